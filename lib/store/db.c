#include "store/db.h"

#include "ground/privilege.h"
#include "store/changes.h"
#include "store/handle.h"
#include "store/sums.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION_ID = 0x6f726466 }; /* "ordf" */

/* The file and its folder, where the log beside it goes: if SQLite refuses, the file's header says it of itself. */
static bool may_be_written(const char *path) {
	char folder[PATH_MAX];
	snprintf(folder, sizeof folder, "%s", path);
	return access(path, W_OK) == 0 && access(dirname(folder), W_OK) == 0;
}

/* Turn SQLite's last error into an outcome. */
enum outcome db_failed(const struct db *db, int code) {
	const char *text = db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code);
	if (code == SQLITE_IOERR_SHORT_READ)
		return fail(db->fault, BAD_CONFIG, "%s is damaged: it was cut off", db->path);
	/* Whom a new row names was found in the file a moment before: by another that names nobody. */
	if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
		return fail(db->fault, BAD_CONFIG, "%s is damaged: %s", db->path, text);
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(db->fault, BUSY, "%s stayed busy past the time limit: try again", db->path);
	case SQLITE_NOTADB:
		return fail(db->fault, BAD_CONFIG, "%s is not an ordflow database", db->path);
	case SQLITE_CORRUPT:
		return fail(db->fault, BAD_CONFIG, "%s is damaged: %s", db->path, text);
	case SQLITE_READONLY:
		if (code == SQLITE_READONLY && may_be_written(db->path))
			return fail(db->fault, BAD_CONFIG, "%s is damaged: %s", db->path, text);
		return fail(db->fault, IO_FAILED, "%s: %s", db->path, text);
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_NOLFS:
		return fail(db->fault, IO_FAILED, "%s: %s", db->path, text);
	case SQLITE_NOMEM:
		return fail(db->fault, IO_FAILED, "out of memory");
	case SQLITE_TOOBIG:
		return fail(db->fault, BAD_DATA, "too much for one row: %s", text);
	default:
		return fail(db->fault, DEFECT, "database: %s", text);
	}
}

/*
 * The same of a statement that could be prepared, or of one without which nothing is: what it fails on is what it reads, a
 * head of another format, say.
 */
static enum outcome stumbled(const struct db *db, int code) {
	return (code & 0xFF) != SQLITE_ERROR ? db_failed(db, code)
		: fail(db->fault, BAD_CONFIG, "%s is damaged: %s", db->path, sqlite3_errmsg(db->handle));
}

/* Statements for the set-up, before anything is cached. */
enum outcome db_run_plain(const struct db *db, const char *script) {
	const int code = sqlite3_exec(db->handle, script, NULL, NULL, NULL);
	return code == SQLITE_OK ? DONE : stumbled(db, code);
}

int db_plain_int(const struct db *db, const char *sql, enum outcome *outcome) {
	sqlite3_stmt *statement = NULL;
	int number = 0, code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
	if (code == SQLITE_OK) {
		code = sqlite3_step(statement);
		if (code == SQLITE_ROW)
			number = sqlite3_column_int(statement, 0);
		sqlite3_finalize(statement);
	}
	*outcome = code == SQLITE_ROW ? DONE : stumbled(db, code);
	return number;
}

static enum outcome set_up(const struct db *db, enum db_mode mode) {
	TRY(db_run_plain(db, "pragma foreign_keys = on; pragma synchronous = full; pragma trusted_schema = off;"
			  "pragma cell_size_check = on; pragma cache_size = -8192"));
	/* Nothing of it goes into files where its user says (SQLITE_TMPDIR). */
	if (privileged())
		TRY(db_run_plain(db, "pragma temp_store = memory"));
	if (mode == DB_CREATE) {
		char sql[64];
		snprintf(sql, sizeof sql, "pragma application_id = %d; pragma journal_mode = wal", APPLICATION_ID);
		return db_run_plain(db, sql);
	}
	enum outcome outcome;
	const int id = db_plain_int(db, "pragma application_id", &outcome);
	if (outcome == DONE && id != APPLICATION_ID)
		outcome = fail(db->fault, BAD_CONFIG, "%s is not an ordflow database", db->path);
	return outcome;
}

