#include "flow/change.h"

#include "flow/demand.h"
#include "flow/notice.h"
#include "flow/quote.h"
#include "flow/regular.h"
#include "flow/review.h"
#include "flow/schedule.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"
#include "policy/signature.h"

#include <string.h>

/* A line as it is, and as it is to be. */
struct line {
	int64_t line, quantity, due;
	const char *spec, *quality;
	struct maybe price;
	int64_t discount;
};

static enum outcome load_line(struct context *cx, int64_t order_id, int64_t number, struct line *line) {
	bool found = false;
	*line = (struct line){.line = number};
	TRY(db_get(cx->db, &found,
		SQL("select quantity, due, spec, quality, price, discount from order_line where order_id = ?1 and line = ?2"),
		INT(order_id), INT(number), TO_INT(&line->quantity), TO_INT(&line->due), TO_TEXT(&line->spec),
		TO_TEXT(&line->quality), TO_MAYBE(&line->price), TO_INT(&line->discount)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "%s has no line %lld",
		number_text(cx, DOCUMENT_ORDER, order_id), (long long)number);
}

/* Finished and shipped quantities are respected. */
static enum outcome check_quantity(struct context *cx, int64_t order_id, const struct line *line, const char *rest) {
	int64_t noted = 0, passed = 0;
	char there[DECIMAL_ROOM];
	TRY(db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(quantity), 0) from " NOTED_LINES " where order_id = ?1 and line = ?2)"
		    " - (select coalesce(sum(quantity), 0) from " BACK_LINES " where order_id = ?1 and line = ?2),"
		    " (select coalesce(sum(passed), 0) from inspection where order_id = ?1 and line = ?2)"
		    " - (select coalesce(sum(quantity), 0) from " BACK_LINES " where order_id = ?1 and line = ?2)"),
		INT(order_id), INT(line->line), TO_INT(&noted), TO_INT(&passed)));
	if (line->quantity < noted)
		return refuse(cx, RULE_CHANGE_RESPECTS, "%s of line %lld are on delivery notes",
			decimal_format(there, noted, QUANTITY_DECIMALS, 0), (long long)line->line);
	if (line->quantity < passed && !text_says(rest))
		return refuse(cx, RULE_CHANGE_RESPECTS, "%s of line %lld are made; what becomes of the rest? --rest",
			decimal_format(there, passed, QUANTITY_DECIMALS, 0), (long long)line->line);
	return DONE;
}

/* What it would come to; not given if it has no price. */
static enum outcome amount_of(struct context *cx, const struct line *line, struct maybe *amount) {
	*amount = (struct maybe){line->price.given, 0};
	return line->price.given ? order_line_amount(cx, line->line, line->quantity, line->price.value, line->discount,
		&amount->value) : DONE;
}

static bool same(const char *one, const char *other) {
	return one && other ? strcmp(one, other) == 0 : one == other;
}

/* The line becomes this; *differs if that is another than it was. */
static enum outcome apply_line(struct context *cx, int64_t order_id, const struct line *now, const struct line *line,
	bool *differs) {
	struct maybe amount = {0};
	*differs |= now->quantity != line->quantity || now->due != line->due || !same(now->spec, line->spec)
		|| !same(now->quality, line->quality);
	TRY(amount_of(cx, line, &amount));
	return db_exec(cx->db,
		SQL("update order_line set quantity = ?3, due = ?4, spec = ?5, quality = ?6, amount = ?7,"
		    " statement = case when ?8 = 1 then statement end where order_id = ?1 and line = ?2"),
		INT(order_id), INT(line->line), INT(line->quantity), INT(line->due), TEXT(line->spec), TEXT(line->quality),
		MAYBE(amount), INT(same(now->spec, line->spec) && same(now->quality, line->quality)));
}

/* A promised day moves with the required one. */
static enum outcome move_due(struct context *cx, const struct order *order) {
	int64_t due = 0;
	TRY(db_get(cx->db, NULL, SQL("select max(due) from order_line where order_id = ?1"), INT(order->standing.id),
		TO_INT(&due)));
	const int64_t promised = order->promised + (due - order->due);
	return db_exec(cx->db,
		SQL("update sales_order set first_due = case when due = ?2 then first_due else coalesce(first_due, due) end,"
		    " due = ?2, promised = case when promised is null then null else ?3 end where id = ?1"),
		INT(order->standing.id), INT(due), INT(promised));
}

