#include "face/import.h"

#include "face/csv_in.h"
#include "face/options.h"
#include "flow/order.h"
#include "ground/text.h"
#include "policy/journal.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A row as its columns say it. */
struct row {
	const char *ref, *customer, *customer_name, *kind, *item, *item_name, *spec, *unit, *quality, *note;
	struct maybe received, due, quantity, price, discount, tax;
	size_t line;                  /* of the file */
	const char *const *fields;    /* as they were read, for the rejects */
	const char *reason, *column;  /* why it is bad, or NULL */
};

/* The columns; what would be an option's help is the Chinese heading. */
static const struct option_entry columns[] = {
	OPT_TEXT(struct row, ref, "ref", 0, NULL, "外部单号"),
	OPT_TEXT(struct row, customer, "customer", 0, NULL, "客户"),
	OPT_TEXT(struct row, customer_name, "customer_name", 0, NULL, "客户名称"),
	OPT_INSTANT(struct row, received, "received", 0, "接单时间"),
	OPT_DAY(struct row, due, "due", 0, "交货日期"),
	OPT_WORD(struct row, kind, "kind", 0, NULL, "订单类型", kind_words, KIND_COUNT),
	OPT_TEXT(struct row, item, "item", 0, NULL, "产品"),
	OPT_TEXT(struct row, item_name, "item_name", 0, NULL, "产品名称"),
	OPT_TEXT(struct row, spec, "spec", 0, NULL, "规格"),
	OPT_QUANTITY(struct row, quantity, "qty", 0, "数量"),
	OPT_TEXT(struct row, unit, "unit", 0, NULL, "单位"),
	OPT_PRICE(struct row, price, "price", 0, "单价"),
	OPT_PERCENT(struct row, discount, "discount", 0, "折扣"),
	OPT_PERCENT(struct row, tax, "tax", 0, "税率"),
	OPT_TEXT(struct row, quality, "quality", 0, NULL, "质量要求"),
	OPT_NOTE(struct row, note, "note", 0, NULL, "备注"),
	{0},
};
enum { COLUMNS = sizeof columns / sizeof *columns - 1 };

const char *import_column(int place) {
	return place < COLUMNS ? columns[place].name : NULL;
}

enum { MOST_CSV_COLUMNS = 64 };

struct import {
	struct context *cx;
	const struct import_request *request;
	const struct import_listener *listener;
	struct import_result *result;
	struct csv_reader *reader;
	const struct option_entry *headings[MOST_CSV_COLUMNS]; /* of the file's columns; NULL: the reasons of earlier rejects */
	size_t heading_count, ref_place;
	FILE *rejects;
	/* Orders of which a row was bad, so that a row that stands further down doesn't make half an order. */
	const char **rejected;
	size_t rejected_count;
	struct arena rejected_names;
	int64_t first_event; /* of this import */
	/* The rows of one order. */
	struct row *rows;
	size_t count;
};

static const char reason_column[] = "reason";

/* The heading row: columns in any order, English or Chinese. */

static const struct option_entry *find_column(const char *heading) {
	for (const struct option_entry *column = columns; column->type != OPTION_END; column++)
		if (strcasecmp(column->name, heading) == 0 || strcmp(column->help, heading) == 0)
			return column;
	return NULL;
}

static enum outcome bad_heading(struct import *import, const struct csv_record *record, const char *heading,
	const char *reason) {
	const char *names[COLUMNS];
	struct fault *fault = import->cx->fault;
	for (int i = 0; i < COLUMNS; i++)
		names[i] = columns[i].name;
	const char *near = text_nearest(heading, names, COLUMNS);
	fault->file = import->request->path;
	fault->line = record->line;
	return fail(fault, BAD_DATA, "column '%s': %s%s%s%s", heading, reason, near ? "; " : "", near ? near : "",
		near ? "?" : "");
}

static enum outcome read_headings(struct import *import) {
	struct csv_record record;
	bool more = false;
	bool seen[COLUMNS] = {false};
	TRY(csv_next(import->reader, &record, &more));
	if (!more)
		return fail(import->cx->fault, BAD_DATA, "%s is empty", import->request->path);
	if (record.count > MOST_CSV_COLUMNS)
		return bad_heading(import, &record, record.fields[MOST_CSV_COLUMNS], "too many columns");
	for (size_t i = 0; i < record.count; i++) {
		const struct option_entry *column = find_column(record.fields[i]);
		import->headings[i] = column;
		if (!column && strcmp(record.fields[i], reason_column) != 0)
			return bad_heading(import, &record, record.fields[i], "there is no such column");
		if (column && seen[column - columns])
			return bad_heading(import, &record, column->name, "stands twice");
		if (column)
			seen[column - columns] = true;
		if (column == columns) /* ref is the first */
			import->ref_place = i;
	}
	import->heading_count = record.count;
	static const char *const needed[] = {"ref", "customer", "due", "item", "qty", "quality"};
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!seen[find_column(needed[i]) - columns])
			return bad_heading(import, &record, needed[i], "is missing");
	return DONE;
}

