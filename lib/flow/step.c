#include "flow/step.h"

#include "flow/demand.h"
#include "flow/drawing.h"
#include "flow/made.h"
#include "flow/notice.h"
#include "flow/terms.h"
#include "ground/language.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

#include <string.h>

/* A step, or a line of it, and what it depends on. */
struct step {
	enum role department;
	int64_t place;
	struct maybe started_at, finished_at;           /* of the step */
	int64_t lines, lines_begun, lines_finished;     /* of the order; of them by themselves */
	struct maybe line_started_at, line_finished_at; /* of the line that is asked for */
	const char *previous;                           /* department of the step before that is not finished */
	int64_t previous_finished_at;
};

static enum outcome load_step(struct context *cx, const struct order *order, const char *name,
	struct maybe line, struct step *step) {
	bool found = false;
	int department = 0;
	TRY(word_stored(cx->fault, role_words, ROLE_COUNT, name, &department));
	*step = (struct step){.department = (enum role)department};
	TRY(db_get(cx->db, &found,
		SQL("select place, step.started_at, step.finished_at,"
		    " (select count(*) from order_line where order_line.order_id = step.order_id),"
		    " (select count(*) from step_line where step_line.order_id = step.order_id"
		    "  and step_line.department = step.department),"
		    " (select count(finished_at) from step_line where step_line.order_id = step.order_id"
		    "  and step_line.department = step.department),"
		    " mine.started_at, mine.finished_at,"
		    " (select earlier.department from step as earlier left join step_line as its"
		    "   on its.order_id = earlier.order_id and its.department = earlier.department and its.line = ?3"
		    "  where earlier.order_id = step.order_id and earlier.place < step.place"
		    "  and earlier.finished_at is null and its.finished_at is null order by earlier.place limit 1),"
		    " coalesce((select max(coalesce(its.finished_at, earlier.finished_at)) from step as earlier"
		    "   left join step_line as its"
		    "   on its.order_id = earlier.order_id and its.department = earlier.department and its.line = ?3"
		    "  where earlier.order_id = step.order_id and earlier.place < step.place), 0)"
		    " from step left join step_line as mine on mine.order_id = step.order_id"
		    "  and mine.department = step.department and mine.line = ?3"
		    " where step.order_id = ?1 and step.department = ?2"),
		INT(order->standing.id), TEXT(name), MAYBE(line), TO_INT(&step->place), TO_MAYBE(&step->started_at),
		TO_MAYBE(&step->finished_at), TO_INT(&step->lines), TO_INT(&step->lines_begun),
		TO_INT(&step->lines_finished), TO_MAYBE(&step->line_started_at), TO_MAYBE(&step->line_finished_at),
		TO_TEXT(&step->previous), TO_INT(&step->previous_finished_at)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "%s has no step %s", order->number, role_said(name));
}

static enum outcome find_department(struct context *cx, const char *name, enum role *department) {
	const int role = word_find(role_words, ROLE_COUNT, name);
	*department = (enum role)role;
	return role >= 0 ? DONE
		: fail(cx->fault, BAD_DATA, "'%s' is no step: a step has its department's name", name);
}

static enum outcome begin_step(struct context *cx, enum action action, const char *number, const char *name,
	struct maybe line, struct order *order, struct step *step) {
	enum role department = ROLE_COUNT;
	struct order_line ordered;
	TRY(order_find(cx, number, order));
	TRY(find_department(cx, name, &department));
	TRY(act(cx, action, &order->standing, department_doers(name)));
	cx->event.document = order->number;
	if (line.given)
		TRY(order_line_load(cx, order, line.value, &ordered));
	TRY(load_step(cx, order, name, line, step));
	if (step->department == ROLE_QC)
		return refuse(cx, RULE_STEP_ORDER, "the qc step is the inspection: inspect record %s", order->number);
	return DONE;
}

static bool is_production(const char *name) {
	return strcmp(name, role_words[ROLE_PRODUCTION].name) == 0;
}

static enum outcome mark_started(struct context *cx, const struct order *order, const char *name) {
	return db_exec(cx->db,
		SQL("update step set started_at = ?3, started_by = ?4 where order_id = ?1 and department = ?2"
		    " and started_at is null"),
		INT(order->standing.id), TEXT(name), INT(cx->at), INT(cx->actor.id));
}

static enum outcome mark_finished(struct context *cx, const struct order *order, const char *name,
	const char *outcome) {
	TRY(db_exec(cx->db,
		SQL("update step_line set finished_at = ?3, finished_by = ?4"
		    " where order_id = ?1 and department = ?2 and finished_at is null"),
		INT(order->standing.id), TEXT(name), INT(cx->at), INT(cx->actor.id)));
	int64_t judged = 0;
	TRY(milestone_met(cx, order->standing.id, name));
	if (is_production(name))
		TRY(made_all(cx, order->standing.id, (struct maybe){0}));
	TRY(judged_at(cx, &judged));
	return db_exec(cx->db,
		SQL("update step set finished_at = ?3, finished_by = ?4, outcome = ?5, judged = ?6"
		    " where order_id = ?1 and department = ?2 and finished_at is null"),
		INT(order->standing.id), TEXT(name), INT(cx->at), INT(cx->actor.id), TEXT(outcome), INT(judged));
}

static enum outcome mark_line_started(struct context *cx, const struct order *order, const char *name,
	int64_t line) {
	return db_exec(cx->db,
		SQL("insert into step_line (order_id, department, line, started_at, started_by)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(order->standing.id), TEXT(name), INT(line), INT(cx->at), INT(cx->actor.id));
}

/* Clause 1.6a: drawings and briefing. */
static enum outcome check_drawings(struct context *cx, const struct order *order, const struct step *step) {
	const char *obstacle = NULL;
	TRY(drawing_obstacle(cx, order, step->department == ROLE_PRODUCTION, &obstacle));
	return obstacle ? refuse(cx, RULE_DRAWINGS_BRIEFED, "step %s of %s can't start: %s",
		word_said(&role_words[step->department]), order->number, obstacle) : DONE;
}

/* Was the step started as a whole, and not line by line? */
static bool as_a_whole(const struct step *step) {
	return step->started_at.given && step->lines_begun == 0;
}

/* Is it finished, of the order or the line, and something of it to be made again or in addition? */
static enum outcome is_to_make(struct context *cx, const struct order *order, const struct step *step,
	struct maybe line, bool *again) {
	int64_t lacks = 0;
	*again = false;
	if (step->department != ROLE_PRODUCTION || !(step->finished_at.given || step->line_finished_at.given))
		return DONE;
	TRY(made_lacks(cx, order->standing.id, line, &lacks));
	*again = lacks > 0;
	return DONE;
}

enum outcome step_start(struct context *cx, const char *number, const char *name,
	const struct step_request *request) {
	struct order order;
	struct step step = {0};
	bool again = false;
	TRY(begin_step(cx, ACT_SCHEDULE_START, number, name, request->line, &order, &step));
	TRY(is_to_make(cx, &order, &step, request->line, &again));
	if (again) {
		TRY(terms_hold(cx, &order, request->line.given ? request->line.value : 0, RULE_STARTED_AS_AGREED));
		return check_drawings(cx, &order, &step);
	}
	if (step.finished_at.given || as_a_whole(&step)
	    || (request->line.given ? step.line_started_at.given : step.started_at.given))
		return refuse(cx, RULE_STEP_ORDER, "step %s of %s was started already", role_said(name), order.number);
	if (step.previous)
		return refuse(cx, RULE_STEP_ORDER, "step %s depends on %s, which is not finished", role_said(name),
			role_said(step.previous));
	TRY(happened_after(cx, step.previous_finished_at, "the step before was finished"));
	TRY(terms_hold(cx, &order, request->line.given ? request->line.value : 0, RULE_STARTED_AS_AGREED));
	TRY(check_drawings(cx, &order, &step));
	if (step.department == ROLE_PRODUCTION)
		TRY(milestones_required(cx, &order, ROLE_PRODUCTION));
	TRY(notice_done(cx, order.standing.id, RULE_CHANGE_TOLD));
	if (step.department == ROLE_PRODUCTION)
		TRY(lifecycle_reach(cx, &order.standing, STATE_IN_PRODUCTION));
	TRY(mark_started(cx, &order, name));
	return request->line.given ? mark_line_started(cx, &order, name, request->line.value) : DONE;
}

/* A step that was started as a whole goes on line by line. */
static enum outcome begin_all_lines(struct context *cx, const struct order *order, const char *name) {
	return db_exec(cx->db,
		SQL("insert into step_line (order_id, department, line, started_at, started_by)"
		    " select step.order_id, department, line, started_at, started_by"
		    " from step join order_line on order_line.order_id = step.order_id"
		    " where step.order_id = ?1 and department = ?2"),
		INT(order->standing.id), TEXT(name));
}

static enum outcome finish_line(struct context *cx, const struct order *order, const char *name,
	const struct step *step, const struct step_request *request) {
	const int64_t line = request->line.value;
	if (as_a_whole(step))
		TRY(begin_all_lines(cx, order, name));
	else if (!step->line_started_at.given || step->line_finished_at.given)
		return refuse(cx, RULE_STEP_UNDER_WAY, "line %lld of step %s of %s %s", (long long)line, role_said(name),
			order->number, step->line_finished_at.given ? said("is finished already") : said("was not started"));
	TRY(happened_after(cx, step->line_started_at.given ? step->line_started_at.value : step->started_at.value,
		"it was started"));
	TRY(db_exec(cx->db,
		SQL("update step_line set finished_at = ?4, finished_by = ?5, outcome = ?6"
		    " where order_id = ?1 and department = ?2 and line = ?3"),
		INT(order->standing.id), TEXT(name), INT(line), INT(cx->at), INT(cx->actor.id),
		TEXT(request->outcome)));
	if (step->department == ROLE_PRODUCTION)
		TRY(made_all(cx, order->standing.id, request->line));
	return step->lines_finished + 1 == step->lines ? mark_finished(cx, order, name, NULL) : DONE;
}

/* What was scrapped, or ordered since, is made: that begins and ends at once, unless its start was said before. */
static enum outcome make_again(struct context *cx, const struct order *order, const struct step *step,
	const struct step_request *request) {
	int64_t scrapped_at = 0;
	if (request->outcome)
		return fail(cx->fault, USAGE, "--outcome is of the step; what is made again has its quantity: --qty");
	TRY(happened_after(cx, step->line_finished_at.given ? step->line_finished_at.value : step->finished_at.value,
		"it was finished"));
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(max(inspected_at), 0) from inspection where order_id = ?1 and scrap > 0"
		    " and (?2 is null or line = ?2)"),
		INT(order->standing.id), MAYBE(request->line), TO_INT(&scrapped_at)));
	TRY(happened_after(cx, scrapped_at, "they were scrapped"));
	TRY(terms_hold(cx, order, request->line.given ? request->line.value : 0, RULE_STARTED_AS_AGREED));
	TRY(check_drawings(cx, order, step));
	return made_again(cx, order, request->line, request->quantity);
}

