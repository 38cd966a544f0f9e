/*
 * shortage: goods that are missing for a shipping request (clauses 2.4.2b, 2.4.5, 2.5.5):
 * recorded by the warehouse or the clerk; the clerk, production and the requester are
 * told, and the requester tells the customer.
 */
#ifndef FLOW_SHORTAGE_H
#define FLOW_SHORTAGE_H

#include "flow/ship_request.h"

struct shortage_request {
	struct maybe line, quantity, expected; /* line; how much is missing; the day it is to be there */
	const char *reason;
};
enum outcome shortage_report(struct context *context, const char *request, const struct shortage_request *shortage);

/* The shortages of a request. */
enum outcome shortage_of_request(struct context *context, int64_t request_id, struct listing *listing);

#endif
