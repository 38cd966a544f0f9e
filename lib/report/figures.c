#include "report/figures.h"

#include "flow/order.h"
#include "flow/incident.h"
#include "flow/problem.h"
#include "ground/moment.h"
#include "policy/clock.h"
#include "policy/numbers.h"
#include "report/texts.h"

#include <stdlib.h>
#include <string.h>

#define X(id, context, english) [SECTION_##id] = {english, context},
const struct word section_words[ALL_SECTIONS] = {SECTIONS(X)};
#undef X
#define X(id, context, english, type) [MEASURE_##id] = {english, context},
const struct word measure_words[ALL_MEASURES] = {MEASURES(X)};
#undef X
#define X(id, context, english, type) [MEASURE_##id] = FIELD_##type,
const enum field_type measure_types[ALL_MEASURES] = {MEASURES(X)};
#undef X

enum { MOST_MEASURES = 6 };

/* What a query fills in, row by row. */
struct row {
	const char *item, *label;
	int64_t values[MOST_MEASURES];
};

/* What the figures of a section measure, in the order of its query's columns. */
struct measured {
	enum section section;
	int count;
	enum measure measures[MOST_MEASURES];
};

/* The month as its queries need it. */
struct span {
	int64_t month, from, to; /* instants: from ≤ … < to */
};

#define TO_ROW(row)                                                                                       \
	TO_TEXT(&(row)->item), TO_TEXT(&(row)->label), TO_INT(&(row)->values[0]), TO_INT(&(row)->values[1]), \
		TO_INT(&(row)->values[2]), TO_INT(&(row)->values[3]), TO_INT(&(row)->values[4]),          \
		TO_INT(&(row)->values[5])

static void add(struct context *cx, struct figures *figures, const struct measured *measured, const struct row *row) {
	for (int i = 0; i < measured->count; i++) {
		figures->items = arena_grow(cx->arena, figures->items, figures->count, sizeof *figures->items);
		figures->items[figures->count++] = (struct figure){.section = measured->section,
			.item = row->item ? row->item : "", .label = row->label, .measure = measured->measures[i],
			.value = row->values[i]};
	}
}

static enum outcome gather(struct context *cx, struct figures *figures, const struct measured *measured,
	struct query *query, const struct row *row) {
	while (db_next(query))
		add(cx, figures, measured, row);
	return db_end(query);
}

/*
 * Does an instant of a row (of a table, known by its first column) count in the month
 * from ?1 to ?2? It lies there, or it was recorded there because its own month was closed.
 */
#define LATE_OF(table, column) " from late_entry where table_name = '" table "' and column_name = '" column "'"
#define COUNTED_HERE " and counted_at >= ?1 and counted_at < ?2"
#define IN_MONTH(table, row, column)                                                                            \
	"((" table "." column " >= ?1 and " table "." column " < ?2 and not exists (select 1" LATE_OF(table, column) \
	"  and row_id = " table "." row " and late_entry.happened_at = " table "." column "))"                     \
	" or (" table "." row " in (select row_id" LATE_OF(table, column) COUNTED_HERE ")"                          \
	" and " table "." column " in (select late_entry.happened_at" LATE_OF(table, column)                        \
	"  and row_id = " table "." row COUNTED_HERE ")))"
#define COUNT_IN_MONTH(table, row, column) " count(*) filter (where " IN_MONTH(table, row, column) ")"

/* The four measures of whatever orders are grouped by. */
#define OF_ORDERS MEASURE_COUNT, MEASURE_LINES, MEASURE_QTY, MEASURE_AMOUNT
#define ORDER_COLUMNS " count(distinct sales_order.id), count(*), coalesce(sum(quantity), 0), coalesce(sum(amount), 0), 0, 0"
#define ORDERS_OF_MONTH " from sales_order join order_line on order_id = sales_order.id"

#define SPAN INT(span->from), INT(span->to)
#define LIST(...) {__VA_ARGS__}

