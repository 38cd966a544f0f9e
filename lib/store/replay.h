/*
 * replay: do again, row by row, what db_record() wrote.
 */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/db.h"

/*
 * Into a scratch database of the same schema or a later one. Rows of tables that `wants`
 * denies are left out; blobs that were not recorded come out as null.
 */
enum outcome replay(struct db *scratch, const char *changes, bool (*wants)(const char *table));

#endif
