#include "mpstable_node.h"

#include <math.h>

void mps_pair_init(struct pair *p, mpfr_prec_t prec)
{
    mpfr_inits2(prec, p->re, p->im, (mpfr_ptr)0);
}

void mps_pair_clear(struct pair *p)
{
    mpfr_clears(p->re, p->im, (mpfr_ptr)0);
}

void mps_pair_mul(struct pair *z, const struct pair *a, const struct pair *b)
{
    mpfr_fmms(z->re, a->re, b->re, a->im, b->im, MPFR_RNDN);
    mpfr_fmma(z->im, a->re, b->im, a->im, b->re, MPFR_RNDN);
}

void mps_init(struct sums *s, mpfr_prec_t prec, unsigned wanted)
{
    s->wanted = wanted;
    s->far = false;
    for (int k = 0; k < MPR_SUMS; ++k) {
        mps_pair_init(&s->s[k], prec);
        mpfr_set_zero(s->s[k].re, 1);
        mpfr_set_zero(s->s[k].im, 1);
        s->most[k] = -(1 << 29);
    }
    s->exponent = 0;
    struct pair *const all[] = { &s->e, &s->w, &s->p, &s->q, &s->t, &s->lambda, &s->power };
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i)
        mps_pair_init(all[i], prec);
    mpfr_init2(s->v, prec);
}

void mps_clear(struct sums *s)
{
    for (int k = 0; k < MPR_SUMS; ++k)
        mps_pair_clear(&s->s[k]);
    struct pair *const all[] = { &s->e, &s->w, &s->p, &s->q, &s->t, &s->lambda, &s->power };
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i)
        mps_pair_clear(all[i]);
    mpfr_clear(s->v);
}

static void add(struct sums *s, int k, const struct pair *z)
{
    mpfr_add(s->s[k].re, s->s[k].re, z->re, MPFR_RNDN);
    mpfr_add(s->s[k].im, s->s[k].im, z->im, MPFR_RNDN);
    for (int i = 0; i < 2; ++i) {
        mpfr_srcptr x = i == 0 ? z->re : z->im;
        if (mpfr_regular_p(x) && mpfr_get_exp(x) > s->most[k])
            s->most[k] = mpfr_get_exp(x);
    }
}

/* dPhi/dbeta = -tan lambda + i tan turn lambda^alpha, into q, and dPhi/dalpha into t, without the
 * first terms in S1. */
static void slopes(struct sums *s, const struct mpr_law *l, mpfr_srcptr log_abs,
                   mpfr_srcptr theta)
{
    struct pair c, lg;
    mps_pair_init(&c, l->prec);
    mps_pair_init(&lg, l->prec);
    const struct pair turn = { { *l->turn[0] }, { *l->turn[1] } };
    mps_pair_mul(&c, &turn,
                 &s->power); /* c = t^alpha, t = -i lambda; times i it is (-im, re) */
    mpfr_neg(s->q.re, c.im, MPFR_RNDN);
    mpfr_set(s->q.im, c.re, MPFR_RNDN);
    if (!l->s1 && !s->far) {
        mpfr_sub(s->q.re, s->q.re, s->lambda.re, MPFR_RNDN);
        mpfr_sub(s->q.im, s->q.im, s->lambda.im, MPFR_RNDN);
    }
    /* dPhi/dalpha = -C lambda^alpha log t + (beta dtan) q */
    mpfr_set(lg.re, log_abs, MPFR_RNDN);
    mpfr_const_pi(lg.im, MPFR_RNDN);
    mpfr_div_2si(lg.im, lg.im, 1, MPFR_RNDN);
    mpfr_sub(lg.im, theta, lg.im, MPFR_RNDN);
    struct pair cc;
    mps_pair_init(&cc, l->prec);
    mpfr_fmma(cc.re, l->re, s->power.re, l->im, s->power.im, MPFR_RNDN);
    mpfr_fmms(cc.im, l->re, s->power.im, l->im, s->power.re, MPFR_RNDN);
    mps_pair_mul(&s->t, &cc, &lg);
    mpfr_mul_d(cc.re, l->dtan, l->beta, MPFR_RNDN);
    mpfr_fms(s->t.re, cc.re, s->q.re, s->t.re, MPFR_RNDN);
    mpfr_fms(s->t.im, cc.re, s->q.im, s->t.im, MPFR_RNDN);
    mpfr_mul(s->q.re, s->q.re, l->tan, MPFR_RNDN);
    mpfr_mul(s->q.im, s->q.im, l->tan, MPFR_RNDN);
    mps_pair_clear(&cc);
    mps_pair_clear(&c);
    mps_pair_clear(&lg);
}

