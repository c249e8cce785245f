/* Many numbers of one alpha-stable law (burgi/stable.h): a plan holds tables of polynomials, from which a value
 * takes 5 to 15 ns where a function takes 1 us.
 *
 *   burgi_stable *law = burgi_stable_new(1.5, 0.5, BURGI_STABLE_S0);
 *   burgi_stable_plan_logpdf(law, n, x, 1, gamma, delta, y, 1);
 *   burgi_stable_free(law);
 */
#ifndef BURGI_STABLE_PLAN_H
#define BURGI_STABLE_PLAN_H

#include <burgi/base.h>
#include <burgi/stable_sample.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A law in one parametrisation.  Nothing changes it: any number of threads may use it at once. */
typedef struct bg_stable_plan burgi_stable;

/** A plan, or NULL without memory or where there is no such law.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, param S0 or S1.  Otherwise NULL.
 *  Method     Polynomials of degree 15 through the values of burgi/stable.h's functions, each compared
 *             with more of them; where one can't be had, and beyond log f = -1e7 in a light tail, the
 *             functions themselves are asked (docs/stable.md).
 *  Speed      3 to 20 ms, of alpha < 0.2 up to 50. */
BURGI_API burgi_stable *burgi_stable_new(double alpha, double beta, burgi_stable_param param);

/** Frees a plan; NULL is fine. */
BURGI_API void burgi_stable_free(burgi_stable *law);

/** Of gamma Z + delta, Z of the law, at count numbers x; in S1 with alpha = 1 the location is delta + (2/pi)
 *  beta gamma log gamma.  Increments as in burgi/base.h.
 *
 *  Domain     gamma > 0 and finite, delta finite; arrays not NULL unless count = 0, inc_y not 0 unless
 *             count <= 1.  Otherwise BURGI_EINVAL.
 *  Special    as of burgi/stable.h's functions.
 *  Accuracy   within the bounds of burgi/stable.h, of z = (x - delta)/gamma as rounded.
 *  Method     burgi_stable_new's tables.
 *  Speed      9 to 13 ns a value, quantiles 28. */
#define BURGI_STABLE_PLAN(name, x)                                                             \
    BURGI_API burgi_status burgi_stable_plan_##name(                                           \
        const burgi_stable *law, size_t count, const double *x, ptrdiff_t inc_##x,             \
        double gamma, double delta, double *y, ptrdiff_t inc_y)
BURGI_STABLE_PLAN(pdf, x);
BURGI_STABLE_PLAN(logpdf, x);
BURGI_STABLE_PLAN(cdf, x);
BURGI_STABLE_PLAN(sf, x);
BURGI_STABLE_PLAN(logcdf, x);
BURGI_STABLE_PLAN(logsf, x);
BURGI_STABLE_PLAN(quantile, q);
BURGI_STABLE_PLAN(isf, q);
#undef BURGI_STABLE_PLAN

#ifdef __cplusplus
}
#endif

#endif
