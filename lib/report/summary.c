#include "report/summary.h"

#include "flow/archive.h"
#include "ground/decimal.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/gate.h"
#include "policy/late.h"
#include "policy/numbers.h"

#include <string.h>
#include <sys/stat.h>

/* What a closed month came to, when it was closed. */
static enum outcome load_closed(struct context *cx, int64_t month, struct figures *figures) {
	const char *section = NULL, *measure = NULL;
	struct figure figure = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select section, item, measure, label, value, before, year_before from month_figure where month = ?1"
		    " order by section, item, measure"),
		INT(month), TO_TEXT(&section), TO_NAME(&figure.item), TO_TEXT(&measure), TO_TEXT(&figure.label),
		TO_INT(&figure.value), TO_MAYBE(&figure.before), TO_MAYBE(&figure.year_before)));
	while (db_next(&query)) {
		const int section_place = word_find(section_words, ALL_SECTIONS, section);
		const int measure_place = word_find(measure_words, ALL_MEASURES, measure);
		if (section_place < 0 || measure_place < 0)
			continue; /* of a newer version's making */
		figure.section = (enum section)section_place;
		figure.measure = (enum measure)measure_place;
		figures->items = arena_grow(cx->arena, figures->items, figures->count, sizeof figure);
		figures->items[figures->count++] = figure;
	}
	return db_end(&query);
}

static enum outcome load_figures(struct context *cx, int64_t month, struct figures *figures) {
	struct maybe closed_at = {0};
	*figures = (struct figures){0};
	TRY(month_closed(cx, month, &closed_at));
	return closed_at.given ? load_closed(cx, month, figures) : figures_of_month(cx, month, figures);
}

/* Beside each figure the same one of another month: 0 if there was none. */
static enum outcome compare(struct context *cx, struct figures *figures, int64_t month, bool year) {
	struct figures earlier;
	TRY(load_figures(cx, month, &earlier));
	for (struct figure *figure = figures->items; figure < figures->items + figures->count; figure++) {
		const struct figure *same = figure_find(&earlier, figure->section, figure->item, figure->measure);
		*(year ? &figure->year_before : &figure->before) = (struct maybe){true, same ? same->value : 0};
	}
	return DONE;
}

/* The departments whose text is awaited, or was: their figures say so. */
static enum outcome load_texts(struct context *cx, struct summary *summary) {
	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *department = role_words[role].name;
		const struct figure *late =
			figure_find(&summary->figures, SECTION_DEPARTMENTS, department, MEASURE_SUMMARY_LATE);
		if (!late)
			continue;
		struct summary_text *text = &summary->texts[summary->text_count++];
		bool found = false;
		*text = (struct summary_text){.department = department, .late = late->value != 0};
		TRY(db_get(cx->db, &found,
			SQL("select text, login, (select min(submitted_at) from summary_text where month = ?1 and department = ?2)"
			    " from summary_text join person on person.id = submitted_by where month = ?1 and department = ?2"
			    " order by summary_text.id desc limit 1"),
			INT(summary->month), TEXT(department), TO_TEXT(&text->text), TO_TEXT(&text->by),
			TO_MAYBE(&text->submitted_at)));
	}
	return DONE;
}

/* Those of other people; how many there were in all is everybody's to know. */
static void leave_out_penalties(const struct context *cx, struct figures *figures) {
	size_t count = 0;
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		if (figure->section != SECTION_PENALTIES || !*figure->item || strcmp(figure->item, cx->actor.login) == 0)
			figures->items[count++] = *figure;
	}
	figures->count = count;
}

