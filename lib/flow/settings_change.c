#include "flow/settings_change.h"

#include "flow/setup.h"
#include "ground/moment.h"
#include "policy/deputy.h"
#include "policy/gate.h"
#include "policy/people.h"
#include "policy/proposal.h"
#include "policy/signature.h"
#include "policy/workdays.h"

#include <stdlib.h>
#include <string.h>

static struct maybe number_of(const char *field) {
	return field ? (struct maybe){true, strtoll(field, NULL, 10)} : (struct maybe){0};
}

static enum outcome carry_out(struct context *cx, const struct proposed *what) {
	const char *const *field = what->fields;
	const struct person_request person = {.login = field[0], .name = field[1], .roles = field[2],
		.head = number_of(field[3]), .left = number_of(field[4])};
	struct workday_request day = {.kind = field[1], .name = field[2]};
	switch (what->kind) {
	case PROPOSAL_SETTING:
		return setting_set(cx, field[0], field[1] ? field[1] : "");
	case PROPOSAL_USER_ADD:
		return person_add(cx, &person);
	case PROPOSAL_USER_EDIT:
		return person_edit(cx, &person);
	case PROPOSAL_DEPUTY:
		return deputy_appoint(cx, field[0], field[1], &(struct deputy_request){number_of(field[2]), number_of(field[3]), false});
	default:
		day.day.given = !day_parse(field[0], &day.day.value);
		return what->kind == PROPOSAL_DAY_SET ? workday_set(cx, &day) : workday_clear(cx, day.day.value);
	}
}

static enum outcome carry_out_all(struct context *cx, const char *content) {
	struct proposed what;
	enum outcome outcome = DONE;
	const struct event event = cx->event;
	cx->carries_out = true;
	while (outcome == DONE && proposal_next(cx, &content, &what))
		outcome = carry_out(cx, &what);
	cx->carries_out = false;
	cx->event = event;
	return outcome;
}

enum outcome settings_change_sign(struct context *cx, int64_t id, bool refused, const char *reason) {
	struct author author = {0};
	struct maybe over = {0};
	struct signing signing = {.document = DOCUMENT_SETTINGS_CHANGE, .id = id, .rule = RULE_SETTLED, .refused = refused,
		.reason = reason};
	const char *content = NULL;
	int64_t proposed_at = 0;
	enum role signer = ROLE_GM;
	bool found = false, somebody_else = false, there = false, touched = false;
	struct query query;
	const char *number = number_text(cx, DOCUMENT_SETTINGS_CHANGE, id);
	TRY(act(cx, ACT_SETTLE, NULL, NO_ROLES));
	cx->event.document = number;
	TRY(db_get(cx->db, &found,
		SQL("select content, proposed_at, proposed_by, proposed_real, coalesce(effective_at, refused_at) from settings_change"
		    " where id = ?1"),
		INT(id), TO_TEXT(&content), TO_INT(&proposed_at), TO_INT(&author.person), TO_TEXT(&author.real), TO_MAYBE(&over)));
	if (!found)
		return fail(cx->fault, NOT_FOUND, "no settings change %s", number);
	if (over.given)
		return fail(cx->fault, BAD_DATA, "%s is signed or refused already", number);
	TRY(happened_after(cx, proposed_at, "it was put up"));
	TRY(four_eyes(cx, &author, &somebody_else));
	if (!somebody_else)
		return refuse(cx, RULE_SETTLED, "%s: it takes somebody else than who proposed it", number);
	TRY(proposal_signer(cx, author.person, content, &signer, &there, &touched));
	if (!touched && there) {
		bool concerned = false;
		TRY(proposal_concerns(cx, content, cx->actor.id, &concerned));
		if (!concerned && cx->event.deputy_for)
			TRY(proposal_concerns(cx, content, cx->event.deputy_for, &concerned));
		if (concerned)
			return refuse(cx, RULE_SETTLED, "%s: nobody signs what concerns himself", number);
	}
	if (cx->event.role != signer && signer == ROLE_GM && !(cx->actor.roles & GM))
		return refuse(cx, RULE_SETTLED, "%s: the general manager signs it; the chairman what concerns him", number);
	TRY(db_select(cx->db, &query, SQL("select id, content, proposed_by from settings_change where id = ?1"), INT(id)));
	TRY(content_add(&signing.content, &query));
	TRY(sign(cx, &signing));
	TRY(db_exec(cx->db, SQL("update settings_change set effective_at = ?2, refused_at = ?3 where id = ?1"), INT(id),
		MAYBE(((struct maybe){!refused, cx->at})), MAYBE(((struct maybe){refused, cx->at}))));
	return refused ? DONE : carry_out_all(cx, content);
}

/* What roles others have not everybody reads; one reads what concerns oneself. */
static bool may_read_of(const struct context *cx, const struct proposed *what) {
	const bool of_roles = what->kind == PROPOSAL_USER_ADD || what->kind == PROPOSAL_USER_EDIT;
	return !of_roles || may_read(cx, READ_ROLES) || (what->fields[0] && strcmp(what->fields[0], cx->actor.login) == 0);
}

enum outcome settings_change_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.context = "settings change", .name = "change", .type = FIELD_NUMBER, .document = DOCUMENT_SETTINGS_CHANGE},
		{.context = "settings change", .name = "kind", WORDS_OF(proposal_kinds)}, {.context = "settings change", .name = "what"}, {.name = "proposed", .type = FIELD_INSTANT}, {.name = "proposed_by"},
		{.name = "signed_by"}, {.name = "role", WORDS_OF(role_words)}, {.name = "effective", .type = FIELD_INSTANT},
		{.name = "refused", .type = FIELD_INSTANT}, {.name = "reason", .type = FIELD_NOTE}};
	int64_t id = 0, proposed_at = 0;
	const char *content = NULL, *who = NULL, *signer = NULL, *role = NULL, *reason = NULL;
	struct maybe effective = {0}, refused = {0};
	struct query query;
	*listing = (struct listing)LISTING("settings_changes", fields);
	TRY(db_select(cx->db, &query,
		SQL("select settings_change.id, settings_change.content, proposed_at, proposer.login, effective_at, refused_at,"
		    " coalesce(signer.login, case when by_role is not null then proposer.login end),"
		    " coalesce(signature.role, by_role), reason from settings_change join person as proposer on proposer.id = proposed_by"
		    " left join signature on prefix = ?1 and document_id = settings_change.id"
		    " left join person as signer on signer.id = signed_by order by settings_change.id"),
		TEXT(document_entries[DOCUMENT_SETTINGS_CHANGE].prefix), TO_INT(&id), TO_TEXT(&content), TO_INT(&proposed_at),
		TO_TEXT(&who), TO_MAYBE(&effective), TO_MAYBE(&refused), TO_TEXT(&signer), TO_TEXT(&role), TO_TEXT(&reason)));
	while (db_next(&query)) {
		struct proposed what;
		while (proposal_next(cx, &content, &what)) {
			listing_number(cx->arena, listing, id);
			listing_text(cx->arena, listing, proposal_kinds[what.kind].name);
			listing_text(cx->arena, listing, may_read_of(cx, &what) ? proposal_said(cx, &what) : NULL);
			listing_number(cx->arena, listing, proposed_at);
			listing_text(cx->arena, listing, who);
			listing_text(cx->arena, listing, signer);
			listing_text(cx->arena, listing, role);
			listing_maybe(cx->arena, listing, effective);
			listing_maybe(cx->arena, listing, refused);
			listing_text(cx->arena, listing, reason);
		}
	}
	return db_end(&query);
}
