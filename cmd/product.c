/* product: what is made, and what it sells for and costs (clause 1.2). */
#include "face/sheet_verb.h"
#include "flow/regular.h"
#include "ground/language.h"

static struct product_request product;

static const struct option_entry options[] = {
	OPT_TEXT(struct product_request, name, "name", 0, "NAME", "the product's name"),
	OPT_TEXT(struct product_request, spec, "spec", 0, "TEXT", "its specification"),
	OPT_TEXT(struct product_request, unit, "unit", 0, "UNIT", "what it is counted in"),
	OPT_PRICE(struct product_request, price, "price", 0, "what a unit sells for, before tax"),
	OPT_PRICE(struct product_request, cost, "cost", 0, "what a unit costs"),
	OPT_NOTE(struct product_request, note, "note", 0, "TEXT", "anything else"),
	{0},
};

static enum outcome add(struct run *run) {
	product.code = run->operands[0];
	return product_add(&run->context, &product);
}

static enum outcome edit(struct run *run) {
	product.code = run->operands[0];
	return product_edit(&run->context, &product);
}

static enum outcome release(struct run *run) {
	return product_release(&run->context, run->operands[0]);
}

static enum outcome save(void *argument) {
	struct run *run = argument;
	return product_save(&run->context, &product);
}

static enum outcome import(struct run *run) {
	static const struct option_entry columns[] = {
		OPT_TEXT(struct product_request, code, "code", 0, NULL, SAID_IN("column", "code")),
		OPT_TEXT(struct product_request, name, "name", 0, NULL, SAID_IN("column", "name")),
		OPT_TEXT(struct product_request, spec, "spec", 0, NULL, SAID_IN("column", "spec")),
		OPT_TEXT(struct product_request, unit, "unit", 0, NULL, SAID_IN("column", "unit")),
		OPT_PRICE(struct product_request, price, "price", 0, SAID_IN("column", "price")),
		OPT_PRICE(struct product_request, cost, "cost", 0, SAID_IN("column", "cost")),
		OPT_NOTE(struct product_request, note, "note", 0, NULL, SAID_IN("column", "note")),
		{0},
	};
	static const char *const needed[] = {"code", NULL};
	static const struct sheet_verb sheet = {columns, needed, &product, sizeof product, save, ACT_PRODUCT};
	return sheet_verb_run(run, &sheet);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(product_list(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static enum outcome releases(struct run *run) {
	struct listing listing;
	TRY(product_releases(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list all products", NULL, NULL, NULL, list},
	{VERB_READS, "show", "CODE", "show one", NULL, NULL, NULL, list},
	{VERB_READS, "releases", "[CODE]", "list what regular orders may be of, and who released it", NULL, NULL, NULL, releases},
	{VERB_CHANGES, "add", "CODE", "add one", options, NULL, &product, add},
	{VERB_CHANGES, "edit", "CODE", "change what is given of one", options, NULL, &product, edit},
	{VERB_CHANGES, "release", "CODE", "release one for regular orders, as the head of tech and as that of production (3.4.1)", NULL, NULL, NULL, release},
	SHEET_VERB("import", "add those of a CSV file, or change what it says of them; list -F csv writes one", import),
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"product", "the factory's products", verbs};
	return command_main(argc, argv, &command);
}
