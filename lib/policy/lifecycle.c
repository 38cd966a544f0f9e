#include "policy/lifecycle.h"

#include "ground/language.h"
#include "policy/numbers.h"

enum { LONGEST_WAY = 20 };

#define FROM_CONTRACT_ON                                                                     \
	STATE_IN_PRODUCTION, STATE_INSPECTED, STATE_FINISHED, STATE_SHIPPING, STATE_SHIPPED, \
		STATE_DELIVERED, STATE_CLOSED
#define FROM_QUOTATION_ON \
	STATE_QUOTED, STATE_QUOTATION_APPROVED, STATE_CONTRACTED, STATE_SCHEDULED, FROM_CONTRACT_ON

/* The ways of design.md section 3. */
static const enum order_state ways[KIND_COUNT][LONGEST_WAY] = {
	[KIND_CUSTOM] = {STATE_RECEIVED, STATE_IN_REVIEW, STATE_ACCEPTED, STATE_DAYS_COMPLETE,
		FROM_QUOTATION_ON},
	[KIND_REGULAR] = {STATE_RECEIVED, STATE_WITH_PRODUCTION, STATE_PROMISED, FROM_CONTRACT_ON},
	[KIND_NEW] = {STATE_RECEIVED, STATE_DEMAND_SIGNED, STATE_IN_REVIEW, STATE_DECIDED,
		STATE_MILESTONES_SET, FROM_QUOTATION_ON},
};

/* Beside the ways: the actions that leave such a status, and what is said to whoever comes with another. */
static const struct aside {
	enum order_state state;
	enum action leaves[2];
	const char *otherwise;
} asides[] = {
	{STATE_ON_HOLD, {ACT_CHANGE_RESUME, ACT_NONE}, SAID("it has to be resumed first: order-change resume")},
	{STATE_REJECTED, {ACT_REVIEW_REOPEN, ACT_DEMAND_FILE}, SAID("nothing more is done with it")},
	{STATE_CANCELLED, {ACT_NONE, ACT_NONE}, SAID("nothing more is done with it")},
};
enum { ASIDES = sizeof asides / sizeof *asides };

/*
 * What is done whatever the status of the orders that it concerns: money and papers come and go, people
 * acknowledge, answer and are heard also about an order that is held or over.
 */
static bool is_beside(enum action action) {
	static const enum action beside[] = {ACT_CAPACITY_SET, ACT_CAPACITY_RAISE, ACT_CAPACITY_DECIDE,
		ACT_CONTRACT_ARCHIVE, ACT_INCIDENT_REPORT, ACT_INCIDENT_ACKNOWLEDGE, ACT_INCIDENT_SETTLE,
		ACT_INCIDENT_AGREE, ACT_INCIDENT_CAUSE, ACT_INCIDENT_WRITE, ACT_INCIDENT_REPLY, ACT_INCIDENT_ANSWER,
		 ACT_PAYMENT_RECEIVE, ACT_PAYMENT_ASSIGN, ACT_PAYMENT_REVERSE,
		ACT_SHIP_ACKNOWLEDGE, ACT_PENALTY_RAISE, ACT_PENALTY_PROPOSE, ACT_PENALTY_HEAR, ACT_PENALTY_CONFIRM,
		ACT_PENALTY_WAIVE, ACT_FINDING_RECORD, ACT_FINDING_ANSWER, ACT_FINDING_JUDGE};
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (beside[i] == action)
			return true;
	return false;
}

int way_place(enum order_kind kind, enum order_state state) {
	for (int place = 0; place < LONGEST_WAY && ways[kind][place] != STATE_NONE; place++)
		if (ways[kind][place] == state)
			return place;
	return -1;
}

enum order_state way_before(enum order_kind kind, enum order_state state) {
	const int place = way_place(kind, state);
	return place > 0 ? ways[kind][place - 1] : STATE_NONE;
}

static const struct aside *aside_of(enum order_state state) {
	for (int i = 0; i < ASIDES; i++)
		if (asides[i].state == state)
			return &asides[i];
	return NULL;
}

static bool leaves(const struct aside *aside, enum action action) {
	return action != ACT_NONE && (aside->leaves[0] == action || aside->leaves[1] == action);
}

/* How far it has come on its way: where it stands, or goes on from. */
static enum order_state point_of(const struct standing *standing) {
	return standing->state == STATE_ON_HOLD ? standing->held_from : standing->state;
}

