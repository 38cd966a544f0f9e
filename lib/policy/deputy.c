#include "policy/deputy.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/people.h"
#include "policy/proposal.h"

enum outcome deputy_of(struct context *cx, int64_t person, struct actor **away, size_t *count) {
	int64_t id = 0, head = 0;
	const char *login = NULL, *name = NULL, *held = NULL;
	struct query query;
	*away = NULL;
	*count = 0;
	TRY(db_select(cx->db, &query,
		SQL("select person.id, login, name, head,"
		    " (select group_concat(role) from person_role where person_role.person_id = person.id)"
		    " from deputy join person on person.id = deputy.person_id"
		    " where deputy_id = ?1 and ?2 between from_on and to_on and revoked_at is null"
		    " and person.left_at is null group by person.id order by person.id"),
		INT(person), INT(today(cx)), TO_INT(&id), TO_TEXT(&login), TO_TEXT(&name), TO_INT(&head), TO_TEXT(&held)));
	while (db_next(&query)) {
		struct actor actor = {.id = id, .login = login, .name = name, .head = head};
		if (held)
			TRY(roles_stored(cx->fault, held, &actor.roles));
		*away = arena_grow(cx->arena, *away, *count, sizeof **away);
		(*away)[(*count)++] = actor;
	}
	return db_end(&query);
}

/* Somebody's deputies, or the one, sign for him no more; what they signed stands. */
static enum outcome revoke(struct context *cx, int64_t person, struct maybe deputy) {
	TRY(db_exec(cx->db,
		SQL("update deputy set revoked_at = ?3, revoked_by = ?4 where person_id = ?1 and (?2 is null or deputy_id = ?2)"
		    " and revoked_at is null and to_on >= ?5"),
		INT(person), MAYBE(deputy), INT(cx->at), INT(cx->actor.id), INT(today(cx))));
	return db_changed(cx->db) > 0 ? DONE : fail(cx->fault, NOT_FOUND, "%s has no such deputy", cx->event.document);
}

enum outcome deputy_appoint(struct context *cx, const char *login, const char *deputy,
	const struct deputy_request *request) {
	int64_t person_id = 0, deputy_id = 0;
	bool waits = false;
	TRY(act(cx, ACT_DEPUTY, NULL, NO_ROLES));
	cx->event.document = login;
	TRY(person_find(cx, login, &person_id));
	if (deputy)
		TRY(person_find(cx, deputy, &deputy_id));
	if (person_id != cx->actor.id && !cx->carries_out && !(request->revoke && cx->actor.roles & GM))
		return refuse(cx, RULE_DEPUTY, "%s", request->revoke ? said("who named a deputy calls him back, or the gm does")
			: said("a deputy is named by the one he stands for"));
	if (request->revoke)
		return revoke(cx, person_id, (struct maybe){deputy != NULL, deputy_id});
	if (person_id == deputy_id || !request->from.given || !request->to.given || request->to.value < request->from.value)
		return fail(cx->fault, BAD_DATA, "a deputy is somebody else, from a day to a day: --from, --to");
	if (request->to.value - request->from.value >= cx->settings.deputy_days)
		return fail(cx->fault, BAD_DATA, "a deputy is named for at most %s days (setting deputy-days)",
			cx->settings.text[SETTING_DEPUTY_DAYS]);
	TRY(proposal_put(cx, &(struct proposed){PROPOSAL_DEPUTY, {login, deputy, proposed_number(cx, request->from),
		proposed_number(cx, request->to)}}, false, &waits));
	return waits ? DONE : db_exec(cx->db,
		SQL("insert into deputy (person_id, deputy_id, from_on, to_on, appointed_at, appointed_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(person_id), INT(deputy_id), INT(request->from.value), INT(request->to.value), INT(cx->at),
		INT(cx->actor.id));
}

enum outcome deputy_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "person"}, {.name = "deputy"}, {.name = "from", .type = FIELD_DAY},
		{.name = "to", .type = FIELD_DAY}, {.name = "appointed", .type = FIELD_INSTANT}, {.name = "appointed_by"},
		{.name = "revoked", .type = FIELD_INSTANT}, {.name = "revoked_by"}};
	*listing = (struct listing)LISTING("deputies", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select away.login, stands_in.login, from_on, to_on, appointed_at, appointer.login, revoked_at, revoker.login from deputy"
		    " join person as away on away.id = person_id join person as stands_in on stands_in.id = deputy_id"
		    " join person as appointer on appointer.id = appointed_by left join person as revoker on revoker.id = revoked_by"
		    " order by from_on, deputy.id"));
}
