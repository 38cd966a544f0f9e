#include "flow/capacity.h"

#include "flow/notice.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/journal.h"
#include "policy/lift.h"
#include "policy/workdays.h"

#include <stdlib.h>

enum { DAYS_AHEAD = 28, LONGEST_SPAN = 400 };

static int64_t lesser(int64_t one, int64_t other) {
	return one < other ? one : other;
}

static enum outcome seek_centre(struct context *cx, const char *code, int64_t *id, bool *found) {
	return db_get(cx->db, found, SQL("select id from work_centre where code = ?1"), TEXT(code), TO_INT(id));
}

static enum outcome find_centre(struct context *cx, const char *code, int64_t *id) {
	bool found = false;
	TRY(seek_centre(cx, code, id, &found));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no work centre with the code %s", code);
}

enum outcome capacity_set(struct context *cx, const char *code, const struct centre_request *request) {
	bool there = false;
	int64_t id = 0;
	TRY(act(cx, ACT_CAPACITY_SET, NULL, NO_ROLES));
	cx->event.document = code;
	TRY(seek_centre(cx, code, &id, &there));
	if (!*code || (!there && (!request->hours.given || request->day.given)))
		return fail(cx->fault, BAD_DATA, "a new work centre needs its code and its hours a day: --hours");
	TRY(name_accept(cx->fault, NAME_CODE, there ? NULL : code));
	if (request->day.given) {
		if (!request->hours.given)
			return fail(cx->fault, BAD_DATA, "how many hours on that day? --hours");
		return db_exec(cx->db,
			SQL("insert into work_centre_day (centre_id, day, hours) values (?1, ?2, ?3)"
			    " on conflict (centre_id, day) do update set hours = excluded.hours"),
			INT(id), INT(request->day.value), INT(request->hours.value));
	}
	return db_exec(cx->db,
		SQL("insert into work_centre (code, name, hours) values (?1, coalesce(?2, ?1), ?3)"
		    " on conflict (code) do update set name = coalesce(?2, name), hours = coalesce(?4, hours)"),
		TEXT(code), TEXT(request->name), INT(request->hours.value), MAYBE(request->hours));
}

enum outcome capacity_need(struct context *cx, const char *product, const char *centre, struct maybe hours) {
	int64_t product_id = 0, centre_id = 0;
	TRY(act(cx, ACT_CAPACITY_SET, NULL, NO_ROLES));
	cx->event.document = product;
	TRY(product_find(cx, product, &product_id));
	TRY(find_centre(cx, centre, &centre_id));
	if (!hours.given)
		return fail(cx->fault, BAD_DATA, "how many hours does a unit need? --hours");
	if (hours.value == 0)
		return db_exec(cx->db, SQL("delete from work_need where product_id = ?1 and centre_id = ?2"),
			INT(product_id), INT(centre_id));
	return db_exec(cx->db,
		SQL("insert into work_need (product_id, centre_id, hours) values (?1, ?2, ?3)"
		    " on conflict (product_id, centre_id) do update set hours = excluded.hours"),
		INT(product_id), INT(centre_id), INT(hours.value));
}

/* An open production step and what it still needs of a centre. */
struct demand {
	int64_t order_id, centre_id, first, due, hours;
	const char *centre;
};

struct demands {
	struct demand *items;
	size_t count;
};

