#include "flow/penalty.h"

#include "flow/lateness.h"
#include "flow/problem.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/lift.h"
#include "policy/numbers.h"
#include "policy/people.h"
#include "policy/workdays.h"

#include <string.h>

struct penalty {
	int64_t id, order_id, raised_at, amount, loss, freight, signed_from;
	const char *number, *loss_reason;
	struct maybe proposed_at, proposed_by, heard_at, waived_at, confirmed_at;
	const char *proposed_real;
	struct maybe waiving_by;
	const char *waiving_real, *waiving_role, *waiving_reason;
	struct answerers who;
};

enum penalty_state { CASE_RAISED, CASE_PROPOSED, CASE_HEARD, CASE_SIGNED_HR, CASE_SIGNED_GM, CASE_CONFIRMED, CASE_WAIVED };
static const struct word penalty_states[] = {[CASE_RAISED] = WORD("penalty state", "raised"), [CASE_PROPOSED] = WORD("penalty state", "proposed"),
	[CASE_HEARD] = WORD("penalty state", "heard"), [CASE_SIGNED_HR] = WORD("penalty state", "signed by hr"),
	[CASE_SIGNED_GM] = WORD("penalty state", "signed by gm"), [CASE_CONFIRMED] = WORD("penalty state", "confirmed"),
	[CASE_WAIVED] = WORD("penalty state", "waived")};

/* What it cost to send: the note, or what was sent of the request after the case of it was raised. */
#define FREIGHT \
	" (select coalesce(sum(freight), 0) from delivery_note where withdrawn_at is null" \
	"  and (delivery_note.id = penalty.note_id or (" OF_REQUEST("penalty") \
	"   and delivery_note.request_id = penalty.request_id and made_at >= penalty.raised_at)))"

static enum outcome load_id(struct context *cx, int64_t id, struct penalty *penalty) {
	bool found = false;
	*penalty = (struct penalty){.id = id, .number = number_text(cx, DOCUMENT_PENALTY, id)};
	TRY(db_get(cx->db, &found,
		SQL("select order_id, raised_at, amount, loss," FREIGHT ", signed_from, loss_reason, proposed_at, proposed_by,"
		    " proposed_real, heard_at, penalty.waived_at, confirmed_at, waiving_by, waiving_real, waiving_role,"
		    " waiving_reason from penalty join ship_request on ship_request.id = request_id where penalty.id = ?1"),
		INT(id), TO_INT(&penalty->order_id), TO_INT(&penalty->raised_at), TO_INT(&penalty->amount),
		TO_INT(&penalty->loss), TO_INT(&penalty->freight), TO_INT(&penalty->signed_from), TO_TEXT(&penalty->loss_reason),
		TO_MAYBE(&penalty->proposed_at), TO_MAYBE(&penalty->proposed_by), TO_TEXT(&penalty->proposed_real),
		TO_MAYBE(&penalty->heard_at), TO_MAYBE(&penalty->waived_at), TO_MAYBE(&penalty->confirmed_at),
		TO_MAYBE(&penalty->waiving_by), TO_TEXT(&penalty->waiving_real), TO_TEXT(&penalty->waiving_role),
		TO_TEXT(&penalty->waiving_reason)));
	return found ? answerers_load(cx, id, &penalty->who)
		: fail(cx->fault, NOT_FOUND, "no penalty case %s", penalty->number);
}

static enum outcome load(struct context *cx, const char *number, struct penalty *penalty) {
	int64_t id = 0;
	TRY(number_find(cx, number, DOCUMENT_PENALTY, &id));
	return load_id(cx, id, penalty);
}

