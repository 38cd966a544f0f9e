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
 * The workshop acknowledges that it makes an order's lines as it has made them before: by the drawings, in their newest
 * revision, of which it was briefed then (clause 1.6a: a repeated product uses its drawing and briefing again). Each
 * becomes a drawing of this order, its file stays the original's.
 */
enum outcome drawing_reuse(struct context *context, const char *order);

/* What a drawing shows of a line, and of its product as it was there. */
#define DRAWN(line, version) \
	line ".product_id, " line ".quality, coalesce(" line ".spec, ''), " version ".name, coalesce(" version ".spec, '')," \
	" coalesce(" version ".unit, '')"

/*
 * Why a step of this order can't start by clause 1.6a; NULL if it can. Production: no
 * drawing, or the workshop not briefed on the newest revision of one. Any step: a new
 * revision of a drawing on which the workshop was briefed before.
 */
enum outcome drawing_obstacle(struct context *context, const struct order *order, bool production,
	const char **why);

/* A drawing's file; of one that is used again the original's. */
enum outcome drawing_file(struct context *context, const char *drawing, struct blob *content);

enum outcome drawing_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
