#include "face/output.h"

#include "face/format.h"
#include "ground/decimal.h"
#include "ground/moment.h"
#include "policy/numbers.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const format_names[FORMAT_COUNT] = {
	[FORMAT_TABLE] = "table", [FORMAT_CSV] = "csv", [FORMAT_TSV] = "tsv", [FORMAT_JSON] = "json",
	[FORMAT_XLSX] = "xlsx", [FORMAT_TEXT] = "text", [FORMAT_HTML] = "html", [FORMAT_PDF] = "pdf"};

static const struct printer *const printers[FORMAT_COUNT] = {[FORMAT_TABLE] = &table_printer,
	[FORMAT_CSV] = &csv_printer, [FORMAT_TSV] = &tsv_printer, [FORMAT_JSON] = &json_printer,
	[FORMAT_XLSX] = &xlsx_printer};

bool output_makes(enum format format) {
	return printers[format];
}

/* The pager that the user wants, or less(1) if it is there. */
static FILE *open_pager(void) {
	const char *pager = secure_getenv("PAGER");
	if (!pager)
		pager = access("/usr/bin/less", X_OK) == 0 ? "/usr/bin/less -FRX" : "";
	return *pager ? popen(pager, "w") : NULL; /* NOLINT(cert-env33-c): PAGER is a command, as everywhere */
}

void output_open(struct output *output, enum format format, FILE *file, struct arena *arena) {
	*output = (struct output){.format = format, .file = file, .arena = arena};
}

/* Once there is something to read. */
static void page(struct output *output) {
	if (output->paged || output->format != FORMAT_TABLE || !isatty(fileno(output->file)))
		return;
	FILE *pager = open_pager();
	if (pager) {
		output->file = pager;
		output->paged = true;
	}
}

bool output_close(struct output *output) {
	bool written = !output->line.failed;
	buffer_free(&output->line);
	if (output->paged)
		pclose(output->file);
	else
		written = fflush(output->file) == 0 && !ferror(output->file) && written;
	return written;
}

static const char *decimal_text(struct arena *arena, int64_t number, int decimals, int least) {
	return decimal_format(arena_alloc(arena, DECIMAL_ROOM), number, decimals, least);
}

/* A cell as every format writes it; some take two columns of the query. */
static struct shown show(struct arena *arena, const struct field *field, const struct cell *cell) {
	enum { LEAST_OF_PRICE = 2 };
	struct shown shown = {.type = field->type};
	const struct cell *value = cell;
	if (field->type == FIELD_FIGURE) {
		shown.type = (enum field_type)cell->number;
		value = cell + 1;
	}
	if (value->null)
		return shown;
	char *text = arena_alloc(arena, MOMENT_ROOM);
	switch (shown.type) {
	case FIELD_TEXT:
	case FIELD_NOTE:
		shown.text = arena_text(arena, value->text);
		break;
	case FIELD_BOOLEAN:
		shown.text = value->number ? "true" : "false";
		break;
	case FIELD_INTEGER:
		shown.text = decimal_text(arena, value->number, 0, 0);
		break;
	case FIELD_AMOUNT:
		shown.text = decimal_text(arena, value->number, AMOUNT_DECIMALS, AMOUNT_DECIMALS);
		break;
	case FIELD_PRICE:
		shown.text = decimal_text(arena, value->number, PRICE_DECIMALS, LEAST_OF_PRICE);
		break;
	case FIELD_QUANTITY:
		shown.text = decimal_text(arena, value->number, QUANTITY_DECIMALS, 0);
		break;
	case FIELD_PERCENT:
		shown.text = decimal_text(arena, value->number, PERCENT_DECIMALS, 0);
		break;
	case FIELD_INSTANT:
		shown.text = instant_format(text, value->number);
		break;
	case FIELD_DAY:
		shown.text = day_format(text, value->number);
		break;
	case FIELD_MONTH:
		shown.text = month_format(text, value->number);
		break;
	case FIELD_NUMBER:
		shown.text = number_format(text, (enum document)field->document, value->number);
		break;
	case FIELD_DOCUMENT:
		for (int i = 0; i < DOCUMENT_COUNT; i++)
			if (cell->text && strcmp(document_entries[i].prefix, cell->text) == 0)
				shown.text = number_format(text, (enum document)i, cell[1].number);
		break;
	case FIELD_FIGURE: /* has said what it is above */
		break;
	}
	return shown;
}

static void show_row(struct arena *arena, const struct field *fields, int count, const struct cell *cells,
	struct shown *row) {
	for (int i = 0; i < count; i++) {
		row[i] = show(arena, &fields[i], cells);
		cells += listing_width(&fields[i], 1);
	}
}

enum { MOST_FIELDS = 32 };

/* A listing's rows one by one, wherever they are. */
struct rows {
	struct listing *listing;
	const struct cell *cells; /* of the row at hand */
	size_t place;             /* in memory */
	struct cell from_database[MOST_FIELDS];
};

static bool next_row(struct rows *rows) {
	struct listing *listing = rows->listing;
	if (db_next(&listing->rows)) {
		const int columns = db_columns(&listing->rows);
		for (int i = 0; i < columns && i < MOST_FIELDS; i++)
			rows->from_database[i] = db_cell(&listing->rows, i);
		rows->cells = rows->from_database;
		return true;
	}
	if (rows->place >= listing->cell_count)
		return false;
	rows->cells = &listing->cells[rows->place];
	rows->place += (size_t)listing_width(listing->fields, listing->count);
	return true;
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
	output->chinese = listing->chinese;
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
		TRY(part->list(cx, view->id, &listing));
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
