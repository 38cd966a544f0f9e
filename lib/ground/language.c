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
	bool chosen, translates, chinese;
} language;

/* A language's name, or several with colons: never a path. */
static bool is_name(const char *name) {
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:";
	const size_t length = strcspn(name, ".@");
	return length > 0 && strspn(name, letters) >= length;
}

/* "zh_CN.UTF-8": gettext wants it without the encoding; all Chinese is read before no Chinese is. */
void language_use(const char *name) {
	char list[256];
	language.chosen = true;
	language.translates = language.chinese = false;
	if (text_begins(name, "en") || !is_name(name))
		return;
	snprintf(list, sizeof list, "%.*s%s", (int)strcspn(name, ".@"), name, text_begins(name, "zh") ? ":zh_CN" : "");
	if (!setlocale(LC_MESSAGES, "C.UTF-8") || setenv("LANGUAGE", list, 1) != 0)
		return;
	bindtextdomain(domain, catalogues);
	bind_textdomain_codeset(domain, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8"); /* what strerror() says */
	const char *header = dgettext(domain, "");
	language.translates = *header;
	if (!*header)
		setlocale(LC_MESSAGES, "C"); /* the system's own reasons then are English, too */
	language.chinese = strstr(header, "\nLanguage: zh");
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

bool language_is_chinese(void) {
	return language.chinese;
}

const char *said(const char *english) {
	const char *text = language.translates && *english ? dgettext(domain, english) : english;
	/* What is no format of this program's, it never becomes one by a catalogue. */
	return text == english || conversions_agree(english, text) ? text : english;
}

/* In a catalogue the context stands before the text, as msgfmt puts it there. */
const char *said_in(const char *context, const char *english) {
	enum { LONGEST = 128 };
	char key[LONGEST];
	if (!context || !language.translates)
		return said(english);
	if (snprintf(key, sizeof key, "%s\004%s", context, english) >= LONGEST)
		return english;
	const char *translation = dgettext(domain, key);
	return translation == key ? english : translation;
}
