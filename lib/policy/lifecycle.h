/*
 * lifecycle: an order's status. A kind of order goes through statuses on a way of its own; beside the
 * ways there are statuses that hold it up or end it: on hold, cancelled, rejected. They absorb: whatever
 * happens meanwhile (goods are paid, a promise is settled) the order stays there, and only the action
 * that leaves such a status does.
 *
 * This is the only room that writes sales_order.state, held_from and cancelled_from. The flow asks it to
 * come somewhere (lifecycle_reach), to go back (lifecycle_return), to step aside and to come from there.
 * What an action needs of a status stands in rules.h and is judged here, for refusals, todo and rules.
 */
#ifndef POLICY_LIFECYCLE_H
#define POLICY_LIFECYCLE_H

#include "policy/context.h"

/* Where an order stands on its way. */
struct standing {
	int64_t id;
	enum order_kind kind;
	enum order_state state;
	enum order_state held_from; /* on hold: how far it has come on its way; else STATE_NONE */
};

/*
 * Where a state stands on the way of a kind of order, from 0; -1 if that kind
 * doesn't pass it.
 */
int way_place(enum order_kind kind, enum order_state state);

/* The state before this one on the way of that kind, or STATE_NONE. */
enum order_state way_before(enum order_kind kind, enum order_state state);

/* A standing out of its row's words. BAD_CONFIG if they are no kind and status of an order, by its number. */
enum outcome lifecycle_read(struct context *context, int64_t id, const char *kind, const char *state,
	const char *held_from, struct standing *standing);

/*
 * Has the order come to this state, or past it? True for a state that its kind doesn't pass. One that is
 * on hold has come as far as it goes on from; one that was cancelled or rejected has come nowhere.
 */
bool standing_reached(const struct standing *standing, enum order_state state);

/* Does it ask to be a regular product's order, and waits because it hasn't earned that (3.4.1)? */
bool standing_waits(const struct standing *standing);

/* Is it a new product's order without a demand plan that is signed and stands (3.4.4.1)? */
bool standing_unplanned(const struct standing *standing);

/* Does a status bar an action? NULL if it doesn't; else what is said behind "SO202611-0001 is received; ". */
const char *lifecycle_obstacle(struct context *context, enum action action, const struct standing *standing);

/* When an action can be done, in words: "from in-review on, before accepted"; in Chinese if the context says so. */
const char *lifecycle_point(struct context *context, enum action action);

/*
 * The order has come to a state: it is there unless it was already, or its kind doesn't pass it. On hold
 * that is kept for when it goes on; cancelled or rejected it stays what it is.
 */
enum outcome lifecycle_reach(struct context *context, struct standing *standing, enum order_state state);

/* The order isn't past this state any more: it goes back to it, if it had come further. */
enum outcome lifecycle_return(struct context *context, struct standing *standing, enum order_state state);

/* Step aside: STATE_ON_HOLD, STATE_CANCELLED or STATE_REJECTED. DEFECT for one that has done so already. */
enum outcome lifecycle_aside(struct context *context, struct standing *standing, enum order_state state);

/* The order turns out to be of another kind: it begins that one's way. */
enum outcome lifecycle_turn(struct context *context, struct standing *standing, enum order_kind kind);

/*
 * Leave on-hold for where it goes on; leave rejected for another review, or for its beginning if its
 * kind isn't reviewed. DEFECT if it isn't there.
 */
enum outcome lifecycle_resume(struct context *context, struct standing *standing);
enum outcome lifecycle_reopen(struct context *context, struct standing *standing);

#endif
