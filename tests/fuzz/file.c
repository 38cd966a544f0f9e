/* Files that aren't what they seem: a database with some of its bytes changed is opened, read and checked. */
#include "ground/whole.h"
#include "flow/order.h"
#include "ground/moment.h"
#include "policy/people.h"
#include "report/check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct {
	char path[64];
	unsigned char *bytes;
	size_t size;
} base;

static void must(bool holds) {
	if (!holds)
		abort();
}

static void clean_up(void) {
	whole_remove(base.path);
}

/* A new database, as it is made. */
static void make_base(void) {
	struct arena arena = {0};
	struct fault fault = {0};
	struct context context = {.arena = &arena, .fault = &fault};
	struct stat status;
	snprintf(base.path, sizeof base.path, "/tmp/fuzz-%ld.db", (long)getpid());
	clean_up();
	must(atexit(clean_up) == 0);
	must(context_open(&context, &(struct opening){.path = base.path, .mode = DB_CREATE, .real = "me"}) == DONE);
	must(db_commit(context.db) == DONE);
	context_close(&context);
	arena_free(&arena);
	const int file = open(base.path, O_RDONLY | O_CLOEXEC);
	must(file >= 0 && fstat(file, &status) == 0);
	base.size = (size_t)status.st_size;
	base.bytes = malloc(base.size);
	must(base.bytes && read(file, base.bytes, base.size) == (ssize_t)base.size);
	close(file);
}

/* Three bytes say where, one says what; the last may cut the file off. */
static size_t change(unsigned char *bytes, const uint8_t *data, size_t size) {
	size_t length = base.size;
	memcpy(bytes, base.bytes, base.size);
	for (; size >= 4; data += 4, size -= 4)
		bytes[((size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2]) % base.size] = data[3];
	if (size == 3)
		length = ((size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2]) % (base.size + 1);
	return length;
}

static void use(void) {
	struct arena arena = {0};
	struct fault fault = {0};
	struct context context = {.arena = &arena, .fault = &fault};
	struct listing listing;
	if (context_open(&context, &(struct opening){.path = base.path, .mode = DB_READ, .real = "me"}) == DONE) {
		if (order_list(&context, &(struct order_filter){0}, &listing) == DONE)
			while (db_next(&listing.rows))
				;
		check_all(&context, NULL, &listing);
	}
	context_close(&context);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	if (!base.bytes)
		make_base();
	unsigned char *bytes = malloc(base.size);
	must(bytes != NULL);
	const size_t length = change(bytes, data, size);
	const int file = open(base.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
	must(file >= 0 && write(file, bytes, length) == (ssize_t)length);
	close(file);
	free(bytes);
	char beside[80];
	snprintf(beside, sizeof beside, "%s-wal", base.path);
	unlink(beside);
	use();
	return 0;
}
