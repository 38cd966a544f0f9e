#include "flow/demand.h"

#include "flow/notice.h"
#include "flow/quote.h"
#include "flow/review.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/lift.h"
#include "policy/signature.h"
#include "policy/workdays.h"

enum outcome milestones_void(struct context *cx, int64_t order_id) {
	TRY(db_exec(cx->db,
		SQL("insert into earlier_milestone (first_due, order_id, department, set_at, judged, met_by, excused_at,"
		    " excuse) select first_due, order_id, department, set_at, coalesce(judged, ?2), met_by, excused_at, excuse"
		    " from milestone where order_id = ?1 and (judged is not null or excused_at is not null or first_due < ?3)"
		    " on conflict (first_due, order_id, department, set_at) do nothing"),
		INT(order_id), INT(cx->now), INT(today(cx))));
	return db_exec(cx->db, SQL("delete from milestone where order_id = ?1"), INT(order_id));
}

/* What stood on the plan before, or was refused on it, begins anew: its signature, the review, the decision, quotations. */
static enum outcome void_plan(struct context *cx, struct order *order) {
	struct standing *standing = &order->standing;
	if (standing->state == STATE_REJECTED)
		TRY(lifecycle_reopen(cx, standing));
	if (!standing_reached(standing, STATE_DEMAND_SIGNED))
		return DONE;
	TRY(review_void(cx, standing->id));
	TRY(milestones_void(cx, standing->id));
	TRY(quote_withdraw(cx, standing->id));
	return lifecycle_return(cx, standing, STATE_RECEIVED);
}

enum outcome demand_mark(struct context *cx, int64_t order_id, bool undecided) {
	const struct maybe of = {undecided, order_id};
	return db_exec(cx->db,
		SQL("update product set undecided_order = ?2"
		    " where id in (select product_id from order_line where order_id = ?1)"
		    " and coalesce(undecided_order, 0) <> coalesce(?2, 0)"),
		INT(order_id), MAYBE(of));
}

enum outcome demand_known(struct context *cx, int64_t order_id, int64_t product_id) {
	bool found = false;
	int64_t called = 0;
	const char *code = NULL;
	TRY(db_get(cx->db, &found,
		SQL("select product.undecided_order, product.code from product join product_version on product_version.id = version_id"
		    " where product.undecided_order is not null and released_at is null"
		    " and (product.id = ?2 or product.id in (select product_id from order_line where order_id = ?1))"
		    " and not exists (select 1 from sales_order where sales_order.id = ?1 and kind = ?3)"
		    " order by product.code limit 1"),
		INT(order_id), INT(product_id), TEXT(kind_words[KIND_NEW].name), TO_INT(&called), TO_TEXT(&code)));
	return !found ? DONE : refuse(cx, RULE_KNOWN_PRODUCT, "%s was called a new product on %s, and the gm hasn't decided"
		" to make it: that, or another order of it as --kind new, comes first; order-review demand (sales),"
		" order-review decide (gm)", code, number_text(cx, DOCUMENT_ORDER, called));
}

enum outcome demand_file(struct context *cx, const char *number, const struct demand_request *request, int64_t *id) {
	struct order order;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_DEMAND_FILE, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	const char *lacks = order.standing.kind != KIND_NEW ? said("new product behind it: --kind new")
		: !text_holds(request->product) ? said("product: --product") : !text_holds(request->purpose) ? said("purpose: --purpose")
		: !text_holds(request->standard) ? said("standard: --standard") : !request->yearly.given ? said("yearly quantity: --yearly")
		: !request->target_price.given ? said("target price: --target-price") : !request->needed.given ? said("date: --needed")
		: !text_says(request->reason) ? said("reason: --reason") : NULL;
	if (lacks)
		return refuse(cx, RULE_DEMAND_COMPLETE, "the demand plan has no %s ('none' has to be said)", lacks);
	if (request->yearly.value <= 0)
		return fail(cx->fault, BAD_DATA, "--yearly: a quantity must be above zero");
	TRY(void_plan(cx, &order));
	TRY(demand_mark(cx, order.standing.id, true));
	TRY(number_next(cx, DOCUMENT_DEMAND_PLAN, id));
	return db_exec(cx->db,
		SQL("insert into demand_plan (id, order_id, product, purpose, standard, yearly, target_price, needed_on, reason,"
		    " filed_at, filed_by, filed_real) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"),
		INT(*id), INT(order.standing.id), TEXT(request->product), TEXT(request->purpose), TEXT(request->standard),
		INT(request->yearly.value), INT(request->target_price.value), INT(request->needed.value),
		TEXT(request->reason), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
}

/* The plan, and the order's lines as they are: what the signature binds. */
static enum outcome content(struct context *cx, int64_t id, int64_t order_id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, order_id, product, purpose, standard, yearly, target_price, needed_on, reason"
		    " from demand_plan where id = ?1"),
		INT(id)));
	TRY(content_add(content, &query));
	TRY(db_select(cx->db, &query,
		SQL("select line, product_id, spec, quantity, quality from order_line where order_id = ?1 order by line"),
		INT(order_id)));
	return content_add(content, &query);
}

