#include "store/changes.h"

#include "ground/digest.h"
#include "ground/language.h"

#include <string.h>

enum {
	TABLE_BEFORE = 0x80,
	SMALL = 0x00, MOST_SMALL = 0x3F,
	NULLS = 0x40, MOST_NULLS = 0x40,
	INTEGER = 0x80, /* of one byte */
	FIRST = 0x88,
	SAME = 0x90, MOST_SAME = 0x10,
	LONG_TEXT = 0xA0, LONG_BLOB, HASHED_BLOB,
	TEXT_OF = 0xC0, MOST_SHORT = 0x3F,
	LONGEST_BLOB = 64
};

static const void *bytes_of(const struct value *value) {
	return value->type == VALUE_TEXT ? value->text : value->blob;
}

bool value_equal(const struct value *one, const struct value *other) {
	if (one->type != other->type)
		return false;
	if (one->type == VALUE_NULL)
		return true;
	return one->number == other->number
		&& (one->type == VALUE_INT || one->number == 0
			|| memcmp(bytes_of(one), bytes_of(other), (size_t)one->number) == 0);
}

/* Writing */

static void put_number(struct buffer *out, uint64_t number) {
	enum { BITS = 7, MORE = 0x80 };
	for (; number >= MORE; number >>= BITS)
		buffer_byte(out, (char)(number | MORE));
	buffer_byte(out, (char)number);
}

static void put_integer(struct buffer *out, int64_t number) {
	unsigned char bytes[9];
	int size = 1;
	for (uint64_t rest = (uint64_t)number; size < 9; size++, rest >>= 8)
		bytes[size] = (unsigned char)rest;
	/* As long as the byte above says nothing that the sign of this one doesn't. */
	for (size = 8; size > 1 && bytes[size] == (bytes[size - 1] & 0x80 ? 0xFF : 0); size--)
		;
	bytes[0] = (unsigned char)(INTEGER + size - 1);
	buffer_add(out, bytes, (size_t)size + 1);
}

static void put_run(struct changes *changes) {
	const int run = changes->run;
	if (run > 0)
		buffer_byte(&changes->bytes, (char)(NULLS + run - 1));
	else if (run < 0)
		buffer_byte(&changes->bytes, (char)(SAME - run - 1));
	changes->run = 0;
}

/* One more column of a run; begins another if that isn't of this kind, or full. */
static void extend_run(struct changes *changes, int by) {
	const int run = changes->run;
	if (run * by < 0 || run == MOST_NULLS || run == -MOST_SAME)
		put_run(changes);
	changes->run += by;
}

/* Bytes, and where they stand. */
static void put_bytes(struct changes *changes, const void *bytes, int64_t size, struct seen *seen) {
	seen->offset = changes->bytes.length;
	buffer_add(&changes->bytes, bytes, (size_t)size);
}

static void put_blob(struct changes *changes, const struct value *value, struct seen *seen) {
	struct buffer *out = &changes->bytes;
	unsigned char digest[DIGEST_SIZE];
	const bool too_long = value->number > LONGEST_BLOB;
	buffer_byte(out, (char)(too_long ? HASHED_BLOB : LONG_BLOB));
	put_number(out, (uint64_t)value->number);
	if (too_long) {
		digest_of(value->blob, (size_t)value->number, digest);
		buffer_add(out, digest, sizeof digest);
		seen->type = VALUE_END; /* nothing is the same as that */
	} else
		put_bytes(changes, value->blob, value->number, seen);
}

static void put_text(struct changes *changes, const struct value *value, struct seen *seen) {
	if (value->number <= MOST_SHORT)
		buffer_byte(&changes->bytes, (char)(TEXT_OF + value->number));
	else {
		buffer_byte(&changes->bytes, (char)LONG_TEXT);
		put_number(&changes->bytes, (uint64_t)value->number);
	}
	put_bytes(changes, value->text, value->number, seen);
}

static bool is_same(const struct changes *changes, const struct seen *seen, const struct value *value) {
	if (changes->bytes.failed)
		return false;
	const char *bytes = changes->bytes.data + seen->offset;
	const struct value before = {.type = seen->type, .number = seen->number, .text = bytes, .blob = bytes};
	return value_equal(&before, value);
}

static void put_value(struct changes *changes, const struct value *value, struct seen *seen) {
	put_run(changes);
	*seen = (struct seen){.type = value->type, .number = value->number};
	if (value->type == VALUE_TEXT)
		put_text(changes, value, seen);
	else if (value->type == VALUE_BLOB)
		put_blob(changes, value, seen);
	else if (value->number >= 0 && value->number <= MOST_SMALL)
		buffer_byte(&changes->bytes, (char)(SMALL + value->number));
	else if (is_same(changes, &changes->first, value))
		buffer_byte(&changes->bytes, (char)FIRST);
	else
		put_integer(&changes->bytes, value->number);
}

