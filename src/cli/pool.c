#include "pool.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "io/features.h"
#include "io/stream.h"

/* A feature file as it is read. */
struct reading {
    const char *file, *name, *first_name; /* names are for messages */
    size_t rows;                          /* of it, taken so far */
    bool fail_on_bad_rows;
};

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

static bool add_note(struct pool *pool, const char *format, ...) PRINTF_LIKE(2, 3);

static bool add_note(struct pool *pool, const char *format, ...)
{
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    char **grown = realloc(pool->note, (pool->notes + 1) * sizeof *grown);
    if (grown == NULL)
        return out_of_memory();
    pool->note = grown;
    grown[pool->notes] = strdup(text);
    return grown[pool->notes++] != NULL || out_of_memory();
}

static burgi_status add_rows(burgi_vmf_stats *stats, const struct bg_tile *t, size_t first,
                             const double *weight)
{
    const size_t n = t->rows - first, at = first * t->ld;
    if (t->f32 != NULL)
        return burgi_vmf_stats_add_f32(stats, n, t->f32 + at, t->ld, weight);
    return burgi_vmf_stats_add_f64(stats, n, t->f64 + at, t->ld, weight);
}

/* Each class of the tile gets the tile, with a weight of 0 for the rows of the others. */
static bool add_classes(struct pool *pool, const struct bg_tile *t)
{
    const size_t *class_of = pool->labels.class_of + pool->rows;
    double *weight = malloc(t->rows * sizeof *weight);
    bool *done = calloc(t->rows, sizeof *done);
    bool ok = weight != NULL && done != NULL;

    for (size_t i = 0; ok && i < t->rows; ++i) {
        if (done[i])
            continue;
        const size_t c = class_of[i];
        for (size_t j = i; j < t->rows; ++j) {
            done[j] |= class_of[j] == c;
            weight[j] = class_of[j] == c ? 1.0 : 0.0;
        }
        if (pool->of_class[c] == NULL)
            pool->of_class[c] = burgi_vmf_stats_new(pool->p);
        ok = pool->of_class[c] != NULL &&
             add_rows(pool->of_class[c], t, i, weight + i) == BURGI_OK;
    }
    free(weight);
    free(done);
    return ok || out_of_memory();
}

/* What is wrong with row i of the tile: "zero", "NaN in column 3". */
static void name_ill(const struct bg_tile *t, size_t i, size_t p, char *text, size_t room)
{
    snprintf(text, room, "zero");
    for (size_t j = 0; j < p; ++j) {
        const size_t at = i * t->ld + j;
        const double x = t->f32 != NULL ? (double)t->f32[at] : t->f64[at];
        if (!isfinite(x)) {
            snprintf(text, room, "%s in column %zu", isnan(x) ? "NaN" : "infinite", j + 1);
            return;
        }
    }
}

/* The tile holds the first rows that are left out: names the first. */
static bool first_bad_row(struct pool *pool, const struct reading *r, const struct bg_tile *t)
{
    const size_t i = burgi_vmf_stats_first_skipped(pool->all) - 1 - pool->rows;
    const size_t row = r->rows + i + 1;
    char ill[60];

    name_ill(t, i, pool->p, ill, sizeof ill);
    if (r->fail_on_bad_rows) {
        say("%s: row %zu: %s; expected a direction (--bad-rows=skip leaves such rows out)",
            r->name, row, ill);
        return false;
    }
    snprintf(pool->first_bad, sizeof pool->first_bad, "row %zu of %s (%s)", row, r->name, ill);
    return true;
}

static bool add_tile(struct pool *pool, const struct reading *r, const struct bg_tile *t)
{
    const bool were_bad = burgi_vmf_stats_skipped(pool->all) > 0;

    if (add_rows(pool->all, t, 0, NULL) != BURGI_OK)
        return out_of_memory();
    if (!were_bad && burgi_vmf_stats_skipped(pool->all) > 0 && !first_bad_row(pool, r, t))
        return false;
    /* Where labels run out, only the rows are counted, for the message. */
    return pool->labels.classes == 0 || pool->rows + t->rows > pool->labels.rows ||
           add_classes(pool, t);
}

