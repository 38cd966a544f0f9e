/*
 * gate: may this actor do this now? Every change goes through act() once, and
 * through refuse() where a rule stands in its way.
 */
#ifndef POLICY_GATE_H
#define POLICY_GATE_H

#include "policy/context.h"
#include "policy/listing.h"

/* Where an order stands on its way. */
struct standing {
	int64_t id;
	enum order_kind kind;
	enum order_state state;
};

/*
 * Check that the actor has a role for the action (NO_ROLE) and that the order is
 * at the right point of its way (REFUSED with the action's clause), and note in
 * the context's event what is being done. `standing` may be NULL. `concerned` is the
 * department that an action OF_DEPARTMENT concerns.
 */
enum outcome act(struct context *context, enum action action, const struct standing *standing,
	roles concerned);

/* Has the order come to this state, or past it? True for a state that its kind doesn't pass. */
bool standing_reached(const struct standing *standing, enum order_state state);

/* Return REFUSED with the rule's clause, why, and who can lift it. */
enum outcome refuse(struct context *context, enum rule rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * The rules in force: of every action who may do it and at which point of an
 * order's way, then what each clause demands of it and who can lift that.
 */
void rules_list(struct context *context, struct listing *listing);

#endif
