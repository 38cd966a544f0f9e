/*
 * whole: files that are made beside their place under another name and put there when
 * everything is in them, so that one that is there is complete.
 */
#ifndef GROUND_WHOLE_H
#define GROUND_WHOLE_H

#include "ground/outcome.h"

#include <stdbool.h>

/*
 * Put `made` at `path`, for good: the folder's entry is on the disk too. What is there is
 * replaced only if `replace`, else BAD_CONFIG. IO_FAILED. If it fails `made` is removed.
 */
enum outcome whole_place(const char *made, const char *path, bool replace, struct fault *fault);

/* Remove `made`, and what SQLite puts beside a database. */
void whole_remove(const char *made);

#endif
