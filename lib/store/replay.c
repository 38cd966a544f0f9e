/* Here alone names of tables and columns are put into statements: they come from the schema. */
#include "store/replay.h"

#include <string.h>

/* A change's columns, as pieces of a statement. */
static const struct piece {
	const char *between, *separator; /* name, between, value; NULL: the name alone */
	bool named;
} names = {NULL, ", ", true}, values = {"", ", ", false}, assignments = {" = ", ", ", true}, matches = {" is ", " and ", true};

/* Those that the change has: `path` says where, a column's place + `first` goes into it. */
static enum outcome add_pieces(struct db *db, struct buffer *sql, const char *table, const char *change,
	const char *path, int first, const struct piece *piece) {
	const char *name = NULL, *at = NULL, *separator = "";
	struct query query;
	TRY(db_select(db, &query,
		SQL("select name, printf(?3, cid + ?4) as path from pragma_table_info(?1)"
		    " where json_type(?2, printf(?3, cid + ?4)) is not null order by cid"),
		TEXT(table), TEXT(change), TEXT(path), INT(first), TO_TEXT(&name), TO_TEXT(&at)));
	while (db_next(&query)) {
		buffer_text(sql, separator);
		separator = piece->separator;
		if (piece->named)
			buffer_printf(sql, "\"%s\"", name);
		if (piece->between)
			buffer_printf(sql, "%scase json_type(?1, '%s') when 'object'"
				" then from_hex(json_extract(?1, '%s.hex')) else json_extract(?1, '%s') end",
				piece->between, at, at, at);
	}
	return db_end(&query);
}

static enum outcome replay_change(struct db *db, struct buffer *sql, const char *operation, const char *table,
	const char *change) {
	buffer_clear(sql);
	switch (*operation) {
	case '+': /* columns that came later keep their defaults */
		buffer_printf(sql, "insert into \"%s\" (", table);
		TRY(add_pieces(db, sql, table, change, "$[%d]", 2, &names));
		buffer_text(sql, ") values (");
		TRY(add_pieces(db, sql, table, change, "$[%d]", 2, &values));
		buffer_text(sql, ")");
		break;
	case '-':
		buffer_printf(sql, "delete from \"%s\" where ", table);
		TRY(add_pieces(db, sql, table, change, "$[%d]", 2, &matches));
		break;
	default:
		if (strlen(change) < 3 || strcmp(change + strlen(change) - 3, "{}]") == 0)
			return DONE; /* nothing changed */
		buffer_printf(sql, "update \"%s\" set ", table);
		TRY(add_pieces(db, sql, table, change, "$[3].\"%d\"", 0, &assignments));
		buffer_text(sql, " where ");
		TRY(add_pieces(db, sql, table, change, "$[2][%d]", 0, &matches));
	}
	return db_built(db, sql, change);
}

enum outcome replay(struct db *db, const char *changes, bool (*wants)(const char *table)) {
	const char *operation = NULL, *table = NULL, *change = NULL;
	struct buffer sql = {0};
	struct query query;
	enum outcome outcome = DONE;
	TRY(db_select(db, &query,
		SQL("select value ->> 0, value ->> 1, value from json_each('[' || ?1 || ']')"), TEXT(changes),
		TO_TEXT(&operation), TO_TEXT(&table), TO_TEXT(&change)));
	while (outcome == DONE && db_next(&query))
		if (operation && table && change && wants(table))
			outcome = replay_change(db, &sql, operation, table, change);
	buffer_free(&sql);
	const enum outcome ended = db_end(&query);
	return outcome == DONE ? ended : outcome;
}
