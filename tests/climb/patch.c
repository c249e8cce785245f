#include "patch.h"

#include <burgi/bessel.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Proved to 2^-90 max(|f|, 1) and better (docs/bessel_dd.md). */
static bool log_i(const double *arg, struct value *v)
{
    v->hi = burgi_log_besseli_dd(arg[0], arg[1], &v->lo);
    return arg[0] > 0.0 || arg[1] >= 0x1p-400; /* log I_0 as x -> 0: lo underflows */
}

static bool log_k(const double *arg, struct value *v)
{
    v->hi = burgi_log_besselk_dd(arg[0], arg[1], &v->lo);
    return true;
}

/* v + x, where that cancels 20 bits of 90 at most. */
static bool less(double x, struct value *v)
{
    const double s = v->hi + x, b = s - v->hi;
    const double rest = ((v->hi - (s - b)) + (x - b)) + v->lo;
    v->hi = s + rest;
    v->lo = (s - v->hi) + rest;
    return fabs(x) < 0x1p20;
}

static bool log_i_scaled(const double *arg, struct value *v)
{
    return log_i(arg, v) && less(-arg[1], v);
}

static bool log_k_scaled(const double *arg, struct value *v)
{
    return log_k(arg, v) && less(arg[1], v);
}

static const struct {
    const char *name;
    bool (*value)(const double *arg, struct value *v);
} proved[] = {
    { "log_besseli", log_i },
    { "log_besselk", log_k },
    { "log_besseli_scaled", log_i_scaled },
    { "log_besselk_scaled", log_k_scaled },
};

/* The first table that has the function says which program computes it. */
static const char *command_of(const struct function *f)
{
    const double *arg[MAX_ARGS], *hi, *lo;
    for (size_t i = 0; i < sources_count; ++i)
        if (source_columns(&sources[i], f, arg, &hi, &lo))
            return sources[i].command;
    return NULL;
}

struct truth truth_of(const struct function *f)
{
    struct truth t = { .f = f };
    const char *const command = command_of(f);
    char lo[TABLE_NAME];
    if (command == NULL)
        return t;
    snprintf(lo, sizeof lo, "%s.lo", f->name);
    t.oracle = oracle_open(command, f->name, f->args, f->arg);
    t.hi = oracle_column(t.oracle, f->name);
    t.lo = oracle_column(t.oracle, lo);
    for (size_t i = 0; i < sizeof proved / sizeof *proved; ++i)
        if (strcmp(proved[i].name, f->name) == 0)
            t.quick = proved[i].value;
    return t;
}

void truth_at(const struct truth *t, size_t n, double (*arg)[MAX_ARGS], struct value *v)
{
    static double reply[ORACLE_ROWS * TABLE_COLUMNS];
    bool done = t->quick != NULL;
    for (size_t i = 0; i < n && done; ++i)
        done = t->quick(arg[i], &v[i]);
    if (done) {
        oracle_asked += n;
        return;
    }
    oracle_ask(t->oracle, n, arg, reply);
    for (size_t i = 0; i < n; ++i) {
        const double *const row = reply + i * (size_t)oracle_columns(t->oracle);
        v[i] = (struct value){ row[t->hi], row[t->lo] };
    }
}

/* Leja's: each as far from the others as can be, the centre first; exact. */
static const double leja[DEGREE + 1] = { 0.0, 1.0, -1.0, 0.578125, -0.65625, 0.328125 };

/* f(i, j, k) over i + j + k <= DEGREE, those of arguments that stay being 0. */
#define FOR_EACH(p, i, j, k)                                                                   \
    for (int i = 0; i <= ((p)->half[0] > 0.0 ? DEGREE : 0); ++i)                               \
        for (int j = 0; j <= ((p)->half[1] > 0.0 ? DEGREE - i : 0); ++j)                       \
            for (int k = 0; k <= ((p)->half[2] > 0.0 ? DEGREE - i - j : 0); ++k)

/* Coefficients from values: divided differences in the one argument, then the next. */
static void differences(struct patch *p)
{
    for (int d = 0; d < PATCH_ARGS; ++d)
        for (int m = 1; m <= DEGREE && p->half[d] > 0.0; ++m)
            for (int a = 0; a <= DEGREE; ++a)
                for (int b = 0; a + b <= DEGREE; ++b)
                    for (int i = DEGREE - a - b; i >= m; --i) {
                        long double(*const c)[DEGREE + 1][DEGREE + 1] = p->coefficient;
                        long double *const to = d == 0   ? &c[i][a][b]
                                                : d == 1 ? &c[a][i][b]
                                                         : &c[a][b][i];
                        const long double before = d == 0   ? c[i - 1][a][b]
                                                   : d == 1 ? c[a][i - 1][b]
                                                            : c[a][b][i - 1];
                        *to = (*to - before) / (p->node[d][i] - p->node[d][i - m]);
                    }
}