/* One row. */

static void mark_bad(struct row *row, const char *column, const char *reason) {
	if (row->reason)
		return;
	row->column = column;
	row->reason = reason;
}

static void read_field(struct import *import, struct row *row, const struct option_entry *column,
	const char *value) {
	struct arena *arena = import->cx->arena;
	if (!*value)
		return;
	const char *wrong = value_parse(arena, column->type, value, (char *)row + column->offset);
	if (!wrong && column->words && word_find(column->words, column->word_count, value) < 0)
		wrong = "no such kind of order";
	if (!wrong && column->type == OPTION_QUANTITY && row->quantity.value == 0)
		wrong = "not above zero";
	if (wrong)
		mark_bad(row, column->name, arena_printf(arena, "'%s': %s", value, wrong));
}

/* What clause 1.1 demands of every row, and what an import does. */
static void check_needed(struct row *row) {
	const char *lacks = !row->ref ? "ref" : !row->customer ? "customer" : !row->item ? "item"
		: !row->quantity.given ? "qty" : !row->due.given ? "due" : !row->quality ? "quality" : NULL;
	if (lacks)
		mark_bad(row, lacks, "is missing (clause 1.1)");
}

static struct row make_row(struct import *import, const struct csv_record *record) {
	struct arena *arena = import->cx->arena;
	const char **fields = arena_alloc(arena, (import->heading_count + 1) * sizeof *fields);
	struct row row = {.line = record->line, .fields = fields};
	for (size_t i = 0; i < record->count && i < import->heading_count; i++)
		fields[i] = arena_text(arena, record->fields[i]);
	if (record->count != import->heading_count)
		mark_bad(&row, NULL, arena_printf(arena, "%zu fields under %zu headings", record->count,
			import->heading_count));
	for (size_t i = 0; i < import->heading_count; i++)
		if (import->headings[i] && fields[i])
			read_field(import, &row, import->headings[i], fields[i]);
	check_needed(&row);
	return row;
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
			mark_bad(row, column, "differs from the order's first row");
	}
}

static void fill_line(struct line_request *line, const struct row *row, const struct row *first) {
	*line = (struct line_request){
		.product = {.code = row->item, .name = row->item_name ? row->item_name : row->item,
			.spec = row->spec, .unit = row->unit, .price = row->price},
		.spec = row->spec,
		.quality = row->quality,
		.note = row == first || same_text(row->note, first->note) ? NULL : row->note,
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
		if (import->rows[i].reason)
			return DONE;
	mark_bad(&import->rows[line > 0 ? line - 1 : 0], NULL, reason);
	return DONE;
}

/* Record the order, or say of its rows why not: what it changed until then is undone. */
static enum outcome record_order(struct import *import, int64_t known_id) {
	struct context *cx = import->cx;
	const struct row *first = import->rows;
	const int64_t now = cx->at;
	int64_t id = known_id;
	struct order_request request = {.customer = {.code = first->customer,
						.name = first->customer_name ? first->customer_name : first->customer},
		.kind = first->kind, .ref = first->ref, .note = first->note, .count = import->count,
		.create_missing = import->request->create_missing};
	request.lines = arena_alloc(cx->arena, import->count * sizeof *request.lines);
	for (size_t i = 0; i < import->count; i++)
		fill_line(&request.lines[i], &import->rows[i], first);
	if (first->received.given && first->received.value > cx->now) {
		mark_bad(&import->rows[0], "received", "lies in the future");
		return DONE;
	}
	if (first->received.given)
		cx->at = first->received.value;
	TRY(db_exec(cx->db, SQL("savepoint one_order")));
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
		TRY(db_exec(cx->db, SQL("rollback to one_order")));
		buffer_clear(&cx->changes);
	}
	cx->at = now;
	return db_exec(cx->db, SQL("release one_order"));
}

static void write_reject(struct import *import, const struct row *row, const char *reason) {
	for (size_t i = 0; i < import->heading_count; i++) {
		const char *field = row->fields[i] ? row->fields[i] : "";
		if (import->headings[i]) {
			csv_fwrite(import->rejects, field, strlen(field));
			fputc(',', import->rejects);
		}
	}
	csv_fwrite(import->rejects, reason, strlen(reason));
	fputc('\n', import->rejects);
}

