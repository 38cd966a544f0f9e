#include "face/answer.h"

#include "ground/moment.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* While others wait, who give up after ten seconds if they aren't told otherwise. */
enum { PATIENCE = 4000 };

bool answer_room(int wait) {
	struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
	/* A signal ends the waiting too early; what is lost by that is some patience. */
	return poll(&output, 1, wait) != 0;
}

/* A pipe's reader may first want to work with what it got, and for that wait for this process. */
static void widen(size_t size) {
	int waiting = 0;
	const int room = fcntl(STDOUT_FILENO, F_GETPIPE_SZ);
	if (room > 0 && ioctl(STDOUT_FILENO, FIONREAD, &waiting) == 0 && size > (size_t)(room - waiting)
	    && size < INT_MAX / 2)
		(void)fcntl(STDOUT_FILENO, F_SETPIPE_SZ, (int)size + 2 * waiting); /* if it may be so large */
}

enum outcome answer_print(const char *answer, bool room, struct fault *fault) {
	enum { BLOCK = PIPE_BUF }; /* a pipe that takes anything takes so much */
	size_t left = strlen(answer);
	int64_t until = 0;
	if (left > BLOCK)
		widen(left);
	while (left > 0) {
		struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
		int ready = poll(&output, 1, 0);
		if (ready == 0 && room) {
			until = until ? until : milliseconds_gone() + PATIENCE;
			const int64_t wait = until - milliseconds_gone();
			ready = wait > 0 ? poll(&output, 1, (int)wait) : 0;
		}
		if (ready == 0)
			return fail(fault, IO_FAILED, "nobody reads standard output; nothing was recorded");
		const ssize_t written = write(STDOUT_FILENO, answer, left < BLOCK ? left : BLOCK);
		if (written < 0 && errno != EINTR && errno != EAGAIN)
			return fail(fault, IO_FAILED, "standard output can't be written");
		if (written > 0) {
			answer += written;
			left -= (size_t)written;
		}
	}
	return DONE;
}
