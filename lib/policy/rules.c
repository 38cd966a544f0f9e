#include "policy/rules.h"

#define X(id, called, cited, who_may, heads_of, leads_to, reached, not_reached, then) \
	[ACT_##id] = {called, cited, who_may, heads_of, STATE_##leads_to, STATE_##reached, STATE_##not_reached, then, __builtin_strncmp(called, "approve ", sizeof "approve " - 1) == 0 \
			|| ACT_##id == ACT_REPORT_EXCUSE, \
		ACT_##id == ACT_SHIP_APPROVE},
const struct action_entry actions[ACTION_COUNT] = {ACTIONS(X)};
#undef X

#define R(id, is, cited, who_may, heads_of) [READ_##id] = {is, cited, who_may, heads_of},
const struct read_entry readings[READ_COUNT] = {READS(R)};
#undef R

#define X(id, cited, guards, demanded, lifted_by) \
	[RULE_##id] = {#id, cited, ACT_##guards, demanded, lifted_by, RULE_##id == RULE_MONEY_FIRST},
const struct rule_entry rules[RULE_COUNT] = {RULES(X)};
#undef X