enum outcome step_finish(struct context *cx, const char *number, const char *name,
	const struct step_request *request) {
	struct order order;
	struct step step = {0};
	bool again = false;
	TRY(begin_step(cx, ACT_SCHEDULE_FINISH, number, name, request->line, &order, &step));
	TRY(is_to_make(cx, &order, &step, request->line, &again));
	if (again)
		return make_again(cx, &order, &step, request);
	if (request->quantity.given)
		return refuse(cx, RULE_MADE_AGAIN, "nothing of %s is to be made again", order.number);
	if (!step.started_at.given || step.finished_at.given)
		return refuse(cx, RULE_STEP_UNDER_WAY, "step %s of %s %s", role_said(name), order.number,
			step.finished_at.given ? said("is finished already") : said("was not started"));
	/* What is made counts as the line has it, which may have changed since it was begun. */
	TRY(terms_hold(cx, &order, request->line.given ? request->line.value : 0, RULE_FINISHED_AS_AGREED));
	if (request->line.given)
		return finish_line(cx, &order, name, &step, request);
	if (step.lines_begun > 0 && step.lines_begun < step.lines)
		return refuse(cx, RULE_STEP_UNDER_WAY, "step %s of %s goes line by line, and not all lines were started",
			role_said(name), order.number);
	TRY(happened_after(cx, step.started_at.value, "the step was started"));
	return mark_finished(cx, &order, name, request->outcome);
}

