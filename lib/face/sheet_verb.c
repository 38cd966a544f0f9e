#include "face/sheet_verb.h"

#include "policy/gate.h"

enum outcome sheet_verb_run(struct run *run, const struct sheet_verb *verb) {
	const struct sheet_source source = {run->context.inputs, run->operands[0], run->encoding, verb->columns, verb->needed};
	TRY(act(&run->context, verb->action, NULL, NO_ROLES));
	return sheet_each(&source, run->context.arena, run->context.fault, verb->request, verb->size, verb->take, run);
}
