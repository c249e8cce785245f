/* The derivatives as means and covariances.
 *
 * I for small w: the terms of its power series are weights on k = 0, 1, ..; with psi_k =
 * psi(nu + 1 + k),
 *   x f_x = nu + 2 <k>,  x^2 f_xx + x f_x = 4 Var k,  f_nu = log(x/2) - <psi_k>,
 *   x f_xnu = 1 - 2 Cov(k, psi_k),  f_nunu = Var psi_k - <psi'_k>.
 * K for small w: int_0^inf e^(-x cosh t) cosh(nu t) dt, so that f_x = -<cosh t>, f_nu =
 *   <t tanh(nu t)>, and so on.
 * Both for large w: integrals of e^(+-(x cosh t - nu t)) through the saddle t0 = asinh(nu/x),
 *   t = t0 + h for K and t0 + i h for I (mpintegral.c), so that with c = cosh t - cosh t0
 *   f_x = +-(w/x + <c>),  f_nu = -+(t0 + <t - t0>),  and f_xx = Var c, f_xnu = -Cov(c, t),
 *   f_nunu = Var t for both.
 * All sums over nodes are the trapezoidal rule, halved until it has settled. */
#include "mpaverage.h"
#include "mpderiv.h"
#include "mpways.h"

#include <math.h>

enum { GUARD = 64, SERIES_W = 94, SADDLE_W = 64 };

/* A walk over the nodes first + j step, j >= 0. */
typedef void nodes(mpfr_t s[SUMS], const struct mpb_point *p, double first, double step);

/* e^(a t) at the nodes first + j step, by multiplication. */
struct powers {
    mpfr_t at, by, inverse;
};

static void powers_init(struct powers *e, mpfr_srcptr a, double first, double step)
{
    mpfr_inits2(mpfr_get_prec(a), e->at, e->by, e->inverse, (mpfr_ptr)0);
    mpfr_mul_d(e->at, a, first, MPFR_RNDN);
    mpfr_exp(e->at, e->at, MPFR_RNDN);
    mpfr_mul_d(e->by, a, step, MPFR_RNDN);
    mpfr_exp(e->by, e->by, MPFR_RNDN);
}

static void powers_clear(struct powers *e)
{
    mpfr_clears(e->at, e->by, e->inverse, (mpfr_ptr)0);
}

/* cosh and, where it is not null, sinh; then the next node. */
static void powers_next(struct powers *e, mpfr_ptr sinh, mpfr_ptr cosh)
{
    mpfr_ui_div(e->inverse, 1, e->at, MPFR_RNDN);
    mpfr_add(cosh, e->at, e->inverse, MPFR_RNDN);
    mpfr_div_2ui(cosh, cosh, 1, MPFR_RNDN);
    if (sinh != NULL) {
        mpfr_sub(sinh, e->at, e->inverse, MPFR_RNDN);
        mpfr_div_2ui(sinh, sinh, 1, MPFR_RNDN);
    }
    mpfr_mul(e->at, e->at, e->by, MPFR_RNDN);
}

/* Weights e^(-x cosh t) times cosh(nu t) or, for what is odd, sinh(nu t), which by multiplication
 * would lose the digits of a small nu. */
