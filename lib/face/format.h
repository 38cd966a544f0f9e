/*
 * format: what each of the formats behind output.h does.
 */
#ifndef FACE_FORMAT_H
#define FACE_FORMAT_H

#include "face/output.h"

struct printer {
	void (*begin)(struct output *output, const struct field *fields, int count);
	void (*row)(struct output *output, const struct field *fields, int count, const struct shown *row);
	void (*end)(struct output *output, const struct field *fields, int count);
	/* A document: around it, around each of its parts, and each part's rows, numbered from 1. */
	void (*begin_view)(struct output *output);
	void (*begin_part)(struct output *output, const struct listing *part, bool single);
	void (*part_row)(struct output *output, const struct listing *part, bool single, int number,
		const struct shown *row);
	void (*end_part)(struct output *output, const struct listing *part, bool single);
	void (*end_view)(struct output *output);
};

/* For formats that do nothing there. */
void no_rows(struct output *output, const struct field *fields, int count);
void no_part(struct output *output, const struct listing *part, bool single);
void no_view(struct output *output);

extern const struct printer table_printer, csv_printer, tsv_printer, json_printer, numbers_printer, xlsx_printer;

/* Before the last is used: is its library there? */
bool xlsx_load(void);

#endif
