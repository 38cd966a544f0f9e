#include "face/target.h"

#include "ground/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ANYBODY = 0666 };

static enum outcome complain(struct fault *fault, const char *path) {
	return fail(fault, IO_FAILED, "%s: %s", path, strerror(errno));
}

/* What a new file may be read by, as the shell would make it. */
static mode_t usual_mode(const char *path) {
	struct stat status;
	if (stat(path, &status) == 0)
		return status.st_mode & ANYBODY;
	const mode_t mask = umask(0);
	umask(mask);
	return ANYBODY & ~mask;
}

enum outcome target_open(struct target *target, const char *path, bool patient, struct arena *arena, struct fault *fault) {
	struct stat status;
	*target = (struct target){.path = path};
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		const int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | (patient ? 0 : O_NONBLOCK));
		target->file = file < 0 ? NULL : fdopen(file, "w");
		return target->file ? DONE : complain(fault, path);
	}
	char *temporary = arena_printf(arena, "%s.XXXXXX", path);
	const int file = mkostemp(temporary, O_CLOEXEC);
	if (file < 0)
		return complain(fault, path);
	target->temporary = temporary;
	if (fchmod(file, usual_mode(path)) == 0)
		target->file = fdopen(file, "w");
	if (target->file)
		return DONE;
	const enum outcome outcome = complain(fault, path);
	close(file);
	unlink(temporary);
	return outcome;
}

enum outcome target_finish(struct target *target, bool keep, struct fault *fault) {
	if (!target->file)
		return DONE;
	bool written = fflush(target->file) == 0 && !ferror(target->file);
	if (written && target->temporary && keep)
		written = fsync(fileno(target->file)) == 0;
	written = fclose(target->file) == 0 && written;
	target->file = NULL;
	const enum outcome outcome = written ? DONE : complain(fault, target->path);
	if (!target->temporary)
		return outcome;
	if (written && keep)
		return whole_place(target->temporary, target->path, true, fault);
	whole_remove(target->temporary);
	return outcome;
}
