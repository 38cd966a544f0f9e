/*
 * approve: every document that takes a signature, by its number.
 */
#ifndef FLOW_APPROVE_H
#define FLOW_APPROVE_H

#include "policy/context.h"
#include "policy/listing.h"

/* Sign a document of any kind, or refuse to. NOT_FOUND for one that takes no signature. */
enum outcome approve(struct context *context, const char *number, bool refused, const char *reason);

/* The same for several (their list ends with NULL), all or none, each with its event. */
enum outcome approve_all(struct context *context, const char *const *numbers, bool refused, const char *reason);

/* Every signature on a document of the order, given or refused, oldest first. */
enum outcome approve_signatures(struct context *context, int64_t order_id, struct listing *listing);

#endif
