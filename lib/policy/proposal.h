/*
 * proposal: changes of what everybody is bound by (settings, people and their roles, deputies, the calendar). Until the
 * first order is recorded they take effect at once: somebody has to set the database up. From then on they are put up,
 * with a number of their own, and take effect when the general manager has signed; what concerns himself the chairman
 * signs. Who is alone in the database works alone.
 */
#ifndef POLICY_PROPOSAL_H
#define POLICY_PROPOSAL_H

#include "policy/context.h"

/* id, context, name; what its fields are stands beside it */
#define PROPOSAL_KINDS(X) \
	X(SETTING, "settings change", "setting") /* name, value */ \
	X(USER_ADD, "settings change", "user-add") /* login, name, roles, head */ \
	X(USER_EDIT, "settings change", "user-edit") /* login, name, roles, head, left */ \
	X(DEPUTY, "settings change", "deputy") /* person, deputy, from, to */ \
	X(DAY_SET, "settings change", "calendar-set") /* day, kind, name */ \
	X(DAY_CLEAR, "settings change", "calendar-clear") /* day */
#define X(id, context, name) PROPOSAL_##id,
enum proposal_kind { PROPOSAL_KINDS(X) PROPOSAL_KIND_COUNT };
#undef X
extern const struct word proposal_kinds[PROPOSAL_KIND_COUNT];

/* What is to change: a field that is NULL isn't said. */
enum { PROPOSAL_FIELDS = 5 };
struct proposed {
	enum proposal_kind kind;
	const char *fields[PROPOSAL_FIELDS];
};

/* A number that may be missing, as a field. */
const char *proposed_number(struct context *context, struct maybe number);

/* Is no order recorded yet? Is nobody but one person in the database? */
enum outcome setting_up(struct context *context, bool *setting_up);
enum outcome works_alone(struct context *context, bool *alone);

/*
 * The actor, who may propose it, wants this changed. *waits: it was put up and waits for a signature; else the caller
 * carries it out. All of one command are one document, context->proposal. `lessens`: it only takes away from the actor
 * what is his own.
 */
enum outcome proposal_put(struct context *context, const struct proposed *what, bool lessens, bool *waits);

/*
 * Who is to sign what concerns these people: the general manager, or the chairman, who neither proposed it nor is one of
 * them, if there is such a one. *there: there is anybody at all. *touched: he is one of them.
 */
enum outcome proposal_signer(struct context *context, int64_t proposer, const char *content, enum role *signer,
	bool *there, bool *touched);

/* Does it concern this person: his roles, his deputies, or that he stands in for somebody? */
enum outcome proposal_concerns(struct context *context, const char *content, int64_t person, bool *concerned);

/* What an item's fields say, in a line; a document's items, with their kinds, in one: in Chinese, if the context says so. */
const char *proposal_said(struct context *context, const struct proposed *what);
const char *proposals_said(struct context *context, const char *content);

/* The next item of a document's content; false behind the last. *content moves on. */
bool proposal_next(struct context *context, const char **content, struct proposed *what);

#endif
