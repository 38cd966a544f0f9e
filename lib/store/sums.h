/*
 * sums: SQL's sum() of integers, for whatever lies in a file. SQLite's own fails on more than 64 bits hold, and
 * one mistyped order would take every list and report along with it; PostgreSQL's is wide, and so is this one: it
 * adds in 128 bits, and what comes out is the sum, or the nearest number of 64 bits.
 */
#ifndef STORE_SUMS_H
#define STORE_SUMS_H

#include "store/sqlite.h"

/* Let the connection's statements have it. Returns SQLite's result code. */
int sums_register(sqlite3 *handle);

#endif
