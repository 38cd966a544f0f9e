#include "ground/typed.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 64 }; /* what is longer is no day and no number */

/*
 * The text with full-width forms (U+FF01 to U+FF5E) as ASCII, and without blanks around it. False if it has no room.
 * The full-width yen sign and the full-width blank lie elsewhere.
 */
static bool narrow(char room[ROOM], const char *text) {
	size_t length = 0;
	for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
		if (length >= ROOM - 1)
			return false;
		const int low = at[0] == 0xEF && (at[1] == 0xBC || at[1] == 0xBD) && at[2] >= 0x80 && at[2] <= 0xBF
			? (at[1] - 0xBC) * 0x40 + at[2] - 0x80 : -1;
		if (low >= 1 && low <= '~' - ' ') {
			room[length++] = (char)(' ' + low);
			at += 2;
		} else if (at[0] == 0xE3 && at[1] == 0x80 && at[2] == 0x80) { /* U+3000 */
			room[length++] = ' ';
			at += 2;
		} else {
			room[length++] = (char)*at;
		}
	}
	while (length > 0 && room[length - 1] == ' ')
		length--;
	room[length] = '\0';
	const size_t blanks = strspn(room, " ");
	memmove(room, room + blanks, length - blanks + 1);
	return true;
}

static bool skip(const char **text, const char *wanted) {
	const size_t length = strlen(wanted);
	if (strncmp(*text, wanted, length) != 0)
		return false;
	*text += length;
	return true;
}

/* At least one digit and at most `most` of them; how many were read. */
static int digits(const char **text, int most, int64_t *number) {
	int count = 0;
	for (*number = 0; count < most && **text >= '0' && **text <= '9'; count++, ++*text)
		*number = *number * 10 + (**text - '0');
	return count;
}

static const char *day_of_parts(int64_t year, int64_t month, int64_t date, int64_t *day) {
	char iso[ROOM];
	if (month > 99 || date > 99 || year > 9999)
		return said("no such day in the calendar");
	snprintf(iso, sizeof iso, "%04lld-%02lld-%02lld", (long long)year, (long long)month, (long long)date);
	return day_parse(iso, day);
}

/* Behind a day there may be one of these, and nothing else. */
static bool ends(const char *text) {
	return !*text || strcmp(text, "日") == 0 || strcmp(text, "号") == 0;
}

/* 2026/12/20, 2026.12.20, 2026-12-20, 2026年12月20日, 20261220. False if it is written otherwise. */
static bool with_year(const char *text, int64_t *day, const char **wrong) {
	static const char *const marks[][2] = {{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}};
	const char *at = text;
	int64_t year = 0, month = 0, date = 0;
	if (strspn(text, "0123456789") == 8 && !text[8]) {
		const int64_t all = strtoll(text, NULL, 10);
		*wrong = day_of_parts(all / 10000, all / 100 % 100, all % 100, day);
		return true;
	}
	if (digits(&at, 4, &year) != 4)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *behind = at;
		if (!skip(&behind, marks[i][0]))
			continue;
		if (!digits(&behind, 2, &month) || !skip(&behind, marks[i][1]) || !digits(&behind, 2, &date) || !ends(behind))
			return false;
		*wrong = day_of_parts(year, month, date, day);
		return true;
	}
	return false;
}

/* The year of today, and those beside it: which of them is the nearest? It isn't plain if two are nearly as far. */
static const char *nearest(int64_t today, int64_t month, int64_t date, int64_t *day) {
	enum { PLAIN = 150 }; /* days: the other year's is two months farther */
	const char *wrong = said("no such day in the calendar");
	bool found = false;
	int64_t best = 0;
	for (int64_t year = month_of_day(today) / 100 - 1, last = year + 2; year <= last; year++) {
		int64_t other = 0;
		if (day_of_parts(year, month, date, &other))
			continue;
		if (!found || llabs(other - today) < llabs(best - today))
			best = other;
		found = true;
	}
	if (!found)
		return wrong;
	*day = best;
	return llabs(best - today) > PLAIN ? said("in which year? YYYY-MM-DD") : NULL;
}

/* 12-20, 12/20, 12月20日. Of 5/6 somebody may read the other as the month. */
static bool without_year(const char *text, int64_t today, int64_t *day, const char **wrong) {
	static const char *const marks[] = {"-", "/", "月"};
	const char *at = text;
	int64_t month = 0, date = 0;
	if (!digits(&at, 2, &month))
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *behind = at;
		if (!skip(&behind, marks[i]))
			continue;
		if (!digits(&behind, 2, &date) || !ends(behind))
			return false;
		*wrong = *marks[i] == '/' && month <= 12 && date <= 12 && month != date
			? said("which is the month? YYYY-MM-DD") : nearest(today, month, date, day);
		return true;
	}
	return false;
}

/* +30, +30d, +2w, and back with a minus. */
static bool so_far_away(const char *text, int64_t today, int64_t *day) {
	enum { WEEK = 7, MOST_DIGITS = 4 };
	const bool back = *text == '-';
	int64_t count = 0;
	if (*text != '+' && *text != '-')
		return false;
	text++;
	if (!digits(&text, MOST_DIGITS, &count))
		return false;
	if (strcmp(text, "w") == 0 || strcmp(text, "周") == 0)
		count *= WEEK;
	else if (*text && strcmp(text, "d") != 0 && strcmp(text, "天") != 0)
		return false;
	*day = today + (back ? -count : count);
	return day_is_sane(*day);
}

