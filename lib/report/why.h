/*
 * why: why an order stands where it stands. What the policy asks of it, clause by clause, and how each rule fared:
 * met, lifted, breached, waiting for whom; what was decided on what basis; what has to be done next and by whom.
 *
 * Nothing is judged here that isn't judged where it is refused: rules.h says what is demanded, the lifecycle what a
 * status allows, lift who let a rule pass, basis what still stands, the registers what was late.
 */
#ifndef REPORT_WHY_H
#define REPORT_WHY_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * How a rule fared for an order: id, context, name. Void: what was decided rests on something that is otherwise now.
 * Found: hr has a finding about it (2.3.6). Waiting: it is somebody's task, also of what was done
 * before. Not due: nothing bars it, and nobody has to.
 */
#define FARES(X) \
	X(MET, "fare", "met") \
	X(LIFTED, "fare", "lifted") \
	X(BREACHED, "fare", "breached") \
	X(VOID, "fare", "void") \
	X(WAITING, "fare", "waiting") \
	X(FOUND, "fare", "found") \
	X(NOT_DUE, "fare", "not due") \
	X(NOT_NOW, "fare", "not now")

/*
 * The clause (or clauses: "3.4.4" has five) in words, and each of its rules: the action that it guards, what it demands,
 * who lifts it. NOT_FOUND if there is none.
 */
enum outcome why_clause(struct context *context, const char *clause, struct listing *listing);

/* The same of one order: how each rule fared. NOT_FOUND. */
enum outcome why_clause_of_order(struct context *context, const char *clause, const char *number,
	struct listing *listing);

/* Of an order: what was decided, and whether it stands; what was breached or let pass; what is next. NOT_FOUND. */
enum outcome why_order(struct context *context, const char *number, struct view *view);

#endif
