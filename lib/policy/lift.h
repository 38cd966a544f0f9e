/*
 * lift: a rule that doesn't hold, and somebody who lets it pass.
 *
 * Everywhere it is asked in one way, and answered in one way: who may (the rule's roles in rules.h, in his
 * own right or as a deputy; WHO_ACTS is whoever does the action), with what reason, and if not, the words of
 * the refusal with the way out. What was lifted is a row of the table lift, written with the event: under
 * which rule and role, for whom, why. Compliance reads those rows and judges nothing again, so whatever is
 * lifted here is counted there, and stays counted when prices, costs and settings change.
 */
#ifndef POLICY_LIFT_H
#define POLICY_LIFT_H

#include "policy/gate.h"

/*
 * DONE if the rule `holds`, or if the actor may lift it and says why; the event's role and the one he stands
 * in for are then those under which he lifts it, so ask before four_eyes(). Else REFUSED by the rule's
 * clause, saying `format` and what is missing. To be asked after act() and as far as the document is known
 * before the journal is written: a lift is of the event's document and order.
 */
enum outcome allowed(struct context *context, enum rule rule, bool holds, const char *reason, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

#endif