/* Is there a case about the same? *id is its, and *open whether it is neither confirmed nor waived. */
static enum outcome find_same(struct context *cx, const struct penalty_case *about, int64_t *id, bool *open) {
	int64_t one = 0, raised_at = 0, made_at = 0;
	const char *words = NULL;
	int64_t of_note = 0;
	struct maybe over = {0};
	struct query query;
	const bool late = strcmp(about->kind, problem_kinds[PROBLEM_LATE].name) == 0;
	*id = 0;
	TRY(db_select(cx->db, &query,
		SQL("select penalty.id, case when " OF_REQUEST("penalty") " then 0 else 1 end, raised_at, words,"
		    " coalesce(confirmed_at, waived_at),"
		    " coalesce((select made_at from delivery_note where delivery_note.id = ?2), 0) from penalty"
		    " where request_id = ?1 and kind = ?3 and (penalty.note_id = ?2 or " OF_REQUEST("penalty") ") order by penalty.id"),
		INT(about->request_id), INT(about->note_id), TEXT(about->kind), TO_INT(&one), TO_INT(&of_note),
		TO_INT(&raised_at), TO_TEXT(&words), TO_MAYBE(&over), TO_INT(&made_at)));
	while (db_next(&query)) {
		/* One of the request is about what was put on a note while it was open. */
		const bool same = late ? of_note != 0 || about->note_id == 0 || !over.given || over.value >= made_at
			: day_of(raised_at) == day_of(cx->at)
				&& strcmp(text_trimmed(cx->arena, words), text_trimmed(cx->arena, about->reason)) == 0;
		if (!same)
			continue;
		*id = one;
		*open = !over.given;
	}
	return db_end(&query);
}

/* Who answers, the least amount for each, and the loss, which begins with the freight. */
static enum outcome keep_first(struct context *cx, int64_t id, struct answerers *who) {
	struct penalty penalty;
	TRY(load_id(cx, id, &penalty));
	const int64_t amount = answerers_least(who, cx->settings.penalty_least);
	const int64_t loss = penalty.loss > penalty.freight ? penalty.loss : penalty.freight;
	answerers_split(who, amount, loss);
	TRY(answerers_keep(cx, id, who));
	return db_exec(cx->db, SQL("update penalty set amount = ?2, loss = ?3 where id = ?1"), INT(id), INT(amount),
		INT(loss));
}

/* What the signatures bind. */
static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, note_id, request_id, kind, amount, loss, reason, loss_reason, pointed_reason, signed_from"
		    " from penalty where id = ?1"),
		INT(id)));
	TRY(content_add(content, &query));
	TRY(db_select(cx->db, &query,
		SQL("select person_id, share, amount, loss, statement from penalty_person where penalty_id = ?1 order by place"),
		INT(id)));
	return content_add(content, &query);
}

/* Does it say something else than before, or is somebody asked again who refused it? Then nobody has signed that. */
static enum outcome void_signatures(struct context *cx, const struct penalty *penalty, const struct content *before) {
	struct content after = {0};
	int64_t refusals = 0;
	TRY(content(cx, penalty->id, &after));
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) from signature where prefix = ?1 and document_id = ?2 and agree = 0 and id > ?3"),
		TEXT(document_entries[DOCUMENT_PENALTY].prefix), INT(penalty->id), INT(penalty->signed_from), TO_INT(&refusals)));
	if (refusals == 0 && memcmp(before->digest, after.digest, sizeof after.digest) == 0)
		return DONE;
	return db_exec(cx->db,
		SQL("update penalty set signed_from = (select coalesce(max(id), 0) from signature), waiving_at = null,"
		    " waiving_by = null, waiving_real = null, waiving_role = null, waiving_reason = null where id = ?1"),
		INT(penalty->id));
}

/*
 * More is known of it: somebody else's step was late as well, or what it cost to send. Is it proposed, then a dispatch that
 * says so is proposed anew, with what it was less for, and nobody has signed that.
 */
