#include "flow/note.h"

#include "flow/inspect.h"
#include "flow/notice.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/numbers.h"
#include "policy/people.h"
#include "policy/proposal.h"
#include "policy/workdays.h"

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
	char noting[DECIMAL_ROOM], wanted[DECIMAL_ROOM];
	TRY(order_line_load(cx, order, line->line, &ordered));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(quantity), 0), coalesce(sum(amount), 0) from ("
		    "select quantity, amount from " NOTED_LINES " where order_id = ?1 and line = ?2"
		    " union all select -quantity, -amount from " BACK_LINES " where order_id = ?1 and line = ?2) as counted"),
		INT(order->standing.id), INT(line->line), TO_INT(&before), TO_INT(&noted)));
	before = capped_sum(before, line->quantity);
	if (before > ordered.quantity)
		return refuse(cx, RULE_NOTE_WITHIN_ORDER, "line %lld: %s on notes in all, %s ordered", (long long)line->line,
			decimal_format(noting, before, QUANTITY_DECIMALS, 0),
			decimal_format(wanted, ordered.quantity, QUANTITY_DECIMALS, 0));
	if (!amount_part(ordered.gross, before, ordered.priced, &share))
		return fail(cx->fault, BAD_DATA, "line %lld: the amount is too large", (long long)line->line);
	*value = share > noted ? capped_rest(share, noted) : 0;
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

/* What receipts leave for this and later notes: less what stands on notes up to `last` and didn't come back. */
static enum outcome money_left(struct context *cx, int64_t order_id, int64_t last, int64_t *left) {
	int64_t received = 0, noted = 0;
	TRY(order_received(cx, order_id, &received));
	TRY(db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(amount), 0) from " NOTED_LINES " where order_id = ?1 and note_id <= ?2)"
		    " - (select coalesce(sum(amount), 0) from " BACK_LINES " where order_id = ?1 and note_id <= ?2)"),
		INT(order_id), INT(last), TO_INT(&noted)));
	*left = capped_rest(received, noted);
	return DONE;
}

static int64_t lesser(int64_t one, int64_t other) {
	return one < other ? one : other;
}

/* Clause 2.4.3: what was received, less what is on other notes, against this note. */
static enum outcome check_money(struct context *cx, const struct shipping *shipping, int64_t note_id, int64_t value) {
	int64_t left = 0;
	bool approved = false;
	char covered[DECIMAL_ROOM], wanted[DECIMAL_ROOM];
	TRY(money_left(cx, shipping->order.standing.id, INT64_MAX, &left));
	if (left >= 0)
		return DONE;
	TRY(ship_use_approval(cx, shipping->id, note_id, lesser(capped_rest(0, left), value), &approved));
	if (approved)
		return DONE;
	const int64_t before = capped_sum(left, value) > 0 ? capped_sum(left, value) : 0;
	return refuse(cx, RULE_MONEY_FIRST, "receipts cover %s of %s",
		decimal_format(covered, before, AMOUNT_DECIMALS, AMOUNT_DECIMALS),
		decimal_format(wanted, value, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
}

enum outcome note_money(struct context *cx, const struct note *note, int64_t *missing) {
	int64_t left = 0, value = 0;
	bool approved = false;
	*missing = 0;
	TRY(money_left(cx, note->order.standing.id, note->id, &left));
	if (left >= 0)
		return DONE;
	TRY(db_get(cx->db, NULL, SQL("select sum(amount) from delivery_note_line where note_id = ?1"), INT(note->id),
		TO_INT(&value)));
	TRY(ship_use_approval(cx, note->request_id, note->id, lesser(capped_rest(0, left), value), &approved));
	*missing = approved ? 0 : capped_rest(0, left);
	return DONE;
}

enum outcome note_uncovered(struct context *cx, const struct shipping *shipping, int64_t *amount) {
	int64_t left = 0, waiting = 0, value = 0;
	struct line line = {0};
	struct query query;
	*amount = 0;
	TRY(db_select(cx->db, &query,
		SQL("select line, quantity - coalesce((select sum(quantity) from " NOTED_LINES ""
		    "  where noted_line.request_id = ship_request_line.request_id"
		    "  and noted_line.line = ship_request_line.line), 0)"
		    " from ship_request_line where request_id = ?1 order by line"),
		INT(shipping->id), TO_INT(&line.line), TO_INT(&line.quantity)));
	while (db_next(&query)) {
		if (line.quantity <= 0)
			continue;
		TRY(value_of(cx, &shipping->order, &line, &value));
		if (!add_to(amount, value))
			return fail(cx->fault, BAD_DATA, "the request's amount is too large");
	}
	TRY(db_end(&query));
	TRY(money_left(cx, shipping->order.standing.id, INT64_MAX, &left));
	left = capped_rest(left, *amount);
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(amount), 0) from " NOTED_LINES " where request_id = ?1 and dispatched_at is null"),
		INT(shipping->id), TO_INT(&waiting)));
	*amount = left >= 0 ? 0 : lesser(capped_rest(0, left), capped_sum(*amount, waiting));
	return DONE;
}

