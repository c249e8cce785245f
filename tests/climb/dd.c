/* The climb on log I and log K as hi + lo and on their enclosures, against the widest truth. */
#include <burgi/bessel.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/classify.h"
#include "climb.h"

static double hi_of(int k, const double *arg, double *lo)
{
    return (k ? burgi_log_besselk_dd : burgi_log_besseli_dd)(arg[0], arg[1], lo);
}

static double hi_of_i(const struct bg_isa *k, const double *arg)
{
    double lo;
    (void)k;
    return hi_of(0, arg, &lo);
}

static double hi_of_k(const struct bg_isa *k, const double *arg)
{
    double lo;
    (void)k;
    return hi_of(1, arg, &lo);
}

const struct function dd_functions[2] = {
    { "log_besseli_dd", "bessel", 2, { "nu", "x" }, hi_of_i, NULL },
    { "log_besselk_dd", "bessel", 2, { "nu", "x" }, hi_of_k, NULL },
};
static const char *const columns[2] = { "log_besseli", "log_besselk" };

/* The bound, in units of 2^-90 max(|f|, 1). */
static const struct claim dd_claims[2] = {
    { .function = "log_besseli_dd", .error = error_mixed, .bound = 1.0 },
    { .function = "log_besselk_dd", .error = error_mixed, .bound = 1.0 },
};

/* a - (hi + lo + lolo), t's parts, of which the last is rounded to 24 bits: so much of it is let
 * pass. */
static double above(double a, const double *t)
{
    const double d = (a - t[0]) - t[1] - t[2];
    return fabs(d) <= fabs(t[2]) * 0x1p-24 ? 0.0 : d;
}

/* The error in units of its bound; infinite where the enclosure does not hold the truth. */
static struct point judged(int k, const double *arg, const double *t)
{
    struct point p = { .climbs = 1 };
    double lo, upper;
    const double hi = hi_of(k, arg, &lo);
    const double lower =
        (k ? burgi_log_besselk_bounds : burgi_log_besseli_bounds)(arg[0], arg[1], &upper);
    const double size = fmax(fabs(t[0]), 1.0), s = size > 0x1p500 ? 0x1p-300 : 1.0;
    memcpy(p.arg, arg, sizeof p.arg);
    p.error = fabs((hi * s - t[0] * s) + (lo * s - t[1] * s) - t[2] * s) / (size * s) * 0x1p90;
    if (!(above(lower, t) <= 0.0 && above(upper, t) >= 0.0 && p.error >= 0.0))
        p.error = HUGE_VAL;
    p.share = p.error;
    return p;
}

/* Every look asks the program: a fixed number of them. */
static void climb(struct cell *c, const double *start, int fails)
{
    enum { ASKS = 20, AT_ONCE = 10 };
    struct subject *const s = c->subject;
    struct oracle *const o = s->truth.oracle;
    const int k = s->f == &dd_functions[1];
    double arg[AT_ONCE][MAX_ARGS], reply[AT_ONCE * TABLE_COLUMNS];
    struct point best = { .share = -1.0 };
    (void)fails;
    memcpy(best.arg, start, sizeof best.arg);
    for (int i = 0; i < ASKS; ++i) {
        for (int j = 0; j < AT_ONCE; ++j) {
            move(&c->random, s, best.arg, arg[j]);
            if (!cell_has(c, arg[j]) || (i == 0 && j == 0))
                memcpy(arg[j], best.arg, sizeof arg[j]);
        }
        oracle_ask(o, AT_ONCE, arg, reply);
        s->looks += AT_ONCE;
        for (int j = 0; j < AT_ONCE; ++j) {
            const double *const t = reply + j * oracle_columns(o) + s->truth.hi;
            const bool finite = fabs(t[0]) <= 0x1p1023;
            const struct point p = finite ? judged(k, arg[j], t) : best;
            if (p.share > best.share)
                best = p;
        }
    }
    if (best.share >= 0.0)
        keep(c, best);
}

struct subject *subject_new_dd(int k, uint64_t seed, bool without_worst)
{
    size_t of = 0; /* the function whose hi + lo it is, and whose regimes it shares */
    struct subject *const s = calloc(1, sizeof *s);
    if (s == NULL)
        abort();
    while (strcmp(functions[of].name, columns[k]) != 0)
        ++of;
    s->f = &dd_functions[k];
    s->claims = dd_claims;
    s->claims_count = 2;
    s->climb = climb;
    s->regime = classifiers[of].regime;
    s->name = classifiers[of].name;
    for (size_t i = 0; i < sources_count; ++i)
        if (strcmp(sources[i].name, "bessel_dd_worst.tsv") == 0)
            s->truth.oracle =
                oracle_open(sources[i].command, columns[k], s->f->args, s->f->arg);
    if (s->truth.oracle != NULL) {
        s->truth.hi = oracle_column(s->truth.oracle, columns[k]);
        add_tables(s, seed, without_worst);
    }
    return s;
}
