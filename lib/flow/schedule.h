/*
 * schedule: the steps of making an order, with due dates worked out from the
 * contract review form on the working calendar (clauses 1.5, 1.6a, 1.6b).
 */
#ifndef FLOW_SCHEDULE_H
#define FLOW_SCHEDULE_H

#include "flow/order.h"

struct schedule_outlook {
	int64_t finish;   /* the earliest day on which everything can be done */
	int64_t required; /* the day on which it has to be */
};

/*
 * Make the steps of tech, purchasing, production and QC, as far as the review
 * form names them, one after the other. Each may begin on `planned`, counted
 * forward from today, and is due on the last day that still lets the rest be in
 * time, counted backward from the required date; if that can't be met the due
 * dates are those of the forward count, and outlook->finish is past ->required.
 */
enum outcome schedule_make(struct context *context, const char *order, struct schedule_outlook *outlook);

/* A step is named by its department. */
enum outcome schedule_start(struct context *context, const char *order, const char *step);
enum outcome schedule_finish(struct context *context, const char *order, const char *step,
	const char *outcome);

/* Clause 1.7 stands on 1.6b: is the production step, if there is one, finished? When? */
enum outcome schedule_produced(struct context *context, const struct order *order, bool *produced,
	int64_t *finished_at);

/* The inspection is the QC step: it starts with the first, and is finished when all is inspected. */
enum outcome schedule_inspected(struct context *context, const struct order *order);

enum outcome schedule_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
