/*
 * schedule: the steps of making an order, with due dates worked out from the
 * contract review form on the working calendar (clause 1.5).
 */
#ifndef FLOW_SCHEDULE_H
#define FLOW_SCHEDULE_H

#include "flow/order.h"

struct schedule_outlook {
	int64_t finish;   /* the earliest day on which everything can be done */
	int64_t required; /* the day on which it has to be */
	const char *over; /* work centres whose hours it exceeds, which was raised (3.4.3); or NULL */
};

struct schedule_request {
	const char *reason; /* for planning anew */
};

/*
 * Make the steps of tech, purchasing, production and QC, as far as the review
 * form names them, one after the other. Each may begin on `planned`, counted
 * forward from today, and is due on the last day that still lets the rest be in
 * time, counted backward from the promised date; if that can't be met the due
 * dates are those of the forward count, and outlook->finish is past ->required.
 * Done again, with a reason, it plans what is not finished anew.
 */
enum outcome schedule_make(struct context *context, const char *order, const struct schedule_request *request,
	struct schedule_outlook *outlook);

/* The same as part of another action: what is scheduled already is planned anew. */
enum outcome schedule_plan(struct context *context, const struct order *order, const char *reason,
	struct schedule_outlook *outlook);

/* The times it was planned anew, and why. */
enum outcome schedule_replannings(struct context *context, int64_t order_id, struct listing *listing);

enum outcome schedule_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
