/* Tables of one law, for many numbers of it (core/stable/stable_table.h). */
#ifndef BURGI_STABLE_PLAN_TABLES_H
#define BURGI_STABLE_PLAN_TABLES_H

#include <burgi/stable_sample.h>
#include <stdbool.h>

#include "core/stable/stable_table.h"

/* What a plan has tables of: 1 << BG_TABLE_LOGPDF, ..; log f always, and quantiles with the tails. */
struct bg_stable_plan {
    bg_table table;
    double alpha, beta;
    burgi_stable_param param;
    unsigned has;
    bg_table_cell *cell;
    double *piece, *inverse;
};

/* NULL without memory.  alpha and beta must be a law's. */
struct bg_stable_plan *bg_stable_plan_new(double alpha, double beta, burgi_stable_param param,
                                          unsigned has);
void bg_stable_plan_free(struct bg_stable_plan *p);

/* Of z[0 .. n-1] of the standard law log f into out[0] and, where they are not NULL and the plan has
 * them, its derivatives in z, alpha and beta into out[1], out[2] and out[3]: what the functions of
 * burgi/stable.h say, log f to 1e-13, derivatives to 1e-10.  Any number of threads may ask at once. */
void bg_stable_plan_slopes(const struct bg_stable_plan *p, size_t n, const double *z,
                           double *const out[4]);

/* A plan while it is made. */
struct bg_stable_maker {
    struct bg_stable_plan *plan;
    double median; /* x0 */
    int regions;
    double low[BG_TABLE_REGIONS];        /* where they begin */
    double level[BG_TABLE_ALL], settled; /* what all comes to from this tau on; NaN as yet */
    double reach[BG_TABLE_REGIONS];      /* y at their ends */
    size_t cells, pieces, inverses;      /* in use */
    size_t cell_room, piece_room, inverse_room;
    bool failed; /* no memory */
};

/* A region's cells: of `count` octaves of y from 2^first on, the whole of them or until there is no more to be
 * had; and of those of tau. */
void bg_stable_plan_near(struct bg_stable_maker *m, bg_table_region *r, int first, int count,
                         bool whole);
void bg_stable_plan_beyond(struct bg_stable_maker *m, bg_table_region *r);

/* Those of its inverse. */
void bg_stable_plan_inverse(struct bg_stable_maker *m, int region);

/* Pieces: the points v, Chebyshev's nodes and then some to check by; the polynomial through the values at the
 * nodes; its value. */
enum { BG_TABLE_POINTS = BG_TABLE_TERMS + 3 };
void bg_stable_plan_points(double v[BG_TABLE_POINTS]);
void bg_stable_plan_interpolate(const double *value, ptrdiff_t inc, double *c);
double bg_stable_plan_horner(const double *c, double v);

/* Room for `need` elements of an array of *have; false without memory. */
bool bg_stable_plan_room(void **array, size_t *have, size_t need, size_t size);

#endif