/* Every section: what its query measures, and the query: item, label, six numbers. */
#define QUERIES(X) \
	X(PRODUCTS, 4, LIST(OF_ORDERS), "code, name," ORDER_COLUMNS ORDERS_OF_MONTH \
		" join product on product.id = product_id where month = ?1 group by product_id", INT(span->month)) \
	X(QUOTATIONS, 6, LIST(MEASURE_COUNT, MEASURE_AMOUNT, MEASURE_SENT, MEASURE_ACCEPTED, MEASURE_REFUSED, \
		MEASURE_WITHDRAWN), \
		"'', null, count(*), coalesce(sum(amount), 0), count(sent_at), coalesce(sum(accepted), 0)," \
		" count(accepted) - coalesce(sum(accepted), 0), count(withdrawn_at)" \
		" from quotation where " IN_MONTH("quotation", "id", "quoted_at"), SPAN) \
	X(CONTRACTS, 3, LIST(MEASURE_COUNT, MEASURE_AMOUNT, MEASURE_TAX_AMOUNT), \
		"'', null, count(*), coalesce(sum(amount), 0), coalesce(sum(tax_amount), 0), 0, 0, 0" \
		" from contract where " IN_MONTH("contract", "id", "signed_at"), SPAN) \
	X(RECEIPTS, 3, LIST(MEASURE_COUNT, MEASURE_AMOUNT_WITH_TAX, MEASURE_REVERSED_WITH_TAX), \
		"'', null, count(*), coalesce(sum(amount), 0), (select coalesce(sum(amount), 0) from receipt_reversal" \
		"  where " IN_MONTH("receipt_reversal", "id", "reversed_at") "), 0, 0, 0" \
		" from receipt where " IN_MONTH("receipt", "id", "received_at"), SPAN) \
	X(INVOICES, 3, LIST(MEASURE_COUNT, MEASURE_AMOUNT_WITH_TAX, MEASURE_TAX_AMOUNT), \
		"'', null, count(*), coalesce(sum(amount), 0), coalesce(sum(tax_amount), 0), 0, 0, 0" \
		" from invoice where " IN_MONTH("invoice", "id", "invoiced_at"), SPAN) \
	X(PRODUCTION, 2, LIST(MEASURE_REPORTS, MEASURE_FINISHED_QTY), \
		"'', null, count(*), coalesce(sum(quantity), 0), 0, 0, 0, 0" \
		" from finished_goods where " IN_MONTH("finished_goods", "id", "finished_at"), SPAN) \
	X(INSPECTION, 5, LIST(MEASURE_COUNT, MEASURE_PASSED, MEASURE_FAILED, MEASURE_REWORK, MEASURE_SCRAP), \
		"'', null, count(*), coalesce(sum(passed), 0), coalesce(sum(failed), 0), coalesce(sum(rework), 0)," \
		" coalesce(sum(scrap), 0), 0 from inspection where " \
		IN_MONTH("inspection", "id", "inspected_at"), SPAN) \
	X(DEPARTMENTS, 1, LIST(MEASURE_STEPS_STARTED), "department, null, count(*), 0, 0, 0, 0, 0 from step where " \
		IN_MONTH("step", "order_id", "started_at") " group by department", SPAN) \
	X(DEPARTMENTS, 1, LIST(MEASURE_STEPS_FINISHED), "department, null, count(*), 0, 0, 0, 0, 0 from step where " \
		IN_MONTH("step", "order_id", "finished_at") " group by department", SPAN) \
	X(DEPARTMENTS, 2, LIST(MEASURE_CLOCKS_STARTED, MEASURE_CLOCKS_BREACHED), "role, null, count(*)," \
		" count(*) filter (where over > 0 or (met_at is null and due_at < ?3)), 0, 0, 0, 0 from clock where " \
		IN_MONTH("clock", "id", "started_at") " group by role", SPAN, INT(cx->now)) \
	X(CLOCKS, 5, LIST(MEASURE_STARTED, MEASURE_MET, MEASURE_BREACHED, MEASURE_OPEN, MEASURE_OVER_MINUTES), \
		"kind, null, count(*), count(*) filter (where met_at is not null and over = 0)," \
		" count(*) filter (where over > 0 or (met_at is null and due_at < ?3)), count(*) filter (where met_at is null)," \
		" coalesce(sum((over + 59) / 60), 0), 0 from clock where " IN_MONTH("clock", "id", "started_at") \
		" group by kind", SPAN, INT(cx->now)) \
	X(SHIPMENTS, 1, LIST(MEASURE_NOTES), "'', null, count(*), 0, 0, 0, 0, 0 from delivery_note" \
		" where withdrawn_at is null and " IN_MONTH("delivery_note", "id", "made_at"), SPAN) \
	X(SHIPMENTS, 1, LIST(MEASURE_DELIVERED), "'', null, count(*), 0, 0, 0, 0, 0 from delivery_note where " \
		IN_MONTH("delivery_note", "id", "delivered_at"), SPAN) \
	X(SHIPMENTS, 3, LIST(MEASURE_DISPATCHED, MEASURE_DISPATCHED_QTY, MEASURE_DISPATCHED_WITH_TAX), \
		"'', null, count(distinct id), coalesce(sum(quantity), 0), coalesce(sum(amount), 0), 0, 0, 0" \
		" from delivery_note join delivery_note_line on note_id = id where " \
		IN_MONTH("delivery_note", "id", "dispatched_at"), SPAN) \
	X(CARRIERS, 2, LIST(MEASURE_DISPATCHED, MEASURE_FREIGHT), \
		"code, name, count(*), coalesce(sum(freight), 0), 0, 0, 0, 0" \
		" from delivery_note join carrier on carrier.id = carrier_id where " \
		IN_MONTH("delivery_note", "id", "dispatched_at") " group by carrier_id", SPAN) \
	X(CHANGES, 2, LIST(MEASURE_PROPOSED, MEASURE_EFFECTIVE), \
		"'', null," COUNT_IN_MONTH("change_notice", "id", "proposed_at") "," \
		COUNT_IN_MONTH("change_notice", "id", "effective_at") ", 0, 0, 0, 0 from change_notice", SPAN) \
	X(CHANGES, 2, LIST(MEASURE_CANCELLED, MEASURE_HELD), \
		"'', null, count(*) filter (where state = ?3), count(*) filter (where state = ?4), 0, 0, 0, 0" \
		" from standing_change where " IN_MONTH("standing_change", "id", "changed_at"), SPAN, \
		TEXT(state_words[STATE_CANCELLED].name), TEXT(state_words[STATE_ON_HOLD].name)) \
	X(PENALTIES, 2, LIST(MEASURE_RAISED, MEASURE_WAIVED), "'', null," COUNT_IN_MONTH("penalty", "id", "raised_at") "," \
		COUNT_IN_MONTH("penalty", "id", "waived_at") ", 0, 0, 0, 0 from penalty", SPAN) \
	/* By the one in which the second of hr and gm signed. */ \
	X(PENALTIES, 3, LIST(MEASURE_CONFIRMED, MEASURE_AMOUNT, MEASURE_LOSS), \
		"login, name, count(*), sum(amount), sum(loss), 0, 0, 0 from (" \
		/* A row of the case itself: as it was before there were shares. */ \
		"select person.login, person.name, penalty.id, coalesce(part.amount, penalty.amount) as amount," \
		" coalesce(part.loss, penalty.loss) as loss," \
		" coalesce((select max(counted_at) from late_entry where table_name = 'signature' and row_id in (hr.id, gm.id))," \
		"  max(hr.signed_at, gm.signed_at)) as confirmed_at" \
		" from penalty left join penalty_person as part on part.penalty_id = penalty.id" \
		" join person on person.id = coalesce(part.person_id, penalty.person_id)" \
		" join signature as hr on hr.document_id = penalty.id and hr.prefix = ?3 and hr.role = ?4 and hr.agree = 1" \
		" join signature as gm on gm.document_id = penalty.id and gm.prefix = ?3 and gm.role = ?5 and gm.agree = 1" \
		"  and gm.content = hr.content where waived_at is null group by penalty.id, person.id)" \
		" where confirmed_at >= ?1 and confirmed_at < ?2 group by login", SPAN, \
		TEXT(document_entries[DOCUMENT_PENALTY].prefix), TEXT(role_words[ROLE_HR].name), TEXT(role_words[ROLE_GM].name)) \
	X(PROBLEMS, 2, LIST(MEASURE_REPORTED, MEASURE_RESOLVED), \
		"kind, null," COUNT_IN_MONTH("shipping_problem", "id", "happened_at") "," \
		COUNT_IN_MONTH("shipping_problem", "id", "resolved_at") ", 0, 0, 0, 0 from shipping_problem where " \
		IN_MONTH("shipping_problem", "id", "happened_at") " or " IN_MONTH("shipping_problem", "id", "resolved_at") \
		" group by kind", SPAN) \
	/* Those that are open at the month's end stand in every summary until they are settled. */ \
	X(INCIDENTS, 3, LIST(MEASURE_RAISED, MEASURE_SETTLED, MEASURE_OPEN), \
		"cause, null," COUNT_IN_MONTH("incident", "id", "happened_at") "," \
		COUNT_IN_MONTH("incident", "id", "settled_at") "," \
		" count(*) filter (where happened_at < ?2 and (settled_at is null or settled_at >= ?2)), 0, 0, 0" \
		" from incident where " IN_MONTH("incident", "id", "happened_at") " or " IN_MONTH("incident", "id", "settled_at") \
		" or (happened_at < ?2 and (settled_at is null or settled_at >= ?2)) group by cause", SPAN) \
	/* By the closed month in which they happened. */ \
	X(LATE_ENTRIES, 1, LIST(MEASURE_ENTRIES), \
		"printf('%d-%02d', month / 100, month % 100), null, count(distinct event_id), 0, 0, 0, 0, 0" \
		" from late_entry join month_close on happened_at >= from_at and happened_at < to_at" \
		" where counted_at >= ?1 and counted_at < ?2 and table_name <> 'event' group by month", SPAN)

