#include "face/command.h"

#include "face/ask.h"
#include "face/complete.h"
#include "face/csv_in.h"
#include "face/encode.h"
#include "face/message.h"
#include "face/place.h"
#include "face/target.h"
#include "face/usage.h"
#include "flow/order.h"
#include "ground/decimal.h"
#include "ground/digest.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/privilege.h"
#include "ground/text.h"
#include "policy/gate.h"
#include "policy/journal.h"
#include "policy/numbers.h"

#include <fcntl.h>
#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Everything of one run, in one place: a jump out of an exhausted arena finds it. */
struct process {
	struct arena arena;
	struct fault fault;
	struct run run;
	struct command_line line;
	struct request_key request;
	struct place place;
	struct target target;
	const char **done; /* what was done to whom, to be said once it is recorded */
	size_t done_count;
	bool output_open;
	bool told; /* what went wrong was said where it did */
	sigjmp_buf exhausted;
};

static void out_of_memory(void *argument) {
	struct process *process = argument;
	siglongjmp(process->exhausted, 1); /* NOLINT(cert-err52-cpp): the one way out of an arena */
}

static bool reads(enum verb_kind kind) {
	return kind == VERB_READS || kind == VERB_PAGES || kind == VERB_FORMS || kind == VERB_COPIES;
}

/* A list's formats, or those of what the verb makes. */
static bool makes_format(enum verb_kind kind, enum format format) {
	switch (format) {
	case FORMAT_XLSX:
		return reads(kind) && kind != VERB_FORMS;
	case FORMAT_HTML:
		return kind == VERB_PAGES || kind == VERB_FORMS;
	case FORMAT_TEXT:
	case FORMAT_PDF:
		return kind == VERB_FORMS;
	default:
		return kind != VERB_FORMS;
	}
}

/* The first that the verb makes, if none is named. */
static enum outcome find_format(struct arena *arena, const char *name, enum verb_kind kind, struct fault *fault,
	enum format *format) {
	const char *known = "";
	*format = FORMAT_TABLE;
	for (int i = 0; i < FORMAT_COUNT; i++) {
		if (!makes_format(kind, (enum format)i))
			continue;
		*format = (enum format)i;
		if (!name || strcmp(format_names[i], name) == 0)
			return DONE;
		known = arena_printf(arena, "%s%s%s", known, *known ? ", " : "", format_names[i]);
	}
	return fail(fault, USAGE, "--format: '%s' is none of %s", name, known);
}

/* ORDFLOW_TIMEOUT in milliseconds. */
static enum outcome find_wait(struct fault *fault, int *wait) {
	enum { DEFAULT_WAIT = 10000, LONGEST = 86400000, MILLI = 3 };
	const char *text = getenv("ORDFLOW_TIMEOUT");
	int64_t milliseconds = DEFAULT_WAIT;
	if (text && (decimal_parse(text, MILLI, &milliseconds) || milliseconds < 0 || milliseconds > LONGEST))
		return fail(fault, BAD_CONFIG, "ORDFLOW_TIMEOUT: '%s' is not a number of seconds", text);
	*wait = (int)milliseconds;
	return DONE;
}

static const char *real_login(struct arena *arena) {
	const struct passwd *user = getpwuid(getuid());
	return user ? arena_text(arena, user->pw_name) : arena_printf(arena, "uid-%u", (unsigned)getuid());
}

/* Nothing of a file that can't be read: reading it says so. */
static void add_file(struct buffer *words, const char *path) {
	unsigned char digest[DIGEST_SIZE];
	if (digest_of_file(path, digest))
		buffer_hex(words, digest, sizeof digest);
	buffer_byte(words, '\0');
}

