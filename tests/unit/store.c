/* The store: statements, transactions, the record of changes, the journal's chain, signatures. */
#include "unit.h"

#include "policy/journal.h"
#include "policy/numbers.h"
#include "policy/people.h"
#include "policy/signature.h"
#include "store/schema.h"

#include <string.h>

static void queries(void **state) {
	struct fixture *fixture = *state;
	struct db *db = fixture->cx.db;
	const char *name = NULL, *value = NULL;
	struct query outer, inner;
	struct maybe missing = {true, 5};
	bool found = true;
	int rows = 0, inner_rows = 0;
	assert_int_equal(db_get(db, &found, SQL("select value from setting where name = ?1"), TEXT("nothing"),
		TO_TEXT(&value)), DONE);
	assert_false(found);
	assert_int_equal(db_get(db, NULL, SQL("select null"), TO_MAYBE(&missing)), DONE);
	assert_false(missing.given);
	assert_int_equal(db_select(db, &outer, SQL("select name from role order by name limit 3"), TO_TEXT(&name)), DONE);
	while (db_next(&outer)) {
		/* The same literal while it is being read. */
		assert_int_equal(db_select(db, &inner, SQL("select name from role order by name limit 3"), TO_TEXT(&value)),
			DONE);
		while (db_next(&inner))
			inner_rows++;
		assert_int_equal(db_end(&inner), DONE);
		rows++;
	}
	assert_int_equal(db_end(&outer), DONE);
	assert_int_equal(rows, 3);
	assert_int_equal(inner_rows, 9);
}

static void defects(void **state) {
	struct fixture *fixture = *state;
	struct db *db = fixture->cx.db;
	int64_t number = 0;
	assert_int_equal(db_exec(db, SQL("select 1")), DEFECT);
	fault_clear(&fixture->fault);
	assert_int_equal(db_exec(db, SQL("update person set name = ?1")), DEFECT);
	fault_clear(&fixture->fault);
	assert_int_equal(db_get(db, NULL, SQL("select 1 where 0"), TO_INT(&number)), BAD_CONFIG);
	fault_clear(&fixture->fault);
	/* The schema itself refuses what can't be. */
	assert_int_equal(db_exec(db, SQL("insert into person (login, name) values ('', 'x')")), DEFECT);
	fault_clear(&fixture->fault);
	assert_int_equal(db_exec(db, SQL("insert into person_role (person_id, role) values (99, 'sales')")), BAD_CONFIG);
	fault_clear(&fixture->fault);
	assert_int_equal(db_exec(db, SQL("insert into person (login, name, head) values ('x', 'x', 'yes')")), DEFECT);
}

static void recorded(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	changes_clear(&cx->changes);
	assert_int_equal(db_exec(cx->db, SQL("insert into setting (name, value) values ('a', ?1)"), TEXT("x\"y")), DONE);
	assert_int_equal(db_exec(cx->db, SQL("update setting set value = value where name = 'a'")), DONE);
	assert_int_equal(db_exec(cx->db, SQL("update setting set value = 'z' where name = 'a'")), DONE);
	assert_int_equal(db_exec(cx->db, SQL("delete from setting where name = 'a'")), DONE);
	struct change *changes = NULL;
	size_t count = 0;
	const struct blob bytes = {(const unsigned char *)cx->changes.bytes.data, cx->changes.bytes.length};
	assert_null(changes_read(cx->arena, &bytes, &changes, &count));
	assert_int_equal(count, 3); /* the update that changed nothing isn't there */
	assert_string_equal(changes[0].table, "setting");
	assert_string_equal(changes[0].after[1].text, "x\"y");
	assert_string_equal(changes[1].before[1].text, "x\"y");
	assert_int_equal(changes[1].after[0].type, VALUE_END);
	assert_string_equal(changes[1].after[1].text, "z");
	assert_int_equal(changes[2].operation, '-');
	assert_string_equal(changes[2].before[1].text, "z");
}

struct findings {
	int count;
	char first[200];
};

static void count_finding(void *argument, const char *finding) {
	struct findings *findings = argument;
	if (findings->count++ == 0)
		snprintf(findings->first, sizeof findings->first, "%s", finding);
}

static struct findings check_journal(struct context *cx) {
	struct findings findings = {0};
	assert_int_equal(journal_check(cx, count_finding, &findings), DONE);
	return findings;
}

static void write_events(struct context *cx, int count) {
	for (int i = 0; i < count; i++) {
		char login[16];
		snprintf(login, sizeof login, "p%d", i);
		const struct person_request request = {.login = login, .roles = "sales"};
		assert_int_equal(person_add(cx, &request), DONE);
		assert_int_equal(journal_write(cx, NULL, NULL), DONE);
	}
}

static void chain(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	write_events(cx, 5);
	assert_int_equal(check_journal(cx).count, 0);
	assert_int_equal(db_exec(cx->db, SQL("update event set actor = 'somebody' where id = 3")), DONE);
	const struct findings altered = check_journal(cx);
	assert_int_equal(altered.count, 1);
	assert_non_null(strstr(altered.first, "event 3 "));
	assert_int_equal(db_exec(cx->db, SQL("update event set actor = 'founder' where id = 3")), DONE);
	assert_int_equal(check_journal(cx).count, 0);
	assert_int_equal(db_exec(cx->db, SQL("delete from event where id = 2")), DONE);
	assert_true(check_journal(cx).count > 0);
}

