/* payment: the customers' money (clause 2.3.4). */
#include "face/command.h"
#include "flow/payment.h"
#include "policy/numbers.h"

static struct receipt_request request;
static const struct option_entry receive_options[] = {
	OPT_AMOUNT(struct receipt_request, amount, "amount", 0, "how much came in, tax included"),
	OPT_TEXT(struct receipt_request, reference, "reference", 0, "TEXT", "the bank's reference"),
	{0},
};

static enum outcome receive(struct run *run) {
	int64_t id = 0;
	TRY(payment_receive(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_RECEIPT, id);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(payment_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the receipts", NULL, NULL, NULL, list},
	{VERB_CHANGES, "receive", "ORDER", "record a receipt, as finance", receive_options, NULL, &request, receive},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"payment", "record the customers' payments", verbs};
	return command_main(argc, argv, &command);
}
