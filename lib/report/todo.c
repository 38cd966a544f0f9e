#include "report/todo.h"

#include "flow/drawing.h"
#include "flow/incident.h"
#include "flow/lateness.h"
#include "flow/payment.h"
#include "flow/problem.h"
#include "ground/moment.h"
#include "policy/clock.h"
#include "policy/deputy.h"
#include "policy/gate.h"
#include "policy/people.h"
#include "policy/workdays.h"
#include "report/task.h"
#include "report/todo_parts.h"

#include <stdlib.h>
#include <string.h>

#define STATE(id) TEXT(state_words[STATE_##id].name)
#define ROLE(id) TEXT(role_words[ROLE_##id].name)
#define PREFIX(id) TEXT(document_entries[DOCUMENT_##id].prefix)

/* What somebody is told of a document, and hasn't acknowledged. */
#define TOLD_OF(X, id) \
	X(SHIP_ACKNOWLEDGE, id, LOOK(NOTICE), "role, person_id, null, opened_at, null, document_id, order_id, text" \
		" from notice where acknowledged_at is null and prefix = ?1", PREFIX(id))

/*
 * Where tasks come from, beside the states that orders are in: to look costs a tenth of preparing one
 * task's query, and in most hours of most days most of these are empty. (id > 0: the first one there is.)
 */
#define LOOKS(X) \
	X(QUOTATION, "select 1" OPEN_QUOTATIONS "1") \
	X(UNARCHIVED, "select 1 from contract where archived_at is null") \
	X(CHANGE, "select 1 from change_notice where effective_at is null and withdrawn_at is null") \
	X(AMENDMENT, "select 1 from change_notice where id > 0") \
	X(OVERPAID, "select 1 from sales_order where overpaid > 0") \
	X(CAPACITY, "select 1 from over_capacity where decided_at is null") \
	X(MILESTONE, "select 1 from milestone where met_at is null and excused_at is null") \
	X(NOTICE, "select 1 from notice where acknowledged_at is null") \
	X(OUTSOURCING, "select 1 from outsourcing where id > 0") \
	X(INCIDENT, "select 1 from incident where settled_at is null or production_agreed_at is null or sales_agreed_at is null") \
	X(SHIP_REQUEST, "select 1 from ship_request where id > 0") \
	X(NOTE, "select 1 from delivery_note where id > 0") \
	X(PROBLEM, "select 1 from shipping_problem where resolved_at is null") \
	X(RETURN, "select 1 from goods_return") \
	X(RECEIPT, "select 1 from receipt where settled = 0") \
	X(PENALTY, "select 1 from penalty where waived_at is null and confirmed_at is null") \
	X(CARRIER, "select 1 from carrier where poor_since is not null and suspended_at is null") \
	X(FINDING, "select 1 from finding where closed_at is null") \
	X(SETTLE, "select 1 from settings_change where effective_at is null and refused_at is null")

/* A set of places: a state, or a look. */
typedef uint64_t places;
#define X(id, rows) LOOK_##id,
enum look { LOOKS(X) LOOK_COUNT };
#undef X
#define AT(id) ((places)1 << STATE_##id)
#define LOOK(id) ((places)1 << (STATE_COUNT + LOOK_##id))
_Static_assert((int)STATE_COUNT + (int)LOOK_COUNT <= 64, "places has room for all");

/* Where there is anything at all. */
static enum outcome look_around(struct context *cx, places *there) {
	const char *state = NULL, *looks = NULL;
	struct query query;
	*there = 0;
	/* From state to state along their index, not through the orders. */
	TRY(db_select(cx->db, &query, SQL("with recursive each (state) as (select min(state) from sales_order union all"
		" select (select min(state) from sales_order where state > each.state) from each where state is not null)"
		" select state from each where state is not null"), TO_TEXT(&state)));
	while (db_next(&query)) {
		const int place = word_find(state_words, STATE_COUNT, state);
		*there |= place < 0 ? 0 : (places)1 << place;
	}
	TRY(db_end(&query));
#define X(id, rows) " || exists (" rows ")"
	TRY(db_get(cx->db, NULL, SQL("select ''" LOOKS(X)), TO_TEXT(&looks)));
#undef X
	for (int i = 0; i < LOOK_COUNT; i++)
		*there |= (places)(looks[i] == '1') << (STATE_COUNT + i);
	return DONE;
}

/* Where a regular product's order waits for a reply: at first, and anew whenever it was changed (3.4.1.2). */
#define PROMISED_PLACES AT(WITH_PRODUCTION) | AT(IN_PRODUCTION) | AT(INSPECTED) | AT(FINISHED) | AT(SHIPPING)
#define PROMISED_STATES STATE(WITH_PRODUCTION), STATE(IN_PRODUCTION), STATE(INSPECTED), STATE(FINISHED), STATE(SHIPPING)

/* Orders without a drawing; and those with a line that wasn't made by one, as it is, when its product was last. */
#define UNDRAWN " from sales_order where state in (?1, ?2) and kind <> ?3" \
	" and not exists (select 1 from drawing where order_id = sales_order.id)"
#define NOT_REPEATED " exists (select 1 from order_line as mine join product_version as now" \
	" on now.id = mine.product_version_id join product on product.id = mine.product_id" \
	" where mine.order_id = sales_order.id and not exists (select 1 from order_line as made" \
	"  join product_version as was on was.id = made.product_version_id where made.order_id = drawn_in" \
	"  and made.order_id <> mine.order_id and (" DRAWN("made", "was") ") = (" DRAWN("mine", "now") ")))"

/*
 * Every task: the action, the document it is about, the places that it can come from (there is none
 * if all of them are empty), and a query with its parameters:
 * department, person, author, since, deadline, document's id, order's id, note.
 */
