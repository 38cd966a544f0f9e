/*
 * figures: what a month comes to, worked out from what was recorded (clause 1.9).
 * An order belongs to the month in which it was received, everything else to the
 * month in which it happened, late entries to the one of their recording; amounts are
 * before tax unless the measure says so.
 */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "policy/context.h"
#include "policy/listing.h"

/* id, context, name */
#define SECTIONS(X) \
	X(CARRIERS, "section", "carriers") \
	X(CHANGES, "section", "changes") \
	X(CLOCKS, "section", "clocks") \
	X(CONTRACTS, "section", "contracts") \
	X(CUSTOMERS, "section", "customers") \
	X(DEPARTMENTS, "section", "departments") \
	X(HISTORY, "section", "history") \
	X(INCIDENTS, "section", "incidents") \
	X(INSPECTION, "section", "inspection") \
	X(INVOICES, "section", "invoices") \
	X(KINDS, "section", "kinds") \
	X(LATE_ENTRIES, "section", "late_entries") \
	X(ORDERS, "section", "orders") \
	X(PENALTIES, "section", "penalties") \
	X(PROBLEMS, "section", "problems") \
	X(PRODUCTION, "section", "production") \
	X(PRODUCTS, "section", "products") \
	X(PUNCTUALITY, "section", "punctuality") \
	X(QUOTATIONS, "section", "quotations") \
	X(RECEIPTS, "section", "receipts") \
	X(SHIPMENTS, "section", "shipments") \
	X(STATES, "section", "states")

/* id, context, name, what its number is */
#define MEASURES(X) \
	X(ACCEPTED, "measure", "accepted", INTEGER) \
	X(AMOUNT, "measure", "amount", AMOUNT) \
	X(AMOUNT_WITH_TAX, "measure", "amount_with_tax", AMOUNT) \
	X(BREACHED, "measure", "breached", INTEGER) \
	X(CANCELLED, "measure", "cancelled", INTEGER) \
	X(CANCELLED_AMOUNT, "measure", "cancelled_amount", AMOUNT) \
	X(CANCELLED_QTY, "measure", "cancelled_qty", QUANTITY) \
	X(CLOCKS_BREACHED, "measure", "clocks_breached", INTEGER) \
	X(CLOCKS_STARTED, "measure", "clocks_started", INTEGER) \
	X(CONFIRMED, "measure", "confirmed", INTEGER) \
	X(COUNT, "measure", "count", INTEGER) \
	X(DELIVERED, "measure", "delivered", INTEGER) \
	X(DISPATCHED, "measure", "dispatched", INTEGER) \
	X(DISPATCHED_QTY, "measure", "dispatched_qty", QUANTITY) \
	X(DISPATCHED_WITH_TAX, "measure", "dispatched_with_tax", AMOUNT) \
	X(EFFECTIVE, "measure", "effective", INTEGER) \
	X(ENTRIES, "measure", "entries", INTEGER) \
	X(FAILED, "measure", "failed", QUANTITY) \
	X(FINISHED_QTY, "measure", "finished_qty", QUANTITY) \
	X(FREIGHT, "measure", "freight", AMOUNT) \
	X(HELD, "measure", "held", INTEGER) \
	X(LINES, "measure", "lines", INTEGER) \
	X(LOSS, "measure", "loss", AMOUNT) \
	X(MET, "measure", "met", INTEGER) \
	X(MILESTONES_DUE, "measure", "milestones_due", INTEGER) \
	X(MILESTONES_MISSED, "measure", "milestones_missed", INTEGER) \
	X(NOTES, "measure", "notes", INTEGER) \
	X(ON_TIME, "measure", "on_time", INTEGER) \
	X(ON_TIME_OR_NOBODYS_FAULT, "measure", "on_time_or_nobodys_fault", INTEGER) \
	X(OPEN, "measure", "open", INTEGER) \
	X(OVER_MINUTES, "measure", "over_minutes", INTEGER) \
	X(PASSED, "measure", "passed", QUANTITY) \
	X(PROPOSED, "measure", "proposed", INTEGER) \
	X(QTY, "measure", "qty", QUANTITY) \
	X(RAISED, "measure", "raised", INTEGER) \
	X(REFUSED, "measure", "refused", INTEGER) \
	X(REJECTED, "measure", "rejected", INTEGER) \
	X(REJECTED_AMOUNT, "measure", "rejected_amount", AMOUNT) \
	X(REJECTED_QTY, "measure", "rejected_qty", QUANTITY) \
	X(REPORTED, "measure", "reported", INTEGER) \
	X(REPORTS, "measure", "reports", INTEGER) \
	X(RESOLVED, "measure", "resolved", INTEGER) \
	X(REVERSED_WITH_TAX, "measure", "reversed_with_tax", AMOUNT) \
	X(REWORK, "measure", "rework", QUANTITY) \
	X(SCRAP, "measure", "scrap", QUANTITY) \
	X(SENT, "measure", "sent", INTEGER) \
	X(SETTLED, "measure", "settled", INTEGER) \
	X(STARTED, "measure", "started", INTEGER) \
	X(STEPS_FINISHED, "measure", "steps_finished", INTEGER) \
	X(STEPS_STARTED, "measure", "steps_started", INTEGER) \
	X(SUMMARY_EXCUSED, "measure", "summary_excused", INTEGER) \
	X(SUMMARY_LATE, "measure", "summary_late", INTEGER) \
	X(SUMMARY_SUBMITTED, "measure", "summary_submitted", INTEGER) \
	X(TAX_AMOUNT, "measure", "tax_amount", AMOUNT) \
	X(WAIVED, "measure", "waived", INTEGER) \
	X(WITHDRAWN, "measure", "withdrawn", INTEGER)

#define X(id, context, name) SECTION_##id,
enum section { SECTIONS(X) ALL_SECTIONS };
#undef X
#define X(id, context, name, type) MEASURE_##id,
enum measure { MEASURES(X) ALL_MEASURES };
#undef X
extern const struct word section_words[ALL_SECTIONS], measure_words[ALL_MEASURES];
extern const enum field_type measure_types[ALL_MEASURES];

struct figure {
	enum section section;
	const char *item;  /* a code, or a word of the program's; "" of the whole */
	const char *label; /* the name that goes with a code, or NULL */
	enum measure measure;
	int64_t value;
	struct maybe before, year_before; /* the same of the month before, of the same month a year before */
};

struct figures {
	struct figure *items;
	size_t count;
};

/* The month's figures, sorted by the names of section, item and measure, bytewise. They live in the arena. */
enum outcome figures_of_month(struct context *context, int64_t month, struct figures *figures);

/* Add how many orders there were and what they came to, in this month and the eleven before it. */
enum outcome figures_history(struct context *context, int64_t month, struct figures *figures);

/* Sort figures as figures_of_month() does. */
void figures_sort(struct figures *figures);

/* One of them; NULL if it isn't there. `item` NULL: of the whole. */
const struct figure *figure_find(const struct figures *figures, enum section section, const char *item,
	enum measure measure);

/* A figure's item as people read it, in English or Chinese: its label, or the word. */
const char *figure_item(const struct figure *figure, bool chinese);

/* The month so many months before. */
int64_t months_before(int64_t month, int count);

#endif