static enum outcome complete(struct context *cx, int64_t id, const struct penalty_case *about) {
	struct penalty penalty;
	struct content before = {0};
	TRY(load_id(cx, id, &penalty));
	TRY(content(cx, id, &before));
	struct answerers who = penalty.who;
	for (size_t i = 0; i < about->who.count; i++)
		answerers_add(cx, &who, (struct maybe){true, about->who.items[i].person});
	const bool another = who.count > penalty.who.count;
	if (penalty.proposed_at.given) {
		if (cx->event.action != ACT_SHIP_DISPATCH || (!another && penalty.freight <= penalty.loss))
			return DONE;
		TRY(db_exec(cx->db, SQL("update penalty set proposed_at = null, heard_at = null, loss_reason = null where id = ?1"),
			INT(id)));
	}
	for (size_t i = 0; another && i < who.count; i++)
		who.items[i].share = 1;
	TRY(db_exec(cx->db, SQL("update penalty set reason = reason || '; ' || ?2 where id = ?1 and trim(reason) <> trim(?2)"),
		INT(id), TEXT(about->reason)));
	TRY(keep_first(cx, id, &who));
	return void_signatures(cx, &penalty, &before);
}

enum outcome penalty_raise(struct context *cx, const struct penalty_case *about, int64_t *id) {
	const char *document = cx->event.document;
	const struct maybe note = {about->note_id != 0, about->note_id};
	const struct maybe raiser = {cx->event.action == ACT_PENALTY_RAISE, cx->actor.id};
	struct answerers who = about->who;
	int64_t same = 0, judged = 0;
	bool open = false;
	*id = 0;
	TRY(find_same(cx, about, &same, &open));
	if (same != 0 && raiser.given)
		return DONE;
	if (same != 0)
		return open ? complete(cx, same, about) : DONE;
	TRY(judged_at(cx, &judged));
	TRY(number_next(cx, DOCUMENT_PENALTY, id));
	if (!raiser.given)
		cx->event.document = document; /* the event is the delivery's */
	TRY(db_exec(cx->db,
		SQL("insert into penalty (id, note_id, kind, amount, reason, words, raised_at, request_id, raised_by, raised_judged)"
		    " values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9)"),
		INT(*id), MAYBE(note), TEXT(about->kind), INT(cx->settings.penalty_least), TEXT(about->reason), INT(cx->at),
		INT(about->request_id), MAYBE(raiser), INT(judged)));
	return keep_first(cx, *id, &who);
}

/* Who has signed it as it stands: hr, gm, both. */
static enum outcome signed_by(struct context *cx, int64_t id, roles *set) {
	struct content now = {0};
	TRY(content(cx, id, &now));
	return signed_in_roles(cx, DOCUMENT_PENALTY, id, &now, set);
}

/* A case that is still open, for whoever may act on it. */
static enum outcome begin(struct context *cx, enum action action, const char *number, struct penalty *penalty) {
	TRY(load(cx, number, penalty));
	TRY(act(cx, action, NULL, NO_ROLES));
	cx->event.order_id = penalty->order_id;
	cx->event.document = penalty->number;
	TRY(happened_after(cx, penalty->raised_at, "the case was raised"));
	if (penalty->waived_at.given || penalty->confirmed_at.given)
		return refuse(cx, RULE_PENALTY_OPEN, "%s is %s", penalty->number,
			word_said(&penalty_states[penalty->waived_at.given ? CASE_WAIVED : CASE_CONFIRMED]));
	return DONE;
}

/* Somebody is taken off: for a reason, and not by himself. */
static enum outcome check_pointing(struct context *cx, const struct penalty *penalty, const struct answerers *who,
	const char *reason, bool *taken_off) {
	*taken_off = false;
	for (size_t i = 0; i < penalty->who.count; i++) {
		const struct answering *one = &penalty->who.items[i];
		bool somebody_else = false;
		if (answerers_have(who, one->person))
			continue;
		*taken_off = true;
		TRY(four_eyes(cx, &(struct author){one->person, one->login}, &somebody_else));
		if (!somebody_else)
			return refuse(cx, RULE_PENALTY_POINTED, "%s: nobody takes himself off a case", penalty->number);
		if (!text_says(reason))
			return refuse(cx, RULE_PENALTY_POINTED, "%s: why doesn't %s answer for it? --reason", penalty->number,
				one->login);
	}
	return DONE;
}

