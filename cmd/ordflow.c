/* ordflow: the database, its people, its settings, its rules and its health. */
#include "face/folder.h"
#include "face/sheet_verb.h"
#include "flow/settings_change.h"
#include "flow/setup.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/typed.h"
#include "policy/deputy.h"
#include "policy/gate.h"
#include "policy/numbers.h"
#include "policy/people.h"
#include "policy/workdays.h"
#include "policy/journal.h"
#include "report/backup.h"
#include "report/check.h"
#include "report/event.h"
#include "report/why.h"
#include "store/schema.h"

#include <string.h>

static struct setup_request setup;

static const struct option_entry init_options[] = {
	OPT_TEXT(struct setup_request, name, "name", 0, "NAME", "the factory's name"),
	OPT_TEXT(struct setup_request, timezone, "timezone", 0, "ZONE", "the zone of its days and months (Asia/Shanghai)"),
	OPT_TEXT(struct setup_request, currency, "currency", 0, "CODE", "its one currency (CNY)"),
	{0},
};

static enum outcome init(struct run *run) {
	return setup_new(&run->context, &setup);
}

/* What was put up has a number. */
static enum outcome proposed(struct run *run, enum outcome outcome) {
	const struct context *cx = &run->context;
	if (outcome != DONE || !cx->proposal)
		return outcome;
	if (cx->proposal_waits)
		note(run, "it takes effect when it is signed: approve %s", number_text(cx, DOCUMENT_SETTINGS_CHANGE, cx->proposal));
	return answer_number(run, DOCUMENT_SETTINGS_CHANGE, cx->proposal);
}

static struct person_request person;

static const struct option_entry user_options[] = {
	OPT_TEXT(struct person_request, name, "name", 0, "NAME", "the person's name"),
	OPT_TEXT(struct person_request, roles, "role", 0, "ROLES", "one or more roles, with commas"),
	OPT_CHOICE(struct person_request, head, 1, "head", 0, "the person heads the department"),
	OPT_CHOICE(struct person_request, head, 0, "no-head", 0, "and doesn't any more"),
	{0},
};

static const struct option_entry edit_options[] = {
	OPT_TEXT(struct person_request, name, "name", 0, "NAME", "the person's name"),
	OPT_TEXT(struct person_request, roles, "role", 0, "ROLES", "one or more roles, with commas"),
	OPT_CHOICE(struct person_request, head, 1, "head", 0, "the person heads the department"),
	OPT_CHOICE(struct person_request, head, 0, "no-head", 0, "and doesn't any more"),
	OPT_CHOICE(struct person_request, left, 1, "left", 0, "the person has left: acts, signs and is named no more"),
	OPT_CHOICE(struct person_request, left, 0, "back", 0, "and is back"),
	{0},
};

static enum outcome user_add(struct run *run) {
	person.login = run->operands[0];
	return proposed(run, person_add(&run->context, &person));
}

static enum outcome user_edit(struct run *run) {
	person.login = run->operands[0];
	return proposed(run, person_edit(&run->context, &person));
}

static enum outcome user_save(void *argument) {
	struct run *run = argument;
	return person_save(&run->context, &person);
}

static enum outcome user_import(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_TEXT(struct person_request, login, "login", 0, NULL, SAID_IN("column", "login")),
		OPT_TEXT(struct person_request, name, "name", 0, NULL, SAID_IN("column", "name")),
		OPT_TEXT(struct person_request, roles, "roles", 0, NULL, SAID_IN("column", "roles")),
		OPT_BOOLEAN(struct person_request, head, "head", SAID_IN("column", "head")),
		COLUMN_PASSED("left", SAID_IN("column", "left")),
		{0},
	};
	static const char *const needed[] = {"login", NULL};
	static const struct sheet_verb sheet = {columns, needed, &person, sizeof person, user_save, ACT_USER};
	return proposed(run, sheet_verb_run(run, &sheet));
}

