#include "face/command.h"

#include "face/ask.h"
#include "face/changing.h"
#include "face/complete.h"
#include "face/csv_in.h"
#include "face/encode.h"
#include "face/message.h"
#include "face/process.h"
#include "flow/order.h"
#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/privilege.h"
#include "ground/text.h"
#include "policy/gate.h"
#include "policy/journal.h"
#include "policy/numbers.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void out_of_memory(void *argument) {
	struct process *process = argument;
	siglongjmp(process->exhausted, 1); /* NOLINT(cert-err52-cpp): the one way out of an arena */
}

static bool reads(enum verb_kind kind) {
	return kind == VERB_READS || kind == VERB_PAGES || kind == VERB_FORMS || kind == VERB_COPIES
		|| kind == VERB_CHECKS;
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
	errno = 0;
	const struct passwd *user = getpwuid(getuid());
	if (!user && errno == ENOMEM) /* not somebody whom the machine doesn't know */
		arena->exhausted(arena->exhausted_argument);
	return user ? arena_text(arena, user->pw_name) : arena_printf(arena, "uid-%u", (unsigned)getuid());
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

/* Where it goes, before the database is read: somebody may have to open the other end first. */
static enum outcome find_output(struct process *process, enum verb_kind kind) {
	const struct common *common = &process->line.common;
	TRY(find_format(&process->arena, common->format, kind, &process->fault, &process->format));
	if (!output_ready(process->format))
		return fail(&process->fault, BAD_CONFIG, "%s needs libxlsxwriter, which isn't installed",
			format_names[process->format]);
	if (common->output)
		return target_open(&process->target, common->output, true, &process->arena, &process->fault);
	if ((process->format == FORMAT_XLSX || process->format == FORMAT_PDF) && isatty(STDOUT_FILENO))
		return fail(&process->fault, USAGE, "%s is nothing for a terminal: --output FILE",
			format_names[process->format]);
	return DONE;
}

static enum outcome begin_output(struct process *process) {
	const struct common *common = &process->line.common;
	const enum format format = process->format;
	output_open(&process->run.output, format, common->output ? process->target.file : stdout, &process->arena);
	process->output_open = true;
	process->run.output.beside = process->target.temporary ? folder_of(&process->arena, process->target.temporary) : NULL;
	process->run.context.chinese = process->run.output.chinese;
	return encode_output(process, format);
}

static enum outcome look(struct process *process) {
	struct run *run = &process->run;
	TRY(begin_output(process));
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
	TRY(find_output(process, VERB_PLAIN));
	TRY(begin_output(process));
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

	const enum verb_kind kind = line->verb->kind;
	if (privileged() && line->common.as)
		return fail(&process->fault, NO_ROLE, "--as: not here, where everybody is who he is");
	if (privileged() && kind == VERB_PLACES)
		return fail(&process->fault, NO_ROLE, "%s: not with the rights of everybody's database; root does it", line->verb->name);
	if (line->common.output && kind != VERB_PLAIN && !reads(kind))
		return fail(&process->fault, USAGE, "--output is for what is read, not for changes");
	if (kind == VERB_PLAIN) {
		TRY(find_output(process, kind));
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
		.why = line->common.reason, .late = line->common.late, .lenient = kind == VERB_CHECKS};
	TRY(find_wait(&process->fault, &opening.wait));
	if (reads(kind))
		TRY(find_output(process, kind));
	TRY(place_find(&process->place, line->common.db, kind == VERB_CREATES, &process->arena, &process->fault));
	opening.path = process->place.open;
	TRY(context_open(&run->context, &opening));
	language_prefer(run->context.settings.text[SETTING_LANGUAGE]);
	/* Times are read in the database's zone, which is known now. */
	if (line->common.at)
		reading_tell(line, "at", OPTION_INSTANT, line->common.at, &process->arena);
	TRY(usage_apply(line, &process->arena, &process->fault));
	return reads(kind) ? look(process) : kind == VERB_CREATES ? create_by(process, command) : change_by(process, command);
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
	/* Who reads what was found may take his time, but the database isn't read any more. */
	if (process->output_open)
		context_rest(&run->context);
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
	message_release();
	input_free(process.run.context.inputs);
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
	if (run->quiet || run->context.rehearsing)
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