static enum outcome load_demands(struct context *cx, int64_t centre_id, struct demands *demands) {
	struct demand demand = {0};
	int64_t quantity = 0, need = 0, hours = 0;
	struct query query;
	*demands = (struct demands){0};
	TRY(db_select(cx->db, &query,
		SQL("select step.order_id, centre_id, work_centre.code, planned_on, step.due, order_line.quantity"
		    " - (select coalesce(sum(passed), 0) from inspection where inspection.order_id = order_line.order_id"
		    "  and inspection.line = order_line.line)"
		    " - (select coalesce(sum(outsourcing.quantity), 0) from outsourcing where outsourcing.order_id = order_line.order_id"
		    "  and outsourcing.line = order_line.line and handled_at is not null and refused_at is null), work_need.hours"
		    " from sales_order join step on step.order_id = sales_order.id"
		    " join order_line on order_line.order_id = sales_order.id"
		    " join work_need on work_need.product_id = order_line.product_id join work_centre on work_centre.id = centre_id"
		    " where state not in (?1, ?2, ?3) and department = ?4 and finished_at is null and (?5 = 0 or centre_id = ?5)"
		    " order by centre_id, step.order_id, order_line.line"),
		TEXT(state_words[STATE_CANCELLED].name), TEXT(state_words[STATE_CLOSED].name),
		TEXT(state_words[STATE_ON_HOLD].name), TEXT(role_words[ROLE_PRODUCTION].name), INT(centre_id),
		TO_INT(&demand.order_id), TO_INT(&demand.centre_id), TO_TEXT(&demand.centre), TO_INT(&demand.first),
		TO_INT(&demand.due), TO_INT(&quantity), TO_INT(&need)));
	while (db_next(&query)) {
		struct demand *last = demands->count > 0 ? &demands->items[demands->count - 1] : NULL;
		/* Millionths of a unit times millionths of an hour: amount_part divides what would not fit. */
		if (quantity <= 0 || !amount_part(quantity, need, WHOLE, &hours))
			continue;
		if (last && last->order_id == demand.order_id && last->centre_id == demand.centre_id) {
			last->hours = capped_sum(last->hours, hours);
			continue;
		}
		demand.hours = hours;
		demands->items = arena_grow(cx->arena, demands->items, demands->count, sizeof *demands->items);
		demands->items[demands->count++] = demand;
	}
	return db_end(&query);
}

/* How many hours a centre has on a day. */
static enum outcome hours_of(struct context *cx, int64_t centre_id, int64_t day, int64_t *hours) {
	const struct calendar *calendar = NULL;
	bool other = false;
	TRY(workdays(cx, &calendar));
	TRY(db_get(cx->db, &other, SQL("select hours from work_centre_day where centre_id = ?1 and day = ?2"),
		INT(centre_id), INT(day), TO_INT(hours)));
	if (other)
		return DONE;
	*hours = 0;
	return calendar_is_working(calendar, day)
		? db_get(cx->db, NULL, SQL("select hours from work_centre where id = ?1"), INT(centre_id), TO_INT(hours))
		: DONE;
}

static void bounds(const struct context *cx, const struct capacity_span *span, int64_t *from, int64_t *to) {
	*from = span->from.given ? span->from.value : today(cx);
	*to = span->to.given ? span->to.value : *from + DAYS_AHEAD;
	if (*to > *from + LONGEST_SPAN)
		*to = *from + LONGEST_SPAN;
}

/* What a demand puts on a day: its hours spread over its working days, the last taking what is left over. */
static int64_t share_of(const struct context *cx, const struct calendar *calendar, const struct demand *demand,
	int64_t day) {
	const int64_t first = demand->first > today(cx) ? demand->first : today(cx);
	const int64_t due = demand->due > first ? demand->due : first;
	int64_t days = 0, before = 0;
	if (day < first || day > due || !calendar_is_working(calendar, day))
		return 0;
	for (int64_t at = first; at <= due; at++) {
		days += calendar_is_working(calendar, at);
		before += at < day && calendar_is_working(calendar, at);
	}
	const int64_t left = demand->hours % days;
	return demand->hours / days + left * (before + 1) / days - left * before / days;
}

