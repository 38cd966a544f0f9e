#include "face/encode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 4 }; /* bytes of a character in UTF-8 */

struct encoding {
	FILE *to;
	iconv_t convert;
	char left[LONGEST]; /* the beginning of a character whose end is still to come */
	size_t left_size;
};

bool encoding_is_gb18030(const char *name) {
	return strcasecmp(name, "gb18030") == 0 || strcasecmp(name, "gbk") == 0;
}

bool encoding_is_utf8(const char *name) {
	return strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0;
}

/* What can be converted of it; returns how much that was. */
static size_t convert(struct encoding *encoding, char *from, size_t size) {
	const size_t all = size;
	char block[4096];
	while (size > 0) {
		char *to = block;
		size_t room = sizeof block;
		const bool stopped = iconv(encoding->convert, &from, &size, &to, &room) == (size_t)-1 && errno != E2BIG;
		fwrite(block, 1, (size_t)(to - block), encoding->to);
		if (stopped)
			break; /* a character that isn't whole yet: text that isn't UTF-8 is never kept */
	}
	return all - size;
}

static ssize_t write_some(void *cookie, const char *bytes, size_t size) {
	struct encoding *encoding = cookie;
	const size_t before = encoding->left_size;
	char *text = malloc(before + size);
	if (!text)
		return 0;
	memcpy(text, encoding->left, before);
	memcpy(text + before, bytes, size);
	const size_t done = convert(encoding, text, before + size);
	const size_t left = before + size - done;
	const bool fits = left <= LONGEST && !ferror(encoding->to);
	encoding->left_size = fits ? left : 0;
	memcpy(encoding->left, text + done, encoding->left_size);
	free(text);
	return fits ? (ssize_t)size : 0;
}

static int close_it(void *cookie) {
	struct encoding *encoding = cookie;
	const bool whole = encoding->left_size == 0 && fflush(encoding->to) == 0 && !ferror(encoding->to);
	iconv_close(encoding->convert);
	free(encoding);
	return whole ? 0 : EOF;
}

FILE *encode_open(FILE *to) {
	struct encoding *encoding = calloc(1, sizeof *encoding);
	if (!encoding)
		return NULL;
	encoding->to = to;
	encoding->convert = iconv_open("GB18030", "UTF-8");
	FILE *stream = (intptr_t)encoding->convert == -1 ? NULL
		: fopencookie(encoding, "w", (cookie_io_functions_t){.write = write_some, .close = close_it});
	if (stream)
		return stream;
	if ((intptr_t)encoding->convert != -1)
		iconv_close(encoding->convert);
	free(encoding);
	return NULL;
}
