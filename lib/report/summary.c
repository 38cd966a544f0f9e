#include "report/summary.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "policy/clock.h"
#include "policy/gate.h"
#include "policy/late.h"
#include "policy/numbers.h"
#include "policy/signature.h"

#include <string.h>

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
		struct text_duty duty;
		bool found = false;
		if (!late)
			continue;
		struct summary_text *text = &summary->texts[summary->text_count++];
		TRY(text_duty_of(cx, summary->month, department, &duty));
		*text = (struct summary_text){.department = department, .late = late->value != 0,
			.submitted_at = duty.recorded, .versions = duty.versions, .excused_at = duty.excused, .excuse = duty.excuse};
		TRY(db_get(cx->db, &found,
			SQL("select text, login from summary_text join person on person.id = submitted_by"
			    " where month = ?1 and department = ?2 and excuse = 0"
			    " order by summary_text.id desc limit 1"),
			INT(summary->month), TEXT(department), TO_TEXT(&text->text), TO_TEXT(&text->by)));
	}
	return DONE;
}

static enum outcome load_notes(struct context *cx, struct summary *summary) {
	struct summary_note *gm = &summary->notes[0], *chairman = &summary->notes[1];
	bool found = false;
	gm->role = ROLE_GM;
	chairman->role = ROLE_CHAIRMAN;
	return db_get(cx->db, &found,
		SQL("select gm_at, gm.login, gm.name, chairman_at, chairman.login, chairman.name from month_close"
		    " left join person as gm on gm.id = gm_by left join person as chairman"
		    " on chairman.id = chairman_by where month = ?1"),
		INT(summary->month), TO_MAYBE(&gm->at), TO_TEXT(&gm->login), TO_TEXT(&gm->name), 
		TO_MAYBE(&chairman->at), TO_TEXT(&chairman->login), TO_TEXT(&chairman->name));
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
	TRY(load_texts(cx, summary));
	return load_notes(cx, summary);
}

enum outcome summary_factory(struct context *cx, int64_t month, const char **name) {
	bool closed = false;
	const char *then = NULL;
	TRY(db_get(cx->db, &closed, SQL("select factory from month_close where month = ?1"), INT(month), TO_TEXT(&then)));
	*name = closed ? then : cx->settings.text[SETTING_NAME];
	return DONE;
}

