/*
 * figures: what a month comes to, worked out from what was recorded (clause 1.9).
 * An order belongs to the month in which it was received, everything else to the
 * month in which it happened, late entries to the one of their recording; amounts are
 * before tax unless the measure says so.
 */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "policy/context.h"
#include "policy/listing.h"

/* id, name, in Chinese */
#define SECTIONS(X)                          \
	X(CARRIERS, "carriers", "物流公司")       \
	X(CHANGES, "changes", "变更")            \
	X(CLOCKS, "clocks", "时限")              \
	X(CONTRACTS, "contracts", "合同")        \
	X(CUSTOMERS, "customers", "客户")        \
	X(DEPARTMENTS, "departments", "部门")    \
	X(HISTORY, "history", "近十二个月")       \
	X(INCIDENTS, "incidents", "特殊情况")     \
	X(INSPECTION, "inspection", "检验")      \
	X(INVOICES, "invoices", "开票")          \
	X(KINDS, "kinds", "订单类别")             \
	X(LATE_ENTRIES, "late_entries", "补记")  \
	X(ORDERS, "orders", "订单")              \
	X(PENALTIES, "penalties", "处罚")        \
	X(PROBLEMS, "problems", "物流问题")       \
	X(PRODUCTION, "production", "生产")      \
	X(PRODUCTS, "products", "产品")          \
	X(PUNCTUALITY, "punctuality", "准时交付") \
	X(QUOTATIONS, "quotations", "报价")      \
	X(RECEIPTS, "receipts", "到账")          \
	X(SHIPMENTS, "shipments", "发货")        \
	X(STATES, "states", "订单状态")

/* id, name, what its number is, in Chinese */
#define MEASURES(X)                                                       \
	X(ACCEPTED, "accepted", INTEGER, "客户接受")                       \
	X(AMOUNT, "amount", AMOUNT, "金额")                               \
	X(AMOUNT_WITH_TAX, "amount_with_tax", AMOUNT, "含税金额")          \
	X(BREACHED, "breached", INTEGER, "超时")                          \
	X(CANCELLED, "cancelled", INTEGER, "取消")                        \
	X(CANCELLED_AMOUNT, "cancelled_amount", AMOUNT, "其中取消金额")     \
	X(CANCELLED_QTY, "cancelled_qty", QUANTITY, "其中取消数量")         \
	X(CLOCKS_BREACHED, "clocks_breached", INTEGER, "时限超时")         \
	X(CLOCKS_STARTED, "clocks_started", INTEGER, "时限")              \
	X(CONFIRMED, "confirmed", INTEGER, "已确认")                       \
	X(COUNT, "count", INTEGER, "份数")                                \
	X(DELIVERED, "delivered", INTEGER, "已送达")                       \
	X(DISPATCHED, "dispatched", INTEGER, "已发货")                     \
	X(DISPATCHED_QTY, "dispatched_qty", QUANTITY, "发货数量")          \
	X(DISPATCHED_WITH_TAX, "dispatched_with_tax", AMOUNT, "发货含税金额") \
	X(EFFECTIVE, "effective", INTEGER, "已生效")                       \
	X(ENTRIES, "entries", INTEGER, "补记笔数")                         \
	X(FAILED, "failed", QUANTITY, "不合格")                            \
	X(FINISHED_QTY, "finished_qty", QUANTITY, "产成数量")              \
	X(FREIGHT, "freight", AMOUNT, "运费")                             \
	X(HELD, "held", INTEGER, "暂停")                                  \
	X(LINES, "lines", INTEGER, "行数")                                \
	X(LOSS, "loss", AMOUNT, "损失")                                   \
	X(MET, "met", INTEGER, "按时")                                    \
	X(MILESTONES_DUE, "milestones_due", INTEGER, "到期节点")           \
	X(MILESTONES_MISSED, "milestones_missed", INTEGER, "未按节点完成")  \
	X(NOTES, "notes", INTEGER, "发货单")                              \
	X(ON_TIME, "on_time", INTEGER, "准时")                            \
	X(ON_TIME_OR_NOBODYS_FAULT, "on_time_or_nobodys_fault", INTEGER, "准时或非人为原因") \
	X(OPEN, "open", INTEGER, "未了")                                  \
	X(OVER_MINUTES, "over_minutes", INTEGER, "超时分钟")               \
	X(PASSED, "passed", QUANTITY, "合格")                             \
	X(PROPOSED, "proposed", INTEGER, "提出")                          \
	X(QTY, "qty", QUANTITY, "数量")                                   \
	X(RAISED, "raised", INTEGER, "发生")                              \
	X(REFUSED, "refused", INTEGER, "客户拒绝")                         \
	X(REJECTED, "rejected", INTEGER, "未接单")                         \
	X(REJECTED_AMOUNT, "rejected_amount", AMOUNT, "其中未接单金额")     \
	X(REJECTED_QTY, "rejected_qty", QUANTITY, "其中未接单数量")         \
	X(REPORTED, "reported", INTEGER, "报告")                          \
	X(REPORTS, "reports", INTEGER, "产成表")                          \
	X(RESOLVED, "resolved", INTEGER, "已处理")                        \
	X(REVERSED_WITH_TAX, "reversed_with_tax", AMOUNT, "冲回含税金额")   \
	X(REWORK, "rework", QUANTITY, "返工")                             \
	X(SCRAP, "scrap", QUANTITY, "报废")                               \
	X(SENT, "sent", INTEGER, "已发出")                                \
	X(SETTLED, "settled", INTEGER, "已了结")                          \
	X(STARTED, "started", INTEGER, "开始")                            \
	X(STEPS_FINISHED, "steps_finished", INTEGER, "完成工序")           \
	X(STEPS_STARTED, "steps_started", INTEGER, "开工工序")             \
	X(SUMMARY_LATE, "summary_late", INTEGER, "总结迟交")               \
	X(SUMMARY_SUBMITTED, "summary_submitted", INTEGER, "总结已交")      \
	X(TAX_AMOUNT, "tax_amount", AMOUNT, "税额")                       \
	X(WAIVED, "waived", INTEGER, "免除")                              \
	X(WITHDRAWN, "withdrawn", INTEGER, "撤回")

