/*
 * settings: what the factory may choose, with defaults that fit the policies.
 * A setting is text in the database; `ordflow setting` shows and changes it.
 */
#ifndef POLICY_SETTINGS_H
#define POLICY_SETTINGS_H

#include "ground/calendar.h"
#include "policy/words.h"
#include "store/db.h"

/* id, name, default, whether only `ordflow init` may set it, meaning */
#define SETTINGS(X)                                                                             \
	X(NAME, "name", "", false, "the factory's name, on forms and summaries")                \
	X(TIMEZONE, "timezone", "Asia/Shanghai", true, "the zone in which days and months begin") \
	X(CURRENCY, "currency", "CNY", true, "the one currency of the database")                \
	X(LANGUAGE, "language", "", false, "the language of messages, where the environment names none: en or zh_CN") \
	X(AMOUNT_LIMIT, "amount-limit", "1000000000.00", false, "the most that one amount or price may be: what is above is taken for mistyped") \
	X(QUANTITY_LIMIT, "quantity-limit", "100000000", false, "the most that one quantity may be, in units or hours: likewise") \
	X(CLOCK, "clock", "", true, "when, and why, ordflow clock accept took a clock for right that was behind the last event") \
	X(SMALL_ORDER, "small-order", "10000.00", false, "orders below this amount are small (1.2c, 1.2d)") \
	X(SMALL_ORDER_DAYS, "small-order-days", "7", false, "a customer's orders within so many days count as one when it is asked whether they are small (1.2c)") \
	X(PENALTY_LEAST, "penalty-least", "100.00", false, "the least penalty (2.6.2)") \
	X(PENALTY_MOST, "penalty-most", "300.00", false, "the most (2.6.2)") \
	X(CARRIER_RATING, "carrier-rating", "80", false, "carriers with a smaller share of clean deliveries, in per cent, are to be replaced (2.5.8)") \
	X(REGULAR_DISCOUNT, "regular-discount", "0", false, "the most, in per cent, that a regular product's order may be below the list price (3.4.1)") \
	X(TASK_DAYS, "task-days", "1", false, "working days in which what has no deadline of its own is to be done (2.6.1)") \
	X(SPECIAL_DAYS, "special-days", "7", false, "days for which a special approval holds (2.4.3)") \
	X(ARCHIVE_DAYS, "archive-days", "3", false, "working days in which a contract's signed pages are archived (1.4)") \
	X(REPLY_CLOCK, "reply-clock", "4 working", false, "hours in which production replies to a regular product's order (3.4.1.2)") \
	X(INCIDENT_CLOCK, "incident-clock", "2 real", false, "hours in which production reports an incident (3.4.2)") \
	X(SIGNATURE_CLOCK, "signature-clock", "8 working", false, "hours in which a signature is given or refused") \
	X(FEEDBACK_CLOCK, "feedback-clock", "8 working", false, "hours in which what one is told is acknowledged") \
	X(ESCALATE, "escalate-hours", "8 working", false, "hours after which what is overdue of a shipment is a task of hr and gm, too (2.3.3, 2.6.1)") \
	X(BACKDATE, "backdate-hours", "24", false, "hours back from which an --at takes a reason (--reason) and is listed (2.3.6)") \
	X(DEPUTY_DAYS, "deputy-days", "90", false, "the most days that somebody may name a deputy for at once") \
	X(SUMMARY_DEPARTMENTS, "summary-departments", "sales,production,tech,purchasing,qc,warehouse,finance", false, "the departments that hand in a text for the month's summary (1.9)") \
	X(SUMMARY_LEAD, "summary-lead", "2", false, "working days before the month's last working day, until which that text is in time, from which it is asked for (1.9)") \
	X(FINDING_DAYS, "finding-days", "3", false, "working days in which a department answers what hr found (2.3.6)") \
	X(WORKHOURS, "workhours", "08:30-12:00,13:00-17:30", false, "the working hours of a working day") \
	X(WORKDAYS, "workdays", "1-5", false, "the working days of a week, 1 is Monday (1.5)")

#define X(id, name, standard, fixed, meaning) SETTING_##id,
enum setting { SETTINGS(X) SETTING_COUNT };
#undef X

struct setting_entry {
	const char *name, *standard;
	bool fixed;
	const char *meaning;
};
extern const struct setting_entry setting_entries[SETTING_COUNT];

struct settings {
	const char *text[SETTING_COUNT];
	int64_t small_order; /* fen */
	int64_t small_order_days, task_days, summary_lead, finding_days, special_days, archive_days,
		backdate_hours,
		deputy_days;
	roles summary_departments;
	int64_t penalty_least, penalty_most; /* fen */
	int64_t carrier_rating, regular_discount; /* millionths */
	int64_t amount_limit, quantity_limit; /* fen; millionths */
	struct calendar calendar;
};

/* As they are in a new database, before any is read. Leaves the time zone alone. */
void settings_standard(struct settings *settings);

/*
 * Read them all; BAD_CONFIG if one of the stored ones is malformed. Uses the time zone and the
 * limits (ground/limits.h) from then on.
 */
enum outcome settings_load(struct settings *settings, struct db *db, struct fault *fault);

/* Does it bind nobody: names and the language? The others take effect when the general manager has signed (proposal.h). */
bool setting_harmless(enum setting setting);

/* Would this text do? BAD_DATA if not. */
enum outcome setting_check(enum setting setting, const char *text, struct fault *fault);

/* Would it do beside the others, as they are stored now: no range's least above its most? BAD_DATA if not. */
enum outcome setting_fits(enum setting setting, const char *text, struct db *db, struct fault *fault);

#endif
