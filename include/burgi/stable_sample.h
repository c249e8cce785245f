/* Random numbers of alpha-stable laws (burgi/stable.h).  A number depends on law, seed and row alone: not
 * on how many are drawn at once, nor on threads or the machine. */
#ifndef BURGI_STABLE_SAMPLE_H
#define BURGI_STABLE_SAMPLE_H

#include <burgi/base.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The parametrisation that scale and location belong to: with Z of the standard law in S0,
 *  gamma Z + delta in S0; in S1 the same of S1, at alpha = 1 with (2/pi) beta gamma log(gamma) more. */
typedef enum burgi_stable_param { BURGI_STABLE_S0 = 0, BURGI_STABLE_S1 = 1 } burgi_stable_param;

/** Rows row .. row + n - 1 of a sample, into x[0 .. n-1].
 *
 *  Domain     0 < alpha <= 2, |beta| <= 1, gamma > 0 and delta finite, param S0 or S1.  Otherwise
 *             BURGI_EINVAL, and so with x = NULL.
 *  Method     Chambers, Mallows and Stuck's, continuous at alpha = 1; Philox4x32-10 keyed by seed and
 *             row.  |x| of the standard law goes to about 2^(53/alpha).
 *  Source     Chambers, Mallows and Stuck, JASA 71 (1976); Salmon et al. (2011). */
BURGI_API burgi_status burgi_stable_sample(double alpha, double beta, double gamma,
                                           double delta, burgi_stable_param param,
                                           uint64_t seed, uint64_t row, size_t n, double *x);

#ifdef __cplusplus
}
#endif

#endif
