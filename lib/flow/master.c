#include "flow/master.h"

#include "ground/language.h"
#include "ground/text.h"
#include "policy/gate.h"
#include "policy/numbers.h"
#include "policy/proposal.h"

#include <string.h>

/* What the three have in common: a code that finds the row. */

/* The code that may have been meant: of something with that name, or one that is almost written so. */
static enum outcome nearest_code(struct context *cx, const char *typed, struct query *query, const char *const *code,
	const int64_t *has_name, const char **nearest) {
	const char **codes = NULL;
	size_t count = 0;
	*nearest = NULL;
	while (db_next(query)) {
		if (*has_name)
			*nearest = *code;
		codes = arena_grow(cx->arena, codes, count, sizeof *codes);
		codes[count++] = *code;
	}
	if (!*nearest && count > 0)
		*nearest = text_nearest(typed, codes, count);
	return db_end(query);
}

#define CODES_LIKE(table) \
	SQL("select code, name = ?1 from " table " where name = ?1 or length(code) between length(?1) - 1 and length(?1) + 1" \
	    " limit 20000"), TEXT(code), TO_TEXT(&like), TO_INT(&has_name)

enum master { CUSTOMER, PRODUCT, CARRIER };
static const char *const master_names[] = {"customer", "product", "carrier"};

static enum outcome missing(struct context *cx, enum master what, const char *code) {
	const char *like = NULL, *nearest = NULL;
	int64_t has_name = 0;
	struct query query;
	switch (what) {
	case CUSTOMER:
		TRY(db_select(cx->db, &query, CODES_LIKE("customer")));
		break;
	case PRODUCT:
		TRY(db_select(cx->db, &query, CODES_LIKE("product")));
		break;
	default:
		TRY(db_select(cx->db, &query, CODES_LIKE("carrier")));
	}
	TRY(nearest_code(cx, code, &query, &like, &has_name, &nearest));
	return nearest ? fail(cx->fault, NOT_FOUND, "no %s with the code %s: %s?", said(master_names[what]), code, nearest)
		       : fail(cx->fault, NOT_FOUND, "no %s with the code %s", said(master_names[what]), code);
}

static enum outcome check_new(struct context *cx, enum master kind, const char *code, const char *name,
	bool taken) {
	const char *what = said(master_names[kind]);
	if (!*code)
		return fail(cx->fault, BAD_DATA, "a %s with an empty code", what);
	TRY(name_accept(cx->fault, NAME_CODE, code));
	if (!name || !*name)
		return fail(cx->fault, BAD_DATA, "%s %s has no name", what, code);
	if (taken)
		return fail(cx->fault, BAD_DATA, "there is a %s with the code %s already", what, code);
	return DONE;
}

static enum outcome check_edit(struct context *cx, enum master kind, const char *code, const char *name,
	bool there) {
	if (!there)
		return missing(cx, kind, code);
	if (name && !*name)
		return fail(cx->fault, BAD_DATA, "%s %s would have no name", said(master_names[kind]), code);
	return DONE;
}

/* Where a memo (context.h) has a code, if it has it: of two that want the same place the later one stays. */
static struct memo_code *memo_place(struct memo_code *places, size_t count, const char *code) {
	size_t hash = 0;
	for (const char *byte = code; *byte; byte++)
		hash = hash * 31 + (unsigned char)*byte;
	return strlen(code) < sizeof places->code ? &places[hash % count] : NULL;
}
#define MEMO_PLACE(cx, what, code) \
	((cx)->memo ? memo_place((cx)->memo->what, sizeof (cx)->memo->what / sizeof *(cx)->memo->what, code) : NULL)

static bool remembered(const struct memo_code *place, const char *code, int64_t *id) {
	if (!place || place->id == 0 || strcmp(place->code, code) != 0)
		return false;
	*id = place->id;
	return true;
}

static void remember(struct memo_code *place, const char *code, int64_t id) {
	if (!place)
		return;
	memcpy(place->code, code, strlen(code) + 1);
	place->id = id;
}

