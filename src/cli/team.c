#include "team.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct work {
    const struct team *team;
    void *of;
    size_t n, next, committed;
    bool failed;
    pthread_mutex_t lock;
    pthread_cond_t turn;
};

/* The next item, or n where there is none.  With the lock. */
static size_t next_item(struct work *w)
{
    return w->failed || w->next == w->n ? w->n : w->next++;
}

static void *member(void *arg)
{
    struct work *w = arg;
    size_t i;

    pthread_mutex_lock(&w->lock);
    void *const place = w->team->start(w->of);
    w->failed |= place == NULL;
    while (place != NULL && (i = next_item(w)) < w->n) {
        pthread_mutex_unlock(&w->lock);
        w->team->make(place, i);
        pthread_mutex_lock(&w->lock);
        while (!w->failed && w->committed != i)
            pthread_cond_wait(&w->turn, &w->lock);
        w->failed = w->failed || !w->team->commit(place, i);
        ++w->committed;
        pthread_cond_broadcast(&w->turn);
    }
    if (place != NULL)
        w->team->stop(place);
    pthread_cond_broadcast(&w->turn); /* for those that wait for one that has failed */
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

bool team_run(const struct team *team, void *of, size_t threads, size_t n)
{
    struct work w = { .team = team,
                      .of = of,
                      .n = n,
                      .lock = PTHREAD_MUTEX_INITIALIZER,
                      .turn = PTHREAD_COND_INITIALIZER };
    const size_t most = threads < n ? threads : n;
    pthread_t *const others = malloc((most + 1) * sizeof *others);
    size_t started = 0;

    while (others != NULL && started + 1 < most &&
           pthread_create(&others[started], NULL, member, &w) == 0)
        ++started;
    member(&w);
    for (size_t k = 0; k < started; ++k)
        pthread_join(others[k], NULL);
    free(others);
    pthread_cond_destroy(&w.turn);
    pthread_mutex_destroy(&w.lock);
    return !w.failed;
}

size_t team_processors(void)
{
    const long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 1 ? (size_t)n : 1;
}
