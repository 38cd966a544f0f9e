/* ship: from the shipping request to the delivery (policy 2). */
#include "face/command.h"
#include "flow/delivery.h"
#include "flow/views.h"
#include "policy/numbers.h"

static struct shipping_request request;

static const struct line_layout lines = {
	.items = offsetof(struct shipping_request, lines),
	.count = offsetof(struct shipping_request, count),
	.size = sizeof(struct ship_line_request),
};

static const struct option_entry request_options[] = {
	LINE_BEGINS(OPTION_INTEGER, struct ship_line_request, line, "line", 'l', "LINE", "a line of the order"),
	LINE_OPT(OPTION_QUANTITY, struct ship_line_request, quantity, "qty", 0, "QUANTITY", "how many of it"),
	LINE_OPT_TEXT(struct ship_line_request, equipment, "equipment", 0, "TEXT", "the equipment, if not the item's name"),
	OPT_TEXT(struct shipping_request, tubing, "tubing", 0, "MODEL", "the matching tubing, or none"),
	OPT_TEXT(struct shipping_request, labels, "labels", 0, "TEXT", "labels and other material, or none"),
	OPT_NOTE(struct shipping_request, special, "special", 0, "TEXT", "special requirements, or none"),
	OPT_TEXT(struct shipping_request, address, "address", 0, "ADDRESS", "where to"),
	OPT_TEXT(struct shipping_request, contact, "contact", 0, "NAME", "to whom"),
	OPT_TEXT(struct shipping_request, phone, "phone", 0, "NUMBER", "whose phone is"),
	OPT_DAY(struct shipping_request, arrive, "arrive", 0, "when it has to be there"),
	{0},
};

static enum outcome make_request(struct run *run) {
	int64_t id = 0;
	TRY(ship_request(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_SHIP_REQUEST, id);
}

static struct asking {
	const char *reason, *requester;
} asking;
static const struct option_entry ask_options[] = {
	OPT_NOTE(struct asking, reason, "reason", 0, "TEXT", "why it should go before the money is there"),
	{0},
};

static enum outcome ask(struct run *run) {
	return ship_ask(&run->context, run->operands[0], asking.reason);
}

static enum outcome make_note(struct run *run) {
	int64_t id = 0;
	TRY(ship_note(&run->context, run->operands[0], &id));
	return answer_number(run, DOCUMENT_DELIVERY_NOTE, id);
}

static const struct option_entry confirm_options[] = {
	OPT_TEXT(struct asking, requester, "for", 0, "LOGIN", "the requester who confirmed it, if the clerk records that"),
	{0},
};

static enum outcome confirm(struct run *run) {
	return ship_confirm(&run->context, run->operands[0], asking.requester);
}

static struct packing_request packing;
static const struct option_entry pack_options[] = {
	OPT_TEXT(struct packing_request, packaging, "packaging", 0, "TEXT", "what it is packed in"),
	OPT_CHOICE(struct packing_request, good, 1, "ok", 0, "the packaging was checked and is good"),
	OPT_CHOICE(struct packing_request, good, 0, "failed", 0, "it was checked and isn't"),
	{0},
};

static enum outcome pack(struct run *run) {
	return ship_pack(&run->context, run->operands[0], &packing);
}

static struct dispatch_request sending;
static const struct option_entry dispatch_options[] = {
	OPT_TEXT(struct dispatch_request, carrier, "carrier", 0, "CODE", "who takes it"),
	OPT_TEXT(struct dispatch_request, service, "service", 0, "TEXT", "by which service"),
	OPT_TEXT(struct dispatch_request, waybill, "waybill", 0, "NUMBER", "the waybill's number"),
	OPT_AMOUNT(struct dispatch_request, freight, "freight", 0, "what that costs"),
	OPT_NOTE(struct dispatch_request, reason, "reason", 0, "TEXT", "why a carrier that comes too late"),
	{0},
};

static enum outcome dispatch(struct run *run) {
	return ship_dispatch(&run->context, run->operands[0], &sending);
}

static enum outcome acknowledge(struct run *run) {
	return ship_acknowledge(&run->context, run->operands[0]);
}

static enum outcome deliver(struct run *run) {
	return ship_deliver(&run->context, run->operands[0]);
}

static enum outcome track(struct run *run) {
	struct view view;
	TRY(ship_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(ship_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the shipments", NULL, NULL, NULL, list},
	{VERB_READS, "track", "REQUEST|NOTE", "show how far one has come", NULL, NULL, NULL, track},
	{VERB_CHANGES, "request", "ORDER", "request a shipment, as sales", request_options, &lines, &request, make_request},
	{VERB_CHANGES, "ask", "REQUEST", "ask the general manager for a special approval, as the clerk", ask_options, NULL, &asking, ask},
	{VERB_CHANGES, "note", "REQUEST", "make the delivery note, as the clerk", NULL, NULL, NULL, make_note},
	{VERB_CHANGES, "confirm", "NOTE", "confirm it, as its requester", confirm_options, NULL, &asking, confirm},
	{VERB_CHANGES, "pack", "NOTE", "record packing and the packaging check", pack_options, NULL, &packing, pack},
	{VERB_CHANGES, "dispatch", "NOTE", "hand it to the carrier", dispatch_options, NULL, &sending, dispatch},
	{VERB_CHANGES, "acknowledge", "NOTE", "take note of the dispatch, as the clerk or the requester", NULL, NULL, NULL, acknowledge},
	{VERB_CHANGES, "deliver", "NOTE", "record that it arrived", NULL, NULL, NULL, deliver},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"ship", "ship what was made", verbs};
	return command_main(argc, argv, &command);
}
