/* burgi/cuda_device.h over tests/cuda/runtime.cc, whose devices the environment describes. */
#include <burgi.h>
#include <burgi/cuda.h>
#include <criterion/criterion.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cuda/control.h"
#include "cuda/need.h"
#include "lib/points.h"

static void set(const char *name, const char *value)
{
    setenv(name, value, 1);
}

Test(cuda_device, devices)
{
    char name[64] = "x";
    int count = 7;
    cr_expect(strcmp(burgi_cuda_error_text(), "no error") == 0);
    cr_expect(burgi_cuda_device_count(&count) == BURGI_OK && count == 1);
    cr_expect(burgi_cuda_device_use(0) == BURGI_OK);
    cr_expect(burgi_cuda_device_use(1) == BURGI_ECUDA);
    cr_expect(strcmp(burgi_cuda_error_text(), "invalid device ordinal") == 0);
    cr_expect(burgi_cuda_device_name(0, sizeof name, name) == BURGI_OK &&
              strcmp(name, "fibers on a CPU") == 0);
    cr_expect(burgi_cuda_device_name(0, 4, name) == BURGI_OK && strcmp(name, "fib") == 0);
    cr_expect(burgi_cuda_device_name(3, 4, name) == BURGI_ECUDA && strcmp(name, "") == 0);
    set("BURGI_SHIM_DEVICES", "4");
    cr_expect(burgi_cuda_device_name(3, 4, name) == BURGI_OK);
    cr_expect(burgi_cuda_device_use(3) == BURGI_OK);
    set("BURGI_SHIM_DEVICES", "0");
    cr_expect(burgi_cuda_device_count(&count) == BURGI_ECUDA && count == 0);
    cr_expect(strcmp(burgi_cuda_error_text(), "no CUDA-capable device is detected") == 0);
    cr_expect(burgi_cuda_device_count(NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_device_name(0, 0, name) == BURGI_EINVAL);
    cr_expect(burgi_cuda_device_name(0, 4, NULL) == BURGI_EINVAL);
}

/* An error is told once: a launch after it is fine. */
Test(cuda_device, memory)
{
    size_t room, total;
    void *a = NULL, *b = &a;
    need_fma();
    set("BURGI_SHIM_MEMORY", "1000");
    cr_expect(burgi_cuda_device_memory(&room, &total) == BURGI_OK && room == 1000 &&
              total == 1000);
    cr_expect(burgi_cuda_alloc(600, &a) == BURGI_OK && a != NULL);
    cr_expect(burgi_cuda_device_memory(&room, &total) == BURGI_OK && room == 400);
    cr_expect(burgi_cuda_alloc(401, &b) == BURGI_ENOMEM && b == NULL);
    cr_expect(strcmp(burgi_cuda_error_text(), "out of memory") == 0);
    cr_expect(burgi_vmf_log_norm(3.0, 1.0) < 0.0);
    cr_expect(burgi_cuda_vmf_log_norm(1, a, 1, a, 1, a, 1, NULL) == BURGI_OK);
    cr_expect(burgi_cuda_alloc(SIZE_MAX, &b) == BURGI_ENOMEM);
    cr_expect(burgi_cuda_alloc(400, &b) == BURGI_OK);
    cr_expect(burgi_cuda_free(a) == BURGI_OK && burgi_cuda_free(b) == BURGI_OK);
    cr_expect(burgi_cuda_free(NULL) == BURGI_OK);
    cr_expect(burgi_cuda_free(&a) == BURGI_ECUDA);
    cr_expect(burgi_cuda_alloc(1000, &a) == BURGI_OK && burgi_cuda_free(a) == BURGI_OK);
    cr_expect(burgi_cuda_alloc(0, &a) == BURGI_OK && a == NULL);
    cr_expect(burgi_cuda_alloc(8, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_device_memory(NULL, &total) == BURGI_EINVAL);
    cr_expect(burgi_cuda_device_memory(&room, NULL) == BURGI_EINVAL);
}

/* There and back by way of a kernel; what came back is seen after the wait. */
Test(cuda_device, copies)
{
    enum { N = 3000 };
    static double x[2][N], want[N], got[N];
    struct random r = { 1 };
    void *on[3];
    need_fma();
    for (size_t i = 0; i < N; ++i) {
        x[0][i] = 40.0 * random_uniform(&r);
        x[1][i] = 40.0 * random_uniform(&r);
        got[i] = 7.25;
    }
    burgi_log_besselk_n(N, x[0], 1, x[1], 1, want, 1);
    for (int k = 0; k < 3; ++k)
        cr_assert(burgi_cuda_alloc(sizeof want, &on[k]) == BURGI_OK);
    for (int k = 0; k < 2; ++k)
        cr_assert(burgi_cuda_to_device(sizeof want, x[k], on[k], NULL) == BURGI_OK);
    const size_t launches = bg_host_launches;
    cr_assert(burgi_cuda_log_besselk(N, on[0], 1, on[1], 1, on[2], 1, NULL) == BURGI_OK);
    cr_assert(bg_host_launches == launches + 1);
    cr_assert(burgi_cuda_to_host(sizeof got, on[2], got, NULL) == BURGI_OK);
    cr_expect(got[0] == 7.25 && got[N - 1] == 7.25);
    cr_assert(burgi_cuda_wait(NULL) == BURGI_OK);
    cr_expect(memcmp(want, got, sizeof got) == 0);

    /* Addresses of the wrong kind, and beyond the end */
    cr_expect(burgi_cuda_to_device(8, on[0], on[1], NULL) == BURGI_ECUDA);
    cr_expect(burgi_cuda_to_device(8, x[0], x[1], NULL) == BURGI_ECUDA);
    cr_expect(burgi_cuda_to_host(8, x[0], x[1], NULL) == BURGI_ECUDA);
    cr_expect(burgi_cuda_to_host(sizeof got, (double *)on[0] + 1, got, NULL) == BURGI_ECUDA);
    cr_expect(strcmp(burgi_cuda_error_text(), "invalid argument") == 0);
    cr_expect(burgi_cuda_to_host(8, NULL, got, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_to_device(8, got, NULL, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_to_device(0, NULL, NULL, NULL) == BURGI_OK);
    set("BURGI_SHIM_FAILS", "wait");
    cr_expect(burgi_cuda_wait(NULL) == BURGI_ECUDA);
    set("BURGI_SHIM_FAILS", "launch");
    cr_expect(burgi_cuda_log_besselk(N, on[0], 1, on[1], 1, on[2], 1, NULL) == BURGI_ECUDA);
    cr_expect(strcmp(burgi_cuda_error_text(), "unspecified launch failure") == 0);
    for (int k = 0; k < 3; ++k)
        cr_expect(burgi_cuda_free(on[k]) == BURGI_OK);
}

/* The shim itself: the host can't read what is on a device, */
Test(cuda_device, closed, .signal = SIGSEGV)
{
    void *p = NULL;
    cr_assert(burgi_cuda_alloc(64, &p) == BURGI_OK);
    volatile double y = *(volatile double *)p;
    (void)y;
}

/* nor a kernel what is behind it. */
Test(cuda_device, beyond, .signal = SIGSEGV)
{
    void *p = NULL;
    cr_assert(burgi_cuda_alloc(64, &p) == BURGI_OK);
    burgi_cuda_log_besselk(9, p, 1, p, 1, p, 1, NULL);
}
