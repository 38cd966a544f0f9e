/*
 * archive: files kept inside the database, in SQLite's archive format (sqlar), so
 * that `sqlite3 orders.db -At` lists them. A file is named by its document:
 * CT202611-0001/scan.pdf. Kept uncompressed, bit for bit, with size and SHA-256.
 */
#ifndef FLOW_ARCHIVE_H
#define FLOW_ARCHIVE_H

#include "policy/listing.h"
#include "policy/numbers.h"

/* The content and metadata of a file that was read as the request's input; in the arena. REHEARSED if it wasn't yet. */
struct stat;
enum outcome file_read(struct context *context, const char *path, struct stat *status, struct blob *content);

/* Archive the file at `path`. NOT_FOUND, IO_FAILED, BAD_DATA for a name that the document has already. */
enum outcome archive_add(struct context *context, enum document document, int64_t id, const char *path);

/*
 * A document's file, by its name without the folder (NULL: the only one).
 * BAD_CONFIG if it is no longer what was archived.
 */
enum outcome archive_get(struct context *context, enum document document, int64_t id, const char *name,
	struct blob *content);

/* Tell of every archived file that isn't what was archived, and of what lies in the archive without having been. */
enum outcome archive_check(struct context *context, void (*tell)(void *argument, const char *finding), void *argument);

/* The files of a document. */
enum outcome archive_list(struct context *context, enum document document, int64_t id,
	struct listing *listing);

#endif
