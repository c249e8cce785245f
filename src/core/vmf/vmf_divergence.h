/* Divergences of two von Mises-Fisher laws of one dimension p, whose directions have the cosine c.
 * With D(to | from) of vmf_divergence_debye.h and the middle k12 = |k1 mu1 + k2 mu2|/2:
 *
 *   Kullback-Leibler  D(k2 | k1) + k2 A(k1) (1 - c)
 *   Bhattacharyya     [D(k1 | k12) + D(k2 | k12)]/2 + mu A(k12),   mu = (k1 + k2)/2 - k12
 *                                                                     = k1 k2 (1-c)/(k1 + k2 + 2 k12)
 *   Hellinger         sqrt(1 - exp(-Bhattacharyya))
 *
 * All terms are positive, and each has its digits.
 *
 *   kappas < 2^-29 p   log H = kappa^2/(2p)
 *   w >= 36            the expansion; w = hypot((p-1)/2, the least kappa)
 *   kappas < 12        power series
 *   else               both, of the parts below and above b = 36: for from < b < to
 *                      D(to | from) = D(b | from) + D(to | b) + (to - b) [A(b) - A(from)];
 *                      b = 40 where no kappa is above it, so that no two next to each other are on
 *                      both sides, where the last term would cancel */
#ifndef BURGI_CORE_VMF_VMF_DIVERGENCE_H
#define BURGI_CORE_VMF_VMF_DIVERGENCE_H

#include "../function.h"
#include "vmf_divergence_debye.h"
#include "vmf_divergence_series.h"

typedef enum bg_divergence { BG_KL, BG_BHATTACHARYYA, BG_HELLINGER } bg_divergence;

/* R(regime, F(terms, ...)) for the tiers of the expansion, regimes counted from first:
 * docs/measured/vmf_divergence_terms.md. */
#define BG_EACH_GAP_DEBYE(R, first, F, ...)                                                    \
    R(first, F(18, __VA_ARGS__))                                                               \
    R(first + 1, F(9, __VA_ARGS__))                                                            \
    R(first + 2, F(5, __VA_ARGS__))
enum {
    BG_GAP_SPECIAL,
    BG_GAP_TINY,
    BG_GAP_SERIES,
    BG_GAP_MIXED,
    BG_GAP_DEBYE,
    BG_GAP_REGIMES = BG_GAP_DEBYE + BG_EACH_GAP_DEBYE(BG_ONE, 0, 0, 0)
};

/* The middle: k12 and mu, and half of k1 - k2. */
typedef struct bg_vmf_middle {
    bg_dd k12, mu, half;
} bg_vmf_middle;

/* Domain  any finite kappas, one at least 2^-900; the larger is scaled to 2^20.  2 k12 is the root of
 * (k1-k2)^2 + 2 k1 k2 (1+c). */
BG_FN bg_vmf_middle bg_vmf_middle_of(double kappa1, double kappa2, double cosine)
{
    uint64_t e = bg_bits(kappa1 > kappa2 ? kappa1 : kappa2) >> 52;
    double down = bg_vmf_power(UINT64_C(2066) - e), up = bg_vmf_power(e - UINT64_C(20)), y;
    double a = kappa1 * down, b = kappa2 * down;
    bg_dd d = bg_two_sum(a, -b), ab = bg_two_prod(a, b);
    bg_dd same = bg_dd_mul(bg_dd_scale(ab, 2.0), bg_two_sum(1.0, cosine));
    bg_dd root = bg_dd_root_of_sum(bg_dd_mul(d, d), same, &y);
    bg_dd twice = bg_dd_of(y < BG_INF ? root.hi : 0.0, y < BG_INF ? root.lo : 0.0);
    bg_dd sum = bg_dd_add(bg_two_sum(a, b), twice);
    bg_vmf_middle m;
    m.k12 = bg_dd_scale(twice, 0.5 * up);
    m.mu = bg_dd_scale(bg_dd_div(bg_dd_mul(ab, bg_two_sum(1.0, -cosine)), sum), up);
    m.half = bg_dd_scale(d, 0.5 * up);
    return m;
}