#define X(id, name, chinese) SECTION_##id,
enum section { SECTIONS(X) ALL_SECTIONS };
#undef X
#define X(id, name, type, chinese) MEASURE_##id,
enum measure { MEASURES(X) ALL_MEASURES };
#undef X
extern const struct word section_words[ALL_SECTIONS], measure_words[ALL_MEASURES];
extern const enum field_type measure_types[ALL_MEASURES];

struct figure {
	enum section section;
	const char *item;  /* a code, or a word of the program's; "" of the whole */
	const char *label; /* the name that goes with a code, or NULL */
	enum measure measure;
	int64_t value;
	struct maybe before, year_before; /* the same of the month before, of the same month a year before */
};

struct figures {
	struct figure *items;
	size_t count;
};

/* The month's figures, sorted by the names of section, item and measure, bytewise. They live in the arena. */
enum outcome figures_of_month(struct context *context, int64_t month, struct figures *figures);

/* Add how many orders there were and what they came to, in this month and the eleven before it. */
enum outcome figures_history(struct context *context, int64_t month, struct figures *figures);

/* When the first event was recorded; 0 if none was. */
enum outcome first_recorded(struct context *context, int64_t *instant);

/* When did a department hand in its text for a month, by when had it to, and is it late with it (1.9)? */
enum outcome text_due(struct context *context, int64_t month, const char *department, struct maybe *submitted,
	int64_t *deadline, bool *late);

/* Sort figures as figures_of_month() does. */
void figures_sort(struct figures *figures);

/* One of them; NULL if it isn't there. `item` NULL: of the whole. */
const struct figure *figure_find(const struct figures *figures, enum section section, const char *item,
	enum measure measure);

/* A figure's item as people read it, in English or Chinese: its label, or the word. */
const char *figure_item(const struct figure *figure, bool chinese);

/* The month so many months before. */
int64_t months_before(int64_t month, int count);

#endif
