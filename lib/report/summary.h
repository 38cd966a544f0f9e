/*
 * summary: a month as it is reported to the general manager and the chairman (clause
 * 1.9): its figures beside those of the month before and of a year before, and the text that
 * each department hands in. Once it is closed it never changes.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "report/figures.h"
#include "report/texts.h"

struct summary_text {
	const char *department, *text; /* the last version; NULL: not handed in */
	const char *by;                /* login */
	struct maybe submitted_at;     /* when the first of them was recorded */
	bool late;                     /* or missing, and its day is over */
	int64_t versions;              /* more than one: it was revised */
	struct maybe excused_at;       /* that it is missing, by the general manager */
	const char *excuse;
};

/* Who takes note of a closed month's summary. */
struct summary_note {
	enum role role;
	struct maybe at;        /* recorded; not given: not yet */
	const char *login, *name; /* NULL of a month that was closed before this was kept */
};
enum { SUMMARY_NOTES = 2 };

struct summary {
	int64_t month;
	const char *factory;      /* its name */
	struct maybe closed_at;
	const char *closed_by;    /* login, or NULL */
	struct figures figures;   /* with the history of twelve months, if that was asked for */
	struct summary_text texts[ROLE_COUNT];
	int text_count;
	struct summary_note notes[SUMMARY_NOTES]; /* of gm and of chairman */
};

enum summary_part { SUMMARY_MONTH = 0, SUMMARY_COMPARED = 1, SUMMARY_HISTORY = 2, SUMMARY_UNREAD = 4 };

/* The summary of a month, with these parts (a set of them). */
enum outcome summary_load(struct context *context, int64_t month, unsigned parts, struct summary *summary);

/* The factory's name, as the month was closed under it; today's while it is open. */
enum outcome summary_factory(struct context *context, int64_t month, const char **name);

/*
 * Close a month that is over, and whose texts are there or excused: its summary is kept as it is,
 * for ever.
 */
enum outcome summary_close(struct context *context, int64_t month);

/* The general manager or the chairman takes note of a closed month's summary (roles_voiced()). */
enum outcome summary_acknowledge(struct context *context, int64_t month);

/*
 * The figures as rows: month, section, item, measure, value, sorted by section, item and
 * measure, bytewise; compared, with the item's name and what it was a month and a year before.
 */
void summary_figures(struct context *context, const struct summary *summary, bool compared, struct listing *listing);

/*
 * The departments' texts; with `people`, what readers want beside: whether it was revised, who was
 * excused and why.
 */
void summary_texts(struct context *context, const struct summary *summary, bool people,
	struct listing *listing);

/* The months that are closed, and who has taken note of them. */
enum outcome summary_closes(struct context *context, struct listing *listing);

/* What has changed from `before` to `value`, as millionths of it, to a tenth of a per cent; not given if that is 0. */
struct maybe summary_change(int64_t value, struct maybe before);

#endif
