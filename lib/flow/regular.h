/*
 * regular: what makes a regular product's order one (clause 3.4.1).
 *
 * It is earned: by products that the heads of tech and of production have released, and by their list prices,
 * less at most the setting regular-discount, or prices that vp or above have signed. An order that asks to be
 * regular and lacks that is recorded and waits: it stays received, and production is asked as soon as it has it.
 */
#ifndef FLOW_REGULAR_H
#define FLOW_REGULAR_H

#include "flow/order.h"

/*
 * Does the order have all that a regular one needs? Then it goes to production and its hours begin (3.4.1.2);
 * if it hasn't and isn't in production yet, it comes back from there, and what was promised is void. To be asked
 * whenever its lines or its products change; nothing is done with an order of another kind.
 */
enum outcome regular_judge(struct context *context, struct standing *standing);

/* What the order waits for, in words and with who does it; NULL if for nothing. */
enum outcome regular_waits(struct context *context, int64_t order_id, const char **words);

/* Sign the prices of an order that waits for it, as vp or above, or refuse to. For approve. */
enum outcome regular_sign(struct context *context, int64_t id, bool refused, const char *reason);

/*
 * Release a product, as the head of tech or of production: with the other's it is released, as it is and at its list
 * price. Two people, unless nobody else heads either. BAD_DATA for one that is released.
 */
enum outcome product_release(struct context *context, const char *code);

/* The releases of a product (NULL: of all), as the products are now; one head's is there before the other's. */
enum outcome product_releases(struct context *context, const char *code, struct listing *listing);

/* Is a quotation's line below what a regular product's order may have? *line is the first, 0: none. */
enum outcome regular_below_list(struct context *context, int64_t quotation_id, int64_t *line);

#endif
