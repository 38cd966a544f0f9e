#include "face/sink.h"

#include "ground/moment.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENCE = 1000 };

/* Can something be written without waiting, or soon? */
static bool is_ready(struct sink *sink) {
	struct pollfd output = {.fd = sink->file, .events = POLLOUT};
	if (poll(&output, 1, 0) != 0)
		return true;
	if (sink->patience <= 0)
		return false;
	const int64_t before = milliseconds_gone();
	const bool ready = poll(&output, 1, sink->patience) != 0;
	sink->patience -= (int)(milliseconds_gone() - before);
	return ready;
}

static bool write_all(void *argument, const void *bytes, size_t size) {
	struct sink *sink = argument;
	for (const char *from = bytes; size > 0;) {
		const ssize_t written = write(sink->file, from, size);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			from += written;
			size -= (size_t)written;
		}
	}
	return true;
}

static ssize_t take(void *cookie, const char *bytes, size_t size) {
	struct sink *sink = cookie;
	const char *const end = bytes + size;
	while (bytes < end && !sink->failed && !sink->terminal && spool_is_empty(&sink->aside) && is_ready(sink)) {
		/* So much a pipe takes at once, if it takes anything. */
		const size_t block = end - bytes < PIPE_BUF ? (size_t)(end - bytes) : PIPE_BUF;
		sink->failed = !write_all(sink, bytes, block);
		bytes += block;
	}
	if (bytes < end && !sink->failed)
		spool_add(&sink->aside, bytes, (size_t)(end - bytes));
	sink->failed |= sink->aside.failed;
	return sink->failed ? 0 : (ssize_t)size;
}

FILE *sink_open(struct sink *sink, FILE *to) {
	struct stat status;
	*sink = (struct sink){.file = fileno(to), .terminal = isatty(fileno(to)), .patience = PATIENCE};
	if (fstat(sink->file, &status) != 0 || S_ISREG(status.st_mode))
		return to;
	return fopencookie(sink, "w", (cookie_io_functions_t){.write = take});
}

bool sink_close(struct sink *sink, FILE *stream) {
	const bool whole = fclose(stream) == 0 && !sink->failed;
	return spool_drain(&sink->aside, write_all, sink) && whole;
}