enum outcome summary_load(struct context *cx, int64_t month, unsigned parts, struct summary *summary) {
	bool found = false;
	*summary = (struct summary){.month = month, .factory = cx->settings.text[SETTING_NAME]};
	TRY(db_get(cx->db, &found,
		SQL("select factory, closed_at, login from month_close join person on person.id = closed_by where month = ?1"),
		INT(month), TO_TEXT(&summary->factory), TO_MAYBE(&summary->closed_at), TO_TEXT(&summary->closed_by)));
	TRY(load_figures(cx, month, &summary->figures));
	if (!found && parts & SUMMARY_COMPARED) {
		TRY(compare(cx, &summary->figures, months_before(month, 1), false));
		TRY(compare(cx, &summary->figures, months_before(month, 12), true));
	}
	if (!found && parts & SUMMARY_HISTORY) {
		TRY(figures_history(cx, month, &summary->figures));
		figures_sort(&summary->figures);
	}
	if (!(parts & SUMMARY_UNREAD) && !may_read(cx, READ_PENALTIES))
		leave_out_penalties(cx, &summary->figures);
	return load_texts(cx, summary);
}

enum outcome summary_factory(struct context *cx, int64_t month, const char **name) {
	bool closed = false;
	const char *then = NULL;
	TRY(db_get(cx->db, &closed, SQL("select factory from month_close where month = ?1"), INT(month), TO_TEXT(&then)));
	*name = closed ? then : cx->settings.text[SETTING_NAME];
	return DONE;
}

