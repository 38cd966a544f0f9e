#include "face/paper.h"

#include <qrencode.h>

struct code paper_code(struct arena *arena, const char *text) {
	QRcode *made = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	struct code code = {0};
	if (!made)
		return code;
	const size_t count = (size_t)made->width * (size_t)made->width;
	unsigned char *modules = arena_alloc(arena, count);
	for (size_t i = 0; i < count; i++)
		modules[i] = made->data[i] & 1;
	code = (struct code){made->width, modules};
	QRcode_free(made);
	return code;
}
