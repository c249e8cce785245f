/* With v = S/N - mu, mu the direction that the pass measured from, |S/N|^2 is 1 - 2 D/N + |v|^2, so that
 *
 *   1 - rbar^2 = 2 D/N - |v|^2
 *
 * has the digits of D where mu is near: the last term is then of second order, and a few steps bring it there.
 *
 * A component of one row, or of rows that all point the same way, has a likelihood without bound.  Once such, it
 * is given a row more, about its own direction and as far from it as the rows of the other components
 * are from theirs (of all rows, where there is no other). */
#include "step.h"

#include <burgi/vmf.h>
#include <math.h>

#include "isa/kernel/tiles.h"

static const double row_min = 1e-6, delta_degenerate = 0x1p-90, delta_floor = 0x1p-52,
                    delta_single = 0x1p-20, weight_floor = 0x1p-1000;
enum { DEGENERATE = BURGI_COMPONENT_ONE_POINT | BURGI_COMPONENT_COLLAPSED };

/* rbar and delta, and the direction. */
static void resultant(size_t p, double n, double d, const double *s, double *mu,
                      burgi_vmf_component *c)
{
    const struct bg_tiles *const tiles = bg_tiles_picked();
    const double length = sqrt(tiles->dot(p, s, s));
    double off = 0.0;

    c->rbar = fmin(length / n, 1.0);
    c->delta = 1.0 - c->rbar;
    if (c->rbar >= 0.5) {
        for (size_t j = 0; j < p; ++j) {
            const double v = s[j] / n - mu[j];
            off += v * v;
        }
        const double q = fmax(2.0 * d / n - off, 0.0);
        c->delta = q / (1.0 + sqrt(fmax(1.0 - q, 0.0)));
        c->rbar = 1.0 - c->delta;
    }
    for (size_t j = 0; length > 0.0 && j < p; ++j)
        mu[j] = s[j] / length;
}

/* Whether the likelihood is without bound.  Single precision can't tell. */
static void look(const struct bg_sums *sums, double n, burgi_vmf_component *c)
{
    c->flags &= ~(unsigned)BURGI_COMPONENT_EMPTY;
    if (sums->single && c->delta < delta_single) {
        c->delta = delta_single;
        c->rbar = 1.0 - delta_single;
    } else if (c->delta < delta_degenerate)
        c->flags |= n < 1.5 ? BURGI_COMPONENT_ONE_POINT : BURGI_COMPONENT_COLLAPSED;
}

/* 1 - rbar of the components that have one, together; else that of all rows. */
static double usual_delta(size_t p, const struct bg_sums *sums, const burgi_vmf_mixture *m)
{
    double n = 0.0, d = 0.0, all = 0.0, square = 0.0;

    for (size_t k = 0; k < m->k; ++k) {
        all += sums->n[k];
        if (m->component[k].flags == 0) {
            n += sums->n[k];
            d += sums->n[k] * m->component[k].delta;
        }
    }
    if (n > 0.0)
        return fmax(d / n, delta_floor);
    for (size_t j = 0; j < p; ++j) {
        double s = 0.0;
        for (size_t k = 0; k < m->k; ++k)
            s += sums->s[k * p + j];
        square += s * s;
    }
    return fmax(1.0 - sqrt(square) / all, delta_floor);
}

static double kappa_of(double p, const burgi_vmf_component *c)
{
    return c->rbar < 0.5 ? burgi_vmf_kappa(p, c->rbar) : burgi_vmf_kappa_compl(p, c->delta);
}

/* The derivative of the log marginal likelihood, sum over components of R A(kappa R) - n A(kappa), R = n rbar. */
static double marginal_slope(double p, const struct bg_sums *sums, const burgi_vmf_mixture *m,
                             double kappa)
{
    const double rest = burgi_vmf_mean_resultant_compl(p, kappa);
    double slope = 0.0;

    for (size_t k = 0; k < m->k; ++k) {
        const double n = sums->n[k], r = n * m->component[k].rbar;
        slope += n * (rest - m->component[k].delta) -
                 r * burgi_vmf_mean_resultant_compl(p, kappa * r);
    }
    return slope;
}

