/* Statistics of a pool, in a file that vmf merge reads. */
#ifndef BURGI_CLI_VMF_STATSFILE_H
#define BURGI_CLI_VMF_STATSFILE_H

#include "pool.h"

/* False after a line on stderr. */
bool stats_write(const struct pool *pool, const char *path, bool force);

/* The pool that was written, without its notes, for pool_free(); false after a line on stderr. */
bool stats_read(struct pool *pool, const char *path);

#endif
