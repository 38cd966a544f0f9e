/*
 * payment: the customers' money as finance alone records it (clauses 2.3.4, 2.4.3).
 * A receipt may be spread over several orders; what no order has of it is
 * unassigned, and shown. Nothing is taken back but by a reversal.
 */
#ifndef FLOW_PAYMENT_H
#define FLOW_PAYMENT_H

#include "flow/order.h"

/* In SQL: what no order has of a receipt, and wasn't reversed. */
#define UNASSIGNED_RECEIPTS \
	"(select receipt_id, rest from (select id as receipt_id, amount" \
	"  - (select coalesce(sum(amount), 0) from receipt_share where receipt_id = receipt.id)" \
	"  - (select coalesce(sum(amount), 0) from receipt_reversal where receipt_id = receipt.id and order_id is null)" \
	"  as rest from receipt where settled = 0) where rest > 0) as unassigned_receipt"

struct receipt_request {
	struct maybe amount;         /* fen */
	const char *reference;       /* the bank's */
	const char *payer, *memo;
	bool again;                  /* another receipt with a reference that there is */
	const char *reason;          /* why */
	const char *const *orders;   /* "SO202611-0001" or "SO202611-0001=1200.00", ends with NULL */
};

/*
 * Record a receipt: all of it for the one order that is named, or a share for each. Clause 2.3.4 refuses a
 * reference that a receipt has already of which not all was reversed, unless it is said again, with a reason.
 */
enum outcome payment_receive(struct context *context, const struct receipt_request *request, int64_t *id);

/* Give shares of what is unassigned of a receipt to orders. */
enum outcome payment_assign(struct context *context, const char *receipt, const char *const *orders);

struct reversal_request {
	const char *order;   /* NULL: of all that has a share, and of what is unassigned */
	struct maybe amount; /* fen; not given: all that is left */
	const char *reason;
};

/* A payment bounced, or was paid back: all of it, or so much of one order's share. */
enum outcome payment_reverse(struct context *context, const char *receipt, const struct reversal_request *request);

/* A line of a bank statement. */
struct bank_line {
	struct maybe date, amount; /* day; fen */
	const char *reference, *payer, *memo;
};

/*
 * Record it as a receipt that is unassigned; *known says that it was there already: from the same line of a
 * statement, or typed, with the same reference and amount. `all` says whether others with its reference are received again.
 */
enum outcome payment_book(struct context *context, const struct bank_line *line, const struct receipt_request *all,
	int64_t *id, bool *known);

/* The receipts of an order, or (0) all; those with something unassigned, and which orders it may be for, and why. */
enum outcome payment_list(struct context *context, int64_t order_id, struct listing *listing);
enum outcome payment_unassigned(struct context *context, struct listing *listing);

/* What an order (0: every one that isn't settled) comes to, was received, noted and invoiced, is owing or overpaid. */
enum outcome payment_balance(struct context *context, int64_t order_id, struct listing *listing);

#endif
