#include "report/lagging.h"

#include "flow/lateness.h"
#include "flow/problem.h"
#include "ground/moment.h"
#include "policy/clock.h"

#include <string.h>

#define X(id, context, name) WORD(context, name),
const struct word lagging_kinds[LAGGING_KIND_COUNT] = {LAGGING_KINDS(X)};
#undef X

#define PREFIX(id) TEXT(document_entries[DOCUMENT_##id].prefix)
#define STANDING " state" OPEN(ARRIVED) " and "

static struct lagging *another(struct context *cx, struct lagging **items, size_t *count) {
	*items = arena_grow(cx->arena, *items, *count, sizeof **items);
	return &(*items)[(*count)++];
}

/* Of a day that was wanted: overdue from its end. */
static enum outcome take_days(struct context *cx, struct query *query, const struct lagging *row, const int64_t *day,
	struct lagging **items, size_t *count) {
	while (db_next(query)) {
		struct lagging *one = another(cx, items, count);
		*one = *row;
		one->since = day_start(*day + 1);
	}
	return db_end(query);
}

static enum outcome find_notices(struct context *cx, struct lagging **items, size_t *count) {
	struct lagging row = {0};
	const char *prefix = NULL;
	int64_t opened = 0, customer = 0;
	struct maybe due = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select prefix, document_id, order_id, opened_at, due_at, tells_customer, coalesce(role,"
		    "  (select min(role) from person_role where person_role.person_id = notice.person_id)) from notice where acknowledged_at is null and prefix in (?1, ?2)"
		    " order by notice.id"),
		PREFIX(SHIP_REQUEST), PREFIX(DELIVERY_NOTE), TO_TEXT(&prefix), TO_INT(&row.document_id),
		TO_INT(&row.order_id), TO_INT(&opened), TO_MAYBE(&due), TO_INT(&customer), TO_TEXT(&row.department)));
	while (db_next(&query)) {
		if (!due.given) /* opened by an older version */
			TRY(clock_due(cx, SETTING_FEEDBACK_CLOCK, opened, &due.value));
		if (due.value >= cx->now)
			continue;
		struct lagging *one = another(cx, items, count);
		*one = row;
		one->kind = customer != 0 ? LAGGING_FEEDBACK : LAGGING_ACKNOWLEDGEMENT;
		one->document = strcmp(prefix, document_entries[DOCUMENT_SHIP_REQUEST].prefix) == 0
			? DOCUMENT_SHIP_REQUEST : DOCUMENT_DELIVERY_NOTE;
		one->since = due.value;
	}
	return db_end(&query);
}

/* What is late by the clock without a case: notes, and requests as far as they are on none. */
static enum outcome find_unraised(struct context *cx, struct lagging **items, size_t *count) {
	struct lagging row = {.kind = LAGGING_PENALTY, .department = role_words[ROLE_HR].name,
		.document = DOCUMENT_DELIVERY_NOTE};
	int64_t day = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select delivery_note.id, delivery_note.order_id, first_arrive, penalty_due from sales_order"
		    " cross join delivery_note on delivery_note.order_id = sales_order.id"
		    " join ship_request on ship_request.id = request_id where" STANDING "delivery_note.withdrawn_at is null"
		    " and delivered_at is null and first_arrive < ?1 and " LATE_CASE_OF_NOTE("?2") " is null"
		    " order by first_arrive, delivery_note.id"),
		INT(today(cx)), TEXT(problem_kinds[PROBLEM_LATE].name), TO_INT(&row.document_id), TO_INT(&row.order_id),
		TO_INT(&day), TO_INT(&row.due)));
	TRY(take_days(cx, &query, &row, &day, items, count));
	row.document = DOCUMENT_SHIP_REQUEST;
	TRY(db_select(cx->db, &query,
		SQL("select ship_request.id, order_id, first_arrive, penalty_due from sales_order cross join ship_request"
		    " on order_id = sales_order.id where" STANDING LATE_REQUEST("?1")
		    " and " LATE_CASE_OF_REQUEST("?2") " is null order by first_arrive, ship_request.id"),
		INT(today(cx)), TEXT(problem_kinds[PROBLEM_LATE].name), TO_INT(&row.document_id), TO_INT(&row.order_id),
		TO_INT(&day), TO_INT(&row.due)));
	return take_days(cx, &query, &row, &day, items, count);
}

enum outcome lagging_find(struct context *cx, struct lagging **items, size_t *count) {
	struct lagging row = {.kind = LAGGING_DISPATCH, .department = role_words[ROLE_PRODUCTION].name,
		.document = DOCUMENT_SHIP_REQUEST};
	int64_t day = 0;
	struct query query;
	*items = NULL;
	*count = 0;
	TRY(db_select(cx->db, &query,
		SQL("select ship_request.id, order_id, first_arrive from sales_order cross join ship_request"
		    " on order_id = sales_order.id where" STANDING "withdrawn_at is null and first_arrive < ?1"
		    " and " REQUEST_SENT " is null order by first_arrive, ship_request.id"),
		INT(today(cx)), TO_INT(&row.document_id), TO_INT(&row.order_id),
		TO_INT(&day)));
	TRY(take_days(cx, &query, &row, &day, items, count));
	row.kind = LAGGING_DELIVERY;
	row.document = DOCUMENT_DELIVERY_NOTE;
	TRY(db_select(cx->db, &query,
		SQL("select delivery_note.id, delivery_note.order_id, first_arrive from sales_order cross join delivery_note"
		    " on delivery_note.order_id = sales_order.id join ship_request on ship_request.id = request_id where"
		    STANDING "dispatched_at is not null and delivered_at is null and first_arrive < ?1"
		    " order by first_arrive, delivery_note.id"),
		INT(today(cx)), TO_INT(&row.document_id), TO_INT(&row.order_id),
		TO_INT(&day)));
	TRY(take_days(cx, &query, &row, &day, items, count));
	TRY(find_notices(cx, items, count));
	return find_unraised(cx, items, count);
}
