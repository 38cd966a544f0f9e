#include "report/month.h"

#include "flow/incident.h"
#include "ground/moment.h"
#include "policy/numbers.h"

#include <stdlib.h>
#include <string.h>

struct figure {
	const char *section, *item, *measure;
	enum field_type type;
	int64_t value;
};

struct figures {
	struct figure *items;
	size_t count;
};

enum { MOST_MEASURES = 6 };

/* A section: the columns behind the item of its query, and what they measure. */
struct section {
	const char *name;
	struct measure {
		const char *name;
		enum field_type type;
	} measures[MOST_MEASURES];
};

/* What a section's query fills in, row by row. */
struct row {
	const char *item;
	int64_t values[MOST_MEASURES];
};

/* The month as its sections' queries need it. */
struct span {
	int64_t month, from, to; /* instants: from ≤ … < to */
};

#define TO_ROW(row)                                                                                   \
	TO_TEXT(&(row)->item), TO_INT(&(row)->values[0]), TO_INT(&(row)->values[1]),                  \
		TO_INT(&(row)->values[2]), TO_INT(&(row)->values[3]), TO_INT(&(row)->values[4]),      \
		TO_INT(&(row)->values[5])

static void add(struct context *cx, struct figures *figures, const struct section *section,
	const struct row *row) {
	for (int i = 0; i < MOST_MEASURES && section->measures[i].name; i++) {
		figures->items = arena_grow(cx->arena, figures->items, figures->count, sizeof *figures->items);
		figures->items[figures->count++] = (struct figure){.section = section->name,
			.item = row->item ? row->item : "", .measure = section->measures[i].name,
			.type = section->measures[i].type, .value = row->values[i]};
	}
}

static enum outcome gather(struct context *cx, struct figures *figures, const struct section *section,
	struct query *query, const struct row *row) {
	while (db_next(query))
		add(cx, figures, section, row);
	return db_end(query);
}

/* The four measures of whatever orders are grouped by. */
#define ORDER_MEASURES \
	{{"count", FIELD_INTEGER}, {"lines", FIELD_INTEGER}, {"qty", FIELD_QUANTITY}, {"amount", FIELD_AMOUNT}}
#define ORDER_COLUMNS "count(distinct sales_order.id), count(*), coalesce(sum(quantity), 0), coalesce(sum(amount), 0), 0, 0"
#define ORDERS_OF_MONTH " from sales_order join order_line on order_id = sales_order.id"

static enum outcome orders(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section whole = {"orders", ORDER_MEASURES}, customers = {"customers", ORDER_MEASURES},
		products = {"products", ORDER_MEASURES}, kinds = {"kinds", ORDER_MEASURES},
		states = {"states", ORDER_MEASURES};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '', " ORDER_COLUMNS ORDERS_OF_MONTH " where month = ?1"), INT(span->month), TO_ROW(&row)));
	TRY(gather(cx, figures, &whole, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select customer.code, " ORDER_COLUMNS ORDERS_OF_MONTH
		    " join customer on customer.id = customer_id where month = ?1 group by customer_id"),
		INT(span->month), TO_ROW(&row)));
	TRY(gather(cx, figures, &customers, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select product.code, " ORDER_COLUMNS ORDERS_OF_MONTH
		    " join product on product.id = product_id where month = ?1 group by product_id"),
		INT(span->month), TO_ROW(&row)));
	TRY(gather(cx, figures, &products, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select kind, " ORDER_COLUMNS ORDERS_OF_MONTH " where month = ?1 group by kind"),
		INT(span->month), TO_ROW(&row)));
	TRY(gather(cx, figures, &kinds, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select state, " ORDER_COLUMNS ORDERS_OF_MONTH " where month = ?1 group by state"),
		INT(span->month), TO_ROW(&row)));
	return gather(cx, figures, &states, &query, &row);
}

