/* How many terms the uniform expansion needs: for N terms, the smallest w from which on the
 * truncation leaves less than 2^-58 (an absolute error in log I and log K, relative in the
 * ratio, its complement and its derivative) for every s = (nu/w)^2 in [0, 1].
 *
 *   log I, log K = .. + sum_k (+-1)^k D_k(s) y^k          y = 1/w
 *   r  = x [1/(w+nu) - y^2/2 - sum_k R_k(s) y^(k+2)]      R_kj = (k + 2j) D_kj
 *   r' = .. - sum_k S_k(s) y^(k+2)                        S_k = R_k - (1-s) sum_j (k+2+2j) R_kj s^j
 *
 * Scans w upwards in steps of 1/8 octave, at 32 angles nu = w sin(t); the truth is mpbessel's.
 * Prints docs/measured/bessel_cutovers.md. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../mp/mpbessel.h"
#include "../mp/mpways.h"

enum { N = 24, PREC = 200, ANGLES = 32, EPS_BITS = 58, PER_OCTAVE = 8 };
enum { LOG_I, LOG_K, RATIO, COMPL, DX, QUANTITIES };
static const double W_FIRST = 20.0, W_LAST = 2e4;

static mpfr_t d[N + 1][N + 1];

/* k p_k = sum_{i=1..k} i D_i p_{k-i} */
static void make_d(void)
{
    mpfr_t t;
    mpfr_init2(t, PREC);
    for (int k = 0; k <= N; ++k)
        for (int j = 0; j <= k; ++j) {
            mpfr_init2(d[k][j], PREC);
            mpfr_set(d[k][j], mpb_debye_p(k, PREC)[j], MPFR_RNDN);
        }
    for (int k = 1; k <= N; ++k)
        for (int i = 1; i < k; ++i)
            for (int a = 0; a <= i; ++a)
                for (int b = 0; b <= k - i; ++b) {
                    mpfr_mul(t, d[i][a], mpb_debye_p(k - i, PREC)[b], MPFR_RNDN);
                    mpfr_mul_si(t, t, i, MPFR_RNDN);
                    mpfr_div_si(t, t, k, MPFR_RNDN);
                    mpfr_sub(d[k][a + b], d[k][a + b], t, MPFR_RNDN);
                }
    mpfr_clear(t);
}

/* y^k D_k(s), y^(k+2) R_k(s), y^(k+2) S_k(s) */
static void terms(mpfr_t term[3], int k, mpfr_srcptr s, mpfr_srcptr y)
{
    mpfr_t t, u;
    mpfr_inits2(PREC, t, u, (mpfr_ptr)0);
    for (int i = 0; i < 3; ++i)
        mpfr_set_zero(term[i], 1);
    for (int j = k; j >= 0; --j) {
        mpfr_fma(term[0], term[0], s, d[k][j], MPFR_RNDN);
        mpfr_mul_si(t, d[k][j], k + 2 * j, MPFR_RNDN);
        mpfr_fma(term[1], term[1], s, t, MPFR_RNDN);
        mpfr_mul_si(t, t, k + 2 + 2 * j, MPFR_RNDN);
        mpfr_fma(term[2], term[2], s, t, MPFR_RNDN);
    }
    mpfr_ui_sub(t, 1, s, MPFR_RNDN);
    mpfr_fms(term[2], t, term[2], term[1], MPFR_RNDN);
    mpfr_neg(term[2], term[2], MPFR_RNDN);
    mpfr_pow_si(t, y, k, MPFR_RNDN);
    mpfr_sqr(u, y, MPFR_RNDN);
    mpfr_mul(u, u, t, MPFR_RNDN);
    mpfr_mul(term[0], term[0], t, MPFR_RNDN);
    mpfr_mul(term[1], term[1], u, MPFR_RNDN);
    mpfr_mul(term[2], term[2], u, MPFR_RNDN);
    mpfr_clears(t, u, (mpfr_ptr)0);
}

