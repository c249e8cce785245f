/* burgi vmf compare: how far two fitted laws are apart, and whether the data tell them apart. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "cli/plot.h"
#include "gap.h"
#include "io/newfile.h"
#include "io/stream.h"
#include "output.h"
#include "pictures.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit a.npy -o a.json && burgi vmf fit b.npy -o b.json\n"
    "  burgi vmf compare a.json b.json\n"
    "  burgi vmf compare a.json b.json --exit-status || echo different\n"
    "\n"
    "Usage: burgi vmf compare A.json B.json [OPTION...]\n"
    "\n"
    "Prints how far the laws of two models, which burgi vmf fit -o wrote, are apart: the\n"
    "angle between their mean directions, the Kullback-Leibler divergences and Hellinger's\n"
    "distance, by the estimate of kappa that each model names; and the likelihood-ratio test\n"
    "of one law for the rows of both, by the maximum-likelihood estimates.  A model - is\n"
    "standard input.\n"
    "\n"
    "  --exit-status  end with status 3 where the test rejects at 1 %\n"
    "  --plot FILE    also draw FILE.svg, FILE.png or FILE.pdf, by gnuplot: what rows of "
    "either law say\n"
    "                 for it, the logarithm of the ratio of its density to the other's\n"
    "  --force        let --plot replace a file (never a model that is read)\n"
    "  --json         print JSON instead of text\n"
    "  -h, --help     this text\n";

struct options {
    const char *file[2], *plot;
    bool exit_status, json, force, help;
};

static int parse(int argc, char **argv, struct options *o)
{
    enum { JSON = 256, EXIT_STATUS, PLOT, FORCE };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "json", no_argument, NULL, JSON },
                                           { "exit-status", no_argument, NULL, EXIT_STATUS },
                                           { "plot", required_argument, NULL, PLOT },
                                           { "force", no_argument, NULL, FORCE },
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1) {
        if (c == '?')
            return USAGE;
        o->help |= c == 'h';
        o->json |= c == JSON;
        o->exit_status |= c == EXIT_STATUS;
        o->force |= c == FORCE;
        o->plot = c == PLOT ? optarg : o->plot;
        if (o->help)
            return FINE;
    }
    if (argc - optind != 2)
        return misuse(argv[0], "expected two models, found %d", argc - optind);
    for (int i = 0; i < 2; ++i)
        o->file[i] = argv[optind + i];
    if (strcmp(o->file[0], "-") == 0 && strcmp(o->file[1], "-") == 0)
        return misuse(argv[0], "- and -; standard input can be read once");
    return o->plot != NULL ? plot_check(argv[0], o->plot) : FINE;
}

/* Before anything is read. */
static bool check_output(const struct options *o)
{
    return o->plot == NULL ||
           (output_can(o->plot,
                       bg_newfile_is(o->plot, o->file[0]) || bg_newfile_is(o->plot, o->file[1]),
                       o->force) &&
            plot_can(o->plot));
}

/* Both, of one dimension; false after a line on stderr. */
static bool read_models(const struct options *o, struct model *m)
{
    struct bg_fault fault;
    for (int i = 0; i < 2; ++i) {
        bool ok = model_read(o->file[i], &m[i], &fault);
        if (ok && i == 1 && m[1].p != m[0].p)
            ok = bg_fault(&fault, "mu: %zu components; expected %zu, as %s has", m[1].p, m[0].p,
                          bg_stream_name(o->file[0]));
        if (!ok) {
            say("%s: %s", bg_stream_name(o->file[i]), fault.text);
            return false;
        }
    }
    return true;
}

static bool same_center(const struct model *m)
{
    if (m[0].center == NULL || m[1].center == NULL)
        return m[0].center == m[1].center;
    return memcmp(m[0].center, m[1].center, m[0].p * sizeof *m[0].center) == 0;
}

/* From so many rows on the mean of the statistic is within 2 % of df; at 10 it is 7 % above, at 5 17 %
 * (bench/compare.sh). */
enum { FEW = 30, MOST_WARNINGS = 3 };

static size_t warnings_of(const struct model *m, const struct gap *g, const char **text)
{
    size_t n = 0;
    if (!same_center(m))
        text[n++] = "the rows of the two models were centered differently: these are laws of "
                    "different things";
    if (isnan(g->statistic))
        text[n++] = "a model lacks its number of rows or a finite maximum-likelihood kappa: "
                    "no likelihood ratio";
    else if (fmin(m[0].n, m[1].n) < FEW)
        text[n++] = "a model of fewer than 30 rows: the likelihood ratio is larger than its "
                    "chi-square law says, and p_value too small";
    return n;
}

