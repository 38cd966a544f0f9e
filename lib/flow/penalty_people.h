/*
 * penalty_people: who answers for a penalty case, and in which shares (clause 2.6.2): everybody whose step was late,
 * wrong or damaged.
 */
#ifndef FLOW_PENALTY_PEOPLE_H
#define FLOW_PENALTY_PEOPLE_H

#include "policy/context.h"

struct answering {
	int64_t person, share; /* of the sum of all shares */
	int64_t amount, loss;  /* fen */
	const char *login;
	struct maybe heard_at;
};

struct answerers {
	struct answering *items;
	size_t count;
};

/* Those of a case, in their order, in the arena. */
enum outcome answerers_load(struct context *context, int64_t penalty_id, struct answerers *who);

/*
 * "wang:60", "lisa:40", one a line or with commas. Without shares they are equal; those without one beside others with
 * one take equal parts of what these leave of 100. NOT_FOUND; BAD_DATA for somebody twice, and for what is no share.
 */
enum outcome answerers_parse(struct context *context, const char *text, struct answerers *who);

/* One more, with an equal share; not if he stands there. */
void answerers_add(struct context *context, struct answerers *who, struct maybe person);

bool answerers_have(const struct answerers *who, int64_t person);

/* The least amount of which everybody's part is at least this much. Fen. */
int64_t answerers_least(const struct answerers *who, int64_t each);

/* Give everybody his part of both: they make up the whole, the last one has what rounding leaves. */
void answerers_split(struct answerers *who, int64_t amount, int64_t loss);

/* Those are the ones of the case now; what any of them said before stays. */
enum outcome answerers_keep(struct context *context, int64_t penalty_id, const struct answerers *who);

#endif
