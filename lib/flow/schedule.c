#include "flow/schedule.h"

#include "flow/capacity.h"
#include "flow/contract.h"
#include "flow/notice.h"
#include "flow/review.h"
#include "flow/terms.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

/* The steps of clause 1.5 in the order in which each depends on the one before. */
static const enum role step_departments[] = {ROLE_TECH, ROLE_PURCHASING, ROLE_PRODUCTION, ROLE_QC};
enum { MOST_STEPS = sizeof step_departments / sizeof *step_departments };

struct plan {
	enum role department;
	int64_t place, days, first, last, due;
};

/* The working days that the form has for a department, if it is named there. */
static enum outcome form_days(struct context *cx, const struct review *review, enum role department,
	struct maybe *days) {
	bool found = false;
	*days = (struct maybe){0};
	return db_get(cx->db, &found,
		SQL("select days from review_department where review_id = ?1 and department = ?2"),
		INT(review->id), TEXT(role_words[department].name), TO_MAYBE(days));
}

static enum outcome is_finished(struct context *cx, const struct order *order, enum role department, bool *finished) {
	int64_t one = 0;
	return db_get(cx->db, finished,
		SQL("select 1 from step where order_id = ?1 and department = ?2 and finished_at is not null"),
		INT(order->standing.id), TEXT(role_words[department].name), TO_INT(&one));
}

static enum outcome collect(struct context *cx, const struct order *order, const struct review *review,
	struct plan plan[MOST_STEPS], int *count) {
	int64_t place = 0;
	*count = 0;
	for (int i = 0; i < MOST_STEPS; i++) {
		const enum role department = step_departments[i];
		struct maybe days = {0};
		if (review->id)
			TRY(form_days(cx, review, department, &days));
		else if (order->standing.kind == KIND_REGULAR)
			/* Without a form a regular product is made and inspected by its due date. */
			days.given = department == ROLE_PRODUCTION || department == ROLE_QC;
		if (!days.given)
			continue;
		bool finished = false;
		TRY(is_finished(cx, order, department, &finished));
		place++;
		if (!finished)
			plan[(*count)++] = (struct plan){.department = department, .place = place, .days = days.value};
	}
	return DONE;
}

/* Forward from `today`, one after the other; returns the day on which the last is done. */
static int64_t count_forward(const struct calendar *calendar, struct plan *plan, int count, int64_t today) {
	int64_t day = calendar_add(calendar, today, 0);
	for (int i = 0; i < count; i++) {
		/* What takes no day is done on the day of what it depends on. */
		plan[i].first = plan[i].last = plan[i].days == 0 && i > 0 ? plan[i - 1].last : day;
		if (plan[i].days == 0)
			continue;
		plan[i].last = calendar_add(calendar, day, plan[i].days - 1);
		day = calendar_add(calendar, plan[i].last, 1);
	}
	return count > 0 ? plan[count - 1].last : day;
}

/* Backward from the required day, if it can be met. */
static void count_backward(const struct calendar *calendar, struct plan *plan, int count,
	const struct schedule_outlook *outlook) {
	const bool in_time = outlook->finish <= outlook->required;
	int64_t day = calendar_is_working(calendar, outlook->required)
		? outlook->required : calendar_add(calendar, outlook->required, -1);
	for (int i = count - 1; i >= 0; i--) {
		plan[i].due = in_time ? day : plan[i].last;
		if (plan[i].days > 0)
			day = calendar_add(calendar, day, -plan[i].days);
	}
}

/* What stands in the way of (another) schedule, and since when nothing does. */
static enum outcome check_basis(struct context *cx, const struct order *order, const struct review *review,
	const struct schedule_request *request, bool *again) {
	int64_t made = 0, signed_at = 0;
	if (order->standing.kind == KIND_REGULAR && !standing_reached(&order->standing, STATE_PROMISED))
		return refuse(cx, RULE_PROMISED_FIRST, "production has not promised %s a date", order->number);
	if (order->standing.kind == KIND_REGULAR)
		TRY(basis_required(cx, BASIS_PROMISE, order->standing.id, 0));
	TRY(terms_hold(cx, order, 0, RULE_SCHEDULED_AS_AGREED));
	if (review->id ? review->missing_days > 0 : order->standing.kind != KIND_REGULAR)
		return refuse(cx, RULE_FORM_COMPLETE, "the contract review form of %s is not complete", order->number);
	TRY(contract_signed_at(cx, order->standing.id, &signed_at));
	TRY(happened_after(cx, signed_at, "the contract was signed"));
	TRY(db_get(cx->db, NULL, SQL("select count(*) from step where order_id = ?1"), INT(order->standing.id),
		TO_INT(&made)));
	*again = made > 0;
	if (*again && !text_says(request->reason))
		return refuse(cx, RULE_REPLANNING_SAYS_WHY, "%s has a schedule; planning it anew needs a reason: --reason",
			order->number);
	return DONE;
}

