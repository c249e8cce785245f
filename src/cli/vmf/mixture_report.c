/* A mixture as text and as a document. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "mixtures.h"
#include "report.h"

static void line(FILE *to, const char *name, double x, const char *unit)
{
    fprintf(to, "  %-28s%.9g%s\n", name, x, unit);
}

static void report_sweep(const struct mixtures *f, FILE *to)
{
    const bool held = f->heldout_rows > 0.0;

    fprintf(to, "\nBy number of components, * the chosen one, which has the %s\n\n",
            held ? "largest held-out log-likelihood" : "smallest BIC");
    fprintf(to, "  %6s  %16s  %16s  %16s  %16s%s\n", "k", "log-likelihood", "BIC", "AIC", "ICL",
            held ? "          held out" : "");
    for (size_t i = 0; i < f->fits; ++i) {
        const struct mixture_fit *const fit = &f->fit[i];
        fprintf(to, "%c %6zu  %16.10g  %16.10g  %16.10g  %16.10g", i == f->chosen ? '*' : ' ',
                fit->k, fit->log_likelihood, fit->bic, fit->aic, fit->icl);
        if (held)
            fprintf(to, "  %16.10g", fit->heldout);
        putc('\n', to);
    }
}

/* Components, the heaviest first. */
struct place {
    double weight;
    size_t c;
};

static int by_weight(const void *x, const void *y)
{
    const struct place *const a = x, *const b = y;

    return a->weight != b->weight ? (a->weight < b->weight) - (a->weight > b->weight)
                                  : (a->c > b->c) - (a->c < b->c);
}

static void report_component(const struct mixtures *f, size_t c, FILE *to)
{
    const burgi_vmf_component *const k = &f->m->component[c];

    fprintf(to, "  %9zu  %8.5f  %10.6g  %10.6g  %10.6g  %10.6g", c, k->weight, k->kappa,
            k->kappa_marginal, k->rbar, k->n_eff);
    if (f->m->k > 1)
        fprintf(to, "  %7zu  %8.3f", f->nearest[c], 57.295779513082323 * acos(f->cosine[c]));
    putc('\n', to);
}

static void report_components(const struct mixtures *f, FILE *to)
{
    const burgi_vmf_mixture *const m = f->m;
    struct place *const order = malloc(m->k * sizeof *order);

    for (size_t c = 0; order != NULL && c < m->k; ++c)
        order[c] = (struct place){ m->component[c].weight, c };
    if (order != NULL)
        qsort(order, m->k, sizeof *order, by_weight);
    fprintf(to, "\n  %9s  %8s  %10s  %10s  %10s  %10s", "component", "weight", "kappa",
            "marginal", "rbar", "rows");
    fputs(m->k > 1 ? "  nearest   degrees\n" : "\n", to);
    for (size_t i = 0; i < m->k; ++i)
        report_component(f, order != NULL ? order[i].c : i, to);
    if (m->background > 0.0)
        fprintf(to, "  %9s  %8.5f\n", "uniform", m->background);
    free(order);
}

void mixture_report(const struct mixtures *f, FILE *to)
{
    const burgi_vmf_mixture *const m = f->m;
    char *warning;

    fprintf(to, "von Mises-Fisher mixture of %zu component%s, %zu rows in %zu dimensions\n\n",
            m->k, m->k == 1 ? "" : "s", f->matrix->n, m->p);
    line(to, "log-likelihood", m->log_likelihood, " nats, by surface measure");
    line(to, "BIC", m->bic, "");
    line(to, "AIC", m->aic, "");
    line(to, "ICL", m->icl, "");
    if (f->heldout_rows > 0.0) {
        line(to, "held-out log-likelihood", f->fit[f->chosen].heldout, " nats");
        line(to, "  of rows", f->heldout_rows, "");
    }
    if (f->once)
        fprintf(to, "  %-28s%zu, each taken once\n", "blocks of rows", m->iterations);
    else
        fprintf(to, "  %-28s%zu, %sconverged\n", "EM steps", m->iterations,
                m->converged ? "" : "not ");
    if (f->fits > 1)
        report_sweep(f, to);
    report_components(f, to);
    for (size_t i = 0; (warning = mixtures_warning(f, i)) != NULL; ++i) {
        fputs(i == 0 ? "\nWarnings\n  * " : "  * ", to);
        show_text(to, warning);
        putc('\n', to);
        free(warning);
    }
}

