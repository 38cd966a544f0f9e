/*
 * typed: days, times and numbers as people write them.
 *
 * Programs write ISO 8601 and plain decimals (ground/moment.h, ground/decimal.h). People also write 12-20, 2026/12/20,
 * 20261220, 12月20日, +30, +2w, 明天, eom, 9:30, 1,000, ３, 3件, ¥1,200 and 13%. Each has one reading; what has two is
 * refused. Whoever takes one shows what it was read as.
 */
#ifndef GROUND_TYPED_H
#define GROUND_TYPED_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Read a day. `from_today`: +30, 明天 and a day without a year, too; in a file they would mean another day tomorrow. A day
 * without a year is the nearest one, or refused where the year isn't plain. NULL, or what is wrong.
 */
const char *typed_day(const char *text, bool from_today, int64_t *day);

/* Read a month: 2026-11, 2026/11, 202611, 2026年11月. NULL, or what is wrong. */
const char *typed_month(const char *text, int64_t *month);

/* Read an instant: a day as above, a time of it behind a blank or a T; a time alone is today's. */
const char *typed_instant(const char *text, bool from_today, int64_t *instant);

/* What may stand beside a number. */
enum number_of { NUMBER_OF_NOTHING, NUMBER_OF_THINGS, NUMBER_OF_MONEY, NUMBER_OF_HUNDRED };

/* Read a decimal scaled by 10^decimals (decimal_parse). Commas part thousands, and nothing else. */
const char *typed_number(const char *text, enum number_of what, int decimals, int64_t *number);

#endif
