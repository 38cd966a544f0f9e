#include "flow/payment.h"

#include "flow/notice.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/journal.h"
#include "policy/numbers.h"

#include <string.h>

/* "SO202611-0001=1200.00": an order and its share. */
static enum outcome parse_share(struct context *cx, const char *text, struct order *order, struct maybe *amount) {
	const char *equals = strchr(text, '=');
	*amount = (struct maybe){0};
	TRY(order_find(cx, equals ? arena_copy(cx->arena, text, (size_t)(equals - text)) : text, order));
	if (!equals)
		return DONE;
	amount->given = true;
	const char *wrong = decimal_parse(equals + 1, AMOUNT_DECIMALS, &amount->value);
	if (!wrong && amount->value <= 0)
		wrong = said("a share is above zero");
	return wrong ? fail(cx->fault, BAD_DATA, "'%s': %s", text, wrong) : DONE;
}

/* What is unassigned of a receipt. */
static enum outcome rest_of(struct context *cx, int64_t id, int64_t *rest) {
	bool any = false;
	*rest = 0;
	return db_get(cx->db, &any, SQL("select rest from " UNASSIGNED_RECEIPTS " where receipt_id = ?1"), INT(id),
		TO_INT(rest));
}

/* Nothing of it is unassigned: it never will be again, and needn't be looked at. */
static enum outcome settle(struct context *cx, int64_t id) {
	int64_t rest = 0;
	TRY(rest_of(cx, id, &rest));
	return rest > 0 ? DONE : db_exec(cx->db, SQL("update receipt set settled = 1 where id = ?1"), INT(id));
}

/* Clause 2.4.3: finance feeds back to the clerk what came in for an order, and what went out again. */
static enum outcome tell_clerk(struct context *cx, int64_t id, int64_t order_id, int64_t amount, bool back) {
	char text[DECIMAL_ROOM];
	decimal_format(text, amount, AMOUNT_DECIMALS, AMOUNT_DECIMALS);
	return notice_tell(cx, &(struct notice){.order_id = order_id, .document = DOCUMENT_RECEIPT, .document_id = id,
		.rule = RULE_RECEIPT_TOLD,
		.text = arena_printf(cx->arena, back ? said("%s reversed") : said("%s received"), text)}, CLERK);
}

static enum outcome share_out(struct context *cx, int64_t id, const char *const *orders) {
	const bool alone = orders[0] && !orders[1];
	int64_t rest = 0;
	char left[DECIMAL_ROOM];
	TRY(rest_of(cx, id, &rest));
	for (; *orders; orders++) {
		struct order order;
		struct maybe share = {0};
		TRY(parse_share(cx, *orders, &order, &share));
		if (!share.given && !alone)
			return fail(cx->fault, USAGE, "%s: how much of it? ORDER=AMOUNT", *orders);
		const int64_t amount = share.given ? share.value : rest;
		if (amount > rest || amount <= 0)
			return refuse(cx, RULE_RECEIPT_SHARES, "%s: %s is left of the receipt", *orders,
				decimal_format(left, rest, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
		TRY(happened_after(cx, order.received_at, "the order's receipt"));
		TRY(db_exec(cx->db,
			SQL("insert into receipt_share (receipt_id, order_id, amount) values (?1, ?2, ?3)"
			    " on conflict (receipt_id, order_id) do update set amount = amount + excluded.amount"),
			INT(id), INT(order.standing.id), INT(amount)));
		rest -= amount;
		journal_concerns(cx, order.standing.id);
		TRY(notice_done(cx, order.standing.id, RULE_GOODS_TOLD));
		TRY(tell_clerk(cx, id, order.standing.id, amount, false));
		TRY(order_progress(cx, &order.standing));
	}
	return settle(cx, id);
}

/* Of those that were recorded before references had keys. */
static enum outcome fill_keys(struct context *cx) {
	struct keyless {
		int64_t id;
		const char *reference;
	} *all = NULL, one = {0};
	size_t count = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select id, reference from receipt where reference_key is null order by id"),
		TO_INT(&one.id), TO_TEXT(&one.reference)));
	while (db_next(&query)) {
		all = arena_grow(cx->arena, all, count, sizeof *all);
		all[count++] = one;
	}
	TRY(db_end(&query));
	for (size_t i = 0; i < count; i++)
		TRY(db_exec(cx->db, SQL("update receipt set reference_key = ?2 where id = ?1"), INT(all[i].id),
			TEXT(text_key(cx->arena, all[i].reference))));
	return DONE;
}

