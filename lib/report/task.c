#include "report/task.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "policy/clock.h"
#include "report/lagging.h"

enum outcome tasks_lagging(struct context *cx, struct tasks *tasks) {
	struct lagging *found = NULL;
	size_t count = 0;
	TRY(lagging_find(cx, &found, &count));
	for (const struct lagging *one = found; one < found + count; one++) {
		int64_t escalates = 0;
		TRY(clock_due(cx, SETTING_ESCALATE, one->since, &escalates));
		const int levels = escalates < cx->now ? 2 : 1;
		for (int level = 0; level < levels; level++) {
			tasks->items = arena_grow(cx->arena, tasks->items, tasks->count, sizeof *tasks->items);
			tasks->items[tasks->count++] = (struct task){
				.action = level == 0 ? ACT_SHIP_OVERDUE : ACT_SHIP_ESCALATED, .document = one->document,
				.document_id = one->document_id, .order_id = one->order_id, .since = one->since,
				.deadline = {true, day_of(one->since - 1)}, .until = {true, one->since},
				.note = arena_printf(cx->arena, said_if(cx->chinese, SAID("%s overdue: %s")),
					word_in(&lagging_kinds[one->kind], cx->chinese),
					cx->chinese ? role_said(one->department) : one->department)};
		}
	}
	return DONE;
}

enum outcome task_deadline(struct context *cx, const struct calendar *calendar, struct task *task) {
	const enum setting setting = task->action == ACT_SCHEDULE_REPLY ? SETTING_REPLY_CLOCK
		: task->action == ACT_INCIDENT_REPLY ? SETTING_INCIDENT_CLOCK
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
