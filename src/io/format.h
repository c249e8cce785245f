/* What kind of file this is, told by its first bytes. */
#ifndef BURGI_IO_FORMAT_H
#define BURGI_IO_FORMAT_H

#include "stream.h"

enum bg_format { BG_NPY, BG_IDX, BG_TEXT, BG_UNKNOWN };

/* BG_UNKNOWN, and a fault, for what is known to be something else. */
enum bg_format bg_format(struct bg_stream *s, struct bg_fault *fault);

#endif
