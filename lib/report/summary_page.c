#include "report/summary_page.h"

#include "ground/moment.h"
#include "ground/decimal.h"
#include "policy/late.h"
#include "policy/numbers.h"
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

enum { TOP = 10, MONTHS = 12 };

/* A figure's value, 0 if it isn't there. */
static int64_t value_of(const struct summary *summary, enum section section, enum measure measure) {
	const struct figure *figure = figure_find(&summary->figures, section, NULL, measure);
	return figure ? figure->value : 0;
}

/* "+25 %" from what it was. */
static void add_change(const struct page *page, const char *than, int64_t value, struct maybe before) {
	char percent[DECIMAL_ROOM];
	const struct maybe change = summary_change(value, before);
	buffer_printf(page->out, "<span class=\"quiet\">%s ", than);
	if (change.given)
		buffer_printf(page->out, "%s%s %%", change.value > 0 ? "+" : "",
			decimal_format(percent, change.value, PERCENT_DECIMALS, 0));
	else
		buffer_text(page->out, "–");
	buffer_text(page->out, "</span>");
}

static void add_card(const struct page *page, const struct summary *summary, const char *name, enum section section,
	enum measure measure) {
	const struct figure *figure = figure_find(&summary->figures, section, NULL, measure);
	if (!figure)
		return;
	buffer_printf(page->out, "<div class=\"card\">%s<b>%s</b>", name,
		page_number(page, measure_types[measure], figure->value));
	add_change(page, page_say(page, "summary", "month before"), figure->value, figure->before);
	buffer_text(page->out, " ");
	add_change(page, page_say(page, "summary", "year before"), figure->value, figure->year_before);
	buffer_text(page->out, "</div>\n");
}

static void add_cards(const struct page *page, const struct summary *summary) {
	buffer_text(page->out, "<div class=\"cards\">\n");
	add_card(page, summary, page_say(page, "summary", "Orders"), SECTION_ORDERS, MEASURE_COUNT);
	add_card(page, summary, page_say(page, "summary", "Amount before tax"), SECTION_ORDERS, MEASURE_AMOUNT);
	add_card(page, summary, page_say(page, "summary", "Contracts"), SECTION_CONTRACTS, MEASURE_AMOUNT);
	add_card(page, summary, page_say(page, "summary", "Receipts"), SECTION_RECEIPTS, MEASURE_AMOUNT_WITH_TAX);
	add_card(page, summary, page_say(page, "summary", "Finished quantity"), SECTION_PRODUCTION, MEASURE_FINISHED_QTY);
	add_card(page, summary, page_say(page, "summary", "Shipments"), SECTION_SHIPMENTS, MEASURE_DISPATCHED);
	add_card(page, summary, page_say(page, "summary", "Dispatched, tax included"), SECTION_SHIPMENTS,
		MEASURE_DISPATCHED_WITH_TAX);
	add_card(page, summary, page_say(page, "summary", "Cancelled"), SECTION_CHANGES, MEASURE_CANCELLED);
	buffer_text(page->out, "</div>\n");
}

/* An amount in a chart has little room: 123k, 12.3万. How much the unit is stands before its sign. */
static const char *brief(const struct page *page, int64_t fen) {
	enum { YUAN = 100, TENTHS = 10, TEN = 10 };
	char *sign = NULL;
	const int64_t unit = strtoll(page_say(page, "unit", "1000k"), &sign, TEN) * YUAN;
	int64_t tenths = 0;
	char text[DECIMAL_ROOM];
	if (fen < unit || !amount_part(fen, TENTHS, unit, &tenths))
		return page_number(page, FIELD_INTEGER, fen / YUAN);
	return arena_printf(page->arena, "%s%s", decimal_format(text, tenths, 1, 0), sign);
}

static void add_history(const struct page *page, const struct summary *summary) {
	struct bar bars[MONTHS] = {{0}};
	for (int i = 0; i < MONTHS; i++) {
		char text[MOMENT_ROOM];
		month_format(text, months_before(summary->month, MONTHS - 1 - i));
		const struct figure *amount = figure_find(&summary->figures, SECTION_HISTORY, text, MEASURE_AMOUNT);
		const struct figure *count = figure_find(&summary->figures, SECTION_HISTORY, text, MEASURE_COUNT);
		bars[i] = (struct bar){.label = arena_text(page->arena, text), .value = amount ? amount->value : 0,
			.other = count ? count->value : 0};
		bars[i].shown = brief(page, bars[i].value);
		bars[i].other_shown = page_number(page, FIELD_INTEGER, bars[i].other);
	}
	page_columns(page, page_say(page, "summary", "Orders of twelve months"),
		page_say(page, "summary", "amount before tax"), page_say(page, "summary", "number of orders (below)"),
		bars, MONTHS);
}