static enum outcome query_all(struct context *cx, const struct span *span, struct figures *figures) {
	struct row row;
	struct query query;
#define X(of, number, list, sql, ...)                                                                      \
	TRY(db_select(cx->db, &query, SQL("select " sql), __VA_ARGS__, TO_ROW(&row)));                     \
	TRY(gather(cx, figures, &(const struct measured){SECTION_##of, number, list}, &query, &row));
	QUERIES(X)
#undef X
	return DONE;
}

/*
 * The month's orders, all of them and grouped by what each has one of: walked through once. Beside that, of all, of a
 * customer and of a product those that came to nothing, which the others count too: a customer's and a product's only
 * if there are any.
 */
static enum outcome orders(struct context *cx, const struct span *span, struct figures *figures) {
	enum { DROPPED = 1000 };
	struct row row = {0};
	int64_t section = 0;
	struct query query;
#define SUMS " count(*), coalesce(sum(lines), 0), coalesce(sum(quantity), 0), coalesce(sum(amount), 0), 0, 0 from totals"
#define IN_STATE(id, state) " count(distinct " id ") filter (where state = " state "),"                \
	" coalesce(sum(quantity) filter (where state = " state "), 0), coalesce(sum(amount) filter (where state = " state "), 0)"
#define DROPPED_OF(id) IN_STATE(id, "?6") "," IN_STATE(id, "?7")
	TRY(db_select(cx->db, &query,
		SQL("with totals as materialized (select sales_order.id as id, kind, state, customer_id, count(*) as lines,"
		    "  sum(quantity) as quantity, sum(amount) as amount" ORDERS_OF_MONTH " where month = ?1 group by sales_order.id),"
		    " dropped as materialized (select id, state, customer_id, quantity, amount from totals where state in (?6, ?7)),"
		    " dropped_line as (select dropped.id as id, state, product_id, order_line.quantity as quantity, order_line.amount as amount"
		    "  from dropped join order_line on order_id = dropped.id)"
		    " select ?2, '', null," SUMS
		    " union all select ?3, code, name," SUMS " join customer on customer.id = customer_id group by customer_id"
		    " union all select ?4, kind, null," SUMS " group by kind union all select ?5, state, null," SUMS " group by state"
		    " union all select ?2 + ?9, '', null," DROPPED_OF("id") " from dropped"
		    " union all select ?3 + ?9, code, name," DROPPED_OF("dropped.id") " from dropped"
		    "  join customer on customer.id = customer_id group by customer_id"
		    " union all select ?8 + ?9, code, name," DROPPED_OF("dropped_line.id") " from dropped_line"
		    "  join product on product.id = product_id group by product_id"),
		INT(span->month), INT(SECTION_ORDERS), INT(SECTION_CUSTOMERS), INT(SECTION_KINDS), INT(SECTION_STATES),
		TEXT(state_words[STATE_CANCELLED].name), TEXT(state_words[STATE_REJECTED].name), INT(SECTION_PRODUCTS), INT(DROPPED),
		TO_INT(&section), TO_ROW(&row)));
#undef SUMS
#undef IN_STATE
#undef DROPPED_OF
	while (db_next(&query))
		if (section < DROPPED)
			add(cx, figures, &(const struct measured){(enum section)section, 4, {OF_ORDERS}}, &row);
		else
			add(cx, figures, &(const struct measured){(enum section)(section - DROPPED), 6, {MEASURE_CANCELLED,
				MEASURE_CANCELLED_QTY, MEASURE_CANCELLED_AMOUNT, MEASURE_REJECTED, MEASURE_REJECTED_QTY,
				MEASURE_REJECTED_AMOUNT}}, &row);
	return db_end(&query);
}

/* Milestones of new products by the month in which they were due, for the assessment (3.4.4.3). */
static enum outcome milestones(struct context *cx, const struct span *span, struct figures *figures) {
	static const struct measured measured = {SECTION_DEPARTMENTS, 2, {MEASURE_MILESTONES_DUE, MEASURE_MILESTONES_MISSED}};
	struct row row = {0};
	const char *department = NULL;
	int64_t due = 0;
	struct maybe met = {0}, excused = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select department, first_due, judged, excused_at from milestone where first_due >= ?1 and first_due < ?2"
		    " union all select department, first_due, judged, excused_at from earlier_milestone"
		    " where first_due >= ?1 and first_due < ?2 order by department"),
		INT(month_first_day(span->month)), INT(month_first_day(month_next(span->month))), TO_NAME(&department),
		TO_INT(&due), TO_MAYBE(&met), TO_MAYBE(&excused)));
	while (db_next(&query)) {
		if (row.item && strcmp(row.item, department) != 0) {
			add(cx, figures, &measured, &row);
			row = (struct row){0};
		}
		row.item = department;
		row.values[0]++;
		row.values[1] += excused.given || (met.given ? day_of(met.value) : today(cx)) > due;
	}
	if (row.item)
		add(cx, figures, &measured, &row);
	return db_end(&query);
}

