/*
 * compare: are two databases of the same schema the same, row by row?
 */
#ifndef STORE_COMPARE_H
#define STORE_COMPARE_H

#include "store/tables.h"

/*
 * Tell of every row that `actual` has and `expected` hasn't, or the other way round, or that differs:
 * up to MOST_TOLD of each table. Tables that `wants` denies are left out, and SQLite's own.
 */
enum outcome compare(struct db *actual, struct db *expected, struct arena *arena, bool (*wants)(const char *table),
	void (*tell)(void *argument, const char *finding), void *argument);

#endif
