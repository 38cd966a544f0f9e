/*
 * encode: a stream on the way out of which another encoding comes: GB18030, for offices that have it.
 */
#ifndef FACE_ENCODE_H
#define FACE_ENCODE_H

#include <stdbool.h>
#include <stdio.h>

/* Does this name GB18030 (or GBK, which it contains), or UTF-8? The names that an import takes, too. */
bool encoding_is_gb18030(const char *name);
bool encoding_is_utf8(const char *name);

/*
 * A stream for UTF-8 that writes GB18030 to `to`. Closing it flushes `to`, which stays open, and says whether all was
 * written. NULL if this machine can't convert, or memory is out.
 */
FILE *encode_open(FILE *to);

#endif
