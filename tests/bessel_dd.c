/* log I and log K as hi + lo, and their enclosures: truth tables, an identity to 2^-95, and what
 * must hold at any point.  BURGI_SAMPLES=N tries N random points (make check-long: 10^7). */

#include <burgi/bessel.h>
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "balance.h"
#include "core/bessel/bessel_dd.h"
#include "isa/table.h"
#include "lib/scan.h"

static bg_dd value(int k, double nu, double x)
{
    bg_dd f;
    f.hi = k ? burgi_log_besselk_dd(nu, x, &f.lo) : burgi_log_besseli_dd(nu, x, &f.lo);
    return f;
}

static bg_interval bounds(int k, double nu, double x)
{
    bg_interval b;
    b.lo = k ? burgi_log_besselk_bounds(nu, x, &b.hi) : burgi_log_besseli_bounds(nu, x, &b.hi);
    return b;
}

static const char *const name[2] = { "log_besseli", "log_besselk" };

/* |f - (hi + lo + lolo)| / (2^-90 max(|hi|, 1)); differences of near numbers are exact. */
static double error(bg_dd f, double hi, double lo, double lolo)
{
    if (isinf(hi) || isinf(f.hi))
        return f.hi == hi && f.lo == 0.0 ? 0.0 : HUGE_VAL;
    const double size = max1(hi), s = size > 0x1p500 ? 0x1p-300 : 1.0;
    return fabs((f.hi * s - hi * s) + (f.lo * s - lo * s) - lolo * s) / (size * s) * 0x1p90;
}

/* The tables whose name begins so. */
static size_t tables(const char *prefix, char table[MAX_TABLES][TABLE_NAME])
{
    const size_t all = table_names(table);
    size_t n = 0;
    for (size_t i = 0; i < all; ++i)
        if (strncmp(table[i], prefix, strlen(prefix)) == 0)
            memmove(table[n++], table[i], TABLE_NAME);
    return n;
}

static const double *column(const struct table *t, int k, const char *suffix)
{
    char text[TABLE_NAME];
    snprintf(text, sizeof text, "%s%s", name[k], suffix);
    return table_column(t, text);
}

/* The bound is 1; what was seen when this was written, 0.0048 at most. */
Test(bessel_dd, meets_its_bound)
{
    static char file[MAX_TABLES][TABLE_NAME];
    const size_t n = tables("bessel_dd_", file);
    size_t rows = 0;

    for (size_t i = 0; i < n; ++i) {
        struct table t = table_read(file[i]);
        const double *nu = table_column(&t, "nu"), *x = table_column(&t, "x");
        for (int k = 0; k < 2; ++k) {
            const double *hi = column(&t, k, ""), *lo = column(&t, k, ".lo"),
                         *lolo = column(&t, k, ".lolo");
            double worst = 0.0;
            size_t at = 0;
            for (size_t j = 0; j < t.rows; ++j) {
                const double e = error(value(k, nu[j], x[j]), hi[j], lo[j], lolo[j]);
                if (!(e <= worst)) {
                    worst = e;
                    at = j;
                }
            }
            rows += t.rows;
            cr_expect(worst <= 1.0 / 64, "%s, %s: %.3g of 2^-90 at nu=%a x=%a", file[i],
                      name[k], worst, nu[at], x[at]);
        }
        table_free(&t);
    }
    cr_expect(rows > 10000, "only %zu values", rows);
}

/* lo <= hi + rest <= hi, where rest is rounded to 24 bits; and no wider than the header says. */
static void expect_enclosed(const char *file, int k, double nu, double x, double hi,
                            double rest)
{
    const bg_interval b = bounds(k, nu, x);
    const double slack = fabs(rest) * 0x1p-24;
    if (isinf(hi)) {
        cr_expect(hi > 0.0 ? b.hi == hi && b.lo >= DBL_MAX : b.lo == hi && b.hi <= -DBL_MAX,
                  "%s, %s: [%a, %a] at nu=%a x=%a", file, name[k], b.lo, b.hi, nu, x);
        return;
    }
    const double below = hi - b.lo + rest, above = b.hi - hi - rest;
    cr_expect(below >= -slack && above >= -slack, "%s, %s: %a is not in [%a, %a] at nu=%a x=%a",
              file, name[k], hi, b.lo, b.hi, nu, x);
    const double limit = (hypot(nu, x) >= 24.0 ? 8.0 : 32.0) * U;
    if (fabs(hi) == DBL_MAX && (isinf(b.lo) || isinf(b.hi)))
        return; /* within 2^-90 of DBL_MAX: log K_0(DBL_MAX) = -DBL_MAX - 354.. */
    cr_expect(b.hi * 0.25 - b.lo * 0.25 <= 0.25 * limit * max1(hi) && b.lo <= b.hi,
              "%s, %s: [%a, %a] at nu=%a x=%a", file, name[k], b.lo, b.hi, nu, x);
}