/* The request as --key knows it: the command, what was typed, and the files that it names. */
static enum outcome digest_request(struct process *process, const struct command *command) {
	const struct command_line *line = &process->line;
	const bool names_file = line->verb->operands && strcmp(line->verb->operands, "FILE") == 0;
	struct buffer words = {0};
	buffer_printf(&words, "%s%c%s%c", command->name, 0, line->verb->name ? line->verb->name : "", 0);
	buffer_printf(&words, "%s%c%s%c%s", line->common.as ? line->common.as : "", 0,
		line->common.at ? line->common.at : "", 0, line->common.late ? "late" : "");
	buffer_printf(&words, "%s%c", line->common.encoding ? line->common.encoding : "", 0);
	for (int i = 0; i < line->operand_count; i++) {
		buffer_printf(&words, "%s%c", line->operands[i], 0);
		add_file(&words, names_file ? line->operands[i] : "");
	}
	for (size_t i = 0; i < line->count; i++) {
		const struct typed *typed = &line->typed[i];
		const struct option_entry *entry = option_find(line->verb->options, typed->name);
		buffer_printf(&words, "--%s%c%s%c", typed->name, 0, typed->value ? typed->value : "", 0);
		add_file(&words, entry->type == OPTION_FILE ? typed->value : "");
	}
	digest_of(words.data, words.length, process->request.digest);
	const bool failed = words.failed;
	buffer_free(&words);
	return failed ? fail(&process->fault, IO_FAILED, "out of memory") : DONE;
}

/* Print what a change answers, to the last byte, before it is committed. */
static enum outcome print_answer(struct process *process, const char *answer) {
	if (fputs(answer, stdout) == EOF || fflush(stdout) != 0)
		return fail(&process->fault, IO_FAILED, "standard output can't be written");
	return DONE;
}

/* "answer QT202611-0074: order SO202611-0070 of C001 长江泵业": what a number that was typed has hit. */
static enum outcome remember_done(struct process *process) {
	struct context *cx = &process->run.context;
	const struct verb *verb = process->line.verb;
	const struct event *event = &cx->event;
	struct arena *arena = &process->arena;
	const char *code = NULL, *name = NULL;
	struct fault none = {0};
	enum document document;
	int64_t id = 0;
	bool found = false;
	if (process->run.quiet || !verb->operands || event->action == ACT_NONE)
		return DONE;
	if (event->order_id)
		TRY(db_get(cx->db, &found,
			SQL("select customer.code, customer.name from sales_order join customer on customer.id = customer_id"
			    " where sales_order.id = ?1"),
			INT(event->order_id), TO_TEXT(&code), TO_TEXT(&name)));
	const char *order = found ? number_text(cx, DOCUMENT_ORDER, event->order_id) : NULL;
	if (!order && (!event->document || number_parse_any(&none, event->document, &document, &id) != DONE))
		return DONE;
	const bool apart = event->document && order && strcmp(event->document, order) != 0;
	const char *what = arena_printf(arena, "%s%s%s", verb->name ? verb->name : "", verb->name ? " " : "",
		event->document ? event->document : order);
	process->done = arena_grow(arena, process->done, process->done_count, sizeof *process->done);
	process->done[process->done_count++] = !order ? what
		: apart ? arena_printf(arena, said("%s: order %s of %s %s"), what, order, code, name)
		: arena_printf(arena, said("%s of %s %s"), what, code, name);
	return DONE;
}

static void tell_done(struct process *process) {
	for (size_t i = 0; i < process->done_count; i++)
		if (process->run.dry_run)
			note(&process->run, "dry run: %s", process->done[i]);
		else
			note(&process->run, "%s", process->done[i]);
	process->done_count = 0;
}

/* The answer of all that was done goes out, and it is recorded for good. */
static enum outcome finish_change(struct process *process) {
	struct run *run = &process->run;
	if (run->dry_run) {
		tell_done(process);
		note(run, "dry run: nothing was recorded");
		return DONE;
	}
	TRY(print_answer(process, run->answer.data ? run->answer.data : ""));
	TRY(db_commit(run->context.db));
	tell_done(process);
	return DONE;
}

