/* Rows of the von Mises-Fisher law: mathematics in core/vmf/vmf_sample.h, here the blocks of rows.
 *
 * With u = g/|g| a uniform unit vector of R^(p-1) and m = sum mu_i u_i, i > 0, the vector
 *
 *   v = (-+m, u_i - mu_i m/(1 + |mu_0|)),   - where mu_0 >= 0,
 *
 * is (0, u) turned by the reflection that maps e1 to -+mu: of unit length, orthogonal to mu, and with
 * no direction of mu where a division loses digits. */
#include <burgi/vmf.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/vmf/vmf_sample.h"
#include "isa/table.h"

/* A tile: a piece of one row's normal numbers, or of so many rows'. */
enum { PAIRS = 1024, ROWS = BG_FEW_ROWS, MOST_TRIES = 1 << 20, EXACT = 4096 };

/* Above this kappa a row is mu to 2^-440. */
static const double kappa_max = 0x1p900;

struct sampler {
    size_t p;
    uint64_t seed;
    bool point; /* kappa is as good as infinite */
    struct bg_vmf_law law;
    const struct bg_isa *isa;
    double *mu, *g;
    bg_turn *turn; /* to the caller's type, of so many bytes */
    size_t size;
};

/* The length of x, for a longer one than EXACT with the sums' own errors, which eps sqrt(p)/2 has room
 * for. */
static bg_dd length_of(size_t p, const double *x)
{
    bg_dd square = bg_dd_of(0.0, 0.0);
    if (p > EXACT) {
        double sum[2];
        bg_isa_picked()->vmf_dots(p, x, x, sum);
        square.hi = sum[0];
    } else
        for (size_t j = 0; j < p; ++j)
            square = bg_dd_add(square, bg_two_prod(x[j], x[j]));
    const double hi = sqrt(square.hi), rest = bg_fma(-hi, hi, square.hi) + square.lo;
    return bg_dd_of(hi, 0.5 * rest / hi);
}

/* The direction of mu, or e1; false where it has none. */
static bool direct(double *to, size_t p, const double *mu)
{
    double most = 0.0;
    for (size_t j = 0; j < p; ++j) {
        to[j] = mu != NULL ? mu[j] : j == 0 ? 1.0 : 0.0;
        if (!isfinite(to[j]))
            return false;
        most = fmax(most, fabs(to[j]));
    }
    if (most == 0.0)
        return false;
    const int e = -ilogb(most);
    const double once = ldexp(1.0, e / 2), again = ldexp(1.0, e - e / 2);
    for (size_t j = 0; j < p; ++j)
        to[j] = to[j] * once * again;
    const bg_dd length = length_of(p, to);
    for (size_t j = 0; j < p; ++j)
        to[j] = p > EXACT ? to[j] / length.hi : bg_quotient(bg_dd_of(to[j], 0.0), length);
    return true;
}

burgi_status burgi_vmf_direction(size_t p, const double *mu, double *to)
{
    if (p < 2 || to == NULL)
        return BURGI_EINVAL;
    return direct(to, p, mu) ? BURGI_OK : BURGI_EDOM;
}

/* The pairs from first on of rows' normal numbers, each pairs of them. */
static void normals(const struct sampler *s, size_t pairs, uint64_t first, size_t rows,
                    uint64_t first_row, double *g)
{
    uint64_t row[PAIRS], block[PAIRS];
    size_t n = 0;
    for (size_t r = 0; r < rows; ++r)
        for (size_t k = 0; k < pairs; ++k, ++n) {
            row[n] = first_row + r;
            block[n] = first + k;
        }
    s->isa->random_normals(n, s->seed, row, block, g);
}

/* 1 - W of n rows: those whose try was not taken try again. */
static bool radii(const struct sampler *s, size_t n, uint64_t first_row, double *delta)
{
    uint64_t row[ROWS];
    double value[ROWS], taken[ROWS];
    size_t left = n;
    for (size_t i = 0; i < n; ++i)
        row[i] = first_row + i;
    for (uint64_t at = 0; left > 0 && at < MOST_TRIES; ++at) {
        const size_t tried = left;
        s->isa->vmf_radii(&s->law, tried, s->seed, row, at, value, taken);
        left = 0;
        for (size_t i = 0; i < tried; ++i)
            if (taken[i] == 1.0)
                delta[row[i] - first_row] = value[i];
            else
                row[left++] = row[i];
    }
    return left == 0;
}

/* The row x from its normal numbers g of R^(p-1) and 1 - W. */
static void place(const struct sampler *s, double delta, const double *g, char *x)
{
    double sum[2];
    s->isa->vmf_dots(s->p - 1, g, s->mu + 1, sum);
    const double mu0 = s->mu[0], b = sqrt(delta * (2.0 - delta) / sum[0]);
    const double m = b * sum[1], a = (1.0 - delta) - m / (1.0 + fabs(mu0));
    const double one = 1.0, first = (1.0 - delta) * mu0;
    s->turn(1, first, &one, mu0 >= 0.0 ? -1.0 : 1.0, &m, x);
    s->turn(s->p - 1, a, s->mu + 1, b, g, x + s->size);
}