/* Out of the memo, or by the statement and then into it. */
static enum outcome seek(struct context *cx, struct memo_code *place, const char *code, int64_t *id, bool *found,
	const struct value *statement) {
	*found = remembered(place, code, id);
	if (*found)
		return DONE;
	TRY(db_get_values(cx->db, found, statement));
	if (*found)
		remember(place, code, *id);
	return DONE;
}

static enum outcome seek_customer(struct context *cx, const char *code, int64_t *id, bool *found) {
	return seek(cx, MEMO_PLACE(cx, customers, code), code, id, found,
		VALUES(SQL("select id from customer where code = ?1"), TEXT(code), TO_INT(id)));
}

static enum outcome seek_product(struct context *cx, const char *code, int64_t *id, bool *found) {
	return seek(cx, MEMO_PLACE(cx, products, code), code, id, found,
		VALUES(SQL("select id from product where code = ?1"), TEXT(code), TO_INT(id)));
}

static enum outcome seek_carrier(struct context *cx, const char *code, int64_t *id, bool *found) {
	return db_get(cx->db, found, SQL("select id from carrier where code = ?1"), TEXT(code), TO_INT(id));
}

enum outcome customer_find(struct context *cx, const char *code, int64_t *id) {
	bool found = false;
	TRY(seek_customer(cx, code, id, &found));
	return found ? DONE : missing(cx, CUSTOMER, code);
}

enum outcome product_find(struct context *cx, const char *code, int64_t *id) {
	bool found = false;
	TRY(seek_product(cx, code, id, &found));
	return found ? DONE : missing(cx, PRODUCT, code);
}

enum outcome carrier_find(struct context *cx, const char *code, int64_t *id) {
	bool found = false;
	TRY(seek_carrier(cx, code, id, &found));
	return found ? DONE : missing(cx, CARRIER, code);
}

/* Customers */

/* What clause 1.2c asks for. */
struct account {
	int64_t key, potential;
};

/* Clause 1.2c: key account and potential aren't set by whoever took an order that they still bear on. */
static enum outcome check_account(struct context *cx, int64_t id) {
	bool found = false, somebody = false;
	int64_t order_id = 0;
	const struct event event = cx->event;
	TRY(act(cx, ACT_CUSTOMER_STANDING, NULL, NO_ROLES));
	cx->event = event;
	TRY(db_get(cx->db, &found,
		SQL("select min(id) from sales_order where customer_id = ?1 and received_by = ?2 and state not in (?3, ?4, ?5)"
		    " and not exists (select 1 from contract where contract.order_id = sales_order.id) having count(*) > 0"),
		INT(id), INT(cx->actor.id), TEXT(state_words[STATE_CLOSED].name), TEXT(state_words[STATE_CANCELLED].name),
		TEXT(state_words[STATE_REJECTED].name), TO_INT(&order_id)));
	TRY(others_may(cx, ACT_CUSTOMER_STANDING, cx->actor.id, &somebody));
	return !found || !somebody ? DONE : refuse(cx, RULE_STANDING_BY_OTHERS, "%s took %s",
		cx->actor.login, number_text(cx, DOCUMENT_ORDER, order_id));
}

/* Who set it is kept from the first order on. */
static enum outcome keep_account(struct context *cx, int64_t id, const struct account *account) {
	bool free = false;
	TRY(setting_up(cx, &free));
	const struct maybe by = {!free, cx->actor.id};
	return db_exec(cx->db, SQL("update customer set key_account = ?2, potential = ?3, standing_by = ?4 where id = ?1"),
		INT(id), INT(account->key), INT(account->potential), MAYBE(by));
}

/* What is asked for of it, if it isn't so: by whom it may be set, and then set. */
static enum outcome set_account(struct context *cx, int64_t id, const struct customer_request *request) {
	struct account account = {0};
	TRY(db_get(cx->db, NULL, SQL("select key_account, potential from customer where id = ?1"), INT(id),
		TO_INT(&account.key), TO_INT(&account.potential)));
	const struct account wanted = {request->key_account.given ? request->key_account.value : account.key,
		request->potential.given ? request->potential.value : account.potential};
	if (wanted.key == account.key && wanted.potential == account.potential)
		return DONE;
	TRY(check_account(cx, id));
	return keep_account(cx, id, &wanted);
}

