/* capacity: hours of work centres, and what to do when they don't suffice (clause 3.4.3). */
#include "face/command.h"
#include "flow/capacity.h"

static struct centre_request centre;
static const struct option_entry set_options[] = {
	OPT_TEXT(struct centre_request, name, "name", 0, "NAME", "what it is called"),
	OPT_QUANTITY(struct centre_request, hours, "hours", 0, "hours of a working day"),
	OPT_DAY(struct centre_request, day, "day", 0, "of this day alone"),
	{0},
};

static enum outcome set(struct run *run) {
	return capacity_set(&run->context, run->operands[0], &centre);
}

static const struct option_entry need_options[] = {
	OPT_QUANTITY(struct centre_request, hours, "hours", 0, "hours that a unit needs; 0 for none"),
	{0},
};

static enum outcome need(struct run *run) {
	return capacity_need(&run->context, run->operands[0], run->operands[1], centre.hours);
}

static struct request {
	struct capacity_span span;
	bool check;
} request;
static const struct option_entry span_options[] = {
	OPT_DAY(struct request, span.from, "from", 0, "from this day on; today, if it isn't said"),
	OPT_DAY(struct request, span.to, "to", 0, "to this day; four weeks on, if it isn't said"),
	{0},
};
static const struct option_entry over_options[] = {
	OPT_DAY(struct request, span.from, "from", 0, "from this day on; today, if it isn't said"),
	OPT_DAY(struct request, span.to, "to", 0, "to this day; four weeks on, if it isn't said"),
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if there is such a day"),
	{0},
};
static const struct option_entry raise_options[] = {
	OPT_DAY(struct request, span.from, "from", 0, "from this day on; today, if it isn't said"),
	OPT_DAY(struct request, span.to, "to", 0, "to this day; four weeks on, if it isn't said"),
	OPT_NOTE(struct request, span.reason, "reason", 0, "TEXT", "why it is over"),
	{0},
};

static enum outcome show_load(struct run *run, bool over) {
	struct listing listing;
	int64_t count = 0;
	request.span.centre = run->operands[0];
	TRY(capacity_load(&run->context, &request.span, over, &listing, &count));
	run->found = request.check && count > 0;
	return answer_listing(run, &listing);
}

static enum outcome load(struct run *run) {
	return show_load(run, false);
}

static enum outcome over(struct run *run) {
	return show_load(run, true);
}

static enum outcome rank(struct run *run) {
	struct listing listing;
	request.span.centre = run->operands[0];
	TRY(capacity_rank(&run->context, &request.span, &listing));
	return answer_listing(run, &listing);
}

static enum outcome raise_case(struct run *run) {
	request.span.centre = run->operands[0];
	return capacity_raise(&run->context, &request.span);
}

static struct deciding {
	const char *reason;
} deciding;
static const struct option_entry decide_options[] = {
	OPT_NOTE(struct deciding, reason, "reason", 0, "TEXT", "why not by profit"),
	{0},
};

static enum outcome decide(struct run *run) {
	return capacity_decide(&run->context, run->operands[0], run->operands + 1, deciding.reason);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(capacity_list(&run->context, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list the work centres, and what waits for a decision", NULL, NULL, NULL, list},
	{VERB_CHANGES, "set", "CENTRE", "add a work centre, or change its hours", set_options, NULL, &centre, set},
	{VERB_CHANGES, "need", "PRODUCT CENTRE", "say what a unit of a product needs of a centre", need_options, NULL, &centre, need},
	{VERB_READS, "load", "[CENTRE]", "show the load of open steps, day by day", span_options, NULL, &request, load},
	{VERB_READS, "over", "[CENTRE]", "show the days that don't hold it, and whose orders collide", over_options, NULL, &request, over},
	{VERB_CHANGES, "raise", "CENTRE", "raise over-capacity, as production", raise_options, NULL, &request, raise_case},
	{VERB_READS, "rank", "CENTRE", "rank the orders that compete for it by profit: an hour, in all, by unit", span_options, NULL, &request, rank},
	{VERB_CHANGES, "decide", "CENTRE ORDER...", "decide their sequence, as the general manager", decide_options, NULL, &deciding, decide},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"capacity", "the hours of work centres", verbs};
	return command_main(argc, argv, &command);
}
