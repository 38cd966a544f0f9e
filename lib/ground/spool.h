/*
 * spool: bytes that are kept until whoever is to have them takes them, however long that lasts. Little of it stays
 * in memory, more goes to a temporary file that has no name.
 */
#ifndef GROUND_SPOOL_H
#define GROUND_SPOOL_H

#include "ground/buffer.h"

#include <stdio.h>

struct spool {
	struct buffer bytes; /* all, or what isn't in the file yet */
	FILE *file;          /* or NULL */
	bool failed;         /* something of it could not be kept */
};

bool spool_is_empty(const struct spool *spool);
void spool_add(struct spool *spool, const void *bytes, size_t size);

/* Give it out, block by block, and empty it. False if something could not be kept or read, or `give` says so. */
bool spool_drain(struct spool *spool, bool (*give)(void *argument, const void *bytes, size_t size), void *argument);

void spool_free(struct spool *spool);

#endif
