#include "policy/proposal.h"

#include "ground/language.h"
#include "ground/moment.h"
#include "policy/numbers.h"
#include "policy/workdays.h"

#include <stdlib.h>
#include <string.h>

#define X(id, context, english) [PROPOSAL_##id] = {english, context},
const struct word proposal_kinds[PROPOSAL_KIND_COUNT] = {PROPOSAL_KINDS(X)};
#undef X

const char *proposed_number(struct context *cx, struct maybe number) {
	return number.given ? arena_printf(cx->arena, "%lld", (long long)number.value) : NULL;
}

enum outcome setting_up(struct context *cx, bool *up) {
	int64_t order = 0;
	bool found = false;
	TRY(db_get(cx->db, &found, SQL("select id from sales_order limit 1"), TO_INT(&order)));
	*up = !found;
	return DONE;
}

enum outcome works_alone(struct context *cx, bool *alone) {
	int64_t others = 0;
	TRY(db_get(cx->db, NULL, SQL("select count(*) from person where left_at is null and id <> ?1"), INT(cx->actor.id),
		TO_INT(&others)));
	*alone = others == 0;
	return DONE;
}

/* No field has a tab or a newline in it: names and settings are one line of text. */
static const char *item_text(struct context *cx, const struct proposed *what) {
	const char *text = proposal_kinds[what->kind].name;
	for (int i = 0; i < PROPOSAL_FIELDS; i++)
		text = arena_printf(cx->arena, "%s\t%s", text, what->fields[i] ? what->fields[i] : "");
	return text;
}

bool proposal_next(struct context *cx, const char **content, struct proposed *what) {
	if (!**content)
		return false;
	const size_t length = strcspn(*content, "\n");
	char *line = arena_printf(cx->arena, "%.*s", (int)length, *content);
	*content += length + ((*content)[length] == '\n');
	const char *kind = strsep(&line, "\t");
	const int found = word_find(proposal_kinds, PROPOSAL_KIND_COUNT, kind);
	*what = (struct proposed){.kind = (enum proposal_kind)(found < 0 ? 0 : found)};
	for (int i = 0; i < PROPOSAL_FIELDS && line; i++) {
		const char *field = strsep(&line, "\t");
		what->fields[i] = *field ? field : NULL;
	}
	return found >= 0;
}

/* Is it about this person: his name, roles and deputies, or that he stands in for somebody? */
static bool is_about(const struct proposed *what, const char *login) {
	const char *whose = what->fields[0], *deputy = what->fields[1];
	if (what->kind != PROPOSAL_USER_ADD && what->kind != PROPOSAL_USER_EDIT && what->kind != PROPOSAL_DEPUTY)
		return false;
	return (whose && strcmp(whose, login) == 0)
		|| (what->kind == PROPOSAL_DEPUTY && deputy && strcmp(deputy, login) == 0);
}

static bool concerns(struct context *cx, const char *content, const char *login) {
	struct proposed what;
	while (proposal_next(cx, &content, &what))
		if (is_about(&what, login))
			return true;
	return false;
}

enum outcome proposal_concerns(struct context *cx, const char *content, int64_t person, bool *concerned) {
	const char *login = NULL;
	TRY(db_get(cx->db, NULL, SQL("select login from person where id = ?1"), INT(person), TO_TEXT(&login)));
	*concerned = concerns(cx, content, login);
	return DONE;
}

const char *proposal_said(struct context *cx, const struct proposed *what) {
	const char *text = "";
	for (int i = 0; i < PROPOSAL_FIELDS; i++) {
		const char *field = what->fields[i];
		if (!field)
			continue;
		char day[MOMENT_ROOM];
		if (what->kind == PROPOSAL_DEPUTY && i >= 2)
			field = day_format(day, strtoll(field, NULL, 10));
		else if (i >= 3)
			field = said_if(cx->chinese, i == 3 ? *field == '1' ? SAID("head") : SAID("no head")
				: *field == '1' ? SAID("has left") : SAID("is back"));
		else if (what->kind == PROPOSAL_DAY_SET && i == 1)
			field = word_in(&day_kinds[word_find(day_kinds, DAY_KIND_COUNT, field)], cx->chinese);
		text = arena_printf(cx->arena, "%s%s%s", text, *text ? " " : "", field);
	}
	return text;
}

