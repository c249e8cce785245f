/* The vMF statistics' passes over rows, for one instruction set.
 *
 * A sweep takes rows in their order, column by column: however many it takes at once, and however
 * wide the vectors are, the bits are the same. */
#include "isa.h"
#include "vec.h"

/* A row's square waits for nothing but memory in as many lanes. */
enum { LANES = 32, VECS = LANES / VEC };

/* The lanes' sum, halves onto halves. */
BG_FN double lanes_sum(const bg_vec *lane)
{
    double each[LANES];
    bg_vec sum[VECS];
    int half = VECS;
    BG_UNROLL
    for (int v = 0; v < VECS; ++v)
        sum[v] = lane[v];
    BG_UNROLL
    for (half = VECS / 2; half > 0; half /= 2)
        BG_UNROLL
    for (int v = 0; v < half; ++v)
        sum[v] = VEC_ADD(sum[v], sum[v + half]);
    VEC_STORE(each, sum[0]);
    BG_UNROLL
    for (half = VEC / 2; half > 0; half /= 2)
        BG_UNROLL
    for (int l = 0; l < half; ++l)
        each[l] += each[l + half];
    return each[0];
}

BG_FN double square_strip(int type, size_t n, const void *x)
{
    bg_vec lane[VECS];
    BG_UNROLL
    for (int v = 0; v < VECS; ++v)
        lane[v] = VEC_ALL(0.0);
    size_t j = 0;
    for (; j + LANES <= n; j += LANES)
        BG_UNROLL
    for (int v = 0; v < VECS; ++v) {
        const bg_vec y = bg_vec_of(type, x, j + (size_t)(v * VEC));
        lane[v] = VEC_FMA(y, y, lane[v]);
    }
    if (j < n) { /* zeros change no lane */
        double rest[LANES] = { 0.0 };
        for (size_t l = 0; j + l < n; ++l)
            rest[l] = bg_row_at(type, x, j + l);
        BG_UNROLL
        for (int v = 0; v < VECS; ++v) {
            const bg_vec y = VEC_LOAD(rest + v * VEC);
            lane[v] = VEC_FMA(y, y, lane[v]);
        }
    }
    return lanes_sum(lane);
}

BG_FN double square(int type, size_t n, const void *x)
{
    double sum = 0.0;
    for (; n > BG_STRIP; n -= BG_STRIP, x = bg_row_from(type, x, BG_STRIP))
        sum += square_strip(type, BG_STRIP, x);
    return sum + square_strip(type, n, x);
}

/* One column of the sweep below. */
BG_FN void sweep_at(int type, int rows, int weighted, const void *const *x, const double *f,
                    const double *w, double centre, double *s, double *q, size_t j)
{
    double sum = s[j], squares = q[j];
    BG_UNROLL
    for (int r = 0; r < rows; ++r) {
        const double y = bg_fma(bg_row_at(type, x[r], j), f[r], -centre);
        const double wy = weighted ? w[r] * y : y;
        sum += wy;
        squares = bg_fma(wy, y, squares);
    }
    s[j] = sum;
    q[j] = squares;
}

enum { LINE = 64 };

/* While rows of floats are swept, the cache fetches those that follow: a quarter faster for p =
 * 784.  Doubles, of which memory gives half as many, lose by it. */
BG_FN void fetch_next(int type, const void *last, size_t n, size_t j)
{
    const uintptr_t next = (uintptr_t)last + (n + j * BG_ROWS) * sizeof(float);
    if (type != BG_F32)
        return;
    BG_UNROLL
    for (size_t k = 0; k < VEC * BG_ROWS * sizeof(float); k += LINE)
        BG_PREFETCH(next + k);
}

/* With y = f x - centre, rounded once: s += w y and q += w y^2, row after row; where not weighted,
 * w is 1.  centre, s and q are read and s and q written once for all rows. */
BG_FN void sweep(int type, int rows, int weighted, size_t n, const void *const *x,
                 const double *f, const double *w, const double *centre, double *s, double *q)
{
    const void *from[BG_ROWS];
    bg_vec scale[BG_ROWS];
    BG_UNROLL
    for (int r = 0; r < rows; ++r) {
        from[r] = x[r];
        scale[r] = VEC_ALL(f[r]);
    }
    size_t j = 0;
    for (; j + VEC <= n; j += VEC) {
        const bg_vec c = VEC_LOAD(centre + j);
        bg_vec sum = VEC_LOAD(s + j), squares = VEC_LOAD(q + j);
        if (rows == BG_ROWS && VEC > 1)
            fetch_next(type, from[rows - 1], n, j);
        BG_UNROLL
        for (int r = 0; r < rows; ++r) {
            const bg_vec y = VEC_FMS(bg_vec_of(type, from[r], j), scale[r], c);
            const bg_vec wy = weighted ? VEC_MUL(VEC_ALL(w[r]), y) : y;
            sum = VEC_ADD(sum, wy);
            squares = VEC_FMA(wy, y, squares);
        }
        VEC_STORE(s + j, sum);
        VEC_STORE(q + j, squares);
    }
    for (; j < n; ++j)
        sweep_at(type, rows, weighted, from, f, w, centre[j], s, q, j);
}

