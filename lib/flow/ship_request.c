#include "flow/ship_request.h"

#include "flow/note.h"
#include "flow/notice.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/lift.h"
#include "policy/numbers.h"
#include "policy/people.h"
#include "policy/workdays.h"

/* Clause 2.5.1: what there isn't is said, not left out. */
static enum outcome check_complete(struct context *cx, const struct shipping_request *request) {
	const char *lacks = request->count == 0 ? said("line: --line")
		: !text_holds(request->tubing)  ? said("tubing model: --tubing")
		: !text_holds(request->labels)  ? said("labels or other material: --labels")
		: !text_holds(request->special) ? said("special requirements: --special")
		: !text_holds(request->address) ? said("address: --address")
		: !text_holds(request->contact) ? said("contact: --contact")
		: !text_holds(request->phone)	  ? said("phone: --phone")
		: !request->arrive.given  ? said("arrival: --arrive") : NULL;
	for (size_t i = 0; i < request->count && !lacks; i++)
		lacks = !request->lines[i].line.given ? said("line: --line")
			: !request->lines[i].quantity.given ? said("quantity: --qty") : NULL;
	return lacks ? refuse(cx, RULE_REQUEST_COMPLETE, "the request has no %s ('none' has to be said)", lacks)
		     : DONE;
}

/* Add a line, if that doesn't make the order's requests more than was ordered. */
static enum outcome add_line(struct context *cx, const struct order *order, int64_t id,
	const struct ship_line_request *request) {
	struct order_line line;
	int64_t requested = 0;
	bool twice = false;
	char ordered[DECIMAL_ROOM], wanted[DECIMAL_ROOM];
	TRY(order_line_load(cx, order, request->line.value, &line));
	if (request->quantity.value <= 0)
		return fail(cx->fault, BAD_DATA, "--qty: a quantity must be above zero");
	TRY(db_get(cx->db, &twice,
		SQL("select quantity from ship_request_line where request_id = ?1 and line = ?2"), INT(id),
		INT(line.line), TO_INT(&requested)));
	if (twice)
		return fail(cx->fault, BAD_DATA, "line %lld stands twice in the request", (long long)line.line);
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(quantity), 0) - (select coalesce(sum(quantity), 0) from " BACK_LINES ""
		    "  where order_id = ?1 and line = ?2)"
		    " from ship_request join ship_request_line on request_id = id"
		    " where order_id = ?1 and line = ?2 and withdrawn_at is null"),
		INT(order->standing.id), INT(line.line), TO_INT(&requested)));
	if (!add_to(&requested, request->quantity.value) || requested > line.quantity)
		return refuse(cx, RULE_REQUEST_WITHIN_ORDER, "line %lld: %s requested in all, %s ordered",
			(long long)line.line, decimal_format(wanted, requested, QUANTITY_DECIMALS, 0),
			decimal_format(ordered, line.quantity, QUANTITY_DECIMALS, 0));
	return db_exec(cx->db,
		SQL("insert into ship_request_line (request_id, line, equipment, quantity) values (?1, ?2, ?3, ?4)"),
		INT(id), INT(line.line), TEXT(text_holds(request->equipment) ? request->equipment : line.item_name),
		INT(request->quantity.value));
}

/* What 2.5.1 demands, as it is kept. */
#define KEPT(text) TEXT(text_trimmed(cx->arena, (text)))

enum outcome ship_request(struct context *cx, const char *number, const struct shipping_request *request,
	int64_t *id) {
	struct order order;
	const struct calendar *calendar = NULL;
	int64_t judged = 0;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_SHIP_REQUEST, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	TRY(check_complete(cx, request));
	if (request->arrive.value < day_of(cx->at))
		return fail(cx->fault, BAD_DATA, "--arrive: that day is past");
	TRY(workdays(cx, &calendar));
	TRY(judged_at(cx, &judged));
	TRY(number_next(cx, DOCUMENT_SHIP_REQUEST, id));
	TRY(db_exec(cx->db,
		SQL("insert into ship_request (id, order_id, requested_at, requested_by, tubing, labels, special,"
		    " address, contact, phone, arrive_on, first_arrive, penalty_due, requested_judged)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12, ?13)"),
		INT(*id), INT(order.standing.id), INT(cx->at), INT(cx->actor.id), KEPT(request->tubing),
		KEPT(request->labels), KEPT(request->special), KEPT(request->address), KEPT(request->contact),
		KEPT(request->phone), INT(request->arrive.value),
		INT(calendar_add(calendar, request->arrive.value, cx->settings.task_days)), INT(judged)));
	for (size_t i = 0; i < request->count; i++)
		TRY(add_line(cx, &order, *id, &request->lines[i]));
	TRY(notice_done(cx, order.standing.id, RULE_GOODS_TOLD));
	return notice_done(cx, order.standing.id, RULE_DATE_TOLD);
}