/* D by both methods, divided at b; 36 <= b <= 40. */
BG_FN bg_vmf_gap bg_vmf_gap_mixed(double p, double b, bg_vmf_pair x)
{
    int from_low = x.from.hi < b, to_low = x.to < b;
    bg_vmf_pair low, high;
    low.from = bg_dd_of(from_low ? x.from.hi : b, from_low ? x.from.lo : 0.0);
    low.to = to_low ? x.to : b;
    high.from = bg_dd_of(from_low ? b : x.from.hi, from_low ? 0.0 : x.from.lo);
    high.to = to_low ? b : x.to;
    low.by = bg_dd_add_d(bg_two_sum(low.to, -low.from.hi), -low.from.lo);
    high.by = bg_dd_add_d(bg_two_sum(high.to, -high.from.hi), -high.from.lo);

    bg_vmf_gap l = bg_vmf_gap_series(56, 46, p, low), h = bg_vmf_gap_debye(18, p, high), r;
    double over = from_low ? high.to - b : b - low.to; /* 0 where both are on one side */
    bg_dd rise = bg_dd_add(h.mean, bg_dd_neg(l.mean));
    r.gap = bg_dd_add(bg_dd_add(l.gap, h.gap), bg_dd_mul_d(rise, over));
    r.mean.hi = from_low ? l.mean.hi : h.mean.hi;
    r.mean.lo = from_low ? l.mean.lo : h.mean.lo;
    return r;
}

/* The border of the mixed regime by the larger kappa: 40 where that is below 40, else 36.  By bits, as a
 * select of two constants here would be followed by branches (gcc 12), which are no vectors. */
BG_FN double bg_vmf_border(double kappa1, double kappa2)
{
    double over = (kappa1 > kappa2 ? kappa1 : kappa2) - 40.0;
    return bg_from_bits(bg_bits(36.0) + (bg_bits(over) >> 63 << 49));
}

/* D by regime. */
BG_FN bg_vmf_gap bg_vmf_gap_at(int regime, int terms, double p, double border, bg_vmf_pair x)
{
    return regime == BG_GAP_DEBYE    ? bg_vmf_gap_debye(terms, p, x)
           : regime == BG_GAP_SERIES ? bg_vmf_gap_series(28, 24, p, x)
                                     : bg_vmf_gap_mixed(p, border, x);
}

BG_FN double bg_vmf_kl_at(int regime, int terms, double p, double kappa1, double kappa2,
                          double cosine)
{
    bg_vmf_pair x;
    x.from = bg_dd_of(kappa1, 0.0);
    x.to = kappa2;
    x.by = bg_two_sum(kappa2, -kappa1);
    bg_vmf_gap g = bg_vmf_gap_at(regime, terms, p, bg_vmf_border(kappa1, kappa2), x);
    bg_dd turn = bg_dd_mul(bg_dd_mul_d(g.mean, kappa2), bg_two_sum(1.0, -cosine));
    return bg_dd_add(turn, g.gap).hi;
}

BG_FN double bg_vmf_bhattacharyya_at(int regime, int terms, double p, double kappa1,
                                     double kappa2, double cosine)
{
    bg_vmf_middle m = bg_vmf_middle_of(kappa1, kappa2, cosine);
    bg_vmf_pair x;
    x.from = m.k12;
    x.to = kappa1;
    x.by = bg_dd_add(m.mu, m.half);
    bg_vmf_gap g1 = bg_vmf_gap_at(regime, terms, p, bg_vmf_border(kappa1, kappa2), x);
    x.to = kappa2;
    x.by = bg_dd_add(m.mu, bg_dd_neg(m.half));
    bg_vmf_gap g2 = bg_vmf_gap_at(regime, terms, p, bg_vmf_border(kappa1, kappa2), x);
    bg_dd half = bg_dd_scale(bg_dd_add(g1.gap, g2.gap), 0.5);
    return bg_dd_add(half, bg_dd_mul(m.mu, g1.mean)).hi;
}

