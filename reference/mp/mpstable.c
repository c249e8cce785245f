#include "mpstable.h"

#include <math.h>

#include "mpbessel.h"
#include "mpstable_ray.h"

/* Bits that are asked of each integral; where a law counts as light, as -log f. */
enum { WANT = 92, MOST_PREC = 12000 };
static const double LIGHT = 300.0;

/* Beside mpr_ray's sums the lower tail. */
enum { CDF = MPR_CDF, ALL };

struct point {
    mpfr_srcptr x;
    double alpha, beta;
    bool s1;
};

/* 1 - sf, good for so many bits. */
static int complement(mpfr_ptr y, mpfr_srcptr sf, int good)
{
    mpfr_ui_sub(y, 1, sf, MPFR_RNDN);
    if (!mpfr_regular_p(y) || !mpfr_regular_p(sf))
        return -1;
    return good + (int)(mpfr_get_exp(y) - mpfr_get_exp(sf));
}

static int least(const int good[ALL], unsigned wanted)
{
    int n = 1 << 30;
    for (int k = 0; k < ALL; ++k)
        if ((wanted >> k & 1) != 0 && good[k] < n)
            n = good[k];
    return n;
}

/* Along a ray, the `which`-th best, at more and more bits. */
static bool by_ray(mpfr_t v[ALL], const struct point *p, int which, unsigned wanted)
{
    bool ok = false;
    for (mpfr_prec_t prec = WANT + 90; prec <= MOST_PREC && !ok;) {
        struct mpr_law l;
        double theta[2], most[2];
        int good[ALL];
        mpr_init(&l, prec, p->x, p->alpha, p->beta, p->s1);
        if (!mpr_angles(&l, (double)prec, theta, most)) {
            mpr_clear(&l);
            return false;
        }
        for (int k = 0; k < ALL; ++k)
            mpfr_set_prec(v[k], l.prec);
        mpr_ray(v, good, &l, theta[which], WANT, wanted);
        if (mpfr_sgn(v[MPR_SF]) < 0) { /* far below, of which -F is left (mpr_ray) */
            mpfr_neg(v[CDF], v[MPR_SF], MPFR_RNDN);
            good[CDF] = good[MPR_SF];
            good[MPR_SF] = complement(v[MPR_SF], v[CDF], good[CDF]);
        } else {
            good[CDF] = complement(v[CDF], v[MPR_SF], good[MPR_SF]);
        }
        mpr_clear(&l);
        const int n = least(good, wanted);
        ok = n >= WANT;
        prec += n < 0 ? prec : WANT - n + 30;
    }
    return ok;
}

/* In the light tail of beta = -1, -log f > LIGHT. */
static bool by_line(mpfr_t v[ALL], const struct point *p, double off, unsigned wanted)
{
    bool ok = false;
    for (mpfr_prec_t prec = WANT + 90; prec <= MOST_PREC && !ok;) {
        struct mpr_law l;
        double s, log_f;
        int good[ALL];
        mpr_init(&l, prec, p->x, p->alpha, p->beta, p->s1);
        if (!mpr_saddle(&s, &log_f, &l) || !(log_f < -LIGHT)) {
            mpr_clear(&l);
            return false;
        }
        for (int k = 0; k < ALL; ++k)
            mpfr_set_prec(v[k], l.prec);
        mpr_line(v, good, &l, s * (1.0 + off / sqrt(-log_f)), WANT, wanted);
        good[CDF] = complement(v[CDF], v[MPR_SF], good[MPR_SF]);
        mpr_clear(&l);
        const int n = least(good, wanted & ~(1u << MPR_DBETA));
        ok = n >= WANT;
        prec += n < 0 ? prec : WANT - n + 30;
    }
    return ok;
}