static bool read_tiles(struct pool *pool, struct reading *r, struct bg_features *f)
{
    struct bg_fault fault;
    struct bg_tile tile;
    int got;

    while ((got = bg_features_next(f, &tile, &fault)) == 1) {
        if (!add_tile(pool, r, &tile))
            return false;
        r->rows += tile.rows;
        pool->rows += tile.rows;
        show_progress(pool->rows);
    }
    if (got < 0)
        say("%s: %s", r->name, fault.text);
    return got == 0;
}

static bool read_file(struct pool *pool, struct reading *r)
{
    struct bg_fault fault;
    struct bg_features *f = bg_features_open(r->file, &fault);
    if (f == NULL) {
        say("%s: %s", r->name, fault.text);
        return false;
    }

    const size_t p = bg_features_cols(f);
    bool ok = true;
    if (pool->all == NULL) {
        pool->p = p;
        pool->all = burgi_vmf_stats_new(p);
        ok = pool->all != NULL || out_of_memory();
    } else if (p != pool->p) {
        say("%s: row 1: %zu columns; expected %zu, as in %s", r->name, p, pool->p,
            r->first_name);
        ok = false;
    }
    ok = ok &&
         (*bg_features_note(f) == '\0' ||
          add_note(pool, "%s: %s", r->name, bg_features_note(f))) &&
         read_tiles(pool, r, f);
    bg_features_close(f);
    return ok;
}

static bool read_labels(struct pool *pool, const char *path)
{
    struct bg_fault fault;
    if (!bg_labels_read(path, &pool->labels, &fault)) {
        say("%s: %s", bg_stream_name(path), fault.text);
        return false;
    }
    pool->of_class = calloc(pool->labels.classes, sizeof(burgi_vmf_stats *));
    return pool->of_class != NULL || out_of_memory();
}

/* Text may have a header that nothing tells from a label. */
static bool check_labels(const struct pool *pool, const struct sources *from)
{
    const struct bg_labels *l = &pool->labels;
    if (l->classes == 0 || l->rows == pool->rows)
        return true;
    const bool few = l->rows < pool->rows;
    say("%s: %s %zu has no %s: %zu labels for %zu rows of %s%s; expected one for each%s",
        bg_stream_name(from->labels), few ? "row" : "label", (few ? l->rows : pool->rows) + 1,
        few ? "label" : "row", l->rows, pool->rows, bg_stream_name(from->file[0]),
        from->files > 1 ? " and the other files" : "",
        l->label[0].text != NULL && l->rows == pool->rows + 1
            ? " (if the first line is a header, remove it)"
            : "");
    return false;
}

/* What was left out, for the report. */
static bool check_usable(struct pool *pool, const struct sources *from)
{
    const size_t bad = burgi_vmf_stats_skipped(pool->all);
    if (bad == pool->rows) {
        say("%s: row 1: zero or not finite, as are all %zu rows; expected a direction",
            bg_stream_name(from->file[0]), bad);
        return false;
    }
    return bad == 0 || add_note(pool,
                                "%zu of %zu rows are left out, zero or not finite; the "
                                "first is %s",
                                bad, pool->rows, pool->first_bad);
}

static bool read_all(struct pool *pool, const struct sources *from)
{
    if (from->labels != NULL && !read_labels(pool, from->labels))
        return false;
    for (size_t i = 0; i < from->files; ++i) {
        struct reading r = { from->file[i], bg_stream_name(from->file[i]),
                             bg_stream_name(from->file[0]), 0, from->fail_on_bad_rows };
        if (!read_file(pool, &r))
            return false;
    }
    return check_labels(pool, from) && check_usable(pool, from);
}

bool pool_read(struct pool *pool, const struct sources *from)
{
    *pool = (struct pool){ .p = 0 };
    const bool ok = read_all(pool, from);
    hide_progress(); /* stdout may be the same terminal */
    if (!ok)
        pool_free(pool);
    return ok;
}

void pool_free(struct pool *pool)
{
    for (size_t c = 0; pool->of_class != NULL && c < pool->labels.classes; ++c)
        burgi_vmf_stats_free(pool->of_class[c]);
    for (size_t i = 0; i < pool->notes; ++i)
        free(pool->note[i]);
    burgi_vmf_stats_free(pool->all);
    bg_labels_free(&pool->labels);
    free(pool->of_class);
    free(pool->note);
}
