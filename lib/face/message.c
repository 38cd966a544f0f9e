#include "face/message.h"

#include "face/colour.h"
#include "ground/buffer.h"
#include "ground/language.h"
#include "ground/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *program_name = "ordflow";

void message_begin(const char *program) {
	program_name = program;
}

static void print_line(enum colour colour, const char *text) {
	struct buffer line = {0};
	text_harmless(&line, text);
	const bool coloured = colour != COLOUR_NONE && colour_wanted(STDERR_FILENO);
	fprintf(stderr, "%s%s:%s %s\n", coloured ? colour_code(colour) : "", program_name,
		coloured ? colour_code(COLOUR_NONE) : "", line.data ? line.data : "");
	buffer_free(&line);
}

void message(const char *format, ...) {
	char text[2048];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, said(format), arguments);
	va_end(arguments);
	print_line(COLOUR_NONE, text);
}

void message_fault(const struct fault *fault) {
	struct buffer text = {0};
	if (fault->file)
		buffer_printf(&text, "%s:", fault->file);
	if (fault->file && fault->line > 0)
		buffer_printf(&text, "%zu:", fault->line);
	if (fault->file)
		buffer_text(&text, " ");
	if (fault->column)
		buffer_printf(&text, "%s: ", fault->column);
	if (fault->clause && *fault->clause)
		buffer_printf(&text, said("clause %s: "), fault->clause);
	buffer_text(&text, fault->reason);
	if (*fault->lift)
		buffer_printf(&text, said("; %s"), fault->lift);
	print_line(COLOUR_ERROR, text.data ? text.data : fault->reason);
	buffer_free(&text);
}
