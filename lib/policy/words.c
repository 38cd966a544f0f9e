#include "policy/words.h"

#include "ground/language.h"

#include <stdio.h>
#include <string.h>

#define X(id, context, english, department) [ROLE_##id] = {english, context},
const struct word role_words[ROLE_COUNT] = {ROLES(X)};
#undef X
#define X(id, context, english) [KIND_##id] = {english, context},
const struct word kind_words[KIND_COUNT] = {ORDER_KINDS(X)};
#undef X
#define X(id, context, english, open) [STATE_##id] = {english, context},
const struct word state_words[STATE_COUNT] = {{"", NULL}, ORDER_STATES(X)};
#undef X
#define X(id, context, english, open) [STATE_##id] = OPEN_##open,
const enum openness state_openness[STATE_COUNT] = {ORDER_STATES(X)};
#undef X

#define X(id, context, english, department) | ((department) ? (id) : 0)
const roles departments = 0 ROLES(X);
#undef X

const struct word boolean_words[] = {WORD("boolean", "no"), WORD("boolean", "yes")};

_Static_assert(OPEN_ARRIVED == 1 && OPEN_SENT == 2 && OPEN_HELD == 3, "OPEN() says them in SQL");

static bool is_text(const char *word, const char *text, size_t length) {
	return *word && strlen(word) == length && memcmp(word, text, length) == 0;
}

/* English is asked first: no catalogue is opened for it. */
int word_find_either(const struct word *words, int count, const char *text, size_t length) {
	for (int i = 0; i < count; i++)
		if (is_text(words[i].name, text, length))
			return i;
	for (int i = 0; i < count; i++)
		if (is_text(word_said(&words[i]), text, length)
		    || is_text(said_from(LANGUAGE_OF_THE_POLICIES, words[i].context, words[i].name), text, length))
			return i;
	return -1;
}

int word_find(const struct word *words, int count, const char *name) {
	for (int i = 0; i < count; i++)
		if (name && *words[i].name && strcmp(words[i].name, name) == 0)
			return i;
	return -1;
}

enum outcome word_stored(struct fault *fault, const struct word *words, int count, const char *name, int *place) {
	*place = word_find(words, count, name);
	return *place >= 0 ? DONE
		: fail(fault, BAD_CONFIG, "the database is damaged: '%s' is no word of ordflow's", name ? name : "");
}

const char *word_said(const struct word *word) {
	return said_in(word->context, word->name);
}

const char *words_between(bool shown) {
	return shown ? said_in("between words", ", ") : ", ";
}

const char *role_named(const char *text) {
	const int role = text ? word_find_either(role_words, ROLE_COUNT, text, strlen(text)) : -1;
	return role < 0 ? text : role_words[role].name;
}

const char *role_said(const char *name) {
	const int role = word_find(role_words, ROLE_COUNT, name);
	return role < 0 ? name : word_said(&role_words[role]);
}

const char *roles_text(char text[ROLES_ROOM], roles set, bool chinese) {
	size_t length = 0;
	*text = '\0';
	for (int role = 0; role < ROLE_COUNT; role++)
		if (set & role_bit(role))
			length += (size_t)snprintf(text + length, ROLES_ROOM - length, "%s%s",
				length == 0 ? "" : words_between(chinese), word_in(&role_words[role], chinese));
	return text;
}

/* How long the comma is that the text begins with, as it is written here or in China; 0: there is none. */
static size_t comma(const char *text) {
	static const char *const commas[] = {",", "，", "、"};
	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (strncmp(text, commas[i], strlen(commas[i])) == 0)
			return strlen(commas[i]);
	return 0;
}

enum outcome roles_parse(struct fault *fault, const char *text, roles among, roles *set) {
	*set = NO_ROLES;
	while (true) {
		size_t length = 0;
		while (text[length] && comma(text + length) == 0)
			length++;
		const int role = word_find_either(role_words, ROLE_COUNT, text, length);
		if (role < 0 || !(among & role_bit((enum role)role))) {
			char known[ROLES_ROOM];
			return fail(fault, BAD_DATA, "'%.*s' is none of %s", (int)length, text,
				roles_text(known, among, true));
		}
		*set |= role_bit((enum role)role);
		if (!text[length])
			return DONE;
		text += length + comma(text + length);
	}
}

enum outcome roles_stored(struct fault *fault, const char *text, roles *set) {
	struct fault why = {0};
	return roles_parse(&why, text, ALL_ROLES, set) == DONE ? DONE
		: fail(fault, BAD_CONFIG, "the database is damaged: %s", why.reason);
}
