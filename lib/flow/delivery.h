/*
 * delivery: from the warehouse's door to the customer's (clauses 2.3.3, 2.4.4, 2.4.6,
 * 2.5.6): dispatch by an approved carrier, feedback, delivery, and goods that come back.
 */
#ifndef FLOW_DELIVERY_H
#define FLOW_DELIVERY_H

#include "flow/lateness.h"
#include "flow/note.h"

struct dispatch_request {
	const char *carrier, *service, *waybill;
	struct maybe freight;      /* fen */
	const char *reason;        /* for a carrier that can't make the required arrival */
	struct line_texts batches; /* --batch LINE=BATCH; else the oldest first */
};

/*
 * Hand a note to the carrier: confirmed, packed and checked, by money that is still there
 * (a payment that bounced meanwhile stops it), by a carrier that is approved, not suspended
 * and in time. Clerk and requester are told. *late: can it come by the day that was wanted first, or is there a case?
 */
enum outcome delivery_dispatch(struct context *context, const char *note, const struct dispatch_request *request,
	enum lateness *late);

/* It has arrived; late, if that is after the day on which it was to. */
enum outcome delivery_arrive(struct context *context, const char *note, enum lateness *late);

struct return_request {
	struct maybe line, quantity;
	const char *reason;
	bool received; /* nothing new: the warehouse has what the clerk was told of */
};

/* Goods came back: they are inspected again before they are stock. */
enum outcome delivery_return(struct context *context, const char *note, const struct return_request *request);

/* The goods that came back of a request's notes. */
enum outcome delivery_returns(struct context *context, int64_t request_id, struct listing *listing);

#endif
