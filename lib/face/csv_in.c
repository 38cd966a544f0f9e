#include "face/csv_in.h"

#include "face/encode.h"
#include "face/formula.h"
#include "ground/language.h"

#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

enum { BOM_SIZE = 3, BETWEEN_RECORDS = 0 /* libcsv's state of its parser */ };
const char byte_order_mark[] = "\xEF\xBB\xBF";

struct csv_reader {
	FILE *file;
	const char *path;
	struct fault *fault;
	struct arena *arena;
	struct csv_parser parser;
	bool parser_ready, ended;
	bool converts;   /* it isn't UTF-8 */
	iconv_t convert;
	char *line;      /* getline's */
	size_t line_room, line_number;
	size_t record_line; /* where the record at hand began */
	size_t record_size; /* bytes of it so far */
	size_t done, total;
	/* Records that the parser has completed: their fields end to end, each with its NUL. */
	struct buffer text, converted;
	size_t *ends;       /* a field's end in `text` */
	size_t fields, fields_room;
	size_t complete;    /* how many of them belong to the record to be given out; SIZE_MAX: none */
	const char **given;
	size_t given_room;
};

static void on_field(void *data, size_t length, void *argument) {
	struct csv_reader *reader = argument;
	if (reader->fields == reader->fields_room) {
		const size_t room = reader->fields_room ? reader->fields_room * 2 : 64;
		size_t *ends = realloc(reader->ends, room * sizeof *ends);
		if (!ends) {
			reader->text.failed = true;
			return;
		}
		reader->ends = ends;
		reader->fields_room = room;
	}
	buffer_add(&reader->text, data, length);
	buffer_byte(&reader->text, '\0');
	reader->ends[reader->fields++] = reader->text.length;
}

static void on_record(int end, void *argument) {
	struct csv_reader *reader = argument;
	(void)end;
	reader->complete = reader->fields;
}

static int not_a_space(unsigned char byte) {
	(void)byte;
	return 0;
}

static int is_line_feed(unsigned char byte) {
	return byte == '\n';
}

static enum outcome bad(struct csv_reader *reader, size_t line, const char *reason) {
	reader->fault->file = reader->path;
	reader->fault->line = line;
	return fail(reader->fault, BAD_DATA, "%s", reason);
}

/* What the first reading finds out. */
struct survey {
	size_t valid, invalid;     /* lines with more than ASCII that are, and aren't, UTF-8 */
	size_t first_invalid;      /* the first of the latter */
	size_t high_pairs, pairs;  /* in those: characters with both bytes high or of four, as GB18030 has them, and all */
};

/* A character of four bytes, which no other encoding has: high, digit, high, digit. */
static bool is_long(const unsigned char *line, size_t left) {
	return left >= 4 && line[1] >= '0' && line[1] <= '9' && line[2] >= 0x81 && line[3] >= '0' && line[3] <= '9';
}

static void survey_pairs(struct survey *survey, const unsigned char *line, size_t length) {
	for (size_t i = 0; i + 1 < length; i++) {
		if (line[i] < 0x81 || line[i] == 0xFF)
			continue;
		const bool is_four = is_long(line + i, length - i);
		survey->pairs++;
		survey->high_pairs += is_four || line[i + 1] >= 0xA1;
		i += is_four ? 3 : 1;
	}
}

static enum outcome survey_file(struct csv_reader *reader, struct survey *survey) {
	ssize_t length;
	size_t number = 0;
	while ((length = getline(&reader->line, &reader->line_room, reader->file)) >= 0) {
		const uint8_t *line = (const uint8_t *)reader->line;
		bool ascii = true;
		number++;
		reader->total += (size_t)length;
		for (ssize_t i = 0; i < length && ascii; i++)
			ascii = line[i] < 0x80;
		if (ascii)
			continue;
		if (!u8_check(line, (size_t)length)) {
			survey->valid++;
			continue;
		}
		if (survey->invalid++ == 0)
			survey->first_invalid = number;
		survey_pairs(survey, line, (size_t)length);
	}
	if (ferror(reader->file) || fseek(reader->file, 0, SEEK_SET) != 0)
		return fail(reader->fault, IO_FAILED, "%s: %s", reader->path, strerror(errno));
	return DONE;
}

/* Sets up `convert`. Text in both encodings, or stray bytes, are neither. */
static enum outcome find_encoding(struct csv_reader *reader, const char *encoding) {
	struct survey survey = {0};
	TRY(survey_file(reader, &survey));
	const bool utf8 = !encoding || encoding_is_utf8(encoding);
	const bool looks_chinese = survey.invalid > survey.valid && survey.high_pairs * 2 > survey.pairs;
	if (utf8 && survey.invalid == 0)
		return DONE;
	if (utf8 && (encoding || !looks_chinese))
		return bad(reader, survey.first_invalid, said("invalid UTF-8"));
	if (encoding && !encoding_is_gb18030(encoding))
		return fail(reader->fault, BAD_DATA, "--encoding: '%s' is neither utf-8 nor gb18030", encoding);
	reader->convert = iconv_open("UTF-8", "GB18030");
	reader->converts = (intptr_t)reader->convert != -1;
	return reader->converts ? DONE : fail(reader->fault, IO_FAILED, "this machine can't convert GB18030");
}

