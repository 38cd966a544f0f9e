#include "face/options.h"

#include "flow/order.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/limits.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "ground/typed.h"

#include <string.h>
#include <strings.h>

const struct option_entry *option_find(const struct option_entry *table, const char *name) {
	for (; table && table->type != OPTION_END; table++)
		if (strcmp(table->name, name) == 0)
			return table;
	return NULL;
}

/* The number of decimals that a numeric type keeps. */
static int decimals_of(enum option_type type) {
	switch (type) {
	case OPTION_AMOUNT:
		return AMOUNT_DECIMALS;
	case OPTION_PRICE:
	case OPTION_PRICES:
		return PRICE_DECIMALS;
	case OPTION_QUANTITY:
		return QUANTITY_DECIMALS;
	case OPTION_PERCENT:
	case OPTION_PERCENTS:
		return PERCENT_DECIMALS;
	default:
		return 0;
	}
}

/* What people write beside it. */
static enum number_of counted_by(enum option_type type) {
	switch (type) {
	case OPTION_AMOUNT:
	case OPTION_PRICE:
	case OPTION_PRICES:
		return NUMBER_OF_MONEY;
	case OPTION_QUANTITY:
		return NUMBER_OF_THINGS;
	case OPTION_PERCENT:
	case OPTION_PERCENTS:
		return NUMBER_OF_HUNDRED;
	default:
		return NUMBER_OF_NOTHING;
	}
}

/* Lines, days: enough for any, and no calendar's arithmetic overflows. */
enum { MOST_INTEGER = 1000000 };

static const char *parse_number(enum option_type type, const char *value, int64_t *number) {
	const char *wrong = typed_number(value, counted_by(type), decimals_of(type), number);
	if (wrong)
		return wrong;
	if (*number < 0)
		return said("below zero");
	if ((type == OPTION_PERCENT || type == OPTION_PERCENTS) && *number > WHOLE)
		return said("above 100 per cent");
	return type == OPTION_INTEGER && *number > MOST_INTEGER ? said("too large") : NULL;
}

/* Is it more than the settings take for meant? */
static const char *check_limit(struct arena *arena, enum option_type type, int64_t number) {
	const struct limits *limits = limits_in_force();
	switch (type) {
	case OPTION_AMOUNT:
	case OPTION_PRICE:
	case OPTION_PRICES:
		if (type == OPTION_AMOUNT ? amount_is_sane(number) : price_is_sane(number))
			return NULL;
		return arena_printf(arena, said("too large: the setting amount-limit is %s"), limits->amount_text);
	case OPTION_QUANTITY:
		if (quantity_is_sane(number))
			return NULL;
		return arena_printf(arena, said("too large: the setting quantity-limit is %s"), limits->quantity_text);
	default:
		return NULL;
	}
}

/* A number of a numeric type, within the settings' limits. */
static const char *read_number(struct arena *arena, enum option_type type, const char *value, int64_t *number) {
	const char *wrong = parse_number(type, value, number);
	return wrong ? wrong : check_limit(arena, type, *number);
}

static const char *parse_text(struct arena *arena, enum text_kind kind, const char *value, const char **field) {
	size_t offset = 0;
	const char *wrong = text_check(value, strlen(value), kind, &offset);
	if (wrong)
		return arena_printf(arena, said("%s at byte %zu"), wrong, offset);
	*field = value;
	return NULL;
}