/* The same by another integral. */
static bool by_skew(mpfr_t v[ALL], const struct point *p)
{
    const int near = -(int)floor(log2(fabs(1.0 - p->alpha)));
    struct mpr_law l;
    double s, log_f;
    if (p->alpha == 1.0 || p->alpha == 2.0)
        return false;
    mpr_init(&l, 2 * WANT + (near > 0 ? 2 * near : 0), p->x, p->alpha, p->beta, p->s1);
    const bool light = mpr_saddle(&s, &log_f, &l) && log_f < -LIGHT;
    for (int k = 0; k < ALL; ++k)
        mpfr_set_prec(v[k], l.prec);
    const bool ok = light && mpr_skew(v, &l, WANT);
    if (ok)
        mpfr_ui_sub(v[CDF], 1, v[MPR_SF], MPFR_RNDN);
    mpr_clear(&l);
    return ok;
}

static void swap_tails(mpfr_t v[ALL])
{
    mpfr_swap(v[MPR_SF], v[CDF]);
    mpfr_neg(v[MPR_DX], v[MPR_DX], MPFR_RNDN);
    mpfr_neg(v[MPR_DBETA], v[MPR_DBETA], MPFR_RNDN);
}

/* One way, 0 or 1. */
static bool one_way(mpfr_t v[ALL], const struct point *p, int way, unsigned wanted)
{
    struct point q = *p;
    mpfr_t x;
    bool ok;
    mpfr_init2(x, mpfr_get_prec(p->x));
    const bool mirrored = p->beta == 1.0 || p->beta == 0.0;
    mpfr_set(x, p->x, MPFR_RNDN);
    if (mirrored) {
        mpfr_neg(x, x, MPFR_RNDN);
        q.beta = -p->beta;
    }
    q.x = x;
    const unsigned tails = 1u << MPR_SF | 1u << CDF;
    unsigned w = wanted & ~tails;
    if ((wanted >> MPR_SF & 1) != 0)
        w |= 1u << (mirrored ? CDF : MPR_SF);
    if ((wanted >> CDF & 1) != 0)
        w |= 1u << (mirrored ? MPR_SF : CDF);
    ok = fabs(p->beta) == 1.0 &&
         ((way == 1 && by_skew(v, &q)) || by_line(v, &q, way == 0 ? 0.0 : 0.4, w));
    if (ok && (wanted >> MPR_DBETA & 1) != 0) { /* a power tail, not light */
        mpfr_t u[ALL];
        for (int k = 0; k < ALL; ++k)
            mpfr_init2(u[k], 53);
        ok = by_ray(u, &q, way, 1u << MPR_DBETA);
        mpfr_swap(v[MPR_DBETA], u[MPR_DBETA]);
        for (int k = 0; k < ALL; ++k)
            mpfr_clear(u[k]);
    } else if (!ok)
        ok = by_ray(v, &q, way, w);
    if (mirrored)
        swap_tails(v);
    mpfr_clear(x);
    return ok;
}

/* The series instead, where it serves and all that is wanted are f and the tails. */
static bool other_way(mpfr_t v[ALL], const struct point *p, unsigned wanted)
{
    const unsigned has = 1u << MPR_PDF | 1u << MPR_SF | 1u << CDF;
    struct mpr_law l;
    bool ok = false;
    if ((wanted & ~has) == 0) {
        mpr_init(&l, 400, p->x, p->alpha, p->beta, p->s1);
        for (int k = 0; k < ALL; ++k)
            mpfr_set_prec(v[k], 400);
        ok = mps_series(v[MPR_PDF], v[MPR_SF], l.x1, p->alpha, p->beta) &&
             complement(v[CDF], v[MPR_SF], MPS_SERIES_BITS) > MPS_BITS;
        mpr_clear(&l);
    }
    return ok || one_way(v, p, 1, wanted);
}

/* What of mpr_ray's sums the values take. */
static unsigned sums_of(unsigned wanted)
{
    unsigned w = 0;
    const bool slope = (wanted & (7u << MPS_DX)) != 0;
    if (slope || (wanted & (1u << MPS_PDF | 1u << MPS_LOGPDF)) != 0)
        w |= 1u << MPR_PDF;
    if ((wanted & (1u << MPS_CDF | 1u << MPS_LOGCDF)) != 0)
        w |= 1u << CDF;
    if ((wanted & (1u << MPS_SF | 1u << MPS_LOGSF)) != 0)
        w |= 1u << MPR_SF;
    for (int k = 0; k < 3; ++k)
        if ((wanted >> (MPS_DX + k) & 1) != 0)
            w |= 1u << (MPR_DX + k);
    return w;
}

