#include "ground/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t size, used;
	alignas(max_align_t) unsigned char data[];
};

static _Noreturn void out_of_memory(struct arena *arena) {
	if (arena->exhausted)
		arena->exhausted(arena->exhausted_argument);
	abort();
}

void *arena_alloc(struct arena *arena, size_t size) {
	const size_t alignment = alignof(max_align_t);
	if (size > SIZE_MAX / 2)
		out_of_memory(arena);
	size = (size + alignment - 1) / alignment * alignment;
	struct arena_block *block = arena->newest;
	if (!block || block->size - block->used < size) {
		const size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
		block = malloc(sizeof *block + room);
		if (!block)
			out_of_memory(arena);
		*block = (struct arena_block){.older = arena->newest, .size = room};
		arena->newest = block;
	}
	void *memory = block->data + block->used;
	block->used += size;
	return memset(memory, 0, size);
}

char *arena_copy(struct arena *arena, const void *from, size_t length) {
	char *copy = arena_alloc(arena, length + 1);
	if (length > 0)
		memcpy(copy, from, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *from) {
	return from ? arena_copy(arena, from, strlen(from)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	const int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		out_of_memory(arena);
	char *text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

struct arena_mark arena_mark(const struct arena *arena) {
	return (struct arena_mark){arena->newest, arena->newest ? arena->newest->used : 0};
}

void arena_rewind(struct arena *arena, struct arena_mark mark) {
	while (arena->newest != mark.block) {
		struct arena_block *older = arena->newest->older;
		free(arena->newest);
		arena->newest = older;
	}
	if (mark.block)
		mark.block->used = mark.used;
}

void arena_free(struct arena *arena) {
	arena_rewind(arena, (struct arena_mark){0});
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size) {
	const size_t least = 8;
	const int full = count == 0 || (count >= least && (count & (count - 1)) == 0);
	if (!full)
		return items;
	const size_t room = count < least ? least : count * 2;
	void *more = arena_alloc(arena, room * size);
	if (count > 0)
		memcpy(more, items, count * size);
	return more;
}
