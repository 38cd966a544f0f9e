#include "ground/names.h"

#include <string.h>

/* FNV-1a, whose last bits are as good as its first. */
static uint64_t hash_of(const char *text) {
	uint64_t hash = 0xcbf29ce484222325u;
	for (const char *byte = text; *byte; byte++)
		hash = (hash ^ (unsigned char)*byte) * 0x100000001b3u;
	return hash ^ hash >> 32;
}

/* Where the text is, or would be. */
static struct name *place_of(struct name *places, size_t room, const char *text) {
	size_t i = (size_t)hash_of(text) & (room - 1);
	while (places[i].text && strcmp(places[i].text, text) != 0)
		i = (i + 1) & (room - 1);
	return &places[i];
}

int64_t *names_find(const struct names *names, const char *text) {
	struct name *place = names->room > 0 ? place_of(names->places, names->room, text) : NULL;
	return place && place->text ? &place->number : NULL;
}

/* Half of the places stay free, so that a text is near where it belongs. */
static void grow(struct names *names) {
	enum { LEAST_ROOM = 64 };
	const size_t room = names->room > 0 ? names->room * 2 : LEAST_ROOM;
	struct name *places = arena_alloc(&names->arena, room * sizeof *places);
	for (size_t i = 0; i < names->room; i++)
		if (names->places[i].text)
			*place_of(places, room, names->places[i].text) = names->places[i];
	names->places = places;
	names->room = room;
}

int64_t *names_add(struct names *names, const char *text) {
	if (names->used * 2 >= names->room)
		grow(names);
	struct name *place = place_of(names->places, names->room, text);
	if (!place->text) {
		place->text = arena_text(&names->arena, text);
		names->used++;
	}
	return &place->number;
}

void names_free(struct names *names) {
	arena_free(&names->arena);
	names->places = NULL;
	names->room = names->used = 0;
}
