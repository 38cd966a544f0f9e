/* order-change: change, cancel, hold and resume an order (clause 3.4.4.4). */
#include "face/command.h"
#include "flow/change.h"
#include "flow/views.h"
#include "policy/numbers.h"

static struct change_request request;

static const struct line_layout lines = {
	.items = offsetof(struct change_request, lines),
	.count = offsetof(struct change_request, count),
	.size = sizeof(struct line_change),
};

static const struct option_entry propose_options[] = {
	LINE_BEGINS(OPTION_INTEGER, struct line_change, line, "line", 'l', "LINE", "the line that changes"),
	LINE_OPT(OPTION_QUANTITY, struct line_change, quantity, "qty", 0, "QUANTITY", "its new quantity"),
	LINE_OPT(OPTION_DAY, struct line_change, due, "due", 0, "DAY", "its new required date"),
	LINE_OPT_TEXT(struct line_change, spec, "spec", 0, "TEXT", "its new specification"),
	LINE_OPT_TEXT(struct line_change, quality, "quality", 0, "TEXT", "its new quality requirement"),
	OPT_NOTE(struct change_request, reason, "reason", 0, "TEXT", "why; once production has begun it has to be said"),
	OPT_NOTE(struct change_request, rest, "rest", 0, "TEXT", "what becomes of what was made beyond the new quantity"),
	{0},
};

static enum outcome propose(struct run *run) {
	int64_t id = 0;
	TRY(change_propose(&run->context, run->operands[0], &request, &id));
	return id ? answer_number(run, DOCUMENT_CHANGE_NOTICE, id) : DONE;
}

static struct standing_request standing;
static const struct option_entry cancel_options[] = {
	OPT_NOTE(struct standing_request, reason, "reason", 0, "TEXT", "why"),
	OPT_NOTE(struct standing_request, stock, "stock", 0, "TEXT", "what becomes of what was made"),
	{0},
};

static const struct option_entry reason_options[] = {
	OPT_NOTE(struct standing_request, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome cancel(struct run *run) {
	return change_cancel(&run->context, run->operands[0], &standing);
}

static enum outcome hold(struct run *run) {
	return change_hold(&run->context, run->operands[0], &standing);
}

static enum outcome resume(struct run *run) {
	return change_resume(&run->context, run->operands[0], &standing);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(change_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static enum outcome show(struct run *run) {
	struct view view;
	TRY(change_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the change notices", NULL, NULL, NULL, list},
	{VERB_READS, "show", "ORDER", "show what changed of an order, old and new side by side", NULL, NULL, NULL, show},
	{VERB_CHANGES, "propose", "ORDER", "change lines: at once before production, by a change notice from then on", propose_options, &lines, &request, propose},
	{VERB_CHANGES, "cancel", "ORDER", "cancel it: sales before the contract, vp or above after it", cancel_options, NULL, &standing, cancel},
	{VERB_CHANGES, "hold", "ORDER", "put it on hold", reason_options, NULL, &standing, hold},
	{VERB_CHANGES, "resume", "ORDER", "go on with it", reason_options, NULL, &standing, resume},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-change", "change a sales order", verbs};
	return command_main(argc, argv, &command);
}
