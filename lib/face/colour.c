#include "face/colour.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool colour_wanted(int file) {
	const char *never = getenv("NO_COLOR"), *terminal = getenv("TERM");
	return !(never && *never) && terminal && strcmp(terminal, "dumb") != 0 && isatty(file);
}

const char *colour_code(enum colour colour) {
	static const char *const codes[] = {[COLOUR_NONE] = "\033[0m", [COLOUR_HEADING] = "\033[1m",
		[COLOUR_LATE] = "\033[31m", [COLOUR_ERROR] = "\033[1;31m"};
	return codes[colour];
}
