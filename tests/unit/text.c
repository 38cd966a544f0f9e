/* Text: what is kept, how wide it is, what is made harmless; buffers and arenas under it. */
#include "unit.h"

#include "ground/arena.h"
#include "ground/text.h"

#include <string.h>

static const char *wrong_at(const char *text, size_t length, enum text_kind kind, size_t *offset) {
	*offset = 0;
	return text_check(text, length, kind, offset);
}

static void keeps(void **state) {
	size_t offset = 0;
	(void)state;
	assert_null(wrong_at("", 0, TEXT_LINE, &offset));
	static const char many[] = "隔膜泵 'x' \"y\" 👩‍🔧 \u200f--";
	assert_null(wrong_at(many, sizeof many - 1, TEXT_LINE, &offset));
	assert_null(wrong_at("two\nlines\tand a tab", 19, TEXT_NOTE, &offset));
}

static void refuses(void **state) {
	size_t offset = 0;
	(void)state;
	assert_non_null(wrong_at("two\nlines", 9, TEXT_LINE, &offset));
	assert_int_equal(offset, 3);
	assert_non_null(wrong_at("a\x1b[31m", 6, TEXT_NOTE, &offset));
	assert_int_equal(offset, 1);
	assert_non_null(wrong_at("ab\xff", 3, TEXT_LINE, &offset));
	assert_int_equal(offset, 2);
	assert_non_null(wrong_at("\xc0\xaf", 2, TEXT_LINE, &offset));      /* overlong */
	assert_non_null(wrong_at("\xed\xa0\x80", 3, TEXT_LINE, &offset)); /* a surrogate */
	assert_non_null(wrong_at("\xe4\xb8", 2, TEXT_LINE, &offset));     /* cut */
	assert_non_null(wrong_at("\xc2\x9b", 2, TEXT_LINE, &offset));     /* C1 */
	assert_non_null(wrong_at("a\0b", 3, TEXT_LINE, &offset));
}

static void widths(void **state) {
	(void)state;
	assert_int_equal(text_width("pump"), 4);
	assert_int_equal(text_width("隔膜泵"), 6);
	assert_int_equal(text_width("e\xcc\x81"), 1);
	assert_int_equal(text_width(""), 0);
}

static const char *harmless(struct buffer *out, const char *text) {
	buffer_clear(out);
	text_harmless(out, text);
	return out->data;
}

static void harmless_texts(void **state) {
	struct buffer out = {0};
	(void)state;
	assert_string_equal(harmless(&out, "泵"), "泵");
	assert_string_equal(harmless(&out, "a\nb\tc"), "a⏎b c");
	assert_string_equal(harmless(&out, "\x1b[2J"), "\\u{1b}[2J");
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): that is the point */
	assert_string_equal(harmless(&out, "x\u202Egnp.exe"), "x\\u{202e}gnp.exe");
	assert_string_equal(harmless(&out, "a\xff"), "a\\xff");
	buffer_free(&out);
}

static void nearest(void **state) {
	static const char *const words[] = {"customer", "product", "quality"};
	(void)state;
	assert_string_equal(text_nearest("custmer", words, 3), "customer");
	assert_string_equal(text_nearest("qualtiy", words, 3), "quality");
	assert_null(text_nearest("ship", words, 3));
	assert_null(text_nearest("", words, 3));
}

static void json(void **state) {
	struct buffer out = {0};
	(void)state;
	buffer_json(&out, "a\"b\\c\n\x01泵", 10);
	assert_string_equal(out.data, "\"a\\\"b\\\\c\\n\\u0001泵\"");
	buffer_clear(&out);
	buffer_integer(&out, INT64_MIN);
	assert_string_equal(out.data, "-9223372036854775808");
	buffer_free(&out);
}

static void arenas(void **state) {
	struct arena arena = {0};
	int *items = NULL;
	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		items = arena_grow(&arena, items, i, sizeof *items);
		items[i] = (int)i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	const struct arena_mark mark = arena_mark(&arena);
	char *big = arena_alloc(&arena, 100000);
	assert_int_equal(big[99999], 0);
	memset(big, 'x', 100000);
	arena_rewind(&arena, mark);
	assert_int_equal(items[999], 999);
	assert_string_equal(arena_printf(&arena, "%s-%d", "a", 7), "a-7");
	assert_null(arena_text(&arena, NULL));
	arena_free(&arena);
}

/* A reason that is too long is cut between two characters. */
static void faults(void **state) {
	struct fault fault = {0};
	char text[2000];
	size_t offset = 0;
	(void)state;
	for (size_t i = 0; i + 3 < sizeof text; i += 3)
		memcpy(text + i, "泵", 4);
	assert_int_equal(fail(&fault, BAD_DATA, "%s", text), BAD_DATA);
	assert_null(text_check(fault.reason, strlen(fault.reason), TEXT_LINE, &offset));
	assert_int_equal(fail(&fault, DEFECT, "later"), BAD_DATA);
	fault_clear(&fault);
	assert_int_equal(fail(&fault, DEFECT, "later"), DEFECT);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(keeps), cmocka_unit_test(refuses), cmocka_unit_test(widths),
		cmocka_unit_test(harmless_texts), cmocka_unit_test(nearest), cmocka_unit_test(json),
		cmocka_unit_test(arenas), cmocka_unit_test(faults)};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
