/*
 * shown: values on their way out, as text that every format starts from.
 */
#ifndef POLICY_SHOWN_H
#define POLICY_SHOWN_H

#include "policy/listing.h"

enum { MOST_FIELDS = 32 };

struct shown {
	const char *text; /* NULL: nothing there */
	enum field_type type;
};

/* A row's cells as text, in the arena: one for each field, of which some take two cells. */
void show_row(struct arena *arena, const struct field *fields, int count, const struct cell *cells, struct shown *row);

/* A listing's rows one by one, wherever they are. */
struct rows {
	struct listing *listing;
	struct cell *cells; /* of the row at hand */
	size_t place;             /* in memory */
	struct cell from_database[MOST_FIELDS];
};
bool next_row(struct rows *rows);

/* A name without its underscores: "customer name". */
const char *spoken(struct arena *arena, const char *name);

/* A field's heading: "customer name", or what that is in the reader's language. */
const char *field_heading(struct arena *arena, const struct field *field, bool chinese);

/*
 * A value as people read it, harmless: nothing for null, minutes for seconds, yes and no; in
 * Chinese the program's own words in that language.
 */
const char *shown_humane(struct arena *arena, const struct field *field, const struct shown *shown, bool chinese);

/* Yes or no. */
const char *shown_boolean(bool is, bool chinese);

/* Does it stand to the right of its column? */
bool shown_is_number(enum field_type type);

#endif
