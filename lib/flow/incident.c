#include "flow/incident.h"

#include "flow/notice.h"
#include "ground/language.h"
#include "ground/moment.h"
#include "ground/text.h"
#include "policy/clock.h"
#include "policy/journal.h"
#include "policy/numbers.h"
#include "policy/signature.h"

#include <string.h>

#define X(id, context, english) [CAUSE_##id] = {english, context},
const struct word incident_causes[CAUSE_COUNT] = {INCIDENT_CAUSES(X)};
#undef X

static bool is_difficulty(const char *cause) {
	return strcmp(cause, incident_causes[CAUSE_DIFFICULTY].name) == 0;
}

/* Clause 3.4.2: whoever of sales received the order is told of what stands in its way. */
static enum outcome tell_sales(struct context *cx, const struct order *order, int64_t id, const char *description) {
	return notice_tell_receiver(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_INCIDENT,
		.document_id = id, .rule = RULE_INCIDENT_TOLD, .text = description});
}

static enum outcome add_order(struct context *cx, int64_t id, const char *number,
	const struct incident_request *request) {
	struct order order;
	TRY(order_find(cx, number, &order));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	journal_concerns(cx, order.standing.id);
	TRY(db_exec(cx->db,
		SQL("insert into incident_order (incident_id, order_id) values (?1, ?2)"
		    " on conflict (incident_id, order_id) do nothing"),
		INT(id), INT(order.standing.id)));
	if (db_changed(cx->db) == 0)
		return DONE;
	TRY(tell_sales(cx, &order, id, request->description));
	return is_difficulty(request->cause) ? DONE
		: clock_start(cx, CLOCK_INCIDENT, order.standing.id, DOCUMENT_INCIDENT, id, cx->now);
}

/* What 3.4.2 names, as people write it: the clock isn't avoided by another name for it. */
static const char *find_outage(const char *description, enum incident_cause *cause) {
	static const struct {
		const char *words;
		enum incident_cause cause;
	} outages[] = {{"停电", CAUSE_POWER}, {"停電", CAUSE_POWER}, {"断电", CAUSE_POWER}, {"跳闸", CAUSE_POWER},
		{"power cut", CAUSE_POWER}, {"power fail", CAUSE_POWER}, {"power outage", CAUSE_POWER},
		{"blackout", CAUSE_POWER}, {"no power", CAUSE_POWER}, {"设备损坏", CAUSE_EQUIPMENT},
		{"設備損壞", CAUSE_EQUIPMENT}, {"设备故障", CAUSE_EQUIPMENT}, {"设备坏", CAUSE_EQUIPMENT},
		{"机器故障", CAUSE_EQUIPMENT}, {"机床故障", CAUSE_EQUIPMENT}, {"机器坏", CAUSE_EQUIPMENT},
		{"故障停机", CAUSE_EQUIPMENT}, {"equipment fail", CAUSE_EQUIPMENT}, {"machine fail", CAUSE_EQUIPMENT},
		{"damaged equipment", CAUSE_EQUIPMENT}, {"equipment damage", CAUSE_EQUIPMENT},
		{"machine breakdown", CAUSE_EQUIPMENT}, {"equipment breakdown", CAUSE_EQUIPMENT},
		{"broke down", CAUSE_EQUIPMENT}};
	for (size_t i = 0; i < sizeof outages / sizeof *outages; i++)
		if (strcasestr(description, outages[i].words)) {
			*cause = outages[i].cause;
			return outages[i].words;
		}
	return NULL;
}

static enum outcome check_cause(struct context *cx, const struct incident_request *request) {
	enum incident_cause cause = CAUSE_DIFFICULTY;
	const char *words = is_difficulty(request->cause) ? find_outage(request->description, &cause) : NULL;
	return words ? refuse(cx, RULE_DIFFICULTY_ALONE, "'%s' starts production's hours: --cause %s, and --difficulty if it"
		" goes up to gm and chairman, too", words, incident_causes[cause].name) : DONE;
}

