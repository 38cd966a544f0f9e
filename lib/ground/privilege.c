#include "ground/privilege.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

static struct {
	bool aside;
	gid_t group, own;
	int depth;
} rights;

bool privileged(void) {
	return getauxval(AT_SECURE) != 0;
}

bool privilege_aside(void) {
	rights.group = getegid();
	rights.own = getgid();
	rights.aside = privileged() && rights.group != rights.own;
	return !rights.aside || setegid(rights.own) == 0;
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