static int by_value(const void *one, const void *other) {
	const struct bar *first = one, *second = other;
	if (first->value != second->value)
		return first->value > second->value ? -1 : 1;
	return strcmp(first->label, second->label);
}

/* The items of a section that come to most. */
static void add_top(const struct page *page, const struct summary *summary, enum section section, const char *caption) {
	const struct figures *figures = &summary->figures;
	struct bar *bars = NULL;
	size_t count = 0;
	for (const struct figure *figure = figures->items; figure < figures->items + figures->count; figure++) {
		if (figure->section != section || figure->measure != MEASURE_AMOUNT)
			continue;
		bars = arena_grow(page->arena, bars, count, sizeof *bars);
		bars[count++] = (struct bar){.label = figure_item(figure, page->chinese), .value = figure->value,
			.shown = brief(page, figure->value)};
	}
	if (count > 0)
		qsort(bars, count, sizeof *bars, by_value);
	page_bars(page, caption, bars, count < TOP ? count : TOP);
}

/* Where the month's orders stand, in the order of their way. */
static void add_states(const struct page *page, const struct summary *summary) {
	struct bar bars[STATE_COUNT] = {{0}};
	size_t count = 0;
	for (int state = STATE_NONE + 1; state < STATE_COUNT; state++) {
		const struct figure *figure =
			figure_find(&summary->figures, SECTION_STATES, state_words[state].name, MEASURE_COUNT);
		if (figure)
			bars[count++] = (struct bar){.label = figure_item(figure, page->chinese), .value = figure->value,
				.shown = page_number(page, FIELD_INTEGER, figure->value)};
	}
	page_bars(page, page_say(page, "summary", "Where the month's orders stand"), bars, count);
}

/* Of all kinds of clock. */
static int64_t sum_of(const struct summary *summary, enum section section, enum measure measure) {
	int64_t sum = 0;
	for (size_t i = 0; i < summary->figures.count; i++) {
		const struct figure *figure = &summary->figures.items[i];
		if (figure->section == section && figure->measure == measure)
			sum += figure->value;
	}
	return sum;
}

static void add_charts(const struct page *page, const struct summary *summary) {
	buffer_text(page->out, "<div class=\"charts\">\n");
	add_history(page, summary);
	add_states(page, summary);
	add_top(page, summary, SECTION_KINDS, page_say(page, "summary", "Amounts by kind of order"));
	page_share(page, page_say(page, "summary", "Delivered on the promised day"),
		value_of(summary, SECTION_PUNCTUALITY, MEASURE_ON_TIME),
		value_of(summary, SECTION_PUNCTUALITY, MEASURE_DELIVERED));
	page_share(page, page_say(page, "summary", "Clocks met (3.4.1.2, 3.4.2)"),
		sum_of(summary, SECTION_CLOCKS, MEASURE_MET),
		sum_of(summary, SECTION_CLOCKS, MEASURE_MET) + sum_of(summary, SECTION_CLOCKS, MEASURE_BREACHED));
	add_top(page, summary, SECTION_CUSTOMERS, page_say(page, "summary", "Customers with the largest amounts"));
	add_top(page, summary, SECTION_PRODUCTS, page_say(page, "summary", "Products with the largest amounts"));
	buffer_text(page->out, "</div>\n");
}

static void add_heading(const struct page *page, const char *heading, bool number) {
	buffer_printf(page->out, "<th%s>%s</th>", number ? " class=\"n\"" : "", heading);
}

static void add_number(const struct page *page, enum field_type type, struct maybe value) {
	buffer_printf(page->out, "<td class=\"n\">%s</td>", value.given ? page_number(page, type, value.value) : "–");
}

static const char *measure_name(const struct page *page, enum measure measure) {
	if (page->chinese)
		return word_said(&measure_words[measure]);
	char *name = arena_text(page->arena, measure_words[measure].name);
	for (char *underscore = name; (underscore = strchr(underscore, '_'));)
		*underscore = ' ';
	return name;
}

/* Headings of what stands beside a figure, and those numbers. */
static void add_beside_headings(const struct page *page) {
	add_heading(page, page_say(page, "summary, of a month", "month before"), true);
	add_heading(page, page_say(page, "summary", "change %"), true);
	add_heading(page, page_say(page, "summary, of a year", "year before"), true);
	add_heading(page, page_say(page, "summary, of a year", "change %"), true);
	buffer_text(page->out, "</tr></thead><tbody>\n");
}

