/* CSV and TSV: a header and a line a row; they differ in how a cell is written. */
#include "face/format.h"
#include "face/formula.h"

#include <csv.h>
#include <string.h>

typedef void (*cell_writer)(struct output *output, const struct shown *shown);

static void csv_cell(struct output *output, const struct shown *shown) {
	if (!shown->text)
		return;
	const bool is_text = shown->type == FIELD_TEXT || shown->type == FIELD_NOTE;
	const bool defuse = is_text && looks_like_formula(shown->text);
	if (!defuse && !strpbrk(shown->text, ",\"\r\n")) {
		fputs(shown->text, output->file);
		return;
	}
	struct buffer *line = &output->line;
	buffer_clear(line);
	buffer_text(line, defuse ? "'" : "");
	buffer_text(line, shown->text);
	if (line->failed || csv_fwrite(output->file, line->data, line->length) != 0)
		line->failed = true;
}

static void tsv_cell(struct output *output, const struct shown *shown) {
	static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";
	for (const char *byte = shown->text ? shown->text : ""; *byte; byte++) {
		const char *found = strchr(plain, *byte);
		if (found) {
			fputc('\\', output->file);
			fputc(letters[found - plain], output->file);
		} else
			fputc(*byte, output->file);
	}
}

static cell_writer writer_of(const struct output *output) {
	return output->format == FORMAT_CSV ? csv_cell : tsv_cell;
}

static void write_line(struct output *output, const struct shown *row, int count) {
	const cell_writer write = writer_of(output);
	for (int i = 0; i < count; i++) {
		if (i > 0)
			fputc(output->format == FORMAT_CSV ? ',' : '\t', output->file);
		write(output, &row[i]);
	}
	fputc('\n', output->file);
}

static void begin(struct output *output, const struct field *fields, int count) {
	const char *separator = "";
	for (int i = 0; i < count; i++) {
		fprintf(output->file, "%s%s", separator,
			output->chinese ? field_heading(output->arena, &fields[i], true) : fields[i].name);
		separator = output->format == FORMAT_CSV ? "," : "\t";
	}
	fputc('\n', output->file);
}

static void row(struct output *output, const struct field *fields, int count, const struct shown *cells) {
	(void)fields;
	write_line(output, cells, count);
}

static const struct field view_fields[] = {
	{.name = "part"}, {.name = "row", .type = FIELD_INTEGER}, {.name = "field"}, {.name = "value"}};
enum { VIEW_FIELDS = sizeof view_fields / sizeof *view_fields };

static void begin_view(struct output *output) {
	begin(output, view_fields, VIEW_FIELDS);
}

static void part_row(struct output *output, const struct listing *part, bool single, int number,
	const struct shown *cells) {
	(void)single;
	char digits[16];
	snprintf(digits, sizeof digits, "%d", number);
	for (int i = 0; i < part->count; i++) {
		const struct shown line[VIEW_FIELDS] = {
			{part->name, FIELD_TEXT}, {digits, FIELD_INTEGER}, {part->fields[i].name, FIELD_TEXT}, cells[i]};
		if (cells[i].text)
			write_line(output, line, VIEW_FIELDS);
	}
}

#define SEPARATED                                                                                       \
	{                                                                                               \
		.begin = begin, .row = row, .end = no_rows, .begin_view = begin_view, .begin_part = no_part, \
		.part_row = part_row, .end_part = no_part, .end_view = no_view                         \
	}
const struct printer csv_printer = SEPARATED, tsv_printer = SEPARATED;
