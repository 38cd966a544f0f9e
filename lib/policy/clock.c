#include "policy/clock.h"

#include "ground/calendar.h"
#include "ground/moment.h"
#include "policy/workdays.h"

#include <string.h>

#define X(id, context, english, setting, role) [CLOCK_##id] = {english, context},
const struct word clock_kinds[CLOCK_KIND_COUNT] = {CLOCK_KINDS(X)};
#undef X

static const struct {
	enum setting setting;
	enum role role;
} kind_rules[CLOCK_KIND_COUNT] = {
#define X(id, context, english, says, answers) [CLOCK_##id] = {SETTING_##says, ROLE_##answers},
	CLOCK_KINDS(X)
#undef X
};

static enum outcome find_hours(struct context *cx, enum setting setting, struct hours *hours) {
	return hours_parse(cx->settings.text[setting], hours)
		? fail(cx->fault, BAD_CONFIG, "setting %s", setting_entries[setting].name) : DONE;
}

enum outcome instant_stored(struct fault *fault, int64_t instant) {
	return instant_is_sane(instant) ? DONE
		: fail(fault, BAD_CONFIG, "the database is damaged: an instant outside of the years 1900 to 9999");
}

enum outcome clock_due(struct context *cx, enum setting setting, int64_t from, int64_t *due) {
	const struct calendar *calendar = NULL;
	struct hours hours;
	if (!cx->deadline.known || cx->deadline.setting != setting || cx->deadline.from != from) {
		TRY(instant_stored(cx->fault, from));
		TRY(workdays(cx, &calendar));
		TRY(find_hours(cx, setting, &hours));
		cx->deadline.due = hours.working ? working_add(calendar, from, hours.seconds) : from + hours.seconds;
		cx->deadline.setting = setting;
		cx->deadline.from = from;
		cx->deadline.known = true;
	}
	*due = cx->deadline.due;
	return DONE;
}

enum outcome clock_start(struct context *cx, enum clock_kind kind, int64_t order_id, enum document document,
	int64_t document_id, int64_t from) {
	int64_t due = 0;
	TRY(clock_due(cx, kind_rules[kind].setting, from, &due));
	return db_exec(cx->db,
		SQL("insert into clock (kind, order_id, prefix, document_id, role, started_at, due_at,"
		    " from_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
		TEXT(clock_kinds[kind].name), INT(order_id), TEXT(document_entries[document].prefix), INT(document_id),
		TEXT(role_words[kind_rules[kind].role].name), INT(from), INT(due), INT(cx->at));
}

/* What lies between the deadline and a later instant, as the clock counts. */
static enum outcome over(struct context *cx, enum clock_kind kind, int64_t due, int64_t until, int64_t *seconds) {
	const struct calendar *calendar = NULL;
	struct hours hours;
	*seconds = 0;
	if (until <= due)
		return DONE;
	TRY(instant_stored(cx->fault, due));
	TRY(instant_stored(cx->fault, until));
	TRY(workdays(cx, &calendar));
	TRY(find_hours(cx, kind_rules[kind].setting, &hours));
	*seconds = hours.working ? working_between(calendar, due, until) : until - due;
	/* One that was late outside working hours was late all the same. */
	*seconds = *seconds > 0 ? *seconds : 1;
	return DONE;
}

enum outcome clock_meet(struct context *cx, enum clock_kind kind, enum document document, int64_t document_id) {
	int64_t id = 0, due = 0, seconds = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, due_at from clock where prefix = ?1 and document_id = ?2 and kind = ?3"
		    " and met_at is null order by id"),
		TEXT(document_entries[document].prefix), INT(document_id), TEXT(clock_kinds[kind].name), TO_INT(&id),
		TO_INT(&due)));
	while (db_next(&query)) {
		TRY(over(cx, kind, due, cx->now, &seconds));
		TRY(db_exec(cx->db, SQL("update clock set met_at = ?2, met_by = ?3, over = ?4, said_at = ?5 where id = ?1"),
			INT(id), INT(cx->now), INT(cx->actor.id), INT(seconds), INT(cx->at)));
	}
	return db_end(&query);
}

enum outcome clock_stop(struct context *cx, enum clock_kind kind, enum document document, int64_t document_id) {
	return db_exec(cx->db,
		SQL("delete from clock where prefix = ?1 and document_id = ?2 and kind = ?3 and met_at is null"),
		TEXT(document_entries[document].prefix), INT(document_id), TEXT(clock_kinds[kind].name));
}

enum outcome clock_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "clock", WORDS_OF(clock_kinds)},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "role", WORDS_OF(role_words)},
		{.context = "clock", .name = "started", .type = FIELD_INSTANT}, {.context = "clock", .name = "due", .type = FIELD_INSTANT},
		{.name = "met", .type = FIELD_INSTANT}, {.name = "met_by"}, {.name = "breached", .type = FIELD_BOOLEAN, .late = true},
		{.name = "over_minutes", .type = FIELD_INTEGER},
		{.context = "clock", .name = "happened", .type = FIELD_INSTANT}, {.name = "said_met", .type = FIELD_INSTANT}};
	enum { MINUTE = 60 };
	const char *kind = NULL, *role = NULL, *by = NULL;
	int64_t order = 0, started = 0, due = 0, seconds = 0;
	struct maybe met = {0}, happened = {0}, answered = {0};
	struct query query;
	*listing = (struct listing)LISTING("clocks", fields);
	TRY(db_select(cx->db, &query,
		SQL("select kind, order_id, role, started_at, due_at, met_at, person.login, over, from_at, said_at"
		    " from clock"
		    " left join person on person.id = met_by where order_id between ?1 and ?2 order by clock.id"),
		INT(order_id), INT(last_of(order_id)), TO_TEXT(&kind), TO_INT(&order), TO_TEXT(&role), TO_INT(&started),
		TO_INT(&due), TO_MAYBE(&met), TO_TEXT(&by), TO_INT(&seconds), TO_MAYBE(&happened), TO_MAYBE(&answered)));
	while (db_next(&query)) {
		int place = 0;
		TRY(word_stored(cx->fault, clock_kinds, CLOCK_KIND_COUNT, kind, &place));
		if (!met.given)
			TRY(over(cx, (enum clock_kind)place, due, cx->now, &seconds));
		listing_text(cx->arena, listing, kind);
		listing_number(cx->arena, listing, order);
		listing_text(cx->arena, listing, role);
		listing_number(cx->arena, listing, started);
		listing_number(cx->arena, listing, due);
		listing_maybe(cx->arena, listing, met);
		listing_text(cx->arena, listing, by);
		listing_number(cx->arena, listing, seconds > 0);
		listing_number(cx->arena, listing, (seconds + MINUTE - 1) / MINUTE);
		listing_maybe(cx->arena, listing, happened);
		listing_maybe(cx->arena, listing, answered);
	}
	return db_end(&query);
}
