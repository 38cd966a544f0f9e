#include "ground/text.h"

#include "ground/language.h"

#include <string.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

static bool is_control(ucs4_t character) {
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

/* Marks that re-order what stands around them, and line ends of their own. */
static bool is_treacherous(ucs4_t character) {
	return character == 0x061C || character == 0x200E || character == 0x200F
		|| (character >= 0x2028 && character <= 0x202E)
		|| (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

const char *text_check(const char *text, size_t length, enum text_kind kind, size_t *offset) {
	const uint8_t *bytes = (const uint8_t *)text;
	for (size_t i = 0; i < length;) {
		ucs4_t character = bytes[i];
		int size = 1;
		if (character >= 0x80)
			size = u8_mbtoucr(&character, bytes + i, length - i);
		*offset = i;
		if (size < 1)
			return said("invalid UTF-8");
		if (is_control(character)
		    && !(kind == TEXT_NOTE && (character == '\n' || character == '\t')))
			return said("a control character");
		i += (size_t)size;
	}
	return NULL;
}

bool text_begins(const char *text, const char *with) {
	return strncmp(text, with, strlen(with)) == 0;
}

size_t text_width(const char *text) {
	const int width = u8_strwidth((const uint8_t *)text, "UTF-8");
	return width > 0 ? (size_t)width : 0;
}

const char *text_shortened(struct arena *arena, const char *text, size_t width) {
	if (text_width(text) <= width)
		return text;
	size_t length = 0, taken = 1; /* the ellipsis */
	for (ucs4_t character = 0; text[length];) {
		const int size = u8_strmbtouc(&character, (const uint8_t *)text + length);
		const int columns = size > 0 ? uc_width(character, "UTF-8") : 1;
		taken += columns > 0 ? (size_t)columns : 0;
		if (size < 1 || taken > width)
			break;
		length += (size_t)size;
	}
	return arena_printf(arena, "%.*s…", (int)length, text);
}

size_t text_line(const char *text, size_t width) {
	enum { LONGEST = 1024 };
	char breaks[LONGEST];
	size_t length = strcspn(text, "\n"), at = 0, last = 0, columns = 0;
	if (length > LONGEST) /* no line is that long */
		for (length = LONGEST; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;)
			length--;
	u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
	while (at < length) {
		ucs4_t character = 0;
		const int size = u8_mbtoucr(&character, (const uint8_t *)text + at, length - at);
		const int wide = size > 0 ? uc_width(character, "UTF-8") : 1;
		if (at > 0 && breaks[at] == UC_BREAK_POSSIBLE)
			last = at;
		columns += wide > 0 ? (size_t)wide : 0;
		if (columns > width && character != ' ')
			return last > 0 ? last : at > 0 ? at : (size_t)(size > 0 ? size : 1);
		at += size > 0 ? (size_t)size : 1;
	}
	return length;
}

void text_harmless(struct buffer *out, const char *text) {
	const uint8_t *bytes = (const uint8_t *)text;
	const size_t length = strlen(text);
	for (size_t i = 0; i < length;) {
		ucs4_t character = bytes[i];
		int size = u8_mbtoucr(&character, bytes + i, length - i);
		if (size < 1) {
			size = 1;
			buffer_printf(out, "\\x%02x", bytes[i]);
		} else if (character == '\n')
			buffer_text(out, "⏎");
		else if (character == '\t')
			buffer_byte(out, ' ');
		else if (is_control(character) || is_treacherous(character))
			buffer_printf(out, "\\u{%x}", (unsigned)character);
		else
			buffer_add(out, bytes + i, (size_t)size);
		i += (size_t)size;
	}
}

/* Levenshtein's distance, for words of up to WORD_ROOM bytes. */
enum { WORD_ROOM = 40 };

static size_t distance(const char *one, const char *other) {
	const size_t width = strlen(other);
	size_t row[WORD_ROOM + 1];
	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (size_t i = 0; one[i]; i++) {
		size_t diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 1; j <= width; j++) {
			size_t least = diagonal + (one[i] != other[j - 1]);
			if (row[j] + 1 < least)
				least = row[j] + 1;
			if (row[j - 1] + 1 < least)
				least = row[j - 1] + 1;
			diagonal = row[j];
			row[j] = least;
		}
	}
	return row[width];
}

const char *text_nearest(const char *typed, const char *const *words, size_t count) {
	const char *nearest = NULL;
	size_t least = 3; /* further off than two slips isn't a slip */
	if (strlen(typed) > WORD_ROOM)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (strlen(words[i]) > WORD_ROOM)
			continue;
		const size_t far = distance(typed, words[i]);
		if (far < least && far < strlen(words[i])) {
			least = far;
			nearest = words[i];
		}
	}
	return nearest;
}
