#include "policy/people.h"

#include "ground/privilege.h"
#include "ground/text.h"
#include "policy/gate.h"
#include "policy/numbers.h"
#include "policy/proposal.h"


static enum outcome load(struct context *cx, const char *login, struct actor *actor, bool *found) {
	int64_t head = 0;
	const char *held = NULL;
	TRY(db_get(cx->db, found,
		SQL("select id, name, head, left_at, (select group_concat(role) from person_role where person_id = person.id)"
		    " from person where login = ?1"),
		TEXT(login), TO_INT(&actor->id), TO_TEXT(&actor->name), TO_INT(&head), TO_MAYBE(&actor->left_at),
		TO_TEXT(&held)));
	if (!*found)
		return DONE;
	actor->login = login;
	actor->head = head;
	return held ? roles_stored(cx->fault, held, &actor->roles) : DONE;
}

enum outcome person_known(struct context *cx, const struct opening *opening) {
	const char *login = opening->as ? opening->as : opening->real;
	bool found = false;
	int64_t id = 0;
	TRY(db_get(cx->db, &found, SQL("select id from person where login = ?1"), TEXT(login), TO_INT(&id)));
	return found || (opening->mode == DB_READ && !privileged()) ? DONE
		: fail(cx->fault, NO_ROLE, "%s is nobody in this database (ordflow user add, by an admin)", login);
}

enum outcome actor_load(struct context *cx, const struct opening *opening) {
	bool found = false;
	const char *login = opening->as ? opening->as : opening->real;
	cx->actor.real = arena_text(cx->arena, opening->real);
	cx->actor.roles = NO_ROLES;
	TRY(load(cx, arena_text(cx->arena, login), &cx->actor, &found));
	/* Who has left is nobody any more, with a history. */
	if (found && cx->actor.left_at.given) {
		const char *left = cx->actor.login;
		cx->actor = (struct actor){.real = cx->actor.real};
		if (opening->mode != DB_READ || opening->as || privileged())
			return fail(cx->fault, NO_ROLE, "%s has left (ordflow user edit %s --back, by an admin)", left, left);
		return DONE;
	}
	/* A file of one's own may be read by whoever can; one that is everybody's only by those in it. */
	if (found || (opening->mode == DB_READ && !opening->as && !privileged()))
		return DONE;
	if (opening->as)
		return fail(cx->fault, NOT_FOUND, "--as: no person with the login %s", login);
	return fail(cx->fault, NO_ROLE, "%s is nobody in this database (ordflow user add, by an admin)", login);
}

enum outcome actor_find(struct context *cx, const char *login, struct actor *somebody) {
	bool found = false;
	*somebody = (struct actor){0};
	TRY(load(cx, login, somebody, &found));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no person with the login %s", login);
}

static enum outcome set_roles(struct context *cx, int64_t id, roles set) {
	for (int role = 0; role < ROLE_COUNT; role++)
		if (set & role_bit((enum role)role))
			TRY(db_exec(cx->db, SQL("insert or ignore into person_role (person_id, role) values (?1, ?2)"), INT(id),
				TEXT(role_words[role].name)));
		else
			TRY(db_exec(cx->db, SQL("delete from person_role where person_id = ?1 and role = ?2"), INT(id),
				TEXT(role_words[role].name)));
	return DONE;
}

static enum outcome insert(struct context *cx, const char *login, const char *name, bool head, roles set) {
	TRY(db_exec(cx->db, SQL("insert into person (login, name, head) values (?1, ?2, ?3)"), TEXT(login),
		TEXT(name), INT(head)));
	return set_roles(cx, db_last_id(cx->db), set);
}

enum outcome person_found(struct context *cx, const char *login) {
	bool found = false;
	cx->actor.real = arena_text(cx->arena, login);
	TRY(insert(cx, login, login, true, ALL_ROLES));
	TRY(load(cx, cx->actor.real, &cx->actor, &found));
	return act(cx, ACT_INIT, NULL, NO_ROLES);
}

