/* burgi stable fit: the law of a file's numbers by maximum likelihood. */
#include <burgi/stable_fit.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "cli/plot.h"
#include "cli/team.h"
#include "io/cells.h"
#include "io/newfile.h"
#include "io/stream.h"
#include "law.h"
#include "numbers.h"
#include "plot.h"
#include "stable.h"

static const char help[] =
    "Examples:\n"
    "  burgi stable fit returns.csv --column close           alpha, beta, gamma, delta\n"
    "  burgi stable fit sums.npy --fix beta=1,delta=0 --param 1 --json\n"
    "  burgi stable fit x.txt --plot x.svg                   and a picture of how it fits\n"
    "\n"
    "Usage: burgi stable fit FILE [OPTION...]\n"
    "\n"
    "Fits the alpha-stable law to the numbers of FILE (- is standard input) by maximum\n"
    "likelihood, alpha from 0.2 on, and prints the parameters with their standard errors.\n"
    "\n"
    "  --fix NAME=V[,...]  alpha, beta, gamma or delta that are known\n"
    "  --param=0|1         what scale and location belong to: 0 (default), Nolan's S0, "
    "continuous\n"
    "                      in alpha; 1, Samorodnitsky and Taqqu's S1\n"
    "  --json              a JSON document\n"
    "  --plot FILE         also draw FILE.svg, FILE.png or FILE.pdf, by gnuplot: the histogram "
    "with\n"
    "                      the fitted density, both tails, quantiles against quantiles\n"
    "  --force             let --plot replace a file (never the one that is read)\n"
    "  -h, --help          this text\n"
    "\n"
    "Which numbers:\n"
    "\n" NUMBERS_HELP NUMBERS_HELP_FILE;

static const char *const names[] = { "alpha", "beta", "gamma", "delta" };

struct options {
    struct sources from;
    double fixed[4]; /* NaN where free */
    burgi_stable_param param;
    const char *plot; /* a file, or NULL */
    bool json, force, help;
};

/* name=value[,...]: FINE, or USAGE after a line on stderr. */
static int take_fixed(const char *command, char *text, struct options *o)
{
    char *rest;
    bool any = false;
    for (char *word = strtok_r(text, ",", &rest); word != NULL;
         word = strtok_r(NULL, ",", &rest)) {
        char *const value = strchr(word, '=');
        size_t k = 0;
        double x;
        while (k < 4 && (value == NULL || strlen(names[k]) != (size_t)(value - word) ||
                         strncmp(word, names[k], strlen(names[k])) != 0))
            ++k;
        if (k == 4 || !bg_is_number(value + 1, &x) || !isfinite(x))
            return misuse(command,
                          "--fix: expected alpha, beta, gamma or delta = a number, found %s",
                          visible(word));
        if ((k == 0 && !(x >= 0.2 && x <= 2.0)) || (k == 1 && !(fabs(x) <= 1.0)) ||
            (k == 2 && !(x > 0.0)))
            return misuse(command, "--fix %s=%g; expected %s", names[k], x,
                          k == 0   ? "from 0.2 to 2"
                          : k == 1 ? "from -1 to 1"
                                   : "a number above 0");
        if (!isnan(o->fixed[k]))
            return misuse(command, "--fix: %s is given twice", names[k]);
        o->fixed[k] = x;
        any = true;
    }
    return any ? FINE : misuse(command, "--fix: expected NAME=V, found an empty list");
}

enum { HELP = 'h', FIX = 'f', PARAM = 'p', JSON = 'j', PLOT = 'P', FORCE = 'F' };

static int take(const char *command, int c, struct options *o)
{
    struct stable_law law = STABLE_LAW_NONE;
    int status = FINE;

    if (c == JSON)
        o->json = true;
    else if (c == FORCE)
        o->force = true;
    else if (c == PLOT)
        o->plot = optarg;
    else if (c == FIX)
        return take_fixed(command, optarg, o);
    else if (c == PARAM) {
        status = stable_law_take(command, c, &law);
        o->param = law.param;
    } else
        return sources_option(command, c, optarg, &o->from);
    return status;
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, HELP },
                                           { "fix", required_argument, NULL, FIX },
                                           { "param", required_argument, NULL, PARAM },
                                           { "json", no_argument, NULL, JSON },
                                           { "plot", required_argument, NULL, PLOT },
                                           { "force", no_argument, NULL, FORCE },
                                           NUMBERS_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c, status = FINE;

    while (status == FINE && (c = next_option(argc, argv, ":h", longs)) != -1)
        if (c == HELP) {
            o->help = true;
            return FINE;
        } else
            status = c == '?' ? USAGE : take(argv[0], c, o);
    if (status != FINE)
        return status;
    if (argc - optind != 1)
        return misuse(argv[0], optind == argc ? "expected a FILE" : "unexpected argument %s",
                      optind == argc ? "" : visible(argv[optind + 1]));
    o->from.file = argv + optind;
    o->from.files = 1;
    if (o->plot != NULL && plot_check(argv[0], o->plot) != FINE)
        return USAGE;
    return sources_check(argv[0], &o->from);
}

static const char *warning(const burgi_stable_estimate *e)
{
    return e->end == BURGI_STABLE_ON_BOUNDARY     ? "the estimate lies on the boundary"
           : e->end == BURGI_STABLE_NOT_CONVERGED ? "the iteration has not converged"
                                                  : NULL;
}

