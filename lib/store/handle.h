/*
 * handle: what a database is to the files that know sqlite3.h, db.c and copies.c, and to nobody else.
 */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include "store/db.h"
#include "store/queue.h"
#include "store/sqlite.h"

struct statement {
	const char *sql; /* the literal's address is the key */
	sqlite3_stmt *prepared;
	bool busy;       /* a query is reading it */
};

struct db {
	sqlite3 *handle;
	struct arena *arena;
	struct fault *fault;
	struct statement *cache; /* open addressing, `room` is a power of two */
	size_t room, used;
	struct changes *changes;
	const char *unrecorded;
	void (*watch)(void *, const char *, const char *); /* or NULL: see db_watch() */
	void *watch_argument;
	bool hushed; /* see db_hush() */
	bool changes_later; /* it reads before it changes: see db_begin() */
	struct queue queue;
	int wait; /* milliseconds */
	bool scratch; /* in memory */
	char path[4096];
};

/* SQLite's last error as an outcome. */
enum outcome db_failed(const struct db *db, int code);

/* Statements for the set-up, before anything is cached. */
enum outcome db_run_plain(const struct db *db, const char *script);
int db_plain_int(const struct db *db, const char *sql, enum outcome *outcome);

/* Those that are kept, and those of queries that a failure left open. */
void db_forget_statements(struct db *db);

#endif
