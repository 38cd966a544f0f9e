/*
 * migration: what an older database needs beside the scripts of its schema, and the event that says so:
 * what a migration fills in is a change like any other, and the journal explains it.
 */
#ifndef POLICY_MIGRATION_H
#define POLICY_MIGRATION_H

#include "policy/context.h"

/*
 * Bring the database from `version` to the newest schema, in the transaction at hand, and write the
 * event of it, as `real`. Nothing if it is there, and no event for a new database.
 */
enum outcome migrate(struct context *context, int64_t version, const char *real);

#endif
