/*
 * todo: what somebody has to do now, worked out from where things stand: there is
 * no second list to keep in step (clause 2.6.1). Every task is an action of the
 * policy's table that waits for the one who may do it.
 */
#ifndef REPORT_TODO_H
#define REPORT_TODO_H

#include "policy/context.h"
#include "policy/listing.h"
#include "policy/rules.h"

struct todo_filter {
	const char *role;   /* what anybody of this role, its head included, has to do; NULL: see below */
	const char *person; /* what this login has to do; NULL: the actor */
	bool everybody;
	bool signatures;    /* only what waits for a signature */
	int64_t order_id;   /* of this order alone, or 0 */
	bool unlooked;      /* ask even where there can be nothing: what the queries cost can be seen so */
};

/*
 * The tasks, by deadline, the overdue ones first. A task without a deadline of its
 * own is due so many working days after it came up (setting task-days); one in hours
 * has its instant too, and is overdue from then on. *overdue is how many are. NOT_FOUND for an unknown person.
 */
enum outcome todo_list(struct context *context, const struct todo_filter *filter, struct listing *listing,
	int64_t *overdue);

/* Of an order: which actions are a task now, and whose; NULL: it is none. */
enum outcome todo_actions(struct context *context, int64_t order_id, const char *whose_task[ACTION_COUNT]);

#endif
