#include "flow/delivery.h"

#include "flow/inspect.h"
#include "flow/payment.h"
#include "ground/decimal.h"
#include "ground/moment.h"
#include "policy/numbers.h"
#include "policy/people.h"

/* A line of the note in the making. */
struct line {
	int64_t line, quantity;
};

/*
 * The value of a quantity of a line, tax included, after what is on notes of it
 * already: what the line is worth so far less what those notes were, so that
 * partial shipments add up to the whole line, also to that of an amended contract.
 */
static enum outcome value_of(struct context *cx, const struct order *order, const struct line *line,
	int64_t *value) {
	struct order_line ordered;
	int64_t before = 0, noted = 0, share = 0;
	TRY(order_line_load(cx, order, line->line, &ordered));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(quantity), 0), coalesce(sum(amount), 0)"
		    " from delivery_note join delivery_note_line on note_id = id where order_id = ?1 and line = ?2"),
		INT(order->standing.id), INT(line->line), TO_INT(&before), TO_INT(&noted)));
	if (!amount_part(ordered.gross, before + line->quantity, ordered.quantity, &share))
		return fail(cx->fault, BAD_DATA, "line %lld: the amount is too large", (long long)line->line);
	*value = share > noted ? share - noted : 0;
	return DONE;
}

/* Clause 2.5.2. */
static enum outcome check_stock(struct context *cx, const struct order *order, const struct line *line) {
	int64_t stock = 0;
	char there[DECIMAL_ROOM], wanted[DECIMAL_ROOM];
	TRY(stock_of_line(cx, order->standing.id, line->line, &stock));
	if (stock >= line->quantity)
		return DONE;
	return refuse(cx, RULE_STOCK, "line %lld: %s in stock of %s", (long long)line->line,
		decimal_format(there, stock, QUANTITY_DECIMALS, 0),
		decimal_format(wanted, line->quantity, QUANTITY_DECIMALS, 0));
}

