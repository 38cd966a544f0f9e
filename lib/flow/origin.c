#include "flow/origin.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"

#include <string.h>

/* Where what came in stands in the journal's rows: a table's columns keep their places, later ones stand behind. */
enum { ORDER_KIND = 2, ORDER_RECEIVED = 5, ORDER_NOTE = 9 };
enum {
	LINE_PRODUCT = 2, LINE_SPEC, LINE_QUANTITY, LINE_PRICE, LINE_DISCOUNT, LINE_TAX, LINE_AMOUNT, LINE_DUE, LINE_QUALITY,
	LINE_NOTE, LINE_VERSION
};

static struct maybe number_at(const struct change *change, int place) {
	const bool given = place < change->columns && change->after[place].type == VALUE_INT;
	return (struct maybe){given, given ? change->after[place].number : 0};
}

static const char *text_at(struct arena *arena, const struct change *change, int place) {
	if (place >= change->columns || change->after[place].type != VALUE_TEXT)
		return NULL;
	return arena_copy(arena, change->after[place].text, (size_t)change->after[place].number);
}

static void take(struct context *cx, const struct change *change, struct origin *origin) {
	if (change->operation != '+')
		return;
	if (strcmp(change->table, "sales_order") == 0) {
		origin->kind = text_at(cx->arena, change, ORDER_KIND);
		origin->received_at = number_at(change, ORDER_RECEIVED).value;
		origin->note = text_at(cx->arena, change, ORDER_NOTE);
	} else if (strcmp(change->table, "order_line") == 0) {
		origin->lines = arena_grow(cx->arena, origin->lines, origin->count, sizeof *origin->lines);
		origin->lines[origin->count++] = (struct origin_line){
			.product_id = number_at(change, LINE_PRODUCT).value,
			.quantity = number_at(change, LINE_QUANTITY).value,
			.price = number_at(change, LINE_PRICE),
			.discount = number_at(change, LINE_DISCOUNT).value,
			.tax = number_at(change, LINE_TAX).value,
			.due = number_at(change, LINE_DUE).value,
			.version = number_at(change, LINE_VERSION),
			.spec = text_at(cx->arena, change, LINE_SPEC),
			.quality = text_at(cx->arena, change, LINE_QUALITY),
			.note = text_at(cx->arena, change, LINE_NOTE),
		};
	}
}

enum outcome origin_load(struct context *cx, int64_t order_id, struct origin *origin) {
	struct blob bytes = {0};
	struct query query;
	*origin = (struct origin){.id = order_id};
	TRY(db_select(cx->db, &query, SQL("select changes from event where order_id = ?1 and action = ?2 order by id"),
		INT(order_id), TEXT(actions[ACT_ORDER_NEW].name), TO_BLOB(&bytes)));
	while (db_next(&query)) {
		struct change *changes = NULL;
		size_t count = 0;
		const char *wrong = changes_read(cx->arena, &bytes, &changes, &count);
		if (wrong)
			return fail(cx->fault, BAD_CONFIG, "what the recording of %s changed can't be read: %s",
				number_text(cx, DOCUMENT_ORDER, order_id), wrong);
		for (size_t i = 0; i < count; i++)
			take(cx, &changes[i], origin);
	}
	return db_end(&query);
}

/* What is said of a line for every line holds for it, too: as order_new() has it. */
#define SAID_FOR(request, line, what) ((line)->what.given ? (line)->what : (request)->defaults.what)
#define TEXT_FOR(request, line, what) ((line)->what ? (line)->what : (request)->defaults.what)

struct comparison {
	struct context *cx;
	const struct origin *origin;
	size_t number; /* of the line; 0: the order's head */
	size_t place;
	struct difference *difference;
};

/* The first difference stands. */
static void differ(const struct comparison *at, const char *column, const char *old, const char *new) {
	const char *number = number_text(at->cx, DOCUMENT_ORDER, at->origin->id);
	if (at->difference->reason)
		return;
	*at->difference = (struct difference){at->place, column, at->number == 0
		? arena_printf(at->cx->arena, said("%s came in with %s, not with %s"), number, old ? old : said("none"), new ? new : said("none"))
		: arena_printf(at->cx->arena, said("line %zu of %s came in with %s, not with %s"), at->number, number,
			old ? old : said("none"), new ? new : said("none"))};
}