static bool fill(struct patch *p, const struct truth *t)
{
    double arg[ORACLE_ROWS][MAX_ARGS];
    struct value v[ORACLE_ROWS];
    size_t n = 0;
    for (int d = 0; d < MAX_ARGS; ++d)
        for (int i = 0; i <= DEGREE; ++i)
            if (p->half[d] > 0.0) {
                const double a = p->centre[d] + p->half[d] * leja[i];
                p->node[d][i] =
                    ((long double)a - (long double)p->centre[d]) / (long double)p->half[d];
            }
    FOR_EACH(p, i, j, k)
    {
        const int at[MAX_ARGS] = { i, j, k };
        for (int d = 0; d < MAX_ARGS; ++d)
            arg[n][d] = p->centre[d] + p->half[d] * leja[at[d]];
        ++n;
    }
    truth_at(t, n, arg, v);
    memset(p->coefficient, 0, sizeof p->coefficient);
    p->at = v[0];
    n = 0;
    FOR_EACH(p, i, j, k)
    {
        if (!isfinite(v[n].hi))
            return false;
        p->coefficient[i][j][k] = ((long double)v[n].hi - (long double)p->at.hi) +
                                  ((long double)v[n].lo - (long double)p->at.lo);
        ++n;
    }
    differences(p);
    return true;
}

struct value patch_value(const struct patch *p, const double *arg)
{
    long double t[MAX_ARGS] = { 0 }, sum = 0;
    int most[MAX_ARGS];
    for (int d = 0; d < MAX_ARGS; ++d) {
        most[d] = p->half[d] > 0.0 ? DEGREE : 0;
        if (most[d] > 0)
            t[d] = ((long double)arg[d] - (long double)p->centre[d]) / (long double)p->half[d];
    }
    for (int i = most[0]; i >= 0; --i) {
        long double row = 0;
        for (int j = most[1] < DEGREE - i ? most[1] : DEGREE - i; j >= 0; --j) {
            long double c = 0;
            for (int k = most[2] < DEGREE - i - j ? most[2] : DEGREE - i - j; k >= 0; --k)
                c = p->coefficient[i][j][k] + (t[2] - p->node[2][k]) * c;
            row = c + (t[1] - p->node[1][j]) * row;
        }
        sum = row + (t[0] - p->node[0][i]) * sum;
    }
    sum += (long double)p->at.lo;
    const double hi = (double)((long double)p->at.hi + sum);
    return (struct value){ hi, (double)(((long double)p->at.hi - (long double)hi) + sum) };
}

bool patch_covers(const struct patch *p, const double *arg)
{
    bool covers = true;
    for (int d = 0; d < MAX_ARGS; ++d)
        covers = covers && fabs(arg[d] - p->centre[d]) <= p->half[d];
    return covers;
}

/* Sides of the box: 2^(level) ulp to both sides of the argument.  None of an argument that is 0 or
 * near the ends of a double's range. */
static void set_sides(struct patch *p, const struct truth *t, const double *arg, int level)
{
    for (int d = 0; d < MAX_ARGS; ++d) {
        const double a = d < t->f->args ? arg[d] : 0.0;
        const bool moves = d < PATCH_ARGS && fabs(a) >= 0x1p-960 && fabs(a) <= 0x1p1000;
        p->centre[d] = a;
        p->half[d] = moves ? ldexp(1.0, ilogb(a) - 52 + level) : 0.0;
    }
}

static bool inside_at_corners(const struct patch *p, const struct truth *t,
                              bool (*inside)(const struct function *, const double *))
{
    bool all = true;
    for (int corner = 0; corner < 1 << MAX_ARGS && all; ++corner) {
        double arg[MAX_ARGS];
        for (int d = 0; d < MAX_ARGS; ++d)
            arg[d] = p->centre[d] + (corner >> d & 1 ? p->half[d] : -p->half[d]);
        all = inside(t->f, arg);
    }
    return all;
}

/* Moves the box to the one side or the other until it is inside. */
static bool place(struct patch *p, const struct truth *t, const double *arg,
                  bool (*inside)(const struct function *, const double *))
{
    static const int side[] = { 0, 1, -1 };
    for (int i = 0; i < 27; ++i) {
        const int s[MAX_ARGS] = { side[i % 3], side[i / 3 % 3], side[i / 9] };
        for (int d = 0; d < t->f->args; ++d)
            p->centre[d] = arg[d] + s[d] * p->half[d];
        if (inside_at_corners(p, t, inside))
            return true;
    }
    return false;
}

/* Whether errors against the patch are those against the truth, at three points of it. */
static bool good(const struct patch *p, const struct truth *t,
                 double (*error)(double got, double hi, double lo))
{
    static const double at[][MAX_ARGS] = { { 0.83, -0.77, 0.71 },
                                           { -0.47, -0.9, -0.85 },
                                           { -0.87, 0.45, 0.2 } };
    enum { TRIED = sizeof at / sizeof *at };
    double arg[TRIED][MAX_ARGS];
    struct value v[TRIED];
    bool all = true;
    for (int i = 0; i < TRIED; ++i)
        for (int d = 0; d < MAX_ARGS; ++d)
            arg[i][d] = p->centre[d] + at[i][d] * p->half[d];
    truth_at(t, TRIED, arg, v);
    for (int i = 0; i < TRIED && all; ++i) {
        const struct value w = patch_value(p, arg[i]);
        all = fabs(error(v[i].hi, v[i].hi, v[i].lo) - error(v[i].hi, w.hi, w.lo)) <= 0x1p-6;
    }
    return all;
}

bool patch_make(struct patch *p, const struct truth *t, const double *arg,
                bool (*inside)(const struct function *f, const double *arg),
                double (*error)(double got, double hi, double lo))
{
    static const int level[] = { 41, 35, 29 };
    for (size_t i = 0; i < sizeof level / sizeof *level; ++i) {
        memset(p, 0, sizeof *p);
        set_sides(p, t, arg, level[i]);
        if (place(p, t, arg, inside) && fill(p, t) && good(p, t, error))
            return true;
    }
    return false;
}
