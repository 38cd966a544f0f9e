#include "flow/order.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "policy/numbers.h"

#include <string.h>

#define ORDER_COLUMNS \
	"sales_order.id, received_at, customer.code, customer.name, kind, state, due, promised," \
	" (select count(*) from order_line where order_id = sales_order.id)," \
	" (select sum(amount) from order_line where order_id = sales_order.id)," \
	" ref, person.login, sales_order.note from sales_order cross join customer on customer.id = customer_id" \
	" cross join person on person.id = received_by"
/* Where a text is looked for: in the number, what the customer is called and calls it, in notes, and in its lines. */
#define HAS(text) text " like ?12 escape '\\'"
#define NUMBER_OF_ORDER \
	"'SO' || substr(cast(sales_order.id as text), 1, 6) || '-' || substr('0000', 1, 4" \
	" - length(ltrim(substr(cast(sales_order.id as text), 7), '0'))) || ltrim(substr(cast(sales_order.id as text), 7), '0')"
#define FOUND \
	HAS("ref") " or " HAS("sales_order.note") " or " HAS("customer.code") " or " HAS("customer.name") \
	" or " HAS(NUMBER_OF_ORDER) " or exists (select 1 from order_line" \
	"  left join product_version on product_version.id = product_version_id" \
	"  where order_line.order_id = sales_order.id and (" HAS("product_version.code") \
	"  or " HAS("product_version.name") " or " HAS("product_version.spec") " or " HAS("order_line.spec") \
	"  or " HAS("order_line.quality") " or " HAS("order_line.note") "))"
#define WANTED \
	"sales_order.id between ?1 and ?2 and (?3 is null or " IS_ANY_OF("?3", "state") ")" \
	" and (?4 is null or " IS_ANY_OF("?4", "customer.code") ") and (?5 is null or " IS_ANY_OF("?5", "kind") ")" \
	" and (?6 is null or received_at >= ?6) and (?7 is null or received_at < ?7)" \
	" and (?8 is null or exists (select 1 from step where order_id = sales_order.id" \
	"   and " IS_ANY_OF("?8", "department") " and finished_at is null)" \
	"  or exists (select 1 from review join review_department on review_id = review.id" \
	"   where order_id = sales_order.id and " IS_ANY_OF("?8", "department") " and days is null" \
	"   and coalesce(mode, '') <> ?10))" \
	" and (?9 is null or coalesce(promised, due) < ?9) and ?11 >= 0 and (?12 is null or " FOUND ")" \
	" and (?13 is null or " IS_ANY_OF("?13", "ref") ") and (?14 is null or exists (select 1 from order_line" \
	"   join product on product.id = product_id where order_line.order_id = sales_order.id" \
	"   and " IS_ANY_OF("?14", "product.code") "))" \
	" and (?15 is null or due >= ?15) and (?16 is null or due <= ?16) and (?17 = 0 or state" OPEN(ARRIVED) ")" \
	" order by sales_order.id"

/* "%text%", in which the text's own signs stand for themselves. */
static const char *pattern_of(struct arena *arena, const char *text) {
	char *pattern = arena_alloc(arena, 2 * strlen(text) + sizeof "%%"), *to = pattern;
	*to++ = '%';
	for (; *text; text++) {
		if (strchr("%_\\", *text))
			*to++ = '\\';
		*to++ = *text;
	}
	*to++ = '%';
	*to = '\0';
	return pattern;
}

/* One who is looked for by his name, or a part of it: his code. *customer stays what it is if there is such a code, or nobody. */
static enum outcome find_customer(struct context *cx, const char **customer) {
	bool known = false;
	int64_t id = 0, named = 0;
	const char *code = NULL, *others = NULL;
	if (!*customer || **customer == '\n') /* several codes */
		return DONE;
	TRY(db_get(cx->db, &known, SQL("select id from customer where code = ?1"), TEXT(*customer), TO_INT(&id)));
	if (known)
		return DONE;
	TRY(db_get(cx->db, NULL, SQL("select count(*), min(code), max(code) from customer where name like ?1 escape '\\'"),
		TEXT(pattern_of(cx->arena, *customer)), TO_INT(&named), TO_TEXT(&code), TO_TEXT(&others)));
	if (!named)
		return DONE;
	if (named > 1)
		return fail(cx->fault, BAD_DATA, "'%s' is in the names of %lld customers, %s to %s: which code?", *customer,
			(long long)named, code, others);
	*customer = code;
	return DONE;
}

enum outcome order_list(struct context *cx, const struct order_filter *filter, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.context = "order", .name = "received", .type = FIELD_INSTANT}, {.name = "customer"}, {.name = "customer_name"},
		{.name = "kind", WORDS_OF(kind_words)}, {.name = "state", WORDS_OF(state_words)}, {.name = "due", .type = FIELD_DAY},
		{.name = "promised", .type = FIELD_DAY}, {.context = "order", .name = "lines", .type = FIELD_INTEGER}, {.name = "amount", .type = FIELD_AMOUNT},
		{.name = "ref"}, {.name = "received_by"}, {.name = "note", .type = FIELD_NOTE}};
	const struct maybe from = {filter->from.given, day_start(filter->from.value)};
	const struct maybe overdue = {filter->overdue, today(cx)};
	const struct maybe to = {filter->to.given, day_start(filter->to.value + 1)};
	const int64_t month = from.given ? month_of_day(filter->from.value) : 0;
	const char *customer = filter->customer;
	const char *find = filter->find ? pattern_of(cx->arena, filter->find) : NULL;
	TRY(find_customer(cx, &customer));
	*listing = (struct listing)LISTING("orders", fields);
#define LIST_BY(found)                                                                                                     \
	return db_select(cx->db, &listing->rows, SQL("select " ORDER_COLUMNS " where " found " and " WANTED),                \
		INT(filter->id), INT(last_of(filter->id)), TEXT(filter->state), TEXT(customer), TEXT(filter->kind),    \
		MAYBE(from), MAYBE(to), TEXT(filter->department), MAYBE(overdue), TEXT(state_words[STATE_REJECTED].name), INT(month),  \
		TEXT(find), TEXT(filter->ref), TEXT(filter->item), MAYBE(filter->due_from), MAYBE(filter->due_to), INT(filter->open))
	/* One, or all: what asks for no more is prepared in half the time. */
	if (!filter->state && !filter->customer && !filter->kind && !from.given && !to.given && !filter->department
	    && !filter->overdue && !find && !filter->ref && !filter->item && !filter->due_from.given && !filter->due_to.given
	    && !filter->open)
		return db_select(cx->db, &listing->rows,
			SQL("select " ORDER_COLUMNS " where sales_order.id between ?1 and ?2 order by sales_order.id"), INT(filter->id),
			INT(last_of(filter->id)));
	/* By whatever leaves the fewest: how it is found is fixed when SQLite prepares it. */
	if (filter->overdue)
		LIST_BY("state" OPEN(SENT));
	if (filter->state && *filter->state != '\n') /* one of them */
		LIST_BY("state = ?3");
	if (customer && *customer != '\n')
		LIST_BY("customer_id = (select id from customer where code = ?4)");
	if (from.given)
		LIST_BY("month >= ?11"); /* never before that of its receipt */
	if (filter->open)
		LIST_BY("state" OPEN(ARRIVED));
	LIST_BY("sales_order.id between ?1 and ?2");
#undef LIST_BY
}
