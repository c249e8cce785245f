#include <math.h>

#include "mpstable_ray.h"

/* Zolotarev's integral of a totally skewed law, on its light side, with y = |x1|:
 *
 *   log g = -(alpha/eps) log y + [alpha log sin(alpha phi) - log sin phi - log |cos(pi alpha/2)|]/eps
 *           + log sin(|eps| phi),   0 < phi < pi/max(alpha, 1),
 *   tail = (1/pi) int e^-g d phi,   f = alpha/(pi |eps| y) int g e^-g d phi,
 *
 * positive, greatest at phi = 0.  There phi is about e^l, and l = l_c + u - e^-u. */
enum { TAIL, G, GG, GA, PARTS, MOST_HALVINGS = 7 };

struct skew {
    const struct mpr_law *l;
    mpfr_t alpha, eps, log_y, log_cos, tan, top; /* what log g takes; the end of phi */
    mpfr_t sum[PARTS], phi, rest, a, b, c, d, e;
    double least; /* log of the greatest e^-g */
};

#define ALL_OF(s)                                                                              \
    (s)->alpha, (s)->eps, (s)->log_y, (s)->log_cos, (s)->tan, (s)->top, (s)->sum[TAIL],        \
        (s)->sum[G], (s)->sum[GG], (s)->sum[GA], (s)->phi, (s)->rest, (s)->a, (s)->b, (s)->c,  \
        (s)->d, (s)->e, (mpfr_ptr)0

static void skew_init(struct skew *s, const struct mpr_law *l)
{
    s->l = l;
    mpfr_inits2(l->prec, ALL_OF(s));
    mpfr_set(s->alpha, l->alpha, MPFR_RNDN);
    mpfr_ui_sub(s->eps, 1, s->alpha, MPFR_RNDN);
    mpfr_abs(s->log_y, l->x1, MPFR_RNDN);
    mpfr_log(s->log_y, s->log_y, MPFR_RNDN);
    mpfr_abs(s->log_cos, l->turn[0], MPFR_RNDN);
    mpfr_log(s->log_cos, s->log_cos, MPFR_RNDN);
    mpfr_const_pi(s->top, MPFR_RNDN);
    mpfr_mul(s->tan, s->top, l->tan, MPFR_RNDN);
    mpfr_div_2ui(s->tan, s->tan, 1, MPFR_RNDN); /* (pi/2) tan(pi alpha/2) */
    if (l->a > 1.0)
        mpfr_div(s->top, s->top, s->alpha, MPFR_RNDN);
    for (int k = 0; k < PARTS; ++k)
        mpfr_set_zero(s->sum[k], 1);
}

/* log g at phi into c, and where slope its derivative in alpha into d. */
static void log_g(struct skew *s, bool slope)
{
    mpfr_mul(s->a, s->alpha, s->phi, MPFR_RNDN);
    mpfr_sin(s->c, s->a, MPFR_RNDN);
    mpfr_log(s->c, s->c, MPFR_RNDN); /* log sin(alpha phi) */
    mpfr_sin(s->b, s->phi, MPFR_RNDN);
    mpfr_log(s->b, s->b, MPFR_RNDN);
    mpfr_sub(s->e, s->c, s->log_y, MPFR_RNDN);
    mpfr_add(s->b, s->b, s->log_cos, MPFR_RNDN);
    if (slope) {
        mpfr_cot(s->d, s->a, MPFR_RNDN);
        mpfr_mul(s->d, s->d, s->a, MPFR_RNDN);
        mpfr_add(s->d, s->d, s->e, MPFR_RNDN);
        mpfr_add(s->d, s->d, s->tan, MPFR_RNDN); /* times 1/eps, and what follows 1/eps^2 */
    }
    mpfr_fms(s->c, s->alpha, s->e, s->b, MPFR_RNDN);
    mpfr_div(s->c, s->c, s->eps, MPFR_RNDN);
    mpfr_mul(s->a, s->eps, s->phi, MPFR_RNDN);
    if (slope) {
        mpfr_add(s->d, s->d, s->c, MPFR_RNDN);
        mpfr_div(s->d, s->d, s->eps, MPFR_RNDN);
        mpfr_cot(s->e, s->a, MPFR_RNDN);
        mpfr_mul(s->e, s->e, s->phi, MPFR_RNDN);
        mpfr_sub(s->d, s->d, s->e, MPFR_RNDN);
    }
    mpfr_abs(s->a, s->a, MPFR_RNDN);
    mpfr_sin(s->a, s->a, MPFR_RNDN);
    mpfr_log(s->a, s->a, MPFR_RNDN);
    mpfr_add(s->c, s->c, s->a, MPFR_RNDN);
}

/* phi at u, and its derivative into rest. */
static void place(struct skew *s, double centre, double u)
{
    mpfr_set_d(s->a, -u, MPFR_RNDN);
    mpfr_exp(s->b, s->a, MPFR_RNDN);
    mpfr_add(s->a, s->a, s->b, MPFR_RNDN);
    mpfr_sub_d(s->a, s->a, centre, MPFR_RNDN); /* -l */
    mpfr_add_ui(s->b, s->b, 1, MPFR_RNDN);     /* dl/du */
    mpfr_exp(s->a, s->a, MPFR_RNDN);
    mpfr_add_ui(s->c, s->a, 1, MPFR_RNDN);
    mpfr_div(s->phi, s->top, s->c, MPFR_RNDN);
    mpfr_div(s->rest, s->a, s->c, MPFR_RNDN);
    mpfr_mul(s->rest, s->rest, s->phi, MPFR_RNDN);
    mpfr_mul(s->rest, s->rest, s->b, MPFR_RNDN);
}

