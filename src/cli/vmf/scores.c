#include "scores.h"

#include <burgi/vmf_law.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "cli/tile.h"

/* Of the rows of a tile. */
struct block {
    double *log_density, *responsibility, *delta;
    int32_t *best;
};

static bool block_begin(struct block *b, size_t n, size_t each)
{
    b->log_density = malloc(n * (each + 2) * sizeof *b->log_density);
    b->best = malloc(n * sizeof *b->best);
    if (b->log_density == NULL || b->best == NULL)
        return false;
    b->delta = b->log_density + n;
    b->responsibility = b->delta + n;
    return true;
}

static void block_end(struct block *b)
{
    free(b->log_density);
    free(b->best);
}

size_t scores_law_of(const struct laws *laws, const struct bg_label *label)
{
    for (size_t c = 0; laws->label != NULL && c < laws->m->k; ++c) {
        const struct bg_label *const l = &laws->label[c];
        if (l->text != NULL && label->text != NULL
                ? strcmp(l->text, label->text) == 0
                : l->text == NULL && label->text == NULL && l->integer == label->integer)
            return c;
    }
    return SIZE_MAX;
}

/* The scores of row i; of the background there is no cosine, and its p_value is 1: every direction is as
 * likely. */
static void score_row(const struct scores *s, const struct block *b, size_t i, double *score)
{
    const burgi_vmf_mixture *const m = s->laws->m;
    const size_t best = (size_t)b->best[i], each = m->k + (m->background > 0.0);

    score[LOG_DENSITY] = b->log_density[i];
    score[POSTERIOR] = b->responsibility[i * each + best];
    score[COSINE] = 1.0 - b->delta[i];
    score[P_VALUE] = best < m->k ? burgi_vmf_cdf_compl((double)m->p, m->component[best].kappa,
                                                       fmin(b->delta[i], 2.0))
                                 : 1.0;
}

static void print_best(const struct scores *s, size_t best)
{
    const struct bg_label *const label = s->laws->label != NULL ? &s->laws->label[best] : NULL;

    if (label == NULL)
        fprintf(s->table, "%zu", best);
    else if (label->text == NULL)
        fprintf(s->table, "%lld", (long long)label->integer);
    else
        show_text(s->table, label->text);
}

static void print_row(const struct scores *s, const struct block *b, size_t i, size_t row,
                      const double *score)
{
    fprintf(s->table, "%zu\t", row + 1);
    if (b->best[i] < 0) {
        fputs("nan\tnan\tnan\tnan\tnan\tnan\n", s->table);
        return;
    }
    print_best(s, (size_t)b->best[i]);
    fprintf(s->table, "\t%.17g\t%.17g\t", score[POSTERIOR], score[LOG_DENSITY]);
    if (isnan(score[COSINE]))
        fputs("nan\tnan", s->table);
    else
        fprintf(s->table, "%.17g\t%.17g", score[COSINE],
                2.0 * 57.295779513082323 * asin(sqrt(fmin(0.5 * b->delta[i], 1.0))));
    fprintf(s->table, "\t%.17g\n", score[P_VALUE]);
}

/* A number that is not the best law's is no reason to look at the labels. */
static void count_row(struct scores *s, const struct rows *rows, size_t row, size_t best)
{
    const size_t class = rows->labels.class_of[row], columns = s->laws->m->k + 1,
                 law = scores_law_of(s->laws, &rows->labels.label[class]);

    ++s->confusion[class * columns + best];
    s->right += law == best;
    s->without += law == SIZE_MAX;
}

static bool keep_room(struct scores *s, size_t more)
{
    if (!s->keep || s->n + more <= s->room)
        return true;
    s->room = s->room + s->room / 2 + more;
    for (int k = 0; k < SCORES; ++k) {
        double *const grown = realloc(s->kept[k], s->room * sizeof *grown);
        if (grown == NULL)
            return false;
        s->kept[k] = grown;
    }
    return true;
}

