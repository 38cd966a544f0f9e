/* report: what someone reads rather than types (clause 1.9). */
#include "face/command.h"
#include "ground/moment.h"
#include "report/month.h"

static enum outcome month(struct run *run) {
	struct listing listing;
	int64_t number = 0;
	const char *wrong = month_parse(run->operands[0], &number);
	if (wrong)
		return fail(run->context.fault, BAD_DATA, "'%s': %s", run->operands[0], wrong);
	TRY(month_report(&run->context, number, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "month", "MONTH", "the figures of a month (YYYY-MM)", NULL, NULL, NULL, month},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"report", "the reports", verbs};
	return command_main(argc, argv, &command);
}
