/*
 * changing: a command that changes something. First, with nothing locked, it is found out whether this person may do it
 * (the verb is rehearsed), its input is read, and whether the request was made before; then the database is locked, for as
 * short as can be, and the verb runs: nothing in it waits for anybody.
 */
#ifndef FACE_CHANGING_H
#define FACE_CHANGING_H

#include "face/process.h"

/* Run the verb and record what it did; the context is open. */
enum outcome change_by(struct process *process, const struct command *command);

/* The same of a database that is made: nobody waits for it. */
enum outcome create_by(struct process *process, const struct command *command);

#endif
