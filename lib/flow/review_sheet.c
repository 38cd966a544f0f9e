#include "flow/review_sheet.h"

#include "policy/numbers.h"

/* Sheets of orders, by id: reviews from `first` to `last`. */
static enum outcome list_sheets(struct context *cx, const char *name, int64_t order_id, int64_t first, int64_t last,
	struct listing *listing) {
	static const struct field fields[] = {
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "key_account", .type = FIELD_BOOLEAN}, {.name = "potential", .type = FIELD_BOOLEAN},
		{.name = "kind", WORDS_OF(kind_words)}, {.name = "due", .type = FIELD_DAY},
		{.name = "estimated_amount", .type = FIELD_AMOUNT}, {.name = "opened", .type = FIELD_INSTANT},
		{.name = "meeting", .type = FIELD_DAY}, {.name = "attendees"},
		{.name = "concluded", .type = FIELD_INSTANT}, {.name = "concluded_by"}, {.name = "mode", WORDS_OF(acceptance_modes)},
		{.name = "raise", .type = FIELD_PERCENT}, {.name = "extend", .type = FIELD_INTEGER},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING(name, fields);
	return db_select(cx->db, &listing->rows,
		SQL("select order_id, customer.name, key_account, potential, kind, due,"
		    " (select sum(amount) from order_line where order_line.order_id = review.order_id),"
		    " opened_at, meeting_on, attendees, concluded_at, person.login, mode, raise_percent,"
		    " extend_days, reason"
		    " from review join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id left join person on person.id = concluded_by"
		    " where order_id between ?1 and ?2 and review.id between ?3 and ?4 order by review.id"),
		INT(order_id), INT(last_of(order_id)), INT(first), INT(last));
}

enum outcome review_list(struct context *cx, int64_t order_id, struct listing *listing) {
	return list_sheets(cx, "reviews", order_id, 0, INT64_MAX, listing);
}

enum outcome review_newest(struct context *cx, int64_t order_id, struct listing *listing) {
	struct review newest;
	TRY(review_load(cx, order_id, &newest));
	return list_sheets(cx, "reviews", order_id, newest.id, newest.id, listing);
}

enum outcome review_earlier(struct context *cx, int64_t order_id, struct listing *listing) {
	struct review newest;
	TRY(review_load(cx, order_id, &newest));
	return list_sheets(cx, "earlier_reviews", order_id, 0, newest.id - 1, listing);
}

static enum outcome list_departments(struct context *cx, int64_t order_id, int64_t review_id,
	struct listing *listing) {
	static const struct field fields[] = {{.name = "opened", .type = FIELD_INSTANT}, {.name = "department", WORDS_OF(role_words)},
		{.name = "agree", .type = FIELD_BOOLEAN}, {.name = "comment", .type = FIELD_NOTE},
		{.name = "opinion_at", .type = FIELD_INSTANT}, {.name = "opinion_by"},
		{.name = "days", .type = FIELD_INTEGER}, {.name = "days_at", .type = FIELD_INSTANT},
		{.name = "days_by"}, {.name = "new_product", .type = FIELD_BOOLEAN}};
	*listing = (struct listing)LISTING("departments", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select opened_at, department, agree, comment, opinion_at, giver.login, days, days_at, planner.login,"
		    " new_product"
		    " from review join review_department on review_id = review.id"
		    " left join person as giver on giver.id = opinion_by"
		    " left join person as planner on planner.id = days_by"
		    " where order_id = ?1 and review.id between ?2 and ?3 order by review.id, department"),
		INT(order_id), INT(review_id), INT(last_of(review_id)));
}

enum outcome review_departments(struct context *cx, int64_t order_id, struct listing *listing) {
	return list_departments(cx, order_id, 0, listing);
}