/* "file:PATH?immutable=1": a path as a URI. */
static void immutable_uri(struct buffer *uri, const char *path) {
	buffer_text(uri, "file:");
	for (; *path; path++)
		if (strchr("%?#", *path))
			buffer_printf(uri, "%%%02X", (unsigned)(unsigned char)*path);
		else
			buffer_byte(uri, *path);
	buffer_text(uri, "?immutable=1");
}

/*
 * A file beside which nothing can be made can be read as it is, where nothing lies beside it already. SQLite would want to
 * put its own files there, to tell writers of its reading: of those there are none on a read-only medium, and elsewhere
 * they are owners of a folder of others.
 */
static bool is_immutable(const char *path) {
	char beside[sizeof(((struct db *)0)->path) + sizeof "-wal"];
	struct stat status;
	snprintf(beside, sizeof beside, "%s-wal", path);
	if (stat(beside, &status) == 0)
		return false;
	char *slash = strrchr(memcpy(beside, path, strlen(path) + 1), '/');
	if (slash)
		slash[slash == beside] = '\0';
	return faccessat(AT_FDCWD, slash ? beside : ".", W_OK, AT_EACCESS) != 0;
}

static int open_handle(struct db *db, enum db_mode mode) {
	const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (mode != DB_READ || !is_immutable(db->path))
		return sqlite3_open_v2(db->path, &db->handle,
			flags | SQLITE_OPEN_READWRITE | (mode == DB_CREATE ? SQLITE_OPEN_CREATE : 0), log_files());
	struct buffer uri = {0};
	immutable_uri(&uri, db->path);
	const int code = uri.failed ? SQLITE_NOMEM
		: sqlite3_open_v2(uri.data, &db->handle, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, log_files());
	buffer_free(&uri);
	return code;
}

enum outcome db_open(struct db **out, const char *path, enum db_mode mode, int wait,
	struct arena *arena, struct fault *fault) {
	struct db *db = *out = calloc(1, sizeof *db);
	if (!db)
		return fail(fault, IO_FAILED, "out of memory");
	db->arena = arena;
	db->fault = fault;
	db->wait = wait;
	db->queue.file = -1;
	if (snprintf(db->path, sizeof db->path, "%s", path) >= (int)sizeof db->path)
		return fail(fault, NOT_FOUND, "the database's path is too long");

	db->scratch = mode == DB_SCRATCH;
	if (db->scratch) {
		int code = sqlite3_open(":memory:", &db->handle);
		if (code == SQLITE_OK)
			code = sums_register(db->handle);
		return code == SQLITE_OK ? DONE : db_failed(db, code);
	}
	struct stat status;
	const bool there = stat(path, &status) == 0;
	if (!there && errno != ENOENT && errno != ENOTDIR)
		return fail(fault, IO_FAILED, "%s: %s", path, strerror(errno));
	if (mode == DB_CREATE && there && (!S_ISREG(status.st_mode) || status.st_size > 0))
		return fail(fault, BAD_CONFIG, "%s is there already", path);
	if (mode != DB_CREATE && !there)
		return fail(fault, NOT_FOUND, "no database at %s (ordflow init makes one)", path);
	if (there && !S_ISREG(status.st_mode))
		return fail(fault, BAD_CONFIG, "%s is not a file", path);

	if (mode == DB_CHANGE)
		queue_open(&db->queue, path);
	/* Counting its memory costs SQLite a seventh of a start; too late, if it runs already, is no harm. */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	memory_in_lists();
	int code = open_handle(db, mode);
	if (code == SQLITE_OK)
		code = sums_register(db->handle);
	if (code != SQLITE_OK)
		return db_failed(db, code);
	sqlite3_busy_timeout(db->handle, wait);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return set_up(db, mode);
}

/* Those that are kept, and those of queries that a failure left open. */
void db_forget_statements(struct db *db) {
	for (sqlite3_stmt *left; db->handle && (left = sqlite3_next_stmt(db->handle, NULL));)
		sqlite3_finalize(left);
	free(db->cache);
	db->cache = NULL;
	db->room = db->used = 0;
}

void db_close(struct db *db) {
	if (!db)
		return;
	db_forget_statements(db);
	sqlite3_close(db->handle);
	queue_close(&db->queue);
	free(db);
}

