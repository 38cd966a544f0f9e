#include "policy/gate.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "ground/privilege.h"
#include "ground/text.h"
#include "policy/deputy.h"
#include "policy/late.h"
#include "policy/numbers.h"

#include <stdarg.h>
#include <stdio.h>

/* "vp, gm, or the head of sales"; in Chinese, for a reader of it. */
static const char *doers(struct context *cx, roles who, roles heads, bool chinese) {
	char members[ROLES_ROOM], headed[ROLES_ROOM];
	if (who == OF_DEPARTMENT)
		return said_if(chinese, SAID("the department concerned"));
	if (who == ALL_ROLES)
		return said_if(chinese, SAID("anybody"));
	roles_text(members, who, chinese);
	roles_text(headed, heads, chinese);
	if (!heads)
		return arena_text(cx->arena, members);
	if (!who)
		return arena_printf(cx->arena, said_if(chinese, SAID("the head of %s")), headed);
	return arena_printf(cx->arena, said_if(chinese, SAID("%s, or the head of %s")), members, headed);
}

const char *action_doers(struct context *cx, enum action action) {
	return doers(cx, actions[action].who, actions[action].heads, cx->chinese);
}

const char *action_doers_said(struct context *cx, enum action action) {
	return doers(cx, actions[action].who, actions[action].heads, language_translates());
}

roles department_doers(const char *department) {
	const int role = word_find(role_words, ROLE_COUNT, department);
	return role < 0 ? NO_ROLES : role_bit((enum role)role) | (role == ROLE_PRODUCTION ? WORKSHOP : NO_ROLES);
}

/* In which of his roles somebody may do it. */
static roles able_as(const struct actor *somebody, const struct action_entry *action, roles concerned) {
	const roles who = action->who == OF_DEPARTMENT ? concerned : action->who;
	return (somebody->roles & who) | (somebody->head ? somebody->roles & action->heads : NO_ROLES);
}

bool may_act(const struct actor *somebody, enum action action, roles concerned) {
	return able_as(somebody, &actions[action], concerned) != NO_ROLES;
}

enum outcome others_may(struct context *cx, enum action action, int64_t person, bool *others) {
	const char *name = NULL;
	int64_t head = 0;
	struct query query;
	*others = false;
	TRY(db_select(cx->db, &query,
		SQL("select role, head from person join person_role on person_id = person.id where left_at is null and person.id <> ?1"),
		INT(person), TO_NAME(&name), TO_INT(&head)));
	while (db_next(&query)) {
		struct actor somebody = {.head = head};
		TRY(roles_stored(cx->fault, name, &somebody.roles));
		*others = *others || may_act(&somebody, action, NO_ROLES);
	}
	return db_end(&query);
}

enum outcome others_hold(struct context *cx, enum role role, bool *held) {
	int64_t one = 0;
	return db_get(cx->db, held,
		SQL("select 1 from person_role join person on person.id = person_id"
		    " where role = ?1 and person_id <> ?2 and left_at is null limit 1"),
		TEXT(role_words[role].name), INT(cx->actor.id), TO_INT(&one));
}

enum outcome roles_voiced(struct context *cx, roles all, roles open, bool spoken, roles *set) {
	roles others = NO_ROLES;
	*set = cx->actor.roles & open;
	for (int role = 0; role < ROLE_COUNT; role++) {
		bool held = false;
		if (all & role_bit((enum role)role))
			TRY(others_hold(cx, (enum role)role, &held));
		others |= held ? role_bit((enum role)role) : NO_ROLES;
	}
	if (others == NO_ROLES)
		return DONE;
	const roles alone = *set & ~others, own = alone ? alone : *set;
	*set = spoken ? NO_ROLES : own & -own;
	return DONE;
}

/* The event's role is the first of those; false if there is none. */
static bool take_role(struct context *cx, roles as) {
	for (int role = 0; role < ROLE_COUNT; role++)
		if (as & role_bit(role)) {
			cx->event.role = (enum role)role;
			return true;
		}
	return false;
}

/* A signature may be a deputy's. */
static enum outcome stand_in(struct context *cx, const struct action_entry *action, roles concerned, bool *found) {
	struct actor *away = NULL;
	size_t count = 0;
	TRY(deputy_of(cx, cx->actor.id, &away, &count));
	for (size_t i = 0; i < count && !*found; i++) {
		*found = take_role(cx, able_as(&away[i], action, concerned));
		if (*found)
			cx->event.deputy_for = away[i].id;
	}
	return DONE;
}

