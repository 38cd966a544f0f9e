/* What the journal keeps of rows: as it was written, so it is read; cut off anywhere, it is refused. */
#include "unit.h"

#include "store/changes.h"

#include <string.h>

#define STRING(literal) {.type = VALUE_TEXT, .text = (literal), .number = sizeof(literal) - 1}
#define NOTHING {.type = VALUE_NULL}
#define ROW(...) ((const struct value[]){__VA_ARGS__})

static void put(struct changes *changes, char operation, const char *table, int columns, const struct value *row) {
	changes_begin(changes, operation, table, columns);
	for (int i = 0; i < columns; i++)
		changes_value(changes, &row[i]);
}

static void add(struct changes *changes, const char *table, int columns, const struct value *row) {
	put(changes, '+', table, columns, row);
	changes_end(changes);
}

static struct blob bytes_of(const struct changes *changes) {
	return (struct blob){(const unsigned char *)changes->bytes.data, changes->bytes.length};
}

static void same_row(const struct value *read, const struct value *written, int columns) {
	for (int i = 0; i < columns; i++)
		assert_true(value_equal(&read[i], &written[i]));
}

static void comes_back(void **state) {
	static const int64_t numbers[] = {0, 1, 63, 64, 127, 128, 255, 256, 32767, 32768, 2026110000001, INT64_MAX, -1, -128, -129,
		-32769, INT64_MIN};
	struct arena arena = {0};
	struct changes changes = {0};
	struct change *read = NULL;
	size_t count = 0;
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add(&changes, "numbers", 1, ROW(INT(numbers[i])));
	struct blob bytes = bytes_of(&changes);
	assert_null(changes_read(&arena, &bytes, &read, &count));
	assert_int_equal(count, sizeof numbers / sizeof *numbers);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(read[i].after[0].type, VALUE_INT);
		assert_int_equal(read[i].after[0].number, numbers[i]);
	}
	changes_free(&changes);
	arena_free(&arena);
}

static void rows_and_what_is_the_same(void **state) {
	static const char text[] = "a text of more than sixty-three bytes, which is as many as one byte can say of it";
	const struct value rows[][6] = {
		{INT(2026110000001), INT(1), STRING("食品级"), NOTHING, STRING(""), BLOB("\0\1\2", 3)},
		{INT(2026110000001), INT(2), STRING("食品级"), NOTHING, STRING(""), BLOB("\0\1\2", 3)},
		{INT(2026110000001), INT(2), STRING("食品"), INT(0), STRING(text), BLOB("", 0)},
		{NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING},
	};
	struct arena arena = {0};
	struct changes changes = {0};
	struct change *read = NULL;
	size_t count = 0;
	(void)state;
	for (int i = 0; i < 4; i++)
		add(&changes, i < 3 ? "order_line" : "other", 6, rows[i]);
	put(&changes, '=', "order_line", 6, rows[0]);
	changes_column(&changes, 2, &(struct value)NOTHING);
	changes_column(&changes, 5, &rows[2][4]);
	changes_end(&changes);
	put(&changes, '-', "order_line", 6, rows[1]);
	changes_end(&changes);
	struct blob bytes = bytes_of(&changes);
	assert_null(changes_read(&arena, &bytes, &read, &count));
	assert_int_equal(count, 6);
	for (int i = 0; i < 4; i++) {
		assert_string_equal(read[i].table, i < 3 ? "order_line" : "other");
		same_row(read[i].after, rows[i], 6);
		assert_null(read[i].before);
	}
	assert_int_equal(read[4].operation, '=');
	same_row(read[4].before, rows[0], 6);
	assert_int_equal(read[4].after[1].type, VALUE_END);
	assert_int_equal(read[4].after[2].type, VALUE_NULL);
	assert_true(value_equal(&read[4].after[5], &rows[2][4]));
	same_row(read[5].before, rows[1], 6);
	assert_null(read[5].after);
	/* The second row says little that the first didn't. */
	struct changes one = {0}, two = {0};
	add(&one, "order_line", 6, rows[0]);
	add(&two, "order_line", 6, rows[0]);
	add(&two, "order_line", 6, rows[1]);
	assert_true(two.bytes.length - one.bytes.length <= 4);
	changes_free(&one);
	changes_free(&two);
	/* Cut off, it is refused, or it is the changes before the cut. */
	for (size_t length = 0; length < bytes.size; length++) {
		const struct blob cut = {bytes.bytes, length};
		if (!changes_read(&arena, &cut, &read, &count))
			assert_true(count < 6);
	}
	changes_free(&changes);
	arena_free(&arena);
}

static void long_blobs(void **state) {
	unsigned char file[100] = {1};
	struct arena arena = {0};
	struct changes changes = {0};
	struct change *read = NULL;
	size_t count = 0;
	(void)state;
	add(&changes, "sqlar", 1, ROW(BLOB(file, sizeof file)));
	struct blob bytes = bytes_of(&changes);
	assert_null(changes_read(&arena, &bytes, &read, &count));
	assert_int_equal(read[0].after[0].type, VALUE_NULL);
	assert_true(bytes.size < 50);
	changes_free(&changes);
	arena_free(&arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(comes_back), cmocka_unit_test(rows_and_what_is_the_same),
		cmocka_unit_test(long_blobs)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