Test(bessel_dd, enclosures_hold_the_truth)
{
    static char file[MAX_TABLES][TABLE_NAME];
    const size_t n = tables("bessel_", file);
    size_t rows = 0;

    for (size_t i = 0; i < n; ++i) {
        struct table t = table_read(file[i]);
        const double *nu = table_column(&t, "nu"), *x = table_column(&t, "x");
        for (int k = 0; k < 2; ++k) {
            const double *hi = column(&t, k, ""), *lo = column(&t, k, ".lo");
            cr_assert(nu != NULL && x != NULL, "%s", file[i]);
            for (size_t j = 0; hi != NULL && lo != NULL && j < t.rows; ++j, ++rows)
                expect_enclosed(file[i], k, nu[j], x[j], hi[j], lo[j]);
        }
        table_free(&t);
    }
    cr_expect(rows > 50000, "only %zu rows", rows);
}

/* Neighbours, where |f| >= 1 and not one point in 2^35 is met; the doubles on both sides of x or -x
 * where f is that to 2^-90. */
Test(bessel_dd, enclosures_are_as_wide_as_the_header_says)
{
    struct random r = { 11 };
    for (int i = 0; i < 20000; ++i) {
        const bool far = i % 4 == 0;
        const int e =
            far ? 97 + (int)(random_bits(&r) % 900) : -20 + (int)(random_bits(&r) % 114);
        const double nu = 100.0 * random_uniform(&r), x = ldexp(1.0 + random_uniform(&r), e);
        for (int k = 0; k < 2; ++k) {
            const double hi = value(k, nu, x).hi;
            const bg_interval b = bounds(k, nu, x);
            const double lo = far ? nextafter(b.lo, b.hi) : b.lo;
            if (fabs(hi) >= 1.0)
                cr_assert(nextafter(lo, b.hi) == b.hi &&
                              (!far || (lo == (k ? -x : x) && lo < b.hi)),
                          "%s: [%a, %a] at nu=%a x=%a", name[k], b.lo, b.hi, nu, x);
        }
    }
}

/* What must hold at any point: hi + lo is normalised and lies in the enclosure, which is
 * narrow; hi is what the plain function says; the same bits on every instruction set. */
static void check_point(int k, double nu, double x)
{
    const bg_dd f = value(k, nu, x);
    const bg_interval b = bounds(k, nu, x);
    const double plain = k ? burgi_log_besselk(nu, x) : burgi_log_besseli(nu, x);
    bool good = isnan(plain) == isnan(f.hi);

    if (isnan(f.hi))
        good = good && isnan(b.lo) && isnan(b.hi) && f.lo == 0.0;
    else if (isinf(f.hi))
        good = good && f.lo == 0.0 && (b.lo == f.hi || b.hi == f.hi) && fabs(b.lo) >= DBL_MAX &&
               fabs(b.hi) >= DBL_MAX;
    else {
        const double s = fabs(f.hi) > 1.0 ? 0.25 : 1.0, limit = 4.0 * U * max1(f.hi);
        good = good && f.hi + f.lo == f.hi && fabs(plain * s - f.hi * s) <= limit * s &&
               (b.lo - f.hi) - f.lo <= 0.0 && (b.hi - f.hi) - f.lo >= 0.0 &&
               (b.hi * s - b.lo * s <= limit * s || fabs(f.hi) == DBL_MAX);
    }
    for (size_t i = 0; bg_isa_here(i) != NULL; ++i) {
        const struct bg_isa *isa = bg_isa_here(i);
        double lo, high;
        const double hi = (k == 0 ? isa->log_besseli_dd : isa->log_besselk_dd)(nu, x, &lo);
        const double low =
            (k == 0 ? isa->log_besseli_bounds : isa->log_besselk_bounds)(nu, x, &high);
        good = good && same_bits(f.hi, hi) && same_bits(f.lo, lo) && same_bits(b.lo, low) &&
               same_bits(b.hi, high);
    }
    cr_assert(good, "%s: %a %+a in [%a, %a], plainly %a at nu=%a x=%a", name[k], f.hi, f.lo,
              b.lo, b.hi, plain, nu, x);
}

Test(bessel_dd, any_point)
{
    static double arg[POINT_ARGS][POINTS];
    const char *samples = getenv("BURGI_SAMPLES");
    const long wanted = samples != NULL ? atol(samples) : 60000;
    struct random r = { 5 };

    for (long done = 0, round = 0; done < wanted; ++round) {
        const size_t n = round == 0  ? points_special(2, arg)
                         : round % 4 ? points_mixed(&r, 2, arg)
                                     : points_cluster(&r, 2, arg);
        for (size_t i = 0; i < n; ++i) {
            if (i % 2 && round > 0) { /* half of them where most of the ways are */
                const struct sample s = draw(&r, (int)i / 2);
                arg[0][i] = s.nu;
                arg[1][i] = s.x;
            }
            for (int k = 0; k < 2; ++k)
                check_point(k, arg[0][i], arg[1][i]);
        }
        done += (long)n;
    }
}

