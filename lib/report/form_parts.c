#include "report/form_parts.h"

#include "flow/order.h"
#include "flow/review.h"
#include "policy/numbers.h"
#include "report/registers.h"
#include "report/summary.h"

#define FIELD(called, zh) {.name = (called), .chinese = (zh)}
#define TYPED(of, called, zh) {.name = (called), .chinese = (zh), .type = FIELD_##of}
#define NUMBERED(of, called, zh) {.name = (called), .chinese = (zh), .type = FIELD_NUMBER, .document = DOCUMENT_##of}
#define WORDED(list, called, zh) {.name = (called), .chinese = (zh), WORDS_OF(list)}
#define DEPARTMENT WORDED(role_words, "department", "部门")
#define CUSTOMER FIELD("customer", "客户")
#define LINE TYPED(INTEGER, "line", "行")
#define ITEM FIELD("item", "产品编号"), FIELD("item_name", "产品名称"), FIELD("spec", "规格型号")
#define QUANTITY TYPED(QUANTITY, "qty", "数量"), FIELD("unit", "单位")

enum outcome form_order(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED(ORDER, "order", "订单编号"), CUSTOMER,
		TYPED(BOOLEAN, "key_account", "重点客户"), TYPED(BOOLEAN, "potential", "有潜力"),
		WORDED(kind_words, "kind", "产品类型"), FIELD("ref", "客户订单号"),
		TYPED(INSTANT, "received", "接单时间"), FIELD("received_by", "接单人"), TYPED(DAY, "due", "要求交期"),
		TYPED(DAY, "promised", "答复交期"), TYPED(AMOUNT, "estimated_amount", "预计合同额"), TYPED(NOTE, "note", "备注")};
	*listing = (struct listing)LISTING("order", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select sales_order.id, customer.name, key_account, potential, kind, ref, received_at, person.name, due, promised,"
		    " (select sum(amount) from order_line where order_id = sales_order.id), sales_order.note"
		    " from sales_order join customer on customer.id = customer_id join person on person.id = received_by"
		    " where sales_order.id = ?1"),
		INT(id));
}

enum outcome form_order_lines(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {LINE, ITEM, QUANTITY, TYPED(DAY, "due", "交期"), FIELD("quality", "质量要求"),
		TYPED(AMOUNT, "amount", "金额"), TYPED(NOTE, "note", "备注")};
	*listing = (struct listing)LISTING("order_lines", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select line, code, product.name, coalesce(order_line.spec, product.spec), quantity, unit, due, quality, amount,"
		    " order_line.note from order_line" ORDERED_PRODUCT " where order_id = ?1 order by line"),
		INT(id));
}

/* The newest review of an order. */
#define NEWEST_REVIEW " (select max(id) from review where order_id = ?1)"

enum outcome form_review(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {TYPED(INSTANT, "opened", "评审发起时间"), FIELD("opened_by", "发起人"),
		TYPED(DAY, "meeting", "评审会日期"), FIELD("attendees", "参会人员"),
		WORDED(acceptance_modes, "mode", "接单方式"), TYPED(PERCENT, "raise_percent", "提价%"),
		TYPED(INTEGER, "extend_days", "延长天数"), TYPED(NOTE, "reason", "理由"), TYPED(INSTANT, "concluded", "评审结论时间"),
		FIELD("concluded_by", "结论人")};
	*listing = (struct listing)LISTING("review", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select opened_at, opener.name, meeting_on, attendees, mode, raise_percent, extend_days, reason, concluded_at,"
		    " concluder.name from review join person as opener on opener.id = opened_by"
		    " left join person as concluder on concluder.id = concluded_by where review.id =" NEWEST_REVIEW), INT(id));
}

enum outcome form_opinions(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {DEPARTMENT, TYPED(BOOLEAN, "agree", "同意"), TYPED(NOTE, "comment", "意见"),
		FIELD("by", "评审人"), TYPED(INSTANT, "at", "时间")};
	*listing = (struct listing)LISTING("opinions", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, agree, comment, name, opinion_at from review_department"
		    " left join person on person.id = opinion_by where review_id =" NEWEST_REVIEW " order by department"), INT(id));
}

enum outcome form_days(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {DEPARTMENT, TYPED(INTEGER, "days", "所需工作日"), FIELD("by", "填报人"),
		TYPED(INSTANT, "at", "时间"), TYPED(NOTE, "comment", "意见"), FIELD("signature", "签字")};
	*listing = (struct listing)LISTING("days", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select department, days, name, days_at, comment, null from review_department"
		    " left join person on person.id = days_by where review_id =" NEWEST_REVIEW " order by department"), INT(id));
}