enum outcome incident_report(struct context *cx, const struct incident_request *request, int64_t *id) {
	TRY(act(cx, ACT_INCIDENT_REPORT, NULL, NO_ROLES));
	const char *lacks = !request->orders[0] ? SAID("order") : !request->cause ? SAID("cause: --cause")
		: !text_says(request->description) ? SAID("description: --description") : NULL;
	if (lacks)
		return refuse(cx, RULE_INCIDENT_COMPLETE, "the incident has no %s", said(lacks));
	TRY(check_cause(cx, request));
	TRY(number_next(cx, DOCUMENT_INCIDENT, id));
	TRY(db_exec(cx->db,
		SQL("insert into incident (id, cause, description, happened_at, reported_by, recorded_at, difficulty)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
		INT(*id), TEXT(request->cause), TEXT(request->description), INT(cx->at), INT(cx->actor.id), INT(cx->now),
		INT(request->difficulty || is_difficulty(request->cause))));
	for (const char *const *order = request->orders; *order; order++)
		TRY(add_order(cx, *id, *order, request));
	return DONE;
}

struct incident {
	int64_t id, happened_at, recorded_at, difficulty;
	const char *cause, *description;
	struct maybe settled_at, written_at;
};

static enum outcome load(struct context *cx, const char *number, struct incident *incident) {
	bool found = false;
	TRY(number_find(cx, number, DOCUMENT_INCIDENT, &incident->id));
	TRY(db_get(cx->db, &found,
		SQL("select cause, description, happened_at, recorded_at, difficulty, settled_at, written_at from incident"
		    " where id = ?1"), INT(incident->id), TO_NAME(&incident->cause), TO_NAME(&incident->description),
		TO_INT(&incident->happened_at), TO_INT(&incident->recorded_at), TO_INT(&incident->difficulty),
		TO_MAYBE(&incident->settled_at), TO_MAYBE(&incident->written_at)));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no incident %s", number);
}

/* What is done about an incident stands in the story of each of its orders. */
static enum outcome concern_all(struct context *cx, int64_t id) {
	int64_t order_id = 0;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select order_id from incident_order where incident_id = ?1 order by order_id"),
		INT(id), TO_INT(&order_id)));
	while (db_next(&query))
		journal_concerns(cx, order_id);
	return db_end(&query);
}

static enum outcome begin(struct context *cx, enum action action, const char *number, struct incident *incident) {
	TRY(load(cx, number, incident));
	TRY(act(cx, action, NULL, NO_ROLES));
	cx->event.document = number_text(cx, DOCUMENT_INCIDENT, incident->id);
	TRY(concern_all(cx, incident->id));
	return happened_after(cx, incident->happened_at, "the incident");
}

/* The roles in which it was taken note of; *spoken: by the actor, in one of them. */
static enum outcome acknowledged(struct context *cx, int64_t id, roles *set, bool *spoken) {
	const char *role = NULL;
	int64_t by = 0;
	struct query query;
	*set = NO_ROLES;
	*spoken = false;
	TRY(db_select(cx->db, &query,
		SQL("select role, acknowledged_by from incident_acknowledgement where incident_id = ?1"
		    " order by role"),
		INT(id), TO_NAME(&role), TO_INT(&by)));
	while (db_next(&query)) {
		int place = 0;
		TRY(word_stored(cx->fault, role_words, ROLE_COUNT, role, &place));
		*set |= role_bit((enum role)place);
		*spoken |= by == cx->actor.id;
	}
	return db_end(&query);
}

enum outcome incident_acknowledge(struct context *cx, const char *number) {
	const roles both = actions[ACT_INCIDENT_ACKNOWLEDGE].who;
	struct incident incident;
	roles noted = NO_ROLES, as = NO_ROLES;
	bool spoken = false;
	TRY(begin(cx, ACT_INCIDENT_ACKNOWLEDGE, number, &incident));
	TRY(acknowledged(cx, incident.id, &noted, &spoken));
	TRY(roles_voiced(cx, both, both & ~noted, spoken, &as));
	if (as == NO_ROLES && (cx->actor.roles & both & ~noted))
		return refuse(cx, RULE_SETTLED_ONCE, 
			"%s has acknowledged it already: gm and chairman are two persons", cx->actor.login);
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (!(as & role_bit((enum role)role)))
			continue;
		TRY(db_exec(cx->db,
			SQL("insert into incident_acknowledgement (incident_id, role, acknowledged_at, acknowledged_by)"
			    " values (?1, ?2, ?3, ?4) on conflict (incident_id, role) do nothing"),
			INT(incident.id), TEXT(role_words[role].name), INT(cx->at), INT(cx->actor.id)));
	}
	return DONE;
}

