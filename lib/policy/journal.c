#include "policy/journal.h"

#include "ground/decimal.h"
#include "ground/language.h"
#include "policy/late.h"
#include "policy/numbers.h"

#include <stdio.h>
#include <string.h>

/* An event as its row holds it. */
struct row {
	int64_t id, recorded_at, happened_at;
	const char *real, *actor, *role, *action;
	struct maybe order_id;
	const char *document;
	struct blob changes;
	const char *key;
	struct blob request;
	const char *answer;
	struct blob chain;
};

static void hash_bytes(struct digest *hash, const void *bytes, size_t size) {
	unsigned char length[8];
	const uint64_t number = bytes ? (uint64_t)size : UINT64_MAX;
	for (int i = 0; i < 8; i++)
		length[i] = (unsigned char)(number >> (8 * i));
	digest_add(hash, length, sizeof length);
	if (bytes)
		digest_add(hash, bytes, size);
}

static void hash_text(struct digest *hash, const char *text) {
	hash_bytes(hash, text, text ? strlen(text) : 0);
}

static void hash_number(struct digest *hash, int64_t number) {
	char room[INTEGER_ROOM];
	hash_text(hash, integer_text(room, number));
}

static void link_chain(const struct row *row, const unsigned char before[DIGEST_SIZE], unsigned char after[DIGEST_SIZE]) {
	struct digest hash;
	digest_begin(&hash);
	digest_add(&hash, before, DIGEST_SIZE);
	hash_number(&hash, row->id);
	hash_number(&hash, row->recorded_at);
	hash_number(&hash, row->happened_at);
	hash_text(&hash, row->real);
	hash_text(&hash, row->actor);
	hash_text(&hash, row->role);
	hash_text(&hash, row->action);
	if (row->order_id.given)
		hash_number(&hash, row->order_id.value);
	else
		hash_text(&hash, NULL);
	hash_text(&hash, row->document);
	hash_bytes(&hash, row->changes.bytes ? row->changes.bytes : (const void *)"", row->changes.size);
	hash_text(&hash, row->key);
	hash_bytes(&hash, row->request.bytes, row->request.size);
	hash_text(&hash, row->answer);
	digest_end(&hash, after);
}

enum outcome journal_answered(struct context *cx, const struct request_key *request, const char **answer) {
	bool found = false;
	struct blob digest = {0};
	const char *real = NULL, *actor = NULL;
	*answer = NULL;
	if (!request->key)
		return DONE;
	TRY(db_get(cx->db, &found, SQL("select request, answer, real, actor from event where key = ?1"), TEXT(request->key),
		TO_BLOB(&digest), TO_TEXT(answer), TO_NAME(&real), TO_NAME(&actor)));
	if (!found)
		return DONE;
	/* Another's request is another one, and what he was answered is his. */
	const bool mine = strcmp(real, cx->actor.real) == 0 && strcmp(actor, cx->actor.login) == 0;
	if (mine && digest.size == sizeof request->digest && memcmp(digest.bytes, request->digest, digest.size) == 0) {
		if (!*answer)
			*answer = "";
		return DONE;
	}
	*answer = NULL;
	return fail(cx->fault, BAD_DATA, "--key: '%s' was used for another request", request->key);
}

/* *found: there is one. */
static enum outcome newest(struct context *cx, bool *found, int64_t *id, struct blob *chain) {
	return db_get(cx->db, found, SQL("select id, chain from event order by id desc limit 1"), TO_INT(id), TO_BLOB(chain));
}

enum outcome journal_head(struct context *cx) {
	bool found = false;
	struct blob chain = {0};
	cx->last_event = cx->last_recorded = 0;
	memset(cx->chain, 0, sizeof cx->chain);
	TRY(db_get(cx->db, &found, SQL("select id, recorded_at, chain from event order by id desc limit 1"),
		TO_INT(&cx->last_event), TO_INT(&cx->last_recorded), TO_BLOB(&chain)));
	if (found && chain.size == sizeof cx->chain)
		memcpy(cx->chain, chain.bytes, sizeof cx->chain);
	return DONE;
}

void journal_concerns(struct context *cx, int64_t order_id) {
	struct event *event = &cx->event;
	bool known = order_id == 0 || order_id == event->order_id;
	for (size_t i = 0; i < event->other_count && !known; i++)
		known = event->others[i] == order_id;
	if (known)
		return;
	if (event->order_id == 0) {
		event->order_id = order_id;
		return;
	}
	event->others = arena_grow(cx->arena, event->others, event->other_count, sizeof *event->others);
	event->others[event->other_count++] = order_id;
}

