/* Whole databases, from one place to another. */
#include "store/handle.h"

#include <stdio.h>

enum outcome db_duplicate(struct db *scratch, const struct db *from) {
	enum { WRITE_VERSION = 18, READ_VERSION, ROLLBACK = 1 };
	sqlite3_int64 size = 0;
	/* Mapped, the pages are copied once instead of twice. */
	sqlite3_exec(from->handle, "pragma mmap_size = 4294967296", NULL, NULL, NULL);
	unsigned char *bytes = sqlite3_serialize(from->handle, "main", &size, 0);
	if (!bytes)
		return db_failed(scratch, SQLITE_NOMEM);
	/* What is in memory has no write-ahead file. */
	bytes[WRITE_VERSION] = bytes[READ_VERSION] = ROLLBACK;
	const int code = sqlite3_deserialize(scratch->handle, "main", bytes, size, size,
		SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
	return code == SQLITE_OK ? DONE : db_failed(scratch, code);
}

static enum outcome db_copy(struct db *scratch, const struct db *from) {
	sqlite3_backup *copy = sqlite3_backup_init(scratch->handle, "main", from->handle, "main");
	if (!copy)
		return db_failed(scratch, sqlite3_errcode(scratch->handle));
	sqlite3_backup_step(copy, -1);
	const int code = sqlite3_backup_finish(copy);
	return code == SQLITE_OK ? DONE : db_failed(scratch, code);
}

enum outcome db_replace(struct db *db, const struct db *by, enum outcome (*may)(void *), void *argument) {
	TRY(db_run_plain(db, "pragma locking_mode = exclusive; begin immediate"));
	const enum outcome outcome = may(argument);
	TRY(db_run_plain(db, "commit")); /* the lock stays */
	TRY(outcome);
	db_forget_statements(db); /* a backup begins no transaction where one is kept */
	return db_copy(db, by);
}

enum outcome db_backup(const struct db *db, const char *path) {
	struct db copy = {.fault = db->fault};
	enum outcome outcome = DONE;
	snprintf(copy.path, sizeof copy.path, "%s", path);
	const int code = sqlite3_open_v2(path, &copy.handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
	if (code == SQLITE_OK)
		outcome = db_copy(&copy, db);
	else
		outcome = db_failed(&copy, code);
	if (outcome == DONE && db_plain_int(&copy, "select count(*) from pragma_integrity_check where integrity_check <> 'ok'", &outcome) > 0)
		outcome = fail(db->fault, BAD_CONFIG, "%s: what was written there isn't whole", path);
	sqlite3_close(copy.handle);
	return outcome;
}