/* Tell of every bad row, and leave all rows of the order in the rejects. */
static enum outcome reject(struct import *import) {
	struct arena *names = &import->rejected_names;
	for (size_t i = 0; i < import->count; i++) {
		const struct row *row = &import->rows[i];
		struct fault where = {.outcome = BAD_DATA, .file = import->request->path, .line = row->line,
			.column = row->column};
		const char *reason = row->reason ? row->reason : "another row of the same order is bad";
		snprintf(where.reason, sizeof where.reason, "%s", reason);
		if (row->reason) {
			import->result->bad_rows++;
			import->listener->bad(import->listener->argument, &where);
		}
		if (import->rejects)
			write_reject(import, row, arena_printf(import->cx->arena, "line %zu: %s%s%s", row->line,
				row->column ? row->column : "", row->column ? ": " : "", reason));
	}
	if (import->rows->ref) {
		import->rejected = arena_grow(names, import->rejected, import->rejected_count, sizeof(char *));
		import->rejected[import->rejected_count++] = arena_text(names, import->rows->ref);
	}
	return DONE;
}

static bool was_rejected(const struct import *import, const char *ref) {
	for (size_t i = 0; i < import->rejected_count; i++)
		if (strcmp(import->rejected[i], ref) == 0)
			return true;
	return false;
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
		if (import->rows[i].reason)
			return true;
	return false;
}

static enum outcome finish_order(struct import *import) {
	int64_t known_id = 0;
	bool ours = false;
	if (import->count == 0)
		return DONE;
	struct row *first = import->rows;
	check_agreement(import);
	if (!any_bad(import)) {
		if (was_rejected(import, first->ref))
			mark_bad(first, NULL, "another row of the same order is bad");
		else
			TRY(order_of_ref(import->cx, first->ref, &known_id));
	}
	if (known_id)
		TRY(is_ours(import, known_id, &ours));
	if (known_id && !ours) {
		import->result->known++;
		return DONE;
	}
	if (!any_bad(import))
		TRY(record_order(import, known_id));
	return any_bad(import) ? reject(import) : DONE;
}

/* Does the record belong to the order whose rows are at hand? */
static bool goes_on(const struct import *import, const struct csv_record *record) {
	const char *ref = import->rows->ref;
	return ref && import->ref_place < record->count && strcmp(record->fields[import->ref_place], ref) == 0;
}

static void tell_progress(const struct import *import) {
	size_t done = 0, total = 0;
	csv_progress(import->reader, &done, &total);
	import->listener->progress(import->listener->argument, done, total);
}

/* Row by row, order by order; memory is wound back after each. */
static enum outcome read_orders(struct import *import) {
	enum { ORDERS_A_PROGRESS = 512 };
	struct arena *arena = import->cx->arena;
	const struct arena_mark mark = arena_mark(arena);
	struct csv_record record;
	bool more = false;
	TRY(csv_next(import->reader, &record, &more));
	for (size_t orders = 1; more; orders++) {
		import->rows = NULL;
		import->count = 0;
		do {
			import->rows = arena_grow(arena, import->rows, import->count, sizeof *import->rows);
			import->rows[import->count++] = make_row(import, &record);
			TRY(csv_next(import->reader, &record, &more));
		} while (more && goes_on(import, &record));
		TRY(finish_order(import));
		arena_rewind(arena, mark);
		if (orders % ORDERS_A_PROGRESS == 0)
			tell_progress(import);
	}
	tell_progress(import);
	return DONE;
}

static enum outcome open_rejects(struct import *import) {
	if (!import->request->rejects)
		return DONE;
	import->rejects = fopen(import->request->rejects, "we");
	if (!import->rejects)
		return fail(import->cx->fault, IO_FAILED, "%s: %s", import->request->rejects, strerror(errno));
	for (size_t i = 0; i < import->heading_count; i++)
		if (import->headings[i])
			fprintf(import->rejects, "%s,", import->headings[i]->name);
	fprintf(import->rejects, "%s\n", reason_column);
	return DONE;
}

static enum outcome close_rejects(struct import *import, enum outcome outcome) {
	if (!import->rejects)
		return outcome;
	const bool written = !ferror(import->rejects);
	if ((fclose(import->rejects) != 0 || !written) && outcome == DONE)
		return fail(import->cx->fault, IO_FAILED, "%s can't be written", import->request->rejects);
	return outcome;
}

static enum outcome run(struct import *import) {
	const struct import_result *result = import->result;
	struct context *cx = import->cx;
	TRY(act(cx, ACT_ORDER_NEW, NULL, NO_ROLES));
	TRY(db_get(cx->db, NULL, SQL("select coalesce(max(id), 0) + 1 from event"), TO_INT(&import->first_event)));
	TRY(csv_open(&import->reader, import->request->path, import->request->encoding, cx->arena, cx->fault));
	TRY(read_headings(import));
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
		.rejected_names = {.exhausted = cx->arena->exhausted,
			.exhausted_argument = cx->arena->exhausted_argument}};
	*result = (struct import_result){0};
	enum outcome outcome = run(&import);
	outcome = close_rejects(&import, outcome);
	csv_close(import.reader);
	arena_free(&import.rejected_names);
	return outcome;
}
