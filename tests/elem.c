/* The core's elementary functions beyond their truth tables: zeros and their signs, ends of the
 * domains, symmetry. */
#include <criterion/criterion.h>
#include <math.h>

#include "core/elem_trig_dd.h"
#include "core/kernel/exp_short.h"
#include "lib/functions.h"
#include "lib/points.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct value {
    double x, sin, cos, tan, sinpi, cospi, atan, erf, erfc;
};

static void expect(const char *isa, const char *name, double x, double got, double want)
{
    cr_expect(same_bits(got, want), "%s: %s(%a) = %a, not %a", isa, name, x, got, want);
}

Test(elem, special_values)
{
    const double inf = HUGE_VAL, no = nan(""), half_pi = 0x1.921fb54442d18p+0;
    const double d = 0x1p-1074;
    const struct value table[] = {
        { 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0 },
        { -0.0, -0.0, 1.0, -0.0, -0.0, 1.0, -0.0, -0.0, 1.0 },
        { d, d, 1.0, d, 3.0 * d, 1.0, d, d, 1.0 },
        { inf, no, no, no, no, no, half_pi, 1.0, 0.0 },
        { -inf, no, no, no, no, no, -half_pi, -1.0, 2.0 },
        { no, no, no, no, no, no, no, no, no },
        { 0x1p51, no, no, no, no, no, 0x1.921fb54442d16p+0, 1.0, 0.0 },
        { -0x1p1000, no, no, no, no, no, -half_pi, -1.0, 2.0 },
    };
    const struct bg_isa *k;
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa)
        for (size_t i = 0; i < COUNT(table); ++i) {
            const struct value *v = &table[i];
            expect(k->name, "sin", v->x, k->sin(v->x), v->sin);
            expect(k->name, "cos", v->x, k->cos(v->x), v->cos);
            expect(k->name, "tan", v->x, k->tan(v->x), v->tan);
            expect(k->name, "sinpi", v->x, k->sinpi(v->x), v->sinpi);
            expect(k->name, "cospi", v->x, k->cospi(v->x), v->cospi);
            expect(k->name, "atan", v->x, k->atan(v->x), v->atan);
            expect(k->name, "erf", v->x, k->erf(v->x), v->erf);
            expect(k->name, "erfc", v->x, k->erfc(v->x), v->erfc);
        }
}

/* The first double outside a domain is a NaN, the last one inside is not. */
Test(elem, domains_end)
{
    const struct bg_isa *k = bg_isa_here(0);
    double (*const trig[])(double) = { k->sin, k->cos, k->tan },
                   (*const pi[])(double) = { k->sinpi, k->cospi };
    for (size_t i = 0; i < COUNT(trig); ++i) {
        cr_expect(fabs(trig[i](0x1p40)) <= 0x1p62);
        cr_expect(isnan(trig[i](nextafter(0x1p40, HUGE_VAL))));
        cr_expect(isnan(trig[i](-nextafter(0x1p40, HUGE_VAL))));
    }
    for (size_t i = 0; i < COUNT(pi); ++i) {
        cr_expect(fabs(pi[i](0x1p50)) <= 1.0);
        cr_expect(isnan(pi[i](nextafter(0x1p50, HUGE_VAL))));
    }
}

/* Multiples of 1/2 in exact values; sin and tan odd, cos even; erfc(x) + erfc(-x) = 2 to rounding. */
Test(elem, symmetry)
{
    const struct bg_isa *k = bg_isa_here(0);
    struct random random = { 20261127 };
    for (int n = 0; n < 1000; ++n) {
        const double half = 0.5 * n, at = n % 2 ? 0.0 : n % 4 ? -1.0 : 1.0;
        const double sine = n % 2 == 0 ? 0.0 : n % 4 == 1 ? 1.0 : -1.0;
        expect(k->name, "cospi", half, k->cospi(half), at);
        expect(k->name, "sinpi", half, k->sinpi(half), sine);
        expect(k->name, "sinpi", -half, k->sinpi(-half), -sine);
        const double x = ldexp(random_uniform(&random), (int)(random_bits(&random) % 40));
        expect(k->name, "sin", -x, k->sin(-x), -k->sin(x));
        expect(k->name, "cos", -x, k->cos(-x), k->cos(x));
        expect(k->name, "tan", -x, k->tan(-x), -k->tan(x));
        expect(k->name, "atan", -x, k->atan(-x), -k->atan(x));
        expect(k->name, "erf", -x, k->erf(-x), -k->erf(x));
        cr_expect(fabs(k->erfc(x) + k->erfc(-x) - 2.0) <= 0x1p-51, "erfc(%a)", x);
    }
}

