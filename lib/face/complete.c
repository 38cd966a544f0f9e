#include "face/complete.h"

#include "face/usage.h"
#include "report/candidates.h"

#include <string.h>

struct completing {
	const struct completion *asked;
	struct option_list options;
	const char *current, *db;
	const char *operands[MOST_OPERANDS];
	int operand_count;
	const struct option_entry *owes; /* the option whose value the last word is */
};

static void offer(const struct completing *at, const char *candidate) {
	if (*candidate && strncmp(candidate, at->current, strlen(at->current)) == 0)
		at->asked->tell(candidate);
}

static const struct option_entry *typed_option(const struct completing *at, const char *word) {
	for (size_t i = 0; i < at->options.count; i++) {
		const struct option_entry *entry = at->options.entries[i];
		if (strncmp(word, "--", 2) == 0 ? strcmp(word + 2, entry->name) == 0
			: entry->letter && word[1] == entry->letter && !word[2])
			return entry;
	}
	return NULL;
}

/* What stands before the last word. */
static void walk(struct completing *at) {
	for (int i = 0; i + 1 < at->asked->count; i++) {
		const char *word = at->asked->words[i];
		const struct option_entry *entry = *word == '-' && word[1] ? typed_option(at, word) : NULL;
		if (entry && option_takes_value(entry)) {
			i += i + 2 < at->asked->count && strcmp(at->asked->words[i + 1], "=") == 0; /* bash takes --name=value apart */
			if (strcmp(entry->name, "db") == 0 && i + 2 < at->asked->count)
				at->db = at->asked->words[i + 1];
			at->owes = i + 2 == at->asked->count ? entry : NULL;
			i++;
		} else if ((*word != '-' || !word[1]) && at->operand_count < MOST_OPERANDS)
			at->operands[at->operand_count++] = word;
	}
}

static enum outcome look_up(const struct completing *at, const char *kind) {
	const struct completion *asked = at->asked;
	if (!candidates_known(kind))
		return DONE;
	TRY(asked->open(asked->argument, at->db));
	return candidates(asked->context, kind, at->current, asked->tell);
}

/* An option's value: one of its words, or what its argument names; a CODE is of what the option is called. */
static enum outcome complete_value(const struct completing *at, const struct option_entry *entry) {
	for (int i = 0; i < entry->word_count; i++)
		offer(at, entry->words[i].name);
	if (strcmp(entry->name, "format") == 0)
		for (int i = 0; i < FORMAT_COUNT; i++)
			offer(at, format_names[i]);
	return entry->words || !entry->argument ? DONE
		: look_up(at, strcmp(entry->argument, "CODE") == 0 ? entry->name : entry->argument);
}

static enum outcome complete_option(const struct completing *at) {
	struct arena *arena = at->asked->context->arena;
	for (const struct option_entry *entry = common_options; entry->type != OPTION_END; entry++)
		offer(at, arena_printf(arena, "--%s", entry->name));
	for (const struct verb *verb = at->asked->command->verbs; verb->kind != VERB_END; verb++) {
		const char *next = NULL;
		size_t length = 0;
		verb_words(verb, at->operands, at->operand_count, &next, &length);
		if (next && at->operand_count > 0)
			continue;
		for (const struct option_entry *entry = verb->options; entry && entry->type != OPTION_END; entry++)
			offer(at, arena_printf(arena, "--%s", entry->name));
	}
	return DONE;
}

/* The words of "ORDER|INVOICE", "holiday|workday" or "[STEP]": kinds in capitals, words as they are. */
static enum outcome complete_operand(const struct completing *at, const char *word, size_t length) {
	struct arena *arena = at->asked->context->arena;
	while (length > 0) {
		const size_t skip = strspn(word, "[]|.");
		if (skip >= length)
			break;
		word += skip;
		length -= skip;
		size_t part = strcspn(word, "[]|.=");
		part = part < length ? part : length;
		const char *kind = arena_copy(arena, word, part);
		if (*kind >= 'a')
			offer(at, kind);
		else
			TRY(look_up(at, strcmp(kind, "CODE") == 0 ? at->asked->command->name : kind));
		word += part;
		length -= part;
		if (length > 0 && *word == '=')
			break; /* what is behind it is somebody's own */
	}
	return DONE;
}

static enum outcome complete_word(const struct completing *at) {
	struct arena *arena = at->asked->context->arena;
	for (const struct verb *verb = at->asked->command->verbs; verb->kind != VERB_END; verb++) {
		const char *next = NULL;
		size_t length = 0;
		const int words = verb_words(verb, at->operands, at->operand_count, &next, &length);
		if (next && words == at->operand_count) {
			offer(at, arena_copy(arena, next, length));
			continue;
		}
		int place = at->operand_count - words;
		for (const char *word = next ? NULL : verb->operands; word && *word; word += strspn(word, " ")) {
			const size_t end = strcspn(word, " ");
			if (place == 0 || (place > 0 && !word[end] && memmem(word, end, "...", 3)))
				TRY(complete_operand(at, word, end));
			word += end;
			place--;
		}
	}
	return DONE;
}

/* The value in "--name=value", or with bash in "="; the shells know what stands before it. */
static void split_value(struct completing *at) {
	struct arena *arena = at->asked->context->arena;
	const char *equals = strncmp(at->current, "--", 2) == 0 ? strchr(at->current, '=') : NULL;
	const struct option_entry *entry = equals
		? typed_option(at, arena_copy(arena, at->current, (size_t)(equals - at->current))) : NULL;
	if (entry && option_takes_value(entry)) {
		at->owes = entry;
		at->current = equals + 1;
	} else if (at->owes && strcmp(at->current, "=") == 0)
		at->current = "";
}

enum outcome complete(const struct completion *asked) {
	struct completing at = {.asked = asked, .current = asked->count > 0 ? asked->words[asked->count - 1] : ""};
	usage_options(asked->command, asked->context->arena, &at.options);
	walk(&at);
	split_value(&at);
	if (at.owes)
		return complete_value(&at, at.owes);
	return *at.current == '-' ? complete_option(&at) : complete_word(&at);
}
