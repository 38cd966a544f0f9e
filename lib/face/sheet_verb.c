#include "face/sheet_verb.h"

struct sheet_request sheet_request;

const struct option_entry sheet_options[] = {
	OPT_ENCODING(struct sheet_request, encoding),
	{0},
};

enum outcome sheet_verb_run(struct run *run, const struct sheet_verb *verb) {
	const struct sheet_source source = {run->operands[0], sheet_request.encoding, verb->columns, verb->needed};
	return sheet_each(&source, run->context.arena, run->context.fault, verb->request, verb->size, verb->take, run);
}
