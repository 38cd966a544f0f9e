/*
 * form_parts: what stands on the paper forms, read from the database: each part's fields
 * and its rows, for the document with this id.
 */
#ifndef REPORT_FORM_PARTS_H
#define REPORT_FORM_PARTS_H

#include "policy/context.h"
#include "policy/listing.h"

/* Of an order, by its id. */
enum outcome form_order(struct context *context, int64_t id, struct listing *listing);
enum outcome form_order_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_review(struct context *context, int64_t id, struct listing *listing);
enum outcome form_opinions(struct context *context, int64_t id, struct listing *listing);
enum outcome form_days(struct context *context, int64_t id, struct listing *listing);

enum outcome form_quotation(struct context *context, int64_t id, struct listing *listing);
enum outcome form_quotation_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_contract(struct context *context, int64_t id, struct listing *listing);
enum outcome form_contract_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_contract_files(struct context *context, int64_t id, struct listing *listing);
enum outcome form_note(struct context *context, int64_t id, struct listing *listing);
enum outcome form_note_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_finished(struct context *context, int64_t id, struct listing *listing);
enum outcome form_demand(struct context *context, int64_t id, struct listing *listing);
enum outcome form_demand_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_change(struct context *context, int64_t id, struct listing *listing);
enum outcome form_change_lines(struct context *context, int64_t id, struct listing *listing);
enum outcome form_outsourcing(struct context *context, int64_t id, struct listing *listing);
enum outcome form_outsourcing_receipts(struct context *context, int64_t id, struct listing *listing);

/* Of a month. */
enum outcome form_summary(struct context *context, int64_t month, struct listing *listing);
enum outcome form_summary_figures(struct context *context, int64_t month, struct listing *listing);
enum outcome form_summary_texts(struct context *context, int64_t month, struct listing *listing);

#endif
