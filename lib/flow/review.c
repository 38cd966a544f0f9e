#include "flow/review.h"

#include "flow/demand.h"
#include "flow/quote.h"
#include "flow/small.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/lift.h"
#include "policy/numbers.h"

#include <string.h>

#define X(id, context, english, raises, extends) [MODE_##id] = {english, context},
const struct word acceptance_modes[MODE_COUNT] = {ACCEPTANCE_MODES(X)};
#undef X

static const struct {
	bool raises, extends;
} mode_effects[MODE_COUNT] = {
#define X(id, context, english, raises_price, extends_time) [MODE_##id] = {raises_price, extends_time},
	ACCEPTANCE_MODES(X)
#undef X
};

enum outcome review_load(struct context *cx, int64_t order_id, struct review *review) {
	bool found = false;
	*review = (struct review){0};
	return db_get(cx->db, &found,
		SQL("select review.id, opened_at, coalesce(concluded_at, 0), changed_at, mode, raise_percent, extend_days,"
		    " (select count(*) from review_department where review_id = review.id and days is null),"
		    " coalesce((select max(days_at) from review_department where review_id = review.id), 0)"
		    " from review where order_id = ?1 order by review.id desc limit 1"),
		INT(order_id), TO_INT(&review->id), TO_INT(&review->opened_at), TO_INT(&review->concluded_at), TO_MAYBE(&review->changed_at),
		TO_TEXT(&review->mode), TO_MAYBE(&review->raise), TO_MAYBE(&review->extend),
		TO_INT(&review->missing_days), TO_INT(&review->days_at));
}

/* The open sheet, on which something is to be written. */
static enum outcome load_sheet(struct context *cx, const struct order *order, struct review *review) {
	TRY(review_load(cx, order->standing.id, review));
	return review->id ? DONE : fail(cx->fault, NOT_FOUND, "%s has no review sheet", order->number);
}

enum outcome review_proposal(struct context *cx, const struct order *order, const char **why) {
	struct smallness now;
	TRY(small_judge(cx, order, (struct maybe){0}, &now));
	*why = now.why;
	return DONE;
}

enum outcome review_void(struct context *cx, int64_t order_id) {
	TRY(db_exec(cx->db,
		SQL("update review_department set days = null, days_at = null, days_by = null"
		    " where review_id = (select max(id) from review where order_id = ?1)"),
		INT(order_id)));
	TRY(db_exec(cx->db,
		SQL("update review set changed_at = ?2, concluded_at = null, concluded_by = null, mode = null,"
		    " raise_percent = null, extend_days = null, reason = null"
		    " where id = (select max(id) from review where order_id = ?1)"),
		INT(order_id), INT(cx->at)));
	return db_exec(cx->db, SQL("update sales_order set promised = null, dispatch_on = null where id = ?1"),
		INT(order_id));
}

/* A review whose conclusion doesn't stand any more, before there is a contract: the order waits for another. */
static enum outcome lead_back(struct context *cx, const struct order *order, bool meeting, struct standing *standing,
	bool *again) {
	struct review review;
	const char *differs = NULL;
	bool asked = false;
	TRY(review_load(cx, standing->id, &review));
	if (review.concluded_at && (standing->kind == KIND_REGULAR || !standing_reached(standing, STATE_CONTRACTED)))
		TRY(basis_differs(cx, BASIS_REVIEW, standing->id, 0, &differs));
	if (review.concluded_at)
		TRY(small_asks_again(cx, order, meeting, &asked));
	*again = differs != NULL || asked;
	return *again ? lifecycle_return(cx, standing, way_before(standing->kind, STATE_IN_REVIEW)) : DONE;
}

/* Clause 1.2d: a meeting lies between the receipt and the day on which the goods are wanted. */
static enum outcome check_meeting_day(struct context *cx, const struct order *order, struct maybe meeting) {
	const int64_t received = day_of(order->received_at), last = order->due > today(cx) ? order->due : today(cx);
	char day[MOMENT_ROOM], limit[MOMENT_ROOM];
	if (!meeting.given || (meeting.value >= received && meeting.value <= last))
		return DONE;
	return refuse(cx, RULE_MEETING, meeting.value < received ? SAID("a meeting on %s lies before the order's receipt on %s")
		: SAID("a meeting on %s comes too late: the order is wanted on %s"), day_format(day, meeting.value),
		day_format(limit, meeting.value < received ? received : last));
}

