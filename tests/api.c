/* What the public interface promises beside numbers: bad arguments, names, versions, and the
 * choice of instruction set.  Links the shared library, so it sees public names only. */
#include <burgi.h>

#if defined BURGI_AVX2 || defined BURGI_AVX512
#include <cpuid.h>
#endif
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/function.h"

enum { N = 3 };

/* Each batch function with its arguments as arrays of N, a null pointer where bit k of nulls
 * is set (the value is the last), and the given output increment. */
#define INPUT(k, a) nulls & 1u << k ? NULL : x, 1
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    static burgi_status call_##name(size_t n, unsigned nulls, ptrdiff_t inc_y, double *y)      \
    {                                                                                          \
        static const double x[N] = { 2.0, 2.0, 2.0 };                                          \
        return burgi_##name##_n(n, BG_MAP(INPUT, __VA_ARGS__),                                 \
                                nulls & 1u << BG_COUNT(__VA_ARGS__) ? NULL : y, inc_y);        \
    }
#include "functions.def"

static const struct {
    const char *name;
    unsigned pointers;
    burgi_status (*call)(size_t n, unsigned nulls, ptrdiff_t inc_y, double *y);
} batch[] = {
#define BURGI_FUNCTION(name, f32, ...) { #name, BG_COUNT(__VA_ARGS__) + 1, call_##name },
#include "functions.def"
};
enum { BATCHES = sizeof batch / sizeof *batch };

Test(api, null_pointers_are_refused_and_nothing_is_written)
{
    for (size_t i = 0; i < BATCHES; ++i)
        for (unsigned nulls = 1; nulls < 1u << batch[i].pointers; ++nulls) {
            double y[N] = { 7.0, 7.0, 7.0 };
            cr_expect(batch[i].call(N, nulls, 1, y) == BURGI_EINVAL, "%s", batch[i].name);
            cr_expect(y[0] == 7.0 && y[1] == 7.0 && y[2] == 7.0, "%s wrote", batch[i].name);
        }
}

Test(api, output_increment_of_zero_takes_one_element_at_most)
{
    for (size_t i = 0; i < BATCHES; ++i) {
        double y = 7.0;
        cr_expect(batch[i].call(2, 0, 0, &y) == BURGI_EINVAL, "%s", batch[i].name);
        cr_expect(y == 7.0, "%s wrote", batch[i].name);
        cr_expect(batch[i].call(1, 0, 0, &y) == BURGI_OK, "%s", batch[i].name);
        cr_expect(y != 7.0, "%s did not write", batch[i].name);
    }
}

Test(api, no_elements_need_no_pointers)
{
    for (size_t i = 0; i < BATCHES; ++i)
        cr_expect(batch[i].call(0, 63, 0, NULL) == BURGI_OK, "%s", batch[i].name);
}

Test(api, every_status_has_its_own_words)
{
    for (int s = BURGI_OK; s <= BURGI_ELAPACK; ++s) {
        const char *words = burgi_strerror((burgi_status)s);
        cr_assert(words != NULL && words[0] != '\0');
        cr_expect(strcmp(words, "unknown status") != 0, "%d", s);
        for (int t = BURGI_OK; t < s; ++t)
            cr_expect(strcmp(words, burgi_strerror((burgi_status)t)) != 0, "%d, %d", s, t);
    }
}

Test(api, strerror_answers_any_integer)
{
    static const int odd[] = { -1, BURGI_ELAPACK + 1, 4711, INT_MAX, INT_MIN };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; ++i)
        cr_expect(strcmp(burgi_strerror((burgi_status)odd[i]), "unknown status") == 0, "%d",
                  odd[i]);
}

Test(api, version_is_that_of_the_headers)
{
    char version[64];
    snprintf(version, sizeof version, "%d.%d.%d", BURGI_VERSION_MAJOR, BURGI_VERSION_MINOR,
             BURGI_VERSION_PATCH);
    cr_expect(strcmp(burgi_version(), BURGI_VERSION) == 0);
    cr_expect(strcmp(version, BURGI_VERSION) == 0);
}

/* The instruction sets that the library was built for and that this processor has, the widest
 * first; told without the library, which must find the same. */
static size_t isas_here(const char *isa[4])
{
    size_t n = 0;
#if defined BURGI_AVX2 || defined BURGI_AVX512
    unsigned a, b, c, d;
    const bool f16c = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C) != 0;
    const bool avx2 = f16c && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
#if defined BURGI_AVX512
    if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
        isa[n++] = "avx512";
#endif
#if defined BURGI_AVX2
    if (avx2)
        isa[n++] = "avx2";
#endif
#if defined BURGI_NEON
    isa[n++] = "neon";
#endif
    isa[n++] = "base";
    return n;
}

/* Each case is a process of its own, in which BURGI_ISA has not been read yet. */
Test(api, isa_is_the_widest)
{
    const char *isa[4];
    isas_here(isa);
    unsetenv("BURGI_ISA");
    cr_expect(strcmp(burgi_isa(), isa[0]) == 0, "%s, not %s", burgi_isa(), isa[0]);
}

ParameterizedTestParameters(api, isa_can_be_forced)
{
    static const char *isa[4];
    static size_t index[] = { 0, 1, 2, 3 };
    return cr_make_param_array(size_t, index, isas_here(isa));
}

ParameterizedTest(size_t *index, api, isa_can_be_forced)
{
    const char *isa[4];
    isas_here(isa);
    setenv("BURGI_ISA", isa[*index], 1);
    cr_expect(strcmp(burgi_isa(), isa[*index]) == 0, "%s, not %s", burgi_isa(), isa[*index]);
}

Test(api, unknown_isa_gives_base)
{
    setenv("BURGI_ISA", "vax", 1);
    cr_expect(strcmp(burgi_isa(), "base") == 0);
}

Test(api, isa_is_read_once)
{
    unsetenv("BURGI_ISA");
    const char *isa = burgi_isa();
    setenv("BURGI_ISA", strcmp(isa, "base") == 0 ? "avx2" : "base", 1);
    cr_expect(burgi_isa() == isa);
}