/* Milliseconds, in an installation for several people: see privilege_hold(). */
enum { MOST_WAIT = 60000, MOST_HELD = 30000 };

static void leave(const struct db *db) {
	queue_leave(&db->queue);
	privilege_hold(0);
}

enum outcome db_begin(struct db *db, enum db_mode mode) {
	db->changes_later = mode == DB_READ;
	if (mode == DB_READ)
		return db_run_plain(db, "begin");
	/* The kernel gives somebody his turn even while he is stopped: he waits, and holds it, for a bounded time. */
	const int wait = privileged() && db->wait > MOST_WAIT ? MOST_WAIT : db->wait;
	privilege_hold(wait + MOST_HELD);
	if (!queue_enter(&db->queue, wait))
		return db_failed(db, SQLITE_BUSY);
	const enum outcome outcome = db_run_plain(db, "begin immediate");
	privilege_hold(MOST_HELD);
	return outcome;
}

enum outcome db_commit(struct db *db) {
	const enum outcome outcome = db_run_plain(db, "commit");
	if (outcome == DONE)
		leave(db);
	return outcome;
}

/* One that a failure left open would keep its snapshot, and nothing could be written after it. */
static void end_queries(struct db *db) {
	for (sqlite3_stmt *left = NULL; db->handle && (left = sqlite3_next_stmt(db->handle, left));)
		if (sqlite3_stmt_busy(left))
			sqlite3_reset(left);
	for (size_t i = 0; i < db->room; i++)
		db->cache[i].busy = false;
}

unsigned db_seen(const struct db *db) {
	unsigned seen = 0;
	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_DATA_VERSION, &seen);
	return seen;
}

void db_rollback(struct db *db) {
	end_queries(db);
	/* A failure here means that SQLite has rolled back already. */
	sqlite3_exec(db->handle, "rollback", NULL, NULL, NULL);
	leave(db);
}

enum outcome db_script(struct db *db, const char *script) {
	return db_run_plain(db, script);
}

/* The cache: the addresses of literals, hashed. */

static struct statement *slot_of(struct statement *cache, size_t room, const char *sql) {
	size_t i = ((uintptr_t)sql >> 3) * 0x9E3779B97F4A7C15u >> 16 & (room - 1);
	while (cache[i].sql && cache[i].sql != sql)
		i = (i + 1) & (room - 1);
	return &cache[i];
}

static bool cache_has_room(struct db *db) {
	if (db->used * 2 < db->room)
		return true;
	const size_t room = db->room ? db->room * 2 : 64;
	struct statement *bigger = calloc(room, sizeof *bigger);
	if (!bigger)
		return false;
	for (size_t i = 0; i < db->room; i++)
		if (db->cache[i].sql)
			*slot_of(bigger, room, db->cache[i].sql) = db->cache[i];
	free(db->cache);
	db->cache = bigger;
	db->room = room;
	return true;
}

void db_watch(struct db *db, void (*tell)(void *, const char *, const char *), void *argument) {
	db->watch = tell;
	db->watch_argument = argument;
}

static void tell_plan(const struct db *db, const char *sql) {
	enum { DETAIL = 3 };
	sqlite3_stmt *plan = NULL;
	char *explained = sqlite3_mprintf("explain query plan %s", sql);
	if (explained && sqlite3_prepare_v2(db->handle, explained, -1, &plan, NULL) == SQLITE_OK)
		while (sqlite3_step(plan) == SQLITE_ROW)
			db->watch(db->watch_argument, sql, (const char *)sqlite3_column_text(plan, DETAIL));
	sqlite3_finalize(plan);
	sqlite3_free(explained);
}

/* An idle statement for this literal: the one that is kept, or one for this use if that one is busy. */
static enum outcome prepare(struct db *db, const char *sql, sqlite3_stmt **prepared, bool *kept) {
	*kept = true;
	if (!cache_has_room(db))
		return db_failed(db, SQLITE_NOMEM);
	struct statement *slot = slot_of(db->cache, db->room, sql);
	if (slot->sql && !slot->busy) {
		slot->busy = true;
		*prepared = slot->prepared;
		return DONE;
	}
	const int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
	if (code != SQLITE_OK)
		return db_failed(db, code);
	if (db->watch)
		tell_plan(db, sql);
	if (slot->sql) {
		*kept = false;
		return DONE;
	}
	*slot = (struct statement){.sql = sql, .prepared = *prepared, .busy = true};
	db->used++;
	return DONE;
}

