/* Workbooks: a sheet for a list, or one for each part of a document. */
#include "face/format.h"
#include "ground/text.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>

/*
 * The library is loaded when a workbook is made: linked, it and what it brings along would
 * cost every command more than all that it does.
 */
#define CALLS(X) \
	X(workbook_new_opt) X(workbook_set_properties) X(workbook_close) X(workbook_add_format) X(workbook_add_worksheet) \
	X(format_set_bold) X(format_set_bg_color) X(format_set_num_format) X(format_set_text_wrap) \
	X(worksheet_write_string) X(worksheet_write_number) X(worksheet_write_datetime) X(worksheet_freeze_panes) \
	X(worksheet_set_column) X(worksheet_autofilter)
static struct {
#define X(name) __typeof__(name) *(name);
	CALLS(X)
#undef X
} lxw;

bool xlsx_load(void) {
	void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
	bool complete = library;
#define X(name)                                                    \
	{                                                          \
		void *at = library ? dlsym(library, #name) : NULL; \
		memcpy(&lxw.name, &at, sizeof at);                 \
		complete = complete && at;                         \
	}
	CALLS(X)
#undef X
	return complete;
}

enum { WIDEST = 60, NARROWEST = 8 };

struct book {
	const char *folder; /* for the files that libxlsxwriter makes */
	char *path;         /* it writes files only */
	size_t bytes;       /* what they will hold, about */
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *heading, *of_type[FIELD_FIGURE + 1];
	lxw_row_t row;
	size_t widths[MOST_FIELDS];
	bool failed;
};

static const char *number_format_of(enum field_type type) {
	switch (type) {
	case FIELD_AMOUNT:
		return "#,##0.00";
	case FIELD_PRICE:
		return "#,##0.00####";
	case FIELD_QUANTITY:
	case FIELD_PERCENT:
		return "#,##0.######";
	case FIELD_DAY:
		return "yyyy-mm-dd";
	case FIELD_INSTANT:
		return "yyyy-mm-dd hh:mm:ss";
	default:
		return NULL;
	}
}

static void check(struct book *book, lxw_error error) {
	book->failed |= error != LXW_NO_ERROR;
}

/* Beside the file that it is to be, or in memory: whoever has room for the workbook has it for its parts. */
static const char *find_folder(const struct output *output) {
	return output->beside ? output->beside : access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
}

static void begin_book(struct output *output) {
	struct book *book = output->book = arena_alloc(output->arena, sizeof *book);
	book->folder = find_folder(output);
	book->path = arena_printf(output->arena, "%s/.ordflow.XXXXXX", book->folder);
	const int file = mkstemp(book->path);
	if (file >= 0)
		close(file);
	else
		*book->path = '\0';
	book->failed = file < 0;
	lxw_workbook_options options = {.tmpdir = arena_text(output->arena, book->folder)};
	book->workbook = book->failed ? NULL : lxw.workbook_new_opt(book->path, &options);
	if (!book->workbook) {
		book->failed = true;
		return;
	}
	/* Not the time of making: the same rows are the same bytes. */
	check(book, lxw.workbook_set_properties(book->workbook, &(lxw_doc_properties){.created = 1}));
	book->heading = lxw.workbook_add_format(book->workbook);
	lxw.format_set_bold(book->heading);
	lxw.format_set_bg_color(book->heading, 0xE8EEF4);
	for (int type = 0; type <= FIELD_FIGURE; type++) {
		const char *format = number_format_of((enum field_type)type);
		book->of_type[type] = format || type == FIELD_NOTE ? lxw.workbook_add_format(book->workbook) : NULL;
		if (format)
			lxw.format_set_num_format(book->of_type[type], format);
		else if (type == FIELD_NOTE)
			lxw.format_set_text_wrap(book->of_type[type]);
	}
}

static void note_width(struct book *book, int column, const char *text) {
	const size_t width = text_width(text) + 2;
	if (width > book->widths[column])
		book->widths[column] = width < WIDEST ? width : WIDEST;
}

static void begin_sheet(struct output *output, const char *name, const struct field *fields, int count) {
	struct book *book = output->book;
	if (book->failed)
		return;
	book->sheet = lxw.workbook_add_worksheet(book->workbook, name);
	book->row = 0;
	memset(book->widths, 0, sizeof book->widths);
	if (!book->sheet) {
		book->failed = true;
		return;
	}
	for (int i = 0; i < count; i++) {
		const char *heading = field_heading(output->arena, &fields[i], output->chinese);
		note_width(book, i, heading);
		check(book, lxw.worksheet_write_string(book->sheet, 0, (lxw_col_t)i, heading, book->heading));
	}
	lxw.worksheet_freeze_panes(book->sheet, 1, 0);
}

/* What a cell takes in the workbook's parts, its text escaped. */
static void count_bytes(struct book *book, const char *text) {
	enum { MARKUP = 64, ESCAPE = 4 };
	book->bytes += MARKUP;
	for (; *text; text++)
		book->bytes += strchr("<>&\"", *text) ? ESCAPE + 1 : 1;
}

/* libxlsxwriter doesn't see that a part was cut short by a full disk. */
static bool has_room(const struct book *book) {
	enum { FIXED = 1 << 20 };
	struct statvfs disk;
	return statvfs(book->folder, &disk) == 0
		&& (disk.f_blocks == 0 || (double)disk.f_bavail * (double)disk.f_frsize > 2.0 * (double)book->bytes + FIXED);
}

/* "2026-11-24", with the time of the database's zone if there is one. */
static lxw_datetime date_of(const char *text) {
	lxw_datetime date = {0};
	char *end = NULL;
	date.year = (int)strtol(text, &end, 10);
	date.month = (int)strtol(end + 1, &end, 10);
	date.day = (int)strtol(end + 1, &end, 10);
	if (*end != 'T')
		return date;
	date.hour = (int)strtol(end + 1, &end, 10);
	date.min = (int)strtol(end + 1, &end, 10);
	date.sec = (double)strtol(end + 1, &end, 10);
	return date;
}

/* Excel knows no day before its own first one. */
static bool is_date(const struct shown *shown) {
	return (shown->type == FIELD_DAY || shown->type == FIELD_INSTANT) && strncmp(shown->text, "1900-03", 7) >= 0;
}

/* What a spreadsheet holds exactly is a number: 15 digits. */
static bool is_number(const struct shown *shown) {
	enum { DIGITS = 15 };
	return shown_is_number(shown->type) && strlen(shown->text) <= DIGITS;
}

/* A cell of Excel's holds so many units of UTF-16: what is longer ends with a mark there, and the reader is told. */
static const char *fitting(struct output *output, const char *text) {
	enum { MOST_UNITS = 32767 };
	size_t units = 0, cut = 0, length = 0;
	for (; text[length]; length++) {
		const unsigned char byte = (unsigned char)text[length];
		if ((byte & 0xC0) == 0x80)
			continue;
		if (units < MOST_UNITS) /* the mark takes one */
			cut = length;
		units += byte >= 0xF0 ? 2 : 1;
	}
	if (units <= MOST_UNITS)
		return text;
	output->cut++;
	return arena_printf(output->arena, "%.*s…", (int)cut, text);
}

static void write_cell(struct book *book, lxw_col_t column, const struct field *field, const struct shown *shown,
	struct output *output) {
	lxw_format *format = book->of_type[shown->type];
	lxw_error error = LXW_NO_ERROR;
	if (!shown->text)
		return;
	const char *text = shown->text;
	if (shown->type != FIELD_NOTE && !is_number(shown) && !is_date(shown))
		text = shown_humane(output->arena, field, shown, output->chinese);
	text = fitting(output, text);
	count_bytes(book, text);
	note_width(book, column, shown->type == FIELD_INSTANT ? "2026-11-24 10:00:00" : text);
	if (is_date(shown)) {
		lxw_datetime date = date_of(shown->text);
		error = lxw.worksheet_write_datetime(book->sheet, book->row, column, &date, format);
	} else if (is_number(shown))
		error = lxw.worksheet_write_number(book->sheet, book->row, column, strtod(shown->text, NULL), format);
	else
		error = lxw.worksheet_write_string(book->sheet, book->row, column, text, shown->type == FIELD_NOTE ? format : NULL);
	check(book, error);
}

static void write_row(struct output *output, const struct field *fields, int count, const struct shown *row) {
	struct book *book = output->book;
	if (book->failed)
		return;
	book->row++;
	for (int i = 0; i < count && !book->failed; i++)
		write_cell(book, (lxw_col_t)i, &fields[i], &row[i], output);
}

static void end_sheet(struct output *output, int count) {
	struct book *book = output->book;
	if (book->failed)
		return;
	for (int i = 0; i < count; i++)
		check(book, lxw.worksheet_set_column(book->sheet, (lxw_col_t)i, (lxw_col_t)i,
			book->widths[i] < NARROWEST ? NARROWEST : (double)book->widths[i], NULL));
	check(book, lxw.worksheet_autofilter(book->sheet, 0, 0, book->row, (lxw_col_t)(count - 1)));
}

static void copy_out(struct output *output, FILE *from) {
	char bytes[65536];
	for (size_t got; (got = fread(bytes, 1, sizeof bytes, from)) > 0;)
		if (fwrite(bytes, 1, got, output->file) != got)
			break; /* the file remembers that it failed */
}

static void end_book(struct output *output) {
	struct book *book = output->book;
	book->failed |= !has_room(book);
	if (book->workbook) /* it frees what it has, whatever has failed */
		check(book, lxw.workbook_close(book->workbook));
	FILE *made = book->failed ? NULL : fopen(book->path, "re");
	if (made) {
		copy_out(output, made);
		book->failed |= ferror(made) || ftell(made) <= 0;
		fclose(made);
	}
	if (!made || book->failed)
		output->line.failed = true; /* as a full disk is */
	if (*book->path)
		unlink(book->path);
}

static void begin(struct output *output, const struct field *fields, int count) {
	begin_book(output);
	begin_sheet(output, NULL, fields, count);
}

static void end(struct output *output, const struct field *fields, int count) {
	(void)fields;
	end_sheet(output, count);
	end_book(output);
}

static void begin_part(struct output *output, const struct listing *part, bool single) {
	(void)single;
	begin_sheet(output, part->name, part->fields, part->count);
}

static void part_row(struct output *output, const struct listing *part, bool single, int number, const struct shown *row) {
	(void)single, (void)number;
	write_row(output, part->fields, part->count, row);
}

static void end_part(struct output *output, const struct listing *part, bool single) {
	(void)single;
	end_sheet(output, part->count);
}

const struct printer xlsx_printer = {
	.begin = begin,
	.row = write_row,
	.end = end,
	.begin_view = begin_book,
	.begin_part = begin_part,
	.part_row = part_row,
	.end_part = end_part,
	.end_view = end_book,
};
