#include "flow/archive.h"

#include "ground/digest.h"
#include "ground/language.h"
#include "ground/text.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum outcome file_read(struct context *cx, const char *path, struct stat *status, struct blob *content) {
	const struct input *input = input_find(cx->inputs, path);
	if (!input || !input->copy)
		return REHEARSED;
	const size_t size = (size_t)input->status.st_size;
	unsigned char *bytes = arena_alloc(cx->arena, size + 1);
	rewind(input->copy);
	if (fread(bytes, 1, size, input->copy) != size)
		return fail(cx->fault, IO_FAILED, "%s: %s", path, strerror(errno));
	*status = input->status;
	*content = (struct blob){bytes, size};
	return DONE;
}

static const char *archived_name(struct context *cx, enum document document, int64_t id, const char *name) {
	return arena_printf(cx->arena, "%s/%s", number_text(cx, document, id), name);
}

enum outcome archive_add(struct context *cx, enum document document, int64_t id, const char *path) {
	struct stat status;
	struct blob content = {0};
	bool taken = false;
	int64_t one = 0;
	unsigned char digest[DIGEST_SIZE];
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	if (!*base)
		return fail(cx->fault, BAD_DATA, "the file's name: %s", said("empty"));
	TRY(name_accept(cx->fault, NAME_FILE, base));
	TRY(file_read(cx, path, &status, &content));
	const char *name = archived_name(cx, document, id, base);
	TRY(db_get(cx->db, &taken, SQL("select 1 from archived_file where name = ?1"), TEXT(name), TO_INT(&one)));
	if (taken)
		return fail(cx->fault, BAD_DATA, "%s is archived already", name);
	digest_of(content.bytes, content.size, digest);
	TRY(db_exec(cx->db, SQL("insert into sqlar (name, mode, mtime, sz, data) values (?1, ?2, ?3, ?4, ?5)"),
		TEXT(name), INT(status.st_mode), INT(status.st_mtime), INT((int64_t)content.size),
		BLOB(content.bytes, content.size)));
	return db_exec(cx->db,
		SQL("insert into archived_file (name, prefix, document_id, size, sha256)"
		    " values (?1, ?2, ?3, ?4, ?5)"),
		TEXT(name), TEXT(document_entries[document].prefix), INT(id), INT((int64_t)content.size),
		BLOB(digest, sizeof digest));
}

enum outcome archive_get(struct context *cx, enum document document, int64_t id, const char *name,
	struct blob *content) {
	int64_t count = 0;
	struct blob sha256;
	const char *stored = NULL;
	unsigned char digest[DIGEST_SIZE];
	const char *number = number_text(cx, document, id);
	const char *wanted = name ? archived_name(cx, document, id, name) : NULL;
	TRY(db_get(cx->db, NULL,
		SQL("select count(*), min(name) from archived_file where prefix = ?1 and document_id = ?2"
		    " and (?3 is null or name = ?3)"),
		TEXT(document_entries[document].prefix), INT(id), TEXT(wanted), TO_INT(&count), TO_TEXT(&stored)));
	if (count == 0)
		return fail(cx->fault, NOT_FOUND, "%s has no file%s%s", number, name ? " " : "", name ? name : "");
	if (count > 1)
		return fail(cx->fault, USAGE, "%s has %lld files: say which one", number, (long long)count);
	TRY(db_get(cx->db, NULL,
		SQL("select data, sha256 from sqlar join archived_file using (name) where name = ?1"),
		TEXT(stored), TO_BLOB(content), TO_BLOB(&sha256)));
	digest_of(content->bytes, content->size, digest);
	if (sha256.size != sizeof digest || memcmp(sha256.bytes, digest, sizeof digest) != 0)
		return fail(cx->fault, BAD_CONFIG, "%s is not what was archived: its SHA-256 differs", stored);
	return DONE;
}

enum outcome archive_list(struct context *cx, enum document document, int64_t id, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "file"}, {.name = "size", .type = FIELD_INTEGER}, {.name = "sha256"}};
	*listing = (struct listing)LISTING("files", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select name, size, lower(hex(sha256)) from archived_file"
		    " where prefix = ?1 and document_id = ?2 order by name"),
		TEXT(document_entries[document].prefix), INT(id));
}

/* What sqlite3's archive commands would unpack, but nobody archived; or as a link, or of another length. */
static enum outcome check_strangers(struct context *cx, void (*tell)(void *, const char *), void *argument) {
	const char *name = NULL;
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select coalesce(cast(sqlar.name as text), '') from sqlar left join archived_file using (name)"
		    " where archived_file.name is null or sqlar.sz is null or sqlar.sz <> archived_file.size"
		    " or sqlar.mode is null or sqlar.mode not between 32768 and 36863 order by 1"), TO_TEXT(&name)));
	while (db_next(&query))
		tell(argument, arena_printf(cx->arena, said_if(cx->chinese, SAID("%s is no file that was archived")), name));
	return db_end(&query);
}

enum outcome archive_check(struct context *cx, void (*tell)(void *, const char *), void *argument) {
	const char *name = NULL;
	struct blob content = {0}, sha256 = {0};
	unsigned char digest[DIGEST_SIZE];
	struct query query;
	TRY(db_select(cx->db, &query,
		SQL("select archived_file.name, data, sha256 from archived_file left join sqlar using (name) order by 1"),
		TO_TEXT(&name), TO_BLOB(&content), TO_BLOB(&sha256)));
	struct arena_mark mark = arena_mark(cx->arena);
	while (db_next(&query)) {
		digest_of(content.bytes, content.size, digest);
		if (sha256.size == sizeof digest && memcmp(sha256.bytes, digest, sizeof digest) == 0) {
			arena_rewind(cx->arena, mark);
			continue;
		}
		tell(argument, arena_printf(cx->arena, said_if(cx->chinese, SAID("%s is not what was archived")), name));
		mark = arena_mark(cx->arena);
	}
	TRY(db_end(&query));
	return check_strangers(cx, tell, argument);
}