/* Numbers that stand on standard input, one a line. */
static enum outcome read_numbers(struct process *process, const char ***numbers, size_t *count) {
	char *line = NULL;
	size_t room = 0;
	enum outcome outcome = DONE;
	*numbers = NULL;
	*count = 0;
	size_t place = 0;
	for (ssize_t length; outcome == DONE && (length = getline(&line, &room, stdin)) >= 0;) {
		size_t offset = 0;
		place++;
		while (length > 0 && strchr(" \t\r\n", line[length - 1]))
			length--;
		const char *begin = line + strspn(line, " \t");
		line[length] = '\0';
		const char *wrong = text_check(begin, strlen(begin), TEXT_LINE, &offset);
		if (wrong)
			outcome = fail(&process->fault, BAD_DATA, "standard input, line %zu: %s", place, wrong);
		else if (*begin) {
			*numbers = arena_grow(&process->arena, *numbers, *count, sizeof **numbers);
			(*numbers)[(*count)++] = arena_text(&process->arena, begin);
		}
	}
	free(line);
	return outcome == DONE && ferror(stdin) ? fail(&process->fault, IO_FAILED, "standard input can't be read") : outcome;
}

/* One of them: with --each in a transaction of its own. */
static enum outcome change_one(struct process *process, const char *number) {
	struct run *run = &process->run;
	run->operands[0] = number;
	TRY(process->line.verb->run(run));
	if (run->answer.failed)
		return fail(&process->fault, IO_FAILED, "out of memory");
	TRY(remember_done(process));
	TRY(journal_write(&run->context, NULL, NULL));
	if (!process->line.common.each || run->dry_run)
		return DONE;
	TRY(finish_change(process));
	buffer_clear(&run->answer);
	return db_begin(run->context.db, DB_CHANGE);
}

/* All in one transaction, or with --each what can be done; the status is then that of the first that couldn't. */
static enum outcome change_each(struct process *process) {
	struct run *run = &process->run;
	const char **numbers = NULL;
	size_t count = 0;
	struct fault first = {0};
	if (process->line.common.key)
		return fail(&process->fault, USAGE, "--key is for one request; - may be many");
	TRY(read_numbers(process, &numbers, &count));
	if (count == 0)
		note(run, "no numbers came: nothing changed");
	for (size_t i = 0; i < count; i++) {
		const enum outcome outcome = change_one(process, numbers[i]);
		if (outcome == DONE)
			continue;
		if (!process->line.common.each || (outcome != REFUSED && outcome != BAD_DATA && outcome != NOT_FOUND
			&& outcome != NO_ROLE && outcome != USAGE))
			return outcome;
		message_fault(&process->fault);
		if (first.outcome == DONE)
			first = process->fault;
		fault_clear(&process->fault);
		buffer_clear(&run->answer);
		process->done_count = 0;
		TRY(context_again(&run->context));
	}
	if (first.outcome != DONE) {
		process->fault = first;
		process->told = true;
		return first.outcome;
	}
	return finish_change(process);
}

/* Is it for numbers that come from elsewhere? A file's - is that file. */
static bool takes_numbers(const struct command_line *line) {
	return line->operand_count > 0 && strcmp(line->operands[0], "-") == 0 && strcmp(line->verb->operands, "FILE") != 0;
}

static enum outcome change(struct process *process) {
	struct run *run = &process->run;
	if (takes_numbers(&process->line))
		return change_each(process);
	if (process->line.common.each)
		return fail(&process->fault, USAGE, "--each is for -, which stands for numbers from standard input");
	const char *earlier = NULL;
	TRY(journal_answered(&run->context, &process->request, &earlier));
	if (earlier) {
		TRY(print_answer(process, earlier));
		if (run->verbose)
			message("done before, with this key; nothing changed");
		return DONE;
	}
	TRY(process->line.verb->run(run));
	if (run->answer.failed)
		return fail(&process->fault, IO_FAILED, "out of memory");
	TRY(remember_done(process));
	TRY(journal_write(&run->context, &process->request, run->answer.data ? run->answer.data : ""));
	return finish_change(process);
}

