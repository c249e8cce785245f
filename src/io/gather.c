#include "gather.h"

/* Columns are converted AT_ONCE side by side, so that a row's piece fills a cache line. */
enum { AT_ONCE = 16, RUN = 256 };

/* Where column c of the flattened row (last index fastest) stands in memory (first fastest). */
static size_t place(const struct bg_array *a, size_t cols, size_t c)
{
    size_t at = 0, stride = cols;

    for (size_t k = a->dims; k-- > 1; c /= a->dim[k]) {
        stride /= a->dim[k];
        at += c % a->dim[k] * stride;
    }
    return at;
}

/* to[i*ld + j] = run[j][i]. */
static void scatter_f32(size_t n, size_t m, float (*run)[RUN], float *to, size_t ld)
{
    for (size_t i = 0; i < n; ++i)
        for (size_t j = 0; j < m; ++j)
            to[i * ld + j] = run[j][i];
}

static void scatter_f64(size_t n, size_t m, double (*run)[RUN], double *to, size_t ld)
{
    for (size_t i = 0; i < n; ++i)
        for (size_t j = 0; j < m; ++j)
            to[i * ld + j] = run[j][i];
}

void bg_gather(const struct bg_array *a, const unsigned char *first, size_t rows, size_t cols,
               size_t at, size_t n, void *to)
{
    union {
        float f32[AT_ONCE][RUN];
        double f64[AT_ONCE][RUN];
    } run;
    const bool wide = bg_array_is_wide(a);

    for (size_t c = 0; c < cols; c += AT_ONCE) {
        const size_t m = cols - c < AT_ONCE ? cols - c : AT_ONCE;
        const unsigned char *column[AT_ONCE];
        for (size_t j = 0; j < m; ++j)
            column[j] = first + (place(a, cols, c + j) * rows + at) * a->size;
        for (size_t i = 0; i < n; i += RUN) {
            const size_t k = n - i < RUN ? n - i : RUN;
            for (size_t j = 0; j < m; ++j)
                bg_array_convert(a, column[j] + i * a->size, k,
                                 wide ? (void *)run.f64[j] : (void *)run.f32[j]);
            if (wide)
                scatter_f64(k, m, run.f64, (double *)to + i * cols + c, cols);
            else
                scatter_f32(k, m, run.f32, (float *)to + i * cols + c, cols);
        }
    }
}
