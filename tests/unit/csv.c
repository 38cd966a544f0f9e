/* CSV in: RFC 4180, two encodings, lines counted, formulas armed again. */
#include "unit.h"

#include "face/csv_in.h"

#include <string.h>

struct sheet {
	struct fault fault;
	struct arena arena;
	struct csv_reader *reader;
	char path[40];
	struct input input;
};

static enum outcome begin_sheet(struct sheet *sheet, const char *bytes, size_t size, const char *encoding) {
	*sheet = (struct sheet){0};
	snprintf(sheet->path, sizeof sheet->path, "/tmp/ordflow-csv.XXXXXX");
	const int file = mkstemp(sheet->path);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), (ssize_t)size);
	close(file);
	sheet->input = (struct input){.path = sheet->path, .lines = true};
	assert_int_equal(input_read(&sheet->input, &sheet->fault), DONE);
	return csv_open(&sheet->reader, &sheet->input, encoding, &sheet->arena, &sheet->fault);
}

static void end_sheet(struct sheet *sheet) {
	csv_close(sheet->reader);
	input_free(&sheet->input);
	arena_free(&sheet->arena);
	unlink(sheet->path);
}

/* The next record as "a|b|c", or "" at the end, or "!reason". */
static const char *next(struct sheet *sheet, size_t *line) {
	static char text[1100];
	struct csv_record record = {0};
	bool more = false;
	text[0] = '\0';
	if (csv_next(sheet->reader, &record, &more) != DONE) {
		snprintf(text, sizeof text, "!%s", sheet->fault.reason);
		*line = sheet->fault.line;
		return text;
	}
	*line = record.line;
	for (size_t i = 0; more && i < record.count; i++) {
		strncat(text, i > 0 ? "|" : "", sizeof text - strlen(text) - 1);
		strncat(text, record.fields[i], sizeof text - strlen(text) - 1);
	}
	return text;
}

static void records(void **state) {
	static const char text[] = "\xEF\xBB\xBF" "a,b,c\r\n1,\"two\nlines\",3\r\n\"q\"\"q\", x ,\n'=1+1,'text,''@x";
	struct sheet sheet;
	size_t line = 0;
	(void)state;
	assert_int_equal(begin_sheet(&sheet, text, sizeof text - 1, NULL), DONE);
	assert_string_equal(next(&sheet, &line), "a|b|c");
	assert_int_equal(line, 1);
	assert_string_equal(next(&sheet, &line), "1|two\nlines|3");
	assert_int_equal(line, 2);
	assert_string_equal(next(&sheet, &line), "q\"q| x |");
	assert_int_equal(line, 4);
	assert_string_equal(next(&sheet, &line), "=1+1|'text|'@x");
	assert_string_equal(next(&sheet, &line), "");
	end_sheet(&sheet);
}

static void gb18030(void **state) {
	static const char text[] = "\xCD\xE2\xB2\xBF,\xB1\xC3\n1,\xB8\xF4\xC4\xA4\xB1\xC3\n";
	struct sheet sheet;
	size_t line = 0;
	(void)state;
	assert_int_equal(begin_sheet(&sheet, text, sizeof text - 1, NULL), DONE);
	assert_string_equal(next(&sheet, &line), "外部|泵");
	assert_string_equal(next(&sheet, &line), "1|隔膜泵");
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, text, sizeof text - 1, "utf-8"), BAD_DATA);
	assert_int_equal(sheet.fault.line, 1);
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, text, sizeof text - 1, "latin1"), BAD_DATA);
	end_sheet(&sheet);
}

static void wrong(void **state) {
	struct sheet sheet;
	size_t line = 0;
	(void)state;
	assert_int_equal(begin_sheet(&sheet, "a\nb\n\"open\n", 10, NULL), DONE);
	next(&sheet, &line);
	next(&sheet, &line);
	assert_string_equal(next(&sheet, &line), "!a quote that is not closed");
	assert_int_equal(line, 3);
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, "a\nx\"y\n", 6, NULL), DONE);
	next(&sheet, &line);
	assert_int_equal(*next(&sheet, &line), '!');
	assert_int_equal(line, 2);
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, "a\nx\0y\n", 6, NULL), DONE);
	next(&sheet, &line);
	assert_int_equal(*next(&sheet, &line), '!');
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, "a\n\xff\n", 4, NULL), BAD_DATA);
	end_sheet(&sheet);
	assert_int_equal(begin_sheet(&sheet, "", 0, NULL), DONE);
	assert_string_equal(next(&sheet, &line), "");
	end_sheet(&sheet);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(records), cmocka_unit_test(gb18030), cmocka_unit_test(wrong)};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
