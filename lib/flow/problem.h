/*
 * problem: what went wrong with a shipment (clauses 2.3.3, 2.6.2): late, wrong, damaged,
 * refused; resolved by the head of production. What the policy punishes raises a penalty
 * case.
 */
#ifndef FLOW_PROBLEM_H
#define FLOW_PROBLEM_H

#include "flow/note.h"

/* id, context, name, whether it raises a penalty case (2.6.2) */
#define PROBLEM_KINDS(X) \
	X(LATE, "problem", "late", true) \
	X(WRONG, "problem", "wrong", true) \
	X(DAMAGED, "problem", "damaged", true) \
	X(REFUSED, "problem", "refused", false) \
	X(OTHER, "problem", "other", false)
#define X(id, context, name, punished) PROBLEM_##id,
enum problem_kind { PROBLEM_KINDS(X) PROBLEM_KIND_COUNT, PROBLEM_PUNISHED_COUNT = PROBLEM_REFUSED }; /* those come first */
#undef X
extern const struct word problem_kinds[PROBLEM_KIND_COUNT];
bool problem_punished(enum problem_kind kind);

struct problem_request {
	const char *kind;        /* of problem_kinds */
	const char *description;
	const char *resolution;  /* given: what is open of the note is resolved by it */
};
enum outcome problem_report(struct context *context, const char *note, const struct problem_request *request);
enum outcome problem_resolve(struct context *context, const char *note, const char *resolution);

/* A delivery came late, on this day as that is judged, as part of recording it. *raised: the case, 0 if there was one. */
enum outcome problem_late(struct context *context, const struct note *note, int64_t day, int64_t *raised);

/* The problems of a request's notes. */
enum outcome problem_of_request(struct context *context, int64_t request_id, struct listing *listing);

#endif
