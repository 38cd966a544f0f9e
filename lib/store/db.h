/*
 * db: the database file, and the only code that knows sqlite3.h.
 *
 * A statement is a literal with its parameters and, for a query, where its
 * columns go:
 *
 *	TRY(db_exec(db, SQL("update step set outcome = ?1 where order_id = ?2"), TEXT(outcome), INT(id)));
 *
 *	TRY(db_get(db, &found, SQL("select id, name from person where login = ?1"),
 *		TEXT(login), TO_INT(&id), TO_TEXT(&name)));
 *
 *	TRY(db_select(db, &query, SQL("select line from order_line where order_id = ?1"), INT(id), TO_INT(&line)));
 *	while (db_next(&query))
 *		…
 *	TRY(db_end(&query));
 *
 * A query that a failure leaves open is ended with the database. SQL() takes nothing but a string literal, so a value can't be pasted into a
 * statement. Statements are prepared once and kept. Text that comes out lives
 * in the arena. What fails is in the fault that the database was opened with.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "ground/arena.h"
#include "ground/buffer.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct changes;

/* A number that may be missing: null in the database, not given on the command line. */
struct maybe {
	bool given;
	int64_t value;
};

enum value_type {
	VALUE_END, VALUE_SQL, VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BLOB,
	VALUE_TO_INT, VALUE_TO_MAYBE, VALUE_TO_TEXT, VALUE_TO_NAME, VALUE_TO_BLOB
};

struct value {
	enum value_type type;
	int64_t number;  /* VALUE_INT; the size of a blob, and of a text of changes.h */
	const char *text;
	const void *blob;
	void *to;
};

/* The statement. */
#define SQL(literal) {.type = VALUE_SQL, .text = "" literal ""}

/* Parameters, in order. TEXT(NULL) and a maybe that isn't given are null. */
#define INT(n) {.type = VALUE_INT, .number = (n)}
#define TEXT(string) {.type = (string) ? VALUE_TEXT : VALUE_NULL, .text = (string)}
#define MAYBE(m) {.type = (m).given ? VALUE_INT : VALUE_NULL, .number = (m).value}
#define BLOB(bytes, size) {.type = VALUE_BLOB, .blob = (bytes), .number = (int64_t)(size)}

/*
 * Where the columns of a row go, in order. A null leaves 0 or NULL; where there can be none TO_NAME() asks for a text,
 * and a null is damage: BAD_CONFIG.
 */
#define TO_INT(pointer) {.type = VALUE_TO_INT, .to = 1 ? (pointer) : (int64_t *)0}
#define TO_MAYBE(pointer) {.type = VALUE_TO_MAYBE, .to = 1 ? (pointer) : (struct maybe *)0}
#define TO_TEXT(pointer) {.type = VALUE_TO_TEXT, .to = (void *)(1 ? (pointer) : (const char **)0)}
#define TO_NAME(pointer) {.type = VALUE_TO_NAME, .to = (void *)(1 ? (pointer) : (const char **)0)}
#define TO_BLOB(pointer) {.type = VALUE_TO_BLOB, .to = 1 ? (pointer) : (struct blob *)0}

struct blob {
	const unsigned char *bytes;
	size_t size;
};

#define VALUES(...) ((const struct value[]){__VA_ARGS__, {.type = VALUE_END}})

enum db_mode {
	DB_READ,
	DB_CHANGE,
	DB_CREATE, /* the file must not be there yet, or be empty */
	DB_SCRATCH /* in memory, empty, without foreign keys: to replay changes in; the path is for messages */
};

/*
 * Open a file and set it up (WAL, full synchronous commits, foreign keys).
 * NOT_FOUND: no such file. BAD_CONFIG: not an ordflow database. Waits for locks
 * up to `wait` milliseconds, then BUSY. *db is closed with db_close() in any case.
 */
enum outcome db_open(struct db **db, const char *path, enum db_mode mode, int wait,
	struct arena *arena, struct fault *fault);
void db_close(struct db *db);

