#include "flow/outsource.h"

#include "flow/demand.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"
#include "policy/signature.h"

enum outcome outsource_state(struct context *cx, const char *number, struct maybe line, const char *reason) {
	struct order order;
	struct order_line stated;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_OUTSOURCE_STATE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	if (!line.given || !text_says(reason))
		return refuse(cx, RULE_STATEMENT_SAYS_WHY, "the statement has no %s",
			line.given ? said("reason: --reason") : said("line: --line"));
	TRY(order_line_load(cx, &order, line.value, &stated));
	return db_exec(cx->db,
		SQL("update order_line set statement = ?3, stated_at = ?4, stated_by = ?5 where order_id = ?1 and line = ?2"),
		INT(order.standing.id), INT(stated.line), TEXT(reason), INT(cx->at), INT(cx->actor.id));
}

/* On what it is asked for: a case of a centre that the line needs, open or decided for this order, or tech's statement. */
static enum outcome find_ground(struct context *cx, const struct order *order, const struct order_line *line,
	struct maybe *over, const char **statement) {
	struct maybe stated_at = {0}, raised_at = {0};
	TRY(db_get(cx->db, NULL,
		SQL("select statement, stated_at, (select max(over_capacity.id) from over_capacity"
		    "  join work_need on work_need.centre_id = over_capacity.centre_id where work_need.product_id = ?3"
		    "  and (decided_at is null or exists (select 1 from over_capacity_order"
		    "   where over_id = over_capacity.id and over_capacity_order.order_id = ?1)))"
		    " from order_line where order_id = ?1 and line = ?2"),
		INT(order->standing.id), INT(line->line), INT(line->product_id), TO_TEXT(statement), TO_MAYBE(&stated_at),
		TO_MAYBE(over)));
	if (!over->given && !*statement)
		return refuse(cx, RULE_OUTSOURCE_GROUND, "nobody has raised over-capacity of what makes line %lld of %s (capacity"
			" raise CENTRE, by production), nor has tech stated why it can't be made (outsource state %s --line %lld)",
			(long long)line->line, order->number, order->number, (long long)line->line);
	if (!over->given)
		return happened_after(cx, stated_at.value, "tech stated that it can't be made");
	TRY(db_get(cx->db, NULL, SQL("select raised_at from over_capacity where id = ?1"), INT(over->value),
		TO_MAYBE(&raised_at)));
	return happened_after(cx, raised_at.value, "it was raised");
}

/* Of a line no more than was ordered, with `more`; what was bought and scrapped is bought again. */
static enum outcome check_within(struct context *cx, const struct order *order, int64_t number, int64_t more) {
	struct order_line line;
	int64_t bought = 0;
	char all[DECIMAL_ROOM], ordered[DECIMAL_ROOM];
	TRY(order_line_load(cx, order, number, &line));
	TRY(db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(quantity), 0) from outsourcing where order_id = ?1 and line = ?2"
		    " and refused_at is null) - (select coalesce(sum(scrap), 0) from inspection where order_id = ?1 and line = ?2"
		    " and outsourcing_id is not null)"),
		INT(order->standing.id), INT(number), TO_INT(&bought)));
	bought = capped_sum(bought, more);
	return bought <= line.quantity ? DONE
		: refuse(cx, RULE_OUTSOURCE_WITHIN, "line %lld: %s bought in all, %s ordered", (long long)number,
			decimal_format(all, bought, QUANTITY_DECIMALS, 0),
			decimal_format(ordered, line.quantity, QUANTITY_DECIMALS, 0));
}

