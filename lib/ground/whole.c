#include "ground/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void whole_remove(const char *made) {
	static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		char path[4096];
		if (snprintf(path, sizeof path, "%s%s", made, endings[i]) < (int)sizeof path)
			unlink(path);
	}
}

static enum outcome sync_folder(const char *path, struct fault *fault) {
	char folder[4096] = ".";
	const char *slash = strrchr(path, '/');
	if (slash)
		snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
	const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const bool synced = file >= 0 && fsync(file) == 0;
	const int reason = errno;
	if (file >= 0)
		close(file);
	return synced ? DONE : fail(fault, IO_FAILED, "%s: %s", folder, strerror(reason));
}

/* Some file systems can't rename without replacing; a second name they can make. */
static bool move(const char *made, const char *path, bool replace) {
	if (replace)
		return rename(made, path) == 0;
	return renameat2(AT_FDCWD, made, AT_FDCWD, path, RENAME_NOREPLACE) == 0
		|| (errno == EINVAL && link(made, path) == 0 && unlink(made) == 0);
}

/* Is some of a database still in the file beside it, because closing it couldn't fold that in? */
static bool is_in_two(const char *made) {
	char beside[4096];
	struct stat status;
	return snprintf(beside, sizeof beside, "%s-wal", made) < (int)sizeof beside && stat(beside, &status) == 0
		&& status.st_size > 0;
}

enum outcome whole_place(const char *made, const char *path, bool replace, struct fault *fault) {
	if (is_in_two(made)) {
		whole_remove(made);
		return fail(fault, IO_FAILED, "%s: not all of it could be written", path);
	}
	if (move(made, path, replace))
		return sync_folder(path, fault);
	const int reason = errno;
	whole_remove(made);
	if (reason == EEXIST)
		return fail(fault, BAD_CONFIG, "%s is there already", path);
	return fail(fault, IO_FAILED, "%s: %s", path, strerror(reason));
}
