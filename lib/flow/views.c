#include "flow/views.h"

#include "flow/approve.h"
#include "flow/change.h"
#include "flow/contract.h"
#include "flow/delivery.h"
#include "flow/demand.h"
#include "flow/invoice.h"
#include "flow/notice.h"
#include "flow/outsource.h"
#include "flow/problem.h"
#include "flow/shortage.h"
#include "flow/drawing.h"
#include "flow/incident.h"
#include "flow/inspect.h"
#include "flow/payment.h"
#include "flow/reply.h"
#include "flow/review_sheet.h"
#include "flow/schedule.h"
#include "flow/step.h"
#include "policy/clock.h"
#include "policy/journal.h"
#include "policy/numbers.h"

static enum outcome order_head(struct context *cx, int64_t id, struct listing *listing) {
	return order_list(cx, &(struct order_filter){.id = id}, listing);
}

static enum outcome order_quotes(struct context *cx, int64_t id, struct listing *listing) {
	return quote_list(cx, id, 0, listing);
}

static enum outcome order_contracts(struct context *cx, int64_t id, struct listing *listing) {
	return contract_list(cx, id, 0, listing);
}

/*
 * An order's parts, and where the rows are that they are made of: most orders have few of them, and to
 * look costs a sixth of what their statement costs to prepare.
 */
#define OF_ORDER(table) "select 1 from " table " where order_id = ?1"
#define ORDER_PARTS(X)                                                                                          \
	X(order_lines, OF_ORDER("order_line"))                                                                   \
	X(demand_list, OF_ORDER("demand_plan"))                                                                  \
	X(review_list, OF_ORDER("review"))                                                                       \
	X(review_departments, OF_ORDER("review"))                                                                \
	X(demand_decisions, OF_ORDER("decision"))                                                                \
	X(demand_milestones, OF_ORDER("milestone"))                                                              \
	X(outsource_list, OF_ORDER("outsourcing"))                                                               \
	X(order_quotes, OF_ORDER("quotation"))                                                                   \
	X(order_contracts, OF_ORDER("contract"))                                                                 \
	X(drawing_list, OF_ORDER("drawing"))                                                                     \
	X(schedule_list, OF_ORDER("step"))                                                                       \
	X(step_lines, OF_ORDER("step_line"))                                                                     \
	X(step_urges, OF_ORDER("urge"))                                                                          \
	X(schedule_replannings, OF_ORDER("replanning"))                                                          \
	X(inspect_list, OF_ORDER("inspection"))                                                                  \
	X(payment_list, OF_ORDER("receipt_share"))                                                               \
	X(approve_signatures, OF_ORDER("quotation") " union all " OF_ORDER("ship_request") " union all "         \
		OF_ORDER("change_notice") " union all " OF_ORDER("demand_plan") " union all "                     \
		OF_ORDER("outsourcing") " union all " OF_ORDER("delivery_note"))                                  \
	X(incident_of_order, OF_ORDER("incident_order"))                                                         \
	X(reply_list, OF_ORDER("reply"))                                                                         \
	X(clock_list, OF_ORDER("clock"))                                                                         \
	X(invoice_list, OF_ORDER("invoice"))                                                                     \
	X(ship_list, OF_ORDER("ship_request"))                                                                   \
	X(notice_of_order, OF_ORDER("notice"))                                                                   \
	X(change_list, OF_ORDER("change_notice"))                                                                \
	X(change_lines, OF_ORDER("change_notice"))                                                               \
	X(change_standings, OF_ORDER("standing_change"))                                                         \
	X(journal_of_order, OF_ORDER("event"))

enum outcome order_view(struct context *cx, const char *number, struct view *view) {
#define X(list, rows) {list, false},
	static const struct part parts[] = {{order_head, true}, ORDER_PARTS(X)};
#undef X
	struct order order;
	TRY(order_find(cx, number, &order));
	*view = (struct view)VIEW(parts, order.standing.id);
#define X(list, rows) " || exists (" rows ")"
	return db_get(cx->db, NULL, SQL("select '1'" ORDER_PARTS(X)), INT(order.standing.id), TO_TEXT(&view->present));
#undef X
}

enum outcome review_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{review_newest, true}, {order_lines, false}, {review_customer, false},
		{review_proposals, false}, {review_newest_departments, false}, {review_earlier, false}};
	struct order order;
	TRY(order_find(cx, number, &order));
	*view = (struct view)VIEW(parts, order.standing.id);
	return DONE;
}

static enum outcome quote_head(struct context *cx, int64_t id, struct listing *listing) {
	return quote_list(cx, 0, id, listing);
}

enum outcome quote_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{quote_head, true}, {quote_lines, false}};
	struct quotation quotation;
	TRY(quote_find(cx, number, &quotation));
	*view = (struct view)VIEW(parts, quotation.id);
	return DONE;
}

static enum outcome contract_head(struct context *cx, int64_t id, struct listing *listing) {
	return contract_list(cx, 0, id, listing);
}

static enum outcome contract_files(struct context *cx, int64_t id, struct listing *listing) {
	return archive_list(cx, DOCUMENT_CONTRACT, id, listing);
}

enum outcome contract_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{contract_head, true}, {contract_files, false}};
	int64_t id = 0, order_id = 0;
	TRY(contract_find(cx, number, &id, &order_id));
	*view = (struct view)VIEW(parts, id);
	return DONE;
}

enum outcome ship_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{ship_request_show, true}, {ship_request_lines, false},
		{note_of_request, false}, {note_lines, false}, {shortage_of_request, false}, {problem_of_request, false},
		{delivery_returns, false}};
	struct shipping shipping;
	enum document document = DOCUMENT_SHIP_REQUEST;
	int64_t id = 0;
	TRY(number_find_any(cx, number, &document, &id));
	if (document == DOCUMENT_DELIVERY_NOTE)
		TRY(note_request_of(cx, id, &number));
	TRY(ship_request_find(cx, number, &shipping));
	*view = (struct view)VIEW(parts, shipping.id);
	return DONE;
}

enum outcome change_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{order_head, true}, {change_list, false}, {change_lines, false},
		{change_standings, false}};
	struct order order;
	TRY(order_find(cx, number, &order));
	*view = (struct view)VIEW(parts, order.standing.id);
	return DONE;
}
