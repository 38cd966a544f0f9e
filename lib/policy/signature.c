#include "policy/signature.h"

#include <string.h>

void content_row(struct digest *hash, const struct query *query) {
	const int columns = db_columns(query);
	for (int column = 0; column < columns; column++) {
		const struct cell cell = db_cell(query, column);
		char digits[INTEGER_ROOM];
		/* Type, value and an end that no text contains: two contents can't read alike. */
		const char *type = cell.null ? "n" : cell.text ? "t" : "i";
		const char *value = cell.text ? cell.text : integer_text(digits, cell.number);
		digest_add(hash, type, 1);
		digest_add(hash, value, strlen(value) + 1);
	}
	digest_add(hash, "r", 1);
}

enum outcome content_add(struct content *content, struct query *query) {
	struct digest hash;
	digest_begin(&hash);
	digest_add(&hash, content->digest, sizeof content->digest);
	while (db_next(query))
		content_row(&hash, query);
	digest_end(&hash, content->digest);
	return db_end(query);
}

enum outcome four_eyes(struct context *cx, const struct author *author, bool *somebody_else) {
	const char *login = NULL;
	TRY(db_get(cx->db, NULL, SQL("select login from person where id = ?1"), INT(author->person),
		TO_NAME(&login)));
	if (!author->real)
		return fail(cx->fault, BAD_CONFIG, "the database is damaged: it doesn't say who put that up");
	*somebody_else = cx->actor.id != author->person && cx->event.deputy_for != author->person && strcmp(cx->actor.login, author->real) != 0
		&& strcmp(cx->actor.real, login) != 0;
	return DONE;
}

enum outcome signed_by_others(struct context *cx, enum document document, int64_t id, const struct content *content,
	bool *others) {
	struct author author = {0};
	int64_t away = 0;
	struct query query;
	*others = true;
	TRY(db_select(cx->db, &query,
		SQL("select signed_by, coalesce(signed_real, login), coalesce(deputy_for, 0) from signature"
		    " join person on person.id = signed_by where prefix = ?1 and document_id = ?2 and agree = 1 and content = ?3"),
		TEXT(document_entries[document].prefix), INT(id), BLOB(content->digest, sizeof content->digest),
		TO_INT(&author.person), TO_TEXT(&author.real), TO_INT(&away)));
	while (db_next(&query)) {
		bool somebody_else = false;
		TRY(four_eyes(cx, &author, &somebody_else));
		*others = *others && somebody_else
			&& (away == 0 || (away != cx->actor.id && away != cx->event.deputy_for));
	}
	return db_end(&query);
}

enum outcome sign(struct context *cx, const struct signing *signing) {
	const struct maybe away = {cx->event.deputy_for != 0, cx->event.deputy_for};
	cx->event.document = number_text(cx, signing->document, signing->id);
	return db_exec(cx->db,
		SQL("insert into signature (prefix, document_id, clause, signed_at, signed_by, role, agree, reason, content,"
		    " deputy_for, signed_real) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
		TEXT(document_entries[signing->document].prefix), INT(signing->id),
		TEXT(rules[signing->rule].clause), INT(cx->at), INT(cx->actor.id),
		TEXT(role_words[cx->event.role].name), INT(!signing->refused), TEXT(signing->reason),
		BLOB(signing->content.digest, sizeof signing->content.digest), MAYBE(away),
		TEXT(cx->actor.real));
}

enum outcome signed_as_it_stands(struct context *cx, enum document document, int64_t id,
	const struct content *content, bool *is_signed, int64_t *signed_at) {
	bool found = false;
	int64_t agree = 0;
	struct blob digest = {0};
	TRY(db_get(cx->db, &found,
		SQL("select agree, signed_at, content from signature where prefix = ?1 and document_id = ?2"
		    " order by id desc limit 1"),
		TEXT(document_entries[document].prefix), INT(id), TO_INT(&agree), TO_INT(signed_at), TO_BLOB(&digest)));
	*is_signed = found && agree && digest.size == sizeof content->digest
		&& memcmp(digest.bytes, content->digest, digest.size) == 0;
	return DONE;
}

enum outcome signed_in_roles(struct context *cx, enum document document, int64_t id,
	const struct content *content, roles *set) {
	int64_t agree = 0;
	const char *role = NULL;
	struct blob digest = {0};
	struct query query;
	*set = NO_ROLES;
	TRY(db_select(cx->db, &query,
		SQL("select role, agree, content from signature where prefix = ?1 and document_id = ?2 order by id"),
		TEXT(document_entries[document].prefix), INT(id), TO_TEXT(&role), TO_INT(&agree), TO_BLOB(&digest)));
	while (db_next(&query)) {
		int place = 0;
		TRY(word_stored(cx->fault, role_words, ROLE_COUNT, role, &place));
		const roles bit = role_bit((enum role)place);
		const bool stands = agree && digest.size == sizeof content->digest
			&& memcmp(digest.bytes, content->digest, digest.size) == 0;
		*set = stands ? *set | bit : *set & ~bit;
	}
	return db_end(&query);
}
