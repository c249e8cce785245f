/* Stable laws fitted by maximum likelihood.
 *
 * The unknowns are alpha, beta, log gamma and delta/gamma.  The sum of the gradients' outer products stands
 * for the information matrix; a step is what it makes of the gradient, halved until the likelihood
 * grows.  Standard errors are of the expected information: the outer products of a sample depend on the few numbers far
 * out that tell alpha and beta, so that intervals by them are wrong more often.
 *
 * All is done in S0, where the likelihood knows no pole at alpha = 1, unless delta is known in S1. */
#include <burgi/stable_fit.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "data.h"
#include "likelihood.h"
#include "solve.h"
#include "start.h"

enum { MOST_STEPS = 500, MOST_HALVINGS = 40, MANY = 20000 };

/* What a step must gain; the square of how many standard errors from the top is at it, where rounding hides
 * what a step gains; and the part of the first scale at which the likelihood is taken for
 * unbounded. */
static const double ENOUGH = 1e-9, NEAR = 1e-6, NARROWEST = 1e-12, SPIKED = 0.5;

struct task {
    struct bg_stable_data data;
    burgi_stable_param param; /* that the fit is done in */
    unsigned fixed;
};

/* Whether parameter i is where it can go no further in this direction. */
static bool is_outward(const burgi_stable_estimate *e, int i, double direction)
{
    if (i == 0)
        return (e->alpha == 2.0 && direction > 0.0) ||
               (e->alpha == BG_STABLE_FIT_LEAST && direction < 0.0);
    return i == 1 &&
           ((e->beta == 1.0 && direction > 0.0) || (e->beta == -1.0 && direction < 0.0));
}

/* Whether parameter i may not move in the direction of its gradient. */
static bool is_held(const struct task *t, const burgi_stable_estimate *e, int i,
                    double gradient)
{
    return (t->fixed >> i & 1) != 0 || (i == 1 && e->alpha == 2.0) ||
           is_outward(e, i, gradient);
}

static double *parameter(burgi_stable_estimate *e, int i)
{
    return i == 0 ? &e->alpha : i == 1 ? &e->beta : i == 2 ? &e->gamma : &e->delta;
}

static bool is_law(const burgi_stable_estimate *e)
{
    return e->alpha >= BG_STABLE_FIT_LEAST && e->alpha <= 2.0 && fabs(e->beta) <= 1.0 &&
           e->gamma > 0.0;
}

static double clamp(double x, double low, double high)
{
    return fmin(fmax(x, low), high);
}

/* The law at so much of a step. */
static burgi_stable_estimate moved(const burgi_stable_estimate *e, const double step[4],
                                   double t)
{
    burgi_stable_estimate r = *e;
    r.alpha = clamp(e->alpha + clamp(t * step[0], -0.3, 0.3), BG_STABLE_FIT_LEAST, 2.0);
    r.beta = clamp(e->beta + clamp(t * step[1], -0.5, 0.5), -1.0, 1.0);
    r.gamma = e->gamma * exp(clamp(t * step[2], -1.0, 1.0));
    r.delta = e->delta + e->gamma * t * step[3];
    return r;
}

/* How a step has ended: it could gain nothing; it went uphill; or it should have. */
enum step { TOP, UPHILL, STUCK };

/* The step, uphill and within the bounds where it begins at one. */
static void find_step(const struct task *t, const burgi_stable_estimate *e,
                      const struct bg_stable_sums *s, bool held[4], double step[4])
{
    bool again = true;
    for (int i = 0; i < 4; ++i)
        held[i] = is_held(t, e, i, s->gradient[i]);
    while (again) {
        bg_stable_solve(s->information, held, s->gradient, step);
        again = false;
        for (int i = 0; i < 2; ++i)
            if (!held[i] && is_outward(e, i, step[i]))
                held[i] = again = true;
    }
}

static enum step climb(const struct task *t, const struct bg_stable_data *d,
                       burgi_stable_estimate *e, struct bg_stable_sums *s)
{
    bool held[4];
    double step[4], gain = 0.0;
    find_step(t, e, s, held, step);
    for (int i = 0; i < 4; ++i)
        gain += held[i] ? 0.0 : step[i] * s->gradient[i];
    if (gain <= ENOUGH)
        return TOP;
    double part = 1.0;
    for (int i = 0; i < MOST_HALVINGS; ++i, part *= 0.5) {
        const burgi_stable_estimate r = moved(e, step, part);
        const struct bg_stable_sums there = bg_stable_likelihood(d, t->param, &r);
        if (there.likelihood > s->likelihood) {
            *e = r;
            *s = there;
            return UPHILL;
        }
    }
    return STUCK; /* as where there is NaN */
}