/*
 * A change is one IMMEDIATE transaction; a report is one that reads, and db_exec() in it is REHEARSED: it does nothing.
 * A rollback ends every query, also one that a failure left open.
 */
enum outcome db_begin(struct db *db, enum db_mode mode);
enum outcome db_commit(struct db *db);
void db_rollback(struct db *db);

/* A number that is another one if somebody committed between two transactions. */
unsigned db_seen(const struct db *db);

/* Run a statement that returns no rows. */
#define db_exec(db, ...) db_exec_values((db), VALUES(__VA_ARGS__))
enum outcome db_exec_values(struct db *db, const struct value *values);

/*
 * Read one row; *found says whether there was one. `found` NULL: the schema's keys promise it, and a file without it
 * is damaged: BAD_CONFIG.
 */
#define db_get(db, found, ...) db_get_values((db), (found), VALUES(__VA_ARGS__))
enum outcome db_get_values(struct db *db, bool *found, const struct value *values);

/* Read row by row; db_end() says whether the reading failed, and ends it early too. */
struct query {
	struct db *db;
	const char *sql;
	void *prepared; /* NULL once ended */
	bool kept;
	struct value to[24];
	enum outcome outcome;
};
#define db_select(db, query, ...) db_select_values((db), (query), VALUES(__VA_ARGS__))
enum outcome db_select_values(struct db *db, struct query *query, const struct value *values);
bool db_next(struct query *query);
enum outcome db_end(struct query *query);

/* Let every db_select() find nothing, unprepared: for a list that is known to be empty and has only to say its columns. */
void db_hush(struct db *db, bool hush);

/* The columns of the row at hand, for lists that go straight to the output. */
int db_columns(const struct query *query);
struct cell {
	bool null;
	int64_t number;
	const char *text; /* of a text column, until the next row; else NULL */
};
struct cell db_cell(const struct query *query, int column);
size_t db_cell_size(const struct query *query, int column); /* of its text, which may have a NUL in it */

/* The rowid that the last insert made, and how many rows the last statement changed. */
int64_t db_last_id(const struct db *db);
int64_t db_changed(const struct db *db);

/*
 * From now on write every change of a row, whoever makes it, into `changes` (changes.h).
 * Rows of the table `except` are left out.
 */
void db_record(struct db *db, struct changes *changes, const char *except);

/* A statement that was built from the schema's names, with its parameters; it is freed with the database. */
enum outcome db_build(struct db *db, const struct buffer *sql, void **built);
enum outcome db_run_built(struct db *db, void *built, const struct value *parameters);

/* The same with the row at hand of a query, maybe of another database. */
enum outcome db_run_row(struct db *db, void *built, const struct query *row);

/* The same as a query without parameters, whose columns db_cell() reads. */
enum outcome db_select_built(struct db *db, struct query *query, const struct buffer *sql);

/* Make a scratch database the same as another, as its transaction sees it. */
enum outcome db_duplicate(struct db *scratch, const struct db *from);

/*
 * Replace all of a database by another's content, in one transaction. `may` is asked with nobody else
 * in the file and nothing changed; what it returns but DONE is returned. Others wait.
 */
enum outcome db_replace(struct db *db, const struct db *by, enum outcome (*may)(void *argument), void *argument);

/*
 * Copy a database, as its transaction sees it, into a new, empty file (whole_begin()), durably; others may write meanwhile.
 * IO_FAILED if it can't be made, BAD_CONFIG if what was written isn't whole.
 */
enum outcome db_backup(const struct db *db, const char *path);

/*
 * From now on tell of every new statement how SQLite is going to run it, one line of its query plan at a time: so that
 * a test sees what a statement costs when the file has grown.
 */
void db_watch(struct db *db, void (*tell)(void *argument, const char *sql, const char *step), void *argument);

/* SQLite's version. */
const char *db_version(void);

/* Run a script of several statements: schema and migrations, which come from files. */
enum outcome db_script(struct db *db, const char *script);

#endif