enum outcome ship_request_find(struct context *cx, const char *number, struct shipping *shipping) {
	bool found = false;
	int64_t order_id = 0;
	*shipping = (struct shipping){0};
	TRY(number_find(cx, number, DOCUMENT_SHIP_REQUEST, &shipping->id));
	shipping->number = number_text(cx, DOCUMENT_SHIP_REQUEST, shipping->id);
	TRY(db_get(cx->db, &found,
		SQL("select order_id, requested_at, requested_by, arrive_on,"
		    " withdrawn_at, (select count(*) from delivery_note where request_id = ship_request.id"
		    "  and delivery_note.withdrawn_at is null) from ship_request where id = ?1"),
		INT(shipping->id), TO_INT(&order_id), TO_INT(&shipping->requested_at),
		TO_INT(&shipping->requested_by), TO_INT(&shipping->arrive_on), TO_MAYBE(&shipping->withdrawn_at),
		TO_INT(&shipping->notes)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no shipping request %s", number);
	return order_load(cx, order_id, &shipping->order);
}

/* One that was withdrawn is of the past. */
static enum outcome check_open(struct context *cx, const struct shipping *shipping) {
	return shipping->withdrawn_at.given
		? refuse(cx, RULE_REQUEST_STANDS, "%s was withdrawn", shipping->number) : DONE;
}

static enum outcome begin_change(struct context *cx, enum action action, const char *number,
	struct shipping *shipping) {
	TRY(ship_request_find(cx, number, shipping));
	TRY(act(cx, action, &shipping->order.standing, NO_ROLES));
	cx->event.document = shipping->number;
	TRY(happened_after(cx, shipping->requested_at, "the request"));
	TRY(check_open(cx, shipping));
	/* In the place of a requester who has left stand those who request. */
	bool left = false;
	const char *role = NULL;
	TRY(person_department(cx, shipping->requested_by, &left, &role));
	if (cx->actor.id != shipping->requested_by && !left)
		return refuse(cx, RULE_REQUEST_STANDS, "%s was not requested by %s", shipping->number, cx->actor.login);
	if (shipping->notes > 0)
		return refuse(cx, RULE_REQUEST_STANDS, "a delivery note stands on %s; the clerk withdraws it first",
			shipping->number);
	return DONE;
}

enum outcome ship_change(struct context *cx, const char *number, const struct shipping_request *change) {
	struct shipping shipping;
	TRY(begin_change(cx, ACT_SHIP_CHANGE, number, &shipping));
	/* What was approved was another shipment, also if it is changed back. */
	TRY(db_exec(cx->db,
		SQL("update special_approval set void_at = ?2 where request_id = ?1 and void_at is null and note_id is null"),
		INT(shipping.id), INT(cx->at)));
	if (change->arrive.given && change->arrive.value < day_of(cx->at))
		return fail(cx->fault, BAD_DATA, "--arrive: that day is past");
	const char *const texts[] = {change->tubing, change->labels, change->special, change->address, change->contact,
		change->phone};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i] && !text_holds(texts[i]))
			return refuse(cx, RULE_REQUEST_COMPLETE, "what there isn't is said: 'none'");
	TRY(db_exec(cx->db,
		SQL("update ship_request set tubing = coalesce(?2, tubing), labels = coalesce(?3, labels),"
		    " special = coalesce(?4, special), address = coalesce(?5, address), contact = coalesce(?6, contact),"
		    " phone = coalesce(?7, phone), arrive_on = coalesce(?8, arrive_on), changed_at = ?9 where id = ?1"),
		INT(shipping.id), KEPT(change->tubing), KEPT(change->labels), KEPT(change->special),
		KEPT(change->address), KEPT(change->contact), KEPT(change->phone), MAYBE(change->arrive), INT(cx->at)));
	if (change->count == 0)
		return DONE;
	TRY(db_exec(cx->db, SQL("delete from ship_request_line where request_id = ?1"), INT(shipping.id)));
	for (size_t i = 0; i < change->count; i++) {
		if (!change->lines[i].line.given || !change->lines[i].quantity.given)
			return refuse(cx, RULE_REQUEST_COMPLETE, "a line has its number and its quantity: --line, --qty");
		TRY(add_line(cx, &shipping.order, shipping.id, &change->lines[i]));
	}
	return DONE;
}

