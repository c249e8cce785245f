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

/* Between two directions: 1 - cosine and 1 + cosine, |mu_a -+ mu_b|^2/2, each with its digits. */
struct turn {
    double less, more;
};

/* 1 - cosine of the angle from mu_a to x mu_a + y mu_b. */
static double versine_to(double x, double y, struct turn t)
{
    const double cosine = t.less < t.more ? 1.0 - t.less : t.more - 1.0;
    const double half = 0.5 * atan2(y * sqrt(t.less * t.more), x + y * cosine);
    return 2.0 * sin(half) * sin(half);
}

/* |x mu_a + y mu_b| */
static double length_of(double x, double y, struct turn t)
{
    const double sum = x + y, difference = x - y;
    const double square = t.less < t.more ? sum * sum - 2.0 * x * y * t.less
                                          : difference * difference + 2.0 * x * y * t.more;
    return sqrt(square < 0.0 ? 0.0 : square);
}

static double kl(double p, double k1, double k2, double v)
{
    return burgi_vmf_kl(p, k1, k2, 1.0) + k2 * burgi_vmf_mean_resultant(p, k1) * v;
}

static double hellinger(double p, double ka, double kb, struct turn t)
{
    const double km = 0.5 * length_of(ka, kb, t), va = versine_to(ka, kb, t),
                 vb = versine_to(kb, ka, t);
    return sqrt(-expm1(-0.5 * (kl(p, km, ka, va) + kl(p, km, kb, vb))));
}

/* The pooled fit's 1 - rbar keeps its digits where all rows are close together. */
static double statistic(double p, const struct model *a, const struct model *b, struct turn t)
{
    const double n = a->n + b->n, wa = a->n / n, wb = b->n / n;
    const double x = wa * burgi_vmf_mean_resultant(p, a->mle),
                 y = wb * burgi_vmf_mean_resultant(p, b->mle), r = length_of(x, y, t);
    const double d = wa * burgi_vmf_mean_resultant_compl(p, a->mle) +
                     wb * burgi_vmf_mean_resultant_compl(p, b->mle);
    const double delta = (d * (2.0 - d) + 2.0 * x * y * t.less) / (1.0 + r);
    const double kappa = r < 0.5 ? burgi_vmf_kappa(p, r) : burgi_vmf_kappa_compl(p, delta);
    return 2.0 * (a->n * kl(p, a->mle, kappa, versine_to(x, y, t)) +
                  b->n * kl(p, b->mle, kappa, versine_to(y, x, t)));
}

static double largest(size_t p, const double *x)
{
    double most = 0.0;
    for (size_t j = 0; j < p; ++j)
        most = fmax(most, fabs(x[j]));
    return most;
}

/* The length of x/scale. */
static double length(size_t p, const double *x, double scale)
{
    double sum = 0.0;
    for (size_t j = 0; j < p; ++j)
        sum += x[j] / scale * (x[j] / scale);
    return sqrt(sum);
}

/* Of vectors of any length. */
static struct turn turn_of(size_t p, const double *a, const double *b)
{
    const double most_a = largest(p, a), most_b = largest(p, b);
    const double la = length(p, a, most_a), lb = length(p, b, most_b);
    struct turn t = { 0.0, 0.0 };
    for (size_t j = 0; j < p; ++j) {
        const double x = a[j] / most_a / la, y = b[j] / most_b / lb;
        t.less += 0.5 * (x - y) * (x - y);
        t.more += 0.5 * (x + y) * (x + y);
    }
    return t;
}

struct gap gap_of(const struct model *a, const struct model *b)
{
    const double p = (double)a->p;
    const struct turn t = turn_of(a->p, a->mu, b->mu);
    struct gap g = { .versine = t.less,
                     .angle = 2.0 * atan2(sqrt(t.less), sqrt(t.more)),
                     .kl_ab = kl(p, a->kappa, b->kappa, t.less),
                     .kl_ba = kl(p, b->kappa, a->kappa, t.less),
                     .hellinger = hellinger(p, a->kappa, b->kappa, t),
                     .df = p };
    g.statistic = statistic(p, a, b, t);
    g.p_value = isnan(g.statistic) ? g.statistic : bg_chi2_sf(g.statistic, g.df);
    return g;
}
