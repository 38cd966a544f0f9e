/* payment: the customers' money, by finance alone (clause 2.3.4). */
#include "face/command.h"
#include "face/sheet.h"
#include "flow/invoice.h"
#include "flow/payment.h"
#include "ground/language.h"
#include "policy/gate.h"
#include "policy/numbers.h"

static struct {
	struct receipt_request receipt;
	const char *import;
} request;
#define REQUEST __typeof__(request)

static const struct option_entry receive_options[] = {
	OPT_AMOUNT(REQUEST, receipt.amount, "amount", 0, "how much came in, tax included"),
	OPT_TEXT(REQUEST, receipt.reference, "reference", 0, "TEXT", "the bank's reference"),
	OPT_TEXT(REQUEST, receipt.payer, "payer", 0, "NAME", "who paid, if not the customer himself"),
	OPT_NOTE(REQUEST, receipt.memo, "memo", 0, "TEXT", "what was said with it"),
	OPT_FLAG(REQUEST, receipt.again, "again", 0, "another payment with a bank reference that there is"),
	OPT_NOTE(REQUEST, receipt.reason, "reason", 0, "TEXT", "why there is another one"),
	OPT_SHEET(REQUEST, import, "import", 0, "record the lines of a bank statement in CSV, unassigned"),
	{0},
};

static struct import {
	struct run *run;
	struct bank_line line;
	long long booked, known;
} import;

static enum outcome take_line(void *argument) {
	struct import *all = argument;
	int64_t id = 0;
	bool known = false;
	TRY(payment_book(&all->run->context, &all->line, &request.receipt, &id, &known));
	if (known) {
		all->known++;
		return DONE;
	}
	all->booked++;
	return answer_number(all->run, DOCUMENT_RECEIPT, id);
}

static enum outcome import_lines(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_DAY(struct bank_line, date, "date", 0, SAID_IN("column", "date")),
		OPT_AMOUNT(struct bank_line, amount, "amount", 0, SAID_IN("column", "amount")),
		OPT_TEXT(struct bank_line, reference, "reference", 0, NULL, SAID_IN("column", "reference")),
		OPT_TEXT(struct bank_line, payer, "payer", 0, NULL, SAID_IN("column", "payer")),
		OPT_TEXT(struct bank_line, memo, "memo", 0, NULL, SAID_IN("column", "memo")),
		{0},
	};
	static const char *const needed[] = {"date", "amount", "reference", NULL};
	const struct sheet_source source = {run->context.inputs, request.import, run->encoding, columns, needed};
	import.run = run;
	TRY(act(&run->context, ACT_PAYMENT_RECEIVE, NULL, NO_ROLES));
	TRY(sheet_each(&source, run->context.arena, run->context.fault, &import.line, sizeof import.line, take_line,
		&import));
	note(run, "%lld receipts recorded; %lld were there already; payment list --unassigned proposes orders",
		import.booked, import.known);
	return DONE;
}

static enum outcome receive(struct run *run) {
	int64_t id = 0;
	if (request.import)
		return import_lines(run);
	if (!run->operands[0])
		return fail(run->context.fault, USAGE, "for which order? payment receive ORDER[=AMOUNT]...");
	request.receipt.orders = run->operands;
	TRY(payment_receive(&run->context, &request.receipt, &id));
	return answer_number(run, DOCUMENT_RECEIPT, id);
}

static enum outcome assign(struct run *run) {
	return payment_assign(&run->context, run->operands[0], run->operands + 1);
}

static struct reversal_request reversal;
static const struct option_entry reverse_options[] = {
	OPT_TEXT(struct reversal_request, order, "order", 0, "ORDER", "of this order's share alone"),
	OPT_AMOUNT(struct reversal_request, amount, "amount", 0, "so much of that share"),
	OPT_NOTE(struct reversal_request, reason, "reason", 0, "TEXT", "why: it bounced, it was paid back"),
	{0},
};

static enum outcome reverse(struct run *run) {
	return payment_reverse(&run->context, run->operands[0], &reversal);
}

static struct invoice_request invoice;
static const struct option_entry invoice_options[] = {
	OPT_TEXT(struct invoice_request, tax_number, "number", 0, "NUMBER", "the invoice's number, as the tax office knows it"),
	OPT_WORD(struct invoice_request, kind, "kind", 'k', "KIND", "which kind it is", invoice_kinds, INVOICE_KIND_COUNT),
	OPT_AMOUNT(struct invoice_request, amount, "amount", 0, "tax included; all that isn't invoiced, if it isn't said"),
	OPT_NOTE(struct invoice_request, reason, "reason", 0, "TEXT", "why an invoice is reversed"),
	{0},
};

/* An order gets an invoice; an invoice gets a red-letter one. */
static enum outcome make_invoice(struct run *run) {
	int64_t id = 0;
	const bool red = number_names(run->operands[0], DOCUMENT_INVOICE);
	TRY((red ? invoice_reverse : invoice_issue)(&run->context, run->operands[0], &invoice, &id));
	return answer_number(run, DOCUMENT_INVOICE, id);
}

static struct filter {
	bool unassigned, invoices;
} filter;
static const struct option_entry list_options[] = {
	OPT_FLAG(struct filter, unassigned, "unassigned", 0, "what no order has, and which it may be for"),
	OPT_FLAG(struct filter, invoices, "invoices", 0, "the invoices"),
	{0},
};

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(filter.unassigned ? payment_unassigned(&run->context, &listing)
		: filter.invoices ? invoice_list(&run->context, order_id, &listing)
		: payment_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static enum outcome balance(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(payment_balance(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the receipts", list_options, NULL, &filter, list},
	{VERB_READS, "balance", "[ORDER]", "show what was received, noted and invoiced, is owing or overpaid", NULL, NULL, NULL, balance},
	{VERB_CHANGES, "receive", "[ORDER[=AMOUNT]...]", "record a receipt, as finance, for an order or spread over several", receive_options, NULL, &request, receive},
	{VERB_CHANGES, "assign", "RECEIPT ORDER[=AMOUNT]...", "give what is unassigned of a receipt to orders", NULL, NULL, NULL, assign},
	{VERB_CHANGES, "reverse", "RECEIPT", "record that it bounced or was paid back", reverse_options, NULL, &reversal, reverse},
	{VERB_CHANGES, "invoice", "ORDER|INVOICE", "issue an invoice, or reverse one by a red-letter invoice", invoice_options, NULL, &invoice, make_invoice},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"payment", "the customers' payments", verbs};
	return command_main(argc, argv, &command);
}
