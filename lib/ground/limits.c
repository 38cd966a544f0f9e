#include "ground/limits.h"

#include "ground/decimal.h"

static struct limits in_force = {INT64_MAX, INT64_MAX, "", ""};

void limits_use(const struct limits *limits) {
	in_force = *limits;
}

const struct limits *limits_in_force(void) {
	return &in_force;
}

bool amount_is_sane(int64_t amount) {
	return amount <= in_force.amount;
}

bool price_is_sane(int64_t price) {
	enum { PRICE_A_FEN = WHOLE / 100 };
	return price / PRICE_A_FEN + (price % PRICE_A_FEN > 0) <= in_force.amount;
}

bool quantity_is_sane(int64_t quantity) {
	return quantity <= in_force.quantity;
}
