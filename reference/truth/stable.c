/* The truth tables tests/data/stable_*.tsv at the points that stdin names (reference/points/stable
 * prints them), by mpstable: stable KIND.
 *
 *   x     x, alpha, beta: density, tails, logarithms and derivatives in S0; x1 the same in S1
 *   most  x, alpha, beta: those of these that carry the others; most1
 *   mass1 log density and tails in S1
 *   deep  those that have values where the density has none; deep1
 *   q     q, alpha, beta: quantiles from below and from above; q1
 *   low   q, alpha, beta: those from below; low1 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mpstable.h"
#include "truth.h"

/* Which of mps_values' stand in the tables of x, and in those of deep tails. */
static const int of_x[] = { MPS_PDF,   MPS_LOGPDF, MPS_CDF,    MPS_SF,   MPS_LOGCDF,
                            MPS_LOGSF, MPS_DX,     MPS_DALPHA, MPS_DBETA };
static const int of_most[] = { MPS_LOGPDF, MPS_CDF, MPS_LOGSF, MPS_DX, MPS_DALPHA, MPS_DBETA };
static const int of_mass[] = { MPS_LOGPDF, MPS_CDF, MPS_LOGSF };
static const int of_deep[] = { MPS_LOGPDF, MPS_LOGCDF, MPS_LOGSF, MPS_DX, MPS_DALPHA };

static bool some(mpfr_t *value, const double *arg, const int *which, int n, bool s1)
{
    mpfr_t all[MPS_VALUES], x;
    unsigned wanted = 0;
    mpfr_init2(x, 53);
    mpfr_set_d(x, arg[0], MPFR_RNDN);
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_init2(all[k], mpfr_get_prec(value[0]));
    for (int k = 0; k < n; ++k)
        if (truth_wants(k))
            wanted |= 1u << which[k];
    const bool ok = mps_values(all, x, arg[1], arg[2], s1, wanted);
    for (int k = 0; k < n; ++k)
        mpfr_set(value[k], all[which[k]], MPFR_RNDN);
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_clear(all[k]);
    mpfr_clear(x);
    return ok;
}

static bool x0(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_x, 9, false);
}

static bool x1(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_x, 9, true);
}

static bool most0(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_most, 6, false);
}

static bool most1(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_most, 6, true);
}

static bool mass1(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_mass, 3, true);
}

static bool deep0(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_deep, 5, false);
}

static bool deep1(mpfr_t *value, const double *arg)
{
    return some(value, arg, of_deep, 5, true);
}

static bool quantiles(mpfr_t *value, const double *arg, int n, bool s1)
{
    for (int k = 0; k < n; ++k)
        if (truth_wants(k) && !mps_quantile(value[k], arg[0], arg[1], arg[2], s1, k == 1))
            return false;
    return true;
}

static bool q0(mpfr_t *value, const double *arg)
{
    return quantiles(value, arg, 2, false);
}

static bool q1(mpfr_t *value, const double *arg)
{
    return quantiles(value, arg, 2, true);
}

static bool low0(mpfr_t *value, const double *arg)
{
    return quantiles(value, arg, 1, false);
}

static bool low1(mpfr_t *value, const double *arg)
{
    return quantiles(value, arg, 1, true);
}

#define COMMENT                                                                                \
    "by reference/truth/stable at the points of reference/points/stable, a value as hi + lo"

static const struct {
    const char *kind;
    struct truth truth;
} tables[] = {
    { "x",
      { COMMENT,
        3,
        9,
        { "x", "alpha", "beta" },
        { "stable_pdf", "stable_logpdf", "stable_cdf", "stable_sf", "stable_logcdf",
          "stable_logsf", "stable_logpdf_dx", "stable_logpdf_dalpha", "stable_logpdf_dbeta" },
        160,
        x0 } },
    { "x1",
      { COMMENT,
        3,
        9,
        { "x", "alpha", "beta" },
        { "stable_pdf_s1", "stable_logpdf_s1", "stable_cdf_s1", "stable_sf_s1",
          "stable_logcdf_s1", "stable_logsf_s1", "stable_logpdf_dx_s1",
          "stable_logpdf_dalpha_s1", "stable_logpdf_dbeta_s1" },
        160,
        x1 } },
    { "most",
      { COMMENT,
        3,
        6,
        { "x", "alpha", "beta" },
        { "stable_logpdf", "stable_cdf", "stable_logsf", "stable_logpdf_dx",
          "stable_logpdf_dalpha", "stable_logpdf_dbeta" },
        160,
        most0 } },
    { "most1",
      { COMMENT,
        3,
        6,
        { "x", "alpha", "beta" },
        { "stable_logpdf_s1", "stable_cdf_s1", "stable_logsf_s1", "stable_logpdf_dx_s1",
          "stable_logpdf_dalpha_s1", "stable_logpdf_dbeta_s1" },
        160,
        most1 } },
    { "mass1",
      { COMMENT,
        3,
        3,
        { "x", "alpha", "beta" },
        { "stable_logpdf_s1", "stable_cdf_s1", "stable_logsf_s1" },
        160,
        mass1 } },
    { "deep",
      { COMMENT,
        3,
        5,
        { "x", "alpha", "beta" },
        { "stable_logpdf", "stable_logcdf", "stable_logsf", "stable_logpdf_dx",
          "stable_logpdf_dalpha" },
        160,
        deep0 } },
    { "deep1",
      { COMMENT,
        3,
        5,
        { "x", "alpha", "beta" },
        { "stable_logpdf_s1", "stable_logcdf_s1", "stable_logsf_s1", "stable_logpdf_dx_s1",
          "stable_logpdf_dalpha_s1" },
        160,
        deep1 } },
    { "q",
      { COMMENT,
        3,
        2,
        { "q", "alpha", "beta" },
        { "stable_quantile", "stable_isf" },
        160,
        q0 } },
    { "q1",
      { COMMENT,
        3,
        2,
        { "q", "alpha", "beta" },
        { "stable_quantile_s1", "stable_isf_s1" },
        160,
        q1 } },
    { "low", { COMMENT, 3, 1, { "q", "alpha", "beta" }, { "stable_quantile" }, 160, low0 } },
    { "low1",
      { COMMENT, 3, 1, { "q", "alpha", "beta" }, { "stable_quantile_s1" }, 160, low1 } },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc >= 2 && i < sizeof tables / sizeof *tables; ++i)
        if (strcmp(argv[1], tables[i].kind) == 0)
            return truth_main(argc - 1, argv + 1, &tables[i].truth);
    fprintf(stderr, "usage: stable x|x1|most|most1|deep|deep1|q|q1|low|low1\n");
    return EXIT_FAILURE;
}
