/*
 * progress: a bar on stderr for work that a person at a terminal waits for.
 */
#ifndef FACE_PROGRESS_H
#define FACE_PROGRESS_H

#include <stddef.h>

/* Draw it, if stderr is a terminal and the work has taken a while. */
void progress_show(size_t done, size_t total);

/* Wipe it out, if it was drawn. */
void progress_end(void);

#endif