static enum outcome papers(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section quotations = {"quotations",
		{{"count", FIELD_INTEGER}, {"amount", FIELD_AMOUNT}, {"sent", FIELD_INTEGER},
			{"accepted", FIELD_INTEGER}, {"refused", FIELD_INTEGER}, {"withdrawn", FIELD_INTEGER}}};
	static const struct section contracts = {"contracts",
		{{"count", FIELD_INTEGER}, {"amount", FIELD_AMOUNT}, {"tax_amount", FIELD_AMOUNT}}};
	static const struct section receipts = {"receipts",
		{{"count", FIELD_INTEGER}, {"amount_with_tax", FIELD_AMOUNT}, {"reversed_with_tax", FIELD_AMOUNT}}};
	static const struct section invoices = {"invoices",
		{{"count", FIELD_INTEGER}, {"amount_with_tax", FIELD_AMOUNT}, {"tax_amount", FIELD_AMOUNT}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(amount), 0), count(sent_at), coalesce(sum(accepted), 0),"
		    " count(accepted) - coalesce(sum(accepted), 0), count(withdrawn_at)"
		    " from quotation where quoted_at >= ?1 and quoted_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &quotations, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(amount), 0), coalesce(sum(tax_amount), 0), 0, 0, 0"
		    " from contract where signed_at >= ?1 and signed_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &contracts, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(amount), 0), (select coalesce(sum(amount), 0)"
		    " from receipt_reversal where reversed_at >= ?1 and reversed_at < ?2), 0, 0, 0"
		    " from receipt where received_at >= ?1 and received_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &receipts, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(amount), 0), coalesce(sum(tax_amount), 0), 0, 0, 0"
		    " from invoice where invoiced_at >= ?1 and invoiced_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	return gather(cx, figures, &invoices, &query, &row);
}

static enum outcome making(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section production = {"production",
		{{"reports", FIELD_INTEGER}, {"finished_qty", FIELD_QUANTITY}}};
	static const struct section inspection = {"inspection",
		{{"count", FIELD_INTEGER}, {"passed", FIELD_QUANTITY}, {"failed", FIELD_QUANTITY},
			{"rework", FIELD_QUANTITY}, {"scrap", FIELD_QUANTITY}}};
	static const struct section steps = {"departments",
		{{"steps_started", FIELD_INTEGER}, {"steps_finished", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(quantity), 0), 0, 0, 0, 0"
		    " from finished_goods where finished_at >= ?1 and finished_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &production, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*), coalesce(sum(passed), 0), coalesce(sum(failed), 0),"
		    " coalesce(sum(rework), 0), coalesce(sum(scrap), 0), 0"
		    " from inspection where inspected_at >= ?1 and inspected_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &inspection, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select department, count(*) filter (where started_at >= ?1 and started_at < ?2),"
		    " count(*) filter (where finished_at >= ?1 and finished_at < ?2), 0, 0, 0, 0"
		    " from step where (started_at >= ?1 and started_at < ?2)"
		    " or (finished_at >= ?1 and finished_at < ?2) group by department"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	return gather(cx, figures, &steps, &query, &row);
}

static enum outcome shipping(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section shipments = {"shipments",
		{{"notes", FIELD_INTEGER}, {"dispatched", FIELD_INTEGER}, {"delivered", FIELD_INTEGER},
			{"dispatched_qty", FIELD_QUANTITY}, {"dispatched_with_tax", FIELD_AMOUNT}}};
	static const struct section carriers = {"carriers",
		{{"dispatched", FIELD_INTEGER}, {"freight", FIELD_AMOUNT}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '',"
		    " (select count(*) from delivery_note where withdrawn_at is null and made_at >= ?1 and made_at < ?2),"
		    " (select count(*) from delivery_note where dispatched_at >= ?1 and dispatched_at < ?2),"
		    " (select count(*) from delivery_note where delivered_at >= ?1 and delivered_at < ?2),"
		    " coalesce(sum(quantity), 0), coalesce(sum(amount), 0), 0"
		    " from delivery_note join delivery_note_line on note_id = id"
		    " where dispatched_at >= ?1 and dispatched_at < ?2"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &shipments, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select code, count(*), coalesce(sum(freight), 0), 0, 0, 0, 0"
		    " from delivery_note join carrier on carrier.id = carrier_id"
		    " where dispatched_at >= ?1 and dispatched_at < ?2 group by carrier_id"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	return gather(cx, figures, &carriers, &query, &row);
}

/* Change notices, and orders that were cancelled, held and resumed. */
static enum outcome changes(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"changes", {{"proposed", FIELD_INTEGER}, {"effective", FIELD_INTEGER},
		{"cancelled", FIELD_INTEGER}, {"held", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '', (select count(*) from change_notice where proposed_at >= ?1 and proposed_at < ?2),"
		    " (select count(*) from change_notice where effective_at >= ?1 and effective_at < ?2),"
		    " count(*) filter (where state = ?3), count(*) filter (where state = ?4), 0, 0"
		    " from standing_change where changed_at >= ?1 and changed_at < ?2"),
		INT(span->from), INT(span->to), TEXT(state_words[STATE_CANCELLED].name),
		TEXT(state_words[STATE_ON_HOLD].name), TO_ROW(&row)));
	return gather(cx, figures, &section, &query, &row);
}

/* Clocks by the department that had to answer, for the assessment. */
static enum outcome department_clocks(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"departments",
		{{"clocks_started", FIELD_INTEGER}, {"clocks_breached", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select role, count(*), count(*) filter (where over > 0 or (met_at is null and due_at < ?3)), 0, 0, 0, 0"
		    " from clock where started_at >= ?1 and started_at < ?2 group by role"),
		INT(span->from), INT(span->to), INT(cx->now), TO_ROW(&row)));
	return gather(cx, figures, &section, &query, &row);
}

/* Milestones of new products by the month in which they were due, for the assessment (3.4.4.3). */
static enum outcome milestones(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"departments",
		{{"milestones_due", FIELD_INTEGER}, {"milestones_missed", FIELD_INTEGER}}};
	struct row row = {0};
	const char *department = NULL;
	int64_t due = 0;
	struct maybe met = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select department, due, met_at from milestone where due >= ?1 and due < ?2 order by department"),
		INT(month_first_day(span->month)), INT(month_first_day(month_next(span->month))), TO_TEXT(&department),
		TO_INT(&due), TO_MAYBE(&met)));
	while (db_next(&query)) {
		if (row.item && strcmp(row.item, department) != 0) {
			add(cx, figures, &section, &row);
			row = (struct row){0};
		}
		row.item = department;
		row.values[0]++;
		row.values[1] += met.given ? day_of(met.value) > due : today(cx) > due;
	}
	if (row.item)
		add(cx, figures, &section, &row);
	return db_end(&query);
}

