/*
 * capacity: hours of work centres against the load of open production steps (clause
 * 3.4.3). Production raises over-capacity, the program ranks the competing orders by
 * profit, the general manager decides the sequence, and the customers who wait longer are
 * to be told.
 */
#ifndef FLOW_CAPACITY_H
#define FLOW_CAPACITY_H

#include "flow/order.h"

struct centre_request {
	const char *name;
	struct maybe hours; /* of a working day, or of `day`; millionths */
	struct maybe day;
};

/* Add a work centre, or change its hours, on every working day or on one. */
enum outcome capacity_set(struct context *context, const char *centre, const struct centre_request *request);

/* What a unit of a product needs of a centre; 0: nothing any more. */
enum outcome capacity_need(struct context *context, const char *product, const char *centre, struct maybe hours);

struct capacity_span {
	const char *centre;    /* code, or NULL for all */
	struct maybe from, to; /* days; today and four weeks on if not given */
	const char *reason;
};

/*
 * Load by centre and day: what is left to make, spread over the working days from today or
 * the planned one to the step's due date. `over` alone: days that don't hold it, and whose
 * orders collide; *count is how many such days.
 */
enum outcome capacity_load(struct context *context, const struct capacity_span *span, bool over,
	struct listing *listing, int64_t *count);

/*
 * The orders that compete for a centre: contract or quotation, and list price, less cost; by an hour of the centre, in
 * all and by unit. What they bring and cost is as it was when over-capacity was raised, while that is undecided.
 */
enum outcome capacity_rank(struct context *context, const struct capacity_span *span, struct listing *listing);

/* Production raises it: the general manager has to decide. */
enum outcome capacity_raise(struct context *context, const struct capacity_span *span);

/* An order was scheduled: where its days hold no more, over-capacity is raised. *centres: their codes, or NULL. */
enum outcome capacity_raise_for(struct context *context, const struct order *order, const char **centres);

/*
 * The general manager decides the sequence of orders (numbers, ends with NULL), with a reason if it follows none of the
 * three rankings: their production follows in it by the centre's hours, later steps after that; who is to wait beyond
 * what was promised is told.
 */
enum outcome capacity_decide(struct context *context, const char *centre, const char *const *orders,
	const char *reason);

enum outcome capacity_list(struct context *context, struct listing *listing);

#endif