/* Whether a place with no way up is the top, by the expected information: the outer products of few numbers may
 * vanish there, and steps are far too long. */
static bool is_top(const struct task *t, const burgi_stable_estimate *e,
                   const struct bg_stable_sums *s)
{
    bool held[4];
    double information[4][4], step[4], square = 0.0;
    for (int i = 0; i < 4; ++i)
        held[i] = is_held(t, e, i, s->gradient[i]);
    bg_stable_information(t->param, e, information);
    bg_stable_solve(information, held, s->gradient, step);
    for (int i = 0; i < 4; ++i)
        square += held[i] ? 0.0 : step[i] * s->gradient[i] / t->data.weight;
    return square <= NEAR;
}

/* Up to the maximum of the likelihood of d; e->end tells whether it was found. */
static struct bg_stable_sums ascend(const struct task *t, const struct bg_stable_data *d,
                                    burgi_stable_estimate *e)
{
    struct bg_stable_sums s = bg_stable_likelihood(d, t->param, e);
    const double least = NARROWEST * e->gamma;
    enum step last = UPHILL;
    for (int i = 0; i < MOST_STEPS && e->gamma > least && last == UPHILL; ++i) {
        last = climb(t, d, e, &s);
        e->iterations += last == UPHILL;
    }
    e->end = last == TOP || (last == STUCK && is_top(t, e, &s)) ? BURGI_STABLE_CONVERGED
                                                                : BURGI_STABLE_NOT_CONVERGED;
    return s;
}

/* The covariances of the unknowns, NaN in the rows of those that the numbers do not tell; 0 of what is
 * held. */
static void covariances(const struct task *t, const burgi_stable_estimate *e, bool held[4],
                        double c[4][4])
{
    double information[4][4];
    bg_stable_information(t->param, e, information);
    for (int i = 0; i < 4; ++i) {
        double right[4] = { 0.0 }, row[4];
        bool own[4];
        memcpy(own, held, sizeof own);
        right[i] = 1.0;
        bg_stable_solve(information, own, right, row);
        for (int j = 0; j < 4; ++j)
            c[i][j] = held[i] || held[j] ? 0.0 : own[i] ? (double)NAN : row[j] / t->data.weight;
    }
}

/* What a parameter's unknown is multiplied by. */
static double unit_of(const burgi_stable_estimate *e, int i)
{
    return i < 2 ? 1.0 : e->gamma;
}

/* delta of S1, and the derivatives of delta/gamma of S1 in the unknowns. */
static double delta_of_s1(const burgi_stable_estimate *e, double slope[4])
{
    const double half_pi = 1.57079632679489662, y = half_pi * (1.0 - e->alpha);
    const bool one = e->alpha == 1.0;
    const double log_gamma = log(e->gamma), pole = one ? log_gamma / half_pi : 1.0 / tan(y);
    slope[0] = one ? 0.0 : -half_pi * e->beta / (sin(y) * sin(y));
    slope[1] = -pole;
    slope[2] = one ? -e->beta * (log_gamma + 1.0) / half_pi : -e->beta * pole;
    slope[3] = 1.0;
    return e->delta - e->beta * e->gamma * pole;
}

/* Standard errors, how the fit has ended, and all in the caller's parametrisation. */
static void finish(const struct task *t, burgi_stable_param param, burgi_stable_estimate *e,
                   const struct bg_stable_sums *s)
{
    bool held[4], on_boundary = false;
    double c[4][4], slope[4];
    for (int i = 0; i < 4; ++i) {
        held[i] = is_held(t, e, i, s->gradient[i]);
        on_boundary |= held[i] && (t->fixed >> i & 1) == 0 && !(i == 1 && e->alpha == 2.0);
    }
    if (e->alpha == 2.0 && (t->fixed & BURGI_STABLE_FIX_BETA) == 0)
        e->beta = 0.0; /* which is as good as any */
    covariances(t, e, held, c);
    for (int i = 0; i < 4; ++i)
        e->se[i] =
            held[i] && (t->fixed >> i & 1) == 0 ? (double)NAN : unit_of(e, i) * sqrt(c[i][i]);
    if (param != t->param) {
        double square = 0.0;
        e->delta = delta_of_s1(e, slope);
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j)
                square += slope[i] * slope[j] * c[i][j];
        e->se[3] = e->gamma * sqrt(square);
    }
    if (e->end == BURGI_STABLE_CONVERGED && on_boundary)
        e->end = BURGI_STABLE_ON_BOUNDARY;
}

