#include "flow/quote.h"

#include "flow/regular.h"
#include "flow/review.h"
#include "flow/small.h"
#include "flow/terms.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/basis.h"
#include "policy/lift.h"
#include "policy/numbers.h"

/* What was said for this line, if anything. */
static struct maybe said_for(const struct line_values *values, int64_t line) {
	struct maybe said = {0};
	for (size_t i = 0; i < values->count; i++)
		if (values->items[i].line == line)
			said = (struct maybe){true, values->items[i].value};
	return said;
}

/* Every line that something was said for has to be there. */
static enum outcome check_lines(struct context *cx, const struct order *order, const struct line_values *values) {
	struct order_line line;
	for (size_t i = 0; i < values->count; i++)
		TRY(order_line_load(cx, order, values->items[i].line, &line));
	return DONE;
}

/* A line of the quotation in the making. */
struct draft {
	int64_t line, quantity, discount, tax;
	struct maybe price, least; /* least: after a conclusion that raised it, discount off */
};

/* Clause 1.2c: a raise that was concluded holds. */
static enum outcome check_raise(struct context *cx, const struct draft *draft, int64_t asked, int64_t less,
	const char *reason) {
	int64_t off = 0;
	char offered[DECIMAL_ROOM], least[DECIMAL_ROOM];
	if (!draft->least.given || !amount_share(asked, less, &off))
		return DONE;
	return allowed(cx, RULE_RAISE_HOLDS, asked - off >= draft->least.value, reason,
		"line %lld: %s is less than the raised price that was concluded, %s", (long long)draft->line,
		decimal_format(offered, asked - off, PRICE_DECIMALS, AMOUNT_DECIMALS),
		decimal_format(least, draft->least.value, PRICE_DECIMALS, AMOUNT_DECIMALS));
}

/* The order's line with what is said for it, and the price raised as the review concluded (1.2b). */
static enum outcome add_line(struct context *cx, const struct quotation *quotation,
	const struct quote_request *request, const struct review *review, const struct draft *draft,
	int64_t *amount_sum, int64_t *tax_sum) {
	const struct maybe price = said_for(&request->prices, draft->line);
	const struct maybe discount = said_for(&request->discounts, draft->line);
	int64_t asked = price.given ? price.value : draft->price.value, raise = 0, amount = 0, tax_amount = 0;
	const int64_t less = discount.given ? discount.value : draft->discount;
	const int64_t tax = request->tax.given ? request->tax.value : draft->tax;
	if (!price.given && !draft->price.given)
		return refuse(cx, RULE_QUOTATION_COMPLETE, "line %lld has no price: --price %lld=AMOUNT",
			(long long)draft->line, (long long)draft->line);
	if (!price.given && review->raise.given
	    && (!amount_share(asked, review->raise.value, &raise) || !add_to(&asked, raise)))
		return fail(cx->fault, BAD_DATA, "line %lld: the raised price is too large", (long long)draft->line);
	TRY(check_raise(cx, draft, asked, less, request->reason));
	TRY(order_line_amount(cx, draft->line, draft->quantity, asked, less, &amount));
	if (!amount_share(amount, tax, &tax_amount) || !add_to(amount_sum, amount) || !add_to(tax_sum, tax_amount))
		return fail(cx->fault, BAD_DATA, "line %lld: the amount is too large", (long long)draft->line);
	return db_exec(cx->db,
		SQL("insert into quotation_line (quotation_id, line, quantity, price, discount, tax, amount, tax_amount,"
		    " product_id, spec, quality, due) select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, product_id, spec, quality, due"
		    " from order_line where order_id = ?9 and line = ?2"),
		INT(quotation->id), INT(draft->line), INT(draft->quantity), INT(asked), INT(less), INT(tax),
		INT(amount), INT(tax_amount), INT(quotation->order.standing.id));
}

static enum outcome add_lines(struct context *cx, const struct quotation *quotation,
	const struct quote_request *request, const struct review *review, int64_t *amount, int64_t *tax_amount) {
	struct draft draft = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select line, quantity, price, discount, tax, least_price from order_line where order_id = ?1 order by line"),
		INT(quotation->order.standing.id), TO_INT(&draft.line), TO_INT(&draft.quantity),
		TO_MAYBE(&draft.price), TO_INT(&draft.discount), TO_INT(&draft.tax), TO_MAYBE(&draft.least)));
	while (db_next(&query))
		TRY(add_line(cx, quotation, request, review, &draft, amount, tax_amount));
	return db_end(&query);
}