/* The first whose amount doesn't lie within the settings, or NULL. */
static const struct answering *out_of_range(const struct context *cx, const struct answerers *who) {
	for (size_t i = 0; i < who->count; i++)
		if (who->items[i].amount < cx->settings.penalty_least || who->items[i].amount > cx->settings.penalty_most)
			return &who->items[i];
	return NULL;
}

/* What is said, or what stands if it still fits; else the least for each. */
static enum outcome share_out(struct context *cx, struct answerers *who, const struct maybe *said_amount, int64_t stands,
	int64_t loss, int64_t *amount) {
	char paid[DECIMAL_ROOM];
	const char *least = cx->settings.text[SETTING_PENALTY_LEAST], *most = cx->settings.text[SETTING_PENALTY_MOST];
	*amount = said_amount->given ? said_amount->value : stands;
	answerers_split(who, *amount, loss);
	if (!said_amount->given && out_of_range(cx, who)) {
		*amount = answerers_least(who, cx->settings.penalty_least);
		answerers_split(who, *amount, loss);
	}
	const struct answering *one = out_of_range(cx, who);
	if (one)
		return who->count == 1 ? refuse(cx, RULE_PENALTY_COMPLETE, "the amount lies between %s and %s", least, most)
			: refuse(cx, RULE_PENALTY_COMPLETE, "%s would pay %s: the amount of each lies between %s and %s",
				one->login, decimal_format(paid, one->amount, AMOUNT_DECIMALS, AMOUNT_DECIMALS), least, most);
	return DONE;
}

enum outcome penalty_propose(struct context *cx, const char *number, const struct penalty_request *request) {
	struct penalty penalty;
	struct content before = {0};
	bool taken_off = false;
	int64_t amount = 0;
	TRY(begin(cx, ACT_PENALTY_PROPOSE, number, &penalty));
	if (request->reason && !text_says(request->reason))
		return refuse(cx, RULE_PENALTY_COMPLETE, "--reason says nothing");
	TRY(content(cx, penalty.id, &before));
	struct answerers who = penalty.who;
	if (request->people)
		TRY(answerers_parse(cx, request->people, &who));
	if (who.count == 0)
		return refuse(cx, RULE_PENALTY_COMPLETE, "who answers for it? --person LOGIN");
	TRY(check_pointing(cx, &penalty, &who, request->reason, &taken_off));
	const int64_t loss = request->loss.given ? request->loss.value
		: !penalty.proposed_at.given && penalty.loss < penalty.freight ? penalty.freight : penalty.loss;
	const bool less = loss < penalty.freight || loss == 0;
	/* A reason was one for that loss, not for a lower one. */
	const char *less_reason = !less ? NULL : text_says(request->reason) ? request->reason
		: loss >= penalty.loss ? penalty.loss_reason : NULL;
	if (less && !less_reason)
		return refuse(cx, RULE_PENALTY_LOSS, loss == 0 ? SAID("%s: why is there no loss? --reason")
			: SAID("%s: the loss begins with the freight; why is it less? --reason"), penalty.number);
	TRY(share_out(cx, &who, &request->amount, penalty.amount, loss, &amount));
	TRY(answerers_keep(cx, penalty.id, &who));
	const char *about = taken_off || less ? NULL : request->reason;
	TRY(db_exec(cx->db,
		SQL("update penalty set amount = ?2, loss = ?3, reason = coalesce(?4, reason), proposed_at = ?5, proposed_by = ?6,"
		    " proposed_real = ?7, loss_reason = ?8, pointed_reason = coalesce(?9, pointed_reason), heard_at ="
		    " case when exists (select 1 from penalty_person where penalty_id = ?1 and heard_at is null) then null"
		    "  else coalesce(heard_at, (select max(heard_at) from penalty_person where penalty_id = ?1)) end where id = ?1"),
		INT(penalty.id), INT(amount), INT(loss), TEXT(about), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real),
		TEXT(less_reason), TEXT(taken_off ? request->reason : NULL)));
	return void_signatures(cx, &penalty, &before);
}

