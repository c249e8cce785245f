#include "mixtures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "core/rng.h"
#include "io/stream.h"

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

/* Weights of the rows that are fitted, and of those that are held out. */
struct split {
    double *fitted, *held;
};

static bool split_begin(struct split *s, const struct matrix *matrix,
                        const struct mixture_words *words)
{
    enum { DRAW = 1 }; /* blocks of this number are of no start */
    const size_t n = matrix->n;

    *s = (struct split){ NULL, NULL };
    if (words->holdout == 0.0)
        return true;
    s->fitted = malloc(n * sizeof *s->fitted);
    s->held = malloc(n * sizeof *s->held);
    if (s->fitted == NULL || s->held == NULL)
        return out_of_memory();
    for (size_t i = 0; i < n; ++i) {
        const double w = matrix->weight == NULL ? 1.0 : matrix->weight[i];
        const uint64_t block = (uint64_t)DRAW << 63;
        const bool out =
            bg_uniform(bg_random_bits(words->options.seed, i, block).a) < words->holdout;
        s->held[i] = out ? w : 0.0;
        s->fitted[i] = out ? 0.0 : w;
    }
    return true;
}

static void split_end(struct split *s)
{
    free(s->fitted);
    free(s->held);
}

/* Components by the labels of the rows, which the labels' file counts from its own first row. */
static int32_t *labels_of(const struct matrix *matrix, const struct sources *from)
{
    const size_t first = from->some ? from->begin : 0;
    int32_t *const label = malloc(matrix->n * sizeof *label);

    for (size_t i = 0; label != NULL && i < matrix->n; ++i)
        label[i] = (int32_t)matrix->rows.labels.class_of[first + i];
    return label;
}

bool mixtures_fail(const struct sources *from, size_t usable, size_t k, burgi_status status)
{
    const char *const name = bg_stream_name(from->file[0]);

    if (status == BURGI_EDOM && k > usable)
        say("%s: %zu rows%s with a direction; expected at least %zu, one for each component",
            name, usable, from->files > 1 ? ", with those of the other files," : "", k);
    else if (status == BURGI_EDOM)
        say("%s: fewer rows of a weight are fitted than the %zu components; expected more "
            "rows, "
            "or fewer components",
            name, k);
    else
        say("%s", burgi_strerror(status));
    return false;
}

static bool hold_out(struct mixtures *f, const burgi_rows *rows, const struct split *split,
                     int threads, const burgi_vmf_mixture *m, double *heldout)
{
    burgi_rows held = *rows;

    *heldout = (double)NAN;
    if (split->held == NULL)
        return true;
    held.weights = split->held;
    if (kernel.mixture_score(m, &held, threads, NULL, NULL, NULL, NULL, heldout) != BURGI_OK)
        return out_of_memory();
    f->heldout_rows = 0.0;
    for (size_t i = 0; i < rows->n; ++i)
        f->heldout_rows += split->held[i];
    return true;
}

/* Whether fit i is better than the one chosen so far. */
static bool is_better(const struct mixtures *f, size_t i)
{
    const struct mixture_fit *const a = &f->fit[i], *const b = &f->fit[f->chosen];

    return i == 0 || (isnan(a->heldout) ? a->bic < b->bic : a->heldout > b->heldout);
}

static bool fit_one(struct mixtures *f, size_t i, size_t k, const struct sources *from,
                    const struct split *split, burgi_mixture_options options)
{
    burgi_rows rows = matrix_rows(f->matrix);
    burgi_vmf_mixture *m;

    if (split->fitted != NULL)
        rows.weights = split->fitted;
    options.k = k;
    const burgi_status status = kernel.mixture_fit(&rows, &options, &m);
    if (status != BURGI_OK)
        return mixtures_fail(from, f->matrix->n - f->matrix->rows.left_out, k, status);
    f->fit[i] = (struct mixture_fit){ k, m->log_likelihood, m->bic, m->aic, m->icl, 0.0 };
    const bool ok = hold_out(f, &rows, split, options.threads, m, &f->fit[i].heldout);
    if (ok && is_better(f, i)) {
        kernel.mixture_free(f->m);
        f->m = m;
        f->chosen = i;
    } else
        kernel.mixture_free(m);
    return ok;
}

bool mixtures_look(struct mixtures *f)
{
    const burgi_vmf_mixture *const m = f->m;

    f->nearest = malloc(m->k * sizeof *f->nearest);
    f->cosine = malloc(m->k * sizeof *f->cosine);
    if (f->nearest == NULL || f->cosine == NULL)
        return out_of_memory();
    for (size_t a = 0; a < m->k; ++a) {
        f->nearest[a] = a;
        f->cosine[a] = (double)NAN;
        for (size_t b = 0; b < m->k; ++b) {
            double dot = 0.0;
            for (size_t j = 0; j < m->p; ++j)
                dot += m->mu[a * m->p + j] * m->mu[b * m->p + j];
            if (a == b || dot <= f->cosine[a])
                continue;
            f->nearest[a] = b;
            f->cosine[a] = fmin(dot, 1.0);
        }
    }
    return true;
}

