#include "report/backup.h"

#include "ground/whole.h"
#include "report/check.h"

#include <unistd.h>

/* What a check of the copy finds. */
static enum outcome verify(const struct context *cx, const char *path) {
	struct context copy = {.arena = cx->arena, .fault = cx->fault, .now = cx->now, .at = cx->at};
	struct listing findings = {0};
	enum outcome outcome = db_open(&copy.db, path, DB_READ, 0, cx->arena, cx->fault);
	if (outcome == DONE)
		outcome = check_all(&copy, NULL, &findings);
	if (outcome == DONE && findings.cell_count > 0)
		outcome = fail(cx->fault, BAD_CONFIG, "the copy isn't sound: %s", findings.cells[0].text);
	db_close(copy.db);
	return outcome;
}

enum outcome backup(struct context *cx, const char *path) {
	const char *copy = arena_printf(cx->arena, "%s.new-%ld", path, (long)getpid());
	if (access(path, F_OK) == 0)
		return fail(cx->fault, BAD_CONFIG, "%s is there already", path);
	enum outcome outcome = db_backup(cx->db, copy);
	if (outcome == DONE)
		outcome = verify(cx, copy);
	if (outcome == DONE)
		return whole_place(copy, path, false, cx->fault);
	whole_remove(copy);
	return outcome;
}
