#include "ground/language.h"

#include "ground/catalogues.h"
#include "ground/conversions.h"
#include "ground/text.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char domain[] = "ordflow";

static struct {
	bool chosen, translates;
	char list[256]; /* LANGUAGE, if it translates */
} language;

/* A language's name, or several with colons: never a path. */
static bool is_name(const char *name) {
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:";
	const size_t length = strcspn(name, ".@");
	return length > 0 && strspn(name, letters) >= length;
}

/* Point gettext at a list of languages, "zh_CN" or "de_DE:de". False: there is no catalogue of it. */
static bool point_at(const char *list) {
	static bool bound;
	if (!bound) {
		bound = true;
		bindtextdomain(domain, catalogues);
		bind_textdomain_codeset(domain, "UTF-8");
		bind_textdomain_codeset("libc", "UTF-8"); /* what strerror() says */
	}
	/* Setting the locale, the same again, makes gettext forget what it found in another language. */
	return setenv("LANGUAGE", list, 1) == 0 && setlocale(LC_MESSAGES, "C.UTF-8") && *dgettext(domain, "");
}

/* "zh_CN.UTF-8": gettext wants it without the encoding; all Chinese is read before no Chinese is. */
void language_use(const char *name) {
	language.chosen = true;
	language.translates = false;
	if (text_begins(name, "en") || !is_name(name))
		return;
	snprintf(language.list, sizeof language.list, "%.*s%s", (int)strcspn(name, ".@"), name,
		text_begins(name, "zh") ? ":zh_CN" : "");
	language.translates = point_at(language.list);
	if (!language.translates)
		setlocale(LC_MESSAGES, "C"); /* the system's own reasons then are English, too */
}

void language_begin(void) {
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *locale = NULL, *list = getenv("LANGUAGE");
	for (size_t i = 0; i < sizeof names / sizeof *names && !(locale && *locale); i++)
		locale = getenv(names[i]);
	if (!locale || !*locale)
		return;
	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		language.chosen = true;
	else if (list && *list)
		language_use(list);
	else if (!text_begins(locale, "C."))
		language_use(locale);
}

void language_prefer(const char *name) {
	if (!language.chosen && name && *name)
		language_use(name);
}

bool language_translates(void) {
	return language.translates;
}

/* What is no format of this program's, it never becomes one by a catalogue. */
static const char *checked(const char *english, const char *text) {
	return text == english || conversions_agree(english, text) ? text : english;
}

/* In a catalogue the context stands before the text, as msgfmt puts it there. */
static const char *look_up(const char *context, const char *english) {
	enum { LONGEST = 128 };
	char key[LONGEST];
	if (!context)
		return *english ? checked(english, dgettext(domain, english)) : english;
	if (snprintf(key, sizeof key, "%s\004%s", context, english) >= LONGEST)
		return english;
	const char *text = dgettext(domain, key);
	return text == key ? english : checked(english, text);
}

const char *said(const char *english) {
	return language.translates ? look_up(NULL, english) : english;
}

const char *said_in(const char *context, const char *english) {
	return language.translates ? look_up(context, english) : english;
}

const char *said_from(const char *name, const char *context, const char *english) {
	const char *list = getenv("LANGUAGE");
	char *kept = list ? strdup(list) : NULL;
	const char *translation = (!list || kept) && point_at(name) ? look_up(context, english) : english;
	if (kept)
		setenv("LANGUAGE", kept, 1);
	else
		unsetenv("LANGUAGE");
	setlocale(LC_MESSAGES, language.translates ? "C.UTF-8" : "C");
	free(kept);
	return translation;
}
