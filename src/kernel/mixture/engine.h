/* Passes that are made elsewhere (burgi/mixture_engine.h). */
#ifndef BURGI_KERNEL_MIXTURE_ENGINE_H
#define BURGI_KERNEL_MIXTURE_ENGINE_H

#include "pass.h"
#include "score.h"

/* The options' engine, null where there is none or where they are those of a time before there were any. */
const burgi_mixture_engine *bg_mixture_engine(const burgi_mixture_options *o);
bool bg_engine_ok(const burgi_mixture_engine *engine);

/* As bg_directions_begin(). */
burgi_status bg_engine_directions(struct bg_directions *x, const burgi_mixture_engine *engine);

/* What is kept from one pass to the next, as a bg_plan. */
struct bg_engine_plan {
    const burgi_mixture_engine *engine;
    size_t k, each;
    double *mu, *at, *kappa, *numbers; /* numbers: what sums points to */
    struct bg_law *law;
    burgi_mixture_sums *sums;
};
burgi_status bg_engine_begin(struct bg_engine_plan *plan, const burgi_mixture_engine *engine,
                             size_t mixtures, const burgi_vmf_mixture *m);
void bg_engine_end(struct bg_engine_plan *plan);

/* As bg_pass_run(); start: which one each mixture is of. */
burgi_status bg_engine_run(const struct bg_engine_plan *plan, const struct bg_pass *pass,
                           const size_t *start);

/* As bg_score_run(), of sums alone. */
burgi_status bg_engine_score(const struct bg_engine_plan *plan, const burgi_vmf_mixture *m,
                             struct bg_score_sums *sums);

#endif
