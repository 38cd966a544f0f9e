/*
 * lateness: shipments that are late by the clock (clause 2.6.2): sent too late to come in time, come late, or neither
 * sent nor come by the day that was wanted first, which nothing moves. What is recorded raises its case by itself; what
 * nobody records stands as a task of hr, in report overdue and in compliance, until it is raised.
 */
#ifndef FLOW_LATENESS_H
#define FLOW_LATENESS_H

#include "flow/note.h"
#include "flow/penalty_people.h"

/*
 * In SQL: the first case for the lateness of a delivery_note; of a ship_request as far as it is on no note. The one of
 * the request, or of a note that was withdrawn, is about what was put on a note while it was open. `late` is the
 * parameter with that kind.
 */
#define OF_REQUEST(raised) \
	"(" raised ".note_id is null or exists (select 1 from delivery_note as gone where gone.id = " raised ".note_id" \
	" and gone.withdrawn_at is not null))"
#define LATE_CASE_OF_NOTE(late) \
	"(select min(raised.id) from penalty as raised where raised.request_id = delivery_note.request_id" \
	" and raised.kind = " late " and (raised.note_id = delivery_note.id or (" OF_REQUEST("raised") \
	"  and coalesce(raised.confirmed_at, raised.waived_at, delivery_note.made_at) >= delivery_note.made_at)))"
#define LATE_CASE_OF_REQUEST(late) \
	"(select min(raised.id) from penalty as raised where raised.request_id = ship_request.id and raised.kind = " late \
	" and " OF_REQUEST("raised") ")"

/*
 * In SQL: is a ship_request late as far as it is on no note, on day `today`? Not if it was withdrawn in time; a hold, and
 * a withdrawal when its day was over, make nothing punctual (2.3.3).
 */
#define LATE_REQUEST(today) \
	"first_arrive < " today " and (ship_request.withdrawn_at is null or withdrawn_on > first_arrive) and " NOT_ALL_NOTED

/* In SQL: is something of a ship_request on no note? */
#define NOT_ALL_NOTED \
	"exists (select 1 from ship_request_line as wanted where wanted.request_id = ship_request.id and wanted.quantity >" \
	" (select coalesce(sum(noted_line.quantity), 0) from " NOTED_LINES " where noted_line.request_id = wanted.request_id" \
	"  and noted_line.line = wanted.line))"

/*
 * In SQL: the first note that a penalty case for lateness waits for, or NULL, and whether it waits for a note of its
 * ship_request, beside it: while its goods are neither sent nor withdrawn, more steps may be late, and the freight isn't
 * known. Of an order that is over nothing is waited for.
 */
#define CASE_ORDER_STANDS \
	"exists (select 1 from sales_order where sales_order.id = ship_request.order_id and state" OPEN(ARRIVED) ")"
#define CASE_UNSENT_NOTE \
	"(select min(unsent.id) from delivery_note as unsent where unsent.request_id = penalty.request_id" \
	" and unsent.withdrawn_at is null and unsent.dispatched_at is null" \
	" and (unsent.id = penalty.note_id or " OF_REQUEST("penalty") ") and " CASE_ORDER_STANDS ")"
#define CASE_LACKS_NOTE \
	"(" OF_REQUEST("penalty") " and ship_request.withdrawn_at is null and " NOT_ALL_NOTED " and " CASE_ORDER_STANDS ")"

enum lateness { IN_TIME, LATE_RAISED, LATE_KNOWN }; /* with a case for it, or a case that there was */

/* Which it is of what is late: `raised` is penalty_raise()'s id. */
enum lateness lateness_of(int64_t raised);

/* A note was dispatched, as part of recording it: if too late to come in time, the case is raised, or added to. */
enum outcome lateness_sent(struct context *context, const struct note *note, enum lateness *late);

/* Whose step was late of what is late. */
enum outcome lateness_people(struct context *context, const struct note *note, struct answerers *who);

struct lateness_request {
	const char *kind;   /* of problem_kinds, but those that aren't punished; NULL: late */
	const char *reason; /* what was wrong or damaged, and how; what is to be said of the lateness */
};

/* Raise a case for a note, or for a request that isn't all on notes: late as the clock says, or wrong or damaged. */
enum outcome lateness_raise(struct context *context, const char *number, const struct lateness_request *request,
	int64_t *id);

#endif
