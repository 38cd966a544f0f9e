/*
 * made: how much production has made of a line, as it says (clause 1.7). When its step is finished that is all that was
 * ordered and isn't bought; what was scrapped, or ordered in addition since, is made by another start and finish of the
 * step. No more passes inspection than was made.
 */
#ifndef FLOW_MADE_H
#define FLOW_MADE_H

#include "flow/order.h"

/* In SQL, of an order_line whose production is finished: what is still to be made of it, more than 0 if anything is. */
#define TO_MAKE \
	"(order_line.quantity - order_line.produced - (select coalesce(sum(outsourcing.quantity), 0) from outsourcing" \
	"  where outsourcing.order_id = order_line.order_id and outsourcing.line = order_line.line" \
	"  and handled_at is not null and refused_at is null)" \
	" + (select coalesce(sum(scrap), 0) from inspection where inspection.order_id = order_line.order_id" \
	"  and inspection.line = order_line.line))"

/* The step is finished, of a line or (not given) of all that weren't yet: they are made. */
enum outcome made_all(struct context *context, int64_t order_id, struct maybe line);

/* What is still to be made of a line, or of all, of those whose step is finished; 0 if nothing is. */
enum outcome made_lacks(struct context *context, int64_t order_id, struct maybe line, int64_t *lacks);

/* So much of it is made now; not given: all that lacks. REFUSED beyond that, or of several lines. */
enum outcome made_again(struct context *context, const struct order *order, struct maybe line, struct maybe quantity);

/* How much was made of a line, and when the last of it; of an order without such a step all that was ordered. */
enum outcome made_of_line(struct context *context, const struct order *order, const struct order_line *line, int64_t *made,
	int64_t *made_at);

#endif
