/*
 * sheet: a CSV file as rows of a request: a table of columns, like a verb's table
 * of options, says where each goes and what it may be. Columns stand in any order,
 * under their English or Chinese names.
 */
#ifndef FACE_SHEET_H
#define FACE_SHEET_H

#include "face/csv_in.h"
#include "face/options.h"

enum { MOST_SHEET_COLUMNS = 64 };

struct sheet {
	const char *path;
	struct arena *arena;
	struct fault *fault;
	const struct option_entry *columns; /* what would be an option's help is the Chinese heading */
	struct csv_reader *reader;
	const struct option_entry *headings[MOST_SHEET_COLUMNS]; /* of the file's columns; NULL: the reasons of earlier rejects */
	size_t heading_count;
};

/* A row as it stands in the file, and what is wrong with it. */
struct sheet_row {
	size_t line;
	const char *const *fields;
	const char *reason, *column; /* NULL if nothing is */
};

/* The heading under which rejects carry their reasons; read over on import. */
extern const char sheet_reason[];

/* Where a sheet comes from. */
struct sheet_source {
	struct input *inputs; /* all that were read */
	const char *path;     /* its own */
	const char *encoding; /* as csv_open() has it */
	const struct option_entry *columns;
	const char *const *needed; /* columns that every row has to fill in; ends with NULL */
};

/*
 * Begin to read an input (see csv_open), first its headings: BAD_DATA for one that there
 * isn't, that stands twice, or of `needed` that is missing. REHEARSED if it wasn't read. sheet_close() in any case.
 */
enum outcome sheet_open(struct sheet *sheet, const struct sheet_source *source, struct arena *arena, struct fault *fault);
void sheet_close(struct sheet *sheet);

/* The place of a column in the file, or the number of columns if it isn't there. */
size_t sheet_place(const struct sheet *sheet, const char *column);

/* The next record as it stands; *more is false at the end. */
enum outcome sheet_next(struct sheet *sheet, struct csv_record *record, bool *more);

/* Read a record into a request; empty fields leave it as it is. What is wrong is in the row. */
void sheet_read(struct sheet *sheet, const struct csv_record *record, struct sheet_row *row, void *request);

/*
 * Read a whole file, row by row, into the same request of `size` bytes, and give each
 * to `take`. All or nothing: the first bad row ends it, BAD_DATA.
 */
enum outcome sheet_each(const struct sheet_source *source, struct arena *arena, struct fault *fault, void *request,
	size_t size, enum outcome (*take)(void *argument), void *argument);

/* The first thing that is wrong with a row stands. */
void sheet_mark(struct sheet_row *row, const char *column, const char *reason);

/* BAD_DATA with the row's file, line, column and reason. */
enum outcome sheet_bad(const struct sheet *sheet, const struct sheet_row *row);

#endif
