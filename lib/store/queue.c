#include "store/queue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/time.h>
#include <unistd.h>

void queue_open(struct queue *queue, const char *path) {
	queue->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

void queue_close(struct queue *queue) {
	if (queue->file >= 0)
		close(queue->file);
	queue->file = -1;
}

static void wake(int signal) {
	(void)signal;
}

bool queue_enter(const struct queue *queue, int wait) {
	enum { MICRO = 1000, SECOND = 1000, AGAIN = 20000 };
	if (queue->file < 0 || flock(queue->file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
		return true;
	const struct sigaction waking = {.sa_handler = wake};
	const struct itimerval none = {{0}, {0}};
	/* Once more and again: one that came before flock() would be lost. */
	const struct itimerval limit = {.it_interval = {.tv_usec = AGAIN},
		.it_value = {.tv_sec = wait / SECOND, .tv_usec = wait % SECOND * MICRO + 1}};
	struct sigaction before;
	sigaction(SIGALRM, &waking, &before);
	setitimer(ITIMER_REAL, &limit, NULL);
	const bool mine = flock(queue->file, LOCK_EX) == 0 || errno != EINTR;
	setitimer(ITIMER_REAL, &none, NULL);
	sigaction(SIGALRM, &before, NULL);
	return mine;
}

void queue_leave(const struct queue *queue) {
	if (queue->file >= 0)
		flock(queue->file, LOCK_UN);
}
