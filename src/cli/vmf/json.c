/* The fits as one JSON document. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "fits.h"

#include <burgi/version.h>

/* Jansson passes NULL on silently, so memory that runs out is noted here. */
static bool out_of_memory;

static void *allocate(size_t n)
{
    void *p = malloc(n);
    out_of_memory |= p == NULL;
    return p;
}

static json_t *number(double x)
{
    return isfinite(x) ? json_real(x) : json_null();
}

/* File names need not be UTF-8. */
static json_t *text(const char *s)
{
    json_t *exact = json_string(s);
    if (exact != NULL)
        return exact;
    char ascii[600];
    snprintf(ascii, sizeof ascii, "%s", s);
    for (char *c = ascii; *c != '\0'; ++c)
        if ((unsigned char)*c >= 0x80)
            *c = '?';
    return json_string(ascii);
}

/* Keys whose value is null, or has null in it, are listed for the warning. */
struct nulls {
    char list[200];
};

static void note_null(struct nulls *nulls, const char *key)
{
    const size_t n = strlen(nulls->list);
    snprintf(nulls->list + n, sizeof nulls->list - n, "%s%s", n > 0 ? ", " : "", key);
}

static void set_number(json_t *o, const char *key, double x, struct nulls *nulls)
{
    json_object_set_new(o, key, number(x));
    if (!isfinite(x))
        note_null(nulls, key);
}

static void set_interval(json_t *o, const char *key, double lo, double hi, struct nulls *nulls)
{
    json_object_set_new(o, key, json_pack("[o, o]", number(lo), number(hi)));
    if (!isfinite(lo) || !isfinite(hi))
        note_null(nulls, key);
}

static void set_quantities(json_t *o, const struct fit *f, struct nulls *nulls)
{
    const burgi_vmf_result *r = &f->r;

    set_number(o, "rbar", r->rbar, nulls);
    set_number(o, "kappa", r->kappa, nulls);
    set_number(o, "kappa_se", r->kappa_se, nulls);
    set_interval(o, "kappa_ci", r->kappa_lo, r->kappa_hi, nulls);
    set_number(o, "kappa_marginal", r->kappa_marginal, nulls);
    set_number(o, "log_likelihood", r->log_likelihood, nulls);
    set_number(o, "log_likelihood_ratio", r->log_likelihood_ratio, nulls);
    set_number(o, "entropy", r->entropy, nulls);
    set_number(o, "mu_cone_deg", cone_degrees(f), nulls);
}

static json_t *warnings(const struct fits *fits, const struct fit *f, const struct nulls *nulls)
{
    json_t *list = json_array();
    char line[300];

    if (f->label == NULL)
        for (size_t i = 0; i < fits->rows->notes; ++i)
            json_array_append_new(list, text(fits->rows->note[i]));
    for (enum warning w = 0; w < WARNINGS; ++w)
        if (f->warned >> w & 1u)
            json_array_append_new(list, text(warning_text(w)));
    snprintf(line, sizeof line, "null, for it is undefined or infinite: %s", nulls->list);
    if (nulls->list[0] != '\0')
        json_array_append_new(list, text(line));
    return list;
}

static json_t *direction(const struct fit *f, size_t p)
{
    if (isnan(f->mu[0]))
        return json_null();
    json_t *mu = json_array();
    for (size_t j = 0; j < p; ++j)
        json_array_append_new(mu, json_real(f->mu[j]));
    return mu;
}

/* Adds a fit's keys to o. */
static void set_fit(json_t *o, const struct fits *fits, const struct fit *f, bool with_mu)
{
    struct nulls nulls = { "" };

    json_object_set_new(o, "n", json_integer((json_int_t)f->n));
    json_object_set_new(o, "p", json_integer((json_int_t)fits->rows->p));
    json_object_set_new(o, "skipped", json_integer((json_int_t)f->skipped));
    set_quantities(o, f, &nulls);
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
    json_set_alloc_funcs(allocate, free);
    json_t *document = json_object();

    json_object_set_new(document, "format", json_integer(1));
    json_object_set_new(document, "version", json_string(BURGI_VERSION));
    set_fit(document, fits, &fits->all, with_mu);
    json_object_set_new(document, "classes", classes(fits, with_mu));
    const bool ok = !out_of_memory &&
                    json_dumpf(document, to, JSON_INDENT(2) | JSON_REAL_PRECISION(17)) == 0 &&
                    putc('\n', to) != EOF;
    json_decref(document);
    return ok;
}
