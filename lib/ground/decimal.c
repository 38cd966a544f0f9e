#include "ground/decimal.h"

#include "ground/language.h"

#include <stdio.h>

__extension__ typedef __int128 wide;

const char *decimal_parse(const char *text, int decimals, int64_t *number) {
	const bool negative = *text == '-';
	if (*text == '-' || *text == '+')
		text++;
	int64_t value = 0;
	int digits = 0, after_point = -1;
	for (; *text; text++) {
		if (*text == '.' && after_point < 0) {
			after_point = 0;
			continue;
		}
		if (*text < '0' || *text > '9')
			return said("not a number");
		digits++;
		if (after_point >= decimals && *text != '0')
			return said("more decimals than are kept");
		if (after_point >= decimals)
			continue;
		if (__builtin_mul_overflow(value, 10, &value)
		    || __builtin_sub_overflow(value, *text - '0', &value))
			return said("too large");
		if (after_point >= 0)
			after_point++;
	}
	if (digits == 0)
		return said("not a number");
	for (int missing = decimals - (after_point < 0 ? 0 : after_point); missing > 0; missing--)
		if (__builtin_mul_overflow(value, 10, &value))
			return said("too large");
	/* Gathered below zero, where there is room for one more. */
	if (!negative && __builtin_sub_overflow(0, value, &value))
		return said("too large");
	*number = value;
	return NULL;
}

const char *decimal_format(char text[DECIMAL_ROOM], int64_t number, int decimals, int least) {
	uint64_t scale = 1;
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	const uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	int length = snprintf(text, DECIMAL_ROOM, "%s%llu", number < 0 ? "-" : "",
		(unsigned long long)(size / scale));
	if (decimals == 0)
		return text;
	snprintf(text + length, DECIMAL_ROOM - (size_t)length, ".%0*llu", decimals,
		(unsigned long long)(size % scale));
	length += 1 + decimals;
	for (int shown = decimals; shown > least && text[length - 1] == '0'; shown--)
		text[--length] = '\0';
	if (text[length - 1] == '.')
		text[length - 1] = '\0';
	return text;
}

/* Divide, rounding half away from zero; false if the quotient doesn't fit. */
static bool divide(wide number, wide by, int64_t *result) {
	const wide half = by / 2;
	const wide quotient = (number < 0 ? number - half : number + half) / by;
	if (quotient > INT64_MAX || quotient < INT64_MIN)
		return false;
	*result = (int64_t)quotient;
	return true;
}

bool amount_of_line(int64_t quantity, int64_t price, int64_t discount, int64_t *amount) {
	wide product = (wide)quantity * price;
	if (__builtin_mul_overflow(product, (wide)WHOLE - discount, &product))
		return false;
	/* millionths × millionths × millionths, to hundredths */
	return divide(product, (wide)WHOLE * WHOLE * WHOLE / 100, amount);
}

bool amount_share(int64_t amount, int64_t percentage, int64_t *share) {
	return amount_part(amount, percentage, WHOLE, share);
}

bool amount_part(int64_t amount, int64_t part, int64_t whole, int64_t *share) {
	return whole > 0 && divide((wide)amount * part, whole, share);
}

bool add_to(int64_t *sum, int64_t number) {
	int64_t more;
	if (__builtin_add_overflow(*sum, number, &more))
		return false;
	*sum = more;
	return true;
}

int64_t capped_sum(int64_t one, int64_t other) {
	int64_t sum;
	if (!__builtin_add_overflow(one, other, &sum))
		return sum;
	return other < 0 ? INT64_MIN : INT64_MAX;
}

int64_t capped_rest(int64_t one, int64_t other) {
	int64_t rest;
	if (!__builtin_sub_overflow(one, other, &rest))
		return rest;
	return other < 0 ? INT64_MAX : INT64_MIN;
}