BG_FN double bg_vmf_hellinger_of(double b)
{
    double most = b < 700.0 ? b : 700.0;
    bg_dd e = bg_expm1_dd(bg_dd_of(-most, 0.0));
    return sqrt(-e.hi);
}

BG_FN double bg_vmf_divergence_at(bg_divergence of, int regime, int terms, double p,
                                  double kappa1, double kappa2, double cosine)
{
    if (of == BG_KL)
        return bg_vmf_kl_at(regime, terms, p, kappa1, kappa2, cosine);
    double b = bg_vmf_bhattacharyya_at(regime, terms, p, kappa1, kappa2, cosine);
    return of == BG_HELLINGER ? bg_vmf_hellinger_of(b) : b;
}

/* Domain  kappas < 2^-29 p: by k^2/(2p) for log H, Kullback-Leibler's is h^2/(2p), h = |k1 mu1 -
 * k2 mu2|, and Bhattacharyya's a quarter of it.  h^2 is scaled, so that squares are normal. */
BG_FN double bg_vmf_divergence_tiny(bg_divergence of, double p, double kappa1, double kappa2,
                                    double cosine)
{
    double most = kappa1 > kappa2 ? kappa1 : kappa2;
    int large = most >= 0x1p400, small = most < 0x1p-400;
    double s = large ? 0x1p-550 : small ? 0x1p700 : 1.0;
    double one = large ? 0x1p550 : small ? 0x1p-700 : 1.0; /* over s */
    bg_dd by = bg_two_sum(kappa1 * s, -(kappa2 * s));
    bg_dd turn = bg_dd_mul(bg_two_prod(kappa1 * s, kappa2 * s), bg_two_sum(1.0, -cosine));
    bg_dd half = bg_dd_add(bg_dd_scale(bg_dd_mul(by, by), 0.5), turn); /* h^2/2 */
    bg_dd q = bg_dd_div(half, bg_dd_of(p * s, 0.0));
    double size = (of == BG_KL ? 1.0 : 0.25) * one, finite = q.hi * size;
    double value = p * s < BG_INF ? finite : 0.0;
    if (of != BG_HELLINGER)
        return value;
    double less = p >= 0x1p400 ? 0x1p-800 : 1.0, root = p >= 0x1p400 ? 0x1p-400 : 1.0;
    double low = 0.5 * sqrt(half.hi / (p * less)) * root * one;
    double high = bg_vmf_hellinger_of(value);
    return value < 0x1p-100 ? low : high;
}

/* value inside the domain, else other; a select after the other, which vectorise where a long && does
 * not. */
BG_FN double bg_vmf_laws(double p, double kappa1, double kappa2, double cosine, double value,
                         double other)
{
    double r = p >= 2.0 ? value : other;
    r = kappa1 >= 0.0 ? r : other;
    r = kappa2 >= 0.0 ? r : other;
    r = cosine >= -1.0 ? r : other;
    return cosine <= 1.0 ? r : other;
}

/* An argument infinite, NaN or outside. */
BG_FN double bg_vmf_divergence_special(bg_divergence of, double p, double kappa1, double kappa2,
                                       double cosine)
{
    double apart = of == BG_HELLINGER ? 1.0 : BG_INF;
    double most = kappa1 > kappa2 ? kappa1 : kappa2, least = kappa1 > kappa2 ? kappa2 : kappa1;
    double both = cosine < 1.0 ? apart : BG_NAN, r = least == BG_INF ? both : apart;
    r = p == BG_INF ? BG_NAN : r;
    r = most == BG_INF ? r : 0.0;
    return bg_vmf_laws(p, kappa1, kappa2, cosine, r, BG_NAN);
}

