/* log |I_nu(x)| for every real order: signs, special values, layouts and identities.  Its values
 * are held to their claims by tests/truth, its bits by tests/bits. */
#include <burgi/bessel.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "isa/table.h"
#include "lib/points.h"
#include "lib/table.h"

static const double U = 0x1p-53;

/* Both are right or the value lies within its error of the zero. */
Test(besseli, signs_are_those_of_the_table)
{
    struct table t = table_read("besseli_abs.tsv");
    const double *nu = table_column(&t, "nu"), *x = table_column(&t, "x");
    const double *want = table_column(&t, "sign");
    size_t negative = 0;
    cr_assert(nu != NULL && x != NULL && want != NULL);
    for (size_t i = 0; i < t.rows; ++i) {
        int sign;
        burgi_log_abs_besseli(nu[i], x[i], &sign);
        cr_expect(sign == (int)want[i], "nu=%a x=%a: %d, not %g", nu[i], x[i], sign, want[i]);
        negative += sign < 0;
    }
    cr_expect(negative > t.rows / 10, "%zu negative values of %zu", negative, t.rows);
    table_free(&t);
}

Test(besseli, special_values)
{
    const double inf = HUGE_VAL, no = nan("");
    const struct {
        double nu, x, log;
        int sign;
    } special[] = {
        { 0.0, 0.0, 0.0, 1 },        { -0.0, -0.0, 0.0, 1 },    { 2.0, 0.0, -inf, 0 },
        { -2.0, 0.0, -inf, 0 },      { -3.0, -0.0, -inf, 0 },   { 1.5, 0.0, -inf, 0 },
        { -0.5, 0.0, inf, 1 },       { -1.5, 0.0, inf, -1 },    { -2.5, 0.0, inf, 1 },
        { -0x1p-1074, 0.0, inf, 1 }, { 0.5, inf, inf, 1 },      { -0.5, inf, inf, 1 },
        { -1.5, inf, inf, 1 },       { -3.0, inf, inf, 1 },     { -3.0, -inf, inf, -1 },
        { 4.0, -inf, inf, 1 },       { 0.5, -1.0, no, 0 },      { -0.5, -1.0, no, 0 },
        { 0.5, -inf, no, 0 },        { inf, 1.0, -inf, 1 },     { -inf, 1.0, no, 0 },
        { inf, -1.0, no, 0 },        { inf, inf, no, 0 },       { -inf, inf, no, 0 },
        { no, 1.0, no, 0 },          { 1.0, no, no, 0 },        { -1.5, no, no, 0 },
        { 0x1p53, 0.0, -inf, 0 },    { -0x1p53, 0.0, -inf, 0 }, { inf, 0.0, -inf, 0 },
        { inf, 0x1p-1074, -inf, 1 },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        int sign = 7;
        const double got = burgi_log_abs_besseli(special[i].nu, special[i].x, &sign);
        const double want = special[i].log;
        cr_expect((isnan(want) ? isnan(got) : got == want) && sign == special[i].sign,
                  "nu=%a x=%a: %a and %d, not %a and %d", special[i].nu, special[i].x, got,
                  sign, want, special[i].sign);
    }
}

/* Where there is one term the value is log I's, to the last bit. */
Test(besseli, is_log_besseli)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 1 };
    for (int round = 0; round < 20; ++round) {
        const size_t n = round == 0 ? points_special(2, arg) : points_mixed(&r, 2, arg);
        for (size_t i = 0; i < n; ++i) {
            const double nu = fabs(arg[0][i]), x = fabs(arg[1][i]);
            const double want = burgi_log_besseli(nu, x);
            int sign, reflected, odd = nu < 0x1p53 && fmod(nu, 2.0) == 1.0;
            cr_assert(same_bits(burgi_log_abs_besseli(nu, x, &sign), want), "nu=%a x=%a", nu,
                      x);
            if (nu != floor(nu) || isinf(nu))
                continue;
            cr_assert(same_bits(burgi_log_abs_besseli(-nu, x, &reflected), want) &&
                          reflected == sign,
                      "nu=%a x=%a", -nu, x);
            cr_assert(same_bits(burgi_log_abs_besseli(-nu, -x, &reflected), want) &&
                          reflected == (odd ? -sign : sign),
                      "nu=%a x=%a", -nu, -x);
        }
    }
}

