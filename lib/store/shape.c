#include "store/shape.h"

#include "ground/language.h"
#include "store/schema.h"

#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* Sixteen bytes at a time, as wyhash does: every command goes through some thirty thousand. */
static uint64_t mix(uint64_t hash, const char *bytes) {
	static const uint64_t odd[] = {0x9E3779B97F4A7C15u, 0xBF58476D1CE4E5B9u};
	enum { WORD = 64 };
	uint64_t word[2];
	memcpy(word, bytes, sizeof word);
	const wide product = (wide)(word[0] ^ odd[0]) * (word[1] ^ odd[1] ^ hash);
	return (uint64_t)product ^ (uint64_t)(product >> WORD) ^ hash;
}

static uint64_t mix_text(const char *text) {
	enum { AT_ONCE = 16 };
	const size_t length = strlen(text);
	char brief[AT_ONCE] = {0};
	uint64_t hash = length;
	if (length < AT_ONCE) {
		for (size_t i = 0; i < length; i++)
			brief[i] = text[i];
		return mix(hash, brief);
	}
	const char *last = text + length - AT_ONCE; /* some of it twice */
	for (; text < last; text += AT_ONCE)
		hash = mix(hash, text);
	return mix(hash, last);
}

/* The sum of its rows: a vacuum may leave them in another order. What has no text belongs to what has. */
enum outcome shape_of(struct db *db, uint64_t *shape) {
	struct query query;
	*shape = 0;
	TRY(db_select(db, &query, SQL("select sql from sqlite_schema")));
	while (db_next(&query)) {
		const struct cell sql = db_cell(&query, 0);
		*shape += sql.text ? mix_text(sql.text) : 1;
	}
	return db_end(&query);
}

/* What the first scripts make. Close it in any case. */
static enum outcome make_own(struct db **own, int64_t version, struct arena *arena, struct fault *fault) {
	bool moved = false;
	TRY(db_open(own, "the program's schema", DB_SCRATCH, 0, arena, fault));
	return schema_migrate(*own, schema_scripts, (int)version, &moved, fault);
}

static enum outcome own_shape(int64_t version, struct arena *arena, struct fault *fault, uint64_t *shape) {
	struct db *own = NULL;
	*shape = schema_shape;
	if (version == schema_scripts_count)
		return DONE;
	enum outcome outcome = make_own(&own, version, arena, fault);
	if (outcome == DONE)
		outcome = shape_of(own, shape);
	db_close(own);
	return outcome;
}

enum outcome shape_is_own(struct db *db, int64_t version, struct arena *arena, struct fault *fault, bool *is_own) {
	uint64_t shape = 0, own = 0;
	*is_own = false;
	if (version <= 0)
		return DONE;
	TRY(own_shape(version, arena, fault, &own));
	TRY(shape_of(db, &shape));
	*is_own = shape == own;
	return DONE;
}

/* Comparing */

struct entry {
	const char *type, *name, *table, *sql;
};

#define ENTRIES \
	"select type, name, tbl_name, coalesce(sql, '') from sqlite_schema order by type, name, tbl_name, coalesce(sql, '')"

static enum outcome begin_entries(struct db *db, struct query *query, struct entry *entry, bool *more) {
	TRY(db_select(db, query, SQL(ENTRIES), TO_TEXT(&entry->type), TO_TEXT(&entry->name), TO_TEXT(&entry->table),
		TO_TEXT(&entry->sql)));
	*more = db_next(query);
	return DONE;
}

static int compare_texts(const char *one, const char *other) {
	return strcmp(one ? one : "", other ? other : "");
}

static int compare_names(const struct entry *one, const struct entry *other) {
	const int order = compare_texts(one->type, other->type);
	return order != 0 ? order : compare_texts(one->name, other->name);
}

static enum outcome compare_entries(struct db *db, struct db *own, struct arena *arena, bool chinese,
	void (*tell)(void *, const char *), void *argument) {
	struct query theirs, ours;
	struct entry their = {0}, our = {0};
	bool more = false, left = false;
	TRY(begin_entries(db, &theirs, &their, &more));
	TRY(begin_entries(own, &ours, &our, &left));
	while (more || left) {
		const int order = !more ? 1 : !left ? -1 : compare_names(&their, &our);
		const struct entry *entry = order > 0 ? &our : &their;
		const char *what = order < 0 ? SAID("schema: %s %s isn't ordflow's")
			: order > 0 ? SAID("schema: %s %s is missing")
			: compare_texts(their.table, our.table) != 0 || compare_texts(their.sql, our.sql) != 0
			? SAID("schema: %s %s isn't as ordflow makes it") : NULL;
		if (what)
			tell(argument, arena_printf(arena, said_if(chinese, what), entry->type ? entry->type : "",
				entry->name ? entry->name : ""));
		if (order <= 0)
			more = db_next(&theirs);
		if (order >= 0)
			left = db_next(&ours);
	}
	const enum outcome outcome = db_end(&theirs);
	const enum outcome other = db_end(&ours);
	return outcome == DONE ? other : outcome;
}

enum outcome shape_compare(struct db *db, int64_t version, struct arena *arena, struct fault *fault, bool chinese,
	void (*tell)(void *, const char *), void *argument) {
	struct db *own = NULL;
	enum outcome outcome = make_own(&own, version, arena, fault);
	if (outcome == DONE)
		outcome = compare_entries(db, own, arena, chinese, tell, argument);
	db_close(own);
	return outcome;
}
