#include "histograms.h"

#include <math.h>

/* The axis: x as it is, or asinh(x). */
struct axis {
    bool folded;
    double lo, hi; /* what stands at its ends */
};

static double on(const struct axis *a, double x)
{
    return a->folded ? asinh(x) : x;
}

static double off(const struct axis *a, double at)
{
    return a->folded ? sinh(at) : at;
}

static int sides(const struct histograms *two)
{
    return two->side[1] != NULL ? 2 : 1;
}

static struct axis find_axis(const struct histograms *two)
{
    double lo[2], hi[2];
    for (int i = 0; i < 2; ++i)
        values_range(two->side[i < sides(two) ? i : 0], &lo[i], &hi[i]);
    const double least = fmin(lo[0], lo[1]), most = fmax(hi[0], hi[1]),
                 narrow = fmin(hi[0] - lo[0], hi[1] - lo[1]);
    struct axis a = { .folded =
                          two->fold && most - least > 10.0 && narrow < 0.1 * (most - least) };
    a.lo = on(&a, least);
    a.hi = on(&a, most);
    const double margin = a.hi - a.lo > 1e-12 * fmax(1.0, fabs(a.hi))
                              ? 0.03 * (a.hi - a.lo)
                              : 0.5 * fmax(1.0, fabs(a.hi));
    a.lo -= margin;
    a.hi += margin;
    return a;
}

/* Powers of ten and 0; with 2 and 5 times these where they are few, and not all of them where they are many. */
static void put_tics(FILE *to, const struct axis *a)
{
    enum { MOST = 8 };
    const double decades = (a->hi - a->lo) / log(10.0);
    const bool few = a->hi - a->lo < 8.0;
    const int apart = (int)ceil(decades / MOST);

    if (!a->folded)
        return;
    fputs("set xtics (\"0\" 0", to);
    for (int power = apart > 1 ? apart : 0; power < 300; power += apart)
        for (int m = 1; m <= (few ? 5 : 1); m += m == 2 ? 3 : 1)
            for (int sign = -1; sign <= 1; sign += 2) {
                const double x = sign * m * pow(10.0, power), at = asinh(x);
                if (at > a->lo && at < a->hi)
                    fprintf(to, ", \"%g\" %.17g", x, at);
            }
    fputs(")\n", to);
}

/* The outline: a corner at either end of each bin. */
static void put_side(FILE *to, const struct axis *a, const struct values *v, int i, size_t n)
{
    double part[VALUES_BINS], at[VALUES_BINS + 1], edge[VALUES_BINS + 1];

    for (size_t k = 0; k <= n; ++k) {
        at[k] = a->lo + (a->hi - a->lo) * (double)k / (double)n;
        edge[k] = off(a, at[k]);
    }
    values_histogram(v, n, edge, part);
    fprintf(to, "$side%d << END\n%.17g 0\n", i, at[0]);
    for (size_t k = 0; k < n; ++k)
        fprintf(to, "%.17g %.17g\n", at[k], 100.0 * part[k]);
    fprintf(to, "%.17g 0\nEND\n", at[n]);
}

static void put_words(const struct plot *plot, const struct axis *a,
                      const struct histograms *two, int i)
{
    const struct values *const v = two->side[i];
    const size_t outside = values_outside(v, off(a, a->lo), off(a, a->hi));
    char hidden[40] = "";
    if (outside > 0)
        snprintf(hidden, sizeof hidden, " (%.2g %% out of view)",
                 100.0 * (double)outside / (double)v->n);
    plot_words(plot, "%s%s: ", two->words[i], hidden);
}

void histograms_write(const struct plot *plot, const struct histograms *two)
{
    FILE *const to = plot->script;
    const struct axis a = find_axis(two);
    size_t least = two->side[0]->n;

    if (sides(two) == 2 && two->side[1]->n < least)
        least = two->side[1]->n;

    for (int i = 0; i < sides(two); ++i)
        put_side(to, &a, two->side[i], i, a.folded ? VALUES_BINS : values_bins(least));
    put_tics(to, &a);
    fprintf(to,
            "set xlabel \"%s\"\n"
            "set ylabel \"rows in a bin, %%\"\n"
            "set xrange [%.17g:%.17g]\n"
            "set yrange [0:*]\n"
            "set key maxrows 2\n"
            "set style fill transparent solid 0.35 noborder\n",
            two->axis, a.lo, a.hi);
    for (int i = 0; i < sides(two); ++i)
        if (isfinite(two->mark[i]))
            fprintf(to, "set arrow from %.17g, graph 0 to %.17g, graph 1 nohead lt %d dt 3\n",
                    on(&a, two->mark[i]), on(&a, two->mark[i]), i + 1);
    fputs("plot", to);
    for (int i = 0; i < sides(two); ++i) {
        fprintf(
            to,
            "%s $side%d with fillsteps lt %d notitle, $side%d with steps lt %d dt %d title ",
            i > 0 ? "," : "", i, i + 1, i, i + 1, i + 1);
        put_words(plot, &a, two, i);
        fputs(" . ", to);
        plot_name(plot, two->name[i], 40);
    }
    putc('\n', to);
}
