#include "policy/shown.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"

#include <string.h>

static const char *decimal_text(struct arena *arena, int64_t number, int decimals, int least) {
	return decimal_format(arena_alloc(arena, DECIMAL_ROOM), number, decimals, least);
}

/* A cell as every format writes it; some take two columns of the query. */
static struct shown show(struct arena *arena, const struct field *field, const struct cell *cell) {
	enum { LEAST_OF_PRICE = 2 };
	struct shown shown = {.type = field->type};
	const struct cell *value = cell;
	if (field->type == FIELD_FIGURE) {
		shown.type = (enum field_type)cell->number;
		value = cell + 1;
	}
	if (value->null)
		return shown;
	char *text = arena_alloc(arena, MOMENT_ROOM);
	switch (shown.type) {
	case FIELD_TEXT:
	case FIELD_NOTE:
		shown.text = arena_text(arena, value->text);
		break;
	case FIELD_BOOLEAN:
		shown.text = value->number ? "true" : "false";
		break;
	case FIELD_INTEGER:
		shown.text = decimal_text(arena, value->number, 0, 0);
		break;
	case FIELD_AMOUNT:
		shown.text = decimal_text(arena, value->number, AMOUNT_DECIMALS, AMOUNT_DECIMALS);
		break;
	case FIELD_PRICE:
		shown.text = decimal_text(arena, value->number, PRICE_DECIMALS, LEAST_OF_PRICE);
		break;
	case FIELD_QUANTITY:
		shown.text = decimal_text(arena, value->number, QUANTITY_DECIMALS, 0);
		break;
	case FIELD_PERCENT:
		shown.text = decimal_text(arena, value->number, PERCENT_DECIMALS, 0);
		break;
	case FIELD_INSTANT:
		shown.text = instant_format(text, value->number);
		break;
	case FIELD_DAY:
		shown.text = day_format(text, value->number);
		break;
	case FIELD_MONTH:
		shown.text = month_format(text, value->number);
		break;
	case FIELD_NUMBER:
		shown.text = number_format(text, (enum document)field->document, value->number);
		break;
	case FIELD_DOCUMENT:
		for (int i = 0; i < DOCUMENT_COUNT; i++)
			if (cell->text && strcmp(document_entries[i].prefix, cell->text) == 0)
				shown.text = number_format(text, (enum document)i, cell[1].number);
		break;
	case FIELD_FIGURE: /* has said what it is above */
		break;
	}
	return shown;
}

void show_row(struct arena *arena, const struct field *fields, int count, const struct cell *cells,
	struct shown *row) {
	for (int i = 0; i < count; i++) {
		row[i] = show(arena, &fields[i], cells);
		cells += listing_width(&fields[i], 1);
	}
}

bool next_row(struct rows *rows) {
	struct listing *listing = rows->listing;
	if (db_next(&listing->rows)) {
		const int columns = db_columns(&listing->rows);
		for (int i = 0; i < columns && i < MOST_FIELDS; i++)
			rows->from_database[i] = db_cell(&listing->rows, i);
		rows->cells = rows->from_database;
		if (listing->hidden)
			hide_cells(listing, rows->cells);
		return true;
	}
	if (rows->place >= listing->cell_count)
		return false;
	rows->cells = &listing->cells[rows->place];
	rows->place += (size_t)listing_width(listing->fields, listing->count);
	if (listing->hidden)
		hide_cells(listing, rows->cells);
	return true;
}

const char *spoken(struct arena *arena, const char *name) {
	char *text = arena_text(arena, name);
	for (char *underscore = text; (underscore = strchr(underscore, '_'));)
		*underscore = ' ';
	return text;
}

const char *field_heading(struct arena *arena, const struct field *field, bool chinese) {
	const char *name = spoken(arena, field->name);
	return chinese ? said_in(field->context, name) : name;
}

bool shown_is_number(enum field_type type) {
	return type == FIELD_INTEGER || type == FIELD_AMOUNT || type == FIELD_PRICE || type == FIELD_QUANTITY
		|| type == FIELD_PERCENT;
}

/* One of the field's words or several, "vp, gm" or "tech,qc", as they are said; NULL if they aren't. */
static const char *said_words(struct arena *arena, const struct field *field, const char *text) {
	const char *all = "";
	while (*text) {
		const size_t length = strcspn(text, ",");
		const int word = word_find(field->words, field->word_count, arena_copy(arena, text, length));
		if (word < 0)
			return NULL;
		all = arena_printf(arena, "%s%s%s", all, *all ? words_between(true) : "", word_said(&field->words[word]));
		text += length;
		text += strspn(text, ", ");
	}
	return *all ? all : NULL;
}

const char *shown_boolean(bool is, bool chinese) {
	return word_in(&boolean_words[is], chinese);
}

const char *shown_humane(struct arena *arena, const struct field *field, const struct shown *shown, bool chinese) {
	enum { DAY_LENGTH = 10, MINUTE_LENGTH = 16 };
	if (!shown->text)
		return "";
	if (shown->type == FIELD_INSTANT && strlen(shown->text) > MINUTE_LENGTH) {
		char *text = arena_copy(arena, shown->text, MINUTE_LENGTH);
		text[DAY_LENGTH] = ' ';
		return text;
	}
	if (shown->type == FIELD_BOOLEAN)
		return shown_boolean(*shown->text == 't', chinese);
	if (shown->type != FIELD_TEXT && shown->type != FIELD_NOTE)
		return shown->text;
	if (chinese && field->said)
		return said(shown->text);
	const char *words = chinese && field->words ? said_words(arena, field, shown->text) : NULL;
	if (words)
		return words;
	struct buffer harmless = {0};
	text_harmless(&harmless, shown->text);
	const char *text = arena_copy(arena, harmless.data ? harmless.data : "", harmless.length);
	buffer_free(&harmless);
	return text;
}
