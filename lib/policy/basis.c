#include "policy/basis.h"

#include "ground/language.h"
#include "policy/signature.h"

#include <stdlib.h>
#include <string.h>

/*
 * id, its name in a basis (which never changes), what it is called, and its rows for the order ?1: the line (0
 * for the order as a whole) and what is to stay as it was. In the order of the lines.
 */
#define OF_LINES(columns) "select line, " columns " from order_line where order_id = ?1 order by line"
#define PARTS(X) \
	X(PRODUCT, "product", SAID("product"), OF_LINES("product_id, product_version_id")) \
	X(SPEC, "spec", SAID("specification"), OF_LINES("spec")) \
	X(QUANTITY, "quantity", SAID("quantity"), OF_LINES("quantity")) \
	X(QUALITY, "quality", SAID("quality requirement"), OF_LINES("quality")) \
	X(DUE, "due", SAID("required date"), OF_LINES("due")) \
	X(CUSTOMER, "customer", SAID("the customer's standing"), \
		"select 0, customer_id, key_account, potential from sales_order" \
		" join customer on customer.id = customer_id where sales_order.id = ?1") \
	X(SHEET, "sheet", SAID("the review's conclusion"), \
		"select 0, id, concluded_at, mode, raise_percent, extend_days from review where order_id = ?1" \
		" order by id desc limit 1") \
	X(PLAN, "plan", SAID("the demand plan"), \
		"select 0, id from demand_plan where order_id = ?1 order by id desc limit 1") \
	X(QUOTED, "quoted", SAID("price"), OF_LINES("price, discount, tax")) \
	X(AGREED, "agreed", SAID("the contract"), \
		"select 0, id, amount, tax_amount, due from contract where order_id = ?1 order by version desc limit 1") \
	X(MONEY, "money", SAID("what was received"), \
		"select 0, (select coalesce(sum(amount), 0) from receipt_share where receipt_share.order_id = ?1)" \
		" - (select coalesce(sum(amount), 0) from receipt_reversal where receipt_reversal.order_id = ?1)")

#define X(id, name, called, rows) PART_##id,
enum basis_part { PARTS(X) PART_COUNT };
#undef X
#define ON(id) (1u << PART_##id)
#define LINES (ON(PRODUCT) | ON(SPEC) | ON(QUANTITY) | ON(QUALITY) | ON(DUE))

static const struct {
	const char *name, *called;
} parts[PART_COUNT] = {
#define X(id, name, called, rows) [PART_##id] = {name, called},
	PARTS(X)
#undef X
};