static void release(struct db *db, const char *sql, sqlite3_stmt *prepared, bool kept) {
	if (!kept) {
		sqlite3_finalize(prepared);
		return;
	}
	sqlite3_reset(prepared);
	slot_of(db->cache, db->room, sql)->busy = false;
}

static enum outcome bind(const struct db *db, sqlite3_stmt *prepared, const struct value *value) {
	int place = 0, code = SQLITE_OK;
	for (; value->type < VALUE_TO_INT && value->type != VALUE_END && code == SQLITE_OK; value++) {
		place++;
		switch (value->type) {
		case VALUE_INT:
			code = sqlite3_bind_int64(prepared, place, value->number);
			break;
		case VALUE_TEXT:
			code = sqlite3_bind_text(prepared, place, value->text, -1, SQLITE_STATIC);
			break;
		case VALUE_BLOB:
			code = sqlite3_bind_blob64(prepared, place, value->blob ? value->blob : "",
				(sqlite3_uint64)value->number, SQLITE_STATIC);
			break;
		default:
			code = sqlite3_bind_null(prepared, place);
		}
	}
	if (code != SQLITE_OK)
		return db_failed(db, code);
	if (place != sqlite3_bind_parameter_count(prepared))
		return fail(db->fault, DEFECT, "%d parameters for: %s", place, sqlite3_sql(prepared));
	return DONE;
}

/* False: there is nothing where there has to be something. */
static bool take(struct arena *arena, sqlite3_stmt *row, int column, const struct value *to) {
	switch (to->type) {
	case VALUE_TO_INT:
		*(int64_t *)to->to = sqlite3_column_int64(row, column);
		break;
	case VALUE_TO_MAYBE:
		*(struct maybe *)to->to = (struct maybe){
			sqlite3_column_type(row, column) != SQLITE_NULL, sqlite3_column_int64(row, column)};
		break;
	case VALUE_TO_NAME:
	case VALUE_TO_TEXT: {
		const char *text = (const char *)sqlite3_column_text(row, column);
		*(const char **)to->to =
			text ? arena_copy(arena, text, (size_t)sqlite3_column_bytes(row, column)) : NULL;
		return text || to->type == VALUE_TO_TEXT;
	}
	case VALUE_TO_BLOB: {
		const void *bytes = sqlite3_column_blob(row, column);
		const size_t size = (size_t)sqlite3_column_bytes(row, column);
		*(struct blob *)to->to = (struct blob){
			bytes ? (unsigned char *)arena_copy(arena, bytes, size) : NULL, size};
		break;
	}
	default:
		break;
	}
	return true;
}

/* A row, into where its columns go. */
static enum outcome take_row(const struct db *db, sqlite3_stmt *row, const struct value *to) {
	bool whole = true;
	for (int column = 0; to->type != VALUE_END; to++, column++)
		whole &= take(db->arena, row, column, to);
	return whole ? DONE
		: fail(db->fault, BAD_CONFIG, "%s is damaged: something is missing in a row of: %s", db->path, sqlite3_sql(row));
}

/* Where the reading of columns begins, behind the statement and its parameters. */
static const struct value *targets(const struct value *value) {
	while (value->type != VALUE_END && value->type < VALUE_TO_INT)
		value++;
	return value;
}

enum outcome db_exec_values(struct db *db, const struct value *values) {
	sqlite3_stmt *prepared = NULL;
	bool kept = false;
	if (db->changes_later)
		return REHEARSED;
	TRY(prepare(db, values->text, &prepared, &kept));
	enum outcome outcome = bind(db, prepared, values + 1);
	if (outcome == DONE) {
		const int code = sqlite3_step(prepared);
		if (code == SQLITE_ROW)
			outcome = fail(db->fault, DEFECT, "rows from: %s", values->text);
		else if (code != SQLITE_DONE)
			outcome = stumbled(db, code);
	}
	release(db, values->text, prepared, kept);
	return outcome;
}

