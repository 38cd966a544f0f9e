/*
 * csv_in: records of a CSV file (RFC 4180, through libcsv) as UTF-8. The file is
 * read line by line, twice: once to learn its encoding, once for its records.
 */
#ifndef FACE_CSV_IN_H
#define FACE_CSV_IN_H

#include "ground/arena.h"
#include "ground/buffer.h"
#include "ground/input.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_reader;

/* What UTF-8 may begin with. */
extern const char byte_order_mark[];

struct csv_record {
	size_t line;                /* on which it begins, from 1 */
	const char *const *fields;  /* until the next record; an apostrophe against formulas is taken off */
	size_t count;
};

/*
 * Begin to read what was read before, and has to last as long. `encoding` is utf-8, gb18030 or NULL to
 * find out: what is UTF-8 is, and else what looks like GB18030. IO_FAILED, BAD_DATA (with its line) for what is in neither.
 */
enum outcome csv_open(struct csv_reader **reader, const struct input *input, const char *encoding,
	struct arena *arena, struct fault *fault);
void csv_close(struct csv_reader *reader);

/* The next record; *more is false at the end. BAD_DATA for quotes that don't close. */
enum outcome csv_next(struct csv_reader *reader, struct csv_record *record, bool *more);

/* How far the reading has come, in bytes, and of how many. */
void csv_progress(const struct csv_reader *reader, size_t *done, size_t *total);

#endif
