/* Formats: a translation takes the arguments of its original, or isn't taken. */
#include "unit.h"

#include "ground/conversions.h"

static void agree(void **state) {
	(void)state;
	assert_true(conversions_agree("nothing", "没有"));
	assert_true(conversions_agree("%s of %d", "%s，%d"));
	assert_true(conversions_agree("%s of %d", "%2$d 之 %1$s"));
	assert_true(conversions_agree("%.*s: %lld", "%.*s：%lld"));
	assert_true(conversions_agree("%.*s: %lld", "%3$lld：%2$.*1$s"));
	assert_true(conversions_agree("13 %% of %s", "%s 的 13 %%"));
	assert_true(conversions_agree("%5.2f %zu %c", "%f %zu %c"));
	assert_true(conversions_agree("change %", "环比%"));
	assert_true(conversions_agree("change (%)", "环比（%）"));
	assert_true(conversions_agree("change %", "环比"));
}

static void differ(void **state) {
	(void)state;
	assert_false(conversions_agree("nothing", "%s"));
	assert_false(conversions_agree("nothing", "%n"));
	assert_false(conversions_agree("%n", "%n"));
	assert_false(conversions_agree("%s", ""));
	assert_false(conversions_agree("%s", "%d"));
	assert_false(conversions_agree("%s %d", "%d %s"));
	assert_false(conversions_agree("%d", "%ld"));
	assert_false(conversions_agree("%s", "%s %s"));
	assert_false(conversions_agree("%s %s", "%1$s"));
	assert_false(conversions_agree("%s %s", "%2$s %2$s"));
	assert_false(conversions_agree("%s %s", "%s %2$s"));
	assert_false(conversions_agree("%s", "%99$s"));
	assert_false(conversions_agree("%s", "%99999999999999999999$s"));
	assert_false(conversions_agree("%s", "%"));
	assert_false(conversions_agree("%s", "%s%"));
	assert_false(conversions_agree("%s %", "%s %"));
	assert_false(conversions_agree("change %", "%s"));
	assert_false(conversions_agree("change %", "%n"));
	assert_false(conversions_agree("change", "环比%"));
	assert_false(conversions_agree("%.2s", "%.*s"));
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(agree), cmocka_unit_test(differ)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
