/* D(to | from) of vmf_divergence_debye.h for from, to <= 40 and p < 73 by the power series of H in
 * z = kappa^2/4.  With H[..] for divided differences in z, E = H(z_2)/H(z_1) - 1 and s = E/(2 + E),
 *
 *   D = X - E s + (2 atanh(s) - 2 s),   X = (to-from)^2/4 [((from+to)/2)^2 H[z_1,z_1,z_2] +
 *                                                           H'(z_1)]/H(z_1),
 *
 * X and E s being up to 2^11 of D; where H(z_2)/H(z_1) is far from 1, log of it less (to - from) A.
 * Both take hi + lo.  The differences come from Horner's scheme, all terms positive:
 *
 *   for k = M .. 1:  U = z_hi U + F,  F = z_1 F + P,  P = z_lo P + c_k Q,  Q = c_k Q,
 *
 * c_k = k (p/2 - 1 + k): H(z_lo) = P/Q, H[z_1,z_1,z_2] = U/Q, and F/Q = H'(z_1) where z_1 is the
 * lower one, else H[z_1,z_2]: the other one is F + (z_hi - z_lo) U. */
#ifndef BURGI_CORE_VMF_VMF_DIVERGENCE_SERIES_H
#define BURGI_CORE_VMF_VMF_DIVERGENCE_SERIES_H

#include "vmf_divergence_debye.h"

/* a x + b, unnormalised as in besseli_series.h. */
BG_FN bg_dd bg_vmf_series_up(bg_dd a, bg_dd x, bg_dd b)
{
    bg_dd t = bg_two_prod(x.hi, a.hi), s;
    t.lo += bg_fma(x.hi, a.lo, x.lo * a.hi);
    s = bg_two_sum(t.hi, b.hi);
    s.lo += t.lo + b.lo;
    return s;
}

/* 2 atanh(s) - 2 s, |s| <= 0.1716, relative error < 2^-70. */
BG_FN bg_dd bg_vmf_atanh_tail(bg_dd s)
{
    enum { LONG = 4, TERMS = 13 };
    bg_dd z = bg_dd_mul(s, s);
    double tail = 0.0;

    BG_UNROLL
    for (int k = TERMS - 1; k >= LONG; --k)
        tail = bg_fma(tail, z.hi, 1.0 / (2 * k + 3));
    bg_dd sum = bg_dd_of(tail, 0.0);
    BG_UNROLL
    for (int k = LONG - 1; k >= 0; --k) {
        double d = 2 * k + 3, c = 1.0 / d, c_lo = bg_fma(-c, d, 1.0) / d;
        sum = bg_dd_add(bg_dd_of(c, c_lo), bg_dd_mul(sum, z));
    }
    return bg_dd_scale(bg_dd_mul(bg_dd_mul(s, z), sum), 2.0);
}

/* near + the tail of s where p2/p1 is next to 1, else log(p2/p1) - far. */
BG_FN bg_dd bg_vmf_series_log(bg_dd p1, bg_dd p2, bg_dd s, bg_dd near, bg_dd far)
{
    const double sqrt2 = bg_sqrt2();
    const bg_dd ln2 = bg_ln2_short();
    uint64_t e1 = bg_bits(p1.hi) >> 52, e2 = bg_bits(p2.hi) >> 52;
    bg_dd m1 = bg_dd_scale(p1, bg_from_bits((UINT64_C(2046) - e1) << 52));
    bg_dd m2 = bg_dd_scale(p2, bg_from_bits((UINT64_C(2046) - e2) << 52));
    double up = m2.hi > sqrt2 * m1.hi ? 1.0 : 0.0, down = sqrt2 * m2.hi < m1.hi ? 1.0 : 0.0;
    m1 = bg_dd_scale(m1, 1.0 + up - 0.5 * down);
    double k = bg_exponent_diff(e2, e1) + (up - down);

    bg_dd r = bg_dd_div(bg_dd_add(m2, bg_dd_neg(m1)), bg_dd_add(m2, m1));
    bg_dd log = bg_dd_add(bg_dd_add_d(bg_two_prod(k, ln2.lo), k * ln2.hi), bg_dd_scale(r, 2.0));
    int is_near = k == 0.0;
    r = bg_dd_of(is_near ? s.hi : r.hi, is_near ? s.lo : r.lo);
    log = bg_dd_add(log, bg_dd_neg(far));
    log = bg_dd_of(is_near ? near.hi : log.hi, is_near ? near.lo : log.lo);
    return bg_dd_add(log, bg_vmf_atanh_tail(r));
}

