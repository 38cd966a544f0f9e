#include "flow/incident.h"

#include "policy/numbers.h"

#define X(id, english, zh) [CAUSE_##id] = {english, zh},
const struct word incident_causes[CAUSE_COUNT] = {INCIDENT_CAUSES(X)};
#undef X

static enum outcome add_order(struct context *cx, int64_t id, const char *number) {
	struct order order;
	TRY(order_find(cx, number, &order));
	TRY(happened_after(cx, order.received_at, "the order's receipt"));
	cx->event.order_id = order.standing.id;
	return db_exec(cx->db,
		SQL("insert into incident_order (incident_id, order_id) values (?1, ?2)"
		    " on conflict (incident_id, order_id) do nothing"),
		INT(id), INT(order.standing.id));
}

enum outcome incident_report(struct context *cx, const struct incident_request *request, int64_t *id) {
	TRY(act(cx, ACT_INCIDENT_REPORT, NULL, NO_ROLES));
	const char *lacks = !request->orders[0] ? "order" : !request->cause ? "cause: --cause"
		: !request->description || !*request->description ? "description: --description" : NULL;
	if (lacks)
		return refuse(cx, RULE_INCIDENT_COMPLETE, "the incident has no %s", lacks);
	TRY(number_next(cx, DOCUMENT_INCIDENT, id));
	TRY(db_exec(cx->db,
		SQL("insert into incident (id, cause, description, happened_at, reported_by)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		INT(*id), TEXT(request->cause), TEXT(request->description), INT(cx->at), INT(cx->actor.id)));
	for (const char *const *order = request->orders; *order; order++)
		TRY(add_order(cx, *id, *order));
	return DONE;
}

struct incident {
	int64_t id, happened_at;
	struct maybe settled_at;
};

static enum outcome begin(struct context *cx, enum action action, const char *number, struct incident *incident) {
	bool found = false;
	int64_t order_id = 0;
	TRY(number_parse(cx->fault, number, DOCUMENT_INCIDENT, &incident->id));
	TRY(db_get(cx->db, &found,
		SQL("select happened_at, settled_at,"
		    " (select max(order_id) from incident_order where incident_id = incident.id)"
		    " from incident where id = ?1"),
		INT(incident->id), TO_INT(&incident->happened_at), TO_MAYBE(&incident->settled_at), TO_INT(&order_id)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no incident %s", number);
	TRY(act(cx, action, NULL, NO_ROLES));
	cx->event.document = number_text(cx, DOCUMENT_INCIDENT, incident->id);
	cx->event.order_id = order_id;
	return happened_after(cx, incident->happened_at, "the incident");
}

enum outcome incident_acknowledge(struct context *cx, const char *number) {
	struct incident incident;
	TRY(begin(cx, ACT_INCIDENT_ACKNOWLEDGE, number, &incident));
	for (int role = 0; role < ROLE_COUNT; role++) {
		/* Who holds both takes note as both. */
		if (!(cx->actor.roles & actions[ACT_INCIDENT_ACKNOWLEDGE].who & role_bit((enum role)role)))
			continue;
		TRY(db_exec(cx->db,
			SQL("insert into incident_acknowledgement (incident_id, role, acknowledged_at, acknowledged_by)"
			    " values (?1, ?2, ?3, ?4) on conflict (incident_id, role) do nothing"),
			INT(incident.id), TEXT(role_words[role].name), INT(cx->at), INT(cx->actor.id)));
	}
	return DONE;
}

enum outcome incident_settle(struct context *cx, const char *number, const char *outcome) {
	struct incident incident;
	TRY(begin(cx, ACT_INCIDENT_SETTLE, number, &incident));
	if (incident.settled_at.given)
		return refuse(cx, RULE_SETTLED_ONCE, "%s is settled already", number);
	if (!outcome || !*outcome)
		return refuse(cx, RULE_SETTLED_ONCE, "what came of %s? --outcome", number);
	return db_exec(cx->db,
		SQL("update incident set settled_at = ?2, settled_by = ?3, outcome = ?4 where id = ?1"),
		INT(incident.id), INT(cx->at), INT(cx->actor.id), TEXT(outcome));
}

enum outcome incident_list(struct context *cx, int64_t order_id, bool open, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "incident", .type = FIELD_NUMBER, .document = DOCUMENT_INCIDENT}, {.name = "cause"},
		{.name = "order", .type = FIELD_NUMBER, .document = DOCUMENT_ORDER}, {.name = "customer"},
		{.name = "happened", .type = FIELD_INSTANT}, {.name = "reported_by"},
		{.name = "description", .type = FIELD_NOTE}, {.name = "acknowledged"},
		{.name = "settled", .type = FIELD_INSTANT}, {.name = "settled_by"},
		{.name = "outcome", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("incidents", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select incident.id, cause, order_id, customer.name, happened_at, reporter.login, description,"
		    " (select group_concat(role, ',') from incident_acknowledgement where incident_id = incident.id),"
		    " settled_at, settler.login, outcome"
		    " from incident join incident_order on incident_id = incident.id"
		    " join sales_order on sales_order.id = order_id join customer on customer.id = customer_id"
		    " join person as reporter on reporter.id = reported_by"
		    " left join person as settler on settler.id = settled_by"
		    " where order_id between ?1 and ?2 and (not ?3 or settled_at is null)"
		    " order by incident.id, order_id"),
		INT(order_id), INT(last_of(order_id)), INT(open));
}

enum outcome incident_of_order(struct context *cx, int64_t order_id, struct listing *listing) {
	return incident_list(cx, order_id, false, listing);
}
