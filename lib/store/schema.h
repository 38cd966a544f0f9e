/*
 * schema: the versions of the database's schema, and the way from one to the next.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

/* lib/store/schema/001.sql and on, embedded by the build (build/gen/schema.c). */
extern const char *const schema_scripts[];
extern const int schema_scripts_count;

/*
 * Bring the database from its version (user_version) to the last of `count`
 * scripts, in one transaction of the caller's. BAD_CONFIG if it is newer than
 * that. *moved says whether anything was done.
 */
enum outcome schema_migrate(struct db *db, const char *const *scripts, int count, bool *moved,
	struct fault *fault);

/* The version that the file has; BAD_CONFIG if it is newer than `newest`. */
enum outcome schema_version(struct db *db, int newest, int64_t *version, struct fault *fault);

/*
 * Before a migration: copy the database to PATH.vN.backup beside it (N its version)
 * and begin an IMMEDIATE transaction in which nothing has changed since that copy.
 * Somebody else may have migrated meanwhile; then there is a transaction, and no copy
 * of ours. BUSY if others don't stop writing.
 */
enum outcome schema_backup(struct db *db, const char *path, int64_t version, struct arena *arena,
	struct fault *fault);

#endif
