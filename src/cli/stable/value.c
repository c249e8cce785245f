/* burgi stable pdf, cdf, quantile and so on: values of one law. */
#include <burgi/stable.h>
#include <burgi/stable_plan.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/team.h"
#include "law.h"
#include "numbers.h"
#include "stable.h"

static const char help[] =
    "Examples:\n"
    "  burgi stable pdf 0 1.5 -3 --alpha 1.5 --beta 0.5      the density at three points\n"
    "  burgi stable logsf x.txt --alpha 1.2 --beta 1         of each number of a file\n"
    "  burgi stable quantile 0.01 0.99 --alpha 1.7 --beta 0 --gamma 2 --delta 1\n"
    "\n"
    "Usage: burgi stable pdf|logpdf|cdf|sf|logcdf|logsf (X...|FILE) --alpha A --beta B "
    "[OPTION...]\n"
    "       burgi stable quantile|isf (Q...|FILE) --alpha A --beta B [OPTION...]\n"
    "\n"
    "Prints the density, distribution or survival function of the alpha-stable law, or the\n"
    "logarithm of it, at each X; or where the distribution function (quantile), or the "
    "survival\n"
    "function (isf), is Q.  What parses as a number is one, decimal or hexadecimal, negative "
    "ones\n"
    "too; anything else is a FILE, the numbers of which are taken as they come (- is standard\n"
    "input).  One result a line; those after the 4096th come from a table of the law, within\n"
    "the same bounds.\n"
    "\n"
    "  --alpha A           index of stability, from 0.01 to 2\n"
    "  --beta B            skewness, from -1 to 1\n"
    "  --gamma G           scale, above 0 (default 1)\n"
    "  --delta D           location (default 0)\n"
    "  --param=0|1         what scale and location belong to: 0 (default), Nolan's S0, "
    "continuous\n"
    "                      in alpha; 1, Samorodnitsky and Taqqu's S1\n"
    "  --hex               print hexadecimal numbers (%a) instead of 17 digits\n"
    "  --threads N         so many threads; without it, one for each processor\n"
    "  -h, --help          this text\n"
    "\n"
    "Which numbers of a FILE:\n"
    "\n" NUMBERS_HELP NUMBERS_HELP_FILE;

typedef burgi_status batch(size_t, const double *, ptrdiff_t, const double *, ptrdiff_t,
                           const double *, ptrdiff_t, double *, ptrdiff_t);
typedef burgi_status plan_batch(const burgi_stable *, size_t, const double *, ptrdiff_t, double,
                                double, double *, ptrdiff_t);

#define KIND(name)                                                                             \
#name, { burgi_stable_##name##_n, burgi_stable_##name##_s1_n }, burgi_stable_plan_##name
static const struct kind {
    const char *name;
    batch *in[2]; /* S0, S1 */
    plan_batch *plan;
    int by_scale;    /* 1: a density, 2: its logarithm */
    bool is_inverse; /* of a probability */
} kinds[] = {
    { KIND(pdf), 1, false },     { KIND(logpdf), 2, false }, { KIND(cdf), 0, false },
    { KIND(sf), 0, false },      { KIND(logcdf), 0, false }, { KIND(logsf), 0, false },
    { KIND(quantile), 0, true }, { KIND(isf), 0, true },
};

struct options {
    struct stable_law law;
    struct sources from; /* of one file, or of none */
    double *number;
    int numbers;
    bool hex, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    const struct sources *const from = &o->from;

    if (from->files > 0 && o->numbers > 0)
        return misuse(command, "numbers and a file, %s; expected one of them",
                      visible(from->file[0]));
    if (from->files > 1)
        return misuse(command, "unexpected argument %s", visible(from->file[1]));
    if (from->files == 0 && o->numbers == 0)
        return misuse(command, "expected numbers or a FILE");
    if (from->files == 1 && sources_check(command, from) != FINE)
        return USAGE;
    return stable_law_check(command, &o->law);
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "hex", no_argument, NULL, 'x' },
                                           { "threads", required_argument, NULL,
                                             SOURCES_THREADS },
                                           STABLE_LAW_OPTIONS,
                                           NUMBERS_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c, status = FINE;

    argc = stable_take_numbers(argc, argv, longs, o->number, &o->numbers);
    while (status == FINE && (c = next_option(argc, argv, ":h", longs)) != -1)
        if (c == '?')
            status = USAGE;
        else if (c == 'h') {
            o->help = true;
            return FINE;
        } else if (c == 'x')
            o->hex = true;
        else
            status = sources_is_option(c) ? sources_option(argv[0], c, optarg, &o->from)
                                          : stable_law_take(argv[0], c, &o->law);
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    return status == FINE ? check(argv[0], o) : status;
}

