#include "flow/reply.h"

#include "flow/demand.h"
#include "flow/notice.h"
#include "flow/terms.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/clock.h"

/* Production's date, to whoever of sales received the order. */
static enum outcome tell_sales(struct context *cx, const struct order *order, int64_t date) {
	char day[MOMENT_ROOM];
	return notice_tell_receiver(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_ORDER,
		.document_id = order->standing.id, .rule = RULE_DATE_TOLD,
		.text = arena_printf(cx->arena, said("production promises %s"), day_format(day, date))});
}

enum outcome reply_give(struct context *cx, const char *number, const struct reply_request *request) {
	struct order order;
	bool is_void = false;
	char day[MOMENT_ROOM];
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_SCHEDULE_REPLY, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	if (order.standing.kind != KIND_REGULAR)
		return refuse(cx, RULE_REPLY_COMPLETE, "%s is no regular product's order", order.number);
	TRY(demand_known(cx, order.standing.id, 0));
	/* Changed after the promise, an order waits for another one, however far it has come. */
	TRY(terms_promise_void(cx, &order, &is_void));
	if (standing_reached(&order.standing, STATE_PROMISED) && !is_void)
		return refuse(cx, RULE_REPLY_COMPLETE, "%s is promised already", order.number);
	if (!request->date.given)
		return refuse(cx, RULE_REPLY_COMPLETE, "the reply has no date: --date");
	if (request->date.value < today(cx))
		return fail(cx->fault, BAD_DATA, "--date: that day is past");
	const bool late = request->date.value > order.due;
	if (late && !text_says(request->reason))
		return refuse(cx, RULE_REPLY_COMPLETE, "required is %s; a later date needs its reason in writing: --reason",
			day_format(day, order.due));
	TRY(db_exec(cx->db,
		SQL("insert into reply (order_id, promised, reason, replied_at, replied_by) values (?1, ?2, ?3, ?4, ?5)"),
		INT(order.standing.id), INT(request->date.value), TEXT(request->reason), INT(cx->at), INT(cx->actor.id)));
	TRY(db_exec(cx->db, SQL("update sales_order set promised = ?2,"
		    " first_promised = coalesce(first_promised, ?2) where id = ?1"),
		INT(order.standing.id), INT(request->date.value)));
	TRY(basis_take(cx, BASIS_PROMISE, order.standing.id, 0));
	TRY(clock_meet(cx, CLOCK_REPLY, DOCUMENT_ORDER, order.standing.id));
	TRY(notice_done(cx, order.standing.id, RULE_CHANGE_TOLD));
	/* A later date is promised only once the customer has accepted it: that is a task of sales by itself. */
	if (late)
		return DONE;
	TRY(tell_sales(cx, &order, request->date.value));
	return lifecycle_reach(cx, &order.standing, STATE_PROMISED);
}

enum outcome reply_settle(struct context *cx, const char *number, const struct settlement *settlement) {
	struct order order;
	bool open = false;
	int64_t id = 0, promised = 0, replied_at = 0;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_SCHEDULE_SETTLE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(db_get(cx->db, &open,
		SQL("select id, promised, replied_at from reply where order_id = ?1 and promised > ?2 and accepted is null"
		    " and id = (select max(id) from reply where order_id = ?1)"),
		INT(order.standing.id), INT(order.due), TO_INT(&id), TO_INT(&promised), TO_INT(&replied_at)));
	if (!open)
		return refuse(cx, RULE_SETTLEMENT, "%s has no later date to settle", order.number);
	TRY(happened_after(cx, replied_at, "production's reply"));
	if (!settlement->accepted.given)
		return fail(cx->fault, USAGE, "what did the customer say? --accepted or --refused");
	if (!settlement->accepted.value && !text_says(settlement->answer))
		return refuse(cx, RULE_SETTLEMENT, "a refusal needs what the customer said: --answer");
	TRY(db_exec(cx->db,
		SQL("update reply set accepted = ?2, answered_at = ?3, answered_by = ?4, answer = ?5 where id = ?1"), INT(id),
		INT(settlement->accepted.value), INT(cx->at), INT(cx->actor.id), TEXT(settlement->answer)));
	if (!settlement->accepted.value) {
		/* Production has to say another date, within its hours. */
		TRY(db_exec(cx->db, SQL("update sales_order set promised = null where id = ?1"), INT(order.standing.id)));
		return clock_start(cx, CLOCK_REPLY, order.standing.id, DOCUMENT_ORDER, order.standing.id, cx->now);
	}
	TRY(order_new_due(cx, &order, promised));
	TRY(basis_take(cx, BASIS_PROMISE, order.standing.id, 0));
	return lifecycle_reach(cx, &order.standing, STATE_PROMISED);
}

enum outcome reply_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "promised", .type = FIELD_DAY}, {.name = "reason", .type = FIELD_NOTE},
		{.name = "replied", .type = FIELD_INSTANT}, {.name = "replied_by"},
		{.name = "accepted", .type = FIELD_BOOLEAN}, {.name = "answered", .type = FIELD_INSTANT},
		{.name = "answered_by"}, {.name = "answer", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("replies", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select promised, reason, replied_at, replier.login, accepted, answered_at, settler.login, answer from reply"
		    " join person as replier on replier.id = replied_by left join person as settler on settler.id = answered_by"
		    " where order_id = ?1 order by reply.id"),
		INT(order_id));
}
