/*
 * moment: instants, days and months.
 *
 *   instant   int64, seconds since 1970-01-01T00:00:00Z
 *   day       int64, days since 1970-01-01 in the database's time zone
 *   month     int64, year × 100 + month: 202611
 *
 * Written as ISO 8601. The time zone is the database's and is set once, after
 * the database was opened: the caller's TZ plays no part.
 */
#ifndef GROUND_MOMENT_H
#define GROUND_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Use this zone of the tz database ("Asia/Shanghai", "UTC") from now on, in the
 * whole process. False if the machine doesn't have it.
 */
bool zone_use(const char *name);

int64_t instant_now(void);

/* Milliseconds of a clock that nobody sets: to measure how long something lasts. */
int64_t milliseconds_gone(void);

/*
 * Does it lie in the years 1900 to 9999, as all that can be typed does? One that doesn't was written into the file by somebody
 * else. The functions below end for such ones, too, but say nothing that means anything.
 */
bool day_is_sane(int64_t day);
bool instant_is_sane(int64_t instant);

/*
 * Read "2026-11-24T09:30[:15][Z|+08:00]" (or with a space for the T, or a day
 * alone, which is its first second). NULL, or what is wrong.
 */
const char *instant_parse(const char *text, int64_t *instant);

/* Read "2026-11-24". NULL, or what is wrong. */
const char *day_parse(const char *text, int64_t *day);

/* Read "2026-11". NULL, or what is wrong. */
const char *month_parse(const char *text, int64_t *month);

enum { MOMENT_ROOM = 32 };

/* "2026-11-24T09:30:15+08:00"; returns `text`, as do the next two. */
const char *instant_format(char text[MOMENT_ROOM], int64_t instant);
const char *day_format(char text[MOMENT_ROOM], int64_t day);
const char *month_format(char text[MOMENT_ROOM], int64_t month);

int64_t day_of(int64_t instant);
int64_t month_of_day(int64_t day);

/* The first instant of a day. */
int64_t day_start(int64_t day);

/* The instant at so many seconds of a day, by the clock on the wall. */
int64_t day_instant(int64_t day, int64_t seconds);

/* The first day of a month, and of the month after it. */
int64_t month_first_day(int64_t month);
int64_t month_next(int64_t month);

/* 1 Monday … 7 Sunday (ISO 8601). */
int weekday_of(int64_t day);

#endif