enum outcome quote_withdraw(struct context *cx, int64_t order_id) {
	return db_exec(cx->db,
		SQL("update quotation set withdrawn_at = ?2 where order_id = ?1 and withdrawn_at is null"
		    " and not exists (select 1 from contract where quotation_id = quotation.id)"),
		INT(order_id), INT(cx->at));
}

/* Withdraw the version that stands, and say which number the next one has. */
static enum outcome next_version(struct context *cx, struct quotation *quotation) {
	TRY(db_get(cx->db, NULL, SQL("select coalesce(max(version), 0) + 1 from quotation where order_id = ?1"),
		INT(quotation->order.standing.id), TO_INT(&quotation->version)));
	return quote_withdraw(cx, quotation->order.standing.id);
}

/* Back to this state, if there is no contract yet. */
static enum outcome lead_back(struct context *cx, struct standing *standing, enum order_state state) {
	return standing_reached(standing, STATE_CONTRACTED) ? DONE : lifecycle_return(cx, standing, state);
}

/* A quotation rests on what was reviewed and decided; behind a contract, on the change that it follows. */
static enum outcome check_decided(struct context *cx, const struct order *order) {
	static const enum decision before[] = {BASIS_REVIEW, BASIS_DAYS, BASIS_DECISION};
	if (order->standing.kind == KIND_REGULAR || standing_reached(&order->standing, STATE_CONTRACTED))
		return DONE;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		TRY(basis_required(cx, before[i], order->standing.id, 0));
	return DONE;
}

enum outcome quote_new(struct context *cx, const char *number, const struct quote_request *request, int64_t *id) {
	struct quotation quotation = {0};
	struct review review;
	int64_t amount = 0, tax_amount = 0;
	struct order *order = &quotation.order;
	TRY(order_find(cx, number, order));
	/* Quotations are sales' work; vp and gm make one that lets pass what a conclusion holds it to, and say why. */
	const bool lifts = request->reason && !(cx->actor.roles & actions[ACT_QUOTE_NEW].who);
	TRY(act(cx, lifts ? ACT_QUOTE_LIFTED : ACT_QUOTE_NEW, &order->standing, NO_ROLES));
	cx->event.document = order->number;
	TRY(review_load(cx, order->standing.id, &review));
	TRY(happened_after(cx, review.days_at, "the contract review form was complete"));
	TRY(check_decided(cx, order));
	if (!request->valid.given)
		return refuse(cx, RULE_QUOTATION_COMPLETE, "the last day of validity is missing: --valid DAY");
	if (request->valid.value < today(cx))
		return fail(cx->fault, BAD_DATA, "--valid: the last day of validity is past");
	TRY(check_lines(cx, order, &request->prices));
	TRY(check_lines(cx, order, &request->discounts));
	TRY(next_version(cx, &quotation));
	TRY(number_next(cx, DOCUMENT_QUOTATION, id));
	quotation.id = *id;
	TRY(db_exec(cx->db,
		SQL("insert into quotation (id, order_id, version, quoted_at, quoted_by, quoted_real, valid_on, due,"
		    " amount, tax_amount) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0)"),
		INT(*id), INT(order->standing.id), INT(quotation.version), INT(cx->at), INT(cx->actor.id),
		TEXT(cx->actor.real), INT(request->valid.value), INT(order->promised)));
	TRY(add_lines(cx, &quotation, request, &review, &amount, &tax_amount));
	TRY(order_sum_sane(cx, SAID("the quotation"), capped_sum(amount, tax_amount)));
	TRY(small_still(cx, order, amount, RULE_SMALL_QUOTED, request->reason));
	TRY(db_exec(cx->db, SQL("update quotation set amount = ?2, tax_amount = ?3 where id = ?1"), INT(*id),
		INT(amount), INT(tax_amount)));
	TRY(basis_take(cx, BASIS_QUOTATION, order->standing.id, *id));
	/* A new version leads back from an approved one. */
	TRY(lead_back(cx, &order->standing, STATE_QUOTED));
	return lifecycle_reach(cx, &order->standing, STATE_QUOTED);
}

