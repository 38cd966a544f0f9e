#include "policy/settings.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/limits.h"
#include "ground/moment.h"
#include "ground/text.h"

#include <string.h>

#define X(id, called, preset, fixed_by_init, means) \
	[SETTING_##id] = {called, preset, fixed_by_init, means},
const struct setting_entry setting_entries[SETTING_COUNT] = {SETTINGS(X)};
#undef X

#define LANGUAGE_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"

static const char *parse_positive(const char *text, int decimals, int64_t *number) {
	const char *wrong = decimal_parse(text, decimals, number);
	return wrong || *number >= 0 ? wrong : said("below zero");
}

static const char *parse_limit(const char *text, int decimals, int64_t *number) {
	const char *wrong = decimal_parse(text, decimals, number);
	return wrong || *number > 0 ? wrong : said("not above zero");
}

static const char *parse_days(const char *text, int64_t *days) {
	enum { MOST_DAYS = 3660 };
	const char *wrong = decimal_parse(text, 0, days);
	return wrong || (*days >= 0 && *days <= MOST_DAYS) ? wrong : said("not a number of days");
}

static const char *parse_hours(const char *text, int64_t *hours) {
	enum { MOST_HOURS = 24 * 366 };
	const char *wrong = decimal_parse(text, 0, hours);
	return wrong || (*hours >= 0 && *hours <= MOST_HOURS) ? wrong : said("not a number of hours");
}

/* Take one setting over; returns what is wrong with it, or NULL. */
static const char *apply(struct settings *settings, enum setting setting, const char *text) {
	settings->text[setting] = text;
	size_t offset = 0;
	const char *wrong = text_check(text, strlen(text), TEXT_LINE, &offset);
	if (wrong)
		return wrong;
	switch (setting) {
	case SETTING_TIMEZONE:
		return zone_use(text) ? NULL : said("no such time zone on this machine (package tzdata)");
	case SETTING_CURRENCY:
		return strlen(text) == 3 ? NULL : said("not a currency's three letters (ISO 4217)");
	case SETTING_LANGUAGE:
		return strspn(text, LANGUAGE_LETTERS) == strlen(text) ? NULL : said("not a language (en, zh_CN)");
	case SETTING_AMOUNT_LIMIT:
		return parse_limit(text, AMOUNT_DECIMALS, &settings->amount_limit);
	case SETTING_QUANTITY_LIMIT:
		return parse_limit(text, QUANTITY_DECIMALS, &settings->quantity_limit);
	case SETTING_SMALL_ORDER:
		return parse_positive(text, AMOUNT_DECIMALS, &settings->small_order);
	case SETTING_PENALTY_LEAST:
		return parse_positive(text, AMOUNT_DECIMALS, &settings->penalty_least);
	case SETTING_PENALTY_MOST:
		return parse_positive(text, AMOUNT_DECIMALS, &settings->penalty_most);
	case SETTING_CARRIER_RATING:
		return parse_positive(text, PERCENT_DECIMALS, &settings->carrier_rating);
	case SETTING_REGULAR_DISCOUNT:
		return parse_positive(text, PERCENT_DECIMALS, &settings->regular_discount);
	case SETTING_SMALL_ORDER_DAYS:
		return parse_days(text, &settings->small_order_days);
	case SETTING_TASK_DAYS:
		return parse_days(text, &settings->task_days);
	case SETTING_ARCHIVE_DAYS:
		return parse_days(text, &settings->archive_days);
	case SETTING_SUMMARY_LEAD:
		return parse_days(text, &settings->summary_lead);
	case SETTING_FINDING_DAYS:
		return parse_days(text, &settings->finding_days);
	case SETTING_SPECIAL_DAYS:
		return parse_days(text, &settings->special_days);
	case SETTING_BACKDATE:
		return parse_hours(text, &settings->backdate_hours);
	case SETTING_DEPUTY_DAYS:
		return parse_days(text, &settings->deputy_days);
	case SETTING_SUMMARY_DEPARTMENTS:
		return roles_parse(&(struct fault){0}, text, departments, &settings->summary_departments) == DONE ? NULL
			: said("not a list of departments");
	case SETTING_REPLY_CLOCK:
	case SETTING_INCIDENT_CLOCK:
	case SETTING_SIGNATURE_CLOCK:
	case SETTING_FEEDBACK_CLOCK:
	case SETTING_ESCALATE:
		return hours_parse(text, &(struct hours){0});
	case SETTING_WORKHOURS:
		return calendar_parse_hours(text, &settings->calendar);
	case SETTING_WORKDAYS:
		return calendar_parse_weekdays(text, &settings->calendar);
	default:
		return NULL;
	}
}

bool setting_harmless(enum setting setting) {
	return setting == SETTING_NAME || setting == SETTING_LANGUAGE;
}

enum outcome setting_check(enum setting setting, const char *text, struct fault *fault) {
	struct settings scratch = {0};
	const char *wrong = apply(&scratch, setting, text);
	return wrong ? fail(fault, BAD_DATA, "setting %s: '%s': %s", setting_entries[setting].name, text, wrong)
		     : DONE;
}

/* Settings that are the two ends of a range. */
static const struct range {
	enum setting least, most;
} ranges[] = {{SETTING_PENALTY_LEAST, SETTING_PENALTY_MOST}};
enum { RANGES = sizeof ranges / sizeof *ranges };

static enum outcome range_holds(const struct range *range, enum setting setting, const char *text, struct db *db,
	struct fault *fault) {
	const bool is_least = setting == range->least;
	const enum setting other = is_least ? range->most : range->least;
	const char *beside = NULL;
	int64_t end = 0, other_end = 0;
	TRY(db_get(db, NULL, SQL("select max(value) from setting where name = ?1"), TEXT(setting_entries[other].name),
		TO_TEXT(&beside)));
	if (!beside)
		beside = setting_entries[other].standard;
	if (decimal_parse(text, AMOUNT_DECIMALS, &end) || decimal_parse(beside, AMOUNT_DECIMALS, &other_end)
	    || (is_least ? end <= other_end : end >= other_end))
		return DONE;
	return is_least
		? fail(fault, BAD_DATA, "setting %s: '%s': above %s (%s)", setting_entries[setting].name, text,
			setting_entries[other].name, beside)
		: fail(fault, BAD_DATA, "setting %s: '%s': below %s (%s)", setting_entries[setting].name, text,
			setting_entries[other].name, beside);
}

enum outcome setting_fits(enum setting setting, const char *text, struct db *db, struct fault *fault) {
	for (int i = 0; i < RANGES; i++)
		if (setting == ranges[i].least || setting == ranges[i].most)
			TRY(range_holds(&ranges[i], setting, text, db, fault));
	return DONE;
}

void settings_standard(struct settings *settings) {
	for (int i = 0; i < SETTING_COUNT; i++)
		settings->text[i] = setting_entries[i].standard;
}

enum outcome settings_load(struct settings *settings, struct db *db, struct fault *fault) {
	const char *name = NULL, *value = NULL;
	struct query query;
	settings_standard(settings);
	TRY(db_select(db, &query, SQL("select name, value from setting"), TO_NAME(&name), TO_NAME(&value)));
	while (db_next(&query))
		for (int i = 0; i < SETTING_COUNT; i++)
			if (strcmp(name, setting_entries[i].name) == 0)
				settings->text[i] = value;
	TRY(db_end(&query));
	for (int i = 0; i < SETTING_COUNT; i++) {
		const char *wrong = apply(settings, (enum setting)i, settings->text[i]);
		if (wrong)
			return fail(fault, BAD_CONFIG, "setting %s: '%s': %s", setting_entries[i].name,
				settings->text[i], wrong);
	}
	limits_use(&(const struct limits){settings->amount_limit, settings->quantity_limit,
		settings->text[SETTING_AMOUNT_LIMIT], settings->text[SETTING_QUANTITY_LIMIT]});
	return DONE;
}
