/*
 * penalty: cases of clause 2.6.2, raised by the program from late, wrong or damaged
 * deliveries, or by hr where the clock alone knows of it: proposed with the amount and the
 * loss in the shares of those who answer, heard, confirmed by hr and gm, or waived by both
 * with a reason.
 */
#ifndef FLOW_PENALTY_H
#define FLOW_PENALTY_H

#include "flow/penalty_people.h"
#include "policy/gate.h"
#include "policy/signature.h"

/* What a case is about. */
struct penalty_case {
	int64_t note_id, request_id; /* note_id 0: of the request as far as it is on no note */
	const char *kind;            /* of problem_kinds */
	const char *reason;          /* what came late, or what was wrong or damaged */
	struct answerers who;        /* as far as that is known */
};

/*
 * Raise a case as part of the action under way; *id is its number's, 0 if there is one about the same: late once, wrong
 * or damaged once a day with these words. Until it is proposed its amount is the least of the settings for each, its
 * loss the freight; what the program knows later of the same, and who answers for that, is added to it.
 */
enum outcome penalty_raise(struct context *context, const struct penalty_case *about, int64_t *id);

struct penalty_request {
	const char *people;        /* as answerers_parse() takes them; NULL: as they stand */
	struct maybe amount, loss; /* fen, of all together; not given: as they stand */
	const char *reason;        /* why somebody is taken off, or the loss is less; else what it is about. NULL: as it stands */
};

/* Say who pays how much, and the loss beside it; any change voids the signatures, and what was asked for a waiver. */
enum outcome penalty_propose(struct context *context, const char *penalty, const struct penalty_request *request);

/* What somebody who answers for it says, he himself, or `person` taken down by hr. */
enum outcome penalty_hear(struct context *context, const char *penalty, const char *person, const char *statement);

/* Sign as hr or as gm, who are two, or refuse; confirmed once both have. */
enum outcome penalty_sign(struct context *context, int64_t id, bool refused, const char *reason);

/* Waive it as hr or as gm; *waits: the other of them hasn't, and nothing is waived yet. */
enum outcome penalty_waive(struct context *context, const char *penalty, const char *reason, enum role *waits);

struct penalty_filter {
	struct maybe month; /* in which they were raised */
	const char *person;
	bool open; /* neither confirmed nor waived */
};

/* A row a case and person. */
enum outcome penalty_list(struct context *context, const struct penalty_filter *filter, struct listing *listing);

#endif