enum outcome outsource_make(struct context *cx, const char *number, const struct outsource_request *request,
	int64_t *id) {
	struct order order;
	struct order_line line;
	struct maybe over = {0};
	const char *statement = NULL;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_OUTSOURCE_REQUEST, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	const char *lacks = !request->line.given ? said("line: --line") : !request->quantity.given ? said("quantity: --qty")
		: !text_holds(request->spec) ? said("specification: --spec") : !text_holds(request->quality) ? said("quality requirement: --quality")
		: !request->needed.given ? said("date: --needed") : !request->price.given ? said("expected price: --price")
		: request->price.value <= 0 ? said("price above zero: --price")
		: !text_says(request->reason) ? said("reason: --reason") : NULL;
	if (lacks)
		return refuse(cx, RULE_OUTSOURCE_COMPLETE, "the request has no %s", lacks);
	TRY(order_line_load(cx, &order, request->line.value, &line));
	if (request->quantity.value <= 0 || request->quantity.value > line.quantity)
		return fail(cx->fault, BAD_DATA, "--qty: above zero, and no more than was ordered");
	if (request->needed.value < day_of(cx->at))
		return fail(cx->fault, BAD_DATA, "--needed: that day is past");
	TRY(check_within(cx, &order, line.line, request->quantity.value));
	TRY(find_ground(cx, &order, &line, &over, &statement));
	TRY(number_next(cx, DOCUMENT_OUTSOURCING, id));
	return db_exec(cx->db,
		SQL("insert into outsourcing (id, order_id, line, quantity, spec, quality, needed_on, price, reason,"
		    " requested_at, requested_by, requested_real, over_id, statement)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
		INT(*id), INT(order.standing.id), INT(line.line), INT(request->quantity.value), TEXT(request->spec),
		TEXT(request->quality), INT(request->needed.value), INT(request->price.value), TEXT(request->reason),
		INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real), MAYBE(over), TEXT(over.given ? NULL : statement));
}

struct outsourcing {
	int64_t id, order_id, line, quantity, requested_at;
	const char *number;
	struct author requester, handler;
	struct maybe handled_at, refused_at;
	struct order order;
};

static enum outcome load(struct context *cx, const char *number, struct outsourcing *outsourcing) {
	bool found = false;
	*outsourcing = (struct outsourcing){0};
	TRY(number_find(cx, number, DOCUMENT_OUTSOURCING, &outsourcing->id));
	outsourcing->number = number_text(cx, DOCUMENT_OUTSOURCING, outsourcing->id);
	TRY(db_get(cx->db, &found,
		SQL("select order_id, line, quantity, requested_at, requested_by, requested_real, handled_at,"
		    " coalesce(handled_by, 0), handled_real, refused_at from outsourcing where id = ?1"),
		INT(outsourcing->id), TO_INT(&outsourcing->order_id), TO_INT(&outsourcing->line),
		TO_INT(&outsourcing->quantity), TO_INT(&outsourcing->requested_at), TO_INT(&outsourcing->requester.person),
		TO_TEXT(&outsourcing->requester.real), TO_MAYBE(&outsourcing->handled_at),
		TO_INT(&outsourcing->handler.person), TO_TEXT(&outsourcing->handler.real), TO_MAYBE(&outsourcing->refused_at)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no outsourcing request %s", number);
	return order_load(cx, outsourcing->order_id, &outsourcing->order);
}

static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, order_id, line, quantity, spec, quality, needed_on, price, reason, supplier, handled_price,"
		    " deliver_on from outsourcing where id = ?1"),
		INT(id)));
	return content_add(content, &query);
}

/* Is it signed as it stands? Before it was handled by vp or above, after it by gm. */
static enum outcome is_signed(struct context *cx, const struct outsourcing *outsourcing, bool *signed_now) {
	struct content now = {0};
	int64_t when = 0;
	TRY(content(cx, outsourcing->id, &now));
	return signed_as_it_stands(cx, DOCUMENT_OUTSOURCING, outsourcing->id, &now, signed_now, &when);
}

