/* What the shell tests ask of a JSON document:
 *
 *   cli_json get FILE KEY...           the value at KEY, KEY of that, ... (an array's by number)
 *   cli_json near FILE FILE TOL KEY...  two numbers agree within TOL, relative
 *   cli_json same FILE FILE             two texts, no documents, hold the same doubles
 *   cli_json check FILE                 format 1 as docs/command.md tells it */
#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *load(const char *file)
{
    json_error_t error;
    json_t *document = json_load_file(file, JSON_REJECT_DUPLICATES, &error);
    if (document == NULL) {
        fprintf(stderr, "%s:%d: %s\n", file, error.line, error.text);
        exit(1);
    }
    return document;
}

static const json_t *at(const json_t *o, char **key)
{
    for (; *key != NULL && o != NULL; ++key)
        o = json_is_array(o) ? json_array_get(o, (size_t)atoi(*key)) : json_object_get(o, *key);
    return o;
}

static int get(int argc, char **argv)
{
    json_t *document = load(argv[0]);
    const json_t *o = at(document, argv + 1);
    (void)argc;
    if (json_is_string(o))
        puts(json_string_value(o));
    else if (json_is_array(o))
        printf("%zu\n", json_array_size(o));
    else if (o == NULL || json_dumpf(o, stdout, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17)) != 0)
        puts("absent");
    else
        putchar('\n');
    json_decref(document);
    return 0;
}

/* The number at a key, NaN if there is none. */
static double number(const char *file, char **key)
{
    json_t *document = load(file);
    const json_t *x = at(document, key);
    const double value = json_is_number(x) ? json_number_value(x) : nan("");
    json_decref(document);
    return value;
}

static int near(int argc, char **argv)
{
    const double x = number(argv[0], argv + 3), y = number(argv[1], argv + 3);
    const double off = fabs(x - y) / fmax(fabs(x), 1e-300);
    (void)argc;
    if (off <= strtod(argv[2], NULL))
        return 0;
    fprintf(stderr, "%.17g and %.17g differ by %.3g\n", x, y, off);
    return 1;
}

/* Numbers with blanks between them, decimal or hexadecimal. */
static int same(int argc, char **argv)
{
    FILE *f[] = { fopen(argv[0], "r"), fopen(argv[1], "r") };
    double x[2] = { 0.0, 0.0 };
    int got[2], n = 0;
    (void)argc;
    do {
        for (int k = 0; k < 2; ++k)
            got[k] = f[k] != NULL ? fscanf(f[k], "%lf", &x[k]) : 0;
        ++n;
    } while (got[0] == 1 && got[1] == 1 && memcmp(&x[0], &x[1], sizeof *x) == 0);
    if (n > 1 && got[0] == EOF && got[1] == EOF)
        return 0;
    fprintf(stderr, "number %d: %a and %a\n", n, x[0], x[1]);
    return 1;
}

static bool complain(const char *where, const char *key, const char *what)
{
    fprintf(stderr, "%s: %s: %s\n", where, key, what);
    return false;
}

/* Every null must be named in a warning. */
static bool warned(const json_t *fit, const char *key)
{
    size_t i;
    json_t *w;
    json_array_foreach(json_object_get(fit, "warnings"), i,
                       w) if (strstr(json_string_value(w), key) != NULL) return true;
    return false;
}

static bool check_fit(const json_t *fit, const char *where)
{
    static const char *const number[] = { "rbar",           "kappa",
                                          "kappa_se",       "kappa_marginal",
                                          "kappa_pairwise", "kappa_map",
                                          "log_likelihood", "log_likelihood_ratio",
                                          "entropy",        "mu_cone_deg" };
    static const char *const integer[] = { "n", "p", "skipped" };
    bool ok = true;

    for (size_t k = 0; k < sizeof integer / sizeof *integer; ++k)
        if (!json_is_integer(json_object_get(fit, integer[k])))
            ok = complain(where, integer[k], "no integer");
    if (!json_is_array(json_object_get(fit, "warnings")))
        return complain(where, "warnings", "no array");
    for (size_t k = 0; k < sizeof number / sizeof *number; ++k) {
        const json_t *x = json_object_get(fit, number[k]);
        if (!json_is_real(x) && !(json_is_null(x) && warned(fit, number[k])))
            ok = complain(where, number[k], "neither a number nor null with a warning");
    }
    const json_t *ci = json_object_get(fit, "kappa_ci");
    if (json_array_size(ci) != 2)
        ok = complain(where, "kappa_ci", "no array of two");
    for (size_t k = 0; k < json_array_size(ci); ++k) {
        const json_t *x = json_array_get(ci, k);
        if (!json_is_real(x) && !(json_is_null(x) && warned(fit, "kappa_ci")))
            ok = complain(where, "kappa_ci", "neither numbers nor null with a warning");
    }
    return ok;
}

static int check(int argc, char **argv)
{
    (void)argc;
    json_t *document = load(argv[0]);
    const json_t *classes = json_object_get(document, "classes");
    bool ok = check_fit(document, "document");
    size_t i;
    json_t *fit;

    if (json_integer_value(json_object_get(document, "format")) != 1)
        ok = complain("document", "format", "not 1");
    if (!json_is_string(json_object_get(document, "version")))
        ok = complain("document", "version", "no string");
    if (!json_is_array(classes))
        ok = complain("document", "classes", "no array");
    json_array_foreach(classes, i, fit)
    {
        const json_t *label = json_object_get(fit, "label");
        if (!json_is_string(label) && !json_is_integer(label))
            ok = complain("class", "label", "neither text nor integer");
        ok = check_fit(fit, "class") && ok;
    }
    json_decref(document);
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int least;
        int (*run)(int argc, char **argv);
    } ask[] = {
        { "get", 2, get }, { "near", 4, near }, { "same", 2, same }, { "check", 1, check }
    };

    for (size_t k = 0; k < sizeof ask / sizeof *ask; ++k)
        if (argc > ask[k].least + 1 && strcmp(argv[1], ask[k].name) == 0)
            return ask[k].run(argc - 2, argv + 2);
    fputs("usage: cli_json get|near|same|check FILE...\n", stderr);
    return 2;
}
