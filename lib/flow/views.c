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

#include <string.h>

enum outcome order_head(struct context *cx, int64_t id, struct listing *listing) {
	return order_list(cx, &(struct order_filter){.id = id}, listing);
}

static enum outcome order_quotes(struct context *cx, int64_t id, struct listing *listing) {
	return quote_list(cx, id, 0, listing);
}

static enum outcome order_contracts(struct context *cx, int64_t id, struct listing *listing) {
	return contract_list(cx, id, 0, listing);
}

/* What an order has rows in, or not: most have few, and to look costs a seventh of preparing a list of them. */
#define SOURCES(X) \
	X(DEMAND, "demand_plan") X(REVIEW, "review") X(DECISION, "decision") X(MILESTONE, "milestone") \
	X(OUTSOURCING, "outsourcing") X(QUOTATION, "quotation") X(CONTRACT, "contract") X(DRAWING, "drawing") \
	X(STEP, "step") X(STEP_LINE, "step_line") X(URGE, "urge") X(REPLANNING, "replanning") \
	X(INSPECTION, "inspection") X(SHARE, "receipt_share") X(INCIDENT, "incident_order") X(REPLY, "reply") \
	X(CLOCK, "clock") X(INVOICE, "invoice") X(SHIPMENT, "ship_request") X(NOTICE, "notice") \
	X(CHANGE, "change_notice") X(STANDING, "standing_change")
#define X(id, table) SOURCE_##id,
enum source { SOURCES(X) SOURCE_FILE, SOURCE_COUNT };
#undef X
#define IN(id) (1u << SOURCE_##id)
enum { ALWAYS = -1 };

/* An order's parts, and the sources that each is made of. */
#define ORDER_PARTS(X) \
	X(order_lines, ALWAYS) X(order_file, IN(FILE)) X(demand_list, IN(DEMAND)) X(review_list, IN(REVIEW)) X(review_departments, IN(REVIEW)) \
	X(demand_decisions, IN(DECISION)) X(demand_milestones, IN(MILESTONE)) X(outsource_list, IN(OUTSOURCING)) \
	X(order_quotes, IN(QUOTATION)) X(order_contracts, IN(CONTRACT)) X(drawing_list, IN(DRAWING)) \
	X(schedule_list, IN(STEP)) X(step_lines, IN(STEP_LINE)) X(step_urges, IN(URGE)) X(schedule_replannings, IN(REPLANNING)) \
	X(inspect_list, IN(INSPECTION)) X(payment_list, IN(SHARE)) X(payment_balance, IN(SHARE)) \
	X(approve_signatures, IN(QUOTATION) | IN(SHIPMENT) | IN(CHANGE) | IN(DEMAND) | IN(OUTSOURCING)) \
	X(incident_of_order, IN(INCIDENT)) X(reply_list, IN(REPLY)) X(clock_list, IN(CLOCK)) X(invoice_list, IN(INVOICE)) \
	X(ship_list, IN(SHIPMENT)) X(notice_of_order, IN(NOTICE)) X(change_list, IN(CHANGE)) X(change_lines, IN(CHANGE)) \
	X(change_standings, IN(STANDING)) X(journal_of_order, ALWAYS)

static enum outcome find_sources(struct context *cx, int64_t order_id, unsigned *has) {
	static const char *const tables[SOURCE_FILE] = {
#define X(id, table) [SOURCE_##id] = (table),
		SOURCES(X)
#undef X
	};
	const char *found = NULL;
	struct query query;
	*has = 0;
#define X(id, table) " union all select '" table "' from " table " where order_id = ?1"
	TRY(db_select(cx->db, &query, SQL("select null where 0" SOURCES(X)), INT(order_id), TO_TEXT(&found)));
#undef X
	while (db_next(&query))
		for (int i = 0; i < SOURCE_FILE; i++)
			*has |= (unsigned)(strcmp(tables[i], found) == 0) << i;
	return db_end(&query);
}

enum outcome order_view(struct context *cx, const char *number, struct view *view) {
#define X(list, sources) {list, false},
	static const struct part parts[] = {{order_head, true}, ORDER_PARTS(X)};
#undef X
#define X(list, sources) (unsigned)(sources),
	static const unsigned made_of[] = {(unsigned)ALWAYS, ORDER_PARTS(X)};
#undef X
	struct order order;
	unsigned has = 0;
	TRY(order_find(cx, number, &order));
	TRY(find_sources(cx, order.standing.id, &has));
	has |= order.imported ? IN(FILE) : 0;
	*view = (struct view)VIEW(parts, order.standing.id);
	bool *absent = arena_alloc(cx->arena, sizeof made_of / sizeof *made_of * sizeof *absent);
	for (int i = 0; i < view->count; i++)
		absent[i] = made_of[i] != (unsigned)ALWAYS && (made_of[i] & has) == 0;
	view->absent = absent;
	return DONE;
}

enum outcome review_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{review_newest, true}, {order_lines, false}, {review_products, false},
		{review_customer, false}, {review_proposals, false}, {review_newest_departments, false}, {review_earlier_opinions, false},
		{review_earlier, false}};
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
