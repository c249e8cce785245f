/* The coefficients of Debye's expansion in logarithmic form (docs/bessel.md), exact:
 *
 *   coef/debye d      D_{k,j}, k = 0..24, j = 0..k: with w = hypot(v, x), s = (v/w)^2, y = 1/w
 *                     log I_v(x) = eta - log(2 pi w)/2 + sum_k D_k(s) y^k
 *   coef/debye d_f32, r_f32   the first of them in float, D_k to k = 8, R_k likewise
 *   coef/debye r      R_{k,j} = (k + 2j) D_{k,j}:
 *                     I_{v+1}/I_v = x [1/(w+v) - y^2/2 - sum_k R_k(s) y^(k+2)]
 *   coef/debye rdx    S_k(s) = R_k(s) - (1-s) sum_j (k+2+2j) R_{k,j} s^j, so that
 *                     d/dx I_{v+1}/I_v = v/(w(w+v)) + (x-v)(x+v)/(2 w^4) - sum_k S_k(s) y^(k+2)
 *
 *   coef/debye dnu, dxnu, dnunu     N_k, X_k, V_k:
 *                     d/dv     y^k D_k = v y^(k+2) N_k,      N_{k,j} s^j from [2j/s - m] D_{k,j} s^j
 *                     d2/dx dv y^k D_k = v x y^(k+4) X_k,    -m [2j/s - (m+2)]
 *                     d2/dv2   y^k D_k = y^(k+2) V_k,        2j(2j-1)/s - m(4j+1) + m(m+2) s
 *                     with m = k + 2j (and R_k, S_k above: d/dx is -x y^(k+2) R_k, d2/dx2
 *                     -y^(k+2) S_k)
 *
 * Checked on every run: D_1 .. D_4 as published, D_2k(1) = 0, D_{2k-1}(1) = Stirling's series
 * with its sign reversed, the first three expansions against the power series of I, and Euler's
 * identity for y^k D_k and its first derivatives, homogeneous of degree -k and -k-1, which ties
 * all derivatives together. */
#include "coef.h"
#include "debye_q.h"

#include <stdio.h>
#include <string.h>

enum { K = 24, K_F32 = 8, BITS = 400 };

static void make_r(mpq_t *r[K + 1], mpq_t *d[K + 1])
{
    for (int k = 0; k <= K; ++k) {
        r[k] = coef_new_q(k + 1);
        for (int j = 0; j <= k; ++j)
            coef_addmul(r[k][j], k + 2 * j, 1, d[k][j]);
    }
}

static void make_rdx(mpq_t *s[K + 1], mpq_t *r[K + 1])
{
    for (int k = 0; k <= K; ++k) {
        s[k] = coef_new_q(k + 2);
        for (int j = 0; j <= k; ++j) {
            const long n = k + 2 + 2 * j;
            coef_addmul(s[k][j], 1 - n, 1, r[k][j]);
            coef_addmul(s[k][j + 1], n, 1, r[k][j]);
        }
    }
}

enum { D, R, RDX, DNU, DXNU, DNUNU, TABLES };

static void factors(long f[3], int table, long j, long m)
{
    f[0] = table == DNU ? 2 * j : table == DXNU ? -m * 2 * j : 2 * j * (2 * j - 1);
    f[1] = table == DNU ? -m : table == DXNU ? m * (m + 2) : -m * (4 * j + 1);
    f[2] = m * (m + 2);
}

/* Rows of degree k + more whose coefficients of s^(j-1), s^j and s^(j+1) are multiples of D_{k,j}. */
static void make_in_nu(mpq_t *c[K + 1], mpq_t *d[K + 1], int more, int table)
{
    for (int k = 0; k <= K; ++k) {
        c[k] = coef_new_q(k + 1 + more);
        for (int j = 0; j <= k; ++j) {
            long f[3];
            factors(f, table, j, k + 2 * j);
            if (j > 0)
                coef_addmul(c[k][j - 1], f[0], 1, d[k][j]);
            coef_addmul(c[k][j], f[1], 1, d[k][j]);
            if (more > 0)
                coef_addmul(c[k][j + 1], f[2], 1, d[k][j]);
        }
    }
}