/* What there is with a reference. */
struct namesakes {
	int64_t first;    /* of which not all was reversed; 0: none */
	int64_t typed;    /* not from a statement, of the amount asked for; 0: none */
	bool any;
};

static enum outcome find_namesakes(struct context *cx, const char *key, int64_t amount, struct namesakes *found) {
	int64_t id = 0, came = 0, reversed = 0;
	const char *bank_line = NULL;
	struct query query;
	*found = (struct namesakes){0};
	TRY(fill_keys(cx));
	TRY(db_select(cx->db, &query,
		SQL("select id, amount, bank_line, (select coalesce(sum(amount), 0) from receipt_reversal where receipt_id = receipt.id)"
		    " from receipt where reference_key = ?1 order by id"),
		TEXT(key), TO_INT(&id), TO_INT(&came), TO_TEXT(&bank_line), TO_INT(&reversed)));
	while (db_next(&query)) {
		found->any = true;
		if (!found->first && reversed < came)
			found->first = id;
		if (!found->typed && !bank_line && came == amount)
			found->typed = id;
	}
	return db_end(&query);
}

/* One bank reference is one receipt (2.3.4); *again is the reason of another one. */
static enum outcome check_namesakes(struct context *cx, const struct receipt_request *request, const char *reference,
	const struct namesakes *found, const char **again) {
	*again = NULL;
	if (found->first && !request->again)
		return refuse(cx, RULE_ONE_REFERENCE, "the reference %s is that of %s; another payment with it: --again and --reason",
			reference, number_text(cx, DOCUMENT_RECEIPT, found->first));
	if (found->first && !text_says(request->reason))
		return refuse(cx, RULE_ONE_REFERENCE, "the reason is missing: --reason");
	*again = found->any && request->again ? request->reason : NULL;
	return DONE;
}

static enum outcome check_receipt(struct context *cx, const struct receipt_request *request) {
	if (!request->amount.given || !text_holds(request->reference))
		return refuse(cx, RULE_RECEIPT_COMPLETE, "the receipt has no %s",
			request->amount.given ? said("bank reference: --reference") : said("amount: --amount"));
	if (request->amount.value <= 0)
		return fail(cx->fault, BAD_DATA, "--amount: a receipt is above zero");
	return DONE;
}

