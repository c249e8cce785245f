/* What holds of every function without a true value at hand: inside the domain never NaN, never
 * outside the range, and no step the wrong way, but for the error that claims.c allows, where the
 * function is monotone.  On random bits, on round decimals in all combinations, and on arguments
 * that another one makes critical (n rbar^2 = 1).  A row a function. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/claims.h"
#include "lib/functions.h"
#include "lib/points.h"
#include "lib/table.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* rises: 1 where the function rises with that argument, -1 where it falls, 0 where it does neither
 * everywhere, or where we have no proof. */
struct property {
    const char *function;
    double from[MAX_ARGS], to[MAX_ARGS]; /* the domain, its ends included; 0 arguments: 0 */
    double least, most;
    int rises[MAX_ARGS];
};

#define U   0x1p-53 /* where a header states no range, by as much as the value may err */
#define BIG DBL_MAX
#define INF HUGE_VAL
#define NU_X                                                                                   \
    { 0 },                                                                                     \
    {                                                                                          \
        BIG, BIG                                                                               \
    }
#define NU_Z                                                                                   \
    { DBL_MIN, 0 },                                                                            \
    {                                                                                          \
        BIG, BIG                                                                               \
    }
#define P_A_B                                                                                  \
    { -BIG, DBL_MIN, DBL_MIN },                                                                \
    {                                                                                          \
        BIG, BIG, BIG                                                                          \
    }
#define P_KAPPA                                                                                \
    { 2 },                                                                                     \
    {                                                                                          \
        BIG, BIG                                                                               \
    }
#define P_RBAR                                                                                 \
    { 2 },                                                                                     \
    {                                                                                          \
        BIG, 1                                                                                 \
    }
#define P_N_RBAR                                                                               \
    { 2, 1, 0 },                                                                               \
    {                                                                                          \
        BIG, BIG, 1                                                                            \
    }
#define P_KAPPAS_COSINE                                                                        \
    { 2, 0, 0, -1 },                                                                           \
    {                                                                                          \
        BIG, BIG, BIG, 1                                                                       \
    }
#define TRIGAMMA_1 1.65 /* pi^2/6 */

#define LAW_OF(from, to)                                                                       \
    { 2, 0, from },                                                                            \
    {                                                                                          \
        0x1.fp199, 0x1.fp199, to                                                               \
    }

#define STABLE_OF(from, to, alpha)                                                             \
    { from, alpha, -1 },                                                                       \
    {                                                                                          \
        to, 2, 1                                                                               \
    }
#define STABLE(name, from, to, alpha, least, most, rises)                                      \
    { name, STABLE_OF(from, to, alpha), least, most, { rises } },                              \
    {                                                                                          \
        name "_s1", STABLE_OF(from, to, alpha), least, most,                                   \
        {                                                                                      \
            rises                                                                              \
        }                                                                                      \
    }