/* Clause 1.2a: what a head rejected comes back by somebody above him, who says why; what the gm stopped, by another plan. */
static enum outcome check_reopening(struct context *cx, const struct order *order, bool rejected, const char *reason) {
	int64_t stopped = 0;
	TRY(db_get(cx->db, NULL, SQL("select coalesce((select make = 0 from decision where order_id = ?1 order by id desc limit 1), 0)"),
		INT(order->standing.id), TO_INT(&stopped)));
	return allowed(cx, stopped ? RULE_REOPENING_STOPPED : RULE_REOPENING, !rejected, reason, stopped
		? SAID("the general manager decided not to make %s; that stands until another plan: order-review demand (sales)")
		: SAID("%s was rejected"), order->number);
}

enum outcome review_open(struct context *cx, const char *number, const struct review_opening *request) {
	struct order order;
	roles set = NO_ROLES;
	struct smallness now;
	struct review earlier;
	TRY(order_find(cx, number, &order));
	TRY(review_load(cx, order.standing.id, &earlier));
	/* A regular product's order that hasn't earned to be one is reviewed as custom (3.4.1). */
	const bool waits = order.standing.kind == KIND_REGULAR
		&& (order.standing.state == STATE_RECEIVED || order.standing.state == STATE_REJECTED);
	/* What was rejected is reviewed anew, and what was changed or concluded on something else; the old sheet stays. */
	const bool rejected = order.standing.state == STATE_REJECTED;
	bool again = rejected || waits || (earlier.changed_at.given && !earlier.concluded_at);
	if (again && !rejected && !waits)
		TRY(lifecycle_return(cx, &order.standing, way_before(order.standing.kind, STATE_IN_REVIEW)));
	else if (!again)
		TRY(lead_back(cx, &order, request->meeting.given, &order.standing, &again));
	/* Sales passes the sheet round (1.2a); a new product's review is production's (3.4.4.2). */
	TRY(act(cx, rejected ? ACT_REVIEW_REOPEN : order.standing.kind == KIND_NEW ? ACT_REVIEW_OPEN_NEW : ACT_REVIEW_OPEN,
		&order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(check_reopening(cx, &order, rejected, request->reason));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	if (waits)
		TRY(lifecycle_turn(cx, &order.standing, KIND_CUSTOM));
	if (request->departments)
		TRY(roles_parse(cx->fault, request->departments, departments, &set));
	if (!(set & TECH) || !(set & PRODUCTION))
		return refuse(cx, RULE_SHEET_NAMES_BOTH, "the sheet must name tech and production");
	TRY(happened_after(cx, earlier.concluded_at, "the earlier review's conclusion"));
	if (earlier.id && !again)
		return fail(cx->fault, BAD_DATA, "%s has a review sheet already", order.number);
	TRY(small_judge(cx, &order, (struct maybe){0}, &now));
	if (!now.small && (!request->meeting.given || !text_holds(request->attendees)))
		return refuse(cx, RULE_MEETING,
			"an order that is not small (below %s) is reviewed at a meeting: its date and attendees are missing",
			cx->settings.text[SETTING_SMALL_ORDER]);
	if (request->meeting.given && !text_holds(request->attendees))
		return refuse(cx, RULE_MEETING, "the meeting's attendees are missing");
	TRY(check_meeting_day(cx, &order, request->meeting));
	TRY(db_exec(cx->db,
		SQL("insert into review (order_id, opened_at, opened_by, meeting_on, attendees)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(order.standing.id), INT(cx->at), INT(cx->actor.id), MAYBE(request->meeting),
		TEXT(request->meeting.given ? request->attendees : NULL)));
	const int64_t review_id = db_last_id(cx->db);
	for (int role = 0; role < ROLE_COUNT; role++)
		if (set & role_bit(role))
			TRY(db_exec(cx->db,
				SQL("insert into review_department (review_id, department) values (?1, ?2)"),
				INT(review_id), TEXT(role_words[role].name)));
	return rejected && !waits ? lifecycle_reopen(cx, &order.standing) : lifecycle_reach(cx, &order.standing, STATE_IN_REVIEW);
}

/* The opinions of tech and production are their heads' (1.2a), those of others a member's. */
static bool is_heads(enum action action, roles concerned) {
	return action == ACT_REVIEW_OPINION && (concerned & (TECH | PRODUCTION)) != NO_ROLES;
}

/* The department that an action concerns, which must stand on the sheet. */
static enum outcome begin_department(struct context *cx, enum action action, const char *number,
	const char *department, struct order *order, struct review *review) {
	bool on_sheet = false;
	int64_t one = 0;
	roles concerned = NO_ROLES;
	TRY(order_find(cx, number, order));
	if (!department)
		return fail(cx->fault, USAGE, "which department? --dept DEPARTMENT");
	TRY(roles_parse(cx->fault, department, departments, &concerned));
	TRY(is_heads(action, concerned) ? act_as_head(cx, action, &order->standing, concerned)
		: act(cx, action, &order->standing, concerned));
	cx->event.document = order->number;
	TRY(load_sheet(cx, order, review));
	TRY(db_get(cx->db, &on_sheet,
		SQL("select 1 from review_department where review_id = ?1 and department = ?2"), INT(review->id),
		TEXT(department), TO_INT(&one)));
	if (!on_sheet)
		return refuse(cx, RULE_DAYS_OF_THE_SHEET, "%s is not named on the review sheet of %s", department,
			order->number);
	return DONE;
}

/* What the department said before stays beside what it says now. */
static enum outcome keep_earlier(struct context *cx, const struct review *review, const char *department) {
	int64_t last = 0;
	TRY(db_get(cx->db, NULL, SQL("select coalesce(opinion_at, 0) from review_department where review_id = ?1"
		" and department = ?2"), INT(review->id), TEXT(department), TO_INT(&last)));
	TRY(happened_after(cx, last, "the department's opinion before"));
	return db_exec(cx->db,
		SQL("insert into earlier_opinion (review_id, department, number, agree, comment, opinion_at, opinion_by,"
		    " opinion_for, opinion_head, new_product) select review_id, department, 1 + (select count(*)"
		    "  from earlier_opinion as earlier where earlier.review_id = ?1 and earlier.department = ?2), agree,"
		    " comment, opinion_at, opinion_by, opinion_for, opinion_head, new_product from review_department"
		    " where review_id = ?1 and department = ?2 and agree is not null"),
		INT(review->id), TEXT(department));
}

/* Clause 3.4.1: who says nothing says that it isn't a new product; of one that sales called so nobody is asked. */
static enum outcome judge_new_product(struct context *cx, const struct order *order, const struct review_opinion *request,
	struct maybe *is_new) {
	roles concerned = NO_ROLES;
	TRY(roles_parse(cx->fault, request->department, departments, &concerned));
	const bool heads = is_heads(ACT_REVIEW_OPINION, concerned);
	if (request->new_product && !heads) {
		TRY(act_also(cx, ACT_REVIEW_NEW_PRODUCT));
		return refuse(cx, RULE_NEW_PRODUCT, "%s doesn't say what is a new product; tech and production do",
			role_said(request->department));
	}
	if (request->new_product)
		cx->event.action = ACT_REVIEW_NEW_PRODUCT;
	*is_new = (struct maybe){heads && (request->new_product || order->standing.kind != KIND_NEW), request->new_product};
	return DONE;
}

/* Said once it holds: the order goes the way of new products, on which the demand plan comes first. */
static enum outcome turn_new(struct context *cx, struct order *order) {
	if (order->standing.kind == KIND_NEW)
		return DONE;
	TRY(review_void(cx, order->standing.id));
	TRY(quote_withdraw(cx, order->standing.id));
	TRY(demand_mark(cx, order->standing.id, true));
	return lifecycle_turn(cx, &order->standing, KIND_NEW);
}

enum outcome review_opinion(struct context *cx, const char *number, const struct review_opinion *request) {
	struct order order = {0};
	struct review review = {0};
	struct maybe away = {0}, is_new = {0};
	TRY(begin_department(cx, ACT_REVIEW_OPINION, number, request->department, &order, &review));
	TRY(judge_new_product(cx, &order, request, &is_new));
	away = (struct maybe){cx->event.deputy_for != 0, cx->event.deputy_for};
	TRY(happened_after(cx, review.opened_at, "the sheet was opened"));
	if (!request->agree.given)
		return refuse(cx, RULE_OPINION_COMPLETE, "the opinion says neither yes nor no: --agree or --object");
	if (!request->agree.value && !text_says(request->comment))
		return refuse(cx, RULE_OPINION_COMPLETE, "an objection needs its reason: --comment");
	if (review.concluded_at)
		return refuse(cx, RULE_OPINION_COMPLETE, "the review of %s is concluded: nobody changes an opinion now",
			order.number);
	TRY(keep_earlier(cx, &review, request->department));
	TRY(db_exec(cx->db,
		SQL("update review_department set agree = ?3, comment = ?4, opinion_at = ?5, opinion_by = ?6,"
		    " opinion_for = ?7, opinion_head = ?8, new_product = ?9 where review_id = ?1 and department = ?2"),
		INT(review.id), TEXT(request->department), INT(request->agree.value), TEXT(request->comment),
		INT(cx->at), INT(cx->actor.id), MAYBE(away), INT(cx->actor.head || away.given), MAYBE(is_new)));
	return request->new_product ? turn_new(cx, &order) : DONE;
}

/* Every opinion on a sheet, of each department its last and those before it. */
#define OPINIONS \
	"(select department, agree, opinion_at, coalesce(opinion_for, opinion_by) as author," \
	" coalesce(opinion_head, 0) as head, 1000000 as number from review_department" \
	"  where review_id = ?1 and agree is not null" \
	" union all select department, agree, opinion_at, coalesce(opinion_for, opinion_by)," \
	"  coalesce(opinion_head, 0), number from earlier_opinion where review_id = ?1)"

/* Objections that neither their author nor, of a member, his head has withdrawn by agreeing afterwards. */
static enum outcome count_objections(struct context *cx, int64_t review_id, int64_t *count) {
	return db_get(cx->db, NULL,
		SQL("select count(*) from " OPINIONS " as objection where agree = 0 and not exists"
		    " (select 1 from " OPINIONS " as later where later.department = objection.department"
		    "  and later.agree = 1 and later.number > objection.number and (later.author = objection.author"
		    "  or (later.head = 1 and objection.head = 0)))"),
		INT(review_id), TO_INT(count));
}

/* Clause 1.5: whoever works on it is asked, or it is said why not. */
static enum outcome check_departments(struct context *cx, const struct review *review,
	const struct review_conclusion *request) {
	char names[ROLES_ROOM];
	const char *department = NULL;
	roles left = TECH | PURCHASING | PRODUCTION | QC, set = NO_ROLES;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select department from review_department where review_id = ?1"),
		INT(review->id), TO_TEXT(&department)));
	while (db_next(&query))
		if (roles_parse(cx->fault, department, departments, &set) == DONE)
			left &= ~set;
	TRY(db_end(&query));
	return allowed(cx, RULE_FOUR_DEPARTMENTS, !left || request->reject, request->reason,
		"the sheet leaves out %s", roles_text(names, left, language_translates()));
}

/* Clause 1.2a: what tech and production say, and since when all of it is said. */
static enum outcome check_opinions(struct context *cx, const struct review *review,
	const struct review_conclusion *request) {
	int64_t given = 0, objections = 0, last = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(agree) filter (where department in (?2, ?3)), coalesce(max(opinion_at), 0)"
		    " from review_department where review_id = ?1"),
		INT(review->id), TEXT(role_words[ROLE_TECH].name), TEXT(role_words[ROLE_PRODUCTION].name),
		TO_INT(&given), TO_INT(&last)));
	TRY(count_objections(cx, review->id, &objections));
	if (given < 2)
		return refuse(cx, RULE_BOTH_OPINIONS, "tech and production have not both given their opinion");
	TRY(allowed(cx, RULE_OVERRULING_SAYS_WHY, objections == 0 || request->reject, request->reason,
		"accepting against an objection"));
	return happened_after(cx, last, "the last opinion");
}