#define TASKS(X) \
	X(REVIEW_OPEN, ORDER, AT(RECEIVED), "null, null, null, received_at, null, id, id, null" \
		" from sales_order where state = ?1 and kind = ?2", \
		STATE(RECEIVED), TEXT(kind_words[KIND_CUSTOM].name)) \
	X(PRODUCT_RELEASE, ORDER, AT(RECEIVED), "null, null, coalesce(tech_by, production_by), received_at, null, order_id, order_id, code" \
		" from sales_order join order_line on order_id = sales_order.id" \
		" join product_version on product_version.id = product_version_id" \
		" where state = ?1 and waits is not null and released_at is null", STATE(RECEIVED)) \
	X(ORDER_APPROVE, ORDER, AT(RECEIVED), "null, null, received_by, received_at, null, id, id, null from sales_order" \
		" where state = ?2 and waits like '%price%' and" UNSIGNED("sales_order.id"), PREFIX(ORDER), STATE(RECEIVED)) \
	X(REVIEW_OPINION, ORDER, AT(IN_REVIEW), "department, null, null, opened_at, meeting_on, order_id, order_id, null" \
		" from sales_order join review on order_id = sales_order.id" \
		" join review_department on review_id = review.id where state = ?1 and concluded_at is null" \
		" and opinion_at is null and department in (?2, ?3)", \
		STATE(IN_REVIEW), ROLE(TECH), ROLE(PRODUCTION)) \
	X(REVIEW_CONCLUDE, ORDER, AT(IN_REVIEW), "null, null, null, max(opinion_at), null, order_id, order_id, null" \
		" from sales_order join review on order_id = sales_order.id" \
		" join review_department on review_id = review.id where state = ?1 and concluded_at is null" \
		" and department in (?2, ?3) group by review.id having count(opinion_at) = 2", \
		STATE(IN_REVIEW), ROLE(TECH), ROLE(PRODUCTION)) \
	X(REVIEW_DAYS, ORDER, AT(ACCEPTED), "department, null, null, concluded_at, null, order_id, order_id, null" \
		" from sales_order join review on order_id = sales_order.id" \
		" join review_department on review_id = review.id" \
		" where state = ?1 and mode <> ?2 and days is null", \
		STATE(ACCEPTED), STATE(REJECTED)) \
	X(QUOTE_NEW, ORDER, AT(DAYS_COMPLETE) | AT(MILESTONES_SET), "null, null, null, coalesce((select max(answered_at) from quotation" \
		" where order_id = sales_order.id), (select max(days_at) from review join review_department" \
		" on review_id = review.id where order_id = sales_order.id), received_at), null, id, id, null" \
		" from sales_order where state in (?1, ?2)", \
		STATE(DAYS_COMPLETE), STATE(MILESTONES_SET)) \
	X(QUOTE_NEW, ORDER, LOOK(QUOTATION), "null, null, null, quoted_at, valid_on, order_id, order_id, 'expired'" OPEN_QUOTATIONS \
		"valid_on < ?1", INT(today(cx))) \
	X(QUOTE_APPROVE, QUOTATION, LOOK(QUOTATION), "null, null, quoted_by," FIRST_UNANSWERED ", null, id, order_id," \
		" printf('%d.%02d', (amount + tax_amount) / 100, (amount + tax_amount) % 100)" OPEN_QUOTATIONS \
		"valid_on >= ?2 and" UNSIGNED("quotation.id"), \
		PREFIX(QUOTATION), INT(today(cx))) \
	X(QUOTE_REPORT, QUOTATION, LOOK(QUOTATION), "null, null, null, quoted_at, null, id, order_id, null" OPEN_QUOTATIONS \
		"reported_at is null and" SIGNED("quotation.id"), PREFIX(QUOTATION)) \
	X(QUOTE_SEND, QUOTATION, LOOK(QUOTATION), "null, null, null, quoted_at, null, id, order_id, null" OPEN_QUOTATIONS \
		"reported_at is not null and sent_at is null and valid_on >= ?2 and" SIGNED("quotation.id"), \
		PREFIX(QUOTATION), INT(today(cx))) \
	X(QUOTE_ANSWER, QUOTATION, LOOK(QUOTATION), "null, null, null, sent_at, valid_on, id, order_id, null" OPEN_QUOTATIONS \
		"sent_at is not null and valid_on >= ?1", INT(today(cx))) \
	X(CONTRACT_SIGN, QUOTATION, AT(QUOTATION_APPROVED), "null, null, null, answered_at, valid_on, quotation.id, order_id, null" \
		" from sales_order join quotation on order_id = sales_order.id where state = ?1" \
		" and withdrawn_at is null and accepted = 1", STATE(QUOTATION_APPROVED)) \
	X(CONTRACT_ARCHIVE, CONTRACT, LOOK(UNARCHIVED), "null, null, null, signed_at, archive_due, id, order_id, signatory" \
		" from contract where archived_at is null and ?1", INT(true)) \
	X(DRAWING_ADD, ORDER, AT(CONTRACTED) | AT(SCHEDULED), "null, null, null, (select max(signed_at) from contract where order_id = sales_order.id)," \
		" null, id, id, null" UNDRAWN " and" NOT_REPEATED, \
		STATE(CONTRACTED), STATE(SCHEDULED), TEXT(kind_words[KIND_REGULAR].name)) \
	X(DRAWING_REUSE, ORDER, AT(CONTRACTED) | AT(SCHEDULED), "null, null, null, (select max(signed_at) from contract where order_id = sales_order.id)," \
		" null, id, id, null" UNDRAWN " and not" NOT_REPEATED, \
		STATE(CONTRACTED), STATE(SCHEDULED), TEXT(kind_words[KIND_REGULAR].name)) \
	X(DRAWING_BRIEF, DRAWING, AT(CONTRACTED) | AT(SCHEDULED) | AT(IN_PRODUCTION), "null, null, null, registered_at, null, drawing.id, order_id, title || ' ' || revision" \
		" from sales_order join drawing on order_id = sales_order.id where state in (?1, ?2, ?3)" \
		" and not exists (select 1 from briefing where drawing_id = drawing.id and department = ?4)" \
		" and not exists (select 1 from drawing as newer where newer.order_id = drawing.order_id" \
		"  and newer.title = drawing.title and newer.id > drawing.id)", \
		STATE(CONTRACTED), STATE(SCHEDULED), STATE(IN_PRODUCTION), ROLE(WORKSHOP)) \
	X(SCHEDULE_MAKE, ORDER, AT(CONTRACTED), "null, null, null, (select max(signed_at) from contract where order_id = sales_order.id)," \
		" null, id, id, null from sales_order where state = ?1", STATE(CONTRACTED)) \
	X(SCHEDULE_REPLY, ORDER, AT(WITH_PRODUCTION), "null, null, null, started_at, null, document_id, order_id, null" \
		" from clock join sales_order on sales_order.id = order_id where met_at is null and clock.kind = ?1" \
		" and state = ?2", TEXT(clock_kinds[CLOCK_REPLY].name), STATE(WITH_PRODUCTION)) \
	X(SCHEDULE_REPLY, ORDER, PROMISED_PLACES, "null, null, null, changed_at, null, order_id, order_id, 'changed'" \
		" from sales_order join reply on order_id = sales_order.id where state in (?1, ?2, ?3, ?4, ?5)" \
		" and changed_at is not null and reply.id = (select max(id) from reply as newest" \
		"  where newest.order_id = sales_order.id) and not exists (select 1 from clock" \
		"  where clock.order_id = sales_order.id and met_at is null and clock.kind = ?6)", \
		PROMISED_STATES, TEXT(clock_kinds[CLOCK_REPLY].name)) \
	X(SCHEDULE_SETTLE, ORDER, PROMISED_PLACES, "null, null, null, replied_at, null, order_id, order_id, reply.reason" \
		" from sales_order join reply on order_id = sales_order.id where state in (?1, ?2, ?3, ?4, ?5)" \
		" and accepted is null and changed_at is null" \
		" and reply.id = (select max(id) from reply as newest where newest.order_id = sales_order.id)" \
		" and reply.promised > due", PROMISED_STATES) \
	X(SCHEDULE_MAKE, ORDER, AT(PROMISED), "null, null, null, (select max(replied_at) from reply where order_id = sales_order.id)," \
		" null, id, id, null from sales_order where state = ?1 and not exists (select 1 from step where order_id = sales_order.id)", \
		STATE(PROMISED)) \
	X(SCHEDULE_START, ORDER, AT(SCHEDULED) | AT(IN_PRODUCTION) | AT(PROMISED), "department, null, null," LAST_BEFORE ", step.due, order_id, order_id," LAST_URGE \
		" from sales_order join step on order_id = sales_order.id where state in (?1, ?2, ?4)" \
		" and started_at is null and department <> ?3 and" READY_LINE " and not (department = ?5 and" OPEN_MILESTONES ")", \
		STATE(SCHEDULED), STATE(IN_PRODUCTION), ROLE(QC), STATE(PROMISED), ROLE(PRODUCTION)) \
	X(SCHEDULE_FINISH, ORDER, AT(SCHEDULED) | AT(IN_PRODUCTION), "department, null, null, started_at, step.due, order_id, order_id," LAST_URGE \
		" from sales_order join step on order_id = sales_order.id where state in (?1, ?2)" \
		" and started_at is not null and finished_at is null and department <> ?3", \
		STATE(SCHEDULED), STATE(IN_PRODUCTION), ROLE(QC)) \
	X(INSPECT_RECORD, ORDER, AT(IN_PRODUCTION) | AT(SHIPPING), "null, null, null," LAST_BEFORE ", step.due, order_id, order_id," LAST_URGE \
		" from sales_order join step on order_id = sales_order.id where state in (?1, ?2)" \
		" and department = ?3 and finished_at is null and" READY_LINE " and" TO_INSPECT, \
		STATE(IN_PRODUCTION), STATE(SHIPPING), ROLE(QC)) \
	X(SCHEDULE_FINISH, ORDER, AT(IN_PRODUCTION) | AT(SHIPPING), "?3, null, null, max(produced_at), null, order_id, order_id," \
		" 'to be made again' from sales_order join order_line on order_id = sales_order.id" \
		" where state in (?1, ?2) and produced is not null and " TO_MAKE " > 0 group by order_id", \
		STATE(IN_PRODUCTION), STATE(SHIPPING), ROLE(PRODUCTION)) \
	X(INSPECT_FINISH, INSPECTION, AT(SCHEDULED) | AT(PROMISED) | AT(IN_PRODUCTION) | AT(INSPECTED) | AT(SHIPPING), "null, null, null, inspected_at, null, inspection.id, inspection.order_id, batch" \
		" from sales_order join inspection on inspection.order_id = sales_order.id where state in (?1, ?2, ?3, ?4, ?5)" \
		" and passed > 0 and not exists (select 1 from finished_goods where inspection_id = inspection.id)", \
		STATE(IN_PRODUCTION), STATE(INSPECTED), STATE(SHIPPING), STATE(SCHEDULED), STATE(PROMISED)) \
	X(CHANGE_APPROVE, CHANGE_NOTICE, LOOK(CHANGE), "null, null, proposed_by, proposed_at, null, id, order_id, reason" \
		" from change_notice where effective_at is null and withdrawn_at is null and ?1", INT(true)) \
	X(CONTRACT_AMEND, ORDER, LOOK(AMENDMENT), "null, null, null, effective_at, null, change_notice.order_id, change_notice.order_id, reason" \
		OPEN_ORDERS "change_notice on order_id = sales_order.id where state" OPEN(ARRIVED) \
		" and effective_at is not null and exists (select 1 from contract" \
		"  where contract.order_id = change_notice.order_id) and not exists (select 1 from contract" \
		"  where notice_id >= change_notice.id and contract.order_id = change_notice.order_id) and ?1", INT(true)) \
	X(PAYMENT_REVERSE, ORDER, LOOK(OVERPAID), "null, null, null, coalesce((select max(changed_at) from standing_change" \
		"  where standing_change.order_id = sales_order.id and sales_order.state = ?1 and standing_change.state = ?1)," \
		"  (select max(received_at) from receipt_share join receipt on receipt.id = receipt_id" \
		"  where receipt_share.order_id = sales_order.id)), null, id, id, case state when ?1 then 'cancelled'" \
		"  else 'overpaid' end || printf(' %d.%02d', overpaid / 100, overpaid % 100)" \
		" from sales_order where overpaid > 0", STATE(CANCELLED)) \
	X(CAPACITY_DECIDE, ORDER, LOOK(CAPACITY), "null, null, null, raised_at, null, 0, 0, code || ': ' || reason from over_capacity" \
		" join work_centre on work_centre.id = centre_id where decided_at is null and ?1", INT(true)) \
	X(DEMAND_FILE, ORDER, AT(RECEIVED), "null, null, null, received_at, null, id, id, null from sales_order where state = ?1" \
		" and kind = ?2 and not exists (select 1 from demand_plan where changed_at is null and demand_plan.id =" \
		"  (select max(newest.id) from demand_plan as newest where newest.order_id = sales_order.id) and not exists" \
		"  (select 1 from signature where document_id = demand_plan.id and prefix = ?3 and agree = 0))", \
		STATE(RECEIVED), TEXT(kind_words[KIND_NEW].name), PREFIX(DEMAND_PLAN)) \
	X(DEMAND_APPROVE, DEMAND_PLAN, AT(RECEIVED), "null, null, filed_by, filed_at, null, demand_plan.id, order_id, product" \
		" from sales_order join demand_plan on order_id = sales_order.id where state = ?2" \
		" and demand_plan.id = (select max(id) from demand_plan as newest where newest.order_id = sales_order.id)" \
		" and changed_at is null and" UNSIGNED("demand_plan.id"), PREFIX(DEMAND_PLAN), STATE(RECEIVED)) \
	X(REVIEW_OPEN_NEW, ORDER, AT(DEMAND_SIGNED), "null, null, null, (select max(signed_at) from signature join demand_plan" \
		" on demand_plan.id = document_id and prefix = ?2 where order_id = sales_order.id), null, id, id, null" \
		" from sales_order where state = ?1", STATE(DEMAND_SIGNED), PREFIX(DEMAND_PLAN)) \
	X(DEMAND_DECIDE, ORDER, AT(IN_REVIEW), "null, null, null, concluded_at, null, order_id, order_id, mode from sales_order" \
		" join review on order_id = sales_order.id where state = ?1 and kind = ?2 and concluded_at is not null" \
		" and review.id = (select max(id) from review as newest where newest.order_id = sales_order.id)", \
		STATE(IN_REVIEW), TEXT(kind_words[KIND_NEW].name)) \
	X(MILESTONE, ORDER, AT(DECIDED), "null, null, null, (select max(decided_at) from decision where order_id = sales_order.id)," \
		" null, id, id, null from sales_order where state = ?1", STATE(DECIDED)) \
	X(MILESTONE_DONE, ORDER, LOOK(MILESTONE), "department, null, null, set_at, milestone.due, order_id, order_id, null from milestone" \
		" cross join sales_order on sales_order.id = order_id where met_at is null and excused_at is null" \
		" and coalesce(decision_id, 0) in (0, (select max(decision.id) from decision where decision.order_id = sales_order.id))" \
		" and state not in (?1, ?2, ?3, ?4, ?5)", \
		STATE(REJECTED), STATE(CANCELLED), STATE(RECEIVED), STATE(DEMAND_SIGNED), STATE(IN_REVIEW)) \
	TOLD_OF(X, ORDER) TOLD_OF(X, SHIP_REQUEST) TOLD_OF(X, DELIVERY_NOTE) \
	TOLD_OF(X, FINISHED_GOODS) TOLD_OF(X, RECEIPT) TOLD_OF(X, CHANGE_NOTICE) TOLD_OF(X, INCIDENT) \
	X(OUTSOURCE_APPROVE, OUTSOURCING, LOOK(OUTSOURCING), "null, null, requested_by, requested_at, null, outsourcing.id, order_id, reason" \
		OPEN_OUTSOURCINGS "handled_at is null and refused_at is null and" UNSIGNED("outsourcing.id"), \
		PREFIX(OUTSOURCING)) \
	X(OUTSOURCE_HANDLE, OUTSOURCING, LOOK(OUTSOURCING), "null, null, null, requested_at, null, outsourcing.id, order_id, spec" \
		OPEN_OUTSOURCINGS "handled_at is null and refused_at is null and" SIGNED("outsourcing.id"), \
		PREFIX(OUTSOURCING)) \
	X(OUTSOURCE_CONFIRM, OUTSOURCING, LOOK(OUTSOURCING), "null, null, handled_by, handled_at, null, outsourcing.id, order_id, supplier" \
		OPEN_OUTSOURCINGS "handled_at is not null and refused_at is null and not exists (select 1 from signature" \
		"  where document_id = outsourcing.id and prefix = ?1 and signed_at >= handled_at and clause is not null" \
		"  and signature.id > (select min(first.id) from signature as first where first.document_id = outsourcing.id" \
		"   and first.prefix = ?1))", PREFIX(OUTSOURCING)) \
	X(OUTSOURCE_RECEIVE, OUTSOURCING, LOOK(OUTSOURCING), "null, null, null, handled_at, deliver_on, outsourcing.id, order_id, supplier" \
		OPEN_OUTSOURCINGS "handled_at is not null and refused_at is null and quantity > coalesce(" \
		"  (select sum(quantity) from outsourcing_receipt where outsourcing_id = outsourcing.id), 0)" \
		" and (select count(*) from signature where document_id = outsourcing.id and prefix = ?1 and agree = 1) > 1", \
		PREFIX(OUTSOURCING)) \
	X(INSPECT_BOUGHT, OUTSOURCING, LOOK(OUTSOURCING), "null, null, null, (select max(received_at) from outsourcing_receipt" \
		"  where outsourcing_id = outsourcing.id), null, outsourcing.id, order_id, spec" OPEN_OUTSOURCINGS "coalesce(" \
		"  (select sum(quantity) from outsourcing_receipt where outsourcing_id = outsourcing.id), 0) > coalesce(" \
		"  (select sum(passed + failed) from inspection where outsourcing_id = outsourcing.id), 0) and ?1", INT(true)) \
	X(INCIDENT_ACKNOWLEDGE, INCIDENT, LOOK(INCIDENT), "name, null, null, happened_at, null, id," \
		" (select max(order_id) from incident_order where incident_id = incident.id), description" \
		" from incident join role on name in (?1, ?2) where settled_at is null and difficulty = 1 and not exists" \
		" (select 1 from incident_acknowledgement where incident_id = incident.id and role = role.name)", \
		ROLE(GM), ROLE(CHAIRMAN)) \
	X(INCIDENT_SETTLE, INCIDENT, LOOK(INCIDENT), "null, null, null, happened_at, null, id," \
		" (select max(order_id) from incident_order where incident_id = incident.id), description" \
		" from incident where settled_at is null and cause = ?1 and not exists (select 1 from role where name in (?2, ?3)" \
		"  and exists (select 1 from person_role join person on person.id = person_id where person_role.role = role.name" \
		"   and left_at is null) and not exists (select 1 from incident_acknowledgement as noted" \
		"   where noted.incident_id = incident.id and noted.role = role.name))", \
		TEXT(incident_causes[CAUSE_DIFFICULTY].name), ROLE(GM), ROLE(CHAIRMAN)) \
	X(INCIDENT_AGREE, INCIDENT, LOOK(INCIDENT), "role.name, null, case role.name when ?1 then sales_agreed_by else production_agreed_by end, happened_at," \
		" null, incident.id," \
		" (select max(order_id) from incident_order where incident_id = incident.id), description" \
		" from incident join role on role.name in (?1, ?2) where cause <> ?3" \
		" and case role.name when ?1 then production_agreed_at else sales_agreed_at end is null", \
		ROLE(PRODUCTION), ROLE(SALES), TEXT(incident_causes[CAUSE_DIFFICULTY].name)) \
	X(INCIDENT_WRITE, INCIDENT, LOOK(INCIDENT), "null, null, null, min(started_at), null, document_id, max(order_id), description" \
		" from clock join incident on incident.id = document_id where met_at is null and kind = ?1" \
		" and settled_at is null group by document_id", TEXT(clock_kinds[CLOCK_INCIDENT].name)) \
	X(INCIDENT_REPLY, INCIDENT, LOOK(INCIDENT), "null, null, null, written_at, null, incident_id, max(order_id), description" \
		" from incident cross join incident_order on incident_id = incident.id where settled_at is null" \
		" and written_at is not null and replied_at is null and ?1 group by incident_id, written_at, description", INT(true)) \
	X(INCIDENT_ANSWER, INCIDENT, LOOK(INCIDENT), "null, null, null, replied_at, null, incident_id, order_id, description" \
		" from incident cross join incident_order on incident_id = incident.id where settled_at is null" \
		" and replied_at is not null and answered_at is null and ?1", INT(true)) \
	X(SHIP_NOTE, SHIP_REQUEST, LOOK(SHIP_REQUEST), "null, null, null, requested_at, arrive_on, ship_request.id, order_id, null" \
		OPEN_ORDERS "ship_request on order_id = sales_order.id where state" OPEN(ARRIVED) " and ?1" \
		" and withdrawn_at is null and exists (select 1 from ship_request_line where request_id = ship_request.id" \
		"  and quantity > coalesce((select sum(quantity) from " NOTED_LINES " where noted_line.request_id = ship_request.id" \
		"   and noted_line.line = ship_request_line.line), 0))", \
		INT(true)) \
	X(SHIP_APPROVE, SHIP_REQUEST, LOOK(SHIP_REQUEST), "null, null, asked_by, asked_at, null, ship_request.id, order_id, reason" \
		OPEN_ORDERS "ship_request on order_id = sales_order.id cross join special_approval on request_id = ship_request.id" \
		" where state" OPEN(ARRIVED) " and ship_request.withdrawn_at is null and granted_at is null and void_at is null and refused_at is null" \
		" and note_id is null and special_approval.id = (select max(id) from special_approval as newest" \
		"  where newest.request_id = ship_request.id) and exists (select 1 from ship_request_line as wanted" \
		"  where wanted.request_id = ship_request.id and quantity > coalesce((select sum(quantity) from " NOTED_LINES \
		"   where noted_line.request_id = wanted.request_id and noted_line.line = wanted.line" \
		"   and dispatched_at is not null), 0)) and ?1", INT(true)) \
	X(SHIP_CONFIRM, DELIVERY_NOTE, LOOK(NOTE), "null, requested_by, null, made_at, null, delivery_note.id," \
		" delivery_note.order_id, null" OPEN_NOTES "confirmed_at is null and ?1", INT(true)) \
	X(SHIP_PACK, DELIVERY_NOTE, LOOK(NOTE), "null, null, null, made_at, arrive_on, delivery_note.id," \
		" delivery_note.order_id, case packed_ok when 0 then 'the check failed' end" OPEN_NOTES \
		"coalesce(packed_ok, 0) = 0 and ?1", INT(true)) \
	X(SHIP_DISPATCH, DELIVERY_NOTE, LOOK(NOTE), "null, null, null, packed_at, arrive_on, delivery_note.id," \
		" delivery_note.order_id, null" OPEN_NOTES \
		"packed_ok = 1 and confirmed_at is not null and dispatched_at is null and ?1", INT(true)) \
	X(SHIP_DELIVER, DELIVERY_NOTE, LOOK(NOTE), "?1, null, null, dispatched_at, arrive_on, delivery_note.id," \
		" delivery_note.order_id, nullif(waybill, '')" OPEN_NOTES "dispatched_at is not null and delivered_at is null", \
		ROLE(CLERK)) \
	X(SHIP_RESOLVE, DELIVERY_NOTE, LOOK(PROBLEM), "null, null, null, happened_at, null, note_id, order_id, kind || ': ' || description" \
		" from shipping_problem join delivery_note on delivery_note.id = note_id where resolved_at is null and ?1", \
		INT(true)) \
	X(INSPECT_RECORD, DELIVERY_NOTE, LOOK(RETURN), "null, null, null, max(returned_at), null, goods_return.note_id," \
		" delivery_note.order_id, 'returned' from goods_return join delivery_note on delivery_note.id = note_id" \
		" where received_at is not null and ?1 group by goods_return.note_id having sum(quantity) > coalesce((select sum(passed + failed)" \
		"  from inspection where returned_note = goods_return.note_id), 0)", INT(true)) \
	X(SHIP_RECEIVE, DELIVERY_NOTE, LOOK(RETURN), "null, null, null, returned_at, null, note_id, delivery_note.order_id," \
		" goods_return.reason from goods_return join delivery_note on delivery_note.id = note_id" \
		" where received_at is null and ?1", INT(true)) \
	X(PAYMENT_ASSIGN, RECEIPT, LOOK(RECEIPT), "null, null, null, received_at, null, id, 0, coalesce(payer, reference)" \
		" from " UNASSIGNED_RECEIPTS " join receipt on receipt.id = receipt_id where ?1", INT(true)) \
	X(PENALTY_PROPOSE, PENALTY, LOOK(PENALTY), "null, null, null, raised_at, null, penalty.id, order_id, kind || ': ' || penalty.reason" \
		OPEN_PENALTIES "proposed_at is null and ?1", INT(true)) \
	X(PENALTY_PROPOSE, PENALTY, LOOK(PENALTY), "null, null, null, signed_at, null, penalty.id, order_id," \
		" 'refused: ' || signature.reason from penalty cross join signature on document_id = penalty.id and prefix = ?1" \
		" join ship_request on ship_request.id = request_id where penalty.waived_at is null and confirmed_at is null" \
		" and agree = 0 and signature.id > signed_from and signature.id = (select max(last.id) from signature as last" \
		"  where last.prefix = ?1 and last.document_id = penalty.id)", PREFIX(PENALTY)) \
	X(PENALTY_HEAR, PENALTY, LOOK(PENALTY), "case when left_at is not null then ?1 end," \
		" case when left_at is null then person.id end, null, proposed_at, null, penalty.id, order_id," \
		" kind || ': ' || penalty.reason from penalty cross join penalty_person as part on part.penalty_id = penalty.id" \
		" join ship_request on ship_request.id = request_id join person on person.id = part.person_id" \
		" where penalty.waived_at is null and confirmed_at is null and proposed_at is not null and part.heard_at is null", \
		ROLE(HR)) \
	X(PENALTY_CONFIRM, PENALTY, LOOK(PENALTY), "role.name, null, coalesce((select min(signed_by) from signature as first" \
		" where first.prefix = ?1 and first.document_id = penalty.id and first.id > signed_from and first.agree = 1)," \
		" proposed_by), heard_at, null, penalty.id, order_id, kind || ': ' || penalty.reason from penalty" \
		" join ship_request on ship_request.id = request_id join role on role.name in (?2, ?3)" \
		" where penalty.waived_at is null and confirmed_at is null and heard_at is not null and not exists" \
		" (select 1 from signature where document_id = penalty.id and prefix = ?1 and signature.role = role.name" \
		"  and signature.id > signed_from)" \
		" and (kind <> ?4 or (" CASE_UNSENT_NOTE " is null and not " CASE_LACKS_NOTE "))", PREFIX(PENALTY), ROLE(HR), \
		ROLE(GM), TEXT(problem_kinds[PROBLEM_LATE].name)) \
	X(PENALTY_WAIVE, PENALTY, LOOK(PENALTY), "case waiving_role when ?1 then ?2 else ?1 end, null, waiving_by, waiving_at," \
		" null, penalty.id, order_id, waiving_reason" OPEN_PENALTIES "waiving_by is not null", ROLE(HR), ROLE(GM)) \
	X(CARRIER_SUSPEND, ORDER, LOOK(CARRIER), "null, null, null, poor_since, null, 0, 0, code || ' ' || name from carrier" \
		" where poor_since is not null and suspended_at is null and ?1", INT(true)) \
	X(FINDING_ANSWER, FINDING, LOOK(FINDING), "department, null, found_by, opened_at, due, finding.id, order_id," \
		" clause || ': ' || text from finding cross join finding_round on finding_id = finding.id" \
		" where closed_at is null and answered_at is null and ?1", INT(true)) \
	X(FINDING_JUDGE, FINDING, LOOK(FINDING), "case department when ?1 then ?2 else ?1 end, null, answered_by," \
		" answered_at, null, finding.id, order_id, clause || ': ' || answer from finding" \
		" cross join finding_round on finding_id = finding.id" \
		" where closed_at is null and answered_at is not null and judged_at is null", ROLE(HR), ROLE(GM)) \
	X(SETTLE, SETTINGS_CHANGE, LOOK(SETTLE), "signer, null, proposed_by, proposed_at, null, id, 0," \
		" content from settings_change" \
		" where effective_at is null and refused_at is null and ?1", INT(true))

