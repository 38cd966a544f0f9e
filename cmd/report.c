/* report: what someone reads rather than types (clauses 1.9, 2.5.3 to 2.5.8). */
#include "face/command.h"
#include "flow/carrier.h"
#include "ground/moment.h"
#include "policy/late.h"
#include "report/as_of.h"
#include "report/registers.h"
#include "report/summary.h"

static struct request {
	struct register_filter filter;
	struct submission submission;
	struct maybe as_of;
	bool compare, chinese, check;
} request;

#define AS_OF OPT_INSTANT(struct request, as_of, "as-of", 0, "as it was known at that time")
#define CHINESE OPT_FLAG(struct request, chinese, "chinese", 0, "under Chinese headings")

/* Print what a function lists of now, or with --as-of of what was known then. */
static enum outcome print(struct run *run,
	enum outcome (*list)(struct run *run, struct context *context, struct listing *listing)) {
	struct context then = {0}, *context = &run->context;
	struct listing listing = {0};
	enum outcome outcome = DONE;
	if (request.as_of.given) {
		outcome = as_of_all(&run->context, request.as_of.value, &then);
		context = &then;
	}
	if (outcome == DONE)
		outcome = list(run, context, &listing);
	listing.chinese = request.chinese;
	if (outcome == DONE)
		outcome = answer_listing(run, &listing);
	context_close(&then);
	return outcome;
}

static enum outcome month_operand(struct run *run, int64_t *month) {
	const char *wrong = month_parse(run->operands[0], month);
	return wrong ? fail(run->context.fault, BAD_DATA, "'%s': %s", run->operands[0], wrong) : DONE;
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

static enum outcome month(struct run *run) {
	return print(run, list_month);
}

static const struct option_entry texts_options[] = {
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if a department is late"), CHINESE, AS_OF, {0}};

static enum outcome list_texts(struct run *run, struct context *cx, struct listing *listing) {
	struct summary summary;
	int64_t month = 0;
	TRY(month_operand(run, &month));
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	for (int i = 0; i < summary.text_count; i++)
		run->found |= request.check && summary.texts[i].late;
	summary_texts(cx, &summary, listing);
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
	TRY(month_operand(run, &month));
	return summary_submit(&run->context, month, &request.submission);
}

static enum outcome close_month(struct run *run) {
	int64_t month = 0;
	TRY(month_operand(run, &month));
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

static const struct option_entry register_options[] = {
	OPT_DAY(struct request, filter.from, "from", 0, "on this day or later"),
	OPT_DAY(struct request, filter.to, "to", 0, "on this day or earlier"),
	OPT_TEXT(struct request, filter.customer, "customer", 'c', "CODE", "of this customer"),
	CHINESE,
	AS_OF,
	{0},
};

#define REGISTER(verb)                                                                                        \
	static enum outcome list_##verb(struct run *run, struct context *cx, struct listing *listing) {     \
		(void)run;                                                                            \
		return register_##verb(cx, &request.filter, listing);                                 \
	}                                                                                             \
	static enum outcome verb(struct run *run) {                                                   \
		return print(run, list_##verb);                                                       \
	}
REGISTER(shipping)
REGISTER(notes)
REGISTER(dispatch)

static const struct option_entry carrier_options[] = {
	OPT_FLAG(struct request, check, "check", 0, "end with 2 if one is to be replaced"),
	AS_OF,
	{0},
};

static enum outcome list_carriers(struct run *run, struct context *cx, struct listing *listing) {
	int64_t poor = 0;
	TRY(carrier_score(cx, &(struct carrier_wish){0}, listing, &poor));
	run->found = request.check && poor > 0;
	return DONE;
}

static enum outcome carriers(struct run *run) {
	return print(run, list_carriers);
}

static const struct verb verbs[] = {
	{VERB_READS, "month", "MONTH", "the figures of a month (YYYY-MM)", month_options, NULL, &request, month},
	{VERB_CHANGES, "submit", "MONTH", "hand in a department's text for the month's summary (1.9)", submit_options, NULL, &request, submit},
	{VERB_READS, "texts", "MONTH", "the departments' texts, and who is late", texts_options, NULL, &request, texts},
	{VERB_CHANGES, "close", "MONTH", "close a month that is over: its figures never change again", NULL, NULL, NULL, close_month},
	{VERB_READS, "close", NULL, "the months that are closed", plain_options, NULL, &request, closes},
	{VERB_READS, "late", "[MONTH]", "what was recorded after its month was closed, of one month of recording or all", plain_options, NULL, &request, late},
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
