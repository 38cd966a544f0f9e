#include "report/check.h"

#include "flow/archive.h"
#include "ground/language.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "report/as_of.h"
#include "store/compare.h"
#include "store/schema.h"
#include "store/shape.h"

#include <string.h>

struct findings {
	struct arena *arena;
	struct listing *listing;
};

static void found(void *argument, const char *finding) {
	const struct findings *findings = argument;
	listing_text(findings->arena, findings->listing, finding);
}

static enum outcome check_pages(struct context *cx, struct findings *findings) {
	const char *finding = NULL;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select integrity_check from pragma_integrity_check"),
		TO_TEXT(&finding)));
	while (db_next(&query))
		if (strcmp(finding, "ok") != 0)
			found(findings, finding);
	return db_end(&query);
}

static enum outcome check_references(struct context *cx, struct findings *findings) {
	const char *table = NULL, *parent = NULL;
	int64_t row = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select \"table\", rowid, parent from pragma_foreign_key_check"),
		TO_TEXT(&table), TO_INT(&row), TO_TEXT(&parent)));
	while (db_next(&query))
		found(findings, arena_printf(cx->arena, said_if(cx->chinese, SAID("row %lld of %s names a row that %s doesn't have")),
			(long long)row, table, parent));
	return db_end(&query);
}

/* The journal and the program's own words explain every other table. */
static bool is_explained(const char *table) {
	static const char *const others[] = {"event", "sqlar", "role", "order_kind", "order_state"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i], table) == 0)
			return false;
	return true;
}

/* A row that the journal doesn't explain. A journal that can't be replayed explains nothing. */
static enum outcome check_rows(struct context *cx, struct findings *findings) {
	struct context then = {0};
	enum outcome outcome = as_of_journal(cx, &then);
	if (outcome == DONE)
		outcome = compare(cx->db, then.db, cx->arena, is_explained, found, findings);
	else {
		found(findings, arena_printf(cx->arena, said_if(cx->chinese, SAID("the journal can't be replayed: %s")), cx->fault->reason));
		fault_clear(cx->fault);
		outcome = DONE;
	}
	context_close(&then);
	return outcome;
}

struct known_words {
	const char *table;
	const struct word *words;
	int count;
};

static void word_found(const struct context *cx, struct findings *findings, const char *format, const char *table,
	const char *word) {
	found(findings, arena_printf(cx->arena, said_if(cx->chinese, format), table, word));
}

/* One row of a table of words; `open` is of order_state alone. */
static void check_word(const struct context *cx, struct findings *findings, const struct known_words *known, bool *seen,
	const char *name, int64_t open) {
	const int place = word_find(known->words, known->count, name);
	if (place < 0)
		word_found(cx, findings, SAID("%s: '%s' is no word of ordflow's"), known->table, name ? name : "");
	else if (known->words == state_words && open != (int64_t)state_openness[place])
		word_found(cx, findings, SAID("%s: '%s' isn't as open as it is"), known->table, name);
	if (place >= 0)
		seen[place] = true;
}

enum { MOST_WORDS = 64 };
_Static_assert((int)STATE_COUNT <= (int)MOST_WORDS && (int)ROLE_COUNT <= (int)MOST_WORDS && (int)KIND_COUNT <= (int)MOST_WORDS,
	"there is room for every table of words");

static enum outcome check_known(struct context *cx, struct findings *findings, const struct known_words *known,
	struct query *query, const char *const *name, const int64_t *open) {
	bool seen[MOST_WORDS] = {false};
	while (db_next(query))
		check_word(cx, findings, known, seen, *name, *open);
	for (int i = 0; i < known->count; i++)
		if (*known->words[i].name && !seen[i])
			word_found(cx, findings, SAID("%s: '%s' is missing"), known->table, known->words[i].name);
	return db_end(query);
}

/* The words of the program's own tables, which foreign keys and lists of what is open rest on. */
static enum outcome check_words(struct context *cx, struct findings *findings) {
	static const struct known_words names = {"role", role_words, ROLE_COUNT},
		kinds = {"order_kind", kind_words, KIND_COUNT},
		states = {"order_state", state_words, STATE_COUNT};
	const char *name = NULL;
	int64_t open = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select name from role order by name"), TO_TEXT(&name)));
	TRY(check_known(cx, findings, &names, &query, &name, &open));
	TRY(db_select(cx->db, &query, SQL("select name from order_kind order by name"), TO_TEXT(&name)));
	TRY(check_known(cx, findings, &kinds, &query, &name, &open));
	TRY(db_select(cx->db, &query, SQL("select name, open from order_state order by name"), TO_TEXT(&name), TO_INT(&open)));
	return check_known(cx, findings, &states, &query, &name, &open);
}

static enum outcome check_texts(struct context *cx, struct findings *findings) {
	struct whole_table *tables = NULL;
	size_t count = 0;
	TRY(tables_all(cx->db, cx->arena, &tables, &count));
	for (size_t i = 0; i < count; i++)
		TRY(table_texts(cx->db, &tables[i], cx->arena, cx->chinese, found, findings));
	return DONE;
}

/* Statements find what they look for only where the schema is the program's: what differs there is all that can be said. */
static enum outcome check_schema(struct context *cx, int64_t version, struct findings *findings) {
	if (version <= 0)
		return fail(cx->fault, BAD_CONFIG, "the database has no schema: it was never finished");
	return shape_compare(cx->db, version, cx->arena, cx->fault, cx->chinese, found, findings);
}

enum outcome check_all(struct context *cx, const char *seal, struct listing *listing) {
	static const struct field fields[] = {{.name = "finding"}};
	*listing = (struct listing)LISTING("findings", fields);
	struct findings findings = {cx->arena, listing};
	int64_t version = 0;
	TRY(schema_version(cx->db, schema_scripts_count, &version, cx->fault));
	TRY(check_schema(cx, version, &findings));
	TRY(check_pages(cx, &findings));
	if (listing->cell_count > 0)
		return DONE;
	if (seal)
		TRY(journal_against(cx, seal, found, &findings));
	if (version == schema_scripts_count) /* else the migration brings them up to date */
		TRY(check_words(cx, &findings));
	TRY(check_texts(cx, &findings));
	TRY(check_references(cx, &findings));
	TRY(numbers_check(cx, found, &findings));
	TRY(archive_check(cx, found, &findings));
	TRY(journal_check(cx, found, &findings));
	return check_rows(cx, &findings);
}
