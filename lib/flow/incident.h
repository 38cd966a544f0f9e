/*
 * incident: what stands in the way of one or more orders. A key difficulty (clause
 * 1.8) goes up to the general manager and the chairman, is open until both have
 * taken note of it, and in every month's summary until it is settled. What is nobody's
 * fault (3.4.2) is answered by production within its two hours, with a new date for each
 * order, which sales settles with the customers.
 */
#ifndef FLOW_INCIDENT_H
#define FLOW_INCIDENT_H

#include "flow/order.h"

/* id, context, name */
#define INCIDENT_CAUSES(X) \
	X(DIFFICULTY, "cause", "difficulty") \
	X(POWER, "cause", "power") \
	X(EQUIPMENT, "cause", "equipment") \
	X(MATERIAL, "cause", "material") \
	X(WEATHER, "cause", "weather") \
	X(OTHER, "cause", "other")
#define X(id, context, name) CAUSE_##id,
enum incident_cause { INCIDENT_CAUSES(X) CAUSE_COUNT };
#undef X
extern const struct word incident_causes[CAUSE_COUNT];

struct incident_request {
	const char *cause;       /* of incident_causes */
	const char *description;
	const char *const *orders; /* numbers, ends with NULL */
	bool difficulty; /* it is a key difficulty, too: it goes up to gm and chairman (1.8) */
};

/*
 * Raise one; *id is its id. Refused without order or description, and for a difficulty that says a power cut or damaged
 * equipment (3.4.2): those have causes of their own, which start production's hours.
 */
enum outcome incident_report(struct context *context, const struct incident_request *request, int64_t *id);

/*
 * The general manager or the chairman takes note; each for himself. Who alone is both does so as
 * both; if somebody else is one of them, two persons do: refused of one who has done it in the
 * other role.
 */
enum outcome incident_acknowledge(struct context *context, const char *incident);

/*
 * The head of production, or sales, agrees that it was nobody's fault (3.4.2): two persons, each side once. Until
 * both have, it counts as somebody's. Refused of a difficulty.
 */
enum outcome incident_agree(struct context *context, const char *incident);

/*
 * Of what was reported as a difficulty and isn't settled: it is nobody's fault, of this cause. Production's hours count
 * from when it was recorded; it stays a difficulty, too.
 */
enum outcome incident_cause(struct context *context, const char *incident, const char *cause);

struct incident_reply {
	const char *text;   /* the report in writing: what happened and what is to be expected; NULL: none */
	const char *order;  /* NULL: every order that has no date yet */
	struct maybe date;  /* the new day */
};

/*
 * Production reports in writing, once, which meets its clock and is told to sales; then it says the new dates (3.4.2).
 * Both in one are an event each. Dates without a report are one, of the incident's description, once every order has one.
 */
enum outcome incident_reply(struct context *context, const char *incident, const struct incident_reply *reply);

struct incident_settlement {
	const char *outcome;   /* what came of it, or what the customer said */
	const char *order;     /* 3.4.2: whose customer; NULL if there is one order */
	struct maybe accepted; /* 3.4.2: 0 or 1 */
};

/*
 * A difficulty: the head of production says what came of it. Else sales says, order by order,
 * what the customer said to the new date; accepted, it becomes the required one. Settled
 * with the last.
 */
enum outcome incident_settle(struct context *context, const char *incident,
	const struct incident_settlement *settlement);

/* Those of an order, or (0) all; open ones alone if that is said. */
enum outcome incident_list(struct context *context, int64_t order_id, bool open, struct listing *listing);
enum outcome incident_of_order(struct context *context, int64_t order_id, struct listing *listing);

#endif
