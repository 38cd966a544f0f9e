/* schedule: the steps of making an order (clauses 1.5, 1.6b). */
#include "face/command.h"
#include "flow/schedule.h"
#include "ground/moment.h"

static enum outcome make(struct run *run) {
	struct schedule_outlook outlook;
	char finish[MOMENT_ROOM], required[MOMENT_ROOM];
	TRY(schedule_make(&run->context, run->operands[0], &outlook));
	if (outlook.finish > outlook.required)
		note(run, "the required date %s can't be met: the earliest finish is %s",
			day_format(required, outlook.required), day_format(finish, outlook.finish));
	return DONE;
}

static enum outcome start(struct run *run) {
	return schedule_start(&run->context, run->operands[0], run->operands[1]);
}

static struct finishing {
	const char *outcome;
} finishing;
static const struct option_entry finish_options[] = {
	OPT_NOTE(struct finishing, outcome, "outcome", 0, "TEXT", "what came of it"),
	{0},
};

static enum outcome finish_step(struct run *run) {
	return schedule_finish(&run->context, run->operands[0], run->operands[1], finishing.outcome);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(schedule_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the steps", NULL, NULL, NULL, list},
	{VERB_CHANGES, "make", "ORDER", "plan the steps from the contract review form", NULL, NULL, NULL, make},
	{VERB_CHANGES, "start", "ORDER STEP", "a step (named by its department) begins", NULL, NULL, NULL, start},
	{VERB_CHANGES, "finish", "ORDER STEP", "a step is finished", finish_options, NULL, &finishing, finish_step},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"schedule", "plan and follow production", verbs};
	return command_main(argc, argv, &command);
}