enum outcome quote_find(struct context *cx, const char *number, struct quotation *quotation) {
	bool found = false;
	int64_t order_id = 0;
	*quotation = (struct quotation){0};
	TRY(number_find(cx, number, DOCUMENT_QUOTATION, &quotation->id));
	quotation->number = number_text(cx, DOCUMENT_QUOTATION, quotation->id);
	TRY(db_get(cx->db, &found,
		SQL("select order_id, version, quoted_at, quoted_by, quoted_real, valid_on, due, amount, tax_amount,"
		    " reported_at, sent_at, answered_at, accepted, withdrawn_at from quotation where id = ?1"),
		INT(quotation->id), TO_INT(&order_id), TO_INT(&quotation->version), TO_INT(&quotation->quoted_at),
		TO_INT(&quotation->quoter.person), TO_TEXT(&quotation->quoter.real),
		TO_INT(&quotation->valid_on), TO_MAYBE(&quotation->due), TO_INT(&quotation->amount), TO_INT(&quotation->tax_amount),
		TO_MAYBE(&quotation->reported_at), TO_MAYBE(&quotation->sent_at), TO_MAYBE(&quotation->answered_at),
		TO_MAYBE(&quotation->accepted), TO_MAYBE(&quotation->withdrawn_at)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no quotation %s", number);
	return order_load(cx, order_id, &quotation->order);
}

/* What a signature on a quotation binds. */
static enum outcome content(struct context *cx, int64_t id, struct content *content) {
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select quotation.id, order_id, version, valid_on, quotation.due, amount, tax_amount, customer_id"
		    " from quotation join sales_order on sales_order.id = order_id where quotation.id = ?1"),
		INT(id)));
	TRY(content_add(content, &query));
	TRY(db_select(cx->db, &query,
		SQL("select quotation_line.line, order_line.product_id, order_line.spec, order_line.quality, order_line.quantity, quotation_line.quantity,"
		    " quotation_line.price, quotation_line.discount, quotation_line.tax, quotation_line.amount,"
		    " quotation_line.tax_amount"
		    " from quotation join quotation_line on quotation_id = quotation.id"
		    " join order_line on order_line.order_id = quotation.order_id"
		    " and order_line.line = quotation_line.line where quotation.id = ?1 order by 1"),
		INT(id)));
	return content_add(content, &query);
}

enum outcome quote_approved(struct context *cx, const struct quotation *quotation, bool *approved,
	int64_t *approved_at) {
	struct content now = {0};
	TRY(content(cx, quotation->id, &now));
	return signed_as_it_stands(cx, DOCUMENT_QUOTATION, quotation->id, &now, approved, approved_at);
}

/* It is the version that stands, and neither answered nor expired. */
static enum outcome check_stands(struct context *cx, const struct quotation *quotation, enum rule rule) {
	char day[MOMENT_ROOM];
	if (quotation->withdrawn_at.given)
		return refuse(cx, rule, "%s was withdrawn for a newer version", quotation->number);
	if (quotation->accepted.given && !quotation->accepted.value)
		return refuse(cx, rule, "the customer has refused %s", quotation->number);
	if (today(cx) > quotation->valid_on)
		return refuse(cx, rule, "%s was valid to %s", quotation->number,
			day_format(day, quotation->valid_on));
	return DONE;
}

/* It says what the order's lines say. */
static enum outcome check_lines_stand(struct context *cx, const struct quotation *quotation) {
	const char *difference = NULL;
	TRY(terms_difference(cx, quotation->order.standing.id, quotation->id, 0, &difference));
	return difference ? refuse(cx, RULE_QUOTATION_OF_LINES, "%s; quote new (sales)", difference) : DONE;
}

/* No contract stands on it: it was answered for good. */
static enum outcome check_not_contracted(struct context *cx, const struct quotation *quotation) {
	int64_t contract = 0;
	TRY(quote_contract(cx, quotation->id, &contract));
	return contract ? refuse(cx, RULE_QUOTATION_UNDER_CONTRACT, "%s stands on %s; another quotation is for an amendment",
		number_text(cx, DOCUMENT_CONTRACT, contract), quotation->number) : DONE;
}

enum outcome quote_contract(struct context *cx, int64_t id, int64_t *contract) {
	bool found = false;
	*contract = 0;
	return db_get(cx->db, &found, SQL("select id from contract where quotation_id = ?1"), INT(id), TO_INT(contract));
}

