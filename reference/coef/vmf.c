/* The expansions of the von Mises-Fisher functions in 1/alpha, alpha = (p-1)/2 (docs/vmf.md),
 * exact:
 *
 *   coef/vmf kappa   N_k(u), k = 1..8, u = r^2:
 *                    kappa = (p-1) r/(1-u) + r/(1+u)
 *                            + sum_k r (1-u)^k N_k(u) / [(1+u)^(3k+1) alpha^k]
 *   coef/vmf p       P_k(t), k = 1..9, S = 1/t:
 *                    log H = alpha [(S-1) - log1p((S-1)/2)] + log1p(-(1-t)/2)/2
 *                            + sum_k P_k(t)/alpha^k
 *
 *   coef/vmf tail    r_k(t), k = 1..18: P_k(t) - P_k(0) = t^(k+1) r_k(t)
 *
 * The P_k come from the expansion of A, t = 1/sqrt(1+z^2), z = kappa/alpha,
 *
 *                    A = z [t/(1+t) - t^3/(2(1+t))/alpha + sum_k Q_k(t)/alpha^k],
 *
 * which the core does not use: that of besseli_ratio.h reaches further down.
 *
 * Checked on every run: the N_k are palindromes, N_3, N_5, Q_2, Q_3 and P_1 are the published
 * ones, and all three expansions agree with 0F1 at p = 20001 to 2^-120. */
#include "coef.h"
#include "poly.h"

#include <stdio.h>
#include <string.h>

enum { KN = 8, KQ = 19, KP = 9, KR = 18, BITS = 500 };

/* From kappa' [(1-u) kappa - 2 alpha r] = kappa with kappa = r sum_k g_k(u) / alpha^k and
 * g_k = (1-u)^k N_k / (1+u)^(3k+1): g_k + 2u g_k' is H_k (1-u)^(k-1) / (1+u)^(3k+2), and
 * N_{k+1} = [(1+u)^2 N_k - sum_{j<=k} H_{k-j} N_j] / 2. */
static void make_kappa(poly n[KN + 1])
{
    poly h[KN];
    for (int k = 0; k <= KN; ++k)
        poly_init(n[k]);
    mpq_set_ui(n[0][0], 1, 1);
    for (int k = 0; k < KN; ++k) {
        poly_init(h[k]);
        poly_add_shifted(h[k], 1, 1, 0, n[k]); /* (1-u^2)(N + 2u N') */
        poly_add_shifted(h[k], -1, 1, 2, n[k]);
        poly_add_derivative(h[k], 2, 1, 0, n[k]);
        poly_add_derivative(h[k], -2, 1, 2, n[k]);
        poly_add_shifted(h[k], -2 * (4 * k + 1), 1, 1, n[k]); /* -2u [k(1+u) + (3k+1)(1-u)] N */
        poly_add_shifted(h[k], 2 * (2 * k + 1), 1, 2, n[k]);

        poly_add_shifted(n[k + 1], 1, 2, 0, n[k]);
        poly_add_shifted(n[k + 1], 1, 1, 1, n[k]);
        poly_add_shifted(n[k + 1], 1, 2, 2, n[k]);
        for (int j = 0; j <= k; ++j)
            poly_add_product(n[k + 1], -1, 2, 0, h[k - j], n[j]);
    }
    for (int k = 0; k < KN; ++k)
        poly_clear(h[k]);
}

/* Q_k = -(t/2) [Q_{k-1} - t(1-t^2) Q_{k-1}' + (1-t^2)/t^2 sum_{i=1..k-1} Q_i Q_{k-i}].  q[1] holds
 * the numerator of Q_1 = -t^3/2 / (1+t), the only one that is not a polynomial. */
static void make_q(poly q[KQ + 1])
{
    poly b;
    for (int k = 0; k <= KQ; ++k)
        poly_init(q[k]);
    mpq_set_si(q[1][3], -1, 2);
    for (int k = 2; k <= KQ; ++k) {
        poly_init(b);
        if (k == 2) { /* [Q(1 + t - t^2) + (1-t) Q^2/t^2]/(1+t) - t(1-t) Q', Q the numerator */
            poly_add_shifted(b, 1, 1, 0, q[1]);
            poly_add_shifted(b, 1, 1, 1, q[1]);
            poly_add_shifted(b, -1, 1, 2, q[1]);
            poly_add_product(b, 1, 1, -2, q[1], q[1]);
            poly_add_product(b, -1, 1, -1, q[1], q[1]);
            poly_divide(b, -1);
            poly_add_derivative(b, -1, 1, 0, q[1]);
            poly_add_derivative(b, 1, 1, 1, q[1]);
        } else {
            poly_add_shifted(b, 1, 1, 0, q[k - 1]);
            poly_add_derivative(b, -1, 1, 0, q[k - 1]);
            poly_add_derivative(b, 1, 1, 2, q[k - 1]);
            poly_add_product(b, 2, 1, -2, q[1], q[k - 1]);
            poly_add_product(b, -2, 1, -1, q[1], q[k - 1]);
            for (int i = 2; i <= k - 2; ++i) {
                poly_add_product(b, 1, 1, -2, q[i], q[k - i]);
                poly_add_product(b, -1, 1, 0, q[i], q[k - i]);
            }
        }
        poly_add_shifted(q[k], -1, 2, 1, b);
        poly_clear(b);
    }
}