static double bits(mpfr_srcptr error, mpfr_srcptr scale)
{
    mpfr_t t;
    mpfr_init2(t, 64);
    mpfr_div(t, error, scale, MPFR_RNDN);
    long e = -10000;
    const double m = mpfr_zero_p(t) ? 0.5 : mpfr_get_d_2exp(&e, t, MPFR_RNDN);
    mpfr_clear(t);
    return (double)e + log2(fabs(m));
}

/* The sums without end, from the truth: log A and log B; T = 1/(w+nu) - y^2/2 - r/x; and U =
 * nu/(w(w+nu)) + (x^2 - nu^2) y^4/2 - r'.  Then the ratio, its complement and derivative. */
static void whole(mpfr_t sum[4], mpfr_t ratio[3], mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p;
    mpfr_t t, y;
    mpfr_inits2(PREC, t, y, (mpfr_ptr)0);
    if (!mpb_ratio(ratio[0], ratio[1], ratio[2], nu, x) || !mpb_log_i(sum[0], t, nu, x) ||
        !mpb_log_k(sum[1], y, nu, x)) {
        mpfr_fprintf(stderr, "scan/debye: the two ways differ at nu = %.20Rg, x = %.20Rg\n", nu,
                     x);
        exit(1);
    }
    mpb_point_init(&p, PREC, nu, x);
    mpfr_sub(sum[0], sum[0], p.eta, MPFR_RNDN);
    mpfr_div_2ui(t, p.log_2piw, 1, MPFR_RNDN);
    mpfr_add(sum[0], sum[0], t, MPFR_RNDN);
    mpfr_add(sum[1], sum[1], p.eta, MPFR_RNDN);
    mpfr_add(sum[1], sum[1], t, MPFR_RNDN);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_sub(sum[1], sum[1], t, MPFR_RNDN);

    mpfr_ui_div(y, 1, p.w, MPFR_RNDN);
    mpfr_add(t, p.w, p.nu, MPFR_RNDN);
    mpfr_ui_div(sum[2], 1, t, MPFR_RNDN);
    mpfr_mul(sum[3], sum[2], nu, MPFR_RNDN);
    mpfr_mul(sum[3], sum[3], y, MPFR_RNDN);
    mpfr_sqr(y, y, MPFR_RNDN);
    mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    mpfr_sub(sum[2], sum[2], y, MPFR_RNDN);
    mpfr_div(t, ratio[0], x, MPFR_RNDN);
    mpfr_sub(sum[2], sum[2], t, MPFR_RNDN);
    mpfr_fmms(t, x, x, nu, nu, MPFR_RNDN);
    mpfr_sqr(y, y, MPFR_RNDN);
    mpfr_mul_2ui(y, y, 1, MPFR_RNDN);
    mpfr_fma(sum[3], t, y, sum[3], MPFR_RNDN);
    mpfr_sub(sum[3], sum[3], ratio[2], MPFR_RNDN);
    mpb_point_clear(&p);
    mpfr_clears(t, y, (mpfr_ptr)0);
}