enum outcome quote_below_cost(struct context *cx, int64_t id, int64_t *line) {
	bool found = false;
	*line = 0;
	/* Price and cost are millionths, the discount too: no product of the three fits, so it is divided out. */
	return db_get(cx->db, &found,
		SQL("select quotation_line.line from quotation join quotation_line on quotation_id = quotation.id"
		    " join order_line on order_line.order_id = quotation.order_id"
		    "  and order_line.line = quotation_line.line"
		    ORDERED_PRODUCT
		    " where quotation.id = ?1 and quotation_line.price"
		    "  - (quotation_line.price / 1000000 * quotation_line.discount"
		    "   + quotation_line.price % 1000000 * quotation_line.discount / 1000000) < cost"
		    " order by 1 limit 1"),
		INT(id), TO_INT(line));
}

/* Below cost takes vp or above, who says why. */
static enum outcome check_cost(struct context *cx, const struct quotation *quotation, const char *reason) {
	int64_t line = 0;
	TRY(quote_below_cost(cx, quotation->id, &line));
	return allowed(cx, RULE_BELOW_COST, line == 0, reason, "line %lld of %s is below cost", (long long)line,
		quotation->number);
}

/* A regular product's order stays at its list price whoever signs its quotation (3.4.1): vp or above lets it go below. */
static enum outcome check_list_price(struct context *cx, const struct quotation *quotation, const char *reason) {
	int64_t line = 0;
	TRY(regular_below_list(cx, quotation->id, &line));
	return allowed(cx, RULE_REGULAR_PRICE, line == 0, text_says(reason) ? reason : said("the prices are signed"),
		"line %lld of %s is below the list price of a regular product", (long long)line, quotation->number);
}

enum outcome quote_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct quotation quotation;
	bool somebody_else = false, already = false;
	int64_t when = 0;
	struct signing signing = {.document = DOCUMENT_QUOTATION, .id = id, .rule = RULE_QUOTATION_FOUR_EYES,
		.refused = refused, .reason = reason};
	TRY(quote_find(cx, number_text(cx, DOCUMENT_QUOTATION, id), &quotation));
	TRY(act(cx, ACT_QUOTE_APPROVE, &quotation.order.standing, NO_ROLES));
	TRY(happened_after(cx, quotation.quoted_at, "the quotation was made"));
	TRY(check_not_contracted(cx, &quotation));
	TRY(check_stands(cx, &quotation, RULE_QUOTATION_STANDS));
	if (!refused) {
		TRY(check_lines_stand(cx, &quotation));
		TRY(check_cost(cx, &quotation, reason));
		TRY(check_list_price(cx, &quotation, reason));
	}
	TRY(four_eyes(cx, &quotation.quoter, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_QUOTATION_FOUR_EYES, "%s was quoted by the one who signs; it takes somebody else",
			quotation.number);
	TRY(quote_approved(cx, &quotation, &already, &when));
	if (already && !refused)
		return fail(cx->fault, BAD_DATA, "%s is approved already", quotation.number);
	TRY(content(cx, id, &signing.content));
	TRY(sign(cx, &signing));
	if (refused)
		return already ? lead_back(cx, &quotation.order.standing, STATE_QUOTED) : DONE;
	return lifecycle_reach(cx, &quotation.order.standing, STATE_QUOTATION_APPROVED);
}

/* For what comes after the approval: report, send, answer. */
static enum outcome begin_approved(struct context *cx, enum action action, const char *number,
	struct quotation *quotation, int64_t *approved_at) {
	bool approved = false;
	TRY(quote_find(cx, number, quotation));
	TRY(act(cx, action, &quotation->order.standing, NO_ROLES));
	cx->event.document = quotation->number;
	TRY(check_stands(cx, quotation, RULE_QUOTATION_STANDS));
	TRY(quote_approved(cx, quotation, &approved, approved_at));
	if (!approved)
		return refuse(cx, RULE_QUOTATION_APPROVED, "%s is not approved as it stands", quotation->number);
	return happened_after(cx, *approved_at, "the approval");
}

enum outcome quote_report(struct context *cx, const char *number) {
	struct quotation quotation;
	int64_t approved_at = 0;
	TRY(begin_approved(cx, ACT_QUOTE_REPORT, number, &quotation, &approved_at));
	/* One that was approved anew is reported anew. */
	return db_exec(cx->db,
		SQL("update quotation set reported_at = ?2 where id = ?1 and (reported_at is null or reported_at < ?3)"),
		INT(quotation.id), INT(cx->at), INT(approved_at));
}