static enum outcome user_list(struct run *run) {
	struct listing listing;
	TRY(person_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static enum outcome setting(struct run *run) {
	return proposed(run, setting_set(&run->context, run->operands[0], run->operands[1]));
}

static enum outcome settings(struct run *run) {
	struct listing listing;
	TRY(setting_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static struct accepting {
	const char *reason;
} accepting;
static const struct option_entry accept_options[] = {
	OPT_TEXT(struct accepting, reason, "reason", 0, "TEXT", "what was wrong with it when those were recorded"),
	{0},
};

static enum outcome accept_clock(struct run *run) {
	return clock_accept(&run->context, accepting.reason);
}

static enum outcome show_clock(struct run *run) {
	struct listing listing;
	TRY(clock_show(&run->context, &listing));
	return answer_listing(run, &listing);
}

static struct workday_request workday;

static const struct option_entry workday_options[] = {
	OPT_TEXT(struct workday_request, name, "name", 0, "NAME", "what it is called"),
	{0},
};

static enum outcome day_operand(struct run *run, int operand, int64_t *day) {
	const char *wrong = typed_day(run->operands[operand], true, day);
	return wrong ? fail(run->context.fault, BAD_DATA, "'%s': %s", run->operands[operand], wrong) : DONE;
}

static enum outcome set_workday(struct run *run) {
	workday.day.given = true;
	TRY(day_operand(run, 0, &workday.day.value));
	workday.kind = run->operands[1];
	return proposed(run, workday_set(&run->context, &workday));
}

static enum outcome clear_workday(struct run *run) {
	int64_t day = 0;
	TRY(day_operand(run, 0, &day));
	return proposed(run, workday_clear(&run->context, day));
}

static enum outcome take_workday(void *argument) {
	struct run *run = argument;
	return workday_set(&run->context, &workday);
}

static enum outcome import_workdays(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_DAY(struct workday_request, day, "day", 0, SAID_IN("column", "day")),
		OPT_WORD(struct workday_request, kind, "kind", 0, NULL, SAID_IN("column", "kind"), day_kinds, DAY_KIND_COUNT),
		OPT_TEXT(struct workday_request, name, "name", 0, NULL, SAID_IN("column", "name")),
		{0},
	};
	static const char *const needed[] = {"day", "kind", NULL};
	static const struct sheet_verb sheet = {columns, needed, &workday, sizeof workday, take_workday, ACT_CALENDAR};
	return proposed(run, sheet_verb_run(run, &sheet));
}

static enum outcome list_workdays(struct run *run) {
	struct listing listing;
	TRY(workday_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static struct deputy_request deputy;

static const struct option_entry deputy_options[] = {
	OPT_DAY(struct deputy_request, from, "from", 0, "from this day"),
	OPT_DAY(struct deputy_request, to, "to", 0, "to this day"),
	OPT_FLAG(struct deputy_request, revoke, "revoke", 0, "he signs no more: one deputy, or all of them"),
	{0},
};

static enum outcome appoint(struct run *run) {
	if (!run->operands[1] && !deputy.revoke)
		return fail(run->context.fault, USAGE, "who is the deputy?");
	return proposed(run, deputy_appoint(&run->context, run->operands[0], run->operands[1], &deputy));
}

static enum outcome list_deputies(struct run *run) {
	struct listing listing;
	TRY(deputy_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static enum outcome list_changes(struct run *run) {
	struct listing listing;
	TRY(settings_change_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static struct rules_request {
	bool chinese;
} rules_request;
static const struct option_entry rules_options[] = {
	OPT_FLAG(struct rules_request, chinese, "chinese", 0, "in Chinese"),
	{0},
};

static void in_chinese(struct run *run, bool chinese) {
	if (!chinese)
		return;
	language_use(LANGUAGE_OF_THE_POLICIES);
	run->context.chinese = language_translates();
}

static enum outcome rules_in_force(struct run *run) {
	struct listing listing;
	in_chinese(run, rules_request.chinese);
	rules_list(&run->context, &listing);
	return answer_listing(run, &listing);
}

static struct clause_request {
	const char *order;
	bool chinese;
} clause_request;
static const struct option_entry clause_options[] = {
	OPT_TEXT(struct clause_request, order, "order", 0, "ORDER", "how each rule fared for this order: met, lifted, breached, void, waiting for whom"),
	OPT_FLAG(struct clause_request, chinese, "chinese", 0, "in Chinese"),
	{0},
};

static enum outcome show_clause(struct run *run) {
	struct listing listing;
	const char *clause = run->operands[0];
	in_chinese(run, clause_request.chinese);
	TRY(clause_request.order ? why_clause_of_order(&run->context, clause, clause_request.order, &listing)
		: why_clause(&run->context, clause, &listing));
	return answer_listing(run, &listing);
}

static struct check_request {
	const char *against;
	bool seal;
} check_request;
static const struct option_entry check_options[] = {
	OPT_FLAG(struct check_request, seal, "seal", 0, "print the journal's head, EVENT:SHA-256, to be kept elsewhere"),
	OPT_TEXT(struct check_request, against, "against", 0, "SEAL", "also whether nothing was changed before that seal was printed"),
	{0},
};

static enum outcome print_seal(struct run *run) {
	const char *seal = NULL;
	if (run->context.altered)
		return fail(run->context.fault, BAD_CONFIG, "a file whose schema isn't ordflow's has nothing to seal");
	TRY(journal_seal(&run->context, &seal));
	if (!seal)
		return fail(run->context.fault, NOT_FOUND, "there is no event to seal");
	const char *line = arena_printf(run->context.arena, "%s\n", seal);
	return answer_bytes(run, line, strlen(line));
}

static enum outcome check(struct run *run) {
	struct listing listing;
	if (check_request.seal)
		return print_seal(run);
	TRY(check_all(&run->context, check_request.against, &listing));
	run->found = listing.cell_count > 0;
	if (run->found)
		return answer_listing(run, &listing);
	if (run->verbose)
		note(run, "nothing found");
	return DONE;
}

static enum outcome show_event(struct run *run) {
	struct listing listing;
	TRY(event_changes(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static enum outcome make_backup(struct run *run) {
	return backup(&run->context, run->operands[0]);
}

static enum outcome write_folder(struct run *run) {
	return folder_export(&run->context, run->operands[0]);
}

static enum outcome read_folder(struct run *run) {
	return folder_import(&run->context, run->operands[0]);
}

static enum outcome put_back(struct run *run) {
	return restore(&run->context, &(struct restoring){run->operands[0], run->path, run->wait});
}

static enum outcome version(struct run *run) {
	(void)run;
	printf("ordflow %s\nSQLite %s\nschema %d\n", ORDFLOW_VERSION, db_version(), schema_scripts_count);
	return DONE;
}

static const struct verb verbs[] = {
	{VERB_CREATES, "init", NULL, "make a new database; you hold every role in it", init_options, NULL, &setup, init},
	{VERB_READS, "user", NULL, "list the people", NULL, NULL, NULL, user_list},
	{VERB_CHANGES, "user add", "LOGIN", "add somebody", user_options, NULL, &person, user_add},
	{VERB_CHANGES, "user edit", "LOGIN", "change somebody's name or roles, or say that he has left", edit_options, NULL, &person, user_edit},
	SHEET_VERB("user import", "add those of a CSV file, or change what it says of them; user -F csv writes one", user_import),
	{VERB_READS, "setting", NULL, "list the settings and what they mean", NULL, NULL, NULL, settings},
	{VERB_CHANGES, "setting", "NAME VALUE", "change a setting", NULL, NULL, NULL, setting},
	{VERB_READS, "clock", NULL, "show what the clock says, and when the last event was recorded", NULL, NULL, NULL, show_clock},
	{VERB_CHANGES, "clock accept", NULL, "record that the clock is right though events were recorded later than it says", accept_options, NULL, &accepting, accept_clock},
	{VERB_READS, "deputy", NULL, "list the deputies", NULL, NULL, NULL, list_deputies},
	{VERB_CHANGES, "deputy", "LOGIN [DEPUTY]", "name who signs for you during an absence, or call him back", deputy_options, NULL, &deputy, appoint},
	{VERB_READS, "calendar", NULL, "list the days that differ from their week", NULL, NULL, NULL, list_workdays},
	{VERB_CHANGES, "calendar set", "DAY holiday|workday", "say that a day is a holiday or worked", workday_options, NULL, &workday, set_workday},
	{VERB_CHANGES, "calendar clear", "DAY", "let it be as its week is again", NULL, NULL, NULL, clear_workday},
	SHEET_VERB("calendar import", "say it of the days of a CSV file: day, kind, name", import_workdays),
	{VERB_READS, "changes", NULL, "list the changes of settings, people, deputies and calendar: who put them up, who signed", NULL, NULL, NULL, list_changes},
	{VERB_PLAIN, "rules", NULL, "print the rules in force", rules_options, NULL, &rules_request, rules_in_force},
	{VERB_READS, "rules", "CLAUSE", "what a clause says, what is made of it, and who lifts it", clause_options, NULL, &clause_request, show_clause},
	{VERB_CHECKS, "check", NULL, "verify the file and its history; status 2 if something is found", check_options, NULL, &check_request, check},
	{VERB_READS, "event", "EVENT", "print what an event of the history changed, column by column", NULL, NULL, NULL, show_event},
	{VERB_COPIES, "backup", "FILE", "copy the database to a new file, verified, while others work with it", NULL, NULL, NULL, make_backup},
	{VERB_COPIES, "export", "FOLDER", "write all of it as a new folder of CSV files, one a table", NULL, NULL, NULL, write_folder},
	{VERB_CREATES, "import", "FOLDER", "make a new database of such a folder; its history goes on", NULL, NULL, NULL, read_folder},
	{VERB_PLACES, "restore", "FILE", "put a backup where the database is or was; never over a history that it doesn't have", NULL, NULL, NULL, put_back},
	{VERB_PLAIN, "version", NULL, "print the versions of the program, SQLite and the schema", NULL, NULL, NULL, version},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"ordflow", "the database of a factory's sales orders", verbs};
	return command_main(argc, argv, &command);
}
