#include "policy/workdays.h"

#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/proposal.h"

#define X(id, context, english, works) [DAY_##id] = {english, context},
const struct word day_kinds[DAY_KIND_COUNT] = {DAY_KINDS(X)};
#undef X

static const bool kind_works[DAY_KIND_COUNT] = {
#define X(id, context, english, works) [DAY_##id] = (works),
	DAY_KINDS(X)
#undef X
};

enum outcome workdays(struct context *cx, const struct calendar **calendar) {
	struct calendar *known = &cx->settings.calendar;
	struct calendar_day *days = NULL;
	size_t count = 0;
	int64_t day = 0, works = 0;
	struct query query;
	*calendar = known;
	if (cx->workdays_known)
		return DONE;
	TRY(db_select(cx->db, &query, SQL("select day, works from calendar_day order by day"), TO_INT(&day),
		TO_INT(&works)));
	while (db_next(&query)) {
		days = arena_grow(cx->arena, days, count, sizeof *days);
		days[count++] = (struct calendar_day){day, works};
	}
	TRY(db_end(&query));
	known->days = days;
	known->count = count;
	cx->workdays_known = true;
	return DONE;
}

enum outcome judged_at(struct context *cx, int64_t *instant) {
	const struct calendar *calendar = NULL;
	*instant = cx->at;
	if (cx->at == cx->now)
		return DONE;
	TRY(workdays(cx, &calendar));
	if (today(cx) > calendar_add(calendar, day_of(cx->at), 0))
		*instant = cx->now;
	return DONE;
}

static const char *day_text(const struct context *cx, int64_t day) {
	return day_format(arena_alloc(cx->arena, MOMENT_ROOM), day);
}

/* Is it so already? */
static enum outcome is_so(struct context *cx, int64_t day, bool works, const char *name, bool *so) {
	int64_t one = 0;
	return db_get(cx->db, so, SQL("select 1 from calendar_day where day = ?1 and works = ?2"
		" and coalesce(name, '') = coalesce(?3, '')"), INT(day), INT(works), TEXT(name), TO_INT(&one));
}

enum outcome workday_set(struct context *cx, const struct workday_request *request) {
	bool so = false, waits = false;
	TRY(act(cx, ACT_CALENDAR, NULL, NO_ROLES));
	if (!request->day.given || !request->kind)
		return fail(cx->fault, BAD_DATA, "a day of the calendar needs its date and its kind");
	const int kind = word_find(day_kinds, DAY_KIND_COUNT, request->kind);
	if (kind < 0)
		return fail(cx->fault, BAD_DATA, "'%s' is no kind of day", request->kind);
	TRY(is_so(cx, request->day.value, kind_works[kind], request->name, &so));
	if (so)
		return DONE;
	cx->event.document = day_text(cx, request->day.value);
	TRY(proposal_put(cx, &(struct proposed){PROPOSAL_DAY_SET, {day_text(cx, request->day.value), day_kinds[kind].name,
		request->name}}, false, &waits));
	if (waits)
		return DONE;
	cx->workdays_known = cx->deadline.known = false;
	return db_exec(cx->db,
		SQL("insert into calendar_day (day, works, name) values (?1, ?2, ?3)"
		    " on conflict (day) do update set works = excluded.works, name = excluded.name"
		    " where works <> excluded.works or name is not excluded.name"),
		INT(request->day.value), INT(kind_works[kind]), TEXT(request->name));
}

enum outcome workday_clear(struct context *cx, int64_t day) {
	bool differs = false, waits = false;
	int64_t works = 0;
	TRY(act(cx, ACT_CALENDAR, NULL, NO_ROLES));
	cx->event.document = day_text(cx, day);
	TRY(db_get(cx->db, &differs, SQL("select works from calendar_day where day = ?1"), INT(day), TO_INT(&works)));
	if (!differs)
		return fail(cx->fault, NOT_FOUND, "%s is as its week is", day_text(cx, day));
	TRY(proposal_put(cx, &(struct proposed){PROPOSAL_DAY_CLEAR, {day_text(cx, day)}}, false, &waits));
	if (waits)
		return DONE;
	cx->workdays_known = cx->deadline.known = false;
	return db_exec(cx->db, SQL("delete from calendar_day where day = ?1"), INT(day));
}

enum outcome workday_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "day", .type = FIELD_DAY}, {.name = "kind", WORDS_OF(day_kinds)}, {.name = "name"}};
	*listing = (struct listing)LISTING("calendar", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select day, case works when 1 then ?1 else ?2 end, name from calendar_day order by day"),
		TEXT(day_kinds[DAY_WORKDAY].name), TEXT(day_kinds[DAY_HOLIDAY].name));
}
