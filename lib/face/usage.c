#include "face/usage.h"

#include "face/message.h"
#include "ground/language.h"
#include "ground/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const struct option_entry common_options[] = {
	OPT_MADE(struct common, db, "db", 'd', "the database (else $ORDFLOW_DB)"),
	OPT_TEXT(struct common, format, "format", 'F', "FORMAT", "table, csv, tsv, json or numbers; some make others, too"),
	OPT_MADE(struct common, output, "output", 'o', "write to this file, whole or not at all"),
	OPT_TEXT(struct common, encoding, "encoding", 0, "NAME", "of CSV and TSV: utf-8 or gb18030; of a file that is read it is found out"),
	OPT_FLAG(struct common, bom, "bom", 0, "begin CSV and TSV with a byte order mark, for spreadsheets"),
	OPT_FLAG(struct common, dry_run, "dry-run", 'n', "check everything, change nothing"),
	OPT_TEXT(struct common, as, "as", 0, "LOGIN", "act as this person; both names are recorded"),
	OPT_TEXT(struct common, at, "at", 0, "TIME", "when it happened, if not now"),
	OPT_NOTE(struct common, reason, "reason", 0, "TEXT", "why an --at lies further back than backdate-hours (2.3.6)"),
	OPT_FLAG(struct common, late, "late", 0, "count it in this month if the one of --at is closed (1.9)"),
	OPT_TEXT(struct common, key, "key", 0, "KEY", "make this request once, however often it is sent"),
	OPT_FLAG(struct common, each, "each", 0, "with - for a number: record each by itself, go on if one is refused"),
	OPT_FLAG(struct common, quiet, "quiet", 'q', "say nothing but errors"),
	OPT_FLAG(struct common, verbose, "verbose", 'v', "say more"),
	OPT_FLAG(struct common, help, "help", 'h', "print this help"),
	OPT_FLAG(struct common, version, "version", 'V', "print the version"),
	{0},
};

static void unite(struct arena *arena, struct option_list *all, const struct option_entry *table) {
	for (; table && table->type != OPTION_END; table++) {
		bool known = false;
		for (size_t i = 0; i < all->count && !known; i++)
			known = strcmp(all->entries[i]->name, table->name) == 0;
		if (known)
			continue;
		all->entries = arena_grow(arena, all->entries, all->count, sizeof(void *));
		all->entries[all->count++] = table;
	}
}

void usage_options(const struct command *command, struct arena *arena, struct option_list *all) {
	*all = (struct option_list){0};
	unite(arena, all, common_options);
	for (const struct verb *verb = command->verbs; verb->kind != VERB_END; verb++)
		unite(arena, all, verb->options);
}

enum { FIRST_LONG = 256 };

/* getopt's two tables. */
static struct option *long_options(struct arena *arena, const struct option_list *all, char *letters) {
	struct option *options = arena_alloc(arena, (all->count + 1) * sizeof *options);
	*letters++ = '-'; /* operands come in their place, as value 1 */
	*letters++ = ':'; /* a missing value is told from an unknown option */
	for (size_t i = 0; i < all->count; i++) {
		const struct option_entry *entry = all->entries[i];
		options[i] = (struct option){.name = entry->name, .has_arg = option_takes_value(entry),
			.val = FIRST_LONG + (int)i};
		if (entry->letter) {
			*letters++ = entry->letter;
			if (option_takes_value(entry))
				*letters++ = ':';
		}
	}
	*letters = '\0';
	return options;
}

static const struct option_entry *entry_of(const struct option_list *all, int value) {
	if (value >= FIRST_LONG) /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): getopt knows only ours */
		return all->entries[value - FIRST_LONG];
	for (size_t i = 0; i < all->count; i++)
		if (all->entries[i]->letter == value)
			return all->entries[i];
	return NULL;
}

static const char *nearest_option(struct arena *arena, const struct option_list *all, const char *typed) {
	const char **names = arena_alloc(arena, (all->count + 1) * sizeof *names);
	for (size_t i = 0; i < all->count; i++)
		names[i] = all->entries[i]->name;
	return text_nearest(typed, names, all->count);
}