enum outcome capacity_load(struct context *cx, const struct capacity_span *span, bool over, struct listing *listing,
	int64_t *count) {
	static const struct field fields[] = {{.name = "day", .type = FIELD_DAY},
		{.name = "centre"}, {.context = "capacity", .name = "hours", .type = FIELD_QUANTITY},
		{.name = "load", .type = FIELD_QUANTITY},
		{.name = "over", .type = FIELD_BOOLEAN}, {.name = "orders"}};
	const struct calendar *calendar = NULL;
	struct demands demands;
	int64_t centre_id = 0, from = 0, to = 0;
	*count = 0;
	*listing = (struct listing)LISTING("load", fields);
	if (span->centre)
		TRY(find_centre(cx, span->centre, &centre_id));
	bounds(cx, span, &from, &to);
	TRY(workdays(cx, &calendar));
	TRY(load_demands(cx, centre_id, &demands));
	for (int64_t day = from; day <= to; day++)
		for (size_t i = 0; i < demands.count;) {
			const struct demand *of = &demands.items[i];
			int64_t load = 0, hours = 0;
			const char *orders = "";
			for (; i < demands.count && demands.items[i].centre_id == of->centre_id; i++) {
				const int64_t share = share_of(cx, calendar, &demands.items[i], day);
				load = capped_sum(load, share);
				if (share > 0)
					orders = arena_printf(cx->arena, "%s%s%s", orders, *orders ? ", " : "",
						number_text(cx, DOCUMENT_ORDER, demands.items[i].order_id));
			}
			if (load == 0)
				continue;
			TRY(hours_of(cx, of->centre_id, day, &hours));
			if (over && load <= hours)
				continue;
			*count += load > hours;
			listing_number(cx->arena, listing, day);
			listing_text(cx->arena, listing, of->centre);
			listing_number(cx->arena, listing, hours);
			listing_number(cx->arena, listing, load);
			listing_number(cx->arena, listing, load > hours);
			listing_text(cx->arena, listing, orders);
		}
	return DONE;
}

/* What an order brings: contract, quotation or lines, before tax, less what it costs to make or to buy. */
struct profit {
	int64_t order_id, hours, quantity, list, income, cost, profit, list_profit, an_hour, a_unit;
};

static enum outcome profit_of(struct context *cx, int64_t order_id, int64_t *list, int64_t *income, int64_t *cost) {
	int64_t made = 0, bought = 0, unit = 0, price = 0, amount = 0;
	struct maybe paid = {0};
	struct query query;
	*cost = *list = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce((select amount from contract where order_id = ?1 order by version desc limit 1),"
		    " (select amount from quotation where order_id = ?1 and withdrawn_at is null order by version desc limit 1),"
		    " (select sum(amount) from order_line where order_id = ?1), 0)"),
		INT(order_id), TO_INT(income)));
	TRY(db_select(cx->db, &query,
		SQL("select order_line.quantity - bought, bought, coalesce(product.cost, 0), coalesce(product.price, 0), paid from ("
		    "select order_line.*, (select coalesce(sum(quantity), 0) from outsourcing where outsourcing.order_id = ?1"
		    "  and outsourcing.line = order_line.line and handled_at is not null and refused_at is null) as bought,"
		    " (select max(handled_price) from outsourcing where outsourcing.order_id = ?1"
		    "  and outsourcing.line = order_line.line and refused_at is null) as paid"
		    " from order_line where order_id = ?1) as order_line" ORDERED_PRODUCT),
		INT(order_id), TO_INT(&made), TO_INT(&bought), TO_INT(&unit), TO_INT(&price), TO_MAYBE(&paid)));
	while (db_next(&query)) {
		*list = capped_sum(*list, amount_of_line(capped_sum(made, bought), price, 0, &amount) ? amount : INT64_MAX);
		*cost = capped_sum(*cost, amount_of_line(made > 0 ? made : 0, unit, 0, &amount) ? amount : INT64_MAX);
		*cost = capped_sum(*cost, amount_of_line(bought, paid.value, 0, &amount) ? amount : INT64_MAX);
	}
	return db_end(&query);
}

/* The case that waits for the general manager: 0 if there is none. */
static enum outcome open_case(struct context *cx, int64_t centre_id, int64_t *id, int64_t *raised_at) {
	bool found = false;
	*id = 0;
	return db_get(cx->db, &found,
		SQL("select id, raised_at from over_capacity where centre_id = ?1 and decided_at is null"), INT(centre_id),
		TO_INT(id), TO_INT(raised_at));
}

/* A part of a sum, by whole units of what it is divided by; a loss stays one. */
static int64_t per(int64_t amount, int64_t divisor) {
	int64_t part = 0;
	if (divisor <= 0)
		return 0;
	return amount_part(amount, WHOLE, divisor, &part) ? part : amount < 0 ? INT64_MIN : INT64_MAX;
}

