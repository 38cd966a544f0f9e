#include "face/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static bool drawn;

/* Whether it is time for another picture: ten a second, the first after a tenth. */
static bool due(void) {
	enum { EVERY = 100, THOUSAND = 1000, MILLION = 1000000 };
	static long last = -1;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	const long milliseconds = now.tv_sec * THOUSAND + now.tv_nsec / MILLION;
	if (last >= 0 && milliseconds - last < EVERY)
		return false;
	const bool first = last < 0;
	last = milliseconds;
	return !first;
}

void progress_show(size_t done, size_t total) {
	enum { WIDTH = 40, PERCENT = 100 };
	if (total == 0 || !isatty(STDERR_FILENO) || !due())
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