static void keys(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	struct request_key request = {.key = "k1", .digest = {1}};
	const char *answer = NULL;
	assert_int_equal(journal_answered(cx, &request, &answer), DONE);
	assert_null(answer);
	const struct person_request person = {.login = "keyed", .roles = "sales"};
	assert_int_equal(person_add(cx, &person), DONE);
	assert_int_equal(journal_write(cx, &request, "SO1\n"), DONE);
	assert_int_equal(journal_answered(cx, &request, &answer), DONE);
	assert_string_equal(answer, "SO1\n");
	request.digest[0] = 2;
	assert_int_equal(journal_answered(cx, &request, &answer), BAD_DATA);
}

/* A failure inside a query leaves it open; a rollback ends it, or nothing could be written after it. */
static void left_open(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	struct db *other = NULL;
	struct query query;
	int64_t id = 0;
	assert_int_equal(db_commit(cx->db), DONE);
	assert_int_equal(db_begin(cx->db, DB_CHANGE), DONE);
	write_events(cx, 5);
	assert_int_equal(db_select(cx->db, &query, SQL("select id from person order by id"), TO_INT(&id)), DONE);
	assert_true(db_next(&query));
	db_rollback(cx->db);
	/* Somebody else commits meanwhile: a query that still read would read the state before. */
	assert_int_equal(db_open(&other, fixture->path, DB_CHANGE, 0, cx->arena, cx->fault), DONE);
	assert_int_equal(db_begin(other, DB_CHANGE), DONE);
	assert_int_equal(db_exec(other, SQL("update person set name = 'x'")), DONE);
	assert_int_equal(db_commit(other), DONE);
	db_close(other);
	assert_int_equal(db_begin(cx->db, DB_CHANGE), DONE);
	assert_int_equal(db_select(cx->db, &query, SQL("select id from person order by id"), TO_INT(&id)), DONE);
	assert_true(db_next(&query));
	assert_int_equal(db_end(&query), DONE);
}

static struct content content_of(struct context *cx, const char *value) {
	struct content content = {0};
	struct query query;
	assert_int_equal(db_select(cx->db, &query, SQL("select ?1, 12, null"), TEXT(value)), DONE);
	assert_int_equal(content_add(&content, &query), DONE);
	return content;
}

static void signatures(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	bool is_signed = true;
	int64_t when = 0;
	const struct content content = content_of(cx, "1200.00"), other = content_of(cx, "1200.01");
	struct signing signing = {.document = DOCUMENT_QUOTATION, .id = 7, .rule = RULE_QUOTATION_FOUR_EYES,
		.content = content};
	assert_int_equal(signed_as_it_stands(cx, DOCUMENT_QUOTATION, 7, &content, &is_signed, &when), DONE);
	assert_false(is_signed);
	assert_int_equal(sign(cx, &signing), DONE);
	assert_int_equal(signed_as_it_stands(cx, DOCUMENT_QUOTATION, 7, &content, &is_signed, &when), DONE);
	assert_true(is_signed);
	assert_int_equal(signed_as_it_stands(cx, DOCUMENT_QUOTATION, 7, &other, &is_signed, &when), DONE);
	assert_false(is_signed);
	assert_int_equal(signed_as_it_stands(cx, DOCUMENT_QUOTATION, 8, &content, &is_signed, &when), DONE);
	assert_false(is_signed);
	signing.refused = true;
	assert_int_equal(sign(cx, &signing), DONE);
	assert_int_equal(signed_as_it_stands(cx, DOCUMENT_QUOTATION, 7, &content, &is_signed, &when), DONE);
	assert_false(is_signed);
}

static void four(void **state) {
	struct fixture *fixture = *state;
	struct context *cx = &fixture->cx;
	bool other = true;
	write_events(cx, 2);
	int64_t p0 = 0;
	assert_int_equal(person_find(cx, "p0", &p0), DONE);
	assert_int_equal(four_eyes(cx, &(struct author){cx->actor.id, "founder"}, &other), DONE);
	assert_false(other);
	/* Put up as p0, but really by the one who now signs as himself. */
	assert_int_equal(four_eyes(cx, &(struct author){p0, "founder"}, &other), DONE);
	assert_false(other);
	assert_int_equal(four_eyes(cx, &(struct author){p0, "somebody"}, &other), DONE);
	assert_true(other);
}

static void migrations(void **state) {
	static const char *const scripts[] = {"create table one (x int)", "create table two (x int)"};
	struct fixture *fixture = *state;
	struct db *db = fixture->cx.db;
	int64_t version = 0;
	bool moved = false;
	assert_int_equal(schema_version(db, schema_scripts_count, &version, &fixture->fault), DONE);
	assert_int_equal(version, schema_scripts_count);
	assert_int_equal(db_script(db, "pragma user_version = 0"), DONE);
	assert_int_equal(schema_migrate(db, scripts, 1, &moved, &fixture->fault), DONE);
	assert_true(moved);
	assert_int_equal(schema_migrate(db, scripts, 2, &moved, &fixture->fault), DONE);
	assert_true(moved);
	assert_int_equal(schema_migrate(db, scripts, 2, &moved, &fixture->fault), DONE);
	assert_false(moved);
	assert_int_equal(db_script(db, "insert into one select x from two"), DONE);
	assert_int_equal(schema_migrate(db, scripts, 1, &moved, &fixture->fault), BAD_CONFIG);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, unit_begin, unit_end)

int main(void) {
	const struct CMUnitTest tests[] = {TEST(queries), TEST(defects), TEST(recorded), TEST(chain), TEST(keys), TEST(left_open),
		TEST(signatures), TEST(four), TEST(migrations)};
	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
