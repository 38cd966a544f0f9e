/*
 * Preloaded into the commands under test: another clock, another user, and faults. So
 * the programs themselves need no way to be told a wrong time or a wrong name, and none to fail.
 *
 *   INJECT_NOW    what CLOCK_REALTIME says, seconds since 1970
 *   INJECT_UID    what getuid() says
 *   INJECT_FAIL   which calls fail: memory, write, sync, open, read
 *   INJECT_AT     the how-manieth of them does, and every one after it if INJECT_ON is set
 *   INJECT_LOG    the file that tells what was written, cut off, synced and removed: see crash.pl
 *   INJECT_COUNT  the file to write into, at the end, how many there were of each, if INJECT_FAIL is set
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define ORIGINAL(name)                                      \
	static __typeof__(&(name)) original;                 \
	if (!original)                                      \
		*(void **)&original = dlsym(RTLD_NEXT, #name)

int clock_gettime(clockid_t clock, struct timespec *time) {
	ORIGINAL(clock_gettime);
	const char *now = clock == CLOCK_REALTIME ? getenv("INJECT_NOW") : NULL;
	if (!now)
		return original(clock, time);
	*time = (struct timespec){.tv_sec = strtoll(now, NULL, 10)};
	return 0;
}

uid_t getuid(void) {
	ORIGINAL(getuid);
	const char *uid = getenv("INJECT_UID");
	return uid ? (uid_t)strtoul(uid, NULL, 10) : original();
}

/* The kinds of call that can fail. */
#define KINDS(X) X(memory) X(write) X(sync) X(open) X(read)
#define X(name) KIND_##name,
enum kind { KINDS(X) KIND_COUNT };
#undef X
#define X(name) #name,
static const char *const kind_names[KIND_COUNT] = {KINDS(X)};
#undef X

static struct {
	bool known, on;
	const char *kind; /* NULL: none fails, and none is counted */
	long at, counts[KIND_COUNT];
} fault;

/* Is it this call that fails? */
static bool fails(enum kind kind, int error) {
	if (!fault.known) {
		fault.known = true; /* first: what follows may come back here */
		const char *at = getenv("INJECT_AT");
		fault.kind = getenv("INJECT_FAIL");
		fault.at = at ? strtol(at, NULL, 10) : 0;
		fault.on = getenv("INJECT_ON") != NULL;
	}
	if (!fault.kind)
		return false;
	const long count = ++fault.counts[kind];
	if (strcmp(fault.kind, kind_names[kind]) != 0
	    || (count != fault.at && !(fault.on && fault.at > 0 && count > fault.at)))
		return false;
	errno = error;
	return true;
}

__attribute__((destructor)) static void tell(void) {
	const char *path = fault.kind ? getenv("INJECT_COUNT") : NULL;
	fault.kind = NULL; /* nothing fails or counts from here on */
	FILE *file = path ? fopen(path, "we") : NULL;
	if (!file)
		return;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		fprintf(file, "%s %ld\n", kind_names[kind], fault.counts[kind]);
	fclose(file);
}

#ifndef SANITIZED /* whose own allocator has to stay */
/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the C library's names */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

void *malloc(size_t size) {
	return fails(KIND_memory, ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
	return fails(KIND_memory, ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
	return fails(KIND_memory, ENOMEM) ? NULL : __libc_realloc(memory, size);
}
#endif

/* A line, and the bytes that it counts: what was done to which file. */
static void log_call(const char *call, const char *path, int file, long long offset, const void *bytes, size_t size) {
	const char *log = getenv("INJECT_LOG");
	char line[PATH_MAX + 64], found[PATH_MAX] = "", link[32];
	if (!log)
		return;
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	if (!path && readlink(link, found, sizeof found - 1) < 0)
		return;
	const int out = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	const int length = snprintf(line, sizeof line, "%s %lld %zu %s\n", call, offset, size, path ? path : found);
	if (out < 0 || syscall(SYS_write, out, line, length) != length || (size && syscall(SYS_write, out, bytes, size) != (long)size))
		abort();
	syscall(SYS_close, out);
}

ssize_t write(int file, const void *bytes, size_t size) {
	ORIGINAL(write);
	return file != STDERR_FILENO && fails(KIND_write, ENOSPC) ? -1 : original(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
	ORIGINAL(pwrite64);
	if (fails(KIND_write, ENOSPC))
		return -1;
	log_call("write", NULL, file, offset, bytes, size);
	return original(file, bytes, size, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
	return pwrite64(file, bytes, size, offset);
}

int ftruncate64(int file, off64_t size) {
	ORIGINAL(ftruncate64);
	if (fails(KIND_write, EIO))
		return -1;
	log_call("cut", NULL, file, size, NULL, 0);
	return original(file, size);
}

int ftruncate(int file, off_t size) {
	return ftruncate64(file, size);
}

int fsync(int file) {
	ORIGINAL(fsync);
	if (fails(KIND_sync, EIO))
		return -1;
	log_call("sync", NULL, file, 0, NULL, 0);
	return original(file);
}

int fdatasync(int file) {
	ORIGINAL(fdatasync);
	if (fails(KIND_sync, EIO))
		return -1;
	log_call("sync", NULL, file, 0, NULL, 0);
	return original(file);
}

int unlink(const char *path) {
	ORIGINAL(unlink);
	log_call("remove", path, -1, 0, NULL, 0);
	return original(path);
}

ssize_t read(int file, void *bytes, size_t size) {
	ORIGINAL(read);
	return fails(KIND_read, EIO) ? -1 : original(file, bytes, size);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t offset) {
	ORIGINAL(pread64);
	return fails(KIND_read, EIO) ? -1 : original(file, bytes, size, offset);
}

ssize_t pread(int file, void *bytes, size_t size, off_t offset) {
	return pread64(file, bytes, size, offset);
}

int open64(const char *path, int flags, ...) {
	ORIGINAL(open64);
	va_list arguments;
	va_start(arguments, flags);
	const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	return fails(KIND_open, EMFILE) ? -1 : original(path, flags, mode);
}

int open(const char *path, int flags, ...) {
	va_list arguments;
	va_start(arguments, flags);
	const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	return open64(path, flags, mode);
}