/* Steps that are finished stay as they were; those under way keep the day on which they were to begin. */
static enum outcome store_plan(struct context *cx, const struct order *order, const struct plan *plan, int count) {
	for (int i = 0; i < count; i++)
		TRY(db_exec(cx->db,
			SQL("insert into step (order_id, place, department, planned_on, due, first_due)"
			    " values (?1, ?2, ?3, ?4, ?5, ?5) on conflict (order_id, department) do update set"
			    " planned_on = case when started_at is null then excluded.planned_on"
			    "  else min(planned_on, excluded.due) end, due = excluded.due"),
			INT(order->standing.id), INT(plan[i].place), TEXT(role_words[plan[i].department].name),
			INT(plan[i].first), INT(plan[i].due)));
	return DONE;
}

/* Count forward and backward, and store what comes out. */
static enum outcome plan_steps(struct context *cx, const struct order *order, const struct review *review,
	struct schedule_outlook *outlook) {
	struct plan plan[MOST_STEPS];
	int count = 0;
	const struct calendar *calendar = NULL;
	TRY(workdays(cx, &calendar));
	TRY(collect(cx, order, review, plan, &count));
	outlook->required = order->promised;
	outlook->finish = count_forward(calendar, plan, count, day_of(cx->at));
	count_backward(calendar, plan, count, outlook);
	TRY(basis_take(cx, BASIS_SCHEDULE, order->standing.id, 0));
	return store_plan(cx, order, plan, count);
}

static enum outcome note_replanning(struct context *cx, const struct order *order, const char *reason) {
	return db_exec(cx->db,
		SQL("insert into replanning (order_id, replanned_at, replanned_by, reason) values (?1, ?2, ?3, ?4)"),
		INT(order->standing.id), INT(cx->at), INT(cx->actor.id), TEXT(reason));
}

enum outcome schedule_plan(struct context *cx, const struct order *order, const char *reason,
	struct schedule_outlook *outlook) {
	struct review review;
	int64_t open = 0;
	*outlook = (struct schedule_outlook){0};
	TRY(db_get(cx->db, NULL, SQL("select count(*) from step where order_id = ?1 and finished_at is null"),
		INT(order->standing.id), TO_INT(&open)));
	if (open == 0)
		return DONE;
	TRY(review_load(cx, order->standing.id, &review));
	TRY(plan_steps(cx, order, &review, outlook));
	return note_replanning(cx, order, reason);
}

/* What comes later than it is required is for sales to know, who has to tell the customer. */
static enum outcome tell_sales(struct context *cx, const struct order *order, const struct schedule_outlook *outlook) {
	char finish[MOMENT_ROOM], required[MOMENT_ROOM];
	return notice_tell_receiver(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_ORDER,
		.document_id = order->standing.id, .rule = RULE_DATE_TOLD,
		.text = arena_printf(cx->arena, said("production can't finish before %s, required is %s"),
			day_format(finish, outlook->finish), day_format(required, outlook->required))});
}

enum outcome schedule_make(struct context *cx, const char *number, const struct schedule_request *request,
	struct schedule_outlook *outlook) {
	struct order order;
	struct review review;
	bool again = false;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_SCHEDULE_MAKE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(review_load(cx, order.standing.id, &review));
	TRY(check_basis(cx, &order, &review, request, &again));
	TRY(plan_steps(cx, &order, &review, outlook));
	if (again)
		TRY(note_replanning(cx, &order, request->reason));
	TRY(notice_done(cx, order.standing.id, RULE_CHANGE_TOLD));
	if (outlook->finish > outlook->required)
		TRY(tell_sales(cx, &order, outlook));
	TRY(capacity_raise_for(cx, &order, &outlook->over));
	return lifecycle_reach(cx, &order.standing, STATE_SCHEDULED);
}

enum outcome schedule_replannings(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "replanned", .type = FIELD_INSTANT}, {.name = "replanned_by"},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("replannings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select replanned_at, person.login, reason from replanning join person on person.id = replanned_by"
		    " where order_id = ?1 order by replanning.id"),
		INT(order_id));
}

enum outcome schedule_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "step", WORDS_OF(role_words)},
		{.name = "planned", .type = FIELD_DAY}, {.name = "due", .type = FIELD_DAY},
		{.name = "started", .type = FIELD_INSTANT}, {.name = "started_by"},
		{.name = "finished", .type = FIELD_INSTANT}, {.name = "finished_by"},
		{.name = "outcome", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("steps", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select order_id, department, planned_on, due, started_at, starter.login, finished_at,"
		    " finisher.login, outcome from step left join person as starter on starter.id = started_by"
		    " left join person as finisher on finisher.id = finished_by"
		    " where order_id between ?1 and ?2 order by order_id, place"),
		INT(order_id), INT(last_of(order_id)));
}
