#include "flow/drawing.h"

#include "ground/language.h"
#include "ground/text.h"
#include "policy/basis.h"

#include <string.h>

enum outcome drawing_add(struct context *cx, const char *number, const struct drawing_request *request,
	int64_t *id) {
	struct order order;
	bool taken = false;
	int64_t other = 0;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_DRAWING_ADD, &order.standing, NO_ROLES));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	const char *lacks = !request->file ? SAID("file: --file")
		: !text_holds(request->revision) ? SAID("revision: --revision")
		: !text_holds(request->key_points)
		? SAID("key quality and process requirements: --key-points") : NULL;
	if (lacks)
		return refuse(cx, RULE_DRAWING_COMPLETE, "the drawing has no %s", said(lacks));
	const char *slash = strrchr(request->file, '/');
	const char *title = text_holds(request->title) ? request->title
		: slash ? slash + 1 : request->file;
	TRY(name_accept(cx->fault, NAME_REFERENCE, title));
	TRY(name_accept(cx->fault, NAME_REFERENCE, request->revision));
	TRY(db_get(cx->db, &taken,
		SQL("select id from drawing where order_id = ?1 and title = ?2 and revision = ?3"),
		INT(order.standing.id), TEXT(title), TEXT(request->revision), TO_INT(&other)));
	if (taken)
		return fail(cx->fault, BAD_DATA, "%s revision %s is registered already, as %s", title,
			request->revision, number_text(cx, DOCUMENT_DRAWING, other));
	TRY(number_next(cx, DOCUMENT_DRAWING, id));
	TRY(db_exec(cx->db,
		SQL("insert into drawing (id, order_id, title, revision, key_points, registered_at, registered_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(*id), INT(order.standing.id), TEXT(title), TEXT(request->revision),
		TEXT(text_trimmed(cx->arena, request->key_points)), INT(cx->at), INT(cx->actor.id)));
	return archive_add(cx, DOCUMENT_DRAWING, *id, request->file);
}

/* Does the order use drawings of an earlier one? */
static enum outcome takes_over(struct context *cx, int64_t order_id, bool *taken) {
	int64_t one = 0;
	return db_get(cx->db, taken,
		SQL("select 1 from drawing where order_id = ?1 and original_id is not null limit 1"), INT(order_id),
		TO_INT(&one));
}

