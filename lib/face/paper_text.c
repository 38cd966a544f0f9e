#include "face/paper.h"

#include "ground/text.h"

#include <string.h>

enum { WIDTH = 80, LINES = 60, MOST_COLUMNS = 24, GAP = 2, LEAST = 4 };

struct sheet {
	const struct form *form;
	struct arena *arena;
	struct buffer *out;
	int line, page, pages; /* pages: 0 while they are counted */
};

static void pad(struct sheet *sheet, size_t width) {
	while (width-- > 0)
		buffer_byte(sheet->out, ' ');
}

static void end_line(struct sheet *sheet) {
	while (sheet->out->length > 0 && sheet->out->data[sheet->out->length - 1] == ' ')
		buffer_cut(sheet->out, sheet->out->length - 1);
	buffer_byte(sheet->out, '\n');
	sheet->line++;
}

static void add_centred(struct sheet *sheet, const char *text) {
	const size_t width = text_width(text);
	pad(sheet, width < WIDTH ? (WIDTH - width) / 2 : 0);
	buffer_text(sheet->out, text);
	end_line(sheet);
}

static void begin_page(struct sheet *sheet) {
	sheet->page++;
	sheet->line = 0;
	add_centred(sheet, sheet->form->factory);
	add_centred(sheet, sheet->form->title);
	buffer_printf(sheet->out, "%s", sheet->form->number);
	pad(sheet, WIDTH - text_width(sheet->form->number) - strlen(sheet->form->clause) - 2);
	buffer_printf(sheet->out, "(%s)", sheet->form->clause);
	end_line(sheet);
	end_line(sheet);
}

static void end_page(struct sheet *sheet) {
	while (sheet->line < LINES - 1)
		end_line(sheet);
	add_centred(sheet, arena_printf(sheet->arena, "%s  %d / %d", sheet->form->number, sheet->page, sheet->pages));
}

/* Is there room for so many lines? If not, there is on the next page. */
static bool need(struct sheet *sheet, int lines) {
	if (sheet->line + lines <= LINES - 2)
		return false;
	end_page(sheet);
	buffer_byte(sheet->out, '\f');
	begin_page(sheet);
	return true;
}

/* The next line of a cell that is written over several; *rest is what stays. */
static void add_piece(struct sheet *sheet, const char **rest, size_t width, bool right) {
	size_t length = text_line(*rest, width);
	const char *piece = arena_copy(sheet->arena, *rest, length);
	*rest += length;
	*rest += **rest == '\n' || **rest == ' ';
	const size_t shown = text_width(piece), missing = shown < width ? width - shown : 0;
	pad(sheet, right ? missing : 0);
	buffer_text(sheet->out, piece);
	pad(sheet, right ? 0 : missing);
}

static int lines_of(const char *text, size_t width) {
	int lines = 0;
	do {
		text += text_line(text, width);
		text += *text == '\n' || *text == ' ';
		lines++;
	} while (*text);
	return lines;
}

/* One row of cells, in as many lines as the longest needs. */
static void add_cells(struct sheet *sheet, const struct form_part *part, const size_t *widths, const char *const *cells) {
	const char *rest[MOST_COLUMNS] = {NULL};
	bool more = true;
	memcpy(rest, cells, (size_t)part->columns * sizeof *rest);
	while (more) {
		more = false;
		for (int i = 0; i < part->columns; i++) {
			add_piece(sheet, &rest[i], widths[i], part->right[i]);
			pad(sheet, GAP);
			more |= *rest[i] != '\0';
		}
		end_line(sheet);
	}
}

static int height_of(const struct form_part *part, const size_t *widths, const char *const *cells) {
	int most = 1;
	for (int i = 0; i < part->columns; i++) {
		const int lines = lines_of(cells[i], widths[i]);
		most = lines > most ? lines : most;
	}
	return most;
}

/* As wide as what stands in them; too wide together, the widest gives way. */
static void find_widths(const struct form_part *part, size_t *widths) {
	size_t sum = 0;
	for (int i = 0; i < part->columns; i++) {
		widths[i] = text_width(part->headings[i]);
		for (size_t row = 0; row < part->rows; row++) {
			const size_t width = text_width(part->cells[row * (size_t)part->columns + (size_t)i]);
			widths[i] = width > widths[i] ? width : widths[i];
		}
		sum += widths[i] + GAP;
	}
	for (; sum > WIDTH + GAP; sum--) {
		int widest = -1;
		for (int i = 0; i < part->columns; i++) /* a number isn't broken */
			if (!part->right[i] && (widest < 0 || widths[i] > widths[widest]))
				widest = i;
		if (widest < 0 || widths[widest] <= LEAST)
			break;
		widths[widest]--;
	}
}

