#include "flow/order.h"

#include "flow/regular.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/limits.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/late.h"
#include "policy/numbers.h"

/* What a line says itself, or else what was said for every line. */
#define EITHER(line, all, what) ((line)->what ? (line)->what : (all)->what)
#define GIVEN(line, all, what) ((line)->what.given ? (line)->what : (all)->what)

/* A failure says which of the request's lines it is about: an import's row. */
static enum outcome of_line(const struct context *cx, size_t place, enum outcome outcome) {
	if (outcome != DONE)
		cx->fault->line = place + 1;
	return outcome;
}

static enum outcome line_product(struct context *cx, const struct order_request *request,
	const struct line_request *line, int64_t *id, struct maybe *price) {
	if (request->create_missing)
		TRY(product_ensure(cx, &line->product, id));
	else
		TRY(product_find(cx, line->product.code, id));
	if (price->given)
		return DONE;
	return db_get(cx->db, NULL, SQL("select price from product where id = ?1"), INT(*id), TO_MAYBE(price));
}

static enum outcome check_due(const struct context *cx, size_t number, int64_t due) {
	char day[MOMENT_ROOM], received[MOMENT_ROOM];
	if (due >= day_of(cx->at))
		return DONE;
	return fail(cx->fault, BAD_DATA, "line %zu: the required date %s lies before the receipt, %s", number,
		day_format(day, due), day_format(received, day_of(cx->at)));
}

/* Clause 1.1, for one line. */
static enum outcome check_line(struct context *cx, const struct line_request *line,
	const struct line_request *all, size_t number) {
	const char *item = line->product.code, *quality = EITHER(line, all, quality);
	const struct maybe quantity = GIVEN(line, all, quantity), due = GIVEN(line, all, due);
	const char *lacks = !text_holds(item) ? said("item") : !quantity.given ? said("quantity") : !due.given ? said("required date")
		: !text_holds(quality) ? said("quality requirement") : NULL;
	if (lacks)
		return refuse(cx, RULE_LINES_COMPLETE, "line %zu has no %s", number, lacks);
	if (quantity.value <= 0)
		return fail(cx->fault, BAD_DATA, "line %zu: a quantity must be above zero", number);
	return check_due(cx, number, due.value);
}

enum outcome order_line_amount(struct context *cx, int64_t line, int64_t quantity, int64_t price, int64_t discount,
	int64_t *amount) {
	if (amount_of_line(quantity, price, discount, amount) && amount_is_sane(*amount))
		return DONE;
	return fail(cx->fault, BAD_DATA, "line %lld: the amount is too large: the setting amount-limit is %s", (long long)line,
		limits_in_force()->amount_text);
}

enum outcome order_sum_sane(struct context *cx, const char *what, int64_t amount) {
	return amount_is_sane(amount) ? DONE : fail(cx->fault, BAD_DATA,
		"the amount of %s is too large: the setting amount-limit is %s", said(what), limits_in_force()->amount_text);
}

static enum outcome add_line(struct context *cx, const struct order_request *request, int64_t order_id,
	const struct line_request *line, size_t number, int64_t *total) {
	const struct line_request *all = &request->defaults;
	const struct maybe quantity = GIVEN(line, all, quantity), due = GIVEN(line, all, due);
	const struct maybe discount = GIVEN(line, all, discount), tax = GIVEN(line, all, tax);
	struct maybe price = GIVEN(line, all, price), amount = {0};
	int64_t product_id = 0;
	TRY(line_product(cx, request, line, &product_id, &price));
	if (price.given) {
		amount.given = true;
		TRY(order_line_amount(cx, (int64_t)number, quantity.value, price.value,
			discount.given ? discount.value : 0, &amount.value));
		*total = capped_sum(*total, amount.value);
	}
	return db_exec(cx->db,
		SQL("insert into order_line (order_id, line, product_id, spec, quantity, price, discount, tax,"
		    " amount, due, quality, note, product_version_id)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
		    " (select version_id from product where id = ?3))"),
		INT(order_id), INT((int64_t)number), INT(product_id), TEXT(EITHER(line, all, spec)),
		INT(quantity.value), MAYBE(price), INT(discount.given ? discount.value : 0),
		INT(tax.given ? tax.value : 0), MAYBE(amount), INT(due.value),
		TEXT(text_trimmed(cx->arena, EITHER(line, all, quality))),
		TEXT(line->note));
}

static enum outcome add_lines(struct context *cx, const struct order_request *request, int64_t order_id,
	size_t last, int64_t total) {
	for (size_t i = 0; i < request->count; i++)
		TRY(of_line(cx, i, add_line(cx, request, order_id, &request->lines[i], last + i + 1, &total)));
	return order_sum_sane(cx, SAID("the order"), total);
}

