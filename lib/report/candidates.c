#include "report/candidates.h"

#include "ground/moment.h"
#include "ground/text.h"
#include "policy/clauses.h"
#include "policy/numbers.h"

#include <string.h>

enum { MOST = 64, MONTHS = 24 };

/* A kind is numbers of a document, or what a query finds. */
enum listed { LISTED_NUMBERS, LISTED_DOCUMENTS, LISTED_CUSTOMERS, LISTED_PRODUCTS, LISTED_CARRIERS, LISTED_PEOPLE, LISTED_CENTRES,
	LISTED_MONTHS, LISTED_DAYS, LISTED_STEPS, LISTED_SETTINGS, LISTED_CLAUSES };

static const struct kind {
	const char *name;
	enum listed listed;
	enum document document;
} kinds[] = {
	{"ORDER", LISTED_NUMBERS, DOCUMENT_ORDER}, {"QUOTATION", LISTED_NUMBERS, DOCUMENT_QUOTATION},
	{"CONTRACT", LISTED_NUMBERS, DOCUMENT_CONTRACT}, {"DRAWING", LISTED_NUMBERS, DOCUMENT_DRAWING},
	{"INSPECTION", LISTED_NUMBERS, DOCUMENT_INSPECTION}, {"RECEIPT", LISTED_NUMBERS, DOCUMENT_RECEIPT},
	{"REQUEST", LISTED_NUMBERS, DOCUMENT_SHIP_REQUEST}, {"NOTE", LISTED_NUMBERS, DOCUMENT_DELIVERY_NOTE},
	{"INCIDENT", LISTED_NUMBERS, DOCUMENT_INCIDENT}, {"INVOICE", LISTED_NUMBERS, DOCUMENT_INVOICE},
	{"OUTSOURCING", LISTED_NUMBERS, DOCUMENT_OUTSOURCING}, {"PENALTY", LISTED_NUMBERS, DOCUMENT_PENALTY},
	{"FINDING", LISTED_NUMBERS, DOCUMENT_FINDING}, {"CLAUSE", LISTED_CLAUSES, DOCUMENT_COUNT},
	{"DOCUMENT", LISTED_DOCUMENTS, DOCUMENT_COUNT}, {"customer", LISTED_CUSTOMERS, DOCUMENT_COUNT},
	{"product", LISTED_PRODUCTS, DOCUMENT_COUNT}, {"PRODUCT", LISTED_PRODUCTS, DOCUMENT_COUNT}, {"item", LISTED_PRODUCTS, DOCUMENT_COUNT},
	{"carrier", LISTED_CARRIERS, DOCUMENT_COUNT}, {"LOGIN", LISTED_PEOPLE, DOCUMENT_COUNT}, {"DEPUTY", LISTED_PEOPLE, DOCUMENT_COUNT},
	{"CENTRE", LISTED_CENTRES, DOCUMENT_COUNT}, {"MONTH", LISTED_MONTHS, DOCUMENT_COUNT}, {"DAY", LISTED_DAYS, DOCUMENT_COUNT},
	{"STEP", LISTED_STEPS, DOCUMENT_COUNT}, {"NAME", LISTED_SETTINGS, DOCUMENT_COUNT},
};

