#include "face/import.h"

#include "face/sheet.h"
#include "face/target.h"
#include "flow/order.h"
#include "flow/origin.h"
#include "ground/language.h"
#include "ground/names.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

/* A row as its columns say it. */
struct row {
	const char *ref, *customer, *customer_name, *kind, *item, *item_name, *spec, *unit, *quality, *note;
	struct maybe received, due, quantity, price, discount, tax;
	struct sheet_row in_file;
};

/* The columns; what would be an option's help is what a heading may be in another language. */
static const struct option_entry columns[] = {
	OPT_TEXT(struct row, ref, "ref", 0, NULL, SAID_IN("column", "ref")),
	OPT_TEXT(struct row, customer, "customer", 0, NULL, SAID_IN("column", "customer")),
	OPT_TEXT(struct row, customer_name, "customer_name", 0, NULL, SAID_IN("column", "customer_name")),
	OPT_INSTANT(struct row, received, "received", 0, SAID_IN("column", "received")),
	OPT_DAY(struct row, due, "due", 0, SAID_IN("column", "due")),
	OPT_WORD(struct row, kind, "kind", 0, NULL, SAID_IN("column", "kind"), kind_words, KIND_COUNT),
	OPT_TEXT(struct row, item, "item", 0, NULL, SAID_IN("column", "item")),
	OPT_TEXT(struct row, item_name, "item_name", 0, NULL, SAID_IN("column", "item_name")),
	OPT_TEXT(struct row, spec, "spec", 0, NULL, SAID_IN("column", "spec")),
	OPT_QUANTITY(struct row, quantity, "qty", 0, SAID_IN("column", "qty")),
	OPT_TEXT(struct row, unit, "unit", 0, NULL, SAID_IN("column", "unit")),
	OPT_PRICE(struct row, price, "price", 0, SAID_IN("column", "price")),
	OPT_PERCENT(struct row, discount, "discount", 0, SAID_IN("column", "discount")),
	OPT_PERCENT(struct row, tax, "tax", 0, SAID_IN("column", "tax")),
	OPT_TEXT(struct row, quality, "quality", 0, NULL, SAID_IN("column", "quality")),
	OPT_NOTE(struct row, note, "note", 0, NULL, SAID_IN("column", "note")),
	{0},
};
enum { REJECTED = -1 };

/* An order that was there already, and rows of it, which don't make up the whole order unless others follow. */
struct lacking {
	const char *name;
	struct row row; /* the first of them */
	int64_t id;
	size_t count; /* of the order's lines, as it came in */
};

struct import {
	struct context *cx;
	const struct import_request *request;
	const struct import_listener *listener;
	struct import_result *result;
	struct sheet sheet;
	size_t ref_place, customer_place;
	struct maybe file; /* its row, once it has one */
	FILE *rejects; /* of `rejects_file` */
	struct target rejects_file;
	/*
	 * By name_of(): orders of which a row was bad (REJECTED), so that a row that stands further down doesn't make half
	 * an order; of orders that were there already, how many of their lines have come by.
	 */
	struct names seen;
	struct lacking *lacking; /* in the arena of `seen` */
	size_t lacking_count;
	int64_t first_event; /* of this import */
	/* The rows of one order. */
	struct row *rows;
	size_t count;
};

/* One row. */

static void mark_bad(struct row *row, const char *column, const char *reason) {
	sheet_mark(&row->in_file, column, reason);
}

/* What clause 1.1 demands of every row, and what an import does. */
static void check_needed(struct row *row) {
	const char *lacks = !row->ref ? "ref" : !row->customer ? "customer" : !row->item ? "item"
		: !row->quantity.given ? "qty" : !row->due.given ? "due" : !row->quality ? "quality" : NULL;
	if (lacks)
		mark_bad(row, lacks, said("is missing (clause 1.1)"));
}

static void read_row(struct import *import, const struct csv_record *record, struct row *row) {
	*row = (struct row){0};
	sheet_read(&import->sheet, record, &row->in_file, row);
	if (row->quantity.given && row->quantity.value == 0)
		mark_bad(row, "qty", said("not above zero"));
	check_needed(row);
}

