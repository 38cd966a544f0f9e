#include "flow/delivery.h"

#include "flow/carrier.h"
#include "flow/lateness.h"
#include "flow/notice.h"
#include "flow/problem.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/workdays.h"
#include "policy/lift.h"

#include <string.h>

/* Clauses 2.3.3, 2.5.8 and 2.4.4: an approved carrier that isn't suspended, and one that can make it. */
static enum outcome check_carrier(struct context *cx, const struct note *note,
	const struct dispatch_request *request, int64_t *carrier_id, struct maybe *arrives_on) {
	int64_t judged = 0;
	struct maybe approved = {0}, suspended = {0}, transit = {0};
	char arrival[MOMENT_ROOM], wanted[MOMENT_ROOM];
	TRY(carrier_find(cx, request->carrier, carrier_id));
	TRY(db_get(cx->db, NULL, SQL("select approved_at, suspended_at, transit_days from carrier where id = ?1"),
		INT(*carrier_id), TO_MAYBE(&approved), TO_MAYBE(&suspended), TO_MAYBE(&transit)));
	if (!approved.given)
		return refuse(cx, RULE_CARRIER_APPROVED, "carrier %s is not approved", request->carrier);
	if (suspended.given)
		return refuse(cx, RULE_CARRIER_SUSPENDED, "carrier %s is suspended", request->carrier);
	TRY(judged_at(cx, &judged));
	const int64_t arrives = day_of(judged) + transit.value;
	*arrives_on = (struct maybe){transit.given, arrives};
	if (!transit.given)
		return allowed(cx, RULE_ARRIVES_IN_TIME, false, request->reason, "%s states no transit time, and so can't make %s",
			request->carrier, day_format(wanted, note->arrive_on));
	return allowed(cx, RULE_ARRIVES_IN_TIME, arrives <= note->arrive_on, request->reason,
		"%s arrives on %s, required is %s", request->carrier, day_format(arrival, arrives),
		day_format(wanted, note->arrive_on));
}

static const char *named_batch(const struct line_texts *batches, int64_t line) {
	for (size_t i = 0; i < batches->count; i++)
		if (batches->items[i].line == line)
			return batches->items[i].text;
	return NULL;
}

/* A line's quantity comes from the batch that is named, or from those that were finished first. */
static enum outcome take_batches(struct context *cx, const struct note *note, int64_t line, int64_t wanted,
	const char *batch) {
	int64_t inspection = 0, left = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select inspection_id, quantity - coalesce((select sum(taken.quantity) from delivery_batch as taken"
		    " where taken.inspection_id = finished_goods.inspection_id), 0)"
		    " from finished_goods join inspection on inspection.id = inspection_id"
		    " where finished_goods.order_id = ?1 and finished_goods.line = ?2 and (?3 is null or batch = ?3)"
		    " order by finished_at, finished_goods.id"),
		INT(note->order.standing.id), INT(line), TEXT(batch), TO_INT(&inspection), TO_INT(&left)));
	while (wanted > 0 && db_next(&query)) {
		const int64_t taken = left < wanted ? left : wanted;
		if (taken <= 0)
			continue;
		TRY(db_exec(cx->db,
			SQL("insert into delivery_batch (note_id, line, inspection_id, quantity) values (?1, ?2, ?3, ?4)"),
			INT(note->id), INT(line), INT(inspection), INT(taken)));
		wanted -= taken;
	}
	TRY(db_end(&query));
	if (wanted > 0 && batch)
		return refuse(cx, RULE_BATCH_THERE, "batch %s doesn't have that much of line %lld", batch, (long long)line);
	return DONE;
}

static enum outcome take_all_batches(struct context *cx, const struct note *note, const struct line_texts *batches) {
	int64_t line = 0, quantity = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select line, quantity from delivery_note_line where note_id = ?1"),
		INT(note->id), TO_INT(&line), TO_INT(&quantity)));
	while (db_next(&query))
		TRY(take_batches(cx, note, line, quantity, named_batch(batches, line)));
	return db_end(&query);
}

/* Clause 3.4.4.4, once more: what is on the note is what the contract says. */
static enum outcome check_terms(struct context *cx, const struct note *note) {
	int64_t line = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select line from delivery_note_line where note_id = ?1 order by line"),
		INT(note->id), TO_INT(&line)));
	while (db_next(&query))
		TRY(terms_hold(cx, &note->order, line, RULE_SENT_AS_AGREED));
	return db_end(&query);
}

