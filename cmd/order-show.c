/* order-show: the whole story of one order (clause 3.3). */
#include "face/command.h"
#include "flow/views.h"

static enum outcome show(struct run *run) {
	struct view view;
	TRY(order_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_READS, NULL, "ORDER", "show an order with every document, signature, time and who", NULL, NULL, NULL, show},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-show", "show a sales order", verbs};
	return command_main(argc, argv, &command);
}
