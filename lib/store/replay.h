/*
 * replay: do again, or undo, row by row, what db_record() wrote.
 */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/changes.h"

/* For a scratch database (DB_SCRATCH) of the changes' schema or a later one. */
struct replayer {
	struct db *db;
	struct fault *fault;
	struct arena *read;  /* for what it reads: to be wound back between events */
	struct arena arena;  /* for the statements that it makes; arena_free() when done */
	bool undo;           /* the last change of an event first: give it the newest event first */
	struct made *made;
	size_t count;
};

/*
 * Replay an event's changes. Rows of tables that `wants` denies are left out; blobs
 * that were not recorded come out as null.
 */
enum outcome replay(struct replayer *replayer, const struct blob *changes, bool (*wants)(const char *table));

#endif