/* Worst of half a million climbs, 0.909 ulp, at the first of these. */
Test(elem, exp_short)
{
    struct random random = { 20261128 };
    for (int n = 0; n < 1000000; ++n) {
        const double u = random_uniform(&random);
        const double x = n == 0       ? -0x1.a6d0c7a791731p+6
                         : n % 3 == 0 ? -708.0 * u
                         : n % 3 == 1 ? -40.0 * u
                                      : -ldexp(u, -n % 60);
        const long double want = expl((long double)x);
        int exponent;
        (void)frexpl(want, &exponent);
        const long double ulps =
            fabsl((long double)bg_exp_short(x) - want) / ldexpl(1.0L, exponent - 53);
        cr_expect(ulps <= 1.1L, "exp_short(%a): %.3Lf ulp", x, ulps);
    }
    cr_expect(bg_exp_short(0.0) == 1.0);
    cr_expect(bg_exp_short(-709.0) == 0.0 && bg_exp_short(-HUGE_VAL) == 0.0);
}

/* |a - b| as a part of |b|, in hi + lo. */
static double apart(bg_dd a, bg_dd b)
{
    return fabs(bg_dd_add(a, bg_dd_neg(b)).hi / b.hi);
}

/* sin 2x = 2 sin x cos x and cos^2 + sin^2 = 1 down to where sin(pi x) is pi x - (pi x)^3/6 to all digits; and the
 * quadrants. */
Test(elem, whole_sine_and_cosine)
{
    struct random r = { 5 };
    for (int i = 0; i < 20000; ++i) {
        const double x = 0.25 * exp2(-40.0 * random_uniform(&r) * (i % 2)) *
                         (i % 3 == 0 ? -1.0 : 1.0) * random_uniform(&r);
        const bg_sincos once = bg_sincospi_whole(x), twice = bg_sincospi_whole(2.0 * x);
        const bg_dd s = bg_dd_scale(bg_dd_mul(once.sin, once.cos), 2.0);
        const bg_dd one =
            bg_dd_add(bg_dd_mul(once.sin, once.sin), bg_dd_mul(once.cos, once.cos));
        cr_expect(apart(s, twice.sin) < 0x1p-95, "sin(2 pi %a)", x);
        cr_expect(apart(one, bg_dd_of(1.0, 0.0)) < 0x1p-95, "sin^2 + cos^2 at %a", x);
    }
    for (double x = 0x1p-40; x >= 0x1p-60; x *= 0.5) {
        const bg_dd y = bg_dd_mul_d(bg_pi(), x);
        const bg_dd s = bg_dd_add_d(y, -y.hi * y.hi * y.hi / 6.0);
        cr_expect(apart(bg_sincospi_whole(x).sin, s) < 0x1p-100, "sin(pi %a)", x);
    }
    const double half_root = 0x1.6a09e667f3bcdp-1;
    const double sine[5] = { -1.0, -half_root, 0.0, half_root, 1.0 };
    const double cosine[5] = { 0.0, half_root, 1.0, half_root, 0.0 };
    for (int k = 0; k < 5; ++k) {
        const bg_sincos y = bg_sincospi_whole(0.25 * (k - 2));
        cr_expect(y.sin.hi == sine[k] && y.cos.hi == cosine[k], "at %d/4", k - 2);
    }
}
