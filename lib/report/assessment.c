/* What was done in time and what wasn't, by department (3.4.4.3) and by clause (2.3.6). */
#include "report/registers.h"

#include "flow/finding.h"
#include "flow/incident.h"
#include "flow/lateness.h"
#include "flow/order.h"
#include "flow/problem.h"
#include "flow/review.h"
#include "ground/moment.h"
#include "policy/clauses.h"
#include "policy/clock.h"
#include "policy/numbers.h"
#include "report/lagging.h"
#include "report/texts.h"

#include <stdlib.h>
#include <string.h>

/* Kinds of deeds that are measured: name, headings of how many and of how many not in time. */
#define DEEDS(X) \
	X(STEP, "step", "deeds", "steps", "steps_late") \
	X(MILESTONE, "milestone", "deeds", "milestones", "milestones_late") \
	X(CLOCK, "clock", "deeds", "clocks", "clocks_late") \
	X(NOTICE, "notice", "deeds", "notices", "notices_late") \
	X(TEXT, "text", "deeds", "texts", "texts_late") \
	X(SHIPMENT, "shipment", "deeds", "shipments", "shipments_late") \
	X(ARCHIVE, "archive", "deeds", "archives", "archives_late") \
	X(SENDING, "sending", "deeds", "sendings", "sendings_late") \
	X(AGREEMENT, "agreement", "deeds", "agreements", "agreements_late") \
	X(PENALTY, "penalty", "deeds", "penalties", "penalties_late") \
	X(FINDING, "finding", "deeds", "findings", "findings_late") \
	X(OVERRIDE, "override", "deeds", "overrides", "overrides_late")
#define X(id, name, context, all, bad) DEED_##id,
enum deed_kind { DEEDS(X) DEED_KINDS };
#undef X
static const struct word deed_kinds[DEED_KINDS] = {
#define X(id, name, context, all, bad) [DEED_##id] = WORD(context, name),
	DEEDS(X)
#undef X
};
static const struct word deed_outcomes[] = {WORD("deeds", "breached"), WORD("deeds", "overridden"),
	WORD("deeds", "open"), WORD("deeds", "answered"), WORD("deeds", "closed")};
enum { OUTCOME_BREACHED, OUTCOME_OVERRIDDEN,
	OUTCOME_FINDING }; /* the first of three, as FINDING_STATES */

struct deed {
	enum deed_kind kind;
	const char *clause, *department, *who; /* login, or a carrier's code */
	int64_t order_id, document_id;
	const char *prefix;        /* of its document, or NULL; with no id its name: a code, a month */
	int64_t at;                /* instant from which it counts */
	struct maybe due, due_at;  /* day or instant by which */
	struct maybe done;         /* instant; a shipment's: given if something was late or wrong */
	bool breached;
	int64_t state;             /* enum finding_state, of a finding */
	const char *reason;        /* of what was let pass; what was found */
};

struct deeds {
	struct deed *items;
	size_t count;
};

#define PREFIX(id) TEXT(document_entries[DOCUMENT_##id].prefix)
#define SINCE INT(from), INT(to), INT(filter->order_id)
#define DAYS INT(filter->from.given ? filter->from.value : INT32_MIN), \
	INT(filter->to.given ? filter->to.value : INT32_MAX), INT(filter->order_id)

/*
 * clause, department, who, order, prefix (with 0 for the document: its name), document, at, due
 * day, due instant, done, reason; between ?1 and ?2; ?3 is ours
 */
