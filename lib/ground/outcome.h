/*
 * outcome: how every function of the library that can fail says so, and what
 * it leaves behind for the one place that tells the user.
 *
 * The numbers are the exit statuses of the commands; from 64 up they are those
 * of sysexits.h.
 */
#ifndef GROUND_OUTCOME_H
#define GROUND_OUTCOME_H

#include <stddef.h>

enum outcome {
	DONE = 0,
	REFUSED = 1,      /* by a rule of the policy; nothing changed */
	FOUND = 2,        /* a check ran well and found something */
	REHEARSED = 3,    /* never an exit status: so far so good, the rest is for when it may change something */
	USAGE = 64,       /* unknown option or verb, argument missing */
	BAD_DATA = 65,    /* malformed input */
	NOT_FOUND = 66,   /* no such database, order, document, file */
	DEFECT = 70,      /* of ordflow itself */
	IO_FAILED = 74,   /* disk or output full, unreadable file */
	BUSY = 75,        /* the database stayed locked past the limit */
	NO_ROLE = 77,     /* the actor doesn't have the role */
	BAD_CONFIG = 78   /* wrong configuration, newer or damaged database */
};

/* What went wrong, in full: filled in once, where it is known; told once, at the edge. */
struct fault {
	enum outcome outcome;
	const char *clause;    /* of the policy that refused, or NULL */
	char lift[256];        /* who can lift a refusal, or "" */
	const char *file;      /* bad data: where it stands, or NULL */
	size_t line;           /* from 1, of the file, or of the request's lines; 0: not known */
	const char *column;    /* the column's name, or NULL */
	char reason[1024];     /* UTF-8, cut at a character's boundary */
};

/*
 * Record why, and return `outcome`, so that a caller can `return fail(…)`.
 * The first failure stands: one that follows from it doesn't replace it.
 */
enum outcome fail(struct fault *fault, enum outcome outcome, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Forget what was recorded: for a caller that goes on (an import's next row). */
void fault_clear(struct fault *fault);

/* Leave the function with what `call` says, unless that is DONE. */
#define TRY(call)                                   \
	do {                                        \
		const enum outcome tried_ = (call); \
		if (tried_ != DONE)                 \
			return tried_;              \
	} while (0)

#endif