static bool print_json(const struct options *o, const burgi_stable_estimate *e, size_t n)
{
    const double value[4] = { e->alpha, e->beta, e->gamma, e->delta };
    struct nulls nulls = { "" };
    json_t *const d = document_new(), *const se = json_object(), *const list = json_array();
    for (int k = 0; k < 4; ++k)
        set_number(d, names[k], value[k], &nulls);
    for (int k = 0; k < 4; ++k)
        set_number(se, names[k], e->se[k], &nulls);
    json_object_set_new(d, "se", se);
    set_number(d, "log_likelihood", e->log_likelihood, &nulls);
    json_object_set_new(d, "param", json_integer(o->param));
    set_count(d, "n", (double)n, &nulls);
    json_object_set_new(d, "converged", json_boolean(e->end != BURGI_STABLE_NOT_CONVERGED));
    if (warning(e) != NULL)
        json_array_append_new(list, json_string(warning(e)));
    warn_of_nulls(list, &nulls);
    json_object_set_new(d, "warnings", list);
    return document_write(d, stdout);
}

/* Digits that show a hundredth of the standard error, and 8 at least. */
static int digits_of(double value, double error)
{
    const double digits = ceil(log10(fabs(value) / error)) + 2.0;
    return digits > 17.0 ? 17 : digits > 8.0 ? (int)digits : 8;
}

static void print_text(const burgi_stable_estimate *e, size_t n)
{
    const double value[4] = { e->alpha, e->beta, e->gamma, e->delta };
    for (int k = 0; k < 4; ++k)
        printf("%-15s %.*g  (standard error %.3g)\n", names[k], digits_of(value[k], e->se[k]),
               value[k], e->se[k]);
    printf("%-15s %.10g\n%-15s %zu\n", "log likelihood", e->log_likelihood, "numbers", n);
    if (warning(e) != NULL)
        say("warning: %s", warning(e));
}

struct numbers {
    const char *name; /* of the file */
    double *x;
    size_t n, room;
};

/* Takes them over, which are to be finite. */
static bool keep(void *to, size_t row, size_t n, const double *x)
{
    struct numbers *const v = to;
    for (size_t i = 0; i < n; ++i)
        if (!isfinite(x[i])) {
            say("%s: row %zu: %g; expected a finite number", v->name, row + i + 1, x[i]);
            return false;
        }
    if (n > v->room - v->n) {
        const size_t room = v->n + n > 2 * v->room ? v->n + n : 2 * v->room;
        double *const more =
            room <= SIZE_MAX / sizeof *more ? realloc(v->x, room * sizeof *more) : NULL;
        if (more == NULL) {
            say("out of memory");
            return false;
        }
        v->x = more;
        v->room = room;
    }
    memcpy(v->x + v->n, x, n * sizeof *x);
    v->n += n;
    return true;
}

static bool draw(const struct options *o, const burgi_stable_estimate *e, struct numbers *v)
{
    const struct stable_law law = { e->alpha, e->beta, e->gamma, e->delta, o->param };
    return o->plot == NULL || stable_plot(o->plot, o->force, v->name, &law, v->n, v->x);
}

/* Why there is no fit, by what can be told of the numbers. */
static const char *no_fit(burgi_status status, const struct numbers *v, unsigned fixed)
{
    double least = v->x[0], most = v->x[0];
    for (size_t i = 1; i < v->n; ++i) {
        least = fmin(least, v->x[i]);
        most = fmax(most, v->x[i]);
    }
    if (status != BURGI_EDOM)
        return burgi_strerror(status);
    if (!isfinite(most - least))
        return "the numbers are further apart than the largest number; expected a finite range";
    return fixed == 0 ? "half of the numbers are equal; expected numbers of a law that has a "
                        "density"
                      : "half of the numbers are equal, or some are outside the support of any "
                        "law with what --fix says; expected numbers of such a law";
}

static bool fit_numbers(const struct options *o, struct numbers *v)
{
    burgi_stable_estimate e = {
        .alpha = o->fixed[0], .beta = o->fixed[1], .gamma = o->fixed[2], .delta = o->fixed[3]
    };
    unsigned fixed = 0;
    for (unsigned k = 0; k < 4; ++k)
        fixed |= isnan(o->fixed[k]) ? 0u : 1u << k;
    if (v->n < 2) {
        say("%s: row 1: the only number; expected at least 2", v->name);
        return false;
    }
    const burgi_status status = burgi_stable_fit(v->n, v->x, NULL, o->param, fixed, &e);
    if (status != BURGI_OK) {
        say("%s: %s", v->name, no_fit(status, v, fixed));
        return false;
    }
    if (!draw(o, &e, v))
        return false;
    if (o->json)
        return print_json(o, &e, v->n);
    print_text(&e, v->n);
    return flush_stdout();
}

/* Asked before anything is read. */
static bool can_draw(const struct options *o)
{
    struct bg_fault fault;
    if (o->plot == NULL)
        return true;
    if (bg_newfile_is(o->plot, o->from.file[0])) {
        say("%s: is read, too; expected another name for --plot", o->plot);
        return false;
    }
    if (!bg_newfile_check(o->plot, o->force, &fault)) {
        say("%s: %s", o->plot, fault.text);
        return false;
    }
    return plot_can(o->plot);
}

static bool fit(const struct options *o)
{
    struct numbers v = { .name = bg_stream_name(o->from.file[0]) };
    const bool ok = can_draw(o) && numbers_read(&o->from, keep, &v) && fit_numbers(o, &v);
    free(v.x);
    return ok;
}

int run_stable_fit(int argc, char **argv)
{
    struct options o = { .from = NUMBERS_SOURCES,
                         .fixed = { (double)NAN, (double)NAN, (double)NAN, (double)NAN } };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return fit(&o) ? FINE : FAILED;
}