static json_t *direction(const burgi_vmf_mixture *m, size_t c)
{
    json_t *const list = json_array();

    for (size_t j = 0; j < m->p; ++j)
        json_array_append_new(list, json_real(m->mu[c * m->p + j]));
    return list;
}

static json_t *component(const struct mixtures *f, size_t c, bool mu, struct nulls *nulls)
{
    const burgi_vmf_component *const k = &f->m->component[c];
    json_t *const o = json_object();

    set_number(o, "weight", k->weight, nulls);
    set_number(o, "kappa", k->kappa, nulls);
    set_number(o, "kappa_marginal", k->kappa_marginal, nulls);
    set_number(o, "rbar", k->rbar, nulls);
    set_number(o, "delta", k->delta, nulls);
    set_number(o, "n_eff", k->n_eff, nulls);
    json_object_set_new(o, "nearest",
                        f->m->k > 1 ? json_integer((json_int_t)f->nearest[c]) : json_null());
    json_object_set_new(o, "nearest_cosine",
                        f->m->k > 1 ? json_real(f->cosine[c]) : json_null());
    if (mu)
        json_object_set_new(o, "mu", direction(f->m, c));
    return o;
}

static void set_criteria(json_t *o, const struct mixtures *f, size_t i, struct nulls *nulls)
{
    const struct mixture_fit *const fit = &f->fit[i];

    json_object_set_new(o, "k", json_integer((json_int_t)fit->k));
    set_number(o, "log_likelihood", fit->log_likelihood, nulls);
    set_number(o, "bic", fit->bic, nulls);
    set_number(o, "aic", fit->aic, nulls);
    set_number(o, "icl", fit->icl, nulls);
    if (f->heldout_rows > 0.0)
        set_number(o, "heldout", fit->heldout, nulls);
}

static json_t *sweep(const struct mixtures *f, struct nulls *nulls)
{
    json_t *const list = json_array();

    for (size_t i = 0; i < f->fits; ++i) {
        json_t *const o = json_object();
        set_criteria(o, f, i, nulls);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *warnings(const struct mixtures *f, const struct nulls *nulls)
{
    json_t *const list = json_array();
    char *text;

    for (size_t i = 0; (text = mixtures_warning(f, i)) != NULL; ++i) {
        json_array_append_new(list, json_text(text));
        free(text);
    }
    warn_of_nulls(list, nulls);
    return list;
}

bool mixture_json(const struct mixtures *f, bool mu, const char *mu_file, FILE *to)
{
    const burgi_vmf_mixture *const m = f->m;
    struct nulls nulls = { "" };
    json_t *const o = document_new(), *const components = json_array();

    json_object_set_new(o, "kind", json_string("vmf mixture"));
    json_object_set_new(o, "n", json_integer((json_int_t)(f->matrix->n - m->skipped)));
    json_object_set_new(o, "p", json_integer((json_int_t)m->p));
    json_object_set_new(o, "skipped", json_integer((json_int_t)m->skipped));
    set_criteria(o, f, f->chosen, &nulls);
    if (f->heldout_rows > 0.0)
        set_count(o, "heldout_rows", f->heldout_rows, &nulls);
    json_object_set_new(o, "iterations", json_integer((json_int_t)m->iterations));
    json_object_set_new(o, "converged", json_boolean(m->converged));
    json_object_set_new(o, "restart", json_integer((json_int_t)m->restart));
    if (m->background > 0.0)
        set_number(o, "background", m->background, &nulls);
    for (size_t c = 0; c < m->k; ++c)
        json_array_append_new(components, component(f, c, mu && mu_file == NULL, &nulls));
    json_object_set_new(o, "components", components);
    if (mu && mu_file != NULL)
        json_object_set_new(o, "mu", json_text(mu_file));
    if (mu && f->matrix->center != NULL) {
        json_t *const center = json_array();
        for (size_t j = 0; j < m->p; ++j)
            json_array_append_new(center, json_real(f->matrix->center[j]));
        json_object_set_new(o, "center", center);
    }
    if (f->fits > 1)
        json_object_set_new(o, "sweep", sweep(f, &nulls));
    json_object_set_new(o, "warnings", warnings(f, &nulls));
    return document_write(o, to);
}
