/* The batch driver: elements go to their regimes' buckets, and a full bucket is evaluated.  Within
 * a regime the loop is straight-line, so it vectorises; across regimes nothing is shared.
 *
 * Elements are classified by blocks.  A block of a single regime is evaluated where it stands, and
 * so is the regime of most of a block: the values of its other elements are overwritten when
 * their buckets are emptied, which hold copies of the arguments. */
#include "block.h"

/* A bucket's elements: as many as fit, 64 of one or two arguments, 24 of five. */
enum { BUCKET = 64, BUCKET_ARGS = 2 * BUCKET };

struct work {
    const struct bg_block_fn *f;
    const void *param;
    int columns, room; /* at least two columns, so that one argument takes no branch */
    ptrdiff_t inc_y;
    struct bg_block block;
    double rest_arg[BG_MAX_ARGS][BG_BLOCK]; /* the arguments of the elements of rest */
    double value[BG_BLOCK];
    int rest_regime[BG_BLOCK];
    int in[BG_MAX_REGIMES];                  /* elements in each bucket */
    double *to[BG_MAX_REGIMES][BUCKET];      /* where their values go */
    double arg[BG_MAX_REGIMES][BUCKET_ARGS]; /* column k from k * room on */
};
_Static_assert(sizeof(struct work) <= 62 * 1024, "with its callees' frames more than 64 KiB");

/* Into rest the places of the elements whose regime is r, or is not, and into rest_arg their
 * arguments; their number. */
static int gather(struct work *w, int r, int is)
{
    struct bg_block *b = &w->block;
    const int n = bg_block_select(b, r, is);
    for (int k = 0; k < w->columns && n > 0; ++k) {
        for (int i = 0; i < n; ++i)
            w->rest_arg[k][i] = b->arg[k][b->rest[i]];
        bg_fill(n, BG_PAIR, w->rest_arg[k]);
    }
    return n;
}

/* The regimes of the n elements that were gathered. */
static void classify_rest(struct work *w, int n)
{
    const double *const rest[] = { w->rest_arg[0], w->rest_arg[1], w->rest_arg[2],
                                   w->rest_arg[3], w->rest_arg[4] };
    w->f->classify(w->param, bg_round_up(n, BG_PAIR), rest, w->rest_regime);
}

static void empty(struct work *w, int r)
{
    const double *arg[BG_MAX_ARGS];
    const int n = w->in[r];
    double value[BUCKET];

    for (int k = 0; k < w->columns; ++k) {
        double *const column = w->arg[r] + k * w->room;
        bg_fill(n, BG_WIDTH, column);
        arg[k] = column;
    }
    w->f->run(w->param, r, bg_round_up(n, BG_WIDTH), arg, value);
    for (int i = 0; i < n; ++i)
        *w->to[r][i] = value[i];
    w->in[r] = 0;
}

/* Puts element i of arg, whose value goes to `to`, into its regime's bucket. */
static inline void put(struct work *w, int r, const double *const *arg, int i, double *to)
{
    const int n = w->in[r];
    double *const at = w->arg[r] + n;

    w->in[r] = n + 1;
    w->to[r][n] = to;
    at[0] = arg[0][i];
    at[w->room] = arg[1][i];
    for (int k = 2; k < w->columns; ++k)
        at[k * w->room] = arg[k][i];
    if (n + 1 == w->room)
        empty(w, r);
}

/* Evaluates the whole block as of regime r. */
static void run_whole(struct work *w, int r, double *y)
{
    const struct bg_block *b = &w->block;

    if (b->n == BG_BLOCK && w->inc_y == 1) {
        w->f->run(w->param, r, b->n, b->arg, y);
        return;
    }
    w->f->run(w->param, r, bg_round_up(b->n, BG_WIDTH), b->arg, w->value);
    for (int i = 0; i < b->n; ++i)
        y[i * w->inc_y] = w->value[i];
}

/* Elements of several regimes, 0 being the regime of those that quick does not know. */
static void sort(struct work *w, double *y)
{
    struct bg_block *b = &w->block;

    if (bg_block_count(b, 0) > 0) {
        const int n = gather(w, 0, 1);
        classify_rest(w, n);
        for (int i = 0; i < n; ++i)
            b->regime[b->rest[i]] = w->rest_regime[i];
    }
    for (int i = 0; i < b->n; ++i)
        put(w, b->regime[i], b->arg, i, y + i * w->inc_y);
}

static void evaluate(struct work *w, double *y)
{
    struct bg_block *b = &w->block;
    const struct bg_block_fn *f = w->f;

    f->quick(w->param, bg_round_up(b->n, BG_PAIR), b->arg, b->regime);
    if (2 * bg_block_count(b, 0) >
        b->n) /* to gather so many takes longer than to classify all */
        f->classify(w->param, bg_round_up(b->n, BG_PAIR), b->arg, b->regime);
    const int most = b->regime[b->n / 2], like = bg_block_count(b, most);
    if (4 * like < 3 * b->n) {
        sort(w, y);
        return;
    }
    const double *const rest[] = { w->rest_arg[0], w->rest_arg[1], w->rest_arg[2],
                                   w->rest_arg[3], w->rest_arg[4] };
    const int n = like < b->n ? gather(w, most, 0) : 0;
    classify_rest(w, n);
    run_whole(w, most, y);
    for (int i = 0; i < n; ++i)
        put(w, w->rest_regime[i], rest, i, y + b->rest[i] * w->inc_y);
}

void ISA(blocks)(const struct bg_block_fn *f, const void *param, size_t n,
                 const double *const *arg, const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    struct work w;

    w.f = f;
    w.param = param;
    w.columns = f->args > 2 ? f->args : 2;
    w.room = BUCKET_ARGS / w.columns / 8 * 8;
    w.inc_y = inc_y;
    for (int r = 0; r < f->regimes; ++r)
        w.in[r] = 0;
    for (size_t i = 0; i < n; i += BG_BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        struct bg_block *b = &w.block;
        b->n = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        for (int k = 0; k < f->args; ++k)
            b->arg[k] = bg_block_load(b->n, arg[k] + at * inc[k], inc[k], b->loaded[k]);
        if (f->args == 1)
            b->arg[1] = b->arg[0];
        evaluate(&w, y + at * inc_y);
    }
    for (int r = 0; r < f->regimes; ++r)
        if (w.in[r] > 0)
            empty(&w, r);
}
