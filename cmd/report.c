/* report: what someone reads rather than types (clauses 1.9, 2.5.3 to 2.5.8). */
#include "face/command.h"
#include "flow/carrier.h"
#include "ground/moment.h"
#include "report/month.h"
#include "report/registers.h"

static enum outcome month(struct run *run) {
	struct listing listing;
	int64_t number = 0;
	const char *wrong = month_parse(run->operands[0], &number);
	if (wrong)
		return fail(run->context.fault, BAD_DATA, "'%s': %s", run->operands[0], wrong);
	TRY(month_report(&run->context, number, &listing));
	return answer_listing(run, &listing);
}

static struct request {
	struct register_filter filter;
	bool chinese, check;
} request;
static const struct option_entry register_options[] = {
	OPT_DAY(struct request, filter.from, "from", 0, "on this day or later"),
	OPT_DAY(struct request, filter.to, "to", 0, "on this day or earlier"),
	OPT_TEXT(struct request, filter.customer, "customer", 'c', "CODE", "of this customer"),
	OPT_FLAG(struct request, chinese, "chinese", 0, "under Chinese headings"),
	{0},
};

static enum outcome print_register(struct run *run,
	enum outcome (*list)(struct context *, const struct register_filter *, struct listing *)) {
	struct listing listing;
	TRY(list(&run->context, &request.filter, &listing));
	listing.chinese = request.chinese;
	return answer_listing(run, &listing);
}

static enum outcome shipping(struct run *run) {
	return print_register(run, register_shipping);
}

static enum outcome notes(struct run *run) {
	return print_register(run, register_notes);
}

static enum outcome dispatch(struct run *run) {
	return print_register(run, register_dispatch);
}

static const struct option_entry carrier_options[] = {
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if one is to be replaced"),
	{0},
};

static enum outcome carriers(struct run *run) {
	struct listing listing;
	int64_t poor = 0;
	TRY(carrier_score(&run->context, &(struct carrier_wish){0}, &listing, &poor));
	run->found = request.check && poor > 0;
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "month", "MONTH", "the figures of a month (YYYY-MM)", NULL, NULL, NULL, month},
	{VERB_READS, "shipping", NULL, "the shipping register (2.5.3)", register_options, NULL, &request, shipping},
	{VERB_READS, "notes", NULL, "what the delivery notes carry (2.5.4)", register_options, NULL, &request, notes},
	{VERB_READS, "dispatch", NULL, "the dispatch register (2.5.6)", register_options, NULL, &request, dispatch},
	{VERB_READS, "carriers", NULL, "the carriers' scores, and which are to be replaced (2.5.8)", carrier_options, NULL, &request, carriers},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"report", "the reports", verbs};
	return command_main(argc, argv, &command);
}
