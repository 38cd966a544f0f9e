/*
 * inspect: final inspection by QC, and the workshop's finished-goods report for
 * what passed (clause 1.7). The stock of an order comes from that report alone.
 */
#ifndef FLOW_INSPECT_H
#define FLOW_INSPECT_H

#include "flow/order.h"

struct inspection_request {
	struct maybe line;
	struct maybe passed, failed;  /* quantities */
	struct maybe rework, scrap;   /* what becomes of the failed ones; together `failed` */
	const char *batch;
	const char *rework_of;        /* number of the inspection whose reworked ones these are, or NULL */
	const char *outsourced;       /* number of the outsourcing request whose received ones these are, or NULL */
	const char *returned;         /* number of the delivery note whose returned ones these are, or NULL */
};
enum outcome inspect_record(struct context *context, const char *order,
	const struct inspection_request *request, int64_t *id);

/* Report the passed quantity of an inspection as finished goods. */
enum outcome inspect_finish(struct context *context, const char *inspection, int64_t *id);

/* Finished goods of a line that are on no delivery note yet. */
enum outcome stock_of_line(struct context *context, int64_t order_id, int64_t line, int64_t *stock);

/*
 * Where a batch went: every customer, order, note and waybill of it; and the other way
 * round: what came from which batch, by a waybill's, note's or order's number. No row if
 * there is no such thing.
 */
enum outcome inspect_trace(struct context *context, const char *what, struct listing *listing);

enum outcome inspect_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
