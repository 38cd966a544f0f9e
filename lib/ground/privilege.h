/*
 * privilege: a command that is installed for several people (setgid) has its group's rights where
 * it opens the database, and nowhere else: whatever a user names is opened as that user.
 *
 * Without such an installation all of this does nothing.
 */
#ifndef GROUND_PRIVILEGE_H
#define GROUND_PRIVILEGE_H

#include <stdbool.h>

/* Is this a program with more rights than its user (AT_SECURE)? */
bool privileged(void);

/*
 * At the start: put the group's rights aside, and take from the process, by seccomp(2), what no command ever needs: the
 * network, other processes, mounts, modules, tracing. False if that can't be done; a kernel without seccomp goes on.
 */
bool privilege_aside(void);

/* Around what needs them; calls nest. */
void privilege_take(void);
void privilege_leave(void);

/* Give them up for good, before code that reads what a user chose. */
void privilege_drop(void);

#endif
