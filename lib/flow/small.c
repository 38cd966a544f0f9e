#include "flow/small.h"

#include "flow/review.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "policy/lift.h"

/* A customer's other small orders within a few days: taken for one that was split. */
static enum outcome sum_others(struct context *cx, const struct order *order, int64_t *sum) {
	enum { SECONDS_A_DAY = 86400 };
	const int64_t window = cx->settings.small_order_days * SECONDS_A_DAY;
	return db_get(cx->db, NULL,
		SQL("select coalesce(sum(total), 0) from ("
		    "select case when count(amount) = count(*) then sum(amount) end as total"
		    " from sales_order join order_line on order_id = sales_order.id"
		    " where customer_id = ?1 and sales_order.id <> ?2 and state not in (?5, ?7)"
		    "  and received_at > ?3 - ?4 and received_at < ?3 + ?4 group by sales_order.id) as other where total < ?6"),
		INT(order->customer_id), INT(order->standing.id), INT(order->received_at), INT(window),
		TEXT(state_words[STATE_REJECTED].name), INT(cx->settings.small_order),
		TEXT(state_words[STATE_CANCELLED].name), TO_INT(sum));
}

/* Key account or potential, and not by the word of the one who took the order, if somebody else may set it. */
static enum outcome has_standing(struct context *cx, const struct order *order, bool *standing) {
	int64_t stands = 0, own = 0, received_by = 0;
	bool others = false;
	TRY(db_get(cx->db, NULL,
		SQL("select case when key_account = 1 or potential = 1 then 1 else 0 end,"
		    " case when standing_by = received_by then 1 else 0 end, received_by"
		    " from customer join sales_order on sales_order.id = ?2 where customer.id = ?1"),
		INT(order->customer_id), INT(order->standing.id), TO_INT(&stands), TO_INT(&own), TO_INT(&received_by)));
	if (stands && own)
		TRY(others_may(cx, ACT_CUSTOMER_STANDING, received_by, &others));
	*standing = stands && !others;
	return DONE;
}

enum outcome small_judge(struct context *cx, const struct order *order, struct maybe amount,
	struct smallness *smallness) {
	int64_t others = 0;
	bool standing = false;
	char text[DECIMAL_ROOM];
	*smallness = (struct smallness){0};
	TRY(db_get(cx->db, NULL,
		SQL("select case when count(amount) = count(*) then sum(amount) end from order_line where order_id = ?1"),
		INT(order->standing.id), TO_MAYBE(&smallness->own)));
	const struct maybe larger = amount.given && (!smallness->own.given || amount.value > smallness->own.value)
		? amount : smallness->own;
	TRY(sum_others(cx, order, &others));
	const int64_t sum = capped_sum(larger.value, others);
	smallness->small = larger.given && sum < cx->settings.small_order;
	TRY(has_standing(cx, order, &standing));
	if (smallness->small && !standing)
		smallness->why = arena_printf(cx->arena,
			said("%s is below %s, and the customer is neither a key account nor has potential"),
			decimal_format(text, sum, AMOUNT_DECIMALS, AMOUNT_DECIMALS), cx->settings.text[SETTING_SMALL_ORDER]);
	return DONE;
}

/* What was concluded of an order: on what, in which way. */
struct concluded {
	int64_t id, met, lifted;
	struct maybe estimate, raise;
	const char *mode;
};

/* Nothing (id 0) of an order that isn't reviewed, or has its contract. */
static enum outcome load_concluded(struct context *cx, const struct order *order, struct concluded *concluded) {
	bool found = false;
	*concluded = (struct concluded){0};
	if (order->standing.kind == KIND_REGULAR || standing_reached(&order->standing, STATE_CONTRACTED))
		return DONE;
	return db_get(cx->db, &found,
		SQL("select id, case when meeting_on is null then 0 else 1 end, estimate, raise_percent, mode,"
		    " (select count(*) from lift where lift.order_id = review.order_id and lifted_at >= review.opened_at"
		    "  and clause = ?2) from review where order_id = ?1 and concluded_at is not null order by id desc limit 1"),
		INT(order->standing.id), TEXT(rules[RULE_SMALL_ORDER_MODE].clause), TO_INT(&concluded->id), TO_INT(&concluded->met),
		TO_MAYBE(&concluded->estimate), TO_MAYBE(&concluded->raise), TO_TEXT(&concluded->mode),
		TO_INT(&concluded->lifted));
}

/* Were raised price and longer lead time concluded, or was it said why not? */
static bool is_settled(const struct concluded *concluded) {
	return concluded->lifted || word_find(acceptance_modes, MODE_COUNT, concluded->mode) == MODE_RAISE_EXTEND;
}

/* The amount as it would be without the raise: a raise alone makes no order larger. */
static int64_t without_raise(int64_t amount, struct maybe raise) {
	return !raise.given || amount > INT64_MAX / WHOLE ? amount : amount * WHOLE / (WHOLE + raise.value);
}

enum outcome small_still(struct context *cx, const struct order *order, int64_t amount, enum rule rule,
	const char *reason) {
	struct concluded concluded;
	struct smallness now;
	TRY(load_concluded(cx, order, &concluded));
	if (!concluded.id)
		return DONE;
	const int64_t quoted = without_raise(amount, concluded.raise);
	TRY(small_judge(cx, order, (struct maybe){true, concluded.estimate.given && concluded.estimate.value > quoted
		? concluded.estimate.value : quoted}, &now));
	if (!now.small && !concluded.met)
		return refuse(cx, rule == RULE_SMALL_QUOTED ? RULE_MEETING_QUOTED : RULE_MEETING_CONTRACTED,
			"%s is no small order any more: another sheet, with its meeting; order-review open (sales)", order->number);
	return allowed(cx, rule, !now.why || is_settled(&concluded), reason, "%s, and neither raise-extend was concluded nor why not: another sheet,"
		" order-review open (sales)", now.why ? now.why : "");
}

enum outcome small_asks_again(struct context *cx, const struct order *order, bool meeting, bool *again) {
	struct concluded concluded;
	struct smallness now;
	*again = false;
	TRY(load_concluded(cx, order, &concluded));
	if (!concluded.id)
		return DONE;
	TRY(small_judge(cx, order, concluded.estimate, &now));
	*again = (meeting && !concluded.met) || !concluded.estimate.given || (now.why && !is_settled(&concluded));
	return DONE;
}