enum outcome form_quotation(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED(QUOTATION, "quotation", "报价单号"), TYPED(INTEGER, "version", "版本"),
		NUMBERED(ORDER, "order", "订单编号"), CUSTOMER, FIELD("contact", "联系人"), FIELD("phone", "电话"),
		TYPED(INSTANT, "quoted", "报价时间"), FIELD("quoted_by", "报价人"), TYPED(DAY, "valid", "有效期至"),
		TYPED(DAY, "due", "交货日期"), TYPED(AMOUNT, "amount", "金额(未税)"), TYPED(AMOUNT, "tax_amount", "税额"),
		TYPED(AMOUNT, "total", "含税合计")};
	*listing = (struct listing)LISTING("quotation", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select quotation.id, version, order_id, customer.name, contact, phone, quoted_at, person.name, valid_on,"
		    " quotation.due, amount, tax_amount, amount + tax_amount from quotation"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " join person on person.id = quoted_by where quotation.id = ?1"),
		INT(id));
}

#define PRICED_FIELDS \
	LINE, ITEM, QUANTITY, TYPED(PRICE, "price", "单价"), TYPED(PERCENT, "discount", "折扣%"), TYPED(PERCENT, "tax", "税率%"), \
		TYPED(AMOUNT, "amount", "金额"), TYPED(AMOUNT, "tax_amount", "税额")
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
	static const struct field fields[] = {NUMBERED(CONTRACT, "contract", "合同编号"), TYPED(INTEGER, "version", "版本"),
		NUMBERED(ORDER, "order", "订单编号"), NUMBERED(QUOTATION, "quotation", "报价单号"), CUSTOMER,
		TYPED(INSTANT, "signed", "签订时间"), FIELD("signatory", "我方签字人"), FIELD("customer_signatory", "客户签字人"),
		TYPED(DAY, "due", "交货日期"), TYPED(AMOUNT, "amount", "金额(未税)"), TYPED(AMOUNT, "tax_amount", "税额"),
		TYPED(AMOUNT, "total", "含税合计"), TYPED(NOTE, "terms", "条款"), TYPED(NOTE, "reason", "变更原因")};
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
	static const struct field fields[] = {FIELD("file", "归档文件"), TYPED(INTEGER, "bytes", "字节数"), FIELD("sha256", "SHA-256")};
	*listing = (struct listing)LISTING("files", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select name, size, lower(hex(sha256)) from archived_file where prefix = ?1 and document_id = ?2 order by name"),
		TEXT(document_entries[DOCUMENT_CONTRACT].prefix), INT(id));
}

