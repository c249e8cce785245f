#include "plot.h"

#include <burgi/stable.h>
#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/plot.h"
#include "cli/values.h"

/* Of a curve, and of ranks that are drawn as points. */
enum { PIECES = 400, POINTS = 400 };

static int by_size(const void *a, const void *b)
{
    const double *const x = a, *const y = b;
    return (*x > *y) - (*x < *y);
}

static double density(const struct stable_law *l, double x)
{
    const double z = (x - stable_law_location(l)) / l->gamma;
    return (l->param == BURGI_STABLE_S0 ? burgi_stable_pdf(z, l->alpha, l->beta)
                                        : burgi_stable_pdf_s1(z, l->alpha, l->beta)) /
           l->gamma;
}

/* P(X > x), or P(X < x). */
static double tail(const struct stable_law *l, double x, bool upper)
{
    const double z = (x - stable_law_location(l)) / l->gamma;
    if (l->param == BURGI_STABLE_S0)
        return (upper ? burgi_stable_sf : burgi_stable_cdf)(z, l->alpha, l->beta);
    return (upper ? burgi_stable_sf_s1 : burgi_stable_cdf_s1)(z, l->alpha, l->beta);
}

static double quantile(const struct stable_law *l, double q)
{
    const double z = l->param == BURGI_STABLE_S0
                         ? burgi_stable_quantile(q, l->alpha, l->beta)
                         : burgi_stable_quantile_s1(q, l->alpha, l->beta);
    return fma(l->gamma, z, stable_law_location(l));
}

/* The middle half of the sorted numbers and a few times its width beside it: tails are for the next panel. */
static void find_range(size_t n, const double *x, double *lo, double *hi)
{
    enum { WIDTHS = 3 };
    const double first = x[n / 4], third = x[n - 1 - n / 4];
    const double beside = WIDTHS * (third - first);
    *lo = fmax(first - beside, x[0]);
    *hi = fmin(third + beside, x[n - 1]);
    const double margin = 0.02 * (*hi - *lo);
    *lo -= margin;
    *hi += margin;
}

static void put_histogram(FILE *to, size_t n, const double *x, double lo, double hi)
{
    size_t i = 0, in_view = 0;
    for (size_t k = 0; k < n; ++k)
        in_view += x[k] >= lo && x[k] <= hi;
    const size_t bins = 2 * values_bins(in_view);
    const double width = (hi - lo) / (double)bins;

    fputs("$numbers << END\n", to);
    while (i < n && x[i] < lo)
        ++i;
    for (size_t k = 0; k < bins; ++k) {
        const double end = k + 1 < bins ? lo + (double)(k + 1) * width : hi;
        const size_t from = i;
        while (i < n && x[i] <= end)
            ++i;
        fprintf(to, "%.17g %.17g\n", end - 0.5 * width,
                (double)(i - from) / ((double)n * width));
    }
    fprintf(to, "END\nset boxwidth %.17g\n", width);
}

static void put_density(FILE *to, const struct stable_law *l, double lo, double hi)
{
    fputs("$density << END\n", to);
    for (int k = 0; k <= PIECES; ++k) {
        const double x = lo + (double)k / PIECES * (hi - lo);
        fprintf(to, "%.17g %.17g\n", x, density(l, x));
    }
    fputs("END\n", to);
}

static void middle(const struct plot *plot, const char *name, const struct stable_law *l,
                   size_t n, const double *x)
{
    double lo, hi;
    size_t outside = 0;

    find_range(n, x, &lo, &hi);
    for (size_t k = 0; k < n; ++k)
        outside += x[k] < lo || x[k] > hi;
    put_histogram(plot->script, n, x, lo, hi);
    put_density(plot->script, l, lo, hi);
    plot_title(plot, name, "%zu numbers, %.3g %% of them out of view", n,
               100.0 * (double)outside / (double)n);
    fprintf(plot->script,
            "set ylabel \"density\"\n"
            "set xrange [%.17g:%.17g]\n"
            "set yrange [0:*]\n"
            "set style fill solid 0.5 border lc rgb \"white\"\n"
            "plot $numbers with boxes lt 1 title \"numbers\", $density with lines lt 2 title ",
            lo, hi);
    plot_words(plot, "alpha %.4g, beta %.4g, gamma %.4g, delta %.4g (S%d)", l->alpha, l->beta,
               l->gamma, l->delta, (int)l->param);
    fputs("\nset title\n", plot->script);
}

/* The rank, from 0, of point k of so many: dense at 0, each once. */
static size_t rank_of(size_t k, size_t points, size_t n)
{
    const double even = (double)k / (double)(points - 1);
    const double rank = (double)k + ((double)n - (double)points) * pow(even, 6.0);
    return (size_t)fmin(floor(rank), (double)(n - 1));
}

/* How far a side's numbers are from delta against how many are as far; those within a tenth of the scale
 * are not drawn.  Returns the largest distance, or 0. */
