#include "flow/approve.h"

#include "flow/quote.h"
#include "flow/ship_request.h"
#include "policy/numbers.h"

/* Who signs what, and how. */
static const struct {
	enum document document;
	enum outcome (*sign)(struct context *, int64_t id, bool refused, const char *reason);
} signables[] = {
	{DOCUMENT_QUOTATION, quote_sign},
	{DOCUMENT_SHIP_REQUEST, ship_request_sign},
};
enum { SIGNABLES = sizeof signables / sizeof *signables };

enum outcome approve(struct context *cx, const char *number, bool refused, const char *reason) {
	enum document document = DOCUMENT_ORDER;
	int64_t id = 0;
	TRY(number_parse_any(cx->fault, number, &document, &id));
	if (refused && (!reason || !*reason))
		return fail(cx->fault, USAGE, "a refusal needs its reason: --reason");
	for (int i = 0; i < SIGNABLES; i++)
		if (signables[i].document == document)
			return signables[i].sign(cx, id, refused, reason);
	return fail(cx->fault, NOT_FOUND, "a %s takes no signature", document_entries[document].name);
}

static bool may(const struct context *cx, enum action action) {
	return cx->actor.roles & actions[action].who
		|| (cx->actor.head && cx->actor.roles & actions[action].heads);
}

enum outcome approve_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "document", .type = FIELD_DOCUMENT},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "since", .type = FIELD_INSTANT}, {.name = "by"},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("documents", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select prefix, waiting.id, order_id, customer.name, since, person.login, amount, reason from ("
		    "select ?1 as prefix, id, order_id, quoted_at as since, quoted_by as asker,"
		    " amount + tax_amount as amount, null as reason from quotation"
		    " where ?2 and withdrawn_at is null and answered_at is null and not exists"
		    "  (select 1 from signature where document_id = quotation.id and prefix = ?1)"
		    " union all "
		    "select ?3, ship_request.id, order_id, asked_at, asked_by, null, reason from special_approval"
		    " join ship_request on ship_request.id = request_id"
		    " where ?4 and not exists (select 1 from delivery_note where request_id = ship_request.id)"
		    " and not exists (select 1 from signature where document_id = ship_request.id and prefix = ?3"
		    "  and signed_at >= asked_at)"
		    ") as waiting join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id join person on person.id = asker"
		    " where asker <> ?5 order by since, prefix, waiting.id"),
		TEXT(document_entries[DOCUMENT_QUOTATION].prefix), INT(may(cx, ACT_QUOTE_APPROVE)),
		TEXT(document_entries[DOCUMENT_SHIP_REQUEST].prefix), INT(may(cx, ACT_SHIP_APPROVE)),
		INT(cx->actor.id));
}
