/*
 * payment: the customers' money, recorded by finance alone (clause 2.3.4).
 */
#ifndef FLOW_PAYMENT_H
#define FLOW_PAYMENT_H

#include "flow/order.h"

struct receipt_request {
	struct maybe amount;   /* fen */
	const char *reference; /* the bank's */
};
enum outcome payment_receive(struct context *context, const char *order,
	const struct receipt_request *request, int64_t *id);

/* What was received for an order, in fen. */
enum outcome payment_received(struct context *context, int64_t order_id, int64_t *amount);

enum outcome payment_list(struct context *context, int64_t order_id, struct listing *listing);

#endif
