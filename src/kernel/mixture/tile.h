/* A tile of rows on its way through a pass. */
#ifndef BURGI_KERNEL_MIXTURE_TILE_H
#define BURGI_KERNEL_MIXTURE_TILE_H

#include "isa/kernel/tiles.h"
#include "kernel/group.h"
#include "pass.h"

/* Of a mixture, beside its components' sums. */
enum { BG_LOG_LIKELIHOOD, BG_MOVED, BG_SCALARS };

/* What all threads read, and where they write. */
struct bg_plan {
    const struct bg_pass *pass;
    struct bg_groups groups;
    size_t p, k, each,
        all;     /* components of a mixture without and with the background; of all */
    size_t size; /* of a group's sums: s, n, d of all components, and scalars */
    bool single; /* this pass is in single precision */
    int threads;
    double *mu; /* all x p, zeros for backgrounds */
    float *mu_f32;
    struct bg_law *law; /* all + 1 */
    double *sums;       /* groups x size */
    double *room;       /* threads x room_size */
    size_t room_size;
};

/* A group's sums, and a thread's tile. */
struct bg_work {
    const struct bg_plan *plan;
    double *s, *n, *d, *scalar;
    double *x, *delta, *r, *log_density;
    float *x_f32, *delta_f32; /* in the places of x and r */
    double weight[BG_TILE];
    size_t first, rows;
};

/* Its rows' sums are added to the group's. */
void bg_tile_take(struct bg_work *w);

#endif
