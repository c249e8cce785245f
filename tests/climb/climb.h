/* Hill climbing on a function's error: cells, one for each claim and regime of a function, keep the
 * worst points that are known, and each round of a cell climbs once from one of these or from a
 * fresh start. */
#ifndef BURGI_TESTS_CLIMB_CLIMB_H
#define BURGI_TESTS_CLIMB_CLIMB_H

#include "../lib/claims.h"
#include "../lib/points.h"
#include "patch.h"

enum { POOL = 128, MAX_CELLS = 128 };

struct point {
    double arg[MAX_ARGS];
    double error, share; /* by the claim's measure, and as a part of what it allows */
    int climbs;          /* from here, so far */
};

struct subject;

struct cell {
    struct subject *subject;
    const struct claim *claim;
    int regime;
    struct random random;
    struct point pool[POOL]; /* the worst first, none near another */
    int points;
    size_t *row, rows; /* the subject's rows that are of this cell */
    double before;     /* the worst share in the tables */
    double seconds;    /* that its climbs took */
};

/* A function, its rows in all tables, and its cells that have any. */
struct subject {
    const struct function *f;
    const struct claim *claims;
    size_t claims_count;
    struct truth truth;
    void (*climb)(struct cell *c, const double *start, int fails);
    int (*regime)(const double *arg); /* NULL: it has one */
    const char *const *name;          /* the regimes', or NULL */
    double (*row)[MAX_ARGS];
    size_t rows, climbs, looks; /* looks: values of the function compared with the truth */
    size_t differing;           /* points where what should have the same bits has not */
    struct cell cell[MAX_CELLS];
    int cells;
};

/* The k-th of functions.h, its cells filled from the tables, or from those without the worst ones;
 * NULL where no claim or no table is about it. */
struct subject *subject_new(size_t k, uint64_t seed, bool without_worst);
void subject_free(struct subject *s);

/* log I (k = 0) and log K as hi + lo with their enclosures, as if log_besseli_dd were a function
 * with the claim of an error of 2^-90 max(|f|, 1) at most and of enclosures that hold the truth. */
extern const struct function dd_functions[2];
struct subject *subject_new_dd(int k, uint64_t seed, bool without_worst);

/* Whether a point is the cell's. */
bool cell_has(const struct cell *c, const double *arg);

/* A start for a climb that is none of the pool's: near a row, at a seam between regimes, where the
 * function is 0 or +-1, at a half-integer, of two rows' coordinates. */
void fresh_start(struct cell *c, double *arg);

/* One climb, until so many moves in a row fail. */
void climb_once(struct cell *c, int fails);

/* For ways of climbing: a random move from a point; a point into the pool, if it belongs there. */
void move(struct random *r, const struct subject *s, const double *from, double *to);
void keep(struct cell *c, struct point p);

/* The rows of all tables, of which those of worst cases may be left out. */
void add_tables(struct subject *s, uint64_t seed, bool without_worst);

/* |n| doubles up or down. */
double step_by(double x, int64_t n);

/* x by a factor; where |x| is in (1/2, 1), half of the time its distance from +-1 by the factor: a
 * cosine, a probability, a mean length comes near 1 as it comes near 0. */
double scaled_by(struct random *r, double x, double factor);

#endif