/* A refusal stands, whoever agreed before or would afterwards, until there is another plan. */
static enum outcome check_refused(struct context *cx, int64_t id) {
	bool found = false;
	const char *by = NULL;
	TRY(db_get(cx->db, &found,
		SQL("select login from signature join person on person.id = signed_by where document_id = ?1 and prefix = ?2"
		    " and agree = 0 order by signature.id limit 1"),
		INT(id), TEXT(document_entries[DOCUMENT_DEMAND_PLAN].prefix), TO_NAME(&by)));
	return found ? refuse(cx, RULE_DEMAND_SIGNED, "%s was refused by %s; that stands until another plan:"
		" order-review demand (sales)", number_text(cx, DOCUMENT_DEMAND_PLAN, id), by) : DONE;
}

enum outcome demand_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct order order;
	struct author author = {0};
	bool found = false, somebody_else = false;
	int64_t order_id = 0, filed_at = 0, newest = 0;
	struct maybe changed_at = {0};
	const char *number = number_text(cx, DOCUMENT_DEMAND_PLAN, id);
	struct signing signing = {.document = DOCUMENT_DEMAND_PLAN, .id = id, .rule = RULE_DEMAND_SIGNED,
		.refused = refused, .reason = reason};
	TRY(db_get(cx->db, &found,
		SQL("select order_id, filed_at, filed_by, filed_real, changed_at,"
		    " (select max(id) from demand_plan as other where other.order_id = demand_plan.order_id)"
		    " from demand_plan where id = ?1"),
		INT(id), TO_INT(&order_id), TO_INT(&filed_at), TO_INT(&author.person), TO_TEXT(&author.real),
		TO_MAYBE(&changed_at), TO_INT(&newest)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no demand plan %s", number);
	TRY(order_load(cx, order_id, &order));
	TRY(act(cx, ACT_DEMAND_APPROVE, &order.standing, NO_ROLES));
	TRY(happened_after(cx, filed_at, "the plan was filed"));
	TRY(four_eyes(cx, &author, &somebody_else));
	if (!somebody_else || newest != id)
		return refuse(cx, RULE_DEMAND_SIGNED, "%s %s", number, newest != id ? said("is not the order's newest demand plan")
			: said("was filed by the one who signs; it takes somebody else"));
	if (changed_at.given)
		return refuse(cx, RULE_DEMAND_SIGNED, "%s was changed after %s; first another plan: order-review demand (sales)",
			order.number, number);
	TRY(check_refused(cx, id));
	TRY(content(cx, id, order_id, &signing.content));
	TRY(sign(cx, &signing));
	if (!refused)
		return lifecycle_reach(cx, &order.standing, STATE_DEMAND_SIGNED);
	TRY(demand_mark(cx, order_id, true));
	return void_plan(cx, &order);
}

enum outcome demand_decide(struct context *cx, const char *number, const struct decision_request *request) {
	struct order order;
	struct review review;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_DEMAND_DECIDE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(review_load(cx, order.standing.id, &review));
	if (order.standing.kind != KIND_NEW || !review.concluded_at)
		return refuse(cx, RULE_DECISION, "%s %s", order.number, order.standing.kind != KIND_NEW
			? said("is no new product's order") : said("is not reviewed: production concludes first"));
	TRY(happened_after(cx, review.concluded_at, "the review's conclusion"));
	TRY(basis_required(cx, BASIS_REVIEW, order.standing.id, 0));
	if (!request->make.given)
		return fail(cx->fault, USAGE, "is it made? --make or --stop");
	if (!request->make.value && !text_says(request->reason))
		return refuse(cx, RULE_DECISION, "not to make it needs a reason: --reason");
	TRY(db_exec(cx->db,
		SQL("insert into decision (order_id, make, reason, decided_at, decided_by) values (?1, ?2, ?3, ?4, ?5)"),
		INT(order.standing.id), INT(request->make.value), TEXT(request->reason), INT(cx->at), INT(cx->actor.id)));
	TRY(basis_take(cx, BASIS_DECISION, order.standing.id, 0));
	TRY(demand_mark(cx, order.standing.id, !request->make.value));
	return request->make.value ? lifecycle_reach(cx, &order.standing, STATE_DECIDED)
		: lifecycle_aside(cx, &order.standing, STATE_REJECTED);
}

/* The decision that stands, of which milestones are. */
static enum outcome load_decision(struct context *cx, int64_t order_id, int64_t *id, int64_t *decided_at) {
	return db_get(cx->db, NULL,
		SQL("select coalesce(max(id), 0), coalesce(max(decided_at), 0) from decision where order_id = ?1"),
		INT(order_id), TO_INT(id), TO_INT(decided_at));
}

/* Every department on the sheet, and the dispatch: then the order goes on. */
static enum outcome check_all_set(struct context *cx, struct order *order) {
	int64_t missing = 0, decision = 0, decided_at = 0;
	bool found = false;
	TRY(load_decision(cx, order->standing.id, &decision, &decided_at));
	TRY(db_get(cx->db, &found,
		SQL("select count(*) from review join review_department on review_id = review.id where order_id = ?1"
		    " and review.id = (select max(id) from review where order_id = ?1) and not exists"
		    " (select 1 from milestone where milestone.order_id = ?1 and milestone.department = review_department.department"
		    "  and (decision_id = ?2 or (decision_id is null and (met_at is not null or set_at >= ?3))))"),
		INT(order->standing.id), INT(decision), INT(decided_at), TO_INT(&missing)));
	TRY(db_get(cx->db, &found, SQL("select 1 from sales_order where id = ?1 and dispatch_on is not null"),
		INT(order->standing.id), TO_INT(&(int64_t){0})));
	return missing == 0 && found ? lifecycle_reach(cx, &order->standing, STATE_MILESTONES_SET) : DONE;
}

/* The day of dispatch, fed back to whoever of sales received the order (3.4.4.3). */
static enum outcome set_dispatch(struct context *cx, const struct order *order, int64_t day) {
	int64_t received_by = 0;
	char text[MOMENT_ROOM];
	TRY(db_exec(cx->db, SQL("update sales_order set dispatch_on = ?2 where id = ?1"), INT(order->standing.id), INT(day)));
	TRY(order_receiver(cx, order->standing.id, &received_by));
	return notice_open(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_ORDER,
		.document_id = order->standing.id, .rule = RULE_MILESTONE, .person = received_by,
		.text = arena_printf(cx->arena, said("to be dispatched on %s"), day_format(text, day))});
}