/* Clause 2.4.3: what was received, less what is on other notes, against this note. */
static enum outcome check_money(struct context *cx, const struct shipping *shipping, int64_t value) {
	int64_t received = 0, noted = 0;
	bool approved = false;
	char covered[DECIMAL_ROOM], wanted[DECIMAL_ROOM];
	TRY(payment_received(cx, shipping->order.standing.id, &received));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(amount), 0) from delivery_note join delivery_note_line on note_id = id"
		    " where order_id = ?1"),
		INT(shipping->order.standing.id), TO_INT(&noted)));
	noted -= value;
	const int64_t left = received > noted ? received - noted : 0;
	if (left >= value)
		return DONE;
	TRY(ship_specially_approved(cx, shipping, &approved));
	if (approved)
		return DONE;
	return refuse(cx, RULE_MONEY_FIRST, "receipts cover %s of %s",
		decimal_format(covered, left, AMOUNT_DECIMALS, AMOUNT_DECIMALS),
		decimal_format(wanted, value, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
}

enum outcome ship_note(struct context *cx, const char *number, int64_t *id) {
	struct shipping shipping;
	struct line line;
	struct query query;
	int64_t total = 0, value = 0;
	TRY(ship_request_find(cx, number, &shipping));
	TRY(act(cx, ACT_SHIP_NOTE, &shipping.order.standing, NO_ROLES));
	TRY(happened_after(cx, shipping.requested_at, "the request"));
	if (shipping.note_id.given)
		return fail(cx->fault, BAD_DATA, "%s has a delivery note already: %s", shipping.number,
			number_text(cx, DOCUMENT_DELIVERY_NOTE, shipping.note_id.value));
	TRY(number_next(cx, DOCUMENT_DELIVERY_NOTE, id));
	TRY(db_exec(cx->db,
		SQL("insert into delivery_note (id, order_id, request_id, made_at, made_by)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(*id), INT(shipping.order.standing.id), INT(shipping.id), INT(cx->at), INT(cx->actor.id)));
	TRY(db_select(cx->db, &query,
		SQL("select line, quantity from ship_request_line where request_id = ?1 order by line"),
		INT(shipping.id), TO_INT(&line.line), TO_INT(&line.quantity)));
	while (db_next(&query)) {
		TRY(check_stock(cx, &shipping.order, &line));
		TRY(value_of(cx, &shipping.order, &line, &value));
		if (!add_to(&total, value))
			return fail(cx->fault, BAD_DATA, "the note's amount is too large");
		TRY(db_exec(cx->db,
			SQL("insert into delivery_note_line (note_id, line, quantity, amount) values (?1, ?2, ?3, ?4)"),
			INT(*id), INT(line.line), INT(line.quantity), INT(value)));
	}
	TRY(db_end(&query));
	return check_money(cx, &shipping, total);
}

struct note {
	int64_t id, made_at, arrive_on, requested_by;
	const char *number;
	struct order order;
	struct maybe confirmed_at, packed_at, packed_ok, dispatched_at, delivered_at;
};

static enum outcome find_note(struct context *cx, const char *number, struct note *note) {
	bool found = false;
	int64_t order_id = 0;
	*note = (struct note){0};
	TRY(number_parse(cx->fault, number, DOCUMENT_DELIVERY_NOTE, &note->id));
	note->number = number_text(cx, DOCUMENT_DELIVERY_NOTE, note->id);
	TRY(db_get(cx->db, &found,
		SQL("select delivery_note.order_id, made_at, arrive_on, requested_by, confirmed_at, packed_at,"
		    " packed_ok, dispatched_at, delivered_at"
		    " from delivery_note join ship_request on ship_request.id = request_id"
		    " where delivery_note.id = ?1"),
		INT(note->id), TO_INT(&order_id), TO_INT(&note->made_at), TO_INT(&note->arrive_on),
		TO_INT(&note->requested_by), TO_MAYBE(&note->confirmed_at), TO_MAYBE(&note->packed_at),
		TO_MAYBE(&note->packed_ok), TO_MAYBE(&note->dispatched_at), TO_MAYBE(&note->delivered_at)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no delivery note %s", number);
	return order_load(cx, order_id, &note->order);
}

static enum outcome begin_note(struct context *cx, enum action action, const char *number, struct note *note) {
	TRY(find_note(cx, number, note));
	TRY(act(cx, action, &note->order.standing, NO_ROLES));
	cx->event.document = note->number;
	return happened_after(cx, note->made_at, "the note was made");
}

static enum outcome check_not_sent(struct context *cx, const struct note *note) {
	return note->dispatched_at.given
		? fail(cx->fault, BAD_DATA, "%s was dispatched already", note->number) : DONE;
}

enum outcome ship_confirm(struct context *cx, const char *number, const char *requester) {
	struct note note;
	int64_t named = cx->actor.id;
	TRY(begin_note(cx, ACT_SHIP_CONFIRM, number, &note));
	if (requester)
		TRY(person_find(cx, requester, &named));
	if (requester && named != cx->actor.id && cx->event.role != ROLE_CLERK && !(cx->actor.roles & CLERK))
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER, "only the clerk confirms for somebody else");
	if (named != note.requested_by)
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER,
			"%s did not request this shipment; its requester confirms, or the clerk names him: --for LOGIN",
			requester ? requester : cx->actor.login);
	if (note.confirmed_at.given)
		return fail(cx->fault, BAD_DATA, "%s is confirmed already", note.number);
	return db_exec(cx->db,
		SQL("update delivery_note set confirmed_at = ?2, confirmed_by = ?3 where id = ?1"), INT(note.id),
		INT(cx->at), INT(named));
}

enum outcome ship_pack(struct context *cx, const char *number, const struct packing_request *request) {
	struct note note;
	TRY(begin_note(cx, ACT_SHIP_PACK, number, &note));
	TRY(check_not_sent(cx, &note));
	if (!request->packaging || !*request->packaging)
		return refuse(cx, RULE_PACKAGING_NAMED, "the packaging used is missing: --packaging");
	if (!request->good.given)
		return refuse(cx, RULE_PACKAGING_NAMED, "what did the check find? --ok or --failed");
	return db_exec(cx->db,
		SQL("update delivery_note set packaging = ?2, packed_ok = ?3, packed_at = ?4, packed_by = ?5"
		    " where id = ?1"),
		INT(note.id), TEXT(request->packaging), INT(request->good.value), INT(cx->at), INT(cx->actor.id));
}

/* Clauses 2.3.3 and 2.4.4: an approved carrier, and one that can make it. */
static enum outcome check_carrier(struct context *cx, const struct note *note,
	const struct dispatch_request *request, int64_t *carrier_id) {
	struct maybe approved = {0}, transit = {0};
	char arrival[MOMENT_ROOM], wanted[MOMENT_ROOM];
	TRY(carrier_find(cx, request->carrier, carrier_id));
	TRY(db_get(cx->db, NULL, SQL("select approved_at, transit_days from carrier where id = ?1"),
		INT(*carrier_id), TO_MAYBE(&approved), TO_MAYBE(&transit)));
	if (!approved.given)
		return refuse(cx, RULE_CARRIER_APPROVED, "carrier %s is not approved", request->carrier);
	const int64_t arrives = day_of(cx->at) + transit.value;
	if (transit.given && arrives > note->arrive_on && (!request->reason || !*request->reason))
		return refuse(cx, RULE_ARRIVES_IN_TIME, "%s arrives on %s, required is %s: another carrier, or --reason",
			request->carrier, day_format(arrival, arrives), day_format(wanted, note->arrive_on));
	return DONE;
}

/* A line's quantity comes from the batches that were finished first. */
static enum outcome take_batches(struct context *cx, const struct note *note, const struct line *line) {
	int64_t inspection = 0, left = 0, wanted = line->quantity;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select inspection_id, quantity - coalesce((select sum(taken.quantity) from delivery_batch as taken"
		    " where taken.inspection_id = finished_goods.inspection_id), 0) as rest"
		    " from finished_goods where order_id = ?1 and line = ?2 order by finished_at, id"),
		INT(note->order.standing.id), INT(line->line), TO_INT(&inspection), TO_INT(&left)));
	while (wanted > 0 && db_next(&query)) {
		const int64_t taken = left < wanted ? left : wanted;
		if (taken <= 0)
			continue;
		TRY(db_exec(cx->db,
			SQL("insert into delivery_batch (note_id, line, inspection_id, quantity) values (?1, ?2, ?3, ?4)"),
			INT(note->id), INT(line->line), INT(inspection), INT(taken)));
		wanted -= taken;
	}
	return db_end(&query);
}

static enum outcome take_all_batches(struct context *cx, const struct note *note) {
	struct line line = {0};
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select line, quantity from delivery_note_line where note_id = ?1"),
		INT(note->id), TO_INT(&line.line), TO_INT(&line.quantity)));
	while (db_next(&query))
		TRY(take_batches(cx, note, &line));
	return db_end(&query);
}

enum outcome ship_dispatch(struct context *cx, const char *number, const struct dispatch_request *request) {
	struct note note;
	int64_t carrier_id = 0, other = 0;
	bool used = false;
	TRY(begin_note(cx, ACT_SHIP_DISPATCH, number, &note));
	TRY(check_not_sent(cx, &note));
	if (!note.confirmed_at.given)
		return refuse(cx, RULE_NOTE_CONFIRMED, "%s is not confirmed by its requester", note.number);
	if (!note.packed_at.given)
		return refuse(cx, RULE_PACKAGING_CHECKED, "no packaging check is recorded for %s", note.number);
	if (!note.packed_ok.value)
		return refuse(cx, RULE_PACKAGING_CHECKED, "the packaging of %s failed its check", note.number);
	const char *lacks = !request->carrier ? "carrier: --carrier"
		: !request->waybill || !*request->waybill ? "waybill number: --waybill"
		: !request->freight.given ? "freight: --freight" : NULL;
	if (lacks)
		return refuse(cx, RULE_DISPATCH_COMPLETE, "the dispatch has no %s", lacks);
	if (request->freight.value < 0)
		return fail(cx->fault, BAD_DATA, "--freight: below zero");
	TRY(happened_after(cx, note.confirmed_at.value, "the note was confirmed"));
	TRY(happened_after(cx, note.packed_at.value, "the packaging check"));
	TRY(check_carrier(cx, &note, request, &carrier_id));
	TRY(db_get(cx->db, &used, SQL("select id from delivery_note where carrier_id = ?1 and waybill = ?2"),
		INT(carrier_id), TEXT(request->waybill), TO_INT(&other)));
	if (used)
		return fail(cx->fault, BAD_DATA, "waybill %s of %s is that of %s", request->waybill, request->carrier,
			number_text(cx, DOCUMENT_DELIVERY_NOTE, other));
	TRY(db_exec(cx->db,
		SQL("update delivery_note set carrier_id = ?2, service = ?3, waybill = ?4, freight = ?5,"
		    " transit_reason = ?6, dispatched_at = ?7, dispatched_by = ?8 where id = ?1"),
		INT(note.id), INT(carrier_id), TEXT(request->service), TEXT(request->waybill),
		INT(request->freight.value), TEXT(request->reason), INT(cx->at), INT(cx->actor.id)));
	TRY(take_all_batches(cx, &note));
	return order_progress(cx, &note.order.standing);
}

enum outcome ship_acknowledge(struct context *cx, const char *number) {
	struct note note;
	TRY(begin_note(cx, ACT_SHIP_ACKNOWLEDGE, number, &note));
	if (!note.dispatched_at.given)
		return refuse(cx, RULE_DISPATCHED, "%s was not dispatched", note.number);
	TRY(happened_after(cx, note.dispatched_at.value, "the dispatch"));
	/* The requester stands in his own line of 2.4.6, whatever else he is. */
	const enum role role = cx->actor.id == note.requested_by ? ROLE_SALES : ROLE_CLERK;
	if (role == ROLE_CLERK && !(cx->actor.roles & CLERK))
		return refuse(cx, RULE_DISPATCHED, "%s is neither the clerk nor the requester", cx->actor.login);
	cx->event.role = role;
	return db_exec(cx->db,
		SQL("insert into acknowledgement (note_id, role, acknowledged_at, acknowledged_by)"
		    " values (?1, ?2, ?3, ?4) on conflict (note_id, role) do nothing"),
		INT(note.id), TEXT(role_words[role].name), INT(cx->at), INT(cx->actor.id));
}

enum outcome ship_deliver(struct context *cx, const char *number) {
	struct note note;
	TRY(begin_note(cx, ACT_SHIP_DELIVER, number, &note));
	if (!note.dispatched_at.given || note.delivered_at.given)
		return refuse(cx, RULE_DELIVERED_ONCE, "%s %s", note.number,
			note.delivered_at.given ? "was delivered already" : "was not dispatched");
	TRY(happened_after(cx, note.dispatched_at.value, "the dispatch"));
	TRY(db_exec(cx->db, SQL("update delivery_note set delivered_at = ?2, delivered_by = ?3 where id = ?1"),
		INT(note.id), INT(cx->at), INT(cx->actor.id)));
	return order_progress(cx, &note.order.standing);
}

enum outcome delivery_request(struct context *cx, int64_t id, const char **request) {
	bool found = false;
	int64_t request_id = 0;
	TRY(db_get(cx->db, &found, SQL("select request_id from delivery_note where id = ?1"), INT(id),
		TO_INT(&request_id)));
	*request = number_text(cx, DOCUMENT_SHIP_REQUEST, request_id);
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no delivery note %s",
		number_text(cx, DOCUMENT_DELIVERY_NOTE, id));
}

