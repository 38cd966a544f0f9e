#include "policy/lift.h"

#include "ground/language.h"
#include "ground/text.h"
#include "policy/deputy.h"
#include "policy/numbers.h"

#include <stdarg.h>
#include <stdio.h>

/* The first of a set of roles. */
static bool first_role(roles set, enum role *role) {
	for (int i = 0; i < ROLE_COUNT; i++)
		if (set & role_bit((enum role)i)) {
			*role = (enum role)i;
			return true;
		}
	return false;
}

/* As somebody's deputy, where the action takes signatures and the rule doesn't take the person himself. */
static enum outcome lift_as_deputy(struct context *cx, enum rule rule, bool *may) {
	struct actor *away = NULL;
	size_t count = 0;
	if (!actions[cx->event.action].signs || rules[rule].in_person)
		return DONE;
	TRY(deputy_of(cx, cx->actor.id, &away, &count));
	for (size_t i = 0; i < count && !*may; i++) {
		*may = first_role(away[i].roles & rules[rule].lift, &cx->event.role);
		if (*may)
			cx->event.deputy_for = away[i].id;
	}
	return DONE;
}

/* May the actor lift it? Then he acts in the role that lets him. */
static enum outcome take_lifter(struct context *cx, enum rule rule, bool *may) {
	const roles lift = rules[rule].lift;
	*may = lift == WHO_ACTS;
	if (*may)
		return DONE;
	*may = first_role(cx->actor.roles & lift, &cx->event.role);
	if (*may)
		cx->event.deputy_for = 0;
	return *may ? DONE : lift_as_deputy(cx, rule, may);
}

enum outcome allowed(struct context *cx, enum rule rule, bool holds, const char *reason, const char *format, ...) {
	char what[sizeof cx->fault->reason];
	bool may = false;
	va_list arguments;
	if (holds)
		return DONE;
	va_start(arguments, format);
	vsnprintf(what, sizeof what, said(format), arguments);
	va_end(arguments);
	TRY(take_lifter(cx, rule, &may));
	if (!may)
		return refuse(cx, rule, "%s", what);
	if (!text_says(reason))
		return refuse(cx, rule, reason && *reason ? SAID("%s: a reason says more than that, --reason")
			: SAID("%s: a reason is missing, --reason"), what);
	struct lift *lifts = arena_grow(cx->arena, cx->event.lifts, cx->event.lift_count, sizeof *lifts);
	lifts[cx->event.lift_count++] = (struct lift){.rule = rule, .reason = reason};
	cx->event.lifts = lifts;
	return DONE;
}
