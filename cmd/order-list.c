/* order-list: the orders, filtered (clause 3.3). */
#include "face/command.h"
#include "flow/order.h"

#include <string.h>

static struct order_filter filter;

static const struct option_entry options[] = {
	OPT_WORDS(struct order_filter, state, "state", 's', "STATE", "in this state", state_words, STATE_COUNT),
	OPT_TEXTS(struct order_filter, customer, "customer", 'c', "CODE", "of this customer"),
	OPT_WORDS(struct order_filter, kind, "kind", 'k', "KIND", "of this kind", kind_words, KIND_COUNT),
	OPT_DAY(struct order_filter, from, "from", 0, "received on this day or later"),
	OPT_DAY(struct order_filter, to, "to", 0, "received on this day or earlier"),
	OPT_WORDS(struct order_filter, department, "dept", 0, "DEPARTMENT", "in which this department has a step or days to give", role_words, ROLE_COUNT),
	OPT_FLAG(struct order_filter, overdue, "overdue", 0, "promised for an earlier day and not delivered"),
	OPT_FLAG(struct order_filter, open, "open", 0, "not closed, cancelled or rejected"),
	OPT_TEXT(struct order_filter, find, "find", 0, "TEXT", "with this text in its number, customer, ref, notes, products or specifications"),
	OPT_TEXTS(struct order_filter, ref, "ref", 0, "REF", "that the customer calls so"),
	OPT_TEXTS(struct order_filter, item, "item", 'i', "CODE", "of this product"),
	OPT_DAY(struct order_filter, due_from, "due-from", 0, "required on this day or later"),
	OPT_DAY(struct order_filter, due_to, "due-to", 0, "required on this day or earlier"),
	{0},
};

static enum outcome list(struct run *run) {
	struct listing listing;
	const char *text = run->operands[0];
	if (text && filter.find && strcmp(text, filter.find) != 0)
		return fail(run->context.fault, USAGE, "a text and --find: which is to be found?");
	filter.find = text ? text : filter.find;
	TRY(order_list(&run->context, &filter, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, NULL, "[TEXT]", "list the orders, or those with this text in them", options, NULL, &filter, list},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-list", "list sales orders", verbs};
	return command_main(argc, argv, &command);
}