/* Whose statement it is: his own who answers for it, or one's that hr takes down; of several hr names him. */
static enum outcome find_heard(struct context *cx, const struct penalty *penalty, const char *login, int64_t *person) {
	const struct answerers *who = &penalty->who;
	const bool himself = answerers_have(who, cx->actor.id);
	size_t unheard = 0;
	*person = cx->actor.id;
	if (login)
		TRY(db_get(cx->db, NULL, SQL("select coalesce(max(id), 0) from person where login = ?1"), TEXT(login),
			TO_INT(person)));
	if (*person != cx->actor.id || !himself) {
		if (!(cx->actor.roles & HR))
			return refuse(cx, RULE_PENALTY_HEARD, "the person himself says it, or hr takes it down");
		for (size_t i = 0; i < who->count && !login; i++)
			if (who->count == 1 || !who->items[i].heard_at.given) {
				*person = who->items[i].person;
				unheard++;
			}
		if (!login && unheard != 1)
			return refuse(cx, RULE_PENALTY_HEARD, "several answer for it: whose words are these? --person LOGIN");
	}
	return answerers_have(who, *person) ? DONE
		: refuse(cx, RULE_PENALTY_HEARD, "%s doesn't answer for %s", login ? login : cx->actor.login, penalty->number);
}

enum outcome penalty_hear(struct context *cx, const char *number, const char *login, const char *statement) {
	struct penalty penalty;
	struct content before = {0};
	const char *whose = NULL;
	bool himself = false;
	int64_t person = 0;
	TRY(begin(cx, ACT_PENALTY_HEAR, number, &penalty));
	TRY(content(cx, penalty.id, &before));
	if (!penalty.proposed_at.given)
		return refuse(cx, RULE_PENALTY_HEARD, "%s is not proposed yet", penalty.number);
	TRY(find_heard(cx, &penalty, login, &person));
	TRY(db_get(cx->db, &himself,
		SQL("select login from penalty_person join person on person.id = person_id where penalty_id = ?1 and person_id = ?2"
		    " and heard_by = person_id"),
		INT(penalty.id), INT(person), TO_TEXT(&whose)));
	if (himself && person != cx->actor.id)
		return refuse(cx, RULE_PENALTY_HEARD, "%s: what %s said himself stands; only he says something else", penalty.number,
			whose);
	if (!text_says(statement))
		return refuse(cx, RULE_PENALTY_HEARD, "what does he say? --statement");
	TRY(happened_after(cx, penalty.proposed_at.value, "it was proposed"));
	TRY(db_exec(cx->db,
		SQL("update penalty_person set statement = ?3, heard_at = ?4, heard_by = ?5 where penalty_id = ?1 and person_id = ?2"),
		INT(penalty.id), INT(person), TEXT(statement), INT(cx->at), INT(cx->actor.id)));
	TRY(db_exec(cx->db,
		SQL("update penalty set heard_at = ?2 where id = ?1 and not exists (select 1 from penalty_person"
		    " where penalty_id = ?1 and heard_at is null)"),
		INT(penalty.id), INT(cx->at)));
	return void_signatures(cx, &penalty, &before);
}

/* While goods of a case of lateness are neither sent nor withdrawn, more steps may be late, and the freight isn't known. */
static enum outcome check_sent(struct context *cx, const struct penalty *penalty) {
	struct maybe note = {0};
	int64_t lacks = 0, request = 0;
	bool late = false;
	TRY(db_get(cx->db, &late,
		SQL("select " CASE_UNSENT_NOTE ", case when " CASE_LACKS_NOTE " then 1 else 0 end, request_id from penalty"
		    " join ship_request on ship_request.id = request_id where penalty.id = ?1 and kind = ?2"),
		INT(penalty->id), TEXT(problem_kinds[PROBLEM_LATE].name), TO_MAYBE(&note), TO_INT(&lacks), TO_INT(&request)));
	if (!late || (!note.given && lacks == 0))
		return DONE;
	const char *goods = note.given ? number_text(cx, DOCUMENT_DELIVERY_NOTE, note.value)
		: number_text(cx, DOCUMENT_SHIP_REQUEST, request);
	return refuse(cx, RULE_PENALTY_SENT, "%s waits until %s is sent, or withdrawn: more may be late till then",
		penalty->number, goods);
}