static void line(const char *name, double x, const char *what)
{
    printf("  %-28s", name);
    if (isnan(x))
        fputs("undefined", stdout);
    else
        printf("%.6g", x);
    puts(what);
}

static void model_line(const char *name, const char *file, const struct model *m)
{
    printf("  %s  ", name);
    show_text(stdout, bg_stream_name(file));
    printf(": kappa %.6g", m->kappa);
    if (!isnan(m->n))
        printf(", %.10g rows", m->n);
    putchar('\n');
}

static void print_text(const struct options *o, const struct model *m, const struct gap *g,
                       size_t warnings, const char **warning)
{
    printf("von Mises-Fisher laws in %zu dimensions\n\n", m[0].p);
    model_line("A", o->file[0], &m[0]);
    model_line("B", o->file[1], &m[1]);
    putchar('\n');
    line("angle of the directions", g->angle * (180.0 / acos(-1.0)), " degrees");
    line("divergence of B from A", g->kl_ab,
         " nats  (Kullback-Leibler: what a row of A tells)");
    line("divergence of A from B", g->kl_ba, " nats");
    line("Hellinger distance", g->hellinger, "  (0: equal; 1: nothing in common)");
    line("likelihood ratio", g->statistic, "");
    line("  degrees of freedom", g->df, "");
    line("  p-value", g->p_value, "  (that one law for all rows looks so bad)");
    if (warnings > 0)
        puts("\nWarnings");
    for (size_t i = 0; i < warnings; ++i)
        printf("  * %s\n", warning[i]);
}

static json_t *model_json(const char *file, const struct model *m, struct nulls *nulls)
{
    json_t *const o = json_object();
    json_object_set_new(o, "file", json_text(bg_stream_name(file)));
    set_count(o, "n", m->n, nulls);
    set_number(o, "kappa", m->kappa, nulls);
    return o;
}

static bool print_json(const struct options *o, const struct model *m, const struct gap *g,
                       size_t warnings, const char **warning)
{
    struct nulls nulls = { "" };
    json_t *const document = document_new(), *const test = json_object(),
                  *const list = json_array();

    set_count(document, "p", (double)m[0].p, &nulls);
    json_object_set_new(document, "a", model_json(o->file[0], &m[0], &nulls));
    json_object_set_new(document, "b", model_json(o->file[1], &m[1], &nulls));
    set_number(document, "angle_deg", g->angle * (180.0 / acos(-1.0)), &nulls);
    set_number(document, "one_minus_cosine", g->versine, &nulls);
    set_number(document, "kl_ab", g->kl_ab, &nulls);
    set_number(document, "kl_ba", g->kl_ba, &nulls);
    set_number(document, "hellinger", g->hellinger, &nulls);
    set_number(test, "statistic", g->statistic, &nulls);
    set_count(test, "df", g->df, &nulls);
    set_number(test, "p_value", g->p_value, &nulls);
    json_object_set_new(document, "likelihood_ratio", test);
    for (size_t i = 0; i < warnings; ++i)
        json_array_append_new(list, json_text(warning[i]));
    warn_of_nulls(list, &nulls);
    json_object_set_new(document, "warnings", list);
    return document_write(document, stdout);
}

static int compare(const struct options *o, const struct model *m)
{
    const struct gap g = gap_of(&m[0], &m[1]);
    const char *warning[MOST_WARNINGS];
    const size_t warnings = warnings_of(m, &g, warning);

    if (o->exit_status && isnan(g.p_value)) {
        say("--exit-status: a model lacks its number of rows or a finite maximum-likelihood "
            "kappa; "
            "expected both, for the test");
        return FAILED;
    }
    if (o->plot != NULL) {
        const struct picture to = { o->plot, o->force };
        const char *const name[2] = { bg_stream_name(o->file[0]), bg_stream_name(o->file[1]) };
        if (!plot_laws(&to, name, m, &g))
            return FAILED;
    }
    if (!o->json)
        print_text(o, m, &g, warnings, warning);
    else if (!print_json(o, m, &g, warnings, warning) && !ferror(stdout)) {
        say("out of memory");
        return FAILED;
    }
    return o->exit_status && g.p_value < 0.01 ? REJECTED : FINE;
}

int run_vmf_compare(int argc, char **argv)
{
    struct options o = { .json = false };
    struct model m[2] = { { .mu = NULL }, { .mu = NULL } };
    int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    status = check_output(&o) && read_models(&o, m) ? compare(&o, m) : FAILED;
    model_free(&m[0]);
    model_free(&m[1]);
    return status;
}
