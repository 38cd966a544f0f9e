/*
 * summary: a month as it is reported to the general manager and the chairman (clause
 * 1.9): its figures beside those of the month before and of a year before, and the text that
 * each department hands in. Once it is closed it never changes.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "report/figures.h"

struct summary_text {
	const char *department, *text; /* NULL: not handed in */
	const char *by;                /* login */
	struct maybe submitted_at;     /* the first of them */
	bool late;                     /* or missing, and its day is over */
};

struct summary {
	int64_t month;
	const char *factory;      /* its name */
	struct maybe closed_at;
	const char *closed_by;    /* login, or NULL */
	struct figures figures;   /* with the history of twelve months, if that was asked for */
	struct summary_text texts[ROLE_COUNT];
	int text_count;
};

enum summary_part { SUMMARY_MONTH = 0, SUMMARY_COMPARED = 1, SUMMARY_HISTORY = 2, SUMMARY_UNREAD = 4 };

/* The summary of a month, with these parts (a set of them). */
enum outcome summary_load(struct context *context, int64_t month, unsigned parts, struct summary *summary);

/* The factory's name, as the month was closed under it; today's while it is open. */
enum outcome summary_factory(struct context *context, int64_t month, const char **name);

struct submission {
	const char *department, *text, *file; /* the text, or a file that holds it */
};

/* Hand in a department's text, or a newer one. The month has begun and isn't closed. */
enum outcome summary_submit(struct context *context, int64_t month, const struct submission *submission);

/* Close a month that is over: its summary is kept as it is, for ever. */
enum outcome summary_close(struct context *context, int64_t month);

/*
 * The figures as rows: month, section, item, measure, value, sorted by section, item and
 * measure, bytewise; compared, with the item's name and what it was a month and a year before.
 */
void summary_figures(struct context *context, const struct summary *summary, bool compared, struct listing *listing);

/* The departments' texts. */
void summary_texts(struct context *context, const struct summary *summary, struct listing *listing);

/* The months that are closed. */
enum outcome summary_closes(struct context *context, struct listing *listing);

/* What has changed from `before` to `value`, as millionths of it, to a tenth of a per cent; not given if that is 0. */
struct maybe summary_change(int64_t value, struct maybe before);

#endif