static enum outcome check_role(struct context *cx, const struct action_entry *action, roles concerned) {
	const roles who = action->who == OF_DEPARTMENT ? concerned : action->who;
	bool may = take_role(cx, able_as(&cx->actor, action, concerned));
	if (!may && action->signs && !action->in_person)
		TRY(stand_in(cx, action, concerned, &may));
	if (may)
		return DONE;
	char held[ROLES_ROOM];
	const bool chinese = language_translates();
	return fail(cx->fault, NO_ROLE, "only %s may do this; %s is %s", doers(cx, who, action->heads, chinese),
		cx->actor.login, cx->actor.roles ? roles_text(held, cx->actor.roles, chinese) : said("nobody here"));
}

/* "the gm", or "nobody". */
static const char *lifters(struct context *cx, roles lift, bool chinese) {
	char names[ROLES_ROOM];
	if (lift == WHO_ACTS)
		return said_if(chinese, SAID("whoever does it, with a reason,"));
	return lift ? arena_printf(cx->arena, said_if(chinese, SAID("the %s")), roles_text(names, lift, chinese))
		: said_if(chinese, SAID("nobody"));
}

const char *rule_lifters(struct context *cx, enum rule rule) {
	return lifters(cx, rules[rule].lift, cx->chinese);
}

static enum outcome refuse_by(struct context *cx, const char *clause, roles lift, const char *reason) {
	fault_clear(cx->fault);
	cx->fault->clause = clause;
	snprintf(cx->fault->lift, sizeof cx->fault->lift, lift ? said("%s can lift it") : said("nobody can lift it"),
		lifters(cx, lift, language_translates()));
	return fail(cx->fault, REFUSED, "%s", reason);
}

static enum outcome check_standing(struct context *cx, enum action action, const struct standing *standing) {
	char number[NUMBER_ROOM];
	const char *wrong = lifecycle_obstacle(cx, action, standing);
	const bool waits = standing->state != STATE_ON_HOLD && standing_waits(standing);
	return wrong ? refuse_by(cx, waits ? rules[RULE_PRODUCT_RELEASED].clause : actions[action].clause, NO_ROLES,
		arena_printf(cx->arena, said("%s is %s; %s"), number_format(number, DOCUMENT_ORDER, standing->id),
			word_said(&state_words[standing->state]), wrong)) : DONE;
}

/* Clause 2.3.6: a time that lies far back takes a reason. */
static enum outcome check_time(struct context *cx) {
	return !cx->dated || text_says(cx->why) ? DONE : refuse(cx, RULE_BACKDATED,
		"--at lies more than %lld hours back (setting backdate-hours): why is that said now? --reason",
		(long long)cx->settings.backdate_hours);
}

/* In the role in which he acts, he enters into a closed month, too. */
static enum outcome check_late(struct context *cx) {
	const enum role role = cx->event.role;
	TRY(check_role(cx, &actions[ACT_LATE_ENTRY], NO_ROLES));
	cx->event.role = role;
	return DONE;
}

/* Clause 1.9: into a closed month enters who may do that, whatever it is, but no signature; else nobody does. */
static enum outcome check_doer(struct context *cx, enum action action, roles concerned) {
	struct maybe closed_at = {0};
	if (cx->late)
		TRY(month_closed(cx, month_of_day(day_of(cx->at)), &closed_at));
	if (closed_at.given && !able_as(&cx->actor, &actions[action], concerned) && !actions[action].signs)
		return check_role(cx, &actions[ACT_LATE_ENTRY], NO_ROLES);
	TRY(check_role(cx, &actions[action], concerned));
	return closed_at.given ? check_late(cx) : DONE;
}

/* Whoever does it may do it; is it time for it? */
static enum outcome check_point(struct context *cx, enum action action, const struct standing *standing) {
	if (cx->rehearsing)
		return REHEARSED;
	if (action != ACT_CLOCK)
		TRY(clock_check(cx));
	if (standing)
		TRY(check_standing(cx, action, standing));
	return check_time(cx);
}

enum outcome act(struct context *cx, enum action action, const struct standing *standing, roles concerned) {
	if (cx->carries_out) /* who proposed it was asked, and who signs is */
		return DONE;
	cx->event = (struct event){.action = action, .order_id = standing ? standing->id : 0};
	TRY(check_doer(cx, action, concerned));
	return check_point(cx, action, standing);
}