/* What a note has to have behind it: 2.4.2a, 2.5.7, and once more 2.4.3. */
static enum outcome check_ready(struct context *cx, const struct note *note) {
	int64_t missing = 0;
	char amount[DECIMAL_ROOM];
	if (note->dispatched_at.given)
		return fail(cx->fault, BAD_DATA, "%s was dispatched already", note->number);
	if (!note->confirmed_at.given)
		return refuse(cx, RULE_NOTE_CONFIRMED, "%s is not confirmed by its requester", note->number);
	if (!note->packed_at.given)
		return refuse(cx, RULE_PACKAGING_CHECKED, "no packaging check is recorded for %s", note->number);
	if (!note->packed_ok.value)
		return refuse(cx, RULE_PACKAGING_CHECKED, "the packaging of %s failed its check", note->number);
	TRY(happened_after(cx, note->confirmed_at.value, "the note was confirmed"));
	TRY(happened_after(cx, note->packed_at.value, "the packaging check"));
	TRY(check_terms(cx, note));
	TRY(note_money(cx, note, &missing));
	return missing > 0 ? refuse(cx, RULE_MONEY_STILL, "receipts lack %s since a payment was reversed",
		decimal_format(amount, missing, AMOUNT_DECIMALS, AMOUNT_DECIMALS)) : DONE;
}

/*
 * The factory's own transport and a customer who collects have no waybill: an empty one. One waybill
 * carries several notes, also of several orders.
 */
