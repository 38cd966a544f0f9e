/* report: what someone reads rather than types (clauses 1.9, 2.5.3 to 2.5.8). */
#include "face/command.h"
#include "face/message.h"
#include "flow/capacity.h"
#include "flow/carrier.h"
#include "flow/finding.h"
#include "ground/typed.h"
#include "policy/late.h"
#include "policy/numbers.h"
#include "ground/language.h"
#include "report/as_of.h"
#include "report/registers.h"
#include "report/summary.h"
#include "report/summary_page.h"

static struct request {
	struct register_filter filter;
	struct submission submission;
	const char *reason;
	struct maybe as_of;
	bool compare, chinese, check, versions;
} request;

#define AS_OF OPT_INSTANT(struct request, as_of, "as-of", 0, "as it was known at that time")
#define CHINESE OPT_FLAG(struct request, chinese, "chinese", 0, "under Chinese headings")

/* Print what a function lists of now, or with --as-of of what was known then. */
static enum outcome print(struct run *run,
	enum outcome (*list)(struct run *run, struct context *context, struct listing *listing)) {
	struct context then = {0}, *context = &run->context;
	struct listing listing = {0};
	enum outcome outcome = DONE;
	if (request.chinese)
		language_use(LANGUAGE_OF_THE_POLICIES);
	if (request.as_of.given) {
		outcome = as_of_all(&run->context, request.as_of.value, &then);
		context = &then;
	}
	if (outcome == DONE)
		outcome = list(run, context, &listing);
	listing.chinese = request.chinese;
	if (outcome == DONE && listing.count > 0) /* else it has printed itself */
		outcome = answer_listing(run, &listing);
	context_close(&then);
	return outcome;
}

static enum outcome month_operand(struct run *run, int64_t *month) {
	const char *wrong = typed_month(run->operands[0], month);
	return wrong ? fail(run->context.fault, BAD_DATA, "'%s': %s", run->operands[0], wrong) : DONE;
}

/* Of what is changed, the clerk is told which month was read if he wrote it otherwise. */
static enum outcome month_to_change(struct run *run, int64_t *month) {
	const char *typed = run->operands[0];
	const char *reading = run->quiet ? NULL : value_reading(run->context.arena, OPTION_MONTH, typed);
	if (reading)
		message("%s: %s", typed, reading);
	return month_operand(run, month);
}

static const struct option_entry month_options[] = {
	OPT_FLAG(struct request, compare, "compare", 0, "beside the month before and the same month a year before, with names (a table always is)"),
	CHINESE,
	AS_OF,
	{0},
};

static enum outcome list_month(struct run *run, struct context *cx, struct listing *listing) {
	const bool compare = request.compare || run->output.format == FORMAT_TABLE;
	struct summary summary;
	int64_t month = 0;
	TRY(month_operand(run, &month));
	TRY(summary_load(cx, month, compare ? SUMMARY_COMPARED : SUMMARY_MONTH, &summary));
	summary_figures(cx, &summary, compare, listing);
	return DONE;
}

static enum outcome print_page(struct run *run, struct context *cx, struct listing *listing) {
	struct summary summary;
	struct buffer page = {0};
	int64_t month = 0;
	(void)listing;
	TRY(month_operand(run, &month));
	TRY(summary_load(cx, month, SUMMARY_COMPARED | SUMMARY_HISTORY, &summary));
	enum outcome outcome = summary_page(cx, &summary, request.chinese || run->output.chinese, &page);
	if (outcome == DONE)
		outcome = answer_bytes(run, page.data, page.length);
	buffer_free(&page);
	return outcome;
}

static enum outcome month(struct run *run) {
	return print(run, run->output.format == FORMAT_HTML ? print_page : list_month);
}

static const struct option_entry texts_options[] = {
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if a department is late"),
	OPT_FLAG(struct request, versions, "versions", 0, "every version, when it was recorded, and who was excused"),
	CHINESE, AS_OF, {0}};

