/*
 * master: customers, products and carriers.
 *
 * A request's text that is NULL, and a number that isn't given, leaves what is
 * there; a new one then lacks it.
 */
#ifndef FLOW_MASTER_H
#define FLOW_MASTER_H

#include "policy/context.h"
#include "policy/listing.h"

struct customer_request {
	const char *code, *name;
	struct maybe key_account, potential; /* 0 or 1: what clause 1.2c asks for */
	const char *address, *contact, *phone, *note;
};

struct product_request {
	const char *code, *name, *spec, *unit;
	struct maybe price, cost; /* millionths of a yuan a unit */
	const char *note;
};

struct carrier_request {
	const char *code, *name;
	struct maybe transit_days;
	const char *contact, *phone, *note;
};

/* Add one: BAD_DATA if the code is taken or there is no name. Edit one: NOT_FOUND. */
enum outcome customer_add(struct context *context, const struct customer_request *request);
enum outcome customer_edit(struct context *context, const struct customer_request *request);
enum outcome product_add(struct context *context, const struct product_request *request);
enum outcome product_edit(struct context *context, const struct product_request *request);
enum outcome carrier_add(struct context *context, const struct carrier_request *request);
enum outcome carrier_edit(struct context *context, const struct carrier_request *request);

/*
 * Edit the one with the request's code if it is there, else add it: one of a file's
 * rows, all in one event, which then names none of them.
 */
enum outcome customer_save(struct context *context, const struct customer_request *request);
enum outcome product_save(struct context *context, const struct product_request *request);
enum outcome carrier_save(struct context *context, const struct carrier_request *request);

/* Production's head approves a carrier (2.3.3). */
enum outcome carrier_approve(struct context *context, const char *code);

/* All, or the one with this code (NOT_FOUND if it isn't there). */
enum outcome customer_list(struct context *context, const char *code, struct listing *listing);
enum outcome product_list(struct context *context, const char *code, struct listing *listing);
enum outcome carrier_list(struct context *context, const char *code, struct listing *listing);

/* The id behind a code. NOT_FOUND. */
enum outcome customer_find(struct context *context, const char *code, int64_t *id);
enum outcome product_find(struct context *context, const char *code, int64_t *id);
enum outcome carrier_find(struct context *context, const char *code, int64_t *id);

/* The same, and if it isn't there it is added (order-new --create-missing), as part of the action under way. */
enum outcome customer_ensure(struct context *context, const struct customer_request *request, int64_t *id);
enum outcome product_ensure(struct context *context, const struct product_request *request, int64_t *id);

#endif
