/*
 * text: UTF-8 that comes in as it was given, and goes out without harm.
 * Knowledge of Unicode is libunistring's.
 */
#ifndef GROUND_TEXT_H
#define GROUND_TEXT_H

#include "ground/arena.h"
#include "ground/buffer.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <stddef.h>

enum text_kind {
	TEXT_LINE, /* no control characters */
	TEXT_NOTE  /* newline and tab are welcome */
};

/*
 * Is this text that ordflow keeps? Returns NULL, or what is wrong (invalid
 * UTF-8, a control character) with its byte offset in *offset.
 */
const char *text_check(const char *text, size_t length, enum text_kind kind, size_t *offset);

/*
 * What things are called by whoever types, prints and completes them. Letters, digits and marks of any script may stand
 * in all of them, and of ASCII's punctuation what no shell, path or terminal acts upon there; the first character is no
 * dot or the like (of a code it may be a dash, which isn't completed), no part of a path is "." or "..", and invisible characters stand nowhere.
 */
enum name_kind {
	NAME_CODE,      /* of a customer, product, carrier, work centre: P-100/2#, DN20(304) */
	NAME_LOGIN,     /* of a person: zhang.min */
	NAME_REFERENCE, /* of somebody outside, with spaces: BOC 88123; waybills, batches, revisions and titles too */
	NAME_FILE,      /* of a file that is archived: no path */
	NAME_KIND_COUNT
};

/* NULL if the name, which isn't empty, may be one of this kind, or what it has that it may not (in *offset bytes). */
const char *name_check(const char *name, enum name_kind kind, size_t *offset);

/* The same as an outcome: BAD_DATA. A name that is NULL is fine. */
enum outcome name_accept(struct fault *fault, enum name_kind kind, const char *name);

/*
 * The text without the white space of Unicode at its ends, also the full-width and the invisible; in the arena.
 * NULL for NULL. What a clause demands is kept so, any other text as it was given.
 */
const char *text_trimmed(struct arena *arena, const char *text);

/*
 * Does a text that somebody has to give hold something: a letter, a digit or a sign that isn't punctuation? Does one
 * that has to say something (a reason, an outcome) have two of them? NULL doesn't. ("How strictly", 1.1)
 */
bool text_holds(const char *text);
bool text_says(const char *text);

/* Is it UTF-8, and without a NUL? So is every text that was let in, by whatever rules of its time. */
bool text_is_whole(const char *text, size_t length);

/* Does the text begin with these bytes? */
bool text_begins(const char *text, const char *with);

/*
 * The text as names from outside are compared: without white space and marks of no width, in one case and one
 * width (Unicode's NFKC and full case folding): "ＢＯＣ 88123" is "boc88123". In the arena.
 */
const char *text_key(struct arena *arena, const char *text);

/* How many columns of a terminal the text takes: Chinese characters take two. */
size_t text_width(const char *text);

/* The text, or as much of it as takes `width` columns and an ellipsis, in the arena. */
const char *text_shortened(struct arena *arena, const char *text, size_t width);

/*
 * How many bytes of the text go on one line of `width` columns: up to a newline, or as far
 * as the rules of Unicode (UAX #14) allow a break, or the width does. At least one character.
 */
size_t text_line(const char *text, size_t width);

/*
 * Add the text as a terminal may safely show it on one line: controls and marks
 * that change the reading direction become \u{202e}, a newline becomes ⏎.
 */
void text_harmless(struct buffer *out, const char *text);

/* The one of `count` words that the user most likely meant, or NULL. */
const char *text_nearest(const char *typed, const char *const *words, size_t count);

#endif
