/*
 * complete: what may stand next on a command line, for the shells: `order-show --complete SO2` prints it, one
 * candidate a line, made from the same tables as everything else, and from the database.
 */
#ifndef FACE_COMPLETE_H
#define FACE_COMPLETE_H

#include "face/command.h"

/*
 * What may stand in the place of the last word, behind the others. `open` opens the database when a value is to be
 * looked up in it, the one that --db names among the words if it does; without one there are no such candidates.
 */
struct completion {
	const struct command *command;
	const char *const *words;
	int count;
	struct context *context;
	enum outcome (*open)(void *argument, const char *db);
	void *argument;
	void (*tell)(const char *candidate);
};
enum outcome complete(const struct completion *completion);

#endif