/* The rows of one order. */

static bool same_text(const char *one, const char *other) {
	return one == other || (one && other && strcmp(one, other) == 0);
}

/* What belongs to the whole order has to be the same in each of its rows. */
static void check_agreement(struct import *import) {
	const struct row *first = import->rows;
	for (size_t i = 1; i < import->count; i++) {
		struct row *row = &import->rows[i];
		const char *column = !same_text(row->customer, first->customer) ? "customer"
			: !same_text(row->kind, first->kind) ? "kind"
			: row->received.given != first->received.given
				|| row->received.value != first->received.value ? "received" : NULL;
		if (column)
			mark_bad(row, column, said("differs from the order's first row"));
	}
}

/* The note of an order's first row is the order's; what another row says beside it is its line's. */
static void fill_line(struct line_request *line, const struct row *row, bool first, const char *order_note) {
	*line = (struct line_request){
		.product = {.code = row->item, .name = row->item_name ? row->item_name : row->item,
			.spec = row->spec, .unit = row->unit, .price = row->price},
		.spec = row->spec,
		.quality = row->quality,
		.note = first || same_text(row->note, order_note) ? NULL : row->note,
		.quantity = row->quantity,
		.price = row->price,
		.discount = row->discount,
		.tax = row->tax,
		.due = row->due,
	};
}

/* Which row, and which of its columns, made the library say no? */
static enum outcome blame(struct import *import, enum outcome outcome) {
	struct context *cx = import->cx;
	const char *reason = arena_text(cx->arena, cx->fault->reason);
	const size_t line = cx->fault->line;
	int64_t id = 0;
	if (outcome != REFUSED && outcome != BAD_DATA && outcome != NOT_FOUND)
		return outcome;
	for (size_t i = 0; i < import->count && !import->request->create_missing && outcome == NOT_FOUND; i++) {
		struct row *row = &import->rows[i];
		fault_clear(cx->fault);
		const bool unknown = i == 0 && customer_find(cx, row->customer, &id) == NOT_FOUND;
		if (unknown || product_find(cx, row->item, &id) == NOT_FOUND)
			mark_bad(row, unknown ? "customer" : "item", arena_text(cx->arena, cx->fault->reason));
	}
	fault_clear(cx->fault);
	for (size_t i = 0; i < import->count; i++)
		if (import->rows[i].in_file.reason)
			return DONE;
	mark_bad(&import->rows[line > 0 ? line - 1 : 0], NULL, reason);
	return DONE;
}

/* The rows at hand as a request; `begun`: of an order whose first rows came before, with this note. */
static void fill_order(struct import *import, bool begun, const char *order_note, struct order_request *request) {
	const struct row *first = import->rows;
	*request = (struct order_request){.customer = {.code = first->customer,
						 .name = first->customer_name ? first->customer_name : first->customer},
		.kind = first->kind, .ref = first->ref, .note = begun ? order_note : first->note, .count = import->count,
		.create_missing = import->request->create_missing};
	request->lines = arena_alloc(import->cx->arena, import->count * sizeof *request->lines);
	for (size_t i = 0; i < import->count; i++)
		fill_line(&request->lines[i], &import->rows[i], !begun && i == 0, request->note);
}

/* What is imported, on record with the first of its orders. */
static enum outcome name_file(struct import *import) {
	const struct input *input = input_find(import->cx->inputs, import->request->path);
	if (!input)
		return DONE;
	import->file.given = true;
	return order_file_add(import->cx, import->request->path, input->digest, &import->file.value);
}

