/* A survey as text for a person, and as one JSON document. */
#include <math.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "survey.h"

enum { FILES_SHOWN = 20, TYPES_ROOM = 120 };

const char *advice_text(enum advice a)
{
    static const char *const text[ADVICES] = {
        [NOTHING_USABLE] = "no row has a direction, so that nothing can be fitted: look at how "
                           "the files were written",
        [SOME_ZERO] = "rows of zeros have no direction and are left out of a fit "
                      "(--bad-rows=fail makes the first of them an error)",
        [SOME_NOT_FINITE] =
            "rows with a NaN or an infinity are left out of a fit: look at what "
            "made them (--bad-rows=fail makes the first of them an error)",
        [SOME_REPEATED] =
            "more than one row in a hundred equals an earlier one: if these are copies and no "
            "observations of their own, remove them, for they make kappa too high and its "
            "interval too narrow",
        [ONLY_ONE] = "one row shows a direction but no spread: more rows are needed",
        [ALL_ALIKE] = "all rows point the same way, and kappa is infinite",
        [NO_COMMON] = "the rows share no direction, as uniformly spread ones: the "
                      "maximum-likelihood kappa means nothing; kappa_marginal is 0",
        [COMMON] = "the rows share a common direction, and kappa measures mostly that: to see "
                   "what sets them apart, fit with --center",
        [FEWER_THAN_DIMENSIONS] = "there are fewer rows than dimensions: the "
                                  "maximum-likelihood kappa is too high; use kappa_marginal",
        [UNIT_LENGTHS] = "all rows are of length 1 already, so that dividing by it changes "
                         "nothing",
        [UNEQUAL_LENGTHS] = "lengths differ by more than a factor of ten, and a fit divides "
                            "each row by its own: if a short one says less, weigh the rows "
                            "(--weights)",
    };
    return text[a];
}

static void put_number(FILE *to, double x)
{
    if (isnan(x))
        fputs("undefined", to);
    else
        fprintf(to, "%.6g", x);
}

static void count_line(FILE *to, const char *name, size_t n, const char *what)
{
    fprintf(to, "  %-28s%zu%s\n", name, n, what);
}

static void number_line(FILE *to, const char *name, double x, const char *what)
{
    fprintf(to, "  %-28s", name);
    put_number(to, x);
    fprintf(to, "%s\n", what);
}

/* "npy, f32, 1797 rows", and what else there is to say. */
static void file_line(FILE *to, const struct rows_file *file)
{
    const struct bg_about *const about = &file->about;

    fputs("  ", to);
    show_text(to, file->name);
    fprintf(to, ": %s, %s, %zu row%s", about->format, about->dtype, file->rows,
            file->rows == 1 ? "" : "s");
    if (about->shape[0] != '\0')
        fprintf(to, " of an array %s", about->shape);
    if (about->packing != NULL)
        fprintf(to, ", packed by %s", about->packing);
    putc('\n', to);
}

static void list(FILE *to, const struct survey *s)
{
    const struct rows *const rows = &s->rows;

    if (rows->notes > 0)
        fputs("\nWarnings\n", to);
    for (size_t i = 0; i < rows->notes; ++i) {
        fputs("  * ", to);
        show_text(to, rows->note[i]);
        putc('\n', to);
    }
    if (s->advised != 0)
        fputs("\nWhat to do\n", to);
    for (enum advice a = 0; a < ADVICES; ++a)
        if (s->advised >> a & 1u)
            fprintf(to, "  * %s\n", advice_text(a));
}

void survey_report(const struct survey *s, FILE *to)
{
    const struct rows *const rows = &s->rows;
    char types[TYPES_ROOM];

    survey_types(s, types, sizeof types);
    fprintf(to, "%zu row%s of %zu numbers (%s)", rows->n, rows->n == 1 ? "" : "s", rows->p,
            types);
    if (rows->files > 1)
        fprintf(to, " from %zu files", rows->files);
    fputs("\n\n", to);
    for (size_t i = 0; i < rows->files && i < FILES_SHOWN; ++i)
        file_line(to, &rows->file[i]);
    if (rows->files > FILES_SHOWN)
        fprintf(to, "  and %zu more\n", rows->files - FILES_SHOWN);
    putc('\n', to);
    count_line(to, "usable rows", s->usable, "");
    count_line(to, "rows of zeros", s->zero, "");
    count_line(to, "rows not finite", s->not_finite, "");
    count_line(to, "duplicate rows", s->repeated, "  (usable, and equal to an earlier one)");
    number_line(to, "length of usable rows", s->median, "  (the median)");
    number_line(to, "  the shortest", s->shortest, "");
    number_line(to, "  the longest", s->longest, "");
    number_line(to, "mean resultant length", s->rbar, "");
    number_line(to, "mean cosine", s->mean_cosine, "  (of all pairs of different rows)");
    list(to, s);
}

static void set_size(json_t *o, const char *key, size_t n)
{
    json_object_set_new(o, key, json_integer((json_int_t)n));
}

static json_t *files(const struct rows *rows)
{
    json_t *const all = json_array();

    for (size_t i = 0; i < rows->files; ++i) {
        const struct bg_about *const about = &rows->file[i].about;
        json_t *const o = json_object();
        json_object_set_new(o, "file", json_text(rows->file[i].name));
        json_object_set_new(o, "format", json_text(about->format));
        json_object_set_new(o, "packing",
                            about->packing != NULL ? json_text(about->packing) : json_null());
        json_object_set_new(o, "dtype", json_text(about->dtype));
        set_size(o, "rows", rows->file[i].rows);
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *lengths(const struct survey *s, struct nulls *nulls)
{
    json_t *const o = json_object();
    set_number(o, "min", s->shortest, nulls);
    set_number(o, "median", s->median, nulls);
    set_number(o, "max", s->longest, nulls);
    return o;
}

bool survey_json(const struct survey *s, FILE *to)
{
    struct nulls nulls = { "" };
    json_t *const document = document_new(), *const warnings = json_array(),
                  *const advice = json_array();
    char types[TYPES_ROOM];

    survey_types(s, types, sizeof types);
    set_size(document, "rows", s->rows.n);
    set_size(document, "n", s->usable);
    set_size(document, "p", s->rows.p);
    json_object_set_new(document, "dtype", json_text(types));
    set_size(document, "zero_rows", s->zero);
    set_size(document, "nonfinite_rows", s->not_finite);
    set_size(document, "duplicate_rows", s->repeated);
    json_object_set_new(document, "norm", lengths(s, &nulls));
    set_number(document, "rbar", s->rbar, &nulls);
    set_number(document, "mean_cosine", s->mean_cosine, &nulls);
    json_object_set_new(document, "files", files(&s->rows));
    for (size_t i = 0; i < s->rows.notes; ++i)
        json_array_append_new(warnings, json_text(s->rows.note[i]));
    warn_of_nulls(warnings, &nulls);
    json_object_set_new(document, "warnings", warnings);
    for (enum advice a = 0; a < ADVICES; ++a)
        if (s->advised >> a & 1u)
            json_array_append_new(advice, json_text(advice_text(a)));
    json_object_set_new(document, "advice", advice);
    return document_write(document, to);
}