/* Clause 1.2d: what was small when the sheet was passed round may have become more. */
static enum outcome check_meeting_still(struct context *cx, const struct order *order, const struct review *review) {
	struct smallness now;
	struct maybe meeting = {0};
	TRY(small_judge(cx, order, (struct maybe){0}, &now));
	TRY(db_get(cx->db, NULL, SQL("select meeting_on from review where id = ?1"), INT(review->id), TO_MAYBE(&meeting)));
	return now.small || meeting.given ? DONE : refuse(cx, RULE_MEETING,
		"%s is no small order any more: another sheet, with its meeting; order-review open (sales)", order->number);
}

/* Nothing is concluded before the meeting that is to do it. */
static enum outcome check_meeting_held(struct context *cx, const struct review *review) {
	char day[MOMENT_ROOM];
	struct maybe meeting = {0};
	TRY(db_get(cx->db, NULL, SQL("select meeting_on from review where id = ?1"), INT(review->id), TO_MAYBE(&meeting)));
	return !meeting.given || meeting.value <= day_of(cx->at) ? DONE
		: refuse(cx, RULE_MEETING_HELD, "the meeting is on %s: nothing is concluded before", day_format(day, meeting.value));
}

/* Clause 1.2b: what the conclusion has to say, and no more. */
static enum outcome check_mode(struct context *cx, const struct review_conclusion *request, int *mode) {
	if (request->reject) {
		if (request->accept)
			return fail(cx->fault, USAGE, "--accept and --reject together");
		*mode = -1;
		return text_says(request->reason)
			? DONE
			: refuse(cx, RULE_ACCEPTANCE_MODE, "a rejection needs its reason: --reason");
	}
	if (!request->accept)
		return refuse(cx, RULE_ACCEPTANCE_MODE, "the conclusion has no acceptance mode: --accept MODE, or --reject");
	*mode = word_find(acceptance_modes, MODE_COUNT, request->accept);
	if (*mode < 0)
		return fail(cx->fault, BAD_DATA, "'%s' is no acceptance mode", request->accept);
	if (mode_effects[*mode].raises != request->raise.given)
		return refuse(cx, RULE_ACCEPTANCE_MODE, "mode %s %s: --raise PERCENT", request->accept,
			request->raise.given ? said("raises no price") : said("needs by how much the price is raised"));
	if (mode_effects[*mode].extends != request->extend.given)
		return refuse(cx, RULE_ACCEPTANCE_MODE, "mode %s %s: --extend DAYS", request->accept,
			request->extend.given ? said("extends no lead time") : said("needs by how many days it is longer"));
	if ((request->raise.given && request->raise.value <= 0) || (request->extend.given && request->extend.value <= 0))
		return refuse(cx, RULE_ACCEPTANCE_MODE, "mode %s by nothing is none", request->accept);
	return DONE;
}

