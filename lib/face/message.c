#include "face/message.h"

#include "face/colour.h"
#include "ground/buffer.h"
#include "ground/language.h"
#include "ground/spool.h"
#include "ground/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *program_name = "ordflow";
static struct spool held;
static bool holding;

void message_begin(const char *program) {
	program_name = program;
}

static bool say(void *argument, const void *bytes, size_t size) {
	(void)argument;
	return fwrite(bytes, 1, size, stderr) == size;
}

void message_hold(void) {
	holding = true;
}

void message_release(void) {
	holding = false;
	spool_drain(&held, say, NULL);
}

static void print_line(enum colour colour, const char *text) {
	struct buffer line = {0};
	text_harmless(&line, text);
	const bool coloured = colour != COLOUR_NONE && colour_wanted(STDERR_FILENO);
	struct buffer whole = {0};
	buffer_printf(&whole, "%s%s:%s ", coloured ? colour_code(colour) : "", program_name,
		coloured ? colour_code(COLOUR_NONE) : "");
	buffer_text(&whole, line.data ? line.data : "");
	buffer_byte(&whole, '\n');
	if (holding)
		spool_add(&held, whole.data, whole.length);
	else
		say(NULL, whole.data ? whole.data : "", whole.length);
	buffer_free(&whole);
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
