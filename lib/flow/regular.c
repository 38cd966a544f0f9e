#include "flow/regular.h"

#include "flow/demand.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/clock.h"
#include "policy/journal.h"
#include "policy/lift.h"
#include "policy/numbers.h"
#include "policy/signature.h"

#include <string.h>

/* What an order can lack: its name in sales_order.waits, and the way out. */
#define LACKS(X) \
	X(RELEASE, "release", SAID("released products: product release, by the heads of tech and production")) \
	X(PRICE, "price", SAID("the list price: approve, by vp, gm or chairman")) \
	X(SPEC, "spec", SAID("the product's own specification: order-review open, as a custom order"))
#define X(id, name, words) LACK_##id,
enum lack { LACKS(X) LACK_COUNT };
#undef X
#define LACKING(id) (1u << LACK_##id)

static const struct {
	const char *name, *words;
} lack_entries[LACK_COUNT] = {
#define X(id, name, words) [LACK_##id] = {name, words},
	LACKS(X)
#undef X
};

static int64_t less(int64_t price, int64_t share) {
	int64_t part = 0;
	return amount_share(price, share, &part) ? price - part : price;
}

/* The list price, or the one that the product was released for if that is higher: nobody lowers it on the way. */
static bool is_below_list(const struct context *cx, struct maybe price, int64_t discount, struct maybe list,
	struct maybe released) {
	const int64_t floor = released.given && released.value > list.value ? released.value : list.value;
	return !price.given || !list.given || floor <= 0
		|| less(price.value, discount) < less(floor, cx->settings.regular_discount);
}

/* Line by line; the prices are judged without a signature. */
static enum outcome find_lacks(struct context *cx, int64_t order_id, unsigned *lacks) {
	struct maybe released = {0}, price = {0}, list = {0}, released_price = {0};
	int64_t discount = 0;
	const char *spec = NULL, *own = NULL;
	struct query query;
	*lacks = 0;
	TRY(db_select(cx->db, &query,
		SQL("select released_at, order_line.price, discount, product.price, released_price, order_line.spec,"
		    " product.spec from order_line" ORDERED_PRODUCT " where order_id = ?1 order by line"),
		INT(order_id), TO_MAYBE(&released), TO_MAYBE(&price), TO_INT(&discount), TO_MAYBE(&list),
		TO_MAYBE(&released_price), TO_TEXT(&spec), TO_TEXT(&own)));
	while (db_next(&query)) {
		*lacks |= released.given ? 0 : LACKING(RELEASE);
		*lacks |= is_below_list(cx, price, discount, list, released_price) ? LACKING(PRICE) : 0;
		*lacks |= spec && own && strcmp(spec, own) != 0 ? LACKING(SPEC) : 0;
	}
	return db_end(&query);
}

/* Lines and prices: what the signature binds. */
static enum outcome content(struct context *cx, int64_t order_id, struct content *content) {
	struct query query;
	*content = (struct content){{0}};
	TRY(db_select(cx->db, &query,
		SQL("select order_id, line, product_id, product_version_id, spec, quantity, quality, price, discount, tax"
		    " from order_line where order_id = ?1 order by line"),
		INT(order_id)));
	return content_add(content, &query);
}

/* Of these prices: signed by somebody, or refused; a refusal stands as long as they do. */
static enum outcome price_signed(struct context *cx, int64_t order_id, const struct content *now, bool *is_signed,
	bool *refused) {
	int64_t agree = 0;
	struct blob digest = {0};
	struct query query;
	*is_signed = *refused = false;
	TRY(db_select(cx->db, &query,
		SQL("select agree, content from signature where prefix = ?1 and document_id = ?2 order by id"),
		TEXT(document_entries[DOCUMENT_ORDER].prefix), INT(order_id), TO_INT(&agree), TO_BLOB(&digest)));
	while (db_next(&query)) {
		if (digest.size != sizeof now->digest || memcmp(digest.bytes, now->digest, digest.size) != 0)
			continue;
		*is_signed |= agree != 0;
		*refused |= agree == 0;
	}
	*is_signed &= !*refused;
	return db_end(&query);
}

static enum outcome lacks_now(struct context *cx, int64_t order_id, unsigned *lacks) {
	struct content now;
	bool is_signed = false, refused = false;
	TRY(find_lacks(cx, order_id, lacks));
	if (!(*lacks & LACKING(PRICE)))
		return DONE;
	TRY(content(cx, order_id, &now));
	TRY(price_signed(cx, order_id, &now, &is_signed, &refused));
	*lacks &= is_signed ? ~LACKING(PRICE) : ~0U;
	return DONE;
}

