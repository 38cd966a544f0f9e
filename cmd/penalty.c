/* penalty: cases of late, wrong or damaged deliveries (clause 2.6.2). */
#include "face/command.h"
#include "flow/approve.h"
#include "flow/penalty.h"

static struct penalty_request proposal;
static const struct option_entry propose_options[] = {
	OPT_TEXT(struct penalty_request, person, "person", 0, "LOGIN", "who answers for it, if not who it says"),
	OPT_AMOUNT(struct penalty_request, amount, "amount", 0, "the penalty, between penalty-least and penalty-most"),
	OPT_AMOUNT(struct penalty_request, loss, "loss", 0, "the loss beside it: freight and whatever else"),
	OPT_NOTE(struct penalty_request, reason, "reason", 0, "TEXT", "why, if not what it says"),
	{0},
};

static enum outcome propose(struct run *run) {
	return penalty_propose(&run->context, run->operands[0], &proposal);
}

static struct saying {
	const char *statement, *reason;
} saying;
static const struct option_entry hear_options[] = {
	OPT_NOTE(struct saying, statement, "statement", 0, "TEXT", "what the person says to it"),
	{0},
};

static enum outcome hear(struct run *run) {
	return penalty_hear(&run->context, run->operands[0], saying.statement);
}

static enum outcome confirm(struct run *run) {
	return approve(&run->context, run->operands[0], false, NULL);
}

static const struct option_entry waive_options[] = {
	OPT_NOTE(struct saying, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome waive(struct run *run) {
	return penalty_waive(&run->context, run->operands[0], saying.reason);
}

static struct penalty_filter filter;
static const struct option_entry list_options[] = {
	OPT_MONTH(struct penalty_filter, month, "month", 0, "raised in this month"),
	OPT_TEXT(struct penalty_filter, person, "person", 0, "LOGIN", "of this person"),
	OPT_FLAG(struct penalty_filter, open, "open", 0, "neither confirmed nor waived"),
	{0},
};

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(penalty_list(&run->context, &filter, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list the cases, by person", list_options, NULL, &filter, list},
	{VERB_CHANGES, "propose", "PENALTY", "say who pays how much", propose_options, NULL, &proposal, propose},
	{VERB_CHANGES, "hear", "PENALTY", "record what the person says to it", hear_options, NULL, &saying, hear},
	{VERB_CHANGES, "confirm", "PENALTY", "sign it, as hr or as gm: it takes both", NULL, NULL, NULL, confirm},
	{VERB_CHANGES, "waive", "PENALTY", "waive it, as hr or gm", waive_options, NULL, &saying, waive},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"penalty", "penalty cases of deliveries", verbs};
	return command_main(argc, argv, &command);
}
