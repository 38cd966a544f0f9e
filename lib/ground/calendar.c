#include "ground/calendar.h"
#include "ground/moment.h"

#include <stdlib.h>

const char *calendar_parse_weekdays(const char *text, struct calendar *calendar) {
	static const char wrong[] = "not weekdays (1-5, or 1,2,6; 1 is Monday)";
	*calendar = (struct calendar){.works = {false}};
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
	while (count == 0 && !calendar_is_working(calendar, day))
		day++;
	while (count != 0) {
		day += step;
		if (calendar_is_working(calendar, day))
			count -= step;
	}
	return day;
}
