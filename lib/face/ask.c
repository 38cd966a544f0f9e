#include "face/ask.h"

#include "ground/language.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool ask_wanted(const struct command_line *line) {
	return line->verb->lines && line->verb->lines->asks && line->count == 0 && line->operand_count == 0
		&& isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* A line of the answer, without its end; NULL at the end of input. */
static const char *read_answer(struct arena *arena) {
	char *line = NULL;
	size_t room = 0;
	const ssize_t length = getline(&line, &room, stdin);
	const char *answer = length < 0 ? NULL : arena_copy(arena, line, strcspn(line, "\r\n"));
	free(line);
	return answer;
}

/* One option; an empty answer leaves it out. *answered says whether it wasn't. */
static enum outcome ask_one(struct command_line *line, const char *name, struct arena *arena, struct fault *fault, bool *answered) {
	const struct option_entry *entry = option_find(line->verb->options, name);
	*answered = false;
	if (!entry)
		return fail(fault, DEFECT, "no option --%s to ask for", name);
	const char *words = option_words(arena, entry, language_translates());
	void *value = arena_alloc(arena, sizeof(struct maybe)); /* the largest that an answer becomes */
	while (true) {
		fprintf(stderr, "%s (%s%s%s): ", entry->name, said(entry->help), *words ? ": " : "", words);
		const char *answer = read_answer(arena);
		if (!answer)
			return fail(fault, USAGE, "the answers ended before the questions");
		if (!*answer)
			return DONE;
		const char *wrong = option_read(arena, entry, true, answer, value);
		if (!wrong) {
			line->typed = arena_grow(arena, line->typed, line->count, sizeof *line->typed);
			line->typed[line->count++] = (struct typed){entry->name, answer};
			*answered = true;
			return DONE;
		}
		fprintf(stderr, "  %s\n", wrong);
	}
}

enum outcome ask(struct command_line *line, struct arena *arena, struct fault *fault) {
	const struct asking *asks = line->verb->lines->asks;
	bool answered = true;
	fputs(said("An empty answer leaves it out; the end of input (Ctrl-D) gives up.\n"), stderr);
	for (const char *const *name = asks->once; *name; name++)
		TRY(ask_one(line, *name, arena, fault, &answered));
	for (int number = 1;; number++) {
		fprintf(stderr, said("Line %d, or nothing if that is all:\n"), number);
		for (const char *const *name = asks->line; *name; name++) {
			TRY(ask_one(line, *name, arena, fault, &answered));
			if (name == asks->line && !answered)
				return DONE;
		}
	}
}
