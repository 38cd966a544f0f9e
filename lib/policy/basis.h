/*
 * basis: what a decision was taken on.
 *
 * Whoever concludes a review, promises a day or makes a quotation decides on the order as it then is. Each
 * decision keeps the digests of the parts that it rests on, line by line; whoever goes on from it asks whether
 * it still stands, and is refused if not, with what is different now, what has to be done again and by whom.
 * The parts and decisions are two tables in basis.c. An order that was under way when this was introduced
 * keeps what had been decided: its basis is what was there at the migration, and marked so.
 */
#ifndef POLICY_BASIS_H
#define POLICY_BASIS_H

#include "policy/gate.h"
#include "policy/numbers.h"

/*
 * id, its name in the table basis, what it is called, whose document it is (ORDER: of the order itself), the
 * parts that it rests on, the rule that refuses, the action that does it again.
 */
#define DECISIONS(X) \
	X(REVIEW, "review", SAID("the review's conclusion"), ORDER, LINES | ON(CUSTOMER), \
		ACCEPTANCE_MODE, REVIEW_OPEN) \
	X(DAYS, "days", SAID("the contract review form"), ORDER, LINES | ON(SHEET), DAYS_OF_THE_SHEET, REVIEW_DAYS) \
	X(DECISION, "decision", SAID("the general manager's decision"), ORDER, LINES | ON(PLAN) | ON(SHEET), \
		DECISION, DEMAND_DECIDE) \
	X(PROMISE, "promise", SAID("production's reply"), ORDER, LINES, PROMISED_FIRST, SCHEDULE_REPLY) \
	X(QUOTATION, "quotation", SAID("the quotation"), QUOTATION, LINES | ON(SHEET) | ON(QUOTED), \
		CONTRACT_BASIS, QUOTE_NEW) \
	X(CONTRACT, "contract", SAID("the contract"), CONTRACT, LINES, CONTRACT_EQUALS, CONTRACT_AMEND) \
	X(SCHEDULE, "schedule", SAID("the schedule"), ORDER, LINES, REPLANNING_SAYS_WHY, SCHEDULE_MAKE) \
	X(DRAWINGS, "drawings", SAID("the use of earlier drawings"), ORDER, ON(PRODUCT) | ON(SPEC) | ON(QUALITY), \
		DRAWINGS_BRIEFED, DRAWING_REUSE) \
	X(SPECIAL, "special", SAID("the special approval"), SHIP_REQUEST, LINES | ON(AGREED) | ON(MONEY), \
		SPECIAL_APPROVAL_ASKED, SHIP_ASK) \
	X(NOTE, "note", SAID("the delivery note"), DELIVERY_NOTE, LINES | ON(AGREED), \
		NOTE_WITHIN_REQUEST, SHIP_NOTE) \
	X(SEQUENCE, "sequence", SAID("the capacity sequence"), ORDER, LINES | ON(AGREED), SEQUENCE, CAPACITY_DECIDE)

#define X(id, name, called, of, parts, refuses, again) BASIS_##id,
enum decision { DECISIONS(X) DECISION_COUNT };
#undef X

/* The decision is taken now, on the order as it is; `document` is the id of its document, 0 for the order itself. */
enum outcome basis_take(struct context *context, enum decision decision, int64_t order_id, int64_t document);

/*
 * Is what it was taken on still so? *differs is NULL, or says what isn't: "line 1: quantity, line 2: date".
 * What was never taken stands.
 */
enum outcome basis_differs(struct context *context, enum decision decision, int64_t order_id, int64_t document,
	const char **differs);

/* REFUSED by the decision's rule if something differs: what, and what has to be done again by whom. */
enum outcome basis_required(struct context *context, enum decision decision, int64_t order_id, int64_t document);

/*
 * Of the decisions that this rule guards, is one void for the order? *differs is NULL, or says what it rested on that
 * is otherwise now, and *again what has to be done again. The newest of several quotations counts. In Chinese, if the context says so.
 */
enum outcome basis_void(struct context *context, enum rule rule, int64_t order_id, const char **differs,
	enum action *again);

/* What was decided of an order: its document, when, what is otherwise since, and what has to be done again by whom. */
enum outcome basis_list(struct context *context, int64_t order_id, struct listing *listing);

/* What was decided of open orders before this was kept: taken on what is there now. */
enum outcome basis_migrate(struct context *context);

#endif