/* Rows like others: the event's changes hold them, and its chain with those. */
static enum outcome write_others(struct context *cx) {
	for (size_t i = 0; i < cx->event.other_count; i++)
		TRY(db_exec(cx->db, SQL("insert into order_event (order_id, event_id) values (?1, ?2)"),
			INT(cx->event.others[i]), INT(cx->last_event + 1)));
	cx->event.other_count = 0;
	return DONE;
}

/* What the event let pass (lift.h), of its document and order. */
static enum outcome write_lifts(struct context *cx) {
	struct fault none = {0};
	enum document document = DOCUMENT_COUNT;
	int64_t id = 0;
	const struct event *event = &cx->event;
	const bool of_document = event->lift_count > 0 && event->document
		&& number_parse_any(&none, event->document, &document, &id) == DONE;
	const struct maybe order_id = {event->order_id != 0, event->order_id};
	const struct maybe away = {event->deputy_for != 0, event->deputy_for};
	for (size_t i = 0; i < event->lift_count; i++)
		TRY(db_exec(cx->db,
			SQL("insert into lift (lifted_at, event_id, rule, clause, prefix, document_id, order_id, role,"
			    " person_id, deputy_for, reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
			    " on conflict do nothing"),
			INT(cx->at), INT(cx->last_event + 1), TEXT(rules[event->lifts[i].rule].name),
			TEXT(rules[event->lifts[i].rule].clause),
			TEXT(of_document ? document_entries[document].prefix : NULL), INT(of_document ? id : 0),
			MAYBE(order_id), TEXT(role_words[event->role].name), INT(cx->actor.id), MAYBE(away),
			TEXT(event->lifts[i].reason)));
	cx->event.lift_count = 0;
	return DONE;
}

enum outcome journal_write(struct context *cx, const struct request_key *request, const char *answer) {
	const bool keyed = request && request->key;
	if (cx->changes.bytes.failed)
		return fail(cx->fault, IO_FAILED, "out of memory");
	if (cx->changes.bytes.length == 0 && !keyed)
		return DONE;
	if (cx->event.action == ACT_NONE)
		return fail(cx->fault, DEFECT, "a change without an action");
	if (cx->last_event == 0) { /* nobody locked it: a new database, or one that is brought up to date */
		TRY(journal_head(cx));
		cx->now = cx->now < cx->last_recorded ? cx->last_recorded : cx->now;
	}
	TRY(write_others(cx));
	TRY(write_lifts(cx));
	if (cx->backdated)
		TRY(late_enter(cx, cx->last_event + 1));
	const struct row row = {
		.id = cx->last_event + 1,
		.recorded_at = cx->now,
		.happened_at = cx->at,
		.real = cx->actor.real,
		.actor = cx->actor.login,
		.role = role_words[cx->event.role].name,
		.action = actions[cx->event.action].name,
		.order_id = {cx->event.order_id != 0, cx->event.order_id},
		.document = cx->event.document ? cx->event.document : "",
		.changes = {(const unsigned char *)cx->changes.bytes.data, cx->changes.bytes.length},
		.key = keyed ? request->key : NULL,
		.request = {keyed ? request->digest : NULL, keyed ? sizeof request->digest : 0},
		.answer = keyed ? answer : NULL,
	};
	link_chain(&row, cx->chain, cx->chain);
	const struct value null = {.type = VALUE_NULL};
	const struct value digest = keyed ? (struct value)BLOB(row.request.bytes, row.request.size) : null;
	TRY(db_exec(cx->db,
		SQL("insert into event (id, recorded_at, happened_at, real, actor, role, action, order_id,"
		    " document, changes, key, request, answer, chain)"
		    " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
		INT(row.id), INT(row.recorded_at), INT(row.happened_at), TEXT(row.real), TEXT(row.actor),
		TEXT(row.role), TEXT(row.action), MAYBE(row.order_id), TEXT(row.document), BLOB(row.changes.bytes, row.changes.size),
		TEXT(row.key), digest, TEXT(row.answer), BLOB(cx->chain, sizeof cx->chain)));
	cx->last_event = row.id;
	cx->last_recorded = row.recorded_at;
	changes_clear(&cx->changes);
	return DONE;
}

enum outcome journal_check(struct context *cx, void (*tell)(void *, const char *), void *argument) {
	unsigned char chain[DIGEST_SIZE] = {0};
	int64_t expected = 1;
	struct row row = {0};
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select id, recorded_at, happened_at, real, actor, role, action, order_id, document,"
		    " changes, key, request, answer, chain from event order by id"),
		TO_INT(&row.id), TO_INT(&row.recorded_at), TO_INT(&row.happened_at), TO_TEXT(&row.real),
		TO_TEXT(&row.actor), TO_TEXT(&row.role), TO_TEXT(&row.action), TO_MAYBE(&row.order_id),
		TO_TEXT(&row.document), TO_BLOB(&row.changes), TO_TEXT(&row.key), TO_BLOB(&row.request),
		TO_TEXT(&row.answer), TO_BLOB(&row.chain)));
	struct arena_mark mark = arena_mark(cx->arena);
	while (db_next(&query)) {
		bool told = row.id != expected;
		if (row.id != expected)
			tell(argument, arena_printf(cx->arena, said_if(cx->chinese, SAID("the journal lacks event %lld")), (long long)expected));
		if (!row.request.size)
			row.request.bytes = NULL;
		link_chain(&row, chain, chain);
		if (row.chain.size != sizeof chain || memcmp(row.chain.bytes, chain, sizeof chain) != 0) {
			told = true;
			tell(argument, arena_printf(cx->arena,
				said_if(cx->chinese, SAID("event %lld (%s %s) was altered, or one before it")), (long long)row.id,
				row.action, row.document));
		}
		/* Go on from what stands there, so that one alteration is one finding. */
		if (row.chain.size == sizeof chain)
			memcpy(chain, row.chain.bytes, sizeof chain);
		expected = row.id + 1;
		if (told) /* what was told lives on in the arena */
			mark = arena_mark(cx->arena);
		else
			arena_rewind(cx->arena, mark);
	}
	return db_end(&query);
}

