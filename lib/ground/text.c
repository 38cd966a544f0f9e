#include "ground/text.h"

#include "ground/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unilbrk.h>
#include <uninorm.h>
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

/* What each kind may have of ASCII besides letters, digits and _, but not in the first place. */
static const struct name_rule {
	const char *marks, *message;
	bool spaced;
} name_rules[NAME_KIND_COUNT] = {
	[NAME_CODE] = {".-/#+,:@%=()", SAID("the code '%s': %s at byte %zu; a code has letters, digits and %s")},
	[NAME_LOGIN] = {".-+@", SAID("the login '%s': %s at byte %zu; a login has letters, digits and %s")},
	[NAME_REFERENCE] = {".-/#+,:@%=()",
		SAID("'%s': %s at byte %zu; a reference has letters, digits, spaces between them and %s"), true},
	[NAME_FILE] = {".-#+,:@%=()",
		SAID("the file's name '%s': %s at byte %zu; it may have letters, digits, spaces between them and %s"), true},
};

/* What can't be seen, or looks like a space. */
static bool is_hidden(ucs4_t character) {
	return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf
		| UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Z);
}

static bool may_have(const char *name, size_t at, ucs4_t character, enum name_kind kind) {
	static const ucs4_t wide_space = 0x3000;
	if (character >= 0x80)
		return (name_rules[kind].spaced && character == wide_space && at > 0) || !is_hidden(character);
	if ((character >= '0' && character <= '9') || character == '_' || (character | 0x20) - 'a' < 26)
		return true;
	if (character == ' ')
		return name_rules[kind].spaced && at > 0 && name[at + 1];
	if (!strchr(name_rules[kind].marks, (int)character))
		return false;
	if (character == '.' && (at == 0 || name[at - 1] == '/')) /* "." and ".." go elsewhere in a path */
		return false;
	return at > 0 || character == '(' || (character == '-' && kind == NAME_CODE);
}

const char *name_check(const char *name, enum name_kind kind, size_t *offset) {
	const size_t length = strlen(name);
	const uint8_t *bytes = (const uint8_t *)name;
	const char *wrong = text_check(name, length, TEXT_LINE, offset);
	if (wrong)
		return wrong;
	for (size_t i = 0; i < length;) {
		ucs4_t character = bytes[i];
		const int size = character < 0x80 ? 1 : u8_mbtouc_unsafe(&character, bytes + i, length - i);
		*offset = i;
		if (!may_have(name, i, character, kind))
			return character == ' ' ? said("a space") : is_hidden(character) ? said("an invisible character")
				: name + i;
		i += (size_t)size;
	}
	return NULL;
}

enum outcome name_accept(struct fault *fault, enum name_kind kind, const char *name) {
	size_t offset = 0;
	const char *wrong = name ? name_check(name, kind, &offset) : NULL;
	char mark[8];
	if (!wrong)
		return DONE;
	if (wrong == name + offset) { /* an ASCII character, all of which may be shown */
		snprintf(mark, sizeof mark, "'%c'", *wrong);
		wrong = mark;
	}
	return fail(fault, BAD_DATA, name_rules[kind].message, name, wrong, offset, name_rules[kind].marks);
}

static bool is_invisible(ucs4_t character) {
	return uc_is_property_white_space(character) || uc_is_property_default_ignorable_code_point(character);
}

const char *text_trimmed(struct arena *arena, const char *text) {
	const uint8_t *bytes = (const uint8_t *)text;
	size_t begin = 0, end = text ? strlen(text) : 0;
	ucs4_t character = 0;
	for (int size; begin < end && (size = u8_mbtouc(&character, bytes + begin, end - begin)) > 0
		&& is_invisible(character);)
		begin += (size_t)size;
	for (const uint8_t *last; end > begin && (last = u8_prev(&character, bytes + end, bytes + begin))
		&& is_invisible(character);)
		end = (size_t)(last - bytes);
	return !text || (begin == 0 && !text[end]) ? text : arena_copy(arena, text + begin, end - begin);
}

/* Does it have so many characters that say something? */
static bool has_words(const char *text, int least) {
	const uc_general_category_t category = uc_general_category_or(uc_general_category_or(UC_LETTER, UC_NUMBER),
		UC_OTHER_SYMBOL);
	ucs4_t character = 0;
	for (int size; text && least > 0 && (size = u8_strmbtouc(&character, (const uint8_t *)text)) != 0;
		text += size > 0 ? size : 1)
		least -= size > 0 && uc_is_general_category(character, category) && !is_invisible(character);
	return least <= 0;
}

bool text_holds(const char *text) {
	return has_words(text, 1);
}

bool text_says(const char *text) {
	return has_words(text, 2);
}

bool text_is_whole(const char *text, size_t length) {
	return !memchr(text, '\0', length) && !u8_check((const uint8_t *)text, length);
}

bool text_begins(const char *text, const char *with) {
	return strncmp(text, with, strlen(with)) == 0;
}

const char *text_key(struct arena *arena, const char *text) {
	enum { ZERO_WIDTH_SPACE = 0x200B, ZERO_WIDTH_JOINER = 0x200D, WORD_JOINER = 0x2060, NO_BREAK = 0xFEFF };
	size_t length = 0, kept = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKC, NULL, &length);
	char *key = arena_copy(arena, folded ? (const char *)folded : text, folded ? length : strlen(text));
	for (size_t i = 0; folded && i < length;) {
		ucs4_t character = 0;
		const int size = u8_mbtouc(&character, folded + i, length - i);
		if (!uc_is_property_white_space(character) && character != NO_BREAK && character != WORD_JOINER
		    && (character < ZERO_WIDTH_SPACE || character > ZERO_WIDTH_JOINER)) {
			memcpy(key + kept, folded + i, (size_t)size);
			kept += (size_t)size;
		}
		i += (size_t)size;
	}
	if (folded)
		key[kept] = '\0';
	free(folded);
	return key;
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
	size_t length = 0, at = 0, last = 0, columns = 0;
	while (length < LONGEST && text[length] && text[length] != '\n')
		length++;
	while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) /* no line is that long */
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
