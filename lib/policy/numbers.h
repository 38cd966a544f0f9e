/*
 * numbers: the documents that have one. SO202611-0001 is prefix, year and month
 * of recording in the database's zone, and a gap-free series.
 *
 * The number is the row's id: month × 10^7 + serial, so a number costs neither a
 * column nor an index nor a counter, and nothing that fails can use one up.
 */
#ifndef POLICY_NUMBERS_H
#define POLICY_NUMBERS_H

#include "policy/context.h"

/* id, prefix, table, context, what it is */
#define DOCUMENTS(X) \
	X(ORDER, "SO", "sales_order", "document", "sales order") \
	X(QUOTATION, "QT", "quotation", "document", "quotation") \
	X(CONTRACT, "CT", "contract", "document", "contract") \
	X(DRAWING, "DW", "drawing", "document", "drawing") \
	X(INSPECTION, "QI", "inspection", "document", "inspection") \
	X(FINISHED_GOODS, "FG", "finished_goods", "document", "finished-goods report") \
	X(RECEIPT, "RC", "receipt", "document", "receipt") \
	X(SHIP_REQUEST, "SR", "ship_request", "document", "shipping request") \
	X(DELIVERY_NOTE, "DN", "delivery_note", "document", "delivery note") \
	X(INCIDENT, "IC", "incident", "document", "incident") \
	X(INVOICE, "IV", "invoice", "document", "invoice") \
	X(CHANGE_NOTICE, "CN", "change_notice", "document", "change notice") \
	X(DEMAND_PLAN, "DP", "demand_plan", "document", "demand plan") \
	X(OUTSOURCING, "OP", "outsourcing", "document", "outsourcing request") \
	X(PENALTY, "PC", "penalty", "document", "penalty case") \
	X(SETTINGS_CHANGE, "SC", "settings_change", "document", "settings change") \
	X(FINDING, "HF", "finding", "document", "finding")

#define X(id, prefix, table, context, name) DOCUMENT_##id,
enum document { DOCUMENTS(X) DOCUMENT_COUNT };
#undef X

struct document_entry {
	const char *prefix;
	struct word name;
};
extern const struct document_entry document_entries[DOCUMENT_COUNT];

/* What messages call it: its name, or its Chinese one. */
const char *document_said(enum document document);

enum { NUMBER_ROOM = 32 };

/* Write the number of a document into `text`; returns it. */
const char *number_format(char text[NUMBER_ROOM], enum document document, int64_t id);

/* The same in the context's arena. */
const char *number_text(const struct context *context, enum document document, int64_t id);

/* Read a number of this kind of document. NOT_FOUND if it isn't one. */
enum outcome number_parse(struct fault *fault, const char *text, enum document document, int64_t *id);

/* Read the number of a document of any kind: *document is its kind. */
enum outcome number_parse_any(struct fault *fault, const char *text, enum document *document, int64_t *id);

/* Does it begin as a number of this kind of document? */
bool number_names(const char *text, enum document document);

/*
 * The same two, for what somebody types: the number may be shortened to "202611-17", or to "17" where that is only
 * one document's, with or without the letters (of any kind of document: with them). NOT_FOUND; USAGE if it is several.
 */
enum outcome number_find(struct context *context, const char *text, enum document document, int64_t *id);
enum outcome number_find_any(struct context *context, const char *text, enum document *document, int64_t *id);

/*
 * The newest documents of a kind whose number begins with `prefix` (that may be empty), at most so many of them, newest
 * first: their ids, in the arena.
 */
enum outcome numbers_newest(struct context *context, enum document document, const char *prefix, int most, int64_t **ids,
	size_t *count);

/* The next number of the month of recording; made known to the event as its document. */
enum outcome number_next(struct context *context, enum document document, int64_t *id);

/* Every month in which the series has a hole, as "SO202611: 41 documents, last 0042". */
enum outcome numbers_check(struct context *context,
	void (*tell)(void *argument, const char *finding), void *argument);

#endif
