#include "report/why.h"

#include "flow/finding.h"
#include "flow/order.h"
#include "flow/views.h"
#include "ground/language.h"
#include "policy/basis.h"
#include "policy/clauses.h"
#include "policy/gate.h"
#include "policy/journal.h"
#include "policy/lift.h"
#include "policy/numbers.h"
#include "report/registers.h"
#include "report/todo.h"

#include <string.h>

enum fare {
#define X(id, context, name) FARE_##id,
	FARES(X)
#undef X
};
static const struct word fare_words[] = {
#define X(id, context, name) WORD(context, name),
	FARES(X)
#undef X
};

static enum outcome check_clause(struct context *cx, const char *clause) {
	for (int place = 0; clause_number(place); place++)
		if (clause_within(clause_number(place), clause))
			return DONE;
	return fail(cx->fault, NOT_FOUND, "there is no clause %s", clause);
}

static void add_rule(struct context *cx, struct listing *listing, enum rule rule) {
	const struct rule_entry *entry = &rules[rule];
	const char *cells[] = {entry->clause, actions[entry->action].name, action_doers(cx, entry->action),
		said_if(cx->chinese, entry->demand), rule_lifters(cx, rule)};
	listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
}

enum outcome why_clause(struct context *cx, const char *clause, struct listing *listing) {
	static const struct field fields[] = {{.name = "clause"}, {.name = "action"}, {.name = "who"}, {.name = "demands"},
		{.name = "lifted_by"}};
	*listing = (struct listing)LISTING("clauses", fields);
	TRY(check_clause(cx, clause));
	for (int place = 0; clause_number(place); place++) {
		const char *number = clause_number(place);
		if (!clause_within(number, clause))
			continue;
		const char *cells[] = {number, "", "", said_if(cx->chinese, clause_text(number)), ""};
		listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
		for (int rule = 0; rule < RULE_COUNT; rule++)
			if (strcmp(rules[rule].clause, number) == 0)
				add_rule(cx, listing, (enum rule)rule);
	}
	return DONE;
}

/* A row of how a rule fared. */
struct row {
	const char *clause, *action, *demands;
	int fare; /* NO_FARE: of the clause itself */
	const char *who;
	struct maybe at;
	const char *reason;
};
enum { NO_FARE = -1 };

static void add_row(struct context *cx, struct listing *listing, const struct row *row) {
	const char *cells[] = {row->clause, row->action, row->demands,
		row->fare == NO_FARE ? "" : fare_words[row->fare].name, row->who};
	listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
	listing_maybe(cx->arena, listing, row->at);
	listing_text(cx->arena, listing, row->reason);
}

/* Who let it pass for this order, each time. */
static enum outcome add_lifts(struct context *cx, struct listing *listing, struct row row, enum rule rule,
	int64_t order_id, bool *any) {
	struct query query;
	row.fare = FARE_LIFTED;
	row.at.given = true;
	TRY(db_select(cx->db, &query, SQL("select login, lifted_at, reason from lift join person on person.id = person_id"
		" where order_id = ?1 and rule = ?2 order by lifted_at, event_id"), INT(order_id), TEXT(rules[rule].name),
		TO_TEXT(&row.who), TO_INT(&row.at.value), TO_TEXT(&row.reason)));
	while (db_next(&query)) {
		*any = true;
		add_row(cx, listing, &row);
	}
	return db_end(&query);
}

/* What of it was dated far back, each time, with the reason (2.3.6). */
static enum outcome add_dated(struct context *cx, struct listing *listing, struct row row,
	int64_t order_id, bool *any) {
	struct query query;
	row.fare = FARE_LIFTED;
	row.at.given = true;
	TRY(db_select(cx->db, &query,
		SQL("select action, actor, recorded_at, why from event cross join late_entry on table_name ="
		    " 'event'"
		    " and row_id = event.id where " EVENT_OF_ORDER " order by event.id"), INT(order_id),
		TO_TEXT(&row.action), TO_TEXT(&row.who), TO_INT(&row.at.value), TO_TEXT(&row.reason)));
	while (db_next(&query)) {
		*any = true;
		add_row(cx, listing, &row);
	}
	return db_end(&query);
}

/* A decision that rests on something else than it did is void, whatever was recorded under the rule. */
static enum outcome add_void(struct context *cx, struct listing *listing, struct row row, enum rule rule,
	int64_t order_id, bool *any) {
	const char *differs = NULL;
	enum action again = ACT_NONE;
	TRY(basis_void(cx, rule, order_id, &differs, &again));
	if (!differs)
		return DONE;
	*any = true;
	row.fare = FARE_VOID;
	row.action = actions[again].name;
	row.who = action_doers(cx, again);
	row.reason = differs;
	add_row(cx, listing, &row);
	return DONE;
}

