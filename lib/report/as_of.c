#include "report/as_of.h"

#include "policy/journal.h"
#include "store/replay.h"
#include "store/schema.h"

#include <string.h>

/* The last event that was recorded by then; what comes before it was known, though a clock that was wrong may say otherwise. */
#define UP_TO(instant) "coalesce((select max(id) from event where recorded_at <= " instant "), 0)"

/* What isn't of one order: an event of another order may have changed it (order-new --create-missing). */
static bool is_shared(const char *table) {
	static const char *const shared[] = {"setting", "person", "person_role", "customer", "product",
		"product_version", "carrier", "calendar_day"};
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (strcmp(shared[i], table) == 0)
			return true;
	return false;
}

/* The content of archived files isn't recorded, and nothing that lists things looks at it. */
static bool is_small(const char *table) {
	return strcmp(table, "sqlar") != 0;
}

/*
 * The events of a query, as `changes` and `ours` take them; of those that aren't `ours` (NULL: all are)
 * only what is shared.
 */
static enum outcome replay_rows(struct context *now, const struct context *then, bool undo, struct query *query,
	const struct blob *changes, const int64_t *ours) {
	const struct arena_mark mark = arena_mark(now->arena);
	struct replayer replayer = {.db = then->db, .undo = undo, .fault = now->fault, .read = now->arena,
		.arena = {.exhausted = now->arena->exhausted, .exhausted_argument = now->arena->exhausted_argument}};
	enum outcome outcome = DONE;
	while (outcome == DONE && db_next(query)) {
		outcome = replay(&replayer, changes, !ours || *ours ? is_small : is_shared);
		arena_rewind(now->arena, mark);
	}
	arena_free(&replayer.arena);
	const enum outcome ended = db_end(query);
	return outcome == DONE ? ended : outcome;
}

static enum outcome replay_events(struct context *now, int64_t instant, int64_t order_id, const struct context *then) {
	int64_t ours = 0;
	struct blob changes = {0};
	struct query query;
	/* The names of tables that other orders' events may have changed, with their lengths (changes.h). */
	TRY(db_select(now->db, &query,
		SQL("select case when order_id is null or " EVENT_OF_ORDER " then 1 else 0 end, changes from event"
		    " where id <= " UP_TO("?2") " and (order_id is null or " EVENT_OF_ORDER
		    " or instr(changes, cast(char(8) || 'customer' as blob))"
		    " or instr(changes, cast(char(7) || 'product' as blob))) order by id"),
		INT(order_id), INT(instant), TO_INT(&ours), TO_BLOB(&changes)));
	return replay_rows(now, then, false, &query, &changes, &ours);
}

/* The order's events themselves, which changes don't hold. */
static enum outcome copy_events(struct context *now, int64_t instant, int64_t order_id, const struct context *then) {
	int64_t id = 0, recorded_at = 0, happened_at = 0;
	const char *real = NULL, *actor = NULL, *role = NULL, *action = NULL, *document = NULL;
	struct blob chain = {0};
	struct query query;
	TRY(db_select(now->db, &query,
		SQL("select id, recorded_at, happened_at, real, actor, role, action, document, chain from event"
		    " where id <= " UP_TO("?2") " and " EVENT_OF_ORDER " order by id"),
		INT(order_id), INT(instant), TO_INT(&id), TO_INT(&recorded_at), TO_INT(&happened_at), TO_TEXT(&real),
		TO_TEXT(&actor), TO_TEXT(&role), TO_TEXT(&action), TO_TEXT(&document), TO_BLOB(&chain)));
	while (db_next(&query))
		TRY(db_exec(then->db,
			SQL("insert into event (id, recorded_at, happened_at, real, actor, role, action, order_id,"
			    " document, changes, chain) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, x'', ?10)"),
			INT(id), INT(recorded_at), INT(happened_at), TEXT(real), TEXT(actor), TEXT(role), TEXT(action),
			INT(order_id), TEXT(document), BLOB(chain.bytes, chain.size)));
	return db_end(&query);
}

static enum outcome open_scratch(struct context *now, int64_t instant, struct context *then) {
	*then = (struct context){.arena = now->arena, .fault = now->fault, .now = instant, .at = instant,
		.actor = now->actor, .chinese = now->chinese};
	if (instant > now->now)
		return fail(now->fault, BAD_DATA, "--as-of: that lies in the future");
	return db_open(&then->db, "what was known then", DB_SCRATCH, 0, now->arena, now->fault);
}

/* Nothing but the tables. */
static enum outcome open_empty(struct context *now, int64_t instant, struct context *then) {
	bool moved = false;
	TRY(open_scratch(now, instant, then));
	TRY(db_begin(then->db, DB_CHANGE));
	return schema_migrate(then->db, schema_scripts, schema_scripts_count, &moved, now->fault);
}

enum outcome as_of_order(struct context *now, int64_t instant, int64_t order_id, struct context *then) {
	TRY(open_empty(now, instant, then));
	TRY(replay_events(now, instant, order_id, then));
	TRY(copy_events(now, instant, order_id, then));
	return settings_load(&then->settings, then->db, now->fault);
}

enum outcome as_of_journal(struct context *now, struct context *then) {
	struct blob changes = {0};
	struct query query;
	TRY(open_empty(now, now->now, then));
	TRY(db_select(now->db, &query, SQL("select changes from event order by id"), TO_BLOB(&changes)));
	return replay_rows(now, then, false, &query, &changes, NULL);
}

/* What was recorded later, undone from the newest back. */
static enum outcome undo_events(struct context *now, int64_t instant, const struct context *then) {
	struct blob changes = {0};
	struct query query;
	TRY(db_select(now->db, &query, SQL("select changes from event where id > " UP_TO("?1") " order by id desc"), INT(instant),
		TO_BLOB(&changes)));
	return replay_rows(now, then, true, &query, &changes, NULL);
}

enum outcome as_of_all(struct context *now, int64_t instant, struct context *then) {
	TRY(open_scratch(now, instant, then));
	TRY(db_duplicate(then->db, now->db));
	TRY(db_begin(then->db, DB_CHANGE));
	TRY(undo_events(now, instant, then));
	TRY(db_exec(then->db, SQL("delete from event where id > " UP_TO("?1")), INT(instant)));
	return settings_load(&then->settings, then->db, now->fault);
}
