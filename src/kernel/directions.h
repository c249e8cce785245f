/* Rows of features as unit vectors. */
#ifndef BURGI_KERNEL_DIRECTIONS_H
#define BURGI_KERNEL_DIRECTIONS_H

#include <burgi/mixture_engine.h>
#include <burgi/rows.h>
#include <stdbool.h>

/* Whether they are rows at all: no null pointer, p >= 2, ld >= p. */
bool bg_rows_ok(const burgi_rows *rows);

struct bg_directions {
    burgi_rows rows;
    double *factor; /* 1/|x| of each row; 0: it has no direction */
    short *shift;   /* rows are multiplied by 2^-shift first; NULL: none is */
    size_t usable;  /* rows with a direction and a weight */
    size_t skipped, first_skipped;
    double weight;                      /* of the usable rows */
    const burgi_mixture_engine *engine; /* who has the rows; null: they are here */
    double *own;                        /* their weights, then */
};

/* BURGI_EDOM: weights.  What it points to lives as long. */
burgi_status bg_directions_begin(struct bg_directions *x, const burgi_rows *rows, int threads);
void bg_directions_end(struct bg_directions *x);

/* How many are usable, and their weight. */
void bg_directions_count(struct bg_directions *x);

/* n unit vectors from row first on, zeros where there is no direction. */
void bg_directions_tile_f64(const struct bg_directions *x, size_t first, size_t n, double *to);
void bg_directions_tile_f32(const struct bg_directions *x, size_t first, size_t n, float *to);

/* Those of m rows, wherever they are: the status of the engine. */
burgi_status bg_directions_pick(const struct bg_directions *x, size_t m, const size_t *row,
                                double *to);

static inline bool bg_directions_has(const struct bg_directions *x, size_t i)
{
    return x->factor[i] != 0.0;
}

static inline double bg_directions_weight(const struct bg_directions *x, size_t i)
{
    return !bg_directions_has(x, i) ? 0.0 : x->rows.weights == NULL ? 1.0 : x->rows.weights[i];
}

#endif