static enum outcome insert_customer(struct context *cx, const struct customer_request *request, int64_t *id) {
	TRY(db_exec(cx->db,
		SQL("insert into customer (code, name, key_account, potential, address, contact, phone, note)"
		    " values (?1, ?2, 0, 0, ?3, ?4, ?5, ?6)"),
		TEXT(request->code), TEXT(request->name), TEXT(request->address), TEXT(request->contact),
		TEXT(request->phone), TEXT(request->note)));
	*id = db_last_id(cx->db);
	return DONE;
}

enum outcome customer_add(struct context *cx, const struct customer_request *request) {
	int64_t id = 0;
	bool taken = false;
	TRY(act(cx, ACT_CUSTOMER, NULL, NO_ROLES));
	cx->event.document = request->code;
	TRY(seek_customer(cx, request->code, &id, &taken));
	TRY(check_new(cx, CUSTOMER, request->code, request->name, taken));
	TRY(insert_customer(cx, request, &id));
	return set_account(cx, id, request);
}

enum outcome customer_ensure(struct context *cx, const struct customer_request *request, int64_t *id) {
	bool found = false;
	TRY(seek_customer(cx, request->code, id, &found));
	if (found)
		return DONE;
	TRY(check_new(cx, CUSTOMER, request->code, request->name, false));
	return insert_customer(cx, request, id);
}

enum outcome customer_edit(struct context *cx, const struct customer_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(act(cx, ACT_CUSTOMER, NULL, NO_ROLES));
	cx->event.document = request->code;
	TRY(seek_customer(cx, request->code, &id, &there));
	TRY(check_edit(cx, CUSTOMER, request->code, request->name, there));
	TRY(db_exec(cx->db,
		SQL("update customer set name = coalesce(?2, name), address = coalesce(?3, address),"
		    " contact = coalesce(?4, contact), phone = coalesce(?5, phone), note = coalesce(?6, note) where id = ?1"),
		INT(id), TEXT(request->name), TEXT(request->address), TEXT(request->contact), TEXT(request->phone),
		TEXT(request->note)));
	return set_account(cx, id, request);
}

enum outcome customer_save(struct context *cx, const struct customer_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(seek_customer(cx, request->code, &id, &there));
	TRY(there ? customer_edit(cx, request) : customer_add(cx, request));
	cx->event.document = NULL;
	return DONE;
}

enum outcome customer_list(struct context *cx, const char *code, struct listing *listing) {
	static const struct field fields[] = {{.name = "code"}, {.name = "name"},
		{.name = "key_account", .type = FIELD_BOOLEAN}, {.name = "potential", .type = FIELD_BOOLEAN},
		{.name = "address"}, {.name = "contact"}, {.name = "phone"}, {.name = "note", .type = FIELD_NOTE}};
	int64_t id = 0;
	if (code)
		TRY(customer_find(cx, code, &id));
	*listing = (struct listing)LISTING("customers", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select code, name, key_account, potential, address, contact, phone, note from customer"
		    " where ?1 is null or code = ?1 order by code"),
		TEXT(code));
}

/* Products */

/*
 * What orders taken in from now on keep of it: a version of its own, unless it is as it was. Another name,
 * specification or unit is another product: who released it released the old one (3.4.1).
 */
static enum outcome keep_version(struct context *cx, int64_t id) {
	TRY(db_exec(cx->db,
		SQL("insert into product_version (product_id, code, name, spec, unit, price, cost, released_at, released_price,"
		    " tech_by, tech_real, production_by, production_real)"
		    " select product.id, product.code, product.name, product.spec, product.unit, product.price, product.cost,"
		    " released_at, released_price, tech_by, tech_real, production_by, production_real"
		    " from product left join product_version as old on old.id = product.version_id and old.name = product.name"
		    "  and old.spec is product.spec and old.unit is product.unit where product.id = ?1"
		    " and not exists (select 1 from product_version as version where version.id = product.version_id"
		    "  and version.name = product.name and version.spec is product.spec and version.unit is product.unit"
		    "  and version.price is product.price and version.cost is product.cost)"),
		INT(id)));
	if (db_changed(cx->db) == 0)
		return DONE;
	const int64_t version = db_last_id(cx->db);
	return db_exec(cx->db, SQL("update product set version_id = ?2 where id = ?1"), INT(id), INT(version));
}