static enum outcome insert_receipt(struct context *cx, const struct receipt_request *request,
	const char *bank_line, const char *again, int64_t *id) {
	TRY(name_accept(cx->fault, NAME_REFERENCE, request->reference));
	TRY(number_next(cx, DOCUMENT_RECEIPT, id));
	return db_exec(cx->db,
		SQL("insert into receipt (id, amount, reference, received_at, received_by, payer, memo, bank_line,"
		    " reference_key, again) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(*id), INT(request->amount.value), TEXT(request->reference), INT(cx->at), INT(cx->actor.id),
		TEXT(request->payer), TEXT(request->memo), TEXT(bank_line), TEXT(text_key(cx->arena, request->reference)),
		TEXT(again));
}

enum outcome payment_receive(struct context *cx, const struct receipt_request *request, int64_t *id) {
	struct namesakes found;
	const char *again = NULL;
	TRY(act(cx, ACT_PAYMENT_RECEIVE, NULL, NO_ROLES));
	TRY(check_receipt(cx, request));
	TRY(find_namesakes(cx, text_key(cx->arena, request->reference), request->amount.value, &found));
	TRY(check_namesakes(cx, request, request->reference, &found, &again));
	TRY(insert_receipt(cx, request, NULL, again, id));
	return share_out(cx, *id, request->orders);
}

static enum outcome begin_receipt(struct context *cx, enum action action, const char *number, int64_t *id) {
	bool found = false;
	int64_t received_at = 0;
	TRY(number_find(cx, number, DOCUMENT_RECEIPT, id));
	TRY(db_get(cx->db, &found, SQL("select received_at from receipt where id = ?1"), INT(*id),
		TO_INT(&received_at)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no receipt %s", number);
	TRY(act(cx, action, NULL, NO_ROLES));
	cx->event.document = number_text(cx, DOCUMENT_RECEIPT, *id);
	return happened_after(cx, received_at, "the receipt");
}

enum outcome payment_assign(struct context *cx, const char *number, const char *const *orders) {
	int64_t id = 0;
	TRY(begin_receipt(cx, ACT_PAYMENT_ASSIGN, number, &id));
	return share_out(cx, id, orders);
}

static enum outcome owing(struct context *cx, int64_t order_id, int64_t *amount) {
	int64_t total = 0, received = 0;
	TRY(order_total(cx, order_id, &total));
	TRY(order_received(cx, order_id, &received));
	*amount = capped_rest(total, received);
	return DONE;
}

/* An order's share of a receipt less what was reversed of it. */
struct share {
	struct maybe order_id; /* not given: what is unassigned */
	int64_t left;
};

static enum outcome reverse_share(struct context *cx, int64_t id, const struct share *share, int64_t amount,
	const char *reason) {
	struct order order;
	int64_t left = 0;
	TRY(db_exec(cx->db,
		SQL("insert into receipt_reversal (receipt_id, order_id, amount, reason, reversed_at, reversed_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(id), MAYBE(share->order_id), INT(amount), TEXT(reason), INT(cx->at), INT(cx->actor.id)));
	if (!share->order_id.given)
		return settle(cx, id);
	journal_concerns(cx, share->order_id.value);
	TRY(tell_clerk(cx, id, share->order_id.value, amount, true));
	TRY(order_load(cx, share->order_id.value, &order));
	TRY(order_overpaid(cx, order.standing.id));
	TRY(owing(cx, order.standing.id, &left));
	/* What was closed because it was paid is so no more; what was overpaid is only given back. */
	return left > 0 ? lifecycle_return(cx, &order.standing, STATE_DELIVERED) : DONE;
}

enum outcome payment_reverse(struct context *cx, const char *number, const struct reversal_request *request) {
	struct order only = {0};
	struct share share = {0};
	struct query query;
	int64_t id = 0, reversed = 0;
	char left[DECIMAL_ROOM];
	TRY(begin_receipt(cx, ACT_PAYMENT_REVERSE, number, &id));
	if (!text_says(request->reason))
		return refuse(cx, RULE_REVERSAL_SAYS_WHY, "the reason is missing: --reason");
	if (request->amount.given && !request->order)
		return fail(cx->fault, USAGE, "--amount is of one order's share: --order");
	if (request->order)
		TRY(order_find(cx, request->order, &only));
	TRY(db_select(cx->db, &query,
		SQL("select order_id, amount - coalesce((select sum(amount) from receipt_reversal"
		    "  where receipt_reversal.receipt_id = receipt_share.receipt_id"
		    "  and receipt_reversal.order_id = receipt_share.order_id), 0)"
		    " from receipt_share where receipt_id = ?1 and (?2 = 0 or order_id = ?2) order by order_id"),
		INT(id), INT(only.standing.id), TO_MAYBE(&share.order_id), TO_INT(&share.left)));
	while (db_next(&query)) {
		const int64_t amount = request->amount.given ? request->amount.value : share.left;
		if (amount > share.left || (request->amount.given && amount <= 0))
			return refuse(cx, RULE_REVERSAL_SAYS_WHY, "%s is left of that share",
				decimal_format(left, share.left, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
		if (amount > 0)
			TRY(reverse_share(cx, id, &share, amount, request->reason));
		reversed = capped_sum(reversed, amount);
	}
	TRY(db_end(&query));
	if (!request->order) {
		TRY(rest_of(cx, id, &share.left));
		share.order_id = (struct maybe){0};
		if (share.left > 0)
			TRY(reverse_share(cx, id, &share, share.left, request->reason));
		reversed = capped_sum(reversed, share.left);
	}
	return reversed > 0 ? DONE : refuse(cx, RULE_REVERSAL_SAYS_WHY, "nothing is left of %s to reverse", number);
}

/* What was typed stands in the statement, too: from now on it is known by that line. */
static enum outcome meet_typed(struct context *cx, int64_t id, const char *name) {
	cx->event.document = number_text(cx, DOCUMENT_RECEIPT, id);
	TRY(db_exec(cx->db, SQL("update receipt set bank_line = ?2 where id = ?1"), INT(id), TEXT(name)));
	return journal_write(cx, NULL, NULL);
}

enum outcome payment_book(struct context *cx, const struct bank_line *line, const struct receipt_request *all,
	int64_t *id, bool *known) {
	char day[MOMENT_ROOM], amount[DECIMAL_ROOM];
	const struct receipt_request request = {.amount = line->amount, .reference = line->reference,
		.payer = line->payer, .memo = line->memo, .again = all->again, .reason = all->reason};
	const int64_t now = cx->at;
	struct namesakes found;
	const char *again = NULL;
	TRY(act(cx, ACT_PAYMENT_RECEIVE, NULL, NO_ROLES));
	const char *name = arena_printf(cx->arena, "%s %s %s", day_format(day, line->date.value),
		decimal_format(amount, line->amount.value, AMOUNT_DECIMALS, AMOUNT_DECIMALS), line->reference);
	TRY(db_get(cx->db, known, SQL("select id from receipt where bank_line = ?1"), TEXT(name), TO_INT(id)));
	if (*known)
		return DONE;
	if (day_start(line->date.value) > cx->now)
		return fail(cx->fault, BAD_DATA, "date: that lies in the future");
	TRY(check_receipt(cx, &request));
	TRY(find_namesakes(cx, text_key(cx->arena, request.reference), request.amount.value, &found));
	*known = found.typed != 0;
	*id = found.typed;
	if (*known)
		return meet_typed(cx, *id, name);
	TRY(check_namesakes(cx, &request, request.reference, &found, &again));
	context_happened(cx, day_start(line->date.value));
	enum outcome outcome = insert_receipt(cx, &request, name, again, id);
	if (outcome == DONE) /* each an event of its own, of its own day */
		outcome = journal_write(cx, NULL, NULL);
	context_happened(cx, now);
	return outcome;
}

#define SHARE_COLUMNS \
	"receipt.id, order_id, customer.name, share.amount," \
	" (select sum(amount) from receipt_reversal where receipt_reversal.receipt_id = receipt.id" \
	"  and receipt_reversal.order_id is share.order_id), receipt.amount, reference," \
	" receipt.received_at, person.login, payer," \
	" (select group_concat(reason, '; ') from receipt_reversal where receipt_reversal.receipt_id = receipt.id" \
	"  and receipt_reversal.order_id is share.order_id), again"
#define OF_SHARE \
	" join receipt on receipt.id = receipt_id left join sales_order on sales_order.id = order_id" \
	" left join customer on customer.id = customer_id join person on person.id = receipt.received_by" \
	" order by receipt.id, order_id"

enum outcome payment_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "receipt", .type = FIELD_NUMBER, .document = DOCUMENT_RECEIPT},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "reversed", .type = FIELD_AMOUNT},
		{.name = "of", .type = FIELD_AMOUNT}, {.name = "reference"},
		{.context = "payment", .name = "received", .type = FIELD_INSTANT}, {.context = "payment", .name = "received_by"}, {.name = "payer"},
		{.name = "reason", .type = FIELD_NOTE}, {.name = "again", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("receipts", fields);
#define LIST_OF(shares)                                                                                   \
	return db_select(cx->db, &listing->rows, SQL("select " SHARE_COLUMNS " from (" shares ") as share" OF_SHARE), INT(order_id))
	if (order_id)
		LIST_OF("select receipt_id, order_id, amount from receipt_share where order_id = ?1");
	LIST_OF("select receipt_id, order_id, amount from receipt_share where ?1 = 0 union all select id, null, amount"
		" - (select coalesce(sum(amount), 0) from receipt_share where receipt_id = receipt.id) from receipt"
		" where amount > (select coalesce(sum(amount), 0) from receipt_share where receipt_id = receipt.id)");
#undef LIST_OF
}

/* The order whose number stands in a text, if there is one. */
static enum outcome named_in(struct context *cx, const char *text, int64_t *order_id) {
	*order_id = 0;
	for (const char *at = text; at && (at = strstr(at, document_entries[DOCUMENT_ORDER].prefix)); at++) {
		struct fault none = {0};
		bool found = false;
		const size_t length = 2 + strspn(at + 2, "0123456789-");
		if (number_parse(&none, arena_copy(cx->arena, at, length), DOCUMENT_ORDER, order_id) != DONE)
			continue;
		TRY(db_get(cx->db, &found, SQL("select id from sales_order where id = ?1"), INT(*order_id), TO_INT(order_id)));
		if (found)
			return DONE;
		*order_id = 0;
	}
	return DONE;
}

/* Orders that a receipt may be for, and why: by number in its words, by payer and amount. Never more than proposed. */
static enum outcome propose(struct context *cx, int64_t rest, const char *words, const char *payer,
	const char **proposal) {
	int64_t order_id = 0, left = 0;
	struct query query;
	*proposal = "";
	TRY(named_in(cx, words, &order_id));
	if (order_id)
		*proposal = arena_printf(cx->arena, said_if(cx->chinese, SAID("%s (named)")), number_text(cx, DOCUMENT_ORDER, order_id));
	const int64_t named = order_id;
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id from customer join sales_order on customer_id = customer.id"
		    " where customer.name = ?1 and state not in (?2, ?3) order by 1"),
		TEXT(payer), TEXT(state_words[STATE_CLOSED].name), TEXT(state_words[STATE_REJECTED].name),
		TO_INT(&order_id)));
	while (db_next(&query)) {
		TRY(owing(cx, order_id, &left));
		if (order_id != named && left == rest)
			*proposal = arena_printf(cx->arena, said_if(cx->chinese, SAID("%s%s%s (payer and amount)")), *proposal,
				**proposal ? ", " : "", number_text(cx, DOCUMENT_ORDER, order_id));
	}
	return db_end(&query);
}

enum outcome payment_unassigned(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "receipt", .type = FIELD_NUMBER, .document = DOCUMENT_RECEIPT},
		{.name = "amount", .type = FIELD_AMOUNT}, {.name = "reference"}, {.name = "payer"}, {.name = "memo"},
		{.context = "payment", .name = "received", .type = FIELD_INSTANT}, {.name = "proposal"}};
	int64_t id = 0, rest = 0, received_at = 0;
	const char *reference = NULL, *payer = NULL, *memo = NULL, *proposal = NULL;
	struct query query;
	*listing = (struct listing)LISTING("unassigned", fields);
	TRY(db_select(cx->db, &query,
		SQL("select id, rest, reference, payer, memo, received_at"
		    " from " UNASSIGNED_RECEIPTS " join receipt on receipt.id = receipt_id order by id"),
		TO_INT(&id), TO_INT(&rest), TO_TEXT(&reference), TO_TEXT(&payer), TO_TEXT(&memo), TO_INT(&received_at)));
	while (db_next(&query)) {
		TRY(propose(cx, rest, arena_printf(cx->arena, "%s %s", memo ? memo : "", reference), payer, &proposal));
		listing_number(cx->arena, listing, id);
		listing_number(cx->arena, listing, rest);
		listing_text(cx->arena, listing, reference);
		listing_text(cx->arena, listing, payer);
		listing_text(cx->arena, listing, memo);
		listing_number(cx->arena, listing, received_at);
		listing_text(cx->arena, listing, proposal);
	}
	return db_end(&query);
}

enum outcome payment_balance(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "state", WORDS_OF(state_words)}, {.name = "total", .type = FIELD_AMOUNT},
		{.context = "amount", .name = "received", .type = FIELD_AMOUNT},
		{.context = "amount", .name = "noted", .type = FIELD_AMOUNT}, {.context = "amount", .name = "invoiced", .type = FIELD_AMOUNT},
		{.name = "owing", .type = FIELD_AMOUNT}, {.name = "overpaid", .type = FIELD_AMOUNT}};
	int64_t id = 0, noted = 0, invoiced = 0;
	const char *customer = NULL, *state = NULL;
	struct query query;
	*listing = (struct listing)LISTING("balance", fields);
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id, customer.name, state,"
		    " (select coalesce(sum(amount), 0) from " NOTED_LINES " where order_id = sales_order.id)"
		    " - (select coalesce(sum(amount), 0) from " BACK_LINES " where order_id = sales_order.id),"
		    " (select coalesce(sum(amount), 0) from invoice where invoice.order_id = sales_order.id)"
		    " from sales_order join customer on customer.id = customer_id"
		    " where sales_order.id between ?1 and ?2 and state <> ?3 order by sales_order.id"),
		INT(order_id), INT(last_of(order_id)), TEXT(state_words[STATE_REJECTED].name), TO_INT(&id),
		TO_TEXT(&customer), TO_NAME(&state), TO_INT(&noted), TO_INT(&invoiced)));
	while (db_next(&query)) {
		int64_t total = 0, received = 0;
		TRY(order_total(cx, id, &total));
		TRY(order_received(cx, id, &received));
		if (!order_id && received == total && strcmp(state, state_words[STATE_CLOSED].name) == 0)
			continue;
		const int64_t numbers[] = {total, received, noted, invoiced, total > received ? capped_rest(total, received) : 0,
			received > total ? capped_rest(received, total) : 0};
		listing_number(cx->arena, listing, id);
		listing_text(cx->arena, listing, customer);
		listing_text(cx->arena, listing, state);
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
			listing_number(cx->arena, listing, numbers[i]);
	}
	return db_end(&query);
}
