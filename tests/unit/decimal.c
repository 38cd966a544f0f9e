/* Money, prices and quantities as exact integers: rounding half up, overflow caught. */
#include "unit.h"

#include "ground/decimal.h"

#include <string.h>

static int64_t parsed(const char *text, int decimals) {
	int64_t number = 0;
	const char *wrong = decimal_parse(text, decimals, &number);
	if (wrong)
		print_error("%s: %s\n", text, wrong);
	assert_null(wrong);
	return number;
}

static void parses(void **state) {
	(void)state;
	assert_int_equal(parsed("0", 2), 0);
	assert_int_equal(parsed("12.3", 2), 1230);
	assert_int_equal(parsed("-0.01", 2), -1);
	assert_int_equal(parsed("+7", 0), 7);
	assert_int_equal(parsed(".5", 2), 50);
	assert_int_equal(parsed("5.", 2), 500);
	assert_int_equal(parsed("1.2300000000", 2), 123);
	assert_int_equal(parsed("92233720368547758.07", 2), INT64_MAX);
	assert_int_equal(parsed("-92233720368547758.08", 2), INT64_MIN);
}

static void refuses(void **state) {
	static const char *const wrong[] = {"", "-", ".", "1e3", "0x10", "1,000", " 1", "1 ", "1.2.3", "1.001", "nan",
		"92233720368547758.08", "-92233720368547758.09", "99999999999999999999999", "--1", "+-1", "１"};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int64_t number = 4711;
		const char *why = decimal_parse(wrong[i], 2, &number);
		if (!why)
			print_error("'%s' was taken\n", wrong[i]);
		assert_non_null(why);
		assert_int_equal(number, 4711);
	}
}

static void formats(void **state) {
	char text[DECIMAL_ROOM];
	(void)state;
	assert_string_equal(decimal_format(text, 123450, 2, 2), "1234.50");
	assert_string_equal(decimal_format(text, -5, 2, 2), "-0.05");
	assert_string_equal(decimal_format(text, 12345600, 6, 2), "12.3456");
	assert_string_equal(decimal_format(text, 12000000, 6, 2), "12.00");
	assert_string_equal(decimal_format(text, 12000000, 6, 0), "12");
	assert_string_equal(decimal_format(text, 7, 0, 0), "7");
	assert_string_equal(decimal_format(text, INT64_MIN, 2, 2), "-92233720368547758.08");
}

/* What is written can be read again. */
static void round_trip(void **state) {
	static const int64_t numbers[] = {0, 1, -1, 99, 100, -12345678, INT64_MAX, INT64_MIN};
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (int decimals = 0; decimals <= 6; decimals++) {
			char text[DECIMAL_ROOM];
			assert_int_equal(parsed(decimal_format(text, numbers[i], decimals, 0), decimals), numbers[i]);
		}
}

static int64_t amount(const char *quantity, const char *price, const char *discount) {
	int64_t result = -1;
	assert_true(amount_of_line(parsed(quantity, QUANTITY_DECIMALS), parsed(price, PRICE_DECIMALS),
		parsed(discount, PERCENT_DECIMALS), &result));
	return result;
}

static void lines(void **state) {
	(void)state;
	assert_int_equal(amount("30", "1200", "0"), 3600000);
	assert_int_equal(amount("60.5", "12.3456", "0"), 74691); /* 746.9088 */
	assert_int_equal(amount("1", "0.005", "0"), 1);          /* half up */
	assert_int_equal(amount("1", "0.004999", "0"), 0);
	assert_int_equal(amount("3", "0.335", "0"), 101);        /* 1.005: no binary fraction in between */
	assert_int_equal(amount("10", "10", "12.5"), 8750);
	assert_int_equal(amount("10", "10", "100"), 0);
	assert_int_equal(amount("0.000001", "0.000001", "0"), 0);
}

static void shares(void **state) {
	int64_t share = 0;
	(void)state;
	assert_true(amount_share(3674691, parsed("13", PERCENT_DECIMALS), &share));
	assert_int_equal(share, 477710); /* 4777.0983 */
	assert_true(amount_share(-50, parsed("1", PERCENT_DECIMALS), &share));
	assert_int_equal(share, -1); /* away from zero */
	assert_true(amount_part(100, 1, 3, &share));
	assert_int_equal(share, 33);
	assert_false(amount_part(100, 1, 0, &share));
}

static void overflow(void **state) {
	int64_t result = 0;
	(void)state;
	assert_false(amount_of_line(INT64_MAX, INT64_MAX, 0, &result));
	assert_false(amount_of_line(INT64_MAX, (int64_t)WHOLE * 1000000, 0, &result));
	assert_true(amount_of_line(INT64_MAX, 1, 0, &result));
	assert_false(amount_part(INT64_MAX, INT64_MAX, 1, &result));
	result = INT64_MAX;
	assert_false(add_to(&result, 1));
	assert_true(add_to(&result, -1));
	assert_int_equal(result, INT64_MAX - 1);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(parses), cmocka_unit_test(refuses),
		cmocka_unit_test(formats), cmocka_unit_test(round_trip), cmocka_unit_test(lines),
		cmocka_unit_test(shares), cmocka_unit_test(overflow)};
	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
