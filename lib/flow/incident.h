/*
 * incident: what stands in the way of one or more orders. A key difficulty (clause
 * 1.8) goes up to the general manager and the chairman, is open until both have
 * taken note of it, and in every month's summary until it is settled.
 */
#ifndef FLOW_INCIDENT_H
#define FLOW_INCIDENT_H

#include "flow/order.h"

/* id, name, in Chinese */
#define INCIDENT_CAUSES(X) X(DIFFICULTY, "difficulty", "重点难点")
#define X(id, name, chinese) CAUSE_##id,
enum incident_cause { INCIDENT_CAUSES(X) CAUSE_COUNT };
#undef X
extern const struct word incident_causes[CAUSE_COUNT];

struct incident_request {
	const char *cause;       /* of incident_causes */
	const char *description;
	const char *const *orders; /* numbers, ends with NULL */
};

/* Raise one; *id is its id. Refused without order or description. */
enum outcome incident_report(struct context *context, const struct incident_request *request, int64_t *id);

/* The general manager or the chairman takes note; each for himself. */
enum outcome incident_acknowledge(struct context *context, const char *incident);

/* What came of it; settled once. */
enum outcome incident_settle(struct context *context, const char *incident, const char *outcome);

/* Those of an order, or (0) all; open ones alone if that is said. */
enum outcome incident_list(struct context *context, int64_t order_id, bool open, struct listing *listing);
enum outcome incident_of_order(struct context *context, int64_t order_id, struct listing *listing);

#endif
