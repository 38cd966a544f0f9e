/* As in replay.c, names in these statements come from the schema. */
#include "store/compare.h"

#include "store/tables.h"

#include <string.h>

/* A table's rows by its primary key: `keys` columns of it first, then the others. */
struct table {
	const char *name;
	int keys, columns;
};

static enum outcome build(struct db *db, struct table *table, struct buffer *sql) {
	const char *name = NULL, *comma = "";
	int64_t key = 0;
	struct query query;
	buffer_clear(sql);
	buffer_text(sql, "select ");
	table->keys = table->columns = 0;
	TRY(db_select(db, &query, SQL("select name, pk from pragma_table_info(?1) order by pk = 0, pk, cid"), TEXT(table->name),
		TO_TEXT(&name), TO_INT(&key)));
	while (db_next(&query)) {
		buffer_printf(sql, "%scase typeof(\"%s\") when 'blob' then hex(\"%s\") else \"%s\" end", comma, name, name, name);
		comma = ", ";
		table->keys += key > 0;
		table->columns++;
	}
	buffer_printf(sql, " from \"%s\" order by ", table->name);
	for (int i = 1; i <= table->keys; i++)
		buffer_printf(sql, "%s%d", i > 1 ? ", " : "", i);
	return db_end(&query);
}

static int compare_cells(const struct cell *one, const struct cell *other) {
	if (one->null || other->null)
		return (other->null != 0) - (one->null != 0);
	if (!one->text != !other->text)
		return one->text ? 1 : -1; /* numbers before texts */
	if (one->text)
		return strcmp(one->text, other->text);
	return (one->number > other->number) - (one->number < other->number);
}

static int compare_rows(const struct query *one, const struct query *other, int from, int to) {
	int order = 0;
	for (int i = from; i < to && order == 0; i++) {
		const struct cell cells[] = {db_cell(one, i), db_cell(other, i)};
		order = compare_cells(&cells[0], &cells[1]);
	}
	return order;
}

/* "customer 17 isn't what the journal says" */
static const char *describe(struct arena *arena, const struct table *table, const struct query *row, const char *what) {
	const char *text = table->name;
	for (int i = 0; i < table->keys; i++) {
		const struct cell key = db_cell(row, i);
		text = key.text ? arena_printf(arena, "%s %s", text, key.text)
				: arena_printf(arena, "%s %lld", text, (long long)key.number);
	}
	return arena_printf(arena, "row %s %s", text, what);
}

static enum outcome compare_table(struct db *actual, struct db *expected, struct arena *arena, struct table *table,
	struct buffer *sql, void (*tell)(void *, const char *), void *argument) {
	struct query rows[2];
	int told = 0;
	TRY(build(actual, table, sql));
	TRY(db_select_built(actual, &rows[0], sql));
	TRY(db_select_built(expected, &rows[1], sql));
	bool more[] = {db_next(&rows[0]), db_next(&rows[1])};
	while (told < MOST_TOLD && (more[0] || more[1])) {
		const int order = !more[0] ? 1 : !more[1] ? -1 : compare_rows(&rows[0], &rows[1], 0, table->keys);
		const char *what = order < 0 ? "is explained by nothing in the journal"
			: order > 0 ? "is missing, says the journal"
			: compare_rows(&rows[0], &rows[1], table->keys, table->columns) != 0 ? "isn't what the journal says" : NULL;
		if (what)
			tell(argument, describe(arena, table, &rows[order > 0], what));
		told += what != NULL;
		if (order <= 0)
			more[0] = db_next(&rows[0]);
		if (order >= 0)
			more[1] = db_next(&rows[1]);
	}
	const enum outcome outcome = db_end(&rows[0]);
	const enum outcome other = db_end(&rows[1]);
	return outcome == DONE ? other : outcome;
}

enum outcome compare(struct db *actual, struct db *expected, struct arena *arena, bool (*wants)(const char *table),
	void (*tell)(void *, const char *), void *argument) {
	struct buffer sql = {0};
	struct whole_table *tables = NULL;
	size_t count = 0;
	enum outcome outcome = tables_all(actual, arena, &tables, &count);
	for (size_t i = 0; i < count && outcome == DONE; i++) {
		struct table table = {.name = tables[i].name};
		if (wants(table.name))
			outcome = compare_table(actual, expected, arena, &table, &sql, tell, argument);
	}
	buffer_free(&sql);
	return outcome;
}
