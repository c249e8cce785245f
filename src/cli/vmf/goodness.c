/* Two statistics of rows x about the law that is fitted to them, with m the fitted direction, kappa the
 * maximum-likelihood estimate and delta = 1 - m'x = |x - m|^2/2:
 *
 *   radial      Anderson and Darling's, of u = F(m'x), F the distribution function of m'x;
 *   tangential  Rayleigh's T = (p-1) |sum y|^2/n, of the directions y = (x - m'x m)/|x - m'x m|.
 *
 * Since m and kappa are fitted, neither has a law from a book: m turns towards the rows' own noise, all of
 * it where n < p, and makes the sum of x - m'x m zero.  Samples of the law of the marginal kappa, which
 * has no bias to speak of, are fitted in the same way, and the rows' statistics take their rank
 * among those of the samples.  By symmetry only p, n and kappa matter, and kappa little.
 *
 * Together: Fisher's -2 (log P_radial + log P_tangential), P the ranks, by its own rank. */
#include "goodness.h"

#include <burgi.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/team.h"

enum { FEWEST_ROWS = 3, MOST_ROWS = 1 << 14, MOST_NUMBERS = 1 << 21, AT_LEAST = 16 };

/* A lesser mean of delta is rounding, as in burgi_vmf_fit. */
static const double least_spread = 0x1p-96;

size_t goodness_rows(size_t p)
{
    const size_t fit = MOST_NUMBERS / p;
    return fit < AT_LEAST ? AT_LEAST : fit < MOST_ROWS ? fit : MOST_ROWS;
}

/* Room for what is computed of n rows. */
struct desk {
    size_t p, n;
    double *m, *sum;   /* p numbers each */
    double *delta, *u; /* n numbers each */
};

static bool desk_make(struct desk *d, size_t p, size_t n)
{
    double *const room = malloc(2 * (p + n) * sizeof *room);
    *d = (struct desk){ p, n, room, room + p, room + 2 * p, room + 2 * p + n };
    return room != NULL;
}

/* The mean direction; |sum x|, or 0. */
static double direct(const struct desk *d, const double *x)
{
    double square = 0.0;
    memset(d->m, 0, d->p * sizeof *d->m);
    for (size_t i = 0; i < d->n; ++i)
        for (size_t j = 0; j < d->p; ++j)
            d->m[j] += x[i * d->p + j];
    for (size_t j = 0; j < d->p; ++j)
        square += d->m[j] * d->m[j];
    const double length = sqrt(square);
    for (size_t j = 0; j < d->p && length > 0.0; ++j)
        d->m[j] /= length;
    return length;
}