static const char *parse_boolean(const char *value, int64_t *number) {
	static const char *const words[][2] = {{"false", "true"}, {"0", "1"}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (*number = 0; *number < 2; ++*number)
			if (strcasecmp(value, words[i][*number]) == 0)
				return NULL;
	for (*number = 0; *number < 2; ++*number)
		if (strcasecmp(value, boolean_words[*number].name) == 0)
			return NULL;
	*number = word_find_either(boolean_words, 2, value, strlen(value));
	return *number >= 0 ? NULL : said("neither true nor false");
}

const char *value_parse(struct arena *arena, enum option_type type, bool from_today, const char *value, void *field) {
	struct maybe *number = field;
	switch (type) {
	case OPTION_TEXT:
	case OPTION_WORD:
		return parse_text(arena, TEXT_LINE, value, field);
	case OPTION_NOTE:
		return parse_text(arena, TEXT_NOTE, value, field);
	case OPTION_FILE:
	case OPTION_SHEET:
	case OPTION_MADE:
		*(const char **)field = value;
		return NULL;
	case OPTION_PASSED:
		return NULL;
	case OPTION_BOOLEAN:
		number->given = true;
		return parse_boolean(value, &number->value);
	case OPTION_DAY:
		number->given = true;
		return typed_day(value, from_today, &number->value);
	case OPTION_MONTH:
		number->given = true;
		return typed_month(value, &number->value);
	case OPTION_INSTANT:
		number->given = true;
		return typed_instant(value, from_today, &number->value);
	default:
		number->given = true;
		return read_number(arena, type, value, &number->value);
	}
}

/* The LINE of LINE=…; *rest is what stands behind it. */
static const char *parse_line(const char *value, int64_t *line, const char **rest) {
	char digits[24];
	const char *equals = strchr(value, '=');
	if (!equals || (size_t)(equals - value) >= sizeof digits)
		return said("not LINE=VALUE");
	memcpy(digits, value, (size_t)(equals - value));
	digits[equals - value] = '\0';
	*rest = equals + 1;
	return decimal_parse(digits, 0, line);
}

/* LINE=TEXT, added to what was said for other lines. */
static const char *parse_line_text(struct arena *arena, const char *value, struct line_texts *texts) {
	struct line_text parsed;
	const char *rest = value, *wrong = parse_line(value, &parsed.line, &rest);
	if (!wrong)
		wrong = parse_text(arena, TEXT_LINE, rest, &parsed.text);
	if (wrong)
		return wrong;
	texts->items = arena_grow(arena, texts->items, texts->count, sizeof *texts->items);
	texts->items[texts->count++] = parsed;
	return NULL;
}

/* LINE=VALUE, likewise. */
static const char *parse_line_value(struct arena *arena, enum option_type type, const char *value,
	struct line_values *values) {
	struct line_value parsed;
	const char *rest = value, *wrong = parse_line(value, &parsed.line, &rest);
	if (!wrong)
		wrong = read_number(arena, type, rest, &parsed.value);
	if (wrong)
		return wrong;
	values->items = arena_grow(arena, values->items, values->count, sizeof *values->items);
	values->items[values->count++] = parsed;
	return NULL;
}

const char *option_words(struct arena *arena, const struct option_entry *entry, bool translated) {
	const char *list = "";
	for (int i = 0; i < entry->word_count; i++) {
		const struct word *word = &entry->words[i];
		if (*word->name)
			list = arena_printf(arena, "%s%s%s%s%s", list, !*list ? "" : words_between(translated), word->name,
				translated ? " " : "", translated ? word_said(word) : "");
	}
	return list;
}

const char *value_reading(struct arena *arena, enum option_type type, const char *value) {
	enum { ROOM = 32 };
	_Static_assert(ROOM >= (int)MOMENT_ROOM && ROOM >= (int)DECIMAL_ROOM, "a reading has room");
	char *text = arena_alloc(arena, ROOM);
	int64_t number = 0;
	switch (type) {
	case OPTION_DAY:
		return day_parse(value, &number) && !typed_day(value, true, &number) ? day_format(text, number) : NULL;
	case OPTION_MONTH:
		return month_parse(value, &number) && !typed_month(value, &number) ? month_format(text, number) : NULL;
	case OPTION_INSTANT:
		return instant_parse(value, &number) && !typed_instant(value, true, &number) ? instant_format(text, number) : NULL;
	case OPTION_INTEGER:
	case OPTION_AMOUNT:
	case OPTION_PRICE:
	case OPTION_QUANTITY:
	case OPTION_PERCENT:
		return decimal_parse(value, decimals_of(type), &number) && !parse_number(type, value, &number)
			? decimal_format(text, number, decimals_of(type), 0) : NULL;
	default:
		return NULL;
	}
}

const char *option_read(struct arena *arena, const struct option_entry *entry, bool from_today, const char *value,
	void *field) {
	const char *wrong = value_parse(arena, entry->type, from_today, value, field);
	if (wrong || !entry->words)
		return wrong;
	const int place = word_find_either(entry->words, entry->word_count, value, strlen(value));
	if (place < 0)
		return arena_printf(arena, said("none of %s"), option_words(arena, entry, language_translates()));
	*(const char **)field = entry->words[place].name;
	return NULL;
}

/* The line that an option belongs to: the one at hand, a new one, or the defaults. */
static void *line_of(struct arena *arena, const struct option_entry *entry, const struct line_layout *layout,
	void *request) {
	char *base = request;
	void **items = (void **)(void *)(base + layout->items);
	size_t *count = (size_t *)(void *)(base + layout->count);
	if (*count == 0 && !entry->begins_line && layout->has_defaults)
		return base + layout->defaults;
	if (entry->begins_line || *count == 0) {
		*items = arena_grow(arena, *items, *count, layout->size);
		memset((char *)*items + *count * layout->size, 0, layout->size);
		++*count;
	}
	return (char *)*items + (*count - 1) * layout->size;
}

/* What was said before and this: each between newlines, which no line of text has. */
static void collect(struct arena *arena, const char *before, const char **field) {
	if (before && strcmp(before, *field) != 0)
		*field = *before == '\n' ? arena_printf(arena, "%s%s\n", before, *field)
			: arena_printf(arena, "\n%s\n%s\n", before, *field);
}

enum outcome option_apply(struct arena *arena, struct fault *fault, const struct option_entry *entry,
	const struct line_layout *layout, void *request, const char *value) {
	void *base = entry->of_line ? line_of(arena, entry, layout, request) : request;
	void *field = (char *)base + entry->offset;
	const char *wrong = NULL;
	switch (entry->type) {
	case OPTION_FLAG:
		*(bool *)field = true;
		break;
	case OPTION_CHOICE:
		*(struct maybe *)field = (struct maybe){true, entry->number};
		break;
	case OPTION_LINE_TEXTS:
		wrong = parse_line_text(arena, value, field);
		break;
	case OPTION_PRICES:
	case OPTION_PERCENTS:
		wrong = parse_line_value(arena, entry->type, value, field);
		break;
	default: {
		const char *before = entry->collects ? *(const char **)field : NULL;
		wrong = option_read(arena, entry, true, value, field);
		if (!wrong && entry->collects)
			collect(arena, before, field);
	}
	}
	return wrong ? fail(fault, BAD_DATA, "--%s: '%s': %s", entry->name, value, wrong) : DONE;
}

bool option_takes_value(const struct option_entry *entry) {
	return entry->type != OPTION_FLAG && entry->type != OPTION_CHOICE;
}