/*
 * Orders by the month in which the last of them arrived: on the day that was promised, and
 * late ones of which nobody's fault (3.4.2), as production and sales agree, stood in the way.
 */
static enum outcome punctuality(struct context *cx, const struct span *span, struct figures *figures) {
	static const struct measured measured = {SECTION_PUNCTUALITY, 3,
		{MEASURE_DELIVERED, MEASURE_ON_TIME, MEASURE_ON_TIME_OR_NOBODYS_FAULT}};
	struct row row = {.item = ""};
	int64_t id = 0, promised = 0, arrived = 0, excused = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id, " FIRST_DAY ", max(came_judged),"
		    " exists (select 1 from incident_order join incident on incident.id = incident_id"
		    "  where incident_order.order_id = sales_order.id and cause <> ?3"
		    "  and production_agreed_at is not null and sales_agreed_at is not null)"
		    " from delivery_note cross join sales_order on sales_order.id = delivery_note.order_id"
		    " where " IN_MONTH("delivery_note", "id", "delivered_at") " and state in (?4, ?5) group by sales_order.id"),
		SPAN, TEXT(incident_causes[CAUSE_DIFFICULTY].name), TEXT(state_words[STATE_DELIVERED].name),
		TEXT(state_words[STATE_CLOSED].name), TO_INT(&id), TO_INT(&promised), TO_INT(&arrived), TO_INT(&excused)));
	while (db_next(&query)) {
		const bool on_time = day_of(arrived) <= promised;
		row.values[0]++;
		row.values[1] += on_time;
		row.values[2] += on_time || excused;
	}
	add(cx, figures, &measured, &row);
	return db_end(&query);
}

