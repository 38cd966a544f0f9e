/*
 * origin: an order as it came in, whatever has become of it: the rows that its recording added, out of the
 * journal, which keeps them for ever. An order that comes in once more is compared with that.
 */
#ifndef FLOW_ORIGIN_H
#define FLOW_ORIGIN_H

#include "flow/order.h"

struct origin {
	int64_t id, received_at;
	const char *kind, *note;
	struct origin_line {
		int64_t product_id, quantity, discount, tax, due;
		struct maybe price, version; /* version: the product as it was (product_version) */
		const char *spec, *quality, *note;
	} *lines;
	size_t count;
};

/* Of this order, in the arena. No lines if the journal doesn't say; BAD_CONFIG if it can't be read. */
enum outcome origin_load(struct context *context, int64_t order_id, struct origin *origin);

/* What differs, in words: of which of the request's lines (from 0), in which column of an import; reason NULL: nothing. */
struct difference {
	size_t place;
	const char *column, *reason;
};

/*
 * Compare an order that comes in with one that did: its lines with those behind the first `from` ones; customers are
 * the same. A price, and a time of receipt, that isn't said agrees with the one that the order had when it was recorded
 * without. Lines that are missing behind the request's last are for the caller to count.
 */
enum outcome origin_compare(struct context *context, const struct origin *origin, const struct order_request *request,
	struct maybe received, size_t from, struct difference *difference);

#endif
