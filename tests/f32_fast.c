/* The functions that are computed in float throughout (src/functions_fast.def), by the core's own text, beside the
 * double functions, whose error is 2^-27 of a float's: within their bounds at points of every kind, along whole
 * lines of floats, at the worst that short climbs find and at the worst known, whose bits are fixed. */
#include <burgi/bessel.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bessel/f32/besseli_f32.h"
#include "core/bessel/f32/besseli_ratio_f32.h"
#include "core/bessel/f32/besselk_f32.h"
#include "lib/points.h"

#define BURGI_FAST(name, nu, x)                                                                \
    static float name(float nu, float x)                                                       \
    {                                                                                          \
        return bg_##name##_f32_fast(nu, x);                                                    \
    }                                                                                          \
    static int name##_regime(float nu, float x)                                                \
    {                                                                                          \
        return bg_##name##_f32_fast_regime(nu, x);                                             \
    }
#include "functions_fast.def"

/* Bounds in units of 2^-24: mixed for logarithms, relative for ratios (include/burgi/cuda.h). */
static const double bound = 3.0;

static const struct function {
    const char *name;
    bool relative;
    int regimes;
    float (*fast)(float nu, float x);
    int (*regime)(float nu, float x);
    double (*wide)(double nu, double x);
} functions[] = {
#define BURGI_FAST(name, nu, x)                                                                \
    { #name,                                                                                   \
      sizeof #name == sizeof "besseli_ratio" && #name[0] == 'b',                               \
      BG_##name##_f32_fast_REGIMES,                                                            \
      name,                                                                                    \
      name##_regime,                                                                           \
      burgi_##name },
#include "functions_fast.def"
};
enum { FUNCTIONS = sizeof functions / sizeof *functions, MOST_REGIMES = 8 };

/* In units of 2^-24; below 2^-126, where floats are 2^-149 apart, of a ratio in those. */
static double error(const struct function *f, float nu, float x)
{
    const double want = f->wide((double)nu, (double)x);
    const float got = f->fast(nu, x), nearest = (float)want;
    if (isnan(want) || isinf(nearest) || !isfinite(got))
        return (isnan(want) && isnan(got)) || nearest == got ? 0.0 : HUGE_VAL;
    if (f->relative && fabs(want) < 0x1p-126)
        return fabs((double)got - want) * 0x1p149;
    return fabs((double)got - want) * 0x1p24 /
           (f->relative ? fabs(want) : fmax(fabs(want), 1.0));
}

struct worst {
    double error;
    float nu, x;
};

static void look(const struct function *f, float nu, float x, struct worst *w)
{
    const double e = error(f, nu, x);
    if (!(e <= w->error))
        *w = (struct worst){ e, nu, x };
}

static float bits_of(uint64_t bits)
{
    return bg_from_bits_f32((uint32_t)bits & UINT32_C(0x7fffffff));
}

static double spread(struct random *r, double low, double high)
{
    return exp2(low + (high - low) * random_uniform(r));
}

/* Where the function is near 0, at the order nu; for the ratio where it is 1/2. */
static double zero_of(const struct function *f, double nu)
{
    double low = 0.2 * nu, high = 2.0 * nu + 40.0;
    const bool falls = strcmp(f->name, "log_besselk") == 0;
    for (int i = 0; i < 60; ++i) {
        const double x = 0.5 * (low + high), v = f->wide(nu, x) - (f->relative ? 0.5 : 0.0);
        *((falls ? v > 0.0 : v < 0.0) ? &low : &high) = x;
    }
    return low;
}

enum { KINDS = 12 };

static void draw(const struct function *f, int kind, struct random *r, float *nu, float *x)
{
    const double a = random_uniform(r), b = random_uniform(r);
    const double near = 1.0 + (b - 0.5) * spread(r, -50.0, 0.0);
    double v = 0.0, t = 0.0;
    switch (kind) {
    case 0:
        v = 13.0 * a, t = 13.0 * b;
        break;
    case 1:
        v = 70.0 * a, t = 70.0 * b;
        break;
    case 2:
        v = 300.0 * a, t = 300.0 * b;
        break;
    case 3:
        v = spread(r, -14.0, 24.0), t = spread(r, -20.0, 24.0);
        break;
    case 4:
        v = spread(r, -149.0, 128.0), t = spread(r, -149.0, 128.0);
        break;
    case 5:
        v = spread(r, -3.0, 60.0), t = v * 0.66274341934918158 * near;
        break;
    case 6:
        v = 2.0 * a, t = 2.0 * b;
        break;
    case 7:
        v = 1.6 * a * a * a, t = spread(r, -149.0, 1.0);
        break;
    case 8:
        v = spread(r, -149.0, 1.0), t = 13.0 * b;
        break;
    case 9:
        v = floor(30.0 * a) / 2.0, t = 14.0 * b;
        break;
    case 10:
        v = spread(r, -3.0, 46.0), t = zero_of(f, v) * near;
        break;
    default:
        break;
    }
    *nu = kind < KINDS - 1 ? (float)v : bits_of(random_bits(r));
    *x = kind < KINDS - 1 ? (float)t : bits_of(random_bits(r));
}

static void judge(const struct function *f, const char *where, struct worst w)
{
    cr_expect(w.error <= bound, "%s, %s: %.3f v at nu=%a x=%a", f->name, where, w.error,
              (double)w.nu, (double)w.x);
}

/* The worst of a regime, as a row of f32_fast_worst.inc. */
static void show(int function, struct worst w)
{
    const struct function *const f = &functions[function];
    fprintf(stderr, "{ %d, %af, %af, %af }, /* %s: %.2f */\n", function, (double)w.nu,
            (double)w.x, (double)f->fast(w.nu, w.x), f->name, w.error);
}

/* Some thousand points a kind, then a climb from the worst of each regime: by steps of all sizes in the
 * arguments' bits.  BURGI_TIMES, how many times as many, shows the worst, too. */
Test(f32_fast, points_and_climbs)
{
    enum { A_KIND = 6000, STEPS = 8000 };
    const char *const asked = getenv("BURGI_TIMES");
    const int times = asked != NULL && atoi(asked) > 0 ? atoi(asked) : 1;
    struct random r = { 1 };
    for (size_t i = 0; i < FUNCTIONS; ++i) {
        const struct function *const f = &functions[i];
        struct worst w[MOST_REGIMES] = { { 0.0, 0.0f, 0.0f } };
        bool met[MOST_REGIMES] = { false };
        for (int k = 0; k < KINDS * A_KIND * times; ++k) {
            float nu, x;
            draw(f, k % KINDS, &r, &nu, &x);
            const int regime = f->regime(nu, x);
            met[regime] = true;
            look(f, nu, x, &w[regime]);
        }
        for (int regime = 0; regime < f->regimes; ++regime) {
            cr_expect(met[regime], "%s: no point of regime %d", f->name, regime);
            for (int k = 0; k < STEPS * times && regime > 0; ++k) {
                const int64_t up = (int64_t)(random_bits(&r) % 65536) - 32768,
                              right = (int64_t)(random_bits(&r) % 65536) - 32768;
                const float nu = bits_of(bg_bits_f32(w[regime].nu) + (uint64_t)(up >> k % 16)),
                            x = bits_of(bg_bits_f32(w[regime].x) +
                                        (uint64_t)(right >> k / 16 % 16));
                if (f->regime(nu, x) == regime)
                    look(f, nu, x, &w[regime]);
            }
            judge(f, "climbed", w[regime]);
            if (asked != NULL && regime > 0)
                show((int)i, w[regime]);
        }
    }
}

/* Every float of stretches of x about the cut-overs, the zeros and powers of two, and of orders about those of
 * nu. */
Test(f32_fast, lines)
{
    enum { HALF = 3000 };
    static const float orders[] = {
        0.0f, 1e-30f, 0.25f, 0.5f,  0.50239f, 1.0f, 1.49999f, 1.5f,
        2.5f, 7.75f,  11.9f, 25.0f, 59.0f,    1e3f, 1e7f,     1e12f
    };
    for (size_t i = 0; i < FUNCTIONS; ++i) {
        const struct function *const f = &functions[i];
        struct worst w = { 0.0, 0.0f, 0.0f };
        for (size_t k = 0; k < sizeof orders / sizeof *orders; ++k) {
            const double nu = (double)orders[k];
            const double at[] = { 1.0, sqrt(6.0 + 2.0 * nu), sqrt(fmax(144.0 - nu * nu, 0.25)),
                                  sqrt(fmax(3600.0 - nu * nu, 4.0)),
                                  zero_of(f, fmax(nu, 0.01)) };
            for (size_t j = 0; j < sizeof at / sizeof *at; ++j) {
                const uint32_t x = bg_bits_f32((float)at[j]);
                const uint32_t v = bg_bits_f32(orders[k]);
                for (uint32_t d = 0; d < HALF; ++d) {
                    look(f, orders[k], bits_of(x + d), &w);
                    look(f, orders[k], bits_of(x - d), &w);
                    if (d < HALF / 4)
                        look(f, bits_of(v + d), (float)at[j], &w);
                }
            }
        }
        judge(f, "along lines", w);
    }
}

/* log I_0 keeps its digits as x goes to 0. */
Test(f32_fast, relative_at_order_0)
{
    struct random r = { 2 };
    for (int k = 0; k < 40000; ++k) {
        const float x = (float)spread(&r, -75.0, 4.0);
        const double want = burgi_log_besseli(0.0, (double)x);
        const double e =
            fabs((double)log_besseli(0.0f, x) - want) / fmax(want * 0x1p-24, 0x1p-149);
        cr_assert(e <= bound, "x=%a: %.3f v", (double)x, e);
    }
}

/* Special arguments, and results that leave float's range: the double function's value, rounded. */
Test(f32_fast, special)
{
    static const float of[] = { 0.0f,
                                -0.0f,
                                1.0f,
                                -1.0f,
                                0.5f,
                                -2.5f,
                                40.0f,
                                -40.0f,
                                0x1p-149f,
                                -0x1p-149f,
                                0x1.fffffep127f,
                                -0x1.fffffep127f,
                                HUGE_VALF,
                                -HUGE_VALF };
    enum { N = sizeof of / sizeof *of + 1 };
    float values[N];
    memcpy(values, of, sizeof of);
    values[N - 1] = bg_from_bits_f32(UINT32_C(0x7fc00000));
    for (size_t i = 0; i < FUNCTIONS; ++i)
        for (int k = 0; k < N * N; ++k) {
            const float nu = values[k / N], x = values[k % N], got = functions[i].fast(nu, x);
            const float want = (float)functions[i].wide((double)nu, (double)x);
            const bool plain = isfinite(want) && want != 0.0f;
            cr_expect(plain ? error(&functions[i], nu, x) <= bound
                            : (isnan(want) && isnan(got)) ||
                                  bg_bits_f32(want) == bg_bits_f32(got),
                      "%s(%a, %a): %a, not %a", functions[i].name, (double)nu, (double)x,
                      (double)got, (double)want);
        }
}

/* The worst found, never removed, with their bits: the same by every compiler. */
static const struct known {
    int function;
    float nu, x, value;
} known[] = {
#include "f32_fast_worst.inc"
};

Test(f32_fast, worst_known)
{
    for (size_t k = 0; k < sizeof known / sizeof *known; ++k) {
        const struct known *const p = &known[k];
        const float got = functions[p->function].fast(p->nu, p->x);
        struct worst w = { 0.0, 0.0f, 0.0f };
        look(&functions[p->function], p->nu, p->x, &w);
        judge(&functions[p->function], "known", w);
        cr_expect(bg_bits_f32(got) == bg_bits_f32(p->value), "%s(%a, %a): %a, not %a",
                  functions[p->function].name, (double)p->nu, (double)p->x, (double)got,
                  (double)p->value);
    }
}