static enum outcome encode_output(struct process *process, enum format format) {
	const struct common *common = &process->line.common;
	const char *encoding = common->encoding ? common->encoding : "utf-8";
	if (!common->encoding && !common->bom)
		return DONE;
	if (format != FORMAT_CSV && format != FORMAT_TSV)
		return fail(&process->fault, USAGE, "--encoding and --bom are for csv and tsv");
	if (!encoding_is_utf8(encoding) && !encoding_is_gb18030(encoding))
		return fail(&process->fault, BAD_DATA, "--encoding: '%s' is neither utf-8 nor gb18030", encoding);
	if (encoding_is_utf8(encoding)) {
		fputs(common->bom ? byte_order_mark : "", process->run.output.file);
		return DONE;
	}
	if (common->bom)
		return fail(&process->fault, USAGE, "--bom is for utf-8: gb18030 has none");
	return output_encode(&process->run.output) ? DONE
		: fail(&process->fault, IO_FAILED, "this machine can't convert GB18030");
}

static const char *folder_of(struct arena *arena, const char *path) {
	const char *slash = strrchr(path, '/');
	return slash == path ? "/" : slash ? arena_copy(arena, path, (size_t)(slash - path)) : ".";
}

static enum outcome begin_output(struct process *process, enum verb_kind kind) {
	const struct common *common = &process->line.common;
	enum format format;
	TRY(find_format(&process->arena, common->format, kind, &process->fault, &format));
	if (!output_ready(format))
		return fail(&process->fault, BAD_CONFIG, "%s needs libxlsxwriter, which isn't installed", format_names[format]);
	if (common->output)
		TRY(target_open(&process->target, common->output, &process->arena, &process->fault));
	else if ((format == FORMAT_XLSX || format == FORMAT_PDF) && isatty(STDOUT_FILENO))
		return fail(&process->fault, USAGE, "%s is nothing for a terminal: --output FILE", format_names[format]);
	output_open(&process->run.output, format, common->output ? process->target.file : stdout, &process->arena);
	process->output_open = true;
	process->run.output.beside = process->target.temporary ? folder_of(&process->arena, process->target.temporary) : NULL;
	process->run.context.chinese = process->run.output.chinese;
	return encode_output(process, format);
}

static enum outcome look(struct process *process) {
	struct run *run = &process->run;
	TRY(begin_output(process, process->line.verb->kind));
	TRY(process->line.verb->run(run));
	if (run->output.cut > 0)
		note(run, "%zu texts were longer than a spreadsheet's cell may be, and end with … there; csv has them whole",
			run->output.cut);
	return DONE;
}

/* In words, or with --format as rows. */
static enum outcome help(struct process *process, const struct command *command) {
	struct listing listing;
	if (!process->line.common.format) {
		usage_print(command, &process->arena, stdout);
		return DONE;
	}
	TRY(begin_output(process, VERB_PLAIN));
	usage_list(command, &process->arena, &listing);
	return answer_listing(&process->run, &listing);
}

/* The database for completion: to read, as oneself. */
static enum outcome open_to_look(void *argument, const char *db) {
	enum { PATIENCE = 200 };
	struct process *process = argument;
	struct opening opening = {.mode = DB_READ, .real = real_login(&process->arena), .wait = PATIENCE};
	if (process->run.context.db)
		return DONE;
	TRY(place_find(&process->place, db, false, &process->arena, &process->fault));
	opening.path = process->place.open;
	return context_open(&process->run.context, &opening);
}

static void tell_candidate(const char *candidate) {
	puts(candidate);
}

/* For the shells. What can't be found out is no error: there is nothing to offer then. */
static enum outcome offer_candidates(struct process *process, const struct command *command, int count, char **words) {
	const struct completion completion = {command, (const char *const *)words, count, &process->run.context, open_to_look,
		process, tell_candidate};
	if (complete(&completion) != DONE)
		fault_clear(&process->fault);
	return DONE;
}