static enum outcome begin(struct context *cx, enum action action, const char *number, struct outsourcing *outsourcing) {
	TRY(load(cx, number, outsourcing));
	TRY(act(cx, action, &outsourcing->order.standing, NO_ROLES));
	cx->event.document = outsourcing->number;
	TRY(happened_after(cx, outsourcing->handled_at.given ? outsourcing->handled_at.value : outsourcing->requested_at,
		outsourcing->handled_at.given ? said("it was handled") : said("it was requested")));
	return outsourcing->refused_at.given
		? refuse(cx, RULE_OUTSOURCE_SIGNED, "%s was refused", outsourcing->number) : DONE;
}

enum outcome outsource_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct outsourcing outsourcing;
	const char *number = number_text(cx, DOCUMENT_OUTSOURCING, id);
	bool somebody_else = false, already = false;
	TRY(load(cx, number, &outsourcing));
	const bool confirms = outsourcing.handled_at.given;
	struct signing signing = {.document = DOCUMENT_OUTSOURCING, .id = id, .refused = refused, .reason = reason,
		.rule = confirms ? RULE_OUTSOURCE_CONFIRMED : RULE_OUTSOURCE_SIGNED};
	TRY(begin(cx, confirms ? ACT_OUTSOURCE_CONFIRM : ACT_OUTSOURCE_APPROVE, number, &outsourcing));
	TRY(four_eyes(cx, confirms ? &outsourcing.handler : &outsourcing.requester, &somebody_else));
	if (somebody_else && confirms)
		TRY(four_eyes(cx, &outsourcing.requester, &somebody_else));
	if (!somebody_else)
		return refuse(cx, signing.rule, "%s was put up by the one who signs; it takes somebody else", number);
	TRY(is_signed(cx, &outsourcing, &already));
	if (already)
		return fail(cx->fault, BAD_DATA, "%s is signed already", number);
	if (!refused)
		TRY(check_within(cx, &outsourcing.order, outsourcing.line, 0));
	if (!refused && confirms)
		TRY(milestones_required(cx, &outsourcing.order, ROLE_PURCHASING));
	TRY(content(cx, id, &signing.content));
	TRY(sign(cx, &signing));
	return refused ? db_exec(cx->db, SQL("update outsourcing set refused_at = ?2 where id = ?1"), INT(id), INT(cx->at))
		: DONE;
}

enum outcome outsource_handle(struct context *cx, const char *number, const struct handling *handling) {
	struct outsourcing outsourcing;
	bool signed_now = false;
	TRY(begin(cx, ACT_OUTSOURCE_HANDLE, number, &outsourcing));
	TRY(is_signed(cx, &outsourcing, &signed_now));
	if (outsourcing.handled_at.given || !signed_now)
		return refuse(cx, RULE_OUTSOURCE_HANDLED, "%s %s", outsourcing.number, outsourcing.handled_at.given
			? said("is handled already") : said("is not signed by vp or above as it stands"));
	const char *lacks = !text_holds(handling->supplier) ? said("supplier: --supplier") : !handling->price.given ? said("price: --price")
		: handling->price.value <= 0 ? said("price above zero: --price")
		: !handling->deliver.given ? said("day of delivery: --deliver") : NULL;
	if (lacks)
		return refuse(cx, RULE_OUTSOURCE_HANDLED, "it has no %s", lacks);
	TRY(check_within(cx, &outsourcing.order, outsourcing.line, 0));
	return db_exec(cx->db,
		SQL("update outsourcing set supplier = ?2, handled_price = ?3, deliver_on = ?4, handled_at = ?5, handled_by = ?6,"
		    " handled_real = ?7 where id = ?1"),
		INT(outsourcing.id), TEXT(handling->supplier), INT(handling->price.value), INT(handling->deliver.value),
		INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
}

enum outcome outsource_receive(struct context *cx, const char *number, struct maybe quantity) {
	struct outsourcing outsourcing;
	bool signed_now = false;
	int64_t received = 0;
	char left[DECIMAL_ROOM];
	TRY(begin(cx, ACT_OUTSOURCE_RECEIVE, number, &outsourcing));
	TRY(is_signed(cx, &outsourcing, &signed_now));
	if (!outsourcing.handled_at.given || !signed_now)
		return refuse(cx, RULE_OUTSOURCE_RECEIVED, "%s is not handled and confirmed by gm as it stands",
			outsourcing.number);
	TRY(milestones_required(cx, &outsourcing.order, ROLE_PURCHASING));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(quantity), 0) from outsourcing_receipt where outsourcing_id = ?1"),
		INT(outsourcing.id), TO_INT(&received)));
	const int64_t rest = outsourcing.quantity - received, now = quantity.given ? quantity.value : rest;
	if (now <= 0 || now > rest)
		return refuse(cx, RULE_OUTSOURCE_RECEIVED, "%s of %s are to come",
			decimal_format(left, rest, QUANTITY_DECIMALS, 0), outsourcing.number);
	return db_exec(cx->db,
		SQL("insert into outsourcing_receipt (outsourcing_id, quantity, received_at, received_by)"
		    " values (?1, ?2, ?3, ?4)"),
		INT(outsourcing.id), INT(now), INT(cx->at), INT(cx->actor.id));
}