/* Clocks by the month in which they began: met in time, over, still running. */
static enum outcome clocks(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"clocks", {{"started", FIELD_INTEGER}, {"met", FIELD_INTEGER},
		{"breached", FIELD_INTEGER}, {"open", FIELD_INTEGER}, {"over_minutes", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select kind, count(*), count(*) filter (where met_at is not null and over = 0),"
		    " count(*) filter (where over > 0 or (met_at is null and due_at < ?3)), count(*) filter (where met_at is null),"
		    " coalesce(sum((over + 59) / 60), 0), 0 from clock where started_at >= ?1 and started_at < ?2 group by kind"),
		INT(span->from), INT(span->to), INT(cx->now), TO_ROW(&row)));
	return gather(cx, figures, &section, &query, &row);
}

/*
 * Orders by the month in which the last of them arrived: on the day that was promised, and
 * late ones of which nobody's fault (3.4.2) stood in the way.
 */
static enum outcome punctuality(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"punctuality", {{"delivered", FIELD_INTEGER}, {"on_time", FIELD_INTEGER},
		{"on_time_or_nobodys_fault", FIELD_INTEGER}}};
	struct row row = {.item = ""};
	int64_t id = 0, promised = 0, arrived = 0, excused = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id, coalesce(first_due, promised, due), max(delivered_at),"
		    " exists (select 1 from incident_order join incident on incident.id = incident_id"
		    "  where incident_order.order_id = sales_order.id and cause <> ?3)"
		    " from delivery_note join sales_order on sales_order.id = delivery_note.order_id"
		    " where delivered_at >= ?1 and delivered_at < ?2 and state in (?4, ?5) group by sales_order.id"),
		INT(span->from), INT(span->to), TEXT(incident_causes[CAUSE_DIFFICULTY].name),
		TEXT(state_words[STATE_DELIVERED].name), TEXT(state_words[STATE_CLOSED].name), TO_INT(&id), TO_INT(&promised),
		TO_INT(&arrived), TO_INT(&excused)));
	while (db_next(&query)) {
		const bool on_time = day_of(arrived) <= promised;
		row.values[0]++;
		row.values[1] += on_time;
		row.values[2] += on_time || excused;
	}
	add(cx, figures, &section, &row);
	return db_end(&query);
}