static bool by_name(const char *text, int64_t today, int64_t *day) {
	static const struct {
		const char *name;
		int away;
	} names[] = {{"今天", 0}, {"明天", 1}, {"后天", 2}, {"昨天", -1}, {"前天", -2}};
	static const char *const ends_of_month[] = {"eom", "月底", "月末"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(text, names[i].name) == 0) {
			*day = today + names[i].away;
			return true;
		}
	for (size_t i = 0; i < sizeof ends_of_month / sizeof *ends_of_month; i++)
		if (strcmp(text, ends_of_month[i]) == 0) {
			*day = month_first_day(month_next(month_of_day(today))) - 1;
			return true;
		}
	return false;
}

static int64_t today(void) {
	return day_of(instant_now());
}

const char *typed_day(const char *text, bool from_today, int64_t *day) {
	char room[ROOM];
	const char *plainly = day_parse(text, day), *wrong = NULL;
	if (!plainly || !narrow(room, text))
		return plainly;
	if (with_year(room, day, &wrong))
		return wrong;
	if (!from_today)
		return plainly;
	const int64_t now = today();
	return by_name(room, now, day) || so_far_away(room, now, day) || without_year(room, now, day, &wrong) ? wrong : plainly;
}

const char *typed_month(const char *text, int64_t *month) {
	static const char *const marks[][2] = {{"-", ""}, {"/", ""}, {".", ""}, {"年", "月"}, {"", ""}};
	char room[ROOM];
	int64_t year = 0, number = 0;
	const char *plainly = month_parse(text, month), *at = room;
	if (!plainly || !narrow(room, text) || digits(&at, 4, &year) != 4)
		return plainly;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *behind = at;
		if (!skip(&behind, marks[i][0]) || digits(&behind, 2, &number) < (*marks[i][0] ? 1 : 2)
		    || !skip(&behind, marks[i][1]) || *behind)
			continue;
		char iso[ROOM];
		snprintf(iso, sizeof iso, "%04lld-%02lld", (long long)year, (long long)number);
		return month_parse(iso, month);
	}
	return plainly;
}

/* 9:30, 09:30:15; false if it is written otherwise. */
static bool time_of_day(const char *text, int64_t *seconds, const char **wrong) {
	int64_t hour = 0, minute = 0, second = 0;
	if (!digits(&text, 2, &hour) || !skip(&text, ":") || digits(&text, 2, &minute) != 2
	    || (skip(&text, ":") && digits(&text, 2, &second) != 2) || *text)
		return false;
	*seconds = (hour * 60 + minute) * 60 + second;
	*wrong = hour > 23 || minute > 59 || second > 59 ? said("no such time of day") : NULL;
	return true;
}

const char *typed_instant(const char *text, bool from_today, int64_t *instant) {
	char room[ROOM];
	const char *plainly = instant_parse(text, instant), *wrong = NULL;
	int64_t day = 0, seconds = 0;
	if (!plainly || !narrow(room, text))
		return plainly;
	const bool alone = from_today && time_of_day(room, &seconds, &wrong);
	char *mark = alone ? NULL : strpbrk(room, " T");
	if (alone)
		day = today();
	else if (mark && !time_of_day(mark + 1, &seconds, &wrong))
		return plainly;
	if (mark)
		*mark = '\0';
	if (!alone && typed_day(room, from_today, &day))
		return plainly;
	*instant = wrong ? 0 : day_instant(day, seconds);
	return wrong;
}

/* 1,234,567.5 without its commas; false if they stand elsewhere than before each three digits. */
static bool ungroup(char *text) {
	char *at = text + (*text == '-' || *text == '+'), *to = at;
	size_t run = strspn(at, "0123456789");
	if (at[run] != ',')
		return true;
	if (run < 1 || run > 3)
		return false;
	for (;;) {
		memmove(to, at, run);
		to += run;
		at += run;
		if (*at != ',')
			break;
		at++;
		run = strspn(at, "0123456789");
		if (run != 3)
			return false;
	}
	memmove(to, at, strlen(at) + 1);
	return true;
}

/* What may stand in front of a number, and behind it: words that count things one by one, no measures. */
static void bare(char *text, enum number_of what) {
	static const char *const before[] = {"¥", "￥"};
	static const char *const behind[][9] = {
		[NUMBER_OF_THINGS] = {"件", "个", "台", "套", "只", "支", "根", "条", NULL},
		[NUMBER_OF_MONEY] = {"元", NULL},
		[NUMBER_OF_HUNDRED] = {"%", NULL},
	};
	for (size_t i = 0; what == NUMBER_OF_MONEY && i < sizeof before / sizeof *before; i++)
		if (strncmp(text, before[i], strlen(before[i])) == 0)
			memmove(text, text + strlen(before[i]), strlen(text + strlen(before[i])) + 1);
	const size_t length = strlen(text);
	for (const char *const *word = behind[what]; *word; word++) {
		const size_t size = strlen(*word);
		if (length <= size || strcmp(text + length - size, *word) != 0)
			continue;
		text[length - size] = '\0';
		for (size_t end = length - size; end > 0 && text[end - 1] == ' '; end--)
			text[end - 1] = '\0';
		return;
	}
}

const char *typed_number(const char *text, enum number_of what, int decimals, int64_t *number) {
	char room[ROOM];
	const char *plainly = decimal_parse(text, decimals, number);
	if (!plainly || !narrow(room, text))
		return plainly;
	bare(room, what);
	return ungroup(room) ? decimal_parse(room, decimals, number) : plainly;
}
