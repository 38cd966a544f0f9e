#include "flow/schedule.h"

#include "flow/contract.h"
#include "flow/drawing.h"
#include "flow/review.h"
#include "ground/moment.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

/* The steps of clause 1.5 in the order in which each depends on the one before. */
static const enum role step_departments[] = {ROLE_TECH, ROLE_PURCHASING, ROLE_PRODUCTION, ROLE_QC};
enum { MOST_STEPS = sizeof step_departments / sizeof *step_departments };

struct plan {
	enum role department;
	int64_t days, first, last, due;
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

static enum outcome collect(struct context *cx, const struct order *order, const struct review *review,
	struct plan plan[MOST_STEPS], int *count) {
	*count = 0;
	for (int i = 0; i < MOST_STEPS; i++) {
		const enum role department = step_departments[i];
		struct maybe days = {0};
		if (review->id)
			TRY(form_days(cx, review, department, &days));
		else if (order->standing.kind == KIND_REGULAR)
			/* Without a form a regular product is made and inspected by its due date. */
			days.given = department == ROLE_PRODUCTION || department == ROLE_QC;
		if (days.given)
			plan[(*count)++] = (struct plan){.department = department, .days = days.value};
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

enum outcome schedule_make(struct context *cx, const char *number, struct schedule_outlook *outlook) {
	struct order order;
	struct review review;
	struct plan plan[MOST_STEPS];
	int count = 0;
	int64_t signed_at = 0;
	const struct calendar *calendar = NULL;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_SCHEDULE_MAKE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(review_load(cx, order.standing.id, &review));
	if (review.id ? review.missing_days > 0 : order.standing.kind != KIND_REGULAR)
		return refuse(cx, RULE_FORM_COMPLETE, "the contract review form of %s is not complete", order.number);
	TRY(contract_signed_at(cx, order.standing.id, &signed_at));
	TRY(happened_after(cx, signed_at, "the contract was signed"));
	int64_t made = 0;
	TRY(db_get(cx->db, NULL, SQL("select count(*) from step where order_id = ?1"), INT(order.standing.id),
		TO_INT(&made)));
	if (made > 0)
		return fail(cx->fault, BAD_DATA, "%s has a schedule already", order.number);
	TRY(collect(cx, &order, &review, plan, &count));
	outlook->required = order.promised;
	TRY(workdays(cx, &calendar));
	outlook->finish = count_forward(calendar, plan, count, day_of(cx->at));
	count_backward(calendar, plan, count, outlook);
	for (int i = 0; i < count; i++)
		TRY(db_exec(cx->db,
			SQL("insert into step (order_id, place, department, planned_on, due)"
			    " values (?1, ?2, ?3, ?4, ?5)"),
			INT(order.standing.id), INT(i + 1), TEXT(role_words[plan[i].department].name),
			INT(plan[i].first), INT(plan[i].due)));
	return order_move(cx, &order.standing, STATE_SCHEDULED);
}

struct step {
	int64_t place;
	enum role department;
	struct maybe started_at, finished_at;
	const char *previous; /* department of the step before that is not finished */
	int64_t previous_finished_at;
};

static enum outcome load_step(struct context *cx, const struct order *order, const char *name,
	struct step *step) {
	bool found = false;
	*step = (struct step){.department = (enum role)word_find(role_words, ROLE_COUNT, name)};
	TRY(db_get(cx->db, &found,
		SQL("select place, started_at, finished_at,"
		    " (select department from step as earlier where earlier.order_id = step.order_id"
		    "  and earlier.place < step.place and earlier.finished_at is null order by place limit 1),"
		    " coalesce((select max(finished_at) from step as earlier"
		    "  where earlier.order_id = step.order_id and earlier.place < step.place), 0)"
		    " from step where order_id = ?1 and department = ?2"),
		INT(order->standing.id), TEXT(name), TO_INT(&step->place), TO_MAYBE(&step->started_at),
		TO_MAYBE(&step->finished_at), TO_TEXT(&step->previous), TO_INT(&step->previous_finished_at)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "%s has no step %s", order->number, name);
}

/* The workshop does production's work. */
static roles doers(enum role department) {
	return role_bit(department) | (department == ROLE_PRODUCTION ? WORKSHOP : NO_ROLES);
}

static enum outcome begin_step(struct context *cx, enum action action, const char *number, const char *name,
	struct order *order, struct step *step) {
	TRY(order_find(cx, number, order));
	const int role = word_find(role_words, ROLE_COUNT, name);
	if (role < 0)
		return fail(cx->fault, BAD_DATA, "'%s' is no step: a step has its department's name", name);
	TRY(act(cx, action, &order->standing, doers((enum role)role)));
	cx->event.document = order->number;
	TRY(load_step(cx, order, name, step));
	if (step->department == ROLE_QC)
		return refuse(cx, RULE_STEP_ORDER, "the qc step is the inspection: inspect record %s", order->number);
	return DONE;
}

static enum outcome mark_started(struct context *cx, const struct order *order, const char *name) {
	return db_exec(cx->db,
		SQL("update step set started_at = ?3, started_by = ?4 where order_id = ?1 and department = ?2"
		    " and started_at is null"),
		INT(order->standing.id), TEXT(name), INT(cx->at), INT(cx->actor.id));
}

static enum outcome mark_finished(struct context *cx, const struct order *order, const char *name,
	const char *outcome) {
	return db_exec(cx->db,
		SQL("update step set finished_at = ?3, finished_by = ?4, outcome = ?5"
		    " where order_id = ?1 and department = ?2 and finished_at is null"),
		INT(order->standing.id), TEXT(name), INT(cx->at), INT(cx->actor.id), TEXT(outcome));
}

enum outcome schedule_start(struct context *cx, const char *number, const char *name) {
	struct order order;
	struct step step = {0};
	const char *obstacle = NULL;
	TRY(begin_step(cx, ACT_SCHEDULE_START, number, name, &order, &step));
	if (step.started_at.given)
		return refuse(cx, RULE_STEP_ORDER, "step %s of %s was started already", name, order.number);
	if (step.previous)
		return refuse(cx, RULE_STEP_ORDER, "step %s depends on %s, which is not finished", name,
			step.previous);
	TRY(happened_after(cx, step.previous_finished_at, "the step before was finished"));
	if (step.department == ROLE_PRODUCTION) {
		TRY(drawing_obstacle(cx, &order, &obstacle));
		if (obstacle)
			return refuse(cx, RULE_DRAWINGS_BRIEFED, "production of %s can't start: %s", order.number,
				obstacle);
		TRY(order_move(cx, &order.standing, STATE_IN_PRODUCTION));
	}
	return mark_started(cx, &order, name);
}

enum outcome schedule_finish(struct context *cx, const char *number, const char *name, const char *outcome) {
	struct order order;
	struct step step = {0};
	TRY(begin_step(cx, ACT_SCHEDULE_FINISH, number, name, &order, &step));
	if (!step.started_at.given || step.finished_at.given)
		return refuse(cx, RULE_STEP_UNDER_WAY, "step %s of %s %s", name, order.number,
			step.finished_at.given ? "is finished already" : "was not started");
	TRY(happened_after(cx, step.started_at.value, "the step was started"));
	return mark_finished(cx, &order, name, outcome);
}

enum outcome schedule_produced(struct context *cx, const struct order *order, bool *produced,
	int64_t *finished_at) {
	int64_t open = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) filter (where finished_at is null), coalesce(max(finished_at), 0)"
		    " from step where order_id = ?1 and department = ?2"),
		INT(order->standing.id), TEXT(role_words[ROLE_PRODUCTION].name), TO_INT(&open),
		TO_INT(finished_at)));
	*produced = open == 0;
	return DONE;
}

enum outcome schedule_inspected(struct context *cx, const struct order *order) {
	const char *qc = role_words[ROLE_QC].name;
	TRY(mark_started(cx, order, qc));
	return standing_reached(&order->standing, STATE_INSPECTED) ? mark_finished(cx, order, qc, NULL) : DONE;
}

enum outcome schedule_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "step"},
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