enum outcome step_do(struct context *cx, const char *number, const char *step, const struct step_request *request) {
	TRY(step_start(cx, number, step, request));
	TRY(journal_write(cx, NULL, NULL));
	return step_finish(cx, number, step, request);
}

/* Everybody behind this step: the departments of later steps, those who ship, and who answers for all of it (1.8). */
static enum outcome downstream(struct context *cx, const struct order *order, const struct step *step,
	roles *set) {
	const char *name = NULL;
	struct query query;
	*set = WAREHOUSE | CLERK | SALES | VP | GM;
	TRY(db_select(cx->db, &query, SQL("select department from step where order_id = ?1 and place > ?2"),
		INT(order->standing.id), INT(step->place), TO_TEXT(&name)));
	while (db_next(&query))
		*set |= department_doers(name);
	return db_end(&query);
}

enum outcome step_urge(struct context *cx, const char *number, const char *name, const char *note) {
	struct order order;
	struct step step = {0};
	enum role department = ROLE_COUNT;
	roles behind = NO_ROLES;
	const struct maybe all = {0};
	TRY(order_find(cx, number, &order));
	TRY(find_department(cx, name, &department));
	TRY(load_step(cx, &order, name, all, &step));
	TRY(downstream(cx, &order, &step, &behind));
	TRY(act(cx, ACT_SCHEDULE_URGE, &order.standing, behind));
	cx->event.document = order.number;
	if (step.finished_at.given)
		return refuse(cx, RULE_URGE_OPEN, "step %s of %s is finished", role_said(name), order.number);
	return db_exec(cx->db,
		SQL("insert into urge (order_id, department, by_department, urged_at, urged_by, note)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(order.standing.id), TEXT(name), TEXT(role_words[cx->event.role].name), INT(cx->at),
		INT(cx->actor.id), TEXT(note));
}

enum outcome step_produced(struct context *cx, const struct order *order, int64_t line, bool *produced,
	int64_t *finished_at) {
	int64_t open = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) filter (where step.finished_at is null and its.finished_at is null),"
		    " coalesce(max(coalesce(its.finished_at, step.finished_at)), 0)"
		    " from step left join step_line as its on its.order_id = step.order_id"
		    "  and its.department = step.department and its.line = ?3"
		    " where step.order_id = ?1 and step.department = ?2"),
		INT(order->standing.id), TEXT(role_words[ROLE_PRODUCTION].name), INT(line), TO_INT(&open),
		TO_INT(finished_at)));
	*produced = open == 0;
	return DONE;
}

