/* sqlite: where lib/store gets sqlite3.h from; nothing else knows it. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

/*
 * SQLite's default file system without the syncs of a write-ahead file that have nothing to do. What is
 * committed is on disk as before: of the file's five syncs in a command that finds and leaves it absent, two
 * write nothing that has to be there before the next one. Returns its name; NULL: use the default one.
 */
const char *log_files(void);

/*
 * SQLite takes its memory from lists of pieces, one for each size (memory.c), and not from malloc(). To be said before
 * SQLite runs; too late it is no harm.
 */
void memory_in_lists(void);

#endif
