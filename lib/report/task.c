#include "report/task.h"

#include "flow/problem.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "policy/clock.h"
#include "policy/late.h"
#include "policy/proposal.h"
#include "policy/workdays.h"
#include "report/figures.h"
#include "report/lagging.h"
#include "report/texts.h"

#include <string.h>

static void add_task(struct context *cx, struct tasks *tasks, const struct task *task) {
	tasks->items = arena_grow(cx->arena, tasks->items, tasks->count, sizeof *tasks->items);
	tasks->items[tasks->count++] = *task;
}

enum outcome tasks_lagging(struct context *cx, struct tasks *tasks) {
	struct lagging *found = NULL;
	size_t count = 0;
	TRY(lagging_find(cx, &found, &count));
	for (const struct lagging *one = found; one < found + count; one++) {
		int64_t escalates = 0;
		if (one->kind == LAGGING_PENALTY) {
			tasks->items = arena_grow(cx->arena, tasks->items, tasks->count, sizeof *tasks->items);
			tasks->items[tasks->count++] = (struct task){.action = ACT_PENALTY_RAISE, .document = one->document,
				.document_id = one->document_id, .order_id = one->order_id, .department = one->department,
				.since = one->since, .deadline = {true, one->due},
				.note = word_in(&problem_kinds[PROBLEM_LATE], cx->chinese)};
			continue;
		}
		TRY(clock_due(cx, SETTING_ESCALATE, one->since, &escalates));
		const int levels = escalates < cx->now ? 2 : 1;
		for (int level = 0; level < levels; level++)
			add_task(cx, tasks, &(struct task){
				.action = level == 0 ? ACT_SHIP_OVERDUE : ACT_SHIP_ESCALATED, .document = one->document,
				.document_id = one->document_id, .order_id = one->order_id, .since = one->since,
				.deadline = {true, day_of(one->since - 1)}, .until = {true, one->since},
				.note = arena_printf(cx->arena, said_if(cx->chinese, SAID("%s overdue: %s")),
					word_in(&lagging_kinds[one->kind], cx->chinese),
					cx->chinese ? role_said(one->department) : one->department)});
	}
	return DONE;
}

static enum outcome tasks_of_open_month(struct context *cx, int64_t month, struct tasks *tasks) {
	const struct calendar *calendar = NULL;
	char name[MOMENT_ROOM];
	int64_t last = 0;
	roles awaited = NO_ROLES;
	bool missing = false;
	TRY(workdays(cx, &calendar));
	TRY(month_last_workday(cx, month, &last));
	const int64_t since = day_start(calendar_add(calendar, last, -cx->settings.summary_lead));
	const char *note = arena_text(cx->arena, month_format(name, month));
	if (cx->now < since)
		return DONE;
	TRY(texts_awaited(cx, month, &awaited));
	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *department = role_words[role].name;
		struct text_duty duty;
		if (!(awaited & role_bit((enum role)role)))
			continue;
		TRY(text_duty_of(cx, month, department, &duty));
		if (duty.recorded.given || duty.excused.given || !duty.bound)
			continue;
		missing = true;
		add_task(cx, tasks, &(struct task){.action = ACT_REPORT_SUBMIT, .document = DOCUMENT_ORDER,
			.department = department, .since = since, .deadline = {true, duty.due}, .note = note});
	}
	if (!missing && today(cx) >= month_first_day(month_next(month)))
		add_task(cx, tasks, &(struct task){.action = ACT_REPORT_CLOSE, .document = DOCUMENT_ORDER,
			.since = day_start(month_first_day(month_next(month))), .note = note});
	return DONE;
}

/*
 * Of closed months, what gm and chairman haven't acknowledged: who has done so in the other role
 * isn't asked again.
 */
