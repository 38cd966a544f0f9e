#include "report/form_parts.h"

#include "flow/order.h"
#include "flow/review.h"
#include "policy/numbers.h"
#include "report/registers.h"
#include "report/summary.h"

/* The headings of paper are longer than those of a screen: they have a context of their own. */
#define FIELD(of, called) {.context = (of), .name = (called)}
#define TYPED(of, called, is) {.context = (of), .name = (called), .type = FIELD_##is}
#define NUMBERED(of, called, is) \
	{.context = (of), .name = (called), .type = FIELD_NUMBER, .document = DOCUMENT_##is}
#define WORDED(of, called, list) {.context = (of), .name = (called), WORDS_OF(list)}
#define DEPARTMENT WORDED("form", "department", role_words)
#define CUSTOMER FIELD("form", "customer")
#define LINE TYPED("form", "line", INTEGER)
#define ITEM FIELD("form", "item"), FIELD("form", "item_name"), FIELD("form", "spec")
#define QUANTITY TYPED("form", "qty", QUANTITY), FIELD("form", "unit")

enum outcome form_order(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "order", ORDER), CUSTOMER,
		TYPED("form", "key_account", BOOLEAN), TYPED("form", "potential", BOOLEAN),
		WORDED("form", "kind", kind_words), FIELD("form", "ref"),
		TYPED("form", "received", INSTANT), FIELD("form", "received_by"), TYPED("form", "due", DAY),
		TYPED("form", "promised", DAY), TYPED("form", "estimated_amount", AMOUNT), TYPED("form", "note", NOTE)};
	*listing = (struct listing)LISTING("order", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select sales_order.id, customer.name, key_account, potential, kind, ref, received_at, person.name, due, promised,"
		    " (select sum(amount) from order_line where order_id = sales_order.id), sales_order.note"
		    " from sales_order join customer on customer.id = customer_id join person on person.id = received_by"
		    " where sales_order.id = ?1"),
		INT(id));
}

enum outcome form_order_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {LINE, ITEM, QUANTITY, TYPED("form, order lines", "due", DAY), FIELD("form", "quality"),
		TYPED("form", "amount", AMOUNT), TYPED("form", "note", NOTE)};
	*listing = (struct listing)LISTING("order_lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select line, code, product.name, coalesce(order_line.spec, product.spec), quantity, unit, due, quality, amount,"
		    " order_line.note from order_line" ORDERED_PRODUCT " where order_id = ?1 order by line"),
		INT(id));
}

/* The newest review of an order. */
#define NEWEST_REVIEW " (select max(id) from review where order_id = ?1)"

enum outcome form_review(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {TYPED("form", "opened", INSTANT), FIELD("form", "opened_by"),
		TYPED("form", "meeting", DAY), FIELD("form", "attendees"),
		WORDED("form", "mode", acceptance_modes), TYPED("form", "raise_percent", PERCENT),
		TYPED("form", "extend_days", INTEGER), TYPED("form", "reason", NOTE), TYPED("form", "concluded", INSTANT),
		FIELD("form", "concluded_by"), FIELD("form", "never_made"), NUMBERED("form", "undecided", ORDER)};
	*listing = (struct listing)LISTING("review", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select opened_at, opener.name, meeting_on, attendees, mode, raise_percent, extend_days, reason, concluded_at,"
		    " concluder.name, (select group_concat(distinct code) from order_line join product on product.id = product_id"
		    "  where order_id = ?1 and made = 0), (select nullif(max(undecided_order), ?1) from order_line"
		    "  join product on product.id = product_id where order_id = ?1) from review join person as opener on opener.id = opened_by"
		    " left join person as concluder on concluder.id = concluded_by where review.id =" NEWEST_REVIEW), INT(id));
}