enum outcome drawing_brief(struct context *cx, const char *number, const char *department, const char *note) {
	struct order order;
	bool found = false;
	int64_t id = 0, order_id = 0, registered_at = 0, newest = 0;
	roles to = NO_ROLES;
	TRY(number_find(cx, number, DOCUMENT_DRAWING, &id));
	TRY(db_get(cx->db, &found,
		SQL("select order_id, registered_at, (select max(id) from drawing as revision"
		    " where revision.order_id = drawing.order_id and revision.title = drawing.title)"
		    " from drawing where id = ?1"),
		INT(id), TO_INT(&order_id), TO_INT(&registered_at), TO_INT(&newest)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no drawing %s", number);
	TRY(order_load(cx, order_id, &order));
	TRY(act(cx, ACT_DRAWING_BRIEF, &order.standing, NO_ROLES));
	cx->event.document = number_text(cx, DOCUMENT_DRAWING, id);
	if (!department)
		return fail(cx->fault, USAGE, "who was briefed? --to DEPARTMENT");
	TRY(roles_parse(cx->fault, department, departments, &to));
	TRY(happened_after(cx, registered_at, "the drawing was registered"));
	if (newest != id)
		return refuse(cx, RULE_NEWEST_REVISION, "%s is not the newest revision, which is %s", number,
			number_text(cx, DOCUMENT_DRAWING, newest));
	TRY(db_exec(cx->db,
		SQL("insert into briefing (drawing_id, department, briefed_at, briefed_by, note)"
		    " values (?1, ?2, ?3, ?4, ?5) on conflict (drawing_id, department) do nothing"),
		INT(id), TEXT(department), INT(cx->at), INT(cx->actor.id), TEXT(note)));
	/* Whoever briefs the workshop now says of what was changed since it took over earlier drawings. */
	bool taken = false;
	TRY(takes_over(cx, order_id, &taken));
	return taken && (to & WORKSHOP) ? basis_take(cx, BASIS_DRAWINGS, order_id, 0) : DONE;
}

/*
 * The lines, as `made`, with their product, as `was`, of which goods were reported finished that were made by drawings
 * on which the parameter's department was briefed.
 */
#define MADE_BY_DRAWINGS(department) \
	" from (select order_id, min(briefed_at) as since from drawing join briefing on drawing_id = drawing.id" \
	"  where department = " department " group by order_id) as briefed cross join order_line as made on made.order_id = briefed.order_id" \
	" join product_version as was on was.id = made.product_version_id" \
	" where exists (select 1 from finished_goods where finished_goods.order_id = made.order_id" \
	"  and finished_goods.line = made.line and finished_at >= briefed.since)"

/* The order whose drawings a line is made by again: the newest of those that are alike in all that a drawing shows. */
static enum outcome source_of(struct context *cx, int64_t order_id, int64_t line, int64_t *source) {
	return db_get(cx->db, NULL,
		SQL("select coalesce(max(made.order_id), 0)" MADE_BY_DRAWINGS("?3") " and made.order_id <> ?1 and ("
		    DRAWN("made", "was") ") = (select " DRAWN("mine", "now") " from order_line as mine join product_version as now"
		    " on now.id = mine.product_version_id where mine.order_id = ?1 and mine.line = ?2)"),
		INT(order_id), INT(line), TEXT(role_words[ROLE_WORKSHOP].name), TO_INT(source));
}

/* A drawing that is used again, and what it stands for. */
struct again {
	int64_t id, first_for; /* the order that it was registered for */
	const char *title, *revision, *key_points;
	int64_t briefed, mine, other; /* of this order already; another that has its title here */
};

/* It becomes a drawing of this order; *count of them are new to it. */
static enum outcome use_again(struct context *cx, const struct order *order, const struct again *drawing, int64_t *count) {
	int64_t id = 0;
	const char *title = drawing->title;
	if (drawing->mine)
		return DONE;
	if (!drawing->briefed)
		return refuse(cx, RULE_DRAWING_REUSED, "the workshop has not been briefed on %s",
			number_text(cx, DOCUMENT_DRAWING, drawing->id));
	if (drawing->other) /* another drawing has that title here */
		title = arena_printf(cx->arena, "%s %s", title, number_text(cx, DOCUMENT_ORDER, drawing->first_for));
	TRY(number_next(cx, DOCUMENT_DRAWING, &id));
	TRY(db_exec(cx->db,
		SQL("insert into drawing (id, order_id, title, revision, key_points, registered_at, registered_by, original_id)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
		INT(id), INT(order->standing.id), TEXT(title), TEXT(drawing->revision), TEXT(drawing->key_points), INT(cx->at),
		INT(cx->actor.id), INT(drawing->id)));
	++*count;
	return db_exec(cx->db,
		SQL("insert into briefing (drawing_id, department, briefed_at, briefed_by) values (?1, ?2, ?3, ?4)"),
		INT(id), TEXT(role_words[ROLE_WORKSHOP].name), INT(cx->at), INT(cx->actor.id));
}

/* The drawings of an earlier order, each in its newest revision: that of the order that it was first registered for. */
static enum outcome use_all_again(struct context *cx, const struct order *order, int64_t source, int64_t *count) {
	struct again drawing = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select newest.id, newest.order_id, newest.title, newest.revision, newest.key_points,"
		    " exists (select 1 from briefing where drawing_id = newest.id and department = ?3),"
		    " exists (select 1 from drawing as mine where mine.order_id = ?2 and mine.original_id = newest.id),"
		    " exists (select 1 from drawing as mine left join drawing as its on its.id = mine.original_id"
		    "  where mine.order_id = ?2 and mine.title = newest.title and coalesce(its.order_id, 0) <> newest.order_id)"
		    " from (select distinct original.order_id, original.title from drawing"
		    "  join drawing as original on original.id = coalesce(drawing.original_id, drawing.id)"
		    "  where drawing.order_id = ?1 and not exists (select 1 from drawing as newer where newer.order_id = ?1"
		    "   and newer.title = drawing.title and newer.id > drawing.id)) as each"
		    " join drawing as newest on newest.id = (select max(id) from drawing where drawing.order_id = each.order_id"
		    "  and drawing.title = each.title) order by newest.id"),
		INT(source), INT(order->standing.id), TEXT(role_words[ROLE_WORKSHOP].name), TO_INT(&drawing.id),
		TO_INT(&drawing.first_for), TO_TEXT(&drawing.title), TO_TEXT(&drawing.revision), TO_TEXT(&drawing.key_points), TO_INT(&drawing.briefed),
		TO_INT(&drawing.mine), TO_INT(&drawing.other)));
	while (db_next(&query))
		TRY(use_again(cx, order, &drawing, count));
	return db_end(&query);
}

