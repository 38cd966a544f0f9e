/* Here and in compare.c alone names of tables and columns are put into statements: they come from the schema. */
#include "store/replay.h"

#include <string.h>

/* A statement that does what a change of some table says, or undoes it. */
struct made {
	char operation;
	const char *table;
	int columns; /* of the change: those that came later keep what they have */
	int keys, key[MOST_ROW_COLUMNS]; /* the places of its primary key */
	void *built;
};

/* "name" for each column, or "name = ?", separated; of the primary key alone, or of all. */
static enum outcome add_columns(struct db *db, struct buffer *sql, struct made *made, bool keys, const char *equals,
	const char *separator) {
	const char *name = NULL, *owed = "";
	int64_t place = 0;
	struct query query;
	TRY(db_select(db, &query,
		SQL("select name, cid from pragma_table_info(?1) where cid < ?2 and (not ?3 or pk > 0) order by cid"),
		TEXT(made->table), INT(made->columns), INT(keys), TO_TEXT(&name), TO_INT(&place)));
	while (db_next(&query)) {
		buffer_printf(sql, "%s\"%s\"%s", owed, name, equals);
		owed = separator;
		if (keys)
			made->key[made->keys++] = (int)place;
	}
	return db_end(&query);
}

static enum outcome make(struct db *db, struct buffer *sql, struct made *made) {
	switch (made->operation) {
	case '=':
		buffer_printf(sql, "update \"%s\" set ", made->table);
		TRY(add_columns(db, sql, made, false, " = ?", ", "));
		buffer_text(sql, " where ");
		return add_columns(db, sql, made, true, " = ?", " and ");
	case '-':
		buffer_printf(sql, "delete from \"%s\" where ", made->table);
		return add_columns(db, sql, made, true, " = ?", " and ");
	default:
		buffer_printf(sql, "insert into \"%s\" (", made->table);
		TRY(add_columns(db, sql, made, false, "", ", "));
		buffer_text(sql, ") values (");
		for (int i = 0; i < made->columns; i++)
			buffer_text(sql, i > 0 ? ", ?" : "?");
		buffer_text(sql, ")");
		return DONE;
	}
}

static enum outcome find_made(struct replayer *replayer, char operation, const struct change *change, const struct made **found) {
	for (size_t i = 0; i < replayer->count; i++) {
		const struct made *made = &replayer->made[i];
		if (made->operation == operation && made->columns == change->columns && strcmp(made->table, change->table) == 0) {
			*found = made;
			return DONE;
		}
	}
	struct buffer sql = {0};
	struct made made = {.operation = operation, .columns = change->columns};
	made.table = arena_text(&replayer->arena, change->table);
	enum outcome outcome = make(replayer->db, &sql, &made);
	if (outcome == DONE)
		outcome = db_build(replayer->db, &sql, &made.built);
	buffer_free(&sql);
	TRY(outcome);
	replayer->made = arena_grow(&replayer->arena, replayer->made, replayer->count, sizeof made);
	replayer->made[replayer->count] = made;
	*found = &replayer->made[replayer->count++];
	return DONE;
}

/* What the row is to be after it, and what it is before; NULL for no row. */
static enum outcome apply(struct replayer *replayer, const struct change *change, const struct value *to,
	const struct value *from) {
	struct value parameters[2 * MOST_ROW_COLUMNS + 1];
	const struct made *made = NULL;
	int count = 0;
	TRY(find_made(replayer, !from ? '+' : !to ? '-' : '=', change, &made));
	for (int i = 0; to && i < change->columns; i++)
		parameters[count++] = to[i];
	for (int i = 0; from && i < made->keys; i++)
		parameters[count++] = from[made->key[i]];
	parameters[count] = (struct value){.type = VALUE_END};
	return db_run_built(replayer->db, made->built, parameters);
}

static enum outcome replay_change(struct replayer *replayer, const struct change *change) {
	struct value after[MOST_ROW_COLUMNS];
	/* An update names those that changed: the others are what they were. */
	for (int i = 0; change->after && i < change->columns; i++)
		after[i] = change->after[i].type == VALUE_END ? change->before[i] : change->after[i];
	const struct value *now = change->after ? after : NULL;
	return replayer->undo ? apply(replayer, change, change->before, now) : apply(replayer, change, now, change->before);
}

enum outcome replay(struct replayer *replayer, const struct blob *bytes, bool (*wants)(const char *table)) {
	struct arena *arena = replayer->read;
	struct change *changes = NULL;
	size_t count = 0;
	const char *wrong = changes_read(arena, bytes, &changes, &count);
	if (wrong)
		return fail(replayer->fault, BAD_CONFIG, "what an event changed can't be read: %s", wrong);
	for (size_t i = 0; i < count; i++) {
		const struct change *change = &changes[replayer->undo ? count - 1 - i : i];
		if (wants(change->table))
			TRY(replay_change(replayer, change));
	}
	return DONE;
}
