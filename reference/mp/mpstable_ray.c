#include <math.h>

#include "mpstable_node.h"

/* x1 beyond 2^FAR is far. */
enum { MOST_HALVINGS = 9, FAR = 36 };

/* A sum's size, as a binary exponent, and how many of its bits are good; of MPR_CDF F is the
 * size, which the sum may be itself, as -F. */
static mpfr_exp_t size_of(mpfr_t sum[MPR_SUMS], const int good[MPR_SUMS], int k, int *bits)
{
    mpfr_srcptr const v = sum[k == MPR_CDF ? MPR_SF : k];
    mpfr_exp_t size = mpfr_regular_p(v) ? mpfr_get_exp(v) : 0;
    *bits = good[k == MPR_CDF ? MPR_SF : k];
    if (k == MPR_CDF && mpfr_sgn(v) > 0) {
        mpfr_t rest;
        mpfr_init2(rest, mpfr_get_prec(v));
        mpfr_ui_sub(rest, 1, v, MPFR_RNDN);
        const mpfr_exp_t less = mpfr_regular_p(rest) ? mpfr_get_exp(rest) : size - *bits;
        *bits -= (int)(size - less);
        size = less;
        mpfr_clear(rest);
    }
    return size;
}

/* Whether the last halving changed nothing beyond a little more than half of the bits: the error
 * is e^(-c/step), and what is left is about the change squared. */
static bool settled(mpfr_t sum[MPR_SUMS], mpfr_t old[MPR_SUMS], const int good[MPR_SUMS],
                    int bits, unsigned wanted)
{
    mpfr_t d;
    bool ok = true;
    mpfr_init2(d, 60);
    for (int k = 0; k <= MPR_CDF; ++k) {
        const int i = k == MPR_CDF ? MPR_SF : k;
        int has;
        const mpfr_exp_t size = size_of(sum, good, k, &has);
        mpfr_sub(d, sum[i], old[i], MPFR_RNDN);
        const int want = (has < bits ? has : bits) * 5 / 8;
        if ((wanted >> k & 1) != 0 && mpfr_regular_p(d) && want > 0 &&
            mpfr_get_exp(d) > size - want)
            ok = false;
    }
    mpfr_clear(d);
    return ok;
}

/* A ray's variable: v = log |lambda| = v_c + u - w e^-u, in which what Phi -> 0 leaves on the left
 * falls double exponentially as well. */
struct map {
    double centre, width;
};

/* The nodes u0 + j step of a ray, j = 0 .. n-1. */
static void ray_nodes(struct sums *s, const struct mpr_law *l, double theta,
                      const struct map *m, double u0, double step, int n, int bits)
{
    struct pair turn[2], weight;
    mpfr_t left, fall, r, t, arg;
    mpfr_inits2(l->prec, left, fall, r, t, arg, (mpfr_ptr)0);
    mps_pair_init(&weight, l->prec);
    mpfr_set_d(arg, theta, MPFR_RNDN);
    for (int k = 0; k < 2; ++k) {
        mps_pair_init(&turn[k], l->prec);
        mpfr_set_d(t, theta, MPFR_RNDN);
        if (k == 1)
            mpfr_mul(t, t, l->alpha, MPFR_RNDN);
        mpfr_sin_cos(turn[k].im, turn[k].re, t, MPFR_RNDN);
    }
    mpfr_set_d(t, -u0, MPFR_RNDN);
    mpfr_exp(left, t, MPFR_RNDN);
    mpfr_mul_d(left, left, m->width, MPFR_RNDN); /* w e^-u */
    mpfr_set_d(t, -step, MPFR_RNDN);
    mpfr_exp(fall, t, MPFR_RNDN);
    for (int j = 0; j < n; ++j) {
        mpfr_set_d(t, u0, MPFR_RNDN);
        mpfr_set_d(s->v, step, MPFR_RNDN);
        mpfr_mul_ui(s->v, s->v, (unsigned long)j, MPFR_RNDN);
        mpfr_add(s->v, s->v, t, MPFR_RNDN);
        mpfr_sub(s->v, s->v, left, MPFR_RNDN);
        mpfr_add_d(s->v, s->v, m->centre, MPFR_RNDN);
        mpfr_exp(r, s->v, MPFR_RNDN);
        mpfr_mul(s->lambda.re, r, turn[0].re, MPFR_RNDN);
        mpfr_mul(s->lambda.im, r, turn[0].im, MPFR_RNDN);
        if (l->a == 1.0) {
            mpfr_set(s->power.re, s->v, MPFR_RNDN);
            mpfr_set(s->power.im, arg, MPFR_RNDN);
        } else {
            mpfr_mul(t, s->v, l->alpha, MPFR_RNDN);
            mpfr_exp(r, t, MPFR_RNDN);
            mpfr_mul(s->power.re, r, turn[1].re, MPFR_RNDN);
            mpfr_mul(s->power.im, r, turn[1].im, MPFR_RNDN);
        }
        mpfr_add_ui(t, left, 1, MPFR_RNDN);
        mpfr_mul(weight.re, s->lambda.re, t, MPFR_RNDN);
        mpfr_mul(weight.im, s->lambda.im, t, MPFR_RNDN);
        mps_node(s, l, &weight, s->v, arg, bits);
        mpfr_mul(left, left, fall, MPFR_RNDN);
    }
    for (int k = 0; k < 2; ++k)
        mps_pair_clear(&turn[k]);
    mps_pair_clear(&weight);
    mpfr_clears(left, fall, r, t, arg, (mpfr_ptr)0);
}

