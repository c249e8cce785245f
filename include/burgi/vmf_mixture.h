/* Mixtures of von Mises-Fisher laws, and spherical k-means.  In libburgi_kernel.
 *
 *   f(x) = sum_k w_k C(kappa_k) exp(kappa_k mu_k'x) + w_0/|S|,   x unit vectors of R^p,
 *
 * w_0, the weight of a uniform background, being 0 unless one is asked for.  Densities are with respect to
 * surface measure, in nats.  Method and definitions: docs/mixtures.md. */
#ifndef BURGI_VMF_MIXTURE_H
#define BURGI_VMF_MIXTURE_H

#include <burgi/mixture_engine.h>
#include <burgi/rows.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How rows are given to components: by responsibilities; to the most likely one; to one that is drawn
 *  by responsibilities. */
typedef enum burgi_mixture_assign {
    BURGI_ASSIGN_SOFT = 0,
    BURGI_ASSIGN_HARD,
    BURGI_ASSIGN_STOCHASTIC
} burgi_mixture_assign;

/** Concentrations: one for each component, one for all, or given. */
typedef enum burgi_mixture_kappa {
    BURGI_KAPPA_FREE = 0,
    BURGI_KAPPA_COMMON,
    BURGI_KAPPA_FIXED
} burgi_mixture_kappa;

/** Estimates of them: maximum likelihood, marginal (Schou), or with the prior of one row of no
 *  direction, as kappa, kappa_marginal and kappa_map of burgi/vmf_fit.h. */
typedef enum burgi_mixture_estimate {
    BURGI_ESTIMATE_MLE = 0,
    BURGI_ESTIMATE_MARGINAL,
    BURGI_ESTIMATE_MAP
} burgi_mixture_estimate;

/** Starts: rows chosen by k-means++ on cosines, random rows, labels of the rows, a mixture. */
typedef enum burgi_mixture_init {
    BURGI_INIT_KMEANSPP = 0,
    BURGI_INIT_RANDOM,
    BURGI_INIT_LABELS,
    BURGI_INIT_MIXTURE
} burgi_mixture_init;

typedef struct burgi_vmf_mixture burgi_vmf_mixture;

/** Zero everywhere but k is: soft EM, free kappa by maximum likelihood, one start by k-means++.  Set
 *  struct_size = sizeof(burgi_mixture_options); members are only ever added at the end. */
typedef struct burgi_mixture_options {
    size_t struct_size;
    size_t k;                        /**< components, 1 .. n */
    burgi_mixture_assign assign;     /**< rows to components */
    burgi_mixture_kappa kappa;       /**< concentrations */
    double kappa_value;              /**< BURGI_KAPPA_FIXED: the one of all, 0 .. 2^200 */
    burgi_mixture_estimate estimate; /**< of concentrations */
    int background;                  /**< not 0: a uniform component beside the k */
    burgi_mixture_init init;         /**< where to start */
    const int32_t *labels;           /**< BURGI_INIT_LABELS: a row's component, < 0: none */
    const burgi_vmf_mixture *start;  /**< BURGI_INIT_MIXTURE: one of the same p and k */
    size_t restarts;                 /**< starts, of which the most likely is kept; 0: 1 */
    uint64_t seed;                   /**< of starts and draws */
    double tolerance;                /**< of the log-likelihood, relative; 0: 1e-10 */
    size_t max_iterations;           /**< 0: 2000 */
    int threads;                     /**< 0: all processors */
    const burgi_mixture_engine
        *engine; /**< who has the rows and makes the passes over them, rows being null;
                                             null: this library.  Not for streams */
} burgi_mixture_options;

/** What is odd about a component: it has fewer than a millionth of a row; it came down to a single row, or
 *  to rows that all point the same way, and has had its kappa from a prior since (docs/mixtures.md,
 *  section 4). */
enum {
    BURGI_COMPONENT_EMPTY = 1,
    BURGI_COMPONENT_ONE_POINT = 2,
    BURGI_COMPONENT_COLLAPSED = 4
};

typedef struct burgi_vmf_component {
    double weight;         /**< w_k */
    double kappa;          /**< concentration, finite */
    double kappa_marginal; /**< marginal maximum likelihood (Schou) of n_eff rows */
    double rbar, delta; /**< mean resultant length that kappa was solved from, and 1 - rbar */
    double n_eff;       /**< sum of responsibilities, at these parameters */
    unsigned flags;     /**< BURGI_COMPONENT_* */
} burgi_vmf_component;

/** A mixture; members are only ever added at the end, and only the library makes one. */
struct burgi_vmf_mixture {
    size_t p, k;
    burgi_vmf_component *component; /**< k */
    double *mu;                     /**< k unit vectors of p doubles, one after the other */
    double background;              /**< w_0; 0 without one */
    /* Of a fit: */
    double rows;                   /**< usable ones, their weights summed */
    size_t skipped, first_skipped; /**< rows without a direction; the first, from 1; 0: none */
    double log_likelihood;         /**< of all rows at these parameters */
    double parameters;             /**< free ones, d of bic */
    double bic, aic, icl;          /**< -2 L + d log n, -2 L + 2 d, bic - 2 sum r log r */
    size_t iterations;             /**< EM steps of the start that was kept */
    int converged;  /**< one more gains less than the tolerance; hard: moves no row */
    size_t restart; /**< the start that was kept, from 0 */
};

