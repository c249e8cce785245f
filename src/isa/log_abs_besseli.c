/* burgi_log_abs_besseli: log I and log K by their own, a block at a time, log K only of
 * the orders that need it; then core/bessel/log_abs_besseli.h. */
#include "core/bessel/log_abs_besseli.h"

#include "block.h"

struct bg_abs_block {
    double nu[BG_BLOCK], x[BG_BLOCK], abs_nu[BG_BLOCK], abs_x[BG_BLOCK];
    double log_i[BG_BLOCK], log_k[BG_BLOCK], value[BG_BLOCK], sign[BG_BLOCK];
    short at[BG_BLOCK]; /* where log K is needed */
};

static int bg_needs_log_k(double nu)
{
    return nu < 0.0 && bg_not_multiple(nu, 1.0) == 1.0;
}

static void bg_abs_block_logs(struct bg_abs_block *b, int n)
{
    static const ptrdiff_t one[] = { 1, 1 };
    const double *const arg[] = { b->abs_nu, b->abs_x };
    int m = 0;

    for (int i = 0; i < n; ++i) {
        b->abs_nu[i] = bg_abs(b->nu[i]);
        b->abs_x[i] = bg_abs(b->x[i]);
        b->log_k[i] = 0.0;
    }
    ISA(log_besseli_n)((size_t)n, arg, one, b->log_i, 1);
    for (int i = 0; i < n; ++i)
        if (bg_needs_log_k(b->nu[i])) {
            b->abs_nu[m] = b->abs_nu[i];
            b->abs_x[m] = b->abs_x[i];
            b->at[m++] = (short)i;
        }
    ISA(log_besselk_n)((size_t)m, arg, one, b->value, 1);
    for (int i = 0; i < m; ++i)
        b->log_k[b->at[i]] = b->value[i];
}

/* Vectors are whole: what lies beyond the n-th element is computed of anything, and not read. */
static void bg_abs_block_join(struct bg_abs_block *b, int n)
{
    for (int i = 0; i < n; i += BG_WIDTH)
        BG_SIMD
    for (int j = i; j < i + BG_WIDTH; ++j) {
        const bg_signed_log r = bg_log_abs_besseli(b->nu[j], b->x[j], b->log_i[j], b->log_k[j]);
        b->value[j] = r.log;
        b->sign[j] = r.sign;
    }
}

void ISA(log_abs_besseli_signed_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                                   double *y, ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign)
{
    struct bg_abs_block b = { .nu = { 0.0 } };

    for (size_t i = 0; i < n; i += BG_BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        const int m = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        for (int j = 0; j < m; ++j) {
            b.nu[j] = arg[0][(at + j) * inc[0]];
            b.x[j] = arg[1][(at + j) * inc[1]];
        }
        bg_abs_block_logs(&b, m);
        bg_abs_block_join(&b, m);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = b.value[j];
        for (int j = 0; j < m && sign != NULL; ++j)
            sign[(at + j) * inc_sign] = (int)b.sign[j];
    }
}

void ISA(log_abs_besseli_n)(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                            ptrdiff_t inc_y)
{
    ISA(log_abs_besseli_signed_n)(n, arg, inc, y, inc_y, NULL, 0);
}

double ISA(log_abs_besseli)(double nu, double x, int *sign)
{
    const double v = bg_abs(nu), ax = bg_abs(x), log_i = ISA(log_besseli)(v, ax);
    const double log_k = bg_needs_log_k(nu) ? ISA(log_besselk)(v, ax) : 0.0;
    const bg_signed_log r = bg_log_abs_besseli(nu, x, log_i, log_k);

    if (sign != NULL)
        *sign = (int)r.sign;
    return r.log;
}
