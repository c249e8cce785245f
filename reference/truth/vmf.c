/* The truth tables tests/data/vmf_*.tsv at the points that stdin names (reference/points/vmf
 * prints them), by mpvmf: vmf KIND.
 *
 *   values           p, kappa: the six functions of them
 *   kappa            p, rbar             kappa_compl     p, delta
 *   marginal         p, n, rbar          marginal_compl  p, n, delta */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mpvmf.h"
#include "truth.h"

static bool values(mpfr_t *value, const double *arg)
{
    const bool logs = truth_wants(0) || truth_wants(1), entropy = truth_wants(5);
    const bool ratios = truth_wants(2) || truth_wants(3) || truth_wants(4);
    return mpv_some(value, arg[0], arg[1], logs || entropy, ratios || entropy);
}

static bool kappa(mpfr_t *value, const double *arg)
{
    return mpv_kappa(value[0], arg[0], arg[1], false);
}

static bool kappa_compl(mpfr_t *value, const double *arg)
{
    return mpv_kappa(value[0], arg[0], arg[1], true);
}

static bool marginal(mpfr_t *value, const double *arg)
{
    return mpv_marginal(value[0], arg[0], arg[1], arg[2], false);
}

static bool marginal_compl(mpfr_t *value, const double *arg)
{
    return mpv_marginal(value[0], arg[0], arg[1], arg[2], true);
}

#define COMMENT                                                                                \
    "by reference/truth/vmf at the points of reference/points/vmf, a value as hi + lo"

static const struct {
    const char *kind;
    struct truth truth;
} tables[] = {
    { "values",
      { COMMENT,
        2,
        MPV_VALUES,
        { "p", "kappa" },
        { "vmf_log_h", "vmf_log_norm", "vmf_mean_resultant", "vmf_mean_resultant_compl",
          "vmf_mean_resultant_deriv", "vmf_entropy" },
        200,
        values } },
    { "kappa", { COMMENT, 2, 1, { "p", "rbar" }, { "vmf_kappa" }, 200, kappa } },
    { "kappa_compl",
      { COMMENT, 2, 1, { "p", "delta" }, { "vmf_kappa_compl" }, 200, kappa_compl } },
    { "marginal",
      { COMMENT, 3, 1, { "p", "n", "rbar" }, { "vmf_kappa_marginal" }, 200, marginal } },
    { "marginal_compl",
      { COMMENT,
        3,
        1,
        { "p", "n", "delta" },
        { "vmf_kappa_marginal_compl" },
        200,
        marginal_compl } },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc >= 2 && i < sizeof tables / sizeof *tables; ++i)
        if (strcmp(argv[1], tables[i].kind) == 0)
            return truth_main(argc - 1, argv + 1, &tables[i].truth);
    fprintf(stderr, "usage: vmf values|kappa|kappa_compl|marginal|marginal_compl\n");
    return EXIT_FAILURE;
}
