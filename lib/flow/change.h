/*
 * change: changes of an order (clause 3.4.4.4): plain, and in the journal, until production
 * has begun; by a change notice signed by vp or above from then on. And orders that are
 * cancelled, held and resumed.
 */
#ifndef FLOW_CHANGE_H
#define FLOW_CHANGE_H

#include "flow/order.h"

struct line_change {
	struct maybe line, quantity, due;
	const char *spec, *quality;
};

struct change_request {
	struct line_change *lines;
	size_t count;
	const char *reason;
	const char *rest; /* what becomes of what was made beyond the new quantity */
};

/*
 * Change an order's lines. Before production has begun it is done at once and *id is 0;
 * from then on it is a change notice, which takes effect with its signature. Never below
 * what is on delivery notes, nor below what passed inspection without saying what becomes
 * of the rest.
 */
enum outcome change_propose(struct context *context, const char *order, const struct change_request *request,
	int64_t *id);

/* Sign a notice, or refuse it, as vp or above. Signed, it takes effect: lines, dates, schedule. For approve. */
enum outcome change_sign(struct context *context, int64_t id, bool refused, const char *reason);

/* The notices of an order (0: all), and what they change, old and new side by side. */
enum outcome change_list(struct context *context, int64_t order_id, struct listing *listing);
enum outcome change_lines(struct context *context, int64_t order_id, struct listing *listing);

/* The newest notice that took effect and stands behind no amendment yet; 0 if there is none. */
enum outcome change_unamended(struct context *context, int64_t order_id, int64_t *id);

struct standing_request {
	const char *reason;
	const char *stock; /* cancelling: what becomes of what was made */
};

/*
 * Cancel: sales before the contract, vp or above after it; not while goods are with the customer.
 * Requests and notes that were not dispatched are withdrawn; money that came in is shown as
 * overpaid, for finance to pay back.
 */
enum outcome change_cancel(struct context *context, const char *order, const struct standing_request *request);

/* Nothing is done with an order on hold until it is resumed; its clocks go on. */
enum outcome change_hold(struct context *context, const char *order, const struct standing_request *request);
enum outcome change_resume(struct context *context, const char *order, const struct standing_request *request);

/* When an order was cancelled, held, resumed, and why. */
enum outcome change_standings(struct context *context, int64_t order_id, struct listing *listing);

#endif
