/* log I and log K as hi + lo by the uniform expansion, for hypot(nu, x) >= 64: the formulas of
 * bessel_debye.h with every step in hi + lo. */
#ifndef BURGI_CORE_BESSEL_BESSEL_DD_DEBYE_H
#define BURGI_CORE_BESSEL_BESSEL_DD_DEBYE_H

#include "../const.h"
#include "../elem_dd.h"
#include "bessel_of.h"

/* How many terms leave less than 2^-98: reference/scan/dd.c, docs/measured/bessel_dd_terms.md. */
BG_FN int bg_debye_dd_terms(double w)
{
    static const struct {
        double w;
        int terms;
    } tier[] = { { 69, 24 },   { 79, 22 },   { 95, 20 },    { 120, 18 },    { 162, 16 },
                 { 240, 14 },  { 412, 12 },  { 885, 10 },   { 2790, 8 },    { 6270, 7 },
                 { 18200, 6 }, { 77000, 5 }, { 606000, 4 }, { 14700000, 3 } };
    int terms = 26;
    for (int i = 0; i < 14 && w >= tier[i].w; ++i)
        terms = tier[i].terms;
    return terms;
}

/* E and O: the sums of D_k(s) y^k over even and odd k, in powers of t = 2s - 1. */
BG_FN void bg_debye_dd_sums(int terms, bg_dd t, bg_dd y, bg_dd *even, bg_dd *odd)
{
    static const double d[27][54] = {
#include "tables/dd_debye.inc"
    };
    enum { EXACT = 12 }; /* rows from here on need no lo */
    bg_dd sum[2] = { { 0.0, 0.0 }, { 0.0, 0.0 } }, z = bg_dd_mul(y, y);

    for (int k = terms; k > EXACT; --k) {
        double c = 0.0;
        for (int j = k; j >= 0; --j)
            c = bg_fma(c, t.hi, d[k][2 * j]);
        sum[k & 1].hi = bg_fma(sum[k & 1].hi, z.hi, c);
    }
    for (int k = terms < EXACT ? terms : EXACT; k > 0; --k) {
        bg_dd c = bg_dd_of(0.0, 0.0);
        for (int j = k; j >= 0; --j)
            c = bg_dd_add(bg_dd_of(d[k][2 * j], d[k][2 * j + 1]), bg_dd_mul(c, t));
        sum[k & 1] = bg_dd_add(c, bg_dd_mul(sum[k & 1], z));
    }
    *even = bg_dd_mul(sum[0], z);
    *odd = bg_dd_mul(sum[1], y);
}

/* The exact sum of v[0] + ... + v[n-1], n <= 9, as if in fivefold precision (Ogita, Rump and
 * Oishi's SumK); v is used up. */
BG_FN double bg_sum_exact(int n, double *v)
{
    for (int pass = 0; pass < 4; ++pass)
        for (int i = n - 2; i >= 0; --i) {
            bg_dd s = bg_two_sum(v[i], v[i + 1]);
            v[i] = s.hi;
            v[i + 1] = s.lo;
        }
    double sum = 0.0;
    for (int i = n - 1; i >= 0; --i)
        sum += v[i];
    return sum;
}

/* x - z0 nu, relative error < 2^-100: z0 as four doubles, since the double x nearest to z0 nu
 * may be within 2^-107 nu of it. */
BG_FN bg_dd bg_minus_z0_nu(double nu, double x)
{
    static const double z0[4] = { 0x1.53531aff7ce6dp-1, 0x1.2ce0dafecc8fbp-57, /* 0.66274 */
                                  -0x1.b91b9467a5484p-114, 0x1.c6bd43896df5dp-169 };
    double v[9] = { 0.0, x }, copy[9];

    for (int i = 0; i < 3; ++i) {
        bg_dd p = bg_two_prod(-z0[i], nu);
        v[2 * i + 2] = p.hi;
        v[2 * i + 3] = p.lo;
    }
    v[8] = -z0[3] * nu;
    for (int i = 0; i < 9; ++i)
        copy[i] = v[i];
    double hi = bg_sum_exact(9, copy);
    v[0] = -hi;
    return bg_fast_two_sum(hi, bg_sum_exact(9, v));
}

