/*
 * event: what one event of the journal changed, said so that a person can read it.
 */
#ifndef REPORT_EVENT_H
#define REPORT_EVENT_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * A row for every column that was written: of a row that was added its values, of one that was removed what it
 * said, of an update both. NOT_FOUND for an event that isn't there.
 */
enum outcome event_changes(struct context *context, const char *event, struct listing *listing);

#endif
