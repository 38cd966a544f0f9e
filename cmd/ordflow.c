/* ordflow: the database, its people, its settings, its rules and its health. */
#include "face/command.h"
#include "flow/setup.h"
#include "policy/gate.h"
#include "policy/people.h"
#include "report/check.h"
#include "store/schema.h"

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

static struct person_request person;

static const struct option_entry user_options[] = {
	OPT_TEXT(struct person_request, name, "name", 0, "NAME", "the person's name"),
	OPT_TEXT(struct person_request, roles, "role", 0, "ROLES", "one or more roles, with commas"),
	OPT_CHOICE(struct person_request, head, 1, "head", 0, "the person heads the department"),
	OPT_CHOICE(struct person_request, head, 0, "no-head", 0, "and doesn't any more"),
	{0},
};

static enum outcome user_add(struct run *run) {
	person.login = run->operands[0];
	return person_add(&run->context, &person);
}

static enum outcome user_edit(struct run *run) {
	person.login = run->operands[0];
	return person_edit(&run->context, &person);
}

static enum outcome user_list(struct run *run) {
	struct listing listing;
	TRY(person_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static enum outcome setting(struct run *run) {
	return setting_set(&run->context, run->operands[0], run->operands[1]);
}

static enum outcome settings(struct run *run) {
	struct listing listing;
	TRY(setting_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static enum outcome rules_in_force(struct run *run) {
	struct listing listing;
	rules_list(&run->context, &listing);
	return answer_listing(run, &listing);
}

static enum outcome check(struct run *run) {
	struct listing listing;
	TRY(check_all(&run->context, &listing));
	run->found = listing.cell_count > 0;
	if (run->found)
		return answer_listing(run, &listing);
	if (run->verbose)
		note(run, "nothing found");
	return DONE;
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
	{VERB_CHANGES, "user edit", "LOGIN", "change somebody's name or roles", user_options, NULL, &person, user_edit},
	{VERB_READS, "setting", NULL, "list the settings and what they mean", NULL, NULL, NULL, settings},
	{VERB_CHANGES, "setting", "NAME VALUE", "change a setting", NULL, NULL, NULL, setting},
	{VERB_PLAIN, "rules", NULL, "print the rules in force", NULL, NULL, NULL, rules_in_force},
	{VERB_READS, "check", NULL, "verify the file and its history; status 2 if something is found", NULL, NULL, NULL, check},
	{VERB_PLAIN, "version", NULL, "print the versions of the program, SQLite and the schema", NULL, NULL, NULL, version},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"ordflow", "the database of a factory's sales orders", verbs};
	return command_main(argc, argv, &command);
}
