#include "face/sheet_verb.h"

enum outcome sheet_verb_run(struct run *run, const struct sheet_verb *verb) {
	const struct sheet_source source = {run->operands[0], run->encoding, verb->columns, verb->needed};
	return sheet_each(&source, run->context.arena, run->context.fault, verb->request, verb->size, verb->take, run);
}