/* c += f a, f the constant and linear coefficient in s. */
static void add_times(mpq_t *c, int n, mpq_t *a, long f0, long f1)
{
    for (int j = 0; j < n; ++j) {
        coef_addmul(c[j], f0, 1, a[j]);
        coef_addmul(c[j + 1], f1, 1, a[j]);
    }
}

static void require_zero(mpq_t *c, int n, int k)
{
    for (int j = 0; j < n; ++j) {
        coef_require(mpq_sgn(c[j]) == 0, "coef/debye: Euler's identity fails, k = %d", k);
        mpq_set_ui(c[j], 0, 1);
    }
}

/* x f_x + v f_v = -k f for f = y^k D_k, and the same with -k-1 for f_x and f_v. */
static void check_euler(mpq_t *c[TABLES][K + 1])
{
    for (int k = 0; k <= K; ++k) {
        mpq_t *sum = coef_new_q(k + 3);
        add_times(sum, k + 1, c[D][k], k, 0);
        add_times(sum, k + 1, c[R][k], -1, 1);
        add_times(sum, k + 1, c[DNU][k], 0, 1);
        require_zero(sum, k + 3, k);
        add_times(sum, k + 1, c[R][k], -(k + 1), 0);
        add_times(sum, k + 2, c[RDX][k], -1, 0);
        add_times(sum, k + 1, c[DXNU][k], 0, 1);
        require_zero(sum, k + 3, k);
        add_times(sum, k + 1, c[DNU][k], k + 1, 0);
        add_times(sum, k + 1, c[DXNU][k], 1, -1);
        add_times(sum, k + 2, c[DNUNU][k], 1, 0);
        require_zero(sum, k + 3, k);
        coef_free_q(sum, k + 3);
    }
}

/* B_{2k} / (2k (2k-1)), from sum_{i<=n} binom(n+1, i) B_i = 0. */
static void stirling_terms(mpq_t *c, int n)
{
    mpq_t *b = coef_new_q(2 * n + 1), t;
    mpz_t binom;
    mpq_init(t);
    mpz_init(binom);
    mpq_set_ui(b[0], 1, 1);
    for (int m = 1; m <= 2 * n; ++m) {
        for (int i = 0; i < m; ++i) {
            mpz_bin_uiui(binom, (unsigned long)m + 1, (unsigned long)i);
            mpq_set_z(t, binom);
            mpq_mul(t, t, b[i]);
            coef_addmul(b[m], -1, (unsigned long)m + 1, t);
        }
    }
    for (int k = 1; k <= n; ++k)
        coef_addmul(c[k], 1, (unsigned long)(2 * k * (2 * k - 1)), b[2 * k]);
    mpz_clear(binom);
    mpq_clear(t);
    coef_free_q(b, 2 * n + 1);
}

