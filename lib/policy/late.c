#include "policy/late.h"

#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/numbers.h"

/* Read once a run: an import writes many events. */
static enum outcome any_closed(struct context *cx, bool *any) {
	if (!cx->closed_until.given)
		TRY(db_get(cx->db, NULL, SQL("select coalesce(max(to_at), 0) from month_close"),
			TO_INT(&cx->closed_until.value)));
	cx->closed_until.given = true;
	*any = cx->closed_until.value > 0;
	return DONE;
}

enum outcome late_enter(struct context *cx, int64_t event_id) {
	char month[MOMENT_ROOM];
	bool any = false;
	TRY(any_closed(cx, &any));
	if (!any)
		return DONE;
	int64_t closed = 0;
	bool found = false;
	const char *changes = arena_text(cx->arena, cx->changes.data); /* the buffer moves when it grows */
	TRY(db_exec(cx->db,
		SQL("insert into late_entry (table_name, row_id, column_name, happened_at, counted_at, event_id)"
		    " select table_name, row_id, name, happened_at, ?2, ?3 from ("
		    "select value ->> 1 as table_name, name,"
		    " case value ->> 0 when '=' then value ->> '$[2][0]' else value ->> 2 end as row_id,"
		    " case value ->> 0 when '+' then json_extract(value, printf('$[%d]', cid + 2))"
		    "  when '=' then json_extract(value, printf('$[3].\"%d\"', cid)) end as happened_at"
		    " from json_each('[' || ?1 || ']') join pragma_table_info(value ->> 1)"
		    " where name like '%\\_at' escape '\\')"
		    " join month_close on happened_at >= from_at and happened_at < to_at where true on conflict do nothing"),
		TEXT(changes), INT(cx->now), INT(event_id)));
	TRY(db_get(cx->db, &found,
		SQL("select month from late_entry join month_close on happened_at >= from_at and happened_at < to_at"
		    " where counted_at = ?2 and event_id = ?1 order by month limit 1"),
		INT(event_id), INT(cx->now), TO_INT(&closed)));
	return !found || cx->late ? DONE
		: refuse(cx, RULE_MONTH_CLOSED, "%s is closed; --late counts it in the month of its recording",
			month_format(month, closed));
}

enum outcome late_month(struct context *cx, int64_t *month) {
	struct maybe closed_at = {0};
	*month = month_of_day(day_of(cx->at));
	if (!cx->backdated)
		return DONE;
	TRY(month_closed(cx, *month, &closed_at));
	if (closed_at.given)
		*month = month_of_day(today(cx));
	return DONE;
}

enum outcome month_closed(struct context *cx, int64_t month, struct maybe *closed_at) {
	bool found = false;
	*closed_at = (struct maybe){0};
	return db_get(cx->db, &found, SQL("select closed_at from month_close where month = ?1"), INT(month),
		TO_MAYBE(closed_at));
}

enum outcome late_list(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {{.name = "recorded", .type = FIELD_INSTANT, .chinese = "记录时间"},
		{.name = "happened", .type = FIELD_INSTANT, .chinese = "发生时间"},
		{.name = "month", .type = FIELD_MONTH, .chinese = "所属已结月份"}, {.name = "action", .chinese = "事项"},
		{.name = "document", .chinese = "单据"},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER, .chinese = "订单编号"},
		{.name = "actor", .chinese = "经手人"}, {.name = "event", .type = FIELD_INTEGER, .chinese = "事件"}};
	const struct maybe from = {month != 0, month ? day_start(month_first_day(month)) : 0};
	const struct maybe to = {month != 0, month ? day_start(month_first_day(month_next(month))) : 0};
	*listing = (struct listing)LISTING("late_entries", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select recorded_at, min(late_entry.happened_at), month, action, document, order_id, actor, event.id"
		    " from late_entry join event on event.id = event_id"
		    " join month_close on late_entry.happened_at >= from_at and late_entry.happened_at < to_at"
		    " where (?1 is null or counted_at >= ?1) and (?2 is null or counted_at < ?2)"
		    " group by event.id order by event.id"),
		MAYBE(from), MAYBE(to));
}
