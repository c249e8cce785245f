#include "fits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/team.h"
#include "vmf/interval.h"

const char *warning_text(enum warning w)
{
    static const char *const text[WARNINGS] = {
        [NO_ROWS] = "no usable row: nothing is fitted",
        [ONE_ROW] =
            "one row only: it shows a direction but no spread, so that no concentration "
            "can be estimated",
        [SAME_DIRECTION] = "all rows point the same way: the concentration is infinite (look "
                           "for duplicates)",
        [NO_DIRECTION] =
            "no direction shows: n rbar is at most sqrt(n), as for uniformly spread "
            "rows, and kappa_marginal is 0 (do not rely on the mean direction)",
        [INTERVAL_REACHES_0] =
            "the 95 % interval of kappa reaches 0: uniformly spread rows are not ruled out "
            "(do not rely on the mean direction)",
        [FEW_ROWS] =
            "fewer rows than dimensions: the maximum-likelihood kappa is too high (use "
            "kappa_marginal)",
        [COMMON_DIRECTION] =
            "the classes share a common direction, which makes up most of their "
            "means: to tell classes apart, subtract the mean row from the data "
            "(--center)",
        [UNCENTRED] =
            "no component of the mean direction is negative, as for data that are not "
            "centred: kappa measures mostly what all rows share (to see what sets them "
            "apart, subtract the mean row: --center)",
        [ROWS_LEFT_OUT] = "rows are left out: zero or not finite",
    };
    return text[w];
}

double cone_degrees(const struct fit *f)
{
    return f->r.mu_cone * (180.0 / 3.14159265358979323846);
}

static const double undefined = (double)NAN;

static void nothing_fitted(burgi_vmf_result *r, size_t p)
{
    *r = (burgi_vmf_result){ .struct_size = sizeof *r, .p = (double)p };
    r->rbar = r->delta = r->kappa = r->kappa_se = r->kappa_lo = r->kappa_hi = undefined;
    r->kappa_marginal = r->log_likelihood = r->log_likelihood_ratio = undefined;
    r->entropy = r->mu_cone = undefined;
    r->kappa_pairwise = r->kappa_best_fisher = r->kappa_map = undefined;
    r->wald_lo = r->wald_hi = r->profile_lo = r->profile_hi = undefined;
}

static bool failed(burgi_status status)
{
    say("the fit failed: %s", burgi_strerror(status));
    return false;
}

static burgi_status make(struct fit *f, size_t p, const burgi_vmf_stats *stats)
{
    nothing_fitted(&f->r, p);
    f->mu = malloc(p * sizeof *f->mu);
    if (f->mu == NULL)
        return BURGI_ENOMEM;
    for (size_t j = 0; j < p; ++j)
        f->mu[j] = undefined;
    if (stats == NULL)
        return BURGI_OK;
    f->n = burgi_vmf_stats_count(stats);
    return f->n > 0 ? burgi_vmf_fit(stats, &f->r, f->mu) : BURGI_OK;
}

/* Classes are fitted a hundred at a time, by as many threads as there are. */
enum { AT_A_TIME = 100 };

struct work {
    struct fits *fits;
    const struct pool *pool;
    burgi_status status; /* of a thread's own place: how its last hundred went */
};

static void *start(void *of)
{
    struct work *const own = malloc(sizeof *own);
    if (own != NULL)
        *own = *(const struct work *)of;
    else
        failed(BURGI_ENOMEM);
    return own;
}

static void make_classes(void *place, size_t i)
{
    struct work *const w = place;
    const size_t from = i * AT_A_TIME, left = w->fits->classes - from,
                 end = from + (left < AT_A_TIME ? left : AT_A_TIME);
    for (size_t c = from; c < end && w->status == BURGI_OK; ++c)
        w->status = make(&w->fits->of_class[c], w->pool->rows.p, w->pool->of_class[c]);
}

static bool commit(void *place, size_t i)
{
    const struct work *const w = place;
    (void)i;
    return w->status == BURGI_OK || failed(w->status);
}

