/*
 * words: the roles, the kinds of order and the states of an order (design.md
 * sections 3 and 6; the way of each kind through them is in lifecycle.h). Each
 * list stands here once; options, messages, the schema's look-up tables and the
 * manual's rules are made from it.
 */
#ifndef POLICY_WORDS_H
#define POLICY_WORDS_H

#include "ground/outcome.h"

#include <stdbool.h>
#include <stddef.h>

/* name on the outside, in Chinese, and whether it is a department that works on orders */
#define ROLES(X)                               \
	X(SALES, "sales", "业务员", true)          \
	X(CLERK, "clerk", "销售内勤", true)         \
	X(PRODUCTION, "production", "生产部", true) \
	X(TECH, "tech", "技术部", true)            \
	X(PURCHASING, "purchasing", "采购部", true) \
	X(WORKSHOP, "workshop", "车间", true)      \
	X(QC, "qc", "质检部", true)                \
	X(WAREHOUSE, "warehouse", "仓管", true)    \
	X(FINANCE, "finance", "财务部", true)       \
	X(HR, "hr", "人力资源部", true)             \
	X(VP, "vp", "营销副总", false)             \
	X(GM, "gm", "总经理", false)               \
	X(CHAIRMAN, "chairman", "董事长", false)    \
	X(ADMIN, "admin", "系统管理员", false)

#define X(id, name, chinese, department) ROLE_##id,
enum role { ROLES(X) ROLE_COUNT };
#undef X

/* A set of roles. */
typedef unsigned roles;
#define X(id, name, chinese, department) id = 1u << ROLE_##id,
enum { NO_ROLES = 0, ROLES(X) ALL_ROLES = (1u << ROLE_COUNT) - 1 };
#undef X

/* The most kinds of order or states have a word and a Chinese one. */
struct word {
	const char *name, *chinese;
};

#define ORDER_KINDS(X)                     \
	X(CUSTOM, "custom", "按单生产")         \
	X(REGULAR, "regular", "常规产品")       \
	X(NEW, "new", "新产品")

/* How open an order is in a state, from nothing more to do to goods to be made or sent. */
enum openness { OPEN_OVER, OPEN_ARRIVED, OPEN_SENT, OPEN_HELD, OPEN_ACTIVE };

#define ORDER_STATES(X)                                   \
	X(RECEIVED, "received", ACTIVE, "已接单")                     \
	X(WITH_PRODUCTION, "with-production", ACTIVE, "已交生产部")    \
	X(PROMISED, "promised", ACTIVE, "已答复交期")                  \
	X(DEMAND_SIGNED, "demand-signed", ACTIVE, "需求计划已签字")    \
	X(IN_REVIEW, "in-review", ACTIVE, "评审中")                   \
	X(ACCEPTED, "accepted", ACTIVE, "已接受")                     \
	X(DAYS_COMPLETE, "days-complete", ACTIVE, "评审表已齐")        \
	X(DECIDED, "decided", ACTIVE, "已批准生产")                   \
	X(MILESTONES_SET, "milestones-set", ACTIVE, "时间节点已定")    \
	X(QUOTED, "quoted", ACTIVE, "已报价")                         \
	X(QUOTATION_APPROVED, "quotation-approved", ACTIVE, "报价已核定") \
	X(CONTRACTED, "contracted", ACTIVE, "已签合同")               \
	X(SCHEDULED, "scheduled", ACTIVE, "已排产")                   \
	X(IN_PRODUCTION, "in-production", ACTIVE, "生产中")           \
	X(INSPECTED, "inspected", ACTIVE, "已检验")                   \
	X(FINISHED, "finished", ACTIVE, "已产成")                     \
	X(SHIPPING, "shipping", ACTIVE, "发货中")                     \
	X(SHIPPED, "shipped", SENT, "已发货")                       \
	X(DELIVERED, "delivered", ARRIVED, "已送达")                   \
	X(CLOSED, "closed", OVER, "已结案")                         \
	X(REJECTED, "rejected", OVER, "已拒绝")                     \
	X(ON_HOLD, "on-hold", HELD, "已暂停")                       \
	X(CANCELLED, "cancelled", OVER, "已取消")

#define X(id, name, chinese) KIND_##id,
enum order_kind { ORDER_KINDS(X) KIND_COUNT };
#undef X
#define X(id, name, open, chinese) STATE_##id,
enum order_state { STATE_NONE, ORDER_STATES(X) STATE_COUNT };
#undef X

extern const struct word role_words[ROLE_COUNT], kind_words[KIND_COUNT], state_words[STATE_COUNT];

extern const enum openness state_openness[STATE_COUNT];

/* In SQL: orders that are at least so open ("sales_order.state" OPEN(HELD)), found by their state. */
#define OPEN(least) " in (select name from order_state where open >= " OPEN_AS_##least ")"
#define OPEN_AS_ARRIVED "1"
#define OPEN_AS_SENT "2"
#define OPEN_AS_HELD "3"

/* The roles that are departments. */
extern const roles departments;

/* The place of a word in its list, or -1. */
int word_find(const struct word *words, int count, const char *name);

/* The same for `length` bytes that are its name, or its Chinese. */
int word_find_either(const struct word *words, int count, const char *text, size_t length);

/* A word's name, or its Chinese. */
static inline const char *word_in(const struct word *word, bool chinese) {
	return chinese ? word->chinese : word->name;
}

/* The same in the language of messages. */
const char *word_said(const struct word *word);

/* A role's name for it or its Chinese one; anything else stays as it is. NULL for NULL. */
const char *role_named(const char *text);

/* In messages: the name of a role, which may be none. */
const char *role_said(const char *name);

/* Names of a set of roles in the list's order, "vp, gm" or "营销副总、总经理", into `text`; returns it. */
enum { ROLES_ROOM = 320 };
const char *roles_text(char text[ROLES_ROOM], roles set, bool chinese);

/* Read "tech,production". BAD_DATA for a name that is no role of `among`. */
enum outcome roles_parse(struct fault *fault, const char *text, roles among, roles *set);

/* A role's bit. */
static inline roles role_bit(enum role role) {
	return 1u << role;
}

#endif