/* How much of a line goes onto the note: what was said, or all that is left of the request. */
static enum outcome wanted_of(struct context *cx, const struct note_request *request, struct line *line) {
	if (request->count == 0)
		return DONE;
	const int64_t left = line->quantity;
	line->quantity = 0;
	for (size_t i = 0; i < request->count; i++) {
		const struct ship_line_request *said = &request->lines[i];
		if (said->line.given && said->line.value == line->line)
			line->quantity = capped_sum(line->quantity, said->quantity.given ? said->quantity.value : left);
	}
	char quantity[DECIMAL_ROOM];
	return line->quantity <= left ? DONE
		: refuse(cx, RULE_NOTE_WITHIN_REQUEST, "line %lld: %s is left of the request", (long long)line->line,
			decimal_format(quantity, left, QUANTITY_DECIMALS, 0));
}

static enum outcome add_lines(struct context *cx, const struct shipping *shipping,
	const struct note_request *request, int64_t id, int64_t *total, bool *any) {
	struct line line = {0};
	struct query query;
	int64_t value = 0;
	TRY(db_select(cx->db, &query,
		SQL("select line, quantity - coalesce((select sum(quantity) from " NOTED_LINES ""
		    "  where noted_line.request_id = ship_request_line.request_id"
		    "  and noted_line.line = ship_request_line.line), 0)"
		    " from ship_request_line where request_id = ?1 order by line"),
		INT(shipping->id), TO_INT(&line.line), TO_INT(&line.quantity)));
	while (db_next(&query)) {
		TRY(wanted_of(cx, request, &line));
		if (line.quantity <= 0)
			continue;
		TRY(terms_hold(cx, &shipping->order, line.line, RULE_NOTED_AS_AGREED));
		TRY(check_stock(cx, &shipping->order, &line));
		TRY(value_of(cx, &shipping->order, &line, &value));
		if (!add_to(total, value))
			return fail(cx->fault, BAD_DATA, "the note's amount is too large");
		TRY(db_exec(cx->db,
			SQL("insert into delivery_note_line (note_id, line, quantity, amount) values (?1, ?2, ?3, ?4)"),
			INT(id), INT(line.line), INT(line.quantity), INT(value)));
		*any = true;
	}
	return db_end(&query);
}

