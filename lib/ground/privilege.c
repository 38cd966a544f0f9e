#include "ground/privilege.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>
#include <unistd.h>

static struct {
	bool aside;
	gid_t group, own;
	int depth;
	bool watched; /* `watch` ends the process */
	timer_t watch;
} rights;

bool privileged(void) {
	return getauxval(AT_SECURE) != 0;
}

/* What of the environment decides how things are shown, and how long is waited; ORDFLOW_DB is refused by name. */
static bool is_harmless(const char *variable) {
	static const char *const names[] = {"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "TERM", "COLUMNS", "LINES", "NO_COLOR",
		"ORDFLOW_TIMEOUT", "ORDFLOW_DB"};
	const size_t length = strcspn(variable, "=");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == length && strncmp(names[i], variable, length) == 0)
			return true;
	return false;
}

/* Fonts, settings of libraries, homes and data folders are the machine's then: their variables go, whatever they are called. */
static bool clean_environment(void) {
	char **kept = environ;
	for (char **variable = environ; *variable; variable++)
		if (is_harmless(*variable))
			*kept++ = *variable;
	*kept = NULL;
	return setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1) == 0;
}

bool privilege_aside(void) {
	rights.group = getegid();
	rights.own = getgid();
	rights.aside = privileged() && rights.group != rights.own;
	return !rights.aside || (setegid(rights.own) == 0 && clean_environment());
}

bool privilege_confine(enum confinement confinement, const char *state, bool elsewhere) {
	return !rights.aside || confine(confinement, state, elsewhere);
}

void privilege_hold(int milliseconds) {
	enum { SECOND = 1000, NANO = 1000000 };
	struct sigevent end = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
	const struct itimerspec when = {.it_value = {milliseconds / SECOND, (long)(milliseconds % SECOND) * NANO}};
	if (!rights.aside)
		return;
	if (!rights.watched && timer_create(CLOCK_MONOTONIC, &end, &rights.watch) != 0)
		abort();
	rights.watched = true;
	if (timer_settime(rights.watch, 0, &when, NULL) != 0)
		abort();
}

/* Going on with the wrong rights would be worse than not going on. */
static void become(gid_t group) {
	if (setegid(group) != 0)
		abort();
}

void privilege_take(void) {
	if (rights.aside && rights.depth++ == 0)
		become(rights.group);
}

void privilege_leave(void) {
	if (rights.aside && --rights.depth == 0)
		become(rights.own);
}

void privilege_drop(void) {
	if (rights.aside && setresgid(rights.own, rights.own, rights.own) != 0)
		abort();
	rights.aside = false;
}