enum outcome ship_request_withdraw(struct context *cx, const char *number, const char *reason) {
	struct shipping shipping;
	TRY(begin_change(cx, ACT_SHIP_CHANGE, number, &shipping));
	if (!text_says(reason))
		return refuse(cx, RULE_REQUEST_STANDS, "the reason is missing: --reason");
	return db_exec(cx->db,
		SQL("update ship_request set withdrawn_at = ?2, withdrawn_by = ?3, withdrawn_reason = ?4, withdrawn_on = ?5"
		    " where id = ?1"),
		INT(shipping.id), INT(cx->at), INT(cx->actor.id), TEXT(reason), INT(today(cx)));
}

enum outcome ship_ask(struct context *cx, const char *number, const char *reason) {
	struct shipping shipping;
	TRY(ship_request_find(cx, number, &shipping));
	TRY(act(cx, ACT_SHIP_ASK, &shipping.order.standing, NO_ROLES));
	cx->event.document = shipping.number;
	TRY(happened_after(cx, shipping.requested_at, "the request"));
	if (!text_says(reason))
		return refuse(cx, RULE_ASK_SAYS_WHY, "the reason is missing: --reason");
	TRY(check_open(cx, &shipping));
	return db_exec(cx->db,
		SQL("insert into special_approval (request_id, asked_at, asked_by, asked_real, reason)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(shipping.id), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real), TEXT(reason));
}

/* What the special approval binds: exactly this shipment. */
static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, order_id, tubing, labels, special, address, contact, phone, arrive_on"
		    " from ship_request where id = ?1"),
		INT(id)));
	TRY(content_add(content, &query));
	TRY(db_select(cx->db, &query,
		SQL("select ship_request_line.line, product_id, equipment, ship_request_line.quantity"
		    " from ship_request join ship_request_line on request_id = ship_request.id"
		    " join order_line on order_line.order_id = ship_request.order_id"
		    " and order_line.line = ship_request_line.line where ship_request.id = ?1 order by 1"),
		INT(id)));
	return content_add(content, &query);
}

/* The newest asking for it, and what became of that. */
struct special {
	int64_t id, asked_at;
	struct author clerk;
	struct maybe granted_at, amount, note_id, void_at;
	const char *reason;
};

static enum outcome load_special(struct context *cx, int64_t request_id, struct special *special) {
	bool found = false;
	*special = (struct special){0};
	return db_get(cx->db, &found,
		SQL("select id, asked_at, asked_by, asked_real, reason, granted_at, amount, note_id, void_at from special_approval"
		    " where request_id = ?1 order by id desc limit 1"),
		INT(request_id), TO_INT(&special->id), TO_INT(&special->asked_at), TO_INT(&special->clerk.person),
		TO_TEXT(&special->clerk.real), TO_TEXT(&special->reason), TO_MAYBE(&special->granted_at), TO_MAYBE(&special->amount),
		TO_MAYBE(&special->note_id), TO_MAYBE(&special->void_at));
}

enum outcome ship_use_approval(struct context *cx, int64_t request_id, int64_t note_id, int64_t amount,
	bool *approved) {
	enum { SECONDS_A_DAY = 86400 };
	struct special special;
	struct content now = {0};
	int64_t when = 0;
	*approved = false;
	TRY(load_special(cx, request_id, &special));
	if (!special.granted_at.given || special.void_at.given || (special.amount.given && special.amount.value < amount)
	    || (special.note_id.given && special.note_id.value != note_id))
		return DONE;
	/* By the clock, whatever day is said: what has expired isn't used by dating back. */
	if (!special.note_id.given
	    && cx->now >= special.granted_at.value + cx->settings.special_days * SECONDS_A_DAY)
		return DONE;
	TRY(content(cx, request_id, &now));
	TRY(signed_as_it_stands(cx, DOCUMENT_SHIP_REQUEST, request_id, &now, approved, &when));
	return *approved ? db_exec(cx->db, SQL("update special_approval set note_id = ?2 where id = ?1 and note_id is null"),
		INT(special.id), INT(note_id)) : DONE;
}

