/*
 * colour: at a terminal that has some, unless NO_COLOR (no-color.org) says that nobody wants it.
 */
#ifndef FACE_COLOUR_H
#define FACE_COLOUR_H

#include <stdbool.h>

enum colour { COLOUR_NONE, COLOUR_HEADING, COLOUR_LATE, COLOUR_ERROR };

/* Are there colours on this file descriptor? */
bool colour_wanted(int file);

/* What turns a colour on; COLOUR_NONE: all off. */
const char *colour_code(enum colour colour);

#endif
