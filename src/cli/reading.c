#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "io/stream.h"
#include "team.h"

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

struct hand reading_hand(const struct reading *r)
{
    return (struct hand){
        .rows = r->rows, .from = r->from, .take = r->taker->take, .to = r->taker->to
    };
}

void reading_at_file(struct hand *h, const struct reading *r)
{
    h->name = bg_stream_name(r->file);
    h->base = r->base;
}

void reading_settle(struct reading *r, struct hand *h)
{
    if (r->rows->left_out == 0 && h->left_out > 0)
        memcpy(r->first_bad, h->first_bad, sizeof r->first_bad);
    r->rows->n += h->taken;
    r->rows->left_out += h->left_out;
    h->taken = h->left_out = 0;
}

void reading_tell(const struct reading *r, size_t rows, double of_file)
{
    const struct sources *from = r->from;
    const bool known = from->some && from->end != SIZE_MAX;
    const double done = known ? (double)rows / (double)(from->end - from->begin)
                              : (r->passed + of_file * r->size) / r->bytes;
    const unsigned passes = from->passes > 0 ? from->passes : 1;
    show_progress(rows, (from->pass + done) / passes);
}

/* A thread's place. */
struct place {
    struct reading *r;
    struct hand hand;
    struct bg_reader *reader;
    bool ok;
};

static void stop(void *place)
{
    struct place *t = place;
    bg_reader_close(t->reader);
    hand_end(&t->hand);
    free(t);
}

static void *start(void *of)
{
    struct reading *r = of;
    struct place *t = calloc(1, sizeof *t);

    if (t != NULL) {
        t->r = r;
        t->hand = reading_hand(r);
        t->hand.to = NULL; /* a chunk's own */
        reading_at_file(&t->hand, r);
        t->reader = bg_reader_share(r->reader);
        if (t->reader != NULL && hand_begin(&t->hand))
            return t;
        stop(t);
    }
    out_of_memory();
    return NULL;
}

/* The i-th share. */
static void make(void *place, size_t i)
{
    struct place *t = place;
    const struct reading *r = t->r;
    const size_t at = i * r->share, left = r->shared - at, first = r->first + at;

    t->hand.to = r->taker->place(r->taker->to, r->rows, r->base + first);
    t->ok = t->hand.to != NULL
                ? hand_give_range(&t->hand, t->reader, first, left < r->share ? left : r->share)
                : hand_fails(&t->hand, "out of memory");
}

static bool commit(void *place, size_t i)
{
    struct place *t = place;
    struct reading *r = t->r;

    if (!t->ok) {
        say("%s", t->hand.trouble);
        return false;
    }
    void *const to = t->hand.to;
    t->hand.to = NULL;
    if (!r->taker->join(r->taker->to, r->rows, to))
        return out_of_memory();
    reading_settle(r, &t->hand);
    reading_tell(r, r->rows->n,
                 (double)(r->first + i * r->share) / (double)bg_reader_rows(r->reader));
    return true;
}

/* What is not to be joined, since something failed. */
static void drop(void *place)
{
    struct place *t = place;
    if (t->hand.to != NULL)
        t->r->taker->drop(t->r->rows, t->hand.to);
    stop(t);
}

/* Rows that a thread takes at a time: a chunk, or as many as wait for others of their class, but
 * so few that all threads have some to do. */
static size_t share_of(const struct reading *r)
{
    const struct rows *rows = r->rows;
    size_t share = CHUNK_ROWS;
    if (rows->labels.classes > 0 && !bg_reader_is_sparse(r->reader))
        share = sorter_span(rows, false);
    while (share > CHUNK_ROWS && share > r->shared / r->from->in.threads / 2)
        share /= 2;
    return share > CHUNK_ROWS ? share : CHUNK_ROWS;
}

/* The rows up to the first whole chunk go on in the chunk before them. */
bool reading_give_array(struct reading *r, size_t first, size_t n)
{
    static const struct team team = { start, make, commit, drop };
    const size_t into = (r->base + first) % CHUNK_ROWS;
    size_t alone = into > 0 ? CHUNK_ROWS - into : 0;

    if (r->from->in.threads < 2 || r->taker->place == NULL || alone > n)
        alone = n;
    if (alone > 0 && !hand_give_range(&r->hand, r->reader, first, alone)) {
        say("%s", r->hand.trouble);
        return false;
    }
    reading_settle(r, &r->hand);
    r->first = first + alone;
    r->shared = n - alone;
    if (r->shared == 0)
        return true;
    r->share = share_of(r);
    return team_run(&team, r, r->from->in.threads,
                    r->shared / r->share + (r->shared % r->share > 0));
}
