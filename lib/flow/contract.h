/*
 * contract: signed from an approved, valid and accepted quotation (clause 1.4),
 * with its own number, its signatories, and the signed file in the archive.
 */
#ifndef FLOW_CONTRACT_H
#define FLOW_CONTRACT_H

#include "flow/archive.h"
#include "flow/quote.h"

struct contract_request {
	const char *signatory, *customer_signatory, *terms;
	const char *file; /* the signed contract's scan, or NULL */
	struct maybe amount; /* fen, tax included, as the paper says it: has to be the quotation's */
	struct maybe due;    /* day of delivery, likewise */
	const char *reason;  /* of an amendment */
};
enum outcome contract_sign(struct context *context, const char *quotation,
	const struct contract_request *request, int64_t *id);

/* Amend the order's contract by a newer quotation, as its next version with a number of its own. */
enum outcome contract_amend(struct context *context, const char *quotation,
	const struct contract_request *request, int64_t *id);

/* Archive a further file with the contract. */
enum outcome contract_archive(struct context *context, const char *contract, const char *path);

/* The contract with this number. NOT_FOUND. */
enum outcome contract_find(struct context *context, const char *number, int64_t *id, int64_t *order_id);

/* When the order was contracted; 0 if it wasn't. */
enum outcome contract_signed_at(struct context *context, int64_t order_id, int64_t *signed_at);

/* The register, of one order or (0) of all; or the one contract with this id. */
enum outcome contract_list(struct context *context, int64_t order_id, int64_t id, struct listing *listing);

#endif
