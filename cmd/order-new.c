/* order-new: record a sales order, or a file of them (clauses 1.1, 3.3). */
#include "face/command.h"
#include "face/import.h"
#include "face/message.h"
#include "face/progress.h"
#include "face/sheet.h"
#include "flow/regular.h"
#include "ground/language.h"
#include "policy/numbers.h"

#include <string.h>

/* Both at once, since one verb takes either. */
static struct {
	struct order_request order;
	struct import_request import;
} request;
#define REQUEST __typeof__(request)

static const char *const order_asks[] = {"customer", "due", "kind", "note", NULL};
static const char *const line_asks[] = {"item", "qty", "quality", "price", "spec", NULL};
static const struct asking asks = {order_asks, line_asks};

static const struct line_layout lines = {
	.asks = &asks,
	.items = offsetof(REQUEST, order.lines),
	.count = offsetof(REQUEST, order.count),
	.size = sizeof(struct line_request),
	.has_defaults = true,
	.defaults = offsetof(REQUEST, order.defaults),
};

static const struct option_entry options[] = {
	OPT_TEXT(REQUEST, order.customer.code, "customer", 'c', "CODE", "who orders"),
	OPT_WORD(REQUEST, order.kind, "kind", 'k', "KIND", "the way it goes", kind_words, KIND_COUNT),
	OPT_TEXT(REQUEST, order.ref, "ref", 0, "REF", "the order's name at the customer's; no two of his have the same"),
	OPT_NOTE(REQUEST, order.note, "note", 0, "TEXT", "anything else"),
	LINE_BEGINS_TEXT(struct line_request, product.code, "item", 'i', "CODE", "a product; a line begins with it, what is said before holds for every line"),
	LINE_OPT(OPTION_QUANTITY, struct line_request, quantity, "qty", 0, "QUANTITY", "how many"),
	LINE_OPT(OPTION_DAY, struct line_request, due, "due", 0, "DAY", "the required date"),
	LINE_OPT_TEXT(struct line_request, quality, "quality", 0, "TEXT", "the quality requirement"),
	LINE_OPT_TEXT(struct line_request, spec, "spec", 0, "TEXT", "the specification, if not the product's"),
	LINE_OPT(OPTION_PRICE, struct line_request, price, "price", 0, "PRICE", "a unit's, if not the product's"),
	LINE_OPT(OPTION_PERCENT, struct line_request, discount, "discount", 0, "PERCENT", "off the line"),
	LINE_OPT(OPTION_PERCENT, struct line_request, tax, "tax", 0, "PERCENT", "on the line"),
	LINE_OPT_NOTE(struct line_request, note, "line-note", 0, "TEXT", "anything else about the line"),
	OPT_SHEET(REQUEST, import.path, "import", 0, "take orders from a CSV file (- is standard input)"),
	OPT_FLAG(REQUEST, import.create_missing, "create-missing", 0, "add unknown customers and products"),
	OPT_FLAG(REQUEST, import.partial, "partial", 0, "leave bad orders out instead of importing nothing"),
	OPT_MADE(REQUEST, import.rejects, "rejects", 0, "where to write bad orders' rows with the reasons"),
	{0},
};

static void bad_row(void *argument, const struct fault *where) {
	(void)argument;
	message_fault(where);
}

static void created(void *argument, int64_t id) {
	answer_number(argument, DOCUMENT_ORDER, id);
}

static void progress(void *argument, size_t done, size_t total) {
	const struct run *run = argument;
	if (!run->quiet)
		progress_show(done, total);
}

static enum outcome import(struct run *run) {
	const struct import_listener listener = {run, bad_row, created, progress};
	struct import_result result;
	request.import.encoding = run->encoding;
	const enum outcome outcome = import_orders(&run->context, &request.import, &listener, &result);
	progress_end();
	TRY(outcome);
	note(run, "%s%lld orders, %lld lines imported; %lld orders were there already; %lld bad rows",
		result.orders == 0 ? said("nothing changed: ") : "", (long long)result.orders,
		(long long)result.lines, (long long)result.known, (long long)result.bad_rows);
	return DONE;
}

static enum outcome new(struct run *run) {
	int64_t id = 0;
	const char *waits = NULL;
	if (request.import.path)
		return import(run);
	TRY(order_new(&run->context, &request.order, &id));
	if (request.order.kind && strcmp(request.order.kind, kind_words[KIND_REGULAR].name) == 0)
		TRY(regular_waits(&run->context, id, &waits));
	if (waits)
		note(run, "clause 3.4.1: it waits, and production isn't asked, for %s", waits);
	return answer_number(run, DOCUMENT_ORDER, id);
}

static const struct verb verbs[] = {
	{VERB_CHANGES, NULL, NULL, "record an order and print its number; typed alone at a terminal it asks", options, &lines, &request, new},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-new", "record a sales order", verbs};
	return command_main(argc, argv, &command);
}
