#include "policy/listing.h"

#include "policy/gate.h"

static void add(struct arena *arena, struct listing *listing, struct cell cell) {
	listing->cells = arena_grow(arena, listing->cells, listing->cell_count, sizeof *listing->cells);
	listing->cells[listing->cell_count++] = cell;
}

void listing_text(struct arena *arena, struct listing *listing, const char *text) {
	add(arena, listing, (struct cell){.null = !text, .text = text});
}

void listing_texts(struct arena *arena, struct listing *listing, const char *const *texts, size_t count) {
	for (size_t i = 0; i < count; i++)
		listing_text(arena, listing, texts[i]);
}

void listing_number(struct arena *arena, struct listing *listing, int64_t number) {
	add(arena, listing, (struct cell){.number = number});
}

void listing_maybe(struct arena *arena, struct listing *listing, struct maybe number) {
	add(arena, listing, (struct cell){.null = !number.given, .number = number.value});
}

int listing_width(const struct field *fields, int count) {
	int width = count;
	for (int i = 0; i < count; i++)
		width += fields[i].type == FIELD_DOCUMENT || fields[i].type == FIELD_FIGURE;
	return width;
}

void hide_cells(const struct listing *listing, struct cell *cells) {
	for (int i = 0; i < listing->count; i++) {
		const int width = listing_width(&listing->fields[i], 1);
		if (listing->hidden >> listing->fields[i].read & 1)
			cells[width - 1] = (struct cell){.null = true};
		cells += width;
	}
}

enum outcome view_part(struct context *cx, const struct view *view, int part, struct listing *listing) {
	db_hush(cx->db, view->absent && view->absent[part]);
	const enum outcome outcome = view->parts[part].list(cx, view->id, listing);
	db_hush(cx->db, false);
	hide_unread(cx, listing);
	return outcome;
}
