/* The uniform expansion (DLMF 10.41.3, 10.41.4), with s = (nu/w)^2 and y = 1/w:
 *
 *   A = sum_k p_k(s) y^k,  B = sum_k p_k(s) (-y)^k
 *
 * and its derivatives.  The operator L multiplies the coefficient of s^j y^k by k + 2j; it is
 * -(w/x)^2 x d/dx, so that with Q = L A and G = Q/A
 *
 *   r  = d/dx log I - nu/x = x [1/(w+nu) - y^2/2 - T],  T = y^2 G,
 *   r' = nu/(w(w+nu)) + (x^2-nu^2)/(2 w^4) - T + (x/w)^2 L T,  L T = y^2 (2 G + L Q/A - G^2). */
#include "mpways.h"

#include <gmp.h>
#include <math.h>
#include <stdbool.h>

enum { TERMS = 60 };

/* Coefficient j of p_k, at a precision that is at least what was asked for so far. */
struct row {
    mpfr_prec_t prec;
    mpq_t exact[TERMS + 1];
    mpfr_t c[TERMS + 1];
};
static struct row row[TERMS + 1];

/* t += n/d a */
static void add_multiple(mpq_t t, mpq_srcptr a, long n, unsigned long d)
{
    mpq_t f;
    mpq_init(f);
    mpq_set_si(f, n, d);
    mpq_canonicalize(f);
    mpq_mul(f, f, a);
    mpq_add(t, t, f);
    mpq_clear(f);
}

/* U_k(t) = sum_j p_kj t^(k+2j), U_{k+1} = t^2 (1-t^2) U_k'/2 + int_0^t (1 - 5 v^2) U_k dv / 8 */
static void make_exact(void)
{
    for (int k = 0; k <= TERMS; ++k)
        for (int j = 0; j <= TERMS; ++j)
            mpq_init(row[k].exact[j]);
    mpq_set_ui(row[0].exact[0], 1, 1);
    for (int k = 0; k < TERMS; ++k)
        for (int j = 0; j <= k; ++j) {
            const int e = k + 2 * j;
            const mpq_srcptr from = row[k].exact[j];
            mpq_t *const to = row[k + 1].exact;
            add_multiple(to[j], from, e, 2);
            add_multiple(to[j + 1], from, -e, 2);
            add_multiple(to[j], from, 1, 8 * (unsigned long)(e + 1));
            add_multiple(to[j + 1], from, -5, 8 * (unsigned long)(e + 3));
        }
}

const mpfr_t *mpb_debye_p(int k, mpfr_prec_t prec)
{
    static bool made;
    struct row *const r = &row[k];
    if (!made)
        make_exact();
    made = true;
    if (r->prec < prec) {
        for (int j = 0; j <= k; ++j) {
            if (r->prec == 0)
                mpfr_init2(r->c[j], prec);
            else
                mpfr_set_prec(r->c[j], prec);
            mpfr_set_q(r->c[j], r->exact[j], MPFR_RNDN);
        }
        r->prec = prec;
    }
    return r->c;
}

/* sum[i] = L^i A for i = 0..2, sum[3] = B. */
static void sums(mpfr_t sum[4], const struct mpb_point *p)
{
    const mpfr_prec_t prec = mpfr_get_prec(p->w);
    mpfr_t s, yk, part[3], t;
    mpfr_inits2(prec, s, yk, part[0], part[1], part[2], t, (mpfr_ptr)0);
    mpfr_div(s, p->nu, p->w, MPFR_RNDN);
    mpfr_sqr(s, s, MPFR_RNDN);
    mpfr_set_ui(yk, 1, MPFR_RNDN);
    for (int i = 0; i < 4; ++i)
        mpfr_set_zero(sum[i], 1);
    for (int k = 0; k <= TERMS; ++k) {
        const mpfr_t *const c = mpb_debye_p(k, prec);
        for (int i = 0; i < 3; ++i)
            mpfr_set_zero(part[i], 1);
        for (int j = k; j >= 0; --j) {
            mpfr_set(t, c[j], MPFR_RNDN);
            for (int i = 0; i < 3; ++i) {
                mpfr_fma(part[i], part[i], s, t, MPFR_RNDN);
                mpfr_mul_ui(t, t, (unsigned long)(k + 2 * j), MPFR_RNDN);
            }
        }
        for (int i = 0; i < 3; ++i) {
            mpfr_mul(part[i], part[i], yk, MPFR_RNDN);
            mpfr_add(sum[i], sum[i], part[i], MPFR_RNDN);
        }
        (k % 2 ? mpfr_sub : mpfr_add)(sum[3], sum[3], part[0], MPFR_RNDN);
        mpfr_div(yk, yk, p->w, MPFR_RNDN);
        const double size = lgamma(k + 2.0) / log(2.0) + 2 * log2(3.0 * k + 3); /* of L^2 p_k */
        if ((double)mpfr_get_exp(yk) + size < -(double)(mpfr_get_exp(p->w) + prec))
            break;
    }
    mpfr_clears(s, yk, part[0], part[1], part[2], t, (mpfr_ptr)0);
}

