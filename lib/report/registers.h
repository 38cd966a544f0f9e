/*
 * registers: the lists that somebody goes through from time to time. Those of policy 2 have
 * exactly the columns that it names (clauses 2.5.3, 2.5.4, 2.5.6), the dispatch's with the carrier (2.4.4): what is
 * ordered there (下单) is the clerk's note, its time, its number and the clerk; all are headed in English or Chinese.
 *
 * Each takes the same filter and says in *act how many of its rows ask for something to be done.
 */
#ifndef REPORT_REGISTERS_H
#define REPORT_REGISTERS_H

#include "policy/context.h"
#include "policy/listing.h"

struct register_filter {
	struct maybe from, to;  /* days: of what the register is about */
	const char *customer;   /* code */
	const char *department;
	int64_t order_id;       /* compliance: of this order alone, whenever it was; or 0 */
	int64_t note;           /* this delivery note alone, or 0 */
	bool detail;            /* one by one */
};

/* Of the request, the note, the dispatch: asking for the note, the dispatch, the delivery that isn't there yet. */
enum outcome register_shipping(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);
enum outcome register_notes(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);
enum outcome register_dispatch(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/* Orders, steps, milestones and clocks whose day is over (2.6.1), by that day. Each asks for something. */
enum outcome register_overdue(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/*
 * Orders that aren't dispatched, by receipt, with their age and what is left of them. Those that are late ask for something.
 */
enum outcome register_backlog(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/*
 * What orders come to and what was received for them, by receipt of the order. What was dispatched and not
 * paid is owed, from the dispatch on that receipts don't cover; that asks for something.
 */
enum outcome register_receivables(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/*
 * What departments did in time and what they didn't, for their assessment (3.4.4.3): steps and
 * milestones by the day on which they were due, clocks and notices by the day on which they began,
 * texts by month. This month, if no day is said.
 */
enum outcome register_departments(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/*
 * How often each clause applied, was met, breached and overridden, and by whom (2.3.6): what was recorded under its rules
 * has met them, since what they refuse isn't recorded. This month, if no day is said. In detail: each
 * breach and each override.
 */
enum outcome register_compliance(struct context *context, const struct register_filter *filter, struct listing *listing, int64_t *act);

/* What was late or went wrong with one order: under which clause, what, who answers for it, when it was done if it was. */
struct breach {
	const char *clause, *what, *who;
	struct maybe done;
};
enum outcome register_breaches(struct context *context, int64_t order_id, const struct breach **breaches, size_t *count);

/* The filter's days as instants: from ≤ … < to; not given where no day is. */
struct maybe register_begins(const struct register_filter *filter);
struct maybe register_ends(const struct register_filter *filter);

/* The filter's days, or those of this month. */
struct register_filter register_month(const struct context *context, const struct register_filter *filter);

#endif