/* The process is left what its verb needs, if it has more rights than its user. */
static bool confine_command(const struct command_line *line) {
	const enum verb_kind kind = line->verb->kind;
	bool elsewhere = line->common.output;
	for (size_t i = 0; i < line->count; i++)
		elsewhere |= strcmp(line->typed[i].name, "rejects") == 0;
	return privilege_confine(kind == VERB_CREATES || kind == VERB_COPIES ? CONFINED_TO_MAKE
		: kind == VERB_CHANGES ? CONFINED_TO_CHANGE
		: kind == VERB_FORMS ? CONFINED_TO_LAY_OUT
		: isatty(STDOUT_FILENO) ? CONFINED_TO_PAGE : CONFINED_TO_LOOK, place_shared_folder(), elsewhere);
}

static enum outcome perform(struct process *process, const struct command *command, int argc, char **argv) {
	struct command_line *line = &process->line;
	struct run *run = &process->run;
	if (argc > 1 && strcmp(argv[1], "--complete") == 0)
		return offer_candidates(process, command, argc - 2, argv + 2);
	TRY(usage_parse(command, argc, argv, &process->arena, &process->fault, line));
	if (line->common.help)
		return help(process, command);
	if (line->common.version) {
		printf("%s (ordflow) %s\n", command->name, ORDFLOW_VERSION);
		return DONE;
	}
	if (!confine_command(line))
		return fail(&process->fault, IO_FAILED, "the kernel doesn't confine this process");
	if (ask_wanted(line))
		TRY(ask(line, &process->arena, &process->fault));
	memcpy(run->operands, line->operands, sizeof line->operands);
	run->count = line->operand_count;
	run->encoding = line->common.encoding;
	run->quiet = line->common.quiet;
	run->verbose = line->common.verbose;
	run->dry_run = line->common.dry_run;
	process->request.key = line->common.key;
	if (line->common.key && !*line->common.key)
		return fail(&process->fault, BAD_DATA, "--key: an empty key");
	if (line->common.key)
		TRY(digest_request(process, command));

	const enum verb_kind kind = line->verb->kind;
	if (privileged() && line->common.as)
		return fail(&process->fault, NO_ROLE, "--as: not here, where everybody is who he is");
	if (privileged() && kind == VERB_PLACES)
		return fail(&process->fault, NO_ROLE, "%s: not with the rights of everybody's database; root does it", line->verb->name);
	if (line->common.output && kind != VERB_PLAIN && !reads(kind))
		return fail(&process->fault, USAGE, "--output is for what is read, not for changes");
	if (kind == VERB_PLAIN) {
		TRY(usage_apply(line, &process->arena, &process->fault));
		return look(process);
	}
	if (kind == VERB_PLACES) {
		TRY(find_wait(&process->fault, &run->wait));
		TRY(place_find(&process->place, line->common.db, false, &process->arena, &process->fault));
		run->path = process->place.open;
		process->place.path = NULL;
		run->context.now = run->context.at = instant_now();
		return line->verb->run(run);
	}
	struct opening opening = {.mode = reads(kind) ? DB_READ : kind == VERB_CHANGES ? DB_CHANGE : DB_CREATE,
		.real = real_login(&process->arena), .as = line->common.as, .at = line->common.at,
		.late = line->common.late};
	TRY(find_wait(&process->fault, &opening.wait));
	TRY(place_find(&process->place, line->common.db, kind == VERB_CREATES, &process->arena, &process->fault));
	opening.path = process->place.open;
	TRY(context_open(&run->context, &opening));
	language_prefer(run->context.settings.text[SETTING_LANGUAGE]);
	/* Times are read in the database's zone, which is known now. */
	TRY(usage_apply(line, &process->arena, &process->fault));
	return reads(kind) ? look(process) : change(process);
}

