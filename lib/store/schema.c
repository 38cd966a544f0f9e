#include "store/schema.h"

#include "ground/whole.h"

#include <stdio.h>

enum outcome schema_version(struct db *db, int newest, int64_t *version, struct fault *fault) {
	TRY(db_get(db, NULL, SQL("pragma user_version"), TO_INT(version)));
	if (*version > newest)
		return fail(fault, BAD_CONFIG,
			"the database has schema version %lld, made by a newer ordflow; this one knows up to %d",
			(long long)*version, newest);
	return DONE;
}

enum outcome schema_migrate(struct db *db, const char *const *scripts, int count, bool *moved,
	struct fault *fault) {
	int64_t version = 0;
	TRY(schema_version(db, count, &version, fault));
	*moved = version < count;
	for (; version < count; version++) {
		char pragma[48];
		snprintf(pragma, sizeof pragma, "pragma user_version = %d", (int)version + 1);
		TRY(db_script(db, scripts[version]));
		TRY(db_script(db, pragma));
	}
	return DONE;
}

/* The number that changes whenever somebody else commits. */
static enum outcome commits(struct db *db, int64_t *number) {
	return db_get(db, NULL, SQL("select data_version from pragma_data_version"), TO_INT(number));
}

enum outcome schema_backup(struct db *db, const char *path, int64_t version, struct arena *arena,
	struct fault *fault) {
	enum { TRIES = 5 };
	const char *kept = arena_printf(arena, "%s.v%lld.backup", path, (long long)version);
	for (int i = 0; i < TRIES; i++) {
		int64_t before = 0, after = 0, now = 0;
		struct whole copy;
		TRY(commits(db, &before));
		TRY(whole_begin(&copy, kept, WHOLE_PRIVATE, arena, fault));
		enum outcome outcome = db_exec(db, SQL("vacuum into ?1"), TEXT(copy.made));
		if (outcome == DONE)
			outcome = db_begin(db, DB_CHANGE);
		if (outcome == DONE)
			outcome = commits(db, &after);
		if (outcome == DONE)
			outcome = schema_version(db, INT32_MAX, &now, fault);
		const bool keep = outcome == DONE && now == version && before == after;
		const enum outcome ended = whole_end(&copy, keep, true, fault);
		TRY(outcome);
		TRY(ended);
		if (keep || now != version)
			return DONE;
		db_rollback(db);
	}
	return fail(fault, BUSY, "%s is written to all the time: try again, it has to be copied before its schema changes",
		path);
}
