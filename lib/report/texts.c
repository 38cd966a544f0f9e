#include "report/texts.h"

#include "flow/archive.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/late.h"
#include "policy/lift.h"
#include "policy/workdays.h"
#include "report/figures.h"

#include <string.h>
#include <sys/stat.h>

enum outcome first_recorded(struct context *cx, int64_t *instant) {
	return db_get(cx->db, NULL, SQL("select coalesce((select recorded_at from event where id = 1),"
		    " 0)"), TO_INT(instant));
}

enum outcome month_last_workday(struct context *cx, int64_t month, int64_t *day) {
	const struct calendar *calendar = NULL;
	TRY(workdays(cx, &calendar));
	*day = calendar_add(calendar, month_first_day(month_next(month)), -1);
	return DONE;
}

enum outcome texts_awaited(struct context *cx, int64_t month, roles *set) {
	struct maybe closed_at = {0};
	const char *department = NULL;
	struct query query;
	*set = cx->settings.summary_departments;
	TRY(month_closed(cx, month, &closed_at));
	if (!closed_at.given)
		return DONE;
	*set = NO_ROLES;
	TRY(db_select(cx->db, &query,
		SQL("select item from month_figure where month = ?1 and section = ?2 and measure = ?3"),
		INT(month),
		TEXT(section_words[SECTION_DEPARTMENTS].name), TEXT(measure_words[MEASURE_SUMMARY_LATE].name),
		TO_NAME(&department)));
	while (db_next(&query)) {
		const int role = word_find(role_words, ROLE_COUNT, department);
		*set |= role < 0 ? NO_ROLES : role_bit((enum role)role);
	}
	return db_end(&query);
}

enum outcome text_duty_of(struct context *cx, int64_t month, const char *department,
	struct text_duty *duty) {
	int64_t begun = 0;
	struct maybe fixed = {0};
	bool there = false, excused = false;
	*duty = (struct text_duty){0};
	TRY(db_get(cx->db, &there,
		SQL("select coalesce(recorded_at, submitted_at), login, (select count(*) from summary_text where"
		    " month = ?1"
		    " and department = ?2 and excuse = 0), due_on from summary_text join person on person.id ="
		    " submitted_by"
		    " where month = ?1 and department = ?2 and excuse = 0 order by summary_text.id limit 1"),
		INT(month), TEXT(department), TO_MAYBE(&duty->recorded), TO_TEXT(&duty->first_by),
		TO_INT(&duty->versions),
		TO_MAYBE(&fixed)));
	TRY(db_get(cx->db, &excused,
		SQL("select submitted_at, text from summary_text where month = ?1 and department = ?2 and excuse"
		    " = 1"
		    " order by id limit 1"),
		INT(month), TEXT(department), TO_MAYBE(&duty->excused), TO_TEXT(&duty->excuse)));
	if (!fixed.given)
		TRY(db_get(cx->db, &there, SQL("select due_on from month_close where month = ?1"), INT(month),
		TO_MAYBE(&fixed)));
	duty->due = fixed.value;
	if (!fixed.given)
		TRY(month_last_workday(cx, month, &duty->due));
	TRY(first_recorded(cx, &begun)); /* nobody was late before there was anything to write about */
	duty->bound = day_start(duty->due + 1) > begun;
	duty->late = duty->bound && day_of(duty->recorded.given ? duty->recorded.value
		: cx->now) > duty->due;
	return DONE;
}

static enum outcome take_text(struct context *cx, const struct submission *submission,
	const char **text) {
	struct blob content = {0};
	struct stat status;
	size_t offset = 0;
	*text = submission->text;
	if (!submission->file)
		return DONE;
	if (submission->text)
		return fail(cx->fault, USAGE, "either --text or --file");
	TRY(file_read(cx, submission->file, &status, &content));
	const char *wrong = text_check((const char *)content.bytes, content.size, TEXT_NOTE, &offset);
	if (wrong)
		return fail(cx->fault, BAD_DATA, "%s: %s at byte %zu", submission->file, wrong, offset);
	while (content.size > 0 && content.bytes[content.size - 1] == '\n')
		content.size--;
	*text = arena_copy(cx->arena, content.bytes, content.size);
	return DONE;
}

/*
 * Whoever hands it in may; into a closed month, late, it is entered by whoever enters anything
 * there.
 */
static enum outcome begin_submission(struct context *cx, int64_t month, const char *department,
	bool closed) {
	const roles own = department_doers(department), late = closed && cx->late
		? actions[ACT_LATE_ENTRY].who | actions[ACT_LATE_ENTRY].heads : NO_ROLES;
	char name[MOMENT_ROOM];
	TRY(act(cx, ACT_REPORT_SUBMIT, NULL, own | late));
	cx->event.document = arena_text(cx->arena, month_format(name, month));
	return late ? act_also(cx, ACT_LATE_ENTRY) : DONE;
}

