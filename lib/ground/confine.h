/*
 * confine: what the kernel lets a process do from now on, when it has more rights than its user: by seccomp(2) a list of
 * system calls, and by landlock(7) where it may write and that it runs nothing, where the kernel has that.
 */
#ifndef GROUND_CONFINE_H
#define GROUND_CONFINE_H

#include <stdbool.h>

/* What a command does, and so what it needs. */
enum confinement {
	CONFINED_TO_LOOK,   /* reads the database (whose last reader folds in what was written), writes where its output goes */
	CONFINED_TO_PAGE,   /* the same, through a pager: it makes a process and runs it */
	CONFINED_TO_LAY_OUT, /* the same, with threads: a form */
	CONFINED_TO_CHANGE, /* writes the database */
	CONFINED_TO_MAKE    /* a database, a copy of it, a folder */
};

/*
 * Leave the process what that takes; `state` is the folder that it may write into, with /dev and the folders of what is
 * temporary; elsewhere only if `elsewhere`. Signals go to itself alone. A kernel that has neither goes on without; false
 * if one that has it refuses.
 */
bool confine(enum confinement confinement, const char *state, bool elsewhere);

#endif
