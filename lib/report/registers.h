/*
 * registers: the lists that policy 2 prescribes, with exactly the columns that it names
 * (clauses 2.5.3, 2.5.4, 2.5.6), headed in English or Chinese.
 */
#ifndef REPORT_REGISTERS_H
#define REPORT_REGISTERS_H

#include "policy/context.h"
#include "policy/listing.h"

struct register_filter {
	struct maybe from, to; /* days: of the request, the note, the dispatch */
	const char *customer;  /* code */
};

enum outcome register_shipping(struct context *context, const struct register_filter *filter, struct listing *listing);
enum outcome register_notes(struct context *context, const struct register_filter *filter, struct listing *listing);
enum outcome register_dispatch(struct context *context, const struct register_filter *filter, struct listing *listing);

#endif