enum outcome form_opinions(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {DEPARTMENT, TYPED("form", "agree", BOOLEAN), TYPED("form", "comment", NOTE),
		TYPED("form", "new_product", BOOLEAN), FIELD("form", "by"), TYPED("form", "at", INSTANT)};
	*listing = (struct listing)LISTING("opinions", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, agree, comment, new_product, name, opinion_at from review_department"
		    " left join person on person.id = opinion_by where review_id =" NEWEST_REVIEW " order by department"), INT(id));
}

enum outcome form_days(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {DEPARTMENT, TYPED("form", "days", INTEGER), FIELD("form, days", "by"),
		TYPED("form", "at", INSTANT), TYPED("form", "comment", NOTE), FIELD("form", "signature")};
	*listing = (struct listing)LISTING("days", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, days, name, days_at, comment, null from review_department"
		    " left join person on person.id = days_by where review_id =" NEWEST_REVIEW " order by department"), INT(id));
}

enum outcome form_quotation(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "quotation", QUOTATION), TYPED("form", "version", INTEGER),
		NUMBERED("form", "order", ORDER), CUSTOMER, FIELD("form", "contact"), FIELD("form", "phone"),
		TYPED("form", "quoted", INSTANT), FIELD("form", "quoted_by"), TYPED("form", "valid", DAY),
		TYPED("form, quotation", "due", DAY), TYPED("form, quotation", "amount", AMOUNT), TYPED("form", "tax_amount", AMOUNT),
		TYPED("form", "total", AMOUNT)};
	*listing = (struct listing)LISTING("quotation", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select quotation.id, version, order_id, customer.name, contact, phone, quoted_at, person.name, valid_on,"
		    " quotation.due, amount, tax_amount, amount + tax_amount from quotation"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " join person on person.id = quoted_by where quotation.id = ?1"),
		INT(id));
}

#define PRICED_FIELDS \
	LINE, ITEM, QUANTITY, TYPED("form", "price", PRICE), TYPED("form", "discount", PERCENT), TYPED("form", "tax", PERCENT), \
		TYPED("form", "amount", AMOUNT), TYPED("form", "tax_amount", AMOUNT)
#define PRICED_LINES \
	"select quotation_line.line, code, product.name, coalesce(order_line.spec, product.spec), quotation_line.quantity, unit," \
	" quotation_line.price, quotation_line.discount, quotation_line.tax, quotation_line.amount, quotation_line.tax_amount" \
	" from quotation_line join quotation on quotation.id = quotation_line.quotation_id join order_line" \
	"  on order_line.order_id = quotation.order_id and order_line.line = quotation_line.line" \
	ORDERED_PRODUCT

enum outcome form_quotation_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {PRICED_FIELDS};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows, SQL(PRICED_LINES " where quotation.id = ?1 order by 1"), INT(id));
}

enum outcome form_contract(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "contract", CONTRACT), TYPED("form", "version", INTEGER),
		NUMBERED("form", "order", ORDER), NUMBERED("form", "quotation", QUOTATION), CUSTOMER,
		TYPED("form", "signed", INSTANT), FIELD("form", "signatory"), FIELD("form", "customer_signatory"),
		TYPED("form, contract", "due", DAY), TYPED("form, contract", "amount", AMOUNT), TYPED("form", "tax_amount", AMOUNT),
		TYPED("form", "total", AMOUNT), TYPED("form", "terms", NOTE), TYPED("form, contract", "reason", NOTE)};
	*listing = (struct listing)LISTING("contract", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select contract.id, version, contract.order_id, quotation_id, customer.name, signed_at, signatory,"
		    " customer_signatory, contract.due, amount, tax_amount, amount + tax_amount, terms, reason from contract"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id where contract.id = ?1"),
		INT(id));
}

enum outcome form_contract_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {PRICED_FIELDS};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL(PRICED_LINES " join contract on contract.quotation_id = quotation.id where contract.id = ?1 order by 1"), INT(id));
}

