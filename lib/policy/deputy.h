/*
 * deputy: who signs for whom during an absence. A deputy signs with the roles of the one who
 * is away, and every such signature says so; he stands in for nothing else.
 */
#ifndef POLICY_DEPUTY_H
#define POLICY_DEPUTY_H

#include "policy/context.h"
#include "policy/listing.h"

/* Those whose deputy a person is today: an array in the arena. */
enum outcome deputy_of(struct context *context, int64_t person, struct actor **away, size_t *count);

struct deputy_request {
	struct maybe from, to; /* days */
};

/* Appoint a deputy, for oneself or as an admin. NOT_FOUND; BAD_DATA for days that aren't a span. */
enum outcome deputy_appoint(struct context *context, const char *login, const char *deputy,
	const struct deputy_request *request);

enum outcome deputy_list(struct context *context, struct listing *listing);

#endif