static enum outcome keep(struct context *cx, const struct summary *summary) {
	const struct figures *figures = &summary->figures;
	int64_t due = 0, acknowledge = 0;
	TRY(month_last_workday(cx, summary->month, &due));
	TRY(clock_due(cx, SETTING_FEEDBACK_CLOCK, cx->now, &acknowledge));
	TRY(db_exec(cx->db,
		SQL("insert into month_close (month, from_at, to_at, factory, closed_at, closed_by, due_on,"
		    " acknowledge_due) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
		INT(summary->month), INT(day_start(month_first_day(summary->month))),
		INT(day_start(month_first_day(month_next(summary->month)))), TEXT(summary->factory), INT(cx->at),
		INT(cx->actor.id), INT(due), INT(acknowledge)));
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
	TRY(texts_complete(cx, month));
	TRY(summary_load(cx, month, SUMMARY_COMPARED | SUMMARY_HISTORY | SUMMARY_UNREAD, &summary));
	return keep(cx, &summary);
}

/* Who took note of it so far: the roles, and whether the actor did, himself or really. */
static enum outcome noted(struct context *cx, int64_t month, roles *set, bool *spoken) {
	struct maybe gm_at = {0}, chairman_at = {0}, gm = {0}, chairman = {0};
	const char *gm_real = NULL, *chairman_real = NULL;
	bool other = true;
	TRY(db_get(cx->db, NULL,
		SQL("select gm_at, gm_by, gm_real, chairman_at, chairman_by, chairman_real from month_close"
		    " where month = ?1"),
		INT(month), TO_MAYBE(&gm_at), TO_MAYBE(&gm), TO_TEXT(&gm_real), TO_MAYBE(&chairman_at),
		TO_MAYBE(&chairman), TO_TEXT(&chairman_real)));
	*set = (gm_at.given ? GM : NO_ROLES) | (chairman_at.given ? CHAIRMAN : NO_ROLES);
	*spoken = false;
	if (gm.given) {
		TRY(four_eyes(cx, &(struct author){gm.value, gm_real}, &other));
		*spoken = !other;
	}
	if (chairman.given) {
		TRY(four_eyes(cx, &(struct author){chairman.value, chairman_real}, &other));
		*spoken |= !other;
	}
	return DONE;
}

enum outcome summary_acknowledge(struct context *cx, int64_t month) {
	const roles both = actions[ACT_REPORT_ACKNOWLEDGE].who;
	char name[MOMENT_ROOM];
	struct maybe closed_at = {0};
	roles done = NO_ROLES, as = NO_ROLES;
	bool spoken = false;
	TRY(act(cx, ACT_REPORT_ACKNOWLEDGE, NULL, NO_ROLES));
	cx->event.document = arena_text(cx->arena, month_format(name, month));
	TRY(month_closed(cx, month, &closed_at));
	if (!closed_at.given)
		return refuse(cx, RULE_SUMMARY_ACKNOWLEDGED, "%s is not closed", name);
	TRY(happened_after(cx, closed_at.value, "the month was closed"));
	TRY(noted(cx, month, &done, &spoken));
	TRY(roles_voiced(cx, both, both & ~done, spoken, &as));
	if (as == NO_ROLES)
		return refuse(cx, RULE_SUMMARY_ACKNOWLEDGED, cx->actor.roles & both & ~done
			? SAID("%s has acknowledged %s already: gm and chairman are two persons")
			: SAID("what %s has to acknowledge of %s is acknowledged"), cx->actor.login, name);
	cx->event.role = as & GM ? ROLE_GM : ROLE_CHAIRMAN;
	if (as & GM)
		TRY(db_exec(cx->db,
			SQL("update month_close set gm_at = ?2, gm_by = ?3, gm_real = ?4 where month = ?1"),
			INT(month), INT(cx->now), INT(cx->actor.id), TEXT(cx->actor.real)));
	return as & CHAIRMAN ? db_exec(cx->db,
		SQL("update month_close set chairman_at = ?2, chairman_by = ?3, chairman_real = ?4"
		    " where month = ?1"),
		INT(month), INT(cx->now), INT(cx->actor.id), TEXT(cx->actor.real)) : DONE;
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

void summary_texts(struct context *cx, const struct summary *summary, bool people,
	struct listing *listing) {
#define PLAIN {.name = "department", WORDS_OF(role_words)}, {.name = "submitted", .type = FIELD_INSTANT}, \
	{.context = "summary", .name = "by"}, {.context = "summary", .name = "late", .type = FIELD_BOOLEAN}
#define TEXT_ITSELF {.context = "summary", .name = "text", .type = FIELD_NOTE}
	static const struct field plain[] = {PLAIN, TEXT_ITSELF};
	static const struct field beside[] = {PLAIN,
		{.context = "summary", .name = "version", .type = FIELD_INTEGER},
		{.context = "summary", .name = "excused", .type = FIELD_NOTE}, TEXT_ITSELF};
#undef PLAIN
#undef TEXT_ITSELF
	*listing = (struct listing)LISTING("texts", plain);
	if (people)
		*listing = (struct listing)LISTING("texts", beside);
	for (int i = 0; i < summary->text_count; i++) {
		const struct summary_text *text = &summary->texts[i];
		listing_text(cx->arena, listing, text->department);
		listing_maybe(cx->arena, listing, text->submitted_at);
		listing_text(cx->arena, listing, text->by);
		listing_number(cx->arena, listing, text->late);
		if (people) {
			listing_maybe(cx->arena, listing, (struct maybe){text->versions > 1, text->versions});
			listing_text(cx->arena, listing, text->excuse);
		}
		listing_text(cx->arena, listing, text->text);
	}
}

enum outcome summary_closes(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "month", .type = FIELD_MONTH},
		{.name = "closed", .type = FIELD_INSTANT}, {.name = "closed_by"},
		{.name = "figures", .type = FIELD_INTEGER}, {.context = "summary", .name = "gm"},
		{.context = "summary", .name = "gm_acknowledged", .type = FIELD_INSTANT},
		{.context = "summary", .name = "chairman"},
		{.context = "summary", .name = "chairman_acknowledged", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("closed_months", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select month, closed_at, person.login, (select count(*) from month_figure "
		    "  where month_figure.month = month_close.month), gm.login, gm_at, chairman.login, chairman_at"
		    " from month_close join person on person.id = closed_by left join person as gm on gm.id = gm_by"
		    " left join person as chairman on chairman.id = chairman_by order by month"));
}
