#include "mplaw.h"

#include <math.h>

#include "mpbessel.h"
#include "mpvmf.h"

/* Exponents of up to 2^53 or so cancel; steps until a sum has changed by less than
 * 2^-(SETTLED). */
enum { PREC = 320, DRAFT_PREC = 220, SETTLED = 56, DRAFT_SETTLED = 44 };

struct law {
    mpfr_t a, kappa, d0, e0,
        log_unit; /* 1 - t0, 1 + t0; log of the density's normalising constant */
};

/* A point by d = 1 - t and e = 1 + t. */
struct place {
    mpfr_t d, e;
};

static mpfr_prec_t work(void)
{
    return mpb_one_way ? DRAFT_PREC : PREC;
}

/* log B(1/2, a) + log H */
static bool log_constant(mpfr_ptr y, const struct law *l, double p, double kappa)
{
    bool ok = true;
    mpfr_t t, value[MPV_VALUES];
    mpfr_init2(t, work());
    mpfr_const_pi(y, MPFR_RNDN);
    mpfr_log(y, y, MPFR_RNDN);
    mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    mpfr_lngamma(t, l->a, MPFR_RNDN);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_add_d(t, l->a, 0.5, MPFR_RNDN);
    mpfr_lngamma(t, t, MPFR_RNDN);
    mpfr_sub(y, y, t, MPFR_RNDN);
    if (kappa > 0.0) {
        for (int k = 0; k < MPV_VALUES; ++k)
            mpfr_init2(value[k], work() - 60);
        ok = mpv_some(value, p, kappa, true, false);
        mpfr_add(y, y, value[0], MPFR_RNDN);
        for (int k = 0; k < MPV_VALUES; ++k)
            mpfr_clear(value[k]);
    }
    mpfr_clear(t);
    return ok;
}

/* t0 = kappa/(a + W): 1 - t0 = (a + a^2/(W + kappa))/(a + W) */
static bool law_init(struct law *l, double p, double kappa)
{
    mpfr_t w, t;
    mpfr_inits2(work(), l->a, l->kappa, l->d0, l->e0, l->log_unit, w, t, (mpfr_ptr)0);
    mpfr_set_d(l->a, p, MPFR_RNDN);
    mpfr_sub_ui(l->a, l->a, 1, MPFR_RNDN);
    mpfr_div_2ui(l->a, l->a, 1, MPFR_RNDN);
    mpfr_set_d(l->kappa, kappa, MPFR_RNDN);
    mpfr_hypot(w, l->a, l->kappa, MPFR_RNDN);
    mpfr_add(t, w, l->kappa, MPFR_RNDN);
    mpfr_sqr(l->d0, l->a, MPFR_RNDN);
    mpfr_div(l->d0, l->d0, t, MPFR_RNDN);
    mpfr_add(l->d0, l->d0, l->a, MPFR_RNDN);
    mpfr_add(w, w, l->a, MPFR_RNDN);
    mpfr_div(l->d0, l->d0, w, MPFR_RNDN);
    mpfr_ui_sub(l->e0, 2, l->d0, MPFR_RNDN);
    const bool ok = log_constant(l->log_unit, l, p, kappa);
    mpfr_clears(w, t, (mpfr_ptr)0);
    return ok;
}

static void law_clear(struct law *l)
{
    mpfr_clears(l->a, l->kappa, l->d0, l->e0, l->log_unit, (mpfr_ptr)0);
}

/* The logarithm of the density of s = atanh t: kappa t + a log(1 - t^2) - log_unit. */
static void log_density(mpfr_ptr y, const struct law *l, const struct place *x)
{
    mpfr_t t;
    mpfr_init2(t, work());
    mpfr_log(y, x->d, MPFR_RNDN);
    mpfr_log(t, x->e, MPFR_RNDN);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_mul(y, y, l->a, MPFR_RNDN);
    mpfr_ui_sub(t, 1, x->d, MPFR_RNDN);
    mpfr_fma(y, t, l->kappa, y, MPFR_RNDN);
    mpfr_sub(y, y, l->log_unit, MPFR_RNDN);
    mpfr_clear(t);
}

/* A tail: from the place to the end at distance end, the other end at distance other. */
struct tail {
    const struct law *l;
    mpfr_srcptr end, other;
    bool up;
    double scale; /* in s */
};

