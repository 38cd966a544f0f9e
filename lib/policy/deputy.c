#include "policy/deputy.h"

#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/people.h"

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
		    " where deputy_id = ?1 and ?2 between from_on and to_on and person.left_at is null group by person.id order by person.id"),
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

enum outcome deputy_appoint(struct context *cx, const char *login, const char *deputy,
	const struct deputy_request *request) {
	int64_t person_id = 0, deputy_id = 0;
	TRY(act(cx, ACT_DEPUTY, NULL, NO_ROLES));
	cx->event.document = login;
	TRY(person_find(cx, login, &person_id));
	TRY(person_find(cx, deputy, &deputy_id));
	if (person_id != cx->actor.id && !(cx->actor.roles & ADMIN))
		return refuse(cx, RULE_DEPUTY, "one appoints one's own deputy, or an admin does");
	if (person_id == deputy_id || !request->from.given || !request->to.given || request->to.value < request->from.value)
		return fail(cx->fault, BAD_DATA, "a deputy is somebody else, from a day to a day: --from, --to");
	return db_exec(cx->db,
		SQL("insert into deputy (person_id, deputy_id, from_on, to_on, appointed_at, appointed_by)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6)"),
		INT(person_id), INT(deputy_id), INT(request->from.value), INT(request->to.value), INT(cx->at),
		INT(cx->actor.id));
}

enum outcome deputy_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "person"}, {.name = "deputy"}, {.name = "from", .type = FIELD_DAY},
		{.name = "to", .type = FIELD_DAY}, {.name = "appointed", .type = FIELD_INSTANT}, {.name = "appointed_by"}};
	*listing = (struct listing)LISTING("deputies", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select away.login, stands_in.login, from_on, to_on, appointed_at, appointer.login from deputy"
		    " join person as away on away.id = person_id join person as stands_in on stands_in.id = deputy_id"
		    " join person as appointer on appointer.id = appointed_by order by from_on, deputy.id"));
}