static enum outcome seek(struct context *cx, const char *login, int64_t *id, bool *found) {
	return db_get(cx->db, found, SQL("select id from person where login = ?1"), TEXT(login), TO_INT(id));
}

/* With those who have left. */
static enum outcome find_any(struct context *cx, const char *login, int64_t *id) {
	bool found = false;
	TRY(seek(cx, login, id, &found));
	return found ? DONE : fail(cx->fault, NOT_FOUND, "no person with the login %s", login);
}

enum outcome person_find(struct context *cx, const char *login, int64_t *id) {
	struct actor somebody = {0};
	bool found = false;
	TRY(load(cx, login, &somebody, &found));
	*id = somebody.id;
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no person with the login %s", login);
	return somebody.left_at.given ? fail(cx->fault, NOT_FOUND, "%s has left: nobody is asked for him any more", login) : DONE;
}

enum outcome person_department(struct context *cx, int64_t id, bool *left, const char **role) {
	struct maybe left_at = {0};
	*role = NULL;
	TRY(db_get(cx->db, NULL, SQL("select left_at from person where id = ?1"), INT(id), TO_MAYBE(&left_at)));
	*left = left_at.given;
	for (int i = 0; i < ROLE_COUNT && *left && !*role; i++) {
		bool held = false;
		int64_t one = 0;
		TRY(db_get(cx->db, &held, SQL("select 1 from person_role where person_id = ?1 and role = ?2"), INT(id),
			TEXT(role_words[i].name), TO_INT(&one)));
		if (held)
			*role = role_words[i].name;
	}
	return DONE;
}

/* What he was still to be told somebody of his department is told. */
static enum outcome hand_over(struct context *cx, int64_t id) {
	bool left = false;
	const char *role = NULL;
	TRY(person_department(cx, id, &left, &role));
	return role ? db_exec(cx->db,
		SQL("update notice set person_id = null, role = ?2 where person_id = ?1 and acknowledged_at is null"), INT(id),
		TEXT(role)) : DONE;
}

/* Somebody has to be left who can give roles, and take them. */
static enum outcome check_admins(struct context *cx, const char *login, int64_t going) {
	int64_t admins = 0;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*) from person join person_role on person_role.person_id = person.id"
		    " where role = ?1 and left_at is null"),
		TEXT(role_words[ROLE_ADMIN].name), TO_INT(&admins)));
	return admins > going ? DONE
		: fail(cx->fault, BAD_DATA, "%s is the last admin: first give somebody else the role", login);
}

/* The same roles in the list's order, as a proposal keeps them. */
static const char *role_names(struct context *cx, roles set) {
	const char *names = NULL;
	for (int role = 0; role < ROLE_COUNT; role++)
		if (set & role_bit((enum role)role))
			names = names ? arena_printf(cx->arena, "%s,%s", names, role_words[role].name) : role_words[role].name;
	return names;
}

enum outcome person_add(struct context *cx, const struct person_request *request) {
	bool taken = false, waits = false;
	roles set = NO_ROLES;
	int64_t id = 0;
	TRY(act(cx, ACT_USER, NULL, NO_ROLES));
	cx->event.document = request->login;
	if (!*request->login)
		return fail(cx->fault, BAD_DATA, "an empty login");
	TRY(name_accept(cx->fault, NAME_LOGIN, request->login));
	if (!request->roles)
		return fail(cx->fault, USAGE, "a person needs a role: --role ROLE");
	TRY(roles_parse(cx->fault, request->roles, ALL_ROLES, &set));
	TRY(seek(cx, request->login, &id, &taken));
	if (taken)
		return fail(cx->fault, BAD_DATA, "there is a person with the login %s already", request->login);
	TRY(proposal_put(cx, &(struct proposed){PROPOSAL_USER_ADD, {request->login, request->name, role_names(cx, set),
		proposed_number(cx, request->head)}}, false, &waits));
	return waits ? DONE : insert(cx, request->login, request->name && *request->name ? request->name : request->login,
		request->head.given && request->head.value, set);
}

