/* Prints C that holds the digest of the schema that the scripts make: schema_shape of lib/store/shape.h. Run by the build. */
#include "store/schema.h"
#include "store/shape.h"

#include <inttypes.h>
#include <stdio.h>

const uint64_t schema_shape = 0; /* what this is to work out */

static enum outcome work_out(struct db **db, struct arena *arena, struct fault *fault, uint64_t *shape) {
	bool moved = false;
	TRY(db_open(db, "the program's schema", DB_SCRATCH, 0, arena, fault));
	TRY(schema_migrate(*db, schema_scripts, schema_scripts_count, &moved, fault));
	return shape_of(*db, shape);
}

int main(void) {
	struct arena arena = {0};
	struct fault fault = {0};
	struct db *db = NULL;
	uint64_t shape = 0;
	const enum outcome outcome = work_out(&db, &arena, &fault, &shape);
	db_close(db);
	arena_free(&arena);
	if (outcome == DONE)
		printf("#include \"store/shape.h\"\nconst uint64_t schema_shape = 0x%016" PRIx64 ";\n", shape);
	else
		fprintf(stderr, "%s\n", fault.reason);
	return outcome;
}
