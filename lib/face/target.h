/*
 * target: a file that is written whole or not at all (--output): it is made beside its
 * place under another name, and renamed when everything is in it.
 */
#ifndef FACE_TARGET_H
#define FACE_TARGET_H

#include "ground/arena.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <stdio.h>

struct target {
	FILE *file; /* to write to; NULL: there is none */
	const char *path, *temporary; /* NULL: a device or a pipe is written as it is */
};

/* IO_FAILED; also, unless it is `patient`, for a pipe that nobody reads, and later for one that is full. */
enum outcome target_open(struct target *target, const char *path, bool patient, struct arena *arena, struct fault *fault);

/* Put it in its place if `keep`, else away. IO_FAILED: then nothing of it is left. */
enum outcome target_finish(struct target *target, bool keep, struct fault *fault);

#endif
