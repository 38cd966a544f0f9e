#include "ground/calendar.h"
#include "ground/language.h"
#include "ground/moment.h"

#include "ground/decimal.h"

#include <stdlib.h>
#include <string.h>

const char *calendar_parse_weekdays(const char *text, struct calendar *calendar) {
	const char *const wrong = said("not weekdays (1-5, or 1,2,6; 1 is Monday)");
	for (int weekday = 0; weekday <= 7; weekday++)
		calendar->works[weekday] = false;
	do {
		const int from = *text - '0';
		if (from < 1 || from > 7)
			return wrong;
		int to = from;
		if (*++text == '-') {
			to = text[1] - '0';
			if (to < from || to > 7)
				return wrong;
			text += 2;
		}
		for (int weekday = from; weekday <= to; weekday++)
			calendar->works[weekday] = true;
	} while (*text++ == ',');
	return text[-1] ? wrong : NULL;
}

static int compare_day(const void *key, const void *member) {
	const int64_t day = *(const int64_t *)key, other = ((const struct calendar_day *)member)->day;
	return (day > other) - (day < other);
}

bool calendar_is_working(const struct calendar *calendar, int64_t day) {
	const struct calendar_day *other = calendar->count == 0 ? NULL
		: bsearch(&day, calendar->days, calendar->count, sizeof *calendar->days, compare_day);
	return other ? other->works : calendar->works[weekday_of(day)];
}

int64_t calendar_add(const struct calendar *calendar, int64_t day, int64_t count) {
	const int64_t step = count < 0 ? -1 : 1;
	while (count == 0 && day_is_sane(day) && !calendar_is_working(calendar, day))
		day++;
	while (count != 0 && day_is_sane(day)) {
		day += step;
		if (calendar_is_working(calendar, day))
			count -= step;
	}
	return day;
}

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* "08:30" as seconds of the day; *text goes past it. */
static bool parse_clock(const char **text, int64_t *seconds) {
	const char *at = *text;
	for (int i = 0; i < 5; i++)
		if (i == 2 ? at[i] != ':' : at[i] < '0' || at[i] > '9')
			return false;
	const int64_t hour = (at[0] - '0') * 10 + (at[1] - '0'), minute = (at[3] - '0') * 10 + (at[4] - '0');
	*seconds = hour * HOUR + minute * MINUTE;
	*text += 5;
	return minute < MINUTE && *seconds <= DAY;
}

const char *calendar_parse_hours(const char *text, struct calendar *calendar) {
	const char *const wrong = said("not working hours (08:30-12:00,13:00-17:30)");
	int64_t before = -1;
	calendar->shift_count = 0;
	do {
		struct shift shift;
		if (calendar->shift_count == MOST_SHIFTS || !parse_clock(&text, &shift.from) || *text++ != '-'
		    || !parse_clock(&text, &shift.to) || shift.from <= before || shift.to <= shift.from)
			return wrong;
		before = shift.to;
		calendar->shifts[calendar->shift_count++] = shift;
	} while (*text++ == ',');
	return text[-1] ? wrong : NULL;
}

int64_t working_add(const struct calendar *calendar, int64_t instant, int64_t seconds) {
	for (int64_t day = day_of(instant); day_is_sane(day); day++) {
		if (!calendar_is_working(calendar, day))
			continue;
		for (int i = 0; i < calendar->shift_count; i++) {
			const int64_t from = day_instant(day, calendar->shifts[i].from);
			const int64_t to = day_instant(day, calendar->shifts[i].to);
			const int64_t begin = instant > from ? instant : from;
			if (begin < to && seconds <= to - begin)
				return begin + seconds;
			seconds -= begin < to ? to - begin : 0;
		}
	}
	return instant; /* no calendar goes on for ever */
}

int64_t working_between(const struct calendar *calendar, int64_t from, int64_t to) {
	int64_t sum = 0;
	const int64_t last_day = day_of(to);
	for (int64_t day = day_of(from); day <= last_day; day++) {
		if (!calendar_is_working(calendar, day))
			continue;
		for (int i = 0; i < calendar->shift_count; i++) {
			const int64_t begin = day_instant(day, calendar->shifts[i].from);
			const int64_t end = day_instant(day, calendar->shifts[i].to);
			const int64_t first = from > begin ? from : begin, last = to < end ? to : end;
			sum += last > first ? last - first : 0;
		}
	}
	return sum;
}

const char *hours_parse(const char *text, struct hours *hours) {
	const char *const wrong = said("not a span of hours (\"4 working\" or \"2 real\")");
	char number[16] = "";
	int64_t hundredths = 0;
	const size_t length = strcspn(text, " ");
	if (length >= sizeof number || !text[length])
		return wrong;
	memcpy(number, text, length);
	const char *unit = text + length + 1;
	hours->working = strcmp(unit, "working") == 0;
	if ((!hours->working && strcmp(unit, "real") != 0) || decimal_parse(number, 2, &hundredths) || hundredths <= 0
	    || hundredths > 100000)
		return wrong;
	hours->seconds = hundredths * HOUR / 100;
	return NULL;
}