static const struct kind *find_kind(const char *name) {
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

bool candidates_known(const char *kind) {
	return find_kind(kind);
}

/* The newest numbers that begin so. A prefix with its month narrows them down. */
static enum outcome tell_numbers(struct context *cx, enum document document, const char *prefix, void (*tell)(const char *)) {
	char number[NUMBER_ROOM];
	int64_t *ids = NULL;
	size_t count = 0;
	TRY(numbers_newest(cx, document, prefix, MOST, &ids, &count));
	for (size_t i = 0; i < count; i++)
		tell(number_format(number, document, ids[i]));
	return DONE;
}

/* Of any kind, once its letters are there; until then the letters. */
static enum outcome tell_documents(struct context *cx, const char *prefix, void (*tell)(const char *)) {
	for (int i = 0; i < DOCUMENT_COUNT; i++)
		if (number_names(prefix, (enum document)i))
			return tell_numbers(cx, (enum document)i, prefix, tell);
	for (int i = 0; i < DOCUMENT_COUNT; i++)
		if (text_begins(document_entries[i].prefix, prefix))
			tell(document_entries[i].prefix);
	return DONE;
}

/* Whatever lies in the file: one that couldn't be recorded today is none to be put on a command line. */
static enum outcome tell_names(struct query *query, const char *const *name, enum name_kind kind, void (*tell)(const char *)) {
	size_t offset = 0;
	while (db_next(query))
		if (**name != '-' && !name_check(*name, kind, &offset))
			tell(*name);
	return db_end(query);
}

/* Codes from the prefix on: the index has them in this order. */
#define CODES_OF(table, column) \
	SQL("select " column " from " table " where " column " >= ?1 and substr(" column ", 1, length(?1)) = ?1" \
	    " order by " column " limit ?2"), TEXT(prefix), INT(MOST), TO_TEXT(&text)

static void tell_months(const struct context *cx, const char *prefix, void (*tell)(const char *)) {
	int64_t month = month_of_day(today(cx));
	for (int i = 0; i < MONTHS; i++) {
		char text[MOMENT_ROOM];
		if (text_begins(month_format(text, month), prefix))
			tell(text);
		month = month_of_day(month_first_day(month) - 1);
	}
}

/* Today, and two weeks to come. */
static void tell_days(const struct context *cx, const char *prefix, void (*tell)(const char *)) {
	enum { DAYS = 15 };
	for (int i = 0; i < DAYS; i++) {
		char text[MOMENT_ROOM];
		if (text_begins(day_format(text, today(cx) + i), prefix))
			tell(text);
	}
}

enum outcome candidates(struct context *cx, const char *name, const char *prefix, void (*tell)(const char *)) {
	const struct kind *kind = find_kind(name);
	const char *text = NULL;
	struct query query;
	switch (kind->listed) {
	case LISTED_NUMBERS:
		return tell_numbers(cx, kind->document, prefix, tell);
	case LISTED_DOCUMENTS:
		return tell_documents(cx, prefix, tell);
	case LISTED_CUSTOMERS:
		TRY(db_select(cx->db, &query, CODES_OF("customer", "code")));
		break;
	case LISTED_PRODUCTS:
		TRY(db_select(cx->db, &query, CODES_OF("product", "code")));
		break;
	case LISTED_CARRIERS:
		TRY(db_select(cx->db, &query, CODES_OF("carrier", "code")));
		break;
	case LISTED_PEOPLE:
		TRY(db_select(cx->db, &query,
			SQL("select login from person where login >= ?1 and substr(login, 1, length(?1)) = ?1"
			    " and left_at is null order by login limit ?2"), TEXT(prefix), INT(MOST), TO_TEXT(&text)));
		break;
	case LISTED_CENTRES:
		TRY(db_select(cx->db, &query, CODES_OF("work_centre", "code")));
		break;
	case LISTED_MONTHS:
		tell_months(cx, prefix, tell);
		return DONE;
	case LISTED_DAYS:
		tell_days(cx, prefix, tell);
		return DONE;
	case LISTED_CLAUSES:
		for (int i = 0; clause_number(i); i++)
			if (text_begins(clause_number(i), prefix))
				tell(clause_number(i));
		return DONE;
	case LISTED_STEPS:
		for (int i = 0; i < ROLE_COUNT; i++)
			if (departments & role_bit((enum role)i) && text_begins(role_words[i].name, prefix))
				tell(role_words[i].name);
		return DONE;
	default:
		for (int i = 0; i < SETTING_COUNT; i++)
			if (text_begins(setting_entries[i].name, prefix))
				tell(setting_entries[i].name);
		return DONE;
	}
	return tell_names(&query, &text, kind->listed == LISTED_PEOPLE ? NAME_LOGIN : NAME_CODE, tell);
}