static const struct decision_entry {
	const char *name, *called;
	enum document of;
	unsigned parts;
	enum rule rule;
	enum action again;
} decisions[DECISION_COUNT] = {
#define X(id, name, called, of, parts, refuses, again) \
	[BASIS_##id] = {name, called, DOCUMENT_##of, parts, RULE_##refuses, ACT_##again},
	DECISIONS(X)
#undef X
};

/* "product/1=…;product/2=…;": a part, a line, and the digest of what it says. */
static enum outcome digest_part(struct query *query, const char *name, struct buffer *content) {
	enum { KEPT = 16 }; /* bytes of the digest */
	while (db_next(query)) {
		unsigned char bytes[DIGEST_SIZE];
		struct digest hash;
		digest_begin(&hash);
		content_row(&hash, query);
		digest_end(&hash, bytes);
		buffer_printf(content, "%s/%lld=", name, (long long)db_cell(query, 0).number);
		buffer_hex(content, bytes, KEPT);
		buffer_byte(content, ';');
	}
	return db_end(query);
}

static enum outcome digest_parts(struct context *cx, unsigned set, int64_t order_id, struct buffer *content) {
	struct query query;
#define X(id, name, called, rows)                                                  \
	if (set & ON(id)) {                                                        \
		TRY(db_select(cx->db, &query, SQL(rows), INT(order_id)));          \
		TRY(digest_part(&query, name, content));                           \
	}
	PARTS(X)
#undef X
	return DONE;
}

/* What the decision rests on as it is now, in the arena. */
static enum outcome content_now(struct context *cx, const struct decision_entry *entry, int64_t order_id,
	const char **content) {
	struct buffer text = {0};
	const enum outcome outcome = digest_parts(cx, entry->parts, order_id, &text);
	*content = text.failed ? NULL : arena_copy(cx->arena, text.data ? text.data : "", text.length);
	buffer_free(&text);
	if (outcome == DONE && !*content)
		return fail(cx->fault, IO_FAILED, "out of memory");
	return outcome;
}

static enum outcome take(struct context *cx, enum decision decision, int64_t order_id, int64_t document, bool migrated) {
	const struct decision_entry *entry = &decisions[decision];
	const char *content = NULL;
	TRY(content_now(cx, entry, order_id, &content));
	return db_exec(cx->db,
		SQL("insert into basis (order_id, decision, document_id, taken_at, migrated, content)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (order_id, decision, document_id) do update set"
		    " taken_at = excluded.taken_at, migrated = excluded.migrated, content = excluded.content"),
		INT(order_id), TEXT(entry->name), INT(document ? document : order_id), INT(cx->at), INT(migrated), TEXT(content));
}

enum outcome basis_take(struct context *cx, enum decision decision, int64_t order_id, int64_t document) {
	return take(cx, decision, order_id, document, false);
}

/* An entry of a content, and what stands behind it; part PART_COUNT at its end. */
struct entry {
	enum basis_part part;
	int64_t line;
	const char *digest;
	size_t length;
};

static const char *read_entry(const char *at, struct entry *entry) {
	const char *slash = strchr(at, '/'), *equals = slash ? strchr(slash, '=') : NULL;
	const char *end = equals ? strchr(equals, ';') : NULL;
	*entry = (struct entry){.part = PART_COUNT};
	if (!end)
		return at;
	for (int i = 0; i < PART_COUNT; i++)
		if (strlen(parts[i].name) == (size_t)(slash - at) && strncmp(parts[i].name, at, (size_t)(slash - at)) == 0)
			entry->part = (enum basis_part)i;
	entry->line = strtoll(slash + 1, NULL, 10);
	entry->digest = equals + 1;
	entry->length = (size_t)(end - entry->digest);
	return end + 1;
}

static int by_place(const struct entry *one, const struct entry *other) {
	if (one->part != other->part)
		return one->part < other->part ? -1 : 1;
	return (one->line > other->line) - (one->line < other->line);
}

static void add_difference(struct context *cx, const struct entry *entry, bool chinese, int *told, const char **words) {
	enum { MOST_TOLD = 4 };
	if (++*told > MOST_TOLD + 1)
		return;
	const char *called = said_if(chinese, parts[entry->part].called);
	const char *what = *told > MOST_TOLD ? "…" : entry->line > 0
		? arena_printf(cx->arena, said_if(chinese, SAID("line %lld: %s")), (long long)entry->line, called) : called;
	*words = *words ? arena_printf(cx->arena, said_if(chinese, SAID("%s, %s")), *words, what) : what;
}

/* Both in the order of parts and lines: what only one of them has, or has otherwise. */
static const char *compare(struct context *cx, const char *then, const char *now, bool chinese) {
	struct entry before, after;
	const char *words = NULL;
	int told = 0;
	then = read_entry(then, &before);
	now = read_entry(now, &after);
	while (before.part != PART_COUNT || after.part != PART_COUNT) {
		const int order = by_place(&before, &after);
		if (order != 0 || before.length != after.length || memcmp(before.digest, after.digest, after.length) != 0)
			add_difference(cx, order > 0 ? &after : &before, chinese, &told, &words);
		if (order <= 0)
			then = read_entry(then, &before);
		if (order >= 0)
			now = read_entry(now, &after);
	}
	return words;
}

static enum outcome differs_in(struct context *cx, enum decision decision, int64_t order_id, int64_t document, bool chinese,
	const char **differs) {
	bool found = false;
	const char *then = NULL, *now = NULL;
	*differs = NULL;
	TRY(db_get(cx->db, &found,
		SQL("select content from basis where order_id = ?1 and decision = ?2 and document_id = ?3"), INT(order_id),
		TEXT(decisions[decision].name), INT(document ? document : order_id), TO_TEXT(&then)));
	if (!found)
		return DONE;
	TRY(content_now(cx, &decisions[decision], order_id, &now));
	*differs = then && now ? compare(cx, then, now, chinese) : NULL;
	return DONE;
}

enum outcome basis_differs(struct context *cx, enum decision decision, int64_t order_id, int64_t document,
	const char **differs) {
	return differs_in(cx, decision, order_id, document, language_translates(), differs);
}

enum outcome basis_required(struct context *cx, enum decision decision, int64_t order_id, int64_t document) {
	const struct decision_entry *entry = &decisions[decision];
	const char *differs = NULL;
	TRY(basis_differs(cx, decision, order_id, document, &differs));
	if (!differs)
		return DONE;
	const char *of = number_text(cx, entry->of, document ? document : order_id);
	return refuse(cx, entry->rule, "%s (%s) was decided on something else: %s; again: %s (%s)", said(entry->called), of,
		differs, actions[entry->again].name, action_doers_said(cx, entry->again));
}

enum outcome basis_void(struct context *cx, enum rule rule, int64_t order_id, const char **differs, enum action *again) {
	*differs = NULL;
	for (int i = 0; i < DECISION_COUNT && !*differs; i++) {
		int64_t document = 0;
		if (decisions[i].rule != rule)
			continue;
		TRY(db_get(cx->db, NULL, SQL("select coalesce(max(document_id), 0) from basis"
			" where order_id = ?1 and decision = ?2"), INT(order_id), TEXT(decisions[i].name), TO_INT(&document)));
		TRY(differs_in(cx, (enum decision)i, order_id, document, cx->chinese, differs));
		*again = decisions[i].again;
	}
	return DONE;
}

enum outcome basis_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "decision"}, {.name = "document"},
		{.name = "decided", .type = FIELD_INSTANT}, {.name = "stands", .type = FIELD_BOOLEAN},
		{.name = "differs", .type = FIELD_NOTE}, {.context = "decision", .name = "again"}, {.name = "who"}};
	const char *name = NULL;
	int64_t document = 0, taken_at = 0;
	struct query query;
	*listing = (struct listing)LISTING("decisions", fields);
	TRY(db_select(cx->db, &query, SQL("select decision, document_id, taken_at from basis where order_id = ?1"
		" order by taken_at, document_id, decision"), INT(order_id), TO_NAME(&name), TO_INT(&document), TO_INT(&taken_at)));
	while (db_next(&query))
		for (int i = 0; i < DECISION_COUNT; i++) {
			const char *differs = NULL;
			if (strcmp(decisions[i].name, name) != 0)
				continue;
			TRY(differs_in(cx, (enum decision)i, order_id, document, cx->chinese, &differs));
			listing_text(cx->arena, listing, said_if(cx->chinese, decisions[i].called));
			listing_text(cx->arena, listing, number_text(cx, decisions[i].of, document));
			listing_number(cx->arena, listing, taken_at);
			listing_number(cx->arena, listing, !differs);
			listing_text(cx->arena, listing, differs);
			listing_text(cx->arena, listing, differs ? actions[decisions[i].again].name : NULL);
			listing_text(cx->arena, listing, differs ? action_doers(cx, decisions[i].again) : NULL);
		}
	return db_end(&query);
}

