/* Which instruction set runs: the widest that this processor has, or the one BURGI_ISA names. */
#include <burgi/base.h>

#if defined BURGI_AVX2 || defined BURGI_AVX512
#include <cpuid.h>
#endif
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static bool always(void)
{
    return true;
}

#if defined BURGI_AVX2 || defined BURGI_AVX512
/* Not every compiler's __builtin_cpu_supports() knows F16C; with AVX2, which it asks about, the
 * registers are there. */
static bool has_avx2(void)
{
    unsigned a, b, c, d;
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C) != 0;
}
#endif

#if defined BURGI_AVX512
static bool has_avx512(void)
{
    return has_avx2() && __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512bw");
}
#endif

static const struct {
    const struct bg_isa *isa;
    bool (*runs_here)(void);
} widest_first[] = {
#if defined BURGI_AVX512
    { &bg_isa_avx512, has_avx512 },
#endif
#if defined BURGI_AVX2
    { &bg_isa_avx2, has_avx2 },
#endif
#if defined BURGI_NEON
    { &bg_isa_neon, always },
#endif
    { &bg_isa_base, always },
};

const struct bg_isa *bg_isa_here(size_t i)
{
    for (size_t k = 0; k < COUNT(widest_first); ++k)
        if (widest_first[k].runs_here() && i-- == 0)
            return widest_first[k].isa;
    return NULL;
}

/* The widest, or those that BURGI_ISA names (for tests and bug reports), or base. */
static const struct bg_isa *pick(void)
{
    const char *want = getenv("BURGI_ISA");
    const struct bg_isa *k, *last = NULL;
    for (size_t i = 0; (k = bg_isa_here(i)) != NULL; ++i) {
        last = k;
        if (want == NULL || strcmp(want, k->name) == 0)
            break;
    }
    return last;
}

/* Picked on first call.  Threads that race here pick the same table, so the store needs no
 * lock. */
const struct bg_isa *bg_isa_picked(void)
{
    static _Atomic(const struct bg_isa *) picked;
    const struct bg_isa *k = atomic_load_explicit(&picked, memory_order_acquire);
    if (k == NULL) {
        k = pick();
        atomic_store_explicit(&picked, k, memory_order_release);
    }
    return k;
}

const char *burgi_isa(void)
{
    return bg_isa_picked()->name;
}
