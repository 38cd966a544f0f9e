/*
 * quote: versioned quotations (clauses 1.3a, 1.3b). The newest version that was
 * not withdrawn is the order's quotation.
 */
#ifndef FLOW_QUOTE_H
#define FLOW_QUOTE_H

#include "flow/order.h"
#include "policy/signature.h"

struct quote_request {
	struct maybe tax;   /* percentage on every line; not given: the order lines' own */
	struct maybe valid; /* the last day */
	struct line_values prices, discounts;
	const char *reason; /* why vp or gm let pass what a conclusion holds it to */
};

/*
 * Make the next version from the order's lines, and withdraw the one before it, unless a
 * contract stands on that: then the new one is for an amendment.
 */
enum outcome quote_new(struct context *context, const char *order, const struct quote_request *request,
	int64_t *id);

struct quotation {
	int64_t id;
	const char *number;
	struct order order;
	int64_t version, quoted_at, valid_on, amount, tax_amount;
	struct maybe due; /* the day of delivery that it promises */
	struct author quoter;
	struct maybe reported_at, sent_at, answered_at, accepted, withdrawn_at;
};

enum outcome quote_find(struct context *context, const char *number, struct quotation *quotation);

/* Withdraw the version of an order that stands, unless a contract stands on it. */
enum outcome quote_withdraw(struct context *context, int64_t order_id);

/* The contract that stands on a quotation: 0 if none does. */
enum outcome quote_contract(struct context *context, int64_t id, int64_t *contract);

/* The first line whose price less discount is below the product's cost; 0 if there is none. */
enum outcome quote_below_cost(struct context *context, int64_t id, int64_t *line);

/* Is the quotation approved, as it stands? */
enum outcome quote_approved(struct context *context, const struct quotation *quotation, bool *approved,
	int64_t *approved_at);

/* Sign it, or refuse to (1.3b). For approve. */
enum outcome quote_sign(struct context *context, int64_t id, bool refused, const char *reason);

/* Note that it was reported to the general manager; that it went out; what the customer answered. */
enum outcome quote_report(struct context *context, const char *number);
enum outcome quote_send(struct context *context, const char *number);
struct quote_reply {
	struct maybe accepted; /* 0 or 1 */
};
enum outcome quote_answer(struct context *context, const char *number, const struct quote_reply *reply);

/* Every version of the order (0: of all orders), or the one with this id; its lines. */
enum outcome quote_list(struct context *context, int64_t order_id, int64_t id, struct listing *listing);
enum outcome quote_lines(struct context *context, int64_t id, struct listing *listing);

#endif
