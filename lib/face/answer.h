/*
 * answer: what a change prints. It is written before the change is committed, and so while the database is locked: whoever
 * doesn't read it must not keep others waiting.
 */
#ifndef FACE_ANSWER_H
#define FACE_ANSWER_H

#include "ground/outcome.h"

#include <stdbool.h>

/* Before the lock: wait until standard output takes something, so many milliseconds at the most. */
bool answer_room(int wait);

/*
 * Write it to the last byte. IO_FAILED if that can't be, or if nobody takes it: for seconds, or, if there was no room
 * before, at once.
 */
enum outcome answer_print(const char *answer, bool room, struct fault *fault);

#endif
