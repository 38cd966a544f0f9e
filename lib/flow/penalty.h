/*
 * penalty: cases of clause 2.6.2, raised by the program from late, wrong or damaged
 * deliveries: proposed with an amount and the loss, heard, confirmed by hr and gm, or
 * waived with a reason.
 */
#ifndef FLOW_PENALTY_H
#define FLOW_PENALTY_H

#include "policy/gate.h"
#include "policy/signature.h"

/*
 * A case for a note, once a kind, as part of the action under way; `person` answers for it, if
 * that is known. Its amount is the least of the settings until it is proposed.
 */
enum outcome penalty_raise(struct context *context, int64_t note_id, const char *kind, const char *reason,
	struct maybe person);

struct penalty_request {
	const char *person;        /* login; NULL: as it stands */
	struct maybe amount, loss; /* fen; not given: as they stand */
	const char *reason;        /* NULL: as it stands */
};

/* Say who pays how much, and the loss beside it; any change voids the signatures. */
enum outcome penalty_propose(struct context *context, const char *penalty, const struct penalty_request *request);

/* What the person says to it, said by himself or taken down by hr. */
enum outcome penalty_hear(struct context *context, const char *penalty, const char *statement);

/* Sign as hr or as gm, or refuse; confirmed once both have. */
enum outcome penalty_sign(struct context *context, int64_t id, bool refused, const char *reason);

enum outcome penalty_waive(struct context *context, const char *penalty, const char *reason);

struct penalty_filter {
	struct maybe month; /* in which they were raised */
	const char *person;
	bool open; /* neither confirmed nor waived */
};
enum outcome penalty_list(struct context *context, const struct penalty_filter *filter, struct listing *listing);

#endif
