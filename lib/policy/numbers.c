#include "policy/numbers.h"

#include "ground/language.h"
#include "ground/moment.h"

#include <stdio.h>
#include <string.h>

static const int64_t serials = 10000000;
enum { MONTH_DIGITS = 6, LEAST_DIGITS = 4, MOST_DIGITS = 7 };
_Static_assert((int)DOCUMENT_COUNT <= (int)(sizeof(((struct memo *)0)->last_number) / sizeof(int64_t)),
	"a memo has room for every document");

#define X(id, letters, table, context, called) [DOCUMENT_##id] = {letters, WORD(context, called)},
const struct document_entry document_entries[DOCUMENT_COUNT] = {DOCUMENTS(X)};
#undef X

static char *add_digits(char *end, int64_t number, size_t least) {
	char room[INTEGER_ROOM];
	const char *digits = integer_text(room, number);
	for (size_t length = strlen(digits); length < least; length++)
		*end++ = '0';
	return stpcpy(end, digits);
}

const char *document_said(enum document document) {
	return word_said(&document_entries[document].name);
}

const char *number_format(char text[NUMBER_ROOM], enum document document, int64_t id) {
	char *end = add_digits(stpcpy(text, document_entries[document].prefix), id / serials, MONTH_DIGITS);
	*end++ = '-';
	add_digits(end, id % serials, LEAST_DIGITS);
	return text;
}

const char *number_text(const struct context *cx, enum document document, int64_t id) {
	return number_format(arena_alloc(cx->arena, NUMBER_ROOM), document, id);
}

/* Digits, at most so many; *text moves behind them. */
static int64_t read_digits(const char **text, int most) {
	int64_t number = 0;
	for (; **text >= '0' && **text <= '9' && most > 0; (*text)++, most--)
		number = number * 10 + (**text - '0');
	return number;
}

/* The id in "SO202611-0001" behind its prefix, or 0. */
static int64_t read_id(const char *text) {
	const char *at = text;
	const int64_t month = read_digits(&at, MONTH_DIGITS);
	if (at - text != MONTH_DIGITS || *at++ != '-')
		return 0;
	const char *begin = at;
	const int64_t serial = read_digits(&at, MOST_DIGITS);
	return at - begin >= LEAST_DIGITS && !*at && serial > 0 ? month * serials + serial : 0;
}

enum outcome number_parse_any(struct fault *fault, const char *text, enum document *document, int64_t *id) {
	for (int i = 0; i < DOCUMENT_COUNT; i++) {
		const size_t length = strlen(document_entries[i].prefix);
		if (strncmp(text, document_entries[i].prefix, length) != 0)
			continue;
		*document = (enum document)i;
		*id = read_id(text + length);
		if (*id > 0)
			return DONE;
	}
	return fail(fault, NOT_FOUND, "'%s' is not a document's number (SO202611-0001, say)", text);
}

enum outcome number_parse(struct fault *fault, const char *text, enum document document, int64_t *id) {
	enum document found = document;
	TRY(number_parse_any(fault, text, &found, id));
	if (found != document)
		return fail(fault, NOT_FOUND, "%s is a %s; a %s (%s…) is wanted", text,
			document_said(found), document_said(document),
			document_entries[document].prefix);
	return DONE;
}

static enum outcome newest(struct context *cx, enum document document, int64_t low, int64_t *id) {
	switch (document) {
#define X(name, prefix, table, context, called)                                                      \
	case DOCUMENT_##name:                                                                        \
		return db_get(cx->db, NULL,                                                          \
			SQL("select coalesce(max(id), ?1) from " table " where id between ?1 and ?2"), \
			INT(low), INT(low + serials - 1), TO_INT(id));
		DOCUMENTS(X)
#undef X
	default:
		return fail(cx->fault, DEFECT, "no such kind of document");
	}
}

enum outcome number_next(struct context *cx, enum document document, int64_t *id) {
	const int64_t low = month_of_day(today(cx)) * serials;
	int64_t *last = cx->memo ? &cx->memo->last_number[document] : NULL;
	if (last && *last >= low)
		*id = *last;
	else
		TRY(newest(cx, document, low, id));
	if (++*id >= low + serials)
		return fail(cx->fault, BAD_DATA, "no %s number is left in this month",
			document_said(document));
	if (last)
		*last = *id;
	cx->event.document = number_text(cx, document, *id);
	return DONE;
}

