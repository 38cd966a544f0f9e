/* Numbers alone, one a line, for a pipe: of each row the first document's, or what else stands first. */
#include "face/format.h"

#include <string.h>

static int place_of_number(const struct field *fields, int count) {
	for (int i = 0; i < count; i++)
		if (fields[i].type == FIELD_NUMBER || fields[i].type == FIELD_DOCUMENT || strcmp(fields[i].name, "document") == 0)
			return i;
	return 0;
}

static void row(struct output *output, const struct field *fields, int count, const struct shown *cells) {
	const char *number = cells[place_of_number(fields, count)].text;
	struct buffer *before = &output->line;
	/* Rows of one document that stand together are one. */
	if (!number || (before->length > 0 && strcmp(before->data, number) == 0))
		return;
	buffer_clear(before);
	buffer_text(before, number);
	fprintf(output->file, "%s\n", number);
}

/* Of a document its own. */
static void part_row(struct output *output, const struct listing *part, bool single, int number, const struct shown *cells) {
	(void)number;
	if (single)
		row(output, part->fields, part->count, cells);
}

const struct printer numbers_printer = {.begin = no_rows, .row = row, .end = no_rows, .begin_view = no_view,
	.begin_part = no_part, .part_row = part_row, .end_part = no_part, .end_view = no_view};