/* In units of the density of s at the place, the density further out, at end/(1 + z) from the end;
 * dz/(other + 2 z) is ds. */
static void first_way(mpfr_ptr f, const struct tail *t, mpfr_srcptr z)
{
    mpfr_t q, u;
    mpfr_inits2(work(), q, u, (mpfr_ptr)0);
    mpfr_add_ui(q, z, 1, MPFR_RNDN);
    mpfr_mul(u, t->end, z, MPFR_RNDN); /* end moves by end z/(1 + z) */
    mpfr_div(u, u, q, MPFR_RNDN);
    mpfr_mul(f, u, t->l->kappa, MPFR_RNDN);
    if (!t->up)
        mpfr_neg(f, f, MPFR_RNDN);
    mpfr_div(u, u, t->other, MPFR_RNDN);
    mpfr_log1p(u, u, MPFR_RNDN);
    mpfr_log(q, q, MPFR_RNDN);
    mpfr_sub(u, u, q, MPFR_RNDN);
    mpfr_fma(f, u, t->l->a, f, MPFR_RNDN);
    mpfr_exp(f, f, MPFR_RNDN);
    mpfr_mul_2ui(u, z, 1, MPFR_RNDN);
    mpfr_add(u, u, t->other, MPFR_RNDN);
    mpfr_div(f, f, u, MPFR_RNDN);
    mpfr_clears(q, u, (mpfr_ptr)0);
}

/* The same in s, y from the place: with t1 = (other - end)/2 as seen from the tail's side and T
 * = tanh y, t - t1 = (1 - t1^2) T/(1 + t1 T), cosh s/cosh s1 = cosh y (1 + t1 T). */
static void second_way(mpfr_ptr f, const struct tail *t, mpfr_srcptr y)
{
    mpfr_t th, u;
    mpfr_inits2(work(), th, u, (mpfr_ptr)0);
    mpfr_mul_si(th, y, -2, MPFR_RNDN);
    mpfr_exp(th, th, MPFR_RNDN);        /* q = e^-2y */
    mpfr_mul(f, th, t->end, MPFR_RNDN); /* (1 + t1 T)(1 + q) = other + end q */
    mpfr_add(f, f, t->other, MPFR_RNDN);
    mpfr_div_2ui(u, f, 1, MPFR_RNDN); /* cosh y (1 + t1 T) = e^y (..)/2 */
    mpfr_log(u, u, MPFR_RNDN);
    mpfr_add(u, u, y, MPFR_RNDN);
    mpfr_mul(u, u, t->l->a, MPFR_RNDN);
    mpfr_mul_2ui(u, u, 1, MPFR_RNDN);
    mpfr_ui_sub(th, 1, th, MPFR_RNDN);
    mpfr_mul(th, th, t->end, MPFR_RNDN);
    mpfr_mul(th, th, t->other, MPFR_RNDN);
    mpfr_div(th, th, f, MPFR_RNDN);
    mpfr_mul(th, th, t->l->kappa, MPFR_RNDN);
    if (!t->up)
        mpfr_neg(th, th, MPFR_RNDN);
    mpfr_sub(f, th, u, MPFR_RNDN);
    mpfr_exp(f, f, MPFR_RNDN);
    mpfr_clears(th, u, (mpfr_ptr)0);
}

typedef void way(mpfr_ptr f, const struct tail *t, mpfr_srcptr z);

/* Adds f dz/dx at x = first + j step, z = scale e^(x - e^-x + grow e^x), until terms no longer
 * count. */