/* Record the order, or say of its rows why not: what it changed until then is undone. */
static enum outcome record_order(struct import *import, int64_t known_id) {
	struct context *cx = import->cx;
	const struct row *first = import->rows;
	const int64_t now = cx->at;
	int64_t id = known_id;
	const char *order_note = NULL;
	struct order_request request;
	if (known_id)
		TRY(db_get(cx->db, NULL, SQL("select note from sales_order where id = ?1"), INT(known_id), TO_TEXT(&order_note)));
	fill_order(import, known_id != 0, order_note, &request);
	const bool names_file = !import->file.given;
	if (first->received.given && first->received.value > cx->now) {
		mark_bad(&import->rows[0], "received", said("lies in the future"));
		return DONE;
	}
	if (first->received.given)
		context_happened(cx, first->received.value);
	/* Without --partial one bad order undoes them all. */
	if (import->request->partial)
		TRY(db_exec(cx->db, SQL("savepoint one_order")));
	if (names_file)
		TRY(name_file(import));
	request.file = import->file;
	enum outcome outcome = known_id ? order_extend(cx, id, &request) : order_new(cx, &request, &id);
	if (outcome == DONE)
		outcome = journal_write(cx, NULL, NULL);
	if (outcome == DONE) {
		import->result->orders += known_id == 0;
		import->result->lines += (int64_t)import->count;
		if (known_id == 0)
			import->listener->created(import->listener->argument, id);
	} else {
		TRY(blame(import, outcome));
		if (import->request->partial)
			TRY(db_exec(cx->db, SQL("rollback to one_order")));
		if (names_file)
			import->file = (struct maybe){0};
		memset(cx->memo, 0, sizeof *cx->memo);
		changes_clear(&cx->changes);
	}
	context_happened(cx, now);
	return import->request->partial ? db_exec(cx->db, SQL("release one_order")) : DONE;
}

static void write_reject(struct import *import, const struct row *row, const char *reason) {
	for (size_t i = 0; i < import->sheet.heading_count; i++) {
		const char *field = row->in_file.fields[i] ? row->in_file.fields[i] : "";
		if (import->sheet.headings[i]) {
			csv_fwrite(import->rejects, field, strlen(field));
			fputc(',', import->rejects);
		}
	}
	csv_fwrite(import->rejects, reason, strlen(reason));
	fputc('\n', import->rejects);
}

/* What an order is known by in the file: the customer's code and his name for it. */
static const char *name_of(struct import *import, const struct row *row) {
	return arena_printf(import->cx->arena, "%s\x1f%s", row->customer ? row->customer : "", row->ref);
}

/* Tell of every bad row, and leave all rows of the order in the rejects. */
static enum outcome reject(struct import *import) {
	for (size_t i = 0; i < import->count; i++) {
		const struct row *row = &import->rows[i];
		const struct sheet_row *in_file = &row->in_file;
		struct fault where = {.outcome = BAD_DATA, .file = import->request->path, .line = in_file->line,
			.column = in_file->column};
		const char *reason = in_file->reason ? in_file->reason : said("another row of the same order is bad");
		snprintf(where.reason, sizeof where.reason, "%s", reason);
		if (in_file->reason) {
			import->result->bad_rows++;
			import->listener->bad(import->listener->argument, &where);
		}
		if (import->rejects)
			write_reject(import, row, arena_printf(import->cx->arena, said("line %zu: %s%s%s"), in_file->line,
				in_file->column ? in_file->column : "", in_file->column ? ": " : "", reason));
	}
	if (import->rows->ref)
		*names_add(&import->seen, name_of(import, import->rows)) = REJECTED;
	return DONE;
}

/* Was the order with this id recorded by this import? */
static enum outcome is_ours(struct import *import, int64_t id, bool *ours) {
	int64_t first = 0;
	TRY(db_get(import->cx->db, NULL, SQL("select min(id) from event where order_id = ?1"), INT(id),
		TO_INT(&first)));
	*ours = first >= import->first_event;
	return DONE;
}

static bool any_bad(const struct import *import) {
	for (size_t i = 0; i < import->count; i++)
		if (import->rows[i].in_file.reason)
			return true;
	return false;
}

/* An order of this file that was there before, or was begun by rows further up; 0 if there is none. */
static enum outcome find_known(struct import *import, int64_t *known_id) {
	struct context *cx = import->cx;
	int64_t customer_id = 0;
	const enum outcome outcome = customer_find(cx, import->rows->customer, &customer_id);
	*known_id = 0;
	if (outcome == NOT_FOUND) {
		fault_clear(cx->fault);
		return DONE;
	}
	TRY(outcome);
	return order_of_ref(cx, customer_id, import->rows->ref, known_id);
}