/* Nobody who answers for it, nor his deputy, decides about it. */
static enum outcome check_payers(struct context *cx, const struct penalty *penalty, bool *pays) {
	*pays = false;
	for (size_t i = 0; i < penalty->who.count && !*pays; i++) {
		bool somebody_else = false;
		TRY(four_eyes(cx, &(struct author){penalty->who.items[i].person, penalty->who.items[i].login}, &somebody_else));
		*pays = !somebody_else;
	}
	return DONE;
}

/*
 * Hr and gm are two: as which of them somebody acts who is both, if one of them isn't `taken`. If nobody else is gm, he
 * is; so the other one can follow.
 */
static enum outcome take_role(struct context *cx, roles taken) {
	const roles free = cx->actor.roles & (HR | GM) & ~taken;
	int64_t others = 0;
	if (cx->event.deputy_for || free == NO_ROLES)
		return DONE;
	cx->event.role = free & HR ? ROLE_HR : ROLE_GM;
	if (free != (HR | GM))
		return DONE;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) from person_role join person on person.id = person_id where role = ?1 and person.id <> ?2"
		    " and left_at is null"),
		TEXT(role_words[ROLE_GM].name), INT(cx->actor.id), TO_INT(&others)));
	cx->event.role = others == 0 ? ROLE_GM : ROLE_HR;
	return DONE;
}

enum outcome penalty_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct penalty penalty;
	roles signers = NO_ROLES;
	bool somebody_else = false, pays = false;
	struct signing signing = {.document = DOCUMENT_PENALTY, .id = id, .rule = RULE_PENALTY_CONFIRMED,
		.refused = refused, .reason = reason};
	TRY(begin(cx, ACT_PENALTY_CONFIRM, number_text(cx, DOCUMENT_PENALTY, id), &penalty));
	if (!penalty.heard_at.given)
		return refuse(cx, RULE_PENALTY_HEARD, "%s: the person has not been heard", penalty.number);
	TRY(happened_after(cx, penalty.heard_at.value, "he was heard"));
	TRY(four_eyes(cx, &(struct author){penalty.proposed_by.value, penalty.proposed_real}, &somebody_else));
	TRY(check_payers(cx, &penalty, &pays));
	if (!somebody_else || pays)
		return refuse(cx, RULE_PENALTY_CONFIRMED, "neither who proposed it nor who pays it confirms it");
	if (!refused)
		TRY(check_sent(cx, &penalty));
	if (!refused && (penalty.loss < penalty.freight || penalty.loss == 0) && !penalty.loss_reason)
		return refuse(cx, RULE_PENALTY_LOSS, "%s: the loss is nothing, or less than the freight by now: propose it anew", penalty.number);
	TRY(signed_by(cx, id, &signers));
	TRY(take_role(cx, signers));
	if (signers & role_bit(cx->event.role) && !refused)
		return fail(cx->fault, BAD_DATA, "%s has signed it already", word_said(&role_words[cx->event.role]));
	TRY(content(cx, id, &signing.content));
	TRY(signed_by_others(cx, DOCUMENT_PENALTY, id, &signing.content, &somebody_else));
	if (!somebody_else && !refused)
		return refuse(cx, RULE_PENALTY_CONFIRMED, "%s: hr and gm are two people", penalty.number);
	TRY(sign(cx, &signing));
	if (refused)
		return DONE;
	TRY(signed_by(cx, id, &signers));
	return signers != (HR | GM) ? DONE
		: db_exec(cx->db, SQL("update penalty set confirmed_at = ?2 where id = ?1"), INT(id), INT(cx->at));
}

