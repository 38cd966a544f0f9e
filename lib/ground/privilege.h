/*
 * privilege: a command that is installed for several people (setgid) has its group's rights where
 * it opens the database, and nowhere else: whatever a user names is opened as that user.
 *
 * Without such an installation all of this does nothing.
 */
#ifndef GROUND_PRIVILEGE_H
#define GROUND_PRIVILEGE_H

#include "ground/confine.h"

#include <stdbool.h>

/* Is this a program with more rights than its user (AT_SECURE)? */
bool privileged(void);

/*
 * At the start: put the group's rights aside, and of the environment keep what shows things and no more: nothing in it
 * says which file is opened. False if that can't be done.
 */
bool privilege_aside(void);

/* Once it is known what the command does: see confine.h. Nothing for a process with no more rights than its user. */
bool privilege_confine(enum confinement confinement, const char *state, bool elsewhere);

/*
 * From now on, for so many milliseconds at the most, may the process hold what others wait for; 0: it holds nothing. Its
 * user can stop it (SIGSTOP), and it would hold it for ever: so the kernel ends it then, stopped or not. Nothing that it
 * had not committed is recorded. Only for a process with more rights than its user: others hold what is their own.
 */
void privilege_hold(int milliseconds);

/* Around what needs them; calls nest. */
void privilege_take(void);
void privilege_leave(void);

/* Give them up for good, before code that reads what a user chose. */
void privilege_drop(void);

#endif