#define QUERIES(X) \
	X(STEP, "?4, department, login, order_id, ?5, order_id, 0, first_due, null, judged, null from step" \
		" left join person on person.id = finished_by where first_due >= ?1 and first_due <= ?2", DAYS, \
		TEXT(rules[RULE_STEP_ORDER].clause), PREFIX(ORDER)) \
	X(MILESTONE, "?4, department, login, order_id, ?5, order_id, 0, first_due, null, judged, null from milestone" \
		" left join person on person.id = met_by where first_due >= ?1 and first_due <= ?2 and excused_at is null", \
		DAYS, TEXT(rules[RULE_MILESTONE].clause), PREFIX(ORDER)) \
	/* One that was excused was missed; those of a decision that another took the place of, as they were then. */ \
	X(MILESTONE, "?4, department, login, order_id, ?5, order_id, 0, null, excused_at - 1, excused_at, excuse" \
		" from milestone left join person on person.id = met_by where first_due >= ?1 and first_due <= ?2" \
		" and excused_at is not null", DAYS, TEXT(rules[RULE_MILESTONE].clause), PREFIX(ORDER)) \
	X(MILESTONE, "?4, department, login, order_id, ?5, order_id, 0, case when excused_at is null then first_due end," \
		" excused_at - 1, coalesce(excused_at, judged), excuse from earlier_milestone" \
		" left join person on person.id = met_by where first_due >= ?1 and first_due <= ?2", DAYS, \
		TEXT(rules[RULE_MILESTONE].clause), PREFIX(ORDER)) \
	X(CLOCK, "case clock.kind when ?4 then ?5 else ?6 end, role, login, order_id, prefix, document_id, started_at, null," \
		" due_at, met_at, null from clock left join person on person.id = met_by where started_at >= ?1 and started_at < ?2", \
		SINCE, TEXT(clock_kinds[CLOCK_REPLY].name), TEXT(rules[RULE_REPLY_COMPLETE].clause), \
		TEXT(rules[RULE_INCIDENT_WRITTEN].clause)) \
	X(NOTICE, "clause, coalesce(role, (select min(role) from person_role where person_id = notice.person_id))," \
		" coalesce(reader.login, told.login), order_id, prefix, document_id, opened_at, null, due_at, judged, null" \
		" from notice left join person as reader on reader.id = acknowledged_by" \
		" left join person as told on told.id = notice.person_id where opened_at >= ?1 and opened_at < ?2", SINCE) \
	/* By the clock alone, whatever is recorded: what isn't all sent, or hasn't come, on the day that was wanted first. */ \
	X(SENDING, "?4, ?6, null, order_id, ?5, ship_request.id, 0, first_arrive, null, " REQUEST_SENT ", null from ship_request" \
		" where (withdrawn_at is null or withdrawn_on > first_arrive) and first_arrive >= ?1 and first_arrive <= ?2", DAYS, \
		TEXT(actions[ACT_SHIP_OVERDUE].clause), PREFIX(SHIP_REQUEST), TEXT(role_words[ROLE_PRODUCTION].name)) \
	X(SENDING, "?4, ?6, null, delivery_note.order_id, ?5, delivery_note.id, 0, first_arrive, null, came_judged, null" \
		" from delivery_note join ship_request on ship_request.id = request_id where dispatched_at is not null" \
		" and first_arrive >= ?1 and first_arrive <= ?2", DAYS, TEXT(actions[ACT_SHIP_OVERDUE].clause), \
		PREFIX(DELIVERY_NOTE), TEXT(role_words[ROLE_PRODUCTION].name)) \
	X(SHIPMENT, "?4, null, coalesce((select group_concat(login, '+') from (select login from penalty" \
		"  join penalty_person on penalty_id = penalty.id join person on person.id = penalty_person.person_id" \
		"  where penalty.request_id = delivery_note.request_id and penalty.note_id = delivery_note.id" \
		"  and penalty.kind = coalesce(shipping_problem.kind, ?6) group by login order by login) as answering)," \
		"  case when shipping_problem.kind is not null then carrier.code end), delivery_note.order_id, ?5," \
		" delivery_note.id, dispatched_at, case when delivered_at is null then first_arrive end, null, coalesce(happened_at," \
		"  (select raised_at from penalty where penalty.id = " LATE_CASE_OF_NOTE("?6") ")), null" \
		" from delivery_note join carrier on carrier.id = carrier_id join ship_request on ship_request.id = request_id" \
		" left join shipping_problem on shipping_problem.id = (select min(id) from shipping_problem as first" \
		"  where first.note_id = delivery_note.id)" \
		" where dispatched_at >= ?1 and dispatched_at < ?2", SINCE, TEXT(rules[RULE_PENALTY_COMPLETE].clause), \
		PREFIX(DELIVERY_NOTE), TEXT(problem_kinds[PROBLEM_LATE].name)) \
	/* What is late by the clock has its case, by the day that was fixed with the request; without, it is a breach today. */ \
	X(PENALTY, "?4, ?6, raiser.login, delivery_note.order_id, ?5, delivery_note.id, 0, penalty_due, null, raised_judged, null" \
		" from ship_request join delivery_note on delivery_note.request_id = ship_request.id" \
		" join sales_order on sales_order.id = delivery_note.order_id" \
		" left join penalty on penalty.id = " LATE_CASE_OF_NOTE("?7") " left join person as raiser on raiser.id = raised_by" \
		" where delivery_note.withdrawn_at is null and first_arrive <= ?2 and (case when penalty.id is null then ?8" \
		"  else first_arrive end) >= ?1 and (penalty.id is not null or (delivered_at is null and first_arrive < ?8" \
		"  and state" OPEN(ARRIVED) "))", DAYS, TEXT(rules[RULE_PENALTY_FOUND].clause), PREFIX(DELIVERY_NOTE), \
		TEXT(role_words[ROLE_HR].name), TEXT(problem_kinds[PROBLEM_LATE].name), INT(today(cx))) \
	X(PENALTY, "?4, ?6, raiser.login, ship_request.order_id, ?5, ship_request.id, 0, penalty_due, null, raised_judged, null" \
		" from ship_request" \
		" left join penalty on penalty.id = " LATE_CASE_OF_REQUEST("?7") " left join person as raiser on raiser.id = raised_by" \
		" where first_arrive <= ?2 and (case when penalty.id is null then ?8 else first_arrive end) >= ?1" \
		" and (penalty.id is not null or (" LATE_REQUEST("?8") "))", DAYS, TEXT(rules[RULE_PENALTY_FOUND].clause), \
		PREFIX(SHIP_REQUEST), TEXT(role_words[ROLE_HR].name), TEXT(problem_kinds[PROBLEM_LATE].name), INT(today(cx))) \
	X(ARCHIVE, "?4, ?5, login, order_id, ?6, contract.id, 0, archive_due, null, archived_at, null from contract" \
		" join person on person.id = signed_by where archive_due >= ?1 and archive_due <= ?2", DAYS, \
		TEXT(actions[ACT_CONTRACT_ARCHIVE].clause), TEXT(role_words[ROLE_SALES].name), PREFIX(CONTRACT)) \
	/* What production's head and sales don't both call nobody's fault counts as not agreed, from the first. */ \
	X(AGREEMENT, "?4, case when production_agreed_at is null then ?5 else ?6 end, null, (select min(order_id)" \
		" from incident_order where incident_id = incident.id), ?7, incident.id, happened_at, null, happened_at," \
		" case when production_agreed_at is not null and sales_agreed_at is not null then happened_at end, null" \
		" from incident where cause <> ?8 and happened_at >= ?1 and happened_at < ?2", SINCE, \
		TEXT(rules[RULE_INCIDENT_AGREED].clause), TEXT(role_words[ROLE_PRODUCTION].name), \
		TEXT(role_words[ROLE_SALES].name), PREFIX(INCIDENT), TEXT(incident_causes[CAUSE_DIFFICULTY].name)) \
	/* What a department was to answer to a finding, round by round. */ \
	X(NOTICE, "?4, department, login, coalesce(order_id, 0), ?5, finding.id, opened_at, due, null, answered_at, null" \
		" from finding_round join finding on finding.id = finding_id left join person on person.id = answered_by" \
		" where opened_at >= ?1 and opened_at < ?2", SINCE, TEXT(rules[RULE_FINDING_ANSWERED].clause), PREFIX(FINDING)) \
	/* What gm and chairman were to take note of, of months closed since that is kept. */ \
	X(NOTICE, "?4, role.name, case role.name when ?5 then gm.login else chairman.login end, 0," \
		" printf('%d-%02d', month / 100, month % 100), 0, closed_at, null, acknowledge_due," \
		" case role.name when ?5 then gm_at else chairman_at end, null from month_close join role on role.name in (?5, ?6)" \
		" left join person as gm on gm.id = gm_by left join person as chairman on chairman.id = chairman_by" \
		" where acknowledge_due is not null and closed_at >= ?1 and closed_at < ?2", SINCE, \
		TEXT(rules[RULE_SUMMARY_ACKNOWLEDGED].clause), TEXT(role_words[ROLE_GM].name), TEXT(role_words[ROLE_CHAIRMAN].name)) \
	/* Whatever was let pass, as it was judged then (lift.h). */ \
	X(OVERRIDE, "lift.clause, lift.role, login, lift.order_id, coalesce(prefix, event.document), document_id, lifted_at, null," \
		" null, lifted_at, reason from lift join person on person.id = person_id left join event on event.id = event_id" \
		" where lifted_at >= ?1 and lifted_at < ?2", SINCE) \
	/* What was dated far back, for a reason: it is of each order that its event concerns. */ \
	X(OVERRIDE, "?4, null, actor, case when exists (select 1 from order_event where order_event.order_id = ?3" \
		"  and order_event.event_id = event.id) then ?3 else coalesce(event.order_id, 0) end, document, 0, counted_at," \
		" null, null, counted_at, why from late_entry join event on event.id = late_entry.event_id" \
		" where table_name = 'event' and counted_at >= ?1 and counted_at < ?2", SINCE, TEXT(rules[RULE_BACKDATED].clause))