static const struct property properties[] = {
    { "log_besseli", NU_X, -INF, INF, { -1, 1 } },
    { "log_besselk", NU_X, -INF, INF, { 1, -1 } },
    { "log_besseli_scaled", NU_X, -INF, 0, { -1, 0 } },
    { "log_besselk_scaled", NU_X, -INF, INF, { 1, -1 } },
    { "besseli_ratio", NU_X, 0, 1, { -1, 1 } },
    { "besseli_ratio_compl", NU_X, 0, 1, { 1, -1 } },
    { "besseli_ratio_dx", NU_X, 0, 0.5, { 0, -1 } },
    { "besselk_ratio", NU_X, 1, INF, { 1, -1 } },
    { "log_abs_besseli", { -BIG }, { BIG, BIG }, -INF, INF, { 0 } },
    { "log_hyp0f1", { DBL_MIN }, { BIG, BIG }, 0, INF, { -1, 1 } },
    { "log_besseli_dx", NU_X, 0, INF, { 1, 0 } },
    { "log_besseli_dnu", NU_X, -INF, 8 * U, { -1, 1 } },
    { "log_besseli_dxx", NU_X, -INF, 0.5, { 0 } },
    { "log_besseli_dxnu", NU_X, -16 * U, INF, { 0 } },
    { "log_besseli_dnunu", NU_X, -TRIGAMMA_1, 0, { 0 } },
    { "log_besselk_dx", NU_X, -INF, -1, { -1, 1 } },
    { "log_besselk_dnu", NU_X, 0, INF, { 1, -1 } },
    { "log_besselk_dxx", NU_X, 0, INF, { 0 } },
    { "log_besselk_dxnu", NU_X, -INF, 0, { 0 } },
    { "log_besselk_dnunu", NU_X, 0, INF, { 0 } },
    { "log_matern", NU_Z, -INF, 0, { 1, -1 } },
    { "log_matern_dx", NU_Z, -INF, 0, { 1, 0 } },
    { "log_matern_dnu", NU_Z, 0, INF, { 0, 1 } },
    { "log_matern_dist", NU_Z, -INF, 0, { 0, -1 } },
    { "log_matern_dist_ds", NU_Z, -INF, 0, { 0 } },
    { "log_matern_dist_dnu", NU_Z, -INF, INF, { 0 } },
    { "log_gig_norm", P_A_B, -INF, INF, { 0, 1, 1 } },
    { "log_gig_norm_da", P_A_B, 0, INF, { 1, -1, 1 } },
    { "log_gig_norm_db", P_A_B, 0, INF, { -1, 1, -1 } },
    { "log_gig_norm_dp", P_A_B, -INF, INF, { -1, 1, -1 } },
    { "vmf_log_h", P_KAPPA, 0, INF, { -1, 1 } },
    { "vmf_log_norm", P_KAPPA, -INF, INF, { 0, -1 } },
    { "vmf_mean_resultant", P_KAPPA, 0, 1, { -1, 1 } },
    { "vmf_mean_resultant_compl", P_KAPPA, 0, 1, { 1, -1 } },
    { "vmf_mean_resultant_deriv", P_KAPPA, 0, 0.5, { 0, -1 } },
    { "vmf_entropy", P_KAPPA, -INF, INF, { 0, -1 } },
    { "vmf_kappa", P_RBAR, 0, INF, { 1, 1 } },
    { "vmf_kappa_compl", P_RBAR, 0, INF, { 1, -1 } },
    { "vmf_kappa_marginal", P_N_RBAR, 0, INF, { 0, 1, 1 } },
    { "vmf_kappa_marginal_compl", P_N_RBAR, 0, INF, { 0, 1, -1 } },
    { "vmf_kl", P_KAPPAS_COSINE, 0, INF, { 0, 0, 0, -1 } },
    { "vmf_bhattacharyya", P_KAPPAS_COSINE, 0, INF, { 0, 0, 0, -1 } },
    { "vmf_hellinger", P_KAPPAS_COSINE, 0, 1, { 0, 0, 0, -1 } },
    { "sin", { -0x1p40 }, { 0x1p40 }, -1, 1, { 0 } },
    { "cos", { -0x1p40 }, { 0x1p40 }, -1, 1, { 0 } },
    { "tan", { -0x1p40 }, { 0x1p40 }, -INF, INF, { 0 } },
    { "sinpi", { -0x1p50 }, { 0x1p50 }, -1, 1, { 0 } },
    { "cospi", { -0x1p50 }, { 0x1p50 }, -1, 1, { 0 } },
    { "atan", { -BIG }, { BIG }, -1.5707963267948966, 1.5707963267948966, { 1 } },
    { "erf", { -BIG }, { BIG }, -1, 1, { 1 } },
    { "erfc", { -BIG }, { BIG }, 0, 2, { -1 } },
    { "vmf_logpdf", LAW_OF(-1.5, 1.5), -INF, INF, { 0 } },
    { "vmf_logpdf_compl", LAW_OF(-0.5, 2.5), -INF, INF, { 0 } },
    { "vmf_cdf", LAW_OF(-1.5, 1.5), 0, 1, { 0, -1, 1 } },
    { "vmf_cdf_compl", LAW_OF(-0.5, 2.5), 0, 1, { 0, -1, -1 } },
    { "vmf_sf", LAW_OF(-1.5, 1.5), 0, 1, { 0, 1, -1 } },
    { "vmf_sf_compl", LAW_OF(-0.5, 2.5), 0, 1, { 0, 1, 1 } },
    { "vmf_logcdf", LAW_OF(-1.5, 1.5), -INF, 0, { 0, -1, 1 } },
    { "vmf_logcdf_compl", LAW_OF(-0.5, 2.5), -INF, 0, { 0, -1, -1 } },
    { "vmf_logsf", LAW_OF(-1.5, 1.5), -INF, 0, { 0, 1, -1 } },
    { "vmf_logsf_compl", LAW_OF(-0.5, 2.5), -INF, 0, { 0, 1, 1 } },
    { "vmf_quantile", LAW_OF(0, 1), -1, 1, { 0, 1, 1 } },
    { "vmf_quantile_compl", LAW_OF(0, 1), 0, 2, { 0, -1, -1 } },
    { "vmf_isf", LAW_OF(0, 1), -1, 1, { 0, 1, -1 } },
    { "vmf_isf_compl", LAW_OF(0, 1), 0, 2, { 0, -1, 1 } },
    STABLE("stable_pdf", -BIG, BIG, 0.01, 0, INF, 0),
    STABLE("stable_logpdf", -BIG, BIG, 0.01, -INF, INF, 0),
    STABLE("stable_cdf", -BIG, BIG, 0.01, 0, 1, 1),
    STABLE("stable_sf", -BIG, BIG, 0.01, 0, 1, -1),
    STABLE("stable_logcdf", -BIG, BIG, 0.01, -INF, 0, 1),
    STABLE("stable_logsf", -BIG, BIG, 0.01, -INF, 0, -1),
    STABLE("stable_logpdf_dx", -BIG, BIG, 1, -INF, INF,
           0), /* below, NaN beyond a support's end */
    STABLE("stable_logpdf_dalpha", -BIG, BIG, 1, -INF, INF, 0),
    STABLE("stable_logpdf_dbeta", -BIG, BIG, 1, -INF, INF, 0),
    STABLE("stable_quantile", 0, 1, 0.01, -INF, INF, 1),
    STABLE("stable_isf", 0, 1, 0.01, -INF, INF, -1),
};

