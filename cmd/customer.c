/* customer: who buys (clause 1.2). */
#include "face/sheet_verb.h"
#include "flow/master.h"
#include "ground/language.h"

static struct customer_request customer;

static const struct option_entry options[] = {
	OPT_TEXT(struct customer_request, name, "name", 0, "NAME", "the customer's name"),
	OPT_CHOICE(struct customer_request, key_account, 1, "key-account", 0, "a key account (1.2c)"),
	OPT_CHOICE(struct customer_request, key_account, 0, "no-key-account", 0, "no key account"),
	OPT_CHOICE(struct customer_request, potential, 1, "potential", 0, "a customer with potential (1.2c)"),
	OPT_CHOICE(struct customer_request, potential, 0, "no-potential", 0, "one without"),
	OPT_TEXT(struct customer_request, address, "address", 0, "ADDRESS", "where it is"),
	OPT_TEXT(struct customer_request, contact, "contact", 0, "NAME", "whom to ask for"),
	OPT_TEXT(struct customer_request, phone, "phone", 0, "NUMBER", "how to call"),
	OPT_NOTE(struct customer_request, note, "note", 0, "TEXT", "anything else"),
	{0},
};

static enum outcome add(struct run *run) {
	customer.code = run->operands[0];
	return customer_add(&run->context, &customer);
}

static enum outcome edit(struct run *run) {
	customer.code = run->operands[0];
	return customer_edit(&run->context, &customer);
}

static enum outcome save(void *argument) {
	struct run *run = argument;
	return customer_save(&run->context, &customer);
}

static enum outcome import(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_TEXT(struct customer_request, code, "code", 0, NULL, SAID_IN("column", "code")),
		OPT_TEXT(struct customer_request, name, "name", 0, NULL, SAID_IN("column", "name")),
		OPT_BOOLEAN(struct customer_request, key_account, "key_account", SAID_IN("column", "key_account")),
		OPT_BOOLEAN(struct customer_request, potential, "potential", SAID_IN("column", "potential")),
		OPT_TEXT(struct customer_request, address, "address", 0, NULL, SAID_IN("column", "address")),
		OPT_TEXT(struct customer_request, contact, "contact", 0, NULL, SAID_IN("column", "contact")),
		OPT_TEXT(struct customer_request, phone, "phone", 0, NULL, SAID_IN("column", "phone")),
		OPT_NOTE(struct customer_request, note, "note", 0, NULL, SAID_IN("column", "note")),
		{0},
	};
	static const char *const needed[] = {"code", NULL};
	static const struct sheet_verb sheet = {columns, needed, &customer, sizeof customer, save, ACT_CUSTOMER};
	return sheet_verb_run(run, &sheet);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(customer_list(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list all customers", NULL, NULL, NULL, list},
	{VERB_READS, "show", "CODE", "show one", NULL, NULL, NULL, list},
	{VERB_CHANGES, "add", "CODE", "add one", options, NULL, &customer, add},
	{VERB_CHANGES, "edit", "CODE", "change what is given of one", options, NULL, &customer, edit},
	SHEET_VERB("import", "add those of a CSV file, or change what it says of them; list -F csv writes one", import),
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"customer", "the factory's customers", verbs};
	return command_main(argc, argv, &command);
}
