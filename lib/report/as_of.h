/*
 * as_of: how things were known at some instant, for ever the same: the journal up
 * to then, replayed in memory; or the file, less what the journal says came after.
 */
#ifndef REPORT_AS_OF_H
#define REPORT_AS_OF_H

#include "policy/context.h"

/*
 * Make `then` a context over what was recorded up to `instant` of one order, with the
 * customers, products and people of that time. It uses the arena and the fault of
 * `now`; close it with context_close(). BAD_DATA for an instant in the future.
 */
enum outcome as_of_order(struct context *now, int64_t instant, int64_t order_id, struct context *then);

/*
 * The same of everything: a copy in memory, in which what was recorded later is undone.
 * It costs the file's size and what was recorded since.
 */
enum outcome as_of_all(struct context *now, int64_t instant, struct context *then);

/* All that the journal says, from its beginning: but for the content of archived files. */
enum outcome as_of_journal(struct context *now, struct context *then);

#endif