static const struct property *property_of(const struct function *f)
{
    for (size_t i = 0; i < COUNT(properties); ++i)
        if (strcmp(properties[i].function, f->name) == 0)
            return &properties[i];
    return NULL;
}

Test(properties, of_every_function)
{
    for (size_t i = 0; i < functions_count; ++i)
        cr_expect(property_of(&functions[i]) != NULL, "properties.c has no row for %s",
                  functions[i].name);
}

/* --- points */

static const double round_number[] = {
    0.0,   1e-10, 1e-6, 1e-4,  1e-3,  2e-3,    5e-3,  0.01,  0.02, 0.04,   0.05,   0.1,
    0.125, 0.15,  0.2,  0.25,  0.3,   1.0 / 3, 0.4,   0.5,   0.6,  0.7,    0.75,   0.8,
    0.9,   0.95,  0.99, 0.999, 1.0,   1.1,     1.25,  1.5,   2.0,  2.5,    3.0,    4.0,
    5.0,   6.0,   7.0,  8.0,   9.0,   10.0,    11.0,  12.0,  15.0, 16.0,   20.0,   25.0,
    30.0,  50.0,  64.0, 100.0, 128.0, 200.0,   400.0, 512.0, 1e3,  1024.0, 2500.0, 1e4,
    1e5,   1e6,   1e8,  1e10,  1e12,  1e15,    1e100,
};

/* Doubles in their order as integers, and back. */
static int64_t rank(double x)
{
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits >= 0 ? bits : INT64_MIN - bits;
}

static double ranked(int64_t rank)
{
    const int64_t bits = rank >= 0 ? rank : INT64_MIN - rank;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double within(double x, double from, double to)
{
    return fmin(fmax(x, from), to);
}

static double a_value(struct random *r, const struct property *p, int k, const double *arg)
{
    const double from = p->from[k], to = p->to[k];
    const double round = round_number[random_bits(r) % COUNT(round_number)];
    const double root = k > 0 ? 1.0 / sqrt(fabs(arg[k - 1])) : 0.0;
    const int64_t near = (int64_t)(random_bits(r) % 33) - 16;
    switch (random_bits(r) % 6) {
    case 0: { /* any bits; of both signs there are more than an int64_t counts */
        const uint64_t first = (uint64_t)rank(from), all = (uint64_t)rank(to) - first;
        return ranked((int64_t)(first + (uint64_t)(random_uniform(r) * (double)all)));
    }
    case 1: /* critical, and its complement, within some ulp */
        return within(ranked(rank(root) + near), from, to);
    case 2:
        return within(ranked(rank(1.0 - root) + near), from, to);
    case 3:
        return within(ranked(rank(round) + near), from, to);
    case 4:
        return within(from + ldexp(random_uniform(r), (int)(random_bits(r) % 80) - 60), from,
                      to);
    default:
        return within(random_bits(r) % 4 == 0 ? -round : round, from, to);
    }
}

/* Round numbers in all combinations, from the first-th on, or random points. */
static void draw(struct random *r, const struct property *p, int args, size_t first,
                 double arg[POINT_ARGS][POINTS])
{
    size_t all = 1;
    for (int k = 0; k < args; ++k)
        all *= COUNT(round_number);
    for (size_t i = 0; i < POINTS; ++i) {
        size_t which = first + i;
        double point[MAX_ARGS] = { 0 };
        for (int k = 0; k < args; ++k, which /= COUNT(round_number))
            point[k] = first + i < all ? within(round_number[which % COUNT(round_number)],
                                                p->from[k], p->to[k])
                                       : a_value(r, p, k, point);
        for (int k = 0; k < args; ++k)
            arg[k][i] = point[k];
    }
}

/* --- checks */

static double tolerance(const char *function, const double *arg, double value)
{
    for (size_t i = 0; i < claims_count; ++i) {
        const struct claim *c = &claims[i];
        if (strcmp(c->function, function) != 0 || c->share > 0.0 ||
            (c->where != NULL && !c->where(arg)))
            continue;
        const double size = c->error == error_mixed ? fmax(fabs(value), 1.0) : fabs(value);
        const double condition = c->condition != NULL ? c->condition(arg, value) : 1.0;
        return c->bound * condition * size * 0x1p-53 + 0x1p-1072;
    }
    return HUGE_VAL; /* no claim, no expectation */
}

static void evaluate(const struct function *f, double arg[POINT_ARGS][POINTS], double *y)
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
    const double *column[MAX_ARGS] = { arg[0], arg[1], arg[2], arg[3] };
    f->batch(bg_isa_here(0))(POINTS, column, one, y, 1);
}

