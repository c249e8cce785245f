/* Two ways, one by differences of log H that cancel and one that does not:
 *
 *   differences   of log H - kappa, by the power series where that is short enough, else by log I;
 *                 at a precision that is doubled until nothing changes
 *   integral      D(b | a) = int_a^b (b - x) A'(x) dx by Gauss's nodes, in panels no wider than
 *                 the integrand's singularities, near +- i (p/2 + 1), are away
 *
 * The integral would take hundreds of panels where b and a are far apart: there the differences
 * alone, whose log I are vouched for by mpbessel.h, and which hardly cancel. */
#include "mpdivergence.h"

#include <float.h>
#include <math.h>

#include "mpbessel.h"

enum {
    BITS = 85,
    SERIES_STEPS = 4000,
    MOST_PRECISION = 20000,
    NODES = 28,
    DRAFT_NODES = 18,
    PANELS = 20
};

/* Two laws, of concentrations k[0] and k[1]: the middle k12 and what the mean of k is above it. */
struct laws {
    mpfr_t p, nu, k[2], k12, mu, turn;
    bool series; /* of 0F1 */
};

/* A kappa's exponent and 2^-53 of it, and the same of p, are what differences need at least. */
static mpfr_prec_t exact_bits(double kappa1, double kappa2)
{
    const double large = fmax(kappa1, kappa2), small = fmin(kappa1, kappa2);
    const double span = small > 0.0 ? log2(large / small) : 0.0;
    return 400 + 2 * (mpfr_prec_t)(span < 2200.0 ? span : 2200.0);
}

static void laws_init(struct laws *l, mpfr_prec_t prec, double p, double kappa1, double kappa2,
                      double cosine)
{
    mpfr_t t;
    prec += exact_bits(kappa1, kappa2);
    mpfr_inits2(prec, l->p, l->nu, l->k[0], l->k[1], l->k12, l->mu, l->turn, t, (mpfr_ptr)0);
    mpfr_set_d(l->p, p, MPFR_RNDN);
    mpfr_div_2ui(l->nu, l->p, 1, MPFR_RNDN);
    mpfr_sub_ui(l->nu, l->nu, 1, MPFR_RNDN);
    mpfr_set_d(l->k[0], kappa1, MPFR_RNDN);
    mpfr_set_d(l->k[1], kappa2, MPFR_RNDN);
    mpfr_set_d(l->turn, cosine, MPFR_RNDN);
    mpfr_ui_sub(l->turn, 1, l->turn, MPFR_RNDN);

    /* 4 k12^2 = (k1 + k2)^2 - 2 k1 k2 (1 - c) and mu = k1 k2 (1 - c)/(k1 + k2 + 2 k12) */
    mpfr_mul(l->mu, l->k[0], l->k[1], MPFR_RNDN);
    mpfr_mul(l->mu, l->mu, l->turn, MPFR_RNDN);
    mpfr_add(t, l->k[0], l->k[1], MPFR_RNDN);
    mpfr_sqr(l->k12, t, MPFR_RNDN);
    mpfr_sub(l->k12, l->k12, l->mu, MPFR_RNDN);
    mpfr_sub(l->k12, l->k12, l->mu, MPFR_RNDN);
    mpfr_sqrt(l->k12, l->k12, MPFR_RNDN);
    mpfr_add(t, t, l->k12, MPFR_RNDN);
    if (!mpfr_zero_p(l->mu))
        mpfr_div(l->mu, l->mu, t, MPFR_RNDN);
    mpfr_div_2ui(l->k12, l->k12, 1, MPFR_RNDN);
    mpfr_clear(t);
    const double nu = 0.5 * p - 1.0, most = fmax(kappa1, kappa2);
    l->series = most / (hypot(nu, most) + nu) * most < SERIES_STEPS;
}

static void laws_clear(struct laws *l)
{
    mpfr_clears(l->p, l->nu, l->k[0], l->k[1], l->k12, l->mu, l->turn, (mpfr_ptr)0);
}

