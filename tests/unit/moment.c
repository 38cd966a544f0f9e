/* Instants, days and months by the database's zone, and the working calendar. */
#include "unit.h"

#include "ground/calendar.h"
#include "ground/moment.h"

static int64_t day(const char *text) {
	int64_t number = 0;
	assert_null(day_parse(text, &number));
	return number;
}

static int64_t instant(const char *text) {
	int64_t number = 0;
	const char *wrong = instant_parse(text, &number);
	if (wrong)
		print_error("%s: %s\n", text, wrong);
	assert_null(wrong);
	return number;
}

static void days(void **state) {
	char text[MOMENT_ROOM];
	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("2000-03-01") - day("2000-02-28"), 2);
	assert_int_equal(day("2100-03-01") - day("2100-02-28"), 1);
	assert_int_equal(weekday_of(day("2026-11-24")), 2);
	assert_int_equal(weekday_of(day("1969-12-28")), 7);
	for (int64_t number = day("1900-01-01"); number < day("2110-01-01"); number += 13)
		assert_int_equal(day(day_format(text, number)), number);
}

static void wrong_days(void **state) {
	static const char *const wrong[] = {"", "2026-1-1", "2026-13-01", "2026-02-29", "2026-00-10", "2026-11-31",
		"1899-12-31", "20261124", "2026-11-24x", "2026/11/24", "-026-11-24"};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int64_t number = 0;
		assert_non_null(day_parse(wrong[i], &number));
		assert_non_null(instant_parse(wrong[i], &number));
	}
}

static void months(void **state) {
	int64_t month = 0;
	char text[MOMENT_ROOM];
	(void)state;
	assert_null(month_parse("2026-11", &month));
	assert_int_equal(month, 202611);
	assert_string_equal(month_format(text, month_next(202612)), "2027-01");
	assert_int_equal(month_first_day(202611), day("2026-11-01"));
	assert_int_equal(month_of_day(day("2024-02-29")), 202402);
	assert_non_null(month_parse("2026-13", &month));
	assert_non_null(month_parse("2026-1", &month));
	assert_non_null(month_parse("2026-11-01", &month));
}

static void zones(void **state) {
	char text[MOMENT_ROOM];
	(void)state;
	assert_true(zone_use("Asia/Shanghai"));
	assert_int_equal(instant("2026-11-30T23:59:59"), instant("2026-11-30T15:59:59Z"));
	assert_int_equal(month_of_day(day_of(instant("2026-11-30T16:00:00Z"))), 202612);
	assert_int_equal(instant("2026-11-24 09:30"), instant("2026-11-23T20:30:00-05:00"));
	assert_string_equal(instant_format(text, instant("2026-11-24T09:30:15")), "2026-11-24T09:30:15+08:00");
	assert_true(zone_use("UTC"));
	assert_int_equal(month_of_day(day_of(instant("2026-11-30T16:00:00Z"))), 202611);
	assert_true(zone_use("America/New_York"));
	/* The day the clocks went back has 25 hours. */
	assert_int_equal(day_start(day("2026-11-02")) - day_start(day("2026-11-01")), 25 * 3600);
	assert_false(zone_use("Mars/Olympus"));
	assert_false(zone_use("../../etc/passwd"));
	assert_false(zone_use("/etc/localtime"));
	assert_false(zone_use(""));
	assert_true(zone_use("Asia/Shanghai"));
}

static void wrong_instants(void **state) {
	static const char *const wrong[] = {"2026-11-24T", "2026-11-24T9:30", "2026-11-24T24:00", "2026-11-24T09:60",
		"2026-11-24T09:30:60", "2026-11-24T09:30:00+8", "2026-11-24T09:30Zx", "2026-11-24T09:30+15:00", "now"};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int64_t number = 0;
		assert_non_null(instant_parse(wrong[i], &number));
	}
}

