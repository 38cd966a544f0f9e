/* order-show: the whole story of one order (clause 3.3), also as it was known before. */
#include "face/command.h"
#include "flow/views.h"
#include "policy/numbers.h"
#include "report/as_of.h"
#include "report/why.h"

static struct request {
	struct maybe as_of;
	bool why;
} request;
static const struct option_entry options[] = {
	OPT_INSTANT(struct request, as_of, "as-of", 0, "as it was known at that time"),
	OPT_FLAG(struct request, why, "why", 0, "why it stands where it stands: what was decided and still holds, what was breached or let pass, what is next"),
	{0},
};

static enum outcome tell(struct context *cx, const char *number, struct view *view) {
	return (request.why ? why_order : order_view)(cx, number, view);
}

static enum outcome show_then(struct run *run, struct context *then) {
	struct view view;
	int64_t id = 0;
	TRY(number_find(&run->context, run->operands[0], DOCUMENT_ORDER, &id));
	TRY(as_of_order(&run->context, request.as_of.value, id, then));
	TRY(tell(then, run->operands[0], &view));
	return output_view(&run->output, then, &view);
}

static enum outcome show(struct run *run) {
	struct view view;
	if (request.as_of.given) {
		struct context then = {0};
		const enum outcome outcome = show_then(run, &then);
		context_close(&then);
		return outcome;
	}
	TRY(tell(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_READS, NULL, "ORDER", "show an order with every document, signature, time and who", options, NULL, &request, show},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-show", "show a sales order", verbs};
	return command_main(argc, argv, &command);
}