/* log I_nu + log K_{nu+1} + log(1 + e^r) + log x = 0 with r = log(I_{nu+1} K_nu/(I_nu K_{nu+1})),
 * and how much of 2^-90 times the sizes of its terms it misses that by. */
static double wronskian(double nu, double x)
{
    const bg_dd i = value(0, nu, x), i1 = value(0, nu + 1, x);
    const bg_dd k = value(1, nu, x), k1 = value(1, nu + 1, x);
    const bg_dd one = bg_dd_of(1.0, 0.0), sum = bg_dd_add(i, k1);
    const bg_dd r = bg_dd_add(bg_dd_add(i1, k), bg_dd_neg(sum));
    const bg_dd e = r.hi < -600.0 ? bg_dd_of(0.0, 0.0) : bg_dd_exp(r);
    const bg_dd p = bg_dd_add_d(e, 1.0), log = bg_dd_log_any(x, 0.0);
    const bg_dd log1p = bg_dd_log_quotient(p, one, e, bg_dd_add_d(e, 2.0), 0.0);
    const bg_dd left = bg_dd_add(sum, bg_dd_add(log1p, log));
    const double size = max1(i.hi) + max1(k1.hi) + max1(i1.hi) + max1(k.hi) + max1(log.hi);
    return fabs(left.hi) / size * 0x1p90;
}

Test(bessel_dd, wronskian)
{
    struct random r = { 6 };
    double worst = 0.0, nu = 0.0, x = 0.0;

    for (int i = 0; i < SAMPLES; ++i) {
        struct sample s = draw(&r, i);
        if (i % 8 == 0)
            s.nu = 0.5 * floor(130.0 * random_uniform(&r));
        const double e = wronskian(s.nu, s.x);
        if (!(e <= worst)) {
            worst = e;
            nu = s.nu;
            x = s.x;
        }
    }
    cr_expect(worst <= 1.0 / 32, "off by %.3g of 2^-90 at nu=%a x=%a", worst, nu, x);
}

Test(bessel_dd, special_values)
{
    const double inf = HUGE_VAL, nan_ = nan("");
    const struct {
        double nu, x, value[2];
    } special[] = {
        { 0.0, 0.0, { 0.0, inf } },      { 0.0, -0.0, { 0.0, inf } },
        { 1.5, 0.0, { -inf, inf } },     { 0x1p-1074, 0.0, { -inf, inf } },
        { inf, 0.0, { -inf, inf } },     { 0.0, inf, { inf, -inf } },
        { DBL_MAX, inf, { inf, -inf } }, { inf, 1.0, { -inf, inf } },
        { inf, inf, { nan_, nan_ } },    { nan_, 1.0, { nan_, nan_ } },
        { 1.0, nan_, { nan_, nan_ } },   { -1.0, 0.0, { nan_, inf } },
        { 1.0, -1.0, { nan_, nan_ } },   { -inf, 1.0, { nan_, inf } },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i)
        for (int k = 0; k < 2; ++k) {
            const double nu = special[i].nu, x = special[i].x, want = special[i].value[k];
            const bg_dd f = value(k, nu, x);
            const bg_interval b = bounds(k, nu, x);
            cr_expect(same_bits(f.hi, want) && f.lo == 0.0 && same_bits(b.lo, want) &&
                          same_bits(b.hi, want),
                      "%s at nu=%a x=%a: %a %+a in [%a, %a]", name[k], nu, x, f.hi, f.lo, b.lo,
                      b.hi);
        }
    const bg_dd below = value(1, -1.25, 3.0), above = value(1, 1.25, 3.0);
    cr_expect(same_bits(below.hi, above.hi) && same_bits(below.lo, above.lo), "K is even");
}

/* Finite values beyond DBL_MAX; and log I_0, which is 0 only at 0, and small. */
Test(bessel_dd, ends_of_the_range)
{
    bg_interval b = bounds(0, DBL_MAX, 1e-300);
    cr_expect(b.lo == -HUGE_VAL && b.hi == -DBL_MAX);
    b = bounds(1, DBL_MAX, 1e-300);
    cr_expect(b.lo == DBL_MAX && b.hi == HUGE_VAL);
    b = bounds(0, 0.0, 1e-200);
    cr_expect(b.lo == 0.0 && b.hi > 0.0 && b.hi < 0x1p-1040);
    b = bounds(0, 0.0, 0x1p-100); /* x^2/4 - x^4/64 */
    cr_expect(b.lo < 0x1p-202 && b.hi >= 0x1p-202 && b.hi - b.lo < 0x1p-253);
    const bg_dd f = value(0, 0.0, 0x1p-20);
    cr_expect(f.hi == 0x1p-42 - 0x1p-86 && fabs(f.lo) <= 0x1p-96);
    cr_expect(value(0, 0.0, DBL_MAX).hi == DBL_MAX && value(1, 0.0, DBL_MAX).hi == -DBL_MAX);
}
