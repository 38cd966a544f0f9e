/* The registers of what is open: overdue, backlog, receivables. */
#include "report/registers.h"

#include "flow/order.h"
#include "ground/decimal.h"
#include "ground/moment.h"
#include "policy/numbers.h"
#include "report/lagging.h"

#include <stdlib.h>
#include <string.h>

#define STATE(id) TEXT(state_words[STATE_##id].name)
#define ORDER_FIELDS \
	{.context = "register", .name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, \
	{.context = "register", .name = "customer"}, {.context = "register", .name = "customer_name"}

/* How old something is, in the classes of an ageing list. */
static const char *ageing(int64_t days) {
	enum { MONTH = 30, TWO = 60, THREE = 90 };
	return days <= MONTH ? "0-30" : days <= TWO ? "31-60" : days <= THREE ? "61-90" : "over-90";
}

static bool within(const struct register_filter *filter, int64_t day) {
	return (!filter->from.given || day >= filter->from.value) && (!filter->to.given || day <= filter->to.value);
}

struct overdue {
	const char *kind, *customer, *customer_name, *department, *state;
	int64_t order_id, due;
	struct maybe due_at; /* of a clock: its instant */
};

static int by_due(const void *one, const void *other) {
	const struct overdue *first = one, *second = other;
	if (first->due != second->due)
		return first->due < second->due ? -1 : 1;
	return (first->order_id > second->order_id) - (first->order_id < second->order_id);
}

/* What is overdue, in one list: kind, order, department, day, instant. */
#define ACTIVE " state" OPEN(SENT) " and state <> ?2 and "
#define OVERDUE \
	"select 'order' as kind, id as order_id, null as department, " FIRST_DAY " as due, null as due_at" \
	" from sales_order where" ACTIVE FIRST_DAY " < ?1" \
	" union all select 'step', order_id, department, step.first_due, null from sales_order" \
	" cross join step on order_id = sales_order.id where" ACTIVE "finished_at is null and step.first_due < ?1" \
	" union all select 'milestone', order_id, department, milestone.first_due, null from milestone" \
	" cross join sales_order on sales_order.id = order_id where" ACTIVE \
	"met_at is null and excused_at is null and milestone.first_due < ?1" \
	" union all select 'clock-' || clock.kind, order_id, role, 0, due_at from clock" \
	" cross join sales_order on sales_order.id = order_id where" ACTIVE "met_at is null and due_at < ?3" \
	" union all select 'archive', order_id, ?6, archive_due, null from contract" \
	" where archived_at is null and archive_due < ?1"

static const struct word overdue_kinds[] = {WORD("overdue", "order"), WORD("overdue", "step"), WORD("overdue", "milestone"),
	WORD("overdue", "clock-reply"), WORD("overdue", "clock-incident"),
	WORD("overdue", "archive"),
#define X(id, context, name) WORD(context, name),
	LAGGING_KINDS(X)
#undef X
};

/* What is overdue of shipments, in the same columns. */
static enum outcome add_lagging(struct context *cx, const struct register_filter *filter, struct overdue **rows,
	int64_t *count) {
	struct lagging *found = NULL;
	size_t number = 0;
	TRY(lagging_find(cx, &found, &number));
	for (const struct lagging *one = found; one < found + number; one++) {
		struct overdue row = {.kind = lagging_kinds[one->kind].name, .department = one->department, .order_id = one->order_id,
			.due = day_of(one->since - 1), .due_at = {true, one->since}};
		if (filter->department && strcmp(filter->department, one->department) != 0)
			continue;
		TRY(db_get(cx->db, NULL,
			SQL("select code, name, state from sales_order join customer on customer.id = customer_id"
			    " where sales_order.id = ?1"),
			INT(one->order_id), TO_TEXT(&row.customer), TO_TEXT(&row.customer_name), TO_TEXT(&row.state)));
		if ((filter->customer && strcmp(filter->customer, row.customer) != 0) || !within(filter, row.due))
			continue;
		*rows = arena_grow(cx->arena, *rows, (size_t)*count, sizeof row);
		(*rows)[(*count)++] = row;
	}
	return DONE;
}

enum outcome register_overdue(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {{.context = "register", .name = "due", .type = FIELD_DAY},
		{.name = "days_over", .type = FIELD_INTEGER}, {.name = "kind", WORDS_OF(overdue_kinds)},
		ORDER_FIELDS, {.name = "department", WORDS_OF(role_words)}, {.context = "register", .name = "state", WORDS_OF(state_words)},
		{.name = "until", .type = FIELD_INSTANT}};
	struct overdue row = {0}, *rows = NULL;
	struct query query;
	*act = 0;
	*listing = (struct listing)LISTING("overdue", fields);
	TRY(db_select(cx->db, &query,
		SQL("select overdue.kind, order_id, code, name, department, overdue.due, due_at, state from (" OVERDUE ") as overdue"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " where (?4 is null or code = ?4) and (?5 is null or department = ?5)"),
		INT(today(cx)), STATE(ON_HOLD), INT(cx->now),
		TEXT(filter->customer), TEXT(filter->department), TEXT(role_words[ROLE_SALES].name), TO_TEXT(&row.kind), TO_INT(&row.order_id), TO_TEXT(&row.customer),
		TO_TEXT(&row.customer_name), TO_TEXT(&row.department), TO_INT(&row.due), TO_MAYBE(&row.due_at), TO_TEXT(&row.state)));
	while (db_next(&query)) {
		if (row.due_at.given)
			row.due = day_of(row.due_at.value);
		if (!within(filter, row.due))
			continue;
		rows = arena_grow(cx->arena, rows, (size_t)*act, sizeof row);
		rows[(*act)++] = row;
	}
	TRY(db_end(&query));
	TRY(add_lagging(cx, filter, &rows, act));
	if (*act > 0)
		qsort(rows, (size_t)*act, sizeof row, by_due);
	for (const struct overdue *at = rows; at < rows + *act; at++) {
		listing_number(cx->arena, listing, at->due);
		listing_number(cx->arena, listing, today(cx) - at->due);
		listing_text(cx->arena, listing, at->kind);
		listing_number(cx->arena, listing, at->order_id);
		listing_text(cx->arena, listing, at->customer);
		listing_text(cx->arena, listing, at->customer_name);
		listing_text(cx->arena, listing, at->department);
		listing_text(cx->arena, listing, at->state);
		listing_maybe(cx->arena, listing, at->due_at);
	}
	return DONE;
}

struct backlog {
	const char *code, *name, *kind, *state;
	int64_t id, received_at, due;
	int64_t quantity, open, amount, open_amount; /* of all its lines */
};

static void add_backlog(struct context *cx, const struct backlog *order, struct listing *listing, int64_t *act) {
	const int64_t age = today(cx) - day_of(order->received_at), over = today(cx) - order->due;
	const char *const texts[] = {order->code, order->name, order->kind, order->state};
	const int64_t numbers[] = {order->quantity, order->open, order->amount, order->open_amount};
	*act += over > 0;
	listing_number(cx->arena, listing, order->id);
	listing_texts(cx->arena, listing, texts, sizeof texts / sizeof *texts);
	listing_number(cx->arena, listing, day_of(order->received_at));
	listing_number(cx->arena, listing, age);
	listing_text(cx->arena, listing, ageing(age));
	listing_number(cx->arena, listing, order->due);
	listing_number(cx->arena, listing, over > 0 ? over : 0);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		listing_number(cx->arena, listing, numbers[i]);
}

enum outcome register_backlog(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {ORDER_FIELDS, {.context = "backlog", .name = "kind", WORDS_OF(kind_words)},
		{.name = "state", WORDS_OF(state_words)}, {.context = "backlog", .name = "received", .type = FIELD_DAY},
		{.name = "age_days", .type = FIELD_INTEGER}, {.name = "ageing"},
		{.name = "due", .type = FIELD_DAY}, {.name = "days_over", .type = FIELD_INTEGER},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "open_qty", .type = FIELD_QUANTITY},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "open_amount", .type = FIELD_AMOUNT}};
	struct backlog line = {0}, order = {0};
	int64_t sent = 0;
	struct query query;
	*act = 0;
	*listing = (struct listing)LISTING("backlog", fields);
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id, code, customer.name, kind, state, received_at, coalesce(promised, sales_order.due),"
		    " quantity, coalesce(amount, 0), (select coalesce(sum(noted_line.quantity), 0) from " NOTED_LINES ""
		    "  where noted_line.order_id = sales_order.id and noted_line.line = order_line.line and dispatched_at is not null)"
		    " - (select coalesce(sum(returned_line.quantity), 0) from " RETURNED_LINES ""
		    "  where returned_line.order_id = sales_order.id and returned_line.line = order_line.line)"
		    " from sales_order cross join customer on customer.id = customer_id cross join order_line on order_id = sales_order.id"
		    " where state" OPEN(HELD) " and (?1 is null or code = ?1) and (?2 is null or received_at >= ?2)"
		    " and (?3 is null or received_at < ?3) and (?4 is null or exists (select 1 from step"
		    "  where step.order_id = sales_order.id and department = ?4 and finished_at is null))"
		    " order by received_at, sales_order.id"),
		TEXT(filter->customer),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->department), TO_INT(&line.id),
		TO_TEXT(&line.code), TO_TEXT(&line.name), TO_TEXT(&line.kind), TO_TEXT(&line.state), TO_INT(&line.received_at),
		TO_INT(&line.due), TO_INT(&line.quantity), TO_INT(&line.amount), TO_INT(&sent)));
	while (db_next(&query)) {
		int64_t sent_amount = 0;
		line.open = capped_rest(line.quantity, sent);
		line.open_amount = line.amount;
		if (sent > 0 && amount_part(line.amount, sent, line.quantity, &sent_amount))
			line.open_amount = capped_rest(line.open_amount, sent_amount);
		if (line.id == order.id) {
			order.quantity = capped_sum(order.quantity, line.quantity);
			order.open = capped_sum(order.open, line.open);
			order.amount = capped_sum(order.amount, line.amount);
			order.open_amount = capped_sum(order.open_amount, line.open_amount);
			continue;
		}
		if (order.id)
			add_backlog(cx, &order, listing, act);
		order = line;
	}
	if (order.id)
		add_backlog(cx, &order, listing, act);
	return db_end(&query);
}

