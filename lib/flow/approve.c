#include "flow/approve.h"

#include "flow/change.h"
#include "flow/demand.h"
#include "flow/outsource.h"
#include "flow/penalty.h"
#include "flow/quote.h"
#include "flow/regular.h"
#include "flow/settings_change.h"
#include "flow/ship_request.h"
#include "ground/text.h"
#include "policy/journal.h"
#include "policy/numbers.h"

/* Who signs what, and how. */
static const struct {
	enum document document;
	enum outcome (*sign)(struct context *, int64_t id, bool refused, const char *reason);
} signables[] = {
	{DOCUMENT_QUOTATION, quote_sign},
	{DOCUMENT_SHIP_REQUEST, ship_request_sign},
	{DOCUMENT_PENALTY, penalty_sign},
	{DOCUMENT_CHANGE_NOTICE, change_sign},
	{DOCUMENT_DEMAND_PLAN, demand_sign},
	{DOCUMENT_OUTSOURCING, outsource_sign},
	{DOCUMENT_ORDER, regular_sign},
	{DOCUMENT_SETTINGS_CHANGE, settings_change_sign},
};
enum { SIGNABLES = sizeof signables / sizeof *signables };

enum outcome approve(struct context *cx, const char *number, bool refused, const char *reason) {
	enum document document = DOCUMENT_ORDER;
	int64_t id = 0;
	TRY(number_find_any(cx, number, &document, &id));
	if (refused && !text_says(reason))
		return fail(cx->fault, USAGE, "a refusal needs its reason: --reason");
	for (int i = 0; i < SIGNABLES; i++)
		if (signables[i].document == document)
			return signables[i].sign(cx, id, refused, reason);
	return fail(cx->fault, NOT_FOUND, "a %s takes no signature", document_said(document));
}

enum outcome approve_all(struct context *cx, const char *const *numbers, bool refused, const char *reason) {
	for (; *numbers; numbers++) {
		TRY(approve(cx, *numbers, refused, reason));
		if (numbers[1]) /* the last one's is the command's */
			TRY(journal_write(cx, NULL, NULL));
	}
	return DONE;
}

enum outcome approve_signatures(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "document", .type = FIELD_DOCUMENT}, {.name = "clause"},
		{.name = "signed", .type = FIELD_INSTANT}, {.name = "signed_by"}, {.name = "deputy_for"}, {.name = "role", WORDS_OF(role_words)},
		{.name = "agree", .type = FIELD_BOOLEAN}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("signatures", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select signature.prefix, signature.document_id, clause, signed_at, person.login, away.login, role, agree, reason"
		    " from (select ?2 as prefix, id from quotation where order_id = ?1"
		    "  union all select ?3, id from ship_request where order_id = ?1"
		    "  union all select ?4, id from change_notice where order_id = ?1"
		    "  union all select ?6, id from demand_plan where order_id = ?1"
		    "  union all select ?8, id from sales_order where id = ?1"
		    "  union all select ?7, id from outsourcing where order_id = ?1"
		    "  union all select ?5, penalty.id from ship_request join penalty on request_id = ship_request.id"
		    "   where order_id = ?1) as document"
		    " join signature on signature.document_id = document.id and signature.prefix = document.prefix"
		    " join person on person.id = signed_by left join person as away on away.id = deputy_for"
		    " order by signature.id"),
		INT(order_id), TEXT(document_entries[DOCUMENT_QUOTATION].prefix),
		TEXT(document_entries[DOCUMENT_SHIP_REQUEST].prefix),
		TEXT(document_entries[DOCUMENT_CHANGE_NOTICE].prefix), TEXT(document_entries[DOCUMENT_PENALTY].prefix),
		TEXT(document_entries[DOCUMENT_DEMAND_PLAN].prefix), TEXT(document_entries[DOCUMENT_OUTSOURCING].prefix),
		TEXT(document_entries[DOCUMENT_ORDER].prefix));
}
