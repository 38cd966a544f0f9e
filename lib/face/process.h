/*
 * process: everything of one run of a command, in one place.
 */
#ifndef FACE_PROCESS_H
#define FACE_PROCESS_H

#include "face/command.h"
#include "face/place.h"
#include "face/target.h"
#include "face/usage.h"
#include "policy/journal.h"

#include <setjmp.h>

/* A jump out of an exhausted arena finds it as it was left. */
struct process {
	struct arena arena;
	struct fault fault;
	struct run run;
	struct command_line line;
	struct request_key request;
	struct place place;
	struct target target;
	enum format format;
	const char **done; /* what was done to whom, to be said once it is recorded */
	size_t done_count;
	bool output_open;
	bool room; /* standard output takes something: see answer.h */
	bool told; /* what went wrong was said where it did */
	sigjmp_buf exhausted;
};

#endif
