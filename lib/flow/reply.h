/*
 * reply: production's written reply to a regular product's order within its four hours
 * (clauses 3.4.1.1, 3.4.1.2), and what sales settles with the customer if it is later
 * than required.
 */
#ifndef FLOW_REPLY_H
#define FLOW_REPLY_H

#include "flow/order.h"

struct reply_request {
	struct maybe date;  /* the day of arrival that production promises */
	const char *reason; /* if that is later than required */
};
enum outcome reply_give(struct context *context, const char *order, const struct reply_request *request);

struct settlement {
	struct maybe accepted; /* 0 or 1 */
	const char *answer;    /* what the customer said */
};

/*
 * The customer accepts the later date, which becomes the required one (the old one stays
 * on record), or refuses it: then production replies anew, or the order is cancelled.
 */
enum outcome reply_settle(struct context *context, const char *order, const struct settlement *settlement);

enum outcome reply_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
