/*
 * unit: what the unit tests share: cmocka, and a context over a database in a
 * folder of its own, as its founder sees it.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours takes arguments */

#include "flow/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct fixture {
	char folder[32], path[64];
	struct arena arena;
	struct fault fault;
	struct context cx;
};

/* A new, open database, not yet committed; take down with unit_end(). */
static inline int unit_begin(void **state) {
	struct fixture *fixture = calloc(1, sizeof *fixture);
	assert_non_null(fixture);
	snprintf(fixture->folder, sizeof fixture->folder, "/tmp/ordflow-unit.XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	snprintf(fixture->path, sizeof fixture->path, "%s/orders.db", fixture->folder);
	fixture->cx = (struct context){.arena = &fixture->arena, .fault = &fixture->fault};
	const struct opening opening = {.path = fixture->path, .mode = DB_CREATE, .real = "founder"};
	assert_int_equal(context_open(&fixture->cx, &opening), DONE);
	assert_int_equal(setup_new(&fixture->cx, &(struct setup_request){.timezone = "Asia/Shanghai"}), DONE);
	*state = fixture;
	return 0;
}

static inline int unit_end(void **state) {
	static const char *const endings[] = {"", "-wal", "-shm", ".v0.backup"};
	struct fixture *fixture = *state;
	context_close(&fixture->cx);
	arena_free(&fixture->arena);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		char path[96];
		snprintf(path, sizeof path, "%s%s", fixture->path, endings[i]);
		unlink(path);
	}
	rmdir(fixture->folder);
	free(fixture);
	return 0;
}

#endif