/* Horner's scheme by so many terms, the last `exact` of them in hi + lo. */
typedef struct bg_vmf_horner {
    bg_dd q, p, f, u;
} bg_vmf_horner;

BG_FN bg_vmf_horner bg_vmf_series_horner(int terms, int exact, double nu, bg_dd z1, bg_dd lo,
                                         bg_dd hi)
{
    double q = 1.0, p = 1.0, f = 0.0, u = 0.0;
    BG_UNROLL
    for (int k = terms; k > exact; --k) {
        u = bg_fma(hi.hi, u, f);
        f = bg_fma(z1.hi, f, p);
        q *= bg_fma(k, nu, (double)k * k);
        p = bg_fma(lo.hi, p, q);
    }
    bg_vmf_horner h = { { q, 0.0 }, { p, 0.0 }, { f, 0.0 }, { u, 0.0 } };
    BG_UNROLL
    for (int k = exact; k > 0; --k) {
        double kk = (double)k * k, c = bg_fma(k, nu, kk), c_lo = bg_fma(k, nu, kk - c);
        bg_dd q1 = bg_two_prod(c, h.q.hi);
        q1.lo += bg_fma(c, h.q.lo, c_lo * h.q.hi);
        h.u = bg_vmf_series_up(h.u, hi, h.f);
        h.f = bg_vmf_series_up(h.f, z1, h.p);
        h.p = bg_vmf_series_up(h.p, lo, q1);
        h.q = q1;
    }
    return h;
}

BG_FN bg_dd bg_vmf_quarter_square(bg_dd x)
{
    return bg_dd_scale(bg_dd_mul(x, x), 0.25);
}

BG_FN bg_dd bg_vmf_pick(int first, bg_dd a, bg_dd b)
{
    return bg_dd_of(first ? a.hi : b.hi, first ? a.lo : b.lo);
}

BG_FN bg_dd bg_vmf_normal(bg_dd a)
{
    return bg_fast_two_sum(a.hi, a.lo);
}

/* Domain  2 <= p < 73, from and to <= 40, 56 terms of which 46 exact, or <= 12, 28 of which 24. */
BG_FN bg_vmf_gap bg_vmf_gap_series(int terms, int exact, double p, bg_vmf_pair x)
{
    bg_dd z1 = bg_vmf_quarter_square(x.from);
    bg_dd z2 = bg_vmf_quarter_square(bg_dd_of(x.to, 0.0));
    int up = z1.hi <= z2.hi;
    bg_vmf_horner h = bg_vmf_series_horner(terms, exact, 0.5 * p - 1.0, z1,
                                           bg_vmf_pick(up, z1, z2), bg_vmf_pick(up, z2, z1));
    bg_dd sum = bg_dd_add_d(x.from, x.to), step = bg_dd_scale(bg_dd_mul(x.by, sum), 0.25);
    bg_dd size = up ? step : bg_dd_neg(step);

    bg_dd f = bg_vmf_normal(h.f), u = bg_vmf_normal(h.u), pl = bg_vmf_normal(h.p);
    bg_dd other = bg_dd_add(f, bg_dd_mul(size, u));
    bg_dd slope = bg_vmf_pick(up, f, other), chord = bg_vmf_pick(up, other, f);
    bg_dd ph = bg_dd_add(pl, bg_dd_mul(size, chord));
    bg_dd p1 = bg_vmf_pick(up, pl, ph), p2 = bg_vmf_pick(up, ph, pl);

    bg_dd rise = bg_dd_mul(step, chord), e = bg_dd_div(rise, p1);
    bg_dd s = bg_dd_div(rise, bg_dd_add(p1, p2));
    bg_dd bend = bg_dd_add(bg_dd_mul(bg_vmf_quarter_square(sum), u), slope);
    bg_dd over = bg_dd_div(bg_dd_mul(bg_vmf_quarter_square(x.by), bend), p1);
    bg_dd near = bg_dd_add(over, bg_dd_neg(bg_dd_mul(e, s)));

    bg_vmf_gap r;
    r.mean = bg_dd_mul(bg_dd_scale(x.from, 0.5), bg_dd_div(slope, p1));
    r.gap = bg_vmf_series_log(p1, p2, s, near, bg_dd_mul(x.by, r.mean));
    return r;
}

#endif
