/* What besselk_deriv_log.h is made of: functions of the order mu with two derivatives, the
 * power series P and Q, hyperbolic functions of mu log(2/x), and psi.  Notation as there. */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_PARTS_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_PARTS_H

#include "besselk_deriv_up.h"

/* A function of mu with its first and second derivative. */
typedef struct bg_jet {
    double f, d, dd;
} bg_jet;

/* The even function sum_i c[i] z^i of mu, z = mu^2. */
BG_FN bg_jet bg_jet_even(const double *c, double mu, double z)
{
    double f = 0.0, f1 = 0.0, f2 = 0.0;
    bg_jet r;

    BG_UNROLL
    for (int i = 12; i >= 0; --i) {
        f2 = bg_fma(f2, z, f1);
        f1 = bg_fma(f1, z, f);
        f = bg_fma(f, z, c[i]);
    }
    r.f = f;
    r.d = 2.0 * mu * f1;
    r.dd = bg_fma(8.0 * z, f2, 2.0 * f1);
    return r;
}

BG_FN bg_jet bg_jet_add(bg_jet a, bg_jet b)
{
    a.f += b.f;
    a.d += b.d;
    a.dd += b.dd;
    return a;
}

BG_FN bg_jet bg_jet_neg(bg_jet a)
{
    a.f = -a.f;
    a.d = -a.d;
    a.dd = -a.dd;
    return a;
}

/* a b - c */
BG_FN bg_jet bg_jet_mul_sub(bg_jet a, bg_jet b, bg_jet c)
{
    bg_jet r;
    r.f = bg_fma(a.f, b.f, -c.f);
    r.d = bg_fma(a.d, b.f, bg_fma(a.f, b.d, -c.d));
    r.dd = bg_fma(a.dd, b.f, bg_fma(2.0 * a.d, b.d, bg_fma(a.f, b.dd, -c.dd)));
    return r;
}

BG_FN bg_jet bg_jet_of(double f, double d, double dd)
{
    bg_jet r;
    r.f = f;
    r.d = d;
    r.dd = dd;
    return r;
}

/* P and Q of the heading: their terms k = 0, the others, and their x d/dx. */
typedef struct bg_besselk_pq {
    bg_jet p0, q0, p, q, px, qx, pxx, qxx;
} bg_besselk_pq;

BG_FN bg_besselk_pq bg_besselk_pq_at(double mu, double x)
{
    static const double c[2][13][7] = {
#include "tables/besselk_pq.inc"
    };
    static const int length[2][13] = {
#include "tables/besselk_pq_degree.inc"
    };
    double q = 0.25 * x * x, z = mu * mu, first[2][13], rest[2][13], slope[2][13], bend[2][13];
    bg_besselk_pq r;

    BG_UNROLL
    for (int m = 0; m < 2; ++m) {
        BG_UNROLL
        for (int i = 0; i < 13; ++i) {
            double s = 0.0, t = 0.0, u = 0.0;
            BG_UNROLL
            for (int k = 6; k > 0; --k) { /* as many turns for all rows, for nvcc */
                int go = k < length[m][i];
                s = go ? bg_fma(s, q, c[m][i][k]) : s;
                t = go ? bg_fma(t, q, 2 * k * c[m][i][k]) : t;
                u = go ? bg_fma(u, q, k * (k - 1) * c[m][i][k]) : u;
            }
            first[m][i] = c[m][i][0];
            rest[m][i] = s * q;
            slope[m][i] = t * q;
            bend[m][i] = u * q;
        }
    }
    r.p0 = bg_jet_even(first[0], mu, z);
    r.q0 = bg_jet_even(first[1], mu, z);
    r.p = bg_jet_even(rest[0], mu, z);
    r.q = bg_jet_even(rest[1], mu, z);
    r.px = bg_jet_even(slope[0], mu, z);
    r.qx = bg_jet_even(slope[1], mu, z);
    r.pxx = bg_jet_even(bend[0], mu, z);
    r.qxx = bg_jet_even(bend[1], mu, z);
    return r;
}

/* Functions of y = mu l, and of mu with their derivatives. */
typedef struct bg_besselk_hyper {
    double one_mu;   /* 1/mu */
    double e2;       /* e^-2y */
    double m;        /* e^-y l sinh(y)/y */
    double langevin; /* coth y - 1/y */
    double slope;    /* 1/y^2 - 1/sinh^2 y */
    double kappa;    /* c^2 - z = mu^2/sinh^2 y */
    bg_jet c;        /* mu coth y */
    bg_jet tau;      /* |mu| - c as a function of |mu|, where y is not near 0 */
} bg_besselk_hyper;

/* Near 0 from S = sinh(y)/y = 1 + y^2 T and D = (y cosh y - sinh y)/y^3, series of positive
 * terms; elsewhere from e^-|y|, which is as good as 0 beyond 300. */