static void add_nodes(mpfr_ptr sum, way *f, const struct tail *t, double scale, double grow,
                      double first, double step)
{
    mpfr_t e, back, z, v;
    mpfr_inits2(work(), e, back, z, v, (mpfr_ptr)0);
    for (double x = first; x < 12.0; x += step) {
        mpfr_set_d(e, x, MPFR_RNDN);
        mpfr_exp(e, e, MPFR_RNDN);
        mpfr_ui_div(back, 1, e, MPFR_RNDN);
        mpfr_mul_d(v, e, grow, MPFR_RNDN);
        mpfr_sub(z, v, back, MPFR_RNDN);
        mpfr_exp(z, z, MPFR_RNDN);
        mpfr_mul(z, z, e, MPFR_RNDN);
        mpfr_mul_d(z, z, scale, MPFR_RNDN);
        f(e, t, z);
        mpfr_mul(e, e, z, MPFR_RNDN);
        mpfr_add(v, v, back, MPFR_RNDN);
        mpfr_add_ui(v, v, 1, MPFR_RNDN);
        mpfr_mul(e, e, v, MPFR_RNDN);
        if (x > 0.0 && (mpfr_zero_p(e) || mpfr_get_exp(e) < mpfr_get_exp(sum) - 140))
            break;
        mpfr_add(sum, sum, e, MPFR_RNDN);
    }
    mpfr_clears(e, back, z, v, (mpfr_ptr)0);
}

/* log I by the trapezoidal rule, its step halved until the sum has changed by so little that
 * the next change is below all digits. */
static bool log_integral(mpfr_ptr y, way *f, const struct tail *t, double scale, double grow)
{
    const int bits = mpb_one_way ? DRAFT_SETTLED : SETTLED;
    double step = 0.125;
    bool done = false;
    mpfr_t sum, old;
    mpfr_inits2(work(), sum, old, (mpfr_ptr)0);
    mpfr_set_zero(sum, 1);
    add_nodes(sum, f, t, scale, grow, -4.75, step);
    for (int k = 0; k < 6 && !done; ++k) {
        mpfr_mul_2ui(old, sum, 1, MPFR_RNDN);
        add_nodes(sum, f, t, scale, grow, -4.75 + 0.5 * step, step);
        step *= 0.5;
        mpfr_sub(old, sum, old, MPFR_RNDN);
        done = mpfr_zero_p(old) || mpfr_get_exp(old) < mpfr_get_exp(sum) - bits;
    }
    mpfr_mul_d(sum, sum, step, MPFR_RNDN);
    mpfr_log(y, sum, MPFR_RNDN);
    mpfr_clears(sum, old, (mpfr_ptr)0);
    return done;
}

/* How far in s the tail falls: about 1/(|E'|/2 + sqrt(E'^2/4 + curvature + 1)). */
static double fall(const struct law *l, const struct place *x)
{
    const double a = mpfr_get_d(l->a, MPFR_RNDN), kappa = mpfr_get_d(l->kappa, MPFR_RNDN);
    const double d = mpfr_get_d(x->d, MPFR_RNDN), e = mpfr_get_d(x->e, MPFR_RNDN);
    mpfr_t t;
    mpfr_init2(t, work());
    mpfr_sub(t, l->d0, x->d, MPFR_RNDN);
    const double w = hypot(a, kappa), tau = fabs(mpfr_get_d(t, MPFR_RNDN));
    const double lean = a + a * a / (w + kappa) + kappa * e, slope = tau * lean;
    const double curve = fmax(2.0 * d * e * (lean - w), 0.0);
    mpfr_clear(t);
    return 1.0 / (0.5 * slope + sqrt(0.25 * slope * slope + 0.5 * curve + 0.5));
}

static bool log_tail_over_density(mpfr_ptr y, int way_number, const struct law *l,
                                  const struct place *x, bool up)
{
    struct tail t = { l, up ? x->d : x->e, up ? x->e : x->d, up, fall(l, x) };
    const double other = mpfr_get_d(t.other, MPFR_RNDN), a = mpfr_get_d(l->a, MPFR_RNDN);
    if (way_number == 1) /* z = other (e^2y - 1)/2 for small y */
        return log_integral(y, first_way, &t, other * t.scale, a < 4.0 ? 0.02 : 0.03);
    return log_integral(y, second_way, &t, t.scale, a < 4.0 ? 0.004 : 0.01);
}

/* The logarithm of the tail beyond x, away from the mode, the first way. */
static bool log_tail_first(mpfr_ptr y, const struct law *l, const struct place *x, bool up)
{
    mpfr_t t;
    mpfr_init2(t, work());
    const bool ok = log_tail_over_density(y, 1, l, x, up);
    log_density(t, l, x);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_clear(t);
    return ok;
}