enum outcome text_submit(struct context *cx, int64_t month, const struct submission *submission) {
	char name[MOMENT_ROOM];
	const char *text = NULL;
	struct maybe closed_at = {0};
	struct text_duty duty;
	roles department = NO_ROLES;
	if (!submission->department)
		return fail(cx->fault, USAGE, "whose text it is: --dept DEPARTMENT");
	TRY(roles_parse(cx->fault, submission->department, departments, &department));
	TRY(month_closed(cx, month, &closed_at));
	TRY(begin_submission(cx, month, submission->department, closed_at.given));
	month_format(name, month);
	TRY(take_text(cx, submission, &text));
	if (!text_says(text))
		return refuse(cx, RULE_SUMMARY_COMPLETE, "the text is missing: --text or --file");
	if (month > month_of_day(today(cx)))
		return refuse(cx, RULE_SUMMARY_COMPLETE, "%s has not begun", name);
	TRY(text_duty_of(cx, month, submission->department, &duty));
	if (closed_at.given && !duty.excused.given)
		return refuse(cx, RULE_SUMMARY_COMPLETE, "%s is closed", name);
	if (closed_at.given && !cx->late)
		return refuse(cx, RULE_SUMMARY_COMPLETE, "%s is closed; of a department that was excused the"
		" head of finance or"
			" the gm enters the text, with --late", name);
	TRY(db_exec(cx->db,
		SQL("insert into summary_text (month, department, text, submitted_at, submitted_by, recorded_at,"
		    " due_on)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(month), TEXT(submission->department), TEXT(text), INT(cx->at), INT(cx->actor.id),
		INT(cx->now),
		INT(duty.due)));
	return closed_at.given ? late_note(cx, "summary_text", db_last_id(cx->db), "month", month) : DONE;
}

enum outcome text_excuse(struct context *cx, int64_t month, const char *department,
	const char *reason) {
	char name[MOMENT_ROOM], day[MOMENT_ROOM];
	struct maybe closed_at = {0};
	struct text_duty duty;
	roles awaited = NO_ROLES, named = NO_ROLES;
	if (!department)
		return fail(cx->fault, USAGE, "which department: --dept DEPARTMENT");
	TRY(roles_parse(cx->fault, department, departments, &named));
	TRY(act(cx, ACT_REPORT_EXCUSE, NULL, NO_ROLES));
	cx->event.document = arena_text(cx->arena, month_format(name, month));
	TRY(month_closed(cx, month, &closed_at));
	if (closed_at.given)
		return refuse(cx, RULE_EXCUSED, "%s is closed", name);
	TRY(texts_awaited(cx, month, &awaited));
	TRY(text_duty_of(cx, month, department, &duty));
	if (!(awaited & named))
		return refuse(cx, RULE_EXCUSED, "no text of %s is awaited (setting summary-departments)",
		role_said(department));
	if (duty.recorded.given || duty.excused.given)
		return refuse(cx, RULE_EXCUSED, duty.excused.given ? SAID("%s is excused for %s")
		: SAID("%s has handed in its text for %s"),
			role_said(department), name);
	if (today(cx) <= duty.due)
		return refuse(cx, RULE_EXCUSED, "%s has until %s for its text: it isn't missing yet",
		role_said(department),
			day_format(day, duty.due));
	TRY(allowed(cx, RULE_MONTH_TEXTS, false, reason, "%s has handed in no text for %s",
		role_said(department), name));
	const struct maybe away = {cx->event.deputy_for != 0, cx->event.deputy_for};
	return db_exec(cx->db,
		SQL("insert into summary_text (month, department, text, submitted_at, submitted_by, recorded_at,"
		    " due_on, excuse,"
		    " excused_for) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)"),
		INT(month), TEXT(department), TEXT(reason), INT(cx->at), INT(cx->actor.id), INT(cx->now),
		INT(duty.due),
		MAYBE(away));
}

enum outcome texts_complete(struct context *cx, int64_t month) {
	char name[MOMENT_ROOM], missing[ROLES_ROOM];
	roles awaited = NO_ROLES, lacking = NO_ROLES;
	TRY(texts_awaited(cx, month, &awaited));
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct text_duty duty;
		if (!(awaited & role_bit((enum role)role)))
			continue;
		TRY(text_duty_of(cx, month, role_words[role].name, &duty));
		if (duty.bound && !duty.recorded.given && !duty.excused.given)
			lacking |= role_bit((enum role)role);
		if (duty.bound && (duty.recorded.given || duty.excused.given))
			TRY(happened_after(cx, duty.recorded.given ? duty.recorded.value : duty.excused.value,
				"the departments' texts"));
	}
	return lacking == NO_ROLES ? DONE : refuse(cx, RULE_MONTH_TEXTS,
		"for %s there is no text of %s: report submit by the department, or report excuse by the gm",
		month_format(name, month),
		roles_text(missing, lacking, language_translates()));
}

/* What a row of theirs is. */
enum { KIND_IS_TEXT, KIND_IS_EXCUSE };
static const struct word text_kinds[] = {[KIND_IS_TEXT] = WORD("summary text", "text"),
	[KIND_IS_EXCUSE] = WORD("summary text", "excuse")};

enum outcome texts_list(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {{.name = "department", WORDS_OF(role_words)},
		{.name = "kind", WORDS_OF(text_kinds)},
		{.name = "version", .type = FIELD_INTEGER}, {.context = "summary", .name = "recorded",
		.type = FIELD_INSTANT},
		{.context = "summary", .name = "said", .type = FIELD_INSTANT}, {.context = "summary",
		.name = "by"},
		{.context = "summary", .name = "for"}, {.context = "summary", .name = "due", .type = FIELD_DAY},
		{.context = "summary", .name = "text", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("versions", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, case excuse when 1 then ?3 else ?2 end, case excuse when 0 then (select"
		    " count(*)"
		    " from summary_text as earlier where earlier.month = ?1 and earlier.department ="
		    " summary_text.department"
		    " and earlier.excuse = 0 and earlier.id <= summary_text.id) end, coalesce(recorded_at,"
		    " submitted_at),"
		    " submitted_at, person.login, away.login, due_on, text from summary_text"
		    " join person on person.id = submitted_by left join person as away on away.id = excused_for"
		    " where month = ?1 order by department, summary_text.id"),
		INT(month), TEXT(text_kinds[KIND_IS_TEXT].name), TEXT(text_kinds[KIND_IS_EXCUSE].name));
}
