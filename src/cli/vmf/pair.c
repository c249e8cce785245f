/* Two statistics:
 *
 *   mean   2 (|a| + |b| - |a + b|), a and b the sums of each one's rows times its kappa: large where their
 *          directions differ (Watson 1983).  Its law hardly depends on the kappas if there are many
 *          rows, so that samples of different ones may be compared; R_1 + R_2 - R would find them unequal
 *          for that alone.
 *   kappa  Welch's t of the rows' spreads, in which mean directions, that may differ, have no part: with
 *          z = x - the mean of its sample, Q = sum |z|^2,
 *
 *            v = (n |z|^2 - Q/(n-1))/(n-2),
 *
 *          the jackknife's pseudo-value of the mean of |x - x'|^2/2 over pairs of rows of a sample: an
 *          unbiased estimate of 1 - A(kappa)^2, for any n and p.
 *
 * Rows are taken less the direction of all of them, c, so that no digit is lost where they are close:
 * with Z, Q sums of x - c and |x - c|^2, n^2 - |sum x|^2 = n Q - |Z|^2. */
#include "pair.h"

#include <burgi.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A lesser |x - c|^2, or chord, is rounding, as in burgi_vmf_fit, and a lesser part of it that is spread. */
static const double least_spread = 0x1p-95, rounding = 0x1p-46;

/* kappa times |sum x|, and the latter over n with its complement. */
struct resultant {
    double r, delta, length;
};

static struct resultant resultant_of(const struct pair *t, const struct sums *s)
{
    const double n = (double)s->n, p = (double)t->p;
    double direct = 0.0, square = 0.0;
    for (size_t j = 0; j < t->p; ++j) {
        const double x = n * t->center[j] + s->z[j];
        direct += x * x;
        square += s->z[j] * s->z[j];
    }
    struct resultant a = { .r = fmin(sqrt(direct) / n, 1.0) };
    const double spread = s->q - square / n;
    a.delta = spread > rounding * s->q ? spread / n / (1.0 + a.r) : 0.0;
    const double kappa =
        a.r < 0.5 ? burgi_vmf_kappa(p, a.r) : burgi_vmf_kappa_compl(p, a.delta);
    a.length = kappa * a.r * n;
    return a;
}

/* 2 (|a| + |b| - |a + b|) from the chord of their directions, (x_a/|x_a| - x_b/|x_b|)^2. */
static double mean_statistic(const struct pair *t, const struct sums *s)
{
    const struct resultant a = resultant_of(t, &s[0]), b = resultant_of(t, &s[1]);
    if (!(a.r > 0.0 && b.r > 0.0))
        return 0.0;
    const double fa = 1.0 / (a.r * (double)s[0].n), fb = 1.0 / (b.r * (double)s[1].n),
                 along = (b.r < 0.5 && a.r < 0.5 ? b.r - a.r : a.delta - b.delta) / (a.r * b.r);
    double chord = 0.0;
    for (size_t j = 0; j < t->p; ++j) {
        const double x = along * t->center[j] + (fa * s[0].z[j] - fb * s[1].z[j]);
        chord += x * x;
    }
    if (chord < least_spread)
        return 0.0;
    const double less = fmin(a.length, b.length), more = fmax(a.length, b.length),
                 share = isinf(more) ? isinf(less) != 0 : less / more, sum = 1.0 + share;
    return 2.0 * less * chord / (sum + sqrt(fmax(sum * sum - share * chord, 0.0)));
}

static double kappa_statistic(const struct sums *s)
{
    const double na = (double)s[0].n, nb = (double)s[1].n;
    const double a = s[0].v / na, b = s[1].v / nb, difference = b - a;
    const double square = fmax(s[0].v2 / na - a * a, 0.0) / (na - 1.0) +
                          fmax(s[1].v2 / nb - b * b, 0.0) / (nb - 1.0);
    return difference == 0.0 ? 0.0 : difference / sqrt(square);
}

struct look pair_look(const struct pair *t, const struct sums *s)
{
    return (struct look){ mean_statistic(t, s), kappa_statistic(s) };
}

void sums_add(const struct pair *t, size_t i, struct sums *s)
{
    const double *const z = t->z + i * t->p;
    double *const to = s->z;
    s->q += t->q[i];
    s->v += t->v[i];
    s->v2 += t->v[i] * t->v[i];
#pragma omp simd
    for (size_t j = 0; j < t->p; ++j)
        to[j] += z[j];
}