/* The second: both logarithms, of the tail and of the density of s, without the constant. */
static bool log_tail_second(mpfr_ptr y, mpfr_ptr density, const struct law *l,
                            const struct place *x, bool up)
{
    struct place mode;
    mpfr_t high, low;
    mpfr_inits2(work(), mode.d, mode.e, high, low, (mpfr_ptr)0);
    mpfr_set(mode.d, l->d0, MPFR_RNDN);
    mpfr_set(mode.e, l->e0, MPFR_RNDN);
    bool ok = log_tail_over_density(high, 2, l, &mode, true);
    ok = log_tail_over_density(low, 2, l, &mode, false) && ok;
    ok = log_tail_over_density(y, 2, l, x, up) && ok;
    mpfr_sub(low, low, high, MPFR_RNDN);
    mpfr_exp(low, low, MPFR_RNDN);
    mpfr_log1p(low, low, MPFR_RNDN);
    mpfr_add(high, high, low, MPFR_RNDN); /* log of both */
    log_density(density, l, x);
    log_density(low, l, &mode);
    mpfr_sub(density, density, low, MPFR_RNDN);
    mpfr_sub(density, density, high, MPFR_RNDN);
    mpfr_add(y, y, density, MPFR_RNDN);
    mpfr_clears(mode.d, mode.e, high, low, (mpfr_ptr)0);
    return ok;
}

bool mpl_values(mpfr_t value[MPL_VALUES], double p, double kappa, double t, bool compl )
{
    struct law l;
    struct place x;
    mpfr_t tail, density, tail2, density2, log;
    bool ok = law_init(&l, p, kappa);
    mpfr_inits2(work(), x.d, x.e, tail, density, tail2, density2, log, (mpfr_ptr)0);
    mpfr_set_d(x.d, t, MPFR_RNDN);
    if (!compl )
        mpfr_ui_sub(x.d, 1, x.d, MPFR_RNDN);
    mpfr_ui_sub(x.e, 2, x.d, MPFR_RNDN);
    const bool up = mpfr_cmp(x.d, l.d0) <= 0;

    ok = log_tail_first(tail, &l, &x, up) && ok;
    log_density(density, &l, &x);
    if (!mpb_one_way) {
        ok = log_tail_second(tail2, density2, &l, &x, up) && ok;
        ok = ok && mpb_agree(tail, tail2, MPL_BITS, 0) &&
             mpb_agree(density, density2, MPL_BITS, 0);
        mpfr_sub(tail2, tail2, tail, MPFR_RNDN); /* the tail relatively, however deep */
        ok = ok && (mpfr_zero_p(tail2) || mpfr_get_exp(tail2) < -MPL_BITS);
    }
    mpfr_log(log, x.d, MPFR_RNDN); /* density of t: over 1 - t^2 */
    mpfr_sub(density, density, log, MPFR_RNDN);
    mpfr_log(log, x.e, MPFR_RNDN);
    mpfr_sub(density, density, log, MPFR_RNDN);
    mpfr_set(value[0], density, MPFR_RNDN);

    const int own = up ? 2 : 1, rest = up ? 1 : 2;
    mpfr_exp(log, tail, MPFR_RNDN);
    mpfr_set(value[own], log, MPFR_RNDN);
    mpfr_set(value[own + 2], tail, MPFR_RNDN);
    mpfr_ui_sub(value[rest], 1, log, MPFR_RNDN);
    mpfr_neg(log, log, MPFR_RNDN);
    mpfr_log1p(value[rest + 2], log, MPFR_RNDN);
    law_clear(&l);
    mpfr_clears(x.d, x.e, tail, density, tail2, density2, log, (mpfr_ptr)0);
    return ok;
}

/* The place y from the mode: rho = d/e there times e^-2y upwards, e^2y downwards. */
static void place_at(struct place *x, const struct law *l, mpfr_srcptr y, bool up)
{
    mpfr_ptr end = up ? x->d : x->e, other = up ? x->e : x->d;
    mpfr_t q, sum;
    mpfr_inits2(work(), q, sum, (mpfr_ptr)0);
    mpfr_mul_si(q, y, -2, MPFR_RNDN);
    mpfr_exp(q, q, MPFR_RNDN);
    mpfr_mul(q, q, up ? l->d0 : l->e0, MPFR_RNDN);
    mpfr_add(sum, q, up ? l->e0 : l->d0, MPFR_RNDN);
    mpfr_mul_2ui(end, q, 1, MPFR_RNDN);
    mpfr_div(end, end, sum, MPFR_RNDN);
    mpfr_mul_2ui(other, up ? l->e0 : l->d0, 1, MPFR_RNDN);
    mpfr_div(other, other, sum, MPFR_RNDN);
    mpfr_clears(q, sum, (mpfr_ptr)0);
}

