/* quote: versioned quotations (clauses 1.3a, 1.3b). */
#include "face/command.h"
#include "flow/quote.h"
#include "flow/views.h"
#include "policy/numbers.h"

static struct quote_request request;
static const struct option_entry new_options[] = {
	OPT_PERCENT(struct quote_request, tax, "tax", 0, "on every line, if not the order lines' own"),
	OPT_DAY(struct quote_request, valid, "valid", 0, "the last day on which it is valid"),
	OPT_LINES(OPTION_PRICES, struct quote_request, prices, "price", "LINE=PRICE", "a line's unit price, if not the order's"),
	OPT_LINES(OPTION_PERCENTS, struct quote_request, discounts, "discount", "LINE=PERCENT", "off a line"),
	OPT_NOTE(struct quote_request, reason, "reason", 0, "TEXT", "why vp or gm let it go below what was concluded (1.2c)"),
	{0},
};

static enum outcome new(struct run *run) {
	int64_t id = 0;
	TRY(quote_new(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_QUOTATION, id);
}

static enum outcome report(struct run *run) {
	return quote_report(&run->context, run->operands[0]);
}

static enum outcome send(struct run *run) {
	return quote_send(&run->context, run->operands[0]);
}

static struct quote_reply reply;
static const struct option_entry answer_options[] = {
	OPT_CHOICE(struct quote_reply, accepted, 1, "accepted", 0, "the customer accepts"),
	OPT_CHOICE(struct quote_reply, accepted, 0, "refused", 0, "the customer refuses"),
	{0},
};

static enum outcome answer(struct run *run) {
	return quote_answer(&run->context, run->operands[0], &reply);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(quote_list(&run->context, order_id, 0, &listing));
	return answer_listing(run, &listing);
}

static enum outcome show(struct run *run) {
	struct view view;
	TRY(quote_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the quotations", NULL, NULL, NULL, list},
	{VERB_READS, "show", "QUOTATION", "show one with its lines", NULL, NULL, NULL, show},
	{VERB_CHANGES, "new", "ORDER", "make the next version from the order's lines", new_options, NULL, &request, new},
	{VERB_CHANGES, "report", "QUOTATION", "record that it was reported to the general manager", NULL, NULL, NULL, report},
	{VERB_CHANGES, "send", "QUOTATION", "record that it went out to the customer", NULL, NULL, NULL, send},
	{VERB_CHANGES, "answer", "QUOTATION", "record the customer's answer", answer_options, NULL, &reply, answer},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"quote", "quote a sales order", verbs};
	return command_main(argc, argv, &command);
}
