/* log I, log K, ratios and first derivatives in one evaluation: each value has the bits of its own
 * function, whatever is asked for, in any layout, from all kernels. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/functions.h"
#include "lib/points.h"

enum { ROUNDS = 24, VALUES = BG_IK_VALUES };

static const char *const name[VALUES] = {
    "log_besseli",    "log_besselk",    "besseli_ratio",   "besselk_ratio",
    "log_besseli_dx", "log_besselk_dx", "log_besseli_dnu", "log_besselk_dnu",
};

static const struct function *function_of(int value)
{
    size_t i = 0;
    while (strcmp(functions[i].name, name[value]) != 0)
        ++i;
    return &functions[i];
}

struct sample {
    size_t n;
    double arg[POINT_ARGS][POINTS], want[VALUES][POINTS];
};

/* A third of the rounds are where the expansion holds, so that whole blocks are of one tier. */
static void draw(struct sample *s, struct random *r, int round)
{
    if (round == 0)
        s->n = points_special(2, s->arg);
    else
        s->n = round % 2 ? points_mixed(r, 2, s->arg) : points_cluster(r, 2, s->arg);
    for (size_t i = 0; i < s->n && round % 3 == 1; ++i)
        for (int k = 0; k < 2; ++k)
            s->arg[k][i] = (round % 2 ? 1000.0 : 150.0) * random_uniform(r);
    for (int k = 0; k < VALUES; ++k) {
        const struct function *f = function_of(k);
        for (size_t i = 0; i < s->n; ++i) {
            const double arg[] = { s->arg[0][i], s->arg[1][i] };
            s->want[k][i] = f->scalar(bg_isa_here(0), arg);
        }
    }
}

static void expect_same(const struct sample *s, double got, int value, size_t i,
                        const char *how)
{
    const double want = s->want[value][i];
    cr_assert(same_bits(got, want), "%s, %s: nu=%a x=%a: %a, not %a", name[value], how,
              s->arg[0][i], s->arg[1][i], got, want);
}

static struct sample sample;

Test(besselik, bits_of_all_kernels)
{
    static const ptrdiff_t one[] = { 1, 1 };
    static double got[VALUES][POINTS];
    const double *const arg[] = { sample.arg[0], sample.arg[1] };
    const struct bg_isa *k;
    struct random r = { 1 };
    for (int round = 0; round < ROUNDS; ++round) {
        double *out[VALUES], v[VALUES];
        draw(&sample, &r, round);
        for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
            const unsigned asked = round % 4 == 0 ? 3U : (unsigned)random_bits(&r) | 4U;
            for (int j = 0; j < VALUES; ++j)
                out[j] = asked >> j & 1U ? got[j] : NULL;
            k->log_besselik_n(sample.n, arg, one, out, 1);
            for (size_t i = 0; i < sample.n; ++i) {
                for (int j = 0; j < VALUES; ++j)
                    if (out[j] != NULL)
                        expect_same(&sample, got[j][i], j, i, k->name);
                if (i % 8 != 0)
                    continue;
                k->log_besselik(sample.arg[0][i], sample.arg[1][i], v);
                for (int j = 0; j < VALUES; ++j)
                    expect_same(&sample, v[j], j, i, "one point");
            }
        }
    }
}

/* Any increments, members left out, and a result over an argument. */
Test(besselik, layouts)
{
    static double nu[3 * POINTS], y[2 * POINTS], z[2 * POINTS], x[POINTS];
    struct random r = { 2 };
    for (int round = 0; round < 6; ++round) {
        draw(&sample, &r, round);
        const size_t n = sample.n;
        for (size_t i = 0; i < n; ++i)
            nu[3 * (n - 1 - i)] = sample.arg[0][i];
        burgi_besselik_arrays out = { .log_k = y, .log_i_dnu = z, .inc = 2 };
        cr_assert(burgi_log_besselik_n(n, nu + 3 * (n - 1), -3, sample.arg[1], 1, &out) ==
                  BURGI_OK);
        for (size_t i = 0; i < n; ++i) {
            expect_same(&sample, y[2 * i], 1, i, "stride 2");
            expect_same(&sample, z[2 * i], 6, i, "stride 2");
        }
        memcpy(x, sample.arg[1], sizeof x);
        memcpy(nu, sample.arg[0], n * sizeof *nu);
        out = (burgi_besselik_arrays){ .log_i = x, .log_k = nu, .ratio_i = y, .inc = 1 };
        cr_assert(burgi_log_besselik_n(n, nu, 1, x, 1, &out) == BURGI_OK);
        for (size_t i = 0; i < n; ++i) {
            expect_same(&sample, x[i], 0, i, "in place");
            expect_same(&sample, nu[i], 1, i, "in place");
        }
    }
}

/* One order for all points, and the members in the order of their names. */
Test(besselik, structure)
{
    static double x[300], y[VALUES][300];
    const double nu = 7.5;
    const burgi_besselik_arrays out = { y[0], y[1], y[2], y[3], y[4], y[5], y[6], y[7], 1 };
    for (int i = 0; i < 300; ++i)
        x[i] = 0.3 * i;
    cr_assert(burgi_log_besselik_n(300, &nu, 0, x, 1, &out) == BURGI_OK);
    for (int i = 0; i < 300; ++i) {
        burgi_besselik b;
        burgi_log_besselik(nu, x[i], &b);
        const double member[] = { b.log_i,    b.log_k,    b.ratio_i,   b.ratio_k,
                                  b.log_i_dx, b.log_k_dx, b.log_i_dnu, b.log_k_dnu };
        const double want[] = {
            burgi_log_besseli(nu, x[i]),     burgi_log_besselk(nu, x[i]),
            burgi_besseli_ratio(nu, x[i]),   burgi_besselk_ratio(nu, x[i]),
            burgi_log_besseli_dx(nu, x[i]),  burgi_log_besselk_dx(nu, x[i]),
            burgi_log_besseli_dnu(nu, x[i]), burgi_log_besselk_dnu(nu, x[i]),
        };
        for (int k = 0; k < VALUES; ++k)
            cr_assert(same_bits(member[k], want[k]) && same_bits(y[k][i], want[k]), "%s, x=%g",
                      name[k], x[i]);
    }
}

Test(besselik, bad_arguments)
{
    const double a[] = { 1.5, 30.5 };
    double y[] = { 7.0, 7.0 };
    burgi_besselik_arrays out = { .log_i = y, .inc = 1 }, nothing = { .inc = 1 };
    cr_expect(burgi_log_besselik_n(2, NULL, 1, a, 1, &out) == BURGI_EINVAL);
    cr_expect(burgi_log_besselik_n(2, a, 1, NULL, 1, &out) == BURGI_EINVAL);
    cr_expect(burgi_log_besselik_n(2, a, 1, a, 1, NULL) == BURGI_EINVAL);
    out.inc = 0;
    cr_expect(burgi_log_besselik_n(2, a, 1, a, 1, &out) == BURGI_EINVAL);
    cr_expect(y[0] == 7.0 && y[1] == 7.0);
    cr_expect(burgi_log_besselik_n(0, NULL, 1, NULL, 1, NULL) == BURGI_OK);
    cr_expect(burgi_log_besselik_n(1, a, 1, a, 1, &out) == BURGI_OK);
    cr_expect(y[0] == burgi_log_besseli(1.5, 1.5) && y[1] == 7.0);
    cr_expect(burgi_log_besselik_n(2, a, 1, a, 1, &nothing) == BURGI_OK);
}
