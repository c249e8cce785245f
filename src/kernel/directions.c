/* Rows of features as unit vectors: their lengths once, the vectors tile by tile. */
#include "directions.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"
#include "isa/kernel/tiles.h"

static const double weight_min = 1e-100, weight_max = 1e100;
static const double square_min = 0x1p-900, square_max = 0x1p900;

static double at(const burgi_rows *rows, size_t i, size_t j)
{
    return rows->f32 != NULL ? (double)rows->f32[i * rows->ld + j]
                             : rows->f64[i * rows->ld + j];
}

static double square(const struct bg_tiles *tiles, const burgi_rows *rows, size_t i)
{
    return rows->f32 != NULL ? tiles->square_f32(rows->p, rows->f32 + i * rows->ld)
                             : tiles->square_f64(rows->p, rows->f64 + i * rows->ld);
}

/* A row of extreme length: 1/|2^-shift x|, or 0 where it has no direction. */
static double rescale(const burgi_rows *rows, size_t i, short *shift)
{
    double most = 0.0, q = 0.0;
    int exponent;

    for (size_t j = 0; j < rows->p; ++j) {
        if (!isfinite(at(rows, i, j)))
            return 0.0;
        most = fmax(most, fabs(at(rows, i, j)));
    }
    if (most == 0.0)
        return 0.0;
    frexp(most, &exponent);
    for (size_t j = 0; j < rows->p; ++j) {
        const double y = ldexp(at(rows, i, j), -exponent);
        q += y * y;
    }
    *shift = (short)exponent;
    return 1.0 / sqrt(q);
}

bool bg_rows_ok(const burgi_rows *rows)
{
    return rows != NULL && rows->p >= 2 && rows->ld >= rows->p &&
           (rows->n == 0 || (rows->f32 != NULL) != (rows->f64 != NULL));
}

static bool weights_ok(const burgi_rows *rows)
{
    for (size_t i = 0; rows->weights != NULL && i < rows->n; ++i)
        if (rows->weights[i] != 0.0 &&
            !(rows->weights[i] >= weight_min && rows->weights[i] <= weight_max))
            return false;
    return true;
}

/* Rows whose squares are too large or too small for a double are rare: they are looked at again. */
static bool take_extremes(struct bg_directions *x)
{
    for (size_t i = 0; i < x->rows.n; ++i) {
        if (!isnan(x->factor[i]))
            continue;
        if (x->shift == NULL && (x->shift = calloc(x->rows.n, sizeof *x->shift)) == NULL)
            return false;
        x->factor[i] = rescale(&x->rows, i, &x->shift[i]);
        if (x->factor[i] == 0.0) {
            ++x->skipped;
            if (x->first_skipped == 0)
                x->first_skipped = i + 1;
        }
    }
    return true;
}

burgi_status bg_directions_begin(struct bg_directions *x, const burgi_rows *rows, int threads)
{
    const struct bg_tiles *const tiles = bg_tiles_picked();
    const struct bg_groups groups = bg_groups_of(rows->n, 0);

    *x = (struct bg_directions){ .rows = *rows };
    if (!weights_ok(rows))
        return BURGI_EDOM;
    if (rows->n > SIZE_MAX / sizeof *x->factor ||
        (x->factor = malloc(rows->n * sizeof *x->factor + 1)) == NULL)
        return BURGI_ENOMEM;
    BG_PARALLEL_FOR(threads)
    for (size_t g = 0; g < groups.n; ++g)
        for (size_t i = bg_group_first(&groups, g); i < bg_group_first(&groups, g + 1); ++i) {
            const double q = square(tiles, rows, i);
            x->factor[i] = q >= square_min && q <= square_max ? 1.0 / sqrt(q) : (double)NAN;
        }
    if (!take_extremes(x)) {
        bg_directions_end(x);
        return BURGI_ENOMEM;
    }
    bg_directions_count(x);
    return BURGI_OK;
}

void bg_directions_count(struct bg_directions *x)
{
    for (size_t i = 0; i < x->rows.n; ++i) {
        x->usable += bg_directions_weight(x, i) != 0.0;
        x->weight += bg_directions_weight(x, i);
    }
}

void bg_directions_end(struct bg_directions *x)
{
    free(x->factor);
    free(x->shift);
    free(x->own);
    x->factor = x->own = NULL;
    x->shift = NULL;
}

/* The loops for what rows are, into what tiles are. */
#define TILE(suffix, type, from_f32, from_f64)                                                 \
    void bg_directions_tile_##suffix(const struct bg_directions *x, size_t first, size_t n,    \
                                     type *to)                                                 \
    {                                                                                          \
        const struct bg_tiles *const tiles = bg_tiles_picked();                                \
        const burgi_rows *const rows = &x->rows;                                               \
                                                                                               \
        for (size_t i = first; i < first + n; ++i, to += rows->p)                              \
            if (!bg_directions_has(x, i))                                                      \
                memset(to, 0, rows->p * sizeof *to);                                           \
            else if (x->shift != NULL && x->shift[i] != 0)                                     \
                for (size_t j = 0; j < rows->p; ++j)                                           \
                    to[j] = (type)(ldexp(at(rows, i, j), -x->shift[i]) * x->factor[i]);        \
            else if (rows->f32 != NULL)                                                        \
                tiles->from_f32(rows->p, rows->f32 + i * rows->ld, x->factor[i], to);          \
            else                                                                               \
                tiles->from_f64(rows->p, rows->f64 + i * rows->ld, x->factor[i], to);          \
    }
TILE(f64, double, scale_f32, scale_f64)
TILE(f32, float, scale_f32_f32, scale_f64_f32)

burgi_status bg_directions_pick(const struct bg_directions *x, size_t m, const size_t *row,
                                double *to)
{
    if (x->engine != NULL)
        return x->engine->units(x->engine->self, m, row, to);
    for (size_t i = 0; i < m; ++i)
        bg_directions_tile_f64(x, row[i], 1, to + i * x->rows.p);
    return BURGI_OK;
}
