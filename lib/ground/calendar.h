/*
 * calendar: the working days of the factory, on which the policies' deadlines
 * and the review form's working days (clauses 1.2d, 1.5) are counted.
 */
#ifndef GROUND_CALENDAR_H
#define GROUND_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day that differs from its week: a public holiday, a weekend that is worked. */
struct calendar_day {
	int64_t day;
	bool works;
};

enum { MOST_SHIFTS = 4 };

struct calendar {
	bool works[8]; /* by ISO weekday, 1 Monday … 7 Sunday */
	struct shift {
		int64_t from, to; /* seconds of the day */
	} shifts[MOST_SHIFTS]; /* of a working day, in order */
	int shift_count;
	const struct calendar_day *days; /* sorted; not the calendar's own */
	size_t count;
};

/* Read weekdays as "1-5" or "1,2,3,6"; at least one. NULL, or what is wrong. */
const char *calendar_parse_weekdays(const char *text, struct calendar *calendar);

/* Read working hours as "08:30-12:00,13:00-17:30", in order. NULL, or what is wrong. */
const char *calendar_parse_hours(const char *text, struct calendar *calendar);

/*
 * Counting ends with the years 1900 and 9999 (moment.h). For a day or an instant beyond them, which only somebody else can
 * have written into the file, what comes back means nothing: who reads one asks first.
 */

/* The instant that is so many seconds of working time after another; how many lie between two. */
int64_t working_add(const struct calendar *calendar, int64_t instant, int64_t seconds);
int64_t working_between(const struct calendar *calendar, int64_t from, int64_t to);

/* A span of hours, in working or in real time: "4 working", "2 real". NULL, or what is wrong. */
struct hours {
	int64_t seconds;
	bool working;
};
const char *hours_parse(const char *text, struct hours *hours);

bool calendar_is_working(const struct calendar *calendar, int64_t day);

/*
 * The day that is `count` working days after `day` (before it if negative);
 * with 0, `day` itself or the first working day after it.
 */
int64_t calendar_add(const struct calendar *calendar, int64_t day, int64_t count);

#endif
