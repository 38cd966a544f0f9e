#include "face/place.h"

#include "ground/privilege.h"
#include "ground/whole.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHARED_FOLDER "/var/lib/ordflow"
static const char shared[] = SHARED_FOLDER "/orders.db";

const char *place_shared_folder(void) {
	return SHARED_FOLDER;
}

/* Make the folders of a path, but for its last part. */
static void make_folders(struct arena *arena, const char *path) {
	char *folder = arena_text(arena, path);
	for (char *slash = folder + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
		*slash = '\0';
		mkdir(folder, S_IRWXU); /* if it can't be made, opening says why */
	}
}

static const char *own_path(struct arena *arena) {
	const char *data = secure_getenv("XDG_DATA_HOME"), *home = secure_getenv("HOME");
	if (data && *data == '/')
		return arena_printf(arena, "%s/ordflow/orders.db", data);
	return home && *home ? arena_printf(arena, "%s/.local/share/ordflow/orders.db", home) : NULL;
}

/* Installed for several people there is one database: nobody points a privileged program elsewhere. */
static enum outcome find_shared(struct place *place, const char *given, bool create, struct fault *fault) {
	if (given || getenv("ORDFLOW_DB"))
		return fail(fault, NO_ROLE, "%s: not here, where the database is everybody's: %s", given ? "--db" : "ORDFLOW_DB", shared);
	if (create && getuid() != 0)
		return fail(fault, NO_ROLE, "only root makes the database of everybody");
	place->open = shared;
	return DONE;
}

static const char *find(struct arena *arena, const char *given, bool create) {
	const char *environment = secure_getenv("ORDFLOW_DB");
	if (given)
		return given;
	if (environment && *environment)
		return environment;
	if (access(shared, F_OK) == 0)
		return shared;
	const char *own = own_path(arena);
	if (own && create)
		make_folders(arena, own);
	return own;
}

/* Who has rights that others lack doesn't work with a file that those others put there, or could put another in its place. */
static enum outcome check_way(struct arena *arena, const char *path, struct fault *fault) {
	struct stat status;
	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
		return fail(fault, BAD_CONFIG, "%s is a symbolic link, and isn't followed with these rights", path);
	char *folder = arena_text(arena, path);
	for (char *slash = folder; slash;) {
		slash = strrchr(folder, '/');
		if (slash)
			*slash = '\0';
		const char *name = !slash ? "." : *folder ? folder : "/";
		if (stat(name, &status) == 0 && status.st_mode & S_IWOTH && !(status.st_mode & S_ISVTX))
			return fail(fault, BAD_CONFIG, "%s can be written by everybody: no database in it is opened with these rights", name);
		if (slash == folder)
			break;
	}
	return DONE;
}

enum outcome place_find(struct place *place, const char *given, bool create, struct arena *arena,
	struct fault *fault) {
	struct stat status;
	if (privileged())
		TRY(find_shared(place, given, create, fault));
	const char *path = privileged() ? place->open : find(arena, given, create);
	if (!path || !*path)
		return fail(fault, BAD_CONFIG, "which database? --db FILE, or ORDFLOW_DB in the environment");
	place->open = path;
	if (privileged() || geteuid() == 0)
		TRY(check_way(arena, path, fault));
	if (!create)
		return DONE;
	if (lstat(path, &status) == 0)
		return fail(fault, BAD_CONFIG, "%s is there already", path);
	if (errno != ENOENT)
		return fail(fault, IO_FAILED, "%s: %s", path, strerror(errno));
	place->path = path;
	privilege_take();
	const enum outcome outcome = whole_begin(&place->whole, path, WHOLE_USUAL, arena, fault);
	privilege_leave();
	place->open = place->whole.made;
	return outcome;
}

enum outcome place_finish(struct place *place, bool keep, struct fault *fault) {
	enum outcome outcome = DONE;
	privilege_take();
	if (keep && privileged() && chmod(place->open, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP) != 0)
		outcome = fail(fault, IO_FAILED, "%s: %s", place->open, strerror(errno));
	const enum outcome ended = whole_end(&place->whole, keep && outcome == DONE, false, fault);
	privilege_leave();
	return outcome == DONE ? ended : outcome;
}
