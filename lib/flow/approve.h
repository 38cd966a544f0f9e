/*
 * approve: every document that takes a signature, by its number, and what waits
 * for whom.
 */
#ifndef FLOW_APPROVE_H
#define FLOW_APPROVE_H

#include "policy/context.h"
#include "policy/listing.h"

/* Sign a document of any kind, or refuse to. NOT_FOUND for one that takes no signature. */
enum outcome approve(struct context *context, const char *number, bool refused, const char *reason);

/* What waits for the actor's signature, oldest first. */
enum outcome approve_list(struct context *context, struct listing *listing);

#endif