static void nodes_k(mpfr_t s[SUMS], const struct mpb_point *p, double first, double step)
{
    const mpfr_prec_t prec = mpfr_get_prec(s[ONE]);
    const bool tiny = mpfr_cmp_d(p->nu, 0x1p-16) < 0;
    mpfr_t t, c, e, even, odd;
    struct powers of_t, of_nu_t;
    const double peak = mpfr_get_d(p->t0, MPFR_RNDU);
    mpfr_inits2(prec, t, c, e, even, odd, (mpfr_ptr)0);
    mpfr_set_ui(t, 1, MPFR_RNDN);
    powers_init(&of_t, t, first, step);
    powers_init(&of_nu_t, p->nu, first, step);
    for (double d = first;; d += step) {
        mpfr_set_d(t, d, MPFR_RNDN);
        powers_next(&of_t, NULL, c);
        mpfr_mul(e, c, p->x, MPFR_RNDN);
        mpfr_neg(e, e, MPFR_RNDN);
        mpfr_exp(e, e, MPFR_RNDN);
        if (tiny) {
            mpfr_mul(odd, p->nu, t, MPFR_RNDN);
            mpfr_sinh_cosh(odd, even, odd, MPFR_RNDN);
        } else {
            powers_next(&of_nu_t, odd, even);
        }
        mpfr_mul(odd, odd, e, MPFR_RNDN);
        mpfr_mul(even, even, e, MPFR_RNDN);
        mpfr_add(s[ONE], s[ONE], even, MPFR_RNDN);
        mpa_add(s[C], even, c);
        mpa_add(s[T], odd, t);
        mpfr_mul(odd, odd, t, MPFR_RNDN);
        mpa_add(s[TC], odd, c);
        mpfr_sqr(c, c, MPFR_RNDN);
        mpa_add(s[CC], even, c);
        mpfr_sqr(t, t, MPFR_RNDN);
        mpa_add(s[TT], even, t);
        if (d > peak && mpfr_get_exp(even) < mpfr_get_exp(s[ONE]) - prec - 64)
            break;
    }
    powers_clear(&of_t);
    powers_clear(&of_nu_t);
    mpfr_clears(t, c, e, even, odd, (mpfr_ptr)0);
}

/* What the saddle's nodes +-h add: with the weight's even and odd parts E and O, the even and
 * odd parts a and b of c, and sign -1 where h stands for i h,
 *   t: h O,  c: a E + b O,  t^2: h^2 E,  t c: h a O + h b E,  c^2: (a^2 + b^2) E + 2 a b O. */
static void add_pair(mpfr_t s[SUMS], mpfr_t h, mpfr_t a, mpfr_t b, mpfr_t even, mpfr_t odd,
                     int sign)
{
    mpfr_t t, u;
    mpfr_inits2(mpfr_get_prec(h), t, u, (mpfr_ptr)0);
    mpfr_add(s[ONE], s[ONE], even, MPFR_RNDN);
    mpa_add(s[T], h, odd);
    mpfr_fmma(t, a, even, b, odd, MPFR_RNDN);
    mpfr_add(s[C], s[C], t, MPFR_RNDN);
    mpfr_sqr(t, h, MPFR_RNDN);
    mpfr_mul_si(t, t, sign, MPFR_RNDN);
    mpa_add(s[TT], t, even);
    mpfr_mul_si(u, even, sign, MPFR_RNDN);
    mpfr_fmma(t, a, odd, b, u, MPFR_RNDN);
    mpa_add(s[TC], t, h);
    mpfr_sqr(t, b, MPFR_RNDN);
    mpfr_mul_si(t, t, sign, MPFR_RNDN);
    mpfr_fma(t, a, a, t, MPFR_RNDN);
    mpa_add(s[CC], t, even);
    mpfr_mul(t, a, b, MPFR_RNDN);
    mpfr_mul_2ui(t, t, 1, MPFR_RNDN);
    mpa_add(s[CC], t, odd);
    mpfr_clears(t, u, (mpfr_ptr)0);
}

