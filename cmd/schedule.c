/* schedule: the steps of making an order (clauses 1.5, 1.6b). */
#include "face/command.h"
#include "flow/demand.h"
#include "flow/reply.h"
#include "flow/schedule.h"
#include "flow/step.h"
#include "ground/moment.h"

static struct schedule_request request;
static const struct option_entry make_options[] = {
	OPT_NOTE(struct schedule_request, reason, "reason", 0, "TEXT", "why it is planned anew"),
	{0},
};

static enum outcome make(struct run *run) {
	struct schedule_outlook outlook;
	char finish[MOMENT_ROOM], required[MOMENT_ROOM];
	TRY(schedule_make(&run->context, run->operands[0], &request, &outlook));
	if (outlook.finish > outlook.required)
		note(run, "the required date %s can't be met: the earliest finish is %s",
			day_format(required, outlook.required), day_format(finish, outlook.finish));
	if (outlook.over)
		note(run, "beyond the hours of %s: the general manager decides the sequence (3.4.3)", outlook.over);
	return DONE;
}

static struct reply_request answer;
static const struct option_entry reply_options[] = {
	OPT_DAY(struct reply_request, date, "date", 0, "the day of arrival that production promises"),
	OPT_NOTE(struct reply_request, reason, "reason", 0, "TEXT", "why it is later than required"),
	{0},
};

static enum outcome reply(struct run *run) {
	return reply_give(&run->context, run->operands[0], &answer);
}

static struct settlement settlement;
static const struct option_entry settle_options[] = {
	OPT_CHOICE(struct settlement, accepted, 1, "accepted", 0, "the customer accepts the later date"),
	OPT_CHOICE(struct settlement, accepted, 0, "refused", 0, "he doesn't"),
	OPT_NOTE(struct settlement, answer, "answer", 0, "TEXT", "what he said"),
	{0},
};

static enum outcome settle(struct run *run) {
	return reply_settle(&run->context, run->operands[0], &settlement);
}

static struct milestone_request milestone;
static const struct option_entry milestone_options[] = {
	OPT_WORD(struct milestone_request, department, "dept", 0, "DEPARTMENT", "whose milestone it is", role_words, ROLE_COUNT),
	OPT_DAY(struct milestone_request, date, "date", 0, "by which it has to be done"),
	OPT_DAY(struct milestone_request, dispatch, "dispatch", 0, "the day of dispatch, for sales"),
	OPT_FLAG(struct milestone_request, done, "done", 0, "the department has done it"),
	OPT_FLAG(struct milestone_request, excused, "excuse", 0, "production begins without it, as the head of production; it counts as missed"),
	OPT_NOTE(struct milestone_request, reason, "reason", 0, "TEXT", "why nobody waits for it"),
	{0},
};

static enum outcome set_milestone(struct run *run) {
	return milestone_set(&run->context, run->operands[0], &milestone);
}

static struct step_request step;
static const struct option_entry start_options[] = {
	OPT_INTEGER(struct step_request, line, "line", 0, "LINE", "for this line of the order alone"),
	OPT_FLAG(struct step_request, at_once, "finish", 0, "and is finished at once"),
	{0},
};

static enum outcome start(struct run *run) {
	const char *name = role_named(run->operands[1]);
	return (step.at_once ? step_do : step_start)(&run->context, run->operands[0], name, &step);
}

static const struct option_entry finish_options[] = {
	OPT_INTEGER(struct step_request, line, "line", 0, "LINE", "for this line of the order alone"),
	OPT_QUANTITY(struct step_request, quantity, "qty", 0, "how many were made again, if not all that lack"),
	OPT_NOTE(struct step_request, outcome, "outcome", 0, "TEXT", "what came of it"),
	{0},
};

static enum outcome finish_step(struct run *run) {
	return step_finish(&run->context, run->operands[0], role_named(run->operands[1]), &step);
}

static struct urging {
	const char *note;
} urging;
static const struct option_entry urge_options[] = {
	OPT_NOTE(struct urging, note, "note", 0, "TEXT", "what is said with it"),
	{0},
};

static enum outcome urge(struct run *run) {
	return step_urge(&run->context, run->operands[0], role_named(run->operands[1]), urging.note);
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
	{VERB_CHANGES, "make", "ORDER", "plan the steps from the contract review form; with a reason, plan them anew", make_options, NULL, &request, make},
	{VERB_CHANGES, "reply", "ORDER", "reply a date to a regular product's order, as production", reply_options, NULL, &answer, reply},
	{VERB_CHANGES, "settle", "ORDER", "record what the customer said to a later date, as sales", settle_options, NULL, &settlement, settle},
	{VERB_CHANGES, "milestone", "ORDER", "set a department's milestone for a new product, say that it is done, or excuse it (3.4.4.3)", milestone_options, NULL, &milestone, set_milestone},
	{VERB_CHANGES, "start", "ORDER STEP", "a step (named by its department) begins", start_options, NULL, &step, start},
	{VERB_CHANGES, "finish", "ORDER STEP", "a step is finished", finish_options, NULL, &step, finish_step},
	{VERB_CHANGES, "urge", "ORDER STEP", "urge the department whose step it is, as one downstream, production's head, vp or gm", urge_options, NULL, &urging, urge},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"schedule", "plan and follow production", verbs};
	return command_main(argc, argv, &command);
}