/* Done, or over: what is neither isn't counted yet. */
static enum outcome judge(struct context *cx, struct deed *deed, bool *counts) {
	*counts = true;
	if (deed->kind == DEED_NOTICE && !deed->due.given
		&& !deed->due_at.given) { /* of an older version */
		TRY(clock_due(cx, SETTING_FEEDBACK_CLOCK, deed->at, &deed->due_at.value));
		deed->due_at.given = true;
	}
	if (deed->kind == DEED_SHIPMENT) /* something was wrong; or it hasn't come by now */
		deed->breached = deed->done.given || (deed->due.given && today(cx) > deed->due.value);
	else if (deed->kind == DEED_PENALTY) /* of what is late by now: not raised is a breach until it is */
		deed->breached = !deed->done.given || (deed->due.given && day_of(deed->done.value) > deed->due.value);
	else if (deed->due.given)
		deed->breached = (deed->done.given ? day_of(deed->done.value) : today(cx)) > deed->due.value;
	else if (deed->due_at.given)
		deed->breached = (deed->done.given ? deed->done.value : cx->now) > deed->due_at.value;
	if (deed->kind != DEED_SHIPMENT && !deed->done.given && !deed->breached)
		*counts = false;
	return DONE;
}

static enum outcome take(struct context *cx, struct deeds *deeds, struct deed *deed) {
	bool counts = false;
	TRY(judge(cx, deed, &counts));
	if (!counts)
		return DONE;
	deeds->items = arena_grow(cx->arena, deeds->items, deeds->count, sizeof *deed);
	deeds->items[deeds->count++] = *deed;
	return DONE;
}