static enum outcome tasks_of_closed_months(struct context *cx, struct tasks *tasks) {
	char name[MOMENT_ROOM];
	int64_t month = 0;
	struct task task = {.action = ACT_REPORT_ACKNOWLEDGE, .document = DOCUMENT_ORDER};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select month, name, closed_at, acknowledge_due, case name when ?1 then chairman_by"
		    " else gm_by end from month_close join role on name in (?1, ?2)"
		    " where case name when ?1 then gm_at else chairman_at end is null order by month, name"),
		TEXT(role_words[ROLE_GM].name), TEXT(role_words[ROLE_CHAIRMAN].name), TO_INT(&month),
		TO_NAME(&task.department), TO_INT(&task.since), TO_MAYBE(&task.until), TO_MAYBE(&task.author)));
	while (db_next(&query)) {
		task.deadline = (struct maybe){task.until.given, task.until.given ? day_of(task.until.value) : 0};
		task.note = arena_text(cx->arena, month_format(name, month));
		add_task(cx, tasks, &task);
	}
	return db_end(&query);
}

enum outcome tasks_of_months(struct context *cx, struct tasks *tasks) {
	enum { MONTHS = 12 };
	int64_t begun = 0;
	TRY(first_recorded(cx, &begun));
	for (int before = MONTHS; before >= 0; before--) {
		const int64_t month = months_before(month_of_day(today(cx)), before);
		struct maybe closed_at = {0};
		if (day_start(month_first_day(month_next(month))) <= begun)
			continue;
		TRY(month_closed(cx, month, &closed_at));
		if (!closed_at.given)
			TRY(tasks_of_open_month(cx, month, tasks));
	}
	return tasks_of_closed_months(cx, tasks);
}

enum outcome task_deadline(struct context *cx, const struct calendar *calendar, struct task *task) {
	const enum setting setting = task->action == ACT_SCHEDULE_REPLY ? SETTING_REPLY_CLOCK
		: task->action == ACT_INCIDENT_WRITE ? SETTING_INCIDENT_CLOCK
		: actions[task->action].signs ? SETTING_SIGNATURE_CLOCK
		: task->action == ACT_SHIP_ACKNOWLEDGE || task->action == ACT_INCIDENT_ACKNOWLEDGE ? SETTING_FEEDBACK_CLOCK
		: SETTING_COUNT;
	TRY(instant_stored(cx->fault, task->since));
	if (setting == SETTING_COUNT) {
		task->deadline.value = calendar_add(calendar, day_of(task->since), cx->settings.task_days);
		return DONE;
	}
	/* As it was set when it arose, if there is a row that says so: later settings don't move it. */
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce((select min(due_at) from notice where ?3 = ?4 and prefix = ?1 and document_id = ?2"
		    " and opened_at = ?6 and acknowledged_at is null), (select min(due_at) from clock where ?3 = ?5"
		    " and prefix = ?1 and document_id = ?2 and met_at is null))"),
		TEXT(document_entries[task->document].prefix), INT(task->document_id), INT(setting),
		INT(task->action == ACT_SHIP_ACKNOWLEDGE ? (int)setting : -1),
		INT(setting == SETTING_REPLY_CLOCK || setting == SETTING_INCIDENT_CLOCK ? (int)setting : -1),
		INT(task->since), TO_MAYBE(&task->until)));
	if (!task->until.given)
		TRY(clock_due(cx, setting, task->since, &task->until.value));
	task->until.given = true;
	task->deadline.value = day_of(task->until.value);
	return DONE;
}

/* Why something is to be done, as the tasks' queries say it. */
static const struct word reasons[] = {WORD("task", "expired"), WORD("task", "changed"), WORD("task", "cancelled"),
	WORD("task", "overpaid"), WORD("task", "returned"), WORD("task", "the check failed")};
#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

const char *task_note(struct context *cx, const struct task *task) {
	static const struct {
		const struct word *words;
		int count;
	} lists[] = {{reasons, COUNT(reasons)}, {problem_kinds, PROBLEM_KIND_COUNT}};
	if (task->action == ACT_SETTLE)
		return proposals_said(cx, task->note);
	if (!task->note || !cx->chinese)
		return task->note;
	for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
		for (int i = 0; i < lists[list].count; i++) {
			const struct word *word = &lists[list].words[i];
			const size_t length = strlen(word->name);
			const char *rest = task->note + length;
			if (strncmp(task->note, word->name, length) != 0 || (*rest && *rest != ':' && *rest != ' '))
				continue;
			return arena_printf(cx->arena, "%s%s%s", word_said(word), *rest == ':' ? said(": ") : "",
				*rest == ':' ? rest + strspn(rest, ": ") : rest);
		}
	return task->note;
}