/* Clause 1.1, for every line; *latest is the last of their required dates. */
static enum outcome check_lines(struct context *cx, const struct order_request *request, int64_t *latest) {
	for (size_t i = 0; i < request->count; i++) {
		TRY(of_line(cx, i, check_line(cx, &request->lines[i], &request->defaults, i + 1)));
		const struct maybe due = GIVEN(&request->lines[i], &request->defaults, due);
		*latest = due.value > *latest ? due.value : *latest;
	}
	return DONE;
}

enum outcome order_of_ref(struct context *cx, int64_t customer_id, const char *ref, int64_t *id) {
	bool found = false;
	*id = 0;
	return db_get(cx->db, &found, SQL("select id from sales_order where customer_id = ?1 and ref = ?2"), INT(customer_id),
		TEXT(ref), TO_INT(id));
}

static enum outcome check_ref(struct context *cx, int64_t customer_id, const char *ref) {
	int64_t id = 0;
	char number[NUMBER_ROOM];
	if (!ref)
		return DONE;
	TRY(name_accept(cx->fault, NAME_REFERENCE, ref));
	TRY(order_of_ref(cx, customer_id, ref, &id));
	return id == 0 ? DONE : fail(cx->fault, BAD_DATA, "ref %s is order %s already", ref,
		number_format(number, DOCUMENT_ORDER, id));
}

enum outcome order_new(struct context *cx, const struct order_request *request, int64_t *id) {
	int64_t customer_id = 0, latest = 0, month = 0;
	TRY(act(cx, ACT_ORDER_NEW, NULL, NO_ROLES));
	const int kind = request->kind ? word_find(kind_words, KIND_COUNT, request->kind) : KIND_CUSTOM;
	if (kind < 0)
		return fail(cx->fault, BAD_DATA, "'%s' is no kind of order", request->kind);
	if (!request->customer.code)
		return refuse(cx, RULE_LINES_COMPLETE, "the order has no customer");
	if (request->count == 0)
		return refuse(cx, RULE_LINES_COMPLETE, "the order has no line with an item");
	TRY(check_lines(cx, request, &latest));
	if (request->create_missing)
		TRY(customer_ensure(cx, &request->customer, &customer_id));
	else
		TRY(customer_find(cx, request->customer.code, &customer_id));
	TRY(check_ref(cx, customer_id, request->ref));
	TRY(number_next(cx, DOCUMENT_ORDER, id));
	cx->event.order_id = *id;
	TRY(late_month(cx, &month));
	TRY(db_exec(cx->db,
		SQL("insert into sales_order (id, customer_id, kind, state, month, received_at, received_by, due,"
		    " ref, note, file_id) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
		INT(*id), INT(customer_id), TEXT(kind_words[kind].name), TEXT(state_words[STATE_RECEIVED].name),
		INT(month), INT(cx->at), INT(cx->actor.id), INT(latest),
		TEXT(request->ref), TEXT(request->note), MAYBE(request->file)));
	TRY(add_lines(cx, request, *id, 0, 0));
	struct standing standing = {.id = *id, .kind = (enum order_kind)kind, .state = STATE_RECEIVED};
	return regular_judge(cx, &standing);
}

enum outcome order_extend(struct context *cx, int64_t id, const struct order_request *request) {
	int64_t latest = 0, last = 0, total = 0;
	struct order order;
	TRY(act(cx, ACT_ORDER_NEW, NULL, NO_ROLES));
	cx->event.order_id = id;
	cx->event.document = number_text(cx, DOCUMENT_ORDER, id);
	TRY(check_lines(cx, request, &latest));
	TRY(db_get(cx->db, NULL, SQL("select max(line), coalesce(sum(amount), 0) from order_line where order_id = ?1"), INT(id),
		TO_INT(&last), TO_INT(&total)));
	TRY(add_lines(cx, request, id, (size_t)last, total));
	TRY(db_exec(cx->db, SQL("update sales_order set due = ?2 where id = ?1 and due < ?2"), INT(id),
		INT(latest)));
	TRY(order_load(cx, id, &order));
	return regular_judge(cx, &order.standing);
}

enum outcome order_file_add(struct context *cx, const char *name, const unsigned char *digest, int64_t *id) {
	TRY(db_exec(cx->db, SQL("insert into order_file (name, sha256) values (?1, ?2)"), TEXT(name),
		BLOB(digest, DIGEST_SIZE)));
	*id = db_last_id(cx->db);
	return DONE;
}

enum outcome order_file(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.context = "imported", .name = "file"}, {.name = "sha256"}};
	*listing = (struct listing)LISTING("imported", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select order_file.name, lower(hex(sha256)) from sales_order join order_file on order_file.id = file_id"
		    " where sales_order.id = ?1"),
		INT(order_id));
}

