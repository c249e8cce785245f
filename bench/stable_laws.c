#include "stable_laws.h"

#include <burgi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"
#include "lib/points.h"
#include "lib/table.h"
#include "peers.h"

static const struct law {
    const char *name;
    double alpha, beta;
} laws[BOOST_LAWS] = {
    [BOOST_LANDAU] = { "Landau, (1, 1)", 1.0, 1.0 },
    [BOOST_MAPAIRY] = { "Map-Airy, (1.5, 1)", 1.5, 1.0 },
    [BOOST_HOLTSMARK] = { "Holtsmark, (1.5, 0)", 1.5, 0.0 },
    [BOOST_SASPOINT5] = { "symmetric, (0.5, 0)", 0.5, 0.0 },
};

typedef burgi_status plan_call(const burgi_stable *law, size_t count, const double *x,
                               ptrdiff_t inc_x, double gamma, double delta, double *y,
                               ptrdiff_t inc_y);

static const struct value {
    struct function function; /* for a row's words */
    plan_call *call;
    const char *table, *column, *lo;
} values[BOOST_VALUES] = {
    [BOOST_PDF] = { { .name = "stable_plan_pdf", .args = 1 },
                    burgi_stable_plan_pdf,
                    "stable_fixed.tsv",
                    "stable_pdf_s1",
                    "stable_pdf_s1.lo" },
    [BOOST_CDF] = { { .name = "stable_plan_cdf", .args = 1 },
                    burgi_stable_plan_cdf,
                    "stable_fixed.tsv",
                    "stable_cdf_s1",
                    "stable_cdf_s1.lo" },
    [BOOST_QUANTILE] = { { .name = "stable_plan_quantile", .args = 1 },
                         burgi_stable_plan_quantile,
                         "stable_q_fixed.tsv",
                         "stable_quantile_s1",
                         "stable_quantile_s1.lo" },
};

/* What the contenders compute, who are given no more than arrays. */
static struct {
    enum boost_law law;
    enum boost_value value;
    burgi_stable *plan;
} now;

static void by_plan(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                    ptrdiff_t inc_y)
{
    values[now.value].call(now.plan, n, arg[0], inc[0], 1.0, 0.0, y, inc_y);
}

#if defined BENCH_BOOST_LAWS
static void by_boost(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                     ptrdiff_t inc_y)
{
    if (inc[0] == 1 && inc_y == 1)
        boost_law_values(now.law, now.value, n, arg[0], y);
}
#endif

/* A quantile's error is told of |x| + q/f, as its claim has it: near x = 0 none is small beside x. */
static double error_of(double got, double hi, double lo, double q)
{
    const double relative = error_rel(got, hi, lo);
    if (now.value != BOOST_QUANTILE)
        return relative;
    const struct law *const law = &laws[now.law];
    const double size = fabs(hi), f = burgi_stable_pdf_s1(hi, law->alpha, law->beta);
    return relative * size / (size + q / f);
}

static struct verdict judge(const struct contender *c)
{
    const struct value *const v = &values[now.value];
    const struct table t = table_read(v->table);
    const double *const x = table_column(&t, now.value == BOOST_QUANTILE ? "q" : "x");
    const double *const alpha = table_column(&t, "alpha"), *beta = table_column(&t, "beta");
    const double *const hi = table_column(&t, v->column), *const lo = table_column(&t, v->lo);
    struct verdict verdict = { .worst = 0.0 };
    for (size_t i = 0; i < t.rows; ++i) {
        if (alpha[i] != laws[now.law].alpha || beta[i] != laws[now.law].beta)
            continue;
        const double *const arg[] = { x + i };
        const ptrdiff_t one[] = { 1 };
        double got;
        c->batch(1, arg, one, &got, 1);
        const double error = error_of(got, hi[i], lo[i], x[i]);
        ++verdict.rows;
        if (error <= FAILED_BEYOND)
            verdict.worst = fmax(verdict.worst, error);
        else
            ++verdict.failed;
    }
    struct table read = t;
    table_free(&read);
    return verdict;
}

/* x of the law itself. */
static struct inputs points(void)
{
    struct inputs in = group_inputs();
    struct random r = { 2024 };
    if (now.value == BOOST_QUANTILE)
        for (size_t i = 0; i < in.n; ++i)
            in.arg[0][i] = 0x1p-54 + random_uniform(&r);
    else
        burgi_stable_sample(laws[now.law].alpha, laws[now.law].beta, 1.0, 0.0, BURGI_STABLE_S1,
                            1, 0, in.n, in.arg[0]);
    return in;
}

static size_t contenders_here(const struct options *o, struct contender c[2])
{
    const struct function *const f = &values[now.value].function;
    size_t n = 0;
    c[n++] = (struct contender){ "burgi", burgi_version(), burgi_isa(), f, .batch = by_plan };
#if defined BENCH_BOOST_LAWS
    if (o->peers)
        c[n++] = (struct contender){ "boost", boost_peer.version(), "", f, .batch = by_boost };
#else
    (void)o;
#endif
    return n;
}

/* How often burgi has failed. */
static size_t run_value(struct report *r, const struct options *o)
{
    struct contender c[2];
    struct trial t[2];
    size_t failures = 0;
    const size_t n = contenders_here(o, c);
    const struct inputs in = points();
    for (size_t i = 0; i < n; ++i)
        t[i] = (struct trial){ .contender = &c[i] };
    time_interleaved(t, n, &in, &o->effort);
    for (size_t i = 0; i < n; ++i) {
        const struct verdict v = judge(&c[i]);
        const struct row row = { .function = c[i].function->name,
                                 .group = "mix",
                                 .inputs = laws[now.law].name,
                                 .implementation = c[i].name,
                                 .version = c[i].version,
                                 .isa = c[i].isa,
                                 .kind = "throughput",
                                 .unit = "ns",
                                 .n = t[i].n,
                                 .repetitions = t[i].repetitions,
                                 .best = t[i].best,
                                 .median = t[i].median,
                                 .relative = t[i].best / t[0].best,
                                 .yardstick = "burgi's own",
                                 .measure = "relative",
                                 .rows = v.rows,
                                 .failed = v.failed,
                                 .worst = v.worst };
        report_row(r, &row);
        if (i == 0)
            failures = v.failed;
    }
    return failures;
}

size_t stable_laws_run(struct report *r, const struct options *o, size_t *failures)
{
    size_t count = 0;
    for (int value = 0; value < BOOST_VALUES; ++value) {
        now.value = (enum boost_value)value;
        if (o->function != NULL && strcmp(o->function, values[value].function.name) != 0)
            continue;
        ++count;
        for (int law = 0; law < BOOST_LAWS; ++law) {
            now.law = (enum boost_law)law;
            now.plan = burgi_stable_new(laws[law].alpha, laws[law].beta, BURGI_STABLE_S1);
            if (now.plan == NULL) {
                fprintf(stderr, "bench: no plan of %s\n", laws[law].name);
                exit(EXIT_FAILURE);
            }
            *failures += run_value(r, o);
            burgi_stable_free(now.plan);
        }
    }
    return count;
}
