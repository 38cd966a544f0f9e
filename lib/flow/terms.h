/*
 * terms: does an order still say what was agreed on? Its quotation, its contract and production's promise
 * each keep the lines that they were made for; what comes after them asks here whether the lines are those
 * still (clauses 1.4, 3.4.1.2 and 3.4.4.4).
 */
#ifndef FLOW_TERMS_H
#define FLOW_TERMS_H

#include "flow/order.h"

/* A contract in force: the newest version; id 0 if there is none. */
struct terms {
	int64_t contract_id, quotation_id;
};
enum outcome terms_load(struct context *context, int64_t order_id, struct terms *terms);

/*
 * The first line of the order (`line` 0: of all of them; else this one) that the quotation has otherwise, or not at
 * all, and in what: "line 1 has another quantity than QT202611-0001". *difference is NULL if there is none, or no
 * quotation (0); else it lives in the arena.
 */
enum outcome terms_difference(struct context *context, int64_t order_id, int64_t quotation_id, int64_t line,
	const char **difference);

/*
 * REFUSED by the rule if the order, or this line of it (0: all), differs from its contract, or if production's
 * promise to a regular product's order was for other lines; it says what has to be done, and by whom.
 */
enum outcome terms_hold(struct context *context, const struct order *order, int64_t line, enum rule rule);

/*
 * Do lines, contract and, once a notice took effect, the quotation that the customer accepted say the same? True
 * without a contract.
 */
enum outcome terms_settled(struct context *context, int64_t order_id, bool *settled);

/* Was production's promise to this regular product's order for other lines than it has now? */
enum outcome terms_promise_void(struct context *context, const struct order *order, bool *is_void);

#endif