static const char *waybill_of(const struct dispatch_request *request) {
	static const char *const none[] = {"none", "None", "NONE", "-", "无"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (strcmp(request->waybill, none[i]) == 0)
			return "";
	return request->waybill;
}

static enum outcome check_request(struct context *cx, const struct note *note,
	const struct dispatch_request *request, int64_t *carrier_id, struct maybe *arrives_on) {
	const char *lacks = !request->carrier ? said("carrier: --carrier")
		: !text_holds(request->waybill) ? said("waybill number: --waybill ('none' has to be said)")
		: !request->freight.given ? said("freight: --freight") : NULL;
	if (lacks)
		return refuse(cx, RULE_DISPATCH_COMPLETE, "the dispatch has no %s", lacks);
	if (*waybill_of(request))
		TRY(name_accept(cx->fault, NAME_REFERENCE, request->waybill));
	return check_carrier(cx, note, request, carrier_id, arrives_on);
}

/* Clause 2.4.6: when, by whom and under which number, to the clerk and to the requester. */
static enum outcome tell(struct context *cx, const struct note *note, const struct dispatch_request *request) {
	const char *waybill = waybill_of(request);
	const char *text = *waybill
		? arena_printf(cx->arena, said("dispatched by %s, waybill %s"), request->carrier, waybill)
		: arena_printf(cx->arena, said("dispatched by %s, without a waybill"), request->carrier);
	const int64_t persons[] = {0, note->requested_by};
	for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
		TRY(notice_open(cx, &(struct notice){.order_id = note->order.standing.id,
			.document = DOCUMENT_DELIVERY_NOTE, .document_id = note->id, .rule = RULE_NOTICE_MINE,
			.role = ROLE_CLERK, .person = persons[i], .text = text}));
	return DONE;
}

enum outcome delivery_dispatch(struct context *cx, const char *number, const struct dispatch_request *request,
	enum lateness *late) {
	struct note note;
	struct maybe arrives_on = {0};
	int64_t carrier_id = 0, judged = 0;
	TRY(note_begin(cx, ACT_SHIP_DISPATCH, number, &note));
	TRY(check_ready(cx, &note));
	TRY(check_request(cx, &note, request, &carrier_id, &arrives_on));
	TRY(judged_at(cx, &judged));
	TRY(db_exec(cx->db,
		SQL("update delivery_note set carrier_id = ?2, service = ?3, waybill = ?4, freight = ?5,"
		    " transit_reason = ?6, dispatched_at = ?7, dispatched_by = ?8, sent_judged = ?9,"
		    " arrives_on = ?10 where id = ?1"),
		INT(note.id), INT(carrier_id), TEXT(request->service), TEXT(waybill_of(request)),
		INT(request->freight.value), TEXT(request->reason), INT(cx->at), INT(cx->actor.id),
		INT(judged), MAYBE(arrives_on)));
	TRY(take_all_batches(cx, &note, &request->batches));
	TRY(tell(cx, &note, request));
	TRY(lateness_sent(cx, &note, late));
	return order_progress(cx, &note.order.standing);
}

enum outcome delivery_arrive(struct context *cx, const char *number, enum lateness *late) {
	struct note note;
	int64_t judged = 0, raised = 0;
	TRY(note_begin(cx, ACT_SHIP_DELIVER, number, &note));
	if (!note.dispatched_at.given || note.delivered_at.given)
		return refuse(cx, RULE_DELIVERED_ONCE, "%s %s", note.number,
			note.delivered_at.given ? said("was delivered already") : said("was not dispatched"));
	TRY(happened_after(cx, note.dispatched_at.value, "the dispatch"));
	TRY(judged_at(cx, &judged));
	TRY(db_exec(cx->db,
		SQL("update delivery_note set delivered_at = ?2, delivered_by = ?3, came_judged = ?4 where id = ?1"),
		INT(note.id), INT(cx->at), INT(cx->actor.id), INT(judged)));
	const bool in_time = day_of(judged) <= note.first_arrive;
	*late = IN_TIME;
	if (!in_time) {
		TRY(problem_late(cx, &note, day_of(judged), &raised));
		*late = lateness_of(raised);
	}
	TRY(carrier_judge(cx, note.carrier_id.value, in_time));
	return order_progress(cx, &note.order.standing);
}

/* A line of a note as far as it didn't come back. */
struct sent_line {
	int64_t quantity, amount, back, back_amount;
};

/* The warehouse has what the clerk was told of: of one line, or of all. */
static enum outcome receive_back(struct context *cx, const char *number, const struct return_request *request) {
	struct note note;
	struct maybe returned_at = {0};
	TRY(note_begin(cx, ACT_SHIP_RECEIVE, number, &note));
	TRY(db_get(cx->db, NULL,
		SQL("select max(returned_at) from goods_return where note_id = ?1 and received_at is null"
		    " and (?2 is null or line = ?2)"),
		INT(note.id), MAYBE(request->line), TO_MAYBE(&returned_at)));
	if (!returned_at.given)
		return refuse(cx, RULE_RETURN_RECEIVED, "nothing that came back of %s is still to be received", note.number);
	TRY(happened_after(cx, returned_at.value, "they came back"));
	return db_exec(cx->db,
		SQL("update goods_return set received_at = ?3, received_by = ?4 where note_id = ?1 and received_at is null"
		    " and (?2 is null or line = ?2)"),
		INT(note.id), MAYBE(request->line), INT(cx->at), INT(cx->actor.id));
}

enum outcome delivery_return(struct context *cx, const char *number, const struct return_request *request) {
	struct note note;
	struct sent_line sent = {0};
	bool found = false;
	int64_t amount = 0;
	char quantity[DECIMAL_ROOM];
	if (request->received)
		return receive_back(cx, number, request);
	TRY(note_begin(cx, ACT_SHIP_RETURN, number, &note));
	if (!note.dispatched_at.given)
		return refuse(cx, RULE_RETURN_COMPLETE, "%s was not dispatched", note.number);
	TRY(happened_after(cx, note.dispatched_at.value, "the dispatch"));
	const char *lacks = !request->line.given ? said("line: --line") : !request->quantity.given ? said("quantity: --qty")
		: !text_says(request->reason) ? said("reason: --reason") : NULL;
	if (lacks)
		return refuse(cx, RULE_RETURN_COMPLETE, "the return has no %s", lacks);
	TRY(db_get(cx->db, &found,
		SQL("select quantity, amount, coalesce((select sum(quantity) from goods_return where note_id = ?1 and line = ?2), 0),"
		    " coalesce((select sum(amount) from goods_return where note_id = ?1 and line = ?2), 0)"
		    " from delivery_note_line where note_id = ?1 and line = ?2"),
		INT(note.id), INT(request->line.value), TO_INT(&sent.quantity), TO_INT(&sent.amount), TO_INT(&sent.back),
		TO_INT(&sent.back_amount)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "%s has no line %lld", note.number, (long long)request->line.value);
	if (request->quantity.value <= 0 || request->quantity.value > sent.quantity - sent.back)
		return refuse(cx, RULE_RETURN_COMPLETE, "%s of that line are with the customer",
			decimal_format(quantity, sent.quantity - sent.back, QUANTITY_DECIMALS, 0));
	/* What the warehouse records it has; what the clerk was told of it has still to see. */
	const bool here = (cx->actor.roles & WAREHOUSE) != NO_ROLES;
	const struct maybe received_at = {here, cx->at}, received_by = {here, cx->actor.id};
	if (!amount_part(sent.amount, sent.back + request->quantity.value, sent.quantity, &amount))
		return fail(cx->fault, BAD_DATA, "the amount is too large");
	TRY(db_exec(cx->db,
		SQL("insert into goods_return (note_id, line, quantity, amount, reason, returned_at, returned_by,"
		    " received_at, received_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
		INT(note.id), INT(request->line.value), INT(request->quantity.value), INT(amount - sent.back_amount),
		TEXT(request->reason), INT(cx->at), INT(cx->actor.id), MAYBE(received_at), MAYBE(received_by)));
	/* Not all of it is with the customer any more. */
	return lifecycle_return(cx, &note.order.standing, STATE_SHIPPING);
}

enum outcome delivery_returns(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "line", .type = FIELD_INTEGER}, {.name = "qty", .type = FIELD_QUANTITY},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "returned", .type = FIELD_INSTANT},
		{.name = "returned_by"}, {.context = "return", .name = "received", .type = FIELD_INSTANT},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("returns", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select note_id, line, quantity, amount, returned_at, person.login, received_at, reason from delivery_note"
		    " join goods_return on note_id = delivery_note.id join person on person.id = returned_by"
		    " where request_id = ?1 order by goods_return.id"),
		INT(request_id));
}
