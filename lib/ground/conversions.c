#include "ground/conversions.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { MOST_ARGUMENTS = 16 };

/* What each argument is: its length in the upper byte, its conversion in the lower; 0: unused. */
struct arguments {
	uint16_t types[MOST_ARGUMENTS];
	int count, next;
	bool numbered, wrong;
	bool plain; /* a "%" that begins no conversion: it is a text, and never a format */
};

/* Digits as a number; 0 if there are none, or too many. */
static int digits(const char **at) {
	int number = 0;
	for (; **at >= '0' && **at <= '9'; ++*at)
		number = number < MOST_ARGUMENTS * MOST_ARGUMENTS ? number * 10 + (**at - '0') : number;
	return number;
}

/* "2$" of "%2$s"; 0, and nothing read, if it isn't there. */
static int position(const char **at) {
	const char *behind = *at;
	const int number = digits(&behind);
	if (*behind != '$' || number == 0)
		return 0;
	*at = behind + 1;
	return number;
}

/* An argument, by its number or the next; numbered and unnumbered ones don't go together. */
static void take(struct arguments *arguments, int number, uint16_t type) {
	const int place = number > 0 ? number - 1 : arguments->next++;
	const bool first = arguments->count == 0;
	arguments->wrong |= place >= MOST_ARGUMENTS || (!first && arguments->numbered != (number > 0));
	arguments->numbered = number > 0;
	if (arguments->wrong)
		return;
	arguments->wrong |= arguments->types[place] != 0 && arguments->types[place] != type;
	arguments->types[place] = type;
	arguments->count = place >= arguments->count ? place + 1 : arguments->count;
}

/* A width or a precision. */
static void measure(struct arguments *arguments, const char **at) {
	if (**at != '*') {
		digits(at);
		return;
	}
	++*at;
	take(arguments, position(at), 'd');
}

/* "hh", "l", "ll", "z" and so on, as a number of their own. */
static uint16_t length_of(const char **at) {
	uint16_t length = 0;
	for (; **at && strchr("hlqjztL", **at); ++*at)
		length = (uint16_t)(length * 31 + (unsigned char)**at);
	return (uint16_t)(length << 8);
}

/* Behind a "%". */
static void read_one(struct arguments *arguments, const char **at) {
	if (**at == '%') {
		++*at;
		return;
	}
	if (**at == '\0' || (!isalnum((unsigned char)**at) && !strchr("-+ #0'*.", **at))) {
		arguments->plain = true;
		return;
	}
	const int number = position(at);
	*at += strspn(*at, "-+ #0'");
	measure(arguments, at);
	if (**at == '.') {
		++*at;
		measure(arguments, at);
	}
	const uint16_t length = length_of(at);
	const char conversion = **at;
	if (conversion == '\0' || !strchr("diouxXeEfFgGaAcsp", conversion)) {
		arguments->wrong = true;
		return;
	}
	++*at;
	const unsigned char kind = strchr("di", conversion) ? 'd' : strchr("ouxX", conversion) ? 'u'
		: strchr("eEfFgGaA", conversion) ? 'f' : (unsigned char)conversion;
	take(arguments, number, (uint16_t)(length | kind));
}

static void read_all(struct arguments *arguments, const char *format) {
	for (const char *at = format; !arguments->wrong && (at = strchr(at, '%'));) {
		at++;
		read_one(arguments, &at);
	}
	for (int i = 0; i < arguments->count; i++) /* what is skipped can't be found on the stack */
		arguments->wrong |= arguments->types[i] == 0;
}

bool conversions_agree(const char *original, const char *translation) {
	struct arguments theirs = {0}, ours = {0};
	if (!strchr(translation, '%') && !strchr(original, '%'))
		return true;
	read_all(&ours, original);
	read_all(&theirs, translation);
	/* Such a text takes no arguments, and only what is one already may be translated as one. */
	if (theirs.plain && !ours.plain)
		return false;
	if (ours.plain)
		return !ours.wrong && !theirs.wrong && ours.count == 0 && theirs.count == 0;
	return !ours.wrong && !theirs.wrong && ours.count == theirs.count
		&& memcmp(ours.types, theirs.types, sizeof ours.types) == 0;
}