/* Somebody's task it waits. Recorded under the rule it was met: what it refuses isn't recorded. Else its time isn't now. */
static enum outcome add_standing(struct context *cx, struct listing *listing, struct row row, enum rule rule,
	const struct standing *standing, const char *const *tasks) {
	bool done = false;
	const enum action action = rules[rule].action;
	TRY(db_get(cx->db, &done, SQL("select actor, recorded_at from event where " EVENT_OF_ORDER
		" and action = ?2 order by id desc limit 1"), INT(standing->id), TEXT(actions[action].name), TO_TEXT(&row.who),
		TO_INT(&row.at.value)));
	row.at.given = done && !tasks[action];
	row.fare = FARE_MET;
	if (tasks[action]) {
		row.fare = FARE_WAITING;
		row.who = tasks[action];
	} else if (!done) {
		row.fare = lifecycle_obstacle(cx, action, standing) ? FARE_NOT_NOW : FARE_NOT_DUE;
		row.reason = row.fare == FARE_NOT_NOW ? lifecycle_point(cx, action) : NULL;
		row.who = action_doers(cx, action);
	}
	add_row(cx, listing, &row);
	return DONE;
}

static enum outcome add_rule_of_order(struct context *cx, struct listing *listing, enum rule rule,
	const struct standing *standing, const char *const *tasks) {
	const struct row row = {.clause = rules[rule].clause, .action = actions[rules[rule].action].name,
		.demands = said_if(cx->chinese, rules[rule].demand)};
	bool any = false;
	TRY(add_void(cx, listing, row, rule, standing->id, &any));
	TRY(add_lifts(cx, listing, row, rule, standing->id, &any));
	if (rule == RULE_BACKDATED)
		TRY(add_dated(cx, listing, row, standing->id, &any));
	return any ? DONE : add_standing(cx, listing, row, rule, standing, tasks);
}

/* What was late or went wrong under the clause, with who answers for it. */
static void add_breaches(struct context *cx, struct listing *listing, const char *clause, const struct breach *breaches,
	size_t count) {
	for (size_t i = 0; i < count; i++)
		if (strcmp(breaches[i].clause, clause) == 0)
			add_row(cx, listing, &(struct row){.clause = clause, .action = breaches[i].what, .fare = FARE_BREACHED,
				.who = breaches[i].who, .at = breaches[i].done});
}

/* What hr found about the clause, in this order: how that stands, whose it is, and since when. */
static enum outcome add_findings(struct context *cx, struct listing *listing, const char *clause,
	int64_t order_id) {
	struct row row = {.clause = clause, .fare = FARE_FOUND, .at.given = true};
	int64_t id = 0, state = 0;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id," FINDING_STATE ", department, found_at, text from finding"
		    " where order_id = ?1 and clause = ?2 order by id"),
		INT(order_id), TEXT(clause), TO_INT(&id), TO_INT(&state), TO_TEXT(&row.who),
		TO_INT(&row.at.value),
		TO_TEXT(&row.reason)));
	while (db_next(&query)) {
		row.action = number_text(cx, DOCUMENT_FINDING, id);
		row.demands = word_in(&finding_states[state], cx->chinese);
		add_row(cx, listing, &row);
	}
	return db_end(&query);
}

enum outcome why_clause_of_order(struct context *cx, const char *clause, const char *number, struct listing *listing) {
	static const struct field fields[] = {{.name = "clause"}, {.name = "action"}, {.name = "demands"},
		{.name = "fares", WORDS_OF(fare_words)}, {.name = "who"}, {.name = "at", .type = FIELD_INSTANT},
		{.name = "reason", .type = FIELD_NOTE}};
	struct order order;
	const char *tasks[ACTION_COUNT] = {NULL};
	const struct breach *breaches = NULL;
	size_t count = 0;
	*listing = (struct listing)LISTING("clauses", fields);
	TRY(check_clause(cx, clause));
	TRY(order_find(cx, number, &order));
	TRY(todo_actions(cx, order.standing.id, tasks));
	TRY(register_breaches(cx, order.standing.id, &breaches, &count));
	for (int place = 0; clause_number(place); place++) {
		const char *of = clause_number(place);
		if (!clause_within(of, clause))
			continue;
		add_row(cx, listing, &(struct row){.clause = of, .demands = said_if(cx->chinese, clause_text(of)), .fare = NO_FARE});
		for (int rule = 0; rule < RULE_COUNT; rule++)
			if (strcmp(rules[rule].clause, of) == 0)
				TRY(add_rule_of_order(cx, listing, (enum rule)rule, &order.standing, tasks));
		add_breaches(cx, listing, of, breaches, count);
		TRY(add_findings(cx, listing, of, order.standing.id));
	}
	return DONE;
}

static enum outcome next(struct context *cx, int64_t id, struct listing *listing) {
	int64_t overdue = 0;
	return todo_list(cx, &(struct todo_filter){.everybody = true, .order_id = id}, listing, &overdue);
}

static enum outcome breached(struct context *cx, int64_t id, struct listing *listing) {
	int64_t act = 0;
	return register_compliance(cx, &(struct register_filter){.order_id = id, .detail = true}, listing, &act);
}

enum outcome why_order(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{order_head, true}, {basis_list, false}, {breached, false}, {next, false}};
	struct order order;
	TRY(order_find(cx, number, &order));
	*view = (struct view)VIEW(parts, order.standing.id);
	return DONE;
}
