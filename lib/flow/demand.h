/*
 * demand: new products before they go the way of a custom order (clauses 3.4.4.1 to
 * 3.4.4.3): the demand plan, signed by vp or above; after production's review the general
 * manager's decision; the departments' milestones and the day of dispatch.
 */
#ifndef FLOW_DEMAND_H
#define FLOW_DEMAND_H

#include "flow/order.h"

struct demand_request {
	const char *product, *purpose, *standard, *reason;
	struct maybe yearly;       /* quantity expected a year */
	struct maybe target_price; /* a unit's */
	struct maybe needed;       /* day */
};

/*
 * File a demand plan, every field of it, before there is a contract. A newer one takes the place of the one before: the
 * order waits for its signature, another review and another decision.
 */
enum outcome demand_file(struct context *context, const char *order, const struct demand_request *request,
	int64_t *id);

/* Sign it, or refuse to, as vp or above: a refusal stands, whoever agreed, until another plan. For approve. */
enum outcome demand_sign(struct context *context, int64_t id, bool refused, const char *reason);

/*
 * Of the order's products that this is an order of them as new ones that nobody has decided to make; or that somebody
 * has. The review sheet of another order shows it, whatever becomes of this one.
 */
enum outcome demand_mark(struct context *context, int64_t order_id, bool undecided);

/*
 * REFUSED (3.4.4.1) while a product was called a new one, on a demand plan, in an opinion or by a refusal, and nobody of
 * gm has decided to make it: a line of the order, which is no new product's itself; or, with order_id 0, this product.
 * What both heads had released before somebody called it new goes on as the regular product that it was.
 */
enum outcome demand_known(struct context *context, int64_t order_id, int64_t product_id);

struct decision_request {
	struct maybe make; /* 0 or 1 */
	const char *reason;
};

/* The general manager decides whether it is made, once the review is concluded. */
enum outcome demand_decide(struct context *context, const char *order, const struct decision_request *request);

struct milestone_request {
	const char *department;
	struct maybe date;     /* by which it is to be done */
	struct maybe dispatch; /* day of dispatch, fed back to sales */
	bool done;
	bool excused;       /* production's head doesn't wait for it, */
	const char *reason; /* and says why */
};

/*
 * Set a department's milestone, or the day of dispatch, as production; with the last department
 * on the review sheet and the dispatch they are complete. `done`: the department says that it
 * met its own. `excused`: the head of production lets production begin without it, which counts as missed.
 * None is met or excused before the decision that it is of; after another decision they are set anew.
 */
enum outcome milestone_set(struct context *context, const char *order, const struct milestone_request *request);

/*
 * The decision that they are of doesn't stand any more: they are set anew after another. What was met, excused or late
 * stays in the assessment.
 */
enum outcome milestones_void(struct context *context, int64_t order_id);

/* A department's step was finished: so is its milestone, if it has one. */
enum outcome milestone_met(struct context *context, int64_t order_id, const char *department);

/*
 * REFUSED unless all departments but production itself and `beside` have met their milestones for a new product's order,
 * or were excused (3.4.4.3): then production begins, or what is bought instead is executed.
 */
enum outcome milestones_required(struct context *context, const struct order *order, enum role beside);

enum outcome demand_list(struct context *context, int64_t order_id, struct listing *listing);
enum outcome demand_decisions(struct context *context, int64_t order_id, struct listing *listing);
enum outcome demand_milestones(struct context *context, int64_t order_id, struct listing *listing);

#endif
