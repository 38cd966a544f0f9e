#include "store/sums.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Two's complement in halves: SQLite's memory isn't aligned for an __int128. */
struct total {
	uint64_t low;
	int64_t high, count;
};

static void add(struct total *total, int64_t number) {
	const uint64_t before = total->low;
	total->low += (uint64_t)number;
	total->high += (number < 0 ? -1 : 0) + (total->low < before ? 1 : 0);
}

static void take_off(struct total *total, int64_t number) {
	const uint64_t before = total->low;
	total->low -= (uint64_t)number;
	total->high -= (number < 0 ? -1 : 0) + (total->low > before ? 1 : 0);
}

static void step(sqlite3_context *context, int count, sqlite3_value **values) {
	struct total *total = sqlite3_aggregate_context(context, sizeof *total);
	(void)count;
	if (!total)
		sqlite3_result_error_nomem(context);
	else if (sqlite3_value_type(values[0]) != SQLITE_NULL) {
		add(total, sqlite3_value_int64(values[0]));
		total->count++;
	}
}

static void step_back(sqlite3_context *context, int count, sqlite3_value **values) {
	struct total *total = sqlite3_aggregate_context(context, sizeof *total);
	(void)count;
	if (total && sqlite3_value_type(values[0]) != SQLITE_NULL) {
		take_off(total, sqlite3_value_int64(values[0]));
		total->count--;
	}
}

/* Of no number it is null, as everywhere. */
static void result(sqlite3_context *context) {
	const struct total *total = sqlite3_aggregate_context(context, 0);
	if (!total || total->count == 0)
		return;
	const bool fits = total->high == (total->low > INT64_MAX ? -1 : 0);
	sqlite3_result_int64(context, fits ? (int64_t)total->low : total->high < 0 ? INT64_MIN : INT64_MAX);
}

int sums_register(sqlite3 *handle) {
	return sqlite3_create_window_function(handle, "sum", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
		step, result, result, step_back, NULL);
}