/*
 * Who handed in the text for the summary, who was late with it, and whom the general manager
 * excused (1.9).
 */
static enum outcome texts(struct context *cx, const struct span *span, struct figures *figures) {
	static const struct measured measured = {SECTION_DEPARTMENTS, 2,
		{MEASURE_SUMMARY_SUBMITTED, MEASURE_SUMMARY_LATE}},
		excused = {SECTION_DEPARTMENTS, 1, {MEASURE_SUMMARY_EXCUSED}};
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct row row = {.item = role_words[role].name};
		struct text_duty duty;
		if (!(cx->settings.summary_departments & role_bit((enum role)role)))
			continue;
		TRY(text_duty_of(cx, span->month, row.item, &duty));
		row.values[0] = duty.recorded.given;
		row.values[1] = duty.late;
		add(cx, figures, &measured, &row);
		row.values[0] = 1;
		if (duty.excused.given)
			add(cx, figures, &excused, &row);
	}
	return DONE;
}

static int compare(const void *one, const void *other) {
	const struct figure *first = one, *second = other;
	int order = strcmp(section_words[first->section].name, section_words[second->section].name);
	if (order == 0)
		order = strcmp(first->item, second->item);
	return order != 0 ? order : strcmp(measure_words[first->measure].name, measure_words[second->measure].name);
}

