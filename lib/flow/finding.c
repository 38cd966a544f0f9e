#include "flow/finding.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/clauses.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "policy/signature.h"
#include "policy/workdays.h"

#include <string.h>

#define X(id, context, english) [FINDING_##id] = {english, context},
const struct word finding_states[FINDING_STATE_COUNT] = {FINDING_STATES(X)};
#undef X

/* A document that there is, and the order that it is of; 0: of none. */
static enum outcome order_of(struct context *cx, enum document document, int64_t id, bool *found,
	int64_t *order_id) {
#define OF_ORDER(kind, table) \
	case DOCUMENT_##kind: \
		return db_get(cx->db, found, SQL("select order_id from " table " where id = ?1"), INT(id), \
			TO_INT(order_id))
#define OF(kind, sql) \
	case DOCUMENT_##kind: \
		return db_get(cx->db, found, SQL(sql), INT(id), TO_INT(order_id))
	switch (document) {
		OF(ORDER, "select id from sales_order where id = ?1");
		OF_ORDER(QUOTATION, "quotation");
		OF_ORDER(CONTRACT, "contract");
		OF_ORDER(DRAWING, "drawing");
		OF_ORDER(INSPECTION, "inspection");
		OF_ORDER(FINISHED_GOODS, "finished_goods");
		OF_ORDER(SHIP_REQUEST, "ship_request");
		OF_ORDER(DELIVERY_NOTE, "delivery_note");
		OF_ORDER(INVOICE, "invoice");
		OF_ORDER(CHANGE_NOTICE, "change_notice");
		OF_ORDER(DEMAND_PLAN, "demand_plan");
		OF_ORDER(OUTSOURCING, "outsourcing");
		OF_ORDER(FINDING, "finding");
		OF(PENALTY, "select order_id from penalty join ship_request on ship_request.id = request_id"
			" where penalty.id = ?1"); /* one of what was never sent has no note */
		OF(INCIDENT, "select (select min(order_id) from incident_order where incident_id = incident.id)"
			" from incident where id = ?1");
		OF(RECEIPT, "select (select min(order_id) from receipt_share where receipt_id = receipt.id)"
			" from receipt where id = ?1");
		OF(SETTINGS_CHANGE, "select null from settings_change where id = ?1");
	default:
		return fail(cx->fault, DEFECT, "no such kind of document");
	}
#undef OF
#undef OF_ORDER
}

/* What it was found in, if something is named. */
static enum outcome find_document(struct context *cx, const char *number, const char **prefix,
	struct maybe *id, struct maybe *order_id) {
	enum document document = DOCUMENT_ORDER;
	bool found = false;
	if (!number)
		return DONE;
	TRY(number_find_any(cx, number, &document, &id->value));
	TRY(order_of(cx, document, id->value, &found, &order_id->value));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no %s %s", document_said(document), number);
	*prefix = document_entries[document].prefix;
	id->given = true;
	order_id->given = order_id->value != 0;
	journal_concerns(cx, order_id->value);
	return DONE;
}

static bool is_hr(const char *department) {
	return strcmp(department, role_words[ROLE_HR].name) == 0;
}

/* A finding about hr is the general manager's: he acts as that. */
static enum outcome begin_of(struct context *cx, enum rule rule, const char *department) {
	if (!is_hr(department))
		return DONE;
	if (!(cx->actor.roles & GM))
		return refuse(cx, rule, "a finding about hr is made and judged by the gm");
	cx->event.role = ROLE_GM;
	return DONE;
}

static enum outcome open_round(struct context *cx, int64_t id, int64_t number) {
	const struct calendar *calendar = NULL;
	TRY(workdays(cx, &calendar));
	return db_exec(cx->db,
		SQL("insert into finding_round (finding_id, number, opened_at, due) values (?1, ?2, ?3, ?4)"),
		INT(id), INT(number), INT(cx->now),
		INT(calendar_add(calendar, today(cx), cx->settings.finding_days)));
}

