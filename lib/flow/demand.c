#include "flow/demand.h"

#include "flow/notice.h"
#include "flow/review.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/signature.h"
#include "policy/workdays.h"

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
	TRY(content(cx, id, order_id, &signing.content));
	TRY(sign(cx, &signing));
	return refused ? DONE : lifecycle_reach(cx, &order.standing, STATE_DEMAND_SIGNED);
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
	return request->make.value ? lifecycle_reach(cx, &order.standing, STATE_DECIDED)
		: lifecycle_aside(cx, &order.standing, STATE_REJECTED);
}

/* Every department on the sheet, and the dispatch: then the order goes on. */
static enum outcome check_all_set(struct context *cx, struct order *order) {
	int64_t missing = 0;
	bool found = false;
	TRY(db_get(cx->db, &found,
		SQL("select count(*) from review join review_department on review_id = review.id where order_id = ?1"
		    " and review.id = (select max(id) from review where order_id = ?1) and not exists"
		    " (select 1 from milestone where milestone.order_id = ?1 and milestone.department = review_department.department"
		    "  and (met_at is not null or set_at >= (select max(decided_at) from decision where order_id = ?1)))"),
		INT(order->standing.id), TO_INT(&missing)));
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

/* The department says that it is done. */
static enum outcome report_done(struct context *cx, const struct order *order, const char *department) {
	bool open = false;
	int64_t set_at = 0;
	TRY(act(cx, ACT_MILESTONE_DONE, &order->standing, department_doers(department)));
	cx->event.document = order->number;
	TRY(db_get(cx->db, &open,
		SQL("select set_at from milestone where order_id = ?1 and department = ?2 and met_at is null"),
		INT(order->standing.id), TEXT(department), TO_INT(&set_at)));
	if (!open)
		return refuse(cx, RULE_MILESTONE_DONE, "%s has no open milestone of %s", order->number, department);
	TRY(happened_after(cx, set_at, "the milestone was set"));
	return milestone_met(cx, order->standing.id, department);
}

enum outcome milestone_met(struct context *cx, int64_t order_id, const char *department) {
	int64_t judged = 0;
	TRY(judged_at(cx, &judged));
	return db_exec(cx->db,
		SQL("update milestone set met_at = ?3, met_by = ?4, judged = ?5"
		    " where order_id = ?1 and department = ?2 and met_at is null"),
		INT(order_id), TEXT(department), INT(cx->at), INT(cx->actor.id), INT(judged));
}

enum outcome milestone_set(struct context *cx, const char *number, const struct milestone_request *request) {
	struct order order;
	roles set = NO_ROLES;
	TRY(order_find(cx, number, &order));
	if (request->department)
		TRY(roles_parse(cx->fault, request->department, departments, &set));
	if (request->done && request->department)
		return report_done(cx, &order, request->department);
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
		TRY(db_exec(cx->db,
			SQL("insert into milestone (order_id, department, due, set_at, set_by, first_due)"
			    " values (?1, ?2, ?3, ?4, ?5, ?3)"
			    " on conflict (order_id, department) do update set due = excluded.due, set_at = excluded.set_at,"
			    " set_by = excluded.set_by where met_at is null"),
			INT(order.standing.id), TEXT(request->department), INT(request->date.value), INT(cx->at),
			INT(cx->actor.id)));
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
		{.name = "met_by"}};
	*listing = (struct listing)LISTING("milestones", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, due, set_at, setter.login, met_at, meter.login from milestone"
		    " join person as setter on setter.id = set_by left join person as meter on meter.id = met_by"
		    " where order_id = ?1 order by due, department"),
		INT(order_id));
}
