/* Options that are numbers of rows, columns, bytes and threads. */
#ifndef BURGI_CLI_RANGE_H
#define BURGI_CLI_RANGE_H

#include <stdbool.h>
#include <stddef.h>

/* "A:B", A below B, either of which may be left out: from 0, and to the end (SIZE_MAX).  False for
 * anything else: there are no negative numbers and no steps. */
bool range_parse(const char *text, size_t *begin, size_t *end);

/* Digits that fit. */
bool count_parse(const char *text, size_t *n);

enum { MOST_THREADS = 4096 };

bool threads_parse(const char *text, size_t *threads);

#endif