/* The departments' texts of months whose day for them lies in the filter's days. */
static enum outcome gather_texts(struct context *cx, const struct register_filter *filter, struct deeds *deeds) {
	const int64_t first = filter->from.given ? filter->from.value : 0;
	const int64_t last = filter->to.given && filter->to.value < today(cx) ? filter->to.value : today(cx);
	int64_t begun = 0;
	TRY(first_recorded(cx, &begun));
	for (int64_t month = month_of_day(day_of(begun)); month_first_day(month) <= last;
	     month = month_next(month)) {
		char name[MOMENT_ROOM];
		roles awaited = NO_ROLES;
		TRY(texts_awaited(cx, month, &awaited));
		for (int role = 0; role < ROLE_COUNT; role++) {
			struct deed deed = {.kind = DEED_TEXT, .clause = rules[RULE_SUMMARY_COMPLETE].clause,
				.department = role_words[role].name};
			struct text_duty duty;
			if (!(awaited & role_bit((enum role)role)))
				continue;
			TRY(text_duty_of(cx, month, deed.department, &duty));
			deed.prefix = arena_text(cx->arena, month_format(name, month));
			deed.who = duty.first_by;
			deed.done = duty.recorded;
			deed.due = (struct maybe){true, duty.due};
			if (duty.due >= first && duty.due <= last && duty.bound && (duty.recorded.given || duty.late))
				TRY(take(cx, deeds, &deed));
		}
	}
	return DONE;
}

