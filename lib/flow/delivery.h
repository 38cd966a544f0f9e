/*
 * delivery: delivery notes, from the clerk's hand to the customer's (clauses
 * 2.4.2a to 2.5.7).
 */
#ifndef FLOW_DELIVERY_H
#define FLOW_DELIVERY_H

#include "flow/ship_request.h"

/*
 * Make the note of a request: the stock is there (2.5.2), and receipts cover the
 * order's notes and this one, or the general manager has approved it (2.4.3).
 */
enum outcome ship_note(struct context *context, const char *request, int64_t *id);

/* Its requester has confirmed it: he himself, or (`requester` names him) through the clerk (2.4.2a). */
enum outcome ship_confirm(struct context *context, const char *note, const char *requester);

struct packing_request {
	const char *packaging;
	struct maybe good; /* 0 or 1: what the check found */
};
enum outcome ship_pack(struct context *context, const char *note, const struct packing_request *request);

struct dispatch_request {
	const char *carrier, *service, *waybill;
	struct maybe freight; /* fen */
	const char *reason;   /* for a carrier that can't make the required arrival */
};
enum outcome ship_dispatch(struct context *context, const char *note, const struct dispatch_request *request);

/* The clerk, or the requester, has taken note of the dispatch (2.4.6). */
enum outcome ship_acknowledge(struct context *context, const char *note);

/* It has arrived. */
enum outcome ship_deliver(struct context *context, const char *note);

/* The number of the request that a note was made for. NOT_FOUND. */
enum outcome delivery_request(struct context *context, int64_t id, const char **request);

/* The note of a request, its lines, and who acknowledged its dispatch. */
enum outcome delivery_of_request(struct context *context, int64_t request_id, struct listing *listing);
enum outcome delivery_lines(struct context *context, int64_t request_id, struct listing *listing);
enum outcome delivery_acknowledgements(struct context *context, int64_t request_id, struct listing *listing);

#endif
