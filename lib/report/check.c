#include "report/check.h"

#include "policy/journal.h"
#include "policy/numbers.h"

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
		found(findings, arena_printf(cx->arena, "row %lld of %s names a row that %s doesn't have",
			(long long)row, table, parent));
	return db_end(&query);
}

enum outcome check_all(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "finding"}};
	*listing = (struct listing)LISTING("findings", fields);
	struct findings findings = {cx->arena, listing};
	TRY(check_pages(cx, &findings));
	TRY(check_references(cx, &findings));
	TRY(numbers_check(cx, found, &findings));
	return journal_check(cx, found, &findings);
}
