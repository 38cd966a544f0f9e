#include "policy/migration.h"

#include "policy/basis.h"
#include "policy/journal.h"
#include "store/schema.h"
#include "store/tables.h"

#include <string.h>

/* The words of the program's tables, which no event explains. */
static enum outcome fill_words(struct context *cx) {
	for (int i = 0; i < ROLE_COUNT; i++)
		TRY(db_exec(cx->db, SQL("insert into role (name) values (?1) on conflict do nothing"),
			TEXT(role_words[i].name)));
	for (int i = 0; i < KIND_COUNT; i++)
		TRY(db_exec(cx->db, SQL("insert into order_kind (name) values (?1) on conflict do nothing"),
			TEXT(kind_words[i].name)));
	for (int i = STATE_NONE + 1; i < STATE_COUNT; i++)
		TRY(db_exec(cx->db, SQL("insert into order_state (name, open) values (?1, ?2)"
			" on conflict (name) do update set open = excluded.open"),
			TEXT(state_words[i].name), INT(state_openness[i])));
	return DONE;
}

/* The place of a table's column order_id, or -1. */
static int order_column(const struct whole_table *tables, size_t count, const char *name) {
	for (size_t i = 0; i < count; i++)
		for (int column = 0; column < tables[i].count && strcmp(tables[i].name, name) == 0; column++)
			if (strcmp(tables[i].columns[column].name, "order_id") == 0)
				return column;
	return -1;
}

/* An event's rows of other orders than the one that it names: it concerned those, too. */
static enum outcome fill_orders_of(struct context *cx, int64_t event_id, int64_t order_id, const struct blob *bytes,
	const struct whole_table *tables, size_t table_count) {
	struct change *changes = NULL;
	size_t count = 0;
	if (changes_read(cx->arena, bytes, &changes, &count))
		return DONE; /* damage is for check to tell */
	for (size_t i = 0; i < count; i++) {
		const struct value *row = changes[i].after && !changes[i].before ? changes[i].after : changes[i].before;
		const int place = order_column(tables, table_count, changes[i].table);
		if (place < 0 || place >= changes[i].columns || row[place].type != VALUE_INT || row[place].number == order_id)
			continue;
		TRY(db_exec(cx->db,
			SQL("insert into order_event (order_id, event_id) select id, ?2 from sales_order where id = ?1"
			    " on conflict do nothing"),
			INT(row[place].number), INT(event_id)));
	}
	return DONE;
}

static enum outcome fill_orders(struct context *cx) {
	struct whole_table *tables = NULL;
	size_t count = 0;
	int64_t id = 0, order_id = 0;
	struct blob changes = {0};
	struct query query;
	TRY(tables_all(cx->db, cx->arena, &tables, &count));
	TRY(db_select(cx->db, &query, SQL("select id, coalesce(order_id, 0), changes from event order by id"), TO_INT(&id),
		TO_INT(&order_id), TO_BLOB(&changes)));
	const struct arena_mark mark = arena_mark(cx->arena);
	while (db_next(&query)) {
		TRY(fill_orders_of(cx, id, order_id, &changes, tables, count));
		arena_rewind(cx->arena, mark);
	}
	return db_end(&query);
}

enum outcome migrate(struct context *cx, int64_t version, const char *real) {
	/* The last versions whose events had but one order, whose decisions had no basis. */
	enum { SEVERAL_ORDERS = 6, WITHOUT_BASIS = 6 };
	const bool old = version > 0;
	bool moved = false;
	if (old)
		db_record(cx->db, &cx->changes, "event");
	TRY(schema_migrate(cx->db, schema_scripts, schema_scripts_count, &moved, cx->fault));
	if (old && moved && version <= SEVERAL_ORDERS)
		TRY(fill_orders(cx));
	if (old && moved && version <= WITHOUT_BASIS)
		TRY(basis_migrate(cx));
	db_record(cx->db, NULL, NULL);
	if (!moved)
		return DONE;
	TRY(fill_words(cx));
	cx->actor = (struct actor){.login = real, .real = real};
	cx->event = (struct event){.action = ACT_MIGRATE, .role = ROLE_ADMIN,
		.document = arena_printf(cx->arena, "schema %d", schema_scripts_count)};
	return journal_write(cx, NULL, NULL);
}