static enum outcome insert_product(struct context *cx, const struct product_request *request, int64_t *id) {
	TRY(db_exec(cx->db,
		SQL("insert into product (code, name, spec, unit, price, cost, note)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		TEXT(request->code), TEXT(request->name), TEXT(request->spec), TEXT(request->unit),
		MAYBE(request->price), MAYBE(request->cost), TEXT(request->note)));
	*id = db_last_id(cx->db);
	return keep_version(cx, *id);
}

/* What a product costs is finance's and vp's to say; who made the database may while it is set up, or alone. */
static enum outcome check_cost(struct context *cx, const struct product_request *request, int64_t id) {
	int64_t same = 0, founder = 0;
	bool is_same = false, free = false;
	if (!request->cost.given)
		return DONE;
	TRY(db_get(cx->db, &is_same, SQL("select id from product where id = ?1 and cost = ?2"), INT(id), MAYBE(request->cost),
		TO_INT(&same)));
	if (is_same || may_act(&cx->actor, ACT_PRODUCT_COST, NO_ROLES))
		return DONE;
	TRY(setting_up(cx, &free));
	TRY(db_get(cx->db, NULL, SQL("select min(id) from person"), TO_INT(&founder)));
	free = free && founder == cx->actor.id;
	if (!free)
		TRY(works_alone(cx, &free));
	return free ? DONE : act_also(cx, ACT_PRODUCT_COST);
}

/* Nothing but the cost is no business of those who keep the list. */
static enum outcome act_on_product(struct context *cx, const struct product_request *request) {
	const bool only_cost = request->cost.given && !request->name && !request->spec && !request->unit && !request->price.given
		&& !request->note;
	return act(cx, only_cost && !may_act(&cx->actor, ACT_PRODUCT, NO_ROLES) ? ACT_PRODUCT_COST : ACT_PRODUCT, NULL, NO_ROLES);
}

enum outcome product_add(struct context *cx, const struct product_request *request) {
	int64_t id = 0;
	bool taken = false;
	TRY(act_on_product(cx, request));
	cx->event.document = request->code;
	TRY(seek_product(cx, request->code, &id, &taken));
	TRY(check_new(cx, PRODUCT, request->code, request->name, taken));
	TRY(check_cost(cx, request, 0));
	return insert_product(cx, request, &id);
}

enum outcome product_ensure(struct context *cx, const struct product_request *request, int64_t *id) {
	bool found = false;
	TRY(seek_product(cx, request->code, id, &found));
	if (found)
		return DONE;
	TRY(check_new(cx, PRODUCT, request->code, request->name, false));
	return insert_product(cx, request, id);
}

enum outcome product_edit(struct context *cx, const struct product_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(act_on_product(cx, request));
	cx->event.document = request->code;
	TRY(seek_product(cx, request->code, &id, &there));
	TRY(check_edit(cx, PRODUCT, request->code, request->name, there));
	TRY(check_cost(cx, request, id));
	TRY(db_exec(cx->db,
		SQL("update product set name = coalesce(?2, name), spec = coalesce(?3, spec),"
		    " unit = coalesce(?4, unit), price = coalesce(?5, price), cost = coalesce(?6, cost),"
		    " note = coalesce(?7, note) where id = ?1"),
		INT(id), TEXT(request->name), TEXT(request->spec), TEXT(request->unit), MAYBE(request->price),
		MAYBE(request->cost), TEXT(request->note)));
	return keep_version(cx, id);
}

enum outcome product_save(struct context *cx, const struct product_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(seek_product(cx, request->code, &id, &there));
	TRY(there ? product_edit(cx, request) : product_add(cx, request));
	cx->event.document = NULL;
	return DONE;
}

enum outcome product_list(struct context *cx, const char *code, struct listing *listing) {
	static const struct field fields[] = {{.name = "code"}, {.name = "name"}, {.name = "spec"},
		{.name = "unit"}, {.name = "price", .type = FIELD_PRICE}, {.name = "cost", .type = FIELD_PRICE, .read = READ_COST},
		{.name = "note", .type = FIELD_NOTE}};
	int64_t id = 0;
	if (code)
		TRY(product_find(cx, code, &id));
	*listing = (struct listing)LISTING("products", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select code, name, spec, unit, price, cost, note from product"
		    " where ?1 is null or code = ?1 order by code"),
		TEXT(code));
}

