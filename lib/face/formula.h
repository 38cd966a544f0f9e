/*
 * formula: text that a spreadsheet would run. Going out it gets an apostrophe in front; coming in it loses one.
 * Apostrophes that stand in front already count along, so that the way back is exact.
 */
#ifndef FACE_FORMULA_H
#define FACE_FORMULA_H

#include <stdbool.h>

bool looks_like_formula(const char *text);

/* What stood there before it was defused; text that wasn't is as it was. */
const char *formula_armed(const char *text);

#endif
