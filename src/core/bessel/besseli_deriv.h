/* First and second derivatives of log I_nu(x) in x and nu.
 *
 * w >= 24   bessel_deriv.h.  Below, with q = x^2/4:
 * in x      f_x = nu/x + r and f_xx = 1 - r^2 - (2 nu + 1) r/x - nu/x^2, where r = I_{nu+1}/I_nu =
 *           (x/2) rho_nu and rho_{m-1} = 1/(m + q rho_m), downwards from nu + 28; f_xnu = 1/x +
 *           (x/2) rho', rho'_{m-1} = -(1 + q rho'_m) rho_{m-1}^2.  The start's error is damped.
 * in nu     the terms q^k/(k! (nu+1)_k) of the power series are weights on k: with psi_k =
 *           psi(nu + 1 + k), f_nu = log(x/2) - <psi_k>, f_nunu = Var psi_k - <psi'_k>.  The sums
 *           run backwards from k = 40, where Stirling's series gives psi and psi'. */
#ifndef BURGI_CORE_BESSEL_BESSELI_DERIV_H
#define BURGI_CORE_BESSEL_BESSELI_DERIV_H

#include "../function.h"
#include "bessel_deriv.h"

/* f_x, f_xx or f_xnu.  Domain  w < 24, x > 0. */
BG_FN double bg_besseli_deriv_fraction(bg_deriv_kind kind, double nu, double x)
{
    enum { STEPS = 28 };
    double q = 0.25 * x * x, top = nu + STEPS, w = sqrt(bg_fma(top, top, x * x)), y = 1.0 / w;
    double rho = 2.0 / (w + top) - y * y, slope = 2.0 * (top * y * y * y - 1.0 / (w + top)) * y;

    BG_UNROLL
    for (int k = STEPS; k > 0; --k) {
        rho = 1.0 / bg_fma(q, rho, nu + k);
        slope = -bg_fma(q, slope, 1.0) * rho * rho;
    }
    double r = 0.5 * x * rho;
    return kind == BG_DX    ? nu / x + r
           : kind == BG_DXX ? (bg_fma(-r, r, 1.0) - (nu + 0.5) * rho) - nu / x / x
                            : bg_fma(0.5 * x, slope, 1.0 / x);
}

/* Sums over the terms from k on, term k being 1: of 1, psi, psi^2 and psi'. */
typedef struct bg_besseli_psi {
    bg_dd psi;   /* psi_k less a constant */
    double psi1; /* psi'_k */
    double s, p, pp, p1;
} bg_besseli_psi;

/* From k to k - 1. */
BG_FN void bg_besseli_psi_step(int k, double nu, double q, bg_besseli_psi *a)
{
    double i = 1.0 / (nu + k), c = q * (1.0 / k) * i;
    bg_dd psi = bg_two_sum(a->psi.hi, -i);

    psi.lo += a->psi.lo;
    double f = psi.hi + psi.lo;
    a->psi = psi;
    a->psi1 = bg_fma(i, i, a->psi1);
    a->s = bg_fma(c, a->s, 1.0);
    a->p = bg_fma(c, a->p, f);
    a->pp = bg_fma(c, a->pp, f * f);
    a->p1 = bg_fma(c, a->p1, a->psi1);
}

/* f_nu or f_nunu.  Domain  w < 24, x > 0 (f_nunu: x >= 0). */
BG_FN double bg_besseli_deriv_series(bg_deriv_kind kind, double nu, double x)
{
    enum { TERMS = 40 };
    double q = 0.25 * x * x, z = nu + (TERMS + 0.5), t = 1.0 / z, tt = t * t;
    bg_besseli_psi a;
    bg_dd log;

    if (kind == BG_DNU) { /* psi - log(x/2) */
        double up = x < 0x1p-900 ? 0x1p200 : 1.0, k = x < 0x1p-900 ? 201.0 : 1.0;
        bg_dd p = bg_dd_of(z, 0.0), xs = bg_dd_of(x * up, 0.0);
        log = bg_log_quotient(p, xs, bg_two_sum(z, -xs.hi), bg_two_sum(z, xs.hi), k);
    } else { /* psi - log((nu + w + 1)/2), about its mean */
        double w = sqrt(bg_fma(nu, nu, x * x));
        log = bg_log_dd_ratio(bg_dd_of(z, 0.0), bg_dd_of(0.5 * (nu + w) + 0.5, 0.0));
    }
    /* psi(z + 1/2) - log z, psi'(z + 1/2) */
    const double c[4] = { 1.0 / 24, -7.0 / 960, 31.0 / 8064, -127.0 / 30720 };
    a.psi = log;
    a.psi.lo = bg_fma(tt, bg_poly(c, 3, tt), log.lo);
    const double d[5] = { 1.0, -1.0 / 12, 7.0 / 240, -31.0 / 1344, 127.0 / 3840 };
    a.psi1 = t * bg_poly(d, 4, tt);
    a.s = 1.0;
    a.p = a.psi.hi;
    a.pp = a.p * a.p;
    a.p1 = a.psi1;
    BG_UNROLL
    for (int k = TERMS; k > TERMS / 2; --k)
        bg_besseli_psi_step(k, nu, q, &a);
    BG_UNROLL
    for (int k = TERMS / 2; k > 0; --k)
        bg_besseli_psi_step(k, nu, q, &a);
    double one_s = 1.0 / a.s, mean = a.p * one_s;
    return kind == BG_DNU ? -a.p / a.s : bg_fma(-mean, mean, (a.pp - a.p1) * one_s);
}

