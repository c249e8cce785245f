/* Threads that share work which is numbered. */
#ifndef BURGI_CLI_TEAM_H
#define BURGI_CLI_TEAM_H

#include <stdbool.h>
#include <stddef.h>

/* What each thread does.  Only make() runs beside others. */
struct team {
    void *(*start)(void *of);              /* a thread's own place; NULL: it has failed */
    void (*make)(void *place, size_t i);   /* item i */
    bool (*commit)(void *place, size_t i); /* in the order of the items; false ends all work */
    void (*stop)(void *place);
};

/* Items 0 .. n-1 by so many threads, or fewer where no more can be had; whether all could be made and
 * committed. */
bool team_run(const struct team *team, void *of, size_t threads, size_t n);

/* The processors that are online. */
size_t team_processors(void);

#endif