/* k12 over the larger kappa, to a few u. */
BG_FN double bg_vmf_middle_part(double least, double most, double cosine)
{
    double part = least / most, d = 1.0 - part;
    return 0.5 * sqrt(bg_fma(d, d, 2.0 * part * (1.0 + cosine)));
}

BG_FN double bg_vmf_divergence_regime(bg_divergence of, double p, double kappa1, double kappa2,
                                      double cosine)
{
    double most = kappa1 > kappa2 ? kappa1 : kappa2, low = kappa1 > kappa2 ? kappa2 : kappa1;
    double alpha = 0.5 * (p - 1.0);
    if (of != BG_KL) {
        double k12 = most * bg_vmf_middle_part(low, most, cosine);
        low = k12 < low ? k12 : low;
    }
    double w2 = bg_fma(alpha, alpha, low * low);
    double debye =
        BG_GAP_DEBYE + (w2 >= 128.0 * 128.0 ? 1.0 : 0.0) + (w2 >= 640.0 * 640.0 ? 1.0 : 0.0);
    double r = most < 12.0 ? (double)BG_GAP_SERIES : (double)BG_GAP_MIXED;
    r = w2 >= 36.0 * 36.0 ? debye : r;
    r = most < 0x1p-29 * p ? (double)BG_GAP_TINY : r;
    r = most <= 0x1.fffffffffffffp1023 ? r : (double)BG_GAP_SPECIAL;
    r = p <= 0x1.fffffffffffffp1023 ? r : (double)BG_GAP_SPECIAL;
    return bg_vmf_laws(p, kappa1, kappa2, cosine, r, BG_GAP_SPECIAL);
}

/* The regimes and what is evaluated there, for all three. */
#define BG_GAP_BY_DEBYE(terms, of, ...)                                                        \
    bg_vmf_divergence_at(of, BG_GAP_DEBYE, terms, __VA_ARGS__)
#define BG_EACH_DIVERGENCE(R, of, ...)                                                         \
    R(BG_GAP_SPECIAL, bg_vmf_divergence_special(of, __VA_ARGS__))                              \
    R(BG_GAP_TINY, bg_vmf_divergence_tiny(of, __VA_ARGS__))                                    \
    R(BG_GAP_SERIES, bg_vmf_divergence_at(of, BG_GAP_SERIES, 0, __VA_ARGS__))                  \
    R(BG_GAP_MIXED, bg_vmf_divergence_at(of, BG_GAP_MIXED, 0, __VA_ARGS__))                    \
    BG_EACH_GAP_DEBYE(R, BG_GAP_DEBYE, BG_GAP_BY_DEBYE, of, __VA_ARGS__)
#define BG_EACH_vmf_kl(R, p, kappa1, kappa2, cosine)                                           \
    BG_EACH_DIVERGENCE(R, BG_KL, p, kappa1, kappa2, cosine)
#define BG_EACH_vmf_bhattacharyya(R, p, kappa1, kappa2, cosine)                                \
    BG_EACH_DIVERGENCE(R, BG_BHATTACHARYYA, p, kappa1, kappa2, cosine)
#define BG_EACH_vmf_hellinger(R, p, kappa1, kappa2, cosine)                                    \
    BG_EACH_DIVERGENCE(R, BG_HELLINGER, p, kappa1, kappa2, cosine)

#define BG_DIVERGENCE_FUNCTION(name, of)                                                       \
    BG_FUNCTION(name, (p, kappa1, kappa2, cosine), BG_GAP_REGIMES,                             \
                bg_vmf_divergence_regime(of, p, kappa1, kappa2, cosine),                       \
                bg_vmf_divergence_regime(of, p, kappa1, kappa2, cosine))
BG_DIVERGENCE_FUNCTION(vmf_kl, BG_KL)
BG_DIVERGENCE_FUNCTION(vmf_bhattacharyya, BG_BHATTACHARYYA)
BG_DIVERGENCE_FUNCTION(vmf_hellinger, BG_HELLINGER)
#undef BG_DIVERGENCE_FUNCTION

#endif
