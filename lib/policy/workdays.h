/*
 * workdays: the factory's calendar: the week of the settings, and the days that
 * differ from it, as China publishes them every year.
 */
#ifndef POLICY_WORKDAYS_H
#define POLICY_WORKDAYS_H

#include "policy/context.h"
#include "policy/listing.h"

/*
 * The instant by which lateness is judged of what is recorded now: the context's `at`, if that was on the same working
 * day (or on a free day before it), else that of recording.
 */
enum outcome judged_at(struct context *context, int64_t *instant);

/* The calendar with its holidays, read once; they live in the context's arena. */
enum outcome workdays(struct context *context, const struct calendar **calendar);

/* id, context, name, whether it is worked */
#define DAY_KINDS(X) \
	X(HOLIDAY, "day", "holiday", false) \
	X(WORKDAY, "day", "workday", true)
#define X(id, context, name, works) DAY_##id,
enum day_kind { DAY_KINDS(X) DAY_KIND_COUNT };
#undef X
extern const struct word day_kinds[DAY_KIND_COUNT];

struct workday_request {
	struct maybe day;
	const char *kind; /* of day_kinds */
	const char *name;
};

/* Say what a day is; what was said of it before is replaced. BAD_DATA without a day or kind. */
enum outcome workday_set(struct context *context, const struct workday_request *request);

/* A day is as its week is again. NOT_FOUND if it was. */
enum outcome workday_clear(struct context *context, int64_t day);

enum outcome workday_list(struct context *context, struct listing *listing);

#endif
