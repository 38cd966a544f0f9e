/* approve: sign what waits for a signature. */
#include "face/command.h"
#include "flow/approve.h"
#include "report/todo.h"

static struct signature_request {
	bool refuse;
	const char *reason;
} request;
static const struct option_entry options[] = {
	OPT_FLAG(struct signature_request, refuse, "refuse", 0, "refuse to sign"),
	OPT_NOTE(struct signature_request, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome sign_document(struct run *run) {
	return approve_all(&run->context, run->operands, request.refuse, request.reason);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t overdue = 0;
	TRY(todo_list(&run->context, &(struct todo_filter){.signatures = true}, &listing, &overdue));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, NULL, NULL, "list what waits for your signature", NULL, NULL, NULL, list},
	{VERB_CHANGES, NULL, "DOCUMENT...", "sign documents, as they stand, all or none", options, NULL, &request, sign_document},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"approve", "sign what waits for a signature", verbs};
	return command_main(argc, argv, &command);
}
