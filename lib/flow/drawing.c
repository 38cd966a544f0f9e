#include "flow/drawing.h"

#include "ground/language.h"
#include "ground/text.h"

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
	return db_exec(cx->db,
		SQL("insert into briefing (drawing_id, department, briefed_at, briefed_by, note)"
		    " values (?1, ?2, ?3, ?4, ?5) on conflict (drawing_id, department) do nothing"),
		INT(id), TEXT(department), INT(cx->at), INT(cx->actor.id), TEXT(note));
}

enum outcome drawing_obstacle(struct context *cx, const struct order *order, bool production,
	const char **why) {
	int64_t drawings = 0;
	struct maybe unbriefed = {0};
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
	if (drawings == 0 && production)
		*why = said("no drawing is registered");
	else if (unbriefed.given)
		*why = arena_printf(cx->arena, said("the workshop has not been briefed on %s"),
			number_text(cx, DOCUMENT_DRAWING, unbriefed.value));
	return DONE;
}

enum outcome drawing_list(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "drawing", .type = FIELD_NUMBER, .document = DOCUMENT_DRAWING},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "title"},
		{.name = "revision"}, {.name = "key_points", .type = FIELD_NOTE},
		{.name = "registered", .type = FIELD_INSTANT}, {.name = "registered_by"}, {.name = "briefed"}};
	*listing = (struct listing)LISTING("drawings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select drawing.id, order_id, title, revision, key_points, registered_at, person.login,"
		    " (select group_concat(department, ',') from briefing where drawing_id = drawing.id)"
		    " from drawing join person on person.id = registered_by"
		    " where order_id between ?1 and ?2 order by drawing.id"),
		INT(order_id), INT(last_of(order_id)));
}