/* As it was at the raise, if the order competed then; else as it is. */
static enum outcome load_profit(struct context *cx, int64_t case_id, const struct demand *demand, struct profit *profit) {
	bool frozen = false;
	*profit = (struct profit){.order_id = demand->order_id, .hours = demand->hours};
	TRY(db_get(cx->db, &frozen,
		SQL("select list, income, cost from over_capacity_profit where over_id = ?1 and order_id = ?2"), INT(case_id),
		INT(demand->order_id), TO_INT(&profit->list), TO_INT(&profit->income), TO_INT(&profit->cost)));
	if (!frozen)
		TRY(profit_of(cx, demand->order_id, &profit->list, &profit->income, &profit->cost));
	TRY(db_get(cx->db, NULL, SQL("select coalesce(sum(quantity), 0) from order_line where order_id = ?1"),
		INT(demand->order_id), TO_INT(&profit->quantity)));
	profit->profit = capped_rest(profit->income, profit->cost);
	profit->list_profit = capped_rest(profit->list, profit->cost);
	profit->an_hour = per(profit->profit, profit->hours);
	profit->a_unit = per(profit->profit, profit->quantity);
	return DONE;
}

/* Keep what those who compete bring, as it is now. */
static enum outcome freeze(struct context *cx, int64_t case_id, int64_t centre_id) {
	struct demands demands;
	struct profit profit;
	TRY(load_demands(cx, centre_id, &demands));
	for (size_t i = 0; i < demands.count; i++) {
		TRY(load_profit(cx, case_id, &demands.items[i], &profit));
		TRY(db_exec(cx->db,
			SQL("insert into over_capacity_profit (over_id, order_id, list, income, cost) values (?1, ?2, ?3, ?4, ?5)"),
			INT(case_id), INT(profit.order_id), INT(profit.list), INT(profit.income), INT(profit.cost)));
	}
	return DONE;
}

static int compare(const void *one, const void *other) {
	const struct profit *first = one, *second = other;
	if (first->an_hour != second->an_hour)
		return first->an_hour > second->an_hour ? -1 : 1;
	return (first->order_id > second->order_id) - (first->order_id < second->order_id);
}

enum outcome capacity_rank(struct context *cx, const struct capacity_span *span, struct listing *listing) {
	static const struct field fields[] = {{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "customer"}, {.name = "promised", .type = FIELD_DAY}, {.name = "hours", .type = FIELD_QUANTITY},
		{.name = "income", .type = FIELD_AMOUNT}, {.name = "cost", .type = FIELD_AMOUNT, .read = READ_COST},
		{.name = "profit", .type = FIELD_AMOUNT, .read = READ_COST},
		{.name = "profit_an_hour", .type = FIELD_AMOUNT, .read = READ_COST}, {.name = "qty", .type = FIELD_QUANTITY},
		{.name = "profit_a_unit", .type = FIELD_AMOUNT, .read = READ_COST}, {.name = "list", .type = FIELD_AMOUNT},
		{.name = "list_profit", .type = FIELD_AMOUNT, .read = READ_COST}};
	struct demands demands;
	struct profit *profits = NULL;
	size_t count = 0;
	int64_t centre_id = 0, from = 0, to = 0, case_id = 0, raised_at = 0;
	*listing = (struct listing)LISTING("ranking", fields);
	TRY(find_centre(cx, span->centre, &centre_id));
	TRY(open_case(cx, centre_id, &case_id, &raised_at));
	bounds(cx, span, &from, &to);
	TRY(load_demands(cx, centre_id, &demands));
	for (size_t i = 0; i < demands.count; i++) {
		const struct demand *demand = &demands.items[i];
		if (demand->due < from || demand->first > to)
			continue;
		struct profit profit;
		TRY(load_profit(cx, case_id, demand, &profit));
		profits = arena_grow(cx->arena, profits, count, sizeof *profits);
		profits[count++] = profit;
	}
	if (count > 0)
		qsort(profits, count, sizeof *profits, compare);
	for (size_t i = 0; i < count; i++) {
		int64_t promised = 0;
		const char *customer = NULL;
		TRY(db_get(cx->db, NULL,
			SQL("select customer.name, coalesce(promised, due) from sales_order"
			    " join customer on customer.id = customer_id where sales_order.id = ?1"),
			INT(profits[i].order_id), TO_TEXT(&customer), TO_INT(&promised)));
		const int64_t numbers[] = {promised, profits[i].hours, profits[i].income, profits[i].cost, profits[i].profit,
			profits[i].an_hour, profits[i].quantity, profits[i].a_unit, profits[i].list, profits[i].list_profit};
		listing_number(cx->arena, listing, profits[i].order_id);
		listing_text(cx->arena, listing, customer);
		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
			listing_number(cx->arena, listing, numbers[k]);
	}
	return DONE;
}

