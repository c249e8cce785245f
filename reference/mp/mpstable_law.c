#include "mpstable_ray.h"

#include <complex.h>
#include <math.h>

/* What alpha near 1 and a large x cost. */
static mpfr_prec_t needed(mpfr_prec_t prec, mpfr_srcptr x, double alpha)
{
    const int near = alpha == 1.0 ? 0 : -(int)floor(log2(fabs(1.0 - alpha)));
    const mpfr_exp_t size = mpfr_zero_p(x) ? 0 : mpfr_get_exp(x);
    return prec + 2 * (near > 0 ? near : 0) + (size > 64 ? 64 : size > 0 ? size : -size);
}

void mpr_init(struct mpr_law *l, mpfr_prec_t prec, mpfr_srcptr x, double alpha, double beta,
              bool s1)
{
    mpfr_t u, t;
    l->prec = needed(prec, x, alpha);
    mpfr_inits2(l->prec, u, t, l->alpha, l->x1, l->tan, l->dtan, l->re, l->im, l->turn[0],
                l->turn[1], (mpfr_ptr)0);
    mpfr_set_d(l->alpha, alpha, MPFR_RNDN);
    mpfr_const_pi(u, MPFR_RNDN);
    mpfr_mul(u, u, l->alpha, MPFR_RNDN);
    mpfr_div_2ui(u, u, 1, MPFR_RNDN);
    mpfr_sin_cos(l->turn[1], l->turn[0], u, MPFR_RNDN);
    mpfr_div(l->tan, l->turn[1], l->turn[0], MPFR_RNDN);
    if (alpha == 2.0) { /* exactly, so that the sign of C's imaginary part is */
        mpfr_set_zero(l->tan, 1);
        mpfr_set_zero(l->turn[1], 1);
    }
    mpfr_sqr(l->dtan, l->turn[0], MPFR_RNDN);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_div_2ui(t, t, 1, MPFR_RNDN);
    mpfr_div(l->dtan, t, l->dtan, MPFR_RNDN);

    mpfr_mul_d(t, l->tan, beta, MPFR_RNDN); /* A */
    mpfr_mul(l->re, t, l->turn[1], MPFR_RNDN);
    mpfr_sub(l->re, l->turn[0], l->re, MPFR_RNDN);
    mpfr_set_d(l->im, beta, MPFR_RNDN);
    mpfr_add_ui(l->im, l->im, 1, MPFR_RNDN);
    mpfr_mul(l->im, l->im, l->turn[1], MPFR_RNDN);
    mpfr_neg(l->turn[1], l->turn[1], MPFR_RNDN);
    if (alpha == 1.0) { /* C lambda^alpha is lambda (re log lambda - i im) */
        mpfr_const_pi(u, MPFR_RNDN);
        mpfr_d_div(l->re, 2.0 * beta, u, MPFR_RNDN);
        mpfr_set_zero(t, 1);
    }
    const bool shifted = s1 && alpha != 1.0; /* at alpha = 1 S1 and S0 are the same */
    if (shifted) {
        mpfr_set(l->x1, x, MPFR_RNDN);
        mpfr_sub(u, x, t, MPFR_RNDN);
    } else {
        mpfr_set(u, x, MPFR_RNDN);
        mpfr_add(l->x1, x, t, MPFR_RNDN);
    }
    l->s1 = shifted;
    l->x0 = mpfr_get_d(u, MPFR_RNDN);
    l->x = mpfr_get_d(l->x1, MPFR_RNDN);
    l->a = alpha;
    l->eps = 1.0 - alpha;
    l->beta = beta;
    l->c[0] = mpfr_get_d(l->re, MPFR_RNDN);
    l->c[1] = mpfr_get_d(l->im, MPFR_RNDN);
    mpfr_clears(u, t, (mpfr_ptr)0);
}

void mpr_clear(struct mpr_law *l)
{
    mpfr_clears(l->alpha, l->x1, l->tan, l->dtan, l->re, l->im, l->turn[0], l->turn[1],
                (mpfr_ptr)0);
}

/* Re Phi, in doubles; near alpha = 1 in the form that has no pole there. */
double mpr_exponent(const struct mpr_law *l, double v, double theta)
{
    if (fabs(l->eps) > 0.1)
        return -l->x * exp(v) * cos(theta) -
               exp(l->a * v) * (l->c[0] * cos(l->a * theta) + l->c[1] * sin(l->a * theta));
    const double complex i = CMPLX(0.0, 1.0), u = v + i * theta, eu = -l->eps * u;
    const double complex e = cabs(eu) < 1e-5 ? eu * (1.0 + 0.5 * eu) : cexp(eu) - 1.0;
    const double y = 0.5 * M_PI * l->eps;
    const double complex slope = l->eps == 0.0 ? -u * (2.0 / M_PI) : e / tan(y);
    const double complex q = l->x0 + (1.0 + e) * sin(y) -
                             i * (1.0 + e) * (1.0 + l->beta) * cos(y) -
                             l->beta * cos(y) * (slope - tan(0.5 * y));
    return -creal(cexp(u) * q);
}

