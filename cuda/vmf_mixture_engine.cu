/* What burgi_vmf_mixture_fit() asks of who has the rows, for rows in a GPU's memory.  A pass takes blocks of rows in
 * their order, all starts together, and adds a block's sums to those before. */
#include <burgi/cuda_device.h>
#include <burgi/cuda_mixture.h>

#include <memory>
#include <new>

#include "vmf_mixture.h"

namespace
{
/* Rows at a time: enough to keep a GPU busy, and with how few it is still tried.  Of all starts as many columns as
 * a grid has room for. */
constexpr size_t MOST_ROWS = 16384, LEAST_ROWS = 256, MOST = 0x7fffffff, MOST_COLUMNS = 1 << 20;
constexpr double weight_min = 1e-100, weight_max = 1e100;

/* Memory on the device, for as long as this lives. */
template <class T> class room
{
    T *at = nullptr;

  public:
    room() = default;
    room(const room &) = delete;
    room &operator=(const room &) = delete;
    ~room()
    {
        burgi_cuda_free(at);
    }
    void release()
    {
        burgi_cuda_free(at);
        at = nullptr;
    }
    burgi_status resize(size_t n)
    {
        release();
        if (n > SIZE_MAX / sizeof(T))
            return BURGI_ENOMEM;
        return burgi_cuda_alloc(n * sizeof(T), (void **)&at);
    }
    operator T *() const
    {
        return at;
    }
};

struct engine {
    burgi_mixture_engine face;
    burgi_rows rows;
    cudaStream_t stream;
    bg_cublas blas;
    size_t starts, each, block; /* block: rows at a time; 0 before begin() */
    room<double> x, weight, t, r, scalar, part, law, sum;
    room<size_t> row;
    room<int32_t> label;             /* starts x n */
    std::unique_ptr<double[]> total; /* scalars of each start, on the host */