enum outcome ship_request_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct shipping shipping;
	struct special special;
	bool somebody_else = false;
	int64_t amount = 0;
	struct signing signing = {.document = DOCUMENT_SHIP_REQUEST, .id = id, .rule = RULE_SPECIAL_APPROVAL_ASKED,
		.refused = refused, .reason = reason};
	TRY(ship_request_find(cx, number_text(cx, DOCUMENT_SHIP_REQUEST, id), &shipping));
	TRY(act(cx, ACT_SHIP_APPROVE, &shipping.order.standing, NO_ROLES));
	TRY(load_special(cx, id, &special));
	if (special.note_id.given || special.void_at.given)
		return refuse(cx, RULE_SPECIAL_APPROVAL_ASKED, "%s; it has to be asked for anew: ship ask, by the clerk",
			special.note_id.given ? arena_printf(cx->arena, said("the special approval of %s was used"), shipping.number)
			: arena_printf(cx->arena, said("%s has changed since a special approval was asked for"), shipping.number));
	if (!special.id)
		return refuse(cx, RULE_SPECIAL_APPROVAL_ASKED, "no special approval of %s was asked for: ship ask, by the clerk",
			shipping.number);
	TRY(check_open(cx, &shipping));
	TRY(happened_after(cx, special.asked_at, "it was asked for"));
	/* He approves for the reason with which he was asked, unless he says his own. */
	TRY(allowed(cx, RULE_MONEY_FIRST, refused, text_says(reason) ? reason : special.reason,
		"%s is to be shipped before it is paid", shipping.number));
	TRY(four_eyes(cx, &special.clerk, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_SPECIAL_APPROVAL_ASKED, "the one who asks can't be the one who approves");
	TRY(content(cx, id, &signing.content));
	if (refused) {
		TRY(db_exec(cx->db, SQL("update special_approval set refused_at = ?2 where id = ?1"), INT(special.id), INT(cx->at)));
	} else {
		/* The goods at their price of today, and the money as it lacks today. */
		TRY(note_uncovered(cx, &shipping, &amount));
		TRY(db_exec(cx->db, SQL("update special_approval set granted_at = ?2, amount = ?3 where id = ?1"),
			INT(special.id), INT(cx->at), INT(amount)));
	}
	return sign(cx, &signing);
}

enum outcome ship_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "request", .type = FIELD_NUMBER, .document = DOCUMENT_SHIP_REQUEST},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "requested", .type = FIELD_INSTANT}, {.name = "requested_by"},
		{.name = "arrive", .type = FIELD_DAY},
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "noted", .type = FIELD_INSTANT}, {.name = "confirmed", .type = FIELD_INSTANT},
		{.name = "packed", .type = FIELD_INSTANT}, {.name = "dispatched", .type = FIELD_INSTANT},
		{.name = "carrier"}, {.name = "waybill"}, {.name = "freight", .type = FIELD_AMOUNT},
		{.name = "delivered", .type = FIELD_INSTANT}, {.name = "withdrawn", .type = FIELD_INSTANT},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("shipments", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select ship_request.id, ship_request.order_id, customer.name, requested_at, person.login,"
		    " arrive_on, delivery_note.id, made_at, confirmed_at, packed_at, dispatched_at, carrier.code,"
		    " nullif(waybill, ''), freight, delivered_at, coalesce(delivery_note.withdrawn_at, ship_request.withdrawn_at),"
		    " coalesce(delivery_note.withdrawn_reason, ship_request.withdrawn_reason)"
		    " from ship_request join sales_order on sales_order.id = ship_request.order_id"
		    " join customer on customer.id = customer_id join person on person.id = requested_by"
		    " left join delivery_note on request_id = ship_request.id"
		    " left join carrier on carrier.id = carrier_id"
		    " where ship_request.order_id between ?1 and ?2 order by ship_request.id, delivery_note.id"),
		INT(order_id), INT(last_of(order_id)));
}

enum outcome ship_request_show(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "request", .type = FIELD_NUMBER, .document = DOCUMENT_SHIP_REQUEST},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "requested", .type = FIELD_INSTANT}, {.name = "requested_by"}, {.name = "tubing"},
		{.name = "labels"}, {.name = "special", .type = FIELD_NOTE}, {.name = "address"},
		{.name = "contact"}, {.name = "phone"}, {.name = "arrive", .type = FIELD_DAY}};
	*listing = (struct listing)LISTING("request", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select ship_request.id, order_id, requested_at, person.login, tubing, labels, special, address,"
		    " contact, phone, arrive_on from ship_request join person on person.id = requested_by"
		    " where ship_request.id = ?1"),
		INT(id));
}

enum outcome ship_request_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER}, {.name = "item"},
		{.name = "equipment"}, {.name = "qty", .type = FIELD_QUANTITY}};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select ship_request_line.line, product.code, equipment, ship_request_line.quantity"
		    " from ship_request join ship_request_line on request_id = ship_request.id"
		    " join order_line on order_line.order_id = ship_request.order_id"
		    " and order_line.line = ship_request_line.line" ORDERED_PRODUCT
		    " where ship_request.id = ?1 order by 1"),
		INT(id));
}
