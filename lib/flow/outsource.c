#include "flow/outsource.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"
#include "policy/signature.h"

enum outcome outsource_make(struct context *cx, const char *number, const struct outsource_request *request,
	int64_t *id) {
	struct order order;
	struct order_line line;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_OUTSOURCE_REQUEST, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	const char *lacks = !request->line.given ? said("line: --line") : !request->quantity.given ? said("quantity: --qty")
		: !text_holds(request->spec) ? said("specification: --spec") : !text_holds(request->quality) ? said("quality requirement: --quality")
		: !request->needed.given ? said("date: --needed") : !request->price.given ? said("expected price: --price")
		: !text_says(request->reason) ? said("reason: --reason") : NULL;
	if (lacks)
		return refuse(cx, RULE_OUTSOURCE_COMPLETE, "the request has no %s", lacks);
	TRY(order_line_load(cx, &order, request->line.value, &line));
	if (request->quantity.value <= 0 || request->quantity.value > line.quantity)
		return fail(cx->fault, BAD_DATA, "--qty: above zero, and no more than was ordered");
	if (request->needed.value < day_of(cx->at))
		return fail(cx->fault, BAD_DATA, "--needed: that day is past");
	TRY(number_next(cx, DOCUMENT_OUTSOURCING, id));
	return db_exec(cx->db,
		SQL("insert into outsourcing (id, order_id, line, quantity, spec, quality, needed_on, price, reason,"
		    " requested_at, requested_by, requested_real) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"),
		INT(*id), INT(order.standing.id), INT(line.line), INT(request->quantity.value), TEXT(request->spec),
		TEXT(request->quality), INT(request->needed.value), INT(request->price.value), TEXT(request->reason),
		INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
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
		: !handling->deliver.given ? said("day of delivery: --deliver") : NULL;
	if (lacks)
		return refuse(cx, RULE_OUTSOURCE_HANDLED, "it has no %s", lacks);
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
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(quantity), 0) from outsourcing_receipt where outsourcing_id = ?1"),
		INT(outsourcing.id), TO_INT(&received)));
	const int64_t rest = outsourcing.quantity - received, now = quantity.given ? quantity.value : rest;
	if (now <= 0 || now > rest)
		return refuse(cx, RULE_OUTSOURCE_RECEIVED, "%s of %s are to come",
			decimal_format(left, rest, QUANTITY_DECIMALS, 0), outsourcing.number);
	/* What is bought is there to be inspected, whether or not production begins. */
	if (standing_reached(&outsourcing.order.standing, STATE_CONTRACTED))
		TRY(lifecycle_reach(cx, &outsourcing.order.standing, STATE_IN_PRODUCTION));
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
		{.name = "refused", .type = FIELD_INSTANT}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("outsourcings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select outsourcing.id, outsourcing.order_id, outsourcing.line, product.code, outsourcing.quantity,"
		    " outsourcing.spec, outsourcing.quality, needed_on, outsourcing.price, requested_at, person.login, supplier,"
		    " handled_price, deliver_on, handled_at,"
		    " (select sum(quantity) from outsourcing_receipt where outsourcing_id = outsourcing.id), refused_at, reason"
		    " from outsourcing join order_line on order_line.order_id = outsourcing.order_id"
		    " and order_line.line = outsourcing.line" ORDERED_PRODUCT
		    " join person on person.id = requested_by"
		    " where outsourcing.order_id between ?1 and ?2 order by outsourcing.id"),
		INT(order_id), INT(last_of(order_id)));
}
