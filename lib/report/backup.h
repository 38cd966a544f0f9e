/*
 * backup: a copy of the database, made while others work with it.
 */
#ifndef REPORT_BACKUP_H
#define REPORT_BACKUP_H

#include "policy/context.h"

/*
 * Copy the database to `path`: written beside it, verified (file and history, as check_all() does), and
 * put in its place whole. BAD_DATA if something is there already; BAD_CONFIG if a check finds something.
 */
enum outcome backup(struct context *context, const char *path);

#endif
