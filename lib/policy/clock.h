/*
 * clock: deadlines in hours, in working time on the calendar or in real time (clauses
 * 3.4.1.2, 3.4.2): begun once, met once, and never begun anew by what goes round them.
 */
#ifndef POLICY_CLOCK_H
#define POLICY_CLOCK_H

#include "policy/context.h"
#include "policy/listing.h"
#include "policy/numbers.h"

/* id, context, name, the setting that says how long, who has to answer */
#define CLOCK_KINDS(X) \
	X(REPLY, "clock", "reply", REPLY_CLOCK, PRODUCTION) \
	X(INCIDENT, "clock", "incident", INCIDENT_CLOCK, PRODUCTION)
#define X(id, context, name, setting, role) CLOCK_##id,
enum clock_kind { CLOCK_KINDS(X) CLOCK_KIND_COUNT };
#undef X
extern const struct word clock_kinds[CLOCK_KIND_COUNT];

/* BAD_CONFIG for an instant of the file outside of the years that can be counted (moment.h): somebody else wrote it there. */
enum outcome instant_stored(struct fault *fault, int64_t instant);

/* When so long after `from` it is, as a setting of hours says ("4 working", "2 real"). */
enum outcome clock_due(struct context *context, enum setting setting, int64_t from, int64_t *due);

/*
 * Begin a clock at `from`, for an order and one of its documents: at the time of recording, or at an earlier one at
 * which it was recorded before. The context's `at` is kept beside it.
 */
enum outcome clock_start(struct context *context, enum clock_kind kind, int64_t order_id, enum document document,
	int64_t document_id, int64_t from);

/* It was answered by the actor, now, whatever time is said, which is kept beside it: every clock of that kind that runs for the document. */
enum outcome clock_meet(struct context *context, enum clock_kind kind, enum document document, int64_t document_id);

/* The question isn't asked any more: the clocks of that kind that run for the document are taken back. */
enum outcome clock_stop(struct context *context, enum clock_kind kind, enum document document, int64_t document_id);

/* The clocks of an order (0: all), with what they were over, up to now if they still run. */
enum outcome clock_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