/* The line as it is to be. */
static enum outcome changed(struct context *cx, const struct line_change *change, const struct line *old,
	struct line *line) {
	*line = *old;
	if (change->quantity.given)
		line->quantity = change->quantity.value;
	if (change->due.given)
		line->due = change->due.value;
	if (change->spec)
		line->spec = change->spec;
	if (change->quality)
		line->quality = change->quality;
	if (line->quantity <= 0)
		return fail(cx->fault, BAD_DATA, "line %lld: a quantity must be above zero", (long long)line->line);
	if (!text_holds(line->quality))
		return refuse(cx, RULE_CHANGE_COMPLETE, "line %lld would have no quality requirement", (long long)line->line);
	if (change->due.given && line->due < day_of(cx->at))
		return fail(cx->fault, BAD_DATA, "line %lld: that day is past", (long long)line->line);
	return DONE;
}

static enum outcome propose_line(struct context *cx, const struct order *order, const struct change_request *request,
	const struct line_change *change, int64_t notice, bool *differs) {
	struct line old, line;
	struct maybe amount = {0};
	if (!change->line.given)
		return refuse(cx, RULE_CHANGE_COMPLETE, "which line? --line");
	TRY(load_line(cx, order->standing.id, change->line.value, &old));
	TRY(changed(cx, change, &old, &line));
	TRY(check_quantity(cx, order->standing.id, &line, request->rest));
	if (!notice)
		return apply_line(cx, order->standing.id, &old, &line, differs);
	TRY(amount_of(cx, &line, &amount)); /* now, not when it is signed */
	return db_exec(cx->db,
		SQL("insert into change_notice_line (notice_id, line, old_quantity, old_spec, old_quality, old_due, quantity,"
		    " spec, quality, due) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(notice), INT(old.line), INT(old.quantity), TEXT(old.spec), TEXT(old.quality), INT(old.due),
		INT(line.quantity), TEXT(line.spec), TEXT(line.quality), INT(line.due));
}

/* Has something been begun that an edit without a signature would slip past: a step, a briefing, an outsourcing? */
static enum outcome is_begun(struct context *cx, const struct order *order, bool *begun) {
	int64_t one = 0;
	*begun = standing_reached(&order->standing, STATE_IN_PRODUCTION);
	if (*begun)
		return DONE;
	return db_get(cx->db, begun,
		SQL("select 1 from step where order_id = ?1 and started_at is not null"
		    " union all select 1 from drawing join briefing on drawing_id = drawing.id where order_id = ?1"
		    " union all select 1 from outsourcing join signature on document_id = outsourcing.id"
		    "  where order_id = ?1 and prefix = ?2 and agree = 1 and refused_at is null limit 1"),
		INT(order->standing.id), TEXT(document_entries[DOCUMENT_OUTSOURCING].prefix), TO_INT(&one));
}

static enum outcome insert_notice(struct context *cx, const struct order *order, const struct change_request *request,
	int64_t *id) {
	/* A newer notice takes the place of one that nobody has signed. */
	TRY(db_exec(cx->db,
		SQL("update change_notice set withdrawn_at = ?2"
		    " where order_id = ?1 and effective_at is null and withdrawn_at is null"),
		INT(order->standing.id), INT(cx->at)));
	TRY(number_next(cx, DOCUMENT_CHANGE_NOTICE, id));
	return db_exec(cx->db,
		SQL("insert into change_notice (id, order_id, reason, rest, proposed_at, proposed_by, proposed_real)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(*id), INT(order->standing.id), TEXT(request->reason && *request->reason ? request->reason : "-"),
		TEXT(request->rest), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
}

/* The review is concluded anew, on another sheet if need be; a new product is planned, signed and decided anew. */
static enum outcome void_review(struct context *cx, struct standing *standing) {
	const bool planned = standing->kind == KIND_NEW && standing_reached(standing, STATE_DEMAND_SIGNED);
	TRY(review_void(cx, standing->id));
	if (!planned)
		return standing->kind == KIND_CUSTOM && standing_reached(standing, STATE_ACCEPTED)
			? lifecycle_return(cx, standing, STATE_IN_REVIEW) : DONE;
	TRY(milestones_void(cx, standing->id));
	TRY(db_exec(cx->db,
		SQL("update demand_plan set changed_at = ?2 where id = (select max(id) from demand_plan where order_id = ?1)"),
		INT(standing->id), INT(cx->at)));
	return lifecycle_return(cx, standing, STATE_RECEIVED);
}

/* Production says its date anew; the clock of the hand-over stays as it was. */
static enum outcome void_promise(struct context *cx, struct standing *standing) {
	TRY(db_exec(cx->db,
		SQL("update reply set changed_at = ?2 where changed_at is null"
		    " and id = (select max(id) from reply where order_id = ?1)"),
		INT(standing->id), INT(cx->at)));
	TRY(db_exec(cx->db, SQL("update sales_order set promised = null where id = ?1"), INT(standing->id)));
	return standing->state == STATE_PROMISED ? lifecycle_return(cx, standing, STATE_WITH_PRODUCTION) : DONE;
}

/* Whatever was decided on the lines as they were is decided again. A contract stands until it is amended. */
static enum outcome void_decisions(struct context *cx, struct order *order) {
	struct terms terms;
	TRY(terms_load(cx, order->standing.id, &terms));
	TRY(quote_withdraw(cx, order->standing.id));
	TRY(db_exec(cx->db,
		SQL("update special_approval set void_at = ?2 where void_at is null and note_id is null"
		    " and request_id in (select id from ship_request where order_id = ?1)"),
		INT(order->standing.id), INT(cx->at)));
	if (order->standing.kind == KIND_REGULAR)
		TRY(void_promise(cx, &order->standing));
	else if (!terms.contract_id)
		TRY(void_review(cx, &order->standing));
	TRY(order_overpaid(cx, order->standing.id));
	return order_progress(cx, &order->standing);
}

/* Is every line still as the notice found it? Then it becomes what the notice says. */
static enum outcome apply_lines(struct context *cx, const struct order *order, int64_t id, const char *rest,
	bool *differs) {
	struct line old = {0}, line = {0}, now;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select line, old_quantity, old_due, old_spec, old_quality, quantity, spec, quality, due"
		    " from change_notice_line where notice_id = ?1 order by line"),
		INT(id), TO_INT(&line.line), TO_INT(&old.quantity), TO_INT(&old.due), TO_TEXT(&old.spec), TO_TEXT(&old.quality),
		TO_INT(&line.quantity), TO_TEXT(&line.spec), TO_TEXT(&line.quality), TO_INT(&line.due)));
	while (db_next(&query)) {
		TRY(load_line(cx, order->standing.id, line.line, &now));
		if (now.quantity != old.quantity || now.due != old.due || !same(now.spec, old.spec)
		    || !same(now.quality, old.quality))
			return refuse(cx, RULE_CHANGE_SIGNED, "line %lld is not as the notice found it", (long long)line.line);
		TRY(check_quantity(cx, order->standing.id, &line, rest));
		line.price = now.price;
		line.discount = now.discount;
		TRY(apply_line(cx, order->standing.id, &now, &line, differs));
	}
	return db_end(&query);
}

