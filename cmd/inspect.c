/* inspect: final inspection and finished goods (clause 1.7). */
#include "face/command.h"
#include "flow/inspect.h"
#include "policy/numbers.h"

static struct inspection_request request;
static const struct option_entry record_options[] = {
	OPT_INTEGER(struct inspection_request, line, "line", 0, "LINE", "the order's line"),
	OPT_QUANTITY(struct inspection_request, passed, "passed", 0, "how many passed"),
	OPT_QUANTITY(struct inspection_request, failed, "failed", 0, "how many failed"),
	OPT_QUANTITY(struct inspection_request, rework, "rework", 0, "how many of the failed are reworked"),
	OPT_QUANTITY(struct inspection_request, scrap, "scrap", 0, "how many of the failed are scrapped"),
	OPT_TEXT(struct inspection_request, rework_of, "rework-of", 0, "INSPECTION", "these are reworked ones that it found"),
	OPT_TEXT(struct inspection_request, returned, "returned", 0, "NOTE", "these came back of this delivery note"),
	OPT_TEXT(struct inspection_request, outsourced, "outsourced", 0, "OUTSOURCING", "these were bought by this request"),
	OPT_TEXT(struct inspection_request, batch, "batch", 0, "BATCH", "the batch number"),
	{0},
};

static enum outcome record(struct run *run) {
	int64_t id = 0;
	TRY(inspect_record(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_INSPECTION, id);
}

static enum outcome finish_goods(struct run *run) {
	int64_t id = 0;
	TRY(inspect_finish(&run->context, run->operands[0], &id));
	return answer_number(run, DOCUMENT_FINISHED_GOODS, id);
}

static enum outcome trace(struct run *run) {
	struct listing listing;
	TRY(inspect_trace(&run->context, run->operands[0], &listing));
	return answer_listing(run, &listing);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(inspect_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the inspections", NULL, NULL, NULL, list},
	{VERB_CHANGES, "record", "ORDER", "record a final inspection", record_options, NULL, &request, record},
	{VERB_CHANGES, "finish", "INSPECTION", "report what passed as finished goods", NULL, NULL, NULL, finish_goods},
	{VERB_READS, "trace", "BATCH|WAYBILL|NOTE|ORDER", "show where a batch went, or which batches something came from", NULL, NULL, NULL, trace},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"inspect", "inspect and report finished goods", verbs};
	return command_main(argc, argv, &command);
}