/* log of what lambda and lambda^alpha are multiplied by. */
double mpr_log_size(const struct mpr_law *l)
{
    return log(fmax(fabs(l->x), fmax(fabs(l->x0), 1.0)) + hypot(l->c[0], l->c[1]));
}

/* The greatest summand's logarithm along a ray, and where it has fallen by `fall`; none if it is above
 * `limit`. */
double mpr_climb(const struct mpr_law *l, double theta, double fall, double limit, double *end)
{
    const double unit = 1.0 / fmin(l->a, 1.0);
    double most = -HUGE_VAL;
    for (double v = -unit * (mpr_log_size(l) + 3.0); v < 760.0 * unit && most < limit;
         v += 0.16 * unit) {
        const double f = mpr_exponent(l, v, theta) + v;
        most = f > most ? f : most;
        if (f < most - fall && f < -fall && mpr_exponent(l, v, theta) < 0.0) {
            *end = v;
            return most;
        }
    }
    return HUGE_VAL;
}

/* Whether the ray decays for ever, and so do those between it and pi/2; near alpha = 1, where it may
 * grow again far out, whether from where it has decayed to an arc back to pi/2, where e^(-|lambda|^alpha)
 * has, all is negligible. */
static bool legal(const struct mpr_law *l, double theta, double fall, double end)
{
    if (l->eps > 0.1)
        return cos(theta) * l->x > 0.0 && (theta < 0.5 * M_PI) == (l->x > 0.0);
    if (l->eps < -0.1)
        return fabs(l->a * theta - atan2(l->c[1], l->c[0])) < 0.5 * M_PI;
    const double arc = fmax(end, log(1.3 * fall) / l->a);
    for (int i = 0; i < 200;
         ++i) { /* at pi/2 itself |e^Phi| is e^(-|lambda|^alpha), whatever x */
        const double t = theta + (0.5 * M_PI - theta) * i / 200,
                     v = end + (arc - end) * i / 200;
        if (!(mpr_exponent(l, arc, t) + arc < -fall) ||
            !(mpr_exponent(l, v, theta) + v < -fall))
            return false;
    }
    return true;
}

bool mpr_angles(const struct mpr_law *l, double bits, double theta[2], double most[2])
{
    enum { RAYS = 64 };
    double found[RAYS];
    int best = -1;
    for (int i = 0; i < RAYS; ++i) {
        const double t = -1.45 + 6.0 * i / (RAYS - 1);
        double end = 0.0;
        found[i] =
            mpr_climb(l, t, bits * 0.7 + 20.0, best < 0 ? 1e5 : found[best] + 200.0, &end);
        if (!(found[i] < HUGE_VAL) || !legal(l, t, bits * 0.7 + 10.0, end))
            found[i] = HUGE_VAL;
        if (found[i] < HUGE_VAL && (best < 0 || found[i] < found[best]))
            best = i;
    }
    if (best < 0)
        return false;
    int other = -1;
    for (int i = 0; i < RAYS; ++i)
        if (found[i] < HUGE_VAL && (i < best - 1 || i > best + 1) &&
            (other < 0 || found[i] < found[other]))
            other = i;
    other = other < 0 ? best : other;
    theta[0] = -1.45 + 6.0 * best / (RAYS - 1);
    theta[1] = -1.45 + 6.0 * other / (RAYS - 1);
    most[0] = found[best];
    most[1] = found[other];
    return true;
}

bool mpr_saddle(double *s, double *log_f, const struct mpr_law *l)
{
    if (l->beta != -1.0 || (l->eps > 0.1 && l->x >= 0.0))
        return false;
    double low = -700.0, high = 700.0;
    while (high - low > 1e-9) { /* Phi has one minimum; far out it is inf or NaN */
        const double a = low + (high - low) / 3.0, b = high - (high - low) / 3.0;
        const double fa = mpr_exponent(l, a, 0.0), fb = mpr_exponent(l, b, 0.0);
        if (!(fa >= fb))
            high = b;
        else
            low = a;
    }
    *s = exp(low);
    *log_f = mpr_exponent(l, low, 0.0);
    return true;
}