#define OPEN_ORDER " join sales_order on sales_order.id = order_id where state not in ('closed', 'cancelled', 'rejected') and "
#define TAKEN(X) \
	X(REVIEW, "select order_id, 0 from review" OPEN_ORDER "concluded_at is not null group by order_id") \
	X(DAYS, "select order_id, 0 from review" OPEN_ORDER "concluded_at is not null and not exists" \
		" (select 1 from review_department where review_id = review.id and days is null) group by order_id") \
	X(DECISION, "select order_id, 0 from decision" OPEN_ORDER "make = 1 group by order_id") \
	X(PROMISE, "select order_id, 0 from reply" OPEN_ORDER "reply.promised > 0 group by order_id") \
	X(QUOTATION, "select order_id, quotation.id from quotation" OPEN_ORDER "withdrawn_at is null") \
	X(CONTRACT, "select order_id, max(contract.id) from contract" OPEN_ORDER "version > 0 group by order_id") \
	X(SCHEDULE, "select order_id, 0 from step" OPEN_ORDER "place > 0 group by order_id")

enum outcome basis_migrate(struct context *cx) {
	int64_t order_id = 0, document = 0;
	struct query query;
#define X(id, rows)                                                                                        \
	TRY(db_select(cx->db, &query, SQL(rows), TO_INT(&order_id), TO_INT(&document)));                   \
	while (db_next(&query))                                                                            \
		TRY(take(cx, BASIS_##id, order_id, document, true));                                       \
	TRY(db_end(&query));
	TAKEN(X)
#undef X
	return DONE;
}
