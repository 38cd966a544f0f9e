#include "ground/whole.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

enum { PATH_ROOM = 4096 };

static void folder_of(char folder[PATH_ROOM], const char *path) {
	const char *slash = strrchr(path, '/');
	snprintf(folder, PATH_ROOM, "%.*s", !slash || slash == path ? 1 : (int)(slash - path), slash ? path : ".");
}

static enum outcome sync_folder(const char *path, struct fault *fault) {
	char folder[PATH_ROOM];
	folder_of(folder, path);
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

/* The process in "orders.db.new-123", made of `base`; 0: it is another name. */
static pid_t maker_of(const char *name, const char *base) {
	static const char mark[] = ".new-";
	const size_t length = strlen(base);
	if (strncmp(name, base, length) != 0 || strncmp(name + length, mark, sizeof mark - 1) != 0)
		return 0;
	const char *digits = name + length + sizeof mark - 1;
	const size_t count = strspn(digits, "0123456789");
	enum { MOST_DIGITS = 9 };
	return count > 0 && count <= MOST_DIGITS && !digits[count] ? (pid_t)strtol(digits, NULL, 10) : 0;
}

/* A folder's plain files, and it. */
static void remove_folder(int parent, const char *name, int file) {
	DIR *folder = fdopendir(file);
	if (!folder)
		return;
	for (const struct dirent *entry; (entry = readdir(folder));)
		unlinkat(dirfd(folder), entry->d_name, 0);
	closedir(folder);
	unlinkat(parent, name, AT_REMOVEDIR);
}

/* In other namespaces a process may live whose number nobody has here: its lock says so. */
static void sweep(int parent, const char *folder, const char *name) {
	struct stat status;
	const int file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (file < 0)
		return;
	if (fstat(file, &status) != 0 || flock(file, LOCK_EX | LOCK_NB) != 0) {
		close(file);
		return;
	}
	if (S_ISDIR(status.st_mode)) {
		remove_folder(parent, name, file);
		return;
	}
	char path[PATH_ROOM];
	if (S_ISREG(status.st_mode) && snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path)
		whole_remove(path);
	close(file);
}

void whole_sweep(const char *path) {
	char folder[PATH_ROOM];
	const char *slash = strrchr(path, '/');
	folder_of(folder, path);
	DIR *names = opendir(folder);
	if (!names)
		return;
	for (const struct dirent *entry; (entry = readdir(names));) {
		const pid_t maker = maker_of(entry->d_name, slash ? slash + 1 : path);
		if (maker > 0 && (maker == getpid() || (kill(maker, 0) != 0 && errno == ESRCH)))
			sweep(dirfd(names), folder, entry->d_name);
	}
	closedir(names);
}

enum outcome whole_begin(struct whole *whole, const char *path, mode_t mode, struct arena *arena, struct fault *fault) {
	whole_sweep(path);
	*whole = (struct whole){path, arena_printf(arena, "%s.new-%ld", path, (long)getpid()), -1};
	whole->file = open(whole->made, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	if (whole->file < 0 || flock(whole->file, LOCK_EX | LOCK_NB) != 0)
		return fail(fault, IO_FAILED, "%s: %s", whole->made, strerror(errno));
	return DONE;
}

enum outcome whole_end(struct whole *whole, bool keep, bool replace, struct fault *fault) {
	enum outcome outcome = DONE;
	if (!whole->made || whole->file < 0)
		return DONE;
	if (keep && fsync(whole->file) != 0) {
		outcome = fail(fault, IO_FAILED, "%s: %s", whole->made, strerror(errno));
		keep = false;
	}
	if (keep)
		outcome = whole_place(whole->made, whole->path, replace, fault);
	else
		whole_remove(whole->made);
	close(whole->file);
	whole->file = -1;
	return outcome;
}
