#include "face/colour.h"
#include "face/format.h"
#include "ground/language.h"
#include "ground/text.h"

#include <string.h>

static void table_begin(struct output *output, const struct field *fields, int count) {
	(void)fields, (void)count;
	output->table = NULL;
	output->cells = 0;
}

static void table_row(struct output *output, const struct field *fields, int count, const struct shown *row) {
	for (int i = 0; i < count; i++) {
		output->table = arena_grow(output->arena, output->table, output->cells, sizeof *output->table);
		output->table[output->cells++] = (struct shown){shown_humane(output->arena, &fields[i], &row[i], output->chinese), row[i].type};
	}
}

static void pad(FILE *file, size_t width) {
	while (width-- > 0)
		fputc(' ', file);
}

/* Blanks before a cell are owed until there is something to write: no line ends in them. */
static void print_cell(const struct output *output, const char *text, size_t width, bool right, size_t *owed) {
	const size_t missing = width - text_width(text);
	if (!*text) {
		*owed += width + 2;
		return;
	}
	pad(output->file, *owed + (right ? missing : 0));
	fputs(text, output->file);
	*owed = 2 + (right ? 0 : missing);
}

/* What is wider than the terminal goes on below, so far to the right. */
enum { FURTHER_LINE = 4 };

struct column {
	size_t width; /* 0: nothing in it, left out */
	bool right;
};

static void colour(const struct output *output, enum colour colour) {
	fputs(output->coloured ? colour_code(colour) : "", output->file);
}

/* A cell that is wider than what is left of the terminal, on as many lines as it takes. */
static void print_folded(const struct output *output, const char *text, size_t at, size_t *owed) {
	pad(output->file, *owed);
	while (output->width > at) {
		size_t length = text_line(text, output->width - at);
		fwrite(text, 1, length, output->file);
		text += length;
		text += strspn(text, " ");
		if (!*text)
			break;
		fputc('\n', output->file);
		at = FURTHER_LINE;
		pad(output->file, at);
	}
	*owed = 2;
}

static void print_row(const struct output *output, const struct column *columns, int count,
	const struct shown *row) {
	size_t owed = 0, at = 0;
	bool further = false; /* a line is due, if there is something to write on it */
	for (int i = 0; i < count; i++) {
		if (columns[i].width == 0)
			continue;
		if (output->width > 0 && at > 0 && at + columns[i].width > output->width) {
			at = owed = FURTHER_LINE;
			further = true;
		}
		if (further && *row[i].text) {
			fputc('\n', output->file);
			further = false;
		}
		if (output->width > 0 && at + text_width(row[i].text) > output->width)
			print_folded(output, row[i].text, at, &owed);
		else
			print_cell(output, row[i].text, columns[i].width, columns[i].right, &owed);
		at += columns[i].width + 2;
	}
	fputc('\n', output->file);
}

/* Does one of its fields say that it is late? */
static bool is_late(const struct output *output, const struct field *fields, int count, const struct shown *row) {
	for (int i = 0; i < count && output->coloured; i++)
		if (fields[i].late && strcmp(row[i].text, shown_boolean(true, output->chinese)) == 0)
			return true;
	return false;
}

static void table_end(struct output *output, const struct field *fields, int count) {
	struct column columns[MOST_FIELDS] = {{0}};
	struct shown headings[MOST_FIELDS] = {{0}};
	for (size_t i = 0; i < output->cells; i++) {
		struct column *column = &columns[i % (size_t)count];
		const size_t width = text_width(output->table[i].text);
		column->width = width > column->width ? width : column->width;
		column->right = column->right || shown_is_number(output->table[i].type);
	}
	for (int i = 0; i < count && i < MOST_FIELDS; i++) {
		headings[i].text = field_heading(output->arena, &fields[i], output->chinese);
		const size_t width = text_width(headings[i].text);
		if ((columns[i].width > 0 || output->cells == 0) && columns[i].width < width)
			columns[i].width = width;
	}
	colour(output, COLOUR_HEADING);
	print_row(output, columns, count, headings);
	colour(output, COLOUR_NONE);
	for (size_t i = 0; i < output->cells; i += (size_t)count) {
		const bool late = is_late(output, fields, count, &output->table[i]);
		if (late)
			colour(output, COLOUR_LATE);
		print_row(output, columns, count, &output->table[i]);
		if (late)
			colour(output, COLOUR_NONE);
	}
}

static void begin_part(struct output *output, const struct listing *part, bool single) {
	(void)single;
	table_begin(output, part->fields, part->count);
}

/* The document itself: one "name  value" line a field that says something. */
static void print_single(struct output *output, const struct listing *part, const struct shown *row) {
	size_t width = 0;
	for (int i = 0; i < part->count; i++) {
		const size_t name = text_width(field_heading(output->arena, &part->fields[i], output->chinese));
		width = name > width ? name : width;
	}
	for (int i = 0; i < part->count; i++) {
		const char *text = shown_humane(output->arena, &part->fields[i], &row[i], output->chinese);
		if (!*text)
			continue;
		size_t owed = 0;
		print_cell(output, field_heading(output->arena, &part->fields[i], output->chinese), width, false, &owed);
		pad(output->file, owed);
		fprintf(output->file, "%s\n", text);
	}
	output->below = true;
}

static void part_row(struct output *output, const struct listing *part, bool single, int number,
	const struct shown *row) {
	(void)number;
	if (single)
		print_single(output, part, row);
	else
		table_row(output, part->fields, part->count, row);
}

static void end_part(struct output *output, const struct listing *part, bool single) {
	if (single || output->cells == 0)
		return;
	fputs(output->below ? "\n" : "", output->file);
	colour(output, COLOUR_HEADING);
	fprintf(output->file, "%s\n", said_if(output->chinese, spoken(output->arena, part->name)));
	colour(output, COLOUR_NONE);
	table_end(output, part->fields, part->count);
	output->below = true;
}

const struct printer table_printer = {
	.begin = table_begin,
	.row = table_row,
	.end = table_end,
	.begin_view = no_view,
	.begin_part = begin_part,
	.part_row = part_row,
	.end_part = end_part,
	.end_view = no_view,
};