/* log H - k, less a constant where that is none of the series. */
static bool level(mpfr_ptr y, const struct laws *l, mpfr_srcptr k)
{
    mpfr_t a, b;
    bool ok = true;
    mpfr_inits2(mpfr_get_prec(y), a, b, (mpfr_ptr)0);
    if (l->series) {
        mpfr_div_2ui(a, l->p, 1, MPFR_RNDN);
        mpfr_sqr(b, k, MPFR_RNDN);
        mpfr_div_2ui(b, b, 2, MPFR_RNDN);
        mpb_0f1_m1(y, a, b);
        mpfr_log1p(y, y, MPFR_RNDN);
        mpfr_sub(y, y, k, MPFR_RNDN);
    } else if (mpfr_zero_p(k)) {
        mpb_lgamma1p(y, l->nu);
        mpfr_const_log2(a, MPFR_RNDN);
        mpfr_fma(y, a, l->nu, y, MPFR_RNDN);
        mpfr_neg(y, y, MPFR_RNDN);
    } else {
        ok = mpb_log_i(a, y, l->nu, k);
        mpfr_log(a, k, MPFR_RNDN);
        mpfr_mul(a, a, l->nu, MPFR_RNDN);
        mpfr_sub(y, y, a, MPFR_RNDN);
    }
    mpfr_clears(a, b, (mpfr_ptr)0);
    return ok;
}

/* A, 1 - A and A' if wanted. */
static bool mean(mpfr_ptr a, mpfr_ptr rest, mpfr_ptr slope, const struct laws *l, mpfr_srcptr k)
{
    if (!mpfr_zero_p(k))
        return mpb_ratio(a, rest, slope, l->nu, k);
    mpfr_set_zero(a, 1);
    mpfr_set_ui(rest, 1, MPFR_RNDN);
    return true;
}

/* --- by differences */

typedef bool by_differences(mpfr_ptr y, const struct laws *l);

/* [log H(k2) - k2] - [log H(k1) - k1] + (k2 - k1) (1 - A(k1)), and the cosine's part. */
static bool kl_by_differences(mpfr_ptr y, const struct laws *l)
{
    mpfr_t a, b, rest, slope;
    mpfr_inits2(mpfr_get_prec(y), a, b, rest, slope, (mpfr_ptr)0);
    bool ok = level(y, l, l->k[1]);
    ok = level(a, l, l->k[0]) && ok;
    mpfr_sub(y, y, a, MPFR_RNDN);
    ok = mean(a, rest, slope, l, l->k[0]) && ok;
    mpfr_sub(b, l->k[1], l->k[0], MPFR_RNDN);
    mpfr_fma(y, b, rest, y, MPFR_RNDN);
    mpfr_mul(a, a, l->k[1], MPFR_RNDN);
    mpfr_fma(y, a, l->turn, y, MPFR_RNDN);
    mpfr_clears(a, b, rest, slope, (mpfr_ptr)0);
    return ok;
}

static bool bhattacharyya_by_differences(mpfr_ptr y, const struct laws *l)
{
    mpfr_t a;
    mpfr_init2(a, mpfr_get_prec(y));
    bool ok = level(y, l, l->k[0]);
    ok = level(a, l, l->k[1]) && ok;
    mpfr_add(y, y, a, MPFR_RNDN);
    mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    ok = level(a, l, l->k12) && ok;
    mpfr_sub(y, y, a, MPFR_RNDN);
    mpfr_add(y, y, l->mu, MPFR_RNDN);
    mpfr_clear(a);
    return ok;
}

/* What the differences' terms are at most, as a power of two. */
static double size_of_terms(double p, double kappa1, double kappa2)
{
    const double most = fmax(kappa1, kappa2), least = fmin(kappa1, kappa2);
    const double nu = 0.5 * p - 1.0, logs = 3.0 + fabs(log(nu + 2.0)) + fabs(log(most));
    return log2(fmax(most, nu * (logs + (least > 0.0 ? fabs(log(least)) : 0.0))));
}

/* At a precision by the value itself where that is known, else doubled until nothing changes. */
static bool differences(mpfr_ptr y, by_differences *f, mpfr_srcptr known, double p,
                        double kappa1, double kappa2, double cosine)
{
    const int bits = mpb_one_way ? BITS - 20 : BITS + 10;
    bool ok = true, same = false;
    mpfr_prec_t prec = 192;
    if (known != NULL && mpfr_regular_p(known))
        prec += (mpfr_prec_t)fmax(
            size_of_terms(p, kappa1, kappa2) - (double)mpfr_get_exp(known), 0.0);
    for (int round = 0; prec <= MOST_PRECISION && ok && !same; ++round, prec *= 2) {
        struct laws l;
        mpfr_t v;
        mpfr_init2(v, prec);
        laws_init(&l, prec, p, kappa1, kappa2, cosine);
        ok = f(v, &l);
        same = known != NULL ||
               (round > 0 && mpfr_regular_p(v) && mpb_agree(v, y, bits, MPB_RELATIVE));
        mpfr_set(y, v, MPFR_RNDN);
        laws_clear(&l);
        mpfr_clear(v);
    }
    return ok && same;
}

