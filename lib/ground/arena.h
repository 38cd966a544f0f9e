/*
 * arena: memory that is given back all at once.
 *
 * Results of the library live in the caller's arena, so nothing is freed one by
 * one and nothing leaks. An allocation never returns NULL: when memory is out,
 * `exhausted` is called, which must not return (a command jumps to its end).
 */
#ifndef GROUND_ARENA_H
#define GROUND_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *newest;
	void (*exhausted)(void *); /* must not return; NULL: abort() */
	void *exhausted_argument;
};

/* A point to which the arena can be wound back, for loops that must stay small. */
struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/* `size` bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((returns_nonnull));

/* A copy of `length` bytes with a NUL behind. */
char *arena_copy(struct arena *arena, const void *from, size_t length)
	__attribute__((returns_nonnull));

/* A copy of a string; NULL stays NULL. */
char *arena_text(struct arena *arena, const char *from);

char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3), returns_nonnull));

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Give everything back; the arena can be used again. */
void arena_free(struct arena *arena);

/*
 * A list that grows in an arena: room for one more than `count` items of
 * `size` bytes, moved to twice the room when full. Returns the items.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

#endif