/* Centred where Phi is of order 1; u from where v is `least` to where it is `end`. */
static struct map map_of(const struct mpr_law *l, double theta, double least, double end,
                         double *from, double *to)
{
    struct map m = { end, 1.0 / fmin(l->a, 1.0) };
    while (m.centre > least && fabs(mpr_exponent(l, m.centre, theta)) > 1.0)
        m.centre -= 0.25;
    *from = 0.0;
    while (m.centre + *from - m.width * exp(-*from) > least)
        *from -= 0.125;
    *to = end - m.centre;
    while (m.centre + *to - m.width * exp(-*to) < end)
        *to += 0.125;
    return m;
}

static bool hopeless(const int good[MPR_SUMS], int bits, unsigned wanted)
{
    bool bad = false;
    for (int k = 0; k < MPR_SUMS; ++k)
        bad = bad || ((wanted >> k & 1) != 0 && good[k] < bits);
    return bad;
}

void mpr_ray(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], const struct mpr_law *l, double theta,
             int bits, unsigned wanted)
{
    const bool far = l->a != 1.0 && mpfr_get_exp(l->x1) > FAR && cos(theta) * l->x > 0.0;
    const double fall = (double)l->prec * 0.6931 + 20.0;
    double end = 0.0, step = 0.25, from, to;
    mpr_climb(l, theta, fall + (far ? 2.0 * mpr_log_size(l) : 0.0), HUGE_VAL, &end);
    /* on the left Phi -> 0 as the lesser of lambda and lambda^alpha, times C and x1 */
    const double least = floor(-(fall + mpr_log_size(l)) / fmin(l->a, 1.0));
    const struct map m = map_of(l, theta, least, end, &from, &to);
    int n = (int)ceil((to - from) / step);
    struct sums s;
    mpfr_t old[MPR_SUMS], h;
    mps_init(&s, l->prec, wanted);
    s.far = far;
    mpfr_init2(h, l->prec);
    for (int k = 0; k < MPR_SUMS; ++k)
        mpfr_init2(old[k], l->prec);
    ray_nodes(&s, l, theta, &m, from, step, n, bits);
    for (int i = 0; i < MOST_HALVINGS; ++i) {
        mpfr_set_d(h, step, MPFR_RNDN);
        mps_finish(sum, good, &s, l, h, far ? 0.0 : theta, n);
        if (i > 1 && (hopeless(good, bits, wanted) || settled(sum, old, good, bits, wanted)))
            break;
        if (i == MOST_HALVINGS - 1)
            for (int k = 0; k < MPR_SUMS; ++k)
                good[k] = -1;
        for (int k = 0; k < MPR_SUMS; ++k)
            mpfr_set(old[k], sum[k], MPFR_RNDN);
        ray_nodes(&s, l, theta, &m, from + 0.5 * step, step, n, bits);
        step *= 0.5;
        n *= 2;
    }
    if (far && !l->s1) { /* x1 = x0 + beta tan(pi alpha/2) */
        mpfr_fma(sum[MPR_DBETA], l->tan, sum[MPR_DX], sum[MPR_DBETA], MPFR_RNDN);
        mpfr_mul_d(h, l->dtan, l->beta, MPFR_RNDN);
        mpfr_fma(sum[MPR_DALPHA], h, sum[MPR_DX], sum[MPR_DALPHA], MPFR_RNDN);
    }
    for (int k = 0; k < MPR_SUMS; ++k)
        mpfr_clear(old[k]);
    mpfr_clear(h);
    mps_clear(&s);
}

