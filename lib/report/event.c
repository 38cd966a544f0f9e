#include "report/event.h"

#include "ground/decimal.h"
#include "policy/gate.h"
#include "store/changes.h"
#include "store/tables.h"

#include <string.h>

static const char *text_of(struct context *cx, const struct value *value) {
	struct buffer text = {0};
	switch (value->type) {
	case VALUE_INT:
		return arena_printf(cx->arena, "%lld", (long long)value->number);
	case VALUE_TEXT:
		return value->text;
	case VALUE_BLOB: {
		buffer_hex(&text, value->blob, (size_t)value->number);
		const char *hex = arena_copy(cx->arena, text.data ? text.data : "", text.length);
		buffer_free(&text);
		return hex;
	}
	default:
		return NULL;
	}
}

static void add_column(struct context *cx, struct listing *listing, const struct change *change, const char *key,
	const char *name, int place) {
	const struct value *before = change->before ? &change->before[place] : NULL;
	const struct value *after = change->after ? &change->after[place] : NULL;
	const bool says = (before && !change->after && before->type != VALUE_NULL)
		|| (after && after->type != VALUE_END && (before || after->type != VALUE_NULL));
	if (!says)
		return;
	listing_text(cx->arena, listing, change->operation == '+' ? "added" : change->operation == '-' ? "removed" : "changed");
	listing_text(cx->arena, listing, change->table);
	listing_text(cx->arena, listing, key);
	listing_text(cx->arena, listing, name);
	listing_text(cx->arena, listing, before ? text_of(cx, before) : NULL);
	listing_text(cx->arena, listing, after ? text_of(cx, after) : NULL);
}

/* "2026110000001 2": what the row is known by. */
static const char *key_of(struct context *cx, const struct whole_table *table, const struct change *change) {
	const struct value *row = change->before ? change->before : change->after;
	const char *text = "";
	for (int key = 1; key <= table->count; key++)
		for (int i = 0; i < change->columns && i < table->count; i++)
			if (table->columns[i].key == key)
				text = arena_printf(cx->arena, "%s%s%s", text, *text ? " " : "", text_of(cx, &row[i]));
	return text;
}

static void add_change(struct context *cx, struct listing *listing, const struct whole_table *table, const struct change *change) {
	const char *key = key_of(cx, table, change);
	for (int i = 0; i < change->columns && i < table->count; i++)
		add_column(cx, listing, change, key, table->columns[i].name, i);
}

enum outcome event_changes(struct context *cx, const char *event, struct listing *listing) {
	static const struct field fields[] = {{.name = "change"}, {.name = "table"}, {.name = "row"}, {.name = "column"},
		{.name = "before", .type = FIELD_NOTE}, {.name = "after", .type = FIELD_NOTE}};
	bool found = false;
	int64_t id = 0;
	struct blob bytes = {0};
	struct change *changes = NULL;
	struct whole_table *tables = NULL;
	size_t count = 0, table_count = 0;
	*listing = (struct listing)LISTING("changes", fields);
	TRY(must_read(cx, READ_EVENTS));
	if (decimal_parse(event, 0, &id))
		return fail(cx->fault, BAD_DATA, "'%s' is not an event's number", event);
	TRY(db_get(cx->db, &found, SQL("select changes from event where id = ?1"), INT(id), TO_BLOB(&bytes)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no event %lld", (long long)id);
	const char *wrong = changes_read(cx->arena, &bytes, &changes, &count);
	if (wrong)
		return fail(cx->fault, BAD_CONFIG, "what event %lld changed can't be read: %s", (long long)id, wrong);
	TRY(tables_all(cx->db, cx->arena, &tables, &table_count));
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < table_count; j++)
			if (strcmp(tables[j].name, changes[i].table) == 0)
				add_change(cx, listing, &tables[j], &changes[i]);
	return DONE;
}