/* Lines and dates become what the notice says, what was decided on them is void, and what is planned is planned anew. */
static enum outcome take_effect(struct context *cx, struct order *order, int64_t id, const char *rest) {
	struct schedule_outlook outlook;
	bool differs = false;
	TRY(apply_lines(cx, order, id, rest, &differs));
	TRY(move_due(cx, order));
	TRY(db_exec(cx->db, SQL("update change_notice set effective_at = ?2 where id = ?1"), INT(id), INT(cx->at)));
	if (differs)
		TRY(void_decisions(cx, order));
	TRY(order_load(cx, order->standing.id, order));
	return schedule_plan(cx, order, arena_printf(cx->arena, said("%s took effect"),
		number_text(cx, DOCUMENT_CHANGE_NOTICE, id)), &outlook);
}

enum outcome change_propose(struct context *cx, const char *number, const struct change_request *request, int64_t *id) {
	struct order order;
	struct terms terms;
	bool begun = false, differs = false;
	*id = 0;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_CHANGE_PROPOSE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	if (request->count == 0)
		return refuse(cx, RULE_CHANGE_COMPLETE, "nothing is changed: --line, and --qty, --spec, --quality or --due");
	TRY(notice_done(cx, order.standing.id, RULE_DATE_TOLD));
	TRY(is_begun(cx, &order, &begun));
	TRY(terms_load(cx, order.standing.id, &terms));
	if (begun && !text_says(request->reason))
		return refuse(cx, RULE_CHANGE_COMPLETE, "production has begun: a change notice needs its reason: --reason");
	if (begun || terms.contract_id)
		TRY(insert_notice(cx, &order, request, id));
	for (size_t i = 0; i < request->count; i++)
		TRY(propose_line(cx, &order, request, &request->lines[i], *id, &differs));
	if (begun)
		return DONE;
	/* Nothing is begun: a notice to a contract takes effect at once, for the amendment to come. */
	if (*id)
		TRY(take_effect(cx, &order, *id, request->rest));
	else
		TRY(move_due(cx, &order));
	if (!*id && differs)
		TRY(void_decisions(cx, &order));
	TRY(order_load(cx, order.standing.id, &order));
	return regular_judge(cx, &order.standing);
}