enum outcome form_contract_files(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {FIELD("form", "file"), TYPED("form", "bytes", INTEGER), FIELD("form", "sha256")};
	*listing = (struct listing)LISTING("files", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select name, size, lower(hex(sha256)) from archived_file where prefix = ?1 and document_id = ?2 order by name"),
		TEXT(document_entries[DOCUMENT_CONTRACT].prefix), INT(id));
}

enum outcome form_note(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "delivery_note", DELIVERY_NOTE),
		NUMBERED("form", "request", SHIP_REQUEST), CUSTOMER, FIELD("form", "address"), FIELD("form", "contact"),
		FIELD("form", "phone"), FIELD("form", "tubing"), FIELD("form", "labels"), TYPED("form", "issued", INSTANT),
		TYPED("form", "confirmed", INSTANT), FIELD("form", "packaging"), FIELD("form", "carrier"),
		FIELD("form", "waybill"), TYPED("form", "dispatched", INSTANT)};
	*listing = (struct listing)LISTING("delivery_note", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select delivery_note.id, request_id, customer.name, ship_request.address, ship_request.contact, ship_request.phone,"
		    " tubing, labels, made_at, confirmed_at, packaging, carrier.name, nullif(waybill, ''), dispatched_at"
		    " from delivery_note join ship_request on ship_request.id = request_id"
		    " join sales_order on sales_order.id = delivery_note.order_id join customer on customer.id = customer_id"
		    " left join carrier on carrier.id = carrier_id where delivery_note.id = ?1"),
		INT(id));
}

/* Exactly what clause 2.5.4 names, as its register has it. */
enum outcome form_note_lines(struct context *cx, int64_t id, struct listing *listing) {
	int64_t act = 0;
	return register_notes(cx, &(struct register_filter){.note = id}, listing, &act);
}

enum outcome form_finished(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "report", FINISHED_GOODS), NUMBERED("form", "order", ORDER),
		CUSTOMER, LINE, ITEM, QUANTITY, FIELD("form", "batch"), NUMBERED("form", "inspection", INSPECTION),
		TYPED("form", "passed", QUANTITY), TYPED("form", "rework", QUANTITY), TYPED("form", "scrap", QUANTITY),
		TYPED("form", "inspected", INSTANT), FIELD("form", "inspected_by"), TYPED("form", "finished", INSTANT),
		FIELD("form", "finished_by")};
	*listing = (struct listing)LISTING("finished_goods", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select finished_goods.id, finished_goods.order_id, customer.name, finished_goods.line, product.code, product.name,"
		    " coalesce(order_line.spec, product.spec), finished_goods.quantity, unit, batch, inspection_id, passed, rework,"
		    " scrap, inspected_at, inspector.name, finished_at, finisher.name from finished_goods"
		    " join inspection on inspection.id = inspection_id join sales_order on sales_order.id = finished_goods.order_id"
		    " join customer on customer.id = customer_id join order_line on order_line.order_id = finished_goods.order_id"
		    "  and order_line.line = finished_goods.line" ORDERED_PRODUCT
		    " join person as inspector on inspector.id = inspected_by join person as finisher on finisher.id = finished_by"
		    " where finished_goods.id = ?1"),
		INT(id));
}

enum outcome form_demand(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "plan", DEMAND_PLAN), NUMBERED("form", "order", ORDER), CUSTOMER,
		FIELD("form", "product"), TYPED("form", "purpose", NOTE), TYPED("form", "standard", NOTE),
		TYPED("form", "yearly", QUANTITY), TYPED("form", "target_price", PRICE), TYPED("form", "needed", DAY),
		TYPED("form, demand", "reason", NOTE), TYPED("form", "filed", INSTANT), FIELD("form", "filed_by")};
	*listing = (struct listing)LISTING("demand_plan", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select demand_plan.id, order_id, customer.name, product, purpose, standard, yearly, target_price, needed_on, reason,"
		    " filed_at, person.name from demand_plan join sales_order on sales_order.id = order_id"
		    " join customer on customer.id = customer_id join person on person.id = filed_by where demand_plan.id = ?1"),
		INT(id));
}