/* Who agreed that it was nobody's fault, of one side. */
struct side {
	struct maybe at, by;
	const char *real;
};

/* One side of the agreement, if it is still open: by somebody else than who spoke for the other one. */
static enum outcome check_side(struct context *cx, enum role role, const struct side *side, const struct side *other) {
	bool somebody_else = true;
	if (side->at.given)
		return refuse(cx, RULE_INCIDENT_AGREED, "%s has agreed already", word_said(&role_words[role]));
	if (other->by.given)
		TRY(four_eyes(cx, &(struct author){other->by.value, other->real}, &somebody_else));
	return somebody_else ? DONE : refuse(cx, RULE_INCIDENT_AGREED,
		"%s has agreed already: production and sales are two persons", cx->actor.login);
}

enum outcome incident_agree(struct context *cx, const char *number) {
	const roles for_sales = actions[ACT_INCIDENT_AGREE].who;
	struct incident incident;
	struct side production = {0}, sales = {0};
	TRY(begin(cx, ACT_INCIDENT_AGREE, number, &incident));
	if (is_difficulty(incident.cause))
		return refuse(cx, RULE_INCIDENT_AGREED, "%s is a difficulty: it is settled, not agreed on", number);
	TRY(db_get(cx->db, NULL,
		SQL("select production_agreed_at, production_agreed_by, production_agreed_real, sales_agreed_at, sales_agreed_by,"
		    " sales_agreed_real from incident where id = ?1"), INT(incident.id), TO_MAYBE(&production.at),
		TO_MAYBE(&production.by), TO_TEXT(&production.real), TO_MAYBE(&sales.at), TO_MAYBE(&sales.by),
		TO_TEXT(&sales.real)));
	/* Who holds both speaks for the one that hasn't spoken. */
	const bool heads = cx->actor.head && (cx->actor.roles & actions[ACT_INCIDENT_AGREE].heads);
	const bool for_production = heads && (!production.at.given || !(cx->actor.roles & for_sales));
	TRY(for_production ? check_side(cx, ROLE_PRODUCTION, &production, &sales)
		: check_side(cx, ROLE_SALES, &sales, &production));
	return for_production ? db_exec(cx->db, SQL("update incident set production_agreed_at = ?2, production_agreed_by = ?3,"
			" production_agreed_real = ?4 where id = ?1"), INT(incident.id), INT(cx->at), INT(cx->actor.id),
			TEXT(cx->actor.real))
		: db_exec(cx->db, SQL("update incident set sales_agreed_at = ?2, sales_agreed_by = ?3, sales_agreed_real = ?4"
			" where id = ?1"), INT(incident.id), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real));
}

static enum outcome mark_settled(struct context *cx, int64_t id, const char *outcome) {
	return db_exec(cx->db, SQL("update incident set settled_at = ?2, settled_by = ?3, outcome = ?4 where id = ?1"),
		INT(id), INT(cx->at), INT(cx->actor.id), TEXT(outcome));
}

/* Clause 1.8: first gm and chairman take note; the first role of the two, if held by anybody, that hasn't. */
static enum outcome check_acknowledged(struct context *cx, const struct incident *incident) {
	bool open = false;
	const char *role = NULL;
	TRY(db_get(cx->db, &open,
		SQL("select min(name) from role where name in (?2, ?3) and exists (select 1 from person_role join person"
		    " on person.id = person_id where person_role.role = role.name and left_at is null) and not exists"
		    " (select 1 from incident_acknowledgement where incident_id = ?1"
		    "  and incident_acknowledgement.role = role.name) having count(*) > 0"),
		INT(incident->id), TEXT(role_words[ROLE_GM].name), TEXT(role_words[ROLE_CHAIRMAN].name), TO_NAME(&role)));
	return open ? refuse(cx, RULE_SETTLED_ONCE, "the %s hasn't taken note of it: incident acknowledge %s",
		word_said(&role_words[word_find(role_words, ROLE_COUNT, role)]), number_text(cx, DOCUMENT_INCIDENT, incident->id))
		: DONE;
}

