/*
 * options: one table of a verb's options makes getopt_long's array, --help and
 * the request that the library gets. The manual page is tested against it.
 *
 * An option says where in the request its value goes; the macros check that the
 * field has the type that the value has.
 */
#ifndef FACE_OPTIONS_H
#define FACE_OPTIONS_H

#include "ground/arena.h"
#include "ground/outcome.h"
#include "policy/words.h"
#include "store/db.h"

enum option_type {
	OPTION_END,
	OPTION_FLAG,     /* bool: true */
	OPTION_CHOICE,   /* struct maybe: the option's own number */
	OPTION_TEXT,     /* const char *: a line of text */
	OPTION_NOTE,     /* const char *: text that may have several lines */
	OPTION_WORD,     /* const char *: one of the option's words */
	OPTION_FILE,     /* const char *: a path of a file; its content is part of the request */
	OPTION_SHEET,    /* the same of one that is read line by line, - for standard input */
	OPTION_MADE,     /* const char *: a path, of what is no input */
	OPTION_PASSED,   /* nothing: a column that is passed over */
	OPTION_BOOLEAN,  /* struct maybe, 0 or 1: true or false, yes or no in any language, of a column */
	OPTION_INTEGER,  /* struct maybe, 0 to a million */
	OPTION_AMOUNT,   /* struct maybe, fen; this and prices up to the setting amount-limit */
	OPTION_PRICE,    /* struct maybe, millionths */
	OPTION_QUANTITY, /* struct maybe, millionths; up to quantity-limit */
	OPTION_PERCENT,  /* struct maybe, millionths of the whole */
	OPTION_DAY,      /* struct maybe */
	OPTION_INSTANT,  /* struct maybe */
	OPTION_MONTH,    /* struct maybe */
	OPTION_LINE_TEXTS, /* struct line_texts: LINE=TEXT, may be repeated */
	OPTION_PRICES,   /* struct line_values: LINE=PRICE, may be repeated */
	OPTION_PERCENTS  /* struct line_values: LINE=PERCENT, may be repeated */
};

struct option_entry {
	const char *name;
	char letter; /* or 0 */
	enum option_type type;
	const char *argument; /* its name in the help, or NULL */
	const char *help;
	size_t offset;
	int64_t number;            /* OPTION_CHOICE */
	const struct word *words;  /* OPTION_WORD */
	int word_count;
	bool of_line;     /* the offset is into a line of the request */
	bool begins_line; /* a new line begins with it */
	bool collects;    /* a text that may be said several times: see is_any_of() in policy/listing.h */
};

/* What a verb asks for: options that are said once, then those of each line, until its first is left empty. */
struct asking {
	const char *const *once, *const *line; /* names, end with NULL */
};

/* Where a request keeps its lines. */
struct line_layout {
	size_t items, count, size; /* offsets of the pointer and the count; size of an item */
	bool has_defaults;
	size_t defaults; /* offset of the item that takes what is said before the first line */
	const struct asking *asks; /* at a terminal, of a verb that is typed alone: see ask.h; or NULL */
};

/* The offset of a field, if it has the type that the option gives. */
#define FIELD_AT(request, field, type)                                                                  \
	(offsetof(request, field)                                                                       \
		+ 0 * sizeof(char[__builtin_types_compatible_p(__typeof__(((request *)0)->field), type) ? 1 : -1]))

#define OPTION_MAYBE_(kind, request, field, n, l, a, h) \
	.name = (n), .letter = (l), .type = (kind), .argument = (a), .help = (h), \
	.offset = FIELD_AT(request, field, struct maybe)
#define OPTION_STRING_(kind, request, field, n, l, a, h) \
	.name = (n), .letter = (l), .type = (kind), .argument = (a), .help = (h), \
	.offset = FIELD_AT(request, field, const char *)

#define OPT_FLAG(request, field, n, l, h) \
	{.name = (n), .letter = (l), .type = OPTION_FLAG, .help = (h), .offset = FIELD_AT(request, field, bool)}
#define OPT_CHOICE(request, field, chosen, n, l, h) \
	{OPTION_MAYBE_(OPTION_CHOICE, request, field, n, l, NULL, h), .number = (chosen)}
#define OPT_TEXT(request, field, n, l, a, h) {OPTION_STRING_(OPTION_TEXT, request, field, n, l, a, h)}
#define OPT_NOTE(request, field, n, l, a, h) {OPTION_STRING_(OPTION_NOTE, request, field, n, l, a, h)}
#define OPT_FILE(request, field, n, l, h) {OPTION_STRING_(OPTION_FILE, request, field, n, l, "FILE", h)}
#define OPT_SHEET(request, field, n, l, h) {OPTION_STRING_(OPTION_SHEET, request, field, n, l, "FILE", h)}
#define OPT_MADE(request, field, n, l, h) {OPTION_STRING_(OPTION_MADE, request, field, n, l, "FILE", h)}
#define OPT_WORD(request, field, n, l, a, h, list, length) \
	{OPTION_STRING_(OPTION_WORD, request, field, n, l, a, h), .words = (list), .word_count = (length)}