static enum outcome list_texts(struct run *run, struct context *cx, struct listing *listing) {
	struct summary summary;
	int64_t month = 0;
	TRY(month_operand(run, &month));
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	for (int i = 0; i < summary.text_count; i++)
		run->found |= request.check && summary.texts[i].late;
	if (request.versions)
		return texts_list(cx, month, listing);
	summary_texts(cx, &summary, run->output.format == FORMAT_TABLE, listing);
	return DONE;
}

static enum outcome texts(struct run *run) {
	return print(run, list_texts);
}

static const struct option_entry submit_options[] = {
	OPT_WORD(struct request, submission.department, "dept", 0, "DEPARTMENT", "whose text it is", role_words, ROLE_COUNT),
	OPT_NOTE(struct request, submission.text, "text", 0, "TEXT", "the text"),
	OPT_FILE(struct request, submission.file, "file", 0, "or a file that holds it"),
	{0},
};

static enum outcome submit(struct run *run) {
	int64_t month = 0;
	TRY(month_to_change(run, &month));
	return text_submit(&run->context, month, &request.submission);
}

static const struct option_entry excuse_options[] = {
	OPT_WORD(struct request, submission.department, "dept", 0, "DEPARTMENT", "whose text is missing",
		role_words, ROLE_COUNT),
	OPT_NOTE(struct request, reason, "reason", 0, "TEXT", "why it is excused"),
	{0},
};

static enum outcome excuse(struct run *run) {
	int64_t month = 0;
	TRY(month_to_change(run, &month));
	return text_excuse(&run->context, month, request.submission.department, request.reason);
}

static enum outcome acknowledge(struct run *run) {
	int64_t month = 0;
	TRY(month_to_change(run, &month));
	return summary_acknowledge(&run->context, month);
}

static enum outcome close_month(struct run *run) {
	int64_t month = 0;
	TRY(month_to_change(run, &month));
	return summary_close(&run->context, month);
}

static const struct option_entry plain_options[] = {CHINESE, AS_OF, {0}};

static enum outcome list_closes(struct run *run, struct context *cx, struct listing *listing) {
	(void)run;
	return summary_closes(cx, listing);
}

static enum outcome closes(struct run *run) {
	return print(run, list_closes);
}

static enum outcome list_late(struct run *run, struct context *cx, struct listing *listing) {
	int64_t month = 0;
	if (run->operands[0])
		TRY(month_operand(run, &month));
	return late_list(cx, month, listing);
}

static enum outcome late(struct run *run) {
	return print(run, list_late);
}

#define FROM_TO \
	OPT_DAY(struct request, filter.from, "from", 0, "on this day or later"), \
	OPT_DAY(struct request, filter.to, "to", 0, "on this day or earlier")
#define CUSTOMER OPT_TEXT(struct request, filter.customer, "customer", 'c', "CODE", "of this customer")
#define DEPARTMENT \
	OPT_WORD(struct request, filter.department, "dept", 0, "DEPARTMENT", "of this department", role_words, ROLE_COUNT)
#define CHECK(found) OPT_FLAG(struct request, check, "check", 0, "end with 2 if " found)

static const struct option_entry register_options[] = {
	FROM_TO, CUSTOMER, CHECK("the next step of one is missing"), CHINESE, AS_OF, {0}};
static const struct option_entry open_options[] = {
	FROM_TO, CUSTOMER, DEPARTMENT, CHECK("something is late"), CHINESE, AS_OF, {0}};
static const struct option_entry receivable_options[] = {FROM_TO, CUSTOMER, CHECK("something is owed"), CHINESE, AS_OF, {0}};
static const struct option_entry department_options[] = {
	FROM_TO, DEPARTMENT, CHECK("something was late"), CHINESE, AS_OF, {0}};
static const struct option_entry compliance_options[] = {FROM_TO,
	OPT_FLAG(struct request, filter.detail, "detail", 0, "each breach and each override"), CHECK("a clause was breached"),
	CHINESE, AS_OF, {0}};

