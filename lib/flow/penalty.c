#include "flow/penalty.h"

#include "flow/problem.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"
#include "policy/people.h"

#include <string.h>

enum outcome penalty_raise(struct context *cx, int64_t note_id, const char *kind, const char *reason,
	struct maybe person) {
	const char *document = cx->event.document;
	int64_t id = 0;
	bool there = false;
	TRY(db_get(cx->db, &there, SQL("select id from penalty where note_id = ?1 and kind = ?2"), INT(note_id),
		TEXT(kind), TO_INT(&id)));
	if (there)
		return DONE;
	TRY(number_next(cx, DOCUMENT_PENALTY, &id));
	cx->event.document = document; /* the event is the delivery's */
	return db_exec(cx->db,
		SQL("insert into penalty (id, note_id, kind, amount, person_id, reason, raised_at)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(id), INT(note_id), TEXT(kind), INT(cx->settings.penalty_least), MAYBE(person), TEXT(reason),
		INT(cx->at));
}

struct penalty {
	int64_t id, order_id, raised_at, amount, loss;
	const char *number;
	struct maybe person, proposed_at, proposed_by, heard_at, waived_at;
	const char *proposed_real;
};

static enum outcome load(struct context *cx, const char *number, struct penalty *penalty) {
	bool found = false;
	*penalty = (struct penalty){0};
	TRY(number_find(cx, number, DOCUMENT_PENALTY, &penalty->id));
	penalty->number = number_text(cx, DOCUMENT_PENALTY, penalty->id);
	TRY(db_get(cx->db, &found,
		SQL("select order_id, raised_at, amount, loss, person_id, proposed_at, proposed_by, proposed_real, heard_at,"
		    " waived_at from penalty join delivery_note on delivery_note.id = note_id where penalty.id = ?1"),
		INT(penalty->id), TO_INT(&penalty->order_id), TO_INT(&penalty->raised_at), TO_INT(&penalty->amount),
		TO_INT(&penalty->loss), TO_MAYBE(&penalty->person), TO_MAYBE(&penalty->proposed_at),
		TO_MAYBE(&penalty->proposed_by), TO_TEXT(&penalty->proposed_real), TO_MAYBE(&penalty->heard_at),
		TO_MAYBE(&penalty->waived_at)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no penalty case %s", number);
}

/* What the signatures bind. */
static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, note_id, kind, amount, loss, person_id, reason, statement from penalty where id = ?1"),
		INT(id)));
	return content_add(content, &query);
}

/* Who has signed it as it stands: hr, gm, both. */
static enum outcome signed_by(struct context *cx, int64_t id, roles *set) {
	struct content now = {0};
	TRY(content(cx, id, &now));
	return signed_in_roles(cx, DOCUMENT_PENALTY, id, &now, set);
}

/* A case that is still open, for whoever may act on it. */
static enum outcome begin(struct context *cx, enum action action, const char *number, struct penalty *penalty) {
	roles signers = NO_ROLES;
	TRY(load(cx, number, penalty));
	TRY(act(cx, action, NULL, NO_ROLES));
	cx->event.order_id = penalty->order_id;
	cx->event.document = penalty->number;
	TRY(happened_after(cx, penalty->raised_at, "the case was raised"));
	TRY(signed_by(cx, penalty->id, &signers));
	if (penalty->waived_at.given || signers == (HR | GM))
		return refuse(cx, RULE_PENALTY_OPEN, "%s is %s", penalty->number,
			penalty->waived_at.given ? "waived" : "confirmed");
	return DONE;
}