/* eta = w - nu asinh(nu/x), relative error < 2^-97: bg_debye_eta in hi + lo. */
BG_FN bg_dd bg_debye_dd_eta(double nu, double x, bg_dd w)
{
    const bg_dd z0 = bg_z0();         /* 0.66274 */
    const bg_dd s0 = bg_s0();         /* 1.19968 */
    const bg_dd s01 = bg_s0_plus_1(); /* 1 + s0 */
    bg_dd minus = bg_minus_z0_nu(nu, x), plus = bg_dd_add_d(bg_dd_mul_d(z0, nu), x);
    bg_dd a = bg_dd_div(bg_dd_mul(minus, plus), bg_dd_add(w, bg_dd_mul_d(s0, nu)));
    bg_dd den = bg_dd_add(bg_dd_mul_d(z0, x), bg_dd_add_d(bg_dd_mul(s0, w), -nu));
    bg_dd log_rho =
        bg_dd_log_quotient(bg_dd_mul_d(s01, x), bg_dd_mul(z0, bg_dd_add_d(w, nu)), a, den, 0.0);
    return bg_dd_add(a, bg_dd_mul_d(log_rho, nu));
}

/* The limit of eta for x < 2^-120 nu: nu (1 + log(x/(2 nu))), nu < 2^500. */
BG_FN bg_dd bg_debye_dd_eta_tiny(double nu, double x)
{
    int small = x < 0x1p-900;
    bg_dd log = bg_dd_log_ratio(bg_dd_of(x * (small ? 0x1p200 : 1.0), 0.0), bg_dd_of(nu, 0.0),
                                small ? -201.0 : -1.0);
    return bg_dd_mul_d(bg_dd_add_d(log, 1.0), nu);
}

/* log I or log K.  Domain  w >= 64, max(nu, x) < 2^500.
 * Error  < 2^-92 max(|f|, 1). */
BG_FN bg_dd bg_log_bessel_dd_debye(bg_bessel_of of, double nu, double x)
{
    const bg_dd ci = bg_dd_neg(bg_half_log_2pi()); /* -log(2 pi)/2 */
    const bg_dd ck = bg_half_log_half_pi();        /* log(pi/2)/2 */
    const bg_dd one = bg_dd_of(1.0, 0.0);
    int tiny = x < 0x1p-120 * nu;
    double y0;
    bg_dd w = tiny ? bg_dd_of(nu, 0.0) : bg_dd_hypot(nu, x, &y0), y = bg_dd_div(one, w);
    bg_dd p = bg_dd_mul_d(y, nu), even, odd;

    bg_dd t = bg_dd_add_d(bg_dd_scale(bg_dd_mul(p, p), 2.0), -1.0);
    bg_debye_dd_sums(bg_debye_dd_terms(w.hi), t, y, &even, &odd);
    bg_dd eta = tiny ? bg_debye_dd_eta_tiny(nu, x) : bg_debye_dd_eta(nu, x, w);
    bg_dd rest = bg_dd_add(even, of == BG_OF_K ? bg_dd_neg(odd) : odd);
    bg_dd half_log_w = bg_dd_scale(bg_dd_log_ratio(w, one, 0.0), 0.5);
    rest = bg_dd_add(rest, bg_dd_add(of == BG_OF_K ? ck : ci, bg_dd_neg(half_log_w)));
    return bg_dd_add(of == BG_OF_K ? bg_dd_neg(eta) : eta, rest);
}

/* The same where max(nu, x) >= 2^500: eta alone is left, |eta| > 2^390.  It may overflow. */
BG_FN bg_dd bg_log_bessel_dd_huge(bg_bessel_of of, double nu, double x)
{
    double y, nus = nu * 0x1p-600;
    bg_dd eta;

    if (x < 0x1p-120 * nu) {
        double up = x < 0x1p-400 ? 0x1p600 : 1.0, e = x < 0x1p-400 ? -1201.0 : -601.0;
        bg_dd log = bg_dd_log_ratio(bg_dd_of(x * up, 0.0), bg_dd_of(nus, 0.0), e);
        eta = bg_dd_mul_d(bg_dd_add_d(log, 1.0), nus);
    } else {
        bg_dd w = bg_dd_hypot(nus, x * 0x1p-600, &y);
        eta = bg_debye_dd_eta(nus, x * 0x1p-600, w);
    }
    eta = bg_dd_scale(of == BG_OF_K ? bg_dd_neg(eta) : eta, 0x1p600);
    return bg_dd_of(eta.hi, bg_abs(eta.hi) < BG_INF ? eta.lo : 0.0);
}

#endif
