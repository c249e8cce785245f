/* EM from several starts at once. */
#ifndef BURGI_KERNEL_MIXTURE_EM_H
#define BURGI_KERNEL_MIXTURE_EM_H

#include "engine.h"

/* One of them. */
struct bg_start {
    size_t index;
    burgi_vmf_mixture *now, *last; /* last: that of the step before, of log-likelihood l */
    double l;
    int32_t *best;
    size_t iterations;
    bool exact, last_exact; /* now and last are of sums in double precision */
    bool stopped, converged;
};

struct bg_em {
    const burgi_mixture_options *options;
    struct bg_directions x;
    size_t k, starts;
    double tolerance;
    size_t most; /* steps */
    struct bg_start *start;
    /* Of those that go on: */
    struct bg_sums *sums;
    burgi_vmf_mixture **mixture;
    int32_t **best;
    size_t *which;
    struct bg_plan *plan;
    struct bg_engine_plan engine_plan; /* in its place where x has an engine */
    burgi_status status;               /* not BURGI_OK: an engine's, and nothing goes on */
};

/* Room, and first parameters.  x, k and options are there.  BURGI_ENOMEM. */
burgi_status bg_em_begin(struct bg_em *em);
void bg_em_end(struct bg_em *em);

/* Steps until all have stopped: each start's last parameters, and of soft ones their l.  The status of an engine. */
burgi_status bg_em_run(struct bg_em *em);

#endif
