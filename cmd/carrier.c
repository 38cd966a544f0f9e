/* carrier: who takes the goods to the customer (clauses 2.3.3, 2.5.8). */
#include "face/sheet_verb.h"
#include "flow/carrier.h"
#include "flow/master.h"
#include "ground/language.h"

static struct carrier_request carrier;

static const struct option_entry options[] = {
	OPT_TEXT(struct carrier_request, name, "name", 0, "NAME", "the carrier's name"),
	OPT_INTEGER(struct carrier_request, transit_days, "transit-days", 0, "DAYS", "how long a shipment takes (2.4.4)"),
	OPT_TEXT(struct carrier_request, contact, "contact", 0, "NAME", "whom to ask for"),
	OPT_TEXT(struct carrier_request, phone, "phone", 0, "NUMBER", "how to call"),
	OPT_NOTE(struct carrier_request, note, "note", 0, "TEXT", "anything else"),
	{0},
};

static enum outcome add(struct run *run) {
	carrier.code = run->operands[0];
	return carrier_add(&run->context, &carrier);
}

static enum outcome edit(struct run *run) {
	carrier.code = run->operands[0];
	return carrier_edit(&run->context, &carrier);
}

static enum outcome approve(struct run *run) {
	return carrier_approve(&run->context, run->operands[0]);
}

static struct suspension {
	const char *reason;
} suspension;
static const struct option_entry suspend_options[] = {
	OPT_NOTE(struct suspension, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome suspend(struct run *run) {
	return carrier_suspend(&run->context, run->operands[0], suspension.reason);
}

static struct carrier_wish wish;
static const struct option_entry score_options[] = {
	OPT_DAY(struct carrier_wish, arrive, "arrive", 0, "propose those that make this day, best first, with the reasons"),
	OPT_TEXT(struct carrier_wish, address, "address", 0, "ADDRESS", "and say how often they went there"),
	{0},
};

static enum outcome score(struct run *run) {
	struct listing listing;
	int64_t poor = 0;
	TRY(carrier_score(&run->context, &wish, &listing, &poor));
	return answer_listing(run, &listing);
}

static enum outcome save(void *argument) {
	struct run *run = argument;
	return carrier_save(&run->context, &carrier);
}

static enum outcome import(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_TEXT(struct carrier_request, code, "code", 0, NULL, SAID_IN("column", "code")),
		OPT_TEXT(struct carrier_request, name, "name", 0, NULL, SAID_IN("column", "name")),
		OPT_INTEGER(struct carrier_request, transit_days, "transit_days", 0, NULL, SAID_IN("column", "transit_days")),
		/* A list has them; no file can give them. */
		COLUMN_PASSED("approved", SAID_IN("column", "approved")),
		COLUMN_PASSED("approved_by", SAID_IN("column", "approved_by")),
		COLUMN_PASSED("suspended", SAID_IN("column", "suspended")),
		COLUMN_PASSED("suspended_reason", SAID_IN("column", "suspended_reason")),
		OPT_TEXT(struct carrier_request, contact, "contact", 0, NULL, SAID_IN("column", "contact")),
		OPT_TEXT(struct carrier_request, phone, "phone", 0, NULL, SAID_IN("column", "phone")),
		OPT_NOTE(struct carrier_request, note, "note", 0, NULL, SAID_IN("column", "note")),
		{0},
	};
	static const char *const needed[] = {"code", NULL};
	static const struct sheet_verb sheet = {columns, needed, &carrier, sizeof carrier, save, ACT_CARRIER};
	return sheet_verb_run(run, &sheet);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(carrier_list(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list all carriers", NULL, NULL, NULL, list},
	{VERB_READS, "show", "CODE", "show one", NULL, NULL, NULL, list},
	{VERB_CHANGES, "add", "CODE", "add one", options, NULL, &carrier, add},
	{VERB_CHANGES, "edit", "CODE", "change what is given of one", options, NULL, &carrier, edit},
	SHEET_VERB("import", "add those of a CSV file, or change what it says of them; list -F csv writes one", import),
	{VERB_CHANGES, "approve", "CODE", "approve one, as the head of production (2.3.3)", NULL, NULL, NULL, approve},
	{VERB_CHANGES, "suspend", "CODE", "suspend one, as the head of production; approving it again lifts that", suspend_options, NULL, &suspension, suspend},
	{VERB_READS, "score", NULL, "score them by what became of their shipments (2.5.8)", score_options, NULL, &wish, score},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"carrier", "the carriers that take the goods", verbs};
	return command_main(argc, argv, &command);
}