static enum outcome gather(struct context *cx, struct tasks *tasks, enum action action, enum document document,
	struct query *query, const struct task *task) {
	while (db_next(query)) {
		tasks->items = arena_grow(cx->arena, tasks->items, tasks->count, sizeof *tasks->items);
		tasks->items[tasks->count] = *task;
		tasks->items[tasks->count].action = action;
		tasks->items[tasks->count++].document = document;
	}
	return db_end(query);
}

/* Somebody, and those whose deputy he is. */
struct hands {
	struct actor own, *away;
	size_t count;
};

static bool holds_department(const struct actor *somebody, const char *department) {
	const int role = word_find(role_words, ROLE_COUNT, department);
	return role >= 0 && (somebody->roles & role_bit((enum role)role));
}

/* Is this somebody's task? */
static bool concerns(const struct actor *somebody, const struct task *task) {
	if (task->person.given)
		return somebody->id == task->person.value;
	if (task->author.given && somebody->id == task->author.value)
		return false;
	/* Who signs may archive; whose work it is, is the register's keepers (1.4). */
	if (task->action == ACT_CONTRACT_ARCHIVE)
		return (somebody->roles & (SALES | CLERK)) != NO_ROLES;
	if (!task->department)
		return may_act(somebody, task->action, NO_ROLES);
	/* Of tech and production it is the head's opinion (1.2a). */
	if (task->action == ACT_REVIEW_OPINION)
		return somebody->head && holds_department(somebody, task->department);
	return (somebody->roles & department_doers(task->department)) != NO_ROLES;
}