/* Keep the row, to tell at the end what is missing; the arena is wound back behind every order. */
static void remember_lacking(struct import *import, const char *name, const struct origin *origin) {
	struct arena *arena = &import->seen.arena;
	const size_t fields = import->sheet.heading_count;
	const char **copy = arena_alloc(arena, (fields + 1) * sizeof *copy);
	struct row row = {.ref = arena_text(arena, import->rows->ref), .customer = arena_text(arena, import->rows->customer)};
	for (size_t i = 0; i < fields; i++)
		copy[i] = arena_text(arena, import->rows->in_file.fields[i]);
	row.in_file = (struct sheet_row){.line = import->rows->in_file.line, .fields = copy};
	import->lacking = arena_grow(arena, import->lacking, import->lacking_count, sizeof *import->lacking);
	import->lacking[import->lacking_count++] =
		(struct lacking){arena_text(arena, name), row, origin->id, origin->count};
}

/* The order was there before this import. Is it what came in then? What differs makes its rows bad. */
static enum outcome meet(struct import *import, int64_t id) {
	struct context *cx = import->cx;
	const char *name = name_of(import, import->rows);
	struct origin origin;
	struct order_request request;
	struct difference difference;
	int64_t *lines = names_add(&import->seen, name);
	TRY(origin_load(cx, id, &origin));
	fill_order(import, *lines > 0, origin.note, &request);
	TRY(origin_compare(cx, &origin, &request, import->rows->received, (size_t)*lines, &difference));
	if (difference.reason) {
		mark_bad(&import->rows[difference.place], difference.column, difference.reason);
		return DONE;
	}
	if (*lines == 0) {
		import->result->known++;
		if (import->count < origin.count)
			remember_lacking(import, name, &origin);
	}
	*lines += (int64_t)import->count;
	return DONE;
}

/* Nothing follows any more: of which orders do lines lack that they came in with? */
static enum outcome tell_lacking(struct import *import) {
	for (size_t i = 0; i < import->lacking_count; i++) {
		struct lacking *lacking = &import->lacking[i];
		const int64_t seen = *names_find(&import->seen, lacking->name);
		if (seen == REJECTED || seen >= (int64_t)lacking->count)
			continue;
		mark_bad(&lacking->row, NULL, arena_printf(import->cx->arena, said("%s came in with %zu lines, not with %lld"),
			number_text(import->cx, DOCUMENT_ORDER, lacking->id), lacking->count, (long long)seen));
		import->rows = &lacking->row;
		import->count = 1;
		import->result->known--;
		TRY(reject(import));
	}
	return DONE;
}

static enum outcome finish_order(struct import *import) {
	int64_t known_id = 0;
	bool ours = false;
	if (import->count == 0)
		return DONE;
	struct row *first = import->rows;
	check_agreement(import);
	if (!any_bad(import)) {
		const int64_t *seen = import->seen.used > 0 ? names_find(&import->seen, name_of(import, first)) : NULL;
		if (seen && *seen == REJECTED)
			mark_bad(first, NULL, said("another row of the same order is bad"));
		else
			TRY(find_known(import, &known_id));
	}
	if (known_id)
		TRY(is_ours(import, known_id, &ours));
	if (known_id && !ours)
		TRY(meet(import, known_id));
	else if (!any_bad(import))
		TRY(record_order(import, known_id));
	return any_bad(import) ? reject(import) : DONE;
}

/*
 * Does the record belong to the order whose rows are at hand? What another customer calls the same is another order;
 * a customer that there isn't is a slip.
 */
static bool goes_on(const struct import *import, const struct csv_record *record) {
	struct context *cx = import->cx;
	const char *ref = import->rows->ref, *customer = import->rows->customer;
	int64_t id = 0;
	if (!ref || import->ref_place >= record->count || strcmp(record->fields[import->ref_place], ref) != 0)
		return false;
	const char *other = import->customer_place < record->count ? record->fields[import->customer_place] : "";
	if (!*other || (customer && strcmp(other, customer) == 0))
		return true;
	if (import->request->create_missing)
		return false;
	const bool unknown = customer_find(cx, other, &id) == NOT_FOUND;
	fault_clear(cx->fault);
	return unknown;
}

