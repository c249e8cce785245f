/* A permutation deals the rows of both samples out again, as many to each: its statistics (pair.c) have
 * the law of those of the samples themselves where the rows of both are of one law. */
#include "permute.h"

#include <math.h>
#include <stdlib.h>

#include "cli/team.h"
#include "core/rng.h"
#include "pair.h"

/* Permutations that pass over the rows together; rows; numbers of a sample. */
enum {
    TOGETHER = 16,
    FEWEST_FOR_MEAN = 2,
    FEWEST_FOR_KAPPA = 3,
    MOST_NUMBERS = 1 << 25,
    AT_LEAST = 16
};

size_t permuted_rows(size_t p)
{
    const size_t fit = MOST_NUMBERS / p;
    return fit < AT_LEAST ? AT_LEAST : fit;
}

/* A permutation. */
struct deal {
    struct sums s[2];
    size_t left, own; /* rows that it has still to choose, and has chosen of the sample's own */
    bg_random bits;   /* of two rows */
};

struct work {
    const struct pair *pair;
    const struct draws *draws;
    size_t few; /* the sample whose rows are chosen: the one of fewer */
    size_t mean_large,
        kappa_large; /* permutations whose statistics are as large as the samples' */
};

/* A thread's own. */
struct place {
    struct work *work;
    struct deal deal[TOGETHER];
    double *z;
    size_t mean_large, kappa_large; /* of its last permutations */
};

static void stop(void *place)
{
    struct place *const at = place;
    free(at->z);
    free(at);
}

static void *start(void *of)
{
    struct work *const w = of;
    const size_t p = w->pair->p;
    struct place *const at = calloc(1, sizeof *at);
    if (at == NULL)
        return NULL;
    at->work = w;
    at->z = malloc(2 * TOGETHER * p * sizeof *at->z);
    if (at->z == NULL) {
        free(at);
        return NULL;
    }
    for (size_t k = 0; k < TOGETHER; ++k)
        for (size_t i = 0; i < 2; ++i)
            at->deal[k].s[i].z = at->z + (2 * k + i) * p;
    return at;
}

/* Whether the samples are dealt as they are, or the one for the other: rounding must not make them less
 * than themselves, */
static bool deals_same(const struct pair *t, const struct deal *d, size_t few)
{
    return d->own == t->n[few] || (d->own == 0 && t->n[0] == t->n[1]);
}

/* nor rows that equal others. */
static bool is_as_large(double statistic, double seen)
{
    return fabs(statistic) >= fabs(seen) * (1.0 - 1e-9);
}

/* Row by row, so that each set of so many rows is as likely as any other (Knuth's algorithm S): the row
 * is taken with the probability that the rows left give it. */
static void deal_rows(struct place *at, size_t first, size_t together)
{
    const struct pair *const t = at->work->pair;
    const size_t n = t->all.n, few = at->work->few;
    const uint64_t seed = at->work->draws->seed ^ DRAWS_SEED;
    for (size_t k = 0; k < together; ++k) {
        sums_clear(t, &at->deal[k].s[few]);
        at->deal[k].s[few].n = at->deal[k].left = t->n[few];
        at->deal[k].own = 0;
    }
    for (size_t i = 0; i < n; ++i)
        for (size_t k = 0; k < together; ++k) {
            struct deal *const d = &at->deal[k];
            if (i % 2 == 0)
                d->bits = bg_random_bits(seed, first + k, i / 2);
            const double u = bg_uniform(i % 2 == 0 ? d->bits.a : d->bits.b);
            if (u * (double)(n - i) < (double)d->left) {
                sums_add(t, i, &d->s[few]);
                --d->left;
                d->own += (i < t->n[0]) == (few == 0);
            }
        }
}

static void permute(void *place, size_t item)
{
    struct place *const at = place;
    const struct work *const w = at->work;
    const struct pair *const t = w->pair;
    const size_t first = item * TOGETHER, left = w->draws->n - first,
                 together = left < TOGETHER ? left : TOGETHER;

    deal_rows(at, first, together);
    at->mean_large = at->kappa_large = 0;
    for (size_t k = 0; k < together; ++k) {
        struct sums *const s = at->deal[k].s;
        sums_rest(t, &s[w->few], &s[1 - w->few]);
        const struct look look = pair_look(t, s);
        const bool same = deals_same(t, &at->deal[k], w->few);
        at->mean_large += same || is_as_large(look.mean, t->seen.mean);
        at->kappa_large += same || is_as_large(look.kappa, t->seen.kappa);
    }
}

static bool commit(void *place, size_t i)
{
    const struct place *const at = place;
    (void)i;
    at->work->mean_large += at->mean_large;
    at->work->kappa_large += at->kappa_large;
    return true;
}

static struct verdict verdict(double seen, size_t as_large, size_t permutations)
{
    return (struct verdict){ seen, ((double)as_large + 1.0) / ((double)permutations + 1.0) };
}

bool permuted_of(struct permuted *to, size_t p, const struct sample *s,
                 const struct draws *draws)
{
    static const struct team team = { start, permute, commit, stop };
    const struct verdict none = { (double)NAN, (double)NAN };
    const size_t few = s[1].n < s[0].n, items = (draws->n + TOGETHER - 1) / TOGETHER;
    struct pair pair;
    struct work w = { .pair = &pair, .draws = draws, .few = few };

    *to = (struct permuted){ none, none };
    if (s[few].n < FEWEST_FOR_MEAN)
        return true;
    const bool ok = pair_make(&pair, p, s) && team_run(&team, &w, draws->threads, items);
    if (ok && !pair_is_alike(&pair))
        to->mean = verdict(pair.seen.mean, w.mean_large, draws->n);
    if (ok && s[few].n >= FEWEST_FOR_KAPPA && !pair_has_no_spread(&pair))
        to->kappa = verdict(pair.seen.kappa, w.kappa_large, draws->n);
    pair_free(&pair);
    return ok;
}