enum outcome lifecycle_read(struct context *cx, int64_t id, const char *kind, const char *state,
	const char *held_from, struct standing *standing) {
	const int of = word_find(kind_words, KIND_COUNT, kind), at = word_find(state_words, STATE_COUNT, state);
	const int from = held_from ? word_find(state_words, STATE_COUNT, held_from) : STATE_NONE;
	const bool held = at == STATE_ON_HOLD;
	const bool right = of >= 0 && at > STATE_NONE
		&& (held ? from > STATE_NONE && way_place((enum order_kind)of, (enum order_state)from) >= 0
			: aside_of((enum order_state)at) || way_place((enum order_kind)of, (enum order_state)at) >= 0);
	if (!right)
		return fail(cx->fault, BAD_CONFIG, "%s has a status that no order has: %s (%s)",
			number_text(cx, DOCUMENT_ORDER, id), state, held_from ? held_from : kind);
	*standing = (struct standing){.id = id, .kind = (enum order_kind)of, .state = (enum order_state)at,
		.held_from = held ? (enum order_state)from : STATE_NONE};
	return DONE;
}

bool standing_reached(const struct standing *standing, enum order_state state) {
	const int wanted = way_place(standing->kind, state);
	return wanted < 0 || way_place(standing->kind, point_of(standing)) >= wanted;
}

bool standing_waits(const struct standing *standing) {
	return standing->kind == KIND_REGULAR && point_of(standing) == STATE_RECEIVED;
}

bool standing_unplanned(const struct standing *standing) {
	return standing->kind == KIND_NEW && !standing_reached(standing, STATE_DEMAND_SIGNED);
}

/* What brings an order on that waits for what a regular one has, or changes it. */
static bool is_for_waiting(enum action action) {
	return action == ACT_ORDER_APPROVE || action == ACT_PRODUCT_RELEASE || action == ACT_REVIEW_OPEN || action == ACT_CHANGE_PROPOSE
		|| action == ACT_CHANGE_CANCEL || action == ACT_CHANGE_HOLD;
}

/* On its way: what has to be reached first, and what mustn't be passed. */
static const char *obstacle_on_way(struct context *cx, const struct action_entry *action,
	const struct standing *standing) {
	const enum order_state before = way_before(standing->kind, action->to);
	const enum order_state missing = before != STATE_NONE && !standing_reached(standing, before) ? before
		: action->after != STATE_NONE && !standing_reached(standing, action->after) ? action->after
		: STATE_NONE;
	const char *needs = missing == STATE_NONE ? NULL
		: arena_printf(cx->arena, said("%s needs it %s"), action->name, word_said(&state_words[missing]));
	if (needs && standing_unplanned(standing))
		return arena_printf(cx->arena, said("%s, and before that: clause %s: the new product's demand plan, filed by"
			" sales (order-review demand) and signed by vp, gm or chairman (approve)"), needs,
			actions[ACT_DEMAND_FILE].clause);
	if (needs)
		return needs;
	if (action->before != STATE_NONE && way_place(standing->kind, action->before) >= 0
	    && standing_reached(standing, action->before))
		return arena_printf(cx->arena, said("that is too late for %s"), action->name);
	return NULL;
}

const char *lifecycle_obstacle(struct context *cx, enum action action, const struct standing *standing) {
	const struct aside *aside = aside_of(standing->state);
	if (is_beside(action) || (aside && leaves(aside, action)))
		return NULL;
	if (!aside && standing_waits(standing) && !is_for_waiting(action))
		return said("it isn't a regular one before its products are released (product release), its prices are those of"
			" the list or signed (approve), or it is reviewed as custom (order-review open)");
	return aside ? said(aside->otherwise) : obstacle_on_way(cx, &actions[action], standing);
}

/* "from in-review on, before accepted" */
static const char *point_on_way(struct context *cx, const struct action_entry *action) {
	const bool chinese = cx->chinese;
	const char *after = action->to != STATE_NONE
		? arena_printf(cx->arena, said_if(chinese, SAID("leads to %s")),
			word_in(&state_words[action->to], chinese))
		: action->after != STATE_NONE
		? arena_printf(cx->arena, said_if(chinese, SAID("from %s on")),
			word_in(&state_words[action->after], chinese))
		: "";
	if (action->before == STATE_NONE || action->before == action->to)
		return after;
	const char *before = arena_printf(cx->arena, said_if(chinese, SAID("before %s")),
		word_in(&state_words[action->before], chinese));
	return *after ? arena_printf(cx->arena, said_if(chinese, SAID("%s, %s")), after, before) : before;
}

