/* Tests as text for a person, and as one JSON document. */
#include <math.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "report.h"
#include "trial.h"

/* One test of 1 %; of two, each of half of that. */
static const double level = 0.01;

bool trial_has_verdict(const struct trial *t)
{
    return t->files == 1
               ? !isnan(t->goodness.all.p_value)
               : !isnan(t->permuted.mean.p_value) || !isnan(t->permuted.kappa.p_value);
}

bool trial_rejects(const struct trial *t)
{
    if (t->files == 1)
        return t->goodness.all.p_value <= level;
    return t->permuted.mean.p_value <= 0.5 * level || t->permuted.kappa.p_value <= 0.5 * level;
}

enum { MOST_WARNINGS = 4 };

/* bench/levels.sh: from so many rows on that many p-values of the likelihood ratio below 5 % are fewer
 * than 7 %: its mean is then within a fifth of its standard deviation. */
static bool has_few_rows(const burgi_vmf_result *r)
{
    return r->n < fmax(30.0, 2.0 * sqrt(r->p));
}

static size_t warnings_of_one(const struct trial *t, const char **text)
{
    const burgi_vmf_result *const r = &t->fit[0];
    size_t n = 0;
    if (has_few_rows(r))
        text[n++] = "few rows for so many dimensions: the likelihood ratio is larger than its "
                    "chi-square law says, and its p-value too small (use the corrected one, or "
                    "Rayleigh's)";
    if (isnan(t->goodness.all.p_value))
        text[n++] = r->n < 3.0 ? "fewer than 3 rows: no goodness of fit"
                    : isinf(r->kappa)
                        ? "all rows point the same way: the concentration is infinite, and "
                          "there is no goodness of fit"
                        : "the rows cancel, and no direction is fitted: no goodness of fit";
    if (t->kept[0].every > 1)
        text[n++] = "many rows: goodness of fit is that of a part of them, evenly spread over "
                    "the file";
    return n;
}

static size_t warnings_of_two(const struct trial *t, const char **text)
{
    const double na = t->fit[0].n, nb = t->fit[1].n, p = t->fit[0].p;
    size_t n = 0;
    if (isnan(t->permuted.mean.p_value))
        text[n++] = fmin(na, nb) < 2.0
                        ? "fewer than 2 rows in a file: no test of equal directions"
                        : "all rows point the same way: no test";
    if (isnan(t->permuted.kappa.p_value) && !isnan(t->permuted.mean.p_value))
        text[n++] = fmin(na, nb) < 3.0
                        ? "fewer than 3 rows in a file: no test of equal concentrations"
                        : "the rows of each file point the same way: no test of equal "
                          "concentrations";
    if (t->permuted.kappa.p_value <= 0.05 && na != nb && fmin(na, nb) < 10.0 * p)
        text[n++] =
            "the concentrations seem to differ, and with files of different length and "
            "fewer than 10 p rows the test of equal directions is not to be trusted: it "
            "rejects too often where the shorter file is the less concentrated";
    if (t->kept[0].every > 1 || t->kept[1].every > 1)
        text[n++] = "many rows: tests are of a part of them, evenly spread over the file";
    return n;
}

static size_t warnings_of(const struct trial *t, const char **text)
{
    return (t->files == 1 ? warnings_of_one : warnings_of_two)(t, text);
}

static void line(FILE *to, const char *name, double x, const char *what)
{
    fprintf(to, "  %-28s", name);
    report_number(to, 0, x);
    fprintf(to, "%s\n", what);
}

static void verdict_line(FILE *to, const char *name, const struct verdict *v, const char *what)
{
    fprintf(to, "  %-28s", name);
    report_number(to, 0, v->statistic);
    fputs(", p-value ", to);
    report_number(to, 0, v->p_value);
    fprintf(to, "%s\n", what);
}

static void file_line(FILE *to, const struct trial *t, size_t i)
{
    const burgi_vmf_result *const r = &t->fit[i];
    fprintf(to, "  %c  ", (int)('A' + i));
    show_text(to, t->name[i]);
    fprintf(to, ": %.10g row%s, kappa ", r->n, r->n == 1.0 ? "" : "s");
    report_number(to, 0, r->kappa);
    fputs(" (marginal ", to);
    report_number(to, 0, r->kappa_marginal);
    fputs(")\n", to);
}

static void report_one(const struct trial *t, FILE *to)
{
    const burgi_vmf_result *const r = &t->fit[0];
    const struct uniform *const u = &t->uniform;
    const struct goodness *const g = &t->goodness;

    fprintf(to, "Tests of %.10g row%s in %.10g dimensions\n\n", r->n, r->n == 1.0 ? "" : "s",
            r->p);
    line(to, "mean resultant length", r->rbar, "");
    line(to, "kappa, maximum likelihood", r->kappa, "");
    line(to, "kappa, marginal", r->kappa_marginal, "");
    fputs("\nUniformly spread?  Small p-values: no, there is a direction.\n", to);
    verdict_line(to, "Rayleigh", &u->rayleigh, "  (trust this one)");
    verdict_line(to, "  by the normal law", &u->rayleigh_normal,
                 "  (for hundreds of dimensions)");
    verdict_line(to, "likelihood ratio", &u->ratio, "  (for many rows)");
    verdict_line(to, "  corrected", &u->ratio_corrected, "");
    fputs("\nOf the fitted law?  Small p-values: no.\n", to);
    verdict_line(to, "goodness of fit", &g->all, "  (both of these together)");
    verdict_line(to, "  cosines to the direction", &g->radial, "");
    verdict_line(to, "  directions from it", &g->tangential, "");
    fprintf(to, "  by %zu simulated samples of as many rows as are tested, %zu\n", t->draws.n,
            g->rows);
}