static void nodes_saddle(mpfr_t s[SUMS], const struct mpb_point *p, double first, double step,
                         int sign)
{
    const mpfr_prec_t prec = mpfr_get_prec(s[ONE]);
    mpfr_t h, a, b, u, even, odd;
    mpfr_inits2(prec, h, a, b, u, even, odd, (mpfr_ptr)0);
    for (double d = first; sign > 0 || d < 3.14; d += step) {
        mpfr_set_d(h, d, MPFR_RNDN);
        (sign > 0 ? mpfr_sinh : mpfr_sin)(b, h, MPFR_RNDN);
        mpfr_div_2ui(a, h, 1, MPFR_RNDN); /* +-2 sinh^2(h/2) */
        (sign > 0 ? mpfr_sinh : mpfr_sin)(a, a, MPFR_RNDN);
        mpfr_sqr(a, a, MPFR_RNDN);
        mpfr_mul_si(a, a, 2 * sign, MPFR_RNDN);
        mpfr_sub(u, b, h, MPFR_RNDN);
        mpfr_mul(u, u, p->nu, MPFR_RNDN);
        mpfr_mul(a, a, p->w, MPFR_RNDN);
        mpfr_mul(b, b, p->nu, MPFR_RNDN);
        mpfr_mul_si(even, a, -sign, MPFR_RNDN);
        mpfr_exp(even, even, MPFR_RNDN);
        (sign > 0 ? mpfr_sinh_cosh : mpfr_sin_cos)(odd, u, u, MPFR_RNDN);
        mpfr_mul(odd, odd, even, MPFR_RNDN);
        mpfr_neg(odd, odd, MPFR_RNDN);
        mpfr_mul(u, u, even, MPFR_RNDN);
        mpfr_div(a, a, p->x, MPFR_RNDN);
        mpfr_div(b, b, p->x, MPFR_RNDN);
        const bool last = mpfr_zero_p(even) || (mpfr_get_exp(sign > 0 ? u : even) < -prec - 64);
        add_pair(s, h, a, b, u, odd, sign);
        if (last)
            break;
    }
    mpfr_clears(h, a, b, u, even, odd, (mpfr_ptr)0);
}

static void saddle_i(mpfr_t s[SUMS], const struct mpb_point *p, double first, double step)
{
    nodes_saddle(s, p, first, step, -1);
}

static void saddle_k(mpfr_t s[SUMS], const struct mpb_point *p, double first, double step)
{
    nodes_saddle(s, p, first, step, +1);
}

/* Whether the sums have changed by less than the square root of the precision: those of terms
 * that do not cancel, whose integrands are no smoother than the others'. */
static bool settled(mpfr_t s[SUMS], mpfr_t old[SUMS], mpfr_prec_t bits)
{
    static const int sum[] = { ONE, TT, CC };
    bool done = true;
    for (int k = 0; k < 3; ++k) {
        mpfr_t *const o = &old[sum[k]], *const n = &s[sum[k]];
        mpfr_mul_2ui(*o, *o, 1, MPFR_RNDN);
        mpfr_sub(*o, *n, *o, MPFR_RNDN);
        done = done && (mpfr_zero_p(*o) || mpfr_get_exp(*o) < mpfr_get_exp(*n) - bits / 2 - 8);
    }
    return done;
}

/* The sums from 0 on, the node at 0 halved, on as fine a grid as it takes. */
static void integrate(mpfr_t s[SUMS], const struct mpb_point *p, nodes *walk, mpfr_prec_t bits)
{
    mpfr_t old[SUMS];
    /* a power of two, so that the nodes are exact; at most a deviation of the bump */
    double step = ldexp(0.5, -ilogb(sqrt(mpfr_get_d(p->w, MPFR_RNDZ) + 24)));
    mpa_init(old, mpfr_get_prec(p->w));
    walk(s, p, step, step);
    for (bool done = false; !done; step /= 2) {
        for (int i = 0; i < SUMS; ++i)
            mpfr_set(old[i], s[i], MPFR_RNDN);
        walk(s, p, step / 2, step);
        done = settled(s, old, bits);
    }
    mpa_centre(s);
    mpa_clear(old);
}

/* f_x and f_nu from means at the saddle, and the second derivatives. */
static void from_sums(mpfr_t *f, mpfr_t s[SUMS], mpfr_srcptr cosh0, mpfr_srcptr t0, int sign)
{
    mpfr_add(f[MPD_DX], s[C], cosh0, MPFR_RNDN);
    mpfr_mul_si(f[MPD_DX], f[MPD_DX], -sign, MPFR_RNDN);
    mpfr_add(f[MPD_DNU], s[T], t0, MPFR_RNDN);
    mpfr_mul_si(f[MPD_DNU], f[MPD_DNU], sign, MPFR_RNDN);
    mpfr_set(f[MPD_DXX], s[CC], MPFR_RNDN);
    mpfr_neg(f[MPD_DXNU], s[TC], MPFR_RNDN);
    mpfr_set(f[MPD_DNUNU], s[TT], MPFR_RNDN);
}

