/* What every module shares: export, status codes, and what runs.
 *
 * Conventions of the whole library
 *
 * - Scalar functions take and return double.  Outside the domain they return NaN,
 *   and NaN in gives NaN out; errno is not touched, nothing is printed, nothing
 *   aborts.  Floating-point exception flags are unspecified; round-to-nearest is
 *   assumed.
 * - Every scalar function has a batch form, suffix _n, over n elements.  Element i of
 *   the array x with increment inc_x is x[i*inc_x]; increments count elements and may
 *   be negative (x then points to element 0, the one of the highest address), and an
 *   input increment of 0 uses one value for all elements.  An output increment of 0
 *   with n > 1, or a null pointer with n > 0, is BURGI_EINVAL and nothing is written.
 *   The output may be one of the inputs with the same increment; other overlaps are
 *   not allowed.  An element outside the domain is a NaN in its place.
 * - Scalar, batch and every instruction set return the same bits (any NaN equals any
 *   other).
 * - All functions may be called from any number of threads; the library starts none.
 */
#ifndef BURGI_BASE_H
#define BURGI_BASE_H

#include <stddef.h>

#if defined _WIN32
#define BURGI_API
#elif defined __GNUC__
#define BURGI_API __attribute__((visibility("default")))
#else
#define BURGI_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** How a call ended.  A status says that the whole call failed, never one element. */
typedef enum burgi_status {
    BURGI_OK = 0,  /**< success */
    BURGI_EINVAL,  /**< an argument breaks the function's contract */
    BURGI_EDOM,    /**< the data lie outside the domain */
    BURGI_ENOCONV, /**< an iteration did not converge */
    BURGI_ENOMEM,  /**< out of memory */
    BURGI_EIO,     /**< reading or writing failed */
    BURGI_ENOSYS,  /**< not built into this library */
    BURGI_ECUDA,   /**< the CUDA runtime reported an error */
    BURGI_ELAPACK  /**< a factorisation failed */
} burgi_status;

/** What a status means, in English.  Total (any integer has an answer), never null,
 *  thread-safe; the string is static. */
BURGI_API const char *burgi_strerror(burgi_status status);

/** The version of the library that runs, "MAJOR.MINOR.PATCH".  BURGI_VERSION is that of
 *  the headers. */
BURGI_API const char *burgi_version(void);

/** The instruction set that runs: "base", "avx2", "avx512" or "neon".  The environment
 *  variable BURGI_ISA, read on the first call of any function, forces one that this
 *  processor has; a name that it lacks or that is unknown gives "base".  The results do
 *  not depend on it. */
BURGI_API const char *burgi_isa(void);

#ifdef __cplusplus
}
#endif

#endif