static void warn(struct fit *f, enum warning w, bool if_so)
{
    f->warned |= (unsigned)if_so << w;
}

static void warn_alone(struct fit *f, const struct choice *choice)
{
    double lo, hi;
    interval_of(&f->r, choice->interval, &lo, &hi);
    warn(f, NO_ROWS, f->n == 0);
    warn(f, ONE_ROW, f->n == 1);
    warn(f, SAME_DIRECTION, f->n > 1 && f->r.delta == 0.0);
    warn(f, NO_DIRECTION, f->n > 1 && bg_vmf_no_direction(f->r.kappa_marginal));
    warn(f, INTERVAL_REACHES_0, f->n > 1 && lo == 0.0 && !(f->warned >> NO_DIRECTION & 1u));
    warn(f, FEW_ROWS, f->n > 1 && f->r.n < f->r.p);
    warn(f, ROWS_LEFT_OUT, f->skipped > 0 && f->label != NULL);
}

/* The mean cosine between the mean rows of two classes: 1 where all point the same way, 0 where
 * they are orthogonal.  Each pair weighs as much as the lengths of its two sums of rows, n r; where
 * that is nothing beside one class, the difference of squares is rounding, and 0 is said. */
static double mean_cosine(const struct fits *fits)
{
    const double whole = fits->all.r.n * fits->all.r.rbar; /* the length of the sum of all */
    double lengths = 0.0, squares = 0.0, pairs = 0.0;
    for (size_t c = 0; c < fits->classes; ++c)
        if (fits->of_class[c].n > 0) {
            const double length = fits->of_class[c].r.n * fits->of_class[c].r.rbar;
            pairs += 2.0 * lengths * length;
            lengths += length;
            squares += length * length;
        }
    return pairs > 1e-9 * squares ? (whole * whole - squares) / pairs : 0.0;
}

/* In so few dimensions a direction is without negative components by chance. */
static bool uncentred(const struct fit *f)
{
    size_t j = 0;
    while (j < (size_t)f->r.p && f->mu[j] >= 0.0)
        ++j;
    return j == (size_t)f->r.p && j >= 10 && f->r.rbar > 0.5;
}

static void warn_all(struct fits *fits)
{
    size_t filled = 0;
    warn_alone(&fits->all, &fits->choice);
    for (size_t c = 0; c < fits->classes; ++c) {
        warn_alone(&fits->of_class[c], &fits->choice);
        filled += fits->of_class[c].n > 0;
    }
    if (filled > 1)
        warn(&fits->all, COMMON_DIRECTION, mean_cosine(fits) > 0.5);
    else if (fits->all.n > 1)
        warn(&fits->all, UNCENTRED, fits->center == NULL && uncentred(&fits->all));
}

bool fits_make(struct fits *fits, const struct pool *pool, const struct choice *choice,
               size_t threads)
{
    static const struct team team = { start, make_classes, commit, free };
    const struct rows *rows = &pool->rows;
    struct work work = { fits, pool, BURGI_OK };

    *fits = (struct fits){ .rows = rows,
                           .center = pool->center,
                           .rbar_before = pool->rbar_before,
                           .choice = *choice,
                           .classes = rows->labels.classes };
    fits->all.skipped = rows->left_out;
    const burgi_status status = make(&fits->all, rows->p, pool->all);
    fits->of_class = calloc(fits->classes + 1, sizeof *fits->of_class);
    if (status != BURGI_OK || fits->of_class == NULL)
        return failed(status != BURGI_OK ? status : BURGI_ENOMEM);
    for (size_t c = 0; c < fits->classes; ++c) {
        fits->of_class[c].label = &rows->labels.label[c];
        fits->of_class[c].skipped = rows->left_out_of[c];
    }
    if (!team_run(&team, &work, threads, (fits->classes + AT_A_TIME - 1) / AT_A_TIME))
        return false;
    warn_all(fits);
    return true;
}

void fits_free(struct fits *fits)
{
    free(fits->all.mu);
    for (size_t c = 0; fits->of_class != NULL && c < fits->classes; ++c)
        free(fits->of_class[c].mu);
    free(fits->of_class);
}