enum outcome delivery_of_request(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "made", .type = FIELD_INSTANT}, {.name = "made_by"},
		{.name = "confirmed", .type = FIELD_INSTANT}, {.name = "confirmed_by"}, {.name = "packaging"},
		{.name = "packed_ok", .type = FIELD_BOOLEAN}, {.name = "packed", .type = FIELD_INSTANT},
		{.name = "packed_by"}, {.name = "carrier"}, {.name = "service"}, {.name = "waybill"},
		{.name = "freight", .type = FIELD_AMOUNT}, {.name = "dispatched", .type = FIELD_INSTANT},
		{.name = "dispatched_by"}, {.name = "reason", .type = FIELD_NOTE},
		{.name = "delivered", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("notes", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select delivery_note.id, made_at, maker.login, confirmed_at,"
		    " confirmer.login, packaging, packed_ok, packed_at, packer.login, carrier.code, service, waybill,"
		    " freight, dispatched_at, sender.login, transit_reason, delivered_at"
		    " from delivery_note join person as maker on maker.id = made_by"
		    " left join person as confirmer on confirmer.id = confirmed_by"
		    " left join person as packer on packer.id = packed_by"
		    " left join person as sender on sender.id = dispatched_by"
		    " left join carrier on carrier.id = carrier_id"
		    " where request_id = ?1"),
		INT(request_id));
}

enum outcome delivery_lines(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER}, {.name = "item"},
		{.name = "item_name"}, {.name = "qty", .type = FIELD_QUANTITY},
		{.name = "amount", .type = FIELD_AMOUNT}};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select delivery_note_line.line, product.code, product.name, delivery_note_line.quantity,"
		    " delivery_note_line.amount from delivery_note"
		    " join delivery_note_line on note_id = delivery_note.id"
		    " join order_line on order_line.order_id = delivery_note.order_id"
		    " and order_line.line = delivery_note_line.line join product on product.id = product_id"
		    " where request_id = ?1 order by 1"),
		INT(request_id));
}

enum outcome delivery_acknowledgements(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "role"}, {.name = "acknowledged", .type = FIELD_INSTANT}, {.name = "acknowledged_by"}};
	*listing = (struct listing)LISTING("acknowledgements", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select role, acknowledged_at, person.login from acknowledgement"
		    " join delivery_note on delivery_note.id = note_id"
		    " join person on person.id = acknowledged_by where request_id = ?1 order by acknowledged_at, role"),
		INT(request_id));
}
