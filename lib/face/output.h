/*
 * output: one interface, and behind it a table for people and CSV, TSV and JSON
 * for programs. A command doesn't know its format.
 *
 *   table  aligned by display width, without the columns that are empty in every row;
 *          harmless on a terminal
 *   csv    RFC 4180 with a header, lines ended by LF; cells that a spreadsheet
 *          would run as a formula are defused by an apostrophe
 *   tsv    tab-separated with a header; \t \n \r \\ for what would break a line
 *   json   one object a line (RFC 8259), numbers as exact decimals
 *   numbers  of each row the number of its document alone, for a pipe
 *   xlsx   a workbook (ISO/IEC 29500) with numbers and dates as such
 */
#ifndef FACE_OUTPUT_H
#define FACE_OUTPUT_H

#include "face/sink.h"
#include "ground/buffer.h"
#include "policy/shown.h"

#include <stdio.h>

/* The first five every list has; the others what can make them: a verb says so. */
enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_TSV, FORMAT_JSON, FORMAT_NUMBERS, FORMAT_XLSX, FORMAT_TEXT, FORMAT_HTML, FORMAT_PDF, FORMAT_COUNT };
extern const char *const format_names[FORMAT_COUNT];

struct output {
	enum format format;
	FILE *file;
	FILE *to; /* behind `file`, through the sink: standard output, a pager, the user's file */
	struct sink sink;
	FILE *plain; /* behind `file`, if that writes another encoding */
	bool coloured;
	size_t width; /* to which tables are folded; 0: they are not */
	bool paged; /* `to` is a pager's input */
	struct arena *arena;
	struct buffer line;  /* the one being written */
	struct shown *table; /* a table's cells so far: its widths are known at its end */
	size_t cells;
	bool chinese;        /* headings of fields that have Chinese ones */
	bool comma;          /* something stands before, in JSON */
	bool below;          /* something stands above, in a view of tables */
	struct book *book;   /* a spreadsheet in the making */
	const char *beside;  /* the folder of the file that is written, for what is needed meanwhile; NULL: there is none */
	size_t cut;          /* how many texts the format had no room for in full */
};

/* Is what the format needs on this machine? */
bool output_ready(enum format format);

/* Write to `file`; tables at a terminal go through the pager. */
void output_open(struct output *output, enum format format, FILE *file, struct arena *arena);

/* Write GB18030 instead of UTF-8. False if this machine can't. */
bool output_encode(struct output *output);

/* Let go when all of it is written, which may wait for the reader. False if anything could not be written. */
bool output_close(struct output *output);

/* Rows of one kind, one by one. */
void output_begin(struct output *output, const struct field *fields, int count);
void output_row(struct output *output, const struct field *fields, int count, const struct cell *cells);
void output_end(struct output *output, const struct field *fields, int count);

/* Everything that a listing has. */
enum outcome output_listing(struct output *output, struct listing *listing);

/* A document, part by part: a JSON object; CSV with part, row, field and value; tables one below the other. */
enum outcome output_view(struct output *output, struct context *context, const struct view *view);

#endif
