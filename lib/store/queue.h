/*
 * queue: those who want to write line up, by flock(2) on the database's file. SQLite has those who
 * wait ask again and again, and whoever asks at the right moment gets it: among many some would
 * wait for ever. The kernel keeps them in order.
 */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

#include "ground/outcome.h"

#include <stdbool.h>

struct queue {
	int file; /* -1: there is no queue, where files have no such lock */
};

/*
 * Before SQLite opens the file, and after it has closed it: the last close() of a file ends
 * the locks that a process has on it.
 */
void queue_open(struct queue *queue, const char *path);
void queue_close(struct queue *queue);

/* Wait for one's turn, so many milliseconds at the most: false if it didn't come. */
bool queue_enter(const struct queue *queue, int wait);
void queue_leave(const struct queue *queue);

#endif
