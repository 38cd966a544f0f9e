#include "flow/invoice.h"

#include "flow/notice.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/numbers.h"

#define X(id, context, english) [INVOICE_##id] = {english, context},
const struct word invoice_kinds[INVOICE_KIND_COUNT] = {INVOICE_KINDS(X)};
#undef X

static enum outcome check_number(struct context *cx, const struct invoice_request *request) {
	bool used = false;
	int64_t other = 0;
	if (!text_holds(request->tax_number))
		return refuse(cx, RULE_INVOICE_COMPLETE, "the invoice has no number: --number");
	TRY(name_accept(cx->fault, NAME_REFERENCE, request->tax_number));
	TRY(db_get(cx->db, &used, SQL("select id from invoice where tax_number = ?1"), TEXT(request->tax_number),
		TO_INT(&other)));
	return used ? fail(cx->fault, BAD_DATA, "invoice number %s is that of %s", request->tax_number,
		number_text(cx, DOCUMENT_INVOICE, other)) : DONE;
}

enum outcome invoice_issue(struct context *cx, const char *number, const struct invoice_request *request,
	int64_t *id) {
	struct order order;
	bool contracted = false;
	int64_t total = 0, tax = 0, invoiced = 0, tax_invoiced = 0, share = 0;
	char left[DECIMAL_ROOM];
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_PAYMENT_INVOICE, &order.standing, NO_ROLES));
	TRY(check_number(cx, request));
	if (!request->kind)
		return refuse(cx, RULE_INVOICE_COMPLETE, "the invoice has no kind: --kind");
	TRY(db_get(cx->db, &contracted,
		SQL("select amount + tax_amount, tax_amount from contract where order_id = ?1 order by version desc limit 1"),
		INT(order.standing.id), TO_INT(&total), TO_INT(&tax)));
	if (!contracted)
		return refuse(cx, RULE_INVOICE_WITHIN, "%s has no contract", order.number);
	TRY(db_get(cx->db, NULL,
		SQL("select coalesce(sum(amount), 0), coalesce(sum(tax_amount), 0) from invoice where order_id = ?1"),
		INT(order.standing.id), TO_INT(&invoiced), TO_INT(&tax_invoiced)));
	const int64_t rest = capped_rest(total, invoiced), amount = request->amount.given ? request->amount.value : rest;
	if (amount <= 0 || amount > rest)
		return refuse(cx, RULE_INVOICE_WITHIN, "%s of the contract of %s is not invoiced",
			decimal_format(left, rest, AMOUNT_DECIMALS, AMOUNT_DECIMALS), order.number);
	/* In proportion, so that the invoices' tax adds up to the contract's. */
	if (!amount_part(tax, capped_sum(invoiced, amount), total, &share))
		return fail(cx->fault, BAD_DATA, "the invoice's tax is too large");
	TRY(notice_done(cx, order.standing.id, RULE_GOODS_TOLD));
	TRY(number_next(cx, DOCUMENT_INVOICE, id));
	return db_exec(cx->db,
		SQL("insert into invoice (id, order_id, kind, tax_number, amount, tax_amount, invoiced_at, invoiced_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
		INT(*id), INT(order.standing.id), TEXT(request->kind), TEXT(request->tax_number), INT(amount),
		INT(share - tax_invoiced), INT(cx->at), INT(cx->actor.id));
}

enum outcome invoice_reverse(struct context *cx, const char *number, const struct invoice_request *request,
	int64_t *id) {
	bool found = false;
	int64_t reversed_id = 0, order_id = 0, amount = 0, tax = 0, invoiced_at = 0;
	struct maybe red = {0};
	const char *kind = NULL;
	TRY(number_find(cx, number, DOCUMENT_INVOICE, &reversed_id));
	TRY(db_get(cx->db, &found,
		SQL("select order_id, kind, amount, tax_amount, invoiced_at,"
		    " (select id from invoice as other where other.reverses = invoice.id) from invoice where id = ?1"),
		INT(reversed_id), TO_INT(&order_id), TO_TEXT(&kind), TO_INT(&amount), TO_INT(&tax), TO_INT(&invoiced_at),
		TO_MAYBE(&red)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no invoice %s", number);
	TRY(act(cx, ACT_PAYMENT_INVOICE, NULL, NO_ROLES));
	TRY(happened_after(cx, invoiced_at, "the invoice"));
	cx->event.order_id = order_id;
	if (red.given || amount < 0)
		return refuse(cx, RULE_RED_LETTER, "%s is %s", number, amount < 0 ? said("a red-letter invoice itself")
			: arena_printf(cx->arena, said("reversed already, by %s"), number_text(cx, DOCUMENT_INVOICE, red.value)));
	TRY(check_number(cx, request));
	if (!text_says(request->reason))
		return refuse(cx, RULE_RED_LETTER, "the reason is missing: --reason");
	TRY(number_next(cx, DOCUMENT_INVOICE, id));
	return db_exec(cx->db,
		SQL("insert into invoice (id, order_id, kind, tax_number, amount, tax_amount, invoiced_at, invoiced_by,"
		    " reverses, reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(*id), INT(order_id), TEXT(kind), TEXT(request->tax_number), INT(-amount), INT(-tax), INT(cx->at),
		INT(cx->actor.id), INT(reversed_id), TEXT(request->reason));
}

enum outcome invoice_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "invoice", .type = FIELD_NUMBER, .document = DOCUMENT_INVOICE},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "number"}, {.name = "kind", WORDS_OF(invoice_kinds)}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "tax_amount", .type = FIELD_AMOUNT}, {.name = "invoiced", .type = FIELD_INSTANT},
		{.name = "invoiced_by"}, {.name = "reverses", .type = FIELD_NUMBER, .document = DOCUMENT_INVOICE},
		{.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("invoices", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select invoice.id, order_id, customer.name, tax_number, invoice.kind, amount, tax_amount, invoiced_at,"
		    " person.login, reverses, reason from invoice join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id join person on person.id = invoiced_by"
		    " where order_id between ?1 and ?2 order by invoice.id"),
		INT(order_id), INT(last_of(order_id)));
}
