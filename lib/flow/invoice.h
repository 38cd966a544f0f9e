/*
 * invoice: invoices to the customer, special or ordinary, and their red-letter
 * reversals, by finance alone (clause 2.3.4); never more than the contract.
 */
#ifndef FLOW_INVOICE_H
#define FLOW_INVOICE_H

#include "flow/order.h"

/* id, context, name */
#define INVOICE_KINDS(X) \
	X(SPECIAL, "invoice", "special") \
	X(ORDINARY, "invoice", "ordinary")
#define X(id, context, name) INVOICE_##id,
enum invoice_kind { INVOICE_KINDS(X) INVOICE_KIND_COUNT };
#undef X
extern const struct word invoice_kinds[INVOICE_KIND_COUNT];

struct invoice_request {
	const char *tax_number;
	const char *kind;    /* of invoice_kinds */
	struct maybe amount; /* fen, tax included; not given: what isn't invoiced yet */
	const char *reason;  /* of a red-letter invoice */
};

/* Issue an invoice for an order; its tax is in proportion to the contract's. */
enum outcome invoice_issue(struct context *context, const char *order, const struct invoice_request *request,
	int64_t *id);

/* Reverse an invoice, once and whole, by a red-letter one with a tax number of its own. */
enum outcome invoice_reverse(struct context *context, const char *invoice, const struct invoice_request *request,
	int64_t *id);

/* The invoices of an order, or (0) all. */
enum outcome invoice_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