static bool is_good(const struct task *t, size_t n, const double *x, const double *w,
                    const burgi_stable_estimate *e)
{
    double weight = 0.0;
    for (size_t i = 0; i < n; ++i) {
        const double more = w != NULL ? w[i] : 1.0;
        if (!isfinite(x[i]) || !(more >= 0.0 && more < HUGE_VAL))
            return false;
        weight += more;
    }
    return weight > 0.0 && weight < HUGE_VAL &&
           ((t->fixed & BURGI_STABLE_FIX_ALPHA) == 0 ||
            (e->alpha >= BG_STABLE_FIT_LEAST && e->alpha <= 2.0)) &&
           ((t->fixed & BURGI_STABLE_FIX_BETA) == 0 || fabs(e->beta) <= 1.0) &&
           ((t->fixed & BURGI_STABLE_FIX_GAMMA) == 0 ||
            (e->gamma > 0.0 && e->gamma < HUGE_VAL)) &&
           ((t->fixed & BURGI_STABLE_FIX_DELTA) == 0 || isfinite(e->delta));
}

/* For low alpha the density has a spike at which each number makes a maximum of its own: goes on from
 * one that is higher, a part of a standard error of a parameter beside, while there is one. */
static struct bg_stable_sums jump(const struct task *t, burgi_stable_estimate *e,
                                  struct bg_stable_sums s)
{
    static const double part[] = { 1.0, 0.1, 0.01, -1.0, -0.1, -0.01 };
    enum { MOST_JUMPS = 8, PARTS = sizeof part / sizeof *part };
    for (int jumps = 0; e->alpha < SPIKED && jumps < MOST_JUMPS; ++jumps) {
        burgi_stable_estimate best = *e;
        struct bg_stable_sums there = s;
        bool held[4];
        double c[4][4];
        for (int i = 0; i < 4; ++i)
            held[i] = is_held(t, e, i, s.gradient[i]);
        covariances(t, e, held, c);
        for (int k = 0; k < 4 * PARTS; ++k) {
            const int i = k % 4;
            burgi_stable_estimate r = *e;
            *parameter(&r, i) += part[k / 4] * unit_of(e, i) * sqrt(c[i][i]);
            if (held[i] || !is_law(&r))
                continue;
            const struct bg_stable_sums at = bg_stable_likelihood(&t->data, t->param, &r);
            if (at.likelihood > there.likelihood + ENOUGH) {
                best = r;
                there = at;
            }
        }
        if (!(there.likelihood > s.likelihood))
            return s;
        *e = best;
        s = ascend(t, &t->data, e);
    }
    return s;
}

/* Of many numbers, up to the maximum for some that stand for them first. */
static burgi_status fit(const struct task *t, burgi_stable_param param,
                        burgi_stable_estimate *e)
{
    struct bg_stable_data few = { .n = 0 };
    const bool many = t->data.n > MANY;
    burgi_status status = many ? bg_stable_data_thin(&few, &t->data, 1000, 8000) : BURGI_OK;
    const struct bg_stable_data *const first = many ? &few : &t->data;

    e->iterations = 0;
    if (status == BURGI_OK)
        status = bg_stable_start(first, t->param, t->fixed, e);
    if (status == BURGI_OK) {
        if (many)
            ascend(t, first, e);
        const struct bg_stable_sums s = jump(t, e, ascend(t, &t->data, e));
        finish(t, param, e, &s);
        e->log_likelihood = bg_stable_likelihood(&t->data, param, e).likelihood;
    }
    bg_stable_data_free(&few);
    return status;
}

burgi_status burgi_stable_fit(size_t n, const double *x, const double *weight,
                              burgi_stable_param param, unsigned fixed,
                              burgi_stable_estimate *e)
{
    const bool known = (fixed & BURGI_STABLE_FIX_DELTA) != 0;
    struct task t = { .param = known ? param : BURGI_STABLE_S0, .fixed = fixed };
    if (n < 2 || x == NULL || e == NULL || fixed > 15 ||
        (param != BURGI_STABLE_S0 && param != BURGI_STABLE_S1) || !is_good(&t, n, x, weight, e))
        return BURGI_EINVAL;
    burgi_status status = bg_stable_data_make(&t.data, n, x, weight);
    if (status == BURGI_OK)
        status = fit(&t, param, e);
    bg_stable_data_free(&t.data);
    return status;
}
