/*
 * outsource: what is bought instead of made (clause 3.4.4.5): requested with every field,
 * signed by vp or above, handled by purchasing, confirmed by the general manager, received
 * into inspection.
 */
#ifndef FLOW_OUTSOURCE_H
#define FLOW_OUTSOURCE_H

#include "flow/order.h"

struct outsource_request {
	struct maybe line, quantity, needed, price; /* needed: day; price: expected, a unit's */
	const char *spec, *quality, *reason;
};
/* Tech states in writing why the factory can't make a line. It is of the line as it is: a change voids it. */
enum outcome outsource_state(struct context *context, const char *order, struct maybe line, const char *reason);

/* Sales asks for it: on over-capacity that was raised, or tech's statement; of a line never more in all than it is. */
enum outcome outsource_make(struct context *context, const char *order, const struct outsource_request *request,
	int64_t *id);

/* vp or above on the request; once purchasing has handled it, gm on that. For approve. */
enum outcome outsource_sign(struct context *context, int64_t id, bool refused, const char *reason);

struct handling {
	const char *supplier;
	struct maybe price, deliver; /* a unit's; day */
};
enum outcome outsource_handle(struct context *context, const char *outsourcing, const struct handling *handling);

/* Goods came in; they are stock only through inspection, and move no order. */
enum outcome outsource_receive(struct context *context, const char *outsourcing, struct maybe quantity);

/* What of an outsourcing of this line was received and not inspected yet. NOT_FOUND. */
enum outcome outsource_left(struct context *context, const char *outsourcing, int64_t order_id, int64_t line,
	int64_t *id, int64_t *left);

/* Those of an order, or (0) all. */
enum outcome outsource_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