static enum outcome settle_difficulty(struct context *cx, const char *number, const char *outcome) {
	struct incident incident;
	TRY(begin(cx, ACT_INCIDENT_SETTLE, number, &incident));
	if (incident.settled_at.given)
		return refuse(cx, RULE_SETTLED_ONCE, "%s is settled already", number);
	if (!text_says(outcome))
		return refuse(cx, RULE_SETTLED_ONCE, "what came of %s? --outcome", number);
	TRY(check_acknowledged(cx, &incident));
	return mark_settled(cx, incident.id, outcome);
}

/* Every order of an incident, with what is to be done for it. */
static enum outcome for_each_order(struct context *cx, const struct incident *incident, const char *text,
	enum outcome (*act_on)(struct context *, const struct incident *, const struct order *, const char *)) {
	int64_t order_id = 0;
	struct order order;
	struct query query;
	TRY(db_select(cx->db, &query, SQL("select order_id from incident_order where incident_id = ?1 order by order_id"),
		INT(incident->id), TO_INT(&order_id)));
	while (db_next(&query)) {
		TRY(order_load(cx, order_id, &order));
		TRY(act_on(cx, incident, &order, text));
	}
	return db_end(&query);
}

static enum outcome start_clock(struct context *cx, const struct incident *incident, const struct order *order,
	const char *text) {
	(void)text;
	return clock_start(cx, CLOCK_INCIDENT, order->standing.id, DOCUMENT_INCIDENT, incident->id, incident->recorded_at);
}

enum outcome incident_cause(struct context *cx, const char *number, const char *cause) {
	struct incident incident;
	TRY(begin(cx, ACT_INCIDENT_CAUSE, number, &incident));
	if (!cause)
		return fail(cx->fault, USAGE, "what was it? --cause CAUSE");
	if (!is_difficulty(incident.cause) || is_difficulty(cause) || incident.settled_at.given)
		return refuse(cx, RULE_INCIDENT_CAUSE, "%s %s", number, incident.settled_at.given ? said("is settled already")
			: is_difficulty(cause) ? said("is to have a cause that is nobody's fault")
			: said("isn't reported as a difficulty"));
	TRY(db_exec(cx->db, SQL("update incident set cause = ?2 where id = ?1"), INT(incident.id), TEXT(cause)));
	return for_each_order(cx, &incident, NULL, start_clock);
}

/* Sales is told in writing, of each order (3.4.2). */
static enum outcome tell_report(struct context *cx, const struct incident *incident, const struct order *order,
	const char *text) {
	return notice_tell_receiver(cx, &(struct notice){.order_id = order->standing.id, .document = DOCUMENT_INCIDENT,
		.document_id = incident->id, .rule = RULE_INCIDENT_WRITTEN, .text = text});
}

/* The report is there: production's hours end. */
static enum outcome store_report(struct context *cx, const struct incident *incident, const char *text) {
	TRY(db_exec(cx->db, SQL("update incident set written = ?2, written_at = ?3, written_by = ?4 where id = ?1"),
		INT(incident->id), TEXT(text), INT(cx->at), INT(cx->actor.id)));
	return clock_meet(cx, CLOCK_INCIDENT, DOCUMENT_INCIDENT, incident->id);
}

static enum outcome write_report(struct context *cx, const char *number, const char *text) {
	struct incident incident;
	TRY(begin(cx, ACT_INCIDENT_WRITE, number, &incident));
	if (is_difficulty(incident.cause) || incident.written_at.given)
		return refuse(cx, RULE_INCIDENT_WRITTEN, "%s %s", number, incident.written_at.given
			? said("was reported in writing already") : said("is a difficulty: it is settled, not replied to"));
	if (!text_says(text))
		return refuse(cx, RULE_INCIDENT_WRITTEN, "the report says nothing: --text");
	TRY(store_report(cx, &incident, text));
	return for_each_order(cx, &incident, text, tell_report);
}

