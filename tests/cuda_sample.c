/* libburgi_cuda's sampler, its kernels run on the CPU by tests/cuda/host.cc: libburgi's rows, bit for bit. */
#include <burgi.h>
#include <burgi/cuda.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cuda/control.h"
#include "cuda/need.h"
#include "lib/points.h"

/* n rows of p, ld apart, of a direction of which no component is nice. */
static void compare(size_t p, size_t ld, double kappa, uint64_t seed, uint64_t first, size_t n,
                    bool some_mu)
{
    double *const mu = malloc(p * sizeof *mu), *const f64 = malloc(4 * n * ld * sizeof *f64);
    double *const want = f64, *const got = f64 + n * ld;
    float *const want32 = (float *)(f64 + 2 * n * ld), *const got32 =
                                                           (float *)(f64 + 3 * n * ld);
    struct random r = { p };
    for (size_t j = 0; j < p; ++j)
        mu[j] = random_uniform(&r) - 0.4;
    for (size_t i = 0; i < n * ld; ++i) {
        want[i] = got[i] = 7.25;
        want32[i] = got32[i] = 7.25f;
    }
    const double *const given = some_mu ? mu : NULL;
    cr_assert(burgi_vmf_sample_f64(p, given, kappa, seed, first, n, want, ld) == BURGI_OK);
    cr_assert(burgi_vmf_sample_f32(p, given, kappa, seed, first, n, want32, ld) == BURGI_OK);
    cr_assert(burgi_vmf_direction(p, mu, mu) == BURGI_OK);
    cr_assert(burgi_cuda_vmf_sample_f64(p, given, kappa, seed, first, n, got, ld, NULL) ==
              BURGI_OK);
    cr_assert(burgi_cuda_vmf_sample_f32(p, given, kappa, seed, first, n, got32, ld, NULL) ==
              BURGI_OK);
    for (size_t i = 0; i < n * ld; ++i)
        cr_assert(same_bits(want[i], got[i]) &&
                      memcmp(&want32[i], &got32[i], sizeof *got32) == 0,
                  "p = %zu, kappa = %g, row %zu, component %zu: %a, not %a", p, kappa, i / ld,
                  i % ld, got[i], want[i]);
    free(mu);
    free(f64);
}

static void every_law(enum bg_host_order order, uint64_t seed)
{
    static const size_t dimensions[] = { 2,  3,  4,   15,  16,   17,   18,
                                         33, 64, 255, 784, 1025, 1026, 2100 };
    static const double kappas[] = { 0.0,  1e-3,    0.7,     30.0,    5000.0,
                                     1e10, 0x1p880, 0x1p901, HUGE_VAL };
    need_fma();
    bg_host_order = order;
    bg_host_seed = seed;
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; ++i)
        for (size_t k = 0; k < sizeof kappas / sizeof *kappas; ++k) {
            const size_t p = dimensions[i], n = p > 300 ? 5 : 37;
            compare(p, p + k % 2, kappas[k], 1000 * i + k,
                    k % 3 == 1 ? UINT64_C(0xfffffffff0) : 0, n, (i + k) % 4 != 0);
        }
}

Test(cuda_sample, forward)
{
    every_law(BG_FORWARD, 1);
}

Test(cuda_sample, shuffled)
{
    every_law(BG_SHUFFLED, 2);
}

/* Rows enough for blocks, of a law whose tries are often refused. */
Test(cuda_sample, many_rows)
{
    need_fma();
    bg_host_order = BG_BACKWARD;
    compare(5, 5, 2.0, 3, 0, 3000, true);
    compare(20, 21, 1.0, 4, 77, 999, true);
}

Test(cuda_sample, refusals)
{
    double x[8], mu[4] = { 0.0, -3.0, 4.0, 0.0 };
    need_fma();
    const size_t launches = bg_host_launches;
    cr_expect(burgi_cuda_vmf_sample_f64(1, NULL, 1.0, 1, 0, 1, x, 4, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, 1.0, 1, 0, 1, x, 3, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, 1.0, 1, 0, 1, NULL, 4, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_vmf_sample_f32(4, NULL, 1.0, 1, 0, 1, NULL, 4, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, -1.0, 1, 0, 1, x, 4, NULL) == BURGI_EDOM);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, (double)NAN, 1, 0, 1, x, 4, NULL) ==
              BURGI_EDOM);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, 1.0, 1, 0, 0, NULL, 4, NULL) == BURGI_OK);
    cr_expect(bg_host_launches == launches);
    cr_expect(burgi_cuda_vmf_sample_f64(4, NULL, 1.0, 1, 0, 2, x, 4, NULL) == BURGI_OK);
    cr_expect(bg_host_launches == launches + 1);
    cr_expect(burgi_vmf_direction(1, mu, x) == BURGI_EINVAL);
    cr_expect(burgi_vmf_direction(4, mu, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_direction(4, mu, x) == BURGI_OK && x[1] == -0.6 && x[2] == 0.8 &&
              x[0] == 0.0);
    mu[1] = mu[2] = 0.0;
    cr_expect(burgi_vmf_direction(4, mu, x) == BURGI_EDOM);
    mu[0] = HUGE_VAL;
    cr_expect(burgi_vmf_direction(4, mu, x) == BURGI_EDOM);
    cr_expect(burgi_vmf_direction(2, NULL, x) == BURGI_OK && x[0] == 1.0 && x[1] == 0.0);
}