static void add_beside(const struct page *page, const struct figure *figure) {
	const enum field_type type = measure_types[figure->measure];
	add_number(page, type, figure->before);
	add_number(page, FIELD_PERCENT, summary_change(figure->value, figure->before));
	add_number(page, type, figure->year_before);
	add_number(page, FIELD_PERCENT, summary_change(figure->value, figure->year_before));
}

/* Of the whole: each figure in a row, beside those of the other months. */
static void add_figures(const struct page *page, const struct figure *figure, size_t count) {
	buffer_text(page->out, "<tr>");
	add_heading(page, page_say(page, "summary", "measure"), false);
	add_heading(page, page_say(page, "summary", "this month"), true);
	add_beside_headings(page);
	for (; count > 0; count--, figure++) {
		buffer_printf(page->out, "<tr><td>%s</td>", measure_name(page, figure->measure));
		add_number(page, measure_types[figure->measure], (struct maybe){true, figure->value});
		add_beside(page, figure);
		buffer_text(page->out, "</tr>\n");
	}
}

static void add_item(const struct page *page, const struct figure *figure) {
	buffer_text(page->out, "<tr><td>");
	page_text(page, figure->label ? figure->item : figure_item(figure, page->chinese));
	if (figure->label && strcmp(figure->label, figure->item) != 0) {
		buffer_text(page->out, " ");
		page_text(page, figure->label);
	}
	buffer_text(page->out, "</td>");
}

/* By item: one in a row, its measures in columns; where there is an amount it stands beside the other months'. */
static void add_items(const struct page *page, const struct figure *figures, size_t count) {
	bool measured[ALL_MEASURES] = {false};
	for (size_t i = 0; i < count; i++)
		measured[figures[i].measure] = true;
	buffer_text(page->out, "<tr>");
	add_heading(page, page_say(page, "summary", "item"), false);
	for (int measure = 0; measure < ALL_MEASURES; measure++)
		if (measured[measure])
			add_heading(page, measure_name(page, (enum measure)measure), true);
	if (measured[MEASURE_AMOUNT])
		add_beside_headings(page);
	else
		buffer_text(page->out, "</tr></thead><tbody>\n");
	for (size_t first = 0, next = 0; first < count; first = next) {
		const struct figure *of[ALL_MEASURES] = {NULL};
		for (; next < count && strcmp(figures[next].item, figures[first].item) == 0; next++)
			of[figures[next].measure] = &figures[next];
		add_item(page, &figures[first]);
		for (int measure = 0; measure < ALL_MEASURES; measure++)
			if (measured[measure])
				add_number(page, measure_types[measure],
					(struct maybe){of[measure], of[measure] ? of[measure]->value : 0});
		if (of[MEASURE_AMOUNT])
			add_beside(page, of[MEASURE_AMOUNT]);
		buffer_text(page->out, "</tr>\n");
	}
}

static void add_section(const struct page *page, const struct figure *figures, size_t count) {
	const struct word *word = &section_words[figures->section];
	buffer_text(page->out, "<h3>");
	page_text(page, word_in(word, page->chinese));
	buffer_text(page->out, "</h3>\n<div class=\"wide\"><table><thead>");
	if (*figures[count - 1].item)
		add_items(page, figures, count);
	else
		add_figures(page, figures, count);
	buffer_text(page->out, "</tbody></table></div>\n");
}

static void add_sections(const struct page *page, const struct summary *summary) {
	const struct figures *figures = &summary->figures;
	buffer_printf(page->out, "<h2>%s</h2>\n", page_say(page, "summary", "All figures"));
	for (size_t first = 0, next = 0; first < figures->count; first = next) {
		while (next < figures->count && figures->items[next].section == figures->items[first].section)
			next++;
		if (figures->items[first].section != SECTION_HISTORY)
			add_section(page, &figures->items[first], next - first);
	}
}

