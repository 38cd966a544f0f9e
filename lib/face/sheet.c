#include "face/sheet.h"

#include "ground/language.h"
#include "ground/text.h"

#include <string.h>
#include <strings.h>

const char sheet_reason[] = "reason";

/* Is the heading one of these, "name|other name"? */
static bool is_among(const char *names, const char *heading) {
	const size_t length = strlen(heading);
	while (*names) {
		const size_t name = strcspn(names, "|");
		if (name == length && memcmp(names, heading, length) == 0)
			return true;
		names += name + (names[name] == '|');
	}
	return false;
}

/* By its name, or by what its heading may be in the reader's language or in Chinese. */
static const struct option_entry *find_column(const struct sheet *sheet, const char *heading) {
	const struct option_entry *column;
	for (column = sheet->columns; column->type != OPTION_END; column++)
		if (strcasecmp(column->name, heading) == 0)
			return column;
	for (column = sheet->columns; column->type != OPTION_END; column++)
		if (is_among(said_in("column", column->help), heading)
		    || is_among(said_from(LANGUAGE_OF_THE_POLICIES, "column", column->help), heading))
			return column;
	return NULL;
}

static enum outcome bad_heading(const struct sheet *sheet, size_t line, const char *heading, const char *reason) {
	const char *names[MOST_SHEET_COLUMNS];
	size_t count = 0;
	for (const struct option_entry *column = sheet->columns; column->type != OPTION_END; column++)
		names[count++] = column->name;
	const char *near = text_nearest(heading, names, count);
	sheet->fault->file = sheet->path;
	sheet->fault->line = line;
	return fail(sheet->fault, BAD_DATA, "column '%s': %s%s%s%s", heading, reason, near ? "; " : "",
		near ? near : "", near ? "?" : "");
}

size_t sheet_place(const struct sheet *sheet, const char *column) {
	size_t place = 0;
	while (place < sheet->heading_count
	       && !(sheet->headings[place] && strcmp(sheet->headings[place]->name, column) == 0))
		place++;
	return place;
}

static enum outcome read_headings(struct sheet *sheet, const char *const *needed) {
	struct csv_record record;
	bool more = false;
	TRY(csv_next(sheet->reader, &record, &more));
	if (!more)
		return fail(sheet->fault, BAD_DATA, "%s is empty", sheet->path);
	if (record.count > MOST_SHEET_COLUMNS)
		return bad_heading(sheet, record.line, record.fields[MOST_SHEET_COLUMNS], said("too many columns"));
	for (size_t i = 0; i < record.count; i++) {
		const struct option_entry *column = find_column(sheet, record.fields[i]);
		if (!column && strcmp(record.fields[i], sheet_reason) != 0)
			return bad_heading(sheet, record.line, record.fields[i], said("there is no such column"));
		if (column && sheet_place(sheet, column->name) < i)
			return bad_heading(sheet, record.line, column->name, said("stands twice"));
		sheet->headings[sheet->heading_count++] = column;
	}
	for (; *needed; needed++)
		if (sheet_place(sheet, *needed) == sheet->heading_count)
			return bad_heading(sheet, record.line, *needed, said("is missing"));
	return DONE;
}

enum outcome sheet_open(struct sheet *sheet, const struct sheet_source *source, struct arena *arena, struct fault *fault) {
	const struct input *input = input_find(source->inputs, source->path);
	*sheet = (struct sheet){.path = source->path, .arena = arena, .fault = fault, .columns = source->columns};
	if (!input || !input->copy)
		return REHEARSED;
	TRY(csv_open(&sheet->reader, input, source->encoding, arena, fault));
	return read_headings(sheet, source->needed);
}

void sheet_close(struct sheet *sheet) {
	csv_close(sheet->reader);
	sheet->reader = NULL;
}

enum outcome sheet_next(struct sheet *sheet, struct csv_record *record, bool *more) {
	return csv_next(sheet->reader, record, more);
}

void sheet_mark(struct sheet_row *row, const char *column, const char *reason) {
	if (row->reason)
		return;
	row->column = column;
	row->reason = reason;
}

static void read_field(struct sheet *sheet, const struct option_entry *column, const char *value,
	struct sheet_row *row, void *request) {
	void *field = (char *)request + column->offset;
	if (!*value)
		return;
	const char *wrong = option_read(sheet->arena, column, false, value, field);
	if (wrong)
		sheet_mark(row, column->name, arena_printf(sheet->arena, said("'%s': %s"), value, wrong));
}

void sheet_read(struct sheet *sheet, const struct csv_record *record, struct sheet_row *row, void *request) {
	const char **fields = arena_alloc(sheet->arena, (sheet->heading_count + 1) * sizeof *fields);
	*row = (struct sheet_row){.line = record->line, .fields = fields};
	for (size_t i = 0; i < record->count && i < sheet->heading_count; i++)
		fields[i] = arena_text(sheet->arena, record->fields[i]);
	if (record->count != sheet->heading_count)
		sheet_mark(row, NULL, arena_printf(sheet->arena, said("%zu fields under %zu headings"), record->count,
			sheet->heading_count));
	for (size_t i = 0; i < sheet->heading_count; i++)
		if (sheet->headings[i] && fields[i])
			read_field(sheet, sheet->headings[i], fields[i], row, request);
}

enum outcome sheet_bad(const struct sheet *sheet, const struct sheet_row *row) {
	sheet->fault->file = sheet->path;
	sheet->fault->line = row->line;
	sheet->fault->column = row->column;
	return fail(sheet->fault, BAD_DATA, "%s", row->reason);
}

static bool is_given(const struct option_entry *column, const void *request) {
	const void *field = (const char *)request + column->offset;
	const bool is_text = column->type == OPTION_TEXT || column->type == OPTION_NOTE || column->type == OPTION_WORD;
	return is_text ? *(const char *const *)field != NULL : ((const struct maybe *)field)->given;
}

static enum outcome take_rows(struct sheet *sheet, const char *const *needed, void *request, size_t size,
	enum outcome (*take)(void *argument), void *argument) {
	struct csv_record record;
	struct sheet_row row;
	bool more = false;
	while (true) {
		TRY(sheet_next(sheet, &record, &more));
		if (!more)
			return DONE;
		memset(request, 0, size);
		sheet_read(sheet, &record, &row, request);
		for (const char *const *name = needed; *name; name++)
			if (!is_given(option_find(sheet->columns, *name), request))
				sheet_mark(&row, *name, said("is missing"));
		if (row.reason)
			return sheet_bad(sheet, &row);
		enum outcome outcome = take(argument);
		if (outcome == USAGE) /* what is wrong usage on a command line is bad data in a file */
			outcome = sheet->fault->outcome = BAD_DATA;
		if (outcome != DONE && !sheet->fault->file) {
			sheet->fault->file = sheet->path;
			sheet->fault->line = row.line;
		}
		TRY(outcome);
	}
}

enum outcome sheet_each(const struct sheet_source *source, struct arena *arena, struct fault *fault, void *request,
	size_t size, enum outcome (*take)(void *argument), void *argument) {
	struct sheet sheet;
	enum outcome outcome = sheet_open(&sheet, source, arena, fault);
	if (outcome == DONE)
		outcome = take_rows(&sheet, source->needed, request, size, take, argument);
	sheet_close(&sheet);
	return outcome;
}