/* Sets delta of each row; returns its mean. */
static double spread(const struct desk *d, const double *x)
{
    double total = 0.0;
    for (size_t i = 0; i < d->n; ++i) {
        double square = 0.0;
        for (size_t j = 0; j < d->p; ++j) {
            const double z = x[i * d->p + j] - d->m[j];
            square += z * z;
        }
        total += d->delta[i] = 0.5 * square;
    }
    return total / (double)d->n;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static const double least = 1e-290;

/* Logarithms of probabilities, those too small for a double by their own functions.  A row that has all digits
 * of the direction, or of its opposite, is a rounding away. */
static double log_below(double u, double p, double kappa, double delta)
{
    return u > least ? log(u) : burgi_vmf_logcdf_compl(p, kappa, fmin(delta, 2.0 - 0x1p-52));
}

static double log_above(double u, double p, double kappa, double delta)
{
    return u > least ? log(u) : burgi_vmf_logsf_compl(p, kappa, fmax(delta, 0x1p-106));
}

/* log(u v), u and v the i-th probability from below and from above; an upper one near 0 comes from its
 * own function. */
static double radial(const struct desk *d, double kappa)
{
    static const double near_1 = 0.999;
    const double n = (double)d->n, p = (double)d->p;
    double sum = 0.0;

    qsort(d->delta, d->n, sizeof *d->delta, by_size);
    burgi_vmf_cdf_compl_n(d->n, &p, 0, &kappa, 0, d->delta, 1, d->u, 1);
    for (size_t i = 0; i < d->n; ++i) { /* the largest u first */
        const double above =
            d->u[i] > near_1 ? burgi_vmf_sf_compl(p, kappa, d->delta[i]) : 1.0 - d->u[i];
        const double weight = 2.0 * (double)i + 1.0;
        sum += weight * log_above(above, p, kappa, d->delta[i]) +
               (2.0 * n - weight) * log_below(d->u[i], p, kappa, d->delta[i]);
    }
    return -n - sum / n;
}

/* x - m'x m = (x - m) + delta m */
static double tangential(const struct desk *d, const double *x)
{
    double along = 0.0, square = 0.0, n = 0.0;
    memset(d->sum, 0, d->p * sizeof *d->sum);
    for (size_t i = 0; i < d->n; ++i) {
        const double length = sqrt(d->delta[i] * (2.0 - d->delta[i]));
        if (!(length > 0.0)) /* x is m or -m */
            continue;
        ++n;
        along += d->delta[i] / length;
        for (size_t j = 0; j < d->p; ++j)
            d->sum[j] += (x[i * d->p + j] - d->m[j]) / length;
    }
    for (size_t j = 0; j < d->p; ++j) {
        const double y = d->sum[j] + along * d->m[j];
        square += y * y;
    }
    if (d->p == 2) /* a sum of signs, which ties with others */
        square = rint(sqrt(square)) * rint(sqrt(square));
    return n > 0.0 ? (double)(d->p - 1) * square / n : 0.0;
}

struct look {
    double radial, tangential, marginal; /* marginal: kappa */
};

/* False where the rows have no direction or no spread. */
static bool look_at(const struct desk *d, const double *x, struct look *look)
{
    const double n = (double)d->n, p = (double)d->p, length = direct(d, x);
    if (d->n < FEWEST_ROWS || !(length > 0.0))
        return false;
    const double delta = spread(d, x), r = length / n;
    if (delta < least_spread)
        return false;
    const double kappa = r < 0.5 ? burgi_vmf_kappa(p, r) : burgi_vmf_kappa_compl(p, delta);
    look->marginal = r < 0.5 ? burgi_vmf_kappa_marginal(p, n, r)
                             : burgi_vmf_kappa_marginal_compl(p, n, delta);
    look->tangential = tangential(d, x); /* before delta is sorted */
    look->radial = radial(d, kappa);
    return true;
}

/* All looks: the rows' own is the first, those at the samples follow. */
struct work {
    const struct draws *draws;
    size_t p, n;
    double kappa;
    struct look *look;
};

/* A thread's own. */
struct place {
    struct work *work;
    struct desk desk;
    double *x;
    bool ok;
};

static void stop(void *place)
{
    struct place *const at = place;
    free(at->desk.m);
    free(at->x);
    free(at);
}

static void *start(void *of)
{
    struct work *const w = of;
    struct place *const at = calloc(1, sizeof *at);
    if (at == NULL)
        return NULL;
    at->work = w;
    at->x = malloc(w->n * w->p * sizeof *at->x);
    if (desk_make(&at->desk, w->p, w->n) && at->x != NULL)
        return at;
    stop(at);
    return NULL;
}

/* Sample i has rows of its own among those that the seed names. */
static void simulate(void *place, size_t i)
{
    struct place *const at = place;
    const struct work *const w = at->work;
    w->look[i + 1] = (struct look){ 0.0, 0.0, 0.0 }; /* of rows without a spread */
    at->ok = burgi_vmf_sample_f64(w->p, NULL, w->kappa, w->draws->seed ^ DRAWS_SEED,
                                  (uint64_t)i * w->n, w->n, at->x, w->p) == BURGI_OK;
    if (at->ok)
        look_at(&at->desk, at->x, &w->look[i + 1]);
}

static bool commit(void *place, size_t i)
{
    (void)i;
    return ((struct place *)place)->ok;
}

/* share[i]: the part of all n values that are at least value[i].  sorted: room for n. */
static void rank(size_t n, const double *value, double *sorted, double *share)
{
    memcpy(sorted, value, n * sizeof *value);
    qsort(sorted, n, sizeof *sorted, by_size);
    for (size_t i = 0; i < n; ++i) {
        size_t below = 0, above = n;
        while (below < above) {
            const size_t mid = below + (above - below) / 2;
            if (sorted[mid] < value[i])
                below = mid + 1;
            else
                above = mid;
        }
        share[i] = (double)(n - below) / (double)n;
    }
}

/* room: for 4 n numbers. */
static void judge(struct goodness *g, size_t n, const struct look *look, double *room)
{
    double *const value = room, *const sorted = room + n, *const first = room + 2 * n,
                  *const second = room + 3 * n;
    for (size_t i = 0; i < n; ++i)
        value[i] = look[i].radial;
    rank(n, value, sorted, first);
    g->radial = (struct verdict){ value[0], first[0] };
    for (size_t i = 0; i < n; ++i)
        value[i] = look[i].tangential;
    rank(n, value, sorted, second);
    g->tangential = (struct verdict){ value[0], second[0] };
    for (size_t i = 0; i < n; ++i)
        value[i] = -2.0 * (log(first[i]) + log(second[i]));
    rank(n, value, sorted, first);
    g->all = (struct verdict){ value[0], first[0] };
}

bool goodness_of(struct goodness *g, size_t p, size_t n, const double *x,
                 const struct draws *draws)
{
    static const struct team team = { start, simulate, commit, stop };
    const struct verdict none = { (double)NAN, (double)NAN };
    struct work w = { .draws = draws, .p = p, .n = n };
    struct desk desk;
    double *const room = malloc(4 * (draws->n + 1) * sizeof *room);
    bool ok = desk_make(&desk, p, n) && room != NULL;

    *g = (struct goodness){ n, none, none, none };
    w.look = malloc((draws->n + 1) * sizeof *w.look);
    ok = ok && w.look != NULL;
    if (ok && look_at(&desk, x, &w.look[0])) {
        w.kappa = w.look[0].marginal;
        ok = team_run(&team, &w, draws->threads, draws->n);
        if (ok)
            judge(g, draws->n + 1, w.look, room);
    }
    free(w.look);
    free(room);
    free(desk.m);
    return ok;
}
