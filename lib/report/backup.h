/*
 * backup: a copy of the database, made while others work with it, and the way back.
 */
#ifndef REPORT_BACKUP_H
#define REPORT_BACKUP_H

#include "policy/context.h"

/* May the actor copy all of it? In a database that is everybody's an admin alone: NO_ROLE. */
enum outcome backup_permitted(struct context *context);

/*
 * Copy the database to `path`: written beside it, verified (file and history, as check_all() does), and
 * put in its place whole. BAD_CONFIG if something is there already, or a check finds something.
 */
enum outcome backup(struct context *context, const char *path);

struct restoring {
	const char *from, *to; /* paths */
	int wait;              /* milliseconds for a database that is busy */
};

/*
 * Put a backup where the database is, or was. It has to be sound (BAD_CONFIG); and a database that is there has
 * to have no event that the backup hasn't (BAD_DATA): nothing that was acknowledged goes. Numbers and the
 * journal's chain go on from it. The context has arena, fault and time alone.
 */
enum outcome restore(struct context *context, const struct restoring *restoring);

#endif
