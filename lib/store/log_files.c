#include "store/sqlite.h"

#include <stdbool.h>
#include <string.h>

enum { HEADER = 32 };

/* What is behind the default file system's own file, of a write-ahead file. */
struct log {
	const sqlite3_io_methods *plain;
	sqlite3_int64 end;            /* how far this connection has written since it wrote the header */
	unsigned char header[HEADER]; /* as it wrote it: every generation of frames has another one */
	bool known;                   /* it did write it */
	bool alone;                   /* and nothing else, into an empty file */
	bool written;                 /* since the last sync */
};

static sqlite3_vfs files;
static sqlite3_vfs *plain_files;
static sqlite3_io_methods methods;

static struct log *log_of(sqlite3_file *file) {
	return (struct log *)(void *)((unsigned char *)file + plain_files->szOsFile);
}

static int write_log(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
	struct log *log = log_of(file);
	sqlite3_int64 before = 0;
	const bool header = at == 0 && size == HEADER;
	if (header) {
		log->alone = log->plain->xFileSize(file, &before) == SQLITE_OK && before == 0;
		memcpy(log->header, bytes, HEADER);
		log->known = true;
		log->end = 0;
	} else
		log->alone = false;
	log->written = true;
	if (at + size > log->end)
		log->end = at + size;
	return log->plain->xWrite(file, bytes, size, at);
}

/*
 * Is all of the file what this connection wrote and synced? Frames of another process would have made it
 * longer, or begun it anew under another header.
 */
static bool is_synced(sqlite3_file *file) {
	const struct log *log = log_of(file);
	unsigned char header[HEADER];
	sqlite3_int64 size = 0;
	return log->known && !log->written && log->plain->xFileSize(file, &size) == SQLITE_OK && size == log->end
		&& log->plain->xRead(file, header, HEADER, 0) == SQLITE_OK && memcmp(header, log->header, HEADER) == 0;
}

/*
 * A header alone in a new file says nothing yet: the commit's sync takes it along, and without it none of the
 * frames count. (In a file that is begun anew it must be there before them, or old frames could count again.)
 */
static int sync_log(sqlite3_file *file, int flags) {
	struct log *log = log_of(file);
	if (log->alone || is_synced(file))
		return SQLITE_OK;
	const int code = log->plain->xSync(file, flags);
	log->written = log->written && code != SQLITE_OK;
	return code;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out) {
	(void)vfs;
	const int code = plain_files->xOpen(plain_files, name, file, flags, flags_out);
	if (code != SQLITE_OK || !(flags & SQLITE_OPEN_WAL))
		return code;
	*log_of(file) = (struct log){.plain = file->pMethods};
	methods = *file->pMethods;
	methods.xWrite = write_log;
	methods.xSync = sync_log;
	file->pMethods = &methods;
	return SQLITE_OK;
}

const char *log_files(void) {
	if (plain_files)
		return files.zName;
	sqlite3_vfs *found = sqlite3_vfs_find(NULL);
	if (!found)
		return NULL;
	files = *found;
	files.zName = "ordflow";
	files.szOsFile += (int)sizeof(struct log);
	files.xOpen = open_file;
	if (sqlite3_vfs_register(&files, 0) != SQLITE_OK)
		return NULL;
	plain_files = found;
	return files.zName;
}
