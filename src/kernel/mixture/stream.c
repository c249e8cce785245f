/* Stepwise EM: one E-step for each block of rows, by the parameters so far, and an M-step of the sums of all blocks so
 * far.  Each row counts once, whenever it comes: the order of the rows matters little, as long as the
 * first block, which is fitted by itself, has rows of all kinds. */
#include <burgi/vmf_mixture.h>

#include <stdlib.h>

#include "core/fn.h"
#include "describe.h"
#include "isa/kernel/tiles.h"
#include "kernel/group.h"
#include "law.h"
#include "pass.h"
#include "step.h"

struct burgi_mixture_stream {
    burgi_mixture_options options;
    burgi_vmf_mixture *m;
    struct bg_sums sums;
    uint64_t blocks;
    struct bg_score_sums seen; /* of the rows that were looked at, */
    double weight;             /* and their weights */
    size_t rows, skipped, first_skipped;
};

static enum bg_giving giving_of(const burgi_mixture_options *o)
{
    if (o->assign == BURGI_ASSIGN_SOFT)
        return BG_GIVE_SOFT;
    if (o->assign == BURGI_ASSIGN_STOCHASTIC)
        return BG_GIVE_DRAWN;
    return o->kappa == BURGI_KAPPA_COMMON ? BG_GIVE_NEAREST : BG_GIVE_LIKELY;
}

static void add(const struct burgi_mixture_stream *s, const struct bg_sums *block)
{
    const size_t k = s->m->k;
    struct bg_sums total = s->sums;

    bg_tiles_picked()->add(k * (s->m->p + 2), block->n,
                           total.n); /* n, d and s lie side by side */
}

/* The block's sums by the parameters so far, and the parameters of all sums. */
static burgi_status take(struct burgi_mixture_stream *s, const struct bg_directions *x)
{
    const burgi_vmf_mixture *const m = s->m;
    struct bg_sums block;
    struct bg_plan *const plan = bg_plan_new(x, s->options.threads, 1, m);
    int32_t *best = calloc(x->rows.n + 1, sizeof *best);
    const bool ok = bg_sums_begin(&block, 1, m->k, m->p) && plan != NULL && best != NULL;
    const struct bg_pass pass = { .x = x,
                                  .giving = giving_of(&s->options),
                                  .seed = s->options.seed,
                                  .step = s->blocks,
                                  .mixtures = 1,
                                  .mixture = &s->m,
                                  .best = &best,
                                  .sums = &block,
                                  .plan = plan };
    if (ok) {
        bg_pass_run(&pass);
        add(s, &block);
        s->sums.background += block.background;
        ++s->blocks;
        bg_step(&s->options, &s->sums, s->m);
    }
    bg_sums_end(&block, 1);
    bg_plan_free(plan);
    free(best);
    return ok ? BURGI_OK : BURGI_ENOMEM;
}

static burgi_status with_directions(struct burgi_mixture_stream *s, const burgi_rows *rows,
                                    burgi_status (*what)(struct burgi_mixture_stream *s,
                                                         const struct bg_directions *x))
{
    struct bg_directions x;

    if (s == NULL || !bg_rows_ok(rows))
        return BURGI_EINVAL;
    if (rows->p != s->m->p)
        return BURGI_EDOM;
    burgi_status status = bg_directions_begin(&x, rows, bg_threads(s->options.threads));
    if (status == BURGI_OK)
        status = what(s, &x);
    bg_directions_end(&x);
    return status;
}

burgi_status burgi_mixture_stream_add(burgi_mixture_stream *s, const burgi_rows *rows)
{
    return with_directions(s, rows, take);
}

burgi_status burgi_mixture_stream_new(const burgi_rows *first,
                                      const burgi_mixture_options *options,
                                      burgi_mixture_stream **stream)
{
    burgi_mixture_stream *s;

    if (stream == NULL)
        return BURGI_EINVAL;
    *stream = NULL;
    if (options == NULL || first == NULL) /* an engine's rows are null */
        return BURGI_EINVAL;
    if ((s = calloc(1, sizeof *s)) == NULL)
        return BURGI_ENOMEM;
    burgi_status status = burgi_vmf_mixture_fit(first, options, &s->m);
    if (status == BURGI_OK) {
        const size_t k = s->m->k;
        s->options = *options;
        s->seen.n = calloc(k + 1, sizeof *s->seen.n);
        if (!bg_sums_begin(&s->sums, 1, k, s->m->p) || s->seen.n == NULL)
            status = BURGI_ENOMEM;
        else {
            for (size_t j = 0; j < k * (s->m->p + 2); ++j)
                s->sums.n[j] = 0.0;
            status = burgi_mixture_stream_add(s, first);
        }
    }
    if (status == BURGI_OK)
        *stream = s;
    else
        burgi_mixture_stream_free(s);
    return status;
}

void burgi_mixture_stream_free(burgi_mixture_stream *s)
{
    if (s == NULL)
        return;
    burgi_vmf_mixture_free(s->m);
    bg_sums_end(&s->sums, 1);
    free(s->seen.n);
    free(s);
}

static burgi_status look(struct burgi_mixture_stream *s, const struct bg_directions *x)
{
    static const struct bg_scores nothing;
    const size_t k = s->m->k;
    double *const n = malloc((k + 1) * sizeof *n);
    struct bg_score_sums sums = { .n = n };

    if (n == NULL || !bg_score_run(s->m, x, s->options.threads, &nothing, &sums)) {
        free(n);
        return BURGI_ENOMEM;
    }
    for (size_t c = 0; c <= k; ++c)
        s->seen.n[c] += n[c];
    s->seen.log_likelihood += sums.log_likelihood;
    s->seen.entropy += sums.entropy;
    s->weight += x->weight;
    if (s->first_skipped == 0 && x->first_skipped != 0)
        s->first_skipped = s->rows + x->first_skipped;
    s->skipped += x->skipped;
    s->rows += x->rows.n;
    free(n);
    return BURGI_OK;
}

burgi_status burgi_mixture_stream_look(burgi_mixture_stream *s, const burgi_rows *rows)
{
    return with_directions(s, rows, look);
}

burgi_vmf_mixture *burgi_mixture_stream_end(burgi_mixture_stream *s)
{
    burgi_vmf_mixture *const m = s->m;

    m->skipped = s->skipped;
    m->first_skipped = s->first_skipped;
    m->iterations = (size_t)s->blocks;
    m->converged = 0;
    if (s->weight == 0.0)
        s->seen.log_likelihood = BG_NAN;
    bg_mixture_describe(&s->options, s->weight, &s->seen, m);
    s->m = NULL;
    burgi_mixture_stream_free(s);
    return m;
}
