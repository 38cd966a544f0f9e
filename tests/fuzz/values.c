/* Every reader of a number, a date, a time or money, and their writers: what was read and written reads the same. */
#include "face/options.h"
#include "ground/calendar.h"
#include "ground/decimal.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "ground/typed.h"
#include "policy/numbers.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
	if (!holds)
		abort();
}

static void try_decimals(const char *text) {
	for (int decimals = 0; decimals <= PRICE_DECIMALS; decimals += 2) {
		char written[DECIMAL_ROOM];
		int64_t number = 0, again = 0;
		if (decimal_parse(text, decimals, &number))
			continue;
		must(!decimal_parse(decimal_format(written, number, decimals, 0), decimals, &again) && again == number);
		int64_t amount = 0;
		amount_of_line(number, number, 0, &amount);
		amount_share(number, WHOLE / 3, &amount);
		amount_part(number, number, number > 0 ? number : 1, &amount);
	}
}

static void try_times(const char *text) {
	char written[MOMENT_ROOM];
	int64_t day = 0, instant = 0, month = 0, again = 0;
	if (!day_parse(text, &day)) {
		must(!day_parse(day_format(written, day), &again) && again == day);
		must(day_of(day_start(day)) == day);
		must(weekday_of(day) >= 1 && weekday_of(day) <= 7);
	}
	/* The first day that there is begins, in UTC, on one that there isn't. */
	if (!instant_parse(text, &instant) && day_of(instant) > day_of(day_start(-25567)))
		must(!instant_parse(instant_format(written, instant), &again) && again == instant);
	if (!month_parse(text, &month)) {
		must(!month_parse(month_format(written, month), &again) && again == month);
		must(month_of_day(month_first_day(month)) == month);
	}
}

/* What people write is what programs write, once it is read. */
static void try_typed(const char *text) {
	static const enum number_of beside[] = {NUMBER_OF_NOTHING, NUMBER_OF_THINGS, NUMBER_OF_MONEY, NUMBER_OF_HUNDRED};
	char written[MOMENT_ROOM > (int)DECIMAL_ROOM ? MOMENT_ROOM : DECIMAL_ROOM];
	int64_t number = 0, again = 0;
	if (!typed_day(text, true, &number))
		must(!day_parse(day_format(written, number), &again) && again == number);
	if (!typed_month(text, &number))
		must(!month_parse(month_format(written, number), &again) && again == number);
	if (!typed_instant(text, true, &number) && day_of(number) > day_of(day_start(-25567)))
		must(!instant_parse(instant_format(written, number), &again) && again == number);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (!typed_number(text, beside[i], PRICE_DECIMALS, &number))
			must(!decimal_parse(decimal_format(written, number, PRICE_DECIMALS, 0), PRICE_DECIMALS, &again)
				&& again == number);
}

static void try_calendar(const char *text) {
	struct calendar calendar = {0};
	struct hours hours;
	hours_parse(text, &hours);
	if (!calendar_parse_weekdays(text, &calendar) && !calendar_parse_hours("08:30-12:00,13:00-17:30", &calendar)) {
		const int64_t later = working_add(&calendar, 0, 3600);
		must(later > 0 && working_between(&calendar, 0, later) == 3600);
	}
	struct calendar other = {.works = {true, true, true, true, true, true, true, true}};
	if (!calendar_parse_hours(text, &other))
		must(working_add(&other, 0, 60) > 0);
}

static void try_text(struct arena *arena, const char *text) {
	struct buffer out = {0};
	size_t offset = 0;
	text_harmless(&out, text);
	must(!out.data || !text_check(out.data, out.length, TEXT_LINE, &offset));
	for (const char *rest = text; *rest && !text_check(text, strlen(text), TEXT_NOTE, &offset);) {
		const size_t length = text_line(rest, 10);
		must(length > 0 || *rest == '\n');
		rest += length + (rest[length] == '\n');
	}
	if (!text_check(text, strlen(text), TEXT_LINE, &offset))
		must(text_width(text_shortened(arena, text, 12)) <= 12);
	buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static bool ready;
	struct arena arena = {0};
	struct fault fault = {0};
	enum document document = DOCUMENT_ORDER;
	int64_t id = 0;
	if (!ready)
		ready = zone_use("Asia/Shanghai");
	const char *text = arena_copy(&arena, data, size);
	try_decimals(text);
	try_times(text);
	try_typed(text);
	try_calendar(text);
	try_text(&arena, text);
	if (number_parse_any(&fault, text, &document, &id) == DONE) {
		char written[NUMBER_ROOM];
		enum document same = DOCUMENT_ORDER;
		int64_t again = 0;
		must(number_parse_any(&fault, number_format(written, document, id), &same, &again) == DONE && same == document && again == id);
	}
	roles set = NO_ROLES;
	roles_parse(&fault, text, ALL_ROLES, &set);
	for (int type = OPTION_TEXT; type <= OPTION_MONTH; type++) {
		union { struct maybe number; const char *text; } field = {{0}};
		value_parse(&arena, (enum option_type)type, type % 2, text, &field);
	}
	arena_free(&arena);
	return 0;
}