enum outcome quote_send(struct context *cx, const char *number) {
	struct quotation quotation;
	int64_t approved_at = 0;
	TRY(begin_approved(cx, ACT_QUOTE_SEND, number, &quotation, &approved_at));
	TRY(check_lines_stand(cx, &quotation));
	if (!quotation.reported_at.given || quotation.reported_at.value < approved_at)
		return refuse(cx, RULE_REPORTED_FIRST, "%s was not reported to the gm as it is approved: quote report %s (%s)",
			quotation.number, quotation.number, action_doers_said(cx, ACT_QUOTE_REPORT));
	TRY(happened_after(cx, quotation.reported_at.value, "the report to the general manager"));
	return db_exec(cx->db, SQL("update quotation set sent_at = ?2 where id = ?1 and sent_at is null"),
		INT(quotation.id), INT(cx->at));
}

enum outcome quote_answer(struct context *cx, const char *number, const struct quote_reply *reply) {
	struct quotation quotation;
	int64_t approved_at = 0;
	TRY(begin_approved(cx, ACT_QUOTE_ANSWER, number, &quotation, &approved_at));
	TRY(check_not_contracted(cx, &quotation));
	TRY(check_lines_stand(cx, &quotation));
	if (!reply->accepted.given)
		return fail(cx->fault, USAGE, "what was the answer? --accepted or --refused");
	if (!quotation.sent_at.given)
		return refuse(cx, RULE_QUOTATION_APPROVED, "%s was not sent", quotation.number);
	TRY(happened_after(cx, quotation.sent_at.value, "the quotation was sent"));
	TRY(db_exec(cx->db, SQL("update quotation set answered_at = ?2, accepted = ?3 where id = ?1"),
		INT(quotation.id), INT(cx->at), INT(reply->accepted.value)));
	/* Refused: the order waits for another quotation. */
	return reply->accepted.value ? DONE : lead_back(cx, &quotation.order.standing,
		way_before(quotation.order.standing.kind, STATE_QUOTED));
}

enum outcome quote_list(struct context *cx, int64_t order_id, int64_t id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "quotation", .type = FIELD_NUMBER, .document = DOCUMENT_QUOTATION},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.name = "version", .type = FIELD_INTEGER}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "tax_amount", .type = FIELD_AMOUNT}, {.name = "valid", .type = FIELD_DAY},
		{.name = "due", .type = FIELD_DAY}, {.name = "quoted", .type = FIELD_INSTANT}, {.name = "quoted_by"},
		{.name = "approved", .type = FIELD_INSTANT}, {.name = "approved_by"},
		{.context = "to the gm", .name = "reported", .type = FIELD_INSTANT}, {.name = "sent", .type = FIELD_INSTANT},
		{.name = "answered", .type = FIELD_INSTANT}, {.name = "accepted", .type = FIELD_BOOLEAN},
		{.name = "withdrawn", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("quotations", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select quotation.id, order_id, version, amount, tax_amount, valid_on, due, quoted_at, quoter.login,"
		    " case when agree = 1 then signed_at end, case when agree = 1 then signer.login end,"
		    " reported_at, sent_at, answered_at, accepted, withdrawn_at"
		    " from quotation join person as quoter on quoter.id = quoted_by"
		    " left join signature on signature.id = (select max(id) from signature"
		    "  where document_id = quotation.id and prefix = ?3)"
		    " left join person as signer on signer.id = signed_by"
		    " where order_id between ?1 and ?2 and quotation.id between ?4 and ?5 order by quotation.id"),
		INT(order_id), INT(last_of(order_id)), TEXT(document_entries[DOCUMENT_QUOTATION].prefix),
		INT(id), INT(last_of(id)));
}

enum outcome quote_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {{.name = "line", .type = FIELD_INTEGER}, {.name = "item"},
		{.name = "item_name"}, {.name = "qty", .type = FIELD_QUANTITY}, {.name = "unit"},
		{.name = "price", .type = FIELD_PRICE}, {.name = "discount", .type = FIELD_PERCENT},
		{.name = "tax", .type = FIELD_PERCENT}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "tax_amount", .type = FIELD_AMOUNT}};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select quotation_line.line, product.code, product.name, quotation_line.quantity, unit,"
		    " quotation_line.price, quotation_line.discount, quotation_line.tax, quotation_line.amount,"
		    " quotation_line.tax_amount"
		    " from quotation_line join quotation on quotation.id = quotation_id"
		    " join order_line on order_line.order_id = quotation.order_id"
		    " and order_line.line = quotation_line.line" ORDERED_PRODUCT
		    " where quotation_id = ?1 order by 1"),
		INT(id));
}
