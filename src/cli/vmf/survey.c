#include "survey.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/marks.h"
#include "core/dd.h"
#include "pool.h"

/* What is gathered of rows from row first on. */
struct place {
    size_t first, zero, not_finite;
    burgi_vmf_stats *stats;
    struct marks marks; /* of usable rows */
    double *row;        /* one, as doubles */
};

/* row: room for a row of floats as doubles. */
static struct mark mark_row(const struct bg_tile *t, size_t i, size_t p, double *row)
{
    if (t->start != NULL)
        return mark_of_sparse(t->value + t->start[i], t->index + t->start[i],
                              t->start[i + 1] - t->start[i]);
    if (t->f64 != NULL)
        return mark_of(t->f64 + i * t->ld, p);
    for (size_t j = 0; j < p; ++j)
        row[j] = (double)t->f32[i * t->ld + j];
    return mark_of(row, p);
}

static bool mark_rows(struct place *at, size_t p, const struct bg_tile *t)
{
    if (t->f32 != NULL && at->row == NULL && (at->row = malloc(p * sizeof *at->row)) == NULL)
        return false;
    for (size_t i = 0; i < t->rows; ++i) {
        const struct mark m = mark_row(t, i, p, at->row);
        at->zero += m.length == 0.0;
        at->not_finite += isnan(m.length) != 0;
        if (m.length > 0.0 && !marks_add(&at->marks, &m, 1))
            return false;
    }
    return true;
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct place *const at = to;
    const size_t before = burgi_vmf_stats_skipped(at->stats);
    const bool ok = pool_go_to(&at->stats, rows->p, at->first, part->row) &&
                    pool_add(at->stats, part) && mark_rows(at, rows->p, &part->tile);
    part->bad = burgi_vmf_stats_skipped(at->stats) - before;
    return ok;
}

static void *new_place(void *to, const struct rows *rows, size_t row)
{
    struct place *const at = calloc(1, sizeof *at);
    (void)to;
    (void)rows;
    if (at != NULL)
        at->first = row;
    return at;
}

static void clear(struct place *at)
{
    burgi_vmf_stats_free(at->stats);
    marks_free(&at->marks);
    free(at->row);
}

static void drop(const struct rows *rows, void *place)
{
    (void)rows;
    clear(place);
    free(place);
}

static bool join(void *to, const struct rows *rows, void *place)
{
    struct place *const a = to, *const b = place;
    const bool ok = pool_join(&a->stats, rows->p, a->first, b->stats) &&
                    marks_add(&a->marks, b->marks.mark, b->marks.n);
    a->zero += b->zero;
    a->not_finite += b->not_finite;
    drop(rows, b);
    return ok;
}

/* (n r^2 - 1)/(n - 1): with c = 1 - r^2 = delta (1 + r) it is 1 - c n/(n - 1), in which nothing cancels
 * where r is near 1; elsewhere n r^2 takes twice double's digits. */
static double mean_cosine(double n, double r, double delta)
{
    if (n < 2.0)
        return nan("");
    if (r > 0.75)
        return 1.0 - delta * (1.0 + r) * (n / (n - 1.0));
    const bg_dd square = bg_dd_mul_d(bg_two_prod(r, r), n);
    return ((square.hi - 1.0) + square.lo) / (n - 1.0);
}

/* Every component of the direction is at least 0, as of data that are not centred. */
static bool is_one_sided(const double *mu, size_t p)
{
    size_t j = 0;
    while (j < p && mu[j] >= 0.0)
        ++j;
    return j == p && p >= 10;
}

static void advise_if(struct survey *s, enum advice a, bool needed)
{
    s->advised |= (unsigned)needed << a;
}

static void advise(struct survey *s, const double *mu)
{
    const size_t n = s->usable;

    advise_if(s, NOTHING_USABLE, n == 0);
    advise_if(s, SOME_ZERO, n > 0 && s->zero > 0);
    advise_if(s, SOME_NOT_FINITE, n > 0 && s->not_finite > 0);
    advise_if(s, SOME_REPEATED, s->repeated > n / 100);
    advise_if(s, ONLY_ONE, n == 1);
    advise_if(s, ALL_ALIKE, n > 1 && s->mean_cosine >= 1.0);
    advise_if(s, NO_COMMON, n > 1 && s->mean_cosine <= 0.0);
    advise_if(
        s, COMMON,
        n > 1 && s->mean_cosine < 1.0 &&
            (s->mean_cosine > 0.5 || (s->mean_cosine > 0.25 && is_one_sided(mu, s->rows.p))));
    advise_if(s, FEWER_THAN_DIMENSIONS, n > 1 && n < s->rows.p);
    advise_if(s, UNIT_LENGTHS, s->shortest > 0.999 && s->longest < 1.001);
    advise_if(s, UNEQUAL_LENGTHS, s->longest > 10.0 * s->shortest);
}

/* Of what was gathered; false after a line on stderr. */
static bool conclude(struct survey *s, struct place *at)
{
    burgi_vmf_result r = { .struct_size = sizeof r };
    double *const mu = malloc(s->rows.p * sizeof *mu);
    burgi_status status = mu != NULL ? BURGI_OK : BURGI_ENOMEM;

    s->usable = at->marks.n;
    s->zero = at->zero;
    s->not_finite = at->not_finite;
    s->shortest = s->median = s->longest = s->rbar = s->mean_cosine = nan("");
    if (s->usable > 0 && status == BURGI_OK) {
        marks_lengths(&at->marks, &s->shortest, &s->median, &s->longest);
        s->repeated = marks_repeated(&at->marks);
        status = burgi_vmf_fit(at->stats, &r, mu);
        s->rbar = r.rbar;
        s->mean_cosine = mean_cosine(r.n, r.rbar, r.delta);
    }
    if (status == BURGI_OK)
        advise(s, mu);
    else
        say("%s", burgi_strerror(status));
    free(mu);
    return status == BURGI_OK;
}

bool survey_make(struct survey *survey, const struct sources *from)
{
    struct sources any = *from;
    struct place all = { .first = from->some ? from->begin : 0 };
    const struct taker taker = { take, &all, new_place, join, drop };

    *survey = (struct survey){ .usable = 0 };
    any.unusable = true;
    any.unlabelled = true; /* a column of labels is no feature; that is all */
    const bool ok = rows_read(&survey->rows, &any, &taker) && conclude(survey, &all);
    clear(&all);
    return ok;
}

void survey_free(struct survey *survey)
{
    rows_free(&survey->rows);
}

void survey_types(const struct survey *survey, char *text, size_t room)
{
    const struct rows_file *const file = survey->rows.file;
    size_t n = 0;

    text[0] = '\0';
    for (size_t i = 0; i < survey->rows.files && n < room; ++i) {
        size_t before = 0;
        while (strcmp(file[before].about.dtype, file[i].about.dtype) != 0)
            ++before;
        if (before == i)
            n += (size_t)snprintf(text + n, room - n, n > 0 ? ", %s" : "%s",
                                  file[i].about.dtype);
    }
}
