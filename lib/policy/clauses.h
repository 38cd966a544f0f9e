/*
 * clauses: what each clause of the three policies says, in few words. Its Chinese, in the catalogue, is the original's.
 *
 * A clause that a rule or an action cites stands here: clause_text() is asked for each of them by a test.
 */
#ifndef POLICY_CLAUSES_H
#define POLICY_CLAUSES_H

#include <stdbool.h>

/* What a clause says, in English, to be translated by said(); NULL if there is no such clause. */
const char *clause_text(const char *clause);

/* The clauses in their order, from 0; NULL behind the last. */
const char *clause_number(int place);

/* Is `number` this one, or a part of it? "3.4.4.1" is one of "3.4.4", and "1.2a" of "1.2". */
bool clause_within(const char *number, const char *whole);

#endif
