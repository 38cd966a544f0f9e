#include "flow/problem.h"

#include "flow/carrier.h"
#include "flow/lateness.h"
#include "flow/notice.h"
#include "flow/penalty.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/numbers.h"

#define X(id, context, english, punished) [PROBLEM_##id] = {english, context},
const struct word problem_kinds[PROBLEM_KIND_COUNT] = {PROBLEM_KINDS(X)};
#undef X

static const bool kind_punished[PROBLEM_KIND_COUNT] = {
#define X(id, context, english, punished) [PROBLEM_##id] = (punished),
	PROBLEM_KINDS(X)
#undef X
};

bool problem_punished(enum problem_kind kind) {
	return kind_punished[kind];
}

static enum outcome record(struct context *cx, const struct note *note, enum problem_kind kind,
	const char *description, int64_t *raised) {
	*raised = 0;
	struct penalty_case about = {.note_id = note->id, .request_id = note->request_id, .kind = problem_kinds[kind].name,
		.reason = description};
	TRY(db_exec(cx->db,
		SQL("insert into shipping_problem (note_id, kind, description, happened_at, reported_by)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(note->id), TEXT(problem_kinds[kind].name), TEXT(description), INT(cx->at), INT(cx->actor.id)));
	if (note->carrier_id.given && note->delivered_at.given)
		TRY(carrier_judge(cx, note->carrier_id.value, false));
	if (!kind_punished[kind]) /* what it is called decides nothing: hr looks at it */
		return notice_tell(cx, &(struct notice){.order_id = note->order.standing.id, .document = DOCUMENT_DELIVERY_NOTE,
			.document_id = note->id, .rule = RULE_PROBLEM_TOLD,
			.text = arena_printf(cx->arena, "%s: %s", word_said(&problem_kinds[kind]), description)}, HR);
	/* Whose step it was: who sent or did anything else of it too late, or who packed it; else it has to be found out. */
	if (kind == PROBLEM_LATE)
		TRY(lateness_people(cx, note, &about.who));
	else
		answerers_add(cx, &about.who, note->packed_by);
	return penalty_raise(cx, &about, raised);
}

enum outcome problem_late(struct context *cx, const struct note *note, int64_t day, int64_t *raised) {
	char wanted[MOMENT_ROOM], came[MOMENT_ROOM];
	return record(cx, note, PROBLEM_LATE, arena_printf(cx->arena, said("to arrive on %s, arrived on %s"),
		day_format(wanted, note->first_arrive), day_format(came, day)), raised);
}

enum outcome problem_report(struct context *cx, const char *number, const struct problem_request *request) {
	struct note note;
	TRY(note_begin(cx, ACT_SHIP_PROBLEM, number, &note));
	if (!request->kind || !text_says(request->description))
		return refuse(cx, RULE_PROBLEM_COMPLETE, "the problem has no %s",
			request->kind ? said("description: --description") : said("kind: --kind"));
	if (!note.dispatched_at.given)
		return refuse(cx, RULE_PROBLEM_COMPLETE, "%s was not dispatched", note.number);
	TRY(happened_after(cx, note.dispatched_at.value, "the dispatch"));
	int kind = 0;
	int64_t raised = 0;
	TRY(word_stored(cx->fault, problem_kinds, PROBLEM_KIND_COUNT, request->kind, &kind));
	return record(cx, &note, (enum problem_kind)kind, request->description, &raised);
}

enum outcome problem_resolve(struct context *cx, const char *number, const char *resolution) {
	struct note note;
	int64_t last = 0;
	TRY(note_begin(cx, ACT_SHIP_RESOLVE, number, &note));
	TRY(db_get(cx->db, NULL, SQL("select coalesce(max(happened_at), 0) from shipping_problem where note_id = ?1"),
		INT(note.id), TO_INT(&last)));
	TRY(happened_after(cx, last, "the problem"));
	if (!text_says(resolution))
		return refuse(cx, RULE_PROBLEM_RESOLVED, "what was done about it?");
	TRY(db_exec(cx->db,
		SQL("update shipping_problem set resolved_at = ?2, resolved_by = ?3, resolution = ?4"
		    " where note_id = ?1 and resolved_at is null"),
		INT(note.id), INT(cx->at), INT(cx->actor.id), TEXT(resolution)));
	return db_changed(cx->db) > 0 ? DONE
		: refuse(cx, RULE_PROBLEM_RESOLVED, "%s has no open problem", note.number);
}

enum outcome problem_of_request(struct context *cx, int64_t request_id, struct listing *listing) {
	static const struct field fields[] = {
		{.context = "delivery note", .name = "note", .type = FIELD_NUMBER, .document = DOCUMENT_DELIVERY_NOTE}, {.name = "kind", WORDS_OF(problem_kinds)},
		{.name = "description", .type = FIELD_NOTE}, {.name = "happened", .type = FIELD_INSTANT},
		{.name = "reported_by"}, {.name = "resolved", .type = FIELD_INSTANT}, {.name = "resolved_by"},
		{.name = "resolution", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("problems", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select note_id, kind, description, happened_at, reporter.login, resolved_at, solver.login, resolution"
		    " from delivery_note join shipping_problem on note_id = delivery_note.id"
		    " join person as reporter on reporter.id = reported_by"
		    " left join person as solver on solver.id = resolved_by"
		    " where request_id = ?1 order by shipping_problem.id"),
		INT(request_id));
}
