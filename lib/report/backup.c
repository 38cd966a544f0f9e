#include "report/backup.h"

#include "ground/whole.h"
#include "policy/gate.h"
#include "policy/journal.h"
#include "report/check.h"

#include <string.h>
#include <unistd.h>

/* A database to read, and what a check of it finds. Close it in any case. */
static enum outcome open_sound(const struct context *cx, const char *path, struct context *copy) {
	struct listing findings = {0};
	*copy = (struct context){.arena = cx->arena, .fault = cx->fault, .now = cx->now, .at = cx->at};
	TRY(db_open(&copy->db, path, DB_READ, 0, cx->arena, cx->fault));
	TRY(db_begin(copy->db, DB_READ));
	TRY(check_all(copy, NULL, &findings));
	return findings.cell_count == 0 ? DONE
		: fail(cx->fault, BAD_CONFIG, "%s isn't sound: %s", path, findings.cells[0].text);
}

static enum outcome verify(const struct context *cx, const char *path) {
	struct context copy;
	const enum outcome outcome = open_sound(cx, path, &copy);
	context_close(&copy);
	return outcome;
}

enum outcome backup_permitted(struct context *cx) {
	return must_read(cx, READ_COPY);
}

enum outcome backup(struct context *cx, const char *path) {
	TRY(backup_permitted(cx));
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

/* The database that is there, and the backup that is to take its place. */
struct replacing {
	const struct restoring *restoring;
	struct context there;
	struct context *by;
};

static void lacks(void *argument, const char *finding) {
	(void)finding;
	*(bool *)argument = true;
}

/* Is what happened there all in the backup? */
static enum outcome has_history(void *argument) {
	struct replacing *replacing = argument;
	const char *seal = NULL;
	bool lacking = false;
	TRY(journal_seal(&replacing->there, &seal));
	if (seal)
		TRY(journal_against(replacing->by, seal, lacks, &lacking));
	return !lacking ? DONE
		: fail(replacing->there.fault, BAD_DATA, "%s has a history that %s doesn't have, up to event %.*s: it isn't overwritten",
			replacing->restoring->to, replacing->restoring->from, (int)strcspn(seal, ":"), seal);
}

static enum outcome replace(struct context *by, const struct restoring *restoring) {
	struct replacing replacing = {.restoring = restoring, .by = by,
		.there = {.arena = by->arena, .fault = by->fault, .now = by->now, .at = by->at}};
	enum outcome outcome =
		db_open(&replacing.there.db, restoring->to, DB_CHANGE, restoring->wait, by->arena, by->fault);
	if (outcome == DONE)
		outcome = db_replace(replacing.there.db, by->db, has_history, &replacing);
	context_close(&replacing.there);
	return outcome;
}

enum outcome restore(struct context *cx, const struct restoring *restoring) {
	struct context by;
	const char *made = arena_printf(cx->arena, "%s.new-%ld", restoring->to, (long)getpid());
	enum outcome outcome = open_sound(cx, restoring->from, &by);
	if (outcome == DONE && access(restoring->to, F_OK) == 0)
		outcome = replace(&by, restoring);
	else if (outcome == DONE) {
		outcome = db_backup(by.db, made);
		if (outcome == DONE)
			outcome = whole_place(made, restoring->to, false, cx->fault);
		else
			whole_remove(made);
	}
	context_close(&by);
	return outcome;
}
