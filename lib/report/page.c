#include "report/page.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/shown.h"

#include <string.h>

/* Prints on A4; on a telephone one column. */
static const char style[] =
	"@page{size:A4;margin:14mm}"
	"*{box-sizing:border-box}"
	"body{margin:0 auto;max-width:72rem;padding:1rem 1.25rem 2rem;color:#1b2733;background:#fff;"
	"font:15px/1.5 system-ui,\"Noto Sans CJK SC\",\"Microsoft YaHei\",\"PingFang SC\",\"WenQuanYi Micro Hei\",sans-serif}"
	"h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.8rem 0 .5rem;border-bottom:2px solid #1f5fa8}"
	"h3{font-size:1rem;margin:0 0 .3rem}p{margin:.3rem 0}.quiet{color:#5b6976}.late{color:#a4262c;font-weight:600}"
	".cards,.charts{display:grid;gap:.75rem;grid-template-columns:repeat(4,minmax(0,1fr))}"
	".charts{grid-template-columns:repeat(2,minmax(0,1fr))}.whole{grid-column:1/-1}"
	".card,figure{border:1px solid #d5dde5;border-radius:6px;padding:.6rem .8rem;margin:0;break-inside:avoid}"
	".card b{display:block;font-size:1.35rem;line-height:1.3;overflow-wrap:anywhere}"
	".cards+.charts{margin-top:.75rem}"
	"figcaption{font-weight:600;margin-bottom:.3rem}svg{display:block;width:100%;height:auto}"
	"svg text{paint-order:stroke;stroke:#fff;stroke-width:3px}.whole .wide svg{min-width:40rem}"
	".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.88rem}"
	"th,td{padding:.22rem .5rem;border-bottom:1px solid #e3e8ed;text-align:left;vertical-align:top}"
	"th{background:#f2f5f8;white-space:nowrap}td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
	"tr{break-inside:avoid}thead{display:table-header-group}"
	".sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.75rem;margin-top:1.5rem;break-inside:avoid}"
	".sign div{border:1px solid #8794a1;min-height:4.5rem;padding:.3rem .6rem}"
	".code{float:right;width:5.5rem}dl{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.15rem 1rem;margin:.5rem 0}"
	"dl div{display:flex;gap:.6rem}dt{min-width:7.5rem;font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
	"@media(max-width:46rem){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}.charts,.sign,dl{grid-template-columns:minmax(0,1fr)}}"
	"@media print{body{padding:0;max-width:none;font-size:10pt}.whole .wide svg{min-width:0}table{font-size:8.5pt}.wide{overflow:visible}h2{break-after:avoid}"
	".card,figure,th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

const char *page_say(const struct page *page, const char *context, const char *english) {
	return page->chinese ? said_in(context, english) : english;
}

void page_begin(const struct page *page, const char *title) {
	buffer_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>",
		page_say(page, "summary", "en"));
	page_text(page, title);
	buffer_text(page->out, "</title>\n<style>");
	buffer_text(page->out, style);
	buffer_text(page->out, "</style>\n</head>\n<body>\n");
}

void page_end(const struct page *page) {
	buffer_text(page->out, "</body>\n</html>\n");
}

static void escape(struct buffer *out, const char *text, size_t length) {
	for (const char *at = text; at < text + length; at++)
		switch (*at) {
		case '&':
			buffer_text(out, "&amp;");
			break;
		case '<':
			buffer_text(out, "&lt;");
			break;
		case '>':
			buffer_text(out, "&gt;");
			break;
		case '"':
			buffer_text(out, "&quot;");
			break;
		case '\'':
			buffer_text(out, "&#39;");
			break;
		default:
			buffer_byte(out, *at);
		}
}

void page_text(const struct page *page, const char *text) {
	struct buffer harmless = {0};
	text_harmless(&harmless, text ? text : "");
	if (harmless.data)
		escape(page->out, harmless.data, harmless.length);
	page->out->failed |= harmless.failed;
	buffer_free(&harmless);
}

void page_lines(const struct page *page, const char *text) {
	while (true) {
		const size_t length = strcspn(text, "\n");
		page_text(page, arena_copy(page->arena, text, length));
		if (!text[length])
			return;
		buffer_text(page->out, "<br>\n");
		text += length + 1;
	}
}

