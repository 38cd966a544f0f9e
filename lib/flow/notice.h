/*
 * notice: whatever the policy says somebody is to be told (2.4.2b, 2.4.5, 2.4.6 and on): on
 * his list of tasks until he acknowledges it. Some ask him to tell the customer, and
 * what that one said.
 */
#ifndef FLOW_NOTICE_H
#define FLOW_NOTICE_H

#include "policy/gate.h"
#include "policy/numbers.h"

struct notice {
	int64_t order_id;
	enum document document;
	int64_t document_id;
	enum rule rule;  /* under which somebody is told */
	enum role role;  /* whoever holds it, unless */
	int64_t person;  /* this one alone; 0: the role */
	const char *text;
	bool tells_customer;
};

enum outcome notice_open(struct context *context, const struct notice *notice);

/*
 * Acknowledge what the actor is told about a document; *count is how many that were.
 * One that asks what the customer said is refused without `answer`.
 */
enum outcome notice_acknowledge(struct context *context, enum document document, int64_t id, const char *answer,
	int64_t *count);

/* The same by the document's number; refused if there is nothing that the actor is told about it. */
enum outcome notice_acknowledge_document(struct context *context, const char *number, const char *answer);

/* What was told about an order, to whom, and when it was acknowledged. */
enum outcome notice_of_order(struct context *context, int64_t order_id, struct listing *listing);

#endif