/*
 * Clause 3.4.4.4: a signed notice goes to production, and to whoever's part in the order isn't over: departments with
 * open steps, the workshop that was briefed, purchasing that buys, those who are to ship.
 */
static enum outcome tell(struct context *cx, const struct order *order, int64_t id, const char *reason) {
	roles told = PRODUCTION;
	int64_t briefed = 0, bought = 0, requested = 0;
	const char *department = NULL;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select department from step where order_id = ?1 and finished_at is null"),
		INT(order->standing.id), TO_TEXT(&department)));
	while (db_next(&query)) {
		const int place = word_find(role_words, ROLE_COUNT, department);
		told |= place < 0 ? NO_ROLES : role_bit((enum role)place);
	}
	TRY(db_end(&query));
	TRY(db_get(cx->db, NULL,
		SQL("select (select count(*) from drawing join briefing on drawing_id = drawing.id where order_id = ?1),"
		    " (select count(*) from outsourcing where order_id = ?1 and refused_at is null),"
		    " (select count(*) from ship_request where order_id = ?1 and withdrawn_at is null)"),
		INT(order->standing.id), TO_INT(&briefed), TO_INT(&bought), TO_INT(&requested)));
	told |= (briefed ? WORKSHOP : NO_ROLES) | (bought ? PURCHASING : NO_ROLES)
		| (requested ? CLERK | WAREHOUSE : NO_ROLES);
	return notice_tell(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_CHANGE_NOTICE,
		.document_id = id, .rule = RULE_CHANGE_TOLD, .text = arena_printf(cx->arena, said("changed: %s"), reason)}, told);
}

static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select id, order_id, reason, rest from change_notice where id = ?1"), INT(id)));
	TRY(content_add(content, &query));
	TRY(db_select(cx->db, &query,
		SQL("select change_notice_line.line, old_quantity, old_spec, old_quality, old_due, change_notice_line.quantity,"
		    " change_notice_line.spec, change_notice_line.quality, change_notice_line.due"
		    " from change_notice_line where notice_id = ?1 order by line"),
		INT(id)));
	return content_add(content, &query);
}

