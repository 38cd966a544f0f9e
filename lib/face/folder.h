/*
 * folder: a whole database as a folder of CSV files, one a table, and back: for whoever wants to read it in fifty years.
 *
 * A file has its table's name and a heading. What is null is nothing between the commas, an empty text is "";
 * numbers are the integers that are kept, blobs (archived files, digests) are in hexadecimal, and text that a
 * spreadsheet would run has an apostrophe in front.
 */
#ifndef FACE_FOLDER_H
#define FACE_FOLDER_H

#include "policy/context.h"

/* Write all of it into a new folder, whole or not at all. BAD_CONFIG if there is something of that name. */
enum outcome folder_export(struct context *context, const char *path);

/*
 * Fill a new database from such a folder, of this schema: its history goes on where it was. BAD_DATA for what is
 * malformed, BAD_CONFIG if what comes out isn't sound (report/check.h).
 */
enum outcome folder_import(struct context *context, const char *path);

#endif
