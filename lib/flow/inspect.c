#include "flow/inspect.h"

#include "flow/drawing.h"
#include "flow/made.h"
#include "flow/notice.h"
#include "flow/outsource.h"
#include "flow/step.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/numbers.h"

static int64_t or_zero(struct maybe number) {
	return number.given ? number.value : 0;
}

static enum outcome check_complete(struct context *cx, const struct inspection_request *request) {
	const char *lacks = !request->line.given ? said("line: --line")
		: !request->passed.given ? said("passed quantity: --passed")
		: !text_holds(request->batch) ? said("batch: --batch") : NULL;
	if (lacks)
		return refuse(cx, RULE_INSPECTION_COMPLETE, "the inspection has no %s", lacks);
	TRY(name_accept(cx->fault, NAME_REFERENCE, request->batch));
	int64_t disposed = or_zero(request->rework);
	if (request->passed.value < 0 || or_zero(request->failed) < 0 || disposed < 0
	    || or_zero(request->scrap) < 0 || !add_to(&disposed, or_zero(request->scrap)))
		return fail(cx->fault, BAD_DATA, "a quantity is below zero or too large");
	if (request->passed.value == 0 && or_zero(request->failed) == 0)
		return fail(cx->fault, BAD_DATA, "nothing was inspected");
	if (disposed != or_zero(request->failed))
		return refuse(cx, RULE_INSPECTION_COMPLETE,
			"what becomes of the failed ones? --rework and --scrap must make up --failed");
	return DONE;
}

/* What was inspected for the first time, of what was ordered and made again for what was scrapped. */
static enum outcome check_first_time(struct context *cx, const struct order *order,
	const struct inspection_request *request) {
	struct order_line line;
	int64_t inspected = 0, scrapped = 0, passed = 0, back = 0, own = 0, made = 0, made_at = 0;
	char quantity[DECIMAL_ROOM];
	TRY(order_line_load(cx, order, request->line.value, &line));
	TRY(made_of_line(cx, order, &line, &made, &made_at));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(passed + failed) filter (where reinspects is null and returned_note is null), 0),"
		    " coalesce(sum(passed + failed) filter (where reinspects is null and returned_note is null"
		    "  and outsourcing_id is null), 0), coalesce(sum(scrap), 0), coalesce(sum(passed), 0),"
		    " (select coalesce(sum(quantity), 0) from " BACK_LINES " where order_id = ?1 and line = ?2)"
		    " from inspection where order_id = ?1 and line = ?2"),
		INT(order->standing.id), INT(line.line), TO_INT(&inspected), TO_INT(&own), TO_INT(&scrapped),
		TO_INT(&passed), TO_INT(&back)));
	passed -= back; /* what came back passed before, and will again */
	const bool fits = add_to(&passed, request->passed.value) && add_to(&inspected, request->passed.value)
		&& add_to(&inspected, or_zero(request->failed)) && add_to(&scrapped, line.quantity);
	if (!fits || inspected > scrapped || passed > line.quantity)
		return refuse(cx, RULE_INSPECTION_OF_WORK, "that is more than the %s ordered on line %lld of %s",
			decimal_format(quantity, line.quantity, QUANTITY_DECIMALS, 0), (long long)line.line,
			order->number);
	if (request->outsourced)
		return DONE;
	if (!add_to(&own, request->passed.value) || !add_to(&own, or_zero(request->failed)) || own > made)
		return refuse(cx, RULE_INSPECTION_OF_WORK,
			"%s of line %lld of %s were made; what was scrapped is made again: schedule finish %s production --line %lld,"
			" by production", decimal_format(quantity, made, QUANTITY_DECIMALS, 0), (long long)line.line, order->number,
			order->number, (long long)line.line);
	return happened_after(cx, made_at, "they were made");
}

/* Re-inspection: no more than was to be reworked and was not inspected again. */
static enum outcome check_rework(struct context *cx, const struct order *order,
	const struct inspection_request *request, struct maybe *reinspects) {
	bool found = false;
	int64_t order_id = 0, line = 0, left = 0, inspected_at = 0, now = request->passed.value;
	char quantity[DECIMAL_ROOM];
	reinspects->given = true;
	TRY(number_find(cx, request->rework_of, DOCUMENT_INSPECTION, &reinspects->value));
	TRY(db_get(cx->db, &found,
		SQL("select order_id, line, inspected_at, rework - coalesce((select sum(again.passed + again.failed)"
		    " from inspection as again where again.reinspects = inspection.id), 0)"
		    " from inspection where id = ?1"),
		INT(reinspects->value), TO_INT(&order_id), TO_INT(&line), TO_INT(&inspected_at), TO_INT(&left)));
	if (!found || order_id != order->standing.id || line != request->line.value)
		return fail(cx->fault, NOT_FOUND, "no inspection %s of line %lld of %s", request->rework_of,
			(long long)request->line.value, order->number);
	TRY(happened_after(cx, inspected_at, "the inspection that found them"));
	if (!add_to(&now, or_zero(request->failed)) || now > left)
		return refuse(cx, RULE_REWORKED, "of %s %s are left to inspect again", request->rework_of,
			decimal_format(quantity, left, QUANTITY_DECIMALS, 0));
	return DONE;
}

