#include "flow/payment.h"

#include "policy/numbers.h"

enum outcome payment_receive(struct context *cx, const char *number, const struct receipt_request *request,
	int64_t *id) {
	struct order order;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_PAYMENT_RECEIVE, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	if (!request->amount.given || !request->reference || !*request->reference)
		return refuse(cx, RULE_RECEIPT_COMPLETE, "the receipt has no %s",
			request->amount.given ? "bank reference: --reference" : "amount: --amount");
	if (request->amount.value <= 0)
		return fail(cx->fault, BAD_DATA, "--amount: a receipt is above zero");
	TRY(number_next(cx, DOCUMENT_RECEIPT, id));
	TRY(db_exec(cx->db,
		SQL("insert into receipt (id, order_id, amount, reference, received_at, received_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(*id), INT(order.standing.id), INT(request->amount.value), TEXT(request->reference),
		INT(cx->at), INT(cx->actor.id)));
	return order_progress(cx, &order.standing);
}

enum outcome payment_received(struct context *cx, int64_t order_id, int64_t *amount) {
	return db_get(cx->db, NULL, SQL("select coalesce(sum(amount), 0) from receipt where order_id = ?1"),
		INT(order_id), TO_INT(amount));
}

enum outcome payment_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "receipt", .type = FIELD_NUMBER, .document = DOCUMENT_RECEIPT},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "reference"},
		{.name = "received", .type = FIELD_INSTANT}, {.name = "received_by"}};
	*listing = (struct listing)LISTING("receipts", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select receipt.id, order_id, customer.name, amount, reference, receipt.received_at, person.login"
		    " from receipt join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id join person on person.id = receipt.received_by"
		    " where order_id between ?1 and ?2 order by receipt.id"),
		INT(order_id), INT(last_of(order_id)));
}