enum outcome order_receiver(struct context *cx, int64_t id, int64_t *person) {
	return db_get(cx->db, NULL, SQL("select received_by from sales_order where id = ?1"), INT(id), TO_INT(person));
}

enum outcome order_load(struct context *cx, int64_t id, struct order *order) {
	bool found = false;
	const char *kind = NULL, *state = NULL, *held_from = NULL;
	int64_t imported = 0;
	*order = (struct order){.number = number_text(cx, DOCUMENT_ORDER, id)};
	TRY(db_get(cx->db, &found,
		SQL("select kind, state, held_from, customer_id, received_at, due, coalesce(promised, due),"
		    " file_id is not null"
		    " from sales_order where id = ?1"),
		INT(id), TO_TEXT(&kind), TO_TEXT(&state), TO_TEXT(&held_from), TO_INT(&order->customer_id),
		TO_INT(&order->received_at), TO_INT(&order->due), TO_INT(&order->promised), TO_INT(&imported)));
	order->imported = imported != 0;
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no order %s", order->number);
	return lifecycle_read(cx, id, kind, state, held_from, &order->standing);
}

enum outcome order_find(struct context *cx, const char *number, struct order *order) {
	int64_t id = 0;
	TRY(number_find(cx, number, DOCUMENT_ORDER, &id));
	return order_load(cx, id, order);
}

enum outcome order_new_due(struct context *cx, const struct order *order, int64_t day) {
	return db_exec(cx->db,
		SQL("update sales_order set first_due = coalesce(first_due, due), due = ?2, promised = ?2 where id = ?1"),
		INT(order->standing.id), INT(day));
}

enum outcome order_received(struct context *cx, int64_t id, int64_t *amount) {
	return db_get(cx->db, NULL,
		SQL("select (select coalesce(sum(amount), 0) from receipt_share where order_id = ?1)"
		    " - (select coalesce(sum(amount), 0) from receipt_reversal where order_id = ?1)"),
		INT(id), TO_INT(amount));
}

enum outcome order_overpaid(struct context *cx, int64_t id) {
	int64_t received = 0, total = 0, agreed = 0;
	TRY(order_received(cx, id, &received));
	TRY(order_total(cx, id, &total));
	if (received > total)
		TRY(db_get(cx->db, NULL,
			SQL("select state = ?2 or exists (select 1 from contract where order_id = ?1) or (kind = ?3"
			    " and not exists (select 1 from order_line where order_id = ?1 and amount is null))"
			    " from sales_order where id = ?1"),
			INT(id), TEXT(state_words[STATE_CANCELLED].name), TEXT(kind_words[KIND_REGULAR].name), TO_INT(&agreed)));
	return db_exec(cx->db, SQL("update sales_order set overpaid = ?2 where id = ?1 and overpaid <> ?2"), INT(id),
		INT(agreed ? capped_rest(received, total) : 0));
}

enum outcome order_progress(struct context *cx, struct standing *standing) {
	int64_t lines = 0, passed = 0, made = 0, begun = 0, sent = 0, delivered = 0, received = 0, total = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*), sum(passed >= quantity), sum(made >= quantity), sum(sent > 0),"
		    " sum(sent >= quantity), sum(delivered >= quantity) from ("
		    "select quantity,"
		    " (select sum(inspection.passed) from inspection"
		    "  where inspection.order_id = order_line.order_id and inspection.line = order_line.line) as passed,"
		    " (select sum(finished_goods.quantity) from finished_goods"
		    "  where finished_goods.order_id = order_line.order_id and finished_goods.line = order_line.line) as made,"
		    " (select sum(noted_line.quantity) from " NOTED_LINES " where noted_line.order_id = order_line.order_id"
		    "  and noted_line.line = order_line.line and dispatched_at is not null) - returned as sent,"
		    " (select sum(noted_line.quantity) from " NOTED_LINES " where noted_line.order_id = order_line.order_id"
		    "  and noted_line.line = order_line.line and delivered_at is not null) - returned as delivered"
		    " from (select order_id, line, quantity, (select coalesce(sum(returned_line.quantity), 0)"
		    "  from " RETURNED_LINES " where returned_line.order_id = order_line.order_id"
		    "  and returned_line.line = order_line.line) as returned from order_line where order_id = ?1)"
		    " as order_line)"),
		INT(standing->id), TO_INT(&lines), TO_INT(&passed), TO_INT(&made), TO_INT(&begun), TO_INT(&sent),
		TO_INT(&delivered)));
	TRY(order_received(cx, standing->id, &received));
	TRY(order_total(cx, standing->id, &total));
	TRY(order_overpaid(cx, standing->id));
	bool settled = false;
	if (delivered == lines && received >= total)
		TRY(terms_settled(cx, standing->id, &settled));
	const enum order_state state = settled ? STATE_CLOSED
		: delivered == lines ? STATE_DELIVERED
		: sent == lines      ? STATE_SHIPPED
		: begun > 0          ? STATE_SHIPPING
		: made == lines      ? STATE_FINISHED
		: passed == lines    ? STATE_INSPECTED
				     : STATE_NONE;
	return state == STATE_NONE ? DONE : lifecycle_reach(cx, standing, state);
}

