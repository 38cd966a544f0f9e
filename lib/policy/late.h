/*
 * late: months that are closed (clause 1.9). What happened in one and is recorded
 * afterwards says so (--late) and counts in the month of its recording.
 */
#ifndef POLICY_LATE_H
#define POLICY_LATE_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * Note that the event's own time was said to lie far back, with its reason (2.3.6), and which instants of the rows changed since the last event lie in closed months: late
 * entries of the event with this id. REFUSED by clause 1.9 if there are some and the context isn't `late`.
 */
enum outcome late_enter(struct context *context, int64_t event_id);

/*
 * Note a row that is recorded now as a late entry of a closed month, for the event to come: it
 * belongs there, whatever its own instants say.
 */
enum outcome late_note(struct context *context, const char *table, int64_t row, const char *column,
	int64_t month);

/* The end of the last closed month; 0 if none is. Read once a transaction: an import writes many events. */
enum outcome late_until(struct context *context, int64_t *until);

/* The month in which something that happened at the context's `at` counts. */
enum outcome late_month(struct context *context, int64_t *month);

/* When was the month closed? Not given if it is open. */
enum outcome month_closed(struct context *context, int64_t month, struct maybe *closed_at);

/*
 * By event, those recorded in a month (0: all): what happened in a closed month, and what was dated far back with its
 * reason; `month` is given for the former.
 */
enum outcome late_list(struct context *context, int64_t month, struct listing *listing);

#endif
