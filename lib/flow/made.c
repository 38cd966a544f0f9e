#include "flow/made.h"

#include "ground/decimal.h"

enum outcome made_all(struct context *cx, int64_t order_id, struct maybe line) {
	return db_exec(cx->db,
		SQL("update order_line set produced = max(0, quantity - (select coalesce(sum(outsourcing.quantity), 0)"
		    "  from outsourcing where outsourcing.order_id = order_line.order_id"
		    "  and outsourcing.line = order_line.line and handled_at is not null and refused_at is null)),"
		    " produced_at = ?3 where order_id = ?1 and produced is null and (?2 is null or line = ?2)"),
		INT(order_id), MAYBE(line), INT(cx->at));
}

enum outcome made_lacks(struct context *cx, int64_t order_id, struct maybe line, int64_t *lacks) {
	return db_get(cx->db, NULL,
		SQL("select coalesce(sum(lacks), 0) from (select " TO_MAKE " as lacks from order_line"
		    " where order_id = ?1 and produced is not null and (?2 is null or line = ?2)) as each where lacks > 0"),
		INT(order_id), MAYBE(line), TO_INT(lacks));
}

enum outcome made_again(struct context *cx, const struct order *order, struct maybe line, struct maybe quantity) {
	int64_t lacks = 0;
	char text[DECIMAL_ROOM];
	TRY(made_lacks(cx, order->standing.id, line, &lacks));
	if (quantity.given && !line.given)
		return refuse(cx, RULE_MADE_AGAIN, "of which line? --line");
	if (quantity.given && (quantity.value <= 0 || quantity.value > lacks))
		return refuse(cx, RULE_MADE_AGAIN, "%s of line %lld of %s are still to be made",
			decimal_format(text, lacks, QUANTITY_DECIMALS, 0), (long long)line.value, order->number);
	return db_exec(cx->db,
		SQL("update order_line set produced = produced + coalesce(?3, " TO_MAKE "), produced_at = ?4"
		    " where order_id = ?1 and produced is not null and (?2 is null or line = ?2) and " TO_MAKE " > 0"),
		INT(order->standing.id), MAYBE(line), MAYBE(quantity), INT(cx->at));
}

enum outcome made_of_line(struct context *cx, const struct order *order, const struct order_line *line, int64_t *made,
	int64_t *made_at) {
	return db_get(cx->db, NULL,
		SQL("select coalesce(produced, quantity), coalesce(produced_at, 0) from order_line where order_id = ?1 and line = ?2"),
		INT(order->standing.id), INT(line->line), TO_INT(made), TO_INT(made_at));
}
