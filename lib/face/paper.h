/*
 * paper: a form (report/form.h) as text for the terminal and lp(1), as HTML, and as PDF on A4.
 * The PDF and the code on it are the one program's that prints forms: nothing else is linked
 * with Pango, Cairo and libqrencode.
 */
#ifndef FACE_PAPER_H
#define FACE_PAPER_H

#include "ground/arena.h"
#include "ground/buffer.h"
#include "ground/outcome.h"
#include "report/form.h"

/* Pages of 60 lines of 80 columns, with their headings on each, divided by form feeds. */
void paper_text(const struct form *form, struct arena *arena, struct buffer *out);

void paper_html(const struct form *form, struct arena *arena, struct buffer *out);

/* `now` is the instant that the file says it was made at. IO_FAILED. */
enum outcome paper_pdf(const struct form *form, struct arena *arena, int64_t now, struct buffer *out, struct fault *fault);

/* A QR code (ISO/IEC 18004): `width` × `width` modules, dark where not 0, in the arena; width 0: out of memory. */
struct code {
	int width;
	const unsigned char *modules;
};
struct code paper_code(struct arena *arena, const char *text);

#endif
