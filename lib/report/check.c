#include "report/check.h"

#include "flow/archive.h"
#include "ground/language.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "report/as_of.h"
#include "store/compare.h"

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

enum outcome check_all(struct context *cx, const char *seal, struct listing *listing) {
	static const struct field fields[] = {{.name = "finding"}};
	*listing = (struct listing)LISTING("findings", fields);
	struct findings findings = {cx->arena, listing};
	if (seal)
		TRY(journal_against(cx, seal, found, &findings));
	TRY(check_pages(cx, &findings));
	TRY(check_references(cx, &findings));
	TRY(numbers_check(cx, found, &findings));
	TRY(archive_check(cx, found, &findings));
	TRY(journal_check(cx, found, &findings));
	return check_rows(cx, &findings);
}
