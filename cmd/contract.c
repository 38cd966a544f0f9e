/* contract: sign, archive, look up (clause 1.4). */
#include "face/command.h"
#include "flow/contract.h"
#include "flow/views.h"
#include "policy/numbers.h"

static struct contract_request request;
static const struct option_entry sign_options[] = {
	OPT_TEXT(struct contract_request, signatory, "signatory", 0, "NAME", "who signed for us"),
	OPT_TEXT(struct contract_request, customer_signatory, "customer-signatory", 0, "NAME", "who signed for the customer"),
	OPT_NOTE(struct contract_request, terms, "terms", 0, "TEXT", "the terms"),
	OPT_AMOUNT(struct contract_request, amount, "amount", 0, "what the paper says, tax included: has to be the quotation's"),
	OPT_DAY(struct contract_request, due, "due", 0, "the day of delivery that it says, likewise"),
	OPT_FILE(struct contract_request, file, "file", 0, "archive this file with it"),
	OPT_NOTE(struct contract_request, reason, "reason", 0, "TEXT", "why it is amended, or signed though clause 1.2c asks for more"),
	{0},
};

static enum outcome sign_contract(struct run *run) {
	int64_t id = 0;
	TRY(contract_sign(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_CONTRACT, id);
}

static enum outcome amend(struct run *run) {
	int64_t id = 0;
	TRY(contract_amend(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_CONTRACT, id);
}

static const struct option_entry archive_options[] = {
	OPT_FILE(struct contract_request, file, "file", 0, "the file"),
	{0},
};

static enum outcome archive(struct run *run) {
	if (!request.file)
		return fail(run->context.fault, USAGE, "which file? --file FILE");
	return contract_archive(&run->context, run->operands[0], request.file);
}

static enum outcome extract(struct run *run) {
	int64_t id = 0, order_id = 0;
	struct blob content;
	TRY(contract_find(&run->context, run->operands[0], &id, &order_id));
	TRY(archive_get(&run->context, DOCUMENT_CONTRACT, id, run->operands[1], &content));
	return answer_bytes(run, content.bytes, content.size);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(contract_list(&run->context, order_id, 0, &listing));
	return answer_listing(run, &listing);
}

static enum outcome show(struct run *run) {
	struct view view;
	TRY(contract_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "print the contract register", NULL, NULL, NULL, list},
	{VERB_READS, "show", "CONTRACT", "show one with its files", NULL, NULL, NULL, show},
	{VERB_CHANGES, "sign", "QUOTATION", "sign a contract on an accepted quotation", sign_options, NULL, &request, sign_contract},
	{VERB_CHANGES, "amend", "QUOTATION", "amend the contract by a newer quotation, as its next version", sign_options, NULL, &request, amend},
	{VERB_CHANGES, "archive", "CONTRACT", "archive a further file", archive_options, NULL, &request, archive},
	{VERB_READS, "extract", "CONTRACT [NAME]", "write an archived file to standard output, bit for bit", NULL, NULL, NULL, extract},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"contract", "sign and keep contracts", verbs};
	return command_main(argc, argv, &command);
}
