#include "report/backup.h"

#include "report/check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What a check of the copy finds. */
static enum outcome verify(const struct context *cx, const char *path) {
	struct context copy = {.arena = cx->arena, .fault = cx->fault, .now = cx->now, .at = cx->at};
	struct listing findings = {0};
	enum outcome outcome = db_open(&copy.db, path, DB_READ, 0, cx->arena, cx->fault);
	if (outcome == DONE)
		outcome = check_all(&copy, &findings);
	if (outcome == DONE && findings.cell_count > 0)
		outcome = fail(cx->fault, BAD_CONFIG, "the copy isn't sound: %s", findings.cells[0].text);
	db_close(copy.db);
	return outcome;
}

/* The file and the name that it got are on the disk. */
static enum outcome settle(struct context *cx, const char *copy, const char *path) {
	char *folder = arena_text(cx->arena, path);
	char *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	if (link(copy, path) != 0) /* unlike rename() it doesn't replace anything */
		return errno == EEXIST ? fail(cx->fault, BAD_DATA, "%s is there already", path)
				       : fail(cx->fault, IO_FAILED, "%s: %s", path, strerror(errno));
	const int file = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const bool synced = file >= 0 && fsync(file) == 0;
	if (file >= 0)
		close(file);
	return synced ? DONE : fail(cx->fault, IO_FAILED, "%s: %s", path, strerror(errno));
}

enum outcome backup(struct context *cx, const char *path) {
	const char *copy = arena_printf(cx->arena, "%s.new-%ld", path, (long)getpid());
	if (access(path, F_OK) == 0)
		return fail(cx->fault, BAD_DATA, "%s is there already", path);
	enum outcome outcome = db_backup(cx->db, copy);
	if (outcome == DONE)
		outcome = verify(cx, copy);
	if (outcome == DONE)
		outcome = settle(cx, copy, path);
	unlink(copy);
	unlink(arena_printf(cx->arena, "%s-wal", copy));
	unlink(arena_printf(cx->arena, "%s-shm", copy));
	return outcome;
}