/* A milestone that is neither met nor excused, of the decision that stands; refused by the rule if there is none. */
static enum outcome find_open(struct context *cx, const struct order *order, const char *department, enum rule rule) {
	bool open = false;
	int64_t set_at = 0, decision = 0, decided_at = 0;
	TRY(load_decision(cx, order->standing.id, &decision, &decided_at));
	TRY(db_get(cx->db, &open,
		SQL("select set_at from milestone where order_id = ?1 and department = ?2 and met_at is null"
		    " and coalesce(decision_id, ?3) = ?3 and (?4 = 0 or excused_at is null)"),
		INT(order->standing.id), TEXT(department), INT(decision), INT(rule == RULE_MILESTONE_EXCUSED),
		TO_INT(&set_at)));
	if (!open)
		return refuse(cx, rule, "%s has no open milestone of %s", order->number, role_said(department));
	TRY(happened_after(cx, decided_at, "the general manager's decision"));
	return happened_after(cx, set_at, "the milestone was set");
}

/* The department says that it is done. */
static enum outcome report_done(struct context *cx, const struct order *order, const char *department) {
	TRY(act(cx, ACT_MILESTONE_DONE, &order->standing, department_doers(department)));
	cx->event.document = order->number;
	TRY(find_open(cx, order, department, RULE_MILESTONE_DONE));
	return milestone_met(cx, order->standing.id, department);
}

