/*
 * check: is the file whole, and is its history as it was written?
 */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * The schema, and SQLite's own integrity check: if one of them finds something, what follows couldn't be believed, and
 * isn't asked. Then the words of the program's tables, texts that are none, foreign keys, the gap-free series, the journal's
 * chain, the archived files, and whether the journal explains every row: one row a finding, none if
 * all is well. `seal`: also whether the journal is still what it was then (policy/journal.h), or NULL.
 */
enum outcome check_all(struct context *context, const char *seal, struct listing *listing);

#endif
