/*
 * journal: what happened, for ever. Every change writes one event in its own
 * transaction: who really ran it, as whom, in which role, when it happened and
 * when it was recorded, what was done to which document, and every row that
 * changed (store/db.h, db_record). Events are chained: each holds the SHA-256
 * (FIPS 180-4) of the chain before it and of its own content.
 *
 * The hashed content is the event's columns in the order of the table, each as
 * eight bytes of length (little-endian; all ones for null) and its bytes,
 * numbers as decimal digits.
 */
#ifndef POLICY_JOURNAL_H
#define POLICY_JOURNAL_H

#include "policy/context.h"
#include "policy/listing.h"

/* What a caller's --key stands for: the request's SHA-256. */
struct request_key {
	const char *key; /* NULL: none was given */
	unsigned char digest[DIGEST_SIZE];
};

/*
 * Was this request made before, by the same person as the same? *answer is what was answered then, or NULL. The
 * same key with another request, or of somebody else, is BAD_DATA.
 */
enum outcome journal_answered(struct context *context, const struct request_key *request,
	const char **answer);

/*
 * The event in the making concerns this order: it is the event's own if it has none yet, else one more
 * (order_event), once. The event stands in the history of each of them.
 */
void journal_concerns(struct context *context, int64_t order_id);

/* In SQL, of an event: does it concern the order ?1? */
#define EVENT_OF_ORDER \
	"(order_id = ?1 or event.id in (select event_id from order_event where order_event.order_id = ?1))"

/* Learn the head of the chain, and when it was recorded: once a transaction. */
enum outcome journal_head(struct context *context);

/*
 * Write the event that act() began, with the rows changed since the last one.
 * If none changed there is no event, unless a key has to be remembered.
 */
enum outcome journal_write(struct context *context, const struct request_key *request,
	const char *answer);

/*
 * Verify the chain from its first event to its last, and that none is missing;
 * every finding is told in one line.
 */
enum outcome journal_check(struct context *context,
	void (*tell)(void *argument, const char *finding), void *argument);

/*
 * The head of the chain, "EVENT:SHA-256" in the arena: kept on paper or by mail, it proves later that
 * nothing before it was changed, not even by the owner of the file. NULL if there is no event.
 */
enum outcome journal_seal(struct context *context, const char **seal);

/* Tell whether the journal isn't what it was when a seal was printed. BAD_DATA for what is no seal. */
enum outcome journal_against(struct context *context, const char *seal,
	void (*tell)(void *argument, const char *finding), void *argument);

/* The events of one order, oldest first. */
enum outcome journal_of_order(struct context *context, int64_t order_id, struct listing *listing);

#endif
