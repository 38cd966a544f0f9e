#include "report/backup.h"

#include "ground/whole.h"
#include "policy/gate.h"
#include "policy/journal.h"
#include "report/check.h"
#include "store/schema.h"
#include "store/shape.h"
#include "store/tables.h"

#include <string.h>
#include <sys/stat.h>

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
	struct whole copy;
	struct stat status;
	if (lstat(path, &status) == 0)
		return fail(cx->fault, BAD_CONFIG, "%s is there already", path);
	TRY(whole_begin(&copy, path, WHOLE_PRIVATE, cx->arena, cx->fault));
	enum outcome outcome = db_backup(cx->db, copy.made);
	if (outcome == DONE)
		outcome = verify(cx, copy.made);
	const enum outcome ended = whole_end(&copy, outcome == DONE, false, cx->fault);
	return outcome == DONE ? ended : outcome;
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
	int64_t version = 0;
	bool lacking = false, is_own = false;
	const struct context *there = &replacing->there;
	TRY(schema_version(there->db, schema_scripts_count, &version, there->fault));
	TRY(shape_is_own(there->db, version, there->arena, there->fault, &is_own));
	if (!is_own)
		return fail(there->fault, BAD_CONFIG, "%s is damaged: what history it has can't be read; move it away first",
			replacing->restoring->to);
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

/* Rows alone are taken over, into a schema made anew: what else a file may hold isn't asked after. */
static enum outcome copy_rows(struct context *by, const char *made, struct context *fresh) {
	int64_t version = 0;
	bool moved = false;
	struct whole_table *tables = NULL;
	size_t count = 0;
	*fresh = (struct context){.arena = by->arena, .fault = by->fault, .now = by->now, .at = by->at};
	TRY(schema_version(by->db, schema_scripts_count, &version, by->fault));
	TRY(db_open(&fresh->db, made, DB_CREATE, 0, by->arena, by->fault));
	TRY(db_begin(fresh->db, DB_CHANGE));
	TRY(schema_migrate(fresh->db, schema_scripts, (int)version, &moved, by->fault));
	TRY(db_script(fresh->db, "pragma defer_foreign_keys = on"));
	TRY(tables_all(fresh->db, by->arena, &tables, &count));
	for (size_t i = 0; i < count; i++)
		TRY(table_copy(fresh->db, by->db, &tables[i]));
	return db_commit(fresh->db);
}

static enum outcome put_back(struct context *by, const struct restoring *restoring, const struct whole *made, bool there) {
	struct context fresh;
	enum outcome outcome = copy_rows(by, made->made, &fresh);
	if (outcome == DONE && there)
		outcome = replace(&fresh, restoring);
	context_close(&fresh);
	return outcome;
}

enum outcome restore(struct context *cx, const struct restoring *restoring) {
	struct context by;
	struct whole made = {.file = -1};
	struct stat status;
	const bool there = lstat(restoring->to, &status) == 0;
	enum outcome outcome = open_sound(cx, restoring->from, &by);
	if (outcome == DONE)
		outcome = whole_begin(&made, restoring->to, there ? WHOLE_PRIVATE : WHOLE_USUAL, cx->arena, cx->fault);
	if (outcome == DONE)
		outcome = put_back(&by, restoring, &made, there);
	context_close(&by);
	const enum outcome ended = whole_end(&made, outcome == DONE && !there, false, cx->fault);
	return outcome == DONE ? ended : outcome;
}
