/* outsource: buy what isn't made (clause 3.4.4.5). */
#include "face/command.h"
#include "flow/outsource.h"
#include "policy/numbers.h"

static struct outsource_request request;
static const struct option_entry request_options[] = {
	OPT_INTEGER(struct outsource_request, line, "line", 'l', "LINE", "the order's line"),
	OPT_QUANTITY(struct outsource_request, quantity, "qty", 0, "how many of it"),
	OPT_TEXT(struct outsource_request, spec, "spec", 0, "TEXT", "the specification"),
	OPT_TEXT(struct outsource_request, quality, "quality", 0, "TEXT", "the quality requirement"),
	OPT_DAY(struct outsource_request, needed, "needed", 0, "when they are needed"),
	OPT_PRICE(struct outsource_request, price, "price", 0, "what a unit is expected to cost"),
	OPT_NOTE(struct outsource_request, reason, "reason", 0, "TEXT", "why they aren't made"),
	{0},
};

static enum outcome make_request(struct run *run) {
	int64_t id = 0;
	TRY(outsource_make(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_OUTSOURCING, id);
}

static struct stating {
	struct maybe line;
	const char *reason;
} stating;
static const struct option_entry state_options[] = {
	OPT_INTEGER(struct stating, line, "line", 'l', "LINE", "the order's line"),
	OPT_NOTE(struct stating, reason, "reason", 0, "TEXT", "why it can't be made"),
	{0},
};

static enum outcome state_ground(struct run *run) {
	return outsource_state(&run->context, run->operands[0], stating.line, stating.reason);
}

static struct handling handling;
static const struct option_entry handle_options[] = {
	OPT_TEXT(struct handling, supplier, "supplier", 0, "NAME", "who delivers them"),
	OPT_PRICE(struct handling, price, "price", 0, "what a unit costs"),
	OPT_DAY(struct handling, deliver, "deliver", 0, "when"),
	{0},
};

static enum outcome handle(struct run *run) {
	return outsource_handle(&run->context, run->operands[0], &handling);
}

static struct arrival {
	struct maybe quantity;
} arrival;
static const struct option_entry receive_options[] = {
	OPT_QUANTITY(struct arrival, quantity, "qty", 0, "how many came in; the rest, if it isn't said"),
	{0},
};

static enum outcome receive(struct run *run) {
	return outsource_receive(&run->context, run->operands[0], arrival.quantity);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(outsource_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the outsourcing requests", NULL, NULL, NULL, list},
	{VERB_CHANGES, "state", "ORDER", "state in writing that a line can't be made, as tech", state_options, NULL, &stating, state_ground},
	{VERB_CHANGES, "request", "ORDER", "request that a line, or a part of it, be bought, with every field, as sales", request_options, NULL, &request, make_request},
	{VERB_CHANGES, "handle", "OUTSOURCING", "say supplier, price and day, as purchasing", handle_options, NULL, &handling, handle},
	{VERB_CHANGES, "receive", "OUTSOURCING", "record what came in, for inspection", receive_options, NULL, &arrival, receive},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"outsource", "buy what isn't made", verbs};
	return command_main(argc, argv, &command);
}