/* What was found in the filter's days: it stands beside its clause, and judges nothing of it. */
static enum outcome gather_findings(struct context *cx, const struct register_filter *filter,
	struct deeds *deeds) {
	struct deed deed = {.kind = DEED_FINDING, .prefix = document_entries[DOCUMENT_FINDING].prefix};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select clause, department, login, order_id, finding.id, found_at, due, closed_at,"
		    FINDING_STATE ", text from finding join person on person.id = found_by"
		    " join finding_round on finding_id = finding.id and number =" LAST_ROUND
		    " where (?1 is null or found_at >= ?1) and (?2 is null or found_at < ?2)"
		    " and (?3 = 0 or order_id = ?3) order by finding.id"),
		MAYBE(register_begins(filter)), MAYBE(register_ends(filter)), INT(filter->order_id),
		TO_NAME(&deed.clause), TO_TEXT(&deed.department), TO_TEXT(&deed.who), TO_INT(&deed.order_id),
		TO_INT(&deed.document_id), TO_INT(&deed.at), TO_MAYBE(&deed.due), TO_MAYBE(&deed.done),
		TO_INT(&deed.state), TO_TEXT(&deed.reason)));
	while (db_next(&query)) {
		deeds->items = arena_grow(cx->arena, deeds->items, deeds->count, sizeof deed);
		deeds->items[deeds->count++] = deed;
	}
	return db_end(&query);
}

static enum outcome gather(struct context *cx, const struct register_filter *filter, struct deeds *deeds) {
	const int64_t from = filter->from.given ? day_start(filter->from.value) : INT64_MIN;
	const int64_t to = filter->to.given ? day_start(filter->to.value + 1) : INT64_MAX;
	struct query query;
#define READ(statement, ...)                                                                                          \
	TRY(db_select(cx->db, &query, SQL(statement), __VA_ARGS__, TO_TEXT(&deed.clause), TO_TEXT(&deed.department), \
		TO_TEXT(&deed.who), TO_INT(&deed.order_id), TO_TEXT(&deed.prefix), TO_INT(&deed.document_id),        \
		TO_INT(&deed.at), TO_MAYBE(&deed.due), TO_MAYBE(&deed.due_at), TO_MAYBE(&deed.done), TO_TEXT(&deed.reason)))
	/* Two statements: of one order its own rows are looked for, not all of those days. */
#define X(of, sql, ...)                                                                                              \
	{                                                                                                            \
		struct deed deed = {.kind = DEED_##of};                                                              \
		if (filter->order_id)                                                                                \
			READ("with deed (clause, department, who, order_id, prefix, document_id, at, due, due_at, done,"     \
				" reason) as (select " sql ") select * from deed where order_id = ?3", __VA_ARGS__);         \
		else                                                                                                 \
			READ("select " sql " and ?3 = 0", __VA_ARGS__);                                                      \
		while (db_next(&query)) {                                                                            \
			deed.breached = false;                                                                       \
			TRY(take(cx, deeds, &deed));                                                                 \
		}                                                                                                    \
		TRY(db_end(&query));                                                                                 \
	}
	QUERIES(X)
#undef X
#undef READ
	TRY(gather_findings(cx, filter, deeds));
	return filter->order_id ? DONE : gather_texts(cx, filter, deeds);
}

enum outcome register_breaches(struct context *cx, int64_t order_id, const struct breach **breaches, size_t *count) {
	struct deeds deeds = {0};
	struct breach *found = NULL;
	*count = 0;
	TRY(gather(cx, &(struct register_filter){.order_id = order_id}, &deeds));
	for (const struct deed *deed = deeds.items; deed < deeds.items + deeds.count; deed++) {
		if (!deed->breached)
			continue;
		found = arena_grow(cx->arena, found, *count, sizeof *found);
		found[(*count)++] = (struct breach){deed->clause, deed_kinds[deed->kind].name, deed->who ? deed->who : deed->department,
			deed->done};
	}
	*breaches = found;
	return DONE;
}

enum outcome register_departments(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	enum { MEASURED = DEED_TEXT + 1 };
	static const struct field fields[] = {{.name = "department", WORDS_OF(role_words)},
#define X(id, called, of, all, bad) {.context = (of), .name = (all), .type = FIELD_INTEGER}, \
	{.context = (of), .name = (bad), .type = FIELD_INTEGER},
		DEEDS(X)
#undef X
	};
	const struct register_filter days = register_month(cx, filter);
	struct deeds deeds = {0};
	int64_t numbers[ROLE_COUNT][MEASURED][2] = {{{0}}};
	*act = 0;
	*listing = (struct listing){.name = "departments", .fields = fields, .count = 1 + 2 * MEASURED};
	TRY(gather(cx, &days, &deeds));
	for (const struct deed *deed = deeds.items; deed < deeds.items + deeds.count; deed++) {
		const int role = deed->department ? word_find(role_words, ROLE_COUNT, deed->department) : -1;
		if (role < 0 || (int)deed->kind >= MEASURED)
			continue;
		numbers[role][deed->kind][0]++;
		numbers[role][deed->kind][1] += deed->breached;
	}
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (!(departments & role_bit((enum role)role))
		    || (filter->department && strcmp(filter->department, role_words[role].name) != 0))
			continue;
		listing_text(cx->arena, listing, role_words[role].name);
		for (int kind = 0; kind < MEASURED; kind++) {
			listing_number(cx->arena, listing, numbers[role][kind][0]);
			listing_number(cx->arena, listing, numbers[role][kind][1]);
			*act += numbers[role][kind][1];
		}
	}
	return DONE;
}