/*
 * Goods that came back: no more than the warehouse has of them, and were not inspected again. `amount` is what they
 * were on the note, so that all of them add up to it.
 */
static enum outcome check_returned(struct context *cx, const struct order *order,
	const struct inspection_request *request, struct maybe *note, struct maybe *amount) {
	bool found = false;
	int64_t left = 0, there = 0, worth = 0, before = 0, returned_at = 0, now = request->passed.value;
	char quantity[DECIMAL_ROOM];
	note->given = true;
	TRY(number_find(cx, request->returned, DOCUMENT_DELIVERY_NOTE, &note->value));
	TRY(db_get(cx->db, &found,
		SQL("select coalesce(sum(goods_return.quantity) filter (where received_at is not null), 0),"
		    " coalesce(sum(goods_return.amount) filter (where received_at is not null), 0),"
		    " coalesce((select sum(passed + failed) from inspection where returned_note = ?1 and line = ?2), 0),"
		    " coalesce((select sum(returned_amount) from inspection where returned_note = ?1 and line = ?2), 0),"
		    " coalesce(max(received_at), 0)"
		    " from goods_return join delivery_note on delivery_note.id = note_id"
		    " where note_id = ?1 and line = ?2 and order_id = ?3 group by note_id"),
		INT(note->value), INT(request->line.value), INT(order->standing.id), TO_INT(&there), TO_INT(&worth),
		TO_INT(&left), TO_INT(&before), TO_INT(&returned_at)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "nothing of line %lld of %s came back", (long long)request->line.value,
			request->returned);
	TRY(happened_after(cx, returned_at, "they came back"));
	const int64_t looked = left;
	left = there - looked;
	if (!add_to(&now, or_zero(request->failed)) || now > left)
		return refuse(cx, RULE_REWORKED, "of what came back of %s %s are left to inspect", request->returned,
			decimal_format(quantity, left, QUANTITY_DECIMALS, 0));
	amount->given = true;
	if (!amount_part(worth, looked + now, there, &amount->value))
		return fail(cx->fault, BAD_DATA, "the amount is too large");
	amount->value -= before;
	return DONE;
}

/* Bought ones: no more than were received and not inspected, nor than were ordered. */
static enum outcome check_outsourced(struct context *cx, const struct order *order,
	const struct inspection_request *request, struct maybe *outsourcing) {
	int64_t left = 0, now = request->passed.value;
	char quantity[DECIMAL_ROOM];
	outsourcing->given = true;
	TRY(outsource_left(cx, request->outsourced, order->standing.id, request->line.value, &outsourcing->value, &left));
	if (!add_to(&now, or_zero(request->failed)) || now > left)
		return refuse(cx, RULE_REWORKED, "of %s %s are left to inspect", request->outsourced,
			decimal_format(quantity, left, QUANTITY_DECIMALS, 0));
	return check_first_time(cx, order, request);
}

/* What was bought comes to no order that isn't planned. */
static enum outcome check_planned(struct context *cx, const struct order *order) {
	bool planned = false;
	int64_t one = 0;
	TRY(db_get(cx->db, &planned, SQL("select 1 from step where order_id = ?1 limit 1"), INT(order->standing.id),
		TO_INT(&one)));
	return planned ? DONE : refuse(cx, RULE_BOUGHT_AS_PLANNED, "%s has no schedule", order->number);
}

enum outcome inspect_record(struct context *cx, const char *number, const struct inspection_request *request,
	int64_t *id) {
	struct order order;
	bool produced = false;
	int64_t produced_at = 0;
	struct maybe reinspects = {0}, returned = {0}, outsourcing = {0}, worth = {0};
	const char *obstacle = NULL;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, request->outsourced ? ACT_INSPECT_BOUGHT : ACT_INSPECT_RECORD, &order.standing, NO_ROLES));
	TRY(check_complete(cx, request));
	if (!request->returned)
		TRY(terms_hold(cx, &order, request->line.value, RULE_INSPECTED_AS_AGREED));
	TRY(step_produced(cx, &order, request->line.value, &produced, &produced_at));
	if (!produced && !request->outsourced)
		return refuse(cx, RULE_INSPECTION_OF_WORK, "the production step of %s is not finished", order.number);
	if (!request->outsourced)
		TRY(happened_after(cx, produced_at, "production was finished"));
	else
		TRY(check_planned(cx, &order));
	if ((request->rework_of != NULL) + (request->returned != NULL) + (request->outsourced != NULL) > 1)
		return fail(cx->fault, USAGE, "one of --rework-of, --returned and --outsourced");
	if (request->rework_of)
		TRY(check_rework(cx, &order, request, &reinspects));
	else if (request->returned)
		TRY(check_returned(cx, &order, request, &returned, &worth));
	else if (request->outsourced)
		TRY(check_outsourced(cx, &order, request, &outsourcing));
	else
		TRY(check_first_time(cx, &order, request));
	TRY(drawing_obstacle(cx, &order, !produced, &obstacle));
	if (obstacle && !produced)
		return refuse(cx, RULE_BOUGHT_AS_PLANNED, "%s can't be inspected: %s", order.number, obstacle);
	if (obstacle)
		return refuse(cx, RULE_DRAWINGS_BRIEFED, "%s can't be inspected: %s", order.number, obstacle);
	TRY(number_next(cx, DOCUMENT_INSPECTION, id));
	TRY(db_exec(cx->db,
		SQL("insert into inspection (id, order_id, line, batch, passed, failed, rework, scrap,"
		    " inspected_at, inspected_by, reinspects, returned_note,"
		    " outsourcing_id, returned_amount)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
		INT(*id), INT(order.standing.id), INT(request->line.value), TEXT(request->batch),
		INT(request->passed.value), INT(or_zero(request->failed)), INT(or_zero(request->rework)),
		INT(or_zero(request->scrap)), INT(cx->at), INT(cx->actor.id), MAYBE(reinspects),
		MAYBE(returned), MAYBE(outsourcing), MAYBE(worth)));
	TRY(order_progress(cx, &order.standing));
	return step_inspected(cx, &order);
}

