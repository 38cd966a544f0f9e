#include "ground/catalogues.h"

#ifndef CATALOGUES /* of an analyser, that compiles nothing */
#define CATALOGUES ""
#endif

const char catalogues[] = CATALOGUES;