static void compare_texts(const struct comparison *at, const char *column, const char *old, const char *new) {
	if (strcmp(old ? old : "", new ? new : "") != 0)
		differ(at, column, old, new);
}

static void compare_numbers(const struct comparison *at, const char *column, int decimals, struct maybe old, struct maybe new) {
	char texts[2][DECIMAL_ROOM];
	if (old.given == new.given && old.value == new.value)
		return;
	differ(at, column, old.given ? decimal_format(texts[0], old.value, decimals, 0) : NULL,
		new.given ? decimal_format(texts[1], new.value, decimals, 0) : NULL);
}

static void compare_days(const struct comparison *at, const char *column, int64_t old, int64_t new) {
	char texts[2][MOMENT_ROOM];
	if (old != new)
		differ(at, column, day_format(texts[0], old), day_format(texts[1], new));
}

static enum outcome compare_items(const struct comparison *at, int64_t old, const char *code) {
	const char *was = NULL;
	TRY(db_get(at->cx->db, NULL, SQL("select code from product where id = ?1"), INT(old), TO_TEXT(&was)));
	compare_texts(at, "item", was, code);
	return DONE;
}

/* Nothing said is what the product then cost; if that isn't known any more, anything. */
static enum outcome compare_prices(const struct comparison *at, const struct origin_line *old, struct maybe price) {
	bool known = false;
	if (!price.given) {
		TRY(db_get(at->cx->db, &known, SQL("select price from product_version where id = ?1"), INT(old->version.value),
			TO_MAYBE(&price)));
		if (!known)
			return DONE;
	}
	compare_numbers(at, "price", PRICE_DECIMALS, old->price, price);
	return DONE;
}

static struct maybe some(int64_t value) {
	return (struct maybe){true, value};
}

static enum outcome compare_line(const struct comparison *at, const struct origin_line *old, const struct order_request *request,
	const struct line_request *line) {
	const struct maybe discount = SAID_FOR(request, line, discount), tax = SAID_FOR(request, line, tax);
	TRY(compare_items(at, old->product_id, line->product.code));
	compare_numbers(at, "qty", QUANTITY_DECIMALS, some(old->quantity), SAID_FOR(request, line, quantity));
	TRY(compare_prices(at, old, SAID_FOR(request, line, price)));
	compare_numbers(at, "discount", PERCENT_DECIMALS, some(old->discount), some(discount.value));
	compare_numbers(at, "tax", PERCENT_DECIMALS, some(old->tax), some(tax.value));
	compare_days(at, "due", old->due, SAID_FOR(request, line, due).value);
	compare_texts(at, "spec", old->spec, TEXT_FOR(request, line, spec));
	compare_texts(at, "quality", old->quality, text_trimmed(at->cx->arena, TEXT_FOR(request, line, quality)));
	compare_texts(at, "note", old->note, line->note);
	return DONE;
}

static void compare_heads(const struct comparison *at, const struct order_request *request, struct maybe received) {
	char texts[2][MOMENT_ROOM];
	compare_texts(at, "kind", at->origin->kind, request->kind ? request->kind : kind_words[KIND_CUSTOM].name);
	if (received.given && received.value != at->origin->received_at)
		differ(at, "received", instant_format(texts[0], at->origin->received_at), instant_format(texts[1], received.value));
	compare_texts(at, "note", at->origin->note, request->note);
}

enum outcome origin_compare(struct context *cx, const struct origin *origin, const struct order_request *request,
	struct maybe received, size_t from, struct difference *difference) {
	struct comparison at = {.cx = cx, .origin = origin, .difference = difference};
	*difference = (struct difference){0};
	if (origin->count == 0)
		return DONE;
	if (from == 0)
		compare_heads(&at, request, received);
	for (at.place = 0; at.place < request->count && !difference->reason; at.place++) {
		at.number = from + at.place + 1;
		if (at.number > origin->count)
			*difference = (struct difference){at.place, NULL, arena_printf(cx->arena,
				said("%s came in with %zu lines: this is one more"), number_text(cx, DOCUMENT_ORDER, origin->id),
				origin->count)};
		else
			TRY(compare_line(&at, &origin->lines[at.number - 1], request, &request->lines[at.place]));
	}
	return DONE;
}
