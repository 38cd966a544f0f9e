#include "face/format.h"

#include <string.h>

static bool is_bare(enum field_type type) {
	return type == FIELD_INTEGER || type == FIELD_AMOUNT || type == FIELD_PRICE || type == FIELD_QUANTITY
		|| type == FIELD_PERCENT || type == FIELD_BOOLEAN;
}

/* "name":value,… of one row, without braces; what isn't there is null. */
static void members(struct buffer *line, const struct field *fields, int count, const struct shown *row) {
	for (int i = 0; i < count; i++) {
		if (i > 0)
			buffer_byte(line, ',');
		buffer_json(line, fields[i].name, strlen(fields[i].name));
		buffer_byte(line, ':');
		if (!row[i].text)
			buffer_text(line, "null");
		else if (is_bare(row[i].type))
			buffer_text(line, row[i].text);
		else
			buffer_json(line, row[i].text, strlen(row[i].text));
	}
}

static void flush(struct output *output) {
	if (output->line.data)
		fwrite(output->line.data, 1, output->line.length, output->file);
	fputc('\n', output->file);
}

static void row(struct output *output, const struct field *fields, int count, const struct shown *cells) {
	buffer_clear(&output->line);
	buffer_byte(&output->line, '{');
	members(&output->line, fields, count, cells);
	buffer_byte(&output->line, '}');
	flush(output);
}

static void begin_view(struct output *output) {
	buffer_clear(&output->line);
	buffer_byte(&output->line, '{');
	output->comma = false;
}

static void begin_part(struct output *output, const struct listing *part, bool single) {
	if (output->comma)
		buffer_byte(&output->line, ',');
	output->comma = true;
	if (single)
		return;
	buffer_json(&output->line, part->name, strlen(part->name));
	buffer_text(&output->line, ":[");
}

static void part_row(struct output *output, const struct listing *part, bool single, int number,
	const struct shown *cells) {
	if (single) {
		members(&output->line, part->fields, part->count, cells);
		return;
	}
	buffer_text(&output->line, number > 1 ? ",{" : "{");
	members(&output->line, part->fields, part->count, cells);
	buffer_byte(&output->line, '}');
}

static void end_part(struct output *output, const struct listing *part, bool single) {
	(void)part;
	if (!single)
		buffer_byte(&output->line, ']');
}

static void end_view(struct output *output) {
	buffer_byte(&output->line, '}');
	flush(output);
}

const struct printer json_printer = {
	.begin = no_rows,
	.row = row,
	.end = no_rows,
	.begin_view = begin_view,
	.begin_part = begin_part,
	.part_row = part_row,
	.end_part = end_part,
	.end_view = end_view,
};
