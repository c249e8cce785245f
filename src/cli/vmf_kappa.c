/* burgi vmf kappa: the concentration from a mean resultant length. */
#include "cli.h"

#include <burgi.h>
#include <math.h>
#include <stdio.h>

#include "vmf_interval.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3 --n 100\n"
    "  burgi vmf kappa --dim 3 --delta 1e-12        where rbar is too near 1 to write\n"
    "\n"
    "Usage: burgi vmf kappa --dim P (--rbar R | --delta D) [--n N]\n"
    "\n"
    "Prints the maximum-likelihood concentration of the von Mises-Fisher law on the unit\n"
    "sphere of R^P whose sample has mean resultant length R; for N rows also its standard\n"
    "error and the marginal maximum-likelihood estimate, which is not biased upwards where N\n"
    "is small beside P.\n"
    "\n"
    "  --dim P      dimension, at least 2\n"
    "  --rbar R     mean resultant length, from 0 to 1\n"
    "  --delta D    1 - R, with all its digits\n"
    "  --n N        number of rows, at least 1\n"
    "  --help       this text\n";

/* Command-line values; NaN where not given. */
struct given {
    double dim, rbar, delta, n;
};

static void print_named(const char *name, double value)
{
    printf("%-16s", name);
    print_number(value, false);
    putchar('\n');
}

static void print_kappa(const struct given *v)
{
    const bool by_delta = isnan(v->rbar);
    const double kappa =
        by_delta ? burgi_vmf_kappa_compl(v->dim, v->delta) : burgi_vmf_kappa(v->dim, v->rbar);
    print_named("kappa", kappa);
    if (isnan(v->n))
        return;

    print_named("kappa_se", 1.0 / sqrt(v->n * burgi_vmf_mean_resultant_deriv(v->dim, kappa)));
    const double marginal = by_delta ? burgi_vmf_kappa_marginal_compl(v->dim, v->n, v->delta)
                                     : burgi_vmf_kappa_marginal(v->dim, v->n, v->rbar);
    print_named("kappa_marginal", marginal);
    if (bg_vmf_no_direction(marginal))
        say("warning: N R is at most sqrt(N), as for uniformly spread rows: kappa_marginal is "
            "0");
}

int run_vmf_kappa(int argc, char **argv)
{
    enum { HELP = 256, DIM, RBAR, DELTA, N };
    static const struct option longs[] = {
        { "help", no_argument, NULL, HELP },       { "dim", required_argument, NULL, DIM },
        { "rbar", required_argument, NULL, RBAR }, { "delta", required_argument, NULL, DELTA },
        { "n", required_argument, NULL, N },       { NULL, 0, NULL, 0 }
    };
    const double none = (double)NAN;
    struct given v = { none, none, none, none };
    double *const to[] = { &v.dim, &v.rbar, &v.delta, &v.n };
    int c;

    while ((c = next_option(argc, argv, ":", longs)) != -1) {
        if (c == HELP) {
            fputs(help, stdout);
            return FINE;
        }
        if (c == '?')
            return USAGE;
        if (!is_number(optarg, to[c - DIM]) || isnan(*to[c - DIM]))
            return misuse(argv[0], "--%s: expected a number, found %s", longs[c - HELP].name,
                          optarg);
    }
    if (optind < argc)
        return misuse(argv[0], "unexpected argument %s", argv[optind]);
    if (isnan(v.dim))
        return misuse(argv[0], "expected --dim P");
    if (isnan(v.rbar) == isnan(v.delta))
        return misuse(argv[0], "expected one of --rbar R and --delta D");
    if (v.dim < 2.0 || isinf(v.dim))
        return misuse(argv[0], "--dim %g; expected a finite number, at least 2", v.dim);
    if (v.rbar < 0.0 || v.rbar > 1.0 || v.delta < 0.0 || v.delta > 1.0)
        return misuse(argv[0], "--%s %g; expected from 0 to 1",
                      isnan(v.rbar) ? "delta" : "rbar", isnan(v.rbar) ? v.delta : v.rbar);
    if (v.n < 1.0 || isinf(v.n))
        return misuse(argv[0], "--n %g; expected a finite number, at least 1", v.n);
    print_kappa(&v);
    return FINE;
}