/* What was dispatched of an order, less what came back; and since when receipts don't cover it. */
static enum outcome find_owed(struct context *cx, int64_t order_id, int64_t received, int64_t *sent, struct maybe *since) {
	int64_t amount = 0, returned = 0;
	struct maybe dispatched = {0};
	struct query query;
	*sent = 0;
	*since = (struct maybe){0};
	TRY(db_get(cx->db, NULL, SQL("select coalesce(sum(amount), 0) from " BACK_LINES " where order_id = ?1"), INT(order_id),
		TO_INT(&returned)));
	TRY(db_select(cx->db, &query,
		SQL("select sum(amount), dispatched_at from " NOTED_LINES " where order_id = ?1 and dispatched_at is not null"
		    " group by note_id order by dispatched_at"),
		INT(order_id), TO_INT(&amount), TO_MAYBE(&dispatched)));
	while (db_next(&query)) {
		*sent = capped_sum(*sent, amount);
		if (!since->given && capped_rest(*sent, returned) > received)
			*since = dispatched;
	}
	*sent = capped_rest(*sent, returned);
	return db_end(&query);
}

enum outcome register_receivables(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {ORDER_FIELDS, {.context = "receivables", .name = "total", .type = FIELD_AMOUNT},
		{.context = "receivables", .name = "received", .type = FIELD_AMOUNT}, {.name = "balance", .type = FIELD_AMOUNT},
		{.context = "receivables", .name = "invoiced", .type = FIELD_AMOUNT}, {.context = "receivables", .name = "dispatched", .type = FIELD_AMOUNT},
		{.name = "owed", .type = FIELD_AMOUNT}, {.context = "receivables", .name = "since", .type = FIELD_DAY},
		{.name = "age_days", .type = FIELD_INTEGER}, {.name = "ageing"}};
	const char *code = NULL, *name = NULL;
	int64_t id = 0, invoiced = 0;
	struct query query;
	*act = 0;
	*listing = (struct listing)LISTING("receivables", fields);
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id, code, name, (select coalesce(sum(amount), 0) from invoice where order_id = sales_order.id)"
		    " from sales_order join customer on customer.id = customer_id where state <> ?1 and state <> ?2"
		    " and (?3 is null or code = ?3) and (?4 is null or received_at >= ?4) and (?5 is null or received_at < ?5)"
		    " and (exists (select 1 from contract where order_id = sales_order.id)"
		    "  or exists (select 1 from delivery_note where order_id = sales_order.id and dispatched_at is not null))"
		    " order by received_at, sales_order.id"),
		STATE(REJECTED), STATE(CLOSED), TEXT(filter->customer), MAYBE(register_begins(filter)), MAYBE(register_ends(filter)),
		TO_INT(&id), TO_TEXT(&code), TO_TEXT(&name), TO_INT(&invoiced)));
	while (db_next(&query)) {
		int64_t total = 0, received = 0, sent = 0;
		struct maybe since = {0};
		TRY(order_total(cx, id, &total));
		TRY(order_received(cx, id, &received));
		TRY(find_owed(cx, id, received, &sent, &since));
		if (total == received && !since.given)
			continue;
		const int64_t numbers[] = {total, received, capped_rest(total, received), invoiced, sent,
			since.given ? capped_rest(sent, received) : 0};
		const int64_t age = since.given ? today(cx) - day_of(since.value) : 0;
		*act += since.given;
		listing_number(cx->arena, listing, id);
		listing_text(cx->arena, listing, code);
		listing_text(cx->arena, listing, name);
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
			listing_number(cx->arena, listing, numbers[i]);
		listing_maybe(cx->arena, listing, (struct maybe){since.given, since.given ? day_of(since.value) : 0});
		listing_maybe(cx->arena, listing, (struct maybe){since.given, age});
		listing_text(cx->arena, listing, since.given ? ageing(age) : NULL);
	}
	return db_end(&query);
}
