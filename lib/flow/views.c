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

enum outcome order_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{order_head, true}, {order_lines, false}, {demand_list, false}, {review_list, false},
		{review_departments, false}, {demand_decisions, false}, {demand_milestones, false}, {outsource_list, false}, {order_quotes, false}, {order_contracts, false},
		{drawing_list, false}, {schedule_list, false},
		{step_lines, false}, {step_urges, false}, {schedule_replannings, false}, {inspect_list, false}, {payment_list, false},
		{approve_signatures, false}, {incident_of_order, false}, {reply_list, false}, {clock_list, false},
		{invoice_list, false}, {ship_list, false}, {notice_of_order, false}, {change_list, false}, {change_lines, false}, {change_standings, false}, {journal_of_order, false}};
	struct order order;
	TRY(order_find(cx, number, &order));
	*view = (struct view)VIEW(parts, order.standing.id);
	return DONE;
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