enum outcome step_inspected(struct context *cx, const struct order *order) {
	const char *qc = role_words[ROLE_QC].name;
	TRY(mark_started(cx, order, qc));
	return standing_reached(&order->standing, STATE_INSPECTED) ? mark_finished(cx, order, qc, NULL) : DONE;
}

enum outcome step_lines(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "step", WORDS_OF(role_words)}, {.name = "line", .type = FIELD_INTEGER},
		{.name = "started", .type = FIELD_INSTANT}, {.name = "started_by"},
		{.name = "finished", .type = FIELD_INSTANT}, {.name = "finished_by"},
		{.name = "outcome", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("step_lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select step_line.department, line, step_line.started_at, starter.login, step_line.finished_at,"
		    " finisher.login, step_line.outcome from step_line"
		    " join step on step.order_id = step_line.order_id and step.department = step_line.department"
		    " join person as starter on starter.id = step_line.started_by"
		    " left join person as finisher on finisher.id = step_line.finished_by"
		    " where step_line.order_id = ?1 order by place, line"),
		INT(order_id));
}

enum outcome step_urges(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "step", WORDS_OF(role_words)}, {.name = "urged", .type = FIELD_INSTANT},
		{.name = "by_department", WORDS_OF(role_words)}, {.name = "urged_by"}, {.name = "note", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("urges", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, urged_at, by_department, person.login, note from urge"
		    " join person on person.id = urged_by where order_id = ?1 order by urge.id"),
		INT(order_id));
}