/* A comma before every three digits of the whole part. */
static const char *grouped(struct arena *arena, const char *digits) {
	enum { GROUP = 3 };
	const size_t sign = *digits == '-', length = strlen(digits);
	const size_t whole = strcspn(digits, ".");
	char *text = arena_alloc(arena, length * 2 + 1), *to = text;
	for (size_t i = 0; i < length; i++) {
		if (i > sign && i < whole && (whole - i) % GROUP == 0)
			*to++ = ',';
		*to++ = digits[i];
	}
	return text;
}

const char *page_number(const struct page *page, enum field_type type, int64_t value) {
	const struct field field = {.type = type};
	const struct cell cell = {.number = value};
	struct shown shown = {0};
	show_row(page->arena, &field, 1, &cell, &shown);
	return grouped(page->arena, shown.text);
}

static void begin_figure(const struct page *page, const char *caption, bool whole) {
	buffer_printf(page->out, "<figure%s><figcaption>", whole ? " class=\"whole\"" : "");
	page_text(page, caption);
	buffer_text(page->out, "</figcaption>\n");
}

static void end_figure(const struct page *page) {
	buffer_text(page->out, "</figure>\n");
}

static void begin_drawing(const struct page *page, int64_t width, int64_t height, const char *caption) {
	buffer_printf(page->out, "<svg viewBox=\"0 0 %lld %lld\" role=\"img\" font-size=\"11\" fill=\"#1b2733\"><title>", (long long)width,
		(long long)height);
	page_text(page, caption);
	buffer_text(page->out, "</title>\n");
}

/* value / most of `room`, in tenths of a unit. */
static int64_t scaled(int64_t value, int64_t most, int64_t room) {
	enum { TENTHS = 10 };
	int64_t share = 0;
	return most > 0 && value > 0 && amount_part(value, room * TENTHS, most, &share) ? share : 0;
}

