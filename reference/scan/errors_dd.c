/* Errors of core/bessel/bessel_dd.h at the points that stdin names (nu and x, as points/bessel and
 * points/bessel_dd print them), against MPFR's two ways; and whether the enclosures hold.
 *
 *   for r in small zeros huge; do points/bessel $r 1000000 1000; done | errors_dd
 *
 * Prints for each way of computing the worst error in 2^-90 max(|f|, 1), and where.  Exits with
 * status 1 where an error exceeds 1, an enclosure fails or is too wide.  20 ms a point. */
#include "../mp/mpbessel.h"
#include "core/bessel/bessel_dd.h"

#include <stdio.h>
#include <stdlib.h>

enum { WAYS = 6, BITS = 260 };
static struct {
    const char *name;
    long points;
    double worst, nu, x;
} way[WAYS] = { { .name = "eta alone" }, { .name = "eta's limit" },
                { .name = "expansion" }, { .name = "series of I" },
                { .name = "Temme" },     { .name = "integral of K" } };

static int way_of(int k, double nu, double x)
{
    const double larger = fmax(nu, x);
    if (larger >= 0x1p500)
        return 0;
    if (larger >= 64.0 || nu * nu + x * x >= 4096.0)
        return x < 0x1p-120 * nu ? 1 : 2;
    return k == 0 ? 3 : x < 1.0 ? 4 : 5;
}

/* |f - got| / (2^-90 max(|f|, 1)) */
static double error(mpfr_srcptr f, bg_dd got)
{
    if (got.hi - got.hi != 0.0) /* right where f rounds to it */
        return mpfr_get_d(f, MPFR_RNDN) == got.hi ? 0.0 : HUGE_VAL;
    mpfr_t e, size;
    mpfr_inits2(BITS, e, size, (mpfr_ptr)0);
    mpfr_sub_d(e, f, got.hi, MPFR_RNDN);
    mpfr_sub_d(e, e, got.lo, MPFR_RNDN);
    mpfr_abs(size, f, MPFR_RNDN);
    if (mpfr_cmp_ui(size, 1) > 0)
        mpfr_div(e, e, size, MPFR_RNDN);
    mpfr_mul_2ui(e, e, 90, MPFR_RNDN);
    const double r = fabs(mpfr_get_d(e, MPFR_RNDN));
    mpfr_clears(e, size, (mpfr_ptr)0);
    return r;
}

/* lo <= f <= hi, next to each other or 2^-88 apart. */
static bool enclosed(mpfr_srcptr f, bg_interval b)
{
    const bool narrow = b.hi - b.lo <= 0x1p-88 || bg_next_up(b.lo) == b.hi ||
                        bg_next_up(bg_next_up(b.lo)) == b.hi;
    return mpfr_cmp_d(f, b.lo) >= 0 && mpfr_cmp_d(f, b.hi) <= 0 && narrow;
}

static bool try(int k, double nu, double x)
{
    static mpfr_t f, scaled, mnu, mx;
    static bool made;
    if (!made) {
        mpfr_inits2(BITS, f, scaled, (mpfr_ptr)0);
        mpfr_inits2(53, mnu, mx, (mpfr_ptr)0);
        made = true;
    }
    mpfr_set_d(mnu, nu, MPFR_RNDN);
    mpfr_set_d(mx, x, MPFR_RNDN);
    const char *const name = k ? "log K" : "log I";
    if (!(k ? mpb_log_k(f, scaled, mnu, mx) : mpb_log_i(f, scaled, mnu, mx))) {
        fprintf(stderr, "%s: no reference at nu=%a x=%a\n", name, nu, x);
        return false;
    }
    const int i = way_of(k, nu, x);
    const double e = error(f, bg_log_bessel_dd(k == 0 ? BG_OF_I : BG_OF_K, nu, x));
    if (way[i].points++ == 0 || !(e <= way[i].worst)) {
        way[i].worst = e;
        way[i].nu = nu;
        way[i].x = x;
    }
    if (e <= 1.0 && enclosed(f, bg_log_bessel_bounds(k == 0 ? BG_OF_I : BG_OF_K, nu, x)))
        return true;
    fprintf(stderr, "%s: error %g 2^-90, or no enclosure, at nu=%a x=%a\n", name, e, nu, x);
    return false;
}

int main(void)
{
    char line[256];
    bool good = true;
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *end, *rest;
        const double nu = strtod(line, &rest), x = strtod(rest, &end);
        if (end == rest)
            continue; /* a header */
        for (int k = 0; k < 2; ++k)
            good = try(k, nu, x) && good;
    }
    printf("| way | values | worst, 2^-90 | log2 | nu | x |\n| --- | --- | --- | --- | --- | "
           "--- |\n");
    for (int i = 0; i < WAYS; ++i)
        if (way[i].points > 0)
            printf("| %s | %ld | %.5f | %.1f | %a | %a |\n", way[i].name, way[i].points,
                   way[i].worst, log2(way[i].worst) - 90, way[i].nu, way[i].x);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