const char *proposals_said(struct context *cx, const char *content) {
	const char *text = "";
	struct proposed what;
	while (proposal_next(cx, &content, &what))
		text = arena_printf(cx->arena, "%s%s%s: %s", text, *text ? "; " : "", word_in(&proposal_kinds[what.kind], cx->chinese),
			proposal_said(cx, &what));
	return text;
}

enum outcome proposal_signer(struct context *cx, int64_t proposer, const char *content, enum role *signer, bool *there,
	bool *touched) {
	const char *role = NULL, *login = NULL;
	struct query query;
	*there = *touched = false;
	*signer = ROLE_GM;
	TRY(db_select(cx->db, &query,
		SQL("select role, login from person join person_role on person_role.person_id = person.id"
		    " where role in (?1, ?2) and left_at is null and person.id <> ?3 order by case role when ?1 then 0 else 1 end,"
		    " person.id"),
		TEXT(role_words[ROLE_GM].name), TEXT(role_words[ROLE_CHAIRMAN].name), INT(proposer), TO_TEXT(&role),
		TO_TEXT(&login)));
	while (db_next(&query)) {
		const bool his = concerns(cx, content, login);
		if (*there && (!*touched || his))
			continue; /* the first who isn't concerned, else the first */
		*there = true;
		*touched = his;
		*signer = (enum role)word_find(role_words, ROLE_COUNT, role);
	}
	return db_end(&query);
}

/* All that one command changes is one document, or two: what took effect at once, and what waits. */
static enum outcome put_up(struct context *cx, const char *item, const char *by_role, const char *signer) {
	if (cx->proposal)
		return db_exec(cx->db, SQL("update settings_change set content = content || ?2,"
			" signer = case when ?3 is null then signer else ?3 end where id = ?1"),
			INT(cx->proposal), TEXT(arena_printf(cx->arena, "\n%s", item)), TEXT(signer));
	const char *document = cx->event.document;
	TRY(number_next(cx, DOCUMENT_SETTINGS_CHANGE, &cx->proposal));
	if (by_role)
		cx->event.document = document;
	return db_exec(cx->db,
		SQL("insert into settings_change (id, content, proposed_at, proposed_by, proposed_real, by_role, signer,"
		    " effective_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
		INT(cx->proposal), TEXT(item), INT(cx->at), INT(cx->actor.id), TEXT(cx->actor.real), TEXT(by_role), TEXT(signer),
		MAYBE(((struct maybe){by_role != NULL, cx->at})));
}

enum outcome proposal_put(struct context *cx, const struct proposed *what, bool lessens, bool *waits) {
	bool free = false, there = false, touched = false;
	enum role signer = ROLE_GM;
	*waits = false;
	if (cx->carries_out)
		return DONE;
	TRY(setting_up(cx, &free));
	if (!free)
		TRY(works_alone(cx, &free));
	if (free)
		return DONE;
	const char *item = item_text(cx, what), *content = NULL;
	const bool own = is_about(what, cx->actor.login);
	if (cx->proposal && cx->proposal_waits) /* who signs it signs all of it */
		TRY(db_get(cx->db, NULL, SQL("select content from settings_change where id = ?1"), INT(cx->proposal),
			TO_TEXT(&content)));
	TRY(proposal_signer(cx, cx->actor.id, content ? arena_printf(cx->arena, "%s\n%s", content, item) : item, &signer, &there,
		&touched));
	/* What the general manager types himself he signs by it; but never for himself. */
	const bool signs = cx->actor.roles & GM && (!own || lessens || !there);
	*waits = (there && !signs) || (cx->proposal && cx->proposal_waits);
	if (signs)
		cx->event.role = ROLE_GM;
	if (*waits && !cx->proposal_waits)
		cx->proposal = 0;
	cx->proposal_waits = *waits;
	return put_up(cx, item, *waits ? NULL : signs ? role_words[ROLE_GM].name : role_words[cx->event.role].name,
		*waits ? role_words[signer].name : NULL);
}