static void add_texts(const struct page *page, const struct summary *summary) {
	char time[MOMENT_ROOM];
	buffer_printf(page->out, "<h2>%s</h2>\n", page_say(page, "summary", "The departments' texts (1.9)"));
	for (int i = 0; i < summary->text_count; i++) {
		const struct summary_text *text = &summary->texts[i];
		const int role = word_find(role_words, ROLE_COUNT, text->department);
		buffer_text(page->out, "<h3>");
		page_text(page, role < 0 ? text->department : word_in(&role_words[role], page->chinese));
		if (text->late)
			buffer_printf(page->out, " <span class=\"late\">%s</span>", page_say(page, "summary", "late"));
		buffer_text(page->out, "</h3>\n<p>");
		if (text->text)
			page_lines(page, text->text);
		else
			buffer_printf(page->out, "<span class=\"quiet\">%s</span>", page_say(page, "summary", "not handed in"));
		buffer_text(page->out, "</p>\n");
		if (text->submitted_at.given) {
			buffer_text(page->out, "<p class=\"quiet\">");
			page_text(page, text->by);
			buffer_printf(page->out, ", %.16s", instant_format(time, text->submitted_at.value));
			if (text->versions > 1)
				buffer_printf(page->out, page_say(page, "summary", "; revised, version %lld"),
					(long long)text->versions);
			buffer_text(page->out, "</p>\n");
		}
		if (text->excused_at.given) {
			buffer_printf(page->out, "<p class=\"quiet\">%s %.16s: ", 
				page_say(page, "summary", "excused by the general manager"), instant_format(time, text->excused_at.value));
			page_text(page, text->excuse);
			buffer_text(page->out, "</p>\n");
		}
	}
}

static enum outcome add_late(struct context *cx, const struct page *page, const struct summary *summary) {
	char text[MOMENT_ROOM];
	size_t count = 0;
	struct listing late;
	TRY(late_list(cx, summary->month, &late));
	while (db_next(&late.rows)) {
		enum { RECORDED, HAPPENED, MONTH, ACTION, DOCUMENT, ORDER, ACTOR };
		if (count++ == 0)
			buffer_printf(page->out, "<h2>%s</h2>\n<ul>\n",
				page_say(page, "summary", "Recorded after its month was closed"));
		buffer_printf(page->out, "<li>%.16s ", instant_format(text, db_cell(&late.rows, RECORDED).number));
		page_text(page, db_cell(&late.rows, ACTION).text);
		buffer_text(page->out, " ");
		page_text(page, db_cell(&late.rows, DOCUMENT).text);
		buffer_printf(page->out, " (%s %.16s), ", page_say(page, "summary", "happened"),
			instant_format(text, db_cell(&late.rows, HAPPENED).number));
		page_text(page, db_cell(&late.rows, ACTOR).text);
		buffer_text(page->out, "</li>\n");
	}
	if (count > 0)
		buffer_text(page->out, "</ul>\n");
	return db_end(&late.rows);
}

/* The boxes, with who has taken note of it and when. */
static void add_signatures(const struct page *page, const struct summary *summary) {
	char time[MOMENT_ROOM];
	buffer_text(page->out, "<div class=\"sign\">");
	buffer_printf(page->out, "<div>%s</div>", word_in(&role_words[ROLE_FINANCE], page->chinese));
	for (int i = 0; i < SUMMARY_NOTES; i++) {
		const struct summary_note *note = &summary->notes[i];
		buffer_printf(page->out, "<div>%s", word_in(&role_words[note->role], page->chinese));
		if (note->login) {
			buffer_text(page->out, "<br>");
			page_text(page, note->name);
			buffer_printf(page->out, "<br>%s %.16s", page_say(page, "summary", "acknowledged"),
				instant_format(time, note->at.value));
		}
		buffer_text(page->out, "</div>");
	}
	buffer_text(page->out, "</div>\n");
}

enum outcome summary_page(struct context *cx, const struct summary *summary, bool chinese, struct buffer *out) {
	const struct page page = {out, cx->arena, chinese};
	char month[MOMENT_ROOM], time[MOMENT_ROOM];
	month_format(month, summary->month);
	page_begin(&page, arena_printf(cx->arena, "%s %s %s", summary->factory, month,
		page_say(&page, "summary", "month-end summary")));
	buffer_text(out, "<p class=\"quiet\">");
	page_text(&page, summary->factory);
	buffer_printf(out, "</p>\n<h1>%s %s</h1>\n<p class=\"quiet\">", page_say(&page, "summary", "Month-end summary"), month);
	if (summary->closed_at.given) {
		buffer_printf(out, "%s %.16s, ", page_say(&page, "summary", "closed"), instant_format(time, summary->closed_at.value));
		page_text(&page, summary->closed_by);
	} else
		buffer_text(out, page_say(&page, "summary", "not closed yet"));
	buffer_printf(out, "; %s</p>\n", page_say(&page, "summary", "amounts in yuan, before tax unless they say so"));
	add_cards(&page, summary);
	add_charts(&page, summary);
	add_texts(&page, summary);
	TRY(add_late(cx, &page, summary));
	add_sections(&page, summary);
	add_signatures(&page, summary);
	page_end(&page);
	return out->failed ? fail(cx->fault, IO_FAILED, "out of memory") : DONE;
}