/* Rows of few components, side by side in vectors. */
static void put_few(const struct sampler *s, size_t rows, uint64_t first_row,
                    const double *delta, char *to, size_t ld)
{
    void *const x = to;
    uint64_t row[PAIRS], block[PAIRS];
    double few[BG_FEW * BG_FEW_ROWS];
    size_t n = 0;
    for (size_t k = 0; k < s->p / 2; ++k)
        for (size_t r = 0; r < rows; ++r, ++n) {
            row[n] = first_row + r;
            block[n] = k;
        }
    s->isa->random_normals(n, s->seed, row, block, s->g);
    s->isa->vmf_place_few(s->p, rows, s->mu, delta, s->g, few);
    for (size_t r = 0; r < rows; ++r)
        for (size_t j = 0; j < s->p; ++j)
            if (s->size == sizeof(double))
                ((double *)x)[r * ld + j] = few[j * BG_FEW_ROWS + r];
            else
                ((float *)x)[r * ld + j] = (float)few[j * BG_FEW_ROWS + r];
}

/* Rows of more, one after the other. */
static void put_many(const struct sampler *s, size_t rows, uint64_t first_row,
                     const double *delta, char *x, size_t ld)
{
    const size_t pairs = s->p / 2; /* p - 1 numbers */
    for (size_t k = 0; k < pairs; k += PAIRS)
        normals(s, pairs - k < PAIRS ? pairs - k : PAIRS, k, rows, first_row, s->g + 2 * k);
    for (size_t r = 0; r < rows; ++r, x += ld * s->size)
        place(s, delta[r], s->g + 2 * pairs * r, x);
}

static void put_mu(const struct sampler *s, size_t n, char *x, size_t ld)
{
    for (size_t i = 0; i < n; ++i, x += ld * s->size)
        s->turn(s->p, 1.0, s->mu, 0.0, s->mu, x);
}

static burgi_status put_rows(const struct sampler *s, uint64_t first_row, size_t n, char *x,
                             size_t ld)
{
    const size_t fit = PAIRS / (s->p / 2), at_once = fit < 1 ? 1 : fit < ROWS ? fit : ROWS;
    double delta[ROWS];

    for (size_t i = 0; i < n; i += at_once, x += at_once * ld * s->size) {
        const size_t rows = n - i < at_once ? n - i : at_once;
        if (!radii(s, rows, first_row + i, delta))
            return BURGI_ENOCONV;
        (s->p <= BG_FEW ? put_few : put_many)(s, rows, first_row + i, delta, x, ld);
    }
    return BURGI_OK;
}

static burgi_status sample(size_t p, const double *mu, double kappa, uint64_t seed,
                           uint64_t first_row, size_t n, void *x, size_t size, size_t ld)
{
    if (p < 2 || ld < p || (n > 0 && x == NULL))
        return BURGI_EINVAL;
    if (!(kappa >= 0.0))
        return BURGI_EDOM;
    const struct bg_isa *const isa = bg_isa_picked();
    struct sampler s = {
        .p = p, .seed = seed, .point = kappa > kappa_max, .isa = isa, .size = size
    };
    const size_t room = p + 1 > 2 * PAIRS ? p + 1 : 2 * PAIRS;
    s.turn = size == sizeof(double) ? isa->vmf_turn_f64 : isa->vmf_turn_f32;
    if (!s.point)
        s.law = bg_vmf_law_of((double)p, kappa);
    if (p > SIZE_MAX / (4 * sizeof(double)))
        return BURGI_ENOMEM;
    s.mu = malloc((p + room) * sizeof *s.mu);
    if (s.mu == NULL)
        return BURGI_ENOMEM;
    s.g = s.mu + p;
    burgi_status status = BURGI_EDOM;
    if (direct(s.mu, p, mu)) {
        status = BURGI_OK;
        if (s.point)
            put_mu(&s, n, x, ld);
        else
            status = put_rows(&s, first_row, n, x, ld);
    }
    free(s.mu);
    return status;
}

burgi_status burgi_vmf_sample_f64(size_t p, const double *mu, double kappa, uint64_t seed,
                                  uint64_t first_row, size_t n, double *x, size_t ld)
{
    return sample(p, mu, kappa, seed, first_row, n, x, sizeof *x, ld);
}

burgi_status burgi_vmf_sample_f32(size_t p, const double *mu, double kappa, uint64_t seed,
                                  uint64_t first_row, size_t n, float *x, size_t ld)
{
    return sample(p, mu, kappa, seed, first_row, n, x, sizeof *x, ld);
}