static void report_two(const struct trial *t, FILE *to)
{
    fprintf(to, "Tests of two files of rows in %.10g dimensions\n\n", t->fit[0].p);
    file_line(to, t, 0);
    file_line(to, t, 1);
    fputs("\nEqual?  Small p-values: no.\n", to);
    verdict_line(to, "mean directions", &t->permuted.mean, "");
    verdict_line(to, "concentrations", &t->permuted.kappa,
                 "  (above 0: A is the more concentrated)");
    fprintf(to, "  by %zu permutations of %zu and %zu rows\n", t->draws.n, t->kept[0].batch.n,
            t->kept[1].batch.n);
}

void trial_report(const struct trial *t, FILE *to)
{
    const char *text[MOST_WARNINGS];
    const size_t n = warnings_of(t, text);
    bool any = n > 0;

    (t->files == 1 ? report_one : report_two)(t, to);
    for (size_t f = 0; f < t->files; ++f)
        any |= t->kept[f].rows.notes > 0;
    if (any)
        fputs("\nWarnings\n", to);
    for (size_t f = 0; f < t->files; ++f)
        for (size_t i = 0; i < t->kept[f].rows.notes; ++i) {
            fputs("  * ", to);
            show_text(to, t->kept[f].rows.note[i]);
            putc('\n', to);
        }
    for (size_t i = 0; i < n; ++i)
        fprintf(to, "  * %s\n", text[i]);
}

static json_t *verdict_json(const char *name, const struct verdict *v, struct nulls *nulls)
{
    struct nulls own = { "" };
    json_t *const o = json_object();
    set_number(o, "statistic", v->statistic, &own);
    set_number(o, "p_value", v->p_value, &own);
    if (own.list[0] != '\0')
        note_null(nulls, name);
    return o;
}

static void set_file(json_t *o, const struct trial *t, size_t i, struct nulls *nulls)
{
    const burgi_vmf_result *const r = &t->fit[i];
    json_object_set_new(o, "file", json_text(t->name[i]));
    set_count(o, "n", r->n, nulls);
    set_count(o, "skipped", (double)t->kept[i].rows.left_out, nulls);
    set_number(o, "rbar", r->rbar, nulls);
    set_number(o, "kappa", r->kappa, nulls);
    set_number(o, "kappa_marginal", r->kappa_marginal, nulls);
}

static void set_one(json_t *document, const struct trial *t, struct nulls *nulls)
{
    const struct uniform *const u = &t->uniform;
    const struct goodness *const g = &t->goodness;
    json_t *const rayleigh = verdict_json("rayleigh", &u->rayleigh, nulls),
                  *const ratio = verdict_json("likelihood_ratio", &u->ratio, nulls),
                  *const fit = verdict_json("goodness_of_fit", &g->all, nulls);

    set_file(document, t, 0, nulls);
    set_count(rayleigh, "df", u->df, nulls);
    json_object_set_new(rayleigh, "normal", verdict_json("normal", &u->rayleigh_normal, nulls));
    json_object_set_new(document, "rayleigh", rayleigh);
    set_count(ratio, "df", u->df, nulls);
    json_object_set_new(ratio, "corrected",
                        verdict_json("corrected", &u->ratio_corrected, nulls));
    json_object_set_new(document, "likelihood_ratio", ratio);
    json_object_set_new(fit, "radial", verdict_json("radial", &g->radial, nulls));
    json_object_set_new(fit, "tangential", verdict_json("tangential", &g->tangential, nulls));
    set_count(fit, "rows", (double)g->rows, nulls);
    set_count(fit, "simulations", (double)t->draws.n, nulls);
    json_object_set_new(document, "goodness_of_fit", fit);
}

static void set_two(json_t *document, const struct trial *t, struct nulls *nulls)
{
    static const char *const name[] = { "a", "b" };
    json_t *const mean = verdict_json("equal_mean", &t->permuted.mean, nulls),
                  *const kappa = verdict_json("equal_kappa", &t->permuted.kappa, nulls);

    for (size_t i = 0; i < 2; ++i) {
        json_t *const o = json_object();
        set_file(o, t, i, nulls);
        set_count(o, "rows", (double)t->kept[i].batch.n, nulls);
        json_object_set_new(document, name[i], o);
    }
    set_count(mean, "permutations", (double)t->draws.n, nulls);
    set_count(kappa, "permutations", (double)t->draws.n, nulls);
    json_object_set_new(document, "equal_mean", mean);
    json_object_set_new(document, "equal_kappa", kappa);
}

bool trial_json(const struct trial *t, FILE *to)
{
    const char *text[MOST_WARNINGS];
    const size_t n = warnings_of(t, text);
    struct nulls nulls = { "" };
    json_t *const document = document_new(), *const warnings = json_array();

    set_count(document, "p", t->fit[0].p, &nulls);
    (t->files == 1 ? set_one : set_two)(document, t, &nulls);
    json_object_set_new(document, "seed", json_integer((json_int_t)t->draws.seed));
    for (size_t f = 0; f < t->files; ++f)
        for (size_t i = 0; i < t->kept[f].rows.notes; ++i)
            json_array_append_new(warnings, json_text(t->kept[f].rows.note[i]));
    for (size_t i = 0; i < n; ++i)
        json_array_append_new(warnings, json_text(text[i]));
    warn_of_nulls(warnings, &nulls);
    json_object_set_new(document, "warnings", warnings);
    return document_write(document, to);
}