#define REGISTER(verb)                                                                                        \
	static enum outcome list_##verb(struct run *run, struct context *cx, struct listing *listing) {     \
		int64_t act = 0;                                                                      \
		TRY(register_##verb(cx, &request.filter, listing, &act));                             \
		run->found = request.check && act > 0;                                                \
		return DONE;                                                                          \
	}                                                                                             \
	static enum outcome show_##verb(struct run *run) {                                            \
		return print(run, list_##verb);                                                       \
	}
REGISTER(shipping)
REGISTER(notes)
REGISTER(dispatch)
REGISTER(overdue)
REGISTER(backlog)
REGISTER(receivables)
REGISTER(departments)
REGISTER(compliance)

static const struct option_entry carrier_options[] = {FROM_TO, CHECK("one is to be replaced"), CHINESE, AS_OF, {0}};

static enum outcome list_carriers(struct run *run, struct context *cx, struct listing *listing) {
	const struct carrier_wish wish = {.from = register_begins(&request.filter), .to = register_ends(&request.filter)};
	int64_t poor = 0;
	TRY(carrier_score(cx, &wish, listing, &poor));
	run->found = request.check && poor > 0;
	return DONE;
}

static enum outcome carriers(struct run *run) {
	return print(run, list_carriers);
}

static const struct option_entry capacity_options[] = {
	OPT_DAY(struct request, filter.from, "from", 0, "from this day on; today, if it isn't said"),
	OPT_DAY(struct request, filter.to, "to", 0, "to this day; four weeks on, if it isn't said"),
	CHECK("a day is over"), CHINESE, AS_OF, {0}};

static enum outcome list_capacity(struct run *run, struct context *cx, struct listing *listing) {
	const struct capacity_span span = {.centre = run->operands[0], .from = request.filter.from, .to = request.filter.to};
	int64_t over = 0;
	TRY(capacity_load(cx, &span, false, listing, &over));
	run->found = request.check && over > 0;
	return DONE;
}

static enum outcome capacity(struct run *run) {
	return print(run, list_capacity);
}

static struct finding_request found;
static const struct option_entry found_options[] = {
	OPT_WORD(struct finding_request, department, "dept", 0, "DEPARTMENT", "the department that it concerns", role_words, ROLE_COUNT),
	OPT_TEXT(struct finding_request, document, "document", 0, "DOCUMENT", "the document or order that it was found in"),
	OPT_NOTE(struct finding_request, text, "text", 0, "TEXT", "what was found"),
	{0},
};

static enum outcome record_finding(struct run *run) {
	int64_t id = 0;
	found.clause = run->operands[0];
	TRY(finding_record(&run->context, &found, &id));
	return answer_number(run, DOCUMENT_FINDING, id);
}

static struct answering {
	const char *text;
	struct finding_judgement judgement;
} answering;
static const struct option_entry answer_options[] = {
	OPT_NOTE(struct answering, text, "text", 0, "TEXT", "what the department says to it"),
	{0},
};

static enum outcome answer_finding(struct run *run) {
	return finding_answer(&run->context, run->operands[0], answering.text);
}

static const struct option_entry judge_options[] = {
	OPT_CHOICE(struct answering, judgement.accepted, 1, "accepted", 0, "the answer will do: the finding is closed"),
	OPT_CHOICE(struct answering, judgement.accepted, 0, "refused", 0, "it won't: the finding is open again"),
	OPT_NOTE(struct answering, judgement.reason, "reason", 0, "TEXT", "why it is refused"),
	{0},
};

static enum outcome judge_finding(struct run *run) {
	return finding_judge(&run->context, run->operands[0], &answering.judgement);
}

static struct finding_filter wanted;
static const struct option_entry finding_options[] = {
	OPT_WORD(struct finding_filter, department, "dept", 0, "DEPARTMENT", "about this department", role_words, ROLE_COUNT),
	OPT_TEXT(struct finding_filter, clause, "clause", 0, "CLAUSE", "about this clause"),
	OPT_FLAG(struct finding_filter, open, "open", 0, "those that aren't closed"),
	{0},
};

