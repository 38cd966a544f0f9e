/*
 * usage: the command line as it was typed, against a command's tables.
 */
#ifndef FACE_USAGE_H
#define FACE_USAGE_H

#include "face/command.h"

#include <stdio.h>

/* The options that every command has. */
struct common {
	const char *db, *format, *output, *encoding, *as, *at, *reason, *key;
	bool bom, late, each, dry_run, quiet, verbose, help, version;
};
extern const struct option_entry common_options[];

struct command_line {
	struct common common;
	const struct verb *verb;
	struct typed *typed; /* the verb's options, in the order in which they were typed */
	size_t count;
	const char *operands[MOST_OPERANDS];
	int operand_count;
};

/*
 * How many of the operands, from the first, are words of the verb's name in their order. *next is where its name goes on
 * behind them, with *length of the word there, or NULL if it has been typed whole.
 */
int verb_words(const struct verb *verb, const char *const *operands, int count, const char **next, size_t *length);

/* All options of all verbs, each name once, in the arena: which take a value has to be known before the verb is. */
struct option_list {
	const struct option_entry **entries;
	size_t count;
};
void usage_options(const struct command *command, struct arena *arena, struct option_list *options);

/*
 * Parse and find the verb; the verb's options are checked against its table but
 * not yet read (usage_apply). USAGE for what the command doesn't have.
 */
enum outcome usage_parse(const struct command *command, int argc, char **argv, struct arena *arena,
	struct fault *fault, struct command_line *line);

/* What was typed, on stderr, if it was read as something that is written otherwise (value_reading). */
void reading_tell(const struct command_line *line, const char *name, enum option_type type, const char *value,
	struct arena *arena);

/* Put the verb's options into its request, and say what they were read as. BAD_DATA. */
enum outcome usage_apply(const struct command_line *line, struct arena *arena, struct fault *fault);

/* --help: made from the tables. */
void usage_print(const struct command *command, struct arena *arena, FILE *file);

/* The same as rows, for the manual pages, completion and whoever else reads it: a verb's row, then its options'. */
void usage_list(const struct command *command, struct arena *arena, struct listing *listing);

#endif
