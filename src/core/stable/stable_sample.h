/* A number of a stable law from two uniform ones, by Chambers, Mallows and Stuck's method ("A method for
 * simulating stable random variables", 1976) in a form that is continuous at alpha = 1.
 *
 * With theta uniform in (-pi/2, pi/2), W exponential, A = beta cot y, y = pi eps/2 and
 *
 *   P = cos(eps theta) + A sin(eps theta),   N = [sin(alpha theta) + A cos(alpha theta)]/cos theta,
 *   x1 = e^X N,   X = (eps/alpha) log(P/(W cos theta)),
 *   x0 = x1 - A = e^X [P tan theta - sin(eps theta)] + A [expm1(X) cos(eps theta) - 2 sin(eps theta/2)^2],
 *
 * the last of which multiplies A, as large as 1/eps, by what is as small as eps.
 *
 * theta = +-(pi/2 - pi d), so that d and with it cos theta have all their digits next to both ends.  On
 * the side of the shorter tail P and, for the more skewed laws, N are sums in which no term vanishes before the
 * others do: with b = |beta|
 *
 *   P = sin(eps pi d)/sin y + (1 - b) cot y sin(eps pi (1/2 - d)),
 *   -N cos theta = sin(alpha pi d)/sin y - (1 - b) cot y cos(alpha pi (1/2 - d)) for beta < 0.
 *
 * Not in all.h, as rng.h. */
#ifndef BURGI_CORE_STABLE_STABLE_SAMPLE_H
#define BURGI_CORE_STABLE_STABLE_SAMPLE_H

#include "../rng.h"
#include "stable_nodes.h"

/* (j + 1/2)/2^64 for the lower 63 bits j, rounded once: from 2^-65 to 1/2. */
BG_FN double bg_stable_half_uniform(uint64_t bits)
{
    const uint64_t exponent = UINT64_C(0x4330000000000000);
    double hi = bg_from_bits(exponent | (bits >> 32 & UINT64_C(0x7fffffff))) - 0x1p52;
    double lo = bg_from_bits(exponent | (bits & UINT64_C(0xffffffff))) - 0x1p52;
    return bg_fma(hi, 0x1p-32, (lo + 0.5) * 0x1p-64);
}

/* An exponential number, -log u or -log(1 - u) as the first bit says: with relative accuracy from
 * 2^-65 on, and to 45. */
BG_FN double bg_stable_exponential(uint64_t bits)
{
    double u = bg_stable_half_uniform(bits), rest = 1.0 - u, lost = (1.0 - rest) - u;
    int low = bits >> 63 != 0;
    bg_dd l = bg_log_fine_of(low ? u : rest);
    return -(l.hi + (l.lo + (low ? 0.0 : lost / rest)));
}

BG_FN double bg_stable_held(double x, double most)
{
    x = x > -most ? x : -most;
    return x < most ? x : most;
}

/* What a number is made of: e^X, twice as half of X, and N. */
typedef struct bg_stable_parts {
    double x, n, rest, by_a;
} bg_stable_parts;

BG_FN bg_stable_parts bg_stable_parts_of(bg_stable_law l, double a, double side, double d,
                                         double w)
{
    double b = bg_abs(l.beta), light_a = (1.0 - b) * l.cot.hi, m = 0.5 - d;
    int light = side * l.beta<0.0, skewed = b> 0.5;
    bg_sincos t = bg_sincospi_dd(d), half = bg_sincospi_dd(0.5 * l.eps * m);
    bg_sincos near_end = bg_sincospi_dd(l.eps * d), at = bg_sincospi_dd(l.alpha * m);
    bg_sincos low = bg_sincospi_dd(l.alpha * d);
    double square = half.sin.hi * half.sin.hi, sine = 2.0 * half.sin.hi * half.cos.hi;
    double cosine = bg_fma(-2.0, square, 1.0);

    double p = light ? bg_fma(light_a, sine, near_end.sin.hi / l.sine.hi)
                     : bg_fma(a * side, sine, cosine);
    double direct = bg_fma(a * side, at.cos.hi, at.sin.hi);
    double by_end = bg_fma(light_a, at.cos.hi, -low.sin.hi / l.sine.hi);
    bg_dd log = bg_log_of(p / (w * t.sin.hi));
    bg_stable_parts r;
    r.x = bg_stable_held(l.eps / l.alpha * (log.hi + log.lo), 1400.0);
    r.n = side * (light && skewed ? by_end : direct) / t.sin.hi;
    r.rest = side * bg_fma(p, t.cos.hi / t.sin.hi, -sine);
    r.by_a = bg_fma(bg_stable_expm1(bg_stable_held(r.x, 1.0)), cosine, -2.0 * square);
    return r;
}

/* The number that these bits give, in S0 or S1; beyond the largest one it is that. */
BG_FN double bg_stable_number(bg_stable_law l, int s1, bg_random bits)
{
    const double most = 0x1.fffffffffffffp+1023;
    double a = l.beta * l.cot.hi, side = bits.a >> 63 != 0 ? 1.0 : -1.0;
    bg_stable_parts q = bg_stable_parts_of(l, a, side, bg_stable_half_uniform(bits.a),
                                           bg_stable_exponential(bits.b));
    double root = bg_stable_exp(0.5 * q.x), x1 = bg_stable_held(root * q.n * root, most);
    double x0 = bg_fma(a, q.by_a, bg_stable_exp(bg_stable_held(q.x, 1.0)) * q.rest);
    return s1 && l.alpha != 1.0 ? x1 : bg_abs(q.x) > 1.0 ? x1 - a : x0;
}

BG_FN double bg_stable_draw(bg_stable_law l, int s1, uint64_t seed, uint64_t row)
{
    return bg_stable_number(l, s1, bg_random_bits(seed, row, 0));
}

#endif
