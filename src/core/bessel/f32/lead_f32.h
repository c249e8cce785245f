/* The leading terms of log I and log K in float, for every nu >= 0 and x > 0 with w = hypot(nu, x) >= 8.
 *
 *   log I =  eta - log(2 pi w)/2    + O(1/w)     eta = w - nu asinh(nu/x)
 *   log K = -eta + log(pi/(2 w))/2  + O(1/w)
 *
 * eta vanishes on the line x = z0 nu (the Laplace limit); near log I = 0 it is about log(w)/2, a part of
 * its own terms that gets as small as their distance in float does.  So, as in bessel_huge.h, the only
 * difference here is x - z0 nu, formed exactly from z0 to 72 bits:
 *
 *   a   = w - s0 nu = (x - z0 nu)(x + z0 nu)/(w + s0 nu),     s0 = sqrt(1+z0^2) = asinh(1/z0),
 *   eta = a + nu log(rho),   rho = x (1 + s0)/(z0 (nu + w)),  tanh(log(rho)/2) = a/(z0 x + s0 w - nu),
 *
 * whose two terms have one sign.  All is homogeneous: nu and x are scaled to 2 <= max(nu, x) < 4, so that
 * float's range does for any; where the smaller one underflows, only log(rho) still sees it, which is
 * made of x as it was. */
#ifndef BURGI_CORE_BESSEL_F32_LEAD_F32_H
#define BURGI_CORE_BESSEL_F32_LEAD_F32_H

#include "../../elem_f32.h"
#include "../bessel_of.h"

/* A point scaled down. */
typedef struct bg_scaled_f32 {
    float nu, x, down, up; /* scaled; the factor that did it, and its inverse */
    bg_ff w;               /* hypot(nu, x) of these */
    float s, y;            /* (nu/w)^2 and 1/w, w as it was */
} bg_scaled_f32;

BG_FN bg_scaled_f32 bg_scale_f32(float nu, float x)
{
    bg_scaled_f32 r;
    float most = nu > x ? nu : x;
    uint32_t e = bg_bits_f32(most) & UINT32_C(0x7f800000);

    r.down = bg_from_bits_f32((UINT32_C(255) << 23) - e);
    r.up = bg_from_bits_f32(e - (UINT32_C(1) << 23));
    r.nu = nu * r.down;
    r.x = x * r.down;
    float b = r.nu > r.x ? r.nu : r.x, c = r.nu > r.x ? r.x : r.nu;
    float p = b * b, s = bg_fma_f32(c, c, p), w = bg_sqrt_f32(s), y = 1.0f / w;
    float rest = bg_fma_f32(c, c, p - s) + bg_fma_f32(b, b, -p) + bg_fma_f32(-w, w, s);
    r.w = bg_ff_fast_two_sum(w, 0.5f * y * rest);
    float t = r.nu * y;
    r.s = t * t;
    r.y = y * r.down;
    return r;
}

/* eta, scaled as p is.  x: as it was before. */
BG_FN bg_ff bg_eta_f32(bg_scaled_f32 p, float x)
{
    const bg_ff z0 = bg_z0_f32(), s0 = bg_s0_f32(); /* 0.66274, 1.19968 */

    /* x - z0 nu, exact to 2^-70 nu where it cancels */
    bg_ff h = bg_ff_two_prod(z0.hi, p.nu), l = bg_ff_two_prod(z0.lo, p.nu);
    bg_ff d = bg_ff_two_sum(p.x, -h.hi), e = bg_ff_two_sum(-h.lo, -l.hi);
    bg_ff f = bg_ff_two_sum(d.hi, e.hi);
    float last = e.lo - bg_fma_f32(bg_z0_f32_lolo(), p.nu, l.lo);
    bg_ff minus = bg_ff_fast_two_sum(f.hi, f.lo + (d.lo + last));
    bg_ff plus = bg_ff_add_f(bg_ff_of(h.hi, h.lo + l.hi), p.x);

    bg_ff a = bg_ff_div(bg_ff_mul(minus, plus), bg_ff_add(p.w, bg_ff_mul_f(s0, p.nu)));
    bg_ff den = bg_ff_add(bg_ff_mul_f(z0, p.x), bg_ff_add_f(bg_ff_mul(s0, p.w), -p.nu));
    bg_ff q = bg_ff_mul(bg_z0_over_s0_plus_1_f32(), bg_ff_add_f(p.w, p.nu));
    float more, x1 = bg_normal_f32(x, &more);
    uint32_t down = bg_bits_f32(p.down) >> 23;
    /* log down = (down - 127) log 2 */
    more += bg_from_bits_f32(down | UINT32_C(0x4b000000)) - (0x1p23f + 127.0f);
    return bg_ff_add(a, bg_ff_mul_f(bg_log_near_f32(x1, q, a, den, more), p.nu));
}

/* log(w)/2, w as it was. */
BG_FN bg_ff bg_half_log_w_f32(bg_scaled_f32 p)
{
    uint32_t up = bg_bits_f32(p.up) >> 23;
    float more = bg_from_bits_f32(up | UINT32_C(0x4b000000)) - (0x1p23f + 127.0f);
    bg_ff one = bg_ff_of(1.0f, 0.0f), n = bg_ff_add_f(p.w, -1.0f);
    return bg_ff_scale(bg_log_ff(p.w, one, n, more), 0.5f);
}

/* log I or log K, sum being what the expansion adds. */
BG_FN float bg_lead_sum_f32(bg_bessel_of of, bg_scaled_f32 p, float x, float sum)
{
    const bg_ff c =
        of == BG_OF_K ? bg_half_log_half_pi_f32() : bg_ff_neg(bg_half_log_2pi_f32());
    bg_ff eta = bg_eta_f32(p, x), rest = bg_ff_add(c, bg_ff_neg(bg_half_log_w_f32(p)));

    eta = of == BG_OF_K ? bg_ff_neg(eta) : eta;
    float big = eta.hi * p.up; /* inf where log I or log K is beyond float's range */
    bg_ff s = bg_ff_two_sum(big, rest.hi);
    float value = s.hi + (s.lo + bg_fma_f32(eta.lo, p.up, rest.lo + sum));
    return bg_abs_f32(big) < BG_INF_F32 ? value : big;
}

#endif