void mpb_debye_log(mpfr_ptr log_a, mpfr_ptr log_b, const struct mpb_point *p)
{
    mpfr_t sum[4];
    for (int i = 0; i < 4; ++i)
        mpfr_init2(sum[i], mpfr_get_prec(p->w));
    sums(sum, p);
    mpfr_log(log_a, sum[0], MPFR_RNDN);
    mpfr_log(log_b, sum[3], MPFR_RNDN);
    for (int i = 0; i < 4; ++i)
        mpfr_clear(sum[i]);
}

/* From sum = A, L A, L^2 A to T y^-2 and L T y^-2. */
static void log_derivatives(mpfr_t sum[4])
{
    mpfr_div(sum[1], sum[1], sum[0], MPFR_RNDN);
    mpfr_div(sum[2], sum[2], sum[0], MPFR_RNDN);
    mpfr_ui_sub(sum[3], 2, sum[1], MPFR_RNDN);
    mpfr_fma(sum[2], sum[1], sum[3], sum[2], MPFR_RNDN);
}

void mpb_debye_ratio(mpfr_ptr r, mpfr_ptr compl, mpfr_ptr dx, const struct mpb_point *p)
{
    const mpfr_prec_t prec = mpfr_get_prec(p->w);
    mpfr_t sum[4], y2, wv, t, u;
    for (int i = 0; i < 4; ++i)
        mpfr_init2(sum[i], prec);
    mpfr_inits2(prec, y2, wv, t, u, (mpfr_ptr)0);
    sums(sum, p);
    log_derivatives(sum);
    mpfr_add(wv, p->w, p->nu, MPFR_RNDN);
    mpfr_sqr(y2, p->w, MPFR_RNDN);
    mpfr_ui_div(y2, 1, y2, MPFR_RNDN);

    mpfr_add_d(t, sum[1], 0.5, MPFR_RNDN); /* x (y^2/2 + T), which r loses and 1 - r gains */
    mpfr_mul(t, t, y2, MPFR_RNDN);
    mpfr_mul(t, t, p->x, MPFR_RNDN);
    mpfr_div(u, p->x, wv, MPFR_RNDN);
    mpfr_sub(r, u, t, MPFR_RNDN);
    mpfr_add(u, p->w, p->x, MPFR_RNDN); /* 1 - x/(w+nu) = (nu + nu^2/(w+x))/(w+nu) */
    mpfr_div(u, p->nu, u, MPFR_RNDN);
    mpfr_fma(u, u, p->nu, p->nu, MPFR_RNDN);
    mpfr_div(u, u, wv, MPFR_RNDN);
    mpfr_add(compl, u, t, MPFR_RNDN);

    mpfr_mul(wv, wv, p->w, MPFR_RNDN);
    mpfr_div(dx, p->nu, wv, MPFR_RNDN);
    mpfr_sqr(t, p->x, MPFR_RNDN); /* ((x/w)^2 (1/2 + L T) - (nu/w)^2/2 - T) y^2 */
    mpfr_mul(t, t, y2, MPFR_RNDN);
    mpfr_add_d(u, sum[2], 0.5, MPFR_RNDN);
    mpfr_fms(t, t, u, sum[1], MPFR_RNDN);
    mpfr_sqr(u, p->nu, MPFR_RNDN);
    mpfr_mul(u, u, y2, MPFR_RNDN);
    mpfr_div_2ui(u, u, 1, MPFR_RNDN);
    mpfr_sub(t, t, u, MPFR_RNDN);
    mpfr_fma(dx, t, y2, dx, MPFR_RNDN);
    for (int i = 0; i < 4; ++i)
        mpfr_clear(sum[i]);
    mpfr_clears(y2, wv, t, u, (mpfr_ptr)0);
}