/* Production's head doesn't wait for it; that he did so is counted, and the milestone as missed. */
static enum outcome excuse(struct context *cx, const struct order *order, const struct milestone_request *request) {
	TRY(act(cx, ACT_MILESTONE_EXCUSE, &order->standing, NO_ROLES));
	cx->event.document = order->number;
	TRY(find_open(cx, order, request->department, RULE_MILESTONE_EXCUSED));
	TRY(allowed(cx, RULE_MILESTONE_EXCUSED, false, request->reason, "the milestone of %s isn't met",
		role_said(request->department)));
	return db_exec(cx->db,
		SQL("update milestone set excused_at = ?3, excused_by = ?4, excuse = ?5"
		    " where order_id = ?1 and department = ?2"),
		INT(order->standing.id), TEXT(request->department), INT(cx->at), INT(cx->actor.id), TEXT(request->reason));
}

/* What qc is to do after production is of what production makes: nobody waits for that. */
enum outcome milestones_required(struct context *cx, const struct order *order, enum role beside) {
	const char *department = NULL;
	int64_t due = 0;
	bool open = false;
	char day[MOMENT_ROOM];
	if (order->standing.kind != KIND_NEW)
		return DONE;
	if (!standing_reached(&order->standing, STATE_MILESTONES_SET))
		return refuse(cx, RULE_MILESTONES_MET, "%s is %s: first come the decision and the departments' milestones",
			order->number, word_said(&state_words[order->standing.state]));
	TRY(db_get(cx->db, &open,
		SQL("select department, due from milestone where order_id = ?1 and met_at is null and excused_at is null"
		    " and decision_id = (select max(id) from decision where order_id = ?1) and department not in (?2, ?3)"
		    " and not (department = ?4 and due > coalesce((select made.due from milestone as made where made.order_id = ?1"
		    "  and made.department = ?2), due)) order by due, department limit 1"),
		INT(order->standing.id), TEXT(role_words[ROLE_PRODUCTION].name), TEXT(role_words[beside].name),
		TEXT(role_words[ROLE_QC].name), TO_NAME(&department), TO_INT(&due)));
	return !open ? DONE : refuse(cx, RULE_MILESTONES_MET, "%s has not met its milestone of %s: it says so (schedule"
		" milestone %s --dept %s --done), or the head of production excuses it (--excuse --reason)",
		role_said(department), day_format(day, due), order->number, department);
}

enum outcome milestone_met(struct context *cx, int64_t order_id, const char *department) {
	int64_t judged = 0;
	TRY(judged_at(cx, &judged));
	return db_exec(cx->db,
		SQL("update milestone set met_at = ?3, met_by = ?4, judged = ?5"
		    " where order_id = ?1 and department = ?2 and met_at is null"),
		INT(order_id), TEXT(department), INT(cx->at), INT(cx->actor.id), INT(judged));
}