static void tell_progress(const struct import *import) {
	size_t done = 0, total = 0;
	csv_progress(import->sheet.reader, &done, &total);
	import->listener->progress(import->listener->argument, done, total);
}

/* Row by row, order by order; memory is wound back after each. */
static enum outcome read_orders(struct import *import) {
	enum { ORDERS_A_PROGRESS = 512 };
	struct arena *arena = import->cx->arena;
	const struct arena_mark mark = arena_mark(arena);
	struct csv_record record;
	bool more = false;
	TRY(sheet_next(&import->sheet, &record, &more));
	for (size_t orders = 1; more; orders++) {
		import->rows = NULL;
		import->count = 0;
		do {
			import->rows = arena_grow(arena, import->rows, import->count, sizeof *import->rows);
			read_row(import, &record, &import->rows[import->count++]);
			TRY(sheet_next(&import->sheet, &record, &more));
		} while (more && goes_on(import, &record));
		TRY(finish_order(import));
		arena_rewind(arena, mark);
		if (orders % ORDERS_A_PROGRESS == 0)
			tell_progress(import);
	}
	tell_progress(import);
	return tell_lacking(import);
}

static enum outcome open_rejects(struct import *import) {
	if (!import->request->rejects)
		return DONE;
	/* Others wait for the database: not for whoever reads a pipe. */
	TRY(target_open(&import->rejects_file, import->request->rejects, false, import->cx->arena, import->cx->fault));
	import->rejects = import->rejects_file.file;
	for (size_t i = 0; i < import->sheet.heading_count; i++)
		if (import->sheet.headings[i])
			fprintf(import->rejects, "%s,", import->sheet.headings[i]->name);
	fprintf(import->rejects, "%s\n", sheet_reason);
	return DONE;
}

static enum outcome close_rejects(struct import *import, enum outcome outcome) {
	/* What was bad is told whether the rest goes in or not. */
	const enum outcome finished = target_finish(&import->rejects_file, true, import->cx->fault);
	return outcome == DONE ? finished : outcome;
}

static enum outcome run(struct import *import) {
	static const char *const needed[] = {"ref", "customer", "due", "item", "qty", "quality", NULL};
	const struct import_result *result = import->result;
	struct context *cx = import->cx;
	const struct calendar *calendar = NULL;
	TRY(act(cx, ACT_ORDER_NEW, NULL, NO_ROLES));
	/* Now: what an order's rows leave in the arena doesn't last. */
	TRY(workdays(cx, &calendar));
	cx->memo = arena_alloc(cx->arena, sizeof *cx->memo);
	TRY(db_get(cx->db, NULL, SQL("select coalesce(max(id), 0) + 1 from event"), TO_INT(&import->first_event)));
	const struct sheet_source source = {cx->inputs, import->request->path, import->request->encoding, columns, needed};
	TRY(sheet_open(&import->sheet, &source, cx->arena, cx->fault));
	import->ref_place = sheet_place(&import->sheet, "ref");
	import->customer_place = sheet_place(&import->sheet, "customer");
	TRY(open_rejects(import));
	TRY(read_orders(import));
	if (result->bad_rows > 0 && (!import->request->partial || result->orders == 0))
		return fail(cx->fault, BAD_DATA, "%s: %lld bad rows; nothing was imported", import->request->path,
			(long long)result->bad_rows);
	return DONE;
}

enum outcome import_orders(struct context *cx, const struct import_request *request,
	const struct import_listener *listener, struct import_result *result) {
	struct import import = {.cx = cx, .request = request, .listener = listener, .result = result,
		.seen.arena = {.exhausted = cx->arena->exhausted,
			.exhausted_argument = cx->arena->exhausted_argument}};
	*result = (struct import_result){0};
	enum outcome outcome = run(&import);
	cx->memo = NULL;
	outcome = close_rejects(&import, outcome);
	sheet_close(&import.sheet);
	names_free(&import.seen);
	return outcome;
}
