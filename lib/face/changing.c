#include "face/changing.h"

#include "face/answer.h"
#include "face/message.h"
#include "ground/language.h"
#include "ground/text.h"
#include "policy/numbers.h"

#include <stdlib.h>
#include <string.h>

/* Nothing of what is no input, and of an answer that isn't there. */
static void add_file(struct buffer *words, const struct process *process, const char *path) {
	const struct input *input = input_find(process->run.context.inputs, path);
	if (input && input->copy)
		buffer_hex(words, input->digest, sizeof input->digest);
	buffer_byte(words, '\0');
}

static enum outcome add_input(struct process *process, const char *path, bool lines) {
	struct context *cx = &process->run.context;
	if (input_find(cx->inputs, path))
		return DONE;
	struct input *input = arena_alloc(cx->arena, sizeof *input);
	*input = (struct input){.path = path, .lines = lines, .next = cx->inputs};
	cx->inputs = input;
	return input_read(input, cx->fault);
}

/* Is it a file that each of its lines is read of? */
static bool names_sheet(const struct command_line *line) {
	return line->verb->operands && strcmp(line->verb->operands, "FILE") == 0;
}

/* The request as --key knows it: the command, what was typed, and the files that it names. */
static enum outcome digest_request(struct process *process, const struct command *command) {
	const struct command_line *line = &process->line;
	struct buffer words = {0};
	buffer_printf(&words, "%s%c%s%c", command->name, 0, line->verb->name ? line->verb->name : "", 0);
	buffer_printf(&words, "%s%c%s%c%s", line->common.as ? line->common.as : "", 0,
		line->common.at ? line->common.at : "", 0, line->common.late ? "late" : "");
	if (line->common.reason)
		buffer_printf(&words, "reason%c%s%c", 0, line->common.reason, 0);
	buffer_printf(&words, "%s%c", line->common.encoding ? line->common.encoding : "", 0);
	for (int i = 0; i < line->operand_count; i++) {
		buffer_printf(&words, "%s%c", line->operands[i], 0);
		add_file(&words, process, line->operands[i]);
	}
	for (size_t i = 0; i < line->count; i++) {
		const struct typed *typed = &line->typed[i];
		buffer_printf(&words, "--%s%c%s%c", typed->name, 0, typed->value ? typed->value : "", 0);
		add_file(&words, process, typed->value ? typed->value : "");
	}
	digest_of(words.data, words.length, process->request.digest);
	const bool failed = words.failed;
	buffer_free(&words);
	return failed ? fail(&process->fault, IO_FAILED, "out of memory") : DONE;
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

/* "told: clerk, lisa": whoever has it on his list of tasks now. */
static void remember_told(struct process *process) {
	const struct event *event = &process->run.context.event;
	const char *logins = event->told_too ? event->told_too : "";
	struct arena *arena = &process->arena;
	char held[ROLES_ROOM];
	if (process->run.quiet || (!event->told && !*logins))
		return;
	const bool chinese = language_translates();
	const char *names = arena_printf(arena, "%s%s%s", roles_text(held, event->told, chinese),
		event->told && *logins ? words_between(chinese) : "", logins);
	process->done = arena_grow(arena, process->done, process->done_count, sizeof *process->done);
	process->done[process->done_count++] = arena_printf(arena, said("told: %s"), names);
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
	TRY(answer_print(run->answer.data ? run->answer.data : "", process->room, &process->fault));
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
		while (length > 0 && line[length - 1] && strchr(" \t\r\n", line[length - 1]))
			length--;
		line[length] = '\0';
		const char *begin = line + strspn(line, " \t");
		const char *wrong = text_check(begin, (size_t)(line + length - begin), TEXT_LINE, &offset);
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

/* Read what the request names, with nothing of the database held: it may take long. */
static enum outcome read_inputs(struct process *process) {
	const struct command_line *line = &process->line;
	context_rest(&process->run.context);
	for (int i = 0; i < line->operand_count && names_sheet(line); i++)
		TRY(add_input(process, line->operands[i], true));
	for (size_t i = 0; i < line->count; i++) {
		const struct option_entry *entry = option_find(line->verb->options, line->typed[i].name);
		if (entry && (entry->type == OPTION_SHEET || entry->type == OPTION_FILE))
			TRY(add_input(process, line->typed[i].value, entry->type == OPTION_SHEET));
	}
	return DONE;
}

/* May he do this at all? REHEARSED if so, and DONE if it came to its end without a change. */
static enum outcome rehearse(struct process *process) {
	struct run *run = &process->run;
	run->context.rehearsing = true;
	const enum outcome outcome = process->line.verb->run(run);
	buffer_clear(&run->answer);
	return outcome;
}

/* From here on others wait: nothing that could last is done any more. */
static enum outcome lock(struct process *process) {
	struct context *cx = &process->run.context;
	context_rest(cx);
	process->room = answer_room(cx->opening.wait);
	message_hold();
	return context_lock(cx);
}

/* What goes wrong with one number, and says nothing of the others. */
static bool is_of_one(enum outcome outcome) {
	return outcome == REFUSED || outcome == BAD_DATA || outcome == NOT_FOUND || outcome == NO_ROLE || outcome == USAGE;
}

static enum outcome rehearse_one(struct process *process, const char *number, bool *ready) {
	process->run.operands[0] = number;
	context_rest(&process->run.context);
	TRY(db_begin(process->run.context.db, DB_READ));
	const enum outcome outcome = rehearse(process);
	*ready = outcome == REHEARSED || outcome == DONE;
	if (!*ready && !is_of_one(outcome))
		return outcome;
	fault_clear(&process->fault);
	return DONE;
}

/* For the next of them; if he may do it with none, the database isn't locked to say so. */
static enum outcome begin_one(struct process *process, bool ready) {
	if (ready)
		return process->run.context.rehearsing ? lock(process) : context_lock(&process->run.context);
	context_rest(&process->run.context);
	return db_begin(process->run.context.db, DB_READ);
}

/* One of them: with --each in a transaction of its own. */
static enum outcome change_one(struct process *process, const char *number) {
	struct run *run = &process->run;
	run->operands[0] = number;
	TRY(process->line.verb->run(run));
	if (run->answer.failed)
		return fail(&process->fault, IO_FAILED, "out of memory");
	TRY(remember_done(process));
	remember_told(process);
	TRY(journal_write(&run->context, NULL, NULL));
	if (!process->line.common.each || run->dry_run)
		return DONE;
	TRY(finish_change(process));
	buffer_clear(&run->answer);
	return context_lock(&run->context);
}

/* All in one transaction, or with --each what can be done; the status is then that of the first that couldn't. */
static enum outcome change_each(struct process *process) {
	struct run *run = &process->run;
	const char **numbers = NULL;
	size_t count = 0;
	struct fault first = {0};
	bool ready = false;
	if (process->line.common.key)
		return fail(&process->fault, USAGE, "--key is for one request; - may be many");
	context_rest(&run->context);
	TRY(read_numbers(process, &numbers, &count));
	if (count == 0) {
		note(run, "no numbers came: nothing changed");
		return DONE;
	}
	TRY(read_inputs(process));
	for (size_t i = 0; i < count && !ready; i++)
		TRY(rehearse_one(process, numbers[i], &ready));
	TRY(begin_one(process, ready));
	for (size_t i = 0; i < count; i++) {
		const enum outcome outcome = change_one(process, numbers[i]);
		if (outcome == DONE)
			continue;
		if (!process->line.common.each || !is_of_one(outcome))
			return outcome;
		message_fault(&process->fault);
		if (first.outcome == DONE)
			first = process->fault;
		fault_clear(&process->fault);
		buffer_clear(&run->answer);
		process->done_count = 0;
		TRY(begin_one(process, ready));
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
	return line->operand_count > 0 && strcmp(line->operands[0], "-") == 0 && !names_sheet(line);
}

static enum outcome run_whole(struct process *process) {
	struct run *run = &process->run;
	TRY(process->line.verb->run(run));
	if (run->answer.failed)
		return fail(&process->fault, IO_FAILED, "out of memory");
	TRY(remember_done(process));
	remember_told(process);
	return journal_write(&run->context, &process->request, run->answer.data ? run->answer.data : "");
}

static enum outcome print_earlier(struct process *process, const char *earlier) {
	TRY(answer_print(earlier, process->room, &process->fault));
	if (process->run.verbose)
		message("done before, with this key; nothing changed");
	return DONE;
}

/*
 * A request that was answered before, with its key, is answered so again, even if by now it would be refused: but not
 * to somebody who may not make it. Otherwise what the rehearsal came to.
 */
static enum outcome answer_again(struct process *process, const struct command *command, enum outcome rehearsed,
	bool *answered) {
	struct context *cx = &process->run.context;
	struct fault fault = process->fault;
	const char *earlier = NULL;
	const bool ready = rehearsed == REHEARSED || rehearsed == DONE;
	if (!process->request.key || rehearsed == NO_ROLE)
		return ready ? DONE : rehearsed;
	fault_clear(&process->fault);
	TRY(read_inputs(process));
	TRY(digest_request(process, command));
	TRY(db_begin(cx->db, DB_READ));
	TRY(journal_answered(cx, &process->request, &earlier));
	context_rest(cx);
	*answered = earlier;
	process->room = earlier && answer_room(-1);
	if (earlier)
		return print_earlier(process, earlier);
	process->fault = fault;
	return ready ? DONE : rehearsed;
}

enum outcome change_by(struct process *process, const struct command *command) {
	struct run *run = &process->run;
	if (takes_numbers(&process->line))
		return change_each(process);
	if (process->line.common.each)
		return fail(&process->fault, USAGE, "--each is for -, which stands for numbers from standard input");
	bool answered = false;
	const enum outcome outcome = rehearse(process);
	if (outcome == REHEARSED || outcome == DONE)
		TRY(read_inputs(process));
	TRY(answer_again(process, command, outcome, &answered));
	if (answered)
		return DONE;
	TRY(lock(process));
	const char *earlier = NULL; /* by the same request, at the same time */
	TRY(journal_answered(&run->context, &process->request, &earlier));
	if (earlier)
		return print_earlier(process, earlier);
	TRY(run_whole(process));
	return finish_change(process);
}

enum outcome create_by(struct process *process, const struct command *command) {
	if (process->line.common.each)
		return fail(&process->fault, USAGE, "--each is for -, which stands for numbers from standard input");
	process->room = true;
	if (process->request.key)
		TRY(digest_request(process, command));
	TRY(run_whole(process));
	return finish_change(process);
}