static void add_table(struct sheet *sheet, const struct form_part *part) {
	size_t widths[MOST_COLUMNS] = {0};
	find_widths(part, widths);
	need(sheet, height_of(part, widths, part->headings) + 3);
	if (part->heading) {
		buffer_printf(sheet->out, "%s", part->heading);
		end_line(sheet);
	}
	add_cells(sheet, part, widths, part->headings);
	for (size_t row = 0; row < part->rows; row++) {
		const char *const *cells = part->cells + row * (size_t)part->columns;
		if (need(sheet, height_of(part, widths, cells)))
			add_cells(sheet, part, widths, part->headings);
		add_cells(sheet, part, widths, cells);
	}
}

/* "label  value", those that say something. */
static void add_fields(struct sheet *sheet, const struct form_part *part) {
	size_t label = 0;
	if (part->heading) {
		need(sheet, 3);
		buffer_printf(sheet->out, "%s", part->heading);
		end_line(sheet);
	}
	for (int i = 0; i < part->columns; i++) {
		const size_t width = text_width(part->headings[i]);
		label = width > label ? width : label;
	}
	for (int i = 0; i < part->columns; i++) {
		const char *rest = part->cells[i], *name = part->headings[i];
		if (!*rest)
			continue;
		need(sheet, lines_of(rest, WIDTH - label - GAP));
		do {
			add_piece(sheet, &name, label, false);
			pad(sheet, GAP);
			add_piece(sheet, &rest, WIDTH - label - GAP, false);
			end_line(sheet);
			name = "";
		} while (*rest);
	}
}

static void add_box_line(struct sheet *sheet, size_t width, char corner, char fill, const char *const *texts) {
	for (int i = 0; i < sheet->form->box_count; i++) {
		const char *text = texts && texts[i] ? text_shortened(sheet->arena, texts[i], width - 1) : "";
		buffer_byte(sheet->out, corner);
		if (texts)
			buffer_byte(sheet->out, fill);
		buffer_text(sheet->out, text);
		for (size_t at = text_width(text) + (texts != NULL); at < width; at++)
			buffer_byte(sheet->out, fill);
	}
	buffer_byte(sheet->out, corner);
	end_line(sheet);
}

static void add_boxes(struct sheet *sheet) {
	enum { HEIGHT = 8 };
	const struct form *form = sheet->form;
	const size_t width = (WIDTH - 1) / (size_t)(form->box_count ? form->box_count : 1) - 1;
	const char *labels[MOST_BOXES] = {NULL}, *names[MOST_BOXES] = {NULL}, *days[MOST_BOXES] = {NULL},
		*nothing[MOST_BOXES] = {NULL};
	for (int i = 0; i < form->box_count; i++) {
		labels[i] = form->boxes[i].label;
		names[i] = form->boxes[i].name;
		days[i] = form->boxes[i].day;
	}
	need(sheet, HEIGHT);
	end_line(sheet);
	add_box_line(sheet, width, '+', '-', NULL);
	add_box_line(sheet, width, '|', ' ', labels);
	add_box_line(sheet, width, '|', ' ', nothing);
	add_box_line(sheet, width, '|', ' ', names);
	add_box_line(sheet, width, '|', ' ', days);
	add_box_line(sheet, width, '+', '-', NULL);
}

static int write_pages(const struct form *form, struct arena *arena, struct buffer *out, int pages) {
	struct sheet sheet = {.form = form, .arena = arena, .out = out, .pages = pages};
	begin_page(&sheet);
	for (int i = 0; i < form->part_count; i++) {
		if (form->parts[i].single)
			add_fields(&sheet, &form->parts[i]);
		else
			add_table(&sheet, &form->parts[i]);
		end_line(&sheet);
	}
	add_boxes(&sheet);
	end_page(&sheet);
	return sheet.page;
}

void paper_text(const struct form *form, struct arena *arena, struct buffer *out) {
	const size_t before = out->length;
	const int pages = write_pages(form, arena, out, 0);
	buffer_cut(out, before);
	write_pages(form, arena, out, pages);
}