enum outcome db_get_values(struct db *db, bool *found, const struct value *values) {
	sqlite3_stmt *prepared = NULL;
	bool kept = false;
	TRY(prepare(db, values->text, &prepared, &kept));
	enum outcome outcome = bind(db, prepared, values + 1);
	if (outcome == DONE) {
		const int code = sqlite3_step(prepared);
		if (code == SQLITE_ROW)
			outcome = take_row(db, prepared, targets(values));
		else if (code != SQLITE_DONE)
			outcome = stumbled(db, code);
		if (found)
			*found = code == SQLITE_ROW;
		else if (code == SQLITE_DONE)
			outcome = fail(db->fault, BAD_CONFIG, "%s is damaged: no row from: %s", db->path, values->text);
	}
	release(db, values->text, prepared, kept);
	return outcome;
}

void db_hush(struct db *db, bool hush) {
	db->hushed = hush;
}

enum outcome db_select_values(struct db *db, struct query *query, const struct value *values) {
	*query = (struct query){.db = db, .sql = values->text};
	if (db->hushed)
		return DONE;
	sqlite3_stmt *prepared = NULL;
	query->outcome = prepare(db, query->sql, &prepared, &query->kept);
	if (query->outcome != DONE)
		return query->outcome;
	query->prepared = prepared;
	size_t count = 0;
	for (const struct value *to = targets(values); to->type != VALUE_END; to++) {
		if (count + 1 == sizeof query->to / sizeof *query->to) {
			query->outcome = fail(db->fault, DEFECT, "too many columns: %s", query->sql);
			return db_end(query);
		}
		query->to[count++] = *to;
	}
	query->outcome = bind(db, prepared, values + 1);
	return query->outcome == DONE ? DONE : db_end(query);
}

bool db_next(struct query *query) {
	if (!query->prepared)
		return false;
	const int code = sqlite3_step(query->prepared);
	if (code == SQLITE_ROW) {
		query->outcome = take_row(query->db, query->prepared, query->to);
		if (query->outcome == DONE)
			return true;
	} else if (code != SQLITE_DONE)
		query->outcome = stumbled(query->db, code);
	db_end(query);
	return false;
}

enum outcome db_end(struct query *query) {
	if (query->prepared)
		release(query->db, query->sql, query->prepared, query->kept);
	query->prepared = NULL;
	return query->outcome;
}

int db_columns(const struct query *query) {
	return sqlite3_column_count(query->prepared);
}

struct cell db_cell(const struct query *query, int column) {
	struct cell cell = {.null = true};
	switch (sqlite3_column_type(query->prepared, column)) {
	case SQLITE_NULL:
		break;
	case SQLITE_INTEGER:
	case SQLITE_FLOAT: /* what a difference of 64 bits comes to that doesn't fit: the nearest that does */
		cell = (struct cell){.number = sqlite3_column_int64(query->prepared, column)};
		break;
	default:
		cell = (struct cell){.text = (const char *)sqlite3_column_text(query->prepared, column)};
	}
	return cell;
}

size_t db_cell_size(const struct query *query, int column) {
	return (size_t)sqlite3_column_bytes(query->prepared, column);
}

