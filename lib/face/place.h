/*
 * place: where the database is, and how a new one comes there: it is made under
 * another name and put in its place whole, so that one that is there is complete.
 */
#ifndef FACE_PLACE_H
#define FACE_PLACE_H

#include "ground/arena.h"
#include "ground/outcome.h"
#include "ground/whole.h"

#include <stdbool.h>

struct place {
	const char *path; /* where it belongs */
	const char *open; /* what to open: the path, or a new database's first name */
	struct whole whole;
};

/*
 * --db, else $ORDFLOW_DB, else /var/lib/ordflow/orders.db if it is there, else
 * $XDG_DATA_HOME/ordflow/orders.db. A new one's folder is made if it is that
 * last one's. BAD_CONFIG if a new one would be where something is, and
 * with more rights than others (root's, or those of an installation for several people) for a symbolic link, and below a
 * folder that everybody may write and that isn't sticky.
 */
enum outcome place_find(struct place *place, const char *given, bool create, struct arena *arena,
	struct fault *fault);

/* The folder of the database that is everybody's. */
const char *place_shared_folder(void);

/* Put a new database in its place if `keep`, or away with it. Nothing for one that was there. */
enum outcome place_finish(struct place *place, bool keep, struct fault *fault);

#endif
