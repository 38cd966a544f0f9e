/*
 * review_sheet: what the review and quotation sheet shows for the decision of
 * clause 1.2b: the customer's standing and history, the estimated amount, what
 * 1.2c proposes, and what the departments say. Parts of a view, by order.
 */
#ifndef FLOW_REVIEW_SHEET_H
#define FLOW_REVIEW_SHEET_H

#include "flow/review.h"

/* Every sheet of the order (0: of all orders), and what the departments say on them. */
enum outcome review_list(struct context *context, int64_t order_id, struct listing *listing);
enum outcome review_departments(struct context *context, int64_t order_id, struct listing *listing);

/* The newest sheet, its departments, and the sheets before it. */
enum outcome review_newest(struct context *context, int64_t order_id, struct listing *listing);
enum outcome review_newest_departments(struct context *context, int64_t order_id, struct listing *listing);
enum outcome review_earlier(struct context *context, int64_t order_id, struct listing *listing);

/* What was said before what counts now: on the newest sheet, and on those before it. */
enum outcome review_earlier_opinions(struct context *context, int64_t order_id, struct listing *listing);

/* What clause 1.2c proposes, and why: no row if nothing. */
enum outcome review_proposals(struct context *context, int64_t order_id, struct listing *listing);

/*
 * Of each line's product how much was ever made here, and when last (3.4.1); and another order of it as a new product
 * that nobody has decided to make: refused, given up, or on its way.
 */
enum outcome review_products(struct context *context, int64_t order_id, struct listing *listing);

/*
 * The customer's other orders: how many, what they came to, how many of them are
 * delivered in full, and how many of those were paid in full by then.
 */
enum outcome review_customer(struct context *context, int64_t order_id, struct listing *listing);

#endif