const char *lifecycle_point(struct context *cx, enum action action) {
	const char *way = point_on_way(cx, &actions[action]);
	for (int i = 0; i < ASIDES; i++) {
		if (!leaves(&asides[i], action))
			continue;
		const char *aside = arena_printf(cx->arena, said_if(cx->chinese, SAID("out of %s")),
			word_in(&state_words[asides[i].state], cx->chinese));
		way = *way ? arena_printf(cx->arena, said_if(cx->chinese, SAID("%s, also %s")), way, aside) : aside;
	}
	return way;
}

/* Its point on its way is another: that of its status, or what an order on hold goes on from. */
static enum outcome move(struct context *cx, struct standing *standing, enum order_state state) {
	if (standing->state == STATE_ON_HOLD) {
		standing->held_from = state;
		return db_exec(cx->db, SQL("update sales_order set held_from = ?2 where id = ?1"), INT(standing->id),
			TEXT(state_words[state].name));
	}
	standing->state = state;
	return db_exec(cx->db, SQL("update sales_order set state = ?2 where id = ?1"), INT(standing->id),
		TEXT(state_words[state].name));
}

/* Nothing moves what was cancelled or rejected. */
static bool is_over(const struct standing *standing) {
	return way_place(standing->kind, point_of(standing)) < 0;
}

enum outcome lifecycle_reach(struct context *cx, struct standing *standing, enum order_state state) {
	return is_over(standing) || standing_reached(standing, state) ? DONE : move(cx, standing, state);
}

enum outcome lifecycle_return(struct context *cx, struct standing *standing, enum order_state state) {
	const int wanted = way_place(standing->kind, state);
	return wanted < 0 || is_over(standing) || way_place(standing->kind, point_of(standing)) <= wanted ? DONE
		: move(cx, standing, state);
}

enum outcome lifecycle_aside(struct context *cx, struct standing *standing, enum order_state state) {
	const char *from = state_words[standing->state].name;
	if (aside_of(standing->state) || !aside_of(state))
		return fail(cx->fault, DEFECT, "an order goes from %s to %s", from, state_words[state].name);
	if (state == STATE_ON_HOLD)
		standing->held_from = standing->state;
	standing->state = state;
	if (state == STATE_ON_HOLD)
		return db_exec(cx->db, SQL("update sales_order set state = ?2, held_from = ?3 where id = ?1"),
			INT(standing->id), TEXT(state_words[state].name), TEXT(from));
	if (state == STATE_CANCELLED)
		return db_exec(cx->db, SQL("update sales_order set state = ?2, cancelled_from = ?3 where id = ?1"),
			INT(standing->id), TEXT(state_words[state].name), TEXT(from));
	return db_exec(cx->db, SQL("update sales_order set state = ?2 where id = ?1"), INT(standing->id),
		TEXT(state_words[state].name));
}

enum outcome lifecycle_resume(struct context *cx, struct standing *standing) {
	if (standing->state != STATE_ON_HOLD)
		return fail(cx->fault, DEFECT, "an order is resumed that is %s", state_words[standing->state].name);
	standing->state = standing->held_from;
	standing->held_from = STATE_NONE;
	return db_exec(cx->db, SQL("update sales_order set state = ?2, held_from = null where id = ?1"),
		INT(standing->id), TEXT(state_words[standing->state].name));
}

enum outcome lifecycle_reopen(struct context *cx, struct standing *standing) {
	if (standing->state != STATE_REJECTED)
		return fail(cx->fault, DEFECT, "an order is reopened that is %s", state_words[standing->state].name);
	standing->state = way_place(standing->kind, STATE_IN_REVIEW) < 0 ? STATE_RECEIVED : STATE_IN_REVIEW;
	return db_exec(cx->db, SQL("update sales_order set state = ?2 where id = ?1"), INT(standing->id),
		TEXT(state_words[standing->state].name));
}

enum outcome lifecycle_turn(struct context *cx, struct standing *standing, enum order_kind kind) {
	standing->kind = kind;
	standing->state = STATE_RECEIVED;
	standing->held_from = STATE_NONE;
	return db_exec(cx->db, SQL("update sales_order set kind = ?2, state = ?3, held_from = null, waits = null where id = ?1"),
		INT(standing->id), TEXT(kind_words[kind].name), TEXT(state_words[STATE_RECEIVED].name));
}