/* Domain  w < 24, x > 0 (f_nunu: x >= 0). */
BG_FN double bg_besseli_deriv_small(bg_deriv_kind kind, double nu, double x)
{
    return kind == BG_DNU || kind == BG_DNUNU ? bg_besseli_deriv_series(kind, nu, x)
                                              : bg_besseli_deriv_fraction(kind, nu, x);
}

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_besseli_deriv_special(bg_deriv_kind kind, double nu, double x)
{
    double at0 = kind == BG_DX    ? (nu == 0.0 ? 0.0 : BG_INF)
                 : kind == BG_DXX ? (nu == 0.0 ? 0.5 : -BG_INF)
                 : kind == BG_DNU ? -BG_INF
                                  : BG_INF;
    double nu_inf = kind == BG_DX      ? BG_INF
                    : kind == BG_DXNU  ? 1.0 / bg_abs(x)
                    : kind == BG_DNUNU ? 0.0
                                       : -BG_INF;
    double x_inf = kind == BG_DX ? 1.0 : 0.0;
    double r = nu == BG_INF ? nu_inf : x == 0.0 ? at0 : BG_NAN;

    r = x == BG_INF ? (nu == BG_INF ? BG_NAN : x_inf) : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

#define BG_EACH_BESSELI_DERIV(R, kind, EACH, nu, x)                                            \
    R(BG_DERIV_SPECIAL, bg_besseli_deriv_special(kind, nu, x))                                 \
    EACH(R, kind, BG_OF_I, nu, x)                                                              \
    R(BG_DERIV_SMALL, bg_besseli_deriv_small(kind, nu, x))
#define BG_EACH_log_besseli_dx(R, nu, x)                                                       \
    BG_EACH_BESSELI_DERIV(R, BG_DX, BG_EACH_DERIV_FIRST, nu, x)
#define BG_EACH_log_besseli_dnu(R, nu, x)                                                      \
    BG_EACH_BESSELI_DERIV(R, BG_DNU, BG_EACH_DERIV_FIRST, nu, x)
#define BG_EACH_log_besseli_dxx(R, nu, x)                                                      \
    BG_EACH_BESSELI_DERIV(R, BG_DXX, BG_EACH_DERIV_SECOND, nu, x)
#define BG_EACH_log_besseli_dxnu(R, nu, x)                                                     \
    BG_EACH_BESSELI_DERIV(R, BG_DXNU, BG_EACH_DERIV_SECOND, nu, x)
#define BG_EACH_log_besseli_dnunu(R, nu, x)                                                    \
    BG_EACH_BESSELI_DERIV(R, BG_DNUNU, BG_EACH_DERIV_SECOND, nu, x)

BG_FUNCTION(log_besseli_dx, (nu, x), BG_DERIV_SMALL + 1, bg_deriv_regime(BG_DX, nu, x),
            bg_deriv_quick(BG_DX, nu, x))
BG_FUNCTION(log_besseli_dnu, (nu, x), BG_DERIV_SMALL + 1, bg_deriv_regime(BG_DNU, nu, x),
            bg_deriv_quick(BG_DNU, nu, x))
BG_FUNCTION(log_besseli_dxx, (nu, x), BG_DERIV_SMALL + 1, bg_deriv_regime(BG_DXX, nu, x),
            bg_deriv_quick(BG_DXX, nu, x))
BG_FUNCTION(log_besseli_dxnu, (nu, x), BG_DERIV_SMALL + 1, bg_deriv_regime(BG_DXNU, nu, x),
            bg_deriv_quick(BG_DXNU, nu, x))
BG_FUNCTION(log_besseli_dnunu, (nu, x), BG_DERIV_SMALL + 1, bg_deriv_regime(BG_DNUNU, nu, x),
            bg_deriv_quick(BG_DNUNU, nu, x))

#endif
