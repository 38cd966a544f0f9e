/* incident: what stands in the way of orders: key difficulties (clause 1.8), and what is nobody's fault (3.4.2). */
#include "face/command.h"
#include "flow/incident.h"
#include "policy/numbers.h"

static struct incident_request request;
static const struct option_entry report_options[] = {
	OPT_WORD(struct incident_request, cause, "cause", 0, "CAUSE", "what kind of thing happened", incident_causes, CAUSE_COUNT),
	OPT_NOTE(struct incident_request, description, "description", 0, "TEXT", "what stands in the way"),
	OPT_FLAG(struct incident_request, difficulty, "difficulty", 0, "it is a key difficulty, too, for gm and chairman (1.8)"),
	{0},
};

static enum outcome report(struct run *run) {
	int64_t id = 0;
	request.orders = run->operands;
	TRY(incident_report(&run->context, &request, &id));
	return answer_number(run, DOCUMENT_INCIDENT, id);
}

static enum outcome acknowledge(struct run *run) {
	return incident_acknowledge(&run->context, run->operands[0]);
}

static enum outcome agree(struct run *run) {
	return incident_agree(&run->context, run->operands[0]);
}

static struct incident_reply answer;
static const struct option_entry reply_options[] = {
	OPT_NOTE(struct incident_reply, text, "text", 0, "TEXT", "the report in writing: what happened, what is to be expected"),
	OPT_DAY(struct incident_reply, date, "date", 0, "the new day"),
	OPT_TEXT(struct incident_reply, order, "order", 0, "ORDER", "of this order, if not of all"),
	{0},
};

static enum outcome reply(struct run *run) {
	return incident_reply(&run->context, run->operands[0], &answer);
}

static struct naming {
	const char *cause;
} naming;
static const struct option_entry cause_options[] = {
	OPT_WORD(struct naming, cause, "cause", 0, "CAUSE", "what it was", incident_causes, CAUSE_COUNT),
	{0},
};

static enum outcome name_cause(struct run *run) {
	return incident_cause(&run->context, run->operands[0], naming.cause);
}

static struct incident_settlement settlement;
static const struct option_entry settle_options[] = {
	OPT_NOTE(struct incident_settlement, outcome, "outcome", 0, "TEXT", "what came of it, or what the customer said"),
	OPT_TEXT(struct incident_settlement, order, "order", 0, "ORDER", "whose customer, if there are several orders (3.4.2)"),
	OPT_CHOICE(struct incident_settlement, accepted, 1, "accepted", 0, "the customer accepts the new date (3.4.2)"),
	OPT_CHOICE(struct incident_settlement, accepted, 0, "refused", 0, "he doesn't"),
	{0},
};

static enum outcome settle(struct run *run) {
	return incident_settle(&run->context, run->operands[0], &settlement);
}

static struct filter {
	bool open;
} filter;
static const struct option_entry list_options[] = {
	OPT_FLAG(struct filter, open, "open", 0, "those that are not settled"),
	{0},
};

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(incident_list(&run->context, order_id, filter.open, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the incidents", list_options, NULL, &filter, list},
	{VERB_CHANGES, "report", "ORDER...", "report what stands in the way of one or more orders", report_options, NULL, &request, report},
	{VERB_CHANGES, "reply", "INCIDENT", "report in writing, as production, within its hours, and say the new date (3.4.2)", reply_options, NULL, &answer, reply},
	{VERB_CHANGES, "acknowledge", "INCIDENT", "take note of it, as general manager or chairman", NULL, NULL, NULL, acknowledge},
	{VERB_CHANGES, "agree", "INCIDENT", "agree that it was nobody's fault, as the head of production, or as sales (3.4.2)", NULL, NULL, NULL, agree},
	{VERB_CHANGES, "cause", "INCIDENT", "say of a difficulty that it is nobody's fault, as sales or the head of production (3.4.2)", cause_options, NULL, &naming, name_cause},
	{VERB_CHANGES, "settle", "INCIDENT", "settle a difficulty, as the head of production, or a new date with the customer, as sales", settle_options, NULL, &settlement, settle},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"incident", "report what stands in the way of orders", verbs};
	return command_main(argc, argv, &command);
}
