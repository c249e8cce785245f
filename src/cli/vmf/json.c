/* The fits as one JSON document. */
#include <math.h>

#include "cli/document.h"
#include "fits.h"

static void set_quantities(json_t *o, const struct fits *fits, const struct fit *f,
                           struct nulls *nulls)
{
    const burgi_vmf_result *r = &f->r;
    double lo, hi;

    set_number(o, "rbar", r->rbar, nulls);
    set_number(o, "kappa", r->kappa, nulls);
    set_number(o, "kappa_se", r->kappa_se, nulls);
    interval_of(r, fits->choice.interval, &lo, &hi);
    set_interval(o, "kappa_ci", lo, hi, nulls);
    set_number(o, "kappa_marginal", r->kappa_marginal, nulls);
    set_number(o, "kappa_pairwise", r->kappa_pairwise, nulls);
    set_number(o, "kappa_map", r->kappa_map, nulls);
    if (r->p == 2.0)
        set_number(o, "kappa_best_fisher", r->kappa_best_fisher, nulls);
    set_number(o, "log_likelihood", r->log_likelihood, nulls);
    set_number(o, "log_likelihood_ratio", r->log_likelihood_ratio, nulls);
    set_number(o, "entropy", r->entropy, nulls);
    set_number(o, "mu_cone_deg", cone_degrees(f), nulls);
}

static json_t *warnings(const struct fits *fits, const struct fit *f, const struct nulls *nulls)
{
    json_t *list = json_array();

    if (f->label == NULL)
        for (size_t i = 0; i < fits->rows->notes; ++i)
            json_array_append_new(list, json_text(fits->rows->note[i]));
    for (enum warning w = 0; w < WARNINGS; ++w)
        if (f->warned >> w & 1u)
            json_array_append_new(list, json_text(warning_text(w)));
    warn_of_nulls(list, nulls);
    return list;
}

static json_t *numbers(const double *x, size_t n)
{
    json_t *list = json_array();
    for (size_t j = 0; j < n; ++j)
        json_array_append_new(list, json_real(x[j]));
    return list;
}

static json_t *direction(const struct fit *f, size_t p)
{
    return isnan(f->mu[0]) ? json_null() : numbers(f->mu, p);
}

/* Adds a fit's keys to o. */
static void set_fit(json_t *o, const struct fits *fits, const struct fit *f, bool with_mu)
{
    struct nulls nulls = { "" };

    json_object_set_new(o, "n", json_integer((json_int_t)f->n));
    json_object_set_new(o, "p", json_integer((json_int_t)fits->rows->p));
    json_object_set_new(o, "skipped", json_integer((json_int_t)f->skipped));
    if (fits->rows->weights.rows > 0) {
        set_number(o, "weight", f->r.weight, &nulls);
        set_number(o, "n_eff", f->r.n_eff, &nulls);
    }
    set_quantities(o, fits, f, &nulls);
    json_object_set_new(o, "warnings", warnings(fits, f, &nulls));
    if (with_mu)
        json_object_set_new(o, "mu", direction(f, fits->rows->p));
}

static json_t *classes(const struct fits *fits, bool with_mu)
{
    json_t *list = json_array();
    for (size_t c = 0; c < fits->classes; ++c) {
        const struct fit *f = &fits->of_class[c];
        json_t *o = json_object();
        json_object_set_new(o, "label",
                            f->label->text != NULL ? json_string(f->label->text)
                                                   : json_integer(f->label->integer));
        set_fit(o, fits, f, with_mu);
        json_array_append_new(list, o);
    }
    return list;
}

bool write_json(const struct fits *fits, bool with_mu, FILE *to)
{
    json_t *document = document_new();

    if (fits->center != NULL) {
        json_object_set_new(document, "rbar_before_center", json_real(fits->rbar_before));
        if (with_mu)
            json_object_set_new(document, "center", numbers(fits->center, fits->rows->p));
    }
    json_object_set_new(document, "estimate",
                        json_string(estimate_word(fits->choice.estimate)));
    json_object_set_new(document, "ci", json_string(interval_word(fits->choice.interval)));
    set_fit(document, fits, &fits->all, with_mu);
    json_object_set_new(document, "classes", classes(fits, with_mu));
    return document_write(document, to);
}
