#include "store/schema.h"

#include <stdio.h>

enum outcome schema_version(struct db *db, int newest, int64_t *version, struct fault *fault) {
	TRY(db_get(db, NULL, SQL("select user_version from pragma_user_version"), TO_INT(version)));
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

enum outcome schema_backup(struct db *db, const char *path, int64_t version, struct arena *arena) {
	const char *copy = arena_printf(arena, "%s.v%lld.backup", path, (long long)version);
	return db_exec(db, SQL("vacuum into ?1"), TEXT(copy));
}
