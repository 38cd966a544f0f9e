/*
 * language: the program's own texts in the language of who reads them, through gettext.
 *
 * English is what the source has. Others are catalogues: lib/zh_CN.po, compiled and installed as
 * PREFIX/share/locale/zh_CN/LC_MESSAGES/ordflow.mo; that place is compiled in (catalogues.h), and needs no
 * locale of that language on the machine. What programs read (CSV, TSV, JSON, numbers) is English in any.
 */
#ifndef GROUND_LANGUAGE_H
#define GROUND_LANGUAGE_H

#include <stdbool.h>

/*
 * Choose by the environment, as gettext(3) does: LC_ALL, LC_MESSAGES or LANG, and then LANGUAGE before them.
 * C and POSIX are English. With none of them, or C.UTF-8, the choice stays open.
 */
void language_begin(void);

/* If it is still open, choose this one: "zh_CN", "en"; NULL or "": none. */
void language_prefer(const char *name);

/* Choose this one, whatever was chosen before. */
void language_use(const char *name);

/* Is it one that isn't English, and has a catalogue? */
bool language_translates(void);

/*
 * A text of the program in that language; itself where there is no translation, or where that one's conversions
 * (%s, %d) would take other arguments. It lives for ever.
 */
const char *said(const char *english) __attribute__((format_arg(1), returns_nonnull));

/*
 * The same for a word that has several meanings: the context tells the translator which one it is (msgctxt),
 * and NULL that it has but one. Both are short.
 */
const char *said_in(const char *context, const char *english) __attribute__((returns_nonnull));

/* The language that the policies are written in: its words may be typed in any environment. */
#define LANGUAGE_OF_THE_POLICIES "zh_CN"

/* The same from the catalogue of this language ("zh_CN"), whatever was chosen. It costs some microseconds. */
const char *said_from(const char *name, const char *context, const char *english)
	__attribute__((returns_nonnull));

/* The same for what is shown to somebody; what a program reads stays as it is. */
static inline const char *said_if(bool shown, const char *english) __attribute__((format_arg(2)));
static inline const char *said_if(bool shown, const char *english) {
	return shown ? said(english) : english;
}

/* Marks a text that said() or said_in() gets later, of a table: scripts/texts finds it by this. */
#define SAID(english) english
#define SAID_IN(context, english) english

#endif