/* Signatures are also the deputy's, but for what he put up himself. */
static bool in_hands(const struct hands *hands, const struct task *task) {
	if (concerns(&hands->own, task))
		return true;
	if ((!actions[task->action].signs && task->action != ACT_REVIEW_OPINION) || actions[task->action].in_person
	    || (task->author.given && task->author.value == hands->own.id))
		return false;
	for (size_t i = 0; i < hands->count; i++)
		if (concerns(&hands->away[i], task))
			return true;
	return false;
}

/* Can a query of such tasks find any that is wanted? */
static bool worth_asking(const struct todo_filter *filter, const struct hands *hands, enum action action, const char *columns) {
	const struct task task = {.action = action};
	if (filter->signatures && !actions[action].signs)
		return false;
	/* Neither a department's nor a person's: whoever may do the action. */
	return strncmp(columns, "null, null,", 11) != 0 || filter->everybody || in_hands(hands, &task);
}

static enum outcome gather_all(struct context *cx, const struct todo_filter *filter, const struct hands *hands,
	struct tasks *tasks) {
	struct task task = {0};
	struct query query;
	places there = ~(places)0;
	if (!filter->unlooked)
		TRY(look_around(cx, &there));
#define X(act, doc, from, columns, ...)                                                                      \
	if ((there & (from)) && worth_asking(filter, hands, ACT_##act, columns)) {                                                \
		TRY(db_select(cx->db, &query, SQL("select " columns), __VA_ARGS__, TO_TEXT(&task.department),  \
			TO_MAYBE(&task.person), TO_MAYBE(&task.author), TO_INT(&task.since),                   \
			TO_MAYBE(&task.deadline), TO_INT(&task.document_id), TO_INT(&task.order_id),           \
			TO_TEXT(&task.note)));                                                                 \
		TRY(gather(cx, tasks, ACT_##act, DOCUMENT_##doc, &query, &task));                              \
	}
	TASKS(X)
#undef X
	return DONE;
}

/* One that is proposed: his own, or where he reads those of others. */
static bool may_see_penalty(const struct context *cx, const struct task *task) {
	return may_read(cx, READ_PENALTIES) || (task->person.given && task->person.value == cx->actor.id);
}

static bool wanted(const struct context *cx, const struct todo_filter *filter, const struct hands *hands, const struct task *task) {
	if (filter->order_id && task->order_id != filter->order_id)
		return false;
	if (filter->signatures && !actions[task->action].signs)
		return false;
	if (task->action == ACT_PENALTY_HEAR || task->action == ACT_PENALTY_CONFIRM || task->action == ACT_PENALTY_WAIVE)
		return may_see_penalty(cx, task) && (filter->everybody || in_hands(hands, task));
	return filter->everybody || in_hands(hands, task);
}

static int compare(const void *one, const void *other) {
	const struct task *first = one, *second = other;
	if (first->deadline.value != second->deadline.value)
		return first->deadline.value < second->deadline.value ? -1 : 1;
	if (first->until.given != second->until.given)
		return first->until.given ? -1 : 1;
	if (first->until.value != second->until.value)
		return first->until.value < second->until.value ? -1 : 1;
	if (first->since != second->since)
		return first->since < second->since ? -1 : 1;
	if (first->document != second->document)
		return first->document < second->document ? -1 : 1;
	return first->document_id < second->document_id ? -1 : first->document_id > second->document_id;
}

static enum outcome find_somebody(struct context *cx, const struct todo_filter *filter, struct actor *somebody) {
	roles set = NO_ROLES;
	*somebody = cx->actor;
	if (filter->person)
		return actor_find(cx, filter->person, somebody);
	if (!filter->role)
		return DONE;
	TRY(roles_parse(cx->fault, filter->role, ALL_ROLES, &set));
	*somebody = (struct actor){.roles = set, .head = true};
	return DONE;
}

/* Whose task it is, in words. */
static enum outcome whose(struct context *cx, const struct task *task, const char **who) {
	*who = task->department ? task->department : action_doers(cx, task->action);
	return task->person.given ? db_get(cx->db, NULL, SQL("select login from person where id = ?1"),
		INT(task->person.value), TO_TEXT(who)) : DONE;
}

static bool is_overdue(struct context *cx, const struct task *task) {
	return task->until.given ? task->until.value < cx->now : task->deadline.value < today(cx);
}

static enum outcome add_row(struct context *cx, struct listing *listing, const struct task *task) {
	const char *who = NULL;
	TRY(whose(cx, task, &who));
	listing_number(cx->arena, listing, task->deadline.value);
	listing_number(cx->arena, listing, is_overdue(cx, task));
	listing_text(cx->arena, listing, actions[task->action].name);
	listing_text(cx->arena, listing, task->document_id ? number_text(cx, task->document, task->document_id) : NULL);
	listing_maybe(cx->arena, listing, (struct maybe){task->order_id != 0, task->order_id});
	listing_text(cx->arena, listing, task->customer);
	listing_text(cx->arena, listing, who);
	listing_number(cx->arena, listing, task->since);
	listing_maybe(cx->arena, listing, task->until);
	listing_text(cx->arena, listing, task_note(cx, task));
	return DONE;
}

/* Can it be done as the order stands? What an order's status bars is nobody's task, wherever it was found. */
static enum outcome can_be_done(struct context *cx, struct task *task, bool *can) {
	struct standing standing = {0};
	const char *kind = NULL, *state = NULL, *held_from = NULL;
	*can = true;
	if (!task->order_id)
		return DONE;
	TRY(db_get(cx->db, NULL,
		SQL("select kind, state, held_from, customer.name from sales_order"
		    " join customer on customer.id = customer_id where sales_order.id = ?1"),
		INT(task->order_id), TO_TEXT(&kind), TO_TEXT(&state), TO_TEXT(&held_from), TO_TEXT(&task->customer)));
	TRY(lifecycle_read(cx, task->order_id, kind, state, held_from, &standing));
	/* What somebody is told of an order on hold waits with it. */
	*can = !lifecycle_obstacle(cx, task->action, &standing)
		&& (task->action != ACT_SHIP_ACKNOWLEDGE || standing.state != STATE_ON_HOLD);
	return DONE;
}

/* All that is wanted and can be done, with its deadline, in that order. */
static enum outcome collect(struct context *cx, const struct todo_filter *filter, struct tasks *tasks) {
	const struct calendar *calendar = NULL;
	struct hands hands = {0};
	TRY(find_somebody(cx, filter, &hands.own));
	TRY(deputy_of(cx, hands.own.id, &hands.away, &hands.count));
	TRY(workdays(cx, &calendar));
	TRY(gather_all(cx, filter, &hands, tasks));
	if (!filter->signatures)
		TRY(tasks_lagging(cx, tasks));
	if (!filter->signatures && !filter->order_id)
		TRY(tasks_of_months(cx, tasks));
	size_t count = 0;
	for (size_t i = 0; i < tasks->count; i++) {
		struct task *task = &tasks->items[i];
		bool can = false;
		if (!wanted(cx, filter, &hands, task))
			continue;
		TRY(can_be_done(cx, task, &can));
		if (!can)
			continue;
		if (!task->deadline.given)
			TRY(task_deadline(cx, calendar, task));
		tasks->items[count++] = *task;
	}
	tasks->count = count;
	if (count > 0)
		qsort(tasks->items, count, sizeof *tasks->items, compare);
	return DONE;
}

enum outcome todo_list(struct context *cx, const struct todo_filter *filter, struct listing *listing,
	int64_t *overdue) {
	static const struct field fields[] = {{.name = "deadline", .type = FIELD_DAY},
		{.name = "overdue", .type = FIELD_BOOLEAN, .late = true}, {.name = "task"}, {.name = "document"},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "who", WORDS_OF(role_words)}, {.name = "since", .type = FIELD_INSTANT}, {.name = "until", .type = FIELD_INSTANT},
		{.name = "note", .type = FIELD_NOTE}};
	struct tasks tasks = {0};
	*overdue = 0;
	*listing = (struct listing)LISTING("tasks", fields);
	TRY(collect(cx, filter, &tasks));
	for (size_t i = 0; i < tasks.count; i++) {
		*overdue += is_overdue(cx, &tasks.items[i]);
		TRY(add_row(cx, listing, &tasks.items[i]));
	}
	return DONE;
}

enum outcome todo_actions(struct context *cx, int64_t order_id, const char *whose_task[ACTION_COUNT]) {
	struct tasks tasks = {0};
	TRY(collect(cx, &(struct todo_filter){.everybody = true, .order_id = order_id}, &tasks));
	for (size_t i = 0; i < tasks.count; i++) {
		const char **all = &whose_task[tasks.items[i].action], *who = NULL;
		TRY(whose(cx, &tasks.items[i], &who));
		const bool known = *all && strstr(*all, who);
		*all = !*all ? who : known ? *all : arena_printf(cx->arena, "%s, %s", *all, who);
	}
	return DONE;
}