/* mean = f x, to twice double's digits. */
BG_FN void start(int type, size_t n, const void *x, double f, double *mean, double *lo)
{
    size_t j = 0;
    for (; j + VEC <= n; j += VEC) {
        const bg_vec y = bg_vec_of(type, x, j), g = VEC_ALL(f), m = VEC_MUL(y, g);
        VEC_STORE(mean + j, m);
        VEC_STORE(lo + j, VEC_FMS(y, g, m));
    }
    for (; j < n; ++j) {
        const double y = bg_row_at(type, x, j);
        mean[j] = y * f;
        lo[j] = bg_fma(y, f, -mean[j]);
    }
}

#define ROWS(suffix, type)                                                                     \
    double ISA(vmf_square_##suffix)(size_t n, const void *x)                                   \
    {                                                                                          \
        return square(type, n, x);                                                             \
    }                                                                                          \
    void ISA(vmf_start_##suffix)(size_t n, const void *x, double f, double *mean, double *lo)  \
    {                                                                                          \
        start(type, n, x, f, mean, lo);                                                        \
    }                                                                                          \
    bg_sweep ISA(vmf_sweep1_##suffix), ISA(vmf_sweep8_##suffix), ISA(vmf_sweep8w_##suffix);    \
    void ISA(vmf_sweep1_##suffix)(size_t n, const void *const *x, const double *f,             \
                                  const double *w, const double *centre, double *s, double *q) \
    {                                                                                          \
        sweep(type, 1, 1, n, x, f, w, centre, s, q);                                           \
    }                                                                                          \
    void ISA(vmf_sweep8_##suffix)(size_t n, const void *const *x, const double *f,             \
                                  const double *w, const double *centre, double *s, double *q) \
    {                                                                                          \
        sweep(type, BG_ROWS, 0, n, x, f, w, centre, s, q);                                     \
    }                                                                                          \
    void ISA(vmf_sweep8w_##suffix)(size_t n, const void *const *x, const double *f,            \
                                   const double *w, const double *centre, double *s,           \
                                   double *q)                                                  \
    {                                                                                          \
        sweep(type, BG_ROWS, 1, n, x, f, w, centre, s, q);                                     \
    }
ROWS(f64, BG_F64)
ROWS(f32, BG_F32)
ROWS(f16, BG_F16)
ROWS(bf16, BG_BF16)
ROWS(u8, BG_U8)
ROWS(i8, BG_I8)

/* The same for a sparse row, whose n numbers are in columns of their own; their weight is counted. */
BG_FN void scatter(int type, size_t n, const uint32_t *index, const void *x, double f, double w,
                   const double *centre, double *s, double *q, double *there)
{
    BG_SIMD
    for (size_t k = 0; k < n; ++k) {
        const size_t j = index[k];
        const double y = bg_fma(bg_row_at(type, x, k), f, -centre[j]), wy = w * y;
        s[j] += wy;
        q[j] = bg_fma(wy, y, q[j]);
        there[j] += w;
    }
}

void ISA(vmf_scatter_f64)(size_t n, const uint32_t *index, const void *x, double f, double w,
                          const double *centre, double *s, double *q, double *there)
{
    scatter(BG_F64, n, index, x, f, w, centre, s, q, there);
}

void ISA(vmf_scatter_f32)(size_t n, const uint32_t *index, const void *x, double f, double w,
                          const double *centre, double *s, double *q, double *there)
{
    scatter(BG_F32, n, index, x, f, w, centre, s, q, there);
}

/* n columns of a pile of sparse rows, of weight t: its sums as if all rows had all columns, of which the
 * others are 0 and y = -mean; filled gets the shifts and, BG_STRIP further on, the squares. */
void ISA(vmf_fill)(size_t n, double t, const double *there, const double *mean, const double *s,
                   const double *q, double *filled)
{
    BG_SIMD
    for (size_t j = 0; j < n; ++j) {
        const double move = (t - there[j]) * mean[j];
        filled[j] = s[j] - move;
        filled[BG_STRIP + j] = q[j] + move * mean[j];
    }
}

struct bg_pile_sums ISA(vmf_close)(size_t n, double t, double f, const double *s,
                                   const double *q, double *mean, double *lo)
{
    return bg_vmf_close(n, t, f, s, q, mean, lo);
}

double ISA(vmf_join)(size_t p, const double *heavy, const double *light, double f, double *to)
{
    return bg_vmf_join(p, heavy, light, f, to);
}