/* A clause, and how it went. */
struct clause {
	const char *clause;
	int64_t applied, breached, overridden;
	int64_t breached_before; /* in the days before, as many */
	int64_t findings[FINDING_STATE_COUNT];
	const char *who;
};

struct clauses {
	struct clause *items;
	size_t count;
};

static struct clause *clause_of(struct context *cx, struct clauses *clauses, const char *name) {
	for (size_t i = 0; i < clauses->count; i++)
		if (strcmp(clauses->items[i].clause, name) == 0)
			return &clauses->items[i];
	clauses->items = arena_grow(cx->arena, clauses->items, clauses->count, sizeof *clauses->items);
	clauses->items[clauses->count] = (struct clause){.clause = name};
	return &clauses->items[clauses->count++];
}

/* An action is done under its own clause, and under those of the rules that guard it: each of them once. */
static void apply(struct context *cx, struct clauses *clauses, enum action action, int64_t count) {
	if (*actions[action].clause)
		clause_of(cx, clauses, actions[action].clause)->applied += count;
	for (int rule = 0; rule < RULE_COUNT; rule++) {
		bool counted = rules[rule].action != action || strcmp(rules[rule].clause, actions[action].clause) == 0;
		for (int earlier = 0; earlier < rule && !counted; earlier++)
			counted = rules[earlier].action == action && strcmp(rules[earlier].clause, rules[rule].clause) == 0;
		if (!counted)
			clause_of(cx, clauses, rules[rule].clause)->applied += count;
	}
}

/* The first event that was recorded at an instant or later: they stand in that order. */
static enum outcome first_event(struct context *cx, int64_t instant, int64_t *id) {
	int64_t low = 0, high = 0, recorded = 0;
	TRY(db_get(cx->db, NULL, SQL("select coalesce(max(id), 0) + 1 from event"), TO_INT(&high)));
	while (high - low > 1) {
		const int64_t middle = low + (high - low) / 2;
		TRY(db_get(cx->db, NULL, SQL("select coalesce((select recorded_at from event where id >= ?1 order by id limit 1), 0)"),
			INT(middle), TO_INT(&recorded)));
		*(recorded < instant ? &low : &high) = middle;
	}
	*id = high;
	return DONE;
}

static enum outcome apply_events(struct context *cx, const struct register_filter *filter, struct clauses *clauses) {
	int64_t first = 0, last = INT64_MAX, count = 0;
	const char *name = NULL;
	struct query query;
	if (filter->from.given)
		TRY(first_event(cx, day_start(filter->from.value), &first));
	if (filter->to.given)
		TRY(first_event(cx, day_start(filter->to.value + 1), &last));
	for (int action = ACT_NONE + 1; action < ACTION_COUNT; action++) /* those that never applied stand there too */
		apply(cx, clauses, (enum action)action, 0);
	TRY(db_select(cx->db, &query, SQL("select action, count(*) from event where id >= ?1 and id < ?2 group by action"),
		INT(first), INT(last), TO_NAME(&name), TO_INT(&count)));
	while (db_next(&query))
		for (int action = ACT_NONE + 1; action < ACTION_COUNT; action++)
			if (strcmp(actions[action].name, name) == 0) {
				apply(cx, clauses, (enum action)action, count);
				break; /* one name may stand for two actions: orders of two kinds are reviewed */
			}
	return db_end(&query);
}

