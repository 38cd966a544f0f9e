#include "policy/context.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "ground/privilege.h"
#include "ground/typed.h"
#include "policy/journal.h"
#include "policy/late.h"
#include "policy/migration.h"
#include "policy/people.h"
#include "store/schema.h"
#include "store/shape.h"

/* Statements do what they say only where tables, keys and checks are the program's, and no triggers beside them. */
static enum outcome look_at_schema(struct context *cx, const struct opening *opening, int64_t version) {
	bool is_own = false;
	TRY(shape_is_own(cx->db, version, cx->arena, cx->fault, &is_own));
	cx->altered = !is_own;
	/* Who isn't a person of the database learns nothing of it, and who is can't be known. */
	if (is_own || (opening->lenient && !privileged()))
		return DONE;
	return fail(cx->fault, BAD_CONFIG, "%s is damaged: its schema isn't ordflow's (ordflow check says where)", opening->path);
}

static enum outcome begin(struct context *cx, const struct opening *opening) {
	int64_t version = 0;
	if (opening->mode == DB_CREATE) {
		TRY(db_begin(cx->db, DB_CHANGE));
		return migrate(cx, 0, opening->real);
	}
	TRY(schema_version(cx->db, schema_scripts_count, &version, cx->fault));
	TRY(look_at_schema(cx, opening, version));
	if (!cx->altered && version < schema_scripts_count) {
		TRY(person_known(cx, opening));
		TRY(schema_backup(cx->db, opening->path, version, cx->arena, cx->fault));
		/* Somebody else may have migrated meanwhile. */
		TRY(schema_version(cx->db, schema_scripts_count, &version, cx->fault));
		TRY(migrate(cx, version, opening->real));
		TRY(db_commit(cx->db));
		cx->last_event = 0;
	}
	return db_begin(cx->db, DB_READ);
}

static enum outcome set_time(struct context *cx, const char *at) {
	enum { HOUR = 3600 };
	if (!at)
		return DONE;
	int64_t instant = 0;
	const char *wrong = typed_instant(at, true, &instant);
	if (wrong)
		return fail(cx->fault, BAD_DATA, "--at: '%s': %s", at, wrong);
	if (instant > cx->now)
		return fail(cx->fault, BAD_DATA, "--at: '%s' lies in the future", at);
	context_happened(cx, instant);
	cx->dated = instant < cx->now - cx->settings.backdate_hours * HOUR;
	return DONE;
}

/* With the group's rights, if there are such; everything that SQLite opens is open then. */
static enum outcome open_file(struct context *cx, const struct opening *opening) {
	privilege_take();
	enum outcome outcome = db_open(&cx->db, opening->path, opening->mode, opening->wait, cx->arena, cx->fault);
	if (outcome == DONE)
		outcome = begin(cx, opening);
	/* The first reading opens the write-ahead file. */
	if (outcome == DONE && cx->altered)
		settings_standard(&cx->settings);
	else if (outcome == DONE)
		outcome = settings_load(&cx->settings, cx->db, cx->fault);
	privilege_leave();
	return outcome;
}

enum outcome context_open(struct context *cx, const struct opening *opening) {
	cx->now = cx->at = instant_now();
	TRY(open_file(cx, opening));
	if (opening->mode != DB_READ)
		db_record(cx->db, &cx->changes, "event");
	cx->opening = *opening;
	if (cx->altered)
		return DONE;
	if (opening->mode == DB_CREATE) {
		if (opening->as || opening->at)
			return fail(cx->fault, USAGE, "a new database is made by oneself, and now");
		return person_found(cx, opening->real);
	}
	cx->late = opening->late;
	cx->why = opening->why;
	TRY(set_time(cx, opening->at));
	cx->seen = db_seen(cx->db);
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

void context_rest(struct context *cx) {
	if (cx->db)
		db_rollback(cx->db);
}

/* A clock that was put right by seconds is none that is wrong. */
enum { TOLERANCE = 5 };

/* When it is recorded, now that nobody else records anything. */
static enum outcome set_now(struct context *cx) {
	int64_t closed_until = 0;
	const bool is_now = cx->at == cx->now;
	cx->now = instant_now();
	if (cx->now < cx->last_recorded && cx->now >= cx->last_recorded - TOLERANCE)
		cx->now = cx->last_recorded;
	cx->behind = cx->now < cx->last_recorded;
	if (is_now || cx->at > cx->now)
		cx->at = cx->now;
	/* Only by a clock that was wrong, which somebody said, a month can have been closed that isn't over. */
	if (*cx->settings.text[SETTING_CLOCK])
		TRY(late_until(cx, &closed_until));
	cx->backdated = cx->at < cx->now || cx->now < closed_until;
	return DONE;
}

enum outcome context_lock(struct context *cx) {
	db_rollback(cx->db);
	changes_clear(&cx->changes);
	cx->workdays_known = cx->deadline.known = cx->closed_until.given = cx->rehearsing = false;
	cx->proposal = 0;
	cx->proposal_waits = false;
	TRY(db_begin(cx->db, DB_CHANGE));
	if (db_seen(cx->db) != cx->seen) {
		TRY(settings_load(&cx->settings, cx->db, cx->fault));
		TRY(actor_load(cx, &cx->opening));
		cx->seen = db_seen(cx->db);
	}
	TRY(journal_head(cx));
	return set_now(cx);
}

enum outcome clock_check(const struct context *cx) {
	char now[MOMENT_ROOM], last[MOMENT_ROOM];
	if (!cx->behind)
		return DONE;
	return fail(cx->fault, BAD_CONFIG, "the clock says %s, but the last event was recorded at %s: nothing is recorded before it"
		" (set the clock right; if it is, gm or admin: ordflow clock accept --reason TEXT)",
		instant_format(now, cx->now), instant_format(last, cx->last_recorded));
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