void changes_begin(struct changes *changes, char operation, const char *table, int columns) {
	const bool begins = changes->bytes.length == 0;
	if (columns > MOST_ROW_COLUMNS || strlen(table) >= sizeof changes->table) {
		changes->bytes.failed = true;
		return;
	}
	if (begins)
		*changes = (struct changes){.bytes = changes->bytes};
	changes->compares = operation == '+' && columns == changes->columns && strcmp(table, changes->table) == 0;
	changes->place = 0;
	changes->operation = operation;
	buffer_byte(&changes->bytes, (char)(operation + (changes->compares ? TABLE_BEFORE : 0)));
	if (changes->compares)
		return;
	put_number(&changes->bytes, strlen(table));
	buffer_text(&changes->bytes, table);
	put_number(&changes->bytes, (uint64_t)columns);
	changes->columns = operation == '+' ? columns : 0;
	memcpy(changes->table, table, strlen(table) + 1);
}

void changes_value(struct changes *changes, const struct value *value) {
	if (changes->place == MOST_ROW_COLUMNS)
		return;
	const bool is_first = changes->first.type == VALUE_END && changes->place == 0;
	struct seen *seen = &changes->last[changes->place++];
	if (changes->compares && is_same(changes, seen, value))
		extend_run(changes, -1);
	else if (value->type == VALUE_NULL) {
		*seen = (struct seen){.type = VALUE_NULL};
		extend_run(changes, 1);
	} else
		put_value(changes, value, seen);
	if (is_first && value->type == VALUE_INT)
		changes->first = *seen;
	else if (is_first)
		changes->first.type = VALUE_NULL; /* there is none */
}

void changes_column(struct changes *changes, int place, const struct value *value) {
	struct seen seen;
	put_run(changes);
	put_number(&changes->bytes, (uint64_t)place + 1);
	if (value->type == VALUE_NULL)
		changes->run = 1;
	else
		put_value(changes, value, &seen);
}

void changes_end(struct changes *changes) {
	put_run(changes);
	if (changes->operation == '=')
		buffer_byte(&changes->bytes, 0);
}

void changes_clear(struct changes *changes) {
	buffer_clear(&changes->bytes);
}

void changes_free(struct changes *changes) {
	buffer_free(&changes->bytes);
}

/* Reading */

struct reader {
	struct arena *arena;
	const unsigned char *at, *end;
	const char *wrong;
	struct value first;
	const struct value *same; /* the addition before, if the row at hand may refer to it */
	int run;                  /* columns that a byte still stands for: nulls, or below zero what is the same */
};

static void spoil(struct reader *reader, const char *wrong) {
	if (!reader->wrong)
		reader->wrong = said(wrong);
	reader->at = reader->end;
}

static unsigned char get_byte(struct reader *reader) {
	if (reader->at < reader->end)
		return *reader->at++;
	spoil(reader, "it is cut off");
	return 0;
}

static uint64_t get_number(struct reader *reader) {
	enum { BITS = 7, MORE = 0x80, MOST = 63 };
	uint64_t number = 0;
	for (int shift = 0; shift <= MOST; shift += BITS) {
		const unsigned char byte = get_byte(reader);
		number |= (uint64_t)(byte & (MORE - 1)) << shift;
		if (!(byte & MORE))
			return number;
	}
	spoil(reader, "a number in it has no end");
	return 0;
}

static const void *get_bytes(struct reader *reader, uint64_t size) {
	const unsigned char *bytes = reader->at;
	if (size > (uint64_t)(reader->end - reader->at)) {
		spoil(reader, "it is cut off");
		return NULL;
	}
	reader->at += size;
	return bytes;
}

static struct value get_text(struct reader *reader, uint64_t size) {
	const void *bytes = get_bytes(reader, size);
	return bytes ? (struct value){.type = VALUE_TEXT, .text = arena_copy(reader->arena, bytes, size), .number = (int64_t)size}
		     : (struct value){.type = VALUE_NULL};
}

static struct value get_blob(struct reader *reader, bool hashed) {
	const uint64_t size = get_number(reader);
	if (hashed != (size > LONGEST_BLOB))
		spoil(reader, "it has a blob of no length");
	const void *bytes = get_bytes(reader, hashed ? DIGEST_SIZE : size);
	struct value value = {.type = VALUE_NULL};
	if (bytes && !hashed) {
		value.type = VALUE_BLOB;
		value.blob = arena_copy(reader->arena, bytes, size);
		value.number = (int64_t)size;
	}
	return value;
}

