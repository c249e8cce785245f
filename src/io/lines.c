/* The one who calls reads; he and the others take apart, in shares of some lines, those of the tile that
 * is wanted first.  While he uses a tile, the others are at the next ones. */
#include "lines.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"

enum { MOST_AHEAD = 3, SHARES = 16, MOST_WORKERS = 15 };
static const size_t LARGE_TILE = (size_t)1 << 19, /* is not read ahead, but shared, */
    MOST_TEXT = (size_t)1 << 24;                  /* and so is this much text */

/* The lines of a tile: as many as could be had without waiting. */
struct batch {
    double *x;
    size_t first; /* the row of its first line */
    struct bg_line *line;
    size_t n;
    char *text; /* of all of them */
    size_t used, room;
    size_t claimed, done; /* lines, by the threads */
};

struct bg_lines {
    struct bg_stream *s;
    size_t threads;
    bg_take_plain *take;
    const void *how;
    size_t rows, cols;
    size_t depth; /* batches */
    struct batch batch[MOST_AHEAD];
    size_t given;          /* rows of the first tile */
    size_t at;             /* the tile of the caller, in batch at % depth, */
    size_t filled;         /* and the one that is to be read next */
    size_t tile, line;     /* of the line that the caller gets next: tile >= at */
    int got;               /* what bg_stream_line() said last, */
    struct bg_fault fault; /* and this, if that was -1 */

    pthread_mutex_t lock; /* of at, filled, quit, and of what batches have for the threads */
    pthread_cond_t news;
    bool quit;
    size_t workers;
    pthread_t worker[MOST_WORKERS];
};

static struct batch *batch_of(struct bg_lines *l, size_t tile)
{
    return &l->batch[tile % l->depth];
}

/* Takes a share of the first lines that nobody has: false where there are none.  With the lock. */
static bool take_share(struct bg_lines *l)
{
    size_t k = l->at;
    while (k < l->filled && batch_of(l, k)->claimed == batch_of(l, k)->n)
        ++k;
    if (k == l->filled)
        return false;
    struct batch *const b = batch_of(l, k);
    const size_t from = b->claimed, left = b->n - from, share = l->rows / SHARES + 1,
                 n = share < left ? share : left;
    b->claimed += n;
    pthread_mutex_unlock(&l->lock);
    for (size_t i = from; i < from + n; ++i) {
        struct bg_line *const line = &b->line[i];
        line->plain =
            l->take(l->how, line->at, line->n, b->x + (b->first + i) * l->cols, &line->label);
    }
    pthread_mutex_lock(&l->lock);
    b->done += n;
    if (b->done == b->n)
        pthread_cond_broadcast(&l->news);
    return true;
}

static void *work(void *of)
{
    struct bg_lines *const l = of;

    pthread_mutex_lock(&l->lock);
    while (!l->quit)
        if (!take_share(l))
            pthread_cond_wait(&l->news, &l->lock);
    pthread_mutex_unlock(&l->lock);
    return NULL;
}

/* The caller works, too, until all lines of the batch are done. */
static void finish(struct bg_lines *l, const struct batch *b)
{
    pthread_mutex_lock(&l->lock);
    while (b->done < b->n)
        if (!take_share(l))
            pthread_cond_wait(&l->news, &l->lock);
    pthread_mutex_unlock(&l->lock);
}

static bool make_room(struct batch *b, size_t n)
{
    if (b->room - b->used >= n)
        return true;
    const size_t room = 2 * b->room + n;
    char *const text = realloc(b->text, room);
    if (text == NULL)
        return false;
    b->text = text;
    b->room = room;
    return true;
}

/* Reads the lines of a tile, its first rows being given. */
static bool fill(struct bg_lines *l, struct batch *b, size_t first)
{
    char *line;
    size_t n;

    b->first = first;
    b->n = b->used = b->claimed = b->done = 0;
    const uint64_t number = bg_stream_line_number(l->s) + 1;
    while (l->threads > 1 && first + b->n < l->rows && b->used < MOST_TEXT && l->got == 1 &&
           !bg_stream_line_waits(l->s) &&
           (l->got = bg_stream_line(l->s, &line, &n, &l->fault)) == 1) {
        if (!make_room(b, n + 1 + BG_BEHIND))
            return false;
        memcpy(b->text + b->used, line, n + 1);
        b->line[b->n] = (struct bg_line){ .n = n, .number = number + b->n };
        b->used += n + 1;
        ++b->n;
    }
    size_t at = 0;
    for (size_t i = 0; i < b->n; at += b->line[i++].n + 1)
        b->line[i].at = b->text + at;
    return true;
}

static bool is_whole(const struct bg_lines *l, const struct batch *b)
{
    return b->first + b->n == l->rows;
}

