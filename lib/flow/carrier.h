/*
 * carrier: which carriers are used (clauses 2.3.3, 2.5.8): approved, suspended, scored by
 * what became of their shipments, proposed for the next one.
 */
#ifndef FLOW_CARRIER_H
#define FLOW_CARRIER_H

#include "policy/context.h"
#include "policy/listing.h"

/* The head of production suspends one, with a reason; approving it again lifts that. */
/* One of its deliveries came, or wasn't clean: below the setting it is a task of production's head (2.5.8). */
enum outcome carrier_judge(struct context *context, int64_t id, bool clean);

enum outcome carrier_suspend(struct context *context, const char *code, const char *reason);

struct carrier_wish {
	struct maybe arrive; /* day on which it has to be there: those that make it, best first, and why */
	const char *address; /* shipments to it are counted */
	struct maybe from, to; /* instants: shipments dispatched between them alone */
};

/*
 * Shipments, deliveries, late and damaged ones, cost a shipment (fen), rating (the share of
 * deliveries without either) and since when; `replace` below the setting carrier-rating.
 * *poor is how many are to be replaced.
 */
enum outcome carrier_score(struct context *context, const struct carrier_wish *wish, struct listing *listing,
	int64_t *poor);

#endif
