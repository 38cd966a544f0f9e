/*
 * sink: where a list goes. A reader that takes its time, a pager that is left open or a terminal that is stopped
 * would keep the list's transaction alive, and with it all that is written to the database meanwhile. So what nobody
 * takes for a second is put aside (spool.h), and written when the transaction has ended.
 */
#ifndef FACE_SINK_H
#define FACE_SINK_H

#include "ground/spool.h"

#include <stdbool.h>
#include <stdio.h>

struct sink {
	int file;           /* what is written to */
	bool terminal;      /* a person may stop it at any byte: all is put aside */
	bool failed;
	int patience;       /* milliseconds that are left of it */
	struct spool aside;
};

/* A stream into `to`: that itself if it is a file, which makes nobody wait. The sink has to last as long. NULL: no memory. */
FILE *sink_open(struct sink *sink, FILE *to);

/* Close a stream that isn't the file itself, and write what was put aside. False if something could not be written. */
bool sink_close(struct sink *sink, FILE *stream);

#endif