/** A mixture of k components of weight 1/k and kappa 0, mu = (1, 0, ..., 0), to be filled in.  Null: out of
 *  memory, or p < 2 or k = 0. */
BURGI_API burgi_vmf_mixture *burgi_vmf_mixture_new(size_t p, size_t k);
BURGI_API void burgi_vmf_mixture_free(burgi_vmf_mixture *mixture);

/** Fits a mixture; *mixture is the caller's to free, null where the fit fails.
 *
 *  Domain     1 <= k <= usable rows, labels < k, start a mixture as burgi_vmf_mixture_score() takes it:
 *             else BURGI_EDOM, as for weights that are neither 0 nor in 1e-100 .. 1e100; BURGI_EINVAL for
 *             p < 2, ld < p, for options outside their range, or
 *             null.  BURGI_ENOMEM.
 *  Special    a component that degenerates is flagged and kept finite; see docs/mixtures.md.
 *  Accuracy   kappa solves A(kappa) = rbar to 1e-11 in A at any concentration; log_likelihood
 *             within 1e-12 relative of the parameters' own.
 *  Method     EM by tiles of rows: cosines by GEMM, small angles by differences; see docs/mixtures.md.
 *  Source     Banerjee, Dhillon, Ghosh and Sra, JMLR 6 (2005); Arthur and Vassilvitskii (2007).
 *  Speed      docs/benchmarks.md, Mixtures; 4 n p k operations a step. */
BURGI_API burgi_status burgi_vmf_mixture_fit(const burgi_rows *rows,
                                             const burgi_mixture_options *options,
                                             burgi_vmf_mixture **mixture);

/** A mixture of rows that come in blocks, once, by stepwise EM: what there need not be memory for. */
typedef struct burgi_mixture_stream burgi_mixture_stream;

/** Begins with the first block, which is fitted by itself as burgi_vmf_mixture_fit() does it, and should have
 *  rows of all kinds; each of the others is then taken once.  When all are in, the rows that
 *  log-likelihood, criteria and n_eff are to be of are looked at, block by block in any sizes, and the end gives the
 *  mixture, which is the caller's, and frees the stream.
 *
 *  Domain     as of burgi_vmf_mixture_fit(); blocks of the same p, else BURGI_EDOM.  BURGI_EINVAL for null.
 *             Where a call fails, the stream is as it was.
 *  Special    iterations are blocks, converged is 0.  Log-likelihood and criteria are NaN where no row was
 *             looked at.
 *  Method     an E-step a block, and an M-step of the sums of all blocks so far; docs/mixtures.md.
 *  Source     Neal and Hinton (1998); Cappe and Moulines, J. R. Statist. Soc. B 71 (2009). */
BURGI_API burgi_status burgi_mixture_stream_new(const burgi_rows *first,
                                                const burgi_mixture_options *options,
                                                burgi_mixture_stream **stream);
BURGI_API burgi_status burgi_mixture_stream_add(burgi_mixture_stream *stream,
                                                const burgi_rows *rows);
BURGI_API burgi_status burgi_mixture_stream_look(burgi_mixture_stream *stream,
                                                 const burgi_rows *rows);
BURGI_API burgi_vmf_mixture *burgi_mixture_stream_end(burgi_mixture_stream *stream);
BURGI_API void burgi_mixture_stream_free(burgi_mixture_stream *stream);

/** Of each row: log density of the mixture; responsibilities, k of a row one after the other, k + 1
 *  with a background, which is the last; the component of the largest, k for the background; 1 -
 *  cosine to its mu (NaN for the background), by differences where it is small.  Each may be null.  A
 *  row without a direction: NaN, and best is -1.  log_likelihood: their sum by weights.
 *
 *  Domain     rows of mixture's p, mu of unit length within 1e-12, weights that sum to 1 within 1e-9,
 *             0 <= kappa < 2^200: else BURGI_EDOM; BURGI_EINVAL for null pointers.  BURGI_ENOMEM.
 *  Accuracy   log_density to (8 + sqrt(p)) 2^-53 S, S = 1 + |log f| + |log C + kappa| + K of the components
 *             that are likely, K = kappa, or min(kappa, 16 p) + kappa sqrt(delta) where delta < 1/64:
 *             measured with OpenBLAS, tests/vmf_mixture_digits.c. */
BURGI_API burgi_status burgi_vmf_mixture_score(const burgi_vmf_mixture *mixture,
                                               const burgi_rows *rows, int threads,
                                               double *log_density, double *responsibility,
                                               int32_t *best, double *delta,
                                               double *log_likelihood);

/** The log peaks of a mixture's components, log w + log C(kappa) + kappa, k of them, and then the background's, log w_0 -
 *  log |S|, where there is one: component k has the log density at - kappa (1 - mu'x).  What burgi_cuda_mixture_new()
 *  takes (burgi/cuda_mixture.h).
 *
 *  Domain     a mixture as burgi_vmf_mixture_score() takes it: else BURGI_EDOM; BURGI_EINVAL for null.  BURGI_ENOMEM.
 *  Accuracy   a few 2^-53 of log w and log C + kappa, however large kappa is. */
BURGI_API burgi_status burgi_vmf_mixture_log_peaks(const burgi_vmf_mixture *mixture,
                                                   double *at);

#ifdef __cplusplus
}
#endif

#endif
