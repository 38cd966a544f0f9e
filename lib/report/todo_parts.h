/*
 * todo_parts: what the queries of tasks (todo.c) have in common.
 */
#ifndef REPORT_TODO_PARTS_H
#define REPORT_TODO_PARTS_H

#include "flow/made.h"

/* Is a document's last signature one that agrees? (?1: its prefix) */
#define SIGNED(id) \
	" exists (select 1 from signature where signature.id = (select max(signature.id) from signature" \
	"  where document_id = " id " and prefix = ?1) and agree = 1)"
#define UNSIGNED(id) " not exists (select 1 from signature where document_id = " id " and prefix = ?1)"

/* Quotations that stand and wait for something. */
#define OPEN_QUOTATIONS " from quotation where withdrawn_at is null and answered_at is null and "

/*
 * Since when the order waits for its quotation: a newer version doesn't begin
 * the wait anew, an answer does.
 */
#define FIRST_UNANSWERED \
	" (select min(version.quoted_at) from quotation as version where version.order_id = quotation.order_id" \
	"  and version.id > coalesce((select max(answered.id) from quotation as answered" \
	"  where answered.order_id = quotation.order_id and answered.answered_at is not null), 0))"

#define LAST_URGE \
	" (select 'urged by ' || by_department || coalesce(': ' || note, '') from urge where urge.order_id = step.order_id" \
	"  and urge.department = step.department order by urge.id desc limit 1)"

/* Is there a line that a step can take up: all before it is finished, and it has some left that hasn't passed? */
#define READY_LINE \
	" exists (select 1 from order_line where order_line.order_id = step.order_id and not exists" \
	" (select 1 from step as earlier left join step_line as its on its.order_id = earlier.order_id" \
	"  and its.department = earlier.department and its.line = order_line.line where earlier.order_id = step.order_id" \
	"  and earlier.place < step.place and coalesce(earlier.finished_at, its.finished_at) is null)" \
	" and quantity > (select coalesce(sum(passed), 0) from inspection where inspection.order_id = order_line.order_id" \
	"  and inspection.line = order_line.line and returned_note is null))"

/* Are there milestones of a new product that production waits for (3.4.4.3)? ?5: production. */
#define OPEN_MILESTONES \
	" exists (select 1 from milestone where milestone.order_id = step.order_id and met_at is null and excused_at is null" \
	"  and milestone.department <> ?5 and decision_id = (select max(decision.id) from decision" \
	"  where decision.order_id = step.order_id))"

/* When what a step waits for was last brought forward; a new order's was when it came. */
#define LAST_BEFORE \
	" coalesce((select max(coalesce(its.finished_at, earlier.finished_at)) from step as earlier left join step_line as its" \
	"  on its.order_id = earlier.order_id and its.department = earlier.department" \
	"  where earlier.order_id = step.order_id and earlier.place < step.place), received_at)"

/* What orders have that are open: they are found first, by their state. */
#define OPEN_ORDERS " from sales_order cross join "

/* Notes of orders that aren't closed. */
#define OPEN_NOTES \
	OPEN_ORDERS "delivery_note on delivery_note.order_id = sales_order.id" \
	" join ship_request on ship_request.id = request_id where delivery_note.withdrawn_at is null" \
	" and state <> 'on-hold' and state" OPEN(ARRIVED) " and "

/* Cases that are neither confirmed nor waived. */
#define OPEN_PENALTIES \
	" from penalty join ship_request on ship_request.id = request_id where penalty.waived_at is null" \
	" and confirmed_at is null and "

#define OPEN_OUTSOURCINGS \
	OPEN_ORDERS "outsourcing on order_id = sales_order.id where state" OPEN(ARRIVED) " and "

/* Is there a line of which there is more to inspect: made and not inspected, reworked and not inspected again? */
#define TO_INSPECT \
	" exists (select 1 from order_line where order_line.order_id = step.order_id" \
	"  and coalesce(produced, quantity) + (select coalesce(sum(rework), 0) from inspection" \
	"   where inspection.order_id = order_line.order_id and inspection.line = order_line.line)" \
	"  > (select coalesce(sum(passed + failed), 0) from inspection where inspection.order_id = order_line.order_id" \
	"   and inspection.line = order_line.line and returned_note is null and outsourcing_id is null))"

#endif
