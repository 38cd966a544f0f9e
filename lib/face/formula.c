#include "face/formula.h"

#include <string.h>

bool looks_like_formula(const char *text) {
	text += strspn(text, "'");
	return *text && strchr("=+-@\t\r", *text);
}

const char *formula_armed(const char *text) {
	return *text == '\'' && looks_like_formula(text) ? text + 1 : text;
}
