/*
 * step: the steps of a schedule while they are worked on (clauses 1.6a, 1.6b): started,
 * finished, urged. A step is named by its department. Where an order has several
 * lines, a step can be started and finished for each by itself; it is finished
 * with the last of them.
 */
#ifndef FLOW_STEP_H
#define FLOW_STEP_H

#include "flow/order.h"

struct step_request {
	struct maybe line;   /* of the order; not given: all of them */
	const char *outcome; /* what came of it */
	bool at_once; /* begun and finished in one */
	struct maybe quantity; /* of what is made again: not given, all that lacks */
};

/* Production's step, once finished, is started and finished again for what was scrapped or ordered since (flow/made.h). */
enum outcome step_start(struct context *context, const char *order, const char *step,
	const struct step_request *request);
enum outcome step_finish(struct context *context, const char *order, const char *step,
	const struct step_request *request);

/* A step that begins and ends at once: both, an event each. */
enum outcome step_do(struct context *context, const char *order, const char *step, const struct step_request *request);

/* A department downstream, production's head, vp or gm urges the one whose step it is; it is on that one's list of tasks. */
enum outcome step_urge(struct context *context, const char *order, const char *step, const char *note);

/* Clause 1.7 stands on 1.6b: is the production step, if there is one, finished for this line? When? */
enum outcome step_produced(struct context *context, const struct order *order, int64_t line, bool *produced,
	int64_t *finished_at);

/* The inspection is the QC step: it starts with the first, and is finished when all is inspected. */
enum outcome step_inspected(struct context *context, const struct order *order);

/* What was done of an order's steps by line; who urged whom. */
enum outcome step_lines(struct context *context, int64_t order_id, struct listing *listing);
enum outcome step_urges(struct context *context, int64_t order_id, struct listing *listing);

#endif