void sums_rest(const struct pair *t, const struct sums *part, struct sums *to)
{
    to->n = t->all.n - part->n;
    to->q = t->all.q - part->q;
    to->v = t->all.v - part->v;
    to->v2 = t->all.v2 - part->v2;
    for (size_t j = 0; j < t->p; ++j)
        to->z[j] = t->all.z[j] - part->z[j];
}

void sums_clear(const struct pair *t, struct sums *s)
{
    memset(s->z, 0, t->p * sizeof *s->z);
    s->q = s->v = s->v2 = 0.0;
}

/* Rows less their center, of rows that follow at; and v without its mean over all. */
static void prepare(struct pair *t, const struct sample *s, size_t at)
{
    double *const mean = t->all.z, n = (double)s->n, q = 0.0;
    memset(mean, 0, t->p * sizeof *mean);
    for (size_t i = 0; i < s->n; ++i)
        for (size_t j = 0; j < t->p; ++j) {
            t->z[(at + i) * t->p + j] = s->x[i * t->p + j] - t->center[j];
            mean[j] += t->z[(at + i) * t->p + j] / n;
        }
    for (size_t i = at; i < at + s->n; ++i) {
        double own = 0.0, square = 0.0;
        for (size_t j = 0; j < t->p; ++j) {
            const double z = t->z[i * t->p + j], about = z - mean[j];
            square += z * z;
            own += about * about;
        }
        t->q[i] = square;
        t->v[i] = own;
        q += own;
    }
    for (size_t i = at; i < at + s->n; ++i)
        t->v[i] = (n * t->v[i] - q / (n - 1.0)) / (n - 2.0);
}

static void find_center(struct pair *t, const struct sample *s)
{
    double square = 0.0;
    memset(t->center, 0, t->p * sizeof *t->center);
    for (size_t k = 0; k < 2; ++k)
        for (size_t i = 0; i < s[k].n; ++i)
            for (size_t j = 0; j < t->p; ++j)
                t->center[j] += s[k].x[i * t->p + j];
    for (size_t j = 0; j < t->p; ++j)
        square += t->center[j] * t->center[j];
    for (size_t j = 0; j < t->p && square > 0.0; ++j)
        t->center[j] /= sqrt(square);
}

/* The samples themselves: all rows, and the first. */
static bool look(struct pair *t, const struct sample *s)
{
    struct sums own[2] = { { .n = s[0].n }, { .n = s[1].n } };
    double *const z = malloc(2 * t->p * sizeof *z);
    if (z == NULL)
        return false;
    own[0].z = z;
    own[1].z = z + t->p;
    for (size_t i = 0; i < t->all.n; ++i)
        t->spread += t->v[i] / (double)t->all.n;
    for (size_t i = 0; i < t->all.n; ++i)
        t->v[i] -= t->spread;
    sums_clear(t, &t->all);
    sums_clear(t, &own[0]);
    for (size_t i = 0; i < t->all.n; ++i)
        sums_add(t, i, &t->all);
    for (size_t i = 0; i < s[0].n; ++i)
        sums_add(t, i, &own[0]);
    sums_rest(t, &own[0], &own[1]);
    t->seen = pair_look(t, own);
    free(z);
    return true;
}

bool pair_make(struct pair *t, size_t p, const struct sample *s)
{
    const size_t n = s[0].n + s[1].n;
    *t = (struct pair){ .p = p, .n = { s[0].n, s[1].n }, .all.n = n };
    t->center = malloc((2 * p + n * (p + 2)) * sizeof *t->center);
    if (t->center == NULL)
        return false;
    t->all.z = t->center + p;
    t->z = t->all.z + p;
    t->q = t->z + n * p;
    t->v = t->q + n;
    find_center(t, s);
    prepare(t, &s[0], 0);
    prepare(t, &s[1], s[0].n);
    return look(t, s);
}

void pair_free(struct pair *t)
{
    free(t->center);
}

bool pair_is_alike(const struct pair *t)
{
    return !(t->all.q > least_spread * (double)t->all.n);
}

bool pair_has_no_spread(const struct pair *t)
{
    return !(t->spread > least_spread);
}