bool mixtures_fit(struct mixtures *f, const struct matrix *matrix, const struct sources *from,
                  const struct mixture_words *words)
{
    const size_t classes = matrix->rows.labels.classes;
    burgi_mixture_options options = words->options;
    struct split split;
    int32_t *labels = NULL;

    *f = (struct mixtures){ .matrix = matrix, .fits = words->sizes > 0 ? words->sizes : 1 };
    f->fit = malloc(f->fits * sizeof *f->fit);
    if (options.init == BURGI_INIT_LABELS)
        options.labels = labels = labels_of(matrix, from);
    bool ok = (f->fit != NULL && (labels != NULL || options.init != BURGI_INIT_LABELS)) ||
              out_of_memory();
    ok = split_begin(&split, matrix, words) && ok;
    for (size_t i = 0; ok && i < f->fits; ++i) {
        const size_t k = words->sizes > 0 ? words->k[i] : classes;
        if (options.init == BURGI_INIT_LABELS && k < classes) {
            say("%s: %zu classes of labels; expected -k %zu or more",
                bg_stream_name(from->file[0]), classes, classes);
            ok = false;
        }
        ok = ok && fit_one(f, i, k, from, &split, options);
    }
    ok = ok && mixtures_look(f);
    split_end(&split);
    free(labels);
    if (!ok)
        mixtures_free(f);
    return ok;
}

void mixtures_free(struct mixtures *f)
{
    if (f->m != NULL)
        kernel.mixture_free(f->m);
    free(f->fit);
    free(f->nearest);
    free(f->cosine);
    *f = (struct mixtures){ .m = NULL };
}

/* The components with a flag, as "components 0, 3 and 7 more". */
static size_t name_components(const burgi_vmf_mixture *m, unsigned flag, char *to, size_t room)
{
    enum { NAMED = 8 };
    size_t n = 0, at = 0;

    for (size_t c = 0; c < m->k; ++c)
        if ((m->component[c].flags & flag) != 0 && n++ < NAMED)
            at +=
                (size_t)snprintf(to + at, room - at, "%s%zu", n == 1 ? "component " : ", ", c);
    if (n > NAMED)
        snprintf(to + at, room - at, " and %zu more", n - NAMED);
    return n;
}

/* Fit i of a sweep whose likelihood says that a better one was missed. */
static bool fell_short(const struct mixtures *f, size_t i, size_t *than)
{
    for (size_t b = 0; b < f->fits; ++b)
        if (f->fit[b].k < f->fit[i].k && f->fit[b].log_likelihood > f->fit[i].log_likelihood) {
            *than = f->fit[b].k;
            return true;
        }
    return false;
}

char *mixtures_warning(const struct mixtures *f, size_t i)
{
    static const struct {
        unsigned flag;
        const char *text;
    } odd[] = {
        { BURGI_COMPONENT_EMPTY, "no rows; fewer components will do" },
        { BURGI_COMPONENT_ONE_POINT, "came down to a single row, where its likelihood has no "
                                     "bound; kappa is by a prior of one row more" },
        { BURGI_COMPONENT_COLLAPSED,
          "came down to rows that all point the same way, where its likelihood has no "
          "bound; kappa is by a prior of one row more" },
    };
    enum { ODD = sizeof odd / sizeof *odd };
    const struct rows *const rows = &f->matrix->rows;
    char named[300], text[600];

    for (size_t k = 0; k < ODD; ++k)
        if (name_components(f->m, odd[k].flag, named, sizeof named) > 0 && i-- == 0) {
            snprintf(text, sizeof text, "%s: %s", named, odd[k].text);
            return strdup(text);
        }
    for (size_t k = 0, than; k < f->fits; ++k)
        if (fell_short(f, k, &than) && i-- == 0) {
            snprintf(text, sizeof text,
                     "%zu components are less likely than %zu: EM found a poor maximum (more "
                     "--restarts look for better ones)",
                     f->fit[k].k, than);
            return strdup(text);
        }
    if (f->once && i-- == 0)
        return strdup(
            "mini-batches: each row was taken once; one more pass would move the parameters");
    if (!f->once && !f->m->converged && i-- == 0)
        return strdup("EM has not converged (--max-iterations)");
    return i < rows->notes ? strdup(rows->note[i]) : NULL;
}