enum outcome form_demand_lines(struct context *cx, int64_t id, struct listing *listing) {
	int64_t order_id = 0;
	bool found = false;
	TRY(db_get(cx->db, &found, SQL("select order_id from demand_plan where id = ?1"), INT(id), TO_INT(&order_id)));
	return form_order_lines(cx, order_id, listing);
}

enum outcome form_change(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form", "notice", CHANGE_NOTICE), NUMBERED("form", "order", ORDER),
		CUSTOMER, TYPED("form, change", "reason", NOTE), TYPED("form", "rest", NOTE), TYPED("form", "proposed", INSTANT),
		FIELD("form", "proposed_by"), TYPED("form", "effective", INSTANT),
		NUMBERED("form", "affects_quotation", QUOTATION), NUMBERED("form", "affects_contract", CONTRACT),
		TYPED("form", "affects_steps", INTEGER)};
	*listing = (struct listing)LISTING("change_notice", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select change_notice.id, order_id, customer.name, reason, rest, proposed_at, person.name, effective_at,"
		    " (select max(id) from quotation where order_id = change_notice.order_id and withdrawn_at is null),"
		    " (select max(id) from contract where order_id = change_notice.order_id),"
		    " (select count(*) from step where order_id = change_notice.order_id and finished_at is null)"
		    " from change_notice join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " join person on person.id = proposed_by where change_notice.id = ?1"),
		INT(id));
}

enum outcome form_change_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {LINE, FIELD("form", "item_name"), TYPED("form", "old_qty", QUANTITY),
		TYPED("form, change lines", "qty", QUANTITY), FIELD("form", "old_spec"), FIELD("form, change lines", "spec"), FIELD("form", "old_quality"),
		FIELD("form, change lines", "quality"), TYPED("form", "old_due", DAY), TYPED("form, change lines", "due", DAY)};
	*listing = (struct listing)LISTING("lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select change_notice_line.line, product.name, old_quantity, change_notice_line.quantity, old_spec,"
		    " change_notice_line.spec, old_quality, change_notice_line.quality, old_due, change_notice_line.due"
		    " from change_notice_line join change_notice on change_notice.id = notice_id"
		    " join order_line on order_line.order_id = change_notice.order_id and order_line.line = change_notice_line.line"
		    ORDERED_PRODUCT " where notice_id = ?1 order by 1"),
		INT(id));
}

enum outcome form_outsourcing(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED("form, outsourcing", "request", OUTSOURCING), NUMBERED("form", "order", ORDER), LINE,
		FIELD("form", "item"), FIELD("form", "item_name"), QUANTITY, FIELD("form", "spec"), FIELD("form", "quality"),
		TYPED("form", "needed", DAY), TYPED("form, outsourcing", "price", PRICE), TYPED("form, outsourcing", "reason", NOTE),
		TYPED("form, outsourcing", "ground", NOTE),
		TYPED("form", "requested", INSTANT), FIELD("form", "requested_by"), FIELD("form", "supplier"),
		TYPED("form", "handled_price", PRICE), TYPED("form", "deliver", DAY), FIELD("form", "handled_by")};
	*listing = (struct listing)LISTING("outsourcing", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select outsourcing.id, outsourcing.order_id, outsourcing.line, code, product.name, outsourcing.quantity, unit,"
		    " outsourcing.spec, outsourcing.quality, needed_on, outsourcing.price, reason,"
		    " coalesce(outsourcing.statement, (select code || ': ' || over_capacity.reason from over_capacity"
		    "  join work_centre on work_centre.id = centre_id where over_capacity.id = over_id)), requested_at, requester.name, supplier,"
		    " handled_price, deliver_on, handler.name from outsourcing"
		    " join order_line on order_line.order_id = outsourcing.order_id and order_line.line = outsourcing.line"
		    ORDERED_PRODUCT " join person as requester on requester.id = requested_by"
		    " left join person as handler on handler.id = handled_by where outsourcing.id = ?1"),
		INT(id));
}