static enum outcome insert_case(struct context *cx, int64_t centre_id, int64_t from, int64_t to, const char *reason) {
	TRY(db_exec(cx->db,
		SQL("insert into over_capacity (centre_id, from_on, to_on, reason, raised_at, raised_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(centre_id), INT(from), INT(to), TEXT(reason), INT(cx->at), INT(cx->actor.id)));
	return freeze(cx, db_last_id(cx->db), centre_id);
}

/* Is a day of a demand's step over what its centre has? */
static enum outcome is_over(struct context *cx, int64_t centre_id, int64_t first, int64_t due, bool *over) {
	const struct calendar *calendar = NULL;
	struct demands demands;
	*over = false;
	TRY(workdays(cx, &calendar));
	TRY(load_demands(cx, centre_id, &demands));
	for (int64_t day = first; day <= due && !*over; day++) {
		int64_t load = 0, hours = 0;
		for (size_t i = 0; i < demands.count; i++)
			load = capped_sum(load, share_of(cx, calendar, &demands.items[i], day));
		if (load > 0)
			TRY(hours_of(cx, centre_id, day, &hours));
		*over = load > hours;
	}
	return DONE;
}

enum outcome capacity_raise_for(struct context *cx, const struct order *order, const char **centres) {
	struct demands demands;
	int64_t waiting = 0, raised_at = 0, one = 0;
	bool needs = false;
	*centres = NULL;
	/* Of most orders no centre is known: nothing else is looked through then. */
	TRY(db_get(cx->db, &needs,
		SQL("select 1 from order_line join work_need on work_need.product_id = order_line.product_id"
		    " where order_id = ?1 limit 1"),
		INT(order->standing.id), TO_INT(&one)));
	if (!needs)
		return DONE;
	TRY(load_demands(cx, 0, &demands));
	for (size_t i = 0; i < demands.count; i++) {
		const struct demand *mine = &demands.items[i];
		bool over = false;
		if (mine->order_id != order->standing.id)
			continue;
		const int64_t due = lesser(mine->due, mine->first + LONGEST_SPAN);
		TRY(open_case(cx, mine->centre_id, &waiting, &raised_at));
		TRY(is_over(cx, mine->centre_id, mine->first, due, &over));
		if (!over)
			continue;
		*centres = *centres ? arena_printf(cx->arena, "%s, %s", *centres, mine->centre) : mine->centre;
		if (waiting)
			continue;
		TRY(insert_case(cx, mine->centre_id, mine->first, due,
			arena_printf(cx->arena, said("the schedule of %s is beyond it"), order->number)));
		cx->event.told |= GM;
	}
	return DONE;
}

enum outcome capacity_raise(struct context *cx, const struct capacity_span *span) {
	int64_t centre_id = 0, from = 0, to = 0, id = 0, raised_at = 0, over = 0;
	struct listing listing;
	TRY(act(cx, ACT_CAPACITY_RAISE, NULL, NO_ROLES));
	cx->event.document = span->centre;
	TRY(find_centre(cx, span->centre, &centre_id));
	bounds(cx, span, &from, &to);
	if (!text_says(span->reason))
		return refuse(cx, RULE_OVER_CAPACITY, "the reason is missing: --reason");
	TRY(capacity_load(cx, span, true, &listing, &over));
	if (over == 0)
		return refuse(cx, RULE_OVER_CAPACITY, "no day of %s is over its hours", span->centre);
	TRY(open_case(cx, centre_id, &id, &raised_at));
	if (id)
		return refuse(cx, RULE_OVER_CAPACITY, "%s waits for the general manager's decision already", span->centre);
	cx->event.told |= GM;
	return insert_case(cx, centre_id, from, to, span->reason);
}

/* Hours that are left of a centre, day by day, as a sequence uses them up. */
struct ledger {
	int64_t centre_id, day, left;
};

/* Use so many hours from the ledger's day on; the first and the last day on which that is done. */
static enum outcome use_hours(struct context *cx, struct ledger *ledger, int64_t hours, int64_t *first, int64_t *last) {
	*first = -1;
	for (int tries = 0; tries < LONGEST_SPAN; tries++) {
		const int64_t taken = hours < ledger->left ? hours : ledger->left;
		if (taken > 0 && *first < 0)
			*first = ledger->day;
		if (taken > 0)
			*last = ledger->day;
		hours -= taken;
		ledger->left -= taken;
		if (hours == 0)
			return DONE;
		ledger->day++;
		TRY(hours_of(cx, ledger->centre_id, ledger->day, &ledger->left));
	}
	return fail(cx->fault, BAD_DATA, "the centre has no hours for that within %d days", LONGEST_SPAN);
}

/* The steps behind production begin when it is done, and take the days that the review form has for them. */
static enum outcome follow(struct context *cx, int64_t order_id, int64_t done) {
	const struct calendar *calendar = NULL;
	const char *department = NULL;
	int64_t due = 0, needed = 0;
	struct query query;
	TRY(workdays(cx, &calendar));
	TRY(db_select(cx->db, &query,
		SQL("select department, due, coalesce((select max(days) from review join review_department"
		    "  on review_id = review.id where review.order_id = step.order_id"
		    "  and review_department.department = step.department), 0)"
		    " from step where order_id = ?1 and finished_at is null and place > (select place from step as production"
		    "  where production.order_id = ?1 and production.department = ?2) order by place"),
		INT(order_id), TEXT(role_words[ROLE_PRODUCTION].name), TO_TEXT(&department), TO_INT(&due), TO_INT(&needed)));
	while (db_next(&query)) {
		const int64_t first = needed > 0 ? calendar_add(calendar, done, 1) : done;
		done = needed > 0 ? calendar_add(calendar, done, needed) : done;
		TRY(db_exec(cx->db,
			SQL("update step set planned_on = ?3, due = ?4 where order_id = ?1 and department = ?2"),
			INT(order_id), TEXT(department), INT(first), INT(done > due ? done : due)));
	}
	return db_end(&query);
}

/* Production gets its days, what depends on it comes after, and who waits too long is told. */
static enum outcome move_order(struct context *cx, int64_t case_id, int64_t place, const struct demand *demand,
	int64_t first, int64_t last) {
	struct order order;
	int64_t later = 0, requester = 0;
	char day[MOMENT_ROOM];
	TRY(order_load(cx, demand->order_id, &order));
	journal_concerns(cx, demand->order_id);
	TRY(db_exec(cx->db,
		SQL("update step set planned_on = ?3, due = ?4 where order_id = ?1 and department = ?2 and finished_at is null"),
		INT(demand->order_id), TEXT(role_words[ROLE_PRODUCTION].name), INT(first), INT(last)));
	TRY(follow(cx, demand->order_id, last));
	TRY(db_exec(cx->db,
		SQL("insert into over_capacity_order (over_id, place, order_id, old_due, due) values (?1, ?2, ?3, ?4, ?5)"),
		INT(case_id), INT(place), INT(demand->order_id), INT(demand->due), INT(last)));
	TRY(db_get(cx->db, NULL,
		SQL("select max(step.due), received_by from step join sales_order on sales_order.id = order_id"
		    " where order_id = ?1"),
		INT(demand->order_id), TO_INT(&later), TO_INT(&requester)));
	if (later <= order.promised)
		return DONE;
	return notice_open(cx, &(struct notice){.order_id = demand->order_id, .document = DOCUMENT_ORDER,
		.document_id = demand->order_id, .rule = RULE_SEQUENCE, .person = requester, .tells_customer = true,
		.text = arena_printf(cx->arena, said("tell the customer: for want of capacity not before %s"),
			day_format(day, later))});
}

/* Does a sequence follow one of the rankings: by an hour, in all, by unit? */
struct following {
	struct profit last;
	bool any, by_hour, in_all, by_unit;
};

static void follow_ranking(struct following *following, const struct profit *next) {
	const struct profit *last = &following->last;
	following->by_hour &= !following->any || next->an_hour <= last->an_hour;
	following->in_all &= !following->any || next->profit <= last->profit;
	following->by_unit &= !following->any || next->a_unit <= last->a_unit;
	following->last = *next;
	following->any = true;
}

enum outcome capacity_decide(struct context *cx, const char *centre, const char *const *orders, const char *reason) {
	struct demands demands;
	struct following following = {.by_hour = true, .in_all = true, .by_unit = true};
	struct ledger ledger = {.day = today(cx)};
	int64_t case_id = 0, raised_at = 0, place = 0;
	TRY(act(cx, ACT_CAPACITY_DECIDE, NULL, NO_ROLES));
	cx->event.document = centre;
	TRY(find_centre(cx, centre, &ledger.centre_id));
	TRY(open_case(cx, ledger.centre_id, &case_id, &raised_at));
	if (!case_id)
		return refuse(cx, RULE_SEQUENCE, "production has not raised over-capacity of %s", centre);
	TRY(happened_after(cx, raised_at, "it was raised"));
	TRY(load_demands(cx, ledger.centre_id, &demands));
	TRY(hours_of(cx, ledger.centre_id, ledger.day, &ledger.left));
	bool *placed = arena_alloc(cx->arena, (demands.count + 1) * sizeof *placed);
	for (; *orders; orders++) {
		struct order order;
		struct profit profit;
		size_t at = demands.count;
		int64_t first = 0, last = 0;
		TRY(order_find(cx, *orders, &order));
		for (size_t i = 0; i < demands.count; i++)
			if (demands.items[i].order_id == order.standing.id)
				at = i;
		if (at == demands.count)
			return refuse(cx, RULE_SEQUENCE, "%s needs nothing of %s", order.number, centre);
		if (placed[at])
			return refuse(cx, RULE_SEQUENCE, "%s stands twice in the sequence", order.number);
		placed[at] = true;
		TRY(load_profit(cx, case_id, &demands.items[at], &profit));
		follow_ranking(&following, &profit);
		TRY(use_hours(cx, &ledger, demands.items[at].hours, &first, &last));
		TRY(move_order(cx, case_id, ++place, &demands.items[at], first, last));
	}
	if (place < (int64_t)demands.count)
		return refuse(cx, RULE_SEQUENCE, "%lld orders compete for %s, %lld are in the sequence",
			(long long)demands.count, centre, (long long)place);
	TRY(allowed(cx, RULE_SEQUENCE_BY_PROFIT, following.by_hour || following.in_all || following.by_unit, reason,
		"that is not the sequence of the profits, by an hour of %s, in all or by unit: capacity rank %s", centre, centre));
	return db_exec(cx->db, SQL("update over_capacity set decided_at = ?2, decided_by = ?3, decision = ?4 where id = ?1"),
		INT(case_id), INT(cx->at), INT(cx->actor.id), TEXT(reason));
}

enum outcome capacity_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "centre"}, {.name = "name"}, {.name = "hours", .type = FIELD_QUANTITY},
		{.name = "products", .type = FIELD_INTEGER}, {.name = "raised", .type = FIELD_INSTANT},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("work_centres", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select code, name, hours, (select count(*) from work_need where centre_id = work_centre.id), raised_at, reason"
		    " from work_centre left join over_capacity on centre_id = work_centre.id and decided_at is null order by code"));
}
