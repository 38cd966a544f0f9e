/*
 * lagging: what of a shipment is overdue by the clock alone, whatever anybody records (clauses 2.3.3, 2.6.1):
 * requests that aren't all sent and notes that haven't arrived when they were first wanted, what somebody was told and
 * hasn't acknowledged or fed back in time; and lateness of which hr hasn't raised a penalty case (2.6.2).
 */
#ifndef REPORT_LAGGING_H
#define REPORT_LAGGING_H

#include "flow/order.h"
#include "policy/numbers.h"

/* In SQL: when all of a ship_request was sent, as that is judged; null as long as something is left. */
#define REQUEST_SENT \
	"(select case when min(sent - quantity) >= 0 then max(last) end from (select quantity," \
	" (select coalesce(sum(noted_line.quantity), 0) from " NOTED_LINES " where noted_line.request_id = wanted.request_id" \
	"  and noted_line.line = wanted.line and dispatched_at is not null) as sent," \
	" (select max(sent_judged) from delivery_note where delivery_note.request_id = wanted.request_id" \
	"  and withdrawn_at is null) as last from ship_request_line as wanted where wanted.request_id = ship_request.id) as line)"

/* id, context, name; to be said of what is overdue */
#define LAGGING_KINDS(X) \
	X(DISPATCH, "overdue", "dispatch") \
	X(DELIVERY, "overdue", "delivery") \
	X(ACKNOWLEDGEMENT, "overdue", "acknowledgement") \
	X(FEEDBACK, "overdue", "feedback") \
	X(PENALTY, "overdue", "penalty")
#define X(id, context, name) LAGGING_##id,
enum lagging_kind { LAGGING_KINDS(X) LAGGING_KIND_COUNT };
#undef X
extern const struct word lagging_kinds[LAGGING_KIND_COUNT];

struct lagging {
	enum lagging_kind kind;
	const char *department;    /* that is to do it */
	enum document document;
	int64_t document_id, order_id;
	int64_t since;             /* the instant from which it is overdue */
	int64_t due;               /* of a penalty: the day by which hr raises it */
};

/* All of it now, in the arena; of orders on hold, too: what was wanted is late all the same. */
enum outcome lagging_find(struct context *context, struct lagging **items, size_t *count);

#endif
