/*
 * message: what a person reads on stderr, made harmless for a terminal.
 */
#ifndef FACE_MESSAGE_H
#define FACE_MESSAGE_H

#include "ground/outcome.h"

/* The program's name, which begins every message. */
void message_begin(const char *program);

/*
 * From now on keep what is to be said; say it now. While the database is locked nobody waits for a reader of stderr.
 */
void message_hold(void);
void message_release(void);

/* "order-new: clause 1.1: line 2 has no quality requirement; nobody can lift it" */
void message_fault(const struct fault *fault);

void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