enum outcome penalty_propose(struct context *cx, const char *number, const struct penalty_request *request) {
	struct penalty penalty;
	int64_t person = 0;
	TRY(begin(cx, ACT_PENALTY_PROPOSE, number, &penalty));
	if (request->person)
		TRY(person_find(cx, request->person, &person));
	const struct maybe who = request->person ? (struct maybe){true, person} : penalty.person;
	const int64_t amount = request->amount.given ? request->amount.value : penalty.amount;
	if (!who.given)
		return refuse(cx, RULE_PENALTY_COMPLETE, "who answers for it? --person LOGIN");
	if (amount < cx->settings.penalty_least || amount > cx->settings.penalty_most)
		return refuse(cx, RULE_PENALTY_COMPLETE, "the amount lies between %s and %s",
			cx->settings.text[SETTING_PENALTY_LEAST], cx->settings.text[SETTING_PENALTY_MOST]);
	return db_exec(cx->db,
		SQL("update penalty set person_id = ?2, amount = ?3, loss = ?4, reason = coalesce(?5, reason),"
		    " proposed_at = ?6, proposed_by = ?7, proposed_real = ?8 where id = ?1"),
		INT(penalty.id), INT(who.value), INT(amount), INT(request->loss.given ? request->loss.value : penalty.loss),
		TEXT(request->reason), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
}

enum outcome penalty_hear(struct context *cx, const char *number, const char *statement) {
	struct penalty penalty;
	TRY(begin(cx, ACT_PENALTY_HEAR, number, &penalty));
	if (!penalty.proposed_at.given)
		return refuse(cx, RULE_PENALTY_HEARD, "%s is not proposed yet", penalty.number);
	if (cx->actor.id != penalty.person.value && !(cx->actor.roles & HR))
		return refuse(cx, RULE_PENALTY_HEARD, "the person himself says it, or hr takes it down");
	if (!text_says(statement))
		return refuse(cx, RULE_PENALTY_HEARD, "what does he say? --statement");
	TRY(happened_after(cx, penalty.proposed_at.value, "it was proposed"));
	return db_exec(cx->db, SQL("update penalty set statement = ?2, heard_at = ?3 where id = ?1"),
		INT(penalty.id), TEXT(statement), INT(cx->at));
}

enum outcome penalty_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct penalty penalty;
	roles signers = NO_ROLES;
	bool somebody_else = false;
	struct signing signing = {.document = DOCUMENT_PENALTY, .id = id, .rule = RULE_PENALTY_CONFIRMED,
		.refused = refused, .reason = reason};
	TRY(begin(cx, ACT_PENALTY_CONFIRM, number_text(cx, DOCUMENT_PENALTY, id), &penalty));
	if (!penalty.heard_at.given)
		return refuse(cx, RULE_PENALTY_HEARD, "%s: the person has not been heard", penalty.number);
	TRY(happened_after(cx, penalty.heard_at.value, "he was heard"));
	const struct author author = {penalty.proposed_by.value, penalty.proposed_real};
	TRY(four_eyes(cx, &author, &somebody_else));
	if (!somebody_else || cx->actor.id == penalty.person.value)
		return refuse(cx, RULE_PENALTY_CONFIRMED, "neither who proposed it nor who pays it confirms it");
	TRY(signed_by(cx, id, &signers));
	/* Who is both signs as the one that is missing. */
	if (signers & role_bit(cx->event.role) && cx->actor.roles & (HR | GM) & ~signers)
		cx->event.role = signers & HR ? ROLE_GM : ROLE_HR;
	if (signers & role_bit(cx->event.role) && !refused)
		return fail(cx->fault, BAD_DATA, "%s has signed it already", word_said(&role_words[cx->event.role]));
	TRY(content(cx, id, &signing.content));
	return sign(cx, &signing);
}

enum outcome penalty_waive(struct context *cx, const char *number, const char *reason) {
	struct penalty penalty;
	TRY(begin(cx, ACT_PENALTY_WAIVE, number, &penalty));
	if (!text_says(reason))
		return refuse(cx, RULE_PENALTY_OPEN, "the reason is missing: --reason");
	return db_exec(cx->db, SQL("update penalty set waived_at = ?2, waived_by = ?3, waived_reason = ?4 where id = ?1"),
		INT(penalty.id), INT(cx->at), INT(cx->actor.id), TEXT(reason));
}

enum penalty_state { CASE_RAISED, CASE_PROPOSED, CASE_HEARD, CASE_SIGNED_HR, CASE_SIGNED_GM, CASE_CONFIRMED, CASE_WAIVED };
static const struct word penalty_states[] = {[CASE_RAISED] = WORD("penalty state", "raised"), [CASE_PROPOSED] = WORD("penalty state", "proposed"),
	[CASE_HEARD] = WORD("penalty state", "heard"), [CASE_SIGNED_HR] = WORD("penalty state", "signed by hr"),
	[CASE_SIGNED_GM] = WORD("penalty state", "signed by gm"), [CASE_CONFIRMED] = WORD("penalty state", "confirmed"),
	[CASE_WAIVED] = WORD("penalty state", "waived")};