/* Of one kappa for all components: between 0 and the most likely one, which is above. */
static double common_marginal(double p, const struct bg_sums *sums, const burgi_vmf_mixture *m,
                              double above)
{
    double low = 0.0, high = above;

    for (int i = 0; i < 100; ++i) {
        const double middle = 0.5 * (low + high);
        if (marginal_slope(p, sums, m, middle) < 0.0)
            high = middle;
        else
            low = middle;
    }
    return low;
}

double bg_step_marginal(double p, double n, const burgi_vmf_component *c)
{
    if (n <= 1.0)
        return 0.0; /* as where rbar <= 1/sqrt(n) */
    return c->rbar < 0.5 ? burgi_vmf_kappa_marginal(p, n, c->rbar)
                         : burgi_vmf_kappa_marginal_compl(p, n, c->delta);
}

/* So many rows more, so far from the direction. */
static void add_rows(double n, double more, double delta, burgi_vmf_component *c)
{
    c->delta = (n * c->delta + more * delta) / (n + more);
    c->rbar = 1.0 - c->delta;
}

static void free_kappa(double p, burgi_mixture_estimate estimate, double n, double usual,
                       burgi_vmf_component *c)
{
    const bool degenerate = (c->flags & DEGENERATE) != 0;

    if (degenerate)
        add_rows(n, 1.0, usual, c);
    n += degenerate;
    if (estimate == BURGI_ESTIMATE_MAP)
        add_rows(n, 1.0, 1.0, c);
    c->kappa = estimate == BURGI_ESTIMATE_MARGINAL ? bg_step_marginal(p, n, c) : kappa_of(p, c);
}

static void common_kappa(double p, burgi_mixture_estimate estimate, const struct bg_sums *sums,
                         burgi_vmf_mixture *m)
{
    burgi_vmf_component all = { .delta = 0.0 };
    double n = 0.0;

    for (size_t k = 0; k < m->k; ++k) {
        all.delta += sums->n[k] * m->component[k].delta;
        n += sums->n[k];
    }
    all.delta = fmax(all.delta / n, delta_floor);
    all.rbar = 1.0 - all.delta;
    if (estimate == BURGI_ESTIMATE_MAP)
        add_rows(n, 1.0, 1.0, &all);
    all.kappa = kappa_of(p, &all);
    if (estimate == BURGI_ESTIMATE_MARGINAL)
        all.kappa = common_marginal(p, sums, m, all.kappa);
    for (size_t k = 0; k < m->k; ++k) {
        m->component[k].rbar = all.rbar;
        m->component[k].delta = all.delta;
        m->component[k].kappa = all.kappa;
    }
}

static void concentrations(const burgi_mixture_options *options, const struct bg_sums *sums,
                           burgi_vmf_mixture *m)
{
    const double p = (double)m->p, usual = usual_delta(m->p, sums, m);

    if (options->kappa == BURGI_KAPPA_COMMON) {
        common_kappa(p, options->estimate, sums, m);
        return;
    }
    for (size_t k = 0; k < m->k; ++k)
        if (options->kappa == BURGI_KAPPA_FIXED)
            m->component[k].kappa = options->kappa_value;
        else if ((m->component[k].flags & BURGI_COMPONENT_EMPTY) == 0)
            free_kappa(p, options->estimate, sums->n[k], usual, &m->component[k]);
}

void bg_step(const burgi_mixture_options *options, struct bg_sums *sums, burgi_vmf_mixture *m)
{
    double all = sums->background;

    for (size_t k = 0; k < m->k; ++k)
        all += sums->n[k];
    for (size_t k = 0; k < m->k; ++k) {
        burgi_vmf_component *const c = &m->component[k];
        c->weight = sums->n[k] / all;
        if (sums->n[k] < row_min) {
            c->flags |= BURGI_COMPONENT_EMPTY;
            continue;
        }
        resultant(m->p, sums->n[k], sums->d[k], sums->s + k * m->p, m->mu + k * m->p, c);
        sums->d[k] = sums->n[k] * c->delta;
        look(sums, sums->n[k], c);
    }
    if (m->background > 0.0)
        m->background = fmax(sums->background / all, weight_floor);
    concentrations(options, sums, m);
}
