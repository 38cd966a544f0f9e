#include "face/progress.h"

#include "ground/moment.h"

#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static bool drawn;

/* Whether it is time for another picture: ten a second, the first after a tenth. */
static bool due(void) {
	enum { EVERY = 100 };
	static int64_t last = -1;
	const int64_t milliseconds = milliseconds_gone();
	if (last >= 0 && milliseconds - last < EVERY)
		return false;
	const bool first = last < 0;
	last = milliseconds;
	return !first;
}

/* A terminal that is stopped would stop the import, and all who wait for it. */
static bool has_room(void) {
	struct pollfd terminal = {.fd = STDERR_FILENO, .events = POLLOUT};
	return poll(&terminal, 1, 0) != 0;
}

void progress_show(size_t done, size_t total) {
	enum { WIDTH = 40, PERCENT = 100 };
	if (total == 0 || !isatty(STDERR_FILENO) || !due() || !has_room())
		return;
	const size_t filled = done * WIDTH / total;
	fprintf(stderr, "\r[");
	for (size_t i = 0; i < WIDTH; i++)
		fputc(i < filled ? '#' : ' ', stderr);
	fprintf(stderr, "] %3zu%%", done * PERCENT / total);
	drawn = true;
}

void progress_end(void) {
	if (drawn)
		fprintf(stderr, "\r\033[K");
	drawn = false;
}
