/* drawing: register drawings and brief the workshop (clause 1.6a). */
#include "face/command.h"
#include "flow/drawing.h"

static struct drawing_request request;
static const struct option_entry add_options[] = {
	OPT_FILE(struct drawing_request, file, "file", 0, "the drawing"),
	OPT_TEXT(struct drawing_request, revision, "revision", 0, "REVISION", "which revision it is"),
	OPT_NOTE(struct drawing_request, key_points, "key-points", 0, "TEXT", "the key quality and process requirements"),
	OPT_TEXT(struct drawing_request, title, "title", 0, "TITLE", "what it shows, if not the file's name; revisions share it"),
	{0},
};

static enum outcome add(struct run *run) {
	int64_t id = 0;
	TRY(drawing_add(&run->context, run->operands[0], &request, &id));
	return answer_number(run, DOCUMENT_DRAWING, id);
}

static struct briefing {
	const char *to, *note;
} briefing;
static const struct option_entry brief_options[] = {
	OPT_WORD(struct briefing, to, "to", 0, "DEPARTMENT", "who was briefed", role_words, ROLE_COUNT),
	OPT_NOTE(struct briefing, note, "note", 0, "TEXT", "anything else"),
	{0},
};

static enum outcome brief(struct run *run) {
	return drawing_brief(&run->context, run->operands[0], briefing.to, briefing.note);
}

static enum outcome reuse(struct run *run) {
	return drawing_reuse(&run->context, run->operands[0]);
}

static enum outcome extract(struct run *run) {
	struct blob content;
	TRY(drawing_file(&run->context, run->operands[0], &content));
	return answer_bytes(run, content.bytes, content.size);
}

static enum outcome list(struct run *run) {
	struct listing listing;
	int64_t order_id = 0;
	TRY(order_operand(run, 0, &order_id));
	TRY(drawing_list(&run->context, order_id, &listing));
	return answer_listing(run, &listing);
}

static const struct verb verbs[] = {
	{VERB_READS, "list", "[ORDER]", "list the drawings", NULL, NULL, NULL, list},
	{VERB_CHANGES, "add", "ORDER", "register a drawing, or its next revision", add_options, NULL, &request, add},
	{VERB_CHANGES, "brief", "DRAWING", "record the technical briefing", brief_options, NULL, &briefing, brief},
	{VERB_CHANGES, "reuse", "ORDER", "acknowledge, as the workshop, the drawings of a repeated product", NULL, NULL, NULL, reuse},
	{VERB_READS, "extract", "DRAWING", "write the drawing to standard output, bit for bit", NULL, NULL, NULL, extract},
	{0},
};

int main(int argc, char **argv) {
	static const struct command command = {"drawing", "register drawings and brief the workshop", verbs};
	return command_main(argc, argv, &command);
}