enum outcome change_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct order order;
	struct author author = {0};
	bool found = false, somebody_else = false;
	int64_t order_id = 0, proposed_at = 0;
	struct maybe effective = {0}, withdrawn = {0};
	const char *rest = NULL, *because = NULL, *number = number_text(cx, DOCUMENT_CHANGE_NOTICE, id);
	struct signing signing = {.document = DOCUMENT_CHANGE_NOTICE, .id = id, .rule = RULE_CHANGE_SIGNED,
		.refused = refused, .reason = reason};
	TRY(db_get(cx->db, &found,
		SQL("select order_id, proposed_at, proposed_by, proposed_real, effective_at, withdrawn_at, rest,"
		    " reason"
		    " from change_notice where id = ?1"),
		INT(id), TO_INT(&order_id), TO_INT(&proposed_at), TO_INT(&author.person), TO_TEXT(&author.real),
		TO_MAYBE(&effective), TO_MAYBE(&withdrawn), TO_TEXT(&rest), TO_TEXT(&because)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no change notice %s", number);
	TRY(order_load(cx, order_id, &order));
	TRY(act(cx, ACT_CHANGE_APPROVE, &order.standing, NO_ROLES));
	TRY(happened_after(cx, proposed_at, "the notice was proposed"));
	if (effective.given || withdrawn.given)
		return refuse(cx, RULE_CHANGE_SIGNED, "%s %s", number,
			effective.given ? said("has taken effect") : said("was withdrawn for a newer one"));
	TRY(four_eyes(cx, &author, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_CHANGE_SIGNED, "%s was proposed by the one who signs; it takes somebody else", number);
	TRY(content(cx, id, &signing.content));
	TRY(sign(cx, &signing));
	const struct notice refusal = {.order_id = order_id, .document = DOCUMENT_CHANGE_NOTICE, .document_id = id,
		.rule = RULE_CHANGE_TOLD, .person = author.person, .text = said("the change was refused")};
	if (!refused) {
		TRY(tell(cx, &order, id, because));
		return take_effect(cx, &order, id, rest);
	}
	TRY(notice_tell(cx, &refusal, NO_ROLES));
	return db_exec(cx->db, SQL("update change_notice set withdrawn_at = ?2 where id = ?1"), INT(id), INT(cx->at));
}

enum outcome change_unamended(struct context *cx, int64_t order_id, int64_t *id) {
	return db_get(cx->db, NULL,
		SQL("select coalesce(max(id), 0) from change_notice where order_id = ?1 and effective_at is not null"
		    " and not exists (select 1 from contract where contract.order_id = ?1 and notice_id >= change_notice.id)"),
		INT(order_id), TO_INT(id));
}

enum outcome change_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "notice", .type = FIELD_NUMBER, .document = DOCUMENT_CHANGE_NOTICE},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "proposed", .type = FIELD_INSTANT}, {.name = "proposed_by"}, {.name = "reason", .type = FIELD_NOTE},
		{.name = "rest", .type = FIELD_NOTE}, {.name = "effective", .type = FIELD_INSTANT},
		{.name = "withdrawn", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("change_notices", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select change_notice.id, order_id, customer.name, proposed_at, person.login, reason, rest, effective_at,"
		    " withdrawn_at from change_notice join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id join person on person.id = proposed_by"
		    " where order_id between ?1 and ?2 order by change_notice.id"),
		INT(order_id), INT(last_of(order_id)));
}

enum outcome change_lines(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "notice", .type = FIELD_NUMBER, .document = DOCUMENT_CHANGE_NOTICE},
		{.name = "line", .type = FIELD_INTEGER}, {.name = "old_qty", .type = FIELD_QUANTITY},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "old_spec"}, {.name = "spec"}, {.name = "old_quality"},
		{.name = "quality"}, {.name = "old_due", .type = FIELD_DAY}, {.name = "due", .type = FIELD_DAY}};
	*listing = (struct listing)LISTING("changes", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select notice_id, line, old_quantity, quantity, old_spec, spec, old_quality, quality, old_due, due"
		    " from change_notice join change_notice_line on notice_id = change_notice.id"
		    " where order_id = ?1 order by notice_id, line"),
		INT(order_id));
}

/* Cancelled, held, resumed. */

