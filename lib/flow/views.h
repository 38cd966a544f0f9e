/*
 * views: whole documents, with everything that hangs on them (clauses 2.3.1, 3.3).
 */
#ifndef FLOW_VIEWS_H
#define FLOW_VIEWS_H

#include "policy/context.h"
#include "policy/listing.h"

/* An order with its lines, documents, signatures and history. NOT_FOUND. */
enum outcome order_view(struct context *context, const char *number, struct view *view);

/* Its first part: the order by itself. */
enum outcome order_head(struct context *context, int64_t id, struct listing *listing);

/* The review sheets of an order with what the departments say. */
enum outcome review_view(struct context *context, const char *order, struct view *view);

enum outcome quote_view(struct context *context, const char *number, struct view *view);
enum outcome contract_view(struct context *context, const char *number, struct view *view);

/* A shipping request, by its number or its delivery note's, and how far it has come. */
enum outcome ship_view(struct context *context, const char *number, struct view *view);

/* What changed of an order. */
enum outcome change_view(struct context *context, const char *order, struct view *view);

#endif
