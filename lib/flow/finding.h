/*
 * finding: what hr finds when it inspects how the policy is carried out (clause 2.3.6). It concerns
 * a clause and a department, maybe a document; the department answers within some working days
 * (setting finding-days); hr accepts the answer, which closes it, or refuses it with a reason, and
 * it is open again. A finding about hr is made and judged by the general manager. Nobody answers
 * what he found, nor judges what he answered.
 */
#ifndef FLOW_FINDING_H
#define FLOW_FINDING_H

#include "policy/gate.h"

/* id, context, name */
#define FINDING_STATES(X) \
	X(OPEN, "finding", "open") \
	X(ANSWERED, "finding", "answered") \
	X(CLOSED, "finding", "closed")
#define X(id, context, name) FINDING_##id,
enum finding_state { FINDING_STATES(X) FINDING_STATE_COUNT };
#undef X
extern const struct word finding_states[FINDING_STATE_COUNT];

/*
 * In SQL, of a row of finding: the number of its last round; its state, as its number in the list.
 */
#define LAST_ROUND \
	" (select max(number) from finding_round as newest where newest.finding_id = finding.id)"
#define FINDING_STATE \
	" case when closed_at is not null then 2 when exists (select 1 from finding_round as given" \
	" where given.finding_id = finding.id and answered_at is not null and judged_at is null)" \
	" then 1 else 0 end"

struct finding_request {
	const char *clause, *department, *document, *text;
};

/*
 * Record one; *id is its id. NOT_FOUND for a clause or document that there isn't; REFUSED by 2.3.6.
 */
enum outcome finding_record(struct context *context, const struct finding_request *request,
	int64_t *id);

/* The department's answer to one that is open. */
enum outcome finding_answer(struct context *context, const char *finding, const char *answer);

struct finding_judgement {
	struct maybe accepted; /* 0 or 1 */
	const char *reason;    /* of a refusal */
};
enum outcome finding_judge(struct context *context, const char *finding,
	const struct finding_judgement *judgement);

struct finding_filter {
	int64_t id;               /* this one, or 0 */
	const char *department, *clause; /* or NULL */
	bool open;                /* those that aren't closed */
};
enum outcome finding_list(struct context *context, const struct finding_filter *filter,
	struct listing *listing);

/* One with all its rounds. NOT_FOUND. */
enum outcome finding_view(struct context *context, const char *finding, struct view *view);

#endif
