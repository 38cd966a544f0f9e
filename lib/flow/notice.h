/*
 * notice: whatever the policy says somebody is to be told (1.7, 2.4.2b, 2.4.3, 2.4.5, 2.4.6 and on): on
 * his list of tasks until he acknowledges it, or does what it is for. Some ask him to tell the
 * customer, and what that one said. Whoever records it is told who will be, when it is done.
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
 * The same to each of these roles. A role that nobody holds but the actor, if anybody, isn't told: he knows it. Nor is
 * `person` of the notice, if it is the actor; 0: the roles alone.
 */
enum outcome notice_tell(struct context *context, const struct notice *notice, roles told);

/* The same to whoever of sales received the notice's order. */
enum outcome notice_tell_receiver(struct context *context, const struct notice *notice);

/*
 * The actor goes on from what his role, the one of the event, or he himself was told under these rules of an order: he
 * has taken note of it.
 */
enum outcome notice_done(struct context *context, int64_t order_id, enum rule rule);

/* The same of one document that the order is told of. */
enum outcome notice_done_of(struct context *context, int64_t order_id, enum rule rule, enum document document, int64_t id);

/*
 * Acknowledge what the actor is told about a document; refused if there is nothing. What asks what the customer said
 * is refused without `answer`.
 */
enum outcome notice_acknowledge_document(struct context *context, const char *number, const char *answer);

/* What was told about an order, to whom, and when it was acknowledged. */
enum outcome notice_of_order(struct context *context, int64_t order_id, struct listing *listing);

#endif
