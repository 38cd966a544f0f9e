/*
 * text: UTF-8 that comes in as it was given, and goes out without harm.
 * Knowledge of Unicode is libunistring's.
 */
#ifndef GROUND_TEXT_H
#define GROUND_TEXT_H

#include "ground/arena.h"
#include "ground/buffer.h"

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

/* Does the text begin with these bytes? */
bool text_begins(const char *text, const char *with);

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
