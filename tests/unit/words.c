/* The tables: roles, ways, rules and numbers hang together. */
#include "unit.h"

#include "policy/lifecycle.h"
#include "policy/numbers.h"
#include "policy/rules.h"

#include <string.h>

static void role_sets(void **state) {
	struct fault fault = {0};
	roles set = NO_ROLES;
	char text[ROLES_ROOM];
	(void)state;
	assert_int_equal(roles_parse(&fault, "tech,production", departments, &set), DONE);
	assert_true(set == (TECH | PRODUCTION));
	assert_string_equal(roles_text(text, set, false), "production, tech");
	assert_int_equal(roles_parse(&fault, "tech,gm", departments, &set), BAD_DATA);
	fault_clear(&fault);
	assert_int_equal(roles_parse(&fault, "tech,", ALL_ROLES, &set), BAD_DATA);
	fault_clear(&fault);
	assert_int_equal(roles_parse(&fault, "", ALL_ROLES, &set), BAD_DATA);
	assert_true(strlen(roles_text(text, ALL_ROLES, true)) < ROLES_ROOM - 1);
}

static void ways(void **state) {
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		assert_int_equal(way_place((enum order_kind)kind, STATE_RECEIVED), 0);
		assert_true(way_place((enum order_kind)kind, STATE_CLOSED) > way_place((enum order_kind)kind, STATE_SHIPPED));
		assert_int_equal(way_before((enum order_kind)kind, STATE_RECEIVED), STATE_NONE);
		assert_int_equal(way_place((enum order_kind)kind, STATE_REJECTED), -1);
	}
	assert_int_equal(way_place(KIND_REGULAR, STATE_QUOTED), -1);
	assert_int_equal(way_before(KIND_CUSTOM, STATE_IN_REVIEW), STATE_RECEIVED);
	assert_int_equal(way_before(KIND_NEW, STATE_IN_REVIEW), STATE_DEMAND_SIGNED);
}

/* Every state that an action leads to lies on some way, and every rule guards an action. */
static void rules_hang_together(void **state) {
	(void)state;
	for (int i = ACT_NONE + 1; i < ACTION_COUNT; i++) {
		bool on_a_way = actions[i].to == STATE_NONE;
		for (int kind = 0; kind < KIND_COUNT; kind++)
			on_a_way = on_a_way || way_place((enum order_kind)kind, actions[i].to) >= 0;
		assert_true(on_a_way);
		assert_non_null(actions[i].name);
		assert_true(actions[i].who != NO_ROLES || actions[i].heads != NO_ROLES);
	}
	for (int i = 0; i < RULE_COUNT; i++) {
		assert_true(rules[i].action > ACT_NONE && rules[i].action < ACTION_COUNT);
		assert_true(*rules[i].clause && *rules[i].demand);
	}
}

static void numbers(void **state) {
	struct fault fault = {0};
	char text[NUMBER_ROOM];
	int64_t id = 0;
	enum document document = DOCUMENT_ORDER;
	static const char *const wrong[] = {"", "SO", "SO202611-", "SO202611-0", "SO202611-1", "SO20261-0001",
		"SO202611-0001x", "XX202611-0001", "so202611-0001", "SO202611-0000", "SO202611-99999999"};
	(void)state;
	assert_string_equal(number_format(text, DOCUMENT_ORDER, INT64_C(2026110000017)), "SO202611-0017");
	assert_string_equal(number_format(text, DOCUMENT_QUOTATION, INT64_C(2026110012345)), "QT202611-12345");
	for (int i = 0; i < DOCUMENT_COUNT; i++) {
		number_format(text, (enum document)i, INT64_C(2026120000042));
		assert_int_equal(number_parse_any(&fault, text, &document, &id), DONE);
		assert_int_equal(document, i);
		assert_true(id == INT64_C(2026120000042));
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fault_clear(&fault);
		assert_int_equal(number_parse(&fault, wrong[i], DOCUMENT_ORDER, &id), NOT_FOUND);
	}
	fault_clear(&fault);
	assert_int_equal(number_parse(&fault, "QT202611-0001", DOCUMENT_ORDER, &id), NOT_FOUND);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(role_sets), cmocka_unit_test(ways),
		cmocka_unit_test(rules_hang_together), cmocka_unit_test(numbers)};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
