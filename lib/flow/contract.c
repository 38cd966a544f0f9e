#include "flow/contract.h"

#include "flow/change.h"
#include "flow/small.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

/* Clause 1.4: what a contract stands on. */
static enum outcome check_basis(struct context *cx, const struct quotation *quotation) {
	bool approved = false;
	int64_t approved_at = 0, contract = 0;
	const char *difference = NULL;
	char day[MOMENT_ROOM];
	TRY(quote_contract(cx, quotation->id, &contract));
	if (contract)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s stands on %s already; an amendment takes a new quotation",
			number_text(cx, DOCUMENT_CONTRACT, contract), quotation->number);
	if (quotation->withdrawn_at.given)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s was withdrawn for a newer version", quotation->number);
	TRY(quote_approved(cx, quotation, &approved, &approved_at));
	if (!approved)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s is not approved as it stands", quotation->number);
	TRY(terms_difference(cx, quotation->order.standing.id, quotation->id, 0, &difference));
	if (difference)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s; quote new (sales)", difference);
	if (today(cx) > quotation->valid_on)
		return refuse(cx, RULE_CONTRACT_BASIS, "%s was valid to %s", quotation->number,
			day_format(day, quotation->valid_on));
	if (!quotation->accepted.given || !quotation->accepted.value)
		return refuse(cx, RULE_CONTRACT_BASIS, "the customer has not accepted %s", quotation->number);
	return happened_after(cx, quotation->answered_at.value, "the customer's answer");
}