/* What was breached in the month before the filter's, or in as many days before them. */
static enum outcome breaches_before(struct context *cx, const struct register_filter *filter, struct clauses *clauses) {
	struct register_filter before = *filter;
	struct deeds deeds = {0};
	if (!filter->from.given)
		return DONE;
	const int64_t month = month_of_day(filter->from.value), last = filter->to.given ? filter->to.value : today(cx);
	const bool of_month = filter->from.value == month_first_day(month) && last < month_first_day(month_next(month));
	before.to = (struct maybe){true, filter->from.value - 1};
	before.from = (struct maybe){true, of_month ? month_first_day(month_of_day(before.to.value))
		: filter->from.value - (last - filter->from.value + 1)};
	TRY(gather(cx, &before, &deeds));
	for (size_t i = 0; i < deeds.count; i++)
		clause_of(cx, clauses, deeds.items[i].clause)->breached_before += deeds.items[i].breached;
	return DONE;
}

static int by_clause(const void *one, const void *other) {
	return strverscmp(((const struct clause *)one)->clause, ((const struct clause *)other)->clause);
}

/* By clause, then by whom. */
static int by_whom(const void *one, const void *other) {
	const struct deed *first = one, *second = other;
	const int order = strverscmp(first->clause, second->clause);
	const char *names[] = {first->who ? first->who : "", second->who ? second->who : ""};
	if (order != 0 || strcmp(names[0], names[1]) != 0)
		return order != 0 ? order : strcmp(names[0], names[1]);
	return (first->at > second->at) - (first->at < second->at);
}

static bool stands_out(const struct deed *deed) {
	return deed->breached || deed->kind == DEED_OVERRIDE || deed->kind == DEED_FINDING;
}

/* What it is called: the number of a document, or what stands in the place of its prefix. */
static const char *document_name(const struct context *cx, const struct deed *deed) {
	for (int i = 0; i < DOCUMENT_COUNT && deed->prefix && deed->document_id; i++)
		if (strcmp(document_entries[i].prefix, deed->prefix) == 0)
			return number_text(cx, (enum document)i, deed->document_id);
	return deed->prefix && *deed->prefix && !deed->document_id ? deed->prefix : NULL;
}

static void add_detail(struct context *cx, struct listing *listing, const struct deed *deed) {
	listing_text(cx->arena, listing, deed->clause);
	listing_text(cx->arena, listing, deed_kinds[deed->kind].name);
	listing_text(cx->arena, listing, deed_outcomes[deed->kind == DEED_FINDING
		? OUTCOME_FINDING + deed->state
		: deed->breached ? OUTCOME_BREACHED : OUTCOME_OVERRIDDEN].name);
	listing_text(cx->arena, listing, deed->who);
	listing_text(cx->arena, listing, deed->department);
	listing_text(cx->arena, listing, document_name(cx, deed));
	listing_maybe(cx->arena, listing, (struct maybe){deed->order_id != 0, deed->order_id});
	listing_maybe(cx->arena, listing, deed->due);
	listing_maybe(cx->arena, listing, deed->due_at);
	listing_maybe(cx->arena, listing, deed->done);
	listing_text(cx->arena, listing, deed->reason);
}

/* "lisa 2, wang 1": those who stand out in deeds of one clause, which are sorted by whom. */
static const char *count_people(struct context *cx, const struct deed *deed, const struct deed *end) {
	const char *text = NULL;
	while (deed < end) {
		const char *who = deed->who ? deed->who : deed->department;
		const int role = !deed->who && who ? word_find(role_words, ROLE_COUNT, who) : -1;
		int64_t count = 0;
		for (; deed < end && strcmp(deed->who ? deed->who : deed->department ? deed->department : "", who ? who : "") == 0; deed++)
			count++;
		if (who)
			text = arena_printf(cx->arena, "%s%s%s %lld", text ? text : "", text ? ", " : "",
				role < 0 ? who : word_in(&role_words[role], cx->chinese), (long long)count);
	}
	return text;
}