/* Is the actor the other one of hr and gm, who are two? Then he waives it as that. */
static enum outcome other_waives(struct context *cx, const struct penalty *penalty, bool *does) {
	const enum role first = strcmp(penalty->waiving_role, role_words[ROLE_HR].name) == 0 ? ROLE_HR : ROLE_GM;
	const enum role other = first == ROLE_HR ? ROLE_GM : ROLE_HR;
	int64_t both = 0;
	TRY(four_eyes(cx, &(struct author){penalty->waiving_by.value, penalty->waiving_real}, does));
	if (!*does || (cx->actor.roles & role_bit(other))) {
		cx->event.role = other;
		return DONE;
	}
	/* The first one may be both: then he was the other one. */
	TRY(db_get(cx->db, NULL, SQL("select count(*) from person_role where person_id = ?1 and role = ?2"),
		INT(penalty->waiving_by.value), TEXT(role_words[other].name), TO_INT(&both)));
	*does = both > 0;
	cx->event.role = first;
	return DONE;
}

enum outcome penalty_waive(struct context *cx, const char *number, const char *reason, enum role *waits) {
	struct penalty penalty;
	bool pays = false, does = false;
	*waits = ROLE_COUNT;
	TRY(begin(cx, ACT_PENALTY_WAIVE, number, &penalty));
	if (reason ? !text_says(reason) : !penalty.waiving_by.given)
		return refuse(cx, RULE_PENALTY_WAIVED, "the reason is missing: --reason");
	TRY(check_payers(cx, &penalty, &pays));
	if (pays)
		return refuse(cx, RULE_PENALTY_WAIVED, "nobody waives what he answers for himself");
	if (!penalty.waiving_by.given) {
		TRY(take_role(cx, NO_ROLES));
		*waits = cx->event.role == ROLE_HR ? ROLE_GM : ROLE_HR;
		return db_exec(cx->db,
			SQL("update penalty set waiving_at = ?2, waiving_by = ?3, waiving_real = ?4, waiving_role = ?5,"
			    " waiving_reason = ?6 where id = ?1"),
			INT(penalty.id), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real),
			TEXT(role_words[cx->event.role].name), TEXT(reason));
	}
	TRY(other_waives(cx, &penalty, &does));
	if (!does)
		return refuse(cx, RULE_PENALTY_WAIVED, "%s: hr and gm waive it both, two people; %s has", penalty.number,
			word_said(&role_words[word_find(role_words, ROLE_COUNT, penalty.waiving_role)]));
	const enum role as = cx->event.role;
	const char *why = reason && strcmp(reason, penalty.waiving_reason) != 0
		? arena_printf(cx->arena, "%s; %s", penalty.waiving_reason, reason) : penalty.waiving_reason;
	TRY(allowed(cx, RULE_PENALTY_STANDS, false, why, "%s stands", penalty.number));
	cx->event.role = as;
	return db_exec(cx->db, SQL("update penalty set waived_at = ?2, waived_by = ?3, waived_reason = ?4 where id = ?1"),
		INT(penalty.id), INT(cx->at), INT(cx->actor.id), TEXT(why));
}