int64_t db_last_id(const struct db *db) {
	return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changed(const struct db *db) {
	return sqlite3_changes64(db->handle);
}

/* The journal's eyes: SQLite tells of every row that is about to change. */

static struct value value_of(sqlite3_value *from, struct changes *changes) {
	struct value value = {.type = VALUE_NULL};
	const int type = sqlite3_value_type(from);
	switch (type) {
	case SQLITE_INTEGER:
		value = (struct value)INT(sqlite3_value_int64(from));
		break;
	case SQLITE_TEXT: /* as a blob too: for a NUL behind it SQLite would make a copy */
	case SQLITE_BLOB:
		value = (struct value){.type = type == SQLITE_TEXT ? VALUE_TEXT : VALUE_BLOB, .blob = sqlite3_value_blob(from)};
		value.text = value.blob;
		value.number = sqlite3_value_bytes(from);
		changes->bytes.failed |= !value.blob && value.number > 0;
		break;
	case SQLITE_FLOAT: /* there is no such column */
		changes->bytes.failed = true;
		break;
	default:
		break;
	}
	return value;
}

typedef int read_column(sqlite3 *, int, sqlite3_value **);

static struct value read_value(struct db *db, read_column *read, int column) {
	sqlite3_value *value = NULL;
	if (read(db->handle, column, &value) == SQLITE_OK)
		return value_of(value, db->changes);
	db->changes->bytes.failed = true;
	return (struct value){.type = VALUE_NULL};
}

static bool is_changed(struct db *db, int column) {
	const struct value before = read_value(db, sqlite3_preupdate_old, column);
	const struct value after = read_value(db, sqlite3_preupdate_new, column);
	return !value_equal(&before, &after);
}

static char letter_of(int operation) {
	switch (operation) {
	case SQLITE_INSERT:
		return '+';
	case SQLITE_DELETE:
		return '-';
	default:
		return '=';
	}
}

static void record_change(void *argument, sqlite3 *handle, int operation, char const *schema,
	char const *table, sqlite3_int64 old_id, sqlite3_int64 new_id) {
	struct db *db = argument;
	const int count = sqlite3_preupdate_count(handle);
	int changed = 0;
	(void)schema, (void)old_id, (void)new_id;
	if (strcmp(table, db->unrecorded) == 0 || strcmp(table, "rebuilt") == 0)
		return; /* a migration builds that in the place of another table: nothing in it is new */
	while (operation == SQLITE_UPDATE && changed < count && !is_changed(db, changed))
		changed++;
	if (changed == count) /* an update that changed nothing */
		return;
	changes_begin(db->changes, letter_of(operation), table, count);
	for (int i = 0; i < count; i++) {
		const struct value value =
			read_value(db, operation == SQLITE_INSERT ? sqlite3_preupdate_new : sqlite3_preupdate_old, i);
		changes_value(db->changes, &value);
	}
	for (int i = changed; operation == SQLITE_UPDATE && i < count; i++)
		if (is_changed(db, i)) {
			const struct value after = read_value(db, sqlite3_preupdate_new, i);
			changes_column(db->changes, i, &after);
		}
	changes_end(db->changes);
}

void db_record(struct db *db, struct changes *changes, const char *except) {
	db->changes = changes;
	db->unrecorded = except;
	sqlite3_preupdate_hook(db->handle, changes ? record_change : NULL, db);
}

enum outcome db_build(struct db *db, const struct buffer *sql, void **built) {
	sqlite3_stmt *statement = NULL;
	if (sql->failed)
		return db_failed(db, SQLITE_NOMEM);
	const int code = sqlite3_prepare_v3(db->handle, sql->data, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
	*built = statement;
	return code == SQLITE_OK ? DONE : db_failed(db, code);
}

enum outcome db_select_built(struct db *db, struct query *query, const struct buffer *sql) {
	*query = (struct query){.db = db, .sql = "built"};
	query->outcome = db_build(db, sql, &query->prepared);
	return query->outcome;
}

static enum outcome run_bound(struct db *db, void *built) {
	const int code = sqlite3_step(built);
	enum outcome outcome = DONE;
	if ((code & 0xFF) == SQLITE_CONSTRAINT)
		/* Rows of another's: of a journal that is replayed, or of a file that is read. */
		outcome = fail(db->fault, db->scratch ? BAD_CONFIG : BAD_DATA, "%s: %s", db->path, sqlite3_errmsg(db->handle));
	else if (code != SQLITE_DONE)
		outcome = stumbled(db, code);
	sqlite3_reset(built);
	return outcome;
}

enum outcome db_run_built(struct db *db, void *built, const struct value *parameters) {
	TRY(bind(db, built, parameters));
	return run_bound(db, built);
}

enum outcome db_run_row(struct db *db, void *built, const struct query *row) {
	for (int i = 0; i < sqlite3_column_count(row->prepared); i++) {
		const int code = sqlite3_bind_value(built, i + 1, sqlite3_column_value(row->prepared, i));
		if (code != SQLITE_OK)
			return db_failed(db, code);
	}
	return run_bound(db, built);
}

const char *db_version(void) {
	return sqlite3_libversion();
}