/* What getopt stumbled over, as it was typed. */
static enum outcome complain(struct arena *arena, struct fault *fault, const struct option_list *all, int code,
	const char *typed) {
	const bool is_long = optopt == 0 || optopt >= FIRST_LONG;
	const char *name = is_long ? typed : arena_printf(arena, "-%c", optopt);
	if (code == ':')
		return fail(fault, USAGE, "%s needs a value", name);
	if (is_long && optopt >= FIRST_LONG)
		return fail(fault, USAGE, "%s takes no value", name);
	const char *near = is_long && strncmp(typed, "--", 2) == 0 ? nearest_option(arena, all, typed + 2) : NULL;
	if (near)
		return fail(fault, USAGE, "no option %s: --%s?", name, near);
	return fail(fault, USAGE, "no option %s (--help lists them)", name);
}

int verb_words(const struct verb *verb, const char *const *operands, int count, const char **next, size_t *length) {
	int words = 0;
	*next = verb->name;
	*length = verb->name ? strcspn(verb->name, " ") : 0;
	while (*next && words < count && strlen(operands[words]) == *length && strncmp(operands[words], *next, *length) == 0) {
		words++;
		*next = (*next)[*length] ? *next + *length + 1 : NULL;
		*length = *next ? strcspn(*next, " ") : 0;
	}
	return words;
}

/* How many of the operands are the verb's name: none where the command has no verbs, -1 if they aren't. */
static int name_length(const struct verb *verb, const struct command_line *line) {
	const char *next = NULL;
	size_t length = 0;
	const int words = verb_words(verb, line->operands, line->operand_count, &next, &length);
	return next ? -1 : words;
}

/* Does it take so many operands behind its name? The words of "ORDER [STEP]", or "ORDER...": one or more. */
static bool takes(const struct verb *verb, int count) {
	int least = 0, most = 0;
	for (const char *word = verb->operands; word && *word; most++) {
		const size_t length = strcspn(word, " ");
		least += *word != '[';
		if (memmem(word, length, "...", 3))
			most = MOST_OPERANDS;
		word += length;
		word += strspn(word, " ");
	}
	return count >= least && count <= most;
}

/*
 * The verb with the longest name that was typed, and of those that are told apart
 * by their operands alone (setting, setting NAME VALUE) the one that takes them.
 */
static const struct verb *find_verb(const struct command *command, const struct command_line *line, int *words) {
	const struct verb *best = NULL;
	bool best_takes = false;
	*words = 0;
	for (const struct verb *verb = command->verbs; verb->kind != VERB_END; verb++) {
		const int length = name_length(verb, line);
		if (length < 0)
			continue;
		const bool fits = takes(verb, line->operand_count - length);
		if (!best || length > *words || (length == *words && fits && !best_takes)) {
			best = verb;
			best_takes = fits;
			*words = length;
		}
	}
	return best;
}

/* No verb, or none that there is. */
static enum outcome unknown_verb(const struct command *command, struct arena *arena, struct fault *fault,
	const char *typed) {
	enum { MOST_VERBS = 32 };
	const char *names[MOST_VERBS], *list = "";
	size_t count = 0;
	for (const struct verb *verb = command->verbs; verb->kind != VERB_END && count < MOST_VERBS; verb++) {
		if (count > 0 && strcmp(names[count - 1], verb->name) == 0)
			continue; /* told apart by its operands */
		names[count++] = verb->name;
		list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", verb->name);
	}
	if (!typed)
		return fail(fault, USAGE, "what is to be done? There are %s", list);
	const char *near = text_nearest(typed, names, count);
	if (near)
		return fail(fault, USAGE, "no verb %s: %s?", typed, near);
	return fail(fault, USAGE, "no verb %s; there are %s", typed, list);
}

/* Find the verb and take its name off the operands; the first one is done if none is named. */
static enum outcome take_verb(const struct command *command, struct arena *arena, struct fault *fault,
	struct command_line *line) {
	int words = 0;
	const struct verb *first = command->verbs;
	const bool lists = first->kind == VERB_READS && takes(first, 0);
	line->verb = line->operand_count > 0 || !first->name ? find_verb(command, line, &words)
		: lists ? first : NULL;
	if (!line->verb)
		return unknown_verb(command, arena, fault, line->operands[0]);
	line->operand_count -= words;
	memmove(line->operands, line->operands + words, (size_t)line->operand_count * sizeof *line->operands);
	for (int i = 0; i < words; i++)
		line->operands[line->operand_count + i] = NULL;
	if (takes(line->verb, line->operand_count))
		return DONE;
	return fail(fault, USAGE, "arguments are missing, or too many; usage: %s%s%s%s%s", command->name,
		line->verb->name ? " " : "", line->verb->name ? line->verb->name : "",
		line->verb->operands ? " " : "", line->verb->operands ? line->verb->operands : "");
}

