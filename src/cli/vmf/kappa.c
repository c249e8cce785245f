/* burgi vmf kappa: the concentration from a mean resultant length. */
#include <burgi.h>
#include <math.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "io/cells.h"
#include "vmf.h"
#include "vmf/interval.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3 --n 100\n"
    "  burgi vmf kappa --dim 3 --delta 1e-12        where rbar is too near 1 to write\n"
    "\n"
    "Usage: burgi vmf kappa --dim P (--rbar R | --delta D) [--n N] [--json]\n"
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
    "  --json       print JSON instead of text\n"
    "  -h, --help   this text\n";

/* Command-line values; NaN where not given. */
struct given {
    double dim, rbar, delta, n;
    bool json, help;
};

static const double none = (double)NAN;

struct estimates {
    double kappa, kappa_se, kappa_marginal; /* the last two: NaN without n */
    const char *warning;                    /* or NULL */
};

static struct estimates estimate(const struct given *v)
{
    const bool by_delta = isnan(v->rbar);
    struct estimates e = { .kappa = by_delta ? burgi_vmf_kappa_compl(v->dim, v->delta)
                                             : burgi_vmf_kappa(v->dim, v->rbar),
                           .kappa_se = none,
                           .kappa_marginal = none };

    if (isnan(v->n))
        return e;
    e.kappa_se = 1.0 / sqrt(v->n * burgi_vmf_mean_resultant_deriv(v->dim, e.kappa));
    e.kappa_marginal = by_delta ? burgi_vmf_kappa_marginal_compl(v->dim, v->n, v->delta)
                                : burgi_vmf_kappa_marginal(v->dim, v->n, v->rbar);
    if (bg_vmf_no_direction(e.kappa_marginal))
        e.warning = "N R is at most sqrt(N), as for uniformly spread rows: kappa_marginal is 0";
    return e;
}

static void print_named(const char *name, double value)
{
    printf("%-16s", name);
    print_number(value, false);
    putchar('\n');
}

static void print_text(const struct given *v, const struct estimates *e)
{
    print_named("kappa", e->kappa);
    if (!isnan(v->n)) {
        print_named("kappa_se", e->kappa_se);
        print_named("kappa_marginal", e->kappa_marginal);
    }
    if (e->warning != NULL)
        say("warning: %s", e->warning);
}

/* What was given comes first, the dimension and the rows as integers where they are. */
static bool print_json(const struct given *v, const struct estimates *e)
{
    struct nulls nulls = { "" };
    json_t *document = document_new(), *warnings = json_array();

    if (!isnan(v->n))
        set_count(document, "n", v->n, &nulls);
    set_count(document, "p", v->dim, &nulls);
    if (isnan(v->rbar))
        set_number(document, "delta", v->delta, &nulls);
    else
        set_number(document, "rbar", v->rbar, &nulls);
    set_number(document, "kappa", e->kappa, &nulls);
    if (!isnan(v->n)) {
        set_number(document, "kappa_se", e->kappa_se, &nulls);
        set_number(document, "kappa_marginal", e->kappa_marginal, &nulls);
    }
    if (e->warning != NULL)
        json_array_append_new(warnings, json_text(e->warning));
    warn_of_nulls(warnings, &nulls);
    json_object_set_new(document, "warnings", warnings);
    return document_write(document, stdout);
}

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct given *v)
{
    if (isnan(v->dim))
        return misuse(command, "expected --dim P");
    if (isnan(v->rbar) == isnan(v->delta))
        return misuse(command, "expected one of --rbar R and --delta D");
    if (v->dim < 2.0 || isinf(v->dim))
        return misuse(command, "--dim %g; expected a finite number, at least 2", v->dim);
    if (v->rbar < 0.0 || v->rbar > 1.0 || v->delta < 0.0 || v->delta > 1.0)
        return misuse(command, "--%s %g; expected from 0 to 1",
                      isnan(v->rbar) ? "delta" : "rbar", isnan(v->rbar) ? v->delta : v->rbar);
    if (v->n < 1.0 || isinf(v->n))
        return misuse(command, "--n %g; expected a finite number, at least 1", v->n);
    return FINE;
}

static int parse(int argc, char **argv, struct given *v)
{
    enum { JSON = 256, DIM, RBAR, DELTA, N };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "json", no_argument, NULL, JSON },
                                           { "dim", required_argument, NULL, DIM },
                                           { "rbar", required_argument, NULL, RBAR },
                                           { "delta", required_argument, NULL, DELTA },
                                           { "n", required_argument, NULL, N },
                                           { NULL, 0, NULL, 0 } };
    double *const to[] = { &v->dim, &v->rbar, &v->delta, &v->n };
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1) {
        if (c == '?')
            return USAGE;
        v->help |= c == 'h';
        v->json |= c == JSON;
        if (v->help)
            return FINE;
        if (c >= DIM && (!bg_is_number(optarg, to[c - DIM]) || isnan(*to[c - DIM])))
            return misuse(argv[0], "--%s: expected a number, found %s",
                          longs[c - JSON + 1].name, visible(optarg));
    }
    if (optind < argc)
        return misuse(argv[0], "unexpected argument %s", visible(argv[optind]));
    return check(argv[0], v);
}

int run_vmf_kappa(int argc, char **argv)
{
    struct given v = { none, none, none, none, false, false };
    const int status = parse(argc, argv, &v);

    if (status != FINE)
        return status;
    if (v.help) {
        fputs(help, stdout);
        return FINE;
    }
    const struct estimates e = estimate(&v);
    if (!v.json)
        print_text(&v, &e);
    else if (!print_json(&v, &e) && !ferror(stdout)) {
        say("out of memory");
        return FAILED;
    }
    return FINE;
}