static const char *state_of(const struct penalty *penalty, roles signers) {
	const enum penalty_state state = penalty->waived_at.given ? CASE_WAIVED : penalty->confirmed_at.given ? CASE_CONFIRMED
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
		{.name = "waived_reason", .type = FIELD_NOTE},
		{.name = "request", .type = FIELD_NUMBER, .document = DOCUMENT_SHIP_REQUEST},
		{.context = "penalty", .name = "share"}, {.name = "loss_reason", .type = FIELD_NOTE},
		{.name = "pointed_reason", .type = FIELD_NOTE}, {.name = "waiving", WORDS_OF(role_words)},
		{.name = "waiving_reason", .type = FIELD_NOTE}};
	struct penalty penalty = {0};
	int64_t request_id = 0, share = 0, shares = 0;
	struct maybe note_id = {0};
	const char *kind = NULL, *person = NULL, *held = NULL, *reason = NULL, *statement = NULL, *waived = NULL, *pointed = NULL;
	struct query query;
	const struct maybe from = {filter->month.given, day_start(month_first_day(filter->month.value))};
	const struct maybe to = {filter->month.given, day_start(month_first_day(month_next(filter->month.value)))};
	*listing = (struct listing)LISTING("penalties", fields);
	const bool all = may_read(cx, READ_PENALTIES), proposes = may_act(&cx->actor, ACT_PENALTY_PROPOSE, NO_ROLES);
	if (!all && filter->person && strcmp(filter->person, cx->actor.login) != 0)
		return must_read(cx, READ_PENALTIES);
	TRY(db_select(cx->db, &query,
		SQL("select penalty.id, note_id, kind, person.login,"
		    " (select group_concat(role, ',') from person_role where person_role.person_id = part.person_id),"
		    " coalesce(part.amount, penalty.amount), coalesce(part.loss, penalty.loss), raised_at, proposed_at,"
		    " penalty.heard_at, waived_at, confirmed_at, reason, part.statement, waived_reason, request_id,"
		    " coalesce(share, 0), coalesce((select sum(beside.share) from penalty_person as beside"
		    "  where beside.penalty_id = penalty.id), 0), loss_reason, pointed_reason, waiving_role, waiving_reason"
		    " from penalty left join penalty_person as part on part.penalty_id = penalty.id"
		    " left join person on person.id = part.person_id"
		    " where (?1 is null or (raised_at >= ?1 and raised_at < ?2)) and (?3 is null or person.login = ?3)"
		    " and (?7 = 0 or (confirmed_at is null and waived_at is null))"
		    " and (?4 = 1 or part.person_id = ?5 or proposed_by = ?5 or (?6 = 1 and proposed_at is null))"
		    " order by person.login, penalty.id"),
		MAYBE(from), MAYBE(to), TEXT(filter->person), INT(all), INT(cx->actor.id), INT(proposes), INT(filter->open),
		TO_INT(&penalty.id), TO_MAYBE(&note_id), TO_TEXT(&kind),
		TO_TEXT(&person), TO_TEXT(&held), TO_INT(&penalty.amount), TO_INT(&penalty.loss), TO_INT(&penalty.raised_at),
		TO_MAYBE(&penalty.proposed_at), TO_MAYBE(&penalty.heard_at), TO_MAYBE(&penalty.waived_at),
		TO_MAYBE(&penalty.confirmed_at), TO_TEXT(&reason), TO_TEXT(&statement), TO_TEXT(&waived), TO_INT(&request_id),
		TO_INT(&share), TO_INT(&shares), TO_TEXT(&penalty.loss_reason), TO_TEXT(&pointed), TO_TEXT(&penalty.waiving_role),
		TO_TEXT(&penalty.waiving_reason)));
	while (db_next(&query)) {
		roles signers = NO_ROLES;
		TRY(signed_by(cx, penalty.id, &signers));
		listing_number(cx->arena, listing, penalty.id);
		listing_maybe(cx->arena, listing, note_id);
		const char *texts[] = {kind, state_of(&penalty, signers), person, held};
		listing_texts(cx->arena, listing, texts, sizeof texts / sizeof *texts);
		listing_number(cx->arena, listing, penalty.amount);
		listing_number(cx->arena, listing, penalty.loss);
		listing_number(cx->arena, listing, penalty.raised_at);
		const char *words[] = {reason, statement, waived};
		listing_texts(cx->arena, listing, words, sizeof words / sizeof *words);
		listing_number(cx->arena, listing, request_id);
		listing_text(cx->arena, listing, share == 0 || share == shares ? NULL
			: arena_printf(cx->arena, "%lld/%lld", (long long)share, (long long)shares));
		const char *more[] = {penalty.loss_reason, pointed, penalty.waived_at.given ? NULL : penalty.waiving_role,
			penalty.waived_at.given ? NULL : penalty.waiving_reason};
		listing_texts(cx->arena, listing, more, sizeof more / sizeof *more);
	}
	return db_end(&query);
}