bool number_names(const char *text, enum document document) {
	const char *prefix = document_entries[document].prefix;
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Those with this serial, of the months that its table has, or of this one (0: of all): the newest first, at most two. */
static enum outcome with_serial(struct context *cx, enum document document, int64_t month, int64_t serial, struct query *query,
	int64_t *id) {
	switch (document) {
#define X(name, prefix, table, context, called)                                                                     \
	case DOCUMENT_##name:                                                                                       \
		return db_select(cx->db, query,                                                                     \
			SQL("with recursive last (id) as (select max(id) from " table " union all"                          \
			    " select (select max(id) from " table " where id < last.id / 10000000 * 10000000)"            \
			    " from last where last.id is not null) select " table ".id from last join " table               \
			    " on " table ".id = last.id / 10000000 * 10000000 + ?1"                                        \
			    " where ?2 = 0 or last.id / 10000000 = ?2 order by 1 desc limit 2"),                           \
			INT(serial), INT(month), TO_INT(id));
		DOCUMENTS(X)
#undef X
	default:
		return fail(cx->fault, DEFECT, "no such kind of document");
	}
}

static enum outcome from_newest(struct context *cx, enum document document, int64_t low, int64_t high, struct query *query,
	int64_t *id) {
	switch (document) {
#define X(name, prefix, table, context, called)                                                              \
	case DOCUMENT_##name:                                                                                \
		return db_select(cx->db, query,                                                              \
			SQL("select id from " table " where id between ?1 and ?2 order by id desc limit 20000"), \
			INT(low), INT(high), TO_INT(id));
		DOCUMENTS(X)
#undef X
	default:
		return fail(cx->fault, DEFECT, "no such kind of document");
	}
}

enum outcome numbers_newest(struct context *cx, enum document document, const char *prefix, int most, int64_t **ids,
	size_t *count) {
	const char *letters = document_entries[document].prefix, *digits = prefix + strlen(letters);
	int64_t low = 0, high = INT64_MAX, id = 0;
	struct query query;
	*ids = NULL;
	*count = 0;
	if (number_names(prefix, document) && strspn(digits, "0123456789") >= MONTH_DIGITS) {
		low = read_digits(&digits, MONTH_DIGITS) * serials;
		high = low + serials - 1;
	}
	TRY(from_newest(cx, document, low, high, &query, &id));
	while (*count < (size_t)most && db_next(&query)) {
		char number[NUMBER_ROOM];
		if (strncmp(number_format(number, document, id), prefix, strlen(prefix)) != 0)
			continue;
		*ids = arena_grow(cx->arena, *ids, *count, sizeof **ids);
		(*ids)[(*count)++] = id;
	}
	return db_end(&query);
}

/* "202611-17", "-17", "…-17" or "17", behind the letters. False if it is none of them. */
static bool read_short(const char *text, int64_t *month, int64_t *serial) {
	static const char dots[] = "…";
	const char *digits = text;
	*month = 0;
	if (strspn(text, "0123456789") == MONTH_DIGITS && text[MONTH_DIGITS] == '-')
		*month = read_digits(&digits, MONTH_DIGITS);
	if (*month == 0 && strncmp(digits, dots, sizeof dots - 1) == 0)
		digits += sizeof dots - 1;
	digits += *digits == '-';
	*serial = read_digits(&digits, MOST_DIGITS);
	return *serial > 0 && !*digits;
}

static enum outcome find_short(struct context *cx, const char *text, enum document document, int64_t month, int64_t serial,
	int64_t *id) {
	char number[NUMBER_ROOM], other[NUMBER_ROOM];
	int64_t found = 0;
	struct query query;
	*id = 0;
	TRY(with_serial(cx, document, month, serial, &query, &found));
	while (db_next(&query)) {
		if (*id)
			return fail(cx->fault, USAGE, "'%s' is %s and %s: say which", text, number_format(number, document, *id),
				number_format(other, document, found));
		*id = found;
	}
	TRY(db_end(&query));
	return *id ? DONE : fail(cx->fault, NOT_FOUND, "no %s has the number %s", document_said(document), text);
}

enum outcome number_find(struct context *cx, const char *text, enum document document, int64_t *id) {
	const size_t letters = number_names(text, document) ? strlen(document_entries[document].prefix) : 0;
	struct fault none = {0};
	int64_t month = 0, serial = 0;
	if (number_parse(&none, text, document, id) == DONE)
		return DONE;
	if (read_short(text + letters, &month, &serial))
		return find_short(cx, text, document, month, serial, id);
	return number_parse(cx->fault, text, document, id);
}

enum outcome number_find_any(struct context *cx, const char *text, enum document *document, int64_t *id) {
	for (int i = 0; i < DOCUMENT_COUNT; i++)
		if (number_names(text, (enum document)i)) {
			*document = (enum document)i;
			return number_find(cx, text, *document, id);
		}
	return number_parse_any(cx->fault, text, document, id);
}

static enum outcome holes(struct context *cx, enum document document, struct query *query, int64_t *month,
	int64_t *count, int64_t *last) {
	switch (document) {
#define X(name, prefix, table, context, called)                                                     \
	case DOCUMENT_##name:                                                                       \
		return db_select(cx->db, query,                                                     \
			SQL("select id / 10000000, count(*), max(id) from " table " group by 1"     \
			    " having count(*) <> max(id) % 10000000 order by 1"),                   \
			TO_INT(month), TO_INT(count), TO_INT(last));
		DOCUMENTS(X)
#undef X
	default:
		return fail(cx->fault, DEFECT, "no such kind of document");
	}
}

enum outcome numbers_check(struct context *cx, void (*tell)(void *, const char *), void *argument) {
	for (int document = 0; document < DOCUMENT_COUNT; document++) {
		int64_t month = 0, count = 0, last = 0;
		struct query query;
		TRY(holes(cx, (enum document)document, &query, &month, &count, &last));
		while (db_next(&query)) {
			char number[NUMBER_ROOM];
			tell(argument, arena_printf(cx->arena,
				said_if(cx->chinese, SAID("the series of %s has a gap in %lld: %lld documents, the last is %s")),
				document_entries[document].prefix, (long long)month, (long long)count,
				number_format(number, (enum document)document, last)));
		}
		TRY(db_end(&query));
	}
	return DONE;
}