/*
 * Production's hours begin when the order comes to it; for one that was cancelled without a reply and is
 * recorded again, they began with that.
 */
static enum outcome start_reply_clock(struct context *cx, int64_t id) {
	enum { SECONDS_A_DAY = 86400 };
	struct maybe earlier = {0};
	TRY(db_get(cx->db, NULL,
		SQL("select min(started_at) from sales_order join clock on clock.order_id = sales_order.id"
		    " where customer_id = (select mine.customer_id from sales_order as mine where mine.id = ?4)"
		    " and state = 'cancelled' and clock.kind = ?2 and received_at > ?3"
		    " and not exists (select 1 from reply where reply.order_id = sales_order.id)"
		    " and exists (select 1 from order_line as old join order_line as new on new.product_id = old.product_id"
		    "  where old.order_id = sales_order.id and new.order_id = ?4) and ?1 is not null"),
		INT(id), TEXT(clock_kinds[CLOCK_REPLY].name),
		INT(cx->at - cx->settings.small_order_days * SECONDS_A_DAY), INT(id), TO_MAYBE(&earlier)));
	return clock_start(cx, CLOCK_REPLY, id, DOCUMENT_ORDER, id, earlier.given ? earlier.value : cx->now);
}

/* "release,price" */
static const char *lack_names(struct context *cx, unsigned lacks) {
	const char *names = NULL;
	for (int i = 0; i < LACK_COUNT; i++)
		if (lacks & (1u << i))
			names = names ? arena_printf(cx->arena, "%s,%s", names, lack_entries[i].name) : lack_entries[i].name;
	return names;
}

static enum outcome to_production(struct context *cx, struct standing *standing) {
	if (standing_reached(standing, STATE_WITH_PRODUCTION))
		return DONE;
	TRY(lifecycle_reach(cx, standing, STATE_WITH_PRODUCTION));
	return start_reply_clock(cx, standing->id);
}

static enum outcome from_production(struct context *cx, struct standing *standing) {
	if (!standing_reached(standing, STATE_WITH_PRODUCTION) || standing_reached(standing, STATE_IN_PRODUCTION))
		return DONE;
	TRY(db_exec(cx->db, SQL("update sales_order set promised = null where id = ?1"), INT(standing->id)));
	TRY(clock_stop(cx, CLOCK_REPLY, DOCUMENT_ORDER, standing->id));
	return lifecycle_return(cx, standing, STATE_RECEIVED);
}

enum outcome regular_judge(struct context *cx, struct standing *standing) {
	unsigned lacks = 0;
	if (standing->kind != KIND_REGULAR || standing->state == STATE_ON_HOLD)
		return DONE;
	TRY(lacks_now(cx, standing->id, &lacks));
	if (lacks == 0 && !standing_reached(standing, STATE_WITH_PRODUCTION))
		TRY(to_production(cx, standing));
	else if (lacks != 0)
		TRY(from_production(cx, standing));
	if (lacks == 0 && cx->event.action == ACT_ORDER_NEW)
		return DONE; /* it never waited */
	return db_exec(cx->db, SQL("update sales_order set waits = ?2 where id = ?1 and coalesce(waits, '') <> coalesce(?2, '')"),
		INT(standing->id), TEXT(lack_names(cx, lacks)));
}

enum outcome regular_waits(struct context *cx, int64_t order_id, const char **words) {
	struct order order;
	unsigned lacks = 0;
	*words = NULL;
	TRY(order_load(cx, order_id, &order));
	if (!standing_waits(&order.standing))
		return DONE;
	TRY(lacks_now(cx, order_id, &lacks));
	for (int i = 0; i < LACK_COUNT; i++) {
		const char *lack = said(lack_entries[i].words);
		if (lacks & (1u << i))
			*words = *words ? arena_printf(cx->arena, said("%s; %s"), *words, lack) : lack;
	}
	return DONE;
}

/* Whoever took the order in, and who that really was. */
static enum outcome find_author(struct context *cx, int64_t order_id, struct author *author) {
	return db_get(cx->db, NULL,
		SQL("select received_by, coalesce((select real from event where event.order_id = sales_order.id"
		    " order by event.id limit 1), person.login) from sales_order join person on person.id = received_by"
		    " where sales_order.id = ?1"),
		INT(order_id), TO_INT(&author->person), TO_TEXT(&author->real));
}