enum outcome note_make(struct context *cx, const char *number, const struct note_request *request, int64_t *id) {
	struct shipping shipping;
	int64_t total = 0, judged = 0;
	bool any = false;
	TRY(ship_request_find(cx, number, &shipping));
	TRY(act(cx, ACT_SHIP_NOTE, &shipping.order.standing, NO_ROLES));
	TRY(happened_after(cx, shipping.requested_at, "the request"));
	if (shipping.withdrawn_at.given)
		return refuse(cx, RULE_NOTE_WITHIN_REQUEST, "%s was withdrawn", shipping.number);
	TRY(judged_at(cx, &judged));
	TRY(number_next(cx, DOCUMENT_DELIVERY_NOTE, id));
	TRY(db_exec(cx->db,
		SQL("insert into delivery_note (id, order_id, request_id, made_at, made_by, made_judged)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(*id), INT(shipping.order.standing.id), INT(shipping.id), INT(cx->at), INT(cx->actor.id), INT(judged)));
	TRY(add_lines(cx, &shipping, request, *id, &total, &any));
	if (!any)
		return fail(cx->fault, BAD_DATA, "%s has a delivery note already, for all of it", shipping.number);
	TRY(notice_done(cx, shipping.order.standing.id, RULE_GOODS_TOLD));
	TRY(notice_done(cx, shipping.order.standing.id, RULE_RECEIPT_TOLD));
	return check_money(cx, &shipping, *id, total);
}

enum outcome note_find(struct context *cx, const char *number, struct note *note) {
	bool found = false;
	int64_t order_id = 0;
	*note = (struct note){0};
	TRY(number_find(cx, number, DOCUMENT_DELIVERY_NOTE, &note->id));
	note->number = number_text(cx, DOCUMENT_DELIVERY_NOTE, note->id);
	TRY(db_get(cx->db, &found,
		SQL("select delivery_note.order_id, request_id, made_at, made_by, arrive_on, requested_by, confirmed_at, packed_at,"
		    " packed_ok, packed_by, dispatched_at, dispatched_by, delivered_at, delivery_note.withdrawn_at,"
		    " first_arrive, sent_judged, carrier_id"
		    " from delivery_note join ship_request on ship_request.id = request_id"
		    " where delivery_note.id = ?1"),
		INT(note->id), TO_INT(&order_id), TO_INT(&note->request_id), TO_INT(&note->made_at), TO_INT(&note->made_by),
		TO_INT(&note->arrive_on), TO_INT(&note->requested_by), TO_MAYBE(&note->confirmed_at),
		TO_MAYBE(&note->packed_at), TO_MAYBE(&note->packed_ok), TO_MAYBE(&note->packed_by),
		TO_MAYBE(&note->dispatched_at), TO_MAYBE(&note->dispatched_by), TO_MAYBE(&note->delivered_at),
		TO_MAYBE(&note->withdrawn_at), TO_INT(&note->first_arrive), TO_MAYBE(&note->sent_judged),
		TO_MAYBE(&note->carrier_id)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no delivery note %s", number);
	return order_load(cx, order_id, &note->order);
}

enum outcome note_begin(struct context *cx, enum action action, const char *number, struct note *note) {
	TRY(note_find(cx, number, note));
	TRY(act(cx, action, &note->order.standing, NO_ROLES));
	cx->event.document = note->number;
	if (note->withdrawn_at.given)
		return refuse(cx, RULE_NOTE_STANDS, "%s was withdrawn", note->number);
	return happened_after(cx, note->made_at, "the note was made");
}

static enum outcome check_not_sent(struct context *cx, const struct note *note) {
	return note->dispatched_at.given
		? fail(cx->fault, BAD_DATA, "%s was dispatched already", note->number) : DONE;
}

enum outcome note_confirm(struct context *cx, const char *number, const char *requester, const char *how) {
	struct note note;
	int64_t named = cx->actor.id;
	TRY(note_begin(cx, ACT_SHIP_CONFIRM, number, &note));
	if (requester)
		TRY(person_find(cx, requester, &named));
	/* In the place of a requester who has left stand those who request. */
	bool left = false;
	const char *role = NULL;
	TRY(person_department(cx, note.requested_by, &left, &role));
	if (left && !requester && cx->actor.roles & actions[ACT_SHIP_REQUEST].who)
		note.requested_by = cx->actor.id;
	if (requester && named != cx->actor.id && !(cx->actor.roles & CLERK))
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER, "only the clerk confirms for somebody else");
	if (named != note.requested_by)
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER,
			"%s did not request this shipment; its requester confirms, or the clerk names him: --for LOGIN",
			requester ? requester : cx->actor.login);
	if (note.confirmed_at.given)
		return fail(cx->fault, BAD_DATA, "%s is confirmed already", note.number);
	bool alone = false;
	const struct maybe clerk = {named != cx->actor.id, cx->actor.id};
	TRY(works_alone(cx, &alone));
	if (cx->actor.id == note.made_by && !clerk.given && !alone)
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER, "%s made this note: another clerk says how he confirmed it: --for, --how",
			cx->actor.login);
	if (clerk.given && !text_says(how))
		return refuse(cx, RULE_CONFIRMED_BY_REQUESTER, "how did %s confirm it? --how TEXT, and --at TIME for when", requester);
	int64_t judged = 0;
	TRY(judged_at(cx, &judged));
	return db_exec(cx->db,
		SQL("update delivery_note set confirmed_at = ?2, confirmed_by = ?3, confirm_clerk = ?4, confirm_how = ?5,"
		    " confirmed_judged = ?6 where id = ?1"),
		INT(note.id), INT(cx->at), INT(named), MAYBE(clerk), TEXT(how), INT(judged));
}

enum outcome note_pack(struct context *cx, const char *number, const struct packing_request *request) {
	struct note note;
	TRY(note_begin(cx, ACT_SHIP_PACK, number, &note));
	TRY(check_not_sent(cx, &note));
	if (!text_holds(request->packaging))
		return refuse(cx, RULE_PACKAGING_NAMED, "the packaging used is missing: --packaging");
	if (!request->good.given)
		return refuse(cx, RULE_PACKAGING_NAMED, "what did the check find? --ok or --failed");
	int64_t judged = 0;
	TRY(judged_at(cx, &judged));
	TRY(notice_done(cx, note.order.standing.id, RULE_GOODS_TOLD));
	return db_exec(cx->db,
		SQL("update delivery_note set packaging = ?2, packed_ok = ?3, packed_at = ?4, packed_by = ?5,"
		    " packed_judged = ?6 where id = ?1"),
		INT(note.id), TEXT(request->packaging), INT(request->good.value), INT(cx->at), INT(cx->actor.id), INT(judged));
}

enum outcome note_withdraw(struct context *cx, const char *number, const char *reason) {
	struct note note;
	TRY(note_begin(cx, ACT_SHIP_WITHDRAW, number, &note));
	TRY(check_not_sent(cx, &note));
	if (!text_says(reason))
		return refuse(cx, RULE_NOTE_STANDS, "the reason is missing: --reason");
	return db_exec(cx->db,
		SQL("update delivery_note set withdrawn_at = ?2, withdrawn_by = ?3, withdrawn_reason = ?4 where id = ?1"),
		INT(note.id), INT(cx->at), INT(cx->actor.id), TEXT(reason));
}

enum outcome note_request_of(struct context *cx, int64_t id, const char **request) {
	bool found = false;
	int64_t request_id = 0;
	TRY(db_get(cx->db, &found, SQL("select request_id from delivery_note where id = ?1"), INT(id),
		TO_INT(&request_id)));
	*request = number_text(cx, DOCUMENT_SHIP_REQUEST, request_id);
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no delivery note %s",
		number_text(cx, DOCUMENT_DELIVERY_NOTE, id));
}

enum outcome note_of_request(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "made", .type = FIELD_INSTANT}, {.name = "made_by"},
		{.name = "confirmed", .type = FIELD_INSTANT}, {.name = "confirmed_by"}, {.name = "confirm_clerk"},
		{.name = "confirm_how", .type = FIELD_NOTE}, {.name = "packaging"},
		{.name = "packed_ok", .type = FIELD_BOOLEAN}, {.name = "packed", .type = FIELD_INSTANT},
		{.name = "packed_by"}, {.name = "carrier"}, {.name = "service"}, {.name = "waybill"},
		{.name = "freight", .type = FIELD_AMOUNT}, {.name = "dispatched", .type = FIELD_INSTANT},
		{.name = "dispatched_by"}, {.name = "reason", .type = FIELD_NOTE},
		{.name = "delivered", .type = FIELD_INSTANT}, {.name = "withdrawn", .type = FIELD_INSTANT},
		{.name = "withdrawn_reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("notes", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select delivery_note.id, made_at, maker.login, confirmed_at,"
		    " confirmer.login, witness.login, confirm_how, packaging, packed_ok, packed_at, packer.login,"
		    " carrier.code, service, nullif(waybill, ''),"
		    " freight, dispatched_at, sender.login, transit_reason, delivered_at, withdrawn_at, withdrawn_reason"
		    " from delivery_note join person as maker on maker.id = made_by"
		    " left join person as confirmer on confirmer.id = confirmed_by"
		    " left join person as witness on witness.id = confirm_clerk"
		    " left join person as packer on packer.id = packed_by"
		    " left join person as sender on sender.id = dispatched_by"
		    " left join carrier on carrier.id = carrier_id"
		    " where request_id = ?1 order by delivery_note.id"),
		INT(request_id));
}

enum outcome note_lines(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "line", .type = FIELD_INTEGER}, {.name = "item"}, {.name = "item_name"},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "amount", .type = FIELD_AMOUNT}, {.name = "batches"}};
	*listing = (struct listing)LISTING("note_lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select note_id, delivery_note_line.line, product.code, product.name, delivery_note_line.quantity,"
		    " delivery_note_line.amount, (select group_concat(batch, ',') from delivery_batch"
		    "  join inspection on inspection.id = inspection_id where delivery_batch.note_id = delivery_note.id"
		    "  and delivery_batch.line = delivery_note_line.line)"
		    " from delivery_note join delivery_note_line on note_id = delivery_note.id"
		    " join order_line on order_line.order_id = delivery_note.order_id"
		    " and order_line.line = delivery_note_line.line" ORDERED_PRODUCT
		    " where request_id = ?1 order by 1, 2"),
		INT(request_id));
}