/* The same at alpha = 1, where with L = log lambda - i pi/2 they are -(2/pi) lambda L and
 * lambda L (i - beta L/pi). */
static void slopes_at_one(struct sums *s, const struct mpr_law *l)
{
    struct pair lg, c;
    mps_pair_init(&lg, l->prec);
    mps_pair_init(&c, l->prec);
    mpfr_const_pi(c.re, MPFR_RNDN);
    mpfr_div_2ui(c.im, c.re, 1, MPFR_RNDN);
    mpfr_set(lg.re, s->power.re, MPFR_RNDN);
    mpfr_sub(lg.im, s->power.im, c.im, MPFR_RNDN);
    mps_pair_mul(&s->p, &s->lambda, &lg);
    mpfr_div(s->q.re, s->p.re, c.im, MPFR_RNDN);
    mpfr_div(s->q.im, s->p.im, c.im, MPFR_RNDN);
    mpfr_neg(s->q.re, s->q.re, MPFR_RNDN);
    mpfr_neg(s->q.im, s->q.im, MPFR_RNDN);
    mpfr_d_div(c.re, -l->beta, c.re, MPFR_RNDN);
    mpfr_mul(lg.re, lg.re, c.re, MPFR_RNDN);
    mpfr_mul(lg.im, lg.im, c.re, MPFR_RNDN);
    mpfr_add_ui(lg.im, lg.im, 1, MPFR_RNDN);
    mps_pair_mul(&s->t, &s->p, &lg);
    mps_pair_clear(&lg);
    mps_pair_clear(&c);
}

/* e^(-x1 lambda) (e^w - 1) into e, w = Phi + x1 lambda in p: by e^a cos b - 1 = expm1(a) cos b - 2 sin^2(b/2). */
static void far_part(struct sums *s, const struct mpr_law *l)
{
    mpfr_sin_cos(s->q.im, s->q.re, s->p.im, MPFR_RNDN);
    mpfr_div_2ui(s->t.re, s->p.im, 1, MPFR_RNDN);
    mpfr_sin(s->t.re, s->t.re, MPFR_RNDN);
    mpfr_sqr(s->t.re, s->t.re, MPFR_RNDN);
    mpfr_mul_2ui(s->t.re, s->t.re, 1, MPFR_RNDN);
    mpfr_expm1(s->t.im, s->p.re, MPFR_RNDN);
    mpfr_fms(s->p.re, s->t.im, s->q.re, s->t.re, MPFR_RNDN);
    mpfr_fma(s->p.im, s->t.im, s->q.im, s->q.im, MPFR_RNDN);
    mpfr_mul(s->t.re, l->x1, s->lambda.re, MPFR_RNDN);
    mpfr_mul(s->t.im, l->x1, s->lambda.im, MPFR_RNDN);
    mpfr_neg(s->t.re, s->t.re, MPFR_RNDN);
    mpfr_neg(s->t.im, s->t.im, MPFR_RNDN);
    mpfr_exp(s->t.re, s->t.re, MPFR_RNDN);
    mpfr_sin_cos(s->q.im, s->q.re, s->t.im, MPFR_RNDN);
    mpfr_mul(s->q.re, s->q.re, s->t.re, MPFR_RNDN);
    mpfr_mul(s->q.im, s->q.im, s->t.re, MPFR_RNDN);
    mps_pair_mul(&s->w, &s->q, &s->p);
}

