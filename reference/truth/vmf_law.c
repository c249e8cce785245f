/* The truth tables tests/data/vmf_law_*.tsv at the points that stdin names
 * (reference/points/vmf_law prints them), by mplaw: vmf_law KIND.
 *
 *   t      p, kappa, t       delta  p, kappa, delta = 1 - t: density, both tails, their
 *   logarithms q      p, kappa, q: t and 1 - t of which q is the cdf, and of which it is the
 *   survival function */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mplaw.h"
#include "truth.h"

static bool of_t(mpfr_t *value, const double *arg)
{
    return mpl_values(value, arg[0], arg[1], arg[2], false);
}

static bool of_delta(mpfr_t *value, const double *arg)
{
    return mpl_values(value, arg[0], arg[1], arg[2], true);
}

static bool of_q(mpfr_t *value, const double *arg)
{
    const bool lower = truth_wants(0) || truth_wants(1),
               upper = truth_wants(2) || truth_wants(3);
    return (!lower || mpl_quantile(value, arg[0], arg[1], arg[2], false)) &&
           (!upper || mpl_quantile(value + 2, arg[0], arg[1], arg[2], true));
}

#define COMMENT                                                                                \
    "by reference/truth/vmf_law at the points of reference/points/vmf_law, a value as hi + lo"

static const struct {
    const char *kind;
    struct truth truth;
} tables[] = {
    { "t",
      { COMMENT,
        3,
        5,
        { "p", "kappa", "t" },
        { "vmf_logpdf", "vmf_cdf", "vmf_sf", "vmf_logcdf", "vmf_logsf" },
        200,
        of_t } },
    { "delta",
      { COMMENT,
        3,
        5,
        { "p", "kappa", "delta" },
        { "vmf_logpdf_compl", "vmf_cdf_compl", "vmf_sf_compl", "vmf_logcdf_compl",
          "vmf_logsf_compl" },
        200,
        of_delta } },
    { "q",
      { COMMENT,
        3,
        4,
        { "p", "kappa", "q" },
        { "vmf_quantile", "vmf_quantile_compl", "vmf_isf", "vmf_isf_compl" },
        200,
        of_q } },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc >= 2 && i < sizeof tables / sizeof *tables; ++i)
        if (strcmp(argv[1], tables[i].kind) == 0)
            return truth_main(argc - 1, argv + 1, &tables[i].truth);
    fprintf(stderr, "usage: vmf_law t|delta|q\n");
    return EXIT_FAILURE;
}
