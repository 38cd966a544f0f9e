/*
 * people: the persons that a database knows, by login, and who of them acts.
 */
#ifndef POLICY_PEOPLE_H
#define POLICY_PEOPLE_H

#include "policy/context.h"
#include "policy/listing.h"

/* Fill in the context's actor. NO_ROLE if the real user is nobody here, NOT_FOUND for an unknown --as. */
enum outcome actor_load(struct context *context, const struct opening *opening);

/* The same question alone, to a database that is still of an older schema. */
enum outcome person_known(struct context *context, const struct opening *opening);

/* Somebody by his login, as an actor; `real` is left out. NOT_FOUND. */
enum outcome actor_find(struct context *context, const char *login, struct actor *somebody);

/* A new database: the one who makes it holds every role, as head, until that is changed. */
enum outcome person_found(struct context *context, const char *login);

struct person_request {
	const char *login, *name, *roles;
	struct maybe head; /* 0 or 1 */
	struct maybe left; /* 1: he is with the factory no more, 0: he is back */
};

/* Add somebody; BAD_DATA if the login is taken or a role unknown. */
enum outcome person_add(struct context *context, const struct person_request *request);

/*
 * Change what is given: name, roles (all of them anew), head, whether he has left. Who has left acts, signs, stands in and
 * is named no more; what waited for him waits for his department, his history stays. NOT_FOUND; BAD_DATA if nobody who
 * is admin would be left.
 */
enum outcome person_edit(struct context *context, const struct person_request *request);

/* Edit the one with this login, or add him: one of a file's rows, all in one event, which then names none of them. */
enum outcome person_save(struct context *context, const struct person_request *request);

enum outcome person_list(struct context *context, struct listing *listing);

/* The person with this login, to be named in something new. NOT_FOUND, also of somebody who has left. */
enum outcome person_find(struct context *context, const char *login, int64_t *id);

/* Has somebody left? Then the first of his roles, to which it falls what was his, or NULL. */
enum outcome person_department(struct context *context, int64_t id, bool *left, const char **role);

#endif