/* Is there one answer to it? */
static bool is_single(const struct option_entry *entry) {
	switch (entry->type) {
	case OPTION_FLAG:
	case OPTION_LINE_TEXTS:
	case OPTION_PRICES:
	case OPTION_PERCENTS:
		return false;
	default:
		return !entry->of_line && !entry->collects;
	}
}

/* Two answers to one question: neither silently wins. */
static enum outcome check_repeated(const struct option_entry *table, const struct typed *typed, size_t count, struct fault *fault) {
	for (size_t i = 1; i < count; i++) {
		const struct option_entry *entry = option_find(table, typed[i].name);
		if (!entry || !is_single(entry))
			continue;
		for (size_t j = 0; j < i; j++) {
			const struct option_entry *other = option_find(table, typed[j].name);
			if (other == entry && typed[i].value && strcmp(typed[j].value, typed[i].value) != 0)
				return fail(fault, USAGE, "--%s is said twice, as '%s' and as '%s'", entry->name, typed[j].value,
					typed[i].value);
			if (other && other != entry && entry->type == OPTION_CHOICE && other->type == OPTION_CHOICE
			    && other->offset == entry->offset && other->number != entry->number)
				return fail(fault, USAGE, "--%s and --%s contradict each other", other->name, entry->name);
		}
	}
	return DONE;
}

/* Who says why, though nothing was asked. */
static enum outcome check_reason(const struct command_line *line, struct fault *fault) {
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): take_verb() fails without one */
	return line->common.reason && !line->common.at && !option_find(line->verb->options, "reason")
		? fail(fault, USAGE, "--reason says why the time of --at lies far back") : DONE;
}

static enum outcome check_options(const struct command *command, const struct command_line *line,
	struct fault *fault) {
	for (size_t i = 0; i < line->count; i++)
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): take_verb() fails without one */
		if (!option_find(line->verb->options, line->typed[i].name))
			return fail(fault, USAGE, "%s%s%s has no option --%s", command->name,
				line->verb->name ? " " : "", line->verb->name ? line->verb->name : "",
				line->typed[i].name);
	TRY(check_reason(line, fault));
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): likewise */
	return check_repeated(line->verb->options, line->typed, line->count, fault);
}

/* What every command has and this verb too is both: its --reason is also the one for an --at that lies far back. */
static void share_options(struct arena *arena, const struct typed *common, size_t count, struct command_line *line) {
	for (size_t i = 0; i < count; i++)
		if (option_find(line->verb->options, common[i].name)) {
			line->typed = arena_grow(arena, line->typed, line->count, sizeof *line->typed);
			line->typed[line->count++] = common[i];
		}
}

enum outcome usage_parse(const struct command *command, int argc, char **argv, struct arena *arena,
	struct fault *fault, struct command_line *line) {
	struct option_list all = {0};
	struct typed *common = NULL;
	size_t common_count = 0;
	char letters[128];
	usage_options(command, arena, &all);
	const struct option *options = long_options(arena, &all, letters);
	opterr = 0;
	while (true) {
		const char *at = argv[optind < argc ? optind : argc - 1];
		const int code = getopt_long(argc, argv, letters, options, NULL);
		if (code == -1)
			break;
		if (code == '?' || code == ':')
			return complain(arena, fault, &all, code, at);
		if (code == 1) {
			if (line->operand_count == MOST_OPERANDS)
				return fail(fault, USAGE, "too many arguments");
			line->operands[line->operand_count++] = optarg;
			continue;
		}
		const struct option_entry *entry = entry_of(&all, code);
		if (option_find(common_options, entry->name)) {
			common = arena_grow(arena, common, common_count, sizeof *common);
			common[common_count++] = (struct typed){entry->name, optarg};
			TRY(check_repeated(common_options, common, common_count, fault));
			TRY(option_apply(arena, fault, entry, NULL, &line->common, optarg));
			continue;
		}
		line->typed = arena_grow(arena, line->typed, line->count, sizeof *line->typed);
		line->typed[line->count++] = (struct typed){entry->name, optarg};
	}
	for (; optind < argc; optind++) { /* what stands behind -- */
		if (line->operand_count == MOST_OPERANDS)
			return fail(fault, USAGE, "too many arguments");
		line->operands[line->operand_count++] = argv[optind];
	}
	if (line->common.help || line->common.version)
		return DONE;
	TRY(take_verb(command, arena, fault, line));
	share_options(arena, common, common_count, line);
	return check_options(command, line, fault);
}

