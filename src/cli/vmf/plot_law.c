/* The angles of rows to their mean direction, and the law of them that was fitted. */
#include <burgi.h>
#include <math.h>

#include "cli/cli.h"
#include "cli/plot.h"
#include "pictures.h"

static const double degree = 3.14159265358979323846 / 180.0;

/* Of the angle, in 1/degree. */
static double density(double p, double kappa, double angle)
{
    const double half = sin(0.5 * degree * angle);
    return exp(burgi_vmf_logpdf_compl(p, kappa, 2.0 * half * half)) * sin(degree * angle) *
           degree;
}

/* The angle that a row of the law passes with probability q. */
static double angle_beyond(double p, double kappa, double q)
{
    return 2.0 * asin(sqrt(0.5 * burgi_vmf_quantile_compl(p, kappa, q))) / degree;
}

/* The angles, and the law but for a thousandth on either side.  Angles that are NaN are no end of it. */
static void find_range(const struct values *angles, double p, double kappa, bool has_law,
                       double *lo, double *hi)
{
    values_range(angles, lo, hi);
    if (has_law) {
        *lo = fmin(*lo, angle_beyond(p, kappa, 0.999));
        *hi = fmax(*hi, angle_beyond(p, kappa, 0.001));
    }
    const double margin = 0.03 * fmax(*hi - *lo, 1e-9 * *hi);
    *lo = *lo <= 0.25 * *hi ? 0.0 : *lo - margin;
    *hi = *hi > 0.0 ? fmin(*hi + margin, 180.0) : 1.0;
}

static void put_rows(FILE *to, const struct values *angles, double lo, double hi, size_t n)
{
    double part[VALUES_BINS], edge[VALUES_BINS + 1];
    const double width = (hi - lo) / (double)n;

    for (size_t k = 0; k <= n; ++k)
        edge[k] = k < n ? lo + (double)k * width : hi;
    values_histogram(angles, n, edge, part);
    fputs("$rows << END\n", to);
    for (size_t k = 0; k < n; ++k)
        fprintf(to, "%.17g %.17g\n", lo + ((double)k + 0.5) * width, part[k] / width);
    fprintf(to, "END\nset boxwidth %.17g\n", width);
}

/* At the middles of so many pieces: at the ends the density may be infinite, for p = 2. */
static void put_law(FILE *to, double p, double kappa, double lo, double hi)
{
    enum { PIECES = 400 };

    fputs("$law << END\n", to);
    for (int k = 0; k < PIECES; ++k) {
        const double angle = lo + (k + 0.5) / PIECES * (hi - lo);
        fprintf(to, "%.17g %.17g\n", angle, density(p, kappa, angle));
    }
    fputs("END\n", to);
}

static void put_title(const struct plot *plot, const struct fits *fits, size_t hidden_rows)
{
    const struct rows *const rows = fits->rows;
    char beyond[60] = "";

    if (hidden_rows > 0)
        snprintf(beyond, sizeof beyond, ", %zu of them out of view", hidden_rows);
    plot_title(plot, rows->file[0].name, "%s%zu row%s in %zu dimensions%s",
               rows->files > 1 ? "and other files: " : "", fits->all.n,
               fits->all.n == 1 ? "" : "s", rows->p, beyond);
}

bool plot_law(const struct picture *to, const struct fits *fits, struct values *angles)
{
    const double p = (double)fits->rows->p,
                 kappa = estimate_of(&fits->all.r, fits->choice.estimate);
    const char *const estimate = estimate_name(fits->choice.estimate);
    const bool has_law = isfinite(kappa);
    struct plot plot;
    double lo, hi;

    values_sort(angles);
    find_range(angles, p, kappa, has_law, &lo, &hi);
    if (!plot_begin(&plot, to->path, PLOT_HEIGHT))
        return false;
    put_rows(plot.script, angles, lo, hi, values_bins(angles->n));
    put_title(&plot, fits, values_outside(angles, lo, hi));
    fprintf(plot.script,
            "set xlabel \"angle to the mean direction, degrees\"\n"
            "set ylabel \"density, 1/degree\"\n"
            "set xrange [%.17g:%.17g]\n"
            "set yrange [0:*]\n"
            "set style fill solid 0.5 border lc rgb \"white\"\n",
            lo, hi);
    if (has_law)
        put_law(plot.script, p, kappa, lo, hi);
    fprintf(plot.script,
            "plot $rows with boxes lt 1 title \"rows%s\", %s with lines lt 2 lw 3 title ",
            isnan(angles->value[0].x) ? ": not drawn, their mean has no direction" : "",
            has_law ? "$law" : "NaN");
    if (has_law)
        plot_words(&plot, "fitted law, kappa %.6g (%s)", kappa, estimate);
    else
        plot_words(&plot, "no fitted law: kappa is %s (%s)",
                   isnan(kappa) ? "undefined" : "infinite", estimate);
    putc('\n', plot.script);
    return plot_end(&plot, to->force);
}
