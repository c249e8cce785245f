#include "model.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "choice.h"

static bool expected(struct bg_fault *fault, const char *key, const char *what)
{
    return bg_fault(fault, "%s: expected %s, as burgi vmf fit -o writes it", key, what);
}

/* The file's document; jansson's words tell the line. */
json_t *model_load(const char *path, struct bg_fault *fault)
{
    json_error_t error;
    FILE *const from = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (from == NULL) {
        bg_fault(fault, "cannot be opened: %s", strerror(errno));
        return NULL;
    }
    json_t *const document = json_loadf(from, JSON_REJECT_DUPLICATES, &error);
    const bool broken = ferror(from);
    if (from != stdin)
        fclose(from);
    if (document == NULL)
        bg_fault(fault, broken ? "cannot be read" : "line %d: %s; expected a JSON document",
                 error.line, error.text);
    return document;
}

/* The p numbers of a list, to be freed; NULL after a fault. */
double *model_list(const json_t *list, const char *key, size_t p, struct bg_fault *fault)
{
    double *const to = malloc(p * sizeof *to);
    if (to == NULL)
        bg_fault_memory(fault);
    for (size_t j = 0; to != NULL && j < p; ++j) {
        const json_t *const x = json_array_get(list, j);
        if (!json_is_number(x)) {
            bg_fault(fault, "%s: component %zu is no number; expected a list of numbers", key,
                     j + 1);
            free(to);
            return NULL;
        }
        to[j] = json_number_value(x);
    }
    return to;
}

static bool take_mu(const json_t *mu, struct model *m, struct bg_fault *fault)
{
    bool some = false;
    m->p = json_array_size(mu);
    if (m->p < 2)
        return expected(fault, "mu", "a list of at least 2 numbers");
    m->mu = model_list(mu, "mu", m->p, fault);
    for (size_t j = 0; m->mu != NULL && j < m->p; ++j)
        some |= m->mu[j] != 0.0;
    return m->mu != NULL &&
           (some || bg_fault(fault, "mu: all components are 0; expected a direction"));
}

static bool take_center(const json_t *center, struct model *m, struct bg_fault *fault)
{
    if (center == NULL)
        return true;
    if (json_array_size(center) != m->p)
        return expected(fault, "center", "as many numbers as mu has");
    m->center = model_list(center, "center", m->p, fault);
    return m->center != NULL;
}

/* What a comparison asks for; without it, or null, NaN. */
static bool take_optional(const json_t *document, const char *key, bool zero, double *to,
                          struct bg_fault *fault)
{
    const json_t *const x = json_object_get(document, key);
    *to = json_is_number(x) ? json_number_value(x) : (double)NAN;
    if (x == NULL || json_is_null(x) || *to > 0.0 || (zero && *to == 0.0))
        return true;
    return expected(fault, key, zero ? "a number, at least 0" : "a number above 0");
}

bool model_kappa_key(const json_t *document, char key[MODEL_KEY], struct bg_fault *fault)
{
    const json_t *const named = json_object_get(document, "estimate");
    const char *const word = named == NULL ? "mle" : json_string_value(named);
    struct choice choice;

    if (word == NULL || !choose_estimate(&choice, word))
        return expected(fault, "estimate", "mle, marginal, pairwise or map");
    snprintf(key, MODEL_KEY, choice.estimate == MLE ? "kappa" : "kappa_%s", word);
    return true;
}

static bool take_kappa(const json_t *document, struct model *m, struct bg_fault *fault)
{
    char key[MODEL_KEY];

    if (!model_kappa_key(document, key, fault))
        return false;
    const json_t *const kappa = json_object_get(document, key);
    m->kappa = json_number_value(kappa);
    return (json_is_number(kappa) && m->kappa >= 0.0) ||
           expected(fault, key, "a number, at least 0 (null is infinite or undefined)");
}

bool model_read(const char *path, struct model *m, struct bg_fault *fault)
{
    *m = (struct model){ .mu = NULL };
    json_t *const document = model_load(path, fault);
    if (document == NULL)
        return false;
    const json_t *const format = json_object_get(document, "format");
    const char *const n = json_object_get(document, "n_eff") != NULL ? "n_eff" : "n";
    const bool known = json_integer_value(format) == 1;
    const bool ok =
        (known || expected(fault, "format", "1: a model of this version of burgi")) &&
        take_mu(json_object_get(document, "mu"), m, fault) && take_kappa(document, m, fault) &&
        take_center(json_object_get(document, "center"), m, fault) &&
        take_optional(document, "kappa", true, &m->mle, fault) &&
        take_optional(document, n, false, &m->n, fault);
    json_decref(document);
    if (!ok)
        model_free(m);
    return ok;
}

void model_free(struct model *m)
{
    free(m->mu);
    free(m->center);
    *m = (struct model){ .mu = NULL };
}
