/*
 * small: small orders (clauses 1.2c and 1.2d), tested at the review and again at quotation and contract.
 *
 * An order is small below the setting small-order, with the customer's other small orders of a few days; one without
 * prices isn't until it is priced. What was reviewed and what is quoted may differ: the larger of the two counts.
 */
#ifndef FLOW_SMALL_H
#define FLOW_SMALL_H

#include "flow/order.h"

struct smallness {
	bool small;
	struct maybe own;   /* what the order itself comes to, before tax; not given: it has no prices */
	const char *why;    /* it is small, of a customer without standing: in words, in the arena; else NULL */
};

/*
 * `amount` is what is quoted, or not given. The standing of the customer counts unless it was set by the one who took
 * the order, though there is somebody else who may set it.
 */
enum outcome small_judge(struct context *context, const struct order *order, struct maybe amount,
	struct smallness *smallness);

/*
 * Does the review's conclusion hold for what is quoted (amount: before tax, the raise included)? REFUSED (1.2d) if the
 * order isn't small, but was reviewed without a meeting; REFUSED (1.2c) if it is small, though neither raised price
 * and longer lead time were concluded nor a reason given, unless vp or gm lift it. Not asked behind a contract, nor of
 * an order that isn't reviewed.
 */
enum outcome small_still(struct context *context, const struct order *order, int64_t amount, enum rule rule,
	const char *reason);

/*
 * May a concluded review be held again for what 1.2c and 1.2d ask? If it was circulated and there is to be a meeting; if
 * the order had no prices; if it is small now and that wasn't asked.
 */
enum outcome small_asks_again(struct context *context, const struct order *order, bool meeting, bool *again);

#endif
