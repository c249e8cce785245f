/* log K_nu(x) in float arithmetic: which regime, and its value.  K is even in its order: classifier and list
 * take |nu|.  Below w = 12, with nu = mu + n and M_o = K_o(x) (x/2)^o, upwards from a base of two orders
 * (besselk_base_f32.h) by M_{o+1} = o M_o + (x^2/4) M_{o-1}, no division, all terms positive, in hi + lo. */
#ifndef BURGI_CORE_BESSEL_F32_BESSELK_F32_H
#define BURGI_CORE_BESSEL_F32_BESSELK_F32_H

#include "besselk_base_f32.h"
#include "debye_f32.h"

enum {
    BG_K_TEMME1_F32 = BG_AT_SMALL_F32, /* x < 1, nu < 3/2 */
    BG_K_TEMME12_F32,
    BG_K_POLY1_F32,
    BG_K_POLY12_F32,
    BG_K_REGIMES_F32
};

/* M_{mu+n} from the base, n <= steps. */
BG_FN bg_ff bg_besselk_upwards_f32(int steps, float n, float mu, float x, bg_besselk_pair_f32 m)
{
    bg_ff z = bg_ff_two_prod(0.5f * x, 0.5f * x);
    bg_ff r = n == 0.0f ? m.m0 : m.m1;
    float order = mu;

    BG_UNROLL
    for (int j = 1; j < steps; ++j) {
        int go = (float)j < n;
        order += 1.0f; /* exact */
        float p = order * m.m1.hi, next = bg_fma_f32(z.hi, m.m0.hi, p), d = next - p;
        float e = bg_fma_f32(order, m.m1.hi, -p) + bg_fma_f32(z.hi, m.m0.hi, -d);
        e -= (next - d) - p;
        float lo =
            bg_fma_f32(order, m.m1.lo, bg_fma_f32(z.hi, m.m0.lo, bg_fma_f32(z.lo, m.m0.hi, e)));
        m.m0 = m.m1;
        m.m1 = bg_ff_of(next, lo);
        r.hi = go ? next : r.hi;
        r.lo = go ? lo : r.lo;
    }
    return r;
}

/* Domain  w < 12, x < 1 where temme, nu < steps + 1/2. */
BG_FN float bg_log_besselk_small_f32(int temme, int steps, float nu, float x)
{
    float n = bg_round_f32(nu), mu = nu - n;
    bg_ff log = bg_log_f32(x);
    bg_besselk_pair_f32 base =
        temme ? bg_besselk_temme_f32(mu, x, log) : bg_besselk_poly_f32(mu, x);
    bg_ff m = bg_besselk_upwards_f32(steps, n, mu, x, base);
    bg_ff factor = temme ? bg_sinc_pi_f32(mu) : bg_ff_of(1.0f, 0.0f);

    /* 2^-n x^nu is left to divide by; of the polynomials 2^-n x^n e^x sqrt(2x/pi) */
    bg_ff log_m = bg_log_ff(m, factor, bg_ff_of(m.hi - factor.hi, m.lo - factor.lo), n);
    bg_ff s = bg_ff_add(log_m, bg_ff_mul_f(log, temme ? -nu : -n - 0.5f));
    if (!temme)
        s = bg_ff_add(bg_ff_add_f(s, -x), bg_half_log_half_pi_f32());
    return s.hi + s.lo;
}

/* x = 0, infinities, NaN and the outside, from |nu|. */
BG_FN float bg_log_besselk_special_f32(float nu, float x)
{
    float at_inf = nu == BG_INF_F32 ? BG_NAN_F32 : -BG_INF_F32;
    float r = x == 0.0f || nu == BG_INF_F32 ? BG_INF_F32 : BG_NAN_F32;

    r = x == BG_INF_F32 ? at_inf : r;
    return nu >= 0.0f && x >= 0.0f ? r : BG_NAN_F32;
}

/* From |nu|. */
BG_FN float bg_besselk_regime_f32(float nu, float x)
{
    float r = bg_bessel_regime_f32(nu, x);
    float small =
        (float)BG_K_TEMME1_F32 + (nu >= 1.5f ? 1.0f : 0.0f) + (x >= 1.0f ? 2.0f : 0.0f);
    return r == (float)BG_AT_SMALL_F32 ? small : r;
}

#define BG_EACH_BESSELK_F32(R, nu, x)                                                          \
    R(BG_AT_SPECIAL_F32, bg_log_besselk_special_f32(nu, x))                                    \
    BG_EACH_DEBYE_F32(R, bg_log_bessel_debye_f32, BG_OF_K, nu, x)                              \
    R(BG_K_TEMME1_F32, bg_log_besselk_small_f32(1, 1, nu, x))                                  \
    R(BG_K_TEMME12_F32, bg_log_besselk_small_f32(1, 12, nu, x))                                \
    R(BG_K_POLY1_F32, bg_log_besselk_small_f32(0, 1, nu, x))                                   \
    R(BG_K_POLY12_F32, bg_log_besselk_small_f32(0, 12, nu, x))
#define BG_EACH_log_besselk_f32_fast(R, nu, x) BG_EACH_BESSELK_F32(R, bg_abs_f32(nu), x)
BG_FUNCTION_F32(log_besselk_f32_fast, (nu, x), BG_K_REGIMES_F32,
                bg_besselk_regime_f32(bg_abs_f32(nu), x))

#endif
