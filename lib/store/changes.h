/*
 * changes: rows that changed, as the journal keeps them. Small, since every row of the
 * database is in the journal once more; whole, since the journal alone brings it back.
 *
 * A change is its operation, '+', '-' or '=' (added, removed, updated), the table, the number of
 * columns, and a value for each of them: of the row as it is added, or as it was. Behind those an
 * update has the columns that it changed, each by its place + 1 and the new value, and a 0.
 * An operation with TABLE_BEFORE added means the table and number of columns of the addition before.
 *
 * Numbers in the frame are LEB128. A value is a byte that says all or begins it:
 *
 *	00..3F  that integer                     90..9F  this and up to 15 more columns are the same as
 *	40..7F  1 to 64 columns that are null            in the addition before, which was of the same table
 *	80..87  integer of 1 to 8 bytes, two's   A0      text: length, bytes
 *	        complement, the lowest first     A1      blob: length, bytes
 *	88      the same as the event's very     A2      blob that is too long for the journal: its length and
 *	        first value                              SHA-256
 *	                                         C0..FF  text of 0 to 63 bytes
 */
#ifndef STORE_CHANGES_H
#define STORE_CHANGES_H

#include "store/db.h"

enum { MOST_ROW_COLUMNS = 64 };

/* Of parameters: null, integer, and text or blob with its length. */
bool value_equal(const struct value *one, const struct value *other);

struct changes {
	struct buffer bytes;
	char operation;
	/* The last addition, to say what is the same. */
	char table[64];
	int columns, place; /* columns of the row at hand, and the next of them */
	bool compares;      /* the row at hand has an addition of the same table before it */
	struct seen {
		enum value_type type;
		int64_t number; /* of a text or blob its length */
		size_t offset;  /* of its bytes */
	} last[MOST_ROW_COLUMNS], first;
	int run; /* columns that are owed as one byte: nulls, or below zero what is the same */
};

/* Write a change: its columns in order, then for an update those that changed, by their place. */
void changes_begin(struct changes *changes, char operation, const char *table, int columns);
void changes_value(struct changes *changes, const struct value *value);
void changes_column(struct changes *changes, int place, const struct value *value);
void changes_end(struct changes *changes);

void changes_clear(struct changes *changes);
void changes_free(struct changes *changes);

/* A change as it is read. Columns that an update leaves alone are VALUE_END in `after`. */
struct change {
	char operation;
	const char *table;
	int columns;
	struct value *before, *after; /* NULL where there is no such row; a blob that is too long is null */
};

/* Read what was written, into the arena; returns NULL, or what is wrong with the bytes. */
const char *changes_read(struct arena *arena, const struct blob *bytes, struct change **changes, size_t *count);

#endif
