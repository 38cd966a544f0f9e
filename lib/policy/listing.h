/*
 * listing: rows on their way to the output. A field table says what the columns
 * of a query are; it makes the CSV header, the table's columns and the JSON names.
 */
#ifndef POLICY_LISTING_H
#define POLICY_LISTING_H

#include "policy/words.h"
#include "store/db.h"

enum field_type {
	FIELD_TEXT,
	FIELD_NOTE,     /* text that may have several lines */
	FIELD_INTEGER,
	FIELD_BOOLEAN,
	FIELD_AMOUNT,   /* fen */
	FIELD_PRICE,    /* millionths */
	FIELD_QUANTITY, /* millionths */
	FIELD_PERCENT,  /* millionths of the whole */
	FIELD_INSTANT,
	FIELD_DAY,
	FIELD_MONTH,
	FIELD_NUMBER,   /* a document's id, shown as its number; `document` says which kind */
	FIELD_DOCUMENT, /* two columns, prefix and id: the number of a document of any kind */
	FIELD_FIGURE    /* two columns: a field_type that says what the integer behind it is */
};

struct field {
	const char *context; /* of a name with several meanings: which one this heading has; stands before it */
	const char *name; /* machine name; with spaces for underscores, the heading */
	enum field_type type;
	int document;     /* FIELD_NUMBER: enum document */
	const struct word *words; /* the text is one of these: a reader gets it in his language; or NULL */
	int word_count;
	bool late;        /* of FIELD_BOOLEAN: if it is so, somebody is late */
	int read;         /* enum read: who may not read that is shown nothing here; 0: everybody may */
	bool said;        /* the text is the program's own: a reader gets it in his language */
};

/* Of a field whose text is one of these words, or several with commas; an array. */
#define WORDS_OF(list) .words = (list), .word_count = (int)(sizeof(list) / sizeof *(list))

struct listing {
	const char *name; /* what the rows are: "orders" */
	const struct field *fields;
	int count;
	struct query rows;  /* from the database, or */
	struct cell *cells; /* from memory: row by row, as the fields take them */
	size_t cell_count;
	bool chinese;       /* under the headings of the reader's language, whatever the format */
	unsigned hidden;    /* what its reader may not read: a bit for each enum read */
};

/* The next cell (or cells) of a listing in memory; text must live as long as the listing. */
void listing_text(struct arena *arena, struct listing *listing, const char *text);
void listing_texts(struct arena *arena, struct listing *listing, const char *const *texts, size_t count);
void listing_number(struct arena *arena, struct listing *listing, int64_t number);
void listing_maybe(struct arena *arena, struct listing *listing, struct maybe number);

/* Make those cells of a row null that its reader may not read. */
void hide_cells(const struct listing *listing, struct cell *cells);

/* How many cells a row has: some fields take two. */
int listing_width(const struct field *fields, int count);

/* `fields` is an array: its length goes along. */
#define LISTING(what, field_array) \
	{.name = (what), .fields = (field_array), .count = (int)(sizeof(field_array) / sizeof *(field_array))}

struct context;

/* A document as it is shown: a part with one row about the whole, and parts with many. */
struct part {
	enum outcome (*list)(struct context *context, int64_t id, struct listing *listing);
	bool single;
};

struct view {
	const struct part *parts;
	int count;
	int64_t id;
	const bool *absent; /* of each part: is it known to have no rows? NULL: nothing is known */
};

/* The rows of a view's part. A part that has none says its columns, and asks nothing. */
enum outcome view_part(struct context *context, const struct view *view, int part, struct listing *listing);

/* `part_array` is an array: its length goes along. */
#define VIEW(part_array, of_id) \
	{.parts = (part_array), .count = (int)(sizeof(part_array) / sizeof *(part_array)), .id = (of_id)}

/*
 * The rows of one thing, or with 0 of all: `column between id and last_of(id)`, so
 * that the index serves both.
 */
static inline int64_t last_of(int64_t id) {
	return id ? id : INT64_MAX;
}

/*
 * In SQL: is the text one of what a filter asks for? `filter` is a parameter: one text, or several, each between
 * newlines, that no such text has.
 */
#define IS_ANY_OF(filter, text) \
	"(" text " = " filter " or replace(" filter ", '\n' || " text " || '\n', '') <> " filter ")"

#endif
