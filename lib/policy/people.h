/*
 * people: the persons that a database knows, by login, and who of them acts.
 */
#ifndef POLICY_PEOPLE_H
#define POLICY_PEOPLE_H

#include "policy/context.h"
#include "policy/listing.h"

/* Fill in the context's actor. NO_ROLE if the real user is nobody here, NOT_FOUND for an unknown --as. */
enum outcome actor_load(struct context *context, const struct opening *opening);

/* Somebody by his login, as an actor; `real` is left out. NOT_FOUND. */
enum outcome actor_find(struct context *context, const char *login, struct actor *somebody);

/* A new database: the one who makes it holds every role, as head, until that is changed. */
enum outcome person_found(struct context *context, const char *login);

struct person_request {
	const char *login, *name, *roles;
	struct maybe head; /* 0 or 1 */
};

/* Add somebody; BAD_DATA if the login is taken or a role unknown. */
enum outcome person_add(struct context *context, const struct person_request *request);

/* Change what is given: name, roles (all of them anew), head. NOT_FOUND. */
enum outcome person_edit(struct context *context, const struct person_request *request);

/* Edit the one with this login, or add him: one of a file's rows, all in one event, which then names none of them. */
enum outcome person_save(struct context *context, const struct person_request *request);

enum outcome person_list(struct context *context, struct listing *listing);

/* The person with this login. NOT_FOUND. */
enum outcome person_find(struct context *context, const char *login, int64_t *id);

#endif
