/*
 * signature: an approval binds the content approved. What is kept is the SHA-256
 * of what the document said; if it says something else later the signature is
 * void. Nobody signs what they put up themselves.
 */
#ifndef POLICY_SIGNATURE_H
#define POLICY_SIGNATURE_H

#include "policy/context.h"
#include "policy/numbers.h"

/* The content of a document, as something to sign. */
struct content {
	unsigned char digest[DIGEST_SIZE];
};

/* Add the row at hand of a query, all its columns. */
void content_row(struct digest *hash, const struct query *query);

/*
 * Digest all the columns of all the rows of a query, and end it; a second query
 * adds to the first.
 */
enum outcome content_add(struct content *content, struct query *query);

struct signing {
	enum document document;
	int64_t id;
	enum rule rule; /* whose signature it is */
	bool refused;
	const char *reason;
	struct content content;
};

/* Who put a document up: the person, and the login that really did it. */
struct author {
	int64_t person;
	const char *real;
};

/*
 * Is the actor somebody else than the author? Not if they are the same person,
 * nor if either of them was really the other, nor if the actor signs as the author's deputy. Two persons for whom a third login
 * acts with --as are two.
 */
enum outcome four_eyes(struct context *context, const struct author *author, bool *somebody_else);

/*
 * Is the actor somebody else than everybody who signed the document as it stands, as four_eyes() asks, deputies and those
 * in whose place they stood too? Where it takes two people nobody signs in two roles.
 */
enum outcome signed_by_others(struct context *context, enum document document, int64_t id, const struct content *content,
	bool *others);

/* Sign, or refuse, as the actor. */
enum outcome sign(struct context *context, const struct signing *signing);

/*
 * Is the document signed as it stands? *signed_at is when.
 * A refusal after the signature takes it back.
 */
enum outcome signed_as_it_stands(struct context *context, enum document document, int64_t id,
	const struct content *content, bool *is_signed, int64_t *signed_at);

/*
 * Where a document takes several signatures: in which roles it is signed as it stands,
 * going by the last signature in each.
 */
enum outcome signed_in_roles(struct context *context, enum document document, int64_t id,
	const struct content *content, roles *set);

#endif
