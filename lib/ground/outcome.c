#include "ground/outcome.h"

#include "ground/language.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Step back from `length` to where the last whole UTF-8 character ends. */
static size_t whole_characters(const char *text, size_t length) {
	size_t start = length;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	return start > 0 ? start - 1 : 0;
}

enum outcome fail(struct fault *fault, enum outcome outcome, const char *format, ...) {
	if (fault->outcome != DONE)
		return fault->outcome;
	fault->outcome = outcome;
	va_list arguments;
	va_start(arguments, format);
	const int wanted = vsnprintf(fault->reason, sizeof fault->reason, said(format), arguments);
	va_end(arguments);
	if (wanted >= (int)sizeof fault->reason) {
		static const char mark[] = "…";
		const size_t cut = whole_characters(fault->reason, sizeof fault->reason - sizeof mark);
		memcpy(fault->reason + cut, mark, sizeof mark);
	}
	return outcome;
}

void fault_clear(struct fault *fault) {
	*fault = (struct fault){.outcome = DONE};
}