enum outcome outsource_left(struct context *cx, const char *number, int64_t order_id, int64_t line, int64_t *id,
	int64_t *left) {
	bool found = false;
	TRY(number_find(cx, number, DOCUMENT_OUTSOURCING, id));
	TRY(db_get(cx->db, &found,
		SQL("select (select coalesce(sum(quantity), 0) from outsourcing_receipt where outsourcing_id = ?1)"
		    " - (select coalesce(sum(passed + failed), 0) from inspection where outsourcing_id = ?1)"
		    " from outsourcing where id = ?1 and order_id = ?2 and line = ?3"),
		INT(*id), INT(order_id), INT(line), TO_INT(left)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "%s is not of line %lld of that order", number, (long long)line);
}

enum outcome outsource_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "outsourcing", .type = FIELD_NUMBER, .document = DOCUMENT_OUTSOURCING},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "line", .type = FIELD_INTEGER},
		{.name = "item"}, {.name = "qty", .type = FIELD_QUANTITY}, {.name = "spec"}, {.name = "quality"},
		{.name = "needed", .type = FIELD_DAY}, {.name = "price", .type = FIELD_PRICE},
		{.name = "requested", .type = FIELD_INSTANT}, {.name = "requested_by"}, {.name = "supplier"},
		{.name = "handled_price", .type = FIELD_PRICE}, {.name = "deliver", .type = FIELD_DAY},
		{.name = "handled", .type = FIELD_INSTANT}, {.context = "quantity", .name = "received", .type = FIELD_QUANTITY},
		{.name = "refused", .type = FIELD_INSTANT}, {.name = "reason", .type = FIELD_NOTE},
		{.context = "outsourcing", .name = "ground", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("outsourcings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select outsourcing.id, outsourcing.order_id, outsourcing.line, product.code, outsourcing.quantity,"
		    " outsourcing.spec, outsourcing.quality, needed_on, outsourcing.price, requested_at, person.login, supplier,"
		    " handled_price, deliver_on, handled_at,"
		    " (select sum(quantity) from outsourcing_receipt where outsourcing_id = outsourcing.id), refused_at, reason,"
		    " coalesce(outsourcing.statement, (select code || ': ' || over_capacity.reason from over_capacity"
		    "  join work_centre on work_centre.id = centre_id where over_capacity.id = over_id))"
		    " from outsourcing join order_line on order_line.order_id = outsourcing.order_id"
		    " and order_line.line = outsourcing.line" ORDERED_PRODUCT
		    " join person on person.id = requested_by"
		    " where outsourcing.order_id between ?1 and ?2 order by outsourcing.id"),
		INT(order_id), INT(last_of(order_id)));
}
