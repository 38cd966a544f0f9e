#include "report/event.h"

#include "ground/decimal.h"
#include "store/changes.h"

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
	const char *name, int64_t place) {
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
static enum outcome key_of(struct context *cx, const struct change *change, const char **key) {
	const struct value *row = change->before ? change->before : change->after;
	int64_t place = 0;
	struct query query;
	*key = "";
	TRY(db_select(cx->db, &query, SQL("select cid from pragma_table_info(?1) where pk > 0 and cid < ?2 order by pk"),
		TEXT(change->table), INT(change->columns), TO_INT(&place)));
	while (db_next(&query))
		*key = arena_printf(cx->arena, "%s%s%s", *key, **key ? " " : "", text_of(cx, &row[place]));
	return db_end(&query);
}

static enum outcome add_change(struct context *cx, struct listing *listing, const struct change *change) {
	const char *name = NULL, *key = NULL;
	int64_t place = 0;
	struct query query;
	TRY(key_of(cx, change, &key));
	TRY(db_select(cx->db, &query, SQL("select name, cid from pragma_table_info(?1) where cid < ?2 order by cid"),
		TEXT(change->table), INT(change->columns), TO_TEXT(&name), TO_INT(&place)));
	while (db_next(&query))
		add_column(cx, listing, change, key, name, place);
	return db_end(&query);
}

enum outcome event_changes(struct context *cx, const char *event, struct listing *listing) {
	static const struct field fields[] = {{.name = "change"}, {.name = "table"}, {.name = "row"}, {.name = "column"},
		{.name = "before", .type = FIELD_NOTE}, {.name = "after", .type = FIELD_NOTE}};
	bool found = false;
	int64_t id = 0;
	struct blob bytes = {0};
	struct change *changes = NULL;
	size_t count = 0;
	*listing = (struct listing)LISTING("changes", fields);
	if (decimal_parse(event, 0, &id))
		return fail(cx->fault, BAD_DATA, "'%s' is not an event's number", event);
	TRY(db_get(cx->db, &found, SQL("select changes from event where id = ?1"), INT(id), TO_BLOB(&bytes)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no event %lld", (long long)id);
	const char *wrong = changes_read(cx->arena, &bytes, &changes, &count);
	if (wrong)
		return fail(cx->fault, BAD_CONFIG, "what event %lld changed can't be read: %s", (long long)id, wrong);
	for (size_t i = 0; i < count; i++)
		TRY(add_change(cx, listing, &changes[i]));
	return DONE;
}
