#include "sample_rows.h"

#include <burgi.h>
#include <math.h>
#include <stdlib.h>

typedef burgi_status draw_f64(size_t p, const double *mu, double kappa, uint64_t seed,
                              uint64_t first, size_t n, double *x, size_t ld,
                              struct CUstream_st *stream);
typedef burgi_status draw_f32(size_t p, const double *mu, double kappa, uint64_t seed,
                              uint64_t first, size_t n, float *x, size_t ld,
                              struct CUstream_st *stream);

static size_t bytes_of_row(const struct sample_rows *s)
{
    return s->law->p * (s->narrow ? sizeof(float) : sizeof(double));
}

/* The direction, as the kernels want it; e1 needs none. */
static bool copy_direction(struct sample_rows *s, struct bg_fault *fault)
{
    const size_t p = s->law->p, bytes = p * sizeof(double);
    size_t one = 1;

    if (s->law->mu == NULL)
        return true;
    double *const mu = malloc(bytes);
    const burgi_status status =
        mu != NULL ? burgi_vmf_direction(p, s->law->mu, mu) : BURGI_ENOMEM;
    bool ok = status == BURGI_OK || bg_fault(fault, "%s", burgi_strerror(status));
    ok = ok && device_alloc(bytes, 1, &one, &s->mu_gpu, fault) &&
         device_check(cuda.to_device(bytes, mu, s->mu_gpu, NULL), fault) &&
         device_check(cuda.wait(NULL), fault);
    free(mu);
    return ok;
}

bool sample_rows_begin(struct sample_rows *s, const struct device_choice *device, uint64_t n,
                       struct bg_fault *fault)
{
    /* A launch and two copies want more rows than a cache holds. */
    enum { BLOCK = 1 << 22, GPU_BLOCK = 1 << 26 };
    const size_t bytes = bytes_of_row(s);

    if (!device_pick(device, (double)n * (double)s->law->p, &s->gpu, fault))
        return false;
    const size_t most = (s->gpu ? GPU_BLOCK : BLOCK) / bytes;
    s->most = most < 1 ? 1 : most < n ? most : (size_t)n;
    if (s->gpu &&
        (!device_find(s->narrow ? "burgi_cuda_vmf_sample_f32" : "burgi_cuda_vmf_sample_f64",
                      &s->draw, fault) ||
         !copy_direction(s, fault) || !device_alloc(bytes, 1, &s->most, &s->x_gpu, fault)))
        return false;
    s->x = malloc(s->most * bytes);
    return s->x != NULL || bg_fault(fault, "%s", burgi_strerror(BURGI_ENOMEM));
}

/* Whether a row has no number: no try was taken for it. */
static bool has_failed(const struct sample_rows *s, size_t n)
{
    const size_t p = s->law->p;
    for (size_t i = 0; i < n; ++i)
        if (s->narrow ? isnan(((const float *)s->x)[i * p])
                      : isnan(((const double *)s->x)[i * p]))
            return true;
    return false;
}

static bool make_on_gpu(struct sample_rows *s, uint64_t at, size_t n, struct bg_fault *fault)
{
    const size_t p = s->law->p;
    const double kappa = s->law->kappa;
    burgi_status status =
        s->narrow
            ? ((draw_f32 *)s->draw)(p, s->mu_gpu, kappa, s->seed, at, n, s->x_gpu, p, NULL)
            : ((draw_f64 *)s->draw)(p, s->mu_gpu, kappa, s->seed, at, n, s->x_gpu, p, NULL);
    if (status == BURGI_OK)
        status = cuda.to_host(n * bytes_of_row(s), s->x_gpu, s->x, NULL);
    if (status == BURGI_OK)
        status = cuda.wait(NULL);
    if (status == BURGI_OK && has_failed(s, n))
        status = BURGI_ENOCONV;
    return device_check(status, fault);
}

bool sample_rows_make(struct sample_rows *s, uint64_t at, size_t n, struct bg_fault *fault)
{
    const size_t p = s->law->p;
    const double *const mu = s->law->mu, kappa = s->law->kappa;

    if (s->gpu)
        return make_on_gpu(s, at, n, fault);
    const burgi_status status =
        s->narrow ? burgi_vmf_sample_f32(p, mu, kappa, s->seed, at, n, s->x, p)
                  : burgi_vmf_sample_f64(p, mu, kappa, s->seed, at, n, s->x, p);
    return status == BURGI_OK || bg_fault(fault, "%s", burgi_strerror(status));
}

void sample_rows_end(struct sample_rows *s)
{
    if (s->x_gpu != NULL)
        cuda.free(s->x_gpu);
    if (s->mu_gpu != NULL)
        cuda.free(s->mu_gpu);
    free(s->x);
}
