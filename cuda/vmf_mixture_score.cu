#include <burgi/cuda_device.h>
#include <burgi/cuda_mixture.h>

#include <new>

#include "vmf_mixture.h"

/* On the device, one after the other: mu, each * p; at and kappa, each. */
struct burgi_cuda_mixture {
    size_t p, k, each;
    double *law;
    bg_cublas blas;
};

namespace
{
/* For GEMM, whose arguments are int. */
constexpr size_t MOST = 0x7fffffff, MOST_ROWS = (size_t)1 << 20;

burgi_status fill(burgi_cuda_mixture *to, const burgi_vmf_mixture *m, const double *at)
{
    const size_t each = to->each, numbers = each * (m->p + 2);
    double *const law = new (std::nothrow) double[numbers]();
    if (law == nullptr)
        return BURGI_ENOMEM;
    memcpy(law, m->mu, m->k * m->p * sizeof *law);
    memcpy(law + each * m->p, at, each * sizeof *law);
    for (size_t c = 0; c < m->k; ++c)
        law[each * (m->p + 1) + c] = m->component[c].kappa;
    burgi_status status = burgi_cuda_alloc(numbers * sizeof *law, (void **)&to->law);
    if (status == BURGI_OK)
        status = burgi_cuda_to_device(numbers * sizeof *law, law, to->law, nullptr);
    if (status == BURGI_OK)
        status = burgi_cuda_wait(nullptr);
    delete[] law;
    return status;
}

/* A row's numbers in the workspace: its unit vector, its row of T and R, its weight. */
size_t row_bytes(const burgi_cuda_mixture *m)
{
    return (m->p + 2 * m->each + 1) * sizeof(double);
}

/* What all blocks have in common, and where a block's matrices are. */
struct scoring {
    const burgi_cuda_mixture *m;
    const burgi_rows *rows;
    bg_cuda_scores to;
    double *responsibility, *x, *weight, *t, *r;
};

burgi_status take_block(const scoring &s, size_t first, size_t n, cudaStream_t stream)
{
    const burgi_cuda_mixture *const m = s.m;
    const double *const mu = m->law, *const at = mu + m->each * m->p;
    double *const r = s.responsibility != nullptr ? s.responsibility + first * m->each : s.r;
    burgi_status status = bg_cuda_units(s.rows, first, nullptr, n, s.x, s.weight, stream);
    if (status == BURGI_OK)
        status = bg_cublas_gemm(&m->blas, BG_CUBLAS_T, BG_CUBLAS_N, m->each, n, m->p, mu, m->p,
                                s.x, m->p, 0.0, s.t, m->each);
    if (status != BURGI_OK)
        return status;
    const bg_cuda_columns columns = { n,  m->p, m->each,      m->each, s.x, s.weight,
                                      mu, at,   at + m->each, s.t,     r };
    const bg_cuda_scores to = { s.to.k,
                                s.to.log_density != nullptr ? s.to.log_density + first
                                                            : nullptr,
                                s.to.best != nullptr ? s.to.best + first : nullptr,
                                s.to.delta != nullptr ? s.to.delta + first : nullptr };
    return bg_cuda_score_rows(columns, to, stream);
}
} // namespace

burgi_status burgi_cuda_mixture_new(const burgi_vmf_mixture *m, const double *at,
                                    burgi_cuda_mixture **mixture)
{
    if (mixture != nullptr)
        *mixture = nullptr;
    if (m == nullptr || at == nullptr || mixture == nullptr || m->p < 2 || m->p > MOST ||
        m->k == 0 || m->k >= MOST)
        return BURGI_EINVAL;
    burgi_cuda_mixture *const made = new (std::nothrow) burgi_cuda_mixture();
    if (made == nullptr)
        return BURGI_ENOMEM;
    made->p = m->p;
    made->k = m->k;
    made->each = m->k + (m->background > 0.0);
    burgi_status status = bg_cublas_open(&made->blas);
    if (status == BURGI_OK)
        status = fill(made, m, at);
    if (status == BURGI_OK)
        *mixture = made;
    else
        burgi_cuda_mixture_free(made);
    return status;
}

void burgi_cuda_mixture_free(burgi_cuda_mixture *m)
{
    if (m == nullptr)
        return;
    burgi_cuda_free(m->law);
    bg_cublas_close(&m->blas);
    delete m;
}

size_t burgi_cuda_mixture_workspace(const burgi_cuda_mixture *m, size_t rows)
{
    return m == nullptr ? 0 : rows * row_bytes(m);
}

burgi_status burgi_cuda_vmf_mixture_score(const burgi_cuda_mixture *m, const burgi_rows *rows,
                                          double *log_density, double *responsibility,
                                          int32_t *best, double *delta, void *workspace,
                                          size_t bytes, cudaStream_t stream)
{
    if (m == nullptr || rows == nullptr || rows->p != m->p || rows->ld < rows->p)
        return BURGI_EINVAL;
    if (rows->n == 0)
        return BURGI_OK;
    const size_t room = bytes / row_bytes(m), most = room < MOST_ROWS ? room : MOST_ROWS;
    if ((rows->f32 != nullptr) == (rows->f64 != nullptr) || workspace == nullptr ||
        (uintptr_t)workspace % 16 != 0 || most == 0)
        return BURGI_EINVAL;
    const size_t each = most < rows->n ? most : rows->n;
    double *const x = (double *)workspace;
    double *const weight = x + each * m->p, *const t = weight + each;
    const scoring s = { m,
                        rows,
                        { m->k, log_density, best, delta },
                        responsibility,
                        x,
                        weight,
                        t,
                        t + each * m->each };
    burgi_status status = bg_cublas_use(&m->blas, stream);
    for (size_t i = 0; status == BURGI_OK && i < rows->n; i += each)
        status = take_block(s, i, rows->n - i < each ? rows->n - i : each, stream);
    return status;
}
