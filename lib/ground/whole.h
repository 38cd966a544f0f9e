/*
 * whole: files that are made beside their place under another name and put there when
 * everything is in them, so that one that is there is complete.
 */
#ifndef GROUND_WHOLE_H
#define GROUND_WHOLE_H

#include "ground/arena.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <sys/types.h>

/* What is made, as PATH.new-PID. */
struct whole {
	const char *path, *made;
	int file; /* open, and locked while it is made; -1: none */
};

enum { WHOLE_PRIVATE = 0600, WHOLE_USUAL = 0666 /* less what the umask takes */ };

/*
 * Begin an empty file that nobody made before, through no link that lies there already, with no rights but `mode`. What a killed
 * process left of the same is removed first: of its making the lock is gone. IO_FAILED.
 */
enum outcome whole_begin(struct whole *whole, const char *path, mode_t mode, struct arena *arena, struct fault *fault);

/* Sync it and put it at its path, as whole_place() does, if `keep`; else away with it. Nothing for one that wasn't begun. */
enum outcome whole_end(struct whole *whole, bool keep, bool replace, struct fault *fault);

/* Remove what processes that are gone left of making `path`: PATH.new-PID, and folders of that name with what is in them. */
void whole_sweep(const char *path);

/*
 * Put `made` at `path`, for good: the folder's entry is on the disk too. What is there is
 * replaced only if `replace`, else BAD_CONFIG. IO_FAILED. If it fails `made` is removed.
 */
enum outcome whole_place(const char *made, const char *path, bool replace, struct fault *fault);

/* Remove `made`, and what SQLite puts beside a database. */
void whole_remove(const char *made);

#endif
