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

/* id, context, name on the outside, and whether it is a department that works on orders */
#define ROLES(X) \
	X(SALES, "role", "sales", true) \
	X(CLERK, "role", "clerk", true) \
	X(PRODUCTION, "role", "production", true) \
	X(TECH, "role", "tech", true) \
	X(PURCHASING, "role", "purchasing", true) \
	X(WORKSHOP, "role", "workshop", true) \
	X(QC, "role", "qc", true) \
	X(WAREHOUSE, "role", "warehouse", true) \
	X(FINANCE, "role", "finance", true) \
	X(HR, "role", "hr", true) \
	X(VP, "role", "vp", false) \
	X(GM, "role", "gm", false) \
	X(CHAIRMAN, "role", "chairman", false) \
	X(ADMIN, "role", "admin", false)

#define X(id, context, name, department) ROLE_##id,
enum role { ROLES(X) ROLE_COUNT };
#undef X

/* A set of roles. */
typedef unsigned roles;
#define X(id, context, name, department) id = 1u << ROLE_##id,
enum { NO_ROLES = 0, ROLES(X) ALL_ROLES = (1u << ROLE_COUNT) - 1 };
#undef X

/*
 * A word of the program's: its name for programs, and in which sense it is meant, so that a catalogue can have
 * it (msgctxt). In a list of words WORD() makes one.
 */
struct word {
	const char *name, *context;
};
#define WORD(context, name) {(name), (context)}

#define ORDER_KINDS(X) \
	X(CUSTOM, "kind of order", "custom") \
	X(REGULAR, "kind of order", "regular") \
	X(NEW, "kind of order", "new")

/* How open an order is in a state, from nothing more to do to goods to be made or sent. */
enum openness { OPEN_OVER, OPEN_ARRIVED, OPEN_SENT, OPEN_HELD, OPEN_ACTIVE };

#define ORDER_STATES(X) \
	X(RECEIVED, "state", "received", ACTIVE) \
	X(WITH_PRODUCTION, "state", "with-production", ACTIVE) \
	X(PROMISED, "state", "promised", ACTIVE) \
	X(DEMAND_SIGNED, "state", "demand-signed", ACTIVE) \
	X(IN_REVIEW, "state", "in-review", ACTIVE) \
	X(ACCEPTED, "state", "accepted", ACTIVE) \
	X(DAYS_COMPLETE, "state", "days-complete", ACTIVE) \
	X(DECIDED, "state", "decided", ACTIVE) \
	X(MILESTONES_SET, "state", "milestones-set", ACTIVE) \
	X(QUOTED, "state", "quoted", ACTIVE) \
	X(QUOTATION_APPROVED, "state", "quotation-approved", ACTIVE) \
	X(CONTRACTED, "state", "contracted", ACTIVE) \
	X(SCHEDULED, "state", "scheduled", ACTIVE) \
	X(IN_PRODUCTION, "state", "in-production", ACTIVE) \
	X(INSPECTED, "state", "inspected", ACTIVE) \
	X(FINISHED, "state", "finished", ACTIVE) \
	X(SHIPPING, "state", "shipping", ACTIVE) \
	X(SHIPPED, "state", "shipped", SENT) \
	X(DELIVERED, "state", "delivered", ARRIVED) \
	X(CLOSED, "state", "closed", OVER) \
	X(REJECTED, "state", "rejected", OVER) \
	X(ON_HOLD, "state", "on-hold", HELD) \
	X(CANCELLED, "state", "cancelled", OVER)

#define X(id, context, name) KIND_##id,
enum order_kind { ORDER_KINDS(X) KIND_COUNT };
#undef X
#define X(id, context, name, open) STATE_##id,
enum order_state { STATE_NONE, ORDER_STATES(X) STATE_COUNT };
#undef X

extern const struct word role_words[ROLE_COUNT], kind_words[KIND_COUNT], state_words[STATE_COUNT];

/* No and yes. */
extern const struct word boolean_words[2];

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

/*
 * The same of a word that stands in the file. BAD_CONFIG for one that is none, or for NULL: somebody else wrote it
 * there, and its place would be outside of every table.
 */
enum outcome word_stored(struct fault *fault, const struct word *words, int count, const char *name, int *place);

/* The same for `length` bytes that are its name, or what it is called in the reader's language or in Chinese. */
int word_find_either(const struct word *words, int count, const char *text, size_t length);

/* A word in the language of messages. */
const char *word_said(const struct word *word);

/* The same for a reader; its name for a program. */
static inline const char *word_in(const struct word *word, bool shown) {
	return shown ? word_said(word) : word->name;
}

/* What stands between two words: ", " or "、". */
const char *words_between(bool shown);

/* A role's name for it or what it is called; anything else stays as it is. NULL for NULL. */
const char *role_named(const char *text);

/* In messages: the name of a role, which may be none. */
const char *role_said(const char *name);

/* Names of a set of roles in the list's order, "vp, gm" or "营销副总、总经理", into `text`; returns it. */
enum { ROLES_ROOM = 320 };
const char *roles_text(char text[ROLES_ROOM], roles set, bool chinese);

/* Read "tech,production". BAD_DATA for a name that is no role of `among`. */
enum outcome roles_parse(struct fault *fault, const char *text, roles among, roles *set);

/* The same of roles that stand in the file: BAD_CONFIG. */
enum outcome roles_stored(struct fault *fault, const char *text, roles *set);

/* A role's bit. */
static inline roles role_bit(enum role role) {
	return 1u << role;
}

#endif
