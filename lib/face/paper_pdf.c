#include "face/paper.h"

#include "ground/moment.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

/* Points: 72 to the inch. A4 (ISO 216), margins, the code's edge. */
enum { PAGE_WIDTH = 595, PAGE_HEIGHT = 842, MARGIN = 42, CODE = 62, FOOT = 24, PAD = 3, MOST_COLUMNS = 24, BOX = 62 };
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define INNER (PAGE_WIDTH - 2 * MARGIN)

/* The first that the machine has. */
#define FONTS "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,Microsoft YaHei,SimSun,Sans"

struct sheet {
	const struct form *form;
	struct arena *arena;
	cairo_t *cairo;
	PangoLayout *layout;
	double y;
	int page, pages; /* pages: 0 while they are counted, and nothing is drawn */
	PangoFontDescription *fonts[2];
	struct code code;
	/* What was measured is measured once: shaping is nearly all that a form of many lines costs. */
	double advances[128], line_height; /* of ASCII's characters as table text; 0: not yet known */
	double *widths[MOST_FORM_PARTS], *heights[MOST_FORM_PARTS];
};

enum weight { PLAIN, BOLD };
enum { TEXT = 9, HEADING = 11, LABEL = 86 };

/* Set the text that draw() draws; returns its height. */
static double set_text(const struct sheet *sheet, const char *text, int size, enum weight weight, double width, bool right) {
	PangoFontDescription *font = sheet->fonts[weight == BOLD];
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(sheet->layout, font);
	pango_layout_set_width(sheet->layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
	pango_layout_set_wrap(sheet->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(sheet->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_text(sheet->layout, text, -1);
	int high = 0;
	pango_layout_get_size(sheet->layout, NULL, &high);
	return (double)high / PANGO_SCALE;
}

static double natural_width(const struct sheet *sheet, const char *text, int size, enum weight weight) {
	int wide = 0;
	set_text(sheet, text, size, weight, 0, false);
	pango_layout_get_size(sheet->layout, &wide, NULL);
	return (double)wide / PANGO_SCALE;
}

static bool is_plain(const char *text) {
	while (*text >= ' ' && *text < 0x7F)
		text++;
	return !*text;
}

/* A cell's width on one line: of ASCII, as numbers and codes are, by its characters. */
static double cell_width(struct sheet *sheet, const char *text) {
	double width = 0;
	if (!is_plain(text))
		return natural_width(sheet, text, TEXT, PLAIN);
	for (; *text; text++) {
		double *advance = &sheet->advances[(unsigned char)*text];
		if (*advance == 0)
			*advance = natural_width(sheet, (const char[]){*text, '\0'}, TEXT, PLAIN);
		width += *advance;
	}
	return width;
}

/* Its height in a column of that inner width. */
static double cell_height(struct sheet *sheet, const char *text, double width, bool right) {
	if (!is_plain(text) || cell_width(sheet, text) + 1 > width)
		return set_text(sheet, text, TEXT, PLAIN, width, right);
	if (sheet->line_height == 0)
		sheet->line_height = set_text(sheet, "0", TEXT, PLAIN, width, right);
	return sheet->line_height;
}

static void draw(const struct sheet *sheet, double x, double y) {
	if (sheet->pages == 0)
		return;
	cairo_move_to(sheet->cairo, x, y);
	pango_cairo_show_layout(sheet->cairo, sheet->layout);
}

static void draw_line(const struct sheet *sheet, double x, double y, double to_x, double to_y) {
	cairo_move_to(sheet->cairo, x, y);
	cairo_line_to(sheet->cairo, to_x, to_y);
	cairo_stroke(sheet->cairo);
}

/* A quiet zone is white paper around it. */
static void draw_code(const struct sheet *sheet) {
	const struct code code = sheet->code;
	if (sheet->pages == 0)
		return;
	const double module = code.width > 0 ? (double)CODE / code.width : 0;
	for (int y = 0; y < code.width; y++)
		for (int x = 0; x < code.width; x++)
			if (code.modules[y * code.width + x])
				cairo_rectangle(sheet->cairo, PAGE_WIDTH - MARGIN - CODE + x * module, MARGIN + y * module, module, module);
	cairo_fill(sheet->cairo);
}

static void begin_page(struct sheet *sheet) {
	enum { SMALL = 9, TITLE = 18, LINE = 15 };
	const struct form *form = sheet->form;
	sheet->page++;
	sheet->y = MARGIN;
	sheet->y += set_text(sheet, form->factory, LINE - 4, PLAIN, INNER - CODE, false);
	draw(sheet, MARGIN, MARGIN);
	const double title = set_text(sheet, form->title, TITLE, BOLD, INNER - CODE, false);
	draw(sheet, MARGIN, sheet->y);
	sheet->y += title;
	set_text(sheet, arena_printf(sheet->arena, "%s    (%s)", form->number, form->clause), SMALL + 1, PLAIN, INNER - CODE, false);
	draw(sheet, MARGIN, sheet->y + 2);
	draw_code(sheet);
	sheet->y = MARGIN + CODE + 10;
}

static void end_page(const struct sheet *sheet) {
	enum { SMALL = 9 };
	set_text(sheet, sheet->form->number, SMALL, PLAIN, INNER / 2.0, false);
	draw(sheet, MARGIN, PAGE_HEIGHT - MARGIN - SMALL);
	set_text(sheet, arena_printf(sheet->arena, "%d / %d", sheet->page, sheet->pages), SMALL, PLAIN, INNER / 2.0, true);
	draw(sheet, MARGIN + INNER / 2.0, PAGE_HEIGHT - MARGIN - SMALL);
	cairo_show_page(sheet->cairo);
}

/* Is there room for that height? If not, there is on the next page. */
static bool need(struct sheet *sheet, double height) {
	if (sheet->y + height <= PAGE_HEIGHT - MARGIN - FOOT)
		return false;
	end_page(sheet);
	begin_page(sheet);
	return true;
}

static void draw_heading(struct sheet *sheet, const char *heading) {
	if (!heading)
		return;
	const double height = set_text(sheet, heading, HEADING, BOLD, INNER, false);
	need(sheet, height + 3 * TEXT + 4 * PAD);
	set_text(sheet, heading, HEADING, BOLD, INNER, false);
	draw(sheet, MARGIN, sheet->y);
	sheet->y += height + PAD;
}

/* A field at `x`, its value so wide; returns its height. */
static double draw_field(const struct sheet *sheet, const char *label, const char *value, double x, double width) {
	const double label_height = set_text(sheet, label, TEXT, BOLD, LABEL, false);
	draw(sheet, x, sheet->y);
	const double height = set_text(sheet, value, TEXT, PLAIN, width, false);
	draw(sheet, x + LABEL, sheet->y);
	return height > label_height ? height : label_height;
}

/* Over the whole width, and as many pages as it takes. */
static void draw_long_field(struct sheet *sheet, const char *label, const char *value) {
	const double width = INNER - LABEL;
	do {
		const size_t length = form_piece(value);
		const char *piece = arena_copy(sheet->arena, value, length);
		need(sheet, set_text(sheet, piece, TEXT, PLAIN, width, false));
		sheet->y += draw_field(sheet, label, piece, MARGIN, width) + PAD;
		label = "";
		value += length;
		value += *value == '\n';
	} while (*value);
}

/* A text of pages is not laid out as one line to see that it is long. */
static bool is_long(const struct sheet *sheet, const char *text, int width) {
	enum { SURELY = 400 };
	return strnlen(text, SURELY) == SURELY || natural_width(sheet, text, TEXT, PLAIN) > width;
}

/* Two beside each other, unless one is long. */
static void draw_fields(struct sheet *sheet, const struct form_part *part) {
	enum { SHORT = INNER / 2 - LABEL - 4 * PAD };
	const int columns = part->columns;
	draw_heading(sheet, part->heading);
	for (int i = 0; i < columns; i++) {
		int next = i + 1;
		while (next < columns && !*part->cells[next])
			next++;
		if (!*part->cells[i])
			continue;
		if (is_long(sheet, part->cells[i], SHORT)) {
			draw_long_field(sheet, part->headings[i], part->cells[i]);
			continue;
		}
		need(sheet, 3 * TEXT);
		double height = draw_field(sheet, part->headings[i], part->cells[i], MARGIN, SHORT);
		if (next < columns && !is_long(sheet, part->cells[next], SHORT)) {
			const double beside = draw_field(sheet, part->headings[next], part->cells[next], MARGIN + INNER / 2.0, SHORT);
			height = beside > height ? beside : height;
			i = next;
		}
		sheet->y += height + PAD;
	}
}

/* Columns that need little get it; the others share the rest by what they need. */
static void find_widths(struct sheet *sheet, const struct form_part *part, double *widths) {
	double natural[MOST_COLUMNS] = {0}, room = INNER, wanted = 0;
	bool settled[MOST_COLUMNS] = {false};
	for (int i = 0; i < part->columns; i++) {
		natural[i] = natural_width(sheet, part->headings[i], TEXT, BOLD) + 2 * PAD + 1;
		for (size_t row = 0; row < part->rows; row++) {
			const double width = cell_width(sheet, part->cells[row * (size_t)part->columns + (size_t)i]) + 2 * PAD + 1;
			natural[i] = width > natural[i] ? width : natural[i];
		}
		wanted += natural[i];
	}
	int open = part->columns;
	for (int i = 0; i < part->columns; i++)
		if (wanted > INNER && part->right[i]) { /* a number isn't broken */
			settled[i] = true;
			room -= natural[i];
			open--;
		}
	for (bool moved = wanted > INNER; moved;) {
		moved = false;
		for (int i = 0; i < part->columns; i++)
			if (!settled[i] && natural[i] <= room / open) {
				settled[i] = moved = true;
				room -= natural[i];
				open--;
			}
	}
	double greedy = 0;
	for (int i = 0; i < part->columns; i++)
		greedy += settled[i] ? 0 : natural[i];
	for (int i = 0; i < part->columns; i++)
		widths[i] = wanted <= INNER || settled[i] ? natural[i] : natural[i] * room / greedy;
}

static double row_height(struct sheet *sheet, const struct form_part *part, const double *widths,
	const char *const *cells, enum weight weight) {
	double most = TEXT;
	for (int i = 0; i < part->columns; i++) {
		const double inner = widths[i] - 2 * PAD;
		const double height = weight == BOLD ? set_text(sheet, cells[i], TEXT, BOLD, inner, part->right[i])
						     : cell_height(sheet, cells[i], inner, part->right[i]);
		most = height > most ? height : most;
	}
	return most + 2 * PAD;
}

static void draw_row(struct sheet *sheet, const struct form_part *part, const double *widths, const char *const *cells,
	enum weight weight, double height) {
	double x = MARGIN, wide = 0;
	if (sheet->pages == 0) {
		sheet->y += height;
		return;
	}
	for (int i = 0; i < part->columns; i++)
		wide += widths[i];
	if (weight == BOLD) {
		cairo_set_source_rgb(sheet->cairo, 0.93, 0.95, 0.97);
		cairo_rectangle(sheet->cairo, MARGIN, sheet->y, wide, height);
		cairo_fill(sheet->cairo);
		cairo_set_source_rgb(sheet->cairo, 0, 0, 0);
	}
	for (int i = 0; i < part->columns; i++) {
		set_text(sheet, cells[i], TEXT, weight, widths[i] - 2 * PAD, part->right[i]);
		draw(sheet, x + PAD, sheet->y + PAD);
		draw_line(sheet, x, sheet->y, x, sheet->y + height);
		x += widths[i];
	}
	draw_line(sheet, x, sheet->y, x, sheet->y + height);
	draw_line(sheet, MARGIN, sheet->y, x, sheet->y);
	draw_line(sheet, MARGIN, sheet->y + height, x, sheet->y + height);
	sheet->y += height;
}

/* The widths of its columns and the heights of its rows, once for counting pages and drawing them. */
static void measure_table(struct sheet *sheet, const struct form_part *part) {
	const size_t place = (size_t)(part - sheet->form->parts);
	if (sheet->widths[place])
		return;
	double *widths = sheet->widths[place] = arena_alloc(sheet->arena, MOST_COLUMNS * sizeof *widths);
	double *heights = sheet->heights[place] = arena_alloc(sheet->arena, (part->rows + 1) * sizeof *heights);
	find_widths(sheet, part, widths);
	for (size_t row = 0; row < part->rows; row++)
		heights[row] = row_height(sheet, part, widths, part->cells + row * (size_t)part->columns, PLAIN);
}

static void draw_table(struct sheet *sheet, const struct form_part *part) {
	draw_heading(sheet, part->heading);
	measure_table(sheet, part);
	const double *widths = sheet->widths[part - sheet->form->parts], *heights = sheet->heights[part - sheet->form->parts];
	const double head = row_height(sheet, part, widths, part->headings, BOLD);
	draw_row(sheet, part, widths, part->headings, BOLD, head);
	for (size_t row = 0; row < part->rows; row++) {
		const char *const *cells = part->cells + row * (size_t)part->columns;
		if (need(sheet, heights[row]))
			draw_row(sheet, part, widths, part->headings, BOLD, head);
		draw_row(sheet, part, widths, cells, PLAIN, heights[row]);
	}
}

static void draw_boxes(struct sheet *sheet) {
	const struct form *form = sheet->form;
	const double width = (double)INNER / (form->box_count ? form->box_count : 1);
	need(sheet, BOX + 3 * PAD);
	sheet->y += 2 * PAD;
	for (int i = 0; i < form->box_count; i++) {
		const double x = MARGIN + i * width;
		cairo_rectangle(sheet->cairo, x, sheet->y, width, BOX);
		cairo_stroke(sheet->cairo);
		double y = sheet->y + PAD;
		y += set_text(sheet, form->boxes[i].label, TEXT, BOLD, width - 2 * PAD, false);
		draw(sheet, x + PAD, sheet->y + PAD);
		if (!form->boxes[i].name)
			continue;
		const double name = set_text(sheet, form->boxes[i].name, TEXT, PLAIN, width - 2 * PAD, false);
		draw(sheet, x + PAD, y + PAD);
		set_text(sheet, form->boxes[i].day, TEXT, PLAIN, width - 2 * PAD, false);
		draw(sheet, x + PAD, y + name + PAD);
	}
	sheet->y += BOX;
}

/* All of them; how many they are. */
static int draw_pages(struct sheet *sheet, cairo_surface_t *surface, int pages) {
	const struct form *form = sheet->form;
	sheet->page = 0;
	sheet->pages = pages;
	sheet->cairo = cairo_create(surface);
	sheet->layout = pango_cairo_create_layout(sheet->cairo);
	cairo_set_line_width(sheet->cairo, 0.5);
	begin_page(sheet);
	for (int i = 0; i < form->part_count; i++) {
		if (form->parts[i].single)
			draw_fields(sheet, &form->parts[i]);
		else
			draw_table(sheet, &form->parts[i]);
		sheet->y += 3 * PAD;
	}
	draw_boxes(sheet);
	end_page(sheet);
	g_object_unref(sheet->layout);
	cairo_destroy(sheet->cairo);
	return sheet->page;
}

static cairo_status_t take(void *out, const unsigned char *bytes, unsigned int size) {
	buffer_add(out, bytes, size);
	return CAIRO_STATUS_SUCCESS;
}

static enum outcome finish(cairo_surface_t *surface, struct fault *fault) {
	cairo_surface_finish(surface);
	const cairo_status_t status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return status == CAIRO_STATUS_SUCCESS ? DONE : fail(fault, IO_FAILED, "PDF: %s", cairo_status_to_string(status));
}

enum outcome paper_pdf(const struct form *form, struct arena *arena, int64_t now, struct buffer *out, struct fault *fault) {
	char time[MOMENT_ROOM];
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(NULL, NULL, A4_WIDTH, A4_HEIGHT);
	struct sheet sheet = {.form = form, .arena = arena, .code = paper_code(arena, form->number)};
	for (int bold = 0; bold < 2; bold++) {
		sheet.fonts[bold] = pango_font_description_from_string(FONTS);
		pango_font_description_set_weight(sheet.fonts[bold], bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	}
	const int pages = draw_pages(&sheet, surface, 0);
	TRY(finish(surface, fault));
	surface = cairo_pdf_surface_create_for_stream(take, out, A4_WIDTH, A4_HEIGHT);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
		arena_printf(arena, "%s %s", form->title, form->number));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, form->factory);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, instant_format(time, now));
	draw_pages(&sheet, surface, pages);
	for (int bold = 0; bold < 2; bold++)
		pango_font_description_free(sheet.fonts[bold]);
	TRY(finish(surface, fault));
	pango_cairo_font_map_set_default(NULL);
	return out->failed ? fail(fault, IO_FAILED, "out of memory") : DONE;
}
