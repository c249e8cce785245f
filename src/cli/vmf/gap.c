/* All from the chord |mu_a - mu_b|, in which nothing cancels as it would in 1 - mu_a'mu_b, and from
 * divergences, which are sums of positive terms: with v = 1 - cosine,
 *
 *   KL(1||2)  = KL of laws about one direction + k2 A(k1) v
 *   -log BC   = [KL(m||1) + KL(m||2)]/2, m the law of (k1 mu1 + k2 mu2)/2: Jensen's gap of log H
 *   the likelihood ratio, 2 sum n KL(fit||pooled fit): a fit is a stationary point of its likelihood. */
#include "gap.h"

#include <burgi.h>
#include <math.h>

#include "quantile.h"

/* 1 - cosine of the angle from mu_a to x mu_a + y mu_b, which are v apart. */
static double versine_to(double x, double y, double v)
{
    const double sine = sqrt(v * (2.0 - v)), half = 0.5 * atan2(y * sine, x + y * (1.0 - v));
    return 2.0 * sin(half) * sin(half);
}

/* |x mu_a + y mu_b| */
static double length_of(double x, double y, double v)
{
    const double sum = x + y;
    return sqrt(fmax(sum * sum - 2.0 * x * y * v, 0.0));
}

static double kl(double p, double k1, double k2, double v)
{
    return burgi_vmf_kl(p, k1, k2, 1.0) + k2 * burgi_vmf_mean_resultant(p, k1) * v;
}

static double hellinger(double p, double ka, double kb, double v)
{
    const double km = 0.5 * length_of(ka, kb, v), va = versine_to(ka, kb, v),
                 vb = versine_to(kb, ka, v);
    return sqrt(-expm1(-0.5 * (kl(p, km, ka, va) + kl(p, km, kb, vb))));
}

/* The pooled fit's 1 - rbar keeps its digits where all rows are close together. */
static double statistic(double p, const struct model *a, const struct model *b, double v)
{
    const double n = a->n + b->n, wa = a->n / n, wb = b->n / n;
    const double x = wa * burgi_vmf_mean_resultant(p, a->mle),
                 y = wb * burgi_vmf_mean_resultant(p, b->mle), r = length_of(x, y, v);
    const double d = wa * burgi_vmf_mean_resultant_compl(p, a->mle) +
                     wb * burgi_vmf_mean_resultant_compl(p, b->mle);
    const double delta = (d * (2.0 - d) + 2.0 * x * y * v) / (1.0 + r);
    const double kappa = r < 0.5 ? burgi_vmf_kappa(p, r) : burgi_vmf_kappa_compl(p, delta);
    return 2.0 * (a->n * kl(p, a->mle, kappa, versine_to(x, y, v)) +
                  b->n * kl(p, b->mle, kappa, versine_to(y, x, v)));
}

/* |mu_a - mu_b|^2/2 of the directions, whatever their lengths. */
static double versine(const struct model *a, const struct model *b)
{
    double aa = 0.0, bb = 0.0, chord = 0.0;
    for (size_t j = 0; j < a->p; ++j) {
        aa += a->mu[j] * a->mu[j];
        bb += b->mu[j] * b->mu[j];
    }
    const double la = sqrt(aa), lb = sqrt(bb);
    for (size_t j = 0; j < a->p; ++j) {
        const double d = a->mu[j] / la - b->mu[j] / lb;
        chord += d * d;
    }
    return fmin(0.5 * chord, 2.0);
}

struct gap gap_of(const struct model *a, const struct model *b)
{
    const double p = (double)a->p, v = versine(a, b);
    struct gap g = { .versine = v,
                     .angle = 2.0 * asin(sqrt(0.5 * v)),
                     .kl_ab = kl(p, a->kappa, b->kappa, v),
                     .kl_ba = kl(p, b->kappa, a->kappa, v),
                     .hellinger = hellinger(p, a->kappa, b->kappa, v),
                     .df = p };
    g.statistic = statistic(p, a, b, v);
    g.p_value = isnan(g.statistic) ? g.statistic : bg_chi2_sf(g.statistic, g.df);
    return g;
}