/* Adds the node at u; false where it is 2^-bits of what is at phi = 0, or less. */
static bool skew_node(struct skew *s, double centre, double u, int bits)
{
    place(s, centre, u);
    log_g(s, true);
    mpfr_exp(s->c, s->c, MPFR_RNDN); /* g */
    const bool some = mpfr_get_d(s->c, MPFR_RNDN) + s->least < 0.7 * bits + 20.0;
    mpfr_neg(s->a, s->c, MPFR_RNDN);
    mpfr_exp(s->a, s->a, MPFR_RNDN);
    mpfr_mul(s->a, s->a, s->rest, MPFR_RNDN); /* e^-g d phi */
    mpfr_add(s->sum[TAIL], s->sum[TAIL], s->a, MPFR_RNDN);
    mpfr_mul(s->a, s->a, s->c, MPFR_RNDN);
    mpfr_add(s->sum[G], s->sum[G], s->a, MPFR_RNDN);
    mpfr_ui_sub(s->c, 1, s->c, MPFR_RNDN);
    mpfr_mul(s->a, s->a, s->c, MPFR_RNDN);
    mpfr_add(s->sum[GG], s->sum[GG], s->a, MPFR_RNDN);
    mpfr_mul(s->a, s->a, s->d, MPFR_RNDN);
    mpfr_add(s->sum[GA], s->sum[GA], s->a, MPFR_RNDN);
    return some;
}

/* The integrals over phi by halving the step until they stay. */
static bool skew_sum(struct skew *s, int bits)
{
    const double from = -log(0.7 * bits + 30.0);
    double step = 0.125, centre;
    mpfr_t old[PARTS];
    mpfr_set_ui_2exp(s->phi, 1, -2 * s->l->prec / 3, MPFR_RNDN);
    log_g(s, false);
    mpfr_exp(s->c, s->c, MPFR_RNDN);
    s->least = -mpfr_get_d(s->c, MPFR_RNDN);
    centre = -0.5 * log(1.0 - s->least);
    for (int k = 0; k < PARTS; ++k)
        mpfr_init2(old[k], s->l->prec);
    for (double u = from; skew_node(s, centre, u, bits) || u < 2.0;)
        u += step;
    bool ok = false;
    for (int i = 0; i < MOST_HALVINGS && !ok; ++i) {
        for (int k = 0; k < PARTS; ++k)
            mpfr_mul_d(old[k], s->sum[k], 2.0, MPFR_RNDN);
        for (double u = from + 0.5 * step; skew_node(s, centre, u, bits) || u < 2.0;)
            u += step;
        step *= 0.5;
        ok = true;
        for (int k = 0; k < PARTS; ++k) {
            mpfr_sub(s->a, old[k], s->sum[k], MPFR_RNDN); /* the steps are not in the sums */
            mpfr_sub(s->a, s->a, s->sum[k], MPFR_RNDN);
            mpfr_div_2ui(old[k], old[k], 1, MPFR_RNDN);
            if (mpfr_regular_p(s->a) &&
                mpfr_get_exp(s->a) > mpfr_get_exp(s->sum[k]) - bits * 5 / 8)
                ok = false;
        }
    }
    mpfr_const_pi(s->a, MPFR_RNDN);
    mpfr_d_div(s->a, step, s->a, MPFR_RNDN);
    for (int k = 0; k < PARTS; ++k) {
        mpfr_mul(s->sum[k], s->sum[k], s->a, MPFR_RNDN);
        mpfr_clear(old[k]);
    }
    return ok;
}

/* f, f' and df/dalpha of the integrals. */
static void skew_values(mpfr_t sum[MPR_SUMS], struct skew *s)
{
    const struct mpr_law *const l = s->l;
    mpfr_abs(s->a, l->x1, MPFR_RNDN);
    mpfr_mul(s->b, s->a, s->eps, MPFR_RNDN);
    mpfr_div(s->b, s->alpha, s->b, MPFR_RNDN); /* alpha/(eps y) */
    mpfr_abs(s->c, s->b, MPFR_RNDN);
    mpfr_mul(sum[MPR_PDF], s->sum[G], s->c, MPFR_RNDN);
    mpfr_set(sum[MPR_SF], s->sum[TAIL], MPFR_RNDN);
    mpfr_div(s->d, sum[MPR_PDF], s->a, MPFR_RNDN);
    mpfr_mul(s->e, s->sum[GG], s->c, MPFR_RNDN);
    mpfr_fma(sum[MPR_DX], s->e, s->b, s->d, MPFR_RNDN);
    if (mpfr_sgn(l->x1) > 0)
        mpfr_neg(sum[MPR_DX], sum[MPR_DX], MPFR_RNDN);
    mpfr_mul(s->e, s->sum[GA], s->c, MPFR_RNDN);
    mpfr_div(s->a, sum[MPR_PDF], s->alpha, MPFR_RNDN);
    mpfr_add(s->e, s->e, s->a, MPFR_RNDN);
    mpfr_div(s->a, sum[MPR_PDF], s->eps, MPFR_RNDN);
    mpfr_add(sum[MPR_DALPHA], s->e, s->a, MPFR_RNDN);
    if (!l->s1) { /* x1 = x0 - tan(pi alpha/2) */
        mpfr_mul(s->a, l->dtan, sum[MPR_DX], MPFR_RNDN);
        mpfr_sub(sum[MPR_DALPHA], sum[MPR_DALPHA], s->a, MPFR_RNDN);
    }
}

bool mpr_skew(mpfr_t sum[MPR_SUMS], const struct mpr_law *l, int bits)
{
    struct skew s;
    skew_init(&s, l);
    const bool ok = skew_sum(&s, bits);
    if (ok)
        skew_values(sum, &s);
    mpfr_clears(ALL_OF(&s));
    return ok;
}