static struct value get_integer(struct reader *reader, int size) {
	uint64_t number = 0;
	unsigned char byte = 0;
	for (int i = 0; i < size; i++)
		number |= (uint64_t)(byte = get_byte(reader)) << (8 * i);
	if (size < 8 && byte & 0x80)
		number |= UINT64_MAX << (8 * size);
	return (struct value)INT((int64_t)number);
}

static struct value get_value(struct reader *reader, int place) {
	if (reader->run == 0) {
		const unsigned char tag = get_byte(reader);
		if (tag <= MOST_SMALL)
			return (struct value)INT(tag);
		if (tag >= TEXT_OF)
			return get_text(reader, tag - TEXT_OF);
		if (tag >= INTEGER && tag < FIRST)
			return get_integer(reader, tag - INTEGER + 1);
		if (tag == FIRST)
			return reader->first;
		if (tag == LONG_TEXT)
			return get_text(reader, get_number(reader));
		if (tag == LONG_BLOB || tag == HASHED_BLOB)
			return get_blob(reader, tag == HASHED_BLOB);
		if (tag >= NULLS && tag < INTEGER)
			reader->run = tag - NULLS + 1;
		else if (tag >= SAME && tag < SAME + MOST_SAME && reader->same)
			reader->run = -(tag - SAME + 1);
		else
			spoil(reader, "it has a value of no kind");
	}
	if (reader->run < 0) {
		reader->run++;
		return reader->same[place];
	}
	if (reader->run > 0)
		reader->run--;
	return (struct value){.type = VALUE_NULL};
}

static struct value *get_row(struct reader *reader, int columns, bool is_first) {
	struct value *row = arena_alloc(reader->arena, (size_t)(columns + 1) * sizeof *row);
	for (int i = 0; i < columns; i++) {
		row[i] = get_value(reader, i);
		if (is_first && i == 0)
			reader->first = row[0];
	}
	if (reader->run != 0)
		spoil(reader, "a row in it is too long");
	return row;
}

static struct value *get_columns(struct reader *reader, int columns) {
	struct value *row = arena_alloc(reader->arena, (size_t)(columns + 1) * sizeof *row);
	for (uint64_t place; (place = get_number(reader)) > 0;) {
		if (place > (uint64_t)columns) {
			spoil(reader, "a row in it is too long");
			break;
		}
		row[place - 1] = get_value(reader, 0);
		if (reader->run != 0)
			spoil(reader, "it has a value of no kind");
	}
	return row;
}

static void get_change(struct reader *reader, struct change *change, const struct change *before) {
	const unsigned char head = get_byte(reader);
	*change = (struct change){.operation = (char)(head & ~TABLE_BEFORE)};
	reader->same = NULL;
	if (head & TABLE_BEFORE && before && before->operation == '+' && change->operation == '+') {
		change->table = before->table;
		change->columns = before->columns;
		reader->same = before->after;
	} else if (head & TABLE_BEFORE || !strchr("+-=", change->operation))
		spoil(reader, "it has a change of no kind");
	else {
		change->table = get_text(reader, get_number(reader)).text;
		const uint64_t columns = get_number(reader);
		if (!change->table || !*change->table || columns == 0 || columns > MOST_ROW_COLUMNS)
			spoil(reader, "it names no table");
		change->columns = columns > MOST_ROW_COLUMNS ? 0 : (int)columns;
	}
	struct value *row = get_row(reader, change->columns, !before);
	*(change->operation == '+' ? &change->after : &change->before) = row;
	if (change->operation == '=')
		change->after = get_columns(reader, change->columns);
}

const char *changes_read(struct arena *arena, const struct blob *bytes, struct change **changes, size_t *count) {
	struct reader reader = {.arena = arena, .first = {.type = VALUE_NULL}};
	*changes = NULL;
	*count = 0;
	if (bytes->size == 0)
		return NULL;
	reader.at = bytes->bytes;
	reader.end = bytes->bytes + bytes->size;
	while (reader.at < reader.end) {
		struct change change;
		get_change(&reader, &change, *count > 0 ? &(*changes)[*count - 1] : NULL);
		if (reader.wrong)
			break;
		*changes = arena_grow(arena, *changes, *count, sizeof change);
		(*changes)[(*count)++] = change;
	}
	return reader.wrong;
}
