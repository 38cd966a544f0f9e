/*
 * command: what every executable does: parse, open, act inside one transaction,
 * print, commit, say what went wrong. A command's own file holds its tables and
 * one short function a verb.
 *
 * What a change prints is written and flushed before its transaction commits, so
 * that a status of 0 means recorded for good and any other that nothing changed.
 */
#ifndef FACE_COMMAND_H
#define FACE_COMMAND_H

#include "face/options.h"
#include "face/output.h"
#include "policy/context.h"

struct run;

enum verb_kind {
	VERB_END,
	VERB_PLAIN, /* needs no database */
	VERB_READS,
	VERB_PAGES, /* reads, and makes an HTML page besides a list's formats */
	VERB_FORMS, /* reads, and makes a form: text, HTML or PDF */
	VERB_COPIES, /* reads, and makes a file or a folder of another name than its output */
	VERB_CHECKS, /* reads, and looks at a file whose schema isn't the program's, too */
	VERB_CHANGES,
	VERB_CREATES, /* the database */
	VERB_PLACES   /* a database where the common options say, by itself */
};

struct verb {
	enum verb_kind kind;
	const char *name;     /* one or two words; NULL: the command has no verbs */
	const char *operands; /* "ORDER [STEP]"; what stands in brackets may be left out; "ORDER...": one or more */
	const char *help;
	const struct option_entry *options; /* ends with {0}; NULL: none of its own */
	const struct line_layout *lines;
	void *request; /* that the options fill in */
	enum outcome (*run)(struct run *run);
};

struct command {
	const char *name, *summary;
	const struct verb *verbs; /* the first is done if none is named and it reads; ends with {0} */
};

enum { MOST_OPERANDS = 64 };

/* A command while it runs. */
struct run {
	struct context context;
	struct output output;  /* for listings */
	struct buffer answer;  /* what a change prints: one line a document */
	const char *operands[MOST_OPERANDS + 1]; /* NULL where there is none */
	int count;
	const char *encoding; /* of a file that is read, or NULL to find it out */
	const char *path; /* VERB_PLACES: of the database; opening.wait of what it opens */
	int wait;
	bool quiet, verbose, dry_run;
	bool found;            /* a check ran well and found something: status 2 */
};

/* main() of every command. Returns the exit status. */
int command_main(int argc, char **argv, const struct command *command);

/* A document was made: print its number. */
enum outcome answer_number(struct run *run, int document, int64_t id);

/* Print a listing, or a document. */
enum outcome answer_listing(struct run *run, struct listing *listing);
enum outcome answer_view(struct run *run, const struct view *view);

/* Print bytes as they are: an archived file. */
enum outcome answer_bytes(struct run *run, const void *bytes, size_t size);

/* Say something on stderr that isn't data, unless -q. */
void note(const struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The order named by an operand, or 0 if the operand was left out. */
enum outcome order_operand(struct run *run, int operand, int64_t *id);

#endif
