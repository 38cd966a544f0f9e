/*
 * page: HTML with charts as inline SVG, in one file that needs nothing from outside:
 * no script, no font. Whatever text goes in comes out as text.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "ground/arena.h"
#include "ground/buffer.h"
#include "policy/listing.h"

struct page {
	struct buffer *out;
	struct arena *arena;
	bool chinese;
};

/* The one of two that fits the page's language. */
const char *page_say(const struct page *page, const char *context, const char *english);

/* Begin and end the document. */
void page_begin(const struct page *page, const char *title);
void page_end(const struct page *page);

/* Text as text: markup is escaped, what could turn the reading direction is shown. */
void page_text(const struct page *page, const char *text);

/* The same with its lines kept, each ended by <br>. */
void page_lines(const struct page *page, const char *text);

/* A number as a reader wants it: 1,265,793.29. */
const char *page_number(const struct page *page, enum field_type type, int64_t value);

/* A bar of a chart. */
struct bar {
	const char *label, *shown; /* its name, and its number as text */
	int64_t value;
	int64_t other;             /* of the line that runs across columns */
	const char *other_shown;
};

/* Columns with a line across them; bars from the left. A chart is a figure with its caption and a text for those who don't see it. */
void page_columns(const struct page *page, const char *caption, const char *value, const char *other,
	const struct bar *bars, size_t count);
void page_bars(const struct page *page, const char *caption, const struct bar *bars, size_t count);

/* How much of a whole: "37 of 40". Nothing of nothing is said in words. */
void page_share(const struct page *page, const char *caption, int64_t part, int64_t whole);

#endif