enum outcome register_compliance(struct context *cx, const struct register_filter *filter, struct listing *listing, int64_t *act) {
	static const struct field fields[] = {{.name = "clause"},
		{.name = "applied", .type = FIELD_INTEGER}, {.context = "compliance", .name = "met", .type = FIELD_INTEGER},
		{.context = "compliance", .name = "breached", .type = FIELD_INTEGER},
		{.name = "overridden", .type = FIELD_INTEGER}, {.name = "by"}, {.name = "breached_before", .type = FIELD_INTEGER},
		{.name = "text", .type = FIELD_NOTE, .said = true},
		{.name = "findings_open", .type = FIELD_INTEGER}, {.name = "findings_answered",
		.type = FIELD_INTEGER},
		{.name = "findings_closed", .type = FIELD_INTEGER}};
	static const struct field details[] = {{.name = "clause"}, {.name = "what", WORDS_OF(deed_kinds)},
		{.name = "outcome", WORDS_OF(deed_outcomes)}, {.name = "by"}, {.name = "department", WORDS_OF(role_words)},
		{.name = "document"},
		{.context = "compliance", .name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER},
		{.context = "compliance", .name = "due", .type = FIELD_DAY}, {.name = "until", .type = FIELD_INSTANT},
		{.name = "done", .type = FIELD_INSTANT}, {.name = "reason", .type = FIELD_NOTE}};
	const struct register_filter days = register_month(cx, filter);
	struct clauses clauses = {0};
	struct deeds deeds = {0};
	*act = 0;
	*listing = (struct listing)LISTING("compliance", fields);
	TRY(gather(cx, &days, &deeds));
	if (!filter->detail) {
		TRY(apply_events(cx, &days, &clauses));
		TRY(breaches_before(cx, &days, &clauses));
	}
	for (size_t i = 0; i < deeds.count; i++) {
		struct clause *clause = clause_of(cx, &clauses, deeds.items[i].clause);
		if (deeds.items[i].kind == DEED_FINDING) {
			clause->findings[deeds.items[i].state]++;
			continue;
		}
		clause->applied += deeds.items[i].kind != DEED_OVERRIDE; /* that one's event was counted */
		clause->breached += deeds.items[i].breached;
		clause->overridden += deeds.items[i].kind == DEED_OVERRIDE;
		*act += deeds.items[i].breached;
	}
	size_t count = 0;
	for (size_t i = 0; i < deeds.count; i++)
		if (stands_out(&deeds.items[i]) && (filter->detail || deeds.items[i].kind != DEED_FINDING))
			deeds.items[count++] = deeds.items[i];
	if (count > 0)
		qsort(deeds.items, count, sizeof *deeds.items, by_whom);
	if (filter->detail) {
		*listing = (struct listing)LISTING("breaches", details);
		for (size_t i = 0; i < count; i++)
			add_detail(cx, listing, &deeds.items[i]);
		return DONE;
	}
	qsort(clauses.items, clauses.count, sizeof *clauses.items, by_clause);
	for (size_t i = 0, first = 0, next = 0; i < clauses.count; i++, first = next) {
		const struct clause *clause = &clauses.items[i];
		while (next < count && strcmp(deeds.items[next].clause, clause->clause) == 0)
			next++;
		listing_text(cx->arena, listing, clause->clause);
		listing_number(cx->arena, listing, clause->applied);
		listing_number(cx->arena, listing, clause->applied - clause->breached - clause->overridden);
		listing_number(cx->arena, listing, clause->breached);
		listing_number(cx->arena, listing, clause->overridden);
		listing_text(cx->arena, listing, first < next ? count_people(cx, &deeds.items[first], &deeds.items[next]) : NULL);
		listing_number(cx->arena, listing, clause->breached_before);
		listing_text(cx->arena, listing, clause_text(clause->clause));
		for (int state = 0; state < FINDING_STATE_COUNT; state++)
			listing_number(cx->arena, listing, clause->findings[state]);
	}
	return DONE;
}