/* worst[q][n] = max(itself, log2 of what n terms leave at nu = w sin t, x = w cos t) */
static void scan_point(double worst[QUANTITIES][N + 1], double w, double t)
{
    mpfr_t nu, x, y, s, one, sum[4], ratio[3], term[3], e;
    mpfr_inits2(PREC, nu, x, y, s, one, e, (mpfr_ptr)0);
    for (int i = 0; i < 4; ++i)
        mpfr_init2(sum[i], PREC);
    for (int i = 0; i < 3; ++i)
        mpfr_inits2(PREC, ratio[i], term[i], (mpfr_ptr)0);
    mpfr_set_d(nu, w * sin(t), MPFR_RNDN);
    mpfr_set_d(x, w * cos(t), MPFR_RNDN);
    mpfr_hypot(y, nu, x, MPFR_RNDN);
    mpfr_ui_div(y, 1, y, MPFR_RNDN);
    mpfr_mul(s, nu, y, MPFR_RNDN);
    mpfr_sqr(s, s, MPFR_RNDN);
    mpfr_set_ui(one, 1, MPFR_RNDN);
    whole(sum, ratio, nu, x);
    for (int k = 1; k <= N; ++k) {
        terms(term, k, s, y);
        mpfr_sub(sum[0], sum[0], term[0], MPFR_RNDN);
        (k % 2 ? mpfr_add : mpfr_sub)(sum[1], sum[1], term[0], MPFR_RNDN);
        mpfr_sub(sum[2], sum[2], term[1], MPFR_RNDN);
        mpfr_sub(sum[3], sum[3], term[2], MPFR_RNDN);
        mpfr_mul(e, x, sum[2], MPFR_RNDN);
        worst[LOG_I][k] = fmax(worst[LOG_I][k], bits(sum[0], one));
        worst[LOG_K][k] = fmax(worst[LOG_K][k], bits(sum[1], one));
        worst[RATIO][k] = fmax(worst[RATIO][k], bits(e, ratio[0]));
        worst[COMPL][k] = fmax(worst[COMPL][k], bits(e, ratio[1]));
        worst[DX][k] = fmax(worst[DX][k], bits(sum[3], ratio[2]));
    }
    mpfr_clears(nu, x, y, s, one, e, (mpfr_ptr)0);
    for (int i = 0; i < 4; ++i)
        mpfr_clear(sum[i]);
    for (int i = 0; i < 3; ++i)
        mpfr_clears(ratio[i], term[i], (mpfr_ptr)0);
}

int main(void)
{
    double from[QUANTITIES][N + 1]; /* infinite while the truncation is too coarse */
    for (int q = 0; q < QUANTITIES; ++q)
        for (int n = 0; n <= N; ++n)
            from[q][n] = HUGE_VAL;
    make_d();
    for (int i = 0; W_FIRST * exp2((double)i / PER_OCTAVE) <= W_LAST; ++i) {
        const double w = W_FIRST * exp2((double)i / PER_OCTAVE);
        double worst[QUANTITIES][N + 1];
        for (int q = 0; q < QUANTITIES; ++q)
            for (int n = 0; n <= N; ++n)
                worst[q][n] = -HUGE_VAL;
        for (int t = 0; t < ANGLES; ++t) /* t = 0 and (nearly) pi/2 included */
            scan_point(worst, w, t * 1.5707963 / (ANGLES - 1));
        for (int q = 0; q < QUANTITIES; ++q)
            for (int n = 1; n <= N; ++n)
                if (worst[q][n] >= -EPS_BITS)
                    from[q][n] = HUGE_VAL;
                else if (isinf(from[q][n]))
                    from[q][n] = w;
    }

    printf(
        "# How many terms the uniform expansion needs\n\n"
        "Printed by `reference/scan/debye`; `tools/check-tables` prints it again.\n\n"
        "The smallest w = hypot(nu, x) from which on N terms leave less than 2^-%d for every\n"
        "s = (nu/w)^2 in [0, 1]: absolutely in log I and log K, relatively in the ratio\n"
        "r = I_{nu+1}/I_nu, in 1 - r and in dr/dx.  Scanned at %d angles, %d steps an octave.\n"
        "What the tiers that the code takes leave stands in bessel_tiers.md.\n\n",
        EPS_BITS, ANGLES, PER_OCTAVE);
    printf("| N | log I | log K | ratio | complement | derivative |\n"
           "|---|---|---|---|---|---|\n");
    for (int n = 3; n <= N; ++n) {
        printf("| %d ", n);
        for (int q = 0; q < QUANTITIES; ++q)
            if (isinf(from[q][n]))
                printf("| > %.2g ", W_LAST);
            else
                printf("| %.4g ", from[q][n]);
        printf("|\n");
    }
    return 0;
}
