/* The truth tables tests/data/besselk_*.tsv: besselk KIND, at the points that stdin names
 * (reference/points/bessel prints them).
 *
 *   even     log K and its scaled form for orders of any sign, by mpbessel at |nu|: K_-nu = K_nu
 *            (DLMF 10.27.3)
 *   ratio    K_{nu+1}/K_nu, by mporders */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mpbessel.h"
#include "../mp/mporders.h"
#include "truth.h"

static bool even(mpfr_t *value, const double *arg)
{
    mpfr_t nu, x;
    mpfr_inits2(53, nu, x, (mpfr_ptr)0);
    mpfr_set_d(nu, fabs(arg[0]), MPFR_RNDN);
    mpfr_set_d(x, arg[1], MPFR_RNDN);
    const bool ok = mpb_log_k(value[0], value[1], nu, x);
    mpfr_clears(nu, x, (mpfr_ptr)0);
    return ok;
}

static bool ratio(mpfr_t *value, const double *arg)
{
    return mpb_k_ratio(value[0], arg[0], arg[1]);
}

#define COMMENT "by reference/truth/besselk, two ways that agree; a value is hi + lo"

static const struct {
    const char *kind;
    struct truth truth;
} tables[] = {
    { "even",
      { COMMENT, 2, 2, { "nu", "x" }, { "log_besselk", "log_besselk_scaled" }, 200, even } },
    { "ratio", { COMMENT, 2, 1, { "nu", "x" }, { "besselk_ratio" }, 200, ratio } },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc >= 2 && i < sizeof tables / sizeof *tables; ++i)
        if (strcmp(argv[1], tables[i].kind) == 0)
            return truth_main(argc - 1, argv + 1, &tables[i].truth);
    fprintf(stderr, "usage: besselk even|ratio\n");
    return EXIT_FAILURE;
}