/* Filters: any of what is said, see policy/listing.h. */
#define OPT_TEXTS(request, field, n, l, a, h) \
	{OPTION_STRING_(OPTION_TEXT, request, field, n, l, a, h), .collects = true}
#define OPT_WORDS(request, field, n, l, a, h, list, length) \
	{OPTION_STRING_(OPTION_WORD, request, field, n, l, a, h), .words = (list), .word_count = (length), .collects = true}
#define OPT_BOOLEAN(request, field, n, h) {OPTION_MAYBE_(OPTION_BOOLEAN, request, field, n, 0, NULL, h)}
#define COLUMN_PASSED(n, h) {.name = (n), .type = OPTION_PASSED, .help = (h)}
#define OPT_INTEGER(request, field, n, l, a, h) {OPTION_MAYBE_(OPTION_INTEGER, request, field, n, l, a, h)}
#define OPT_AMOUNT(request, field, n, l, h) {OPTION_MAYBE_(OPTION_AMOUNT, request, field, n, l, "AMOUNT", h)}
#define OPT_PRICE(request, field, n, l, h) {OPTION_MAYBE_(OPTION_PRICE, request, field, n, l, "PRICE", h)}
#define OPT_QUANTITY(request, field, n, l, h) \
	{OPTION_MAYBE_(OPTION_QUANTITY, request, field, n, l, "QUANTITY", h)}
#define OPT_PERCENT(request, field, n, l, h) {OPTION_MAYBE_(OPTION_PERCENT, request, field, n, l, "PERCENT", h)}
#define OPT_DAY(request, field, n, l, h) {OPTION_MAYBE_(OPTION_DAY, request, field, n, l, "DAY", h)}
#define OPT_MONTH(request, field, n, l, h) {OPTION_MAYBE_(OPTION_MONTH, request, field, n, l, "MONTH", h)}
#define OPT_INSTANT(request, field, n, l, h) {OPTION_MAYBE_(OPTION_INSTANT, request, field, n, l, "TIME", h)}

#define OPT_LINES(kind, request, field, n, a, h)                                        \
	{.name = (n), .type = (kind), .argument = (a), .help = (h),                     \
		.offset = FIELD_AT(request, field, struct line_values)}

#define OPT_LINE_TEXTS(request, field, n, a, h)                                              \
	{.name = (n), .type = OPTION_LINE_TEXTS, .argument = (a), .help = (h),                \
		.offset = FIELD_AT(request, field, struct line_texts)}

/* The same for a line's fields; a new line begins with LINE_BEGINS_*. */
#define LINE_BEGINS_TEXT(line, field, n, l, a, h) \
	{OPTION_STRING_(OPTION_TEXT, line, field, n, l, a, h), .of_line = true, .begins_line = true}
#define LINE_BEGINS(kind, line, field, n, l, a, h) \
	{OPTION_MAYBE_(kind, line, field, n, l, a, h), .of_line = true, .begins_line = true}
#define LINE_OPT_TEXT(line, field, n, l, a, h) \
	{OPTION_STRING_(OPTION_TEXT, line, field, n, l, a, h), .of_line = true}
#define LINE_OPT_NOTE(line, field, n, l, a, h) \
	{OPTION_STRING_(OPTION_NOTE, line, field, n, l, a, h), .of_line = true}
#define LINE_OPT(kind, line, field, n, l, a, h) \
	{OPTION_MAYBE_(kind, line, field, n, l, a, h), .of_line = true}

/* An option as it was typed. */
struct typed {
	const char *name;  /* long name, in the table's own memory */
	const char *value; /* or NULL */
};

/*
 * Put one typed option into a request. BAD_DATA for a malformed value, with the
 * option's name.
 */
enum outcome option_apply(struct arena *arena, struct fault *fault, const struct option_entry *entry,
	const struct line_layout *layout, void *request, const char *value);

/*
 * Read a value of this type (TEXT to INSTANT) into `field`, as an option's or a CSV
 * column's. Returns NULL or what is wrong with it; text must outlive the request.
 */
const char *value_parse(struct arena *arena, enum option_type type, bool from_today, const char *value, void *field);

/*
 * The same for an option of such a type, which may take some words alone: "none of standard, raise". `from_today`: days
 * may be counted from today (ground/typed.h).
 */
const char *option_read(struct arena *arena, const struct option_entry *entry, bool from_today, const char *value,
	void *field);

/* What a day, a time or a number was read as, in the arena, where people write it otherwise than programs; else NULL. */
const char *value_reading(struct arena *arena, enum option_type type, const char *value);

/* "standard, raise": the words that it takes, or ""; translated with what they are called there. */
const char *option_words(struct arena *arena, const struct option_entry *entry, bool translated);

/* Is it one with a value? */
bool option_takes_value(const struct option_entry *entry);

/* The entry of this name in a table that ends with OPTION_END; NULL if there is none. */
const struct option_entry *option_find(const struct option_entry *table, const char *name);

#endif