enum outcome regular_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct order order;
	struct author author = {0};
	unsigned lacks = 0;
	bool somebody_else = false, is_signed = false, refused_before = false;
	struct signing signing = {.document = DOCUMENT_ORDER, .id = id, .rule = RULE_REGULAR_PRICE,
		.refused = refused, .reason = reason};
	TRY(order_load(cx, id, &order));
	TRY(act(cx, ACT_ORDER_APPROVE, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	TRY(find_lacks(cx, id, &lacks));
	TRY(content(cx, id, &signing.content));
	TRY(price_signed(cx, id, &signing.content, &is_signed, &refused_before));
	if (order.standing.kind != KIND_REGULAR || !(lacks & LACKING(PRICE)) || is_signed)
		return refuse(cx, RULE_REGULAR_PRICE, "%s has no price that waits for a signature", order.number);
	if (refused_before)
		return refuse(cx, RULE_REGULAR_PRICE, "the prices of %s were refused; it can be reviewed as a custom order",
			order.number);
	TRY(find_author(cx, id, &author));
	TRY(four_eyes(cx, &author, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_REGULAR_PRICE, "%s was taken in by the one who signs; it takes somebody else",
			order.number);
	if (!refused)
		TRY(allowed(cx, RULE_REGULAR_PRICE, false, text_says(reason) ? reason : said("the prices are signed"),
			"%s is below the list price", order.number));
	TRY(sign(cx, &signing));
	return regular_judge(cx, &order.standing);
}

/* Releases */

struct release {
	int64_t product_id, version_id;
	struct maybe released_at, price, released_price, tech_by, production_by;
	const char *tech_real, *production_real;
};

static enum outcome load_release(struct context *cx, const char *code, struct release *release) {
	*release = (struct release){0};
	TRY(product_find(cx, code, &release->product_id));
	return db_get(cx->db, NULL,
		SQL("select product_version.id, released_at, product_version.price, released_price, tech_by, tech_real,"
		    " production_by, production_real from product join product_version on product_version.id = version_id"
		    " where product.id = ?1"),
		INT(release->product_id), TO_INT(&release->version_id), TO_MAYBE(&release->released_at),
		TO_MAYBE(&release->price), TO_MAYBE(&release->released_price), TO_MAYBE(&release->tech_by),
		TO_TEXT(&release->tech_real), TO_MAYBE(&release->production_by), TO_TEXT(&release->production_real));
}

/* Does nobody else head tech or production? */
static enum outcome is_alone(struct context *cx, bool *alone) {
	int64_t others = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) from person join person_role on person_id = person.id where head = 1"
		    " and left_at is null and role in (?2, ?3) and person.id <> ?1"),
		INT(cx->actor.id), TEXT(role_words[ROLE_TECH].name), TEXT(role_words[ROLE_PRODUCTION].name),
		TO_INT(&others)));
	*alone = others == 0;
	return DONE;
}

/* All versions that say the same of the product. */
#define SAME_PRODUCT \
	" where product_id = ?1 and exists (select 1 from product_version as now where now.id = ?2" \
	" and now.name = product_version.name and coalesce(now.spec, '') = coalesce(product_version.spec, '')" \
	" and coalesce(now.unit, '') = coalesce(product_version.unit, ''))"

static enum outcome store_release(struct context *cx, const struct release *release, bool complete) {
	const struct maybe when = {complete, cx->at};
	return db_exec(cx->db,
		SQL("update product_version set tech_by = ?3, tech_real = ?4, production_by = ?5, production_real = ?6,"
		    " released_at = ?7, released_price = case when ?7 is null then null when product_version.id = ?2"
		    " then price else coalesce(released_price, price) end" SAME_PRODUCT),
		INT(release->product_id), INT(release->version_id), MAYBE(release->tech_by), TEXT(release->tech_real),
		MAYBE(release->production_by), TEXT(release->production_real), MAYBE(when));
}

/* Orders that wait for it, and whatever else they have, go on. */
static enum outcome let_go_on(struct context *cx, int64_t product_id) {
	int64_t order_id = 0;
	struct order order;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select sales_order.id from sales_order where state = ?2 and kind = ?3 and exists (select 1 from order_line"
		    " where order_line.order_id = sales_order.id and order_line.product_id = ?1) order by sales_order.id"),
		INT(product_id), TEXT(state_words[STATE_RECEIVED].name), TEXT(kind_words[KIND_REGULAR].name), TO_INT(&order_id)));
	while (db_next(&query)) {
		journal_concerns(cx, order_id);
		TRY(order_load(cx, order_id, &order));
		TRY(regular_judge(cx, &order.standing));
	}
	return db_end(&query);
}

