/* order-review: the review and quotation sheet, and the contract review form (clause 1.2). */
#include "face/command.h"
#include "flow/demand.h"
#include "flow/review_sheet.h"
#include "flow/views.h"
#include "policy/numbers.h"

static struct review_opening opening;
static const struct option_entry open_options[] = {
	OPT_TEXT(struct review_opening, departments, "depts", 0, "DEPARTMENTS", "who is to review it, with commas; tech and production always"),
	OPT_DAY(struct review_opening, meeting, "meeting", 0, "the day of the meeting (1.2d); small orders may do without"),
	OPT_TEXT(struct review_opening, attendees, "attendees", 0, "NAMES", "who attends it"),
	OPT_NOTE(struct review_opening, reason, "reason", 0, "TEXT", "why what was rejected is reviewed again"),
	{0},
};

static enum outcome open_sheet(struct run *run) {
	struct order order;
	const char *why = NULL;
	TRY(review_open(&run->context, run->operands[0], &opening));
	TRY(order_find(&run->context, run->operands[0], &order));
	TRY(review_proposal(&run->context, &order, &why));
	if (why)
		note(run, "clause 1.2c proposes raise-extend: %s", why);
	return DONE;
}

static struct review_opinion opinion_given;
static const struct option_entry opinion_options[] = {
	OPT_WORD(struct review_opinion, department, "dept", 0, "DEPARTMENT", "whose opinion it is", role_words, ROLE_COUNT),
	OPT_CHOICE(struct review_opinion, agree, 1, "agree", 0, "it agrees"),
	OPT_CHOICE(struct review_opinion, agree, 0, "object", 0, "it objects; the comment says why"),
	OPT_NOTE(struct review_opinion, comment, "comment", 0, "TEXT", "what it says"),
	OPT_FLAG(struct review_opinion, new_product, "new-product", 0, "it is a new product, as the head of tech or production; without it, that it isn't (3.4.1)"),
	{0},
};

static enum outcome opinion(struct run *run) {
	return review_opinion(&run->context, run->operands[0], &opinion_given);
}

static struct review_conclusion conclusion;
static const struct option_entry conclude_options[] = {
	OPT_WORD(struct review_conclusion, accept, "accept", 0, "MODE", "accept the order in this mode", acceptance_modes, MODE_COUNT),
	OPT_PERCENT(struct review_conclusion, raise, "raise", 0, "by how much the price is raised"),
	OPT_INTEGER(struct review_conclusion, extend, "extend", 0, "DAYS", "by how many days the lead time is longer"),
	OPT_FLAG(struct review_conclusion, reject, "reject", 0, "reject the order"),
	OPT_NOTE(struct review_conclusion, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome conclude(struct run *run) {
	return review_conclude(&run->context, run->operands[0], &conclusion);
}

static struct review_days days_needed;
static const struct option_entry days_options[] = {
	OPT_WORD(struct review_days, department, "dept", 0, "DEPARTMENT", "which department needs them", role_words, ROLE_COUNT),
	OPT_INTEGER(struct review_days, days, "days", 0, "DAYS", "working days"),
	{0},
};

static enum outcome days(struct run *run) {
	bool complete = false;
	TRY(review_days(&run->context, run->operands[0], &days_needed, &complete));
	if (complete && run->verbose)
		note(run, "the contract review form is complete");
	return DONE;
}

static struct demand_request demand;
static const struct option_entry demand_options[] = {
	OPT_TEXT(struct demand_request, product, "product", 0, "TEXT", "what it is"),
	OPT_TEXT(struct demand_request, purpose, "purpose", 0, "TEXT", "what it is for"),
	OPT_TEXT(struct demand_request, standard, "standard", 0, "TEXT", "the standard that it has to meet, or none"),
	OPT_QUANTITY(struct demand_request, yearly, "yearly", 0, "the quantity expected a year"),
	OPT_PRICE(struct demand_request, target_price, "target-price", 0, "what a unit may cost the customer"),
	OPT_DAY(struct demand_request, needed, "needed", 0, "when it is needed"),
	OPT_NOTE(struct demand_request, reason, "reason", 0, "TEXT", "why it should be made"),
	{0},
};

static enum outcome file_demand(struct run *run) {
	int64_t id = 0;
	TRY(demand_file(&run->context, run->operands[0], &demand, &id));
	return answer_number(run, DOCUMENT_DEMAND_PLAN, id);
}

static struct decision_request decision;
static const struct option_entry decide_options[] = {
	OPT_CHOICE(struct decision_request, make, 1, "make", 0, "it is made"),
	OPT_CHOICE(struct decision_request, make, 0, "stop", 0, "it isn't"),
	OPT_NOTE(struct decision_request, reason, "reason", 0, "TEXT", "why"),
	{0},
};

static enum outcome decide(struct run *run) {
	return demand_decide(&run->context, run->operands[0], &decision);
}

static enum outcome show(struct run *run) {
	struct view view;
	TRY(review_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	TRY(review_list(&run->context, 0, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", NULL, "list the review sheets", NULL, NULL, NULL, list},
	{VERB_READS, "show", "ORDER", "show an order's sheet and form", NULL, NULL, NULL, show},
	{VERB_CHANGES, "open", "ORDER", "open a sheet", open_options, NULL, &opening, open_sheet},
	{VERB_CHANGES, "opinion", "ORDER", "give a department's opinion", opinion_options, NULL, &opinion_given, opinion},
	{VERB_CHANGES, "conclude", "ORDER", "conclude the review, as the head of production or tech", conclude_options, NULL, &conclusion, conclude},
	{VERB_CHANGES, "days", "ORDER", "say how many working days a department needs", days_options, NULL, &days_needed, days},
	{VERB_CHANGES, "demand", "ORDER", "file a new product's demand plan, every field of it (3.4.4.1)", demand_options, NULL, &demand, file_demand},
	{VERB_CHANGES, "decide", "ORDER", "decide whether a new product is made, as the general manager (3.4.4.2)", decide_options, NULL, &decision, decide},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"order-review", "review a sales order", verbs};
	return command_main(argc, argv, &command);
}
