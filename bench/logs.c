#include "logs.h"

#include <math.h>

#include "clock.h"

static void scalar(size_t n, const double *x, double *y)
{
    for (size_t i = 0; i < n; ++i)
        y[i] = log(x[i]);
}

static void chain(size_t n, const double *x, double *y)
{
    const uint64_t zero = opaque_zero();
    double last = 0.0;
    for (size_t i = 0; i < n; ++i)
        y[i] = last = log(after(x[i], last, zero));
}

#if defined BENCH_LIBMVEC
#include <immintrin.h>

#define FOR(isa) __attribute__((target(isa)))

FOR("avx2") extern __m256d _ZGVdN4v_log(__m256d);
FOR("avx512f") extern __m512d _ZGVeN8v_log(__m512d);

FOR("avx2") static void avx2(size_t n, const double *x, double *y)
{
    for (size_t i = 0; i < n; i += 4)
        _mm256_storeu_pd(y + i, _ZGVdN4v_log(_mm256_loadu_pd(x + i)));
}

FOR("avx512f") static void avx512(size_t n, const double *x, double *y)
{
    for (size_t i = 0; i < n; i += 8)
        _mm512_storeu_pd(y + i, _ZGVeN8v_log(_mm512_loadu_pd(x + i)));
}

static size_t vector_ways(struct log_way *w)
{
    size_t n = 0;
    if (__builtin_cpu_supports("avx2"))
        w[n++] = (struct log_way){ "libmvec", LOG_UNIT_ISA, "throughput", avx2 };
    if (__builtin_cpu_supports("avx512f"))
        w[n++] = (struct log_way){ "libmvec", "avx512", "throughput", avx512 };
    return n;
}
#else
static size_t vector_ways(struct log_way *w)
{
    (void)w;
    return 0;
}
#endif

size_t log_ways(struct log_way w[LOG_WAYS])
{
    w[0] = (struct log_way){ "glibc", "", "latency", chain };
    w[1] = (struct log_way){ "glibc", "", "throughput", scalar };
    return 2 + vector_ways(w + 2);
}
