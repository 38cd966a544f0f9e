/*
 * decimal: money, prices, quantities and percentages as exact integers.
 *
 *   amount      int64 in fen (2 decimals)
 *   price       int64 in millionths of a yuan per unit
 *   quantity    int64 in millionths of a unit
 *   percentage  int64 in millionths of the whole: 13 % is 130000
 *
 * Nothing wraps: what doesn't fit is reported. No floating point anywhere.
 */
#ifndef GROUND_DECIMAL_H
#define GROUND_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum {
	AMOUNT_DECIMALS = 2,
	PRICE_DECIMALS = 6,
	QUANTITY_DECIMALS = 6,
	PERCENT_DECIMALS = 4,
	WHOLE = 1000000 /* one unit, one yuan a unit, 100 % */
};

/*
 * Read an exact decimal: sign, digits, a point and more digits; nothing else.
 * Returns NULL and sets *number (scaled by 10^decimals), or says what is wrong.
 */
const char *decimal_parse(const char *text, int decimals, int64_t *number);

enum { DECIMAL_ROOM = 32 };

/* Write a scaled integer with at least `least` of its `decimals` decimals; returns `text`. */
const char *decimal_format(char text[DECIMAL_ROOM], int64_t number, int decimals, int least);

/*
 * quantity × price less the discount, in fen, rounded once, half away from
 * zero. False if it doesn't fit.
 */
bool amount_of_line(int64_t quantity, int64_t price, int64_t discount, int64_t *amount);

/* A percentage of an amount, in fen, rounded half away from zero. False if it doesn't fit. */
bool amount_share(int64_t amount, int64_t percentage, int64_t *share);

/* amount × part / whole in fen, rounded half away from zero. False if it doesn't fit or whole is 0. */
bool amount_part(int64_t amount, int64_t part, int64_t whole, int64_t *share);

/* *sum += number; false (and no change) if it doesn't fit. */
bool add_to(int64_t *sum, int64_t number);

/*
 * one + other and one - other, or the nearest number that fits: for what is shown, which whatever lies in a file
 * mustn't keep from being shown (as sum() in SQL, store/sums.h). What is recorded is refused if it doesn't fit.
 */
int64_t capped_sum(int64_t one, int64_t other);
int64_t capped_rest(int64_t one, int64_t other);

#endif
