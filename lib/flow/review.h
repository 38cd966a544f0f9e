/*
 * review: the review and quotation sheet of an order and the contract review
 * form on it (clauses 1.2a to 1.2d).
 */
#ifndef FLOW_REVIEW_H
#define FLOW_REVIEW_H

#include "flow/order.h"

/* Acceptance modes (1.2b): id, context, name, whether the price is raised, the lead time extended */
#define ACCEPTANCE_MODES(X) \
	X(STANDARD, "mode", "standard", false, false) \
	X(RAISE, "mode", "raise", true, false) \
	X(EXTEND, "mode", "extend", false, true) \
	X(RAISE_EXTEND, "mode", "raise-extend", true, true)

#define X(id, context, name, raises, extends) MODE_##id,
enum acceptance_mode { ACCEPTANCE_MODES(X) MODE_COUNT };
#undef X

extern const struct word acceptance_modes[MODE_COUNT];

struct review_opening {
	const char *departments; /* "tech,production,…" */
	struct maybe meeting;    /* day; not given: the sheet is circulated */
	const char *attendees;
	const char *reason; /* why what was rejected is reviewed again */
};

/* Open a sheet and circulate it, or call the meeting. */
enum outcome review_open(struct context *context, const char *order, const struct review_opening *request);

struct review_opinion {
	const char *department;
	struct maybe agree; /* 0 or 1 */
	const char *comment;
	bool new_product; /* the head of tech or production calls it one (3.4.1): it goes that way from then on */
};
enum outcome review_opinion(struct context *context, const char *order, const struct review_opinion *request);

struct review_conclusion {
	const char *accept; /* an acceptance mode */
	bool reject;
	struct maybe raise;  /* percentage, for a mode that raises the price */
	struct maybe extend; /* days, for a mode that extends the lead time */
	const char *reason;
};
enum outcome review_conclude(struct context *context, const char *order,
	const struct review_conclusion *request);

struct review_days {
	const char *department;
	struct maybe days; /* working days */
};

/* A department's working days; *complete says whether the form is complete with that. */
enum outcome review_days(struct context *context, const char *order, const struct review_days *request,
	bool *complete);

/*
 * What is proposed by clause 1.2c, and why: NULL for an order that is not small or
 * of a customer with standing. The mode is raise-extend.
 */
enum outcome review_proposal(struct context *context, const struct order *order, const char **why);

/* The newest sheet of an order: id 0 if there is none. */
struct review {
	int64_t id, opened_at, concluded_at;
	struct maybe changed_at; /* the order's lines, since the sheet was opened */
	const char *mode;
	struct maybe raise, extend;
	int64_t missing_days; /* departments that haven't said theirs */
	int64_t days_at;      /* when the form was completed */
};
enum outcome review_load(struct context *context, int64_t order_id, struct review *review);

/* What it was on is another thing now: the newest sheet's conclusion and days are void, and what was promised on them. */
enum outcome review_void(struct context *context, int64_t order_id);

#endif