/* P_{k-1} = - int_1^t Q_k/t^3; p[k] is P_k/(1-t). */
static void make_p(poly p[KP + 1], poly q[KQ + 1])
{
    poly_init(p[0]);
    for (int k = 1; k <= KP; ++k) {
        poly_init(p[k]);
        for (int i = 3; i < POLY_SIZE; ++i)
            if (mpq_sgn(q[k + 1][i]) != 0) {
                coef_addmul(p[k][i - 2], -1, (unsigned long)i - 2, q[k + 1][i]);
                coef_addmul(p[k][0], 1, (unsigned long)i - 2, q[k + 1][i]);
            }
        poly_divide(p[k], 1);
    }
}

/* The same less P_k(0), by t^(k+1): what Q_{k+1} starts with is t^(k+3). */
static void make_tail(poly r[KR + 1], poly q[KQ + 1])
{
    poly_init(r[0]);
    for (int k = 1; k <= KR; ++k) {
        poly_init(r[k]);
        for (int i = k + 3; i < POLY_SIZE; ++i)
            coef_addmul(r[k][i - k - 3], -1, (unsigned long)i - 2, q[k + 1][i]);
    }
}

static void require_row(const char *name, mpq_t *got, int n, const long *num, unsigned long den)
{
    for (int i = 0; i < n; ++i) {
        mpq_t want;
        mpq_init(want);
        mpq_set_si(want, num[i], den);
        mpq_canonicalize(want);
        coef_require(mpq_equal(got[i], want), "coef/vmf: %s is not the published one", name);
        mpq_clear(want);
    }
}

/* t^(k+1) r_k is P_k but for its constant, and nothing of Q_{k+1} is left out. */
static void check_tail(poly p[KP + 1], poly q[KQ + 1], poly r[KR + 1])
{
    for (int k = 1; k <= KR; ++k)
        for (int i = 0; i < k + 3; ++i)
            coef_require(mpq_sgn(q[k + 1][i]) == 0, "coef/vmf: Q_%d has a term t^%d", k + 1, i);
    for (int k = 1; k <= KP; ++k)
        for (int i = 1; i < POLY_SIZE; ++i) {
            mpq_t c; /* of t^i in P_k = (1 - t) p[k] */
            mpq_init(c);
            mpq_sub(c, p[k][i], p[k][i - 1]);
            coef_require(i <= k ? mpq_sgn(c) == 0 : mpq_equal(c, r[k][i - k - 1]),
                         "coef/vmf: r_%d is not P_%d's", k, k);
            mpq_clear(c);
        }
}

static void check_exact(poly n[KN + 1], poly q[KQ + 1], poly p[KP + 1])
{
    static const long n3[] = { 0, 9, -148, 390, -148, 9, 0 }; /* /2 */
    static const long n5[] = { 0,       81,     -6760, 105916, -513624, 881510,
                               -513624, 105916, -6760, 81,     0 };  /* /8 */
    static const long q2[] = { 0, 0, 0, 0, -4, 5, 0 };               /* /8 */
    static const long q3[] = { 0, 0, 0, 0, 0, -12, 16, 25, -30, 0 }; /* /16 */
    static const long p1[] = { -1, -1, 5, 0 }; /* /24: (1-t)(-1 - t + 5 t^2) */
    require_row("N_3", n[3], 7, n3, 2);
    require_row("N_5", n[5], 11, n5, 8);
    require_row("Q_2", q[2], 7, q2, 8);
    require_row("Q_3", q[3], 10, q3, 16);
    require_row("P_1", p[1], 4, p1, 24);
    for (int k = 2; k <= KN; ++k)
        for (int i = 0; i < POLY_SIZE; ++i)
            coef_require(i > 2 * k ? mpq_sgn(n[k][i]) == 0
                                   : mpq_equal(n[k][i], n[k][2 * k - i]),
                         "coef/vmf: N_%d is not a palindrome", k);
}