/* f^{(k)} of a sum that is 0 by symmetry, which no precision tells. */
static unsigned without_zeros(unsigned w, const struct point *p)
{
    if (mpfr_zero_p(p->x) && p->beta == 0.0)
        w &= ~(1u << MPR_DX | 1u << MPR_DBETA);
    return p->alpha == 2.0 ? w & ~(1u << MPR_DBETA) : w;
}

static void log_of(mpfr_ptr y, mpfr_srcptr v, mpfr_srcptr rest)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(rest));
    if (mpfr_cmp_d(v, 0.5) <= 0) {
        mpfr_log(y, v, MPFR_RNDN);
    } else {
        mpfr_neg(t, rest, MPFR_RNDN);
        mpfr_log1p(y, t, MPFR_RNDN);
    }
    mpfr_clear(t);
}

static bool values(mpfr_t value[MPS_VALUES], const struct point *p, unsigned wanted)
{
    unsigned w = sums_of(wanted);
    if ((w & (1u << CDF | 1u << MPR_SF)) != 0 &&
        (wanted & (1u << MPS_LOGCDF | 1u << MPS_LOGSF)) != 0)
        w |= 1u << CDF | 1u << MPR_SF; /* a logarithm near 0 is the other tail */
    const unsigned asked = without_zeros(w, p);
    mpfr_t v[ALL], u[ALL];
    for (int k = 0; k < ALL; ++k)
        mpfr_inits2(53, v[k], u[k], (mpfr_ptr)0);
    bool ok = one_way(v, p, 0, asked);
    if (ok && (!mpb_one_way ||
               fabs(p->beta) == 1.0)) { /* in a light tail one way alone may be noise */
        ok = other_way(u, p, asked);
        for (int k = 0; k < ALL; ++k)
            if ((k == CDF || k == MPR_SF) && (asked >> k & 1) != 0)
                ok = ok && mpfr_sgn(v[k]) >= 0 && mpfr_cmp_ui(v[k], 1) <= 0;
        for (int k = 0; k < ALL; ++k)
            if ((asked >> k & 1) != 0)
                ok = ok && mpb_agree(v[k], u[k], MPS_BITS, MPB_RELATIVE);
    }
    for (int k = 0; k < ALL; ++k)
        if ((w >> k & 1) != 0 && (asked >> k & 1) == 0)
            mpfr_set_zero(v[k], 1);
    mpfr_set(value[MPS_PDF], v[MPR_PDF], MPFR_RNDN);
    mpfr_log(value[MPS_LOGPDF], v[MPR_PDF], MPFR_RNDN);
    mpfr_set(value[MPS_CDF], v[CDF], MPFR_RNDN);
    mpfr_set(value[MPS_SF], v[MPR_SF], MPFR_RNDN);
    log_of(value[MPS_LOGCDF], v[CDF], v[MPR_SF]);
    log_of(value[MPS_LOGSF], v[MPR_SF], v[CDF]);
    for (int k = 0; k < 3; ++k)
        mpfr_div(value[MPS_DX + k], v[MPR_DX + k], v[MPR_PDF], MPFR_RNDN);
    for (int k = 0; k < ALL; ++k)
        mpfr_clears(v[k], u[k], (mpfr_ptr)0);
    return ok;
}

bool mps_values(mpfr_t value[MPS_VALUES], mpfr_srcptr x, double alpha, double beta, bool s1,
                unsigned wanted)
{
    const struct point p = { x, alpha, beta, s1 };
    return mpfr_number_p(x) && alpha > 0.0 && alpha <= 2.0 && fabs(beta) <= 1.0 &&
           values(value, &p, wanted);
}
