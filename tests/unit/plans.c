/* What a reader costs when the file has grown: no statement of it walks through a table that grows for ever. */
#include "unit.h"

#include "flow/order.h"
#include "flow/views.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "report/figures.h"
#include "report/registers.h"
#include "report/summary.h"
#include "report/todo.h"

#include <string.h>

static struct {
	int steps, walks;
	const char *report;
} seen;

/* Tables of a factory, not of its orders; of what rarely goes wrong; and the indexes of what is open. */
static bool stays_small(const char *table) {
	static const char *const names[] = {"role", "order_kind", "order_state", "person", "person_role", "setting",
		"calendar_day", "work_centre", "work_centre_day", "carrier", "month_close", "deputy", "change_notice",
		"standing_change", "penalty", "shipping_problem", "incident", "goods_return",
		"settings_change", "finding"};
	const size_t length = strcspn(table, " ");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == length && strncmp(table, names[i], length) == 0)
			return true;
	const char *index = strstr(table, "INDEX ");
	return index && strlen(index) > 5 && strcmp(index + strlen(index) - 5, "_open") == 0;
}

static bool is_subquery(const char *what) {
	static const char *const names[] = {"(", "CONSTANT ROW", "overdue", "document", "totals", "dropped", "each"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(what, names[i], strlen(names[i])) == 0)
			return true;
	return strstr(what, "VIRTUAL TABLE"); /* what a pragma says */
}

static void watch(void *argument, const char *sql, const char *step) {
	(void)argument;
	seen.steps++;
	if (strncmp(step, "SCAN ", 5) != 0 || stays_small(step + 5) || is_subquery(step + 5))
		return;
	seen.walks++;
	print_error("%s: %s\n\tin: %.300s\n", seen.report, step, sql);
}

static enum outcome drain(struct context *cx, struct listing *listing) {
	(void)cx;
	return listing->rows.prepared ? db_end(&listing->rows) : DONE;
}

static void begin(struct fixture *fixture, const char *report) {
	seen.report = report;
	db_watch(fixture->cx.db, watch, NULL);
}

static int64_t an_order(struct fixture *fixture, const char *kind) {
	struct line_request line = {.product = {.code = "P", .name = "P"}, .quality = "q", .quantity = {true, 1000000},
		.due = {true, today(&fixture->cx) + 30}};
	const struct order_request request = {.customer = {.code = "C", .name = "C"}, .kind = kind, .lines = &line, .count = 1,
		.create_missing = true};
	int64_t id = 0;
	fixture->cx.actor.roles = ALL_ROLES;
	assert_int_equal(order_new(&fixture->cx, &request, &id), DONE);
	assert_int_equal(journal_write(&fixture->cx, NULL, NULL), DONE);
	return id;
}

static void tasks(void **state) {
	struct fixture *fixture = *state;
	struct listing listing;
	int64_t overdue = 0;
	begin(fixture, "todo");
	assert_int_equal(todo_list(&fixture->cx, &(struct todo_filter){.everybody = true}, &listing, &overdue), DONE);
	assert_int_equal(todo_list(&fixture->cx, &(struct todo_filter){.everybody = true, .unlooked = true}, &listing, &overdue), DONE);
}

static void orders(void **state) {
	struct fixture *fixture = *state;
	struct listing listing;
	struct view view;
	const int64_t id = an_order(fixture, "regular");
	begin(fixture, "order-new");
	an_order(fixture, "custom");
	an_order(fixture, "regular");
	begin(fixture, "order-list --overdue");
	assert_int_equal(order_list(&fixture->cx, &(struct order_filter){.overdue = true}, &listing), DONE);
	assert_int_equal(drain(&fixture->cx, &listing), DONE);
	begin(fixture, "order-list --state");
	assert_int_equal(order_list(&fixture->cx, &(struct order_filter){.state = "received"}, &listing), DONE);
	assert_int_equal(drain(&fixture->cx, &listing), DONE);
	begin(fixture, "order-list --customer");
	assert_int_equal(order_list(&fixture->cx, &(struct order_filter){.customer = "C"}, &listing), DONE);
	assert_int_equal(drain(&fixture->cx, &listing), DONE);
	begin(fixture, "order-list --from");
	assert_int_equal(order_list(&fixture->cx, &(struct order_filter){.from = {true, today(&fixture->cx)}}, &listing), DONE);
	assert_int_equal(drain(&fixture->cx, &listing), DONE);
	begin(fixture, "order-show");
	assert_int_equal(order_view(&fixture->cx, number_text(&fixture->cx, DOCUMENT_ORDER, id), &view), DONE);
	for (int i = 0; i < view.count; i++) {
		assert_int_equal(view.parts[i].list(&fixture->cx, view.id, &listing), DONE);
		assert_int_equal(drain(&fixture->cx, &listing), DONE);
	}
}

static void registers(void **state) {
	static const struct {
		const char *name;
		enum outcome (*list)(struct context *, const struct register_filter *, struct listing *, int64_t *);
	} all[] = {{"report overdue", register_overdue}, {"report backlog", register_backlog}};
	struct fixture *fixture = *state;
	struct listing listing;
	int64_t act = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		begin(fixture, all[i].name);
		assert_int_equal(all[i].list(&fixture->cx, &(struct register_filter){0}, &listing, &act), DONE);
		assert_int_equal(drain(&fixture->cx, &listing), DONE);
	}
}

static void month(void **state) {
	struct fixture *fixture = *state;
	struct figures figures;
	struct summary summary;
	begin(fixture, "report month");
	assert_int_equal(figures_of_month(&fixture->cx, 202611, &figures), DONE);
	assert_int_equal(figures_history(&fixture->cx, 202611, &figures), DONE);
	assert_int_equal(summary_load(&fixture->cx, 202611, SUMMARY_COMPARED | SUMMARY_HISTORY, &summary), DONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, unit_begin, end)
static int end(void **state) {
	const int walks = seen.walks, steps = seen.steps;
	memset(&seen, 0, sizeof seen);
	return unit_end(state) != 0 || walks > 0 || steps == 0;
}

int main(void) {
	const struct CMUnitTest tests[] = {TEST(tasks), TEST(orders), TEST(registers), TEST(month)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