static enum outcome take_text(struct context *cx, const struct submission *submission, const char **text) {
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

enum outcome summary_submit(struct context *cx, int64_t month, const struct submission *submission) {
	char name[MOMENT_ROOM];
	const char *text = NULL;
	struct maybe closed_at = {0};
	roles department = NO_ROLES;
	if (!submission->department)
		return fail(cx->fault, USAGE, "whose text it is: --dept DEPARTMENT");
	TRY(roles_parse(cx->fault, submission->department, departments, &department));
	TRY(act(cx, ACT_REPORT_SUBMIT, NULL, department_doers(submission->department)));
	cx->event.document = arena_text(cx->arena, month_format(name, month));
	TRY(take_text(cx, submission, &text));
	if (!text_says(text))
		return refuse(cx, RULE_SUMMARY_COMPLETE, "the text is missing: --text or --file");
	if (month > month_of_day(today(cx)))
		return refuse(cx, RULE_SUMMARY_COMPLETE, "%s has not begun", name);
	TRY(month_closed(cx, month, &closed_at));
	if (closed_at.given)
		return refuse(cx, RULE_SUMMARY_COMPLETE, "%s is closed", name);
	return db_exec(cx->db,
		SQL("insert into summary_text (month, department, text, submitted_at, submitted_by)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(month), TEXT(submission->department), TEXT(text), INT(cx->at), INT(cx->actor.id));
}

static enum outcome keep(struct context *cx, const struct summary *summary) {
	const struct figures *figures = &summary->figures;
	TRY(db_exec(cx->db,
		SQL("insert into month_close (month, from_at, to_at, factory, closed_at, closed_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(summary->month), INT(day_start(month_first_day(summary->month))),
		INT(day_start(month_first_day(month_next(summary->month)))), TEXT(summary->factory), INT(cx->at),
		INT(cx->actor.id)));
	for (const struct figure *figure = figures->items; figure < figures->items + figures->count; figure++)
		TRY(db_exec(cx->db,
			SQL("insert into month_figure (month, section, item, measure, label, value, before, year_before)"
			    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
			INT(summary->month), TEXT(section_words[figure->section].name), TEXT(figure->item),
			TEXT(measure_words[figure->measure].name), TEXT(figure->label), INT(figure->value),
			MAYBE(figure->before), MAYBE(figure->year_before)));
	return DONE;
}

enum outcome summary_close(struct context *cx, int64_t month) {
	char name[MOMENT_ROOM];
	struct maybe closed_at = {0};
	struct summary summary;
	TRY(act(cx, ACT_REPORT_CLOSE, NULL, NO_ROLES));
	cx->event.document = arena_text(cx->arena, month_format(name, month));
	if (day_of(cx->at) < month_first_day(month_next(month)))
		return refuse(cx, RULE_MONTH_OVER, "%s is not over", name);
	TRY(month_closed(cx, month, &closed_at));
	if (closed_at.given)
		return refuse(cx, RULE_MONTH_OVER, "%s is closed", name);
	TRY(summary_load(cx, month, SUMMARY_COMPARED | SUMMARY_HISTORY | SUMMARY_UNREAD, &summary));
	return keep(cx, &summary);
}

struct maybe summary_change(int64_t value, struct maybe before) {
	enum { TENTH = WHOLE / 1000 };
	struct maybe change = {0};
	const int64_t size = before.value < 0 ? capped_rest(0, before.value) : before.value;
	change.given = before.given && size > 0
		&& amount_part(capped_rest(value, before.value), WHOLE / TENTH, size, &change.value)
		&& !__builtin_mul_overflow(change.value, TENTH, &change.value);
	return change;
}

void summary_figures(struct context *cx, const struct summary *summary, bool compared, struct listing *listing) {
#define KEY {.name = "month", .type = FIELD_MONTH}, {.name = "section", WORDS_OF(section_words)}, \
	{.context = "summary", .name = "item"}
#define VALUE {.name = "measure", WORDS_OF(measure_words)}, {.context = "summary", .name = "value", .type = FIELD_FIGURE}
	static const struct field plain[] = {KEY, VALUE};
	static const struct field beside[] = {KEY, {.name = "name"}, VALUE,
		{.context = "summary", .name = "before", .type = FIELD_FIGURE},
		{.context = "summary", .name = "change", .type = FIELD_PERCENT},
		{.name = "year_before", .type = FIELD_FIGURE},
		{.name = "year_change", .type = FIELD_PERCENT}};
#undef KEY
#undef VALUE
	*listing = (struct listing)LISTING("figures", plain);
	if (compared)
		*listing = (struct listing)LISTING("figures", beside);
	for (const struct figure *figure = summary->figures.items;
		figure < summary->figures.items + summary->figures.count; figure++) {
		const enum field_type type = measure_types[figure->measure];
		if (figure->section == SECTION_HISTORY)
			continue;
		listing_number(cx->arena, listing, summary->month);
		listing_text(cx->arena, listing, section_words[figure->section].name);
		listing_text(cx->arena, listing, figure->item);
		if (compared)
			listing_text(cx->arena, listing, figure->label);
		listing_text(cx->arena, listing, measure_words[figure->measure].name);
		listing_number(cx->arena, listing, type);
		listing_number(cx->arena, listing, figure->value);
		if (!compared)
			continue;
		listing_number(cx->arena, listing, type);
		listing_maybe(cx->arena, listing, figure->before);
		listing_maybe(cx->arena, listing, summary_change(figure->value, figure->before));
		listing_number(cx->arena, listing, type);
		listing_maybe(cx->arena, listing, figure->year_before);
		listing_maybe(cx->arena, listing, summary_change(figure->value, figure->year_before));
	}
}

void summary_texts(struct context *cx, const struct summary *summary, struct listing *listing) {
	static const struct field fields[] = {{.name = "department", WORDS_OF(role_words)},
		{.name = "submitted", .type = FIELD_INSTANT}, {.context = "summary", .name = "by"},
		{.context = "summary", .name = "late", .type = FIELD_BOOLEAN}, {.context = "summary", .name = "text", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("texts", fields);
	for (int i = 0; i < summary->text_count; i++) {
		const struct summary_text *text = &summary->texts[i];
		listing_text(cx->arena, listing, text->department);
		listing_maybe(cx->arena, listing, text->submitted_at);
		listing_text(cx->arena, listing, text->by);
		listing_number(cx->arena, listing, text->late);
		listing_text(cx->arena, listing, text->text);
	}
}

enum outcome summary_closes(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "month", .type = FIELD_MONTH},
		{.name = "closed", .type = FIELD_INSTANT}, {.name = "closed_by"}, {.name = "figures", .type = FIELD_INTEGER}};
	*listing = (struct listing)LISTING("closed_months", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select month, closed_at, login, (select count(*) from month_figure where month_figure.month = month_close.month)"
		    " from month_close join person on person.id = closed_by order by month"));
}