enum outcome finding_record(struct context *cx, const struct finding_request *request,
	int64_t *id) {
	const char *prefix = NULL;
	struct maybe document = {0}, order_id = {0};
	roles department = NO_ROLES;
	TRY(act(cx, ACT_FINDING_RECORD, NULL, NO_ROLES));
	const char *lacks = !request->department ? SAID("department: --dept")
		: !text_says(request->text) ? SAID("text: --text") : NULL;
	if (lacks)
		return refuse(cx, RULE_FINDING_COMPLETE, "the finding has no %s", said(lacks));
	if (!clause_text(request->clause))
		return fail(cx->fault, NOT_FOUND, "there is no clause %s", request->clause);
	TRY(roles_parse(cx->fault, request->department, departments, &department));
	TRY(begin_of(cx, RULE_FINDING_COMPLETE, request->department));
	TRY(find_document(cx, request->document, &prefix, &document, &order_id));
	TRY(number_next(cx, DOCUMENT_FINDING, id));
	cx->event.told |= department;
	TRY(db_exec(cx->db,
		SQL("insert into finding (id, clause, department, prefix, document_id, order_id, text, found_at,"
		    " found_by, found_real) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(*id), TEXT(request->clause), TEXT(request->department), TEXT(prefix), MAYBE(document),
		MAYBE(order_id), TEXT(request->text), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real)));
	return open_round(cx, *id, 1);
}

/* A finding, with its last round. */
struct finding {
	int64_t id, order_id, found_at, found_by, round;
	const char *number, *department, *found_real;
	struct maybe closed_at, answered_at, answered_by;
	const char *answered_real;
};

