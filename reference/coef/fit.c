#include "fit.h"

#include "coef.h"

#include <math.h>
#include <stdlib.h>

struct fit {
    int n;
    mpfr_t
        *gram; /* n x n, upper triangle; basis function i is row n-1-i: c[0] is solved first */
    mpfr_t *rhs;
    mpfr_t t, u;
};

static mpfr_t *new_array(int n)
{
    mpfr_t *a = calloc((size_t)n, sizeof *a);
    coef_require(a != NULL, "out of memory");
    for (int i = 0; i < n; ++i) {
        mpfr_init2(a[i], FIT_BITS);
        mpfr_set_zero(a[i], 1);
    }
    return a;
}

static void free_array(mpfr_t *a, int n)
{
    for (int i = 0; i < n; ++i)
        mpfr_clear(a[i]);
    free(a);
}

struct fit *fit_new(int n)
{
    struct fit *fit = calloc(1, sizeof *fit);
    coef_require(fit != NULL, "out of memory");
    fit->n = n;
    fit->gram = new_array(n * n);
    fit->rhs = new_array(n);
    mpfr_inits2(FIT_BITS, fit->t, fit->u, (mpfr_ptr)0);
    return fit;
}

void fit_free(struct fit *fit)
{
    free_array(fit->gram, fit->n * fit->n);
    free_array(fit->rhs, fit->n);
    mpfr_clears(fit->t, fit->u, (mpfr_ptr)0);
    free(fit);
}

void fit_add(struct fit *fit, mpfr_t *basis, const mpfr_t f, const mpfr_t weight)
{
    const int n = fit->n;
    mpfr_sqr(fit->t, weight, MPFR_RNDN);
    for (int i = 0; i < n; ++i) {
        const int row = n - 1 - i;
        mpfr_mul(fit->u, fit->t, basis[i], MPFR_RNDN);
        for (int j = 0; j <= i; ++j) {
            mpfr_t *g = &fit->gram[row * n + n - 1 - j];
            mpfr_fma(*g, fit->u, basis[j], *g, MPFR_RNDN);
        }
        mpfr_fma(fit->rhs[row], fit->u, f, fit->rhs[row], MPFR_RNDN);
    }
}

/* gram = R' R in place, rhs = R'^-1 rhs. */
static void factor(struct fit *fit)
{
    const int n = fit->n;
    mpfr_t *g = fit->gram, *rhs = fit->rhs;
    for (int k = 0; k < n; ++k) {
        coef_require(mpfr_sgn(g[k * n + k]) > 0, "fit: the basis is dependent");
        mpfr_sqrt(fit->t, g[k * n + k], MPFR_RNDN);
        for (int j = k; j < n; ++j)
            mpfr_div(g[k * n + j], g[k * n + j], fit->t, MPFR_RNDN);
        mpfr_div(rhs[k], rhs[k], fit->t, MPFR_RNDN);
        for (int i = k + 1; i < n; ++i) {
            mpfr_neg(fit->t, g[k * n + i], MPFR_RNDN);
            for (int j = i; j < n; ++j)
                mpfr_fma(g[i * n + j], fit->t, g[k * n + j], g[i * n + j], MPFR_RNDN);
            mpfr_fma(rhs[i], fit->t, rhs[k], rhs[i], MPFR_RNDN);
        }
    }
}

static void solve(struct fit *fit, double *c, double *lo, int lo_count, int f32)
{
    const int n = fit->n;
    factor(fit);
    for (int i = 0; i < n; ++i) {
        const int row = n - 1 - i;
        mpfr_div(fit->t, fit->rhs[row], fit->gram[row * n + row], MPFR_RNDN);
        c[i] = f32 ? (double)mpfr_get_flt(fit->t, MPFR_RNDN) : mpfr_get_d(fit->t, MPFR_RNDN);
        mpfr_sub_d(fit->u, fit->t, c[i], MPFR_RNDN);
        const double low = i < lo_count ? mpfr_get_d(fit->u, MPFR_RNDN) : 0.0;
        if (i < lo_count)
            lo[i] = low;
        mpfr_set_d(fit->t, c[i], MPFR_RNDN);
        mpfr_add_d(fit->t, fit->t, low, MPFR_RNDN);
        for (int k = 0; k < row; ++k) {
            mpfr_mul(fit->u, fit->gram[k * n + row], fit->t, MPFR_RNDN);
            mpfr_sub(fit->rhs[k], fit->rhs[k], fit->u, MPFR_RNDN);
        }
    }
}