/* What threads share: numbers, the values of which are printed in their order, BLOCK at a time.  A plan is
 * worth its while for more than MANY; for lower alpha it misses some of the functions' accuracy. */
enum { BLOCK = 256, MANY = 4096 };
static const double LEAST_PLANNED = 0.2;
struct work {
    const struct kind *kind;
    const struct options *options;
    const double *x;
    size_t n, seen;     /* numbers, and those before them */
    burgi_stable *plan; /* or NULL */
};

struct place {
    const struct work *of;
    size_t length;
    char text[BLOCK * (NUMBER_TEXT + 1)];
};

static void *start(void *of)
{
    struct place *const p = malloc(sizeof *p);
    if (p != NULL)
        p->of = of;
    else
        say("out of memory");
    return p;
}

static void values_of(const struct work *w, size_t n, const double *x, double *y)
{
    const struct kind *const k = w->kind;
    const struct stable_law *const l = &w->options->law;
    const double location = stable_law_location(l), log_gamma = log(l->gamma);
    double z[BLOCK];

    if (w->plan != NULL) {
        k->plan(w->plan, n, x, 1, l->gamma, l->delta, y, 1);
        return;
    }
    for (size_t i = 0; i < n; ++i)
        z[i] = k->is_inverse ? x[i] : (x[i] - location) / l->gamma;
    k->in[l->param](n, z, 1, &l->alpha, 0, &l->beta, 0, y, 1);
    for (size_t i = 0; i < n; ++i)
        y[i] = k->is_inverse      ? fma(l->gamma, y[i], location)
               : k->by_scale == 1 ? y[i] / l->gamma
               : k->by_scale == 2 ? y[i] - log_gamma
                                  : y[i];
}

static void make(void *place, size_t i)
{
    struct place *const p = place;
    const struct work *const w = p->of;
    const size_t at = i * BLOCK, n = w->n - at < BLOCK ? w->n - at : BLOCK;
    double y[BLOCK];

    values_of(w, n, w->x + at, y);
    p->length = 0;
    for (size_t j = 0; j < n; ++j) {
        p->length += (size_t)number_text(p->text + p->length, y[j], w->options->hex);
        p->text[p->length++] = '\n';
    }
}

static bool commit(void *place, size_t i)
{
    const struct place *const p = place;
    (void)i;
    return fwrite(p->text, 1, p->length, stdout) == p->length || flush_stdout();
}

static bool print_some(struct work *w, size_t n, const double *x)
{
    static const struct team team = { start, make, commit, free };
    w->x = x;
    w->n = n;
    w->seen += n;
    return team_run(&team, w, w->options->from.in.threads, (n + BLOCK - 1) / BLOCK);
}

/* The first MANY by the functions, in whatever pieces numbers come: a value depends on its place alone. */
static bool print_values(void *to, size_t row, size_t n, const double *x)
{
    struct work *const w = to;
    const struct stable_law *const l = &w->options->law;
    const size_t left = w->seen < MANY ? MANY - w->seen : 0;
    const size_t first = l->alpha < LEAST_PLANNED || n < left ? n : left;
    (void)row;
    if (first > 0 && !print_some(w, first, x))
        return false;
    if (first == n)
        return true;
    if (w->plan == NULL)
        w->plan = burgi_stable_new(l->alpha, l->beta, l->param);
    if (w->plan == NULL)
        say("out of memory");
    return w->plan != NULL && print_some(w, n - first, x + first);
}

int run_stable_value(int argc, char **argv)
{
    const char *const name = strrchr(argv[0], ' ') + 1;
    size_t k = 0;
    while (strcmp(kinds[k].name, name) != 0)
        ++k;
    struct options o = { .law = STABLE_LAW_NONE, .from = NUMBERS_SOURCES };
    struct work w = { .kind = &kinds[k], .options = &o };
    o.number = malloc((size_t)argc * sizeof *o.number);
    if (o.number == NULL) {
        say("out of memory");
        return FAILED;
    }
    int status = parse(argc, argv, &o);
    if (status == FINE && o.help)
        fputs(help, stdout);
    else if (status == FINE) {
        const bool ok = o.from.files > 0 ? numbers_read(&o.from, print_values, &w)
                                         : print_values(&w, 0, (size_t)o.numbers, o.number);
        status = flush_stdout() && ok ? FINE : FAILED;
    }
    burgi_stable_free(w.plan);
    free(o.number);
    return status;
}