/* I_{nu-1} - I_{nu+1} = (2 nu/x) I_nu, each term signed, over the largest of them. */
Test(besseli, recurrence)
{
    struct random r = { 2 };
    for (int i = 0; i < 40000; ++i) {
        const double nu = -floor(30.0 * random_uniform(&r) * 0x1p20) * 0x1p-20;
        const double x = 30.0 * random_uniform(&r) + 0x1p-20;
        int sign[3];
        const double log_i[] = { burgi_log_abs_besseli(nu - 1.0, x, &sign[0]),
                                 burgi_log_abs_besseli(nu, x, &sign[1]),
                                 burgi_log_abs_besseli(nu + 1.0, x, &sign[2]) };
        const double k = burgi_log_besselk(1.0 - nu, x); /* scales all errors, with I */
        const double most =
            fmax(fmax(log_i[0], log_i[1] + log(fmax(-2.0 * nu / x, 1.0))), fmax(log_i[2], k));
        const double left = sign[0] * exp(log_i[0] - most) - sign[2] * exp(log_i[2] - most) -
                            2.0 * nu / x * sign[1] * exp(log_i[1] - most);
        cr_assert(fabs(left) <= U * 40.0 * (4.0 + fabs(most) + fabs(k)), "nu=%a x=%a: %g", nu,
                  x, left / U);
    }
}

/* Signs come with any increment or not at all, scalar and batch alike, from all kernels. */
Test(besseli, layouts)
{
    enum { N = 1300 };
    static double nu[N], x[N], y[3 * N], z[N];
    static int sign[2 * N];
    struct random r = { 3 };
    for (int i = 0; i < N; ++i) {
        nu[i] = floor(400.0 * random_uniform(&r)) / 8.0 - 40.0;
        x[i] = 20.0 * random_uniform(&r) - (i % 9 == 0 ? 10.0 : 0.0);
    }
    cr_assert(burgi_log_abs_besseli_n(N, nu, 1, x, 1, y + 3 * (N - 1), -3, sign, 2) ==
              BURGI_OK);
    cr_assert(burgi_log_abs_besseli_n(N, nu, 1, x, 1, z, 1, NULL, 0) == BURGI_OK);
    for (int i = 0; i < N; ++i) {
        int want_sign;
        const double want = burgi_log_abs_besseli(nu[i], x[i], &want_sign);
        cr_assert(same_bits(y[3 * (N - 1 - i)], want) && same_bits(z[i], want) &&
                      sign[2 * i] == want_sign,
                  "nu=%a x=%a", nu[i], x[i]);
    }
    const struct bg_isa *k;
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
        static const ptrdiff_t one[] = { 1, 1 };
        static int other[N];
        k->log_abs_besseli_signed_n(N, (const double *const[]){ nu, x }, one, z, 1, other, 1);
        for (int i = 0; i < N; ++i)
            cr_assert(other[i] == sign[2 * i], "%s: nu=%a x=%a", k->name, nu[i], x[i]);
    }
    memcpy(z, x, sizeof z);
    cr_assert(burgi_log_abs_besseli_n(N, nu, 1, z, 1, z, 1, NULL, 0) == BURGI_OK);
    for (int i = 0; i < N; ++i)
        cr_assert(same_bits(z[i], y[3 * (N - 1 - i)]), "in place: nu=%a x=%a", nu[i], x[i]);
}

Test(besseli, bad_arguments)
{
    const double a[] = { -1.5, 0.5 };
    double y[] = { 7.0, 7.0 };
    int sign[] = { 7, 7 };
    cr_expect(burgi_log_abs_besseli_n(2, NULL, 1, a, 1, y, 1, sign, 1) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n(2, a, 1, NULL, 1, y, 1, sign, 1) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n(2, a, 1, a, 1, NULL, 1, sign, 1) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n(2, a, 1, a, 1, y, 0, sign, 1) == BURGI_EINVAL);
    cr_expect(burgi_log_abs_besseli_n(2, a, 1, a, 1, y, 1, sign, 0) == BURGI_EINVAL);
    cr_expect(y[0] == 7.0 && y[1] == 7.0 && sign[0] == 7 && sign[1] == 7);
    cr_expect(burgi_log_abs_besseli_n(0, NULL, 1, NULL, 1, NULL, 0, NULL, 0) == BURGI_OK);
    cr_expect(burgi_log_abs_besseli_n(1, a, 1, a + 1, 1, y, 0, sign, 0) == BURGI_OK);
    cr_expect(sign[0] == -1 && sign[1] == 7 && y[1] == 7.0);
}
