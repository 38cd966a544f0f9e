/*
 * settings_change: what was put up of settings, people, deputies and the calendar (policy/proposal.h), and is signed.
 */
#ifndef FLOW_SETTINGS_CHANGE_H
#define FLOW_SETTINGS_CHANGE_H

#include "policy/gate.h"
#include "policy/listing.h"

/*
 * Sign it, and so carry it out; or refuse it. Never by who proposed it, nor by whom it concerns where there is somebody
 * else. What can't be carried out any more fails as it would have when it was put up.
 */
enum outcome settings_change_sign(struct context *context, int64_t id, bool refused, const char *reason);

/* All of them, item by item. */
enum outcome settings_change_list(struct context *context, struct listing *listing);

#endif