static void take_row(struct scores *s, const struct rows *rows, const struct block *b, size_t i,
                     size_t row)
{
    double score[SCORES];

    if (b->best[i] >= 0) {
        score_row(s, b, i, score);
        for (int k = 0; s->keep && k < SCORES; ++k)
            s->kept[k][s->n] = score[k];
        ++s->n;
        if (s->confusion != NULL)
            count_row(s, rows, row, (size_t)b->best[i]);
    }
    if (s->table != NULL)
        print_row(s, b, i, row, score);
}

static bool begin(struct scores *s, const struct rows *rows)
{
    s->rows.p = rows->p;
    if (s->table != NULL)
        fputs("row\tbest\tposterior\tlog_density\tcosine\tangle_deg\tp_value\n", s->table);
    if (rows->labels.classes == 0)
        return true;
    s->confusion = calloc(rows->labels.classes * (s->laws->m->k + 1), sizeof *s->confusion);
    return s->confusion != NULL;
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct scores *const s = to;
    const struct bg_tile *const t = &part->tile;
    const burgi_vmf_mixture *const m = s->laws->m;
    const burgi_rows x = { t->rows, rows->p, t->ld, t->f32, t->f64, NULL };
    struct block b;
    double l;

    if (part->class != ALL_CLASSES)
        return true;
    bool ok = (s->rows.p != 0 || begin(s, rows)) && keep_room(s, t->rows);
    ok = block_begin(&b, t->rows, m->k + 1) && ok &&
         kernel.mixture_score(m, &x, s->threads, b.log_density, b.responsibility, b.best,
                              b.delta, &l) == BURGI_OK;
    part->bad = 0;
    for (size_t i = 0; ok && i < t->rows; ++i) {
        part->bad += b.best[i] < 0;
        take_row(s, rows, &b, i, part->row + i);
    }
    if (ok)
        s->log_likelihood += l;
    block_end(&b);
    return ok;
}

bool scores_read(struct scores *s, const struct sources *from)
{
    const struct taker taker = { .take = take, .to = s };
    struct sources dense = *from;
    struct rows rows;

    dense.center = s->laws->center;
    dense.columns = s->laws->m->p;
    dense.dense = "which vmf fit and info alone take; expected dense rows";
    const bool ok = rows_read(&rows, &dense, &taker);
    s->rows = rows;
    return ok;
}

void scores_free(struct scores *s)
{
    for (int k = 0; k < SCORES; ++k)
        free(s->kept[k]);
    free(s->confusion);
    rows_free(&s->rows);
}

static int ascending(const void *x, const void *y)
{
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* Numbers first, in order; how many those are: scores of the background may be none. */
static size_t sort(double *x, size_t n)
{
    size_t numbers = 0;

    for (size_t i = 0; i < n; ++i)
        if (!isnan(x[i]))
            x[numbers++] = x[i];
    qsort(x, numbers, sizeof *x, ascending);
    return numbers;
}

struct ood scores_compare(const struct scores *in, const struct scores *out, enum score which)
{
    double *const a = in->kept[which], *const b = out->kept[which];
    const size_t n = sort(a, in->n), m = sort(b, out->n);
    const double at = 0.05 * ((double)n - 1.0);
    size_t below = 0, upto = 0, above = 0;
    double wins = 0.0;

    if (n == 0 || m == 0)
        return (struct ood){ (double)NAN, (double)NAN };
    for (size_t i = 0; i < n; ++i) { /* those of b below a[i], and as large */
        while (below < m && b[below] < a[i])
            ++below;
        while (upto < m && b[upto] <= a[i])
            ++upto;
        wins += 0.5 * ((double)below + (double)upto);
    }
    const size_t low = (size_t)at, high = low + 1 < n ? low + 1 : low;
    const double point = a[low] + (at - (double)low) * (a[high] - a[low]);
    for (size_t i = 0; i < m; ++i)
        above += b[i] > point;
    return (struct ood){ wins / (double)n / (double)m, (double)above / (double)m };
}
