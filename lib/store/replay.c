/* Here and in compare.c alone names of tables and columns are put into statements: they come from the schema. */
#include "store/replay.h"

#include <stdio.h>
#include <string.h>

/* A statement that does what a change of some table says, or undoes it: the change is its parameter. */
struct made {
	char operation;
	const char *table;
	int64_t length; /* of the row, in columns: those that came later keep what they have */
	void *built;
};

/* A column's value: in a row that was added or removed, before and after an update. */
#define ADDED "$[%d]"
#define OLD "$[2][%d]"
#define NEW "$[3].\"%d\""

/* The value at `path`, which has the column's place in it. */
static void add_value(struct buffer *sql, const char *path, int64_t place) {
	char at[32];
	snprintf(at, sizeof at, path, (int)place);
	buffer_printf(sql, "case json_type(?1, '%s') when 'object' then from_hex(json_extract(?1, '%s.hex'))"
		" else json_extract(?1, '%s') end", at, at, at);
}

static void add_piece(struct buffer *sql, const char *path, int64_t place) {
	char at[32];
	if (strcmp(path, NEW) != 0) {
		add_value(sql, path, place);
		return;
	}
	/* An update names those that changed: the others are what they were. */
	snprintf(at, sizeof at, NEW, (int)place);
	buffer_printf(sql, "case when json_type(?1, '%s') is null then ", at);
	add_value(sql, OLD, place);
	buffer_text(sql, " else ");
	add_value(sql, NEW, place);
	buffer_text(sql, " end");
}

/* "name" for each column, or "name = value", separated; of the primary key alone, or of all. */
static enum outcome add_columns(struct db *db, struct buffer *sql, const struct made *made, bool key, const char *between,
	const char *path, int64_t first, const char *separator) {
	const char *name = NULL, *owed = "";
	int64_t place = 0;
	struct query query;
	TRY(db_select(db, &query,
		SQL("select name, cid from pragma_table_info(?1) where cid < ?2 and (not ?3 or pk > 0) order by cid"),
		TEXT(made->table), INT(made->length), INT(key), TO_TEXT(&name), TO_INT(&place)));
	while (db_next(&query)) {
		buffer_text(sql, owed);
		owed = separator;
		if (between)
			buffer_printf(sql, "\"%s\"%s", name, between);
		if (path)
			add_piece(sql, path, place + first);
	}
	return db_end(&query);
}

static enum outcome make(struct db *db, struct buffer *sql, const struct made *made, bool undo) {
	enum { FIRST = 2 };
	if (made->operation == '=') {
		buffer_printf(sql, "update \"%s\" set ", made->table);
		TRY(add_columns(db, sql, made, false, " = ", undo ? OLD : NEW, 0, ", "));
		buffer_text(sql, " where ");
		return add_columns(db, sql, made, true, " = ", undo ? NEW : OLD, 0, " and ");
	}
	if ((made->operation == '+') == undo) {
		buffer_printf(sql, "delete from \"%s\" where ", made->table);
		return add_columns(db, sql, made, true, " = ", ADDED, FIRST, " and ");
	}
	buffer_printf(sql, "insert into \"%s\" (", made->table);
	TRY(add_columns(db, sql, made, false, "", NULL, 0, ", "));
	buffer_text(sql, ") values (");
	TRY(add_columns(db, sql, made, false, NULL, ADDED, FIRST, ", "));
	buffer_text(sql, ")");
	return DONE;
}

static enum outcome find_made(struct replayer *replayer, const struct made *wanted, void **built) {
	for (size_t i = 0; i < replayer->count; i++) {
		const struct made *made = &replayer->made[i];
		if (made->operation == wanted->operation && made->length == wanted->length
		    && strcmp(made->table, wanted->table) == 0) {
			*built = made->built;
			return DONE;
		}
	}
	struct buffer sql = {0};
	struct made made = *wanted;
	made.table = arena_text(&replayer->arena, wanted->table);
	enum outcome outcome = make(replayer->db, &sql, &made, replayer->undo);
	if (outcome == DONE)
		outcome = db_build(replayer->db, &sql, &made.built);
	buffer_free(&sql);
	TRY(outcome);
	replayer->made = arena_grow(&replayer->arena, replayer->made, replayer->count, sizeof made);
	replayer->made[replayer->count++] = made;
	*built = made.built;
	return DONE;
}

enum outcome replay(struct replayer *replayer, const char *changes, bool (*wants)(const char *table)) {
	const char *operation = NULL, *table = NULL, *change = NULL;
	struct made made = {0};
	struct query query;
	TRY(db_select(replayer->db, &query,
		SQL("select value ->> 0, value ->> 1, json_array_length(case value ->> 0 when '=' then value -> 2 else value end),"
		    " value from json_each('[' || ?1 || ']') order by case when ?2 then -key else key end"),
		TEXT(changes), INT(replayer->undo), TO_TEXT(&operation), TO_TEXT(&table), TO_INT(&made.length),
		TO_TEXT(&change)));
	while (db_next(&query)) {
		void *built = NULL;
		if (!operation || !table || !change || !wants(table))
			continue;
		made.operation = *operation;
		made.table = table;
		made.length -= made.operation == '=' ? 0 : 2;
		TRY(find_made(replayer, &made, &built));
		TRY(db_run_built(replayer->db, built, change));
	}
	return db_end(&query);
}
