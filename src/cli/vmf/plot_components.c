/* kappa of each component of a mixture, the heaviest first. */
#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/plot.h"
#include "pictures.h"

/* Beyond so many a picture could not be drawn. */
enum { MOST = 1000 };

struct bar {
    double weight, kappa;
    size_t number;
};

static int by_weight(const void *x, const void *y)
{
    const struct bar *const a = x, *const b = y;
    return (a->weight < b->weight) - (a->weight > b->weight);
}

/* For free(); NULL where the memory fails. */
static struct bar *bars_of(const burgi_vmf_mixture *m)
{
    struct bar *const bar = malloc(m->k * sizeof *bar);

    for (size_t c = 0; bar != NULL && c < m->k; ++c)
        bar[c] = (struct bar){ m->component[c].weight, m->component[c].kappa, c };
    if (bar != NULL)
        qsort(bar, m->k, sizeof *bar, by_weight);
    return bar;
}

static void put_bars(FILE *to, const struct bar *bar, size_t n)
{
    fputs("$bars << END\n", to);
    for (size_t i = 0; i < n; ++i)
        fprintf(to, "%zu %.17g\n", i, bar[i].kappa);
    fputs("END\nset ytics (", to);
    for (size_t i = 0; i < n; ++i)
        fprintf(to, "\"%zu: %.2f %%%%\" %zu%s", bar[i].number, 100.0 * bar[i].weight, i,
                i + 1 < n ? ", " : ")\n");
}

/* A logarithmic axis where the components ask for one. */
static void put_axis(const struct plot *plot, const struct bar *bar, size_t n)
{
    double least = HUGE_VAL, most = 0.0;

    for (size_t i = 0; i < n; ++i) {
        least = fmin(least, bar[i].kappa);
        most = fmax(most, bar[i].kappa);
    }
    if (least > 0.0 && most > 20.0 * least)
        plot_log_axis(plot, 0.7 * least, 1.4 * most);
    else
        plot_axis(plot, most > 0.0 ? 1.1 * most : 1.0);
}

bool plot_components(const struct picture *to, const char *name, const burgi_vmf_mixture *m)
{
    enum { ROOM = 110, LINE = 17 }; /* pixels of all but the components, and of one */
    const size_t n = m->k < MOST ? m->k : MOST;
    const int height = ROOM + LINE * (int)n;
    struct bar *const bar = bars_of(m);
    char some[40] = "", background[60] = "";
    struct plot plot;

    if (bar == NULL) {
        say("out of memory");
        return false;
    }
    const bool ok =
        plot_begin(&plot, to->path, height > PLOT_HEIGHT / 2 ? height : PLOT_HEIGHT / 2);
    if (ok) {
        put_bars(plot.script, bar, n);
        put_axis(&plot, bar, n);
        if (n < m->k)
            snprintf(some, sizeof some, "%zu of ", n);
        if (m->background > 0.0)
            snprintf(background, sizeof background, ", background %.2f %%",
                     100.0 * m->background);
        plot_title(&plot, name, "%s%zu component%s in %zu dimensions%s", some, m->k,
                   m->k == 1 ? "" : "s", m->p, background);
        fprintf(plot.script,
                "set xlabel \"concentration kappa\"\n"
                "set ylabel \"component: weight\"\n"
                "set yrange [%zu.6:-0.6]\n"
                "set grid xtics lc rgb \"#d0d0d0\"\n"
                "unset key\n"
                "plot $bars using 2:1 with points lt 1 ps 0.8\n",
                n - 1);
    }
    free(bar);
    return ok && plot_end(&plot, to->force);
}
