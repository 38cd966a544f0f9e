/*
 * import: orders from a CSV file, all or nothing, harmless to repeat: `ref` names
 * an order from outside, once. Rows of one order share it.
 */
#ifndef FACE_IMPORT_H
#define FACE_IMPORT_H

#include "policy/context.h"

struct import_request {
	const char *path, *encoding; /* as csv_open() has them */
	bool create_missing;         /* unknown customers and products */
	bool partial;                /* leave bad orders out instead of importing nothing */
	const char *rejects;         /* where their rows go, with the reasons; or NULL */
};

/* What the caller is told while it goes on. */
struct import_listener {
	void *argument;
	void (*bad)(void *argument, const struct fault *where); /* file, line, column, reason */
	void (*created)(void *argument, int64_t order_id);
	void (*progress)(void *argument, size_t done, size_t total); /* bytes; every thousand orders or so */
};

struct import_result {
	int64_t orders, lines; /* that were recorded */
	int64_t known;         /* orders that were there already */
	int64_t bad_rows;
};

/*
 * Import inside the context's transaction, one event an order. BAD_DATA if
 * anything is bad and `partial` isn't said, or nothing is good.
 */
enum outcome import_orders(struct context *context, const struct import_request *request,
	const struct import_listener *listener, struct import_result *result);

#endif
