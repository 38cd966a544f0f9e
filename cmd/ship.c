/* ship: from the shipping request to the delivery, and what comes after (policy 2). */
#include "face/command.h"
#include "flow/delivery.h"
#include "flow/notice.h"
#include "flow/problem.h"
#include "flow/shortage.h"
#include "flow/views.h"

static struct shipping_request request;

static const struct line_layout request_lines = {
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

static enum outcome change(struct run *run) {
	return ship_change(&run->context, run->operands[0], &request);
}

static struct saying {
	const char *reason, *requester, *customer, *how;
} saying;
static const struct option_entry reason_options[] = {
	OPT_NOTE(struct saying, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome withdraw(struct run *run) {
	return (number_names(run->operands[0], DOCUMENT_DELIVERY_NOTE) ? note_withdraw : ship_request_withdraw)(&run->context, run->operands[0], saying.reason);
}

static enum outcome ask(struct run *run) {
	return ship_ask(&run->context, run->operands[0], saying.reason);
}

static struct note_request note_lines_wanted;

static const struct line_layout note_layout = {
	.items = offsetof(struct note_request, lines),
	.count = offsetof(struct note_request, count),
	.size = sizeof(struct ship_line_request),
};

static const struct option_entry note_options[] = {
	LINE_BEGINS(OPTION_INTEGER, struct ship_line_request, line, "line", 'l', "LINE", "this line of the request, if not all that is left"),
	LINE_OPT(OPTION_QUANTITY, struct ship_line_request, quantity, "qty", 0, "QUANTITY", "so many of it"),
	{0},
};

static enum outcome make_note(struct run *run) {
	int64_t id = 0;
	TRY(note_make(&run->context, run->operands[0], &note_lines_wanted, &id));
	return answer_number(run, DOCUMENT_DELIVERY_NOTE, id);
}

static const struct option_entry confirm_options[] = {
	OPT_TEXT(struct saying, requester, "for", 0, "LOGIN", "the requester who confirmed it, if the clerk records that"),
	OPT_NOTE(struct saying, how, "how", 0, "TEXT", "how he confirmed it: by telephone, by mail"),
	{0},
};

static enum outcome confirm(struct run *run) {
	return note_confirm(&run->context, run->operands[0], saying.requester, saying.how);
}

static struct shortage_request missing;
static const struct option_entry shortage_options[] = {
	OPT_INTEGER(struct shortage_request, line, "line", 'l', "LINE", "the line that is short"),
	OPT_QUANTITY(struct shortage_request, quantity, "qty", 0, "how many are missing"),
	OPT_DAY(struct shortage_request, expected, "expected", 0, "when they are to be there"),
	OPT_NOTE(struct shortage_request, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome shortage(struct run *run) {
	return shortage_report(&run->context, run->operands[0], &missing);
}

static struct packing_request packing;
static const struct option_entry pack_options[] = {
	OPT_TEXT(struct packing_request, packaging, "packaging", 0, "TEXT", "what it is packed in"),
	OPT_CHOICE(struct packing_request, good, 1, "ok", 0, "the packaging was checked and is good"),
	OPT_CHOICE(struct packing_request, good, 0, "failed", 0, "it was checked and isn't"),
	{0},
};

static enum outcome pack(struct run *run) {
	return note_pack(&run->context, run->operands[0], &packing);
}

static struct dispatch_request sending;
static const struct option_entry dispatch_options[] = {
	OPT_TEXT(struct dispatch_request, carrier, "carrier", 0, "CODE", "who takes it"),
	OPT_TEXT(struct dispatch_request, service, "service", 0, "TEXT", "by which service"),
	OPT_TEXT(struct dispatch_request, waybill, "waybill", 0, "NUMBER", "the waybill's number; none, if there is none"),
	OPT_AMOUNT(struct dispatch_request, freight, "freight", 0, "what that costs"),
	OPT_LINE_TEXTS(struct dispatch_request, batches, "batch", "LINE=BATCH", "the batch that a line is taken from, if not the oldest"),
	OPT_NOTE(struct dispatch_request, reason, "reason", 0, "TEXT", "why a carrier that comes too late"),
	{0},
};

static void note_late(struct run *run, enum lateness late) {
	if (late == LATE_RAISED)
		note(run, "late: a penalty case was raised (2.6.2)");
	else if (late == LATE_KNOWN)
		note(run, "late: there is a penalty case for that already (2.6.2)");
}

static enum outcome dispatch(struct run *run) {
	enum lateness late = IN_TIME;
	TRY(delivery_dispatch(&run->context, run->operands[0], &sending, &late));
	note_late(run, late);
	return DONE;
}

static const struct option_entry acknowledge_options[] = {
	OPT_NOTE(struct saying, customer, "customer", 0, "TEXT", "what the customer said, if he was to be told"),
	{0},
};

static enum outcome acknowledge(struct run *run) {
	return notice_acknowledge_document(&run->context, run->operands[0], saying.customer);
}

static enum outcome deliver(struct run *run) {
	enum lateness late = IN_TIME;
	TRY(delivery_arrive(&run->context, run->operands[0], &late));
	note_late(run, late);
	return DONE;
}

static struct return_request coming_back;
static const struct option_entry return_options[] = {
	OPT_INTEGER(struct return_request, line, "line", 'l', "LINE", "the line of which something came back"),
	OPT_QUANTITY(struct return_request, quantity, "qty", 0, "how many"),
	OPT_NOTE(struct return_request, reason, "reason", 0, "TEXT", "why"),
	OPT_FLAG(struct return_request, received, "received", 0, "the warehouse has what the clerk was told of"),
	{0},
};

static enum outcome take_back(struct run *run) {
	return delivery_return(&run->context, run->operands[0], &coming_back);
}

static struct problem_request trouble;
static const struct option_entry problem_options[] = {
	OPT_WORD(struct problem_request, kind, "kind", 'k', "KIND", "what went wrong", problem_kinds, PROBLEM_KIND_COUNT),
	OPT_NOTE(struct problem_request, description, "description", 0, "TEXT", "how"),
	OPT_NOTE(struct problem_request, resolution, "resolve", 0, "TEXT", "what was done about it, as the head of production"),
	{0},
};

static enum outcome problem(struct run *run) {
	return trouble.resolution ? problem_resolve(&run->context, run->operands[0], trouble.resolution)
		: problem_report(&run->context, run->operands[0], &trouble);
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
	{VERB_CHANGES, "request", "ORDER", "request a shipment, as sales", request_options, &request_lines, &request, make_request},
	{VERB_CHANGES, "change", "REQUEST", "change what is given of it, as its requester", request_options, &request_lines, &request, change},
	{VERB_CHANGES, "withdraw", "REQUEST|NOTE", "withdraw a request, as its requester, or a note, as the clerk", reason_options, NULL, &saying, withdraw},
	{VERB_CHANGES, "ask", "REQUEST", "ask the general manager for a special approval, as the clerk", reason_options, NULL, &saying, ask},
	{VERB_CHANGES, "note", "REQUEST", "make the delivery note, as the clerk, for all of it or a part", note_options, &note_layout, &note_lines_wanted, make_note},
	{VERB_CHANGES, "confirm", "NOTE", "confirm it, as its requester", confirm_options, NULL, &saying, confirm},
	{VERB_CHANGES, "shortage", "REQUEST", "report what is missing for a request", shortage_options, NULL, &missing, shortage},
	{VERB_CHANGES, "pack", "NOTE", "record packing and the packaging check", pack_options, NULL, &packing, pack},
	{VERB_CHANGES, "dispatch", "NOTE", "hand it to the carrier", dispatch_options, NULL, &sending, dispatch},
	{VERB_CHANGES, "acknowledge", "DOCUMENT", "take note of what you are told about it: a request, a note, finished goods, a receipt, a change, an order", acknowledge_options, NULL, &saying, acknowledge},
	{VERB_CHANGES, "deliver", "NOTE", "record that it arrived", NULL, NULL, NULL, deliver},
	{VERB_CHANGES, "return", "NOTE", "record that goods came back", return_options, NULL, &coming_back, take_back},
	{VERB_CHANGES, "problem", "NOTE", "report what went wrong with it, or what was done about that", problem_options, NULL, &trouble, problem},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"ship", "ship what was made", verbs};
	return command_main(argc, argv, &command);
}
