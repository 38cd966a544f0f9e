/*
 * shape: is the schema of a file the one that the program makes? Every table, index, check and key, and nothing else: what
 * somebody added (a trigger), took away (a check) or put in another's place (a view) changes what the program's statements do.
 */
#ifndef STORE_SHAPE_H
#define STORE_SHAPE_H

#include "store/db.h"

/* Of what the last script leaves, worked out by the build (build/gen/shape.c). */
extern const uint64_t schema_shape;

/*
 * A digest of all that sqlite_schema says, in whatever order. It is quick and no secret: it finds every change that wasn't
 * made to pass it. shape_compare() finds those too.
 */
enum outcome shape_of(struct db *db, uint64_t *shape);

/* Is it, by that digest, what the first `version` of the program's scripts make? */
enum outcome shape_is_own(struct db *db, int64_t version, struct arena *arena, struct fault *fault, bool *is_own);

/* Tell, by name, of everything in which the schema differs from that. */
enum outcome shape_compare(struct db *db, int64_t version, struct arena *arena, struct fault *fault, bool chinese,
	void (*tell)(void *argument, const char *finding), void *argument);

#endif
