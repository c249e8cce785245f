#include "laws.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/kernel.h"
#include "io/reader.h"
#include "model.h"

/* The list that the laws are in, what one of them is called, and where its number of rows or weight is. */
struct kind {
    const json_t *list; /* or NULL: the document is the one law */
    const char *name, *weight;
    char kappa[MODEL_KEY];
};

/* A fit without labels has an empty list of classes. */
static bool find_kind(const json_t *document, struct kind *kind, struct bg_fault *fault)
{
    const json_t *const classes = json_object_get(document, "classes");
    const json_t *const components = json_object_get(document, "components");

    *kind = (struct kind){ .list = components != NULL             ? components
                                   : json_array_size(classes) > 0 ? classes
                                                                  : NULL,
                           .name = components != NULL ? "component" : "class",
                           .weight = components != NULL ? "weight" : "n",
                           .kappa = "kappa" };
    if (components != NULL && json_array_size(components) == 0)
        return bg_fault(fault,
                        "components: expected a list, as burgi vmf mixture -o writes it");
    return components != NULL || model_kappa_key(document, kind->kappa, fault);
}

static size_t columns_of(const json_t *document)
{
    const json_t *const p = json_object_get(document, "p");

    return json_is_integer(p) && json_integer_value(p) >= 2 ? (size_t)json_integer_value(p) : 0;
}

/* Law c: its number, at least 0 and finite. */
static bool take_number(const json_t *law, const struct kind *kind, size_t c, const char *key,
                        double *to, struct bg_fault *fault)
{
    const json_t *const x = json_object_get(law, key);

    *to = json_number_value(x);
    return (json_is_number(x) && *to >= 0.0) ||
           bg_fault(fault,
                    "%s %zu: %s: expected a number, at least 0 (null is infinite or undefined, "
                    "as for "
                    "a single row: fit with --kappa map, or without it)",
                    kind->name, c, key);
}

/* The domain of <burgi/vmf_law.h>. */
static bool is_law(double kappa, const struct kind *kind, size_t c, struct bg_fault *fault)
{
    return kappa < MODEL_KAPPA_END || bg_fault(fault, "%s %zu: %s: %g; expected it below 2^200",
                                               kind->name, c, kind->kappa, kappa);
}

static bool take_direction(const json_t *law, const struct kind *kind, size_t c,
                           burgi_vmf_mixture *m, struct bg_fault *fault)
{
    const json_t *const mu = json_object_get(law, "mu");
    char key[60];

    snprintf(key, sizeof key, "%s %zu: mu", kind->name, c);
    if (json_array_size(mu) != m->p)
        return bg_fault(
            fault,
            "%s: expected a list of %zu numbers, as burgi vmf fit -o and mixture -o write it",
            key, m->p);
    double *const x = model_list(mu, key, m->p, fault);
    if (x == NULL)
        return false;
    memcpy(m->mu + c * m->p, x, m->p * sizeof *x);
    free(x);
    return true;
}

static bool take_label(const json_t *law, size_t c, struct bg_label *label,
                       struct bg_fault *fault)
{
    const json_t *const l = json_object_get(law, "label");

    if (json_is_integer(l))
        *label = (struct bg_label){ .integer = json_integer_value(l) };
    else if (json_is_string(l))
        *label = (struct bg_label){ .text = strdup(json_string_value(l)) };
    else
        return bg_fault(fault, "class %zu: label: expected an integer or a text", c);
    return json_is_integer(l) || label->text != NULL || bg_fault_memory(fault);
}

/* Directions in a file of their own, which lies beside the model. */
static bool read_directions(const char *path, const json_t *name, burgi_vmf_mixture *m,
                            struct bg_fault *fault)
{
    const char *const base = json_string_value(name), *const slash = strrchr(path, '/');
    const size_t folder = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    char *const file = malloc(folder + strlen(base) + 1);
    struct bg_tile t;
    size_t rows = 0;
    int got = 1;

    if (file == NULL)
        return bg_fault_memory(fault);
    if (strchr(base, '/') != NULL || *base == '\0') {
        free(file);
        return bg_fault(fault, "mu: expected the name of a file beside the model");
    }
    memcpy(file, path, folder);
    strcpy(file + folder, base);
    struct bg_reader *const r = bg_reader_open(file, NULL, fault);
    bool ok = r != NULL;
    if (ok && (bg_reader_cols(r) != m->p || bg_reader_rows(r) != m->k))
        ok = bg_fault(fault, "%zu columns; expected an array of %zu rows of %zu, as .npy is",
                      bg_reader_cols(r), m->k, m->p);
    while (ok && rows < m->k && (got = bg_reader_next(r, &t, fault)) == 1)
        for (size_t i = 0; i < t.rows && rows < m->k; ++i, ++rows)
            for (size_t j = 0; j < m->p; ++j)
                m->mu[rows * m->p + j] =
                    t.f64 != NULL ? t.f64[i * t.ld + j] : (double)t.f32[i * t.ld + j];
    ok = ok && got == 1;
    if (!ok) {
        const struct bg_fault why = *fault;
        bg_fault(fault, "mu: %.100s: %.300s", base, why.text);
    }
    bg_reader_close(r);
    free(file);
    return ok;
}