enum outcome csv_open(struct csv_reader **out, const struct input *input, const char *encoding, struct arena *arena,
	struct fault *fault) {
	struct csv_reader *reader = *out = calloc(1, sizeof *reader);
	if (!reader)
		return fail(fault, IO_FAILED, "out of memory");
	reader->path = input->path;
	reader->file = input->copy;
	reader->fault = fault;
	reader->arena = arena;
	reader->complete = SIZE_MAX;
	rewind(reader->file);
	TRY(find_encoding(reader, encoding));
	if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return fail(fault, IO_FAILED, "out of memory");
	reader->parser_ready = true;
	csv_set_space_func(&reader->parser, not_a_space); /* a space is part of its field (RFC 4180, 2.4) */
	csv_set_term_func(&reader->parser, is_line_feed);
	return DONE;
}

void csv_close(struct csv_reader *reader) {
	if (!reader)
		return;
	if (reader->parser_ready)
		csv_free(&reader->parser);
	if (reader->converts)
		iconv_close(reader->convert);
	buffer_free(&reader->text);
	buffer_free(&reader->converted);
	free(reader->line);
	free(reader->ends);
	free(reader->given);
	free(reader);
}

/* The line at hand as UTF-8. */
static enum outcome convert_line(struct csv_reader *reader, char **line, size_t *length) {
	if (!reader->converts)
		return DONE;
	char *from = *line, block[4096];
	size_t left = *length;
	buffer_clear(&reader->converted);
	while (left > 0) {
		char *to = block;
		size_t room = sizeof block;
		const size_t done = iconv(reader->convert, &from, &left, &to, &room);
		buffer_add(&reader->converted, block, (size_t)(to - block));
		if (done == (size_t)-1 && errno != E2BIG)
			return bad(reader, reader->line_number, said("invalid GB18030"));
	}
	*line = reader->converted.data;
	*length = reader->converted.length;
	return DONE;
}

/* An end of line as Windows writes it is one. */
static size_t without_return(char *line, size_t length) {
	if (length >= 2 && line[length - 1] == '\n' && line[length - 2] == '\r') {
		line[length - 2] = '\n';
		length--;
	}
	return length;
}

static enum outcome feed(struct csv_reader *reader, char *line, size_t length) {
	if (csv_parse(&reader->parser, line, length, on_field, on_record, reader) == length)
		return DONE;
	if (csv_error(&reader->parser) == CSV_EPARSE)
		return bad(reader, reader->line_number, said("a quote inside a field that isn't quoted, or text behind one"));
	return fail(reader->fault, IO_FAILED, "out of memory");
}

static enum outcome feed_line(struct csv_reader *reader) {
	const ssize_t got = getline(&reader->line, &reader->line_room, reader->file);
	if (got < 0) {
		reader->ended = true;
		if (ferror(reader->file))
			return fail(reader->fault, IO_FAILED, "%s: %s", reader->path, strerror(errno));
		if (csv_fini(&reader->parser, on_field, on_record, reader) != 0)
			return bad(reader, reader->record_line, said("a quote that is not closed"));
		return DONE;
	}
	char *line = reader->line;
	size_t length = (size_t)got;
	reader->done += length;
	if (++reader->line_number == 1 && length >= BOM_SIZE && memcmp(line, byte_order_mark, BOM_SIZE) == 0) {
		line += BOM_SIZE;
		length -= BOM_SIZE;
	}
	if (reader->parser.pstate == BETWEEN_RECORDS) {
		reader->record_line = reader->line_number;
		reader->record_size = 0;
	}
	TRY(convert_line(reader, &line, &length));
	reader->record_size += length;
	if (reader->record_size > LONGEST_LINE)
		return bad(reader, reader->record_line, said("a row of more than 1 MiB"));
	return feed(reader, line, without_return(line, length));
}

static enum outcome give_out(struct csv_reader *reader, struct csv_record *record) {
	if (reader->complete > reader->given_room) {
		const char **given = realloc(reader->given, reader->complete * sizeof *given);
		if (!given)
			return fail(reader->fault, IO_FAILED, "out of memory");
		reader->given = given;
		reader->given_room = reader->complete;
	}
	for (size_t i = 0; i < reader->complete; i++) {
		const size_t start = i > 0 ? reader->ends[i - 1] : 0;
		if (strlen(reader->text.data + start) + 1 != reader->ends[i] - start)
			return bad(reader, reader->record_line, said("a control character (NUL)"));
		reader->given[i] = formula_armed(reader->text.data + start);
	}
	*record = (struct csv_record){reader->record_line, reader->given, reader->complete};
	return DONE;
}

enum outcome csv_next(struct csv_reader *reader, struct csv_record *record, bool *more) {
	buffer_clear(&reader->text);
	reader->fields = 0;
	reader->complete = SIZE_MAX;
	while (reader->complete == SIZE_MAX && !reader->ended)
		TRY(feed_line(reader));
	if (reader->text.failed || reader->converted.failed)
		return fail(reader->fault, IO_FAILED, "out of memory");
	*more = reader->complete != SIZE_MAX;
	return *more ? give_out(reader, record) : DONE;
}

void csv_progress(const struct csv_reader *reader, size_t *done, size_t *total) {
	*done = reader->done;
	*total = reader->total;
}