static enum outcome reply_date(struct context *cx, const char *number, const struct incident_reply *reply) {
	struct incident incident;
	struct order order = {0};
	int64_t open = 0;
	TRY(begin(cx, ACT_INCIDENT_REPLY, number, &incident));
	if (is_difficulty(incident.cause))
		return refuse(cx, RULE_INCIDENT_REPLY, "%s is a difficulty: it is settled, not replied to", number);
	if (!reply->date.given)
		return refuse(cx, RULE_INCIDENT_REPLY, "the reply has neither a report (--text) nor a new date (--date)");
	if (incident.written_at.given)
		TRY(happened_after(cx, incident.written_at.value, "production's report"));
	if (reply->date.value < today(cx))
		return fail(cx->fault, BAD_DATA, "--date: that day is past");
	if (reply->order)
		TRY(order_find(cx, reply->order, &order));
	TRY(db_exec(cx->db,
		SQL("update incident_order set promised = ?3, replied_at = ?4, accepted = null, answered_at = null,"
		    " answered_by = null, answer = null where incident_id = ?1"
		    " and case ?2 when 0 then replied_at is null else order_id = ?2 and coalesce(accepted, 0) = 0 end"),
		INT(incident.id), INT(order.standing.id), INT(reply->date.value), INT(cx->at)));
	if (db_changed(cx->db) == 0)
		return refuse(cx, RULE_INCIDENT_REPLY, "no order of %s waits for a date", number);
	TRY(db_get(cx->db, NULL, SQL("select count(*) from incident_order where incident_id = ?1 and replied_at is null"),
		INT(incident.id), TO_INT(&open)));
	/* Dates that are said at once are the report, too, when every order has one. */
	return open == 0 && !incident.written_at.given ? store_report(cx, &incident, incident.description) : DONE;
}

enum outcome incident_reply(struct context *cx, const char *number, const struct incident_reply *reply) {
	if (!reply->text)
		return reply_date(cx, number, reply);
	if (reply->order && !reply->date.given)
		return fail(cx->fault, USAGE, "--order goes with --date: the report is of all orders");
	TRY(write_report(cx, number, reply->text));
	if (!reply->date.given)
		return DONE;
	TRY(journal_write(cx, NULL, NULL));
	return reply_date(cx, number, reply);
}

/* The order whose customer answers: the one that is named, or the only one that waits for it. */
static enum outcome find_waiting(struct context *cx, const struct incident *incident, const char *named,
	struct order *order, int64_t *promised) {
	int64_t count = 0, id = 0, replied_at = 0;
	*order = (struct order){0};
	if (named)
		TRY(order_find(cx, named, order));
	TRY(db_get(cx->db, NULL,
		SQL("select count(*), max(order_id), max(promised), coalesce(max(replied_at), 0) from incident_order"
		    " where incident_id = ?1 and (?2 = 0 or order_id = ?2) and replied_at is not null and answered_at is null"),
		INT(incident->id), INT(order->standing.id), TO_INT(&count), TO_INT(&id), TO_INT(promised),
		TO_INT(&replied_at)));
	if (count == 0)
		return refuse(cx, RULE_INCIDENT_ANSWER, "no new date of production's waits for the customer's answer");
	if (count > 1)
		return fail(cx->fault, USAGE, "whose customer? --order ORDER");
	TRY(happened_after(cx, replied_at, "production's reply"));
	return order_load(cx, id, order);
}

