/*
 * Run two commands in turn and print how the first compares to the second:
 *
 *	pair RUNS NAME PREPARE COMMAND OTHER
 *
 * PREPARE, COMMAND and OTHER are for the shell; PREPARE (if not empty) goes before
 * each of both and isn't timed. A pair's two runs lie in the same second, so the
 * median of the ratios holds on a machine whose speed drifts. With --memory, also what the
 * first needed most of it.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 1000 };

static double now(void) {
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Returns the memory that it needed, in KiB. */
static long run(const char *command) {
	int status = 0;
	struct rusage usage;
	const pid_t child = fork();
	if (child == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(74);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) {
		fprintf(stderr, "pair: failed: %s\n", command);
		exit(1);
	}
	return usage.ru_maxrss;
}

static double timed(const char *prepare, const char *command, long *memory) {
	if (*prepare)
		run(prepare);
	const double start = now();
	const long used = run(command);
	*memory = used > *memory ? used : *memory;
	return now() - start;
}

static int compare(const void *one, const void *other) {
	const double difference = *(const double *)one - *(const double *)other;
	return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv) {
	static double ratios[MOST_RUNS];
	const bool tells = argc > 1 && strcmp(argv[1], "--memory") == 0;
	long memory = 0, other = 0;
	argc -= tells;
	argv += tells;
	if (argc != 6) {
		fprintf(stderr, "usage: pair [--memory] RUNS NAME PREPARE COMMAND OTHER\n");
		return 64;
	}
	const long runs = strtol(argv[1], NULL, 10);
	if (runs < 1 || runs > MOST_RUNS)
		return 64;
	timed(argv[3], argv[4], &memory);
	timed(argv[3], argv[5], &other);
	for (long i = 0; i < runs; i++) {
		const double one = timed(argv[3], argv[4], &memory);
		ratios[i] = one / timed(argv[3], argv[5], &other);
	}
	qsort(ratios, (size_t)runs, sizeof *ratios, compare);
	printf("%-64s %6.2f   (%.2f to %.2f, %ld pairs", argv[2], ratios[runs / 2], ratios[runs / 4],
		ratios[runs - 1 - runs / 4], runs);
	if (tells)
		printf(", at most %ld MiB", memory / 1024);
	puts(")");
	return 0;
}
