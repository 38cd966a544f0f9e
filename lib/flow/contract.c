#include "flow/contract.h"

#include "ground/moment.h"
#include "policy/numbers.h"

/* Clause 1.4: what a contract stands on. */
static enum outcome check_basis(struct context *cx, const struct quotation *quotation) {
	bool approved = false;
	int64_t approved_at = 0;
	char day[MOMENT_ROOM];
	if (quotation->withdrawn_at.given)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s was withdrawn for a newer version", quotation->number);
	TRY(quote_approved(cx, quotation, &approved, &approved_at));
	if (!approved)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s is not approved as it stands", quotation->number);
	if (day_of(cx->at) > quotation->valid_on)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s was valid to %s", quotation->number,
			day_format(day, quotation->valid_on));
	if (!quotation->accepted.given || !quotation->accepted.value)
		return refuse(cx, RULE_CONTRACT_BASIS, "the customer has not accepted %s", quotation->number);
	return happened_after(cx, quotation->answered_at.value, "the customer's answer");
}

enum outcome contract_sign(struct context *cx, const char *number, const struct contract_request *request,
	int64_t *id) {
	struct quotation quotation;
	TRY(quote_find(cx, number, &quotation));
	struct standing *standing = &quotation.order.standing;
	TRY(act(cx, ACT_CONTRACT_SIGN, standing, NO_ROLES));
	TRY(check_basis(cx, &quotation));
	if (!request->signatory || !*request->signatory || !request->customer_signatory
	    || !*request->customer_signatory)
		return refuse(cx, RULE_CONTRACT_SIGNATORIES,
			"the signatories are missing: --signatory and --customer-signatory");
	TRY(number_next(cx, DOCUMENT_CONTRACT, id));
	TRY(db_exec(cx->db,
		SQL("insert into contract (id, order_id, quotation_id, signed_at, signed_by, signatory,"
		    " customer_signatory, terms, amount, tax_amount)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(*id), INT(standing->id), INT(quotation.id), INT(cx->at), INT(cx->actor.id),
		TEXT(request->signatory), TEXT(request->customer_signatory), TEXT(request->terms),
		INT(quotation.amount), INT(quotation.tax_amount)));
	if (request->file)
		TRY(archive_add(cx, DOCUMENT_CONTRACT, *id, request->file));
	return order_move(cx, standing, STATE_CONTRACTED);
}

enum outcome contract_find(struct context *cx, const char *number, int64_t *id, int64_t *order_id) {
	bool found = false;
	TRY(number_parse(cx->fault, number, DOCUMENT_CONTRACT, id));
	TRY(db_get(cx->db, &found, SQL("select order_id from contract where id = ?1"), INT(*id),
		TO_INT(order_id)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no contract %s", number);
}

enum outcome contract_archive(struct context *cx, const char *number, const char *path) {
	int64_t id = 0, order_id = 0;
	TRY(contract_find(cx, number, &id, &order_id));
	TRY(act(cx, ACT_CONTRACT_ARCHIVE, NULL, NO_ROLES));
	cx->event.order_id = order_id;
	cx->event.document = number;
	return archive_add(cx, DOCUMENT_CONTRACT, id, path);
}

enum outcome contract_signed_at(struct context *cx, int64_t order_id, int64_t *signed_at) {
	return db_get(cx->db, NULL, SQL("select coalesce(max(signed_at), 0) from contract where order_id = ?1"),
		INT(order_id), TO_INT(signed_at));
}

enum outcome contract_list(struct context *cx, int64_t order_id, int64_t id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "contract", .type = FIELD_NUMBER, .document = DOCUMENT_CONTRACT},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "quotation", .type = FIELD_NUMBER, .document = DOCUMENT_QUOTATION},
		{.name = "customer"}, {.name = "signed", .type = FIELD_INSTANT}, {.name = "signatory"},
		{.name = "customer_signatory"}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "tax_amount", .type = FIELD_AMOUNT}, {.name = "files", .type = FIELD_INTEGER},
		{.name = "terms", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("contracts", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select contract.id, order_id, quotation_id, customer.name, signed_at, signatory,"
		    " customer_signatory, amount, tax_amount,"
		    " (select count(*) from archived_file where document_id = contract.id and prefix = ?3), terms"
		    " from contract join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id"
		    " where order_id between ?1 and ?2 and contract.id between ?4 and ?5 order by contract.id"),
		INT(order_id), INT(last_of(order_id)), TEXT(document_entries[DOCUMENT_CONTRACT].prefix),
		INT(id), INT(last_of(id)));
}