/* sum_{k=first..last} c_k(x) y^k */
static void sum_rows(mpfr_t sum, poly *c, int first, int last, const mpfr_t x, const mpfr_t y)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_set_zero(sum, 1);
    for (int k = last; k >= 1; --k) {
        if (k >= first) {
            coef_eval_q(t, POLY_SIZE, c[k], x);
            mpfr_add(sum, sum, t, MPFR_RNDN);
        }
        mpfr_mul(sum, sum, y, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* kappa = alpha z, t = 1/sqrt(1+z^2), y = 1/alpha, H = 0F1(; p/2; kappa^2/4) and A = H'/H. */
struct point {
    mpfr_t alpha, y, kappa, z, t, h, a;
};

static void point_init(struct point *p, unsigned long dim, double z)
{
    mpfr_t order, h1;
    mpfr_inits2(BITS, p->alpha, p->y, p->kappa, p->z, p->t, p->h, p->a, order, h1, (mpfr_ptr)0);
    mpfr_set_ui(p->alpha, dim - 1, MPFR_RNDN);
    mpfr_div_ui(p->alpha, p->alpha, 2, MPFR_RNDN);
    mpfr_ui_div(p->y, 1, p->alpha, MPFR_RNDN);
    mpfr_set_d(p->z, z, MPFR_RNDN);
    mpfr_mul(p->kappa, p->z, p->alpha, MPFR_RNDN);
    mpfr_sqr(p->t, p->z, MPFR_RNDN);
    mpfr_add_ui(p->t, p->t, 1, MPFR_RNDN);
    mpfr_rec_sqrt(p->t, p->t, MPFR_RNDN);
    mpfr_sub_d(order, p->alpha, 0.5, MPFR_RNDN); /* p/2 - 1 */
    coef_0f1(p->h, order, p->kappa);
    mpfr_add_ui(order, order, 1, MPFR_RNDN);
    coef_0f1(h1, order, p->kappa);
    mpfr_div(p->a, h1, p->h, MPFR_RNDN); /* A = kappa/p H_{p+2}/H_p */
    mpfr_mul(p->a, p->a, p->kappa, MPFR_RNDN);
    mpfr_div_ui(p->a, p->a, dim, MPFR_RNDN);
    mpfr_clears(order, h1, (mpfr_ptr)0);
}

static void point_clear(struct point *p)
{
    mpfr_clears(p->alpha, p->y, p->kappa, p->z, p->t, p->h, p->a, (mpfr_ptr)0);
}

static double log_h_error(const struct point *p, poly *rows)
{
    mpfr_t got, a, b;
    mpfr_inits2(BITS, got, a, b, (mpfr_ptr)0);
    sum_rows(got, rows, 1, KP, p->t, p->y);
    mpfr_ui_sub(a, 1, p->t, MPFR_RNDN);
    mpfr_mul(got, got, a, MPFR_RNDN);
    mpfr_div(b, a, p->t, MPFR_RNDN); /* S - 1 */
    mpfr_div_si(a, a, -2, MPFR_RNDN);
    mpfr_log1p(a, a, MPFR_RNDN);
    mpfr_div_ui(a, a, 2, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    mpfr_div_ui(a, b, 2, MPFR_RNDN);
    mpfr_log1p(a, a, MPFR_RNDN);
    mpfr_sub(a, b, a, MPFR_RNDN);
    mpfr_mul(a, a, p->alpha, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    mpfr_log(b, p->h, MPFR_RNDN);
    const double e = coef_log2_rel(got, b);
    mpfr_clears(got, a, b, (mpfr_ptr)0);
    return e;
}

static double a_error(const struct point *p, poly *rows)
{
    mpfr_t got, a, b;
    mpfr_inits2(BITS, got, a, b, (mpfr_ptr)0);
    sum_rows(got, rows, 2, KQ, p->t, p->y);
    mpfr_sqr(a, p->t, MPFR_RNDN); /* t (1 - t^2/(2 alpha))/(1+t) */
    mpfr_mul(a, a, p->y, MPFR_RNDN);
    mpfr_div_ui(a, a, 2, MPFR_RNDN);
    mpfr_ui_sub(a, 1, a, MPFR_RNDN);
    mpfr_mul(a, a, p->t, MPFR_RNDN);
    mpfr_add_ui(b, p->t, 1, MPFR_RNDN);
    mpfr_div(a, a, b, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    mpfr_mul(got, got, p->z, MPFR_RNDN);
    const double e = coef_log2_rel(got, p->a);
    mpfr_clears(got, a, b, (mpfr_ptr)0);
    return e;
}

/* kappa from r = A. */
static double kappa_error(const struct point *p, poly *rows)
{
    mpfr_t got, u, minus, plus, a;
    mpfr_inits2(BITS, got, u, minus, plus, a, (mpfr_ptr)0);
    mpfr_sqr(u, p->a, MPFR_RNDN);
    mpfr_ui_sub(minus, 1, u, MPFR_RNDN);
    mpfr_add_ui(plus, u, 1, MPFR_RNDN);
    mpfr_pow_ui(a, plus, 3, MPFR_RNDN);
    mpfr_div(a, minus, a, MPFR_RNDN);
    mpfr_mul(a, a, p->y, MPFR_RNDN);
    sum_rows(got, rows, 1, KN, u, a);
    mpfr_add_ui(got, got, 1, MPFR_RNDN);
    mpfr_div(got, got, plus, MPFR_RNDN);
    mpfr_div(a, p->alpha, minus, MPFR_RNDN);
    mpfr_mul_ui(a, a, 2, MPFR_RNDN);
    mpfr_add(got, got, a, MPFR_RNDN);
    mpfr_mul(got, got, p->a, MPFR_RNDN);
    const double e = coef_log2_rel(got, p->kappa);
    mpfr_clears(got, u, minus, plus, a, (mpfr_ptr)0);
    return e;
}

/* The first missing terms are about 2^-130. */
static void check_at(unsigned long dim, double z, poly *n, poly *q, poly *p)
{
    struct point at;
    point_init(&at, dim, z);
    const double e[] = { kappa_error(&at, n), a_error(&at, q), log_h_error(&at, p) };
    coef_require(e[0] < -120 && e[1] < -120 && e[2] < -120,
                 "coef/vmf: kappa, A, log H off by 2^%.1f, 2^%.1f, 2^%.1f at p = %lu, z = %g",
                 e[0], e[1], e[2], dim, z);
    point_clear(&at);
}

/* A by all of the Q_k where the first missing term is about 2^-120, the last 2^-113. */
static void check_last(unsigned long dim, double z, poly *q)
{
    struct point at;
    point_init(&at, dim, z);
    const double e = a_error(&at, q);
    coef_require(e < -110, "coef/vmf: A off by 2^%.1f at p = %lu, z = %g", e, dim, z);
    point_clear(&at);
}

int main(int argc, char **argv)
{
    static const char *const what[] = { "kappa", "log_h_p", "tail" };
    static const char *const text[] = {
        "N_k(u)/u, k = 1..8: kappa = (p-1) r/(1-u) + r/(1+u)\n"
        " * + sum_k r (1-u)^k N_k(u) / [(1+u)^(3k+1) alpha^k], u = r^2, alpha = (p-1)/2.\n"
        " * For t[8][15]: row k-1; a palindrome",
        "P_k(t)/(1-t), k = 1..9: log H = alpha [(S-1) - log1p((S-1)/2)] + log1p(-(1-t)/2)/2\n"
        " * + sum_k P_k(t)/alpha^k, alpha = (p-1)/2, S = sqrt(1+(kappa/alpha)^2), t = 1/S.\n"
        " * For t[9][27]: row k-1",
        "r_k(t), k = 1..18: the expansion of log H as log_h_p has it, sum_k t^(k+1) "
        "r_k(t)/alpha^k,\n"
        " * but for constants.  For t[18][36]: row k-1",
    };
    static const int rows[] = { KN, KP, KR };
    int table = 0;
    while (table < 3 && (argc != 2 || strcmp(argv[1], what[table]) != 0))
        ++table;
    coef_require(table < 3, "usage: coef/vmf kappa|log_h_p|tail");

    poly n[KN + 1], q[KQ + 1], p[KP + 1], r[KR + 1];
    make_kappa(n);
    make_q(q);
    make_p(p, q);
    make_tail(r, q);
    check_tail(p, q, r);
    check_exact(n, q, p);
    check_at(20001, 0.25, n, q, p);
    check_at(20001, 1.5, n, q, p);
    check_last(301, 1.5, q);

    printf("/* Printed by reference/coef/vmf %s.\n * %s, constant first.\n", argv[1],
           text[table]);
    printf(" * Exact rationals, each rounded once. */\n");
    for (int k = 1; k <= rows[table]; ++k) {
        char label[16];
        snprintf(label, sizeof label, "k = %d", k);
        if (table == 0)
            coef_print_row_q(label, 2 * k - 1, n[k] + 1);
        else if (table == 2)
            coef_print_row_q(label, 2 * k, r[k]);
        else
            coef_print_row_q(label, 3 * k, p[k]);
    }
    for (int k = 0; k <= KN; ++k)
        poly_clear(n[k]);
    for (int k = 0; k <= KQ; ++k)
        poly_clear(q[k]);
    for (int k = 0; k <= KP; ++k)
        poly_clear(p[k]);
    for (int k = 0; k <= KR; ++k)
        poly_clear(r[k]);
    mpfr_free_cache();
    return 0;
}
