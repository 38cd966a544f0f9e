/* form: print any paper form by document number. */
#include "face/command.h"
#include "face/paper.h"
#include "ground/language.h"
#include "ground/privilege.h"

static struct request {
	const char *kind;
	bool chinese;
} request;
static const struct option_entry options[] = {
	OPT_TEXT(struct request, kind, "kind", 'k', "KIND", "which form, of a document that has several; form without a number lists them"),
	OPT_FLAG(struct request, chinese, "chinese", 0, "in Chinese"),
	{0},
};

static enum outcome print(struct run *run) {
	struct form form;
	struct buffer paper = {0};
	struct context *cx = &run->context;
	if (request.chinese)
		language_use(LANGUAGE_OF_THE_POLICIES);
	enum outcome outcome = form_load(cx, run->operands[0], request.kind, request.chinese || run->output.chinese, &form);
	/* All is gathered: fonts are read, and what they are laid out with, by a process that has no database any more. */
	context_close(cx);
	privilege_drop();
	if (outcome == DONE && run->output.format == FORMAT_PDF)
		outcome = paper_pdf(&form, cx->arena, cx->now, &paper, cx->fault);
	else if (outcome == DONE)
		(run->output.format == FORMAT_HTML ? paper_html : paper_text)(&form, cx->arena, &paper);
	if (outcome == DONE && paper.failed)
		outcome = fail(cx->fault, IO_FAILED, "out of memory");
	if (outcome == DONE)
		outcome = answer_bytes(run, paper.data, paper.length);
	buffer_free(&paper);
	return outcome;
}

static enum outcome kinds(struct run *run) {
	struct listing listing;
	form_kinds(&run->context, &listing);
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_PLAIN, NULL, NULL, "list the forms", NULL, NULL, NULL, kinds},
	{VERB_FORMS, NULL, "DOCUMENT|MONTH", "print the form of a document, or the summary of a month: text, html or pdf", options, NULL, &request, print},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"form", "print the paper forms", verbs};
	return command_main(argc, argv, &command);
}
