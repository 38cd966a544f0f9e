#include "ground/moment.h"

#include "ground/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_YEAR = 1900 };

/* The civil calendar in eras of 400 years that begin on the first of March. */
enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

static int64_t day_from_civil(int64_t year, int64_t month, int64_t date) {
	if (month <= 2)
		year--;
	const int64_t era = year / 400, of_era = year % 400;
	const int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1;
	return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

/* 1900-01-01 and 9999-12-31. */
enum { FIRST_DAY = -25567, LAST_DAY = 2932896, SECONDS_A_DAY = 86400 };

bool day_is_sane(int64_t day) {
	return day >= FIRST_DAY && day <= LAST_DAY;
}

bool instant_is_sane(int64_t instant) {
	/* A zone may be a day ahead of another. */
	return instant >= (int64_t)(FIRST_DAY - 1) * SECONDS_A_DAY && instant < (int64_t)(LAST_DAY + 2) * SECONDS_A_DAY;
}

/* The nearest day for which the calendar can be counted; farther away it would overflow. */
static int64_t countable(int64_t day) {
	return day < FIRST_DAY - 2 ? FIRST_DAY - 2 : day > LAST_DAY + 2 ? LAST_DAY + 2 : day;
}

static void civil_from_day(int64_t day, int64_t *year, int64_t *month, int64_t *date) {
	const int64_t shifted = countable(day) + DAYS_TO_1970;
	const int64_t era = shifted / DAYS_OF_ERA, of_era = shifted % DAYS_OF_ERA;
	const int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	const int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
	const int64_t shifted_month = (5 * of_year + 2) / 153;
	*date = of_year - (153 * shifted_month + 2) / 5 + 1;
	*month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
	*year = era * 400 + years + (*month <= 2);
}

/* A name that can't lead out of the zone database's folder. */
static bool zone_name_is_plain(const char *name) {
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
	return *name && *name != '/' && strspn(name, allowed) == strlen(name) && strlen(name) < 64;
}

/* Days that were asked for lately: an import asks for few, very often. */
enum { KNOWN_DAYS = 64 };
static struct known_day {
	int64_t day, start, end; /* instants; end 0: nothing is known */
} known_days[KNOWN_DAYS];

bool zone_use(const char *name) {
	if (!zone_name_is_plain(name))
		return false;
	if (strcmp(name, "UTC") != 0) {
		char path[128];
		snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
		if (access(path, R_OK) != 0)
			return false;
	}
	if (setenv("TZ", name, 1) != 0)
		return false;
	tzset();
	memset(known_days, 0, sizeof known_days);
	return true;
}

int64_t instant_now(void) {
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

int64_t milliseconds_gone(void) {
	enum { THOUSAND = 1000, MILLION = 1000000 };
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * THOUSAND + now.tv_nsec / MILLION;
}

/* Read exactly `count` digits at *text and go past them. */
static bool digits(const char **text, int count, int64_t *number) {
	*number = 0;
	for (int i = 0; i < count; i++, (*text)++) {
		if (**text < '0' || **text > '9')
			return false;
		*number = *number * 10 + (**text - '0');
	}
	return true;
}

static bool literal(const char **text, char wanted) {
	if (**text != wanted)
		return false;
	(*text)++;
	return true;
}

static const char not_a_day[] = SAID("not a day (YYYY-MM-DD)");
static const char not_a_time[] = SAID("not a time (YYYY-MM-DDTHH:MM[:SS][Z|+HH:MM])");

static const char *parse_day(const char **text, int64_t *day) {
	int64_t year = 0, month = 0, date = 0;
	if (!digits(text, 4, &year) || !literal(text, '-') || !digits(text, 2, &month)
	    || !literal(text, '-') || !digits(text, 2, &date))
		return not_a_day;
	int64_t same_year = 0, same_month = 0, same_date = 0;
	*day = day_from_civil(year, month, date);
	civil_from_day(*day, &same_year, &same_month, &same_date);
	if (month < 1 || month > 12 || date != same_date || month != same_month)
		return SAID("no such day in the calendar");
	return year < FIRST_YEAR ? SAID("before the year 1900") : NULL;
}

const char *day_parse(const char *text, int64_t *day) {
	const char *wrong = parse_day(&text, day);
	return wrong ? said(wrong) : *text ? said(not_a_day) : NULL;
}

const char *month_parse(const char *text, int64_t *month) {
	int64_t year = 0, number = 0;
	if (!digits(&text, 4, &year) || !literal(&text, '-') || !digits(&text, 2, &number) || *text)
		return said("not a month (YYYY-MM)");
	if (number < 1 || number > 12 || year < FIRST_YEAR)
		return said("no such month in the calendar");
	*month = year * 100 + number;
	return NULL;
}

/* The instant of a local time, by the database's zone. The C library works that out anew each time. */
static int64_t instant_of_local(int64_t day, int64_t hour, int64_t minute, int64_t second) {
	int64_t year = 0, month = 0, date = 0;
	civil_from_day(day, &year, &month, &date);
	struct tm local = {
		.tm_year = (int)year - 1900, .tm_mon = (int)month - 1, .tm_mday = (int)date,
		.tm_hour = (int)hour, .tm_min = (int)minute, .tm_sec = (int)second, .tm_isdst = -1,
	};
	return mktime(&local);
}

const char *instant_parse(const char *text, int64_t *instant) {
	int64_t day = 0, hour = 0, minute = 0, second = 0;
	const char *wrong = parse_day(&text, &day);
	if (wrong)
		return said(wrong == not_a_day ? not_a_time : wrong);
	if (!*text) {
		*instant = day_start(day);
		return NULL;
	}
	if ((*text != 'T' && *text != ' ') || !*++text || !digits(&text, 2, &hour)
	    || !literal(&text, ':') || !digits(&text, 2, &minute))
		return said(not_a_time);
	if (literal(&text, ':') && !digits(&text, 2, &second))
		return said(not_a_time);
	if (hour > 23 || minute > 59 || second > 59)
		return said("no such time of day");
	if (!*text) {
		*instant = instant_of_local(day, hour, minute, second);
		return NULL;
	}
	int64_t ahead_hours = 0, ahead_minutes = 0;
	const bool behind = *text == '-';
	if (!literal(&text, 'Z')) {
		if ((*text != '+' && *text != '-') || !*++text || !digits(&text, 2, &ahead_hours)
		    || !literal(&text, ':') || !digits(&text, 2, &ahead_minutes)
		    || ahead_hours > 14 || ahead_minutes > 59)
			return said(not_a_time);
	}
	const int64_t ahead = (ahead_hours * 60 + ahead_minutes) * 60;
	*instant = ((day * 24 + hour) * 60 + minute) * 60 + second + (behind ? ahead : -ahead);
	return *text ? said(not_a_time) : NULL;
}

const char *instant_format(char text[MOMENT_ROOM], int64_t instant) {
	const time_t seconds = instant;
	struct tm local;
	char ahead[8];
	if (!instant_is_sane(instant) || !localtime_r(&seconds, &local)
	    || !strftime(text, MOMENT_ROOM, "%Y-%m-%dT%H:%M:%S", &local)
	    || !strftime(ahead, sizeof ahead, "%z", &local)) {
		*text = '\0';
		return text;
	}
	const size_t length = strlen(text);
	snprintf(text + length, MOMENT_ROOM - length, "%.3s:%.2s", ahead, ahead + 3);
	/* Before there were time zones places were seconds apart, which ISO 8601 can't say. */
	if (local.tm_gmtoff % 60 != 0 && (!gmtime_r(&seconds, &local) || !strftime(text, MOMENT_ROOM, "%Y-%m-%dT%H:%M:%SZ", &local)))
		*text = '\0';
	return text;
}

const char *day_format(char text[MOMENT_ROOM], int64_t day) {
	int64_t year = 0, month = 0, date = 0;
	*text = '\0';
	if (!day_is_sane(day))
		return text;
	civil_from_day(day, &year, &month, &date);
	snprintf(text, MOMENT_ROOM, "%04d-%02d-%02d", (int)year, (int)month, (int)date);
	return text;
}

const char *month_format(char text[MOMENT_ROOM], int64_t month) {
	snprintf(text, MOMENT_ROOM, "%04d-%02d", (int)(month / 100), (int)(month % 100));
	return text;
}

static const struct known_day *know_day(int64_t day) {
	day = countable(day);
	struct known_day *known = &known_days[(uint64_t)day % KNOWN_DAYS];
	if (known->end == 0 || known->day != day)
		*known = (struct known_day){day, instant_of_local(day, 0, 0, 0), instant_of_local(day + 1, 0, 0, 0)};
	return known;
}

int64_t day_of(int64_t instant) {
	const time_t seconds = instant;
	struct tm local;
	if (!instant_is_sane(instant))
		return countable(instant / SECONDS_A_DAY);
	/* In most zones the day is this one, the one before or the one after. */
	for (int64_t day = instant / SECONDS_A_DAY - 1; day <= instant / SECONDS_A_DAY + 1; day++) {
		const struct known_day *known = know_day(day);
		if (known->start <= instant && instant < known->end)
			return day;
	}
	if (!localtime_r(&seconds, &local))
		return 0;
	return day_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

int64_t month_of_day(int64_t day) {
	int64_t year = 0, month = 0, date = 0;
	civil_from_day(day, &year, &month, &date);
	return year * 100 + month;
}

int64_t day_start(int64_t day) {
	return know_day(day)->start;
}

int64_t day_instant(int64_t day, int64_t seconds) {
	enum { MINUTE = 60, HOUR = 3600, DAY = SECONDS_A_DAY };
	const struct known_day *known = know_day(day);
	/* On a day without a change of the clocks the wall's clock counts the seconds. */
	if (known->end - known->start == DAY)
		return known->start + seconds;
	return instant_of_local(day, seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
}

int64_t month_first_day(int64_t month) {
	enum { LAST_MONTH = 999912 };
	if (month < (int64_t)FIRST_YEAR * 100 || month > LAST_MONTH)
		return month < 0 ? FIRST_DAY : LAST_DAY;
	return day_from_civil(month / 100, month % 100, 1);
}

int64_t month_next(int64_t month) {
	return month % 100 == 12 ? month + 89 : month < INT64_MAX ? month + 1 : month;
}

int weekday_of(int64_t day) {
	return (int)((day % 7 + 10) % 7 + 1); /* 1970-01-01 was a Thursday */
}
