/*
 * input: the files that a request names, and standard input, read to their end before the database is locked: a pipe that
 * nobody fills, a slow disk or a file that somebody else holds keeps nobody else waiting. What was read, and
 * whose digest was taken, is what is recorded, whatever becomes of the file.
 */
#ifndef GROUND_INPUT_H
#define GROUND_INPUT_H

#include "ground/arena.h"
#include "ground/digest.h"
#include "ground/outcome.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>

enum {
	LARGEST_INPUT = 512 * 1024 * 1024, /* bytes of a file */
	LONGEST_LINE = 1024 * 1024         /* bytes of a line of one that is read by lines */
};

struct input {
	const char *path;
	bool lines;  /* a file that is read line by line, which may be a pipe; else a file to be kept as it is */
	FILE *copy;  /* of its content, at its beginning; without a name */
	struct stat status;
	unsigned char digest[DIGEST_SIZE];
	struct input *next;
};

/*
 * Read `path` ("-" is standard input, if it is read by lines). NOT_FOUND, IO_FAILED (a folder, a pipe to be kept, what
 * can't be read), BAD_DATA for what is too large, or has too long a line. input_free() in any case.
 */
enum outcome input_read(struct input *input, struct fault *fault);
void input_free(struct input *inputs);

/* The one of this path, or NULL. */
struct input *input_find(struct input *inputs, const char *path);

#endif