static const char *seal_text(struct context *cx, int64_t id, const struct blob *chain) {
	struct buffer text = {0};
	buffer_integer(&text, id);
	buffer_byte(&text, ':');
	buffer_hex(&text, chain->bytes, chain->size);
	const char *seal = arena_copy(cx->arena, text.data ? text.data : "", text.length);
	buffer_free(&text);
	return seal;
}

enum outcome journal_seal(struct context *cx, const char **seal) {
	bool found = false;
	int64_t id = 0;
	struct blob chain = {0};
	*seal = NULL;
	TRY(newest(cx, &found, &id, &chain));
	if (found)
		*seal = seal_text(cx, id, &chain);
	return DONE;
}

enum outcome journal_against(struct context *cx, const char *seal, void (*tell)(void *, const char *), void *argument) {
	enum { DIGITS = 64 };
	bool found = false;
	int64_t id = 0;
	struct blob chain = {0};
	const char *colon = strchr(seal, ':');
	const char *number = colon ? arena_copy(cx->arena, seal, (size_t)(colon - seal)) : "";
	if (!colon || decimal_parse(number, 0, &id) || strlen(colon + 1) != DIGITS
	    || strspn(colon + 1, "0123456789abcdef") != DIGITS)
		return fail(cx->fault, BAD_DATA, "'%s' is no seal: EVENT:SHA-256, as check --seal prints it", seal);
	TRY(db_get(cx->db, &found, SQL("select chain from event where id = ?1"), INT(id), TO_BLOB(&chain)));
	if (!found)
		tell(argument, arena_printf(cx->arena, said_if(cx->chinese, SAID("the journal has no event %lld, which was sealed")), (long long)id));
	else if (strcmp(seal_text(cx, id, &chain), seal) != 0)
		tell(argument, arena_printf(cx->arena, said_if(cx->chinese, SAID("event %lld isn't the one that was sealed: history was rewritten")), (long long)id));
	return DONE;
}

enum outcome journal_of_order(struct context *cx, int64_t order_id, struct listing *listing) {
	static const struct field fields[] = {{.name = "event", .type = FIELD_INTEGER},
		{.name = "happened", .type = FIELD_INSTANT}, {.name = "recorded", .type = FIELD_INSTANT},
		{.name = "action"}, {.name = "document"}, {.name = "actor"}, {.name = "role", WORDS_OF(role_words)}, {.name = "real"}};
	*listing = (struct listing)LISTING("history", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select id, happened_at, recorded_at, action, document, actor, role, real from event"
		    " where " EVENT_OF_ORDER " order by id"),
		INT(order_id));
}