/* A raise that was concluded holds (1.2c): what a unit of each line costs from now on at least, discount off. */
static enum outcome keep_raise(struct context *cx, int64_t order_id, struct maybe raise) {
	int64_t line = 0, price = 0, discount = 0, more = 0, off = 0;
	struct query query;
	TRY(db_exec(cx->db, SQL("update order_line set least_price = null where order_id = ?1 and least_price is not null"),
		INT(order_id)));
	if (!raise.given)
		return DONE;
	TRY(db_select(cx->db, &query,
		SQL("select line, price, discount from order_line where order_id = ?1 and price is not null order by line"),
		INT(order_id), TO_INT(&line), TO_INT(&price), TO_INT(&discount)));
	while (db_next(&query)) {
		if (!amount_share(price, raise.value, &more) || !add_to(&price, more) || !amount_share(price, discount, &off))
			return fail(cx->fault, BAD_DATA, "line %lld: the raised price is too large", (long long)line);
		TRY(db_exec(cx->db, SQL("update order_line set least_price = ?3 where order_id = ?1 and line = ?2"),
			INT(order_id), INT(line), INT(price - off)));
	}
	return db_end(&query);
}

enum outcome review_conclude(struct context *cx, const char *number, const struct review_conclusion *request) {
	struct order order;
	struct review review;
	int mode = -1;
	struct smallness now;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_REVIEW_CONCLUDE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(load_sheet(cx, &order, &review));
	if (review.concluded_at)
		return refuse(cx, RULE_BOTH_OPINIONS, "the review of %s is concluded already", order.number);
	if (review.changed_at.given)
		TRY(check_meeting_still(cx, &order, &review));
	TRY(check_meeting_held(cx, &review));
	TRY(check_mode(cx, request, &mode));
	if (mode >= 0)
		TRY(demand_known(cx, order.standing.id, 0));
	TRY(check_opinions(cx, &review, request));
	TRY(small_judge(cx, &order, (struct maybe){0}, &now));
	/* A rejection is none of the modes, and has its reason already. */
	TRY(allowed(cx, RULE_SMALL_ORDER_MODE, !now.why || mode < 0 || mode == MODE_RAISE_EXTEND, request->reason,
		"%s, so that raise-extend is proposed, not another mode", now.why ? now.why : ""));
	TRY(check_departments(cx, &review, request));
	TRY(db_exec(cx->db,
		SQL("update review set concluded_at = ?2, concluded_by = ?3, mode = ?4, raise_percent = ?5,"
		    " extend_days = ?6, reason = ?7, estimate = ?8 where id = ?1"),
		INT(review.id), INT(cx->at), INT(cx->actor.id),
		TEXT(mode < 0 ? state_words[STATE_REJECTED].name : acceptance_modes[mode].name),
		MAYBE(request->raise), MAYBE(request->extend), TEXT(request->reason), MAYBE(now.own)));
	TRY(keep_raise(cx, order.standing.id, request->raise));
	TRY(basis_take(cx, BASIS_REVIEW, order.standing.id, 0));
	/* Whether a new product is made the general manager decides. */
	if (mode < 0)
		return order.standing.kind == KIND_NEW ? DONE : lifecycle_aside(cx, &order.standing, STATE_REJECTED);
	TRY(db_exec(cx->db, SQL("update sales_order set promised = ?2 where id = ?1"), INT(order.standing.id),
		INT(order.due + (request->extend.given ? request->extend.value : 0))));
	return lifecycle_reach(cx, &order.standing, STATE_ACCEPTED);
}

enum outcome review_days(struct context *cx, const char *number, const struct review_days *request,
	bool *complete) {
	struct order order = {0};
	struct review review = {0};
	TRY(begin_department(cx, ACT_REVIEW_DAYS, number, request->department, &order, &review));
	TRY(happened_after(cx, review.concluded_at, "the review's conclusion"));
	if (!review.concluded_at)
		return refuse(cx, RULE_DAYS_OF_THE_SHEET, "the review of %s is not concluded", order.number);
	if (!request->days.given)
		return refuse(cx, RULE_DAYS_OF_THE_SHEET, "the working days are missing: --days N");
	TRY(db_exec(cx->db,
		SQL("update review_department set days = ?3, days_at = ?4, days_by = ?5"
		    " where review_id = ?1 and department = ?2"),
		INT(review.id), TEXT(request->department), INT(request->days.value), INT(cx->at),
		INT(cx->actor.id)));
	TRY(review_load(cx, order.standing.id, &review));
	*complete = review.missing_days == 0;
	if (!*complete)
		return DONE;
	TRY(basis_take(cx, BASIS_DAYS, order.standing.id, 0));
	return lifecycle_reach(cx, &order.standing, STATE_DAYS_COMPLETE);
}
