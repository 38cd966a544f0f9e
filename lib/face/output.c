#include "face/output.h"

#include "face/colour.h"
#include "face/encode.h"
#include "face/format.h"
#include "ground/decimal.h"
#include "ground/language.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *const format_names[FORMAT_COUNT] = {
	[FORMAT_TABLE] = "table", [FORMAT_CSV] = "csv", [FORMAT_TSV] = "tsv", [FORMAT_JSON] = "json",
	[FORMAT_NUMBERS] = "numbers", [FORMAT_XLSX] = "xlsx", [FORMAT_TEXT] = "text", [FORMAT_HTML] = "html", [FORMAT_PDF] = "pdf"};

static const struct printer *const printers[FORMAT_COUNT] = {[FORMAT_TABLE] = &table_printer,
	[FORMAT_CSV] = &csv_printer, [FORMAT_TSV] = &tsv_printer, [FORMAT_JSON] = &json_printer,
	[FORMAT_NUMBERS] = &numbers_printer, [FORMAT_XLSX] = &xlsx_printer};

void no_rows(struct output *output, const struct field *fields, int count) {
	(void)output, (void)fields, (void)count;
}

void no_part(struct output *output, const struct listing *part, bool single) {
	(void)output, (void)part, (void)single;
}

void no_view(struct output *output) {
	(void)output;
}

bool output_ready(enum format format) {
	return format != FORMAT_XLSX || xlsx_load();
}

/* The pager that the user wants, or less(1) if it is there: either is to show colours. */
static FILE *open_pager(void) {
	const char *pager = secure_getenv("PAGER");
	if (!pager)
		pager = access("/usr/bin/less", X_OK) == 0 ? "/usr/bin/less -FRX" : "";
	setenv("LESS", "FRX", 0);
	setenv("LESSCHARSET", "utf-8", 0); /* what we write, whatever locales the machine has */
	return *pager ? popen(pager, "w") : NULL; /* NOLINT(cert-env33-c): PAGER is a command, as everywhere */
}

/* Nobody reads a table that is narrower. */
enum { LEAST_WIDTH = 20 };

/* A terminal's columns. */
static size_t width_of(int file) {
	struct winsize size = {0};
	return ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col >= LEAST_WIDTH ? size.ws_col : 0;
}

/* As somebody wants it who reads it elsewhere. */
static size_t width_wanted(void) {
	const char *columns = getenv("COLUMNS");
	int64_t width = 0;
	return columns && !decimal_parse(columns, 0, &width) && width >= LEAST_WIDTH ? (size_t)width : 0;
}

/* Read by people: the others are for programs (or say --chinese), and never change. */
static bool format_is_read(enum format format) {
	return format == FORMAT_TABLE || format == FORMAT_TEXT || format == FORMAT_HTML || format == FORMAT_PDF;
}

/* Without memory for it the reader may be waited for. */
static void begin_sink(struct output *output, FILE *to) {
	FILE *stream = sink_open(&output->sink, to);
	output->to = to;
	output->file = stream ? stream : to;
}

static bool end_sink(struct output *output) {
	const bool written = output->file == output->to || sink_close(&output->sink, output->file);
	output->file = output->to;
	return written;
}

void output_open(struct output *output, enum format format, FILE *file, struct arena *arena) {
	*output = (struct output){.format = format, .arena = arena,
		.chinese = format_is_read(format) && language_translates(), .width = width_wanted()};
	begin_sink(output, file);
}

/* Once there is something to read. */
static void page(struct output *output) {
	if (output->paged || output->format != FORMAT_TABLE || !isatty(fileno(output->to)))
		return;
	output->width = width_of(fileno(output->to));
	output->coloured = colour_wanted(fileno(output->to));
	FILE *pager = open_pager();
	if (pager) {
		end_sink(output);
		begin_sink(output, pager);
		output->paged = true;
	}
}

bool output_encode(struct output *output) {
	FILE *stream = encode_open(output->file);
	if (!stream)
		return false;
	output->plain = output->file;
	output->file = stream;
	return true;
}

bool output_close(struct output *output) {
	bool written = !output->line.failed;
	buffer_free(&output->line);
	if (output->plain) {
		written = fclose(output->file) == 0 && written;
		output->file = output->plain;
		output->plain = NULL;
	}
	written = end_sink(output) && written;
	if (output->paged)
		pclose(output->to);
	else
		written = fflush(output->to) == 0 && !ferror(output->to) && written;
	return written;
}

/* Formats that write a row at once need no memory of it. */
static bool keeps_rows(const struct output *output) {
	return output->format == FORMAT_TABLE;
}

void output_begin(struct output *output, const struct field *fields, int count) {
	page(output);
	printers[output->format]->begin(output, fields, count);
}

void output_row(struct output *output, const struct field *fields, int count, const struct cell *cells) {
	struct shown row[MOST_FIELDS];
	const struct arena_mark mark = arena_mark(output->arena);
	show_row(output->arena, fields, count, cells, row);
	printers[output->format]->row(output, fields, count, row);
	if (!keeps_rows(output))
		arena_rewind(output->arena, mark);
}

void output_end(struct output *output, const struct field *fields, int count) {
	printers[output->format]->end(output, fields, count);
}

enum outcome output_listing(struct output *output, struct listing *listing) {
	struct rows rows = {.listing = listing};
	output->chinese = output->chinese || listing->chinese;
	output_begin(output, listing->fields, listing->count);
	while (next_row(&rows))
		output_row(output, listing->fields, listing->count, rows.cells);
	TRY(db_end(&listing->rows));
	output_end(output, listing->fields, listing->count);
	return DONE;
}

enum outcome output_view(struct output *output, struct context *cx, const struct view *view) {
	const struct printer *printer = printers[output->format];
	page(output);
	printer->begin_view(output);
	for (int i = 0; i < view->count; i++) {
		const struct part *part = &view->parts[i];
		struct listing listing;
		struct shown row[MOST_FIELDS];
		TRY(view_part(cx, view, i, &listing));
		printer->begin_part(output, &listing, part->single);
		struct rows rows = {.listing = &listing};
		for (int number = 1; next_row(&rows); number++) {
			show_row(output->arena, listing.fields, listing.count, rows.cells, row);
			printer->part_row(output, &listing, part->single, number, row);
		}
		TRY(db_end(&listing.rows));
		printer->end_part(output, &listing, part->single);
	}
	printer->end_view(output);
	return DONE;
}
