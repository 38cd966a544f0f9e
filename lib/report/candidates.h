/*
 * candidates: what there is of a kind in the database, for completion: the newest first.
 */
#ifndef REPORT_CANDIDATES_H
#define REPORT_CANDIDATES_H

#include "policy/context.h"

/* Kinds as the tables of options name them: ORDER, NOTE, LOGIN, customer, CENTRE, MONTH, … */
bool candidates_known(const char *kind);

/* Tell of those that begin with `prefix`, but not of more than a screen holds. */
enum outcome candidates(struct context *context, const char *kind, const char *prefix, void (*tell)(const char *candidate));

#endif
