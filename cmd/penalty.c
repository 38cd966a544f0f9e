/* penalty: cases of late, wrong or damaged deliveries (clause 2.6.2). */
#include "face/command.h"
#include "flow/approve.h"
#include "flow/lateness.h"
#include "flow/penalty.h"
#include "flow/problem.h"

static struct lateness_request found;
static const struct option_entry raise_options[] = {
	OPT_WORD(struct lateness_request, kind, "kind", 'k', "KIND", "late by the clock, which it is without, wrong or damaged", problem_kinds, PROBLEM_PUNISHED_COUNT),
	OPT_NOTE(struct lateness_request, reason, "reason", 0, "TEXT", "what was wrong or damaged, and how; what is to be said of the lateness"),
	{0},
};

static enum outcome raise_case(struct run *run) {
	int64_t id = 0;
	TRY(lateness_raise(&run->context, run->operands[0], &found, &id));
	return answer_number(run, DOCUMENT_PENALTY, id);
}

static struct penalty_request proposal;
static const struct option_entry propose_options[] = {
	OPT_TEXTS(struct penalty_request, people, "person", 0, "LOGIN[:SHARE]", "who answers for it, if not who it says; several with their shares, equal without"),
	OPT_AMOUNT(struct penalty_request, amount, "amount", 0, "the penalty of all together; for each between penalty-least and penalty-most"),
	OPT_AMOUNT(struct penalty_request, loss, "loss", 0, "the loss beside it: freight (which it begins with) and whatever else"),
	OPT_NOTE(struct penalty_request, reason, "reason", 0, "TEXT", "why somebody is taken off, or the loss is less than the freight; else what it is about"),
	{0},
};

static enum outcome propose(struct run *run) {
	return penalty_propose(&run->context, run->operands[0], &proposal);
}

static struct saying {
	const char *statement, *reason, *person;
} saying;
static const struct option_entry hear_options[] = {
	OPT_TEXT(struct saying, person, "person", 0, "LOGIN", "whose words hr takes down, if several answer for it"),
	OPT_NOTE(struct saying, statement, "statement", 0, "TEXT", "what the person says to it"),
	{0},
};

static enum outcome hear(struct run *run) {
	return penalty_hear(&run->context, run->operands[0], saying.person, saying.statement);
}

static enum outcome confirm(struct run *run) {
	return approve(&run->context, run->operands[0], false, NULL);
}

static const struct option_entry waive_options[] = {
	OPT_NOTE(struct saying, reason, "reason", 0, "TEXT", "why; the second may leave it at that"),
	{0},
};

static enum outcome waive(struct run *run) {
	enum role waits = ROLE_COUNT;
	TRY(penalty_waive(&run->context, run->operands[0], saying.reason, &waits));
	if (waits != ROLE_COUNT)
		note(run, "it is waived when %s has waived it, too", word_said(&role_words[waits]));
	return DONE;
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
	{VERB_READS, "list", NULL, "list the cases, by person, with everybody's part", list_options, NULL, &filter, list},
	{VERB_CHANGES, "raise", "REQUEST|NOTE", "raise a case of what is late by the clock, or was wrong or damaged", raise_options, NULL, &found, raise_case},
	{VERB_CHANGES, "propose", "PENALTY", "say who pays how much", propose_options, NULL, &proposal, propose},
	{VERB_CHANGES, "hear", "PENALTY", "record what the person says to it", hear_options, NULL, &saying, hear},
	{VERB_CHANGES, "confirm", "PENALTY", "sign it, as hr or as gm: it takes both", NULL, NULL, NULL, confirm},
	{VERB_CHANGES, "waive", "PENALTY", "waive it, as hr or as gm: it takes both", waive_options, NULL, &saying, waive},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"penalty", "penalty cases of deliveries", verbs};
	return command_main(argc, argv, &command);
}