static void check_values(mpq_t *d[K + 1])
{
    static const struct {
        int k, j;
        long num;
        unsigned long den;
    } known[] = {
        { 1, 0, 1, 8 },        { 1, 1, -5, 24 },   { 2, 0, 1, 16 },     { 2, 1, -3, 8 },
        { 2, 2, 5, 16 },       { 3, 0, 25, 384 },  { 3, 1, -531, 640 }, { 3, 2, 221, 128 },
        { 3, 3, -1105, 1152 }, { 4, 0, 13, 128 },  { 4, 1, -71, 32 },   { 4, 2, 531, 64 },
        { 4, 3, -339, 32 },    { 4, 4, 565, 128 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i)
        coef_require(mpq_cmp_si(d[known[i].k][known[i].j], known[i].num, known[i].den) == 0,
                     "coef/debye: D_%d,%d is not the published one", known[i].k, known[i].j);

    mpq_t *stirling = coef_new_q(K / 2 + 1), sum;
    mpq_init(sum);
    stirling_terms(stirling, K / 2);
    for (int k = 1; k <= K; ++k) {
        mpq_set_ui(sum, 0, 1);
        for (int j = 0; j <= k; ++j)
            mpq_add(sum, sum, d[k][j]);
        if (k % 2)
            mpq_add(sum, sum, stirling[(k + 1) / 2]);
        coef_require(mpq_sgn(sum) == 0, "coef/debye: D_%d(1) is not Stirling's", k);
    }
    mpq_clear(sum);
    coef_free_q(stirling, K / 2 + 1);
}

/* sum_{k=1..K} y^k c_k(s), row k of c having k + 1 + more coefficients. */
static void sum_rows(mpfr_t sum, mpq_t *c[K + 1], int more, const mpfr_t y, const mpfr_t s)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_set_zero(sum, 1);
    for (int k = K; k >= 1; --k) {
        coef_eval_q(t, k + 1 + more, c[k], s);
        mpfr_add(sum, sum, t, MPFR_RNDN);
        mpfr_mul(sum, sum, y, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* A point, w = hypot(v, x), y = 1/w, s = (v/w)^2, and J = 0F1 for orders v and v + 1. */
struct point {
    mpfr_t v, x, w, y, s, j0, j1;
};

static void point_init(struct point *p, double v, double x)
{
    mpfr_t v1;
    mpfr_inits2(BITS, p->v, p->x, p->w, p->y, p->s, p->j0, p->j1, v1, (mpfr_ptr)0);
    mpfr_set_d(p->v, v, MPFR_RNDN);
    mpfr_set_d(p->x, x, MPFR_RNDN);
    mpfr_hypot(p->w, p->v, p->x, MPFR_RNDN);
    mpfr_ui_div(p->y, 1, p->w, MPFR_RNDN);
    mpfr_mul(p->s, p->v, p->y, MPFR_RNDN);
    mpfr_sqr(p->s, p->s, MPFR_RNDN);
    mpfr_add_ui(v1, p->v, 1, MPFR_RNDN);
    coef_0f1(p->j0, p->v, p->x);
    coef_0f1(p->j1, v1, p->x);
    mpfr_clear(v1);
}

static void point_clear(struct point *p)
{
    mpfr_clears(p->v, p->x, p->w, p->y, p->s, p->j0, p->j1, (mpfr_ptr)0);
}

/* log I = v log(x/2) - log Gamma(v+1) + log J. */
static double log_i_error(struct point *p, mpq_t *d[K + 1])
{
    mpfr_t want, got, b;
    mpfr_inits2(BITS, want, got, b, (mpfr_ptr)0);
    mpfr_div_ui(want, p->x, 2, MPFR_RNDN);
    mpfr_log(want, want, MPFR_RNDN);
    mpfr_mul(want, want, p->v, MPFR_RNDN);
    mpfr_add_ui(b, p->v, 1, MPFR_RNDN);
    mpfr_lngamma(b, b, MPFR_RNDN);
    mpfr_sub(want, want, b, MPFR_RNDN);
    mpfr_log(b, p->j0, MPFR_RNDN);
    mpfr_add(want, want, b, MPFR_RNDN);

    sum_rows(got, d, 0, p->y, p->s); /* + w - v asinh(v/x) - log(2 pi w)/2 */
    mpfr_add(got, got, p->w, MPFR_RNDN);
    mpfr_div(b, p->v, p->x, MPFR_RNDN);
    mpfr_asinh(b, b, MPFR_RNDN);
    mpfr_mul(b, b, p->v, MPFR_RNDN);
    mpfr_sub(got, got, b, MPFR_RNDN);
    mpfr_const_pi(b, MPFR_RNDN);
    mpfr_mul(b, b, p->w, MPFR_RNDN);
    mpfr_mul_ui(b, b, 2, MPFR_RNDN);
    mpfr_log(b, b, MPFR_RNDN);
    mpfr_div_ui(b, b, 2, MPFR_RNDN);
    mpfr_sub(got, got, b, MPFR_RNDN);
    const double e = coef_log2_abs(got, want);
    mpfr_clears(want, got, b, (mpfr_ptr)0);
    return e;
}

/* r = (x/2)/(v+1) J_{v+1}/J_v, and r's own error. */
static double ratio_error(mpfr_t r, struct point *p, mpq_t *rows[K + 1])
{
    mpfr_t got, b;
    mpfr_inits2(BITS, got, b, (mpfr_ptr)0);
    mpfr_add_ui(b, p->v, 1, MPFR_RNDN);
    mpfr_mul(b, b, p->j0, MPFR_RNDN);
    mpfr_div(r, p->j1, b, MPFR_RNDN);
    mpfr_mul(r, r, p->x, MPFR_RNDN);
    mpfr_div_ui(r, r, 2, MPFR_RNDN);

    sum_rows(got, rows, 0, p->y, p->s); /* x (1/(w+v) - y^2 (1/2 + sum)) */
    mpfr_add_d(got, got, 0.5, MPFR_RNDN);
    mpfr_sqr(b, p->y, MPFR_RNDN);
    mpfr_mul(got, got, b, MPFR_RNDN);
    mpfr_add(b, p->w, p->v, MPFR_RNDN);
    mpfr_ui_div(b, 1, b, MPFR_RNDN);
    mpfr_sub(got, b, got, MPFR_RNDN);
    mpfr_mul(got, got, p->x, MPFR_RNDN);
    const double e = coef_log2_rel(got, r);
    mpfr_clears(got, b, (mpfr_ptr)0);
    return e;
}

/* r' = 1 - (2v+1) r/x - r^2 */
static double ratio_dx_error(struct point *p, mpq_t *rows[K + 1], const mpfr_t r)
{
    mpfr_t want, got, a;
    mpfr_inits2(BITS, want, got, a, (mpfr_ptr)0);
    mpfr_mul_ui(a, p->v, 2, MPFR_RNDN);
    mpfr_add_ui(a, a, 1, MPFR_RNDN);
    mpfr_div(a, a, p->x, MPFR_RNDN);
    mpfr_add(a, a, r, MPFR_RNDN);
    mpfr_mul(a, a, r, MPFR_RNDN);
    mpfr_ui_sub(want, 1, a, MPFR_RNDN);

    sum_rows(got, rows, 1, p->y, p->s); /* v/(w(w+v)) + y^2 [(x-v)(x+v) y^2/2 - sum] */
    mpfr_sqr(a, p->x, MPFR_RNDN);
    mpfr_neg(got, got, MPFR_RNDN);
    mpfr_fms(a, p->v, p->v, a, MPFR_RNDN);
    mpfr_neg(a, a, MPFR_RNDN);
    mpfr_mul(a, a, p->y, MPFR_RNDN);
    mpfr_mul(a, a, p->y, MPFR_RNDN);
    mpfr_div_ui(a, a, 2, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    mpfr_mul(got, got, p->y, MPFR_RNDN);
    mpfr_mul(got, got, p->y, MPFR_RNDN);
    mpfr_add(a, p->w, p->v, MPFR_RNDN);
    mpfr_mul(a, a, p->w, MPFR_RNDN);
    mpfr_div(a, p->v, a, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    const double e = coef_log2_rel(got, want);
    mpfr_clears(want, got, a, (mpfr_ptr)0);
    return e;
}

/* The expansions against the power series at w = 300, where order 24 leaves about 2^-100. */
static void check_at(double v, double x, mpq_t *d[K + 1], mpq_t *r[K + 1], mpq_t *rdx[K + 1])
{
    struct point p;
    mpfr_t ratio;
    mpfr_init2(ratio, BITS);
    point_init(&p, v, x);
    const double e[] = { log_i_error(&p, d), ratio_error(ratio, &p, r),
                         ratio_dx_error(&p, rdx, ratio) };
    coef_require(e[0] < -95 && e[1] < -95 && e[2] < -85,
                 "coef/debye: log I, r, r' off by 2^%.1f, 2^%.1f, 2^%.1f at (%g, %g)", e[0],
                 e[1], e[2], v, x);
    point_clear(&p);
    mpfr_clear(ratio);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name, *text;
        int more; /* row k has k + 1 + more coefficients */
        const char *name_f32;
    } table[TABLES] = {
        { "d", "D_{k,j}: log I = eta - log(2 pi w)/2 + sum_k y^k sum_j D_{k,j} s^j", 0,
          "d_f32" },
        { "r",
          "R_{k,j} = (k+2j) D_{k,j}: I_{v+1}/I_v = x [1/(w+v) - y^2/2 - sum_k y^(k+2) R_k(s)]",
          0, "r_f32" },
        { "rdx",
          "S_{k,j}: (I_{v+1}/I_v)' = v/(w(w+v)) + (x-v)(x+v)/(2 w^4) - sum_k y^(k+2) S_k(s)", 1,
          NULL },
        { "dnu", "N_{k,j}: d/dv y^k D_k(s) = v y^(k+2) N_k(s)", 0, NULL },
        { "dxnu", "X_{k,j}: d2/dx dv y^k D_k(s) = v x y^(k+4) X_k(s)", 0, NULL },
        { "dnunu", "V_{k,j}: d2/dv2 y^k D_k(s) = y^(k+2) V_k(s)", 1, NULL },
    };
    int wanted = 0, f32 = 0;
    for (; wanted < TABLES; ++wanted) {
        f32 = argc == 2 && table[wanted].name_f32 != NULL &&
              strcmp(argv[1], table[wanted].name_f32) == 0;
        if (f32 || (argc == 2 && strcmp(argv[1], table[wanted].name) == 0))
            break;
    }
    coef_require(wanted < TABLES, "usage: coef/debye d|d_f32|r|r_f32|rdx|dnu|dxnu|dnunu");
    const int last = f32 ? K_F32 : K;

    mpq_t *c[TABLES][K + 1];
    debye_q(K, c[D]);
    make_r(c[R], c[D]);
    make_rdx(c[RDX], c[R]);
    make_in_nu(c[DNU], c[D], 0, DNU);
    make_in_nu(c[DXNU], c[D], 0, DXNU);
    make_in_nu(c[DNUNU], c[D], 1, DNUNU);
    check_values(c[D]);
    check_euler(c);
    static const double at[][2] = { { 0, 300 }, { 90, 286.2 }, { 211.25, 213 }, { 299.5, 17 } };
    for (int i = 0; i < 4; ++i)
        check_at(at[i][0], at[i][1], c[D], c[R], c[RDX]);

    printf("/* Printed by reference/coef/debye %s.\n", argv[1]);
    printf(" * %s,\n", table[wanted].text);
    printf(" * w = hypot(v, x), y = 1/w, s = (v/w)^2.  Exact rationals, each rounded once.\n");
    printf(" * For t[%d][%d]: row k, column j. */\n", last + 1, last + 1 + table[wanted].more);
    for (int k = 0; k <= last; ++k) {
        char label[16];
        snprintf(label, sizeof label, "k = %d", k);
        const int n = k == 0 ? 1 : k + 1 + table[wanted].more;
        (f32 ? coef_print_row_q_f32 : coef_print_row_q)(label, n, c[wanted][k]);
    }
    for (int i = 0; i < TABLES; ++i)
        for (int k = 0; k <= K; ++k)
            coef_free_q(c[i][k], k + 1 + table[i].more);
    mpfr_free_cache();
    return 0;
}
