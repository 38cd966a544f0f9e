/*
 * limits: the most that one amount, and one quantity, may be: what is mistyped beyond all measure is refused where
 * it comes in. The settings amount-limit and quantity-limit say it (policy/settings.h); until they are known there is none.
 */
#ifndef GROUND_LIMITS_H
#define GROUND_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct limits {
	int64_t amount;   /* fen */
	int64_t quantity; /* millionths: of a unit, of an hour */
	const char *amount_text, *quantity_text; /* as the settings have them */
};

/* From now on these hold; the texts have to last. */
void limits_use(const struct limits *limits);
const struct limits *limits_in_force(void);

/* May one amount (fen), one price (millionths of a yuan), one quantity be so much? */
bool amount_is_sane(int64_t amount);
bool price_is_sane(int64_t price);
bool quantity_is_sane(int64_t quantity);

#endif