BG_FN bg_besselk_hyper bg_besselk_hyperbolic(double mu, bg_dd log)
{
    static const double c[11] = {
        0x1.5555555555555p-3, /* 1/3! */
        0x1.1111111111111p-7, /* 1/5! ... */
        0x1.a01a01a01a01ap-13, 0x1.71de3a556c734p-19, 0x1.ae64567f544e4p-26,
        0x1.6124613a86d09p-33, 0x1.ae7f3e733b81fp-41, 0x1.952c77030ad4ap-49,
        0x1.2f49b46814157p-57, 0x1.71b8ef6dcf572p-66, 0x1.761b41316381ap-75,
    };
    double l = log.hi, y = mu * l, a = bg_abs(y), y2 = y * y, sign = mu < 0.0 ? -1.0 : 1.0;
    double t = 0.0, d = 0.0;
    bg_besselk_hyper r;

    int near = a < 2.0, close = a < 0.5;
    BG_UNROLL
    for (int k = 10; k >= 0; --k) {
        t = bg_fma(t, y2, c[k]);
        d = bg_fma(d, y2, (2 * k + 2) * c[k]);
    }
    double s = bg_fma(y2, t, 1.0), one_s = 1.0 / s, ds = d * one_s;

    bg_dd two = bg_two_prod(-2.0 * bg_abs(mu), l);
    two.lo = a < 300.0 ? bg_fma(-2.0 * bg_abs(mu), log.lo, two.lo) : 0.0;
    two.hi = a < 300.0 ? two.hi : -600.0;
    double e = bg_exp_weight(two), out = 1.0 / (1.0 - e), coth = (1.0 + e) * out;
    double far = near ? 2.0 : a, one_y = 1.0 / far, one_l = 1.0 / l,
           sinh2 = 4.0 * e * out * out;

    r.one_mu = 1.0 / mu;
    r.e2 = y < 0.0 ? 1.0 / e : e;
    r.m = close ? l * s * bg_fma(y2, d, bg_fma(-y, s, s)) : (0.5 - 0.5 * r.e2) * r.one_mu;
    r.slope = near ? t * (s + 1.0) * (one_s * one_s) : bg_fma(one_y, one_y, -sinh2);
    double langevin = near ? y * ds : sign * (bg_fma(e, far + 1.0, far - 1.0) * out * one_y);
    r.langevin = bg_fma(r.slope, bg_fma(mu, log.lo, bg_fma(mu, l, -y)), langevin);
    r.kappa = near ? (one_s * one_l) * (one_s * one_l) : mu * mu * sinh2;
    r.c.f = near ? bg_fma(y2, ds, 1.0) * one_l : bg_abs(mu) * coth;
    r.c.d = near ? y * bg_fma(s, d, t * (s + 1.0)) * one_s * one_s
                 : sign * bg_fma(-far, sinh2, coth);
    r.c.dd = 2.0 * l * (near ? ds * one_s * one_s : bg_fma(far, coth, -1.0) * sinh2);
    r.tau.f = close ? bg_abs(mu) - r.c.f : -2.0 * bg_abs(mu) * e * out;
    r.tau.d = near ? 1.0 - sign * r.c.d : bg_fma(a, sinh2, -2.0 * e * out);
    r.tau.dd = -r.c.dd;
    return r;
}

/* psi(1 + m) and psi'(1 + m), |m| <= 0.54, from z = m^2 and the series with zeta(k) - 1. */
typedef struct bg_besselk_psi {
    double even, odd, even1, odd1; /* psi = even + m odd + m/(1 + m); slopes in z */
} bg_besselk_psi;

BG_FN bg_besselk_psi bg_besselk_psi_at(double z)
{
    static const double c[2][17] = {
#include "tables/zeta.inc"
    };
    double f[2], g[2];
    bg_besselk_psi r;

    BG_UNROLL
    for (int j = 0; j < 2; ++j) {
        f[j] = g[j] = 0.0;
        BG_UNROLL
        for (int i = 16; i >= 0; --i) {
            g[j] = bg_fma(g[j], z, f[j]);
            f[j] = bg_fma(f[j], z, c[j][i]);
        }
    }
    r.odd = f[0];
    r.odd1 = g[0];
    r.even = -0x1.2788cfc6fb619p-1 - f[1]; /* -0.5772 */
    r.even1 = -g[1];
    return r;
}

/* psi(2 + m) - 1, and psi'(2 + m). */
BG_FN double bg_besselk_psi0(bg_besselk_psi p, double m)
{
    return bg_fma(m, p.odd, p.even);
}

BG_FN double bg_besselk_psi1(bg_besselk_psi p, double m)
{
    return bg_fma(2.0 * m, p.even1, bg_fma(2.0 * m * m, p.odd1, p.odd));
}

/* p - m q + more */
BG_FN bg_jet bg_besselk_rest(double m, bg_jet p, bg_jet q, bg_jet more)
{
    return bg_jet_of(bg_fma(-m, q.f, p.f) + more.f, bg_fma(-m, q.d, p.d - q.f) + more.d,
                     bg_fma(-m, q.dd, bg_fma(-2.0, q.d, p.dd)) + more.dd);
}

/* The derivatives of log(Gamma(1+m) (1 + eps)), less those of log(e^m/(1+m)), and in place of the
 * value the first derivative of log(1 + eps) alone; 1 + eps = Gamma(1-m) (1/Gamma(1-m) + v). */
BG_FN bg_jet bg_besselk_log_gamma(bg_besselk_psi p, double m, double rgamma, bg_jet v)
{
    double r = 1.0 / (1.0 - m), one = 1.0 / (rgamma + v.f);
    double a = bg_besselk_psi0(p, -m) - m * r, b = bg_fma(r, r, bg_besselk_psi1(p, -m));
    double e1 = bg_fma(-a, v.f, v.d) * one;
    double e2 = bg_fma(bg_fma(a, a, b), v.f, bg_fma(-2.0 * a, v.d, v.dd)) * one;
    return bg_jet_of(e1, bg_besselk_psi0(p, m) + e1,
                     bg_besselk_psi1(p, m) + bg_fma(-e1, e1, e2));
}

#endif