enum outcome form_outsourcing_receipts(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {TYPED("form, outsourcing receipts", "received", INSTANT), TYPED("form", "qty", QUANTITY), FIELD("form, outsourcing receipts", "by")};
	*listing = (struct listing)LISTING("receipts", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select received_at, quantity, person.name from outsourcing_receipt join person on person.id = received_by"
		    " where outsourcing_id = ?1 order by outsourcing_receipt.id"),
		INT(id));
}

/* "sales, qc" of one more. */
static const char *and_department(struct context *cx, const char *list, const char *department) {
	return arena_printf(cx->arena, "%s%s%s", list ? list : "", list ? ", " : "", department);
}

enum outcome form_summary(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {TYPED("form", "month", MONTH), TYPED("form", "closed", INSTANT),
		FIELD("form", "closed_by"), WORDED("form", "late", role_words),
		WORDED("form", "excused", role_words),
		WORDED("form", "revised", role_words), WORDED("form", "acknowledged_by", role_words)};
	struct summary summary;
	const char *late = NULL, *excused = NULL, *revised = NULL, *noted = NULL;
	*listing = (struct listing)LISTING("summary", fields);
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	for (int i = 0; i < summary.text_count; i++) {
		const struct summary_text *text = &summary.texts[i];
		late = text->late ? and_department(cx, late, text->department) : late;
		excused = text->excused_at.given ? and_department(cx, excused, text->department) : excused;
		revised = text->versions > 1 ? and_department(cx, revised, text->department) : revised;
	}
	for (int i = 0; i < SUMMARY_NOTES; i++)
		if (summary.notes[i].at.given)
			noted = and_department(cx, noted, role_words[summary.notes[i].role].name);
	listing_number(cx->arena, listing, month);
	listing_maybe(cx->arena, listing, summary.closed_at);
	listing_text(cx->arena, listing, summary.closed_by);
	listing_text(cx->arena, listing, late);
	listing_text(cx->arena, listing, excused);
	listing_text(cx->arena, listing, revised);
	listing_text(cx->arena, listing, noted);
	return DONE;
}

/* The figures of the whole; those by item are for the screen. */
enum outcome form_summary_figures(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {WORDED("form", "section", section_words),
		WORDED("form", "measure", measure_words), TYPED("form", "this_month", FIGURE),
		TYPED("form", "month_before", FIGURE), TYPED("form", "change", PERCENT), TYPED("form", "year_before", FIGURE),
		TYPED("form", "year_change", PERCENT)};
	struct summary summary;
	*listing = (struct listing)LISTING("figures", fields);
	TRY(summary_load(cx, month, SUMMARY_COMPARED, &summary));
	for (size_t i = 0; i < summary.figures.count; i++) {
		const struct figure *figure = &summary.figures.items[i];
		if (*figure->item)
			continue;
		listing_text(cx->arena, listing, section_words[figure->section].name);
		listing_text(cx->arena, listing, measure_words[figure->measure].name);
		listing_number(cx->arena, listing, measure_types[figure->measure]);
		listing_number(cx->arena, listing, figure->value);
		listing_number(cx->arena, listing, measure_types[figure->measure]);
		listing_maybe(cx->arena, listing, figure->before);
		listing_maybe(cx->arena, listing, summary_change(figure->value, figure->before));
		listing_number(cx->arena, listing, measure_types[figure->measure]);
		listing_maybe(cx->arena, listing, figure->year_before);
		listing_maybe(cx->arena, listing, summary_change(figure->value, figure->year_before));
	}
	return DONE;
}

enum outcome form_summary_texts(struct context *cx, int64_t month, struct listing *listing) {
	struct summary summary;
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	summary_texts(cx, &summary, true, listing);
	return DONE;
}