/* --- by integrals */

/* The n-th of Gauss's nodes on [-1, 1] and its weight, n of NODES. */
static void gauss(mpfr_ptr x, mpfr_ptr w, int nodes, int n)
{
    mpfr_t p0, p1, t;
    mpfr_inits2(mpfr_get_prec(x), p0, p1, t, (mpfr_ptr)0);
    mpfr_set_d(x, cos(3.14159265358979324 * (n + 0.75) / (nodes + 0.5)), MPFR_RNDN);
    for (int step = 0; step < 6; ++step) {
        mpfr_set_ui(p0, 1, MPFR_RNDN);
        mpfr_set(p1, x, MPFR_RNDN);
        for (int k = 2; k <= nodes; ++k) { /* k P_k = (2k-1) x P_{k-1} - (k-1) P_{k-2} */
            mpfr_mul(t, x, p1, MPFR_RNDN);
            mpfr_mul_ui(t, t, 2 * (unsigned long)k - 1, MPFR_RNDN);
            mpfr_mul_ui(p0, p0, (unsigned long)k - 1, MPFR_RNDN);
            mpfr_sub(t, t, p0, MPFR_RNDN);
            mpfr_div_ui(t, t, (unsigned long)k, MPFR_RNDN);
            mpfr_swap(p0, p1);
            mpfr_swap(p1, t);
        }
        /* w = 2/[(1-x^2) P'^2], P' = n (P_{n-1} - x P_n)/(1-x^2) */
        mpfr_fms(t, x, p1, p0, MPFR_RNDN);
        mpfr_mul_si(t, t, -nodes, MPFR_RNDN);
        mpfr_sqr(w, x, MPFR_RNDN);
        mpfr_ui_sub(w, 1, w, MPFR_RNDN);
        mpfr_div(t, t, w, MPFR_RNDN);
        mpfr_mul(w, w, t, MPFR_RNDN);
        mpfr_mul(w, w, t, MPFR_RNDN);
        mpfr_ui_div(w, 2, w, MPFR_RNDN);
        mpfr_div(p1, p1, t, MPFR_RNDN);
        mpfr_sub(x, x, p1, MPFR_RNDN);
    }
    mpfr_clears(p0, p1, t, (mpfr_ptr)0);
}

/* Adds int (b - x) A'(x) dx over the panel [from, to]. */
static bool add_panel(mpfr_ptr y, const struct laws *l, mpfr_srcptr from, mpfr_srcptr to,
                      mpfr_srcptr b)
{
    static mpfr_t node[NODES], weight[NODES];
    static int made;
    const int nodes = mpb_one_way ? DRAFT_NODES : NODES;
    const mpfr_prec_t prec = mpfr_get_prec(y);
    bool ok = true;
    if (made != nodes)
        for (int i = 0; i < nodes; ++i) {
            mpfr_inits2(256, node[i], weight[i], (mpfr_ptr)0);
            gauss(node[i], weight[i], nodes, i);
        }
    made = nodes;
    mpfr_t half, x, t, a, rest, slope;
    mpfr_inits2(prec, half, t, a, rest, slope, (mpfr_ptr)0);
    mpfr_init2(x, mpfr_get_prec(l->p));
    mpfr_sub(half, to, from, MPFR_RNDN);
    mpfr_div_2ui(half, half, 1, MPFR_RNDN);
    for (int i = 0; i < nodes && ok; ++i) {
        mpfr_add_ui(t, node[i], 1, MPFR_RNDN);
        mpfr_fma(x, t, half, from, MPFR_RNDN);
        ok = mean(a, rest, slope, l, x);
        mpfr_sub(t, b, x, MPFR_RNDN);
        mpfr_mul(t, t, half, MPFR_RNDN);
        mpfr_mul(t, t, weight[i], MPFR_RNDN);
        mpfr_fma(y, t, slope, y, MPFR_RNDN);
    }
    mpfr_clears(half, x, t, a, rest, slope, (mpfr_ptr)0);
    return ok;
}