void reading_tell(const struct command_line *line, const char *name, enum option_type type, const char *value,
	struct arena *arena) {
	const char *reading = line->common.quiet ? NULL : value_reading(arena, type, value);
	if (reading)
		message("--%s %s: %s", name, value, reading);
}

/* Days --from and --to, --due-from and --due-to: nothing lies between them the other way round, and a job would go on. */
static enum outcome check_spans(const struct command_line *line, struct arena *arena, struct fault *fault) {
	static const char ending[] = "from";
	const struct option_entry *options = line->verb->options;
	for (const struct option_entry *from = options; from && from->type != OPTION_END; from++) {
		const size_t length = strlen(from->name), before = length < strlen(ending) ? 0 : length - strlen(ending);
		if (from->type != OPTION_DAY || strcmp(from->name + before, ending) != 0)
			continue;
		const struct option_entry *to = option_find(options, arena_printf(arena, "%.*sto", (int)before, from->name));
		const char *request = line->verb->request;
		const struct maybe *first = to ? (const void *)(request + from->offset) : NULL;
		const struct maybe *last = to ? (const void *)(request + to->offset) : NULL;
		if (first && first->given && last->given && first->value > last->value)
			return fail(fault, BAD_DATA, "--%s lies after --%s", from->name, to->name);
	}
	return DONE;
}

enum outcome usage_apply(const struct command_line *line, struct arena *arena, struct fault *fault) {
	for (size_t i = 0; i < line->count; i++) {
		const struct option_entry *entry = option_find(line->verb->options, line->typed[i].name);
		TRY(option_apply(arena, fault, entry, line->verb->lines, line->verb->request,
			line->typed[i].value));
		reading_tell(line, entry->name, entry->type, line->typed[i].value, arena);
	}
	return check_spans(line, arena, fault);
}

static void print_options(const struct option_entry *table, struct arena *arena, FILE *file) {
	for (; table && table->type != OPTION_END; table++) {
		char names[64];
		const int width = snprintf(names, sizeof names, "%c%c%s--%s%s%s", table->letter ? '-' : ' ',
			table->letter ? table->letter : ' ', table->letter ? ", " : "  ", table->name,
			table->argument ? " " : "", table->argument ? table->argument : "");
		const char *words = option_words(arena, table, language_translates());
		fprintf(file, "      %-30s%s%s%s%s\n", names, width >= 30 ? " " : "", said(table->help), *words ? ": " : "",
			words);
	}
}

static void list_options(const struct option_entry *table, const char *verb, struct arena *arena,
	struct listing *listing) {
	for (; table && table->type != OPTION_END; table++) {
		const char letter[] = {table->letter, '\0'};
		const char *cells[] = {verb, "", table->name, arena_text(arena, letter),
			table->argument ? table->argument : "", option_words(arena, table, false), table->help};
		listing_texts(arena, listing, cells, sizeof cells / sizeof *cells);
	}
}

void usage_list(const struct command *command, struct arena *arena, struct listing *listing) {
	static const struct field fields[] = {{.name = "verb"}, {.name = "operands"}, {.name = "option"},
		{.name = "letter"}, {.name = "argument"}, {.name = "words"}, {.name = "help", .said = true}};
	*listing = (struct listing)LISTING("usage", fields);
	for (const struct verb *verb = command->verbs; verb->kind != VERB_END; verb++) {
		const char *cells[] = {verb->name ? verb->name : "", verb->operands ? verb->operands : "", "", "", "",
			"", verb->help};
		listing_texts(arena, listing, cells, sizeof cells / sizeof *cells);
		list_options(verb->options, cells[0], arena, listing);
	}
	list_options(common_options, "*", arena, listing);
}

void usage_print(const struct command *command, struct arena *arena, FILE *file) {
	fprintf(file, "%s - %s\n\n", command->name, said(command->summary));
	for (const struct verb *verb = command->verbs; verb->kind != VERB_END; verb++) {
		fprintf(file, "  %s%s%s%s%s%s\n      %s\n", command->name, verb->name ? " " : "",
			verb->name ? verb->name : "", verb->operands ? " " : "",
			verb->operands ? verb->operands : "", verb->options ? " [OPTIONS]" : "", said(verb->help));
		print_options(verb->options, arena, file);
	}
	fprintf(file, "\n  %s\n", said("Options of every command:"));
	print_options(common_options, arena, file);
}
