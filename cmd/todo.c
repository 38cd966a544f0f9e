/* todo: what somebody has to do now (clause 2.6.1). */
#include "face/command.h"
#include "flow/order.h"
#include "report/todo.h"

static struct request {
	struct todo_filter filter;
	bool check;
} request;
static const struct option_entry options[] = {
	OPT_TEXT(struct request, filter.role, "role", 0, "ROLES", "what this role (or several, with commas), its head included, has to do"),
	OPT_TEXT(struct request, filter.person, "person", 0, "LOGIN", "what this person has to do"),
	OPT_FLAG(struct request, filter.everybody, "all", 'a', "what anybody has to do"),
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if something is overdue"),
	{0},
};

static enum outcome todo(struct run *run) {
	struct listing listing;
	int64_t overdue = 0;
	TRY(order_operand(run, 0, &request.filter.order_id));
	TRY(todo_list(&run->context, &request.filter, &listing, &overdue));
	run->found = request.check && overdue > 0;
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, NULL, "[ORDER]", "list your tasks by deadline, overdue ones first", options, NULL, &request, todo},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"todo", "what is to be done now", verbs};
	return command_main(argc, argv, &command);
}