/* Adds D(b | a) by at most so many panels. */
static bool add_integral(mpfr_ptr y, const struct laws *l, mpfr_srcptr a, mpfr_srcptr b)
{
    const mpfr_prec_t prec = mpfr_get_prec(l->p);
    const bool up = mpfr_cmp(a, b) < 0;
    mpfr_t from, to, top, room;
    mpfr_inits2(prec, from, to, top, room, (mpfr_ptr)0);
    mpfr_set(from, up ? a : b, MPFR_RNDN);
    mpfr_set(top, up ? b : a, MPFR_RNDN);
    bool ok = true;
    mpfr_t sum;
    mpfr_init2(sum, mpfr_get_prec(y));
    mpfr_set_zero(sum, 1);
    for (int i = 0; i < PANELS && mpfr_less_p(from, top) && ok; ++i) {
        mpfr_add_ui(room, l->nu, 2, MPFR_RNDN);
        mpfr_hypot(room, room, from, MPFR_RNDN);
        mpfr_add(to, from, room, MPFR_RNDN);
        if (mpfr_less_p(top, to))
            mpfr_set(to, top, MPFR_RNDN);
        ok = add_panel(sum, l, from, to, b);
        mpfr_set(from, to, MPFR_RNDN);
    }
    ok = ok && !mpfr_less_p(from, top);
    (up ? mpfr_add : mpfr_sub)(y, y, sum, MPFR_RNDN);
    mpfr_clears(from, to, top, room, sum, (mpfr_ptr)0);
    return ok;
}

/* The number of panels is that of doublings of room, about. */
static bool has_integral(double p, double low, double high)
{
    const double room = hypot(0.5 * p + 1.0, low);
    return high < room * 0x1p12 || !isfinite(room * 0x1p12);
}

static bool kl_by_integral(mpfr_ptr y, const struct laws *l)
{
    mpfr_t a, rest, slope;
    mpfr_inits2(mpfr_get_prec(y), a, rest, slope, (mpfr_ptr)0);
    bool ok = mean(a, rest, slope, l, l->k[0]);
    mpfr_mul(y, a, l->k[1], MPFR_RNDN);
    mpfr_mul(y, y, l->turn, MPFR_RNDN);
    ok = add_integral(y, l, l->k[0], l->k[1]) && ok;
    mpfr_clears(a, rest, slope, (mpfr_ptr)0);
    return ok;
}

/* Half of both D(k | k12), and mu A(k12). */
static bool bhattacharyya_by_integral(mpfr_ptr y, const struct laws *l)
{
    mpfr_t a, rest, slope;
    mpfr_inits2(mpfr_get_prec(y), a, rest, slope, (mpfr_ptr)0);
    bool ok = mean(a, rest, slope, l, l->k12);
    mpfr_mul(y, a, l->mu, MPFR_RNDN);
    mpfr_mul_2ui(y, y, 1, MPFR_RNDN);
    ok = add_integral(y, l, l->k12, l->k[0]) && ok;
    ok = add_integral(y, l, l->k12, l->k[1]) && ok;
    mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    mpfr_clears(a, rest, slope, (mpfr_ptr)0);
    return ok;
}

static bool both(mpfr_ptr y, by_differences *f, by_differences *g, double p, double kappa1,
                 double kappa2, double cosine)
{
    struct laws l;
    const mpfr_prec_t prec = mpfr_get_prec(y) < 128 ? 96 : 160;
    laws_init(&l, prec, p, kappa1, kappa2, cosine);
    const double k12 = mpfr_get_d(l.k12, MPFR_RNDN);
    const double least = fmin(fmin(kappa1, kappa2), f == kl_by_differences ? DBL_MAX : k12);
    const bool integral = has_integral(p, least, fmax(kappa1, kappa2));
    bool ok = true;
    mpfr_t v;
    mpfr_init2(v, prec);
    if (integral)
        ok = g(v, &l);
    if (integral && mpb_one_way) {
        mpfr_set(y, v, MPFR_RNDN);
    } else {
        ok = differences(y, f, integral ? v : NULL, p, kappa1, kappa2, cosine) && ok;
        ok = ok && (!integral || mpb_agree(y, v, BITS, MPB_RELATIVE));
    }
    mpfr_clear(v);
    laws_clear(&l);
    return ok;
}

bool mpv_kl(mpfr_ptr y, double p, double kappa1, double kappa2, double cosine)
{
    return both(y, kl_by_differences, kl_by_integral, p, kappa1, kappa2, cosine);
}

bool mpv_bhattacharyya(mpfr_ptr y, double p, double kappa1, double kappa2, double cosine)
{
    return both(y, bhattacharyya_by_differences, bhattacharyya_by_integral, p, kappa1, kappa2,
                cosine);
}