/* Those that do not fit into one tile are worth threads, as many as can be had. */
static void publish(struct bg_lines *l, const struct batch *b)
{
    pthread_mutex_lock(&l->lock);
    ++l->filled;
    pthread_cond_broadcast(&l->news);
    pthread_mutex_unlock(&l->lock);
    while (is_whole(l, b) && l->workers < MOST_WORKERS && l->workers + 1 < l->threads &&
           pthread_create(&l->worker[l->workers], NULL, work, l) == 0)
        ++l->workers;
}

/* A tile that is not whole gets the rest of its rows line by line, before the next is read. */
static bool read_ahead(struct bg_lines *l)
{
    while (l->filled < l->at + l->depth &&
           (l->filled == l->at || is_whole(l, batch_of(l, l->filled - 1)))) {
        struct batch *const b = batch_of(l, l->filled);
        if (!fill(l, b, l->filled == 0 ? l->given : 0))
            return false;
        publish(l, b);
    }
    return true;
}

struct bg_lines *bg_lines_begin(struct bg_stream *s, size_t threads, bg_take_plain *take,
                                const void *how, size_t rows, size_t cols, size_t first)
{
    struct bg_lines *const l = calloc(1, sizeof *l);
    if (l == NULL)
        return NULL;
    *l = (struct bg_lines){ .s = s,
                            .threads = threads,
                            .take = take,
                            .how = how,
                            .rows = rows,
                            .cols = cols,
                            .given = first,
                            .got = 1,
                            .lock = PTHREAD_MUTEX_INITIALIZER,
                            .news = PTHREAD_COND_INITIALIZER };
    l->depth = threads > 1 && rows * cols <= LARGE_TILE ? MOST_AHEAD : 1;
    for (size_t k = 0; k < l->depth; ++k) {
        l->batch[k].x = bg_allocate(rows, cols, sizeof(double));
        l->batch[k].line = bg_allocate(rows, 1, sizeof(struct bg_line));
        if (l->batch[k].x == NULL || l->batch[k].line == NULL) {
            bg_lines_end(l);
            return NULL;
        }
    }
    return l;
}

void bg_lines_end(struct bg_lines *l)
{
    if (l == NULL)
        return;
    pthread_mutex_lock(&l->lock);
    l->quit = true;
    pthread_cond_broadcast(&l->news);
    pthread_mutex_unlock(&l->lock);
    for (size_t k = 0; k < l->workers; ++k)
        pthread_join(l->worker[k], NULL);
    for (size_t k = 0; k < l->depth; ++k) {
        free(l->batch[k].x);
        free(l->batch[k].line);
        free(l->batch[k].text);
    }
    pthread_cond_destroy(&l->news);
    pthread_mutex_destroy(&l->lock);
    free(l);
}

double *bg_lines_first(struct bg_lines *l)
{
    return l->batch[0].x;
}

double *bg_lines_tile(struct bg_lines *l, struct bg_fault *fault)
{
    pthread_mutex_lock(&l->lock);
    l->at += l->filled > 0;
    pthread_mutex_unlock(&l->lock);
    if (!read_ahead(l)) {
        bg_fault_memory(fault);
        return NULL;
    }
    if (l->tile < l->at) {
        l->tile = l->at;
        l->line = 0;
    }
    struct batch *const b = batch_of(l, l->at);
    finish(l, b);
    return b->x;
}

/* Where nothing has been read ahead. */
static int read_line(struct bg_lines *l, size_t i, struct bg_line *line, struct bg_fault *fault)
{
    if (l->got == 1)
        l->got = bg_stream_line(l->s, &line->at, &line->n, &l->fault);
    if (l->got < 0)
        *fault = l->fault;
    if (l->got != 1)
        return l->got;
    line->number = bg_stream_line_number(l->s);
    line->plain =
        l->take(l->how, line->at, line->n, batch_of(l, l->at)->x + i * l->cols, &line->label);
    return 1;
}

/* Lines that are no rows may end a tile: those of the next, which others are at, are not plain then. */
int bg_lines_next(struct bg_lines *l, size_t i, struct bg_line *line, struct bg_fault *fault)
{
    while (l->line == batch_of(l, l->tile)->n && l->tile + 1 < l->filled) {
        ++l->tile;
        l->line = 0;
    }
    const struct batch *const b = batch_of(l, l->tile);
    if (l->line == b->n)
        return read_line(l, i, line, fault);
    const struct bg_line *const next = &b->line[l->line];
    if (l->tile == l->at && b->first + l->line == i)
        *line = *next;
    else
        *line = (struct bg_line){ .at = next->at, .n = next->n, .number = next->number };
    ++l->line;
    return 1;
}