/* What a line comes to, tax included. */
static int64_t line_gross(int64_t amount, int64_t tax) {
	int64_t tax_amount = 0;
	return amount_share(amount, tax, &tax_amount) ? capped_sum(amount, tax_amount) : amount;
}

enum outcome order_total(struct context *cx, int64_t id, int64_t *total) {
	bool contracted = false;
	int64_t amount = 0, tax = 0;
	struct query query;
	TRY(db_get(cx->db, &contracted,
		SQL("select case state when ?2 then 0 else amount + tax_amount end"
		    " from contract join sales_order on sales_order.id = order_id where order_id = ?1"
		    " order by version desc limit 1"),
		INT(id), TEXT(state_words[STATE_CANCELLED].name), TO_INT(total)));
	if (contracted)
		return DONE;
	*total = 0;
	TRY(db_select(cx->db, &query, SQL("select coalesce(amount, 0), tax from sales_order"
		    " join order_line on order_id = sales_order.id where order_id = ?1 and state <> ?2"),
		INT(id), TEXT(state_words[STATE_CANCELLED].name), TO_INT(&amount), TO_INT(&tax)));
	while (db_next(&query))
		*total = capped_sum(*total, line_gross(amount, tax));
	return db_end(&query);
}

enum outcome order_line_load(struct context *cx, const struct order *order, int64_t line,
	struct order_line *result) {
	bool found = false;
	int64_t amount = 0, tax = 0;
	struct maybe contracted = {0};
	int64_t priced = 0;
	*result = (struct order_line){.line = line};
	TRY(db_get(cx->db, &found,
		SQL("select order_line.product_id, product.name, quantity, coalesce(amount, 0), tax,"
		    " (select quotation_line.amount + quotation_line.tax_amount from contract"
		    "  join quotation_line on quotation_line.quotation_id = contract.quotation_id"
		    "  where contract.order_id = order_line.order_id and quotation_line.line = order_line.line"
		    "  order by contract.id desc limit 1),"
		    " coalesce((select quotation_line.quantity from contract"
		    "  join quotation_line on quotation_line.quotation_id = contract.quotation_id"
		    "  where contract.order_id = order_line.order_id and quotation_line.line = order_line.line"
		    "  order by contract.id desc limit 1), quantity)"
		    " from order_line" ORDERED_PRODUCT " where order_id = ?1 and line = ?2"),
		INT(order->standing.id), INT(line), TO_INT(&result->product_id), TO_TEXT(&result->item_name),
		TO_INT(&result->quantity), TO_INT(&amount), TO_INT(&tax), TO_MAYBE(&contracted), TO_INT(&priced)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "%s has no line %lld", order->number, (long long)line);
	result->priced = priced;
	result->gross = contracted.given ? contracted.value : line_gross(amount, tax);
	return DONE;
}

enum outcome order_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER}, {.name = "item"},
		{.name = "item_name"}, {.name = "spec"}, {.name = "qty", .type = FIELD_QUANTITY}, {.name = "unit"},
		{.name = "price", .type = FIELD_PRICE}, {.name = "discount", .type = FIELD_PERCENT},
		{.name = "tax", .type = FIELD_PERCENT}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "due", .type = FIELD_DAY}, {.name = "quality"}, {.name = "note", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("order_lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select line, product.code, product.name, coalesce(order_line.spec, product.spec), quantity,"
		    " unit, order_line.price, discount, tax, amount, due, quality, order_line.note"
		    " from order_line" ORDERED_PRODUCT " where order_id = ?1 order by line"),
		INT(id));
}