/* The advice line: what comes next, for a person at a terminal. */
static void advise(const struct process *process) {
	const struct run *run = &process->run;
	const char *next = actions[run->context.event.action].next;
	if (next && !run->quiet && !run->dry_run && isatty(STDERR_FILENO))
		message("next: %s", said(next));
}

/* Nothing that was opened below may become the database's or a message's descriptor. */
static void hold_standard_files(void) {
	int file;
	do
		file = open("/dev/null", O_RDWR);
	while (file >= 0 && file <= STDERR_FILENO);
	if (file > STDERR_FILENO)
		close(file);
}

static enum outcome finish(struct process *process, enum outcome outcome) {
	struct run *run = &process->run;
	if (process->output_open && !output_close(&run->output) && outcome == DONE)
		outcome = process->target.file ? fail(&process->fault, IO_FAILED, "%s can't be written", process->target.path)
			: fail(&process->fault, IO_FAILED, "standard output can't be written");
	const enum outcome finished = target_finish(&process->target, outcome == DONE, &process->fault);
	outcome = outcome == DONE ? finished : outcome;
	context_close(&run->context);
	if (process->place.path) {
		const enum outcome placed =
			place_finish(&process->place, outcome == DONE && !run->dry_run, &process->fault);
		outcome = outcome == DONE ? placed : outcome;
	}
	if (outcome == DONE && (fflush(stdout) != 0 || ferror(stdout)))
		outcome = fail(&process->fault, IO_FAILED, "standard output can't be written");
	return outcome;
}

int command_main(int argc, char **argv, const struct command *command) {
	static struct process process; /* static: a jump finds it as it was left */
	enum outcome outcome;
	const bool closed = fcntl(STDOUT_FILENO, F_GETFD) < 0;
	hold_standard_files();
	if (closed)
		close(STDOUT_FILENO); /* a write to it has to fail */
	message_begin(command->name);
	language_begin();
	if (!privilege_aside())
		abort();
	process.arena.exhausted = out_of_memory;
	process.arena.exhausted_argument = &process;
	process.run.context = (struct context){.arena = &process.arena, .fault = &process.fault};
	if (sigsetjmp(process.exhausted, 0) == 0) /* NOLINT(cert-err52-cpp) */
		outcome = perform(&process, command, argc, argv);
	else
		outcome = fail(&process.fault, IO_FAILED, "out of memory");
	outcome = finish(&process, outcome);
	if (outcome != DONE && !process.told)
		message_fault(&process.fault);
	else if (outcome == DONE)
		advise(&process);
	buffer_free(&process.run.answer);
	const bool found = process.run.found;
	arena_free(&process.arena);
	return outcome == DONE && found ? FOUND : (int)outcome;
}

enum outcome answer_number(struct run *run, int document, int64_t id) {
	char number[NUMBER_ROOM];
	buffer_text(&run->answer, number_format(number, (enum document)document, id));
	buffer_byte(&run->answer, '\n');
	return DONE;
}

enum outcome answer_listing(struct run *run, struct listing *listing) {
	if (run->context.db)
		hide_unread(&run->context, listing);
	return output_listing(&run->output, listing);
}

enum outcome answer_view(struct run *run, const struct view *view) {
	return output_view(&run->output, &run->context, view);
}

enum outcome answer_bytes(struct run *run, const void *bytes, size_t size) {
	if (size > 0 && fwrite(bytes, 1, size, run->output.file) != size)
		return fail(run->context.fault, IO_FAILED, "standard output can't be written");
	return DONE;
}

void note(const struct run *run, const char *format, ...) {
	char text[1024];
	va_list arguments;
	if (run->quiet)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, said(format), arguments);
	va_end(arguments);
	message("%s", text);
}

enum outcome order_operand(struct run *run, int operand, int64_t *id) {
	struct order order;
	*id = 0;
	if (!run->operands[operand])
		return DONE;
	TRY(order_find(&run->context, run->operands[operand], &order));
	*id = order.standing.id;
	return DONE;
}