/* What was ever made here of a product; what was bought wasn't, and what came back was made before. */
static enum outcome mark_made(struct context *cx, int64_t inspection_id, int64_t order_id, int64_t passed) {
	return db_exec(cx->db,
		SQL("update product set made = made + ?2, made_at = ?3, drawn_in = case when coalesce(drawn_in, 0) < ?4 and exists"
		    " (select 1 from drawing join briefing on drawing_id = drawing.id where drawing.order_id = ?4"
		    "  and department = ?5) then ?4 else drawn_in end where id = (select product_id from inspection"
		    " join order_line on order_line.order_id = inspection.order_id and order_line.line = inspection.line"
		    " where inspection.id = ?1 and outsourcing_id is null and returned_note is null)"),
		INT(inspection_id), INT(passed), INT(cx->at), INT(order_id), TEXT(role_words[ROLE_WORKSHOP].name));
}

enum outcome inspect_finish(struct context *cx, const char *number, int64_t *id) {
	struct order order;
	bool found = false;
	int64_t inspection_id = 0, order_id = 0, line = 0, passed = 0, inspected_at = 0;
	struct maybe report = {0};
	const char *batch = NULL;
	char quantity[DECIMAL_ROOM];
	TRY(number_find(cx, number, DOCUMENT_INSPECTION, &inspection_id));
	TRY(db_get(cx->db, &found,
		SQL("select order_id, line, batch, passed, inspected_at,"
		    " (select id from finished_goods where inspection_id = inspection.id)"
		    " from inspection where id = ?1"),
		INT(inspection_id), TO_INT(&order_id), TO_INT(&line), TO_TEXT(&batch), TO_INT(&passed),
		TO_INT(&inspected_at), TO_MAYBE(&report)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no inspection %s", number);
	TRY(order_load(cx, order_id, &order));
	TRY(act(cx, ACT_INSPECT_FINISH, &order.standing, NO_ROLES));
	TRY(happened_after(cx, inspected_at, "the inspection"));
	if (report.given)
		return refuse(cx, RULE_ONLY_PASSED, "%s was reported already, by %s", number,
			number_text(cx, DOCUMENT_FINISHED_GOODS, report.value));
	if (passed == 0)
		return refuse(cx, RULE_ONLY_PASSED, "nothing passed in %s", number);
	TRY(number_next(cx, DOCUMENT_FINISHED_GOODS, id));
	TRY(db_exec(cx->db,
		SQL("insert into finished_goods (id, inspection_id, order_id, line, quantity, finished_at, finished_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(*id), INT(inspection_id), INT(order_id), INT(line), INT(passed), INT(cx->at),
		INT(cx->actor.id)));
	TRY(mark_made(cx, inspection_id, order.standing.id, passed));
	const char *text = arena_printf(cx->arena, said("line %lld: %s finished, batch %s"), (long long)line,
		decimal_format(quantity, passed, QUANTITY_DECIMALS, 0), batch);
	TRY(notice_tell(cx, &(struct notice){.order_id = order_id, .document = DOCUMENT_FINISHED_GOODS,
		.document_id = *id, .rule = RULE_GOODS_TOLD, .text = text}, SALES | CLERK | WAREHOUSE | FINANCE));
	return order_progress(cx, &order.standing);
}

enum outcome stock_of_line(struct context *cx, int64_t order_id, int64_t line, int64_t *stock) {
	return db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(quantity), 0) from finished_goods where order_id = ?1 and line = ?2)"
		    " - (select coalesce(sum(quantity), 0) from " NOTED_LINES " where order_id = ?1 and line = ?2)"),
		INT(order_id), INT(line), TO_INT(stock));
}