/* y of which the tail is log_q, by Newton's method within a bracket: -E >= 2 a log cosh y. */
static bool solve(struct place *x, const struct law *l, mpfr_srcptr log_q, bool up)
{
    const double a = mpfr_get_d(l->a, MPFR_RNDN);
    const double r = (40.0 - mpfr_get_d(log_q, MPFR_RNDN)) / (2.0 * a);
    const mpfr_exp_t last = mpb_one_way ? -52 : -60;
    bool ok = true, done = false;
    mpfr_t y, low, high, tail, density, step, next;
    mpfr_inits2(work(), y, low, high, tail, density, step, next, (mpfr_ptr)0);
    mpfr_set_zero(low, 1);
    mpfr_set_d(high, r + sqrt(2.0 * r), MPFR_RNDN);
    mpfr_set_d(y, fmin(0.5 / sqrt(a), 0.5 * mpfr_get_d(high, MPFR_RNDN)), MPFR_RNDN);
    for (int k = 0; k < 120 && ok && !done; ++k) {
        place_at(x, l, y, up);
        ok = log_tail_first(tail, l, x, up);
        log_density(density, l, x);
        mpfr_sub(step, tail, log_q, MPFR_RNDN);
        mpfr_set(mpfr_sgn(step) > 0 ? low : high, y, MPFR_RNDN);
        done = mpfr_zero_p(step) || mpfr_get_exp(step) < last;
        mpfr_sub(tail, tail, density, MPFR_RNDN);
        mpfr_exp(tail, tail, MPFR_RNDN);
        mpfr_mul(step, step, tail, MPFR_RNDN);
        mpfr_add(next, y, step, MPFR_RNDN);
        if (!done && (mpfr_cmp(next, low) <= 0 || mpfr_cmp(next, high) >= 0)) {
            mpfr_add(next, low, high, MPFR_RNDN);
            mpfr_div_2ui(next, next, 1, MPFR_RNDN);
        }
        mpfr_set(y, next, MPFR_RNDN); /* once more where it is done */
    }
    place_at(x, l, y, up);
    mpfr_clears(y, low, high, tail, density, step, next, (mpfr_ptr)0);
    return ok && done;
}

bool mpl_quantile(mpfr_t value[2], double p, double kappa, double q, bool upper)
{
    struct law l;
    struct place x;
    mpfr_t log_q, log_rest, tail, density;
    bool ok = law_init(&l, p, kappa);
    mpfr_inits2(work(), x.d, x.e, log_q, log_rest, tail, density, (mpfr_ptr)0);
    mpfr_set(x.d, l.d0, MPFR_RNDN);
    mpfr_set(x.e, l.e0, MPFR_RNDN);
    ok = log_tail_first(tail, &l, &x, true) && ok;
    mpfr_set_d(log_q, q, MPFR_RNDN);
    mpfr_neg(log_rest, log_q, MPFR_RNDN);
    mpfr_log(log_q, log_q, MPFR_RNDN);
    mpfr_log1p(log_rest, log_rest, MPFR_RNDN);
    const bool up = mpfr_cmp(upper ? log_q : log_rest, tail) <= 0;
    mpfr_srcptr wanted = up == upper ? log_q : log_rest;

    ok = ok && solve(&x, &l, wanted, up);
    if (ok && !mpb_one_way) {
        ok = log_tail_second(tail, density, &l, &x, up);
        mpfr_sub(tail, tail, wanted, MPFR_RNDN);
        ok = ok && (mpfr_zero_p(tail) || mpfr_get_exp(tail) < -MPL_BITS);
    }
    mpfr_ui_sub(value[0], 1, x.d, MPFR_RNDN);
    mpfr_set(value[1], x.d, MPFR_RNDN);
    law_clear(&l);
    mpfr_clears(x.d, x.e, log_q, log_rest, tail, density, (mpfr_ptr)0);
    return ok;
}