/* Carriers */

enum outcome carrier_add(struct context *cx, const struct carrier_request *request) {
	int64_t id = 0;
	bool taken = false;
	TRY(act(cx, ACT_CARRIER, NULL, NO_ROLES));
	cx->event.document = request->code;
	TRY(seek_carrier(cx, request->code, &id, &taken));
	TRY(check_new(cx, CARRIER, request->code, request->name, taken));
	return db_exec(cx->db,
		SQL("insert into carrier (code, name, transit_days, contact, phone, note)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		TEXT(request->code), TEXT(request->name), MAYBE(request->transit_days), TEXT(request->contact),
		TEXT(request->phone), TEXT(request->note));
}

enum outcome carrier_edit(struct context *cx, const struct carrier_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(act(cx, ACT_CARRIER, NULL, NO_ROLES));
	cx->event.document = request->code;
	TRY(seek_carrier(cx, request->code, &id, &there));
	TRY(check_edit(cx, CARRIER, request->code, request->name, there));
	/* Production's head approved it as it was: what it is called, and what it promises. */
	TRY(db_exec(cx->db,
		SQL("update carrier set approved_at = null, approved_by = null where id = ?1 and approved_at is not null"
		    " and (name <> coalesce(?2, name) or transit_days is not coalesce(?3, transit_days))"),
		INT(id), TEXT(request->name), MAYBE(request->transit_days)));
	return db_exec(cx->db,
		SQL("update carrier set name = coalesce(?2, name), transit_days = coalesce(?3, transit_days),"
		    " contact = coalesce(?4, contact), phone = coalesce(?5, phone), note = coalesce(?6, note)"
		    " where id = ?1"),
		INT(id), TEXT(request->name), MAYBE(request->transit_days), TEXT(request->contact),
		TEXT(request->phone), TEXT(request->note));
}

enum outcome carrier_save(struct context *cx, const struct carrier_request *request) {
	int64_t id = 0;
	bool there = false;
	TRY(seek_carrier(cx, request->code, &id, &there));
	TRY(there ? carrier_edit(cx, request) : carrier_add(cx, request));
	cx->event.document = NULL;
	return DONE;
}

enum outcome carrier_approve(struct context *cx, const char *code) {
	int64_t id = 0;
	TRY(act(cx, ACT_CARRIER_APPROVE, NULL, NO_ROLES));
	cx->event.document = code;
	TRY(carrier_find(cx, code, &id));
	return db_exec(cx->db,
		SQL("update carrier set approved_at = ?2, approved_by = ?3, suspended_at = null, suspended_by = null,"
		    " suspended_reason = null, poor_since = null"
		    " where id = ?1 and (approved_at is null or suspended_at is not null or poor_since is not null)"),
		INT(id), INT(cx->at), INT(cx->actor.id));
}

enum outcome carrier_list(struct context *cx, const char *code, struct listing *listing) {
	static const struct field fields[] = {{.name = "code"}, {.name = "name"},
		{.name = "transit_days", .type = FIELD_INTEGER}, {.name = "approved", .type = FIELD_INSTANT},
		{.name = "approved_by"}, {.name = "suspended", .type = FIELD_INSTANT},
		{.name = "suspended_reason", .type = FIELD_NOTE}, {.name = "contact"}, {.name = "phone"},
		{.name = "note", .type = FIELD_NOTE}};
	int64_t id = 0;
	if (code)
		TRY(carrier_find(cx, code, &id));
	*listing = (struct listing)LISTING("carriers", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select carrier.code, carrier.name, transit_days, approved_at, person.login, suspended_at, suspended_reason,"
		    " contact, phone, note from carrier left join person on person.id = approved_by"
		    " where ?1 is null or carrier.code = ?1 order by carrier.code"),
		TEXT(code));
}
