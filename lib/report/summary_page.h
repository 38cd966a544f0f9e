/*
 * summary_page: a month's summary as one HTML file to send to the general manager and the
 * chairman (clause 1.9): what matters first, charts, every figure, the departments' texts.
 */
#ifndef REPORT_SUMMARY_PAGE_H
#define REPORT_SUMMARY_PAGE_H

#include "report/summary.h"

/* `summary` was loaded with all its parts. The same summary makes the same bytes. */
enum outcome summary_page(struct context *context, const struct summary *summary, bool chinese, struct buffer *out);

#endif