static void check_range(const struct function *f, const struct property *p,
                        double arg[POINT_ARGS][POINTS], const double *y)
{
    for (size_t i = 0; i < POINTS; ++i)
        cr_assert(y[i] >= p->least && y[i] <= p->most,
                  "%s(%.17g, %.17g, %.17g, %.17g) is %.17g, not within [%g, %g]", f->name,
                  arg[0][i], arg[1][i], arg[2][i], arg[3][i], y[i], p->least, p->most);
}

/* Argument k a step further: an ulp, some, a little, or much. */
static double stepped(struct random *r, double x, double to)
{
    static const double factor[] = { 0x1p-40, 0x1p-20, 0x1p-6, 1.0 };
    const uint64_t how = random_bits(r) % 6;
    if (how < 2) { /* not past the last number: what lies beyond infinity is NaN */
        const int64_t next = rank(x) + (how == 0 ? 1 : 1 + (int64_t)(random_bits(r) % 1000));
        return ranked(next < rank(to) ? next : rank(to));
    }
    return fmin(x + fabs(x) * factor[how - 2], to);
}

static void check_steps(const struct function *f, const struct property *p, struct random *r,
                        double arg[POINT_ARGS][POINTS], const double *y, int k)
{
    static double moved[POINT_ARGS][POINTS], z[POINTS];
    memcpy(moved, arg, sizeof moved);
    for (size_t i = 0; i < POINTS; ++i)
        moved[k][i] = within(stepped(r, arg[k][i], p->to[k]), p->from[k], p->to[k]);
    evaluate(f, moved, z);
    for (size_t i = 0; i < POINTS; ++i) {
        if (y[i] == z[i] || (z[i] - y[i]) * p->rises[k] > 0.0)
            continue;
        const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i], arg[3][i] };
        const double b[MAX_ARGS] = { moved[0][i], moved[1][i], moved[2][i], moved[3][i] };
        const double slack = tolerance(f->name, a, y[i]) + tolerance(f->name, b, z[i]);
        cr_assert(
            fabs(z[i] - y[i]) <= slack,
            "%s %s with %s: %.17g at (%.17g, %.17g, %.17g, %.17g), %.17g at %.17g, slack %g",
            f->name, p->rises[k] > 0 ? "falls" : "rises", f->arg[k], y[i], a[0], a[1], a[2],
            a[3], z[i], b[k], slack);
    }
}

ParameterizedTestParameters(properties, hold)
{
    static int index[128];
    cr_assert(functions_count <= COUNT(index));
    for (size_t i = 0; i < functions_count; ++i)
        index[i] = (int)i;
    return cr_make_param_array(int, index, functions_count);
}

ParameterizedTest(int *index, properties, hold)
{
    static double arg[POINT_ARGS][POINTS], y[POINTS];
    const struct function *f = &functions[*index];
    const struct property *p = property_of(f);
    if (p == NULL)
        return; /* of_every_function says so */
    /* of which 2, 74 of round numbers alone; stable laws take microseconds a point */
    const size_t rounds = f->args == 2 || strncmp(f->name, "stable_", 7) == 0 ? 12 : 100;
    struct random r = { 1 + (uint64_t)*index };
    for (size_t i = 0; i < rounds; ++i) {
        draw(&r, p, f->args, i * POINTS, arg);
        evaluate(f, arg, y);
        check_range(f, p, arg, y);
        for (int k = 0; k < f->args; ++k)
            if (p->rises[k] != 0)
                check_steps(f, p, &r, arg, y, k);
    }
}
