/*
 * task: one thing that somebody is to do, and by when. What todo.h lists is gathered from the documents, and
 * from what of a shipment is overdue by the clock alone.
 */
#ifndef REPORT_TASK_H
#define REPORT_TASK_H

#include "ground/calendar.h"
#include "policy/gate.h"
#include "policy/numbers.h"

struct task {
	enum action action;
	enum document document;
	int64_t document_id, order_id;
	const char *department;      /* whose task it is; NULL: whoever may do the action */
	struct maybe person, author; /* whose alone; who put it up and can't be the one */
	int64_t since;
	struct maybe deadline; /* day */
	struct maybe until;    /* instant on it, of a deadline in hours */
	const char *note, *customer;
};

struct tasks {
	struct task *items;
	size_t count;
};

/* Clauses 2.3.3, 2.6.1: what is overdue of a shipment is the head of production's, and after escalate-hours hr's and gm's. */
enum outcome tasks_lagging(struct context *context, struct tasks *tasks);

/*
 * Clause 1.9: the texts that departments haven't handed in, of each open month since the first
 * event and of the last twelve, from some working days before its day on (setting summary-lead);
 * the closing of a month that has them all; and the notes of gm and chairman that a closed month
 * waits for.
 */
enum outcome tasks_of_months(struct context *context, struct tasks *tasks);

/*
 * What its note says. It may begin with a word of the program (why it is to be done, what kind it is): in Chinese, if
 * the context says so. What follows is somebody's own words, or a number.
 */
const char *task_note(struct context *context, const struct task *task);

/* By when it is to be done: as its own kind says, a clock's, a signature's, a feedback's; else some working days. */
enum outcome task_deadline(struct context *context, const struct calendar *calendar, struct task *task);

#endif