/* The sides that the actor takes: one, of a product that the other has released another; both, alone. */
static enum outcome take_sides(struct context *cx, const char *code, struct release *release) {
	const roles mine = cx->actor.roles & (TECH | PRODUCTION);
	const bool first = !release->tech_by.given && !release->production_by.given;
	const struct maybe me = {true, cx->actor.id};
	bool alone = false, somebody_else = true;
	TRY(is_alone(cx, &alone));
	if (!first) {
		const struct author author = release->tech_by.given
			? (struct author){release->tech_by.value, release->tech_real}
			: (struct author){release->production_by.value, release->production_real};
		const roles missing = release->tech_by.given ? PRODUCTION : TECH;
		TRY(four_eyes(cx, &author, &somebody_else));
		if (!(mine & missing) || (!somebody_else && !alone))
			return refuse(cx, RULE_PRODUCT_RELEASED, "%s is released by one head; it takes the other's, somebody else", code);
	}
	const bool tech = !release->tech_by.given && (mine & TECH) && (!first || alone || !(mine & PRODUCTION));
	const bool production = !release->production_by.given && (mine & PRODUCTION);
	if (tech) {
		release->tech_by = me;
		release->tech_real = cx->actor.real;
	}
	if (production) {
		release->production_by = me;
		release->production_real = cx->actor.real;
	}
	return DONE;
}

enum outcome product_release(struct context *cx, const char *code) {
	struct release release;
	TRY(act(cx, ACT_PRODUCT_RELEASE, NULL, NO_ROLES));
	cx->event.document = code;
	TRY(load_release(cx, code, &release));
	TRY(demand_known(cx, 0, release.product_id));
	const bool lowered = release.price.value < release.released_price.value;
	if (release.released_at.given && !lowered)
		return fail(cx->fault, BAD_DATA, "%s is released already", code);
	if (release.released_at.given) /* for another price: by both anew */
		release.tech_by = release.production_by = (struct maybe){0};
	TRY(take_sides(cx, code, &release));
	const bool complete = release.tech_by.given && release.production_by.given;
	TRY(store_release(cx, &release, complete));
	return complete ? let_go_on(cx, release.product_id) : DONE;
}

enum outcome regular_below_list(struct context *cx, int64_t quotation_id, int64_t *line) {
	struct maybe price = {0}, list = {0}, released = {0};
	int64_t discount = 0, number = 0;
	struct query query;
	*line = 0;
	TRY(db_select(cx->db, &query,
		SQL("select quotation_line.line, quotation_line.price, quotation_line.discount, product.price, released_price"
		    " from quotation join sales_order on sales_order.id = quotation.order_id"
		    " join quotation_line on quotation_id = quotation.id join order_line on order_line.order_id = sales_order.id"
		    "  and order_line.line = quotation_line.line" ORDERED_PRODUCT
		    " where quotation.id = ?1 and kind = ?2 order by 1"),
		INT(quotation_id), TEXT(kind_words[KIND_REGULAR].name), TO_INT(&number), TO_MAYBE(&price), TO_INT(&discount),
		TO_MAYBE(&list), TO_MAYBE(&released)));
	while (db_next(&query))
		if (*line == 0 && is_below_list(cx, price, discount, list, released))
			*line = number;
	return db_end(&query);
}

enum outcome product_releases(struct context *cx, const char *code, struct listing *listing) {
	static const struct field fields[] = {{.name = "code"}, {.name = "name"},
		{.context = "product", .name = "released", .type = FIELD_INSTANT}, {.name = "price", .type = FIELD_PRICE},
		{.context = "role", .name = "tech"}, {.context = "role", .name = "production"}};
	int64_t id = 0;
	if (code)
		TRY(product_find(cx, code, &id));
	*listing = (struct listing)LISTING("releases", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select product_version.code, product_version.name, released_at, released_price, tech.login,"
		    " production.login from product join product_version on product_version.id = version_id"
		    " left join person as tech on tech.id = tech_by"
		    " left join person as production on production.id = production_by"
		    " where (?1 is null or product.code = ?1)"
		    " and (released_at is not null or tech_by is not null or production_by is not null)"
		    " order by product_version.code"),
		TEXT(code));
}
