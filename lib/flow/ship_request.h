/*
 * ship_request: shipping requests (clauses 2.3.1, 2.5.1), and the general manager's
 * special approval of one (2.4.3).
 */
#ifndef FLOW_SHIP_REQUEST_H
#define FLOW_SHIP_REQUEST_H

#include "flow/order.h"
#include "policy/signature.h"

struct ship_line_request {
	struct maybe line, quantity;
	const char *equipment; /* NULL: the item's name */
};

struct shipping_request {
	struct ship_line_request *lines;
	size_t count;
	const char *tubing, *labels, *special, *address, *contact, *phone;
	struct maybe arrive; /* day */
};

enum outcome ship_request(struct context *context, const char *order,
	const struct shipping_request *request, int64_t *id);

struct shipping {
	int64_t id;
	const char *number;
	struct order order;
	int64_t requested_at, requested_by, arrive_on;
	struct maybe withdrawn_at;
	int64_t notes; /* that were made for it and stand */
};
enum outcome ship_request_find(struct context *context, const char *number, struct shipping *shipping);

/*
 * Change what is given of a request; lines that are given replace all. Any change voids a
 * special approval. Refused once a note stands on it: that is withdrawn first.
 */
enum outcome ship_change(struct context *context, const char *request, const struct shipping_request *change);

/* Its requester withdraws it. */
enum outcome ship_request_withdraw(struct context *context, const char *request, const char *reason);

/* The clerk asks for the special approval; the general manager gives it, or refuses. */
enum outcome ship_ask(struct context *context, const char *request, const char *reason);
enum outcome ship_request_sign(struct context *context, int64_t id, bool refused, const char *reason);

/*
 * Use the special approval of a request, as it stands, for a note that lacks `amount` (fen): *approved is false unless
 * there is one that has neither expired nor gone to another note, for so much at least.
 */
enum outcome ship_use_approval(struct context *context, int64_t request_id, int64_t note_id, int64_t amount,
	bool *approved);

/* The requests of an order (0: all) with how far each has come; the lines of one. */
enum outcome ship_list(struct context *context, int64_t order_id, struct listing *listing);
enum outcome ship_request_show(struct context *context, int64_t id, struct listing *listing);
enum outcome ship_request_lines(struct context *context, int64_t id, struct listing *listing);

#endif
