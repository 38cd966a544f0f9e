/* As in replay.c, names in these statements come from the schema. */
#include "store/tables.h"

#include "ground/language.h"
#include "ground/text.h"

#include <string.h>
#include <strings.h>

static enum outcome find_columns(struct db *db, struct arena *arena, struct whole_table *table) {
	const char *name = NULL, *type = NULL;
	int64_t key = 0;
	struct table_column *columns = NULL;
	struct query query;
	table->count = 0;
	TRY(db_select(db, &query, SQL("select name, type, pk from pragma_table_info(?1) order by cid"), TEXT(table->name),
		TO_TEXT(&name), TO_TEXT(&type), TO_INT(&key)));
	while (db_next(&query)) {
		columns = arena_grow(arena, columns, (size_t)table->count, sizeof *columns);
		columns[table->count++] =
			(struct table_column){name, strncasecmp(type, "int", 3) == 0, strcasecmp(type, "blob") == 0, (int)key};
	}
	table->columns = columns;
	return db_end(&query);
}

enum outcome tables_all(struct db *db, struct arena *arena, struct whole_table **tables, size_t *count) {
	struct whole_table table = {0};
	struct query query;
	*tables = NULL;
	*count = 0;
	TRY(db_select(db, &query,
		SQL("select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name"),
		TO_TEXT(&table.name)));
	while (db_next(&query)) {
		TRY(find_columns(db, arena, &table));
		*tables = arena_grow(arena, *tables, *count, sizeof table);
		(*tables)[(*count)++] = table;
	}
	return db_end(&query);
}

enum outcome table_rows(struct db *db, const struct whole_table *table, struct query *query) {
	struct buffer sql = {0};
	const char *name = NULL, *comma = " order by ";
	struct query keys;
	buffer_text(&sql, "select ");
	for (int i = 0; i < table->count; i++) {
		const char *column = table->columns[i].name;
		buffer_text(&sql, i > 0 ? ", " : "");
		/* hex() makes a text of a null, too. */
		buffer_printf(&sql, table->columns[i].blob ? "case when \"%s\" is not null then hex(\"%s\") end" : "\"%s\"", column, column);
	}
	buffer_printf(&sql, " from \"%s\"", table->name);
	enum outcome outcome = db_select(db, &keys, SQL("select name from pragma_table_info(?1) where pk > 0 order by pk"),
		TEXT(table->name), TO_TEXT(&name));
	while (outcome == DONE && db_next(&keys)) {
		buffer_printf(&sql, "%s\"%s\"", comma, name);
		comma = ", ";
	}
	if (outcome == DONE)
		outcome = db_end(&keys);
	if (outcome == DONE)
		outcome = db_select_built(db, query, &sql);
	buffer_free(&sql);
	return outcome;
}

/* "customer 17 C001": a row by its key. */
static const char *row_name(struct arena *arena, const struct whole_table *table, const struct query *rows) {
	const char *name = table->name;
	for (int key = 1; key <= table->count; key++)
		for (int i = 0; i < table->count; i++) {
			const struct cell cell = table->columns[i].key == key ? db_cell(rows, i) : (struct cell){.null = true};
			if (!cell.null)
				name = cell.text ? arena_printf(arena, "%s %s", name, cell.text)
					: arena_printf(arena, "%s %lld", name, (long long)cell.number);
		}
	return name;
}

enum outcome table_texts(struct db *db, const struct whole_table *table, struct arena *arena, bool chinese,
	void (*tell)(void *, const char *), void *argument) {
	struct query rows;
	int told = 0;
	TRY(table_rows(db, table, &rows));
	while (told < MOST_TOLD && db_next(&rows))
		for (int i = 0; i < table->count; i++) {
			const char *text = table->columns[i].blob ? NULL : db_cell(&rows, i).text;
			if (!text || text_is_whole(text, db_cell_size(&rows, i)))
				continue;
			tell(argument, arena_printf(arena, said_if(chinese, SAID("row %s: %s isn't a text: a NUL, or no UTF-8")),
				row_name(arena, table, &rows), table->columns[i].name));
			told++;
		}
	return db_end(&rows);
}

enum outcome table_insert(struct db *db, const struct whole_table *table, void **built) {
	struct buffer sql = {0};
	buffer_printf(&sql, "insert into \"%s\" values (", table->name);
	for (int i = 0; i < table->count; i++)
		buffer_text(&sql, i > 0 ? ", ?" : "?");
	buffer_text(&sql, ")");
	const enum outcome outcome = db_build(db, &sql, built);
	buffer_free(&sql);
	return outcome;
}

enum outcome table_clear(struct db *db, const struct whole_table *table) {
	const struct value none[] = {{.type = VALUE_END}};
	struct buffer sql = {0};
	void *built = NULL;
	buffer_printf(&sql, "delete from \"%s\"", table->name);
	const enum outcome outcome = db_build(db, &sql, &built);
	buffer_free(&sql);
	return outcome == DONE ? db_run_built(db, built, none) : outcome;
}

enum outcome table_copy(struct db *db, struct db *from, const struct whole_table *table) {
	struct buffer sql = {0};
	struct query rows;
	void *insert = NULL;
	buffer_text(&sql, "select ");
	for (int i = 0; i < table->count; i++)
		buffer_printf(&sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
	buffer_printf(&sql, " from \"%s\"", table->name);
	enum outcome outcome = table_clear(db, table); /* of words that a script put there */
	if (outcome == DONE)
		outcome = table_insert(db, table, &insert);
	if (outcome == DONE)
		outcome = db_select_built(from, &rows, &sql);
	buffer_free(&sql);
	TRY(outcome);
	while (db_next(&rows))
		TRY(db_run_row(db, insert, &rows));
	return db_end(&rows);
}
