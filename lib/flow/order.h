/*
 * order: sales orders, their lines, and where they stand (clauses 1.1, 3.3).
 */
#ifndef FLOW_ORDER_H
#define FLOW_ORDER_H

#include "flow/master.h"
#include "policy/gate.h"

/* A value, or a text, said for one line of the order: --price 2=12.30, --batch 1=B7 */
struct line_value {
	int64_t line, value;
};
struct line_values {
	struct line_value *items;
	size_t count;
};
struct line_text {
	int64_t line;
	const char *text;
};
struct line_texts {
	struct line_text *items;
	size_t count;
};

/* In SQL: lines of the notes that stand; what came back of lines. */
#define NOTED_LINES \
	"(select delivery_note.id as note_id, order_id, request_id, line, quantity, amount, dispatched_at, delivered_at" \
	" from delivery_note join delivery_note_line on note_id = delivery_note.id where withdrawn_at is null) as noted_line"
#define RETURNED_LINES \
	"(select goods_return.note_id, order_id, line, quantity, amount" \
	" from goods_return join delivery_note on delivery_note.id = note_id) as returned_line"

/* Of what came back, what the warehouse has and qc has looked at: the rest counts as with the customer (2.4.3). */
#define BACK_LINES \
	"(select returned_note as note_id, order_id, line, passed + failed as quantity, returned_amount as amount" \
	" from inspection where returned_note is not null) as back_line"

/* In SQL: the day that an order was first required or promised for, the earlier: late is late against it. */
#define FIRST_DAY \
	"case when sales_order.first_promised < coalesce(sales_order.first_due, sales_order.due)" \
	" then sales_order.first_promised else coalesce(sales_order.first_due, sales_order.due) end"

/* In SQL: the product of an order_line as it was when the line was taken in; later edits of it don't show. */
#define ORDERED_PRODUCT " join product_version as product on product.id = product_version_id"

struct order {
	struct standing standing;
	const char *number;
	int64_t customer_id;
	int64_t received_at;
	int64_t due;      /* the required day: the latest of its lines' */
	int64_t promised; /* the day that was promised; the required one if none was */
	bool imported;
};

struct line_request {
	struct product_request product; /* code; the rest for create_missing */
	const char *spec, *quality, *note;
	struct maybe quantity, price, discount, tax, due;
};

struct order_request {
	struct customer_request customer; /* code; the rest for create_missing */
	const char *kind, *ref, *note;
	struct line_request defaults; /* what is said before the first line holds for every line */
	struct line_request *lines;
	size_t count;
	bool create_missing;
	struct maybe file; /* the one that it was imported from: order_file_add() */
};

/*
 * Record an order, received at the context's `at`; *id is its id. Refuses by
 * clause 1.1 what lacks item, quantity, required date or quality; NOT_FOUND for
 * an unknown customer or product; BAD_DATA for a date before the receipt, a ref
 * that the customer has an order of already, an amount that doesn't fit.
 */
enum outcome order_new(struct context *context, const struct order_request *request, int64_t *id);

/*
 * A file that orders are imported from: its name, and its SHA-256 of DIGEST_SIZE bytes. Imported orders keep their dates;
 * what they came from stands beside them.
 */
enum outcome order_file_add(struct context *context, const char *name, const unsigned char *digest, int64_t *id);
enum outcome order_file(struct context *context, int64_t order_id, struct listing *listing);

/* Record further lines of an order that is being taken in (an import finds them later in its file). */
enum outcome order_extend(struct context *context, int64_t id, const struct order_request *request);

/*
 * What a line comes to, in fen before tax, after the discount. BAD_DATA, naming the line, if that is above the
 * setting amount-limit.
 */
enum outcome order_line_amount(struct context *context, int64_t line, int64_t quantity, int64_t price, int64_t discount,
	int64_t *amount);

/* BAD_DATA if what it comes to in all is above the setting amount-limit; `what` is "the order", "the quotation". */
enum outcome order_sum_sane(struct context *context, const char *what, int64_t amount);

/* The order with this number, or id. NOT_FOUND. */
enum outcome order_find(struct context *context, const char *number, struct order *order);
enum outcome order_load(struct context *context, int64_t id, struct order *order);

/* The id of the person who received it. */
enum outcome order_receiver(struct context *context, int64_t id, int64_t *person);

/* The order that this customer calls so: 0 if there is none. */
enum outcome order_of_ref(struct context *context, int64_t customer_id, const char *ref, int64_t *id);

/* The customer accepted another required day; the first one stays on record. */
enum outcome order_new_due(struct context *context, const struct order *order, int64_t day);

/* Move the order on from what was inspected, made, sent, delivered and paid of it. */
enum outcome order_progress(struct context *context, struct standing *standing);

/*
 * Work out what was received for it beyond what it comes to, where that is agreed: by contract, a regular product's
 * prices, or cancelled. It is finance's task until it is given back.
 */
enum outcome order_overpaid(struct context *context, int64_t id);

/* What counts as received for the order: its shares of receipts less what was reversed of them, in fen. */
enum outcome order_received(struct context *context, int64_t id, int64_t *amount);

/* What the order comes to, tax included: by contract, or by its lines if there is none. */
enum outcome order_total(struct context *context, int64_t id, int64_t *total);

/* A line as it is to be delivered: by contract, or as ordered. NOT_FOUND. */
struct order_line {
	int64_t line, product_id, quantity;
	int64_t priced, gross; /* what so many are agreed to cost: fen, tax included */
	const char *item_name;
};
enum outcome order_line_load(struct context *context, const struct order *order, int64_t line,
	struct order_line *result);

struct order_filter {
	int64_t id; /* this order alone, or 0 */
	const char *state, *customer, *kind; /* one or several, as IS_ANY_OF() of policy/listing.h has them */
	struct maybe from, to; /* days of receipt */
	const char *department; /* likewise: that has something to do for it */
	bool overdue;           /* promised for an earlier day and not delivered */
	bool open;              /* not closed, cancelled or rejected */
	const char *find;       /* a text in its number, customer, ref, notes, products or specifications */
	const char *ref, *item; /* what the customer calls it; a product's code: one or several */
	struct maybe due_from, due_to; /* required days */
};
enum outcome order_list(struct context *context, const struct order_filter *filter,
	struct listing *listing);

enum outcome order_lines(struct context *context, int64_t id, struct listing *listing);

#endif
