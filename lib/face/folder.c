#include "face/folder.h"

#include "face/formula.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/whole.h"
#include "report/backup.h"
#include "report/check.h"
#include "store/changes.h"
#include "store/tables.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum outcome complain(const struct context *cx, const char *path) {
	return fail(cx->fault, IO_FAILED, "%s: %s", path, strerror(errno));
}

static const char *file_of(const struct context *cx, const char *folder, const struct whole_table *table) {
	return arena_printf(cx->arena, "%s/%s.csv", folder, table->name);
}

/* Out */

static void write_cell(FILE *file, struct buffer *text, const struct cell *cell) {
	if (cell->null)
		return;
	if (!cell->text) {
		fprintf(file, "%lld", (long long)cell->number);
		return;
	}
	buffer_clear(text);
	buffer_text(text, looks_like_formula(cell->text) ? "'" : "");
	buffer_text(text, cell->text);
	csv_fwrite(file, text->data ? text->data : "", text->length);
}

static enum outcome write_rows(const struct context *cx, const struct whole_table *table, FILE *file) {
	struct buffer text = {0};
	struct query query;
	for (int i = 0; i < table->count; i++)
		fprintf(file, "%s%s", i > 0 ? "," : "", table->columns[i].name);
	fputc('\n', file);
	TRY(table_rows(cx->db, table, &query));
	while (db_next(&query)) {
		for (int i = 0; i < table->count; i++) {
			const struct cell cell = db_cell(&query, i);
			if (i > 0)
				fputc(',', file);
			write_cell(file, &text, &cell);
		}
		fputc('\n', file);
	}
	const bool failed = text.failed;
	buffer_free(&text);
	return failed ? fail(cx->fault, IO_FAILED, "out of memory") : db_end(&query);
}

static enum outcome write_table(const struct context *cx, const char *folder, const struct whole_table *table) {
	const char *path = file_of(cx, folder, table);
	const int made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
	FILE *file = made >= 0 ? fdopen(made, "w") : NULL;
	if (!file)
		return complain(cx, path);
	const enum outcome outcome = write_rows(cx, table, file);
	const bool written = fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;
	if (fclose(file) != 0 || !written)
		return outcome == DONE ? complain(cx, path) : outcome;
	return outcome;
}

static void remove_folder(const struct context *cx, const char *folder, const struct whole_table *tables, size_t count) {
	for (size_t i = 0; i < count; i++)
		unlink(file_of(cx, folder, &tables[i]));
	rmdir(folder);
}