static void add_tenths(struct buffer *out, int64_t tenths) {
	buffer_printf(out, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void draw_text(const struct page *page, int64_t x, int64_t y, const char *anchor, const char *text) {
	buffer_printf(page->out, "<text x=\"%lld\" y=\"%lld\" text-anchor=\"%s\">", (long long)x, (long long)y, anchor);
	page_text(page, text);
	buffer_text(page->out, "</text>\n");
}

static void draw_box(const struct page *page, int64_t x, int64_t y, int64_t width, int64_t height, const char *colour,
	const struct bar *bar) {
	buffer_text(page->out, "<rect x=\"");
	add_tenths(page->out, x);
	buffer_text(page->out, "\" y=\"");
	add_tenths(page->out, y);
	buffer_text(page->out, "\" width=\"");
	add_tenths(page->out, width);
	buffer_text(page->out, "\" height=\"");
	add_tenths(page->out, height);
	buffer_printf(page->out, "\" fill=\"%s\"><title>", colour);
	page_text(page, bar->label);
	buffer_text(page->out, ": ");
	page_text(page, bar->shown);
	buffer_text(page->out, "</title></rect>\n");
}

void page_columns(const struct page *page, const char *caption, const char *value, const char *other,
	const struct bar *bars, size_t count) {
	static const int64_t WIDTH = 880, TOP = 40, FLOOR = 230, HEIGHT = 262, TENTHS = 10, GAP = 8, SHIFT = 4, LINE = 17;
	int64_t most = 0, most_other = 0;
	for (size_t i = 0; i < count; i++) {
		most = bars[i].value > most ? bars[i].value : most;
		most_other = bars[i].other > most_other ? bars[i].other : most_other;
	}
	const int64_t step = WIDTH / (count ? (int64_t)count : 1);
	begin_figure(page, caption, true);
	buffer_text(page->out, "<div class=\"wide\">");
	begin_drawing(page, WIDTH, HEIGHT, caption);
	buffer_text(page->out, "<rect x=\"0\" y=\"6\" width=\"11\" height=\"11\" fill=\"#7ba3cc\"/>");
	draw_text(page, 16, 16, "start", value);
	buffer_text(page->out, "<rect x=\"300\" y=\"10\" width=\"16\" height=\"3\" fill=\"#c2571a\"/>");
	draw_text(page, 322, 16, "start", other);
	for (size_t i = 0; i < count; i++) {
		const int64_t tall = scaled(bars[i].value, most, FLOOR - TOP);
		draw_box(page, ((int64_t)i * step + GAP) * TENTHS, FLOOR * TENTHS - tall, (step - 2 * GAP) * TENTHS, tall,
			i + 1 == count ? "#1f5fa8" : "#7ba3cc", &bars[i]);
	}
	buffer_text(page->out, "<polyline fill=\"none\" stroke=\"#c2571a\" stroke-width=\"2\" points=\"");
	for (size_t i = 0; i < count; i++) {
		buffer_printf(page->out, "%lld,", (long long)i * step + step / 2);
		add_tenths(page->out, FLOOR * TENTHS - scaled(bars[i].other, most_other, FLOOR - TOP));
		buffer_byte(page->out, ' ');
	}
	buffer_printf(page->out, "\"/>\n<line x1=\"0\" x2=\"%lld\" y1=\"%lld\" y2=\"%lld\" stroke=\"#8794a1\"/>\n", (long long)WIDTH,
		(long long)FLOOR, (long long)FLOOR);
	for (size_t i = 0; i < count; i++) {
		const int64_t middle = (int64_t)i * step + step / 2;
		draw_text(page, middle, FLOOR - scaled(bars[i].value, most, FLOOR - TOP) / TENTHS - SHIFT, "middle", bars[i].shown);
		draw_text(page, middle, HEIGHT - LINE, "middle", bars[i].label);
		draw_text(page, middle, HEIGHT - SHIFT, "middle", bars[i].other_shown);
	}
	buffer_text(page->out, "</svg></div>");
	end_figure(page);
}

void page_bars(const struct page *page, const char *caption, const struct bar *bars, size_t count) {
	static const int64_t WIDTH = 430, LABEL = 150, NUMBER = 95, ROW = 22, TALL = 14, TENTHS = 10, GAP = 6, BASE = 12;
	enum { LONGEST = 20 };
	int64_t most = 0;
	for (size_t i = 0; i < count; i++)
		most = bars[i].value > most ? bars[i].value : most;
	begin_figure(page, caption, false);
	if (count == 0) {
		buffer_printf(page->out, "<p class=\"quiet\">%s</p>", page_say(page, "summary", "none"));
		end_figure(page);
		return;
	}
	begin_drawing(page, WIDTH, (int64_t)count * ROW + GAP, caption);
	for (size_t i = 0; i < count; i++) {
		const int64_t y = (int64_t)i * ROW + GAP / 2;
		const int64_t wide = scaled(bars[i].value, most, WIDTH - LABEL - NUMBER);
		draw_text(page, LABEL - GAP, y + BASE, "end", text_shortened(page->arena, bars[i].label, LONGEST));
		draw_box(page, LABEL * TENTHS, y * TENTHS, wide, TALL * TENTHS, "#1f5fa8", &bars[i]);
		draw_text(page, LABEL + wide / TENTHS + GAP, y + BASE, "start", bars[i].shown);
	}
	buffer_text(page->out, "</svg>");
	end_figure(page);
}

void page_share(const struct page *page, const char *caption, int64_t part, int64_t whole) {
	static const int64_t WIDTH = 430, HEIGHT = 44, BAR = 18, TENTHS = 10, TEXT = 38;
	begin_figure(page, caption, false);
	if (whole <= 0) {
		buffer_printf(page->out, "<p class=\"quiet\">%s</p>", page_say(page, "summary", "none in this month"));
		end_figure(page);
		return;
	}
	int64_t share = 0;
	char percent[DECIMAL_ROOM];
	amount_part(part, 1000, whole, &share);
	const char *shown = arena_printf(page->arena, page_say(page, "summary", "%lld of %lld, %s %%"), (long long)part,
		(long long)whole, decimal_format(percent, share, 1, 0));
	begin_drawing(page, WIDTH, HEIGHT, caption);
	const struct bar all = {.label = caption, .shown = shown};
	draw_box(page, 0, 0, WIDTH * TENTHS, BAR * TENTHS, "#e7c9b8", &all);
	draw_box(page, 0, 0, scaled(part, whole, WIDTH), BAR * TENTHS, "#2f7d4f", &all);
	draw_text(page, 0, TEXT, "start", shown);
	buffer_text(page->out, "</svg>");
	end_figure(page);
}
