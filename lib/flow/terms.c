#include "flow/terms.h"

#include "ground/language.h"
#include "policy/numbers.h"

enum outcome terms_load(struct context *cx, int64_t order_id, struct terms *terms) {
	bool found = false;
	*terms = (struct terms){0};
	return db_get(cx->db, &found,
		SQL("select id, quotation_id from contract where order_id = ?1 order by version desc limit 1"),
		INT(order_id), TO_INT(&terms->contract_id), TO_INT(&terms->quotation_id));
}

enum outcome terms_difference(struct context *cx, int64_t order_id, int64_t quotation_id, int64_t line,
	const char **difference) {
	enum { QUANTITY, PRODUCT, SPEC, QUALITY, DUE, PARTS };
	const char *const words[PARTS] = {said("quantity"), said("product"), said("specification"),
		said("quality requirement"), said("required date")};
	int64_t differs[PARTS] = {0};
	bool found = false;
	*difference = NULL;
	if (!quotation_id)
		return DONE;
	TRY(db_get(cx->db, &found,
		SQL("select line, other_quantity, other_product, other_spec, other_quality, other_due from ("
		    "select order_line.line, order_line.quantity is distinct from quoted.quantity as other_quantity,"
		    " order_line.product_id is distinct from quoted.product_id as other_product,"
		    " order_line.spec is distinct from quoted.spec as other_spec,"
		    " order_line.quality is distinct from quoted.quality as other_quality,"
		    " order_line.due is distinct from quoted.due as other_due"
		    " from order_line left join quotation_line as quoted on quoted.quotation_id = ?2"
		    "  and quoted.line = order_line.line where order_line.order_id = ?1 and (?3 = 0 or order_line.line = ?3))"
		    " as compared where other_quantity or other_product or other_spec or other_quality or other_due"
		    " order by line limit 1"),
		INT(order_id), INT(quotation_id), INT(line), TO_INT(&line), TO_INT(&differs[QUANTITY]),
		TO_INT(&differs[PRODUCT]), TO_INT(&differs[SPEC]), TO_INT(&differs[QUALITY]), TO_INT(&differs[DUE])));
	for (int i = 0; found && i < PARTS && !*difference; i++)
		if (differs[i])
			*difference = arena_printf(cx->arena, said("line %lld has another %s than %s"), (long long)line, words[i],
				number_text(cx, DOCUMENT_QUOTATION, quotation_id));
	return DONE;
}

enum outcome terms_promise_void(struct context *cx, const struct order *order, bool *is_void) {
	struct maybe changed_at = {0};
	bool found = false;
	*is_void = false;
	if (order->standing.kind != KIND_REGULAR)
		return DONE;
	/* A later date than required is no promise before the customer has accepted it. */
	TRY(db_get(cx->db, &found,
		SQL("select coalesce(changed_at, case when promised > ?2 and coalesce(accepted, 0) = 0 and exists"
		    " (select 1 from reply as earlier where earlier.order_id = ?1 and earlier.changed_at is not null)"
		    " then replied_at end) from reply where order_id = ?1 order by id desc limit 1"),
		INT(order->standing.id), INT(order->due), TO_MAYBE(&changed_at)));
	*is_void = found && changed_at.given;
	return DONE;
}

enum outcome terms_hold(struct context *cx, const struct order *order, int64_t line, enum rule rule) {
	struct terms terms;
	const char *difference = NULL;
	bool is_void = false;
	TRY(terms_load(cx, order->standing.id, &terms));
	TRY(terms_difference(cx, order->standing.id, terms.quotation_id, line, &difference));
	if (difference)
		return refuse(cx, rule, "%s, on which %s stands; first quote new, then contract amend (sales)", difference,
			number_text(cx, DOCUMENT_CONTRACT, terms.contract_id));
	TRY(terms_promise_void(cx, order, &is_void));
	return is_void ? refuse(cx, RULE_PROMISED_FIRST, "%s was changed after production's promise; first schedule reply (production)",
		order->number) : DONE;
}

enum outcome terms_settled(struct context *cx, int64_t order_id, bool *settled) {
	struct terms terms;
	const char *difference = NULL;
	int64_t newer = 0;
	*settled = true;
	TRY(terms_load(cx, order_id, &terms));
	if (!terms.contract_id)
		return DONE;
	TRY(terms_difference(cx, order_id, terms.quotation_id, 0, &difference));
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) from quotation where order_id = ?1 and id > ?2 and withdrawn_at is null and accepted = 1"
		    " and exists (select 1 from change_notice where order_id = ?1 and effective_at is not null"
		    "  and id > coalesce((select max(notice_id) from contract where order_id = ?1), 0))"),
		INT(order_id), INT(terms.quotation_id), TO_INT(&newer)));
	*settled = !difference && newer == 0;
	return DONE;
}