/* Cases by the month in which they were raised, and by the one in which the second of hr and gm signed. */
static enum outcome penalties(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section cases = {"penalties", {{"raised", FIELD_INTEGER}, {"waived", FIELD_INTEGER}}};
	static const struct section paid = {"penalties",
		{{"confirmed", FIELD_INTEGER}, {"amount", FIELD_AMOUNT}, {"loss", FIELD_AMOUNT}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select '', count(*) filter (where raised_at >= ?1 and raised_at < ?2),"
		    " count(*) filter (where waived_at >= ?1 and waived_at < ?2), 0, 0, 0, 0 from penalty"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	TRY(gather(cx, figures, &cases, &query, &row));
	TRY(db_select(cx->db, &query,
		SQL("select login, count(*), sum(amount), sum(loss), 0, 0, 0 from ("
		    "select person.login, penalty.id, penalty.amount, loss, max(hr.signed_at, gm.signed_at) as confirmed_at"
		    " from penalty join person on person.id = person_id"
		    " join signature as hr on hr.document_id = penalty.id and hr.prefix = ?3 and hr.role = ?4 and hr.agree = 1"
		    " join signature as gm on gm.document_id = penalty.id and gm.prefix = ?3 and gm.role = ?5 and gm.agree = 1"
		    "  and gm.content = hr.content"
		    " where waived_at is null group by penalty.id)"
		    " where confirmed_at >= ?1 and confirmed_at < ?2 group by login"),
		INT(span->from), INT(span->to), TEXT(document_entries[DOCUMENT_PENALTY].prefix),
		TEXT(role_words[ROLE_HR].name), TEXT(role_words[ROLE_GM].name), TO_ROW(&row)));
	return gather(cx, figures, &paid, &query, &row);
}

/* What went wrong with shipments, by kind. */
static enum outcome problems(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"problems", {{"reported", FIELD_INTEGER}, {"resolved", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select kind, count(*) filter (where happened_at >= ?1 and happened_at < ?2),"
		    " count(*) filter (where resolved_at >= ?1 and resolved_at < ?2), 0, 0, 0, 0 from shipping_problem"
		    " where (happened_at >= ?1 and happened_at < ?2) or (resolved_at >= ?1 and resolved_at < ?2) group by kind"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	return gather(cx, figures, &section, &query, &row);
}

/* Raised and settled in the month, and open at its end: those stand in every summary until they are settled. */
static enum outcome incidents(struct context *cx, struct figures *figures, const struct span *span) {
	static const struct section section = {"incidents",
		{{"raised", FIELD_INTEGER}, {"settled", FIELD_INTEGER}, {"open", FIELD_INTEGER}}};
	struct row row;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select cause, count(*) filter (where happened_at >= ?1),"
		    " count(*) filter (where settled_at >= ?1 and settled_at < ?2),"
		    " count(*) filter (where settled_at is null or settled_at >= ?2), 0, 0, 0"
		    " from incident where happened_at < ?2 and (settled_at is null or settled_at >= ?1)"
		    " group by cause"),
		INT(span->from), INT(span->to), TO_ROW(&row)));
	return gather(cx, figures, &section, &query, &row);
}

static int compare(const void *one, const void *other) {
	const struct figure *first = one, *second = other;
	int order = strcmp(first->section, second->section);
	if (order == 0)
		order = strcmp(first->item, second->item);
	return order != 0 ? order : strcmp(first->measure, second->measure);
}

enum outcome month_report(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {{.name = "month", .type = FIELD_MONTH}, {.name = "section"},
		{.name = "item"}, {.name = "measure"}, {.name = "value", .type = FIELD_FIGURE}};
	struct figures figures = {0};
	const struct span span = {month, day_start(month_first_day(month)),
		day_start(month_first_day(month_next(month)))};
	TRY(orders(cx, &figures, &span));
	TRY(papers(cx, &figures, &span));
	TRY(making(cx, &figures, &span));
	TRY(shipping(cx, &figures, &span));
	TRY(incidents(cx, &figures, &span));
	TRY(penalties(cx, &figures, &span));
	TRY(problems(cx, &figures, &span));
	TRY(clocks(cx, &figures, &span));
	TRY(milestones(cx, &figures, &span));
	TRY(department_clocks(cx, &figures, &span));
	TRY(changes(cx, &figures, &span));
	TRY(punctuality(cx, &figures, &span));
	qsort(figures.items, figures.count, sizeof *figures.items, compare);
	*listing = (struct listing)LISTING("figures", fields);
	for (const struct figure *figure = figures.items; figure < figures.items + figures.count; figure++) {
		listing_number(cx->arena, listing, month);
		listing_text(cx->arena, listing, figure->section);
		listing_text(cx->arena, listing, figure->item);
		listing_text(cx->arena, listing, figure->measure);
		listing_number(cx->arena, listing, figure->type);
		listing_number(cx->arena, listing, figure->value);
	}
	return DONE;
}
