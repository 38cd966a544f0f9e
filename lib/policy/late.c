#include "policy/late.h"

#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/numbers.h"

#include <string.h>

enum outcome late_until(struct context *cx, int64_t *until) {
	if (!cx->closed_until.given)
		TRY(db_get(cx->db, NULL, SQL("select coalesce(max(to_at), 0) from month_close"),
			TO_INT(&cx->closed_until.value)));
	cx->closed_until.given = true;
	*until = cx->closed_until.value;
	return DONE;
}

/* When it counts: now, or, if by a clock that was wrong a month was closed that isn't over, in the first one that is open. */
static int64_t counted_at(const struct context *cx, int64_t closed_until) {
	return cx->now > closed_until ? cx->now : closed_until;
}

/* An instant that a change set, if a closed month has it. */
static enum outcome enter_instant(struct context *cx, const struct change *change, const char *column, int64_t place,
	int64_t event_id) {
	int64_t closed_until = 0;
	const struct value *row = change->before ? change->before : change->after;
	const struct value *instant = change->after && place < change->columns ? &change->after[place] : NULL;
	if (!instant || instant->type != VALUE_INT)
		return DONE;
	TRY(late_until(cx, &closed_until));
	return db_exec(cx->db,
		SQL("insert into late_entry (table_name, row_id, column_name, happened_at, counted_at, event_id)"
		    " select ?1, ?2, ?3, ?4, ?5, ?6 from month_close where ?4 >= from_at and ?4 < to_at on conflict do nothing"),
		TEXT(change->table), INT(row[0].number), TEXT(column), INT(instant->number), INT(counted_at(cx, closed_until)), INT(event_id));
}

static enum outcome enter_change(struct context *cx, const struct change *change, int64_t event_id) {
	const char *column = NULL;
	int64_t place = 0;
	struct query query;
	if (strcmp(change->table, "month_close") == 0) /* its span is what it closes */
		return DONE;
	TRY(db_select(cx->db, &query,
		SQL("select name, cid from pragma_table_info(?1) where name like '%\\_at' escape '\\'"), TEXT(change->table),
		TO_TEXT(&column), TO_INT(&place)));
	while (db_next(&query))
		TRY(enter_instant(cx, change, column, place, event_id));
	return db_end(&query);
}

/* The event itself, if its --at lay far back: with the reason. */
static enum outcome enter_dated(struct context *cx, int64_t event_id, int64_t counted) {
	return !cx->dated ? DONE
		: db_exec(cx->db,
			SQL("insert into late_entry (table_name, row_id, column_name, happened_at, counted_at, event_id,"
			    " why) values ('event', ?1, 'happened_at', ?2, ?3, ?1, ?4)"),
			INT(event_id), INT(cx->at), INT(counted), TEXT(cx->why));
}

enum outcome late_note(struct context *cx, const char *table, int64_t row, const char *column,
	int64_t month) {
	int64_t closed_until = 0;
	TRY(late_until(cx, &closed_until));
	return db_exec(cx->db,
		SQL("insert into late_entry (table_name, row_id, column_name, happened_at, counted_at, event_id)"
		    " select ?1, ?2, ?3, to_at - 1, ?5, ?6 from month_close where month = ?4"
		    " on conflict do nothing"),
		TEXT(table), INT(row), TEXT(column), INT(month), INT(counted_at(cx, closed_until)),
		INT(cx->last_event + 1));
}

enum outcome late_enter(struct context *cx, int64_t event_id) {
	char month[MOMENT_ROOM];
	bool found = false;
	int64_t closed = 0, closed_until = 0;
	struct change *changes = NULL;
	size_t count = 0;
	TRY(late_until(cx, &closed_until));
	if (closed_until == 0)
		return enter_dated(cx, event_id, cx->now);
	const struct blob bytes = {(const unsigned char *)cx->changes.bytes.data, cx->changes.bytes.length};
	const char *wrong = changes_read(cx->arena, &bytes, &changes, &count);
	if (wrong)
		return fail(cx->fault, DEFECT, "what was written of a change can't be read: %s", wrong);
	for (size_t i = 0; i < count; i++)
		TRY(enter_change(cx, &changes[i], event_id));
	TRY(db_get(cx->db, &found,
		SQL("select month from late_entry join month_close on happened_at >= from_at and happened_at < to_at"
		    " where counted_at = ?2 and event_id = ?1 order by month limit 1"),
		INT(event_id), INT(counted_at(cx, closed_until)), TO_INT(&closed)));
	if (found && cx->late && !may_act(&cx->actor, ACT_LATE_ENTRY, NO_ROLES))
		return fail(cx->fault, NO_ROLE, "only %s may enter something into a closed month",
			action_doers_said(cx, ACT_LATE_ENTRY));
	return !found || cx->late ? enter_dated(cx, event_id, counted_at(cx, closed_until))
		: refuse(cx, RULE_MONTH_CLOSED, "%s is closed; --late counts it in the month of its recording",
			month_format(month, closed));
}

enum outcome late_month(struct context *cx, int64_t *month) {
	struct maybe closed_at = {0};
	int64_t closed_until = 0;
	*month = month_of_day(day_of(cx->at));
	if (!cx->backdated)
		return DONE;
	TRY(month_closed(cx, *month, &closed_at));
	if (!closed_at.given)
		return DONE;
	TRY(late_until(cx, &closed_until));
	*month = month_of_day(day_of(counted_at(cx, closed_until)));
	return DONE;
}

enum outcome month_closed(struct context *cx, int64_t month, struct maybe *closed_at) {
	bool found = false;
	*closed_at = (struct maybe){0};
	return db_get(cx->db, &found, SQL("select closed_at from month_close where month = ?1"), INT(month),
		TO_MAYBE(closed_at));
}

enum outcome late_list(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {{.context = "late entry", .name = "recorded", .type = FIELD_INSTANT},
		{.name = "happened", .type = FIELD_INSTANT},
		{.context = "late entry", .name = "month", .type = FIELD_MONTH}, {.name = "action"},
		{.name = "document"},
		{.context = "late entry", .name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.context = "late entry", .name = "actor"}, {.name = "event", .type = FIELD_INTEGER},
		{.context = "late entry", .name = "reason", .type = FIELD_NOTE}};
	const struct maybe from = {month != 0, month ? day_start(month_first_day(month)) : 0};
	const struct maybe to = {month != 0, month ? day_start(month_first_day(month_next(month))) : 0};
	*listing = (struct listing)LISTING("late_entries", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select recorded_at, min(late_entry.happened_at), month, action, document, order_id, actor, event.id,"
		    " max(why) from late_entry join event on event.id = event_id"
		    " left join month_close on late_entry.happened_at >= from_at and late_entry.happened_at < to_at"
		    " and closed_at <= counted_at"
		    " where (?1 is null or counted_at >= ?1) and (?2 is null or counted_at < ?2)"
		    " group by event.id order by event.id"),
		MAYBE(from), MAYBE(to));
}