/* What the paper says has to be what was quoted. */
static enum outcome check_equals(struct context *cx, const struct quotation *quotation,
	const struct contract_request *request) {
	char said[MOMENT_ROOM], quoted[MOMENT_ROOM];
	int64_t total = quotation->amount;
	if (!add_to(&total, quotation->tax_amount))
		return fail(cx->fault, BAD_DATA, "%s: the amount is too large", quotation->number);
	if (request->amount.given && request->amount.value != total)
		return refuse(cx, RULE_CONTRACT_EQUALS, "the contract's amount is %s, that of %s is %s, tax included",
			decimal_format(said, request->amount.value, AMOUNT_DECIMALS, AMOUNT_DECIMALS),
			quotation->number, decimal_format(quoted, total, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
	if (request->due.given && quotation->due.given && request->due.value != quotation->due.value)
		return refuse(cx, RULE_CONTRACT_EQUALS, "the contract's date of delivery is %s, that of %s is %s",
			day_format(said, request->due.value), quotation->number,
			day_format(quoted, quotation->due.value));
	if (!text_holds(request->signatory) || !text_holds(request->customer_signatory))
		return refuse(cx, RULE_CONTRACT_SIGNATORIES,
			"the signatories are missing: --signatory and --customer-signatory");
	return DONE;
}

/* The version that stands: id and version 0 if there is none. */
struct standing_contract {
	int64_t id, version, signed_at;
	int64_t notice; /* the change notice that its amendment is under, or 0 */
};

static enum outcome load_standing(struct context *cx, int64_t order_id, struct standing_contract *contract) {
	bool found = false;
	*contract = (struct standing_contract){0};
	return db_get(cx->db, &found,
		SQL("select id, version, signed_at from contract where order_id = ?1 order by version desc limit 1"),
		INT(order_id), TO_INT(&contract->id), TO_INT(&contract->version), TO_INT(&contract->signed_at));
}

/* With the first file its signed pages are archived, when that is recorded. */
static enum outcome keep_file(struct context *cx, int64_t id, const char *path) {
	TRY(archive_add(cx, DOCUMENT_CONTRACT, id, path));
	return db_exec(cx->db, SQL("update contract set archived_at = ?2 where id = ?1 and archived_at is null"), INT(id),
		INT(cx->now));
}

static enum outcome insert_contract(struct context *cx, const struct quotation *quotation,
	const struct contract_request *request, const struct standing_contract *amended, int64_t *id) {
	const struct maybe amends = {amended->id != 0, amended->id}, notice = {amended->notice != 0, amended->notice};
	const struct calendar *calendar = NULL;
	TRY(check_basis(cx, quotation));
	TRY(basis_required(cx, BASIS_QUOTATION, quotation->order.standing.id, quotation->id));
	TRY(check_equals(cx, quotation, request));
	TRY(workdays(cx, &calendar));
	TRY(number_next(cx, DOCUMENT_CONTRACT, id));
	TRY(db_exec(cx->db,
		SQL("insert into contract (id, order_id, quotation_id, signed_at, signed_by, signatory,"
		    " customer_signatory, terms, amount, tax_amount, version, amends, reason, due,"
		    " notice_id, archive_due) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
		    " ?16)"),
		INT(*id), INT(quotation->order.standing.id), INT(quotation->id), INT(cx->at), INT(cx->actor.id),
		TEXT(request->signatory), TEXT(request->customer_signatory), TEXT(request->terms),
		INT(quotation->amount), INT(quotation->tax_amount), INT(amended->version + 1), MAYBE(amends),
		TEXT(request->reason), MAYBE(quotation->due), MAYBE(notice),
		INT(calendar_add(calendar, day_of(cx->now), cx->settings.archive_days))));
	TRY(basis_take(cx, BASIS_CONTRACT, quotation->order.standing.id, *id));
	TRY(order_overpaid(cx, quotation->order.standing.id));
	return request->file ? keep_file(cx, *id, request->file) : DONE;
}

enum outcome contract_sign(struct context *cx, const char *number, const struct contract_request *request,
	int64_t *id) {
	struct quotation quotation;
	const struct standing_contract none = {0};
	TRY(quote_find(cx, number, &quotation));
	TRY(act(cx, ACT_CONTRACT_SIGN, &quotation.order.standing, NO_ROLES));
	cx->event.document = quotation.number;
	TRY(small_still(cx, &quotation.order, quotation.amount, RULE_SMALL_CONTRACTED, request->reason));
	TRY(insert_contract(cx, &quotation, request, &none, id));
	return lifecycle_reach(cx, &quotation.order.standing, STATE_CONTRACTED);
}

enum outcome contract_amend(struct context *cx, const char *number, const struct contract_request *request,
	int64_t *id) {
	struct quotation quotation;
	struct standing_contract amended;
	TRY(quote_find(cx, number, &quotation));
	struct standing *standing = &quotation.order.standing;
	TRY(act(cx, ACT_CONTRACT_AMEND, standing, NO_ROLES));
	TRY(load_standing(cx, standing->id, &amended));
	if (!amended.id)
		return refuse(cx, RULE_AMENDMENT_BASIS, "%s has no contract to amend", quotation.order.number);
	if (!text_says(request->reason))
		return refuse(cx, RULE_AMENDMENT_BASIS, "the reason of the amendment is missing: --reason");
	TRY(change_unamended(cx, standing->id, &amended.notice));
	if (standing_reached(standing, STATE_IN_PRODUCTION) && !amended.notice)
		return refuse(cx, RULE_AMENDMENT_NOTICE, "production of %s has begun, and there is no signed change notice",
			quotation.order.number);
	TRY(happened_after(cx, amended.signed_at, "the contract was signed"));
	TRY(insert_contract(cx, &quotation, request, &amended, id));
	/* What waited for it may be at its end. */
	return order_progress(cx, standing);
}

enum outcome contract_find(struct context *cx, const char *number, int64_t *id, int64_t *order_id) {
	bool found = false;
	TRY(number_find(cx, number, DOCUMENT_CONTRACT, id));
	TRY(db_get(cx->db, &found, SQL("select order_id from contract where id = ?1"), INT(*id),
		TO_INT(order_id)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no contract %s", number);
}

enum outcome contract_archive(struct context *cx, const char *number, const char *path) {
	int64_t id = 0, order_id = 0;
	TRY(contract_find(cx, number, &id, &order_id));
	TRY(act(cx, ACT_CONTRACT_ARCHIVE, NULL, NO_ROLES));
	cx->event.order_id = order_id;
	cx->event.document = number_text(cx, DOCUMENT_CONTRACT, id);
	return keep_file(cx, id, path);
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
		{.name = "version", .type = FIELD_INTEGER},
		{.name = "amends", .type = FIELD_NUMBER, .document = DOCUMENT_CONTRACT},
		{.name = "customer"}, {.name = "due", .type = FIELD_DAY}, {.name = "signed", .type = FIELD_INSTANT}, {.name = "signatory"},
		{.name = "customer_signatory"}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "tax_amount", .type = FIELD_AMOUNT}, {.name = "files", .type = FIELD_INTEGER},
		{.name = "archive_due", .type = FIELD_DAY}, {.name = "archived", .type = FIELD_INSTANT},
		{.name = "terms", .type = FIELD_NOTE}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("contracts", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select contract.id, order_id, quotation_id, version, amends, customer.name, contract.due, signed_at, signatory,"
		    " customer_signatory, amount, tax_amount,"
		    " (select count(*) from archived_file where document_id = contract.id and prefix = ?3),"
		    " archive_due, archived_at, terms,"
		    " contract.reason"
		    " from contract join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id"
		    " where order_id between ?1 and ?2 and contract.id between ?4 and ?5 order by contract.id"),
		INT(order_id), INT(last_of(order_id)), TEXT(document_entries[DOCUMENT_CONTRACT].prefix),
		INT(id), INT(last_of(id)));
}
