/*
 * check: is the file whole, and is its history as it was written?
 */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * SQLite's own integrity check, foreign keys, the gap-free series, the journal's
 * chain: one row a finding, none if all is well.
 */
enum outcome check_all(struct context *context, struct listing *listing);

#endif
