#include "contender.h"

#include <burgi/base.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "peers.h"
#include "python.h"

/* The functions of functions.def by their number of arguments. */
#define IS_IT(name)                                                                            \
    if (strcmp(#name, function) == 0)                                                          \
        return k->name;
#define LEFT_OUT(name)
#define BURGI_FUNCTION(name, f32, ...) BG_PASTE(OF_, BG_COUNT(__VA_ARGS__))(name)

static double (*own_call2(const struct bg_isa *k, const char *function))(double, double)
{
#define OF_2 IS_IT
#define OF_3 LEFT_OUT
#define OF_4 LEFT_OUT
#include "functions.def"
    return NULL;
}

static double (*own_call3(const struct bg_isa *k, const char *function))(double, double, double)
{
#undef OF_2
#undef OF_3
#define OF_2                           LEFT_OUT
#define OF_3                           IS_IT
#define BURGI_FUNCTION(name, f32, ...) BG_PASTE(OF_, BG_COUNT(__VA_ARGS__))(name)
#include "functions.def"
    return NULL;
}

static double (*own_call4(const struct bg_isa *k, const char *function))(double, double, double,
                                                                         double)
{
#undef OF_3
#undef OF_4
#define OF_3                           LEFT_OUT
#define OF_4                           IS_IT
#define BURGI_FUNCTION(name, f32, ...) BG_PASTE(OF_, BG_COUNT(__VA_ARGS__))(name)
#include "functions.def"
    return NULL;
}

static double (*peer_call(const struct peer *p, const char *function))(double, double)
{
    static const char *const name[] = { "log_besseli",        "log_besselk",
                                        "log_besseli_scaled", "log_besselk_scaled",
                                        "besseli_ratio",      "besseli_ratio_compl",
                                        "besseli_ratio_dx" };
    double (*const call[])(double, double) = {
        p->log_besseli,   p->log_besselk,         p->log_besseli_scaled, p->log_besselk_scaled,
        p->besseli_ratio, p->besseli_ratio_compl, p->besseli_ratio_dx,
    };
    for (size_t i = 0; i < sizeof name / sizeof *name; ++i)
        if (strcmp(name[i], function) == 0)
            return call[i];
    return NULL;
}

typedef double stable_call(double, double, double);

#if defined BENCH_LIBSTABLE
static stable_call *stable_peer_call(const struct stable_peer *p, const char *function)
{
    static const char *const name[] = { "stable_pdf", "stable_logpdf", "stable_cdf",
                                        "stable_logsf", "stable_quantile" };
    stable_call *const call[] = { p->pdf, p->logpdf, p->cdf, p->logsf, p->quantile };
    for (size_t i = 0; i < sizeof name / sizeof *name; ++i)
        if (strcmp(name[i], function) == 0)
            return call[i];
    return NULL;
}
#endif

/* Built, and able to run on this processor. */
static bool runs_here(const struct peer *p)
{
#if defined BENCH_ICS2024_FAST
    return p != &ics2024_fast_peer ||
           (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"));
#else
    (void)p;
    return true;
#endif
}

static const struct peer *const peers_built[] = {
#if defined BENCH_GSL
    &gsl_peer,
#endif
#if defined BENCH_BOOST
    &boost_peer,
#endif
#if defined BENCH_ICS2024_FAST
    &ics2024_fast_peer,
#endif
    &ics2024_peer,
};

size_t contenders(const struct function *f, bool peers, struct contender c[CONTENDERS])
{
    size_t n = 0;
    const struct bg_isa *k;
    for (size_t i = 0; (k = bg_isa_here(i)) != NULL; ++i)
        c[n++] = (struct contender){
            .name = "burgi",
            .version = burgi_version(),
            .isa = k->name,
            .function = f,
            .call2 = own_call2(k, f->name),
            .call3 = own_call3(k, f->name),
            .call4 = own_call4(k, f->name),
            .batch = f->batch(k),
        };
    for (size_t i = 0; peers && i < sizeof peers_built / sizeof *peers_built; ++i) {
        const struct peer *p = peers_built[i];
        double (*call)(double, double) = peer_call(p, f->name);
        if (call != NULL && runs_here(p))
            c[n++] = (struct contender){ .name = p->name,
                                         .version = p->version(),
                                         .isa = "",
                                         .function = f,
                                         .call2 = call,
                                         .largest_order = p->largest_order };
    }
#if defined BENCH_LIBSTABLE
    for (const struct stable_peer *p = libstable_peer; peers && p < libstable_peer + 2; ++p) {
        stable_call *const call = stable_peer_call(p, f->name);
        if (call != NULL)
            c[n++] = (struct contender){ .name = p->name,
                                         .version = p->version(),
                                         .isa = "",
                                         .function = f,
                                         .call3 = call };
    }
#endif
    if (peers && python_offers(f->name))
        c[n++] = (struct contender){ .name = "scipy",
                                     .version = python_version(),
                                     .isa = "",
                                     .function = f,
                                     .elsewhere = true,
                                     .most = strcmp(f->name, "stable_quantile") == 0 ? 8 : 0 };
    return n;
}

size_t contenders_absent(const char *line[ABSENT])
{
    size_t n = 0;
#if !defined BENCH_GSL
    line[n++] = "gsl: not found by configure (Debian: libgsl-dev)";
#endif
#if !defined BENCH_BOOST
    line[n++] = "boost: not found by configure (Debian: libboost-dev)";
#endif
#if !defined BENCH_ICS2024_FAST
    line[n++] = "ics2024 fast-math: needs glibc's vector functions and AVX2";
#endif
    if (python_absent() != NULL)
        line[n++] = python_absent();
    return n;
}

double contender_throughput(const struct contender *c, size_t n, size_t loops,
                            const double *const *arg, double *y)
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
    if (c->elsewhere)
        return python_call(c->function, n, loops, arg, y);

    const double start = clock_ns();
    for (size_t k = 0; k < loops; ++k)
        if (c->batch != NULL)
            c->batch(n, arg, one, y, 1);
        else if (c->call3 != NULL)
            for (size_t i = 0; i < n; ++i)
                y[i] = c->call3(arg[0][i], arg[1][i], arg[2][i]);
        else
            for (size_t i = 0; i < n; ++i)
                y[i] = c->call2(arg[0][i], arg[1][i]);
    return clock_ns() - start;
}

bool contender_has_call(const struct contender *c)
{
    return c->call2 != NULL || c->call3 != NULL || c->call4 != NULL;
}

double contender_latency(const struct contender *c, size_t n, size_t loops,
                         const double *const *arg, double *y)
{
    const uint64_t zero = opaque_zero();
    double last = 0.0;

    const double start = clock_ns();
    for (size_t k = 0; k < loops; ++k)
        for (size_t i = 0; i < n; ++i) {
            const double a = arg[0][i], b = after(arg[1][i], last, zero);
            y[i] = last = c->call2 != NULL   ? c->call2(a, b)
                          : c->call3 != NULL ? c->call3(a, b, arg[2][i])
                                             : c->call4(a, b, arg[2][i], arg[3][i]);
        }
    return clock_ns() - start;
}