static void averages_i(mpfr_t *value, const struct mpb_point *p, mpfr_prec_t bits)
{
    mpfr_t a, s[SUMS];
    if (mpfr_cmp_ui(p->w, SERIES_W) < 0) {
        mpa_series_i(value, p->nu, p->x);
        return;
    }
    mpfr_init2(a, mpfr_get_prec(p->w));
    mpa_init(s, mpfr_get_prec(p->w));
    mpfr_div(a, p->w, p->x, MPFR_RNDN);
    mpfr_set_ui_2exp(s[ONE], 1, -1, MPFR_RNDN);
    integrate(s, p, saddle_i, bits);
    from_sums(value, s, a, p->t0, -1);
    mpa_clear(s);
    mpfr_clear(a);
}

static void averages_k(mpfr_t *value, const struct mpb_point *p, mpfr_prec_t bits)
{
    mpfr_t cosh0, t0, s[SUMS];
    mpfr_inits2(mpfr_get_prec(p->w), cosh0, t0, (mpfr_ptr)0);
    mpa_init(s, mpfr_get_prec(p->w));
    if (mpfr_cmp_ui(p->w, SADDLE_W) < 0) {
        mpfr_neg(s[ONE], p->x, MPFR_RNDN); /* the node 0: t = 0, c = 1 */
        mpfr_exp(s[ONE], s[ONE], MPFR_RNDN);
        mpfr_div_2ui(s[ONE], s[ONE], 1, MPFR_RNDN);
        mpfr_set(s[C], s[ONE], MPFR_RNDN);
        mpfr_set(s[CC], s[ONE], MPFR_RNDN);
        integrate(s, p, nodes_k, bits);
        mpfr_set_zero(cosh0, 1); /* t and c are not from the saddle */
        mpfr_set_zero(t0, 1);
    } else {
        mpfr_set_ui_2exp(s[ONE], 1, -1, MPFR_RNDN);
        integrate(s, p, saddle_k, bits);
        mpfr_div(cosh0, p->w, p->x, MPFR_RNDN);
        mpfr_set(t0, p->t0, MPFR_RNDN);
    }
    from_sums(value, s, cosh0, t0, +1);
    mpa_clear(s);
    mpfr_clears(cosh0, t0, (mpfr_ptr)0);
}

/* The point at a precision that makes up for the size of the exponents, of which bits are left. */
static mpfr_prec_t point_init(struct mpb_point *p, mpfr_prec_t wanted, mpfr_srcptr nu,
                              mpfr_srcptr x)
{
    const mpfr_prec_t bits = wanted + GUARD;
    const mpfr_exp_t n = mpfr_zero_p(nu) ? 0 : mpfr_get_exp(nu), e = mpfr_get_exp(x);
    const mpfr_exp_t most = n > e ? n : e;
    mpb_point_init(p, bits + 2 * (most > 0 ? most : 0), nu, x);
    return bits;
}

void mpd_averages_of(int k, mpfr_t value[MPD_EACH], mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p;
    const mpfr_prec_t bits = point_init(&p, mpfr_get_prec(value[0]), nu, x);
    (k ? averages_k : averages_i)(value, &p, bits);
    mpb_point_clear(&p);
}

void mpd_averages(mpfr_t value[MPD_ALL], double nu, double x)
{
    mpfr_t a, b;
    mpfr_inits2(53, a, b, (mpfr_ptr)0);
    mpfr_set_d(a, nu, MPFR_RNDN);
    mpfr_set_d(b, x, MPFR_RNDN);
    for (int k = 0; k < 2; ++k)
        mpd_averages_of(k, value + k * MPD_EACH, a, b);
    mpfr_clears(a, b, (mpfr_ptr)0);
}