static enum outcome record(struct context *cx, const struct order *order, const struct standing_request *request) {
	return db_exec(cx->db,
		SQL("insert into standing_change (order_id, state, reason, stock, changed_at, changed_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(order->standing.id), TEXT(state_words[order->standing.state].name), TEXT(request->reason),
		TEXT(request->stock), INT(cx->at), INT(cx->actor.id));
}

static enum outcome begin(struct context *cx, enum action action, const char *number,
	const struct standing_request *request, struct order *order) {
	TRY(order_find(cx, number, order));
	TRY(act(cx, action, &order->standing, NO_ROLES));
	cx->event.document = order->number;
	TRY(happened_after(cx, order->received_at, "the order's receipt"));
	return text_says(request->reason) ? DONE
		: refuse(cx, RULE_STANDING_SAYS_WHY, "the reason is missing: --reason");
}

/* What can't simply be left: goods at the customer's, and what was made. */
static enum outcome check_cancel(struct context *cx, const struct order *order, const struct standing_request *request) {
	int64_t sent = 0, made = 0;
	/* Of a regular product's order production is the contract: goods are being made on the factory's word. */
	const bool regular = order->standing.kind == KIND_REGULAR;
	if (standing_reached(&order->standing, regular ? STATE_IN_PRODUCTION : STATE_CONTRACTED)
	    && !(cx->actor.roles & (VP | GM | CHAIRMAN)))
		return refuse(cx, RULE_CANCELLABLE, "%s is %s: vp or above cancels it", order->number,
			regular ? said("in production") : said("contracted"));
	TRY(db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(quantity), 0) from " NOTED_LINES " where order_id = ?1 and dispatched_at is not null)"
		    " - (select coalesce(sum(quantity), 0) from " BACK_LINES " where order_id = ?1),"
		    " (select coalesce(sum(quantity), 0) from finished_goods where order_id = ?1)"),
		INT(order->standing.id), TO_INT(&sent), TO_INT(&made)));
	if (sent > 0)
		return refuse(cx, RULE_CANCELLABLE, "goods of %s are with the customer", order->number);
	if (made > 0 && !text_says(request->stock))
		return refuse(cx, RULE_CANCELLABLE, "goods of %s are made; what becomes of them? --stock", order->number);
	return DONE;
}

enum outcome change_cancel(struct context *cx, const char *number, const struct standing_request *request) {
	struct order order;
	TRY(begin(cx, ACT_CHANGE_CANCEL, number, request, &order));
	TRY(check_cancel(cx, &order, request));
	TRY(db_exec(cx->db,
		SQL("update delivery_note set withdrawn_at = ?2, withdrawn_by = ?3, withdrawn_reason = ?4"
		    " where order_id = ?1 and dispatched_at is null and withdrawn_at is null"),
		INT(order.standing.id), INT(cx->at), INT(cx->actor.id), TEXT(request->reason)));
	TRY(db_exec(cx->db,
		SQL("update ship_request set withdrawn_at = ?2, withdrawn_by = ?3, withdrawn_reason = ?4, withdrawn_on = ?5"
		    " where order_id = ?1 and withdrawn_at is null"),
		INT(order.standing.id), INT(cx->at), INT(cx->actor.id), TEXT(request->reason), INT(today(cx))));
	TRY(lifecycle_aside(cx, &order.standing, STATE_CANCELLED));
	TRY(record(cx, &order, request));
	return order_overpaid(cx, order.standing.id);
}

enum outcome change_hold(struct context *cx, const char *number, const struct standing_request *request) {
	struct order order;
	TRY(begin(cx, ACT_CHANGE_HOLD, number, request, &order));
	TRY(lifecycle_aside(cx, &order.standing, STATE_ON_HOLD));
	return record(cx, &order, request);
}

enum outcome change_resume(struct context *cx, const char *number, const struct standing_request *request) {
	struct order order;
	TRY(begin(cx, ACT_CHANGE_RESUME, number, request, &order));
	if (order.standing.state != STATE_ON_HOLD)
		return refuse(cx, RULE_ON_HOLD, "%s is not on hold", order.number);
	TRY(lifecycle_resume(cx, &order.standing));
	/* Meanwhile it may have been paid, and what was on its way before may have come. */
	TRY(order_progress(cx, &order.standing));
	TRY(regular_judge(cx, &order.standing));
	return record(cx, &order, request);
}

enum outcome change_standings(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "state", WORDS_OF(state_words)}, {.name = "changed", .type = FIELD_INSTANT},
		{.name = "changed_by"}, {.name = "reason", .type = FIELD_NOTE}, {.context = "what was made", .name = "stock", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("standings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select state, changed_at, person.login, reason, stock from standing_change"
		    " join person on person.id = changed_by where order_id = ?1 order by standing_change.id"),
		INT(order_id));
}
