#include "report/registers.h"

#include "flow/order.h"
#include "ground/moment.h"
#include "policy/numbers.h"

struct maybe register_begins(const struct register_filter *filter) {
	return (struct maybe){filter->from.given, day_start(filter->from.value)};
}

struct maybe register_ends(const struct register_filter *filter) {
	return (struct maybe){filter->to.given, day_start(filter->to.value + 1)};
}

struct register_filter register_month(const struct context *cx, const struct register_filter *filter) {
	struct register_filter month = *filter;
	const int64_t this = month_of_day(today(cx));
	if (!filter->from.given && !filter->to.given && !filter->order_id)
		month.from = (struct maybe){true, month_first_day(this)};
	return month;
}

enum outcome register_shipping(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {{.name = "requester"},
		{.context = "shipping register", .name = "received", .type = FIELD_INSTANT},
		{.name = "issued", .type = FIELD_INSTANT},
		{.name = "equipment"}, {.context = "shipping register", .name = "tubing"},
		{.name = "qty", .type = FIELD_QUANTITY}, {.name = "labels"},
		{.name = "special", .type = FIELD_NOTE}, {.name = "address"},
		{.name = "contact"}, {.name = "phone"},
		{.context = "shipping register", .name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}};
	TRY(db_get(cx->db, NULL,
		SQL("select count(*)"
		    " from ship_request join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " where withdrawn_at is null and (?1 is null or requested_at >= ?1) and (?2 is null or requested_at < ?2)"
		    " and (?3 is null or customer.code = ?3) and not exists (select 1 from delivery_note"
		    "  where request_id = ship_request.id and delivery_note.withdrawn_at is null)"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer), TO_INT(act)));
	*listing = (struct listing)LISTING("shipping", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select person.name, requested_at, (select min(made_at) from delivery_note"
		    "  where request_id = ship_request.id and delivery_note.withdrawn_at is null),"
		    " equipment, tubing, quantity, labels, special, ship_request.address, ship_request.contact,"
		    " ship_request.phone, order_id"
		    " from ship_request join ship_request_line on request_id = ship_request.id"
		    " join person on person.id = requested_by join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id"
		    " where withdrawn_at is null and (?1 is null or requested_at >= ?1) and (?2 is null or requested_at < ?2)"
		    " and (?3 is null or customer.code = ?3) order by ship_request.id, line"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer));
}

enum outcome register_notes(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {{.name = "ordered", .type = FIELD_INSTANT},
		{.name = "item_name"}, {.name = "qty", .type = FIELD_QUANTITY},
		{.context = "notes register", .name = "arrive", .type = FIELD_DAY},
		{.name = "special", .type = FIELD_NOTE},
		{.context = "notes register", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "handler"}, {.context = "notes register", .name = "requester"}};
	TRY(db_get(cx->db, NULL,
		SQL("select count(*)"
		    " from delivery_note join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " where withdrawn_at is null and (?1 is null or made_at >= ?1) and (?2 is null or made_at < ?2)"
		    " and (?3 is null or customer.code = ?3) and dispatched_at is null"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer), TO_INT(act)));
	*listing = (struct listing)LISTING("notes", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select made_at, product.name, delivery_note_line.quantity, arrive_on, special, delivery_note.id,"
		    " handler.name, requester.name"
		    " from delivery_note join delivery_note_line on note_id = delivery_note.id"
		    " join ship_request on ship_request.id = request_id"
		    " join sales_order on sales_order.id = delivery_note.order_id"
		    " join customer on customer.id = customer_id"
		    " join order_line on order_line.order_id = sales_order.id and order_line.line = delivery_note_line.line"
		    ORDERED_PRODUCT " join person as handler on handler.id = made_by"
		    " join person as requester on requester.id = requested_by"
		    " where delivery_note.withdrawn_at is null and (?1 is null or made_at >= ?1)"
		    " and (?2 is null or made_at < ?2) and (?3 is null or customer.code = ?3)"
		    " and delivery_note.id between ?4 and ?5 order by delivery_note.id, delivery_note_line.line"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer),
		INT(filter->note), INT(last_of(filter->note)));
}

enum outcome register_dispatch(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {{.name = "ordered", .type = FIELD_INSTANT},
		{.name = "item_name"}, {.name = "batch"},
		{.name = "qty", .type = FIELD_QUANTITY},
		{.name = "special", .type = FIELD_NOTE},
		{.context = "dispatch register", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE},
		{.name = "handler"}, {.name = "requester"},
		{.context = "dispatch register", .name = "dispatched", .type = FIELD_INSTANT},
		{.context = "dispatch register", .name = "carrier"},
		{.context = "dispatch register", .name = "waybill"}};
	TRY(db_get(cx->db, NULL,
		SQL("select count(*)"
		    " from delivery_note join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " where dispatched_at is not null and (?1 is null or dispatched_at >= ?1) and (?2 is null or dispatched_at < ?2)"
		    " and (?3 is null or customer.code = ?3) and delivered_at is null"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer), TO_INT(act)));
	*listing = (struct listing)LISTING("dispatch", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select made_at, product.name, batch, delivery_batch.quantity, special, delivery_note.id,"
		    " handler.name, requester.name, dispatched_at, carrier.name, nullif(waybill, '')"
		    " from delivery_note join delivery_batch on note_id = delivery_note.id"
		    " join inspection on inspection.id = inspection_id"
		    " join ship_request on ship_request.id = request_id"
		    " join sales_order on sales_order.id = delivery_note.order_id"
		    " join customer on customer.id = customer_id"
		    " join order_line on order_line.order_id = sales_order.id and order_line.line = delivery_batch.line"
		    ORDERED_PRODUCT " join person as handler on handler.id = made_by"
		    " join carrier on carrier.id = carrier_id"
		    " join person as requester on requester.id = requested_by"
		    " where dispatched_at is not null and (?1 is null or dispatched_at >= ?1)"
		    " and (?2 is null or dispatched_at < ?2) and (?3 is null or customer.code = ?3)"
		    " order by delivery_note.id, delivery_batch.line, inspection.id"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), TEXT(filter->customer));
}