void fit_solve(struct fit *fit, double *c, double *lo, int lo_count)
{
    solve(fit, c, lo, lo_count, 0);
}

void fit_solve_f32(struct fit *fit, double *c)
{
    solve(fit, c, NULL, 0, 1);
}

void fit_node(mpfr_t x, int i, int m, const mpfr_t a, const mpfr_t b)
{
    mpfr_t half;
    mpfr_init2(half, FIT_BITS);
    mpfr_const_pi(x, MPFR_RNDN);
    mpfr_mul_ui(x, x, 2 * (unsigned long)(m - 1 - i) + 1, MPFR_RNDN);
    mpfr_div_ui(x, x, 2 * (unsigned long)m, MPFR_RNDN);
    mpfr_cos(x, x, MPFR_RNDN); /* (a + b)/2 + (b - a)/2 cos */
    mpfr_sub(half, b, a, MPFR_RNDN);
    mpfr_mul(x, x, half, MPFR_RNDN);
    mpfr_add(x, x, a, MPFR_RNDN);
    mpfr_add(x, x, b, MPFR_RNDN);
    mpfr_div_ui(x, x, 2, MPFR_RNDN);
    mpfr_clear(half);
}

void fit_poly(struct fit_poly *p)
{
    const int m = 4 * p->n;
    mpfr_t *basis = new_array(p->n), a, b, x, f, w;
    struct fit *fit = fit_new(p->n);
    mpfr_inits2(FIT_BITS, a, b, x, f, w, (mpfr_ptr)0);
    mpfr_set_d(a, p->a, MPFR_RNDN);
    mpfr_set_d(b, p->b, MPFR_RNDN);
    mpfr_set_ui(basis[0], 1, MPFR_RNDN);
    for (int i = 0; i < m; ++i) {
        fit_node(x, i, m, a, b);
        p->fn(f, w, x);
        mpfr_sub_d(x, x, p->centre, MPFR_RNDN);
        for (int k = 1; k < p->n; ++k)
            mpfr_mul(basis[k], basis[k - 1], x, MPFR_RNDN);
        fit_add(fit, basis, f, w);
    }
    solve(fit, p->c, p->lo, p->lo_count, p->f32);
    mpfr_clears(a, b, x, f, w, (mpfr_ptr)0);
    fit_free(fit);
    free_array(basis, p->n);
}

/* p(x), the low parts included. */
static void eval(mpfr_t y, const struct fit_poly *p, mpfr_t x)
{
    mpfr_sub_d(x, x, p->centre, MPFR_RNDN);
    mpfr_set_zero(y, 1);
    for (int i = p->n; i-- > 0;) {
        mpfr_mul(y, y, x, MPFR_RNDN);
        mpfr_add_d(y, y, p->c[i], MPFR_RNDN);
        if (i < p->lo_count)
            mpfr_add_d(y, y, p->lo[i], MPFR_RNDN);
    }
}

double fit_poly_error(const struct fit_poly *p)
{
    enum { M = 4001 };
    double worst = -HUGE_VAL;
    mpfr_t a, b, x, y, f, w;
    mpfr_inits2(FIT_BITS, a, b, x, y, f, w, (mpfr_ptr)0);
    mpfr_set_d(a, p->a, MPFR_RNDN);
    mpfr_set_d(b, p->b, MPFR_RNDN);
    for (int i = 0; i < M; ++i) {
        fit_node(x, i, M, a, b);
        p->fn(f, w, x);
        eval(y, p, x);
        mpfr_sub(y, y, f, MPFR_RNDN);
        mpfr_mul(y, y, w, MPFR_RNDN);
        mpfr_abs(y, y, MPFR_RNDN);
        mpfr_log2(y, y, MPFR_RNDN);
        worst = fmax(worst, mpfr_get_d(y, MPFR_RNDN));
    }
    mpfr_clears(a, b, x, y, f, w, (mpfr_ptr)0);
    return worst;
}