enum outcome form_note(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {NUMBERED(DELIVERY_NOTE, "delivery_note", "发货单号"),
		NUMBERED(SHIP_REQUEST, "request", "发货申请"), CUSTOMER, FIELD("address", "收货地址"), FIELD("contact", "联系人"),
		FIELD("phone", "电话"), FIELD("tubing", "管路型号"), FIELD("labels", "标签"), TYPED(INSTANT, "issued", "下达时间"),
		TYPED(INSTANT, "confirmed", "申请人确认"), FIELD("packaging", "包装"), FIELD("carrier", "物流公司"),
		FIELD("waybill", "物流单号"), TYPED(INSTANT, "dispatched", "发货时间")};
	*listing = (struct listing)LISTING("delivery_note", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select delivery_note.id, request_id, customer.name, ship_request.address, ship_request.contact, ship_request.phone,"
		    " tubing, labels, made_at, confirmed_at, packaging, carrier.name, waybill, dispatched_at"
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
	static const struct field fields[] = {NUMBERED(FINISHED_GOODS, "report", "产成表编号"), NUMBERED(ORDER, "order", "订单编号"),
		CUSTOMER, LINE, ITEM, QUANTITY, FIELD("batch", "批号"), NUMBERED(INSPECTION, "inspection", "检验单号"),
		TYPED(QUANTITY, "passed", "合格数量"), TYPED(QUANTITY, "rework", "返工数量"), TYPED(QUANTITY, "scrap", "报废数量"),
		TYPED(INSTANT, "inspected", "检验时间"), FIELD("inspected_by", "检验人"), TYPED(INSTANT, "finished", "产成时间"),
		FIELD("finished_by", "填报人")};
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
	static const struct field fields[] = {NUMBERED(DEMAND_PLAN, "plan", "计划单号"), NUMBERED(ORDER, "order", "订单编号"), CUSTOMER,
		FIELD("product", "产品"), TYPED(NOTE, "purpose", "用途"), TYPED(NOTE, "standard", "质量标准"),
		TYPED(QUANTITY, "yearly", "年需求量"), TYPED(PRICE, "target_price", "目标单价"), TYPED(DAY, "needed", "需要日期"),
		TYPED(NOTE, "reason", "需求理由"), TYPED(INSTANT, "filed", "填报时间"), FIELD("filed_by", "填报人")};
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
	static const struct field fields[] = {NUMBERED(CHANGE_NOTICE, "notice", "通知单号"), NUMBERED(ORDER, "order", "订单编号"),
		CUSTOMER, TYPED(NOTE, "reason", "变更原因"), TYPED(NOTE, "rest", "已产成的处理"), TYPED(INSTANT, "proposed", "提出时间"),
		FIELD("proposed_by", "提出人"), TYPED(INSTANT, "effective", "生效时间"),
		NUMBERED(QUOTATION, "affects_quotation", "涉及报价单"), NUMBERED(CONTRACT, "affects_contract", "涉及合同"),
		TYPED(INTEGER, "affects_steps", "涉及未完工序")};
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
	static const struct field fields[] = {LINE, FIELD("item_name", "产品名称"), TYPED(QUANTITY, "old_qty", "原数量"),
		TYPED(QUANTITY, "qty", "新数量"), FIELD("old_spec", "原规格"), FIELD("spec", "新规格"), FIELD("old_quality", "原质量要求"),
		FIELD("quality", "新质量要求"), TYPED(DAY, "old_due", "原交期"), TYPED(DAY, "due", "新交期")};
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
	static const struct field fields[] = {NUMBERED(OUTSOURCING, "request", "申请单号"), NUMBERED(ORDER, "order", "订单编号"), LINE,
		FIELD("item", "产品编号"), FIELD("item_name", "产品名称"), QUANTITY, FIELD("spec", "规格型号"), FIELD("quality", "质量要求"),
		TYPED(DAY, "needed", "需要日期"), TYPED(PRICE, "price", "预计单价"), TYPED(NOTE, "reason", "外购原因"),
		TYPED(INSTANT, "requested", "申请时间"), FIELD("requested_by", "申请人"), FIELD("supplier", "供应商"),
		TYPED(PRICE, "handled_price", "采购单价"), TYPED(DAY, "deliver", "到货日期"), FIELD("handled_by", "采购经办")};
	*listing = (struct listing)LISTING("outsourcing", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select outsourcing.id, outsourcing.order_id, outsourcing.line, code, product.name, outsourcing.quantity, unit,"
		    " outsourcing.spec, outsourcing.quality, needed_on, outsourcing.price, reason, requested_at, requester.name, supplier,"
		    " handled_price, deliver_on, handler.name from outsourcing"
		    " join order_line on order_line.order_id = outsourcing.order_id and order_line.line = outsourcing.line"
		    ORDERED_PRODUCT " join person as requester on requester.id = requested_by"
		    " left join person as handler on handler.id = handled_by where outsourcing.id = ?1"),
		INT(id));
}

enum outcome form_outsourcing_receipts(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {TYPED(INSTANT, "received", "收货时间"), TYPED(QUANTITY, "qty", "数量"), FIELD("by", "收货人")};
	*listing = (struct listing)LISTING("receipts", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select received_at, quantity, person.name from outsourcing_receipt join person on person.id = received_by"
		    " where outsourcing_id = ?1 order by outsourcing_receipt.id"),
		INT(id));
}

enum outcome form_summary(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {TYPED(MONTH, "month", "月份"), TYPED(INSTANT, "closed", "结账时间"),
		FIELD("closed_by", "结账人"), FIELD("late", "未按时提交总结")};
	struct summary summary;
	const char *late = NULL;
	*listing = (struct listing)LISTING("summary", fields);
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	for (int i = 0; i < summary.text_count; i++)
		if (summary.texts[i].late)
			late = arena_printf(cx->arena, "%s%s%s", late ? late : "", late ? ", " : "", summary.texts[i].department);
	listing_number(cx->arena, listing, month);
	listing_maybe(cx->arena, listing, summary.closed_at);
	listing_text(cx->arena, listing, summary.closed_by);
	listing_text(cx->arena, listing, late);
	return DONE;
}

/* The figures of the whole; those by item are for the screen. */
enum outcome form_summary_figures(struct context *cx, int64_t month, struct listing *listing) {
	static const struct field fields[] = {WORDED(section_words, "section", "类别"),
		WORDED(measure_words, "measure", "指标"), TYPED(FIGURE, "this_month", "本月"),
		TYPED(FIGURE, "month_before", "上月"), TYPED(PERCENT, "change", "环比%"), TYPED(FIGURE, "year_before", "去年同月"),
		TYPED(PERCENT, "year_change", "同比%")};
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
	summary_texts(cx, &summary, listing);
	return DONE;
}
