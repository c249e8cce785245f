/* For tests of kernels on the CPU: skips them on a processor without the hardware FMA that these were compiled for. */
#ifndef BURGI_TESTS_CUDA_NEED_H
#define BURGI_TESTS_CUDA_NEED_H

#include <criterion/criterion.h>

static void need_fma(void)
{
#if defined __x86_64__
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
        cr_skip_test("no AVX2 here");
#endif
}

#endif
