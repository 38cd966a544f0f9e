/*
 * note: delivery notes until they are dispatched (clauses 2.3.2, 2.4.2a, 2.4.3, 2.5.2,
 * 2.5.7): made from stock and receipts that cover them, confirmed, packed, checked,
 * or withdrawn.
 */
#ifndef FLOW_NOTE_H
#define FLOW_NOTE_H

#include "flow/ship_request.h"

struct note {
	int64_t id, request_id, made_at, made_by, arrive_on, requested_by;
	int64_t first_arrive; /* the day that was wanted first: late is late against it */
	const char *number;
	struct order order;
	struct maybe confirmed_at, packed_at, packed_ok, packed_by, dispatched_at, dispatched_by, delivered_at, sent_judged;
	struct maybe withdrawn_at, carrier_id;
};

struct note_request {
	struct ship_line_request *lines; /* none: all that is left of the request */
	size_t count;
};

/*
 * Make a note for what is left of a request, or a part of it. Refused beyond what is in
 * stock for the order (2.5.2), and beyond what receipts cover unless the general manager
 * has approved exactly this shipment (2.4.3).
 */
enum outcome note_make(struct context *context, const char *number, const struct note_request *request, int64_t *id);

/*
 * Its requester has confirmed it (2.4.2a): he himself, unless he made the note; or, if `requester` names him, through the
 * clerk, whose word it is then, with `how` he did.
 */
enum outcome note_confirm(struct context *context, const char *note, const char *requester, const char *how);

struct packing_request {
	const char *packaging;
	struct maybe good; /* 0 or 1: what the check found */
};
enum outcome note_pack(struct context *context, const char *note, const struct packing_request *request);

/* The clerk withdraws it before it is dispatched; stock and money are free again. */
enum outcome note_withdraw(struct context *context, const char *note, const char *reason);

/* The note with this number. NOT_FOUND. */
enum outcome note_find(struct context *context, const char *number, struct note *note);

/* Find a note for an action that changes it: not before it was made, not once it was withdrawn. */
enum outcome note_begin(struct context *context, enum action action, const char *number, struct note *note);

/* Is the order's money enough for its notes up to this one, or this shipment approved? *missing in fen, 0 if it is. */
enum outcome note_money(struct context *context, const struct note *note, int64_t *missing);

/* What no receipt covers of a request's goods that aren't dispatched: fen, tax included. */
enum outcome note_uncovered(struct context *context, const struct shipping *shipping, int64_t *amount);

/* The number of the request that a note was made for. NOT_FOUND. */
enum outcome note_request_of(struct context *context, int64_t id, const char **request);

/* The notes of a request, and their lines. */
enum outcome note_of_request(struct context *context, int64_t request_id, struct listing *listing);
enum outcome note_lines(struct context *context, int64_t request_id, struct listing *listing);

#endif
