#include "policy/context.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "ground/privilege.h"
#include "policy/migration.h"
#include "policy/people.h"
#include "store/schema.h"

static enum outcome begin(struct context *cx, const struct opening *opening) {
	int64_t version = 0;
	if (opening->mode == DB_CREATE) {
		TRY(db_begin(cx->db, DB_CHANGE));
		return migrate(cx, 0, opening->real);
	}
	TRY(schema_version(cx->db, schema_scripts_count, &version, cx->fault));
	if (version < schema_scripts_count) {
		TRY(schema_backup(cx->db, opening->path, version, cx->arena, cx->fault));
		/* Somebody else may have migrated meanwhile. */
		TRY(schema_version(cx->db, schema_scripts_count, &version, cx->fault));
		TRY(migrate(cx, version, opening->real));
		TRY(db_commit(cx->db));
		cx->last_event = 0;
	}
	return db_begin(cx->db, opening->mode);
}

static enum outcome set_time(struct context *cx, const char *at) {
	if (!at)
		return DONE;
	int64_t instant = 0;
	const char *wrong = instant_parse(at, &instant);
	if (wrong)
		return fail(cx->fault, BAD_DATA, "--at: '%s': %s", at, wrong);
	if (instant > cx->now)
		return fail(cx->fault, BAD_DATA, "--at: '%s' lies in the future", at);
	context_happened(cx, instant);
	return DONE;
}

/* With the group's rights, if there are such; everything that SQLite opens is open then. */
static enum outcome open_file(struct context *cx, const struct opening *opening) {
	privilege_take();
	enum outcome outcome = db_open(&cx->db, opening->path, opening->mode, opening->wait, cx->arena, cx->fault);
	if (outcome == DONE)
		outcome = begin(cx, opening);
	/* The first reading opens the write-ahead file. */
	if (outcome == DONE)
		outcome = settings_load(&cx->settings, cx->db, cx->fault);
	privilege_leave();
	return outcome;
}

enum outcome context_open(struct context *cx, const struct opening *opening) {
	cx->now = cx->at = instant_now();
	TRY(open_file(cx, opening));
	if (opening->mode != DB_READ)
		db_record(cx->db, &cx->changes, "event");
	cx->now = cx->at = instant_now();
	if (opening->mode == DB_CREATE) {
		if (opening->as || opening->at)
			return fail(cx->fault, USAGE, "a new database is made by oneself, and now");
		return person_found(cx, opening->real);
	}
	cx->late = opening->late;
	TRY(set_time(cx, opening->at));
	return actor_load(cx, opening);
}

void context_close(struct context *cx) {
	privilege_take();
	if (cx->db)
		db_rollback(cx->db);
	db_close(cx->db);
	privilege_leave();
	cx->db = NULL;
	changes_free(&cx->changes);
}

enum outcome context_again(struct context *cx) {
	db_rollback(cx->db);
	changes_clear(&cx->changes);
	cx->last_event = 0;
	cx->workdays_known = cx->deadline.known = cx->closed_until.given = false;
	return db_begin(cx->db, DB_CHANGE);
}

void context_happened(struct context *cx, int64_t at) {
	cx->at = at;
	cx->backdated |= at < cx->now;
}

enum outcome happened_after(const struct context *cx, int64_t step, const char *what) {
	char time[MOMENT_ROOM];
	if (cx->at >= step)
		return DONE;
	return fail(cx->fault, BAD_DATA, "that can't have happened before %s, at %s", said(what),
		instant_format(time, step));
}

int64_t today(const struct context *cx) {
	return day_of(cx->now);
}