static enum outcome store_milestone(struct context *cx, const struct order *order, const struct milestone_request *request) {
	int64_t decision = 0, decided_at = 0;
	TRY(load_decision(cx, order->standing.id, &decision, &decided_at));
	TRY(happened_after(cx, decided_at, "the general manager's decision"));
	TRY(db_exec(cx->db,
		SQL("insert into milestone (order_id, department, due, set_at, set_by, first_due, decision_id)"
		    " values (?1, ?2, ?3, ?4, ?5, ?3, ?6)"
		    " on conflict (order_id, department) do update set due = excluded.due, set_at = excluded.set_at,"
		    " set_by = excluded.set_by, decision_id = excluded.decision_id"
		    " where milestone.met_at is null and milestone.excused_at is null"),
		INT(order->standing.id), TEXT(request->department), INT(request->date.value), INT(cx->at),
		INT(cx->actor.id), INT(decision)));
	return db_changed(cx->db) > 0 ? DONE : refuse(cx, RULE_MILESTONE, "the milestone of %s is met or excused already",
		role_said(request->department));
}

enum outcome milestone_set(struct context *cx, const char *number, const struct milestone_request *request) {
	struct order order;
	roles set = NO_ROLES;
	if (request->done + request->excused + (request->date.given || request->dispatch.given) > 1)
		return fail(cx->fault, USAGE, "a day, --done and --excuse: only one of them at a time");
	TRY(order_find(cx, number, &order));
	if (request->department)
		TRY(roles_parse(cx->fault, request->department, departments, &set));
	if (request->done && request->department)
		return report_done(cx, &order, request->department);
	if (request->excused && request->department)
		return excuse(cx, &order, request);
	TRY(act(cx, ACT_MILESTONE, &order.standing, NO_ROLES));
	TRY(basis_required(cx, BASIS_DECISION, order.standing.id, 0));
	cx->event.document = order.number;
	if (order.standing.kind != KIND_NEW || (!request->dispatch.given && (!request->department || !request->date.given)))
		return refuse(cx, RULE_MILESTONE, "%s", order.standing.kind != KIND_NEW ? said("only a new product's order has milestones")
			: said("a milestone has its department and its date, or the day of dispatch: --dept and --date, or --dispatch"));
	if ((request->date.given && request->date.value < today(cx))
	    || (request->dispatch.given && request->dispatch.value < today(cx)))
		return fail(cx->fault, BAD_DATA, "that day is past");
	if (request->department)
		TRY(store_milestone(cx, &order, request));
	if (request->dispatch.given)
		TRY(set_dispatch(cx, &order, request->dispatch.value));
	return check_all_set(cx, &order);
}

enum outcome demand_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "demand_plan", .type = FIELD_NUMBER, .document = DOCUMENT_DEMAND_PLAN}, {.name = "product"},
		{.name = "purpose"}, {.name = "standard"}, {.name = "yearly", .type = FIELD_QUANTITY},
		{.name = "target_price", .type = FIELD_PRICE}, {.name = "needed", .type = FIELD_DAY},
		{.name = "reason", .type = FIELD_NOTE}, {.name = "filed", .type = FIELD_INSTANT}, {.name = "filed_by"}};
	*listing = (struct listing)LISTING("demand_plans", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select demand_plan.id, product, purpose, standard, yearly, target_price, needed_on, reason, filed_at,"
		    " person.login from demand_plan join person on person.id = filed_by where order_id = ?1 order by 1"),
		INT(order_id));
}

enum outcome demand_decisions(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "make", .type = FIELD_BOOLEAN},
		{.name = "decided", .type = FIELD_INSTANT}, {.name = "decided_by"}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("decisions", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select make, decided_at, person.login, reason from decision join person on person.id = decided_by"
		    " where order_id = ?1 order by decision.id"),
		INT(order_id));
}

enum outcome demand_milestones(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "department", WORDS_OF(role_words)}, {.name = "due", .type = FIELD_DAY},
		{.name = "set", .type = FIELD_INSTANT}, {.name = "set_by"}, {.name = "met", .type = FIELD_INSTANT},
		{.name = "met_by"}, {.context = "milestone", .name = "excused", .type = FIELD_INSTANT},
		{.context = "milestone", .name = "excused_by"}, {.context = "milestone", .name = "excuse", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("milestones", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, due, set_at, setter.login, met_at, meter.login, excused_at, excuser.login, excuse"
		    " from milestone join person as setter on setter.id = set_by left join person as meter on meter.id = met_by"
		    " left join person as excuser on excuser.id = excused_by"
		    " where order_id = ?1 order by due, department"),
		INT(order_id));
}