static const char *state_of(const struct penalty *penalty, roles signers) {
	const enum penalty_state state = penalty->waived_at.given ? CASE_WAIVED : signers == (HR | GM) ? CASE_CONFIRMED
		: signers == HR ? CASE_SIGNED_HR : signers == GM ? CASE_SIGNED_GM
		: penalty->heard_at.given ? CASE_HEARD : penalty->proposed_at.given ? CASE_PROPOSED : CASE_RAISED;
	return penalty_states[state].name;
}

enum outcome penalty_list(struct context *cx, const struct penalty_filter *filter, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "penalty", .type = FIELD_NUMBER, .document = DOCUMENT_PENALTY},
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE}, {.name = "kind", WORDS_OF(problem_kinds)},
		{.name = "state", WORDS_OF(penalty_states)}, {.context = "penalty", .name = "person"}, {.name = "departments", WORDS_OF(role_words)}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "loss", .type = FIELD_AMOUNT}, {.context = "penalty", .name = "raised", .type = FIELD_INSTANT},
		{.name = "reason", .type = FIELD_NOTE}, {.name = "statement", .type = FIELD_NOTE},
		{.name = "waived_reason", .type = FIELD_NOTE}};
	struct penalty penalty = {0};
	int64_t note_id = 0;
	const char *kind = NULL, *person = NULL, *held = NULL, *reason = NULL, *statement = NULL, *waived = NULL;
	struct query query;
	const struct maybe from = {filter->month.given, day_start(month_first_day(filter->month.value))};
	const struct maybe to = {filter->month.given, day_start(month_first_day(month_next(filter->month.value)))};
	*listing = (struct listing)LISTING("penalties", fields);
	const bool all = may_read(cx, READ_PENALTIES), proposes = may_act(&cx->actor, ACT_PENALTY_PROPOSE, NO_ROLES);
	if (!all && filter->person && strcmp(filter->person, cx->actor.login) != 0)
		return must_read(cx, READ_PENALTIES);
	TRY(db_select(cx->db, &query,
		SQL("select penalty.id, note_id, kind, person.login,"
		    " (select group_concat(role, ',') from person_role where person_role.person_id = penalty.person_id),"
		    " amount, loss, raised_at, proposed_at, heard_at, waived_at, reason, statement, waived_reason"
		    " from penalty left join person on person.id = person_id"
		    " where (?1 is null or (raised_at >= ?1 and raised_at < ?2)) and (?3 is null or person.login = ?3)"
		    " and (?4 = 1 or person_id = ?5 or proposed_by = ?5 or (?6 = 1 and proposed_at is null)) order by person.login, penalty.id"),
		MAYBE(from), MAYBE(to), TEXT(filter->person), INT(all), INT(cx->actor.id), INT(proposes), TO_INT(&penalty.id), TO_INT(&note_id), TO_TEXT(&kind),
		TO_TEXT(&person), TO_TEXT(&held), TO_INT(&penalty.amount), TO_INT(&penalty.loss), TO_INT(&penalty.raised_at),
		TO_MAYBE(&penalty.proposed_at), TO_MAYBE(&penalty.heard_at), TO_MAYBE(&penalty.waived_at), TO_TEXT(&reason),
		TO_TEXT(&statement), TO_TEXT(&waived)));
	while (db_next(&query)) {
		roles signers = NO_ROLES;
		TRY(signed_by(cx, penalty.id, &signers));
		if (filter->open && (penalty.waived_at.given || signers == (HR | GM)))
			continue;
		listing_number(cx->arena, listing, penalty.id);
		listing_number(cx->arena, listing, note_id);
		const char *texts[] = {kind, state_of(&penalty, signers), person, held};
		listing_texts(cx->arena, listing, texts, sizeof texts / sizeof *texts);
		listing_number(cx->arena, listing, penalty.amount);
		listing_number(cx->arena, listing, penalty.loss);
		listing_number(cx->arena, listing, penalty.raised_at);
		const char *words[] = {reason, statement, waived};
		listing_texts(cx->arena, listing, words, sizeof words / sizeof *words);
	}
	return db_end(&query);
}
