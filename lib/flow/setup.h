/*
 * setup: a new database, and its settings.
 */
#ifndef FLOW_SETUP_H
#define FLOW_SETUP_H

#include "policy/context.h"
#include "policy/listing.h"

struct setup_request {
	const char *name, *timezone, *currency;
};

/* Give a new database its first settings. BAD_DATA. */
enum outcome setup_new(struct context *context, const struct setup_request *request);

/* Change a setting. NOT_FOUND for an unknown one, BAD_DATA for one that init alone may set. */
enum outcome setting_set(struct context *context, const char *name, const char *value);

/*
 * Record that the clock is right, though events were recorded later than it says: a clock that was wrong recorded them. What
 * comes is recorded from here on. BAD_DATA if the clock isn't behind, or without a reason.
 */
enum outcome clock_accept(struct context *context, const char *reason);

/* What the clock says, when the last event was recorded, and until when months are closed. */
enum outcome clock_show(struct context *context, struct listing *listing);

/* Every setting with what it means. */
enum outcome setting_list(struct context *context, struct listing *listing);

#endif
