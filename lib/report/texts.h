/*
 * texts: what the departments hand in for a month's summary (clause 1.9): whose text is awaited and
 * by when, its versions, and the general manager's excuse of one that is missing. A text is in time
 * if the first version was recorded by the month's last working day, whatever --at says.
 */
#ifndef REPORT_TEXTS_H
#define REPORT_TEXTS_H

#include "policy/context.h"
#include "policy/listing.h"

/* A department's text for a month. */
struct text_duty {
	int64_t due;            /* the last day in time, as it was when the first one came */
	struct maybe recorded;  /* when that was recorded */
	const char *first_by;   /* and by whom; NULL: there is none */
	int64_t versions;
	bool bound;             /* its day wasn't over before anything was recorded here */
	bool late;              /* recorded after its day, or missing then; excused or not */
	struct maybe excused;   /* when the general manager excused that it is missing */
	const char *excuse;     /* why */
};

/* The departments whose text is awaited, or was when the month was closed. */
enum outcome texts_awaited(struct context *context, int64_t month, roles *set);

enum outcome text_duty_of(struct context *context, int64_t month, const char *department,
	struct text_duty *duty);

/* The last working day of a month, as the calendar is now. */
enum outcome month_last_workday(struct context *context, int64_t month, int64_t *day);

/* When the first event was recorded; 0 if none was. */
enum outcome first_recorded(struct context *context, int64_t *instant);

struct submission {
	const char *department, *text, *file; /* the text, or a file that holds it */
};

/*
 * Hand in a department's text, or another version, which stands beside those before it. The month
 * has begun. Into a closed one it comes as a late entry, of a department that was excused
 * (LATE_ENTRY; --late).
 */
enum outcome text_submit(struct context *context, int64_t month,
	const struct submission *submission);

/*
 * The general manager, or his deputy, excuses a department whose text is missing, by name and with
 * a reason.
 */
enum outcome text_excuse(struct context *context, int64_t month, const char *department,
	const char *reason);

/* Refuse to close a month while a text is missing that isn't excused (RULE_MONTH_TEXTS). */
enum outcome texts_complete(struct context *context, int64_t month);

/* Every version of every department's text, and the excuses. */
enum outcome texts_list(struct context *context, int64_t month, struct listing *listing);

#endif