void mps_node(struct sums *s, const struct mpr_law *l, const struct pair *weight,
              mpfr_srcptr log_abs, mpfr_srcptr theta, int bits)
{
    /* Phi into p; at alpha = 1 power is log lambda, of which C lambda^alpha is a linear function
     * times lambda */
    if (l->a == 1.0) {
        mpfr_mul(s->q.re, s->power.re, l->re, MPFR_RNDN);
        mpfr_fms(s->q.im, s->power.im, l->re, l->im, MPFR_RNDN);
        mps_pair_mul(&s->p, &s->lambda, &s->q);
    } else {
        mpfr_fmma(s->p.re, l->re, s->power.re, l->im, s->power.im, MPFR_RNDN);
        mpfr_fmms(s->p.im, l->re, s->power.im, l->im, s->power.re, MPFR_RNDN);
    }
    struct pair power_part;
    mps_pair_init(&power_part, l->prec);
    mpfr_neg(power_part.re, s->p.re, MPFR_RNDN);
    mpfr_neg(power_part.im, s->p.im, MPFR_RNDN);
    mpfr_fma(s->p.re, l->x1, s->lambda.re, s->p.re, MPFR_RNDN);
    mpfr_fma(s->p.im, l->x1, s->lambda.im, s->p.im, MPFR_RNDN);
    mpfr_neg(s->p.re, s->p.re, MPFR_RNDN);
    mpfr_neg(s->p.im, s->p.im, MPFR_RNDN);
    mpfr_mul(s->t.re, l->x1, s->lambda.re, MPFR_RNDN);
    mpfr_sin_cos(s->e.im, s->e.re, s->p.im, MPFR_RNDN);
    mpfr_exp(s->p.re, s->p.re, MPFR_RNDN);
    mpfr_mul(s->e.re, s->e.re, s->p.re, MPFR_RNDN);
    mpfr_mul(s->e.im, s->e.im, s->p.re, MPFR_RNDN);
    if (mpfr_regular_p(s->t.re) && mpfr_get_exp(s->t.re) > s->exponent &&
        mpfr_regular_p(s->p.re) && mpfr_get_exp(s->p.re) > s->most[MPR_SF] - bits)
        s->exponent = mpfr_get_exp(s->t.re);

    mps_pair_mul(&s->w, &s->e, weight); /* e^Phi d lambda */
    if ((s->wanted & (1u << MPR_DALPHA | 1u << MPR_DBETA)) != 0) {
        if (l->a == 1.0)
            slopes_at_one(s, l);
        else
            slopes(s, l, log_abs, theta);
        mps_pair_mul(&s->p, &s->w, &s->t);
        add(s, MPR_DALPHA, &s->p);
        mps_pair_mul(&s->p, &s->w, &s->q);
        add(s, MPR_DBETA, &s->p);
    }
    if (s->far) {
        mpfr_set(s->p.re, power_part.re, MPFR_RNDN);
        mpfr_set(s->p.im, power_part.im, MPFR_RNDN);
        far_part(s, l);
        mpfr_set(s->e.re, s->w.re, MPFR_RNDN);
        mpfr_set(s->e.im, s->w.im, MPFR_RNDN);
        mps_pair_mul(&s->w, &s->e, weight);
    }
    mps_pair_clear(&power_part);
    add(s, MPR_PDF, &s->w);
    mps_pair_mul(&s->p, &s->w, &s->lambda);
    mpfr_neg(s->p.re, s->p.re, MPFR_RNDN);
    mpfr_neg(s->p.im, s->p.im, MPFR_RNDN);
    add(s, MPR_DX, &s->p);
    mpfr_fmma(s->t.re, weight->re, s->lambda.re, weight->im, s->lambda.im, MPFR_RNDN);
    mpfr_fmms(s->t.im, weight->im, s->lambda.re, weight->re, s->lambda.im, MPFR_RNDN);
    mpfr_fmma(s->p.re, s->lambda.re, s->lambda.re, s->lambda.im, s->lambda.im, MPFR_RNDN);
    mpfr_div(s->t.re, s->t.re, s->p.re, MPFR_RNDN);
    mpfr_div(s->t.im, s->t.im, s->p.re, MPFR_RNDN);
    mps_pair_mul(&s->p, &s->e, &s->t);
    add(s, MPR_SF, &s->p);
}

void mps_finish(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], struct sums *s,
                const struct mpr_law *l, mpfr_srcptr h, double theta, int nodes)
{
    mpfr_t pi;
    mpfr_init2(pi, l->prec);
    mpfr_const_pi(pi, MPFR_RNDN);
    for (int k = 0; k < MPR_SUMS; ++k) {
        mpfr_mul(sum[k], s->s[k].im, h, MPFR_RNDN);
        if (k == MPR_SF)
            mpfr_add_d(sum[k], sum[k], theta, MPFR_RNDN);
        mpfr_div(sum[k], sum[k], pi, MPFR_RNDN);
        mpfr_exp_t most = s->most[k] + (mpfr_exp_t)log2(nodes) + 4;
        if (k == MPR_SF && most < 1 && theta != 0.0)
            most = 1;
        good[k] = mpfr_regular_p(sum[k])
                      ? (int)(l->prec - (most - mpfr_get_exp(sum[k])) - s->exponent) - 16
                      : -1;
    }
    mpfr_clear(pi);
}
