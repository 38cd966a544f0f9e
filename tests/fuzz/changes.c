/* What an event changed, as somebody may have left it in the file: refused, or read, written and read the same again. */
#include "store/changes.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
	if (!holds)
		abort();
}

static void put(struct changes *changes, const struct change *change) {
	const struct value *row = change->before ? change->before : change->after;
	changes_begin(changes, change->operation, change->table, change->columns);
	for (int i = 0; i < change->columns; i++)
		changes_value(changes, &row[i]);
	for (int i = 0; change->before && change->after && i < change->columns; i++)
		if (change->after[i].type != VALUE_END)
			changes_column(changes, i, &change->after[i]);
	changes_end(changes);
}

static void must_be_same(const struct value *one, const struct value *other, int columns) {
	must(!one == !other);
	for (int i = 0; one && i < columns; i++)
		must(one[i].type == VALUE_END ? other[i].type == VALUE_END : value_equal(&one[i], &other[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	struct arena arena = {0};
	struct changes written = {0};
	struct change *changes = NULL, *again = NULL;
	size_t count = 0, same = 0;
	const struct blob bytes = {data, size};
	if (!changes_read(&arena, &bytes, &changes, &count)) {
		for (size_t i = 0; i < count; i++)
			put(&written, &changes[i]);
		/* A name of a table that is too long to be one is refused when it is written. */
		const struct blob new = {(const unsigned char *)written.bytes.data, written.bytes.length};
		if (!written.bytes.failed) {
			must(!changes_read(&arena, &new, &again, &same) && same == count);
			for (size_t i = 0; i < count; i++) {
				must_be_same(changes[i].before, again[i].before, changes[i].columns);
				must_be_same(changes[i].after, again[i].after, changes[i].columns);
			}
		}
	}
	changes_free(&written);
	arena_free(&arena);
	return 0;
}