static void working_days(void **state) {
	struct calendar calendar = {0};
	(void)state;
	assert_null(calendar_parse_weekdays("1-5", &calendar));
	assert_int_equal(calendar_add(&calendar, day("2026-11-27"), 1), day("2026-11-30"));
	assert_int_equal(calendar_add(&calendar, day("2026-11-30"), -1), day("2026-11-27"));
	assert_int_equal(calendar_add(&calendar, day("2026-11-28"), 0), day("2026-11-30"));
	assert_int_equal(calendar_add(&calendar, day("2026-11-24"), 0), day("2026-11-24"));
	assert_int_equal(calendar_add(&calendar, day("2026-11-24"), 10), day("2026-12-08"));
	assert_null(calendar_parse_weekdays("1,3,6-7", &calendar));
	assert_true(calendar_is_working(&calendar, day("2026-11-29")));
	assert_false(calendar_is_working(&calendar, day("2026-11-24")));
	assert_non_null(calendar_parse_weekdays("", &calendar));
	assert_non_null(calendar_parse_weekdays("0-5", &calendar));
	assert_non_null(calendar_parse_weekdays("5-1", &calendar));
	assert_non_null(calendar_parse_weekdays("1-8", &calendar));
	assert_non_null(calendar_parse_weekdays("1,", &calendar));
	assert_non_null(calendar_parse_weekdays("1-5x", &calendar));
}

static void working_hours(void **state) {
	static const char *const wrong[] = {"", "08:30", "08:30-", "8:30-12:00", "08:30-08:30", "12:00-08:30", "08:30-25:00",
		"08:30-12:00,11:00-13:00", "08:30-12:60", "08:30-12:00;13:00-14:00"};
	static const char *const wrong_spans[] = {"", "4", "4h", "4 hours", "0 real", "-1 real", "x working", "4  real", "4 real "};
	struct calendar calendar = {0};
	struct hours hours;
	(void)state;
	assert_true(zone_use("Asia/Shanghai"));
	assert_null(calendar_parse_weekdays("1-5", &calendar));
	assert_null(calendar_parse_hours("08:30-12:00,13:00-17:30", &calendar));
	assert_int_equal(working_add(&calendar, instant("2026-11-24T10:00"), INT64_C(4) * 3600), instant("2026-11-24T15:00"));
	assert_int_equal(working_add(&calendar, instant("2026-11-27T17:29"), 60), instant("2026-11-27T17:30"));
	assert_int_equal(working_add(&calendar, instant("2026-11-27T17:29"), 61), instant("2026-11-30T08:30:01"));
	assert_int_equal(working_add(&calendar, instant("2026-11-28T03:00"), 0), instant("2026-11-30T08:30"));
	assert_int_equal(working_between(&calendar, instant("2026-11-27T12:30"), instant("2026-11-30T09:00")), INT64_C(5) * 3600);
	assert_int_equal(working_between(&calendar, instant("2026-11-28T00:00"), instant("2026-11-29T23:59")), 0);
	/* What is added lies between. */
	for (int64_t seconds = 1; seconds < 200000; seconds += 7919)
		assert_int_equal(working_between(&calendar, instant("2026-11-24T10:00"),
			working_add(&calendar, instant("2026-11-24T10:00"), seconds)), seconds);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_non_null(calendar_parse_hours(wrong[i], &calendar));
	assert_null(hours_parse("4 working", &hours));
	assert_true(hours.working && hours.seconds == 14400);
	assert_null(hours_parse("1.5 real", &hours));
	assert_true(!hours.working && hours.seconds == 5400);
	for (size_t i = 0; i < sizeof wrong_spans / sizeof *wrong_spans; i++)
		assert_non_null(hours_parse(wrong_spans[i], &hours));
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(days), cmocka_unit_test(wrong_days), cmocka_unit_test(months),
		cmocka_unit_test(zones), cmocka_unit_test(wrong_instants), cmocka_unit_test(working_days),
		cmocka_unit_test(working_hours)};
	return cmocka_run_group_tests_name("moment", tests, NULL, NULL);
}