/* What an edit changes of somebody's powers; it lessens them if it gives him nothing that he hasn't. */
static enum outcome compare(struct context *cx, const struct person_request *request, roles set, bool *changes, bool *lessens) {
	struct actor now = {0};
	TRY(actor_find(cx, request->login, &now));
	const bool more_head = request->head.given && request->head.value && !now.head;
	const bool less_head = request->head.given && !request->head.value && now.head;
	const bool back = request->left.given && !request->left.value && now.left_at.given;
	const bool leaves = request->left.given && request->left.value && !now.left_at.given;
	const bool other_roles = request->roles && set != now.roles;
	*changes = more_head || less_head || back || leaves || other_roles;
	*lessens = !more_head && !back && (!other_roles || !(set & ~now.roles));
	if (!(now.roles & ADMIN) || now.left_at.given || (!leaves && (!other_roles || set & ADMIN)))
		return DONE;
	return check_admins(cx, request->login, 1);
}

enum outcome person_edit(struct context *cx, const struct person_request *request) {
	roles set = NO_ROLES;
	int64_t id = 0;
	bool changes = false, lessens = false, waits = false;
	TRY(act(cx, ACT_USER, NULL, NO_ROLES));
	cx->event.document = request->login;
	TRY(find_any(cx, request->login, &id));
	if (request->name && !*request->name)
		return fail(cx->fault, BAD_DATA, "an empty name");
	if (request->roles)
		TRY(roles_parse(cx->fault, request->roles, ALL_ROLES, &set));
	TRY(compare(cx, request, set, &changes, &lessens));
	if (changes)
		TRY(proposal_put(cx, &(struct proposed){PROPOSAL_USER_EDIT, {request->login, request->name,
			request->roles ? role_names(cx, set) : NULL, proposed_number(cx, request->head),
			proposed_number(cx, request->left)}}, lessens, &waits));
	if (waits)
		return DONE;
	TRY(db_exec(cx->db,
		SQL("update person set name = coalesce(?2, name), head = coalesce(?3, head) where id = ?1"),
		INT(id), TEXT(request->name), MAYBE(request->head)));
	if (request->left.given)
		TRY(db_exec(cx->db,
			SQL("update person set left_at = case when ?2 = 1 then coalesce(left_at, ?3) end where id = ?1"), INT(id),
			INT(request->left.value), INT(cx->at)));
	if (request->roles)
		TRY(set_roles(cx, id, set));
	if (request->left.given && request->left.value)
		TRY(hand_over(cx, id));
	return check_admins(cx, request->login, 0);
}

enum outcome person_save(struct context *cx, const struct person_request *request) {
	bool there = false;
	int64_t id = 0;
	TRY(seek(cx, request->login, &id, &there));
	TRY(there ? person_edit(cx, request) : person_add(cx, request));
	cx->event.document = cx->proposal_waits ? number_text(cx, DOCUMENT_SETTINGS_CHANGE, cx->proposal) : NULL;
	return DONE;
}

enum outcome person_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "login"}, {.name = "name"}, {.name = "roles", WORDS_OF(role_words)}, {.name = "head", .type = FIELD_BOOLEAN},
		{.name = "left", .type = FIELD_INSTANT}};
	/* Everybody knows what he is himself. */
	const bool all = may_read(cx, READ_ROLES);
	*listing = (struct listing)LISTING("persons", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select login, name, case when ?1 = 1 or person.id = ?2 then (select group_concat(role, ',')"
		    " from person_role where person_id = person.id) end,"
		    " case when ?1 = 1 or person.id = ?2 then head end, left_at from person order by login"),
		INT(all), INT(cx->actor.id));
}