static enum outcome findings(struct run *run) {
	struct listing listing;
	TRY(finding_list(&run->context, &wanted, &listing));
	return answer_listing(run, &listing);
}

static enum outcome show_finding(struct run *run) {
	struct view view;
	TRY(finding_view(&run->context, run->operands[0], &view));
	return answer_view(run, &view);
}

static const struct verb verbs[] = {
	{VERB_PAGES, "month", "MONTH", "the figures of a month (YYYY-MM), or in html its summary as a page", month_options, NULL, &request, month},
	{VERB_CHANGES, "submit", "MONTH", "hand in a department's text for the month's summary (1.9)", submit_options, NULL, &request, submit},
	{VERB_READS, "texts", "MONTH", "the departments' texts, and who is late", texts_options, NULL, &request, texts},
	{VERB_CHANGES, "excuse", "MONTH", "excuse a department whose text is missing, as gm, so that the month can be closed (1.9)", excuse_options, NULL, &request, excuse},
	{VERB_CHANGES, "close", "MONTH", "close a month that is over and has its texts: its figures never change again", NULL, NULL, NULL, close_month},
	{VERB_READS, "close", NULL, "the months that are closed, and who has acknowledged them", plain_options, NULL, &request, closes},
	{VERB_CHANGES, "acknowledge", "MONTH", "take note of a closed month's summary, as gm or as chairman (1.9)", NULL, NULL, NULL, acknowledge},
	{VERB_READS, "late", "[MONTH]", "what was recorded after its month was closed, of one month of recording or all", plain_options, NULL, &request, late},
	{VERB_READS, "shipping", NULL, "the shipping register (2.5.3)", register_options, NULL, &request, show_shipping},
	{VERB_READS, "notes", NULL, "what the delivery notes carry (2.5.4)", register_options, NULL, &request, show_notes},
	{VERB_READS, "dispatch", NULL, "the dispatch register (2.5.6)", register_options, NULL, &request, show_dispatch},
	{VERB_READS, "overdue", NULL, "orders, steps, milestones and clocks that are late (2.6.1)", open_options, NULL, &request, show_overdue},
	{VERB_READS, "backlog", NULL, "orders that aren't dispatched, with their age", open_options, NULL, &request, show_backlog},
	{VERB_READS, "receivables", NULL, "what was received for orders, and what is owed since when", receivable_options, NULL, &request, show_receivables},
	{VERB_READS, "departments", NULL, "what departments did in time and what not, for their assessment (3.4.4.3); this month, if no day is said", department_options, NULL, &request, show_departments},
	{VERB_READS, "compliance", NULL, "how often each clause applied, was met, breached, overridden, and by whom (2.3.6); this month, if no day is said", compliance_options, NULL, &request, show_compliance},
	{VERB_READS, "finding", NULL, "what hr found about clauses and departments (2.3.6)", finding_options, NULL, &wanted, findings},
	{VERB_READS, "finding show", "FINDING", "show a finding with every answer and what came of it", NULL, NULL, NULL, show_finding},
	{VERB_CHANGES, "finding record", "CLAUSE", "record what was found about a clause, as hr, or as gm (2.3.6)", found_options, NULL, &found, record_finding},
	{VERB_CHANGES, "finding answer", "FINDING", "answer it, as the department, within finding-days", answer_options, NULL, &answering, answer_finding},
	{VERB_CHANGES, "finding judge", "FINDING", "accept the answer or refuse it, as hr, or about hr as gm", judge_options, NULL, &answering, judge_finding},
	{VERB_READS, "capacity", "[CENTRE]", "load and hours of work centres by day (3.4.3)", capacity_options, NULL, &request, capacity},
	{VERB_READS, "carriers", NULL, "the carriers' scores, and which are to be replaced (2.5.8)", carrier_options, NULL, &request, carriers},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"report", "the reports", verbs};
	return command_main(argc, argv, &command);
}
