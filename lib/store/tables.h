/*
 * tables: every table of the schema as it is, whatever it means: to carry a whole database over, or look at all of it.
 */
#ifndef STORE_TABLES_H
#define STORE_TABLES_H

#include "store/db.h"

struct table_column {
	const char *name;
	bool integer, blob; /* else text */
	int key;            /* its place in the primary key, from 1; 0: none */
};

struct whole_table {
	const char *name;
	const struct table_column *columns;
	int count;
};

/* How many findings of one table are told of. */
enum { MOST_TOLD = 10 };

/* All of them, in the arena, by name. */
enum outcome tables_all(struct db *db, struct arena *arena, struct whole_table **tables, size_t *count);

/* Its rows, in the order of its primary key; blobs in hexadecimal. */
enum outcome table_rows(struct db *db, const struct whole_table *table, struct query *query);

/*
 * Tell of every text of it that isn't one: with a NUL, behind which nobody sees what there is, or of bytes that are no UTF-8.
 */
enum outcome table_texts(struct db *db, const struct whole_table *table, struct arena *arena, bool chinese,
	void (*tell)(void *argument, const char *finding), void *argument);

/* A statement for db_run_built() that inserts a row: a parameter for each column. */
enum outcome table_insert(struct db *db, const struct whole_table *table, void **built);

/* Fill it, empty as it is, with what another database of the same schema has in it. */
enum outcome table_copy(struct db *db, struct db *from, const struct whole_table *table);

/* Empty it. */
enum outcome table_clear(struct db *db, const struct whole_table *table);

#endif