enum outcome drawing_reuse(struct context *cx, const char *number) {
	struct order order;
	struct query query;
	int64_t line = 0, source = 0, before = 0, count = 0;
	TRY(order_find(cx, number, &order));
	TRY(act(cx, ACT_DRAWING_REUSE, &order.standing, NO_ROLES));
	cx->event.document = order.number;
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	TRY(db_select(cx->db, &query, SQL("select line from order_line where order_id = ?1 order by line"),
		INT(order.standing.id), TO_INT(&line)));
	while (db_next(&query)) {
		TRY(source_of(cx, order.standing.id, line, &source));
		if (!source)
			return refuse(cx, RULE_DRAWING_REUSED, "line %lld was not made like that before: drawing add %s (tech)",
				(long long)line, order.number);
		if (source != before)
			TRY(use_all_again(cx, &order, source, &count));
		before = source;
	}
	TRY(db_end(&query));
	const char *differs = NULL;
	TRY(basis_differs(cx, BASIS_DRAWINGS, order.standing.id, 0, &differs));
	if (count == 0 && !differs)
		return fail(cx->fault, BAD_DATA, "%s has these drawings already", order.number);
	return basis_take(cx, BASIS_DRAWINGS, order.standing.id, 0);
}

/*
 * Do they still hold? *revised: the order that one was registered for has a newer revision of it by now; *differs: what
 * isn't any more as it was when they were taken over.
 */
static enum outcome still_taken_over(struct context *cx, int64_t order_id, struct maybe *revised, const char **differs) {
	TRY(db_get(cx->db, NULL,
		SQL("select max(later.id) from drawing join drawing as original on original.id = drawing.original_id"
		    " join drawing as later on later.order_id = original.order_id and later.title = original.title"
		    "  and later.id > original.id where drawing.order_id = ?1 and not exists (select 1 from drawing as newer"
		    "  where newer.order_id = ?1 and newer.title = drawing.title and newer.id > drawing.id)"),
		INT(order_id), TO_MAYBE(revised)));
	return basis_differs(cx, BASIS_DRAWINGS, order_id, 0, differs);
}

enum outcome drawing_obstacle(struct context *cx, const struct order *order, bool production,
	const char **why) {
	int64_t drawings = 0;
	bool taken = false;
	const char *differs = NULL;
	struct maybe unbriefed = {0}, revised = {0};
	*why = NULL;
	if (order->standing.kind == KIND_REGULAR) /* made by the catalogue's drawings */
		return DONE;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*), min(newest) filter (where not briefed and (?3 or briefed_before))"
		    " from (select newest, exists (select 1 from briefing where drawing_id = newest and department = ?2)"
		    "  as briefed, exists (select 1 from briefing join drawing on drawing.id = drawing_id"
		    "  where order_id = ?1 and drawing.title = each.title and department = ?2) as briefed_before"
		    " from (select title, max(id) as newest from drawing where order_id = ?1 group by title) as each)"),
		INT(order->standing.id), TEXT(role_words[ROLE_WORKSHOP].name), INT(production), TO_INT(&drawings),
		TO_MAYBE(&unbriefed)));
	TRY(takes_over(cx, order->standing.id, &taken));
	if (taken)
		TRY(still_taken_over(cx, order->standing.id, &revised, &differs));
	if (drawings == 0 && production)
		*why = arena_printf(cx->arena, said("no drawing is registered: drawing add %s (tech), or drawing reuse %s (workshop) for"
			" what was made before"), order->number, order->number);
	else if (unbriefed.given)
		*why = arena_printf(cx->arena, said("the workshop has not been briefed on %s"),
			number_text(cx, DOCUMENT_DRAWING, unbriefed.value));
	else if (differs)
		*why = arena_printf(cx->arena, said("earlier drawings were taken over for something else: %s; a drawing for it and its"
			" briefing (tech), or drawing reuse %s (workshop)"), differs, order->number);
	else if (revised.given)
		*why = arena_printf(cx->arena, said("the workshop has not acknowledged %s: drawing reuse %s"),
			number_text(cx, DOCUMENT_DRAWING, revised.value), order->number);
	return DONE;
}

enum outcome drawing_file(struct context *cx, const char *number, struct blob *content) {
	int64_t id = 0, original = 0;
	TRY(number_find(cx, number, DOCUMENT_DRAWING, &id));
	TRY(db_get(cx->db, NULL, SQL("select coalesce((select original_id from drawing where id = ?1), ?1)"), INT(id),
		TO_INT(&original)));
	return archive_get(cx, DOCUMENT_DRAWING, original, NULL, content);
}

enum outcome drawing_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "drawing", .type = FIELD_NUMBER, .document = DOCUMENT_DRAWING},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "title"},
		{.name = "revision"}, {.name = "key_points", .type = FIELD_NOTE},
		{.name = "registered", .type = FIELD_INSTANT}, {.name = "registered_by"}, {.name = "briefed"},
		{.name = "original", .type = FIELD_NUMBER, .document = DOCUMENT_DRAWING}};
	*listing = (struct listing)LISTING("drawings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select drawing.id, order_id, title, revision, key_points, registered_at, person.login,"
		    " (select group_concat(department, ',') from briefing where drawing_id = drawing.id), original_id"
		    " from drawing join person on person.id = registered_by"
		    " where order_id between ?1 and ?2 order by drawing.id"),
		INT(order_id), INT(last_of(order_id)));
}