static double put_tail(FILE *to, const struct stable_law *l, size_t n, const double *x,
                       bool upper)
{
    const size_t points = n < POINTS ? n : POINTS;
    double most = 0.0;

    fprintf(to, "$%s << END\n", upper ? "upper" : "lower");
    for (size_t k = 0; k < points; ++k) {
        const size_t r = rank_of(k, points, n);
        const double far = upper ? x[n - 1 - r] - l->delta : l->delta - x[r];
        if (far > 0.1 * l->gamma)
            fprintf(to, "%.17g %.17g\n", far, ((double)r + 0.5) / (double)n);
        most = fmax(most, far);
    }
    fputs("END\n", to);
    return most > 0.1 * l->gamma ? most : 0.0;
}

static void put_law_tail(FILE *to, const struct stable_law *l, bool upper, double most)
{
    const double least = 0.1 * l->gamma;

    fprintf(to, "$law_%s << END\n", upper ? "upper" : "lower");
    for (int k = 0; k <= PIECES; ++k) {
        const double far = least * pow(most / least, (double)k / PIECES);
        const double p = tail(l, upper ? l->delta + far : l->delta - far, upper);
        if (p > 0.0)
            fprintf(to, "%.17g %.17g\n", far, p);
    }
    fputs("END\n", to);
}

static void tails(const struct plot *plot, const struct stable_law *l, size_t n,
                  const double *x)
{
    static const char *const side[] = { "lower", "upper" }, *const words[] = { "below",
                                                                               "above" };
    FILE *const to = plot->script;
    double most[2];

    for (int k = 0; k < 2; ++k)
        most[k] = put_tail(to, l, n, x, k == 1);
    const double end = 2.0 * fmax(fmax(most[0], most[1]), l->gamma);
    for (int k = 0; k < 2; ++k)
        put_law_tail(to, l, k == 1, end);
    fputs("set xlabel \"distance from delta\"\nset ylabel \"numbers at least as far\"\n", to);
    plot_log_axis(plot, 0.1 * l->gamma, end);
    fprintf(to,
            "set logscale y\n"
            "set format \"%%.0e\"\n"
            "set yrange [%.17g:1]\nplot",
            0.2 / (double)n);
    for (int k = 0; k < 2; ++k)
        if (most[k] > 0.0)
            fprintf(to, " $%s with points lt %d ps 0.4 title \"%s\",", side[k], 1 + 2 * k,
                    words[k]);
    fputs(" $law_lower with lines lt 2 title \"fitted law\", $law_upper with lines lt 2 "
          "notitle\n"
          "unset logscale\n"
          "set format\n"
          "set xtics autofreq\n",
          to);
}

/* So that heavy tails find room. */
static double on_axis(const struct stable_law *l, double x)
{
    return asinh((x - l->delta) / l->gamma);
}

static void put_pair(FILE *to, const struct stable_law *l, size_t n, const double *x, size_t r)
{
    const double wanted = quantile(l, ((double)r + 0.5) / (double)n);
    if (isfinite(wanted))
        fprintf(to, "%.17g %.17g\n", on_axis(l, wanted), on_axis(l, x[r]));
}

/* "-10", "0" and so on at powers of ten, so few that they can be read. */
static void put_tics(FILE *to, char axis, double most)
{
    enum { MOST = 4 };
    const int decades = (int)fmax(ceil(most / log(10.0)), 1.0),
              step = (decades + MOST - 1) / MOST;

    fprintf(to, "set %ctics (\"0\" 0", axis);
    for (int k = step > 1 ? step : 0; k <= decades; k += step)
        fprintf(to, ", \"1e%d\" %.17g, \"-1e%d\" %.17g", k, asinh(pow(10.0, k)), k,
                -asinh(pow(10.0, k)));
    fputs(")\n", to);
}

static void quantiles(const struct plot *plot, const struct stable_law *l, size_t n,
                      const double *x)
{
    const size_t points = n < POINTS ? n : POINTS;
    FILE *const to = plot->script;
    const double lo = on_axis(l, x[0]), hi = on_axis(l, x[n - 1]),
                 most = fmax(fabs(lo), fabs(hi));

    fputs("$pairs << END\n", to);
    for (size_t k = 0; k < points; ++k) {
        const size_t r = rank_of(k, points, n);
        if (2 * r < n)
            put_pair(to, l, n, x, r);
        if (2 * r + 1 < n)
            put_pair(to, l, n, x, n - 1 - r);
    }
    fputs("END\n", to);
    put_tics(to, 'x', most);
    put_tics(to, 'y', most);
    fprintf(to,
            "set xlabel \"quantile of the fitted law, less delta, by gamma\"\n"
            "set ylabel \"of the numbers\"\n"
            "set xrange [%.17g:%.17g]\n"
            "set yrange [%.17g:%.17g]\n"
            "plot x with lines lt 2 title \"equal\", $pairs with points lt 1 ps 0.4 title "
            "\"quantiles\"\n",
            lo - 0.3, hi + 0.3, lo - 0.3, hi + 0.3);
}

bool stable_plot(const char *path, bool force, const char *name, const struct stable_law *law,
                 size_t n, double *x)
{
    enum { PANEL = 340 };
    struct plot plot;

    qsort(x, n, sizeof *x, by_size);
    if (!plot_begin(&plot, path, 3 * PANEL))
        return false;
    fputs("set multiplot layout 3,1\n", plot.script);
    middle(&plot, name, law, n, x);
    tails(&plot, law, n, x);
    quantiles(&plot, law, n, x);
    fputs("unset multiplot\n", plot.script);
    return plot_end(&plot, force);
}