static enum outcome settle_with_customer(struct context *cx, const char *number,
	const struct incident_settlement *settlement) {
	struct incident incident;
	struct order order;
	int64_t promised = 0, open = 0;
	TRY(begin(cx, ACT_INCIDENT_ANSWER, number, &incident));
	if (!settlement->accepted.given || !text_says(settlement->outcome))
		return refuse(cx, RULE_INCIDENT_ANSWER, "what did the customer say? --accepted or --refused, and --outcome");
	TRY(find_waiting(cx, &incident, settlement->order, &order, &promised));
	TRY(notice_done_of(cx, order.standing.id, RULE_INCIDENT_TOLD, DOCUMENT_INCIDENT, incident.id));
	TRY(notice_done_of(cx, order.standing.id, RULE_INCIDENT_WRITTEN, DOCUMENT_INCIDENT, incident.id));
	TRY(db_exec(cx->db,
		SQL("update incident_order set accepted = ?3, answered_at = ?4, answered_by = ?5, answer = ?6"
		    " where incident_id = ?1 and order_id = ?2"),
		INT(incident.id), INT(order.standing.id), INT(settlement->accepted.value), INT(cx->at), INT(cx->actor.id),
		TEXT(settlement->outcome)));
	if (settlement->accepted.value)
		TRY(order_new_due(cx, &order, promised));
	TRY(db_get(cx->db, NULL, SQL("select count(*) from incident_order where incident_id = ?1 and answered_at is null"),
		INT(incident.id), TO_INT(&open)));
	if (open > 0)
		return DONE;
	if (incident.difficulty)
		TRY(check_acknowledged(cx, &incident));
	return mark_settled(cx, incident.id, settlement->outcome);
}

enum outcome incident_settle(struct context *cx, const char *number, const struct incident_settlement *settlement) {
	struct incident incident;
	TRY(load(cx, number, &incident));
	return is_difficulty(incident.cause) ? settle_difficulty(cx, number, settlement->outcome)
		: settle_with_customer(cx, number, settlement);
}

enum outcome incident_list(struct context *cx, int64_t order_id, bool open, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "incident", .type = FIELD_NUMBER, .document = DOCUMENT_INCIDENT}, {.name = "cause", WORDS_OF(incident_causes)},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "happened", .type = FIELD_INSTANT}, {.name = "reported_by"},
		{.name = "description", .type = FIELD_NOTE}, {.context = "by whom", .name = "acknowledged"},
		{.context = "incident", .name = "agreed", .type = FIELD_BOOLEAN}, {.name = "production_agreed"},
		{.name = "sales_agreed"},
		{.name = "promised", .type = FIELD_DAY}, {.name = "replied", .type = FIELD_INSTANT},
		{.name = "accepted", .type = FIELD_BOOLEAN}, {.name = "answer", .type = FIELD_NOTE},
		{.name = "settled", .type = FIELD_INSTANT}, {.name = "settled_by"},
		{.name = "outcome", .type = FIELD_NOTE}, {.name = "report", .type = FIELD_NOTE},
		{.context = "report", .name = "written", .type = FIELD_INSTANT}, {.context = "report", .name = "written_by"},
		{.context = "incident", .name = "difficulty", .type = FIELD_BOOLEAN}};
	*listing = (struct listing)LISTING("incidents", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select incident.id, cause, incident_order.order_id, customer.name, happened_at, reporter.login, description,"
		    " (select group_concat(role, ',') from incident_acknowledgement where incident_id = incident.id),"
		    " case cause when ?4 then null else case when production_agreed_at is null or sales_agreed_at is null"
		    "  then 0 else 1 end end, maker.login, seller.login, incident_order.promised, replied_at, accepted, answer, settled_at, settler.login, outcome,"
		    " written, written_at, writer.login, difficulty"
		    " from incident join incident_order on incident_id = incident.id"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " join person as reporter on reporter.id = reported_by"
		    " left join person as settler on settler.id = settled_by"
		    " left join person as maker on maker.id = production_agreed_by"
		    " left join person as seller on seller.id = sales_agreed_by"
		    " left join person as writer on writer.id = written_by"
		    " where order_id between ?1 and ?2 and (not ?3 or settled_at is null)"
		    " order by incident.id, order_id"),
		INT(order_id), INT(last_of(order_id)), INT(open), TEXT(incident_causes[CAUSE_DIFFICULTY].name));
}

enum outcome incident_of_order(struct context *cx, int64_t order_id, struct listing *listing) {
	return incident_list(cx, order_id, false, listing);
}
