#include "store/sqlite.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * What SQLite takes and gives back. A command reads the whole schema at its start and lets go of it at its end,
 * in some four thousand pieces of less than a kilobyte, and the general allocator's care for each of them, and for
 * joining what is free, was a sixth of order-new. Here a piece goes onto the list of its size and comes from there.
 * One thread alone uses it, as SQLite is set up in db.c.
 */
enum {
	UNIT = 16,     /* sizes are multiples of it, and so is what is given out */
	HEAD = 8,      /* before each piece: how large it is, without this */
	SMALL = 1024,  /* what is larger is the general allocator's */
	CHUNK = 65536
};

struct piece {
	struct piece *next; /* of those that are free */
};

static struct piece *free_pieces[SMALL / UNIT + 1];
static char *fresh;       /* what is left of the newest chunk */
static size_t fresh_size;

/* A piece with its head: a multiple of UNIT. */
static size_t whole_size(size_t size) {
	return (size + HEAD + UNIT - 1) / UNIT * UNIT;
}

static uint64_t *head_of(void *piece) {
	return (uint64_t *)piece - 1;
}

/* Out of the chunk; pieces lie so that what is behind the head is aligned. Its rest is too small for this one, and lost. */
static void *cut(size_t whole) {
	if (fresh_size < whole) {
		char *chunk = malloc(CHUNK);
		if (!chunk)
			return NULL;
		fresh = chunk + UNIT - HEAD;
		fresh_size = CHUNK - UNIT;
	}
	uint64_t *head = (void *)fresh;
	fresh += whole;
	fresh_size -= whole;
	*head = whole - HEAD;
	return head + 1;
}

static void *take(int size) {
	const size_t whole = whole_size((size_t)size);
	if (whole > SMALL) {
		char *block = malloc(whole + UNIT);
		if (!block)
			return NULL;
		uint64_t *head = (void *)(block + UNIT - HEAD);
		*head = whole - HEAD;
		return head + 1; /* cppcheck-suppress memleak ; give() gives it back */
	}
	struct piece *piece = free_pieces[whole / UNIT];
	if (!piece)
		return cut(whole);
	free_pieces[whole / UNIT] = piece->next;
	*head_of(piece) = whole - HEAD;
	return piece;
}

static void give(void *memory) {
	if (!memory)
		return;
	struct piece *piece = memory;
	const size_t whole = *head_of(piece) + HEAD;
	if (whole > SMALL) {
		free((char *)memory - UNIT);
		return;
	}
	piece->next = free_pieces[whole / UNIT];
	free_pieces[whole / UNIT] = piece;
}

static int size_of(void *memory) {
	return memory ? (int)*head_of(memory) : 0;
}

static void *retake(void *memory, int size) {
	const size_t now = (size_t)size_of(memory), whole = whole_size((size_t)size);
	if (whole - HEAD == now)
		return memory;
	if (whole > SMALL && now + HEAD > SMALL) {
		char *block = realloc((char *)memory - UNIT, whole + UNIT);
		if (!block)
			return NULL;
		uint64_t *head = (void *)(block + UNIT - HEAD);
		*head = whole - HEAD;
		return head + 1; /* cppcheck-suppress memleak ; give() gives it back */
	}
	void *piece = take(size);
	if (!piece)
		return NULL;
	memcpy(piece, memory, now < (size_t)size ? now : (size_t)size);
	give(memory);
	return piece;
}

static int round_up(int size) {
	return (int)(whole_size((size_t)size) - HEAD);
}

static int begin(void *unused) {
	(void)unused;
	return SQLITE_OK;
}

static void end(void *unused) {
	(void)unused;
}

/* The sanitizer finds what is used after it was given back only where that goes to the sanitizer's own. */
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

void memory_in_lists(void) {
	static const sqlite3_mem_methods lists = {take, give, retake, size_of, round_up, begin, end, NULL};
	if (!SANITIZED)
		(void)sqlite3_config(SQLITE_CONFIG_MALLOC, &lists);
}
