/*
 * ask: a verb's options, asked for one by one at a terminal, when it was typed without any. The answers are put behind
 * the command line as if they had been typed there.
 */
#ifndef FACE_ASK_H
#define FACE_ASK_H

#include "face/usage.h"

/* Are the questions wanted? Nothing was typed behind the command, and somebody sits there. */
bool ask_wanted(const struct command_line *line);

/* Ask. An answer that is malformed is asked for again; the end of input is USAGE. */
enum outcome ask(struct command_line *line, struct arena *arena, struct fault *fault);

#endif