enum outcome review_earlier_opinions(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "opened", .type = FIELD_INSTANT},
		{.name = "department", WORDS_OF(role_words)}, {.name = "agree", .type = FIELD_BOOLEAN},
		{.name = "comment", .type = FIELD_NOTE}, {.name = "opinion_at", .type = FIELD_INSTANT}, {.name = "opinion_by"},
		{.name = "new_product", .type = FIELD_BOOLEAN}};
	*listing = (struct listing)LISTING("earlier_opinions", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select opened_at, department, opinion.agree, opinion.comment, opinion.opinion_at, login, new_product from"
		    " (select review_id, department, number, agree, comment, opinion_at, opinion_by, new_product from earlier_opinion"
		    "  join review on review.id = review_id where order_id = ?1"
		    "  union all select review_id, department, 1000000, agree, comment, opinion_at, opinion_by, new_product"
		    "  from review_department join review on review.id = review_id where order_id = ?1 and agree is not null"
		    "  and review.id < (select max(id) from review where order_id = ?1)) as opinion"
		    " join review on review.id = review_id join person on person.id = opinion_by"
		    " order by review_id, department, number"),
		INT(order_id));
}

enum outcome review_newest_departments(struct context *cx, int64_t order_id, struct listing *listing) {
	struct review newest;
	TRY(review_load(cx, order_id, &newest));
	return list_departments(cx, order_id, newest.id, listing);
}

enum outcome review_proposals(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "clause"}, {.name = "mode", WORDS_OF(acceptance_modes)}, {.name = "reason"}};
	struct order order;
	const char *why = NULL;
	*listing = (struct listing)LISTING("proposals", fields);
	TRY(order_load(cx, order_id, &order));
	TRY(review_proposal(cx, &order, &why));
	if (!why)
		return DONE;
	const char *cells[] = {rules[RULE_SMALL_ORDER_MODE].clause, acceptance_modes[MODE_RAISE_EXTEND].name, why};
	listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
	return DONE;
}

enum outcome review_products(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER}, {.name = "item"},
		{.context = "product", .name = "made", .type = FIELD_QUANTITY},
		{.context = "product", .name = "last_made", .type = FIELD_INSTANT},
		{.context = "product", .name = "undecided", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}};
	*listing = (struct listing)LISTING("products_made", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select line, code, made, made_at, nullif(undecided_order, ?1) from order_line"
		    " join product on product.id = product_id where order_id = ?1 order by line"),
		INT(order_id));
}

enum outcome review_customer(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "other_orders", .type = FIELD_INTEGER},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "last_received", .type = FIELD_INSTANT},
		{.context = "how many", .name = "delivered", .type = FIELD_INTEGER}, {.name = "paid_by_delivery", .type = FIELD_INTEGER},
		/* of all those */
		{.context = "how many", .name = "cancelled", .type = FIELD_INTEGER}, {.name = "cancelled_amount", .type = FIELD_AMOUNT},
		{.context = "how many", .name = "rejected", .type = FIELD_INTEGER}, {.name = "rejected_amount", .type = FIELD_AMOUNT}};
	*listing = (struct listing)LISTING("customer_history", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select count(*), sum(amount), max(received_at), sum(delivered_at is not null),"
		    " sum(delivered_at is not null and paid >= total), count(*) filter (where state = ?4),"
		    " sum(amount) filter (where state = ?4), count(*) filter (where state = ?5), sum(amount) filter (where state = ?5)"
		    " from (select other.received_at as received_at, other.state as state,"
		    " (select sum(amount) from order_line where order_id = other.id) as amount,"
		    " case when other.state in (?2, ?3) then"
		    "  (select max(delivered_at) from delivery_note where order_id = other.id) end as delivered_at,"
		    " (select coalesce(sum(receipt_share.amount), 0) from receipt_share"
		    "  join receipt on receipt.id = receipt_id where order_id = other.id"
		    "  and receipt.received_at <= (select max(delivered_at) from delivery_note where order_id = other.id))"
		    "  as paid,"
		    " (select sum(delivery_note_line.amount) from delivery_note"
		    "  join delivery_note_line on note_id = delivery_note.id where order_id = other.id) as total"
		    " from sales_order join sales_order as other on other.customer_id = sales_order.customer_id"
		    "  and other.id <> sales_order.id"
		    " where sales_order.id = ?1)"),
		INT(order_id), TEXT(state_words[STATE_DELIVERED].name), TEXT(state_words[STATE_CLOSED].name),
		TEXT(state_words[STATE_CANCELLED].name), TEXT(state_words[STATE_REJECTED].name));
}
