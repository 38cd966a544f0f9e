/*
 * names: a number for each of many texts, found in one step however many they are.
 */
#ifndef GROUND_NAMES_H
#define GROUND_NAMES_H

#include "ground/arena.h"

#include <stddef.h>
#include <stdint.h>

/* Begins zeroed, but for the arena's exhausted; names_free() when done. */
struct names {
	struct arena arena;
	struct name {
		const char *text; /* NULL: a free place */
		int64_t number;
	} *places;
	size_t room, used; /* room is 0 or a power of two */
};

/* The text's number, to be read and changed until the next names_add(); NULL if it isn't there. */
int64_t *names_find(const struct names *names, const char *text);

/* The same; what isn't there is added, with 0. The text is copied. */
int64_t *names_add(struct names *names, const char *text);

void names_free(struct names *names);

#endif
