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
	bool revoke;           /* he is one no more */
};

/*
 * Name one's own deputy, or call him back (`deputy` NULL: all there are), which the gm may do as well. NOT_FOUND; BAD_DATA
 * for days that aren't a span, or a longer one than the setting deputy-days.
 */
enum outcome deputy_appoint(struct context *context, const char *login, const char *deputy,
	const struct deputy_request *request);

enum outcome deputy_list(struct context *context, struct listing *listing);

#endif
