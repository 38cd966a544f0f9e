/*
 * month: the month's figures, worked out from what was recorded (clause 1.9).
 * An order belongs to the month in which it was received, everything else to the
 * month in which it happened; amounts are before tax unless the measure says so.
 */
#ifndef REPORT_MONTH_H
#define REPORT_MONTH_H

#include "policy/context.h"
#include "policy/listing.h"

/* Columns: month, section, item, measure, value; sorted by section, item and measure, bytewise. */
enum outcome month_report(struct context *context, int64_t month, struct listing *listing);

#endif