void figures_sort(struct figures *figures) {
	if (figures->count > 0)
		qsort(figures->items, figures->count, sizeof *figures->items, compare);
}

enum outcome figures_of_month(struct context *cx, int64_t month, struct figures *figures) {
	const struct span span = {month, day_start(month_first_day(month)), day_start(month_first_day(month_next(month)))};
	*figures = (struct figures){0};
	TRY(orders(cx, &span, figures));
	TRY(query_all(cx, &span, figures));
	TRY(milestones(cx, &span, figures));
	TRY(punctuality(cx, &span, figures));
	TRY(texts(cx, &span, figures));
	figures_sort(figures);
	return DONE;
}

enum outcome figures_history(struct context *cx, int64_t month, struct figures *figures) {
	static const struct measured measured = {SECTION_HISTORY, 4, {OF_ORDERS}};
	enum { MONTHS = 12 };
	for (int i = MONTHS - 1; i >= 0; i--) {
		char text[MOMENT_ROOM];
		const int64_t earlier = months_before(month, i);
		struct row row = {0};
		bool closed = false;
		TRY(db_get(cx->db, &closed, SQL("select null, null, sum(value) filter (where measure = ?2),"
			" sum(value) filter (where measure = ?3), sum(value) filter (where measure = ?4),"
			" sum(value) filter (where measure = ?5), 0, 0 from month_figure"
			" where month = ?1 and section = ?6 and item = '' having count(*) > 0"), INT(earlier),
			TEXT(measure_words[MEASURE_COUNT].name), TEXT(measure_words[MEASURE_LINES].name),
			TEXT(measure_words[MEASURE_QTY].name), TEXT(measure_words[MEASURE_AMOUNT].name),
			TEXT(section_words[SECTION_ORDERS].name), TO_ROW(&row)));
		if (!closed)
			TRY(db_get(cx->db, NULL, SQL("select null, null," ORDER_COLUMNS ORDERS_OF_MONTH " where month = ?1"),
				INT(earlier), TO_ROW(&row)));
		row.item = arena_text(cx->arena, month_format(text, earlier));
		add(cx, figures, &measured, &row);
	}
	return DONE;
}

const struct figure *figure_find(const struct figures *figures, enum section section, const char *item,
	enum measure measure) {
	const struct figure key = {.section = section, .item = item ? item : "", .measure = measure};
	return figures->count == 0 ? NULL : bsearch(&key, figures->items, figures->count, sizeof key, compare);
}

const char *figure_item(const struct figure *figure, bool chinese) {
	static const struct {
		enum section section;
		const struct word *words;
		int count;
	} lists[] = {
		{SECTION_KINDS, kind_words, KIND_COUNT},
		{SECTION_STATES, state_words, STATE_COUNT},
		{SECTION_DEPARTMENTS, role_words, ROLE_COUNT},
		{SECTION_CLOCKS, clock_kinds, CLOCK_KIND_COUNT},
		{SECTION_INCIDENTS, incident_causes, CAUSE_COUNT},
		{SECTION_PROBLEMS, problem_kinds, PROBLEM_KIND_COUNT},
	};
	if (figure->label)
		return figure->label;
	for (size_t i = 0; chinese && i < sizeof lists / sizeof *lists; i++) {
		const int place = lists[i].section == figure->section
			? word_find(lists[i].words, lists[i].count, figure->item) : -1;
		if (place >= 0)
			return word_said(&lists[i].words[place]);
	}
	return figure->item;
}

int64_t months_before(int64_t month, int count) {
	enum { YEAR = 100, MONTHS = 12 };
	const int64_t months = month / YEAR * MONTHS + month % YEAR - 1 - count;
	return months / MONTHS * YEAR + months % MONTHS + 1;
}
