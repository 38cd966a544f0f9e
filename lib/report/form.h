/*
 * form: the paper forms of the policies, by document number: filled from the data, never
 * typed again. What a form says is worked out here; text, HTML and PDF are made of it.
 */
#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "policy/context.h"
#include "policy/listing.h"

enum { MOST_FORM_PARTS = 6, MOST_BOXES = 5 };

/* A part: the fields of the one row that it has, or a table. */
struct form_part {
	const char *heading; /* or NULL */
	bool single;
	int columns;
	const char *const *headings;
	const bool *right;   /* numbers stand to the right */
	const char **cells;  /* row by row, as people read them */
	size_t rows;
};

/* To be signed by hand; who has signed in the database stands there already. */
struct form_box {
	const char *label, *name, *day; /* name and day: NULL if nobody has */
};

struct form {
	const char *factory, *title, *number;
	const char *clause; /* of the policy */
	bool chinese;
	struct form_part parts[MOST_FORM_PARTS];
	int part_count;
	struct form_box boxes[MOST_BOXES];
	int box_count;
};

/*
 * The form of a document (or of a month, for the summary): of this kind, or of the first that
 * it has if that is NULL. NOT_FOUND for a document that isn't there or has no such form.
 */
enum outcome form_load(struct context *context, const char *number, const char *kind, bool chinese, struct form *form);

/* How many bytes of a text go onto a page at once, beside other things: a longer one goes on below. */
size_t form_piece(const char *text);

/* The kinds: name, of which documents, what they are called. */
void form_kinds(struct context *context, struct listing *listing);

#endif