static enum outcome load(struct context *cx, const char *number, struct finding *finding) {
	bool found = false;
	*finding = (struct finding){0};
	TRY(number_find(cx, number, DOCUMENT_FINDING, &finding->id));
	finding->number = number_text(cx, DOCUMENT_FINDING, finding->id);
	TRY(db_get(cx->db, &found,
		SQL("select order_id, found_at, found_by, found_real, department, closed_at, number, answered_at,"
		    " answered_by, answered_real from finding join finding_round on finding_id = finding.id"
		    " where finding.id = ?1 order by number desc limit 1"),
		INT(finding->id), TO_INT(&finding->order_id), TO_INT(&finding->found_at),
		TO_INT(&finding->found_by), TO_NAME(&finding->found_real), TO_NAME(&finding->department),
		TO_MAYBE(&finding->closed_at), TO_INT(&finding->round), TO_MAYBE(&finding->answered_at),
		TO_MAYBE(&finding->answered_by), TO_TEXT(&finding->answered_real)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no finding %s", number);
}

/* One that isn't closed, for whoever may act on it. */
static enum outcome begin(struct context *cx, enum action action, enum rule rule,
	const char *number,
	struct finding *finding) {
	TRY(load(cx, number, finding));
	TRY(act(cx, action, NULL, department_doers(finding->department)));
	cx->event.document = finding->number;
	journal_concerns(cx, finding->order_id);
	TRY(happened_after(cx, finding->found_at, "it was found"));
	return finding->closed_at.given ? refuse(cx, rule, "%s is closed", finding->number) : DONE;
}

enum outcome finding_answer(struct context *cx, const char *number, const char *answer) {
	struct finding finding;
	bool somebody_else = false;
	TRY(begin(cx, ACT_FINDING_ANSWER, RULE_FINDING_ANSWERED, number, &finding));
	if (finding.answered_at.given)
		return refuse(cx, RULE_FINDING_ANSWERED, "%s is answered; it waits to be judged", finding.number);
	TRY(four_eyes(cx, &(struct author){finding.found_by, finding.found_real}, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_FINDING_ANSWERED, "%s found it: somebody else answers", cx->actor.login);
	if (!text_says(answer))
		return refuse(cx, RULE_FINDING_ANSWERED, "what does the department say to it? --text");
	cx->event.told |= is_hr(finding.department) ? GM : HR;
	return db_exec(cx->db,
		SQL("update finding_round set answer = ?3, answered_at = ?4, answered_by = ?5, answered_real = ?6"
		    " where finding_id = ?1 and number = ?2"),
		INT(finding.id), INT(finding.round), TEXT(answer), INT(cx->now), INT(cx->actor.id),
		TEXT(cx->actor.real));
}

enum outcome finding_judge(struct context *cx, const char *number,
	const struct finding_judgement *judgement) {
	const bool accepted = judgement->accepted.given && judgement->accepted.value;
	struct finding finding;
	bool somebody_else = false;
	TRY(begin(cx, ACT_FINDING_JUDGE, RULE_FINDING_JUDGED, number, &finding));
	TRY(begin_of(cx, RULE_FINDING_JUDGED, finding.department));
	if (!judgement->accepted.given)
		return fail(cx->fault, USAGE, "is the answer accepted? --accepted or --refused");
	if (!finding.answered_at.given)
		return refuse(cx, RULE_FINDING_JUDGED, "%s isn't answered yet", finding.number);
	TRY(four_eyes(cx, &(struct author){finding.answered_by.value, finding.answered_real},
		&somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_FINDING_JUDGED, "%s answered it: somebody else judges", cx->actor.login);
	if (!accepted && !text_says(judgement->reason))
		return refuse(cx, RULE_FINDING_JUDGED, "why is the answer refused? --reason");
	TRY(db_exec(cx->db,
		SQL("update finding_round set judged_at = ?3, judged_by = ?4, accepted = ?5, reason = ?6"
		    " where finding_id = ?1 and number = ?2"),
		INT(finding.id), INT(finding.round), INT(cx->now), INT(cx->actor.id), INT(accepted),
		TEXT(judgement->reason)));
	if (accepted)
		return db_exec(cx->db, SQL("update finding set closed_at = ?2 where id = ?1"), INT(finding.id),
			INT(cx->now));
	cx->event.told |= role_bit((enum role)word_find(role_words, ROLE_COUNT, finding.department));
	return open_round(cx, finding.id, finding.round + 1);
}

enum outcome finding_list(struct context *cx, const struct finding_filter *filter,
	struct listing *listing) {
	static const struct field fields[] = {
		{.context = "document", .name = "finding", .type = FIELD_NUMBER, .document = DOCUMENT_FINDING},
		{.name = "clause"},
		{.name = "department", WORDS_OF(role_words)},
		{.context = "finding", .name = "state", WORDS_OF(finding_states)},
		{.name = "document", .type = FIELD_DOCUMENT},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.context = "finding", .name = "found", .type = FIELD_INSTANT},
		{.context = "finding", .name = "found_by"},
		{.context = "finding", .name = "due", .type = FIELD_DAY},
		{.context = "finding round", .name = "closed", .type = FIELD_INSTANT},
		{.context = "finding", .name = "text", .type = FIELD_NOTE},
		{.context = "finding", .name = "answer", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("findings", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select finding.id, clause, department, case" FINDING_STATE " when 0 then ?6 when 1 then ?7"
		    " else ?8 end, prefix, document_id, order_id, found_at, login, due, closed_at, text, answer"
		    " from finding join finding_round on finding_id = finding.id and number =" LAST_ROUND
		    " join person on person.id = found_by where finding.id between ?1 and ?2"
		    " and (?3 is null or department = ?3) and (?4 is null or clause = ?4)"
		    " and (?5 = 0 or closed_at is null) order by finding.id"),
		INT(filter->id), INT(last_of(filter->id)), TEXT(filter->department), TEXT(filter->clause),
		INT(filter->open), TEXT(finding_states[FINDING_OPEN].name),
		TEXT(finding_states[FINDING_ANSWERED].name), TEXT(finding_states[FINDING_CLOSED].name));
}

static enum outcome finding_head(struct context *cx, int64_t id, struct listing *listing) {
	return finding_list(cx, &(struct finding_filter){.id = id}, listing);
}

static enum outcome finding_rounds(struct context *cx, int64_t id, struct listing *listing) {
	static const struct field fields[] = {{.context = "finding", .name = "round",
		.type = FIELD_INTEGER},
		{.context = "finding", .name = "opened", .type = FIELD_INSTANT},
		{.context = "finding", .name = "due", .type = FIELD_DAY},
		{.context = "finding round", .name = "answered", .type = FIELD_INSTANT},
		{.context = "finding", .name = "answered_by"},
		{.context = "finding", .name = "answer", .type = FIELD_NOTE},
		{.context = "finding", .name = "judged", .type = FIELD_INSTANT},
		{.context = "finding", .name = "judged_by"},
		{.context = "finding", .name = "accepted", .type = FIELD_BOOLEAN},
		{.context = "finding", .name = "reason", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("rounds", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select number, opened_at, due, answered_at, answerer.login, answer, judged_at, judge.login,"
		    " accepted, reason from finding_round left join person as answerer on answerer.id ="
		    " answered_by"
		    " left join person as judge on judge.id = judged_by where finding_id = ?1 order by number"),
		INT(id));
}

enum outcome finding_view(struct context *cx, const char *number, struct view *view) {
	static const struct part parts[] = {{finding_head, true}, {finding_rounds, false}};
	struct finding finding;
	TRY(load(cx, number, &finding));
	*view = (struct view)VIEW(parts, finding.id);
	return DONE;
}
