/*
 * conversions: do two formats of printf(3) take the same arguments?
 */
#ifndef GROUND_CONVERSIONS_H
#define GROUND_CONVERSIONS_H

#include <stdbool.h>

/*
 * Does a translation take the arguments of its original, each of the same type and none else? Those may stand in
 * another order ("%2$s"). False as well for %n, for what is no conversion, and for more than 16 arguments.
 */
bool conversions_agree(const char *original, const char *translation);

#endif
