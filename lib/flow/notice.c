#include "flow/notice.h"

#include "flow/order.h"
#include "ground/text.h"
#include "policy/clock.h"
#include "policy/journal.h"
#include "policy/people.h"

#include <string.h>

/* The logins of whom an event tells, each once. */
static enum outcome remember_person(struct context *cx, int64_t person) {
	const char *login = NULL, *before = cx->event.told_too ? cx->event.told_too : "";
	TRY(db_get(cx->db, NULL, SQL("select login from person where id = ?1"), INT(person), TO_NAME(&login)));
	const size_t length = strlen(login);
	for (const char *at = before; *at; at += strcspn(at, ",") + strspn(at + strcspn(at, ","), ", "))
		if (strncmp(at, login, length) == 0 && (at[length] == ',' || !at[length]))
			return DONE;
	cx->event.told_too = arena_printf(cx->arena, "%s%s%s", before, *before ? ", " : "", login);
	return DONE;
}

static roles role_of(const char *role) {
	const int place = word_find(role_words, ROLE_COUNT, role);
	return place < 0 ? NO_ROLES : role_bit((enum role)place);
}

enum outcome notice_open(struct context *cx, const struct notice *notice) {
	struct maybe person = {notice->person != 0, notice->person};
	const char *role = person.given ? NULL : role_words[notice->role].name;
	int64_t due = 0;
	bool left = false;
	if (person.given)
		TRY(person_department(cx, notice->person, &left, &role));
	person.given &= !role; /* it falls to the department of somebody who has left */
	if (person.given)
		TRY(remember_person(cx, notice->person));
	else
		cx->event.told |= role_of(role);
	TRY(clock_due(cx, SETTING_FEEDBACK_CLOCK, cx->now, &due));
	return db_exec(cx->db,
		SQL("insert into notice (order_id, prefix, document_id, clause, role, person_id, text, tells_customer, opened_at,"
		    " due_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
		INT(notice->order_id), TEXT(document_entries[notice->document].prefix), INT(notice->document_id),
		TEXT(rules[notice->rule].clause), TEXT(role),
		MAYBE(person), TEXT(notice->text), INT(notice->tells_customer), INT(cx->at),
		INT(due));
}

enum outcome notice_tell(struct context *cx, const struct notice *notice, roles told) {
	struct notice one = *notice;
	if (one.person && one.person != cx->actor.id)
		TRY(notice_open(cx, &one));
	one.person = 0;
	for (int role = 0; role < ROLE_COUNT; role++) {
		bool held = false;
		if (!(told & role_bit((enum role)role)))
			continue;
		one.role = (enum role)role;
		TRY(others_hold(cx, one.role, &held));
		if (held)
			TRY(notice_open(cx, &one));
	}
	return DONE;
}

enum outcome notice_tell_receiver(struct context *cx, const struct notice *notice) {
	struct notice one = *notice;
	TRY(order_receiver(cx, notice->order_id, &one.person));
	return notice_tell(cx, &one, NO_ROLES);
}

enum outcome notice_done_of(struct context *cx, int64_t order_id, enum rule rule, enum document document, int64_t id) {
	return db_exec(cx->db,
		SQL("update notice set acknowledged_at = ?3, acknowledged_by = ?4, judged = ?6"
		    " where order_id = ?1 and clause = ?2 and (?8 = 0 or (prefix = ?7 and document_id = ?8))"
		    " and acknowledged_at is null and tells_customer = 0 and opened_at <= ?3 and (role = ?5 or person_id = ?4)"),
		INT(order_id), TEXT(rules[rule].clause), INT(cx->at), INT(cx->actor.id),
		TEXT(role_words[cx->event.role].name), INT(cx->now), TEXT(document_entries[document].prefix), INT(id));
}

enum outcome notice_done(struct context *cx, int64_t order_id, enum rule rule) {
	return notice_done_of(cx, order_id, rule, DOCUMENT_ORDER, 0);
}

/* Is it for the actor? */
static bool is_mine(const struct context *cx, const char *role, struct maybe person) {
	if (person.given)
		return person.value == cx->actor.id;
	return (department_doers(role) & cx->actor.roles) != NO_ROLES;
}

/* What of a document the actor is told; *count: how many notices that were. Each stands in its order's story. */
static enum outcome acknowledge(struct context *cx, enum document document, int64_t id, const char *answer,
	int64_t *count) {
	int64_t notice = 0, tells_customer = 0, opened_at = 0, order_id = 0;
	const char *role = NULL;
	struct maybe person = {0};
	struct query query;
	*count = 0;
	TRY(db_select(cx->db, &query,
		SQL("select id, order_id, role, person_id, tells_customer, opened_at from notice"
		    " where prefix = ?1 and document_id = ?2 and acknowledged_at is null order by id"),
		TEXT(document_entries[document].prefix), INT(id), TO_INT(&notice), TO_INT(&order_id), TO_TEXT(&role),
		TO_MAYBE(&person), TO_INT(&tells_customer), TO_INT(&opened_at)));
	while (db_next(&query)) {
		if (!is_mine(cx, role, person))
			continue;
		TRY(happened_after(cx, opened_at, "it was to be told"));
		if (tells_customer && !text_says(answer))
			return refuse(cx, RULE_CUSTOMER_TOLD, "the customer is to be told; what did he say? --customer TEXT");
		TRY(db_exec(cx->db,
			SQL("update notice set acknowledged_at = ?2, acknowledged_by = ?3, answer = ?4, judged = ?5"
			    " where id = ?1"),
			INT(notice), INT(cx->at), INT(cx->actor.id), TEXT(tells_customer ? answer : NULL),
			INT(cx->now)));
		journal_concerns(cx, order_id);
		++*count;
	}
	return db_end(&query);
}

enum outcome notice_acknowledge_document(struct context *cx, const char *number, const char *answer) {
	enum document document = DOCUMENT_ORDER;
	int64_t id = 0, count = 0;
	TRY(number_find_any(cx, number, &document, &id));
	TRY(act(cx, ACT_SHIP_ACKNOWLEDGE, NULL, NO_ROLES));
	cx->event.document = number_text(cx, document, id);
	TRY(acknowledge(cx, document, id, answer, &count));
	return count > 0 ? DONE : refuse(cx, RULE_NOTICE_MINE, "there is nothing that %s is told about %s",
		cx->actor.login, cx->event.document);
}

enum outcome notice_of_order(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "document", .type = FIELD_DOCUMENT}, {.name = "clause"},
		{.name = "told", WORDS_OF(role_words)}, {.name = "text", .type = FIELD_NOTE}, {.context = "notice", .name = "opened", .type = FIELD_INSTANT},
		{.name = "acknowledged", .type = FIELD_INSTANT}, {.name = "acknowledged_by"},
		{.context = "answer", .name = "customer", .type = FIELD_NOTE}};
	*listing = (struct listing)LISTING("notices", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select prefix, document_id, clause, coalesce(role, teller.login), text, opened_at, acknowledged_at,"
		    " reader.login, answer from notice left join person as teller on teller.id = person_id"
		    " left join person as reader on reader.id = acknowledged_by where order_id = ?1 order by notice.id"),
		INT(order_id));
}