    ~engine()
    {
        bg_cublas_close(&blas);
    }
};

burgi_status up(const engine &e, void *to, const void *from, size_t bytes)
{
    return burgi_cuda_to_device(bytes, from, to, e.stream);
}

burgi_status down(const engine &e, void *to, const void *from, size_t bytes)
{
    return burgi_cuda_to_host(bytes, from, to, e.stream);
}

/* Waits whatever the status is, which it gives back: no copy to the caller's memory is left under way. */
burgi_status settle(const engine &e, burgi_status status)
{
    const burgi_status end = burgi_cuda_wait(e.stream);
    return status == BURGI_OK ? end : status;
}

/* Calls f(first, n) for blocks of all rows, as long as they succeed. */
template <class F> burgi_status in_blocks(size_t rows, size_t block, F f)
{
    burgi_status status = BURGI_OK;
    for (size_t i = 0; status == BURGI_OK && i < rows; i += block)
        status = f(i, rows - i < block ? rows - i : block);
    return status;
}

bool weight_ok(double w)
{
    return w == 0.0 || !(w == w) || (w >= weight_min && w <= weight_max);
}

/* What the last fit left, before the next is given room. */
void release(engine &e)
{
    for (room<double> *r : { &e.x, &e.weight, &e.t, &e.r, &e.scalar, &e.part, &e.law, &e.sum })
        r->release();
    e.row.release();
    e.label.release();
}

burgi_status weights(void *self, double *weight)
{
    engine &e = *(engine *)self;
    release(e);
    burgi_status status = e.weight.resize(e.rows.n < MOST_ROWS ? e.rows.n + 1 : MOST_ROWS);
    if (status == BURGI_OK)
        status = in_blocks(e.rows.n, MOST_ROWS, [&](size_t first, size_t n) {
            const burgi_status s =
                bg_cuda_units(&e.rows, first, nullptr, n, nullptr, e.weight, e.stream);
            return s == BURGI_OK ? down(e, weight + first, e.weight, n * sizeof *weight) : s;
        });
    status = settle(e, status);
    for (size_t i = 0; status == BURGI_OK && i < e.rows.n; ++i)
        if (!weight_ok(weight[i]))
            status = BURGI_EDOM;
    return status;
}

burgi_status units(void *self, size_t m, const size_t *row, double *x)
{
    engine &e = *(engine *)self;
    const size_t p = e.rows.p;
    const burgi_status status = in_blocks(m, e.block, [&](size_t first, size_t n) {
        burgi_status s = up(e, e.row, row + first, n * sizeof *row);
        if (s == BURGI_OK)
            s = bg_cuda_units(&e.rows, 0, e.row, n, e.x, e.weight, e.stream);
        return s == BURGI_OK ? down(e, x + first * p, e.x, n * p * sizeof *x) : s;
    });
    return settle(e, status);
}

/* For so many rows at a time. */
burgi_status make_room(engine &e, size_t block)
{
    const size_t all = e.starts * e.each;
    burgi_status status = e.x.resize(block * e.rows.p);
    e.block = block;
    if (status == BURGI_OK)
        status = e.weight.resize(block);
    if (status == BURGI_OK)
        status = e.row.resize(block);
    if (status == BURGI_OK)
        status = e.t.resize(block * all);
    if (status == BURGI_OK)
        status = e.r.resize(block * all);
    if (status == BURGI_OK)
        status = e.scalar.resize(block * BG_CUDA_SCALARS);
    if (status == BURGI_OK)
        status =
            e.part.resize(bg_cuda_parts(block, all < BG_CUDA_SCALARS ? BG_CUDA_SCALARS : all));
    return status;
}

burgi_status label(void *self, size_t start, const int32_t *label)
{
    const engine &e = *(engine *)self;
    const burgi_status status =
        up(e, e.label + start * e.rows.n, label, e.rows.n * sizeof *label);
    return settle(e, status);
}

burgi_status no_labels(engine &e)
{
    const std::unique_ptr<int32_t[]> none(new (std::nothrow) int32_t[e.rows.n]);
    burgi_status status = none != nullptr ? BURGI_OK : BURGI_ENOMEM;
    for (size_t i = 0; status == BURGI_OK && i < e.rows.n; ++i)
        none[i] = -1;
    for (size_t s = 0; status == BURGI_OK && s < e.starts; ++s)
        status = label(&e, s, none.get());
    return status;
}

burgi_status begin(void *self, size_t starts, size_t each)
{
    engine &e = *(engine *)self;
    const size_t n = e.rows.n, all = starts * each;
    size_t block = n < MOST_ROWS ? n + 1 : MOST_ROWS;
    if (each > MOST_COLUMNS || all / each != starts || all > MOST_COLUMNS ||
        n > SIZE_MAX / starts)
        return BURGI_EINVAL;
    e.starts = starts;
    e.each = each;
    e.total.reset(new (std::nothrow) double[starts * BG_CUDA_SCALARS]);
    burgi_status status = e.total != nullptr ? e.label.resize(starts * n) : BURGI_ENOMEM;
    if (status == BURGI_OK)
        status = e.law.resize(all * (e.rows.p + 2));
    if (status == BURGI_OK)
        status = e.sum.resize(all * (e.rows.p + 2) + starts * BG_CUDA_SCALARS);
    if (status == BURGI_OK)
        while ((status = make_room(e, block)) == BURGI_ENOMEM && block > LEAST_ROWS)
            block /= 2;
    return status == BURGI_OK ? no_labels(e) : status;
}

/* Where sums are on the device: s of all components, their n, their d, and each mixture's scalars. */
struct sums {
    double *s, *n, *scalar;
};

sums sums_of(const engine &e, size_t all)
{
    double *const s = e.sum;
    return { s, s + all * e.rows.p, s + all * (e.rows.p + 2) };
}

/* Responsibilities of one mixture's components, and its scalars. */
burgi_status give(const engine &e, const burgi_mixture_pass &pass, size_t m, size_t first,
                  size_t n, bool fresh)
{
    const size_t p = e.rows.p, from = m * e.each, all = pass.mixtures * e.each;
    const double *const at = e.law + all * p;
    const bool soft = pass.giving == BURGI_GIVE_SOFT;
    const bg_cuda_columns columns = { n,
                                      p,
                                      e.each,
                                      all,
                                      e.x,
                                      e.weight,
                                      e.law + from * p,
                                      at + from,
                                      at + all + from,
                                      e.t + from,
                                      e.r + from };
    const bg_cuda_giving giving = {
        pass.giving,   pass.entropy != 0,
        pass.seed + m, first,
        pass.step,     soft ? nullptr : e.label + pass.start[m] * e.rows.n + first,
        e.scalar
    };
    const burgi_status status = bg_cuda_give_rows(columns, giving, e.stream);
    const bg_cuda_sums scalars = { n,
                                   BG_CUDA_SCALARS,
                                   BG_CUDA_SCALARS,
                                   e.scalar,
                                   nullptr,
                                   e.part,
                                   sums_of(e, all).scalar + m * BG_CUDA_SCALARS,
                                   fresh };
    return status == BURGI_OK ? bg_cuda_sum_columns(scalars, e.stream) : status;
}

burgi_status take_block(const engine &e, const burgi_mixture_pass &pass, size_t first, size_t n)
{
    const size_t p = e.rows.p, all = pass.mixtures * e.each;
    const bool fresh = first == 0;
    const sums to = sums_of(e, all);
    burgi_status status = bg_cuda_units(&e.rows, first, nullptr, n, e.x, e.weight, e.stream);
    if (status == BURGI_OK)
        status = bg_cublas_gemm(&e.blas, BG_CUBLAS_T, BG_CUBLAS_N, all, n, p, e.law, p, e.x, p,
                                0.0, e.t, all);
    for (size_t m = 0; status == BURGI_OK && m < pass.mixtures; ++m)
        status = give(e, pass, m, first, n, fresh);
    const bg_cuda_sums columns = { n, all, all, e.r, e.t, e.part, to.n, fresh };
    if (status == BURGI_OK)
        status = bg_cuda_sum_columns(columns, e.stream);
    if (status == BURGI_OK)
        status = bg_cublas_gemm(&e.blas, BG_CUBLAS_N, BG_CUBLAS_T, p, all, n, e.x, p, e.r, all,
                                fresh ? 0.0 : 1.0, to.s, p);
    return status;
}

burgi_status load(const engine &e, const burgi_mixture_pass &pass)
{
    const size_t p = e.rows.p, all = pass.mixtures * e.each;
    burgi_status status = bg_cublas_use(&e.blas, e.stream);
    if (status == BURGI_OK)
        status = up(e, e.law, pass.mu, all * p * sizeof(double));
    if (status == BURGI_OK)
        status = up(e, e.law + all * p, pass.at, all * sizeof(double));
    return status == BURGI_OK ? up(e, e.law + all * (p + 1), pass.kappa, all * sizeof(double))
                              : status;
}

burgi_status fetch(const engine &e, size_t mixtures, burgi_mixture_sums *to)
{
    const size_t p = e.rows.p, each = e.each, all = mixtures * each;
    const sums from = sums_of(e, all);
    burgi_status status =
        down(e, e.total.get(), from.scalar, mixtures * BG_CUDA_SCALARS * sizeof(double));
    for (size_t m = 0; status == BURGI_OK && m < mixtures; ++m) {
        status = down(e, to[m].n, from.n + m * each, each * sizeof(double));
        if (status == BURGI_OK)
            status = down(e, to[m].d, from.n + all + m * each, each * sizeof(double));
        if (status == BURGI_OK)
            status = down(e, to[m].s, from.s + m * each * p, each * p * sizeof(double));
    }
    status = settle(e, status);
    for (size_t m = 0; status == BURGI_OK && m < mixtures; ++m) {
        const double *const scalar = e.total.get() + m * BG_CUDA_SCALARS;
        to[m].log_likelihood = scalar[BG_CUDA_LIKELIHOOD];
        to[m].entropy = scalar[BG_CUDA_ENTROPY];
        to[m].moved = scalar[BG_CUDA_MOVED];
    }
    return status;
}

burgi_status pass_over(void *self, const burgi_mixture_pass *pass, burgi_mixture_sums *to)
{
    engine &e = *(engine *)self;
    if (pass->each != e.each || pass->mixtures > e.starts || pass->mixtures == 0)
        return BURGI_EINVAL;
    burgi_status status = load(e, *pass);
    if (status == BURGI_OK)
        status = in_blocks(e.rows.n, e.block, [&](size_t first, size_t n) {
            return take_block(e, *pass, first, n);
        });
    return status == BURGI_OK ? fetch(e, pass->mixtures, to) : settle(e, status);
}
} // namespace

burgi_status burgi_cuda_engine_new(const burgi_rows *rows, cudaStream_t stream,
                                   burgi_mixture_engine **made)
{
    if (made != nullptr)
        *made = nullptr;
    if (made == nullptr || rows == nullptr || rows->p < 2 || rows->p > MOST ||
        rows->ld < rows->p || (rows->n > 0 && (rows->f32 != nullptr) == (rows->f64 != nullptr)))
        return BURGI_EINVAL;
    engine *const e = new (std::nothrow) engine();
    if (e == nullptr)
        return BURGI_ENOMEM;
    e->face = { sizeof e->face, e, rows->n, rows->p, weights, begin, units, label, pass_over };
    e->rows = *rows;
    e->stream = stream;
    const burgi_status status = bg_cublas_open(&e->blas);
    if (status == BURGI_OK)
        *made = &e->face;
    else
        delete e;
    return status;
}

void burgi_cuda_engine_free(burgi_mixture_engine *made)
{
    if (made != nullptr)
        delete (engine *)made->self;
}
