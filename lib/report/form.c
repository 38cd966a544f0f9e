#include "report/form.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/numbers.h"
#include "policy/shown.h"
#include "report/form_parts.h"
#include "report/summary.h"

#include <string.h>

/* Of a month instead of a document. */
enum { OF_MONTH = DOCUMENT_COUNT };

static const struct kind {
	const char *name;
	int document; /* enum document, or OF_MONTH */
	struct word title;
	const char *clause;
	struct {
		struct word heading;
		enum outcome (*list)(struct context *context, int64_t id, struct listing *listing);
	} parts[MOST_FORM_PARTS]; /* the first is the document's own row */
	enum role signers[MOST_BOXES];
	int signer_count;
	bool customer; /* signs too */
} kinds[] = {
	{"review-sheet", DOCUMENT_ORDER, WORD("form", "Review and quotation sheet"), "1.2",
		{{{NULL, NULL}, form_order}, {WORD("form", "Lines"), form_order_lines}, {WORD("form", "Review"), form_review},
			{WORD("form", "Opinions"), form_opinions}},
		{ROLE_SALES, ROLE_PRODUCTION, ROLE_TECH, ROLE_GM}, 4, false},
	{"contract-review", DOCUMENT_ORDER, WORD("form", "Contract review form"), "1.2d",
		{{{NULL, NULL}, form_order}, {WORD("form", "Lines"), form_order_lines}, {WORD("form", "Review"), form_review},
			{WORD("form", "Working days of each department"), form_days}},
		{ROLE_SALES, ROLE_PRODUCTION, ROLE_TECH, ROLE_GM}, 4, false},
	{"quotation", DOCUMENT_QUOTATION, WORD("form", "Quotation"), "1.3",
		{{{NULL, NULL}, form_quotation}, {WORD("form, quotation", "Lines"), form_quotation_lines}}, {ROLE_SALES, ROLE_VP, ROLE_GM}, 3, true},
	{"contract", DOCUMENT_CONTRACT, WORD("form", "Contract"), "1.4",
		{{{NULL, NULL}, form_contract}, {WORD("form, contract", "Lines"), form_contract_lines}, {WORD("form", "Files"), form_contract_files}},
		{ROLE_SALES, ROLE_GM}, 2, true},
	{"shipping-note", DOCUMENT_DELIVERY_NOTE, WORD("form", "Shipping note"), "2.5.4",
		{{{NULL, NULL}, form_note}, {WORD("form", "Goods"), form_note_lines}}, {ROLE_CLERK, ROLE_SALES, ROLE_WAREHOUSE}, 3, true},
	{"finished-goods", DOCUMENT_FINISHED_GOODS, WORD("form", "Finished-goods report"), "1.7",
		{{{NULL, NULL}, form_finished}}, {ROLE_WORKSHOP, ROLE_QC, ROLE_WAREHOUSE, ROLE_PRODUCTION}, 4, false},
	{"demand-plan", DOCUMENT_DEMAND_PLAN, WORD("form", "Demand plan"), "3.4.4.1",
		{{{NULL, NULL}, form_demand}, {WORD("form", "Lines"), form_demand_lines}}, {ROLE_SALES, ROLE_VP, ROLE_GM, ROLE_CHAIRMAN}, 4, false},
	{"change-notice", DOCUMENT_CHANGE_NOTICE, WORD("form", "Notice of change"), "3.4.4.4",
		{{{NULL, NULL}, form_change}, {WORD("form", "What changes"), form_change_lines}},
		{ROLE_SALES, ROLE_VP, ROLE_GM, ROLE_CHAIRMAN, ROLE_PRODUCTION}, 5, false},
	{"outsourcing-request", DOCUMENT_OUTSOURCING, WORD("form", "Outsourcing request"), "3.4.4.5",
		{{{NULL, NULL}, form_outsourcing}, {WORD("form", "Received"), form_outsourcing_receipts}},
		{ROLE_PRODUCTION, ROLE_VP, ROLE_PURCHASING, ROLE_GM}, 4, false},
	{"summary", OF_MONTH, WORD("form", "Month-end summary"), "1.9",
		{{{NULL, NULL}, form_summary}, {WORD("form", "The departments' texts"), form_summary_texts},
			{WORD("form", "Figures"), form_summary_figures}},
		{ROLE_FINANCE, ROLE_GM, ROLE_CHAIRMAN}, 3, false},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *say(const struct form *form, const struct word *word) {
	return word_in(word, form->chinese);
}

/* The kind of form that a document has; NOT_FOUND. */
static enum outcome find_kind(struct context *cx, int document, const char *number, const char *name,
	const struct kind **kind) {
	const char *known = NULL;
	for (int i = 0; i < KINDS; i++) {
		if (kinds[i].document != document)
			continue;
		*kind = &kinds[i];
		if (!name || strcmp(kinds[i].name, name) == 0)
			return DONE;
		known = arena_printf(cx->arena, "%s%s%s", known ? known : "", known ? ", " : "", kinds[i].name);
	}
	return known ? fail(cx->fault, NOT_FOUND, "%s has no form '%s', but %s", number, name, known)
		     : fail(cx->fault, NOT_FOUND, "a %s has no paper form (form without a number lists those that are)",
			       document_said(document));
}

/* As people read it; a note keeps its lines. */
static const char *humane(struct context *cx, const struct field *field, const struct shown *shown, bool chinese) {
	if (shown->type != FIELD_NOTE || !shown->text || !strchr(shown->text, '\n'))
		return shown_humane(cx->arena, field, shown, chinese);
	struct buffer text = {0};
	for (const char *rest = shown->text; rest;) {
		const struct arena_mark mark = arena_mark(cx->arena);
		const size_t length = strcspn(rest, "\n");
		const struct shown line = {arena_copy(cx->arena, rest, length), FIELD_NOTE};
		buffer_text(&text, shown_humane(cx->arena, field, &line, chinese));
		arena_rewind(cx->arena, mark);
		rest = rest[length] ? rest + length + 1 : NULL;
		if (rest)
			buffer_byte(&text, '\n');
	}
	const char *whole = text.failed ? NULL : arena_copy(cx->arena, text.data, text.length);
	buffer_free(&text);
	return whole;
}

size_t form_piece(const char *text) {
	enum { LINES = 25, BYTES = 1500 };
	size_t length = 0, newline = 0;
	for (int lines = 0; length < BYTES && lines < LINES && text[length]; length++)
		if (text[length] == '\n' && ++lines > 0)
			newline = length;
	if (text[length] && newline > 0)
		return newline;
	while (text[length] && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* A row whose texts are longer than a page would hold goes on in further rows; fields by themselves go on as they are. */
static void add_row(struct context *cx, struct form_part *part, const char *const *cells) {
	const char *rest[MOST_FIELDS];
	bool more = true;
	memcpy(rest, cells, (size_t)part->columns * sizeof *rest);
	while (more) {
		more = false;
		for (int i = 0; i < part->columns; i++) {
			const size_t length = part->single ? strlen(rest[i]) : form_piece(rest[i]);
			part->cells = arena_grow(cx->arena, part->cells, part->rows * (size_t)part->columns + (size_t)i, sizeof *part->cells);
			part->cells[part->rows * (size_t)part->columns + (size_t)i] = arena_copy(cx->arena, rest[i], length);
			rest[i] += length;
			rest[i] += *rest[i] == '\n';
			more |= *rest[i] != '\0';
		}
		part->rows++;
	}
}

/* The rows of a part. */
static enum outcome load_part(struct context *cx, struct listing *listing, struct form *form, struct form_part *part) {
	struct rows rows = {.listing = listing};
	struct shown row[MOST_FIELDS];
	const char **headings = arena_alloc(cx->arena, (size_t)listing->count * sizeof *headings);
	bool *right = arena_alloc(cx->arena, (size_t)listing->count * sizeof *right);
	part->columns = listing->count;
	part->headings = headings;
	part->right = right;
	for (int i = 0; i < listing->count; i++)
		headings[i] = field_heading(cx->arena, &listing->fields[i], form->chinese);
	while (next_row(&rows)) {
		show_row(cx->arena, listing->fields, listing->count, rows.cells, row);
		const char *cells[MOST_FIELDS] = {NULL};
		for (int i = 0; i < listing->count; i++) {
			right[i] |= shown_is_number(row[i].type);
			cells[i] = humane(cx, &listing->fields[i], &row[i], form->chinese);
			if (!cells[i])
				return fail(cx->fault, IO_FAILED, "out of memory");
		}
		add_row(cx, part, cells);
	}
	return db_end(&listing->rows);
}

static enum outcome load_parts(struct context *cx, const struct kind *kind, int64_t id, const char *number, struct form *form) {
	for (int i = 0; i < MOST_FORM_PARTS && kind->parts[i].list; i++) {
		struct form_part *part = &form->parts[form->part_count++];
		struct listing listing;
		const struct word *heading = &kind->parts[i].heading;
		*part = (struct form_part){.heading = heading->name ? say(form, heading) : NULL,
			.single = i == 0 || kind->parts[i].list == form_review};
		TRY(kind->parts[i].list(cx, id, &listing));
		hide_unread(cx, &listing);
		TRY(load_part(cx, &listing, form, part));
		if (i == 0 && part->rows == 0)
			return fail(cx->fault, NOT_FOUND, "no %s", number);
		if (part->rows == 0)
			form->part_count--; /* nothing to say yet */
	}
	return DONE;
}

/* Who has taken note of a month's summary. */
static enum outcome load_month_boxes(struct context *cx, int64_t month, const struct kind *kind,
	struct form *form) {
	struct summary summary;
	char day[MOMENT_ROOM];
	TRY(summary_load(cx, month, SUMMARY_MONTH, &summary));
	for (int i = 0; i < kind->signer_count; i++) {
		struct form_box *box = &form->boxes[form->box_count++];
		*box = (struct form_box){.label = say(form, &role_words[kind->signers[i]])};
		for (int j = 0; j < SUMMARY_NOTES; j++) {
			const struct summary_note *note = &summary.notes[j];
			if (note->role == kind->signers[i] && note->login) {
				box->name = note->name;
				box->day = arena_text(cx->arena, day_format(day, day_of(note->at.value)));
			}
		}
	}
	return DONE;
}

/* Who has signed it in the database, in that role. */
static enum outcome load_boxes(struct context *cx, const struct kind *kind, int64_t id, struct form *form) {
	static const struct word customer = WORD("form", "customer");
	for (int i = 0; i < kind->signer_count; i++) {
		const struct word *role = &role_words[kind->signers[i]];
		struct form_box *box = &form->boxes[form->box_count++];
		struct maybe signed_at = {0};
		char day[MOMENT_ROOM];
		bool found = false;
		*box = (struct form_box){.label = say(form, role)};
		TRY(db_get(cx->db, &found,
			SQL("select name, signed_at from signature join person on person.id = signed_by"
			    " where document_id = ?1 and prefix = ?2 and role = ?3 and agree = 1 order by signature.id desc limit 1"),
			INT(id), TEXT(document_entries[kind->document].prefix), TEXT(role->name), TO_TEXT(&box->name),
			TO_MAYBE(&signed_at)));
		if (signed_at.given)
			box->day = arena_text(cx->arena, day_format(day, day_of(signed_at.value)));
	}
	if (kind->customer)
		form->boxes[form->box_count++] = (struct form_box){.label = say(form, &customer)};
	return DONE;
}

enum outcome form_load(struct context *cx, const char *number, const char *name, bool chinese, struct form *form) {
	const struct kind *kind = NULL;
	enum document document = DOCUMENT_ORDER;
	int64_t id = 0;
	const bool month = !month_parse(number, &id);
	*form = (struct form){.factory = cx->settings.text[SETTING_NAME], .chinese = chinese};
	if (!month)
		TRY(number_find_any(cx, number, &document, &id));
	TRY(find_kind(cx, month ? OF_MONTH : (int)document, number, name, &kind));
	form->number = month ? number : number_text(cx, document, id);
	form->title = say(form, &kind->title);
	form->clause = kind->clause;
	if (month)
		TRY(summary_factory(cx, id, &form->factory));
	TRY(load_parts(cx, kind, id, form->number, form));
	return month ? load_month_boxes(cx, id, kind, form) : load_boxes(cx, kind, id, form);
}

void form_kinds(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "kind"}, {.name = "document"}, {.name = "title"}, {.name = "chinese"},
		{.name = "clause"}};
	*listing = (struct listing)LISTING("forms", fields);
	for (int i = 0; i < KINDS; i++) {
		const char *cells[] = {kinds[i].name,
			kinds[i].document == OF_MONTH ? "MONTH" : document_entries[kinds[i].document].prefix, kinds[i].title.name,
			said_from(LANGUAGE_OF_THE_POLICIES, kinds[i].title.context, kinds[i].title.name), kinds[i].clause};
		listing_texts(cx->arena, listing, cells, sizeof cells / sizeof *cells);
	}
}
