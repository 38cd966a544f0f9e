/*
 * catalogues: the folder of the texts in other languages, LANGUAGE/LC_MESSAGES/ordflow.mo below it. Compiled in, by
 * the Makefile: of a program in the build that of the build, of one that is installed PREFIX/share/locale.
 */
#ifndef GROUND_CATALOGUES_H
#define GROUND_CATALOGUES_H

extern const char catalogues[];

#endif