/* Is he head of the department, or does he stand in for him? */
static enum outcome head_himself(struct context *cx, roles concerned, bool *may) {
	struct actor *away = NULL;
	size_t count = 0;
	*may = cx->actor.head && take_role(cx, cx->actor.roles & concerned);
	if (*may)
		return DONE;
	TRY(deputy_of(cx, cx->actor.id, &away, &count));
	for (size_t i = 0; i < count && !*may; i++) {
		*may = away[i].head && take_role(cx, away[i].roles & concerned);
		if (*may)
			cx->event.deputy_for = away[i].id;
	}
	return DONE;
}

enum outcome act_as_head(struct context *cx, enum action action, const struct standing *standing, roles concerned) {
	char held[ROLES_ROOM];
	bool may = false;
	struct maybe closed_at = {0};
	cx->event = (struct event){.action = action, .order_id = standing ? standing->id : 0};
	if (cx->late)
		TRY(month_closed(cx, month_of_day(day_of(cx->at)), &closed_at));
	TRY(head_himself(cx, concerned, &may));
	if (!may) {
		TRY(check_role(cx, &actions[action], concerned));
		const bool chinese = language_translates();
		return fail(cx->fault, NO_ROLE, "only %s may do this; %s is %s", doers(cx, NO_ROLES, concerned, chinese),
			cx->actor.login, roles_text(held, cx->actor.roles, chinese));
	}
	if (closed_at.given)
		TRY(check_late(cx));
	return check_point(cx, action, standing);
}

enum outcome act_also(struct context *cx, enum action action) {
	const struct event event = cx->event;
	const enum outcome outcome = check_role(cx, &actions[action], NO_ROLES);
	cx->event = event;
	return outcome;
}

enum outcome refuse(struct context *cx, enum rule rule, const char *format, ...) {
	char reason[sizeof cx->fault->reason];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(reason, sizeof reason, said(format), arguments);
	va_end(arguments);
	return refuse_by(cx, rules[rule].clause, rules[rule].lift, reason);
}

bool may_read(const struct context *cx, enum read what) {
	const struct actor *reader = &cx->actor;
	if (reader->id == 0)
		return !privileged();
	return (reader->roles & readings[what].who) || (reader->head && reader->roles & readings[what].heads);
}

enum outcome must_read(struct context *cx, enum read what) {
	char held[ROLES_ROOM];
	const bool chinese = language_translates();
	return may_read(cx, what) ? DONE
		: fail(cx->fault, NO_ROLE, "only %s may read that; %s is %s", doers(cx, readings[what].who, readings[what].heads, chinese),
			cx->actor.login, cx->actor.roles ? roles_text(held, cx->actor.roles, chinese) : said("nobody here"));
}

void hide_unread(const struct context *cx, struct listing *listing) {
	for (int what = READ_ANYTHING + 1; what < READ_COUNT; what++)
		if (!may_read(cx, (enum read)what))
			listing->hidden |= 1u << what;
}

void rules_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "clause"}, {.name = "action"}, {.name = "who"},
		{.name = "when"}, {.name = "demands"}, {.name = "lifted_by"}};
	*listing = (struct listing)LISTING("rules", fields);
	for (int i = ACT_NONE + 1; i < ACTION_COUNT; i++) {
		const char *cells[] = {actions[i].clause, actions[i].name, action_doers(cx, (enum action)i),
			lifecycle_point(cx, (enum action)i), "", ""};
		listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
		for (int rule = 0; rule < RULE_COUNT; rule++) {
			if (rules[rule].action != (enum action)i)
				continue;
			const char *demand[] = {rules[rule].clause, actions[i].name, "", "", said_if(cx->chinese, rules[rule].demand),
				rule_lifters(cx, (enum rule)rule)};
			listing_texts(cx->arena, listing, demand, sizeof demand / sizeof *demand);
		}
	}
	for (int i = READ_ANYTHING + 1; i < READ_COUNT; i++) {
		const char *what = arena_printf(cx->arena, said_if(cx->chinese, SAID("read: %s")), said_if(cx->chinese, readings[i].what));
		const char *cells[] = {readings[i].clause, what, doers(cx, readings[i].who, readings[i].heads, cx->chinese), "", "", ""};
		listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
	}
}
