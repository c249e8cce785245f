/* The functions of single precision: the double functions' values rounded once, bit for bit, in any
 * layout. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/matern.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "lib/points.h"

#define NO_F32(name)
#define F32(name)                      { #name, burgi_##name, burgi_##name##_f32, burgi_##name##_n_f32 },
#define BURGI_FUNCTION(name, f32, ...) f32(name)
static const struct {
    const char *name;
    double (*wide)(double nu, double x);
    float (*scalar)(float nu, float x);
    burgi_status (*batch)(size_t n, const float *nu, ptrdiff_t inc_nu, const float *x,
                          ptrdiff_t inc_x, float *y, ptrdiff_t inc_y);
} functions[] = {
#include "functions.def"
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static bool same(float a, float b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

static float nu[POINTS], x[POINTS], want[POINTS], got[4 * POINTS];

static size_t draw(struct random *r, int round)
{
    static double arg[POINT_ARGS][POINTS];
    const size_t n = round == 0 ? points_special(2, arg) : points_mixed(r, 2, arg);
    for (size_t i = 0; i < n; ++i) {
        nu[i] = (float)arg[0][i];
        x[i] = (float)arg[1][i];
    }
    return n;
}

Test(f32, double_rounded_once)
{
    struct random r = { 1 };
    for (size_t f = 0; f < FUNCTIONS; ++f)
        for (int round = 0; round < 12; ++round) {
            const size_t n = draw(&r, round);
            for (size_t i = 0; i < n; ++i) {
                want[i] = (float)functions[f].wide((double)nu[i], (double)x[i]);
                cr_assert(same(functions[f].scalar(nu[i], x[i]), want[i]), "%s: nu=%a x=%a",
                          functions[f].name, (double)nu[i], (double)x[i]);
            }
            cr_assert(functions[f].batch(n, nu, 1, x, 1, got, 1) == BURGI_OK);
            for (size_t i = 0; i < n; ++i)
                cr_assert(same(got[i], want[i]), "%s batch: nu=%a x=%a", functions[f].name,
                          (double)nu[i], (double)x[i]);
        }
}

/* Lengths about a block's; increments of all signs, 0 for an input; in place. */
Test(f32, layouts)
{
    static const size_t length[] = { 1, 7, 511, 512, 513, 1200 };
    static const ptrdiff_t step[] = { 1, -1, 3, -2, 0 };
    struct random r = { 2 };
    draw(&r, 1);
    for (size_t f = 0; f < FUNCTIONS; ++f)
        for (size_t l = 0; l < sizeof length / sizeof *length; ++l)
            for (size_t in = 0; in < 5; ++in)
                for (size_t out = 0; out < 4; ++out) {
                    const size_t n = length[l];
                    const float *const from = step[in] < 0 ? x + 2 * n : x;
                    float *const to = got + 2 * POINTS;
                    cr_assert(functions[f].batch(n, nu, 1, from, step[in], to, step[out]) ==
                              BURGI_OK);
                    for (size_t i = 0; i < n; ++i) {
                        const float v = from[(ptrdiff_t)i * step[in]];
                        cr_assert(
                            same(to[(ptrdiff_t)i * step[out]], functions[f].scalar(nu[i], v)),
                            "%s[%zu of %zu], increments %td and %td", functions[f].name, i, n,
                            step[in], step[out]);
                    }
                }
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        memcpy(got, x, sizeof x);
        cr_assert(functions[f].batch(POINTS, nu, 1, got, 1, got, 1) == BURGI_OK);
        for (size_t i = 0; i < POINTS; ++i)
            cr_assert(same(got[i], functions[f].scalar(nu[i], x[i])), "%s[%zu] in place",
                      functions[f].name, i);
    }
}

Test(f32, bad_arguments)
{
    const float a[] = { 2.0f, 2.0f };
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        float y[] = { 7.0f, 7.0f };
        cr_expect(functions[f].batch(2, NULL, 1, a, 1, y, 1) == BURGI_EINVAL);
        cr_expect(functions[f].batch(2, a, 1, NULL, 1, y, 1) == BURGI_EINVAL);
        cr_expect(functions[f].batch(2, a, 1, a, 1, NULL, 1) == BURGI_EINVAL);
        cr_expect(functions[f].batch(2, a, 1, a, 1, y, 0) == BURGI_EINVAL);
        cr_expect(same(y[0], 7.0f) && same(y[1], 7.0f), "%s wrote", functions[f].name);
        cr_expect(functions[f].batch(0, NULL, 1, NULL, 1, NULL, 0) == BURGI_OK);
        cr_expect(functions[f].batch(1, a, 1, a, 1, y, 0) == BURGI_OK);
        cr_expect(!same(y[0], 7.0f), "%s did not write", functions[f].name);
    }
}

/* log |I| has a form of its own: with signs, any increments, or none. */
Test(f32, log_abs_besseli)
{
    static float y[2 * POINTS];
    static int sign[3 * POINTS];
    struct random r = { 3 };
    for (int round = 0; round < 8; ++round) {
        const size_t n = draw(&r, round);
        for (size_t i = 0; i < n; i += 2) /* integers, and orders below 0 */
            nu[i] = -floorf(nu[i]);
        cr_assert(burgi_log_abs_besseli_n_f32(n, nu, 1, x, 1, y, 2, sign, 3) == BURGI_OK);
        cr_assert(burgi_log_abs_besseli_n_f32(n, nu, 1, x, 1, got, 1, NULL, 0) == BURGI_OK);
        for (size_t i = 0; i < n; ++i) {
            int s, t;
            const float w = (float)burgi_log_abs_besseli((double)nu[i], (double)x[i], &s);
            const float one = burgi_log_abs_besseli_f32(nu[i], x[i], &t);
            cr_assert(same(one, w) && same(y[2 * i], w) && same(got[i], w) && s == t &&
                          sign[3 * i] == s,
                      "nu=%a x=%a", (double)nu[i], (double)x[i]);
        }
    }
    float two[] = { 7.0f, 7.0f };
    cr_expect(burgi_log_abs_besseli_n_f32(2, NULL, 1, x, 1, two, 1, NULL, 0) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n_f32(2, nu, 1, NULL, 1, two, 1, NULL, 0) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n_f32(2, nu, 1, x, 1, NULL, 1, NULL, 0) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n_f32(2, nu, 1, x, 1, two, 0, NULL, 0) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n_f32(2, nu, 1, x, 1, two, 1, sign, 0) == BURGI_EINVAL);
    cr_expect(same(two[0], 7.0f) && same(two[1], 7.0f));
    cr_expect(burgi_log_abs_besseli_n_f32(0, NULL, 1, NULL, 1, NULL, 0, NULL, 0) == BURGI_OK);
}