enum outcome inspect_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "inspection", .type = FIELD_NUMBER, .document = DOCUMENT_INSPECTION},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "line", .type = FIELD_INTEGER}, {.name = "batch"},
		{.name = "passed", .type = FIELD_QUANTITY}, {.name = "failed", .type = FIELD_QUANTITY},
		{.name = "rework", .type = FIELD_QUANTITY}, {.name = "scrap", .type = FIELD_QUANTITY},
		{.name = "rework_of", .type = FIELD_NUMBER, .document = DOCUMENT_INSPECTION},
		{.context = "delivery note", .name = "returned", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "outsourced", .type = FIELD_NUMBER, .document = DOCUMENT_OUTSOURCING}, {.name = "inspected", .type = FIELD_INSTANT}, {.name = "inspected_by"},
		{.name = "finished_goods", .type = FIELD_NUMBER, .document = DOCUMENT_FINISHED_GOODS},
		{.name = "finished", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("inspections", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select inspection.id, inspection.order_id, inspection.line, batch, passed, failed, rework,"
		    " scrap, reinspects, returned_note, outsourcing_id, inspected_at, person.login, finished_goods.id, finished_at"
		    " from inspection join person on person.id = inspected_by"
		    " left join finished_goods on inspection_id = inspection.id"
		    " where inspection.order_id between ?1 and ?2 order by inspection.id"),
		INT(order_id), INT(last_of(order_id)));
}

enum outcome inspect_trace(struct context *cx, const char *what, struct listing *listing) {
	static const struct field fields[] = {{.name = "batch"},
		{.name = "inspection", .type = FIELD_NUMBER, .document = DOCUMENT_INSPECTION},
		{.name = "inspected", .type = FIELD_INSTANT}, {.name = "item"}, {.name = "item_name"},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "line", .type = FIELD_INTEGER}, {.name = "customer"}, {.name = "customer_name"},
		{.name = "passed", .type = FIELD_QUANTITY},
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "carrier"}, {.name = "waybill"},
		{.name = "dispatched", .type = FIELD_INSTANT}, {.name = "delivered", .type = FIELD_INSTANT}};
	struct fault none = {0};
	enum document document = DOCUMENT_COUNT;
	struct maybe order = {0}, note = {0};
	int64_t id = 0;
	if (number_parse_any(&none, what, &document, &id) == DONE) {
		order = (struct maybe){document == DOCUMENT_ORDER, id};
		note = (struct maybe){document == DOCUMENT_DELIVERY_NOTE, id};
	}
	*listing = (struct listing)LISTING("trace", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select batch, inspection.id, inspected_at, product.code, product.name, inspection.order_id,"
		    " inspection.line, customer.code, customer.name, passed, delivery_note.id, delivery_batch.quantity,"
		    " carrier.code, nullif(waybill, ''), dispatched_at, delivered_at"
		    " from (select id from inspection where batch = ?1 union select id from inspection where order_id = ?2"
		    "  union select inspection_id from delivery_batch where note_id = ?3"
		    "  union select inspection_id from delivery_note join delivery_batch on note_id = delivery_note.id"
		    "   where waybill = ?1) as wanted"
		    " join inspection on inspection.id = wanted.id"
		    " join sales_order on sales_order.id = inspection.order_id"
		    " join customer on customer.id = customer_id"
		    " join order_line on order_line.order_id = inspection.order_id and order_line.line = inspection.line"
		    ORDERED_PRODUCT
		    " left join delivery_batch on delivery_batch.inspection_id = inspection.id"
		    " left join delivery_note on delivery_note.id = delivery_batch.note_id"
		    " left join carrier on carrier.id = carrier_id"
		    " where (?3 is null or delivery_note.id = ?3)"
		    " and (batch = ?1 or ?2 is not null or ?3 is not null or waybill = ?1)"
		    " order by inspection.id, delivery_note.id"),
		TEXT(what), MAYBE(order), MAYBE(note));
}
