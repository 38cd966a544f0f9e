/*
 * sheet_verb: a verb whose operand is a CSV file, and each of its rows what the
 * same command's other verb records one of.
 */
#ifndef FACE_SHEET_VERB_H
#define FACE_SHEET_VERB_H

#include "face/command.h"
#include "face/sheet.h"

struct sheet_verb {
	const struct option_entry *columns;
	const char *const *needed; /* as sheet_each() has them */
	void *request;             /* of `size` bytes, into which each row is read */
	size_t size;
	enum outcome (*take)(void *run);
	enum action action;        /* that `take` does: its role is asked before the file is read */
};

/* Read the operand's rows, all of them or nothing: see sheet_each(). */
enum outcome sheet_verb_run(struct run *run, const struct sheet_verb *verb);

#define SHEET_VERB(name, help, run) {VERB_CHANGES, name, "FILE", help, NULL, NULL, NULL, run}

#endif