/* Weights that sum to 1, directions of length 1. */
static bool settle(struct laws *laws, const struct kind *kind, struct bg_fault *fault)
{
    burgi_vmf_mixture *const m = laws->m;
    double all = m->background;

    for (size_t c = 0; c < m->k; ++c)
        all += m->component[c].weight;
    if (!(all > 0.0) || !isfinite(all))
        return bg_fault(fault, "%s: their sum is %g; expected one above 0", kind->weight, all);
    m->background /= all;
    for (size_t c = 0; c < m->k; ++c) {
        double *const mu = m->mu + c * m->p, most = 0.0, square = 0.0;
        m->component[c].weight /= all;
        for (size_t j = 0; j < m->p; ++j)
            most = fmax(most, fabs(mu[j]));
        for (size_t j = 0; j < m->p; ++j)
            square += mu[j] / most * (mu[j] / most);
        if (!isfinite(square)) /* 0, or one that is not finite */
            return bg_fault(fault, "%s %zu: mu: expected a direction", kind->name, c);
        for (size_t j = 0; j < m->p; ++j)
            mu[j] = mu[j] / most / sqrt(square);
    }
    return true;
}

static bool take_law(const json_t *law, const struct kind *kind, size_t c, bool with_mu,
                     struct laws *laws, struct bg_fault *fault)
{
    burgi_vmf_component *const to = &laws->m->component[c];

    to->weight = 1.0;
    return (kind->list == NULL ||
            take_number(law, kind, c, kind->weight, &to->weight, fault)) &&
           take_number(law, kind, c, kind->kappa, &to->kappa, fault) &&
           is_law(to->kappa, kind, c, fault) &&
           (!with_mu || take_direction(law, kind, c, laws->m, fault)) &&
           (laws->label == NULL || take_label(law, c, &laws->label[c], fault));
}

/* 0 where there is none. */
static bool take_background(const json_t *document, burgi_vmf_mixture *m,
                            struct bg_fault *fault)
{
    const json_t *const x = json_object_get(document, "background");

    m->background = json_number_value(x);
    return x == NULL || (json_is_number(x) && m->background >= 0.0 && m->background <= 1.0) ||
           bg_fault(fault, "background: expected a weight, from 0 to 1");
}

static bool take(const char *path, const json_t *document, struct laws *laws,
                 struct bg_fault *fault)
{
    const size_t p = columns_of(document);
    const json_t *const file = json_object_get(document, "mu");
    const json_t *const center = json_object_get(document, "center");
    struct kind kind;

    if (json_integer_value(json_object_get(document, "format")) != 1 || p == 0)
        return bg_fault(
            fault,
            "format and p: expected a model, as burgi vmf fit -o and mixture -o write it");
    if (!find_kind(document, &kind, fault))
        return false;
    const size_t k = kind.list != NULL ? json_array_size(kind.list) : 1;
    laws->m = kernel.mixture_new(p, k);
    if (kind.list != NULL && strcmp(kind.name, "class") == 0)
        laws->label = calloc(k, sizeof *laws->label);
    if (laws->m == NULL ||
        (kind.list != NULL && strcmp(kind.name, "class") == 0 && laws->label == NULL))
        return bg_fault_memory(fault);
    if (!take_background(document, laws->m, fault))
        return false;
    for (size_t c = 0; c < k; ++c)
        if (!take_law(kind.list != NULL ? json_array_get(kind.list, c) : document, &kind, c,
                      !json_is_string(file), laws, fault))
            return false;
    if (json_is_string(file) && !read_directions(path, file, laws->m, fault))
        return false;
    if (center != NULL && json_array_size(center) != p)
        return bg_fault(fault, "center: expected a list of %zu numbers", p);
    if (center != NULL && (laws->center = model_list(center, "center", p, fault)) == NULL)
        return false;
    return settle(laws, &kind, fault);
}

bool laws_read(const char *path, struct laws *laws, struct bg_fault *fault)
{
    json_t *const document = model_load(path, fault);

    *laws = (struct laws){ .m = NULL };
    if (document == NULL)
        return false;
    const bool ok = take(path, document, laws, fault);
    json_decref(document);
    if (!ok)
        laws_free(laws);
    return ok;
}

void laws_free(struct laws *laws)
{
    for (size_t c = 0; laws->m != NULL && laws->label != NULL && c < laws->m->k; ++c)
        free((void *)(uintptr_t)laws->label[c].text);
    if (laws->m != NULL)
        kernel.mixture_free(laws->m);
    free(laws->label);
    free(laws->center);
    *laws = (struct laws){ .m = NULL };
}
