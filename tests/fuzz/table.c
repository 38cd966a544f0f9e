/* The reading of CSV: its encoding, records and columns, as imports of orders and of the calendar have them. */
#include "face/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct request {
	const char *ref, *kind, *note;
	struct maybe day, at, quantity, price, discount, amount, flag, month;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static const struct option_entry columns[] = {
		OPT_TEXT(struct request, ref, "ref", 0, NULL, "编号"),
		OPT_TEXT(struct request, kind, "kind", 0, NULL, "类型"),
		OPT_NOTE(struct request, note, "note", 0, NULL, "备注"),
		OPT_DAY(struct request, day, "day", 0, "日期"),
		OPT_INSTANT(struct request, at, "received", 0, "时间"),
		OPT_QUANTITY(struct request, quantity, "qty", 0, "数量"),
		OPT_PRICE(struct request, price, "price", 0, "单价"),
		OPT_PERCENT(struct request, discount, "discount", 0, "折扣"),
		OPT_AMOUNT(struct request, amount, "amount", 0, "金额"),
		OPT_BOOLEAN(struct request, flag, "key_account", "重点"),
		OPT_MONTH(struct request, month, "month", 0, "月份"),
		{0},
	};
	static const char *const needed[] = {NULL};
	char path[64];
	snprintf(path, sizeof path, "/tmp/fuzz-%ld.csv", (long)getpid());
	FILE *file = fopen(path, "w");
	if (!file)
		return 0;
	fwrite(data, 1, size, file);
	fclose(file);
	struct arena arena = {0};
	struct fault fault = {0};
	struct sheet sheet = {0};
	struct csv_record record;
	bool more = true;
	struct input input = {.path = path, .lines = true};
	const struct sheet_source source = {&input, path, NULL, columns, needed};
	enum outcome outcome = input_read(&input, &fault);
	if (outcome == DONE)
		outcome = sheet_open(&sheet, &source, &arena, &fault);
	while (outcome == DONE && (outcome = sheet_next(&sheet, &record, &more)) == DONE && more) {
		struct request request = {0};
		struct sheet_row row = {0};
		sheet_read(&sheet, &record, &row, &request);
	}
	sheet_close(&sheet);
	input_free(&input);
	arena_free(&arena);
	unlink(path);
	return 0;
}
