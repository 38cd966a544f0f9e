#include "flow/shortage.h"

#include "flow/notice.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"

static enum outcome check_complete(struct context *cx, const struct shipping *shipping,
	const struct shortage_request *shortage, int64_t *left) {
	bool found = false;
	char quantity[DECIMAL_ROOM];
	const char *lacks = !shortage->line.given ? said("line: --line") : !shortage->quantity.given ? said("quantity: --qty")
		: !text_says(shortage->reason) ? said("reason: --reason") : NULL;
	if (lacks)
		return refuse(cx, RULE_SHORTAGE_COMPLETE, "the shortage has no %s", lacks);
	TRY(db_get(cx->db, &found,
		SQL("select quantity - coalesce((select sum(quantity) from " NOTED_LINES " where request_id = ?1 and line = ?2), 0)"
		    " from ship_request_line where request_id = ?1 and line = ?2"),
		INT(shipping->id), INT(shortage->line.value), TO_INT(left)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "%s has no line %lld", shipping->number, (long long)shortage->line.value);
	if (shortage->quantity.value <= 0 || shortage->quantity.value > *left)
		return refuse(cx, RULE_SHORTAGE_COMPLETE, "%s of line %lld of %s are on no note",
			decimal_format(quantity, *left, QUANTITY_DECIMALS, 0), (long long)shortage->line.value,
			shipping->number);
	return DONE;
}

/* Whom the policy names: the clerk and production by 2.4.5, the requester, and through him the customer, by 2.4.2b. */
static enum outcome tell(struct context *cx, const struct shipping *shipping, const char *text) {
	const struct notice notices[] = {
		{.rule = RULE_SHORTAGE_COMPLETE, .role = ROLE_CLERK},
		{.rule = RULE_SHORTAGE_COMPLETE, .role = ROLE_PRODUCTION},
		{.rule = RULE_CUSTOMER_TOLD, .person = shipping->requested_by},
		{.rule = RULE_CUSTOMER_TOLD, .person = shipping->requested_by, .tells_customer = true},
	};
	for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
		struct notice notice = notices[i];
		if (notice.role == ROLE_CLERK && !notice.person && cx->event.role == ROLE_CLERK)
			continue; /* it is the clerk who says so */
		notice.order_id = shipping->order.standing.id;
		notice.document = DOCUMENT_SHIP_REQUEST;
		notice.document_id = shipping->id;
		notice.text = notice.tells_customer ? arena_printf(cx->arena, said("tell the customer: %s"), text) : text;
		TRY(notice_open(cx, &notice));
	}
	return DONE;
}

enum outcome shortage_report(struct context *cx, const char *number, const struct shortage_request *shortage) {
	struct shipping shipping;
	int64_t left = 0;
	char quantity[DECIMAL_ROOM], day[MOMENT_ROOM];
	TRY(ship_request_find(cx, number, &shipping));
	TRY(act(cx, ACT_SHIP_SHORTAGE, &shipping.order.standing, NO_ROLES));
	cx->event.document = shipping.number;
	TRY(happened_after(cx, shipping.requested_at, "the request"));
	TRY(check_complete(cx, &shipping, shortage, &left));
	TRY(db_exec(cx->db,
		SQL("insert into shortage (request_id, line, quantity, expected_on, reason, reported_at, reported_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(shipping.id), INT(shortage->line.value), INT(shortage->quantity.value), MAYBE(shortage->expected),
		TEXT(shortage->reason), INT(cx->at), INT(cx->actor.id)));
	decimal_format(quantity, shortage->quantity.value, QUANTITY_DECIMALS, 0);
	const long long line = (long long)shortage->line.value;
	return tell(cx, &shipping, shortage->expected.given
		? arena_printf(cx->arena, said("line %lld lacks %s until %s: %s"), line, quantity,
			day_format(day, shortage->expected.value), shortage->reason)
		: arena_printf(cx->arena, said("line %lld lacks %s: %s"), line, quantity, shortage->reason));
}

enum outcome shortage_of_request(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "expected", .type = FIELD_DAY},
		{.name = "reported", .type = FIELD_INSTANT}, {.name = "reported_by"}, {.name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("shortages", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select line, quantity, expected_on, reported_at, person.login, reason from shortage"
		    " join person on person.id = reported_by where request_id = ?1 order by shortage.id"),
		INT(request_id));
}