enum outcome folder_export(struct context *cx, const char *path) {
	struct whole_table *tables = NULL;
	size_t count = 0;
	struct stat status;
	const char *made = arena_printf(cx->arena, "%s.new-%ld", path, (long)getpid());
	enum outcome outcome = DONE;
	TRY(backup_permitted(cx));
	TRY(tables_all(cx->db, cx->arena, &tables, &count));
	if (lstat(path, &status) == 0)
		return fail(cx->fault, BAD_CONFIG, "%s is there already", path);
	whole_sweep(path);
	if (mkdir(made, S_IRWXU) != 0)
		return complain(cx, made);
	const int held = open(made, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (held < 0 || flock(held, LOCK_EX | LOCK_NB) != 0)
		outcome = complain(cx, made);
	for (size_t i = 0; i < count && outcome == DONE; i++)
		outcome = write_table(cx, made, &tables[i]);
	if (outcome == DONE)
		outcome = whole_place(made, path, false, cx->fault);
	if (outcome != DONE)
		remove_folder(cx, made, tables, count);
	if (held >= 0)
		close(held);
	return outcome;
}

/* In */

struct reading {
	struct context *cx;
	const struct whole_table *table;
	const char *path;
	void *insert;
	struct arena_mark mark;
	size_t line, breaks; /* where the row at hand begins, and line breaks within its cells */
	int place;
	bool heading_read;
	struct value row[MOST_ROW_COLUMNS + 1];
	enum outcome outcome;
};

static enum outcome bad(struct reading *reading, const char *column, const char *reason) {
	reading->cx->fault->file = reading->path;
	reading->cx->fault->line = reading->line;
	reading->cx->fault->column = column;
	return fail(reading->cx->fault, BAD_DATA, "%s", reason);
}

static const char *from_hex(struct arena *arena, const char *text, size_t length, struct value *value) {
	static const char digits[] = "0123456789ABCDEF";
	unsigned char *bytes = arena_alloc(arena, length / 2 + 1);
	for (size_t i = 0; i < length; i++) {
		const char *digit = memchr(digits, text[i], sizeof digits - 1);
		if (!digit || length % 2 != 0)
			return said("not hexadecimal");
		bytes[i / 2] = (unsigned char)(bytes[i / 2] << 4 | (digit - digits));
	}
	*value = (struct value)BLOB(bytes, length / 2);
	return NULL;
}

static enum outcome take_cell(struct reading *reading, const char *text, size_t length) {
	const struct table_column *column = &reading->table->columns[reading->place];
	struct value *value = &reading->row[reading->place];
	const char *wrong = NULL;
	if (!reading->heading_read)
		return text && strcmp(text, column->name) == 0 ? DONE : bad(reading, column->name, said("is not its heading"));
	*value = (struct value){.type = VALUE_NULL};
	if (!text)
		return DONE;
	if (column->blob)
		wrong = from_hex(reading->cx->arena, text, length, value);
	else if (column->integer) {
		value->type = VALUE_INT;
		wrong = decimal_parse(*text == '-' ? text + 1 : text, 0, &value->number);
		value->number = *text == '-' ? -value->number : value->number;
	} else
		*value = (struct value)TEXT(formula_armed(text));
	return wrong ? bad(reading, column->name, wrong) : DONE;
}

static void on_cell(void *data, size_t length, void *argument) {
	struct reading *reading = argument;
	if (reading->outcome != DONE)
		return;
	const char *text = data ? arena_copy(reading->cx->arena, data, length) : NULL;
	for (const char *at = text; at && (at = strchr(at, '\n')); at++)
		reading->breaks++;
	if (reading->place == reading->table->count)
		reading->outcome = bad(reading, NULL, said("too many columns"));
	else if (text && strlen(text) != length)
		reading->outcome = bad(reading, NULL, said("a control character (NUL)"));
	else {
		reading->outcome = take_cell(reading, text, length);
		reading->place++;
	}
}

static void on_row(int end, void *argument) {
	struct reading *reading = argument;
	(void)end;
	if (reading->outcome == DONE && reading->place != reading->table->count)
		reading->outcome = bad(reading, NULL, said("too few columns"));
	if (reading->outcome == DONE && reading->heading_read) {
		reading->row[reading->place].type = VALUE_END;
		reading->outcome = db_run_built(reading->cx->db, reading->insert, reading->row);
		arena_rewind(reading->cx->arena, reading->mark);
	}
	reading->heading_read = true;
	reading->place = 0;
	reading->line += reading->breaks + 1;
	reading->breaks = 0;
}

static enum outcome read_rows(struct reading *reading, FILE *file) {
	struct csv_parser parser;
	char block[65536];
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
		return fail(reading->cx->fault, IO_FAILED, "out of memory");
	for (size_t got; reading->outcome == DONE && (got = fread(block, 1, sizeof block, file)) > 0;)
		if (csv_parse(&parser, block, got, on_cell, on_row, reading) != got)
			reading->outcome = bad(reading, NULL, csv_strerror(csv_error(&parser)));
	if (reading->outcome == DONE && csv_fini(&parser, on_cell, on_row, reading) != 0)
		reading->outcome = bad(reading, NULL, said("a quote that is not closed"));
	csv_free(&parser);
	if (reading->outcome == DONE && ferror(file))
		return complain(reading->cx, reading->path);
	return reading->outcome;
}

static enum outcome read_table(struct context *cx, const char *folder, const struct whole_table *table) {
	struct reading reading = {.cx = cx, .table = table, .path = file_of(cx, folder, table), .line = 1};
	if (table->count > MOST_ROW_COLUMNS)
		return fail(cx->fault, DEFECT, "too many columns: %s", table->name);
	TRY(table_insert(cx->db, table, &reading.insert));
	FILE *file = fopen(reading.path, "re");
	if (!file)
		return errno == ENOENT ? fail(cx->fault, NOT_FOUND, "%s: %s", reading.path, strerror(errno)) : complain(cx, reading.path);
	reading.mark = arena_mark(cx->arena);
	const enum outcome outcome = read_rows(&reading, file);
	fclose(file);
	return outcome;
}

enum outcome folder_import(struct context *cx, const char *path) {
	struct whole_table *tables = NULL;
	struct listing findings;
	size_t count = 0;
	TRY(tables_all(cx->db, cx->arena, &tables, &count));
	/* The history comes along: nothing of this is another event. What refers to what is asked at the end. */
	db_record(cx->db, NULL, NULL);
	changes_clear(&cx->changes);
	TRY(db_script(cx->db, "pragma defer_foreign_keys = on"));
	for (size_t i = 0; i < count; i++)
		TRY(table_clear(cx->db, &tables[i]));
	for (size_t i = 0; i < count; i++)
		TRY(read_table(cx, path, &tables[i]));
	TRY(settings_load(&cx->settings, cx->db, cx->fault));
	TRY(check_all(cx, NULL, &findings));
	return findings.cell_count == 0 ? DONE : fail(cx->fault, BAD_CONFIG, "%s isn't sound: %s", path, findings.cells[0].text);
}
