/*
 * Preloaded into the commands under test: another clock, another user. So the
 * programs themselves need no way to be told a wrong time or a wrong name.
 *
 *   INJECT_NOW   what CLOCK_REALTIME says, seconds since 1970
 *   INJECT_UID   what getuid() says
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
	static int (*original)(clockid_t, struct timespec *);
	if (!original)
		*(void **)&original = dlsym(RTLD_NEXT, "clock_gettime");
	const char *now = clock == CLOCK_REALTIME ? getenv("INJECT_NOW") : NULL;
	if (!now)
		return original(clock, time);
	*time = (struct timespec){.tv_sec = strtoll(now, NULL, 10)};
	return 0;
}

uid_t getuid(void) {
	static uid_t (*original)(void);
	if (!original)
		*(void **)&original = dlsym(RTLD_NEXT, "getuid");
	const char *uid = getenv("INJECT_UID");
	return uid ? (uid_t)strtoul(uid, NULL, 10) : original();
}
