/*
 * drawing: technical drawings with their key quality and process requirements,
 * and the technical briefing of those who make the thing (clause 1.6a).
 */
#ifndef FLOW_DRAWING_H
#define FLOW_DRAWING_H

#include "flow/archive.h"
#include "flow/order.h"

struct drawing_request {
	const char *file, *title, *revision, *key_points;
};

/* Register a drawing, or with the title of one that is there its next revision. */
enum outcome drawing_add(struct context *context, const char *order, const struct drawing_request *request,
	int64_t *id);

/* Brief a department on the newest revision of a drawing. */
enum outcome drawing_brief(struct context *context, const char *drawing, const char *department,
	const char *note);

/*
 * Why a step of this order can't start by clause 1.6a; NULL if it can. Production: no
 * drawing, or the workshop not briefed on the newest revision of one. Any step: a new
 * revision of a drawing on which the workshop was briefed before.
 */
enum outcome drawing_obstacle(struct context *context, const struct order *order, bool production,
	const char **why);

enum outcome drawing_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