/* lambda = s (1 + i sinh v). */
static void line_node(struct sums *s, const struct mpr_law *l, double at, double v, int bits)
{
    struct pair weight;
    mpfr_t lg, sinh, cosh, arg;
    mps_pair_init(&weight, l->prec);
    mpfr_inits2(l->prec, lg, sinh, cosh, arg, (mpfr_ptr)0);
    mpfr_set_d(lg, v, MPFR_RNDN);
    mpfr_sinh_cosh(sinh, cosh, lg, MPFR_RNDN);
    mpfr_atan(arg, sinh, MPFR_RNDN);
    mpfr_set_d(s->lambda.re, at, MPFR_RNDN);
    mpfr_mul_d(s->lambda.im, sinh, at, MPFR_RNDN);
    mpfr_set_zero(weight.re, 1);
    mpfr_mul_d(weight.im, cosh, v == 0.0 ? 0.5 * at : at, MPFR_RNDN);
    mpfr_log(cosh, cosh, MPFR_RNDN);
    mpfr_set_d(lg, at, MPFR_RNDN);
    mpfr_log(lg, lg, MPFR_RNDN);
    mpfr_add(lg, lg, cosh, MPFR_RNDN);
    mpfr_mul(s->t.re, lg, l->alpha, MPFR_RNDN);
    mpfr_exp(s->t.re, s->t.re, MPFR_RNDN);
    mpfr_mul(s->t.im, arg, l->alpha, MPFR_RNDN);
    mpfr_sin_cos(s->power.im, s->power.re, s->t.im, MPFR_RNDN);
    mpfr_mul(s->power.re, s->power.re, s->t.re, MPFR_RNDN);
    mpfr_mul(s->power.im, s->power.im, s->t.re, MPFR_RNDN);
    if (l->a == 1.0) {
        mpfr_set(s->power.re, lg, MPFR_RNDN);
        mpfr_set(s->power.im, arg, MPFR_RNDN);
    }
    mps_node(s, l, &weight, lg, arg, bits);
    mps_pair_clear(&weight);
    mpfr_clears(lg, sinh, cosh, arg, (mpfr_ptr)0);
}

void mpr_line(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], const struct mpr_law *l, double at,
              int bits, unsigned wanted)
{
    const double log_s = log(at), top = mpr_exponent(l, log_s, 0.0),
                 fall = bits * 0.6931 + 30.0;
    double end = 0.0;
    for (double last = top; last > top - fall && end < 60.0; end += 0.01)
        last = mpr_exponent(l, log_s + log(cosh(end)), atan(sinh(end))) + log(cosh(end));
    struct sums s;
    mpfr_t old[MPR_SUMS], h;
    double step = exp2(floor(log2(end / 24.0))); /* the nodes j step are exact */
    int n = (int)(end / step) + 2;
    mps_init(&s, l->prec, wanted);
    mpfr_init2(h, l->prec);
    for (int k = 0; k < MPR_SUMS; ++k)
        mpfr_init2(old[k], l->prec);
    for (int j = 0; j < n; ++j)
        line_node(&s, l, at, j * step, bits);
    for (int i = 0; i < MOST_HALVINGS; ++i) {
        mpfr_set_d(h, step, MPFR_RNDN);
        mps_finish(sum, good, &s, l, h, 0.0, n);
        good[MPR_DBETA] = -1; /* no even function of v */
        if (i > 0 && settled(sum, old, good, bits, wanted & ~(1u << MPR_DBETA)))
            break;
        if (i == MOST_HALVINGS - 1)
            for (int k = 0; k < MPR_SUMS; ++k)
                good[k] = -1;
        for (int k = 0; k < MPR_SUMS; ++k)
            mpfr_set(old[k], sum[k], MPFR_RNDN);
        for (int j = 0; j < n; ++j)
            line_node(&s, l, at, (j + 0.5) * step, bits);
        step *= 0.5;
        n *= 2;
    }
    for (int k = 0; k < MPR_SUMS; ++k)
        mpfr_clear(old[k]);
    mpfr_clear(h);
    mps_clear(&s);
}
