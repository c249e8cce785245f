/* kappa of each class, with its interval. */
#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/plot.h"
#include "order.h"
#include "pictures.h"

/* Beyond so many a picture could not be drawn. */
enum { MOST = 1000 };

/* What is drawn of a class: NaN where it has none. */
struct bar {
    double kappa, lo, hi, other;
};

static struct bar bar_of(const struct fit *f, const struct choice *choice)
{
    struct bar b = { .kappa = estimate_of(&f->r, estimate_within(choice->interval)),
                     .other = estimate_of(&f->r, choice->estimate) };
    interval_of(&f->r, choice->interval, &b.lo, &b.hi);
    return b;
}

/* A logarithmic axis where the classes ask for one: the least and the most it shows; else 0. */
static double least_of(const struct ordered *class, size_t n, const struct choice *choice,
                       double *last)
{
    double least = HUGE_VAL, most = 0.0;
    for (size_t c = 0; c < n; ++c) {
        const struct bar b = bar_of(class[c].fit, choice);
        if (isfinite(b.hi) && b.kappa > 0.0) {
            least = fmin(least, b.lo > 0.0 ? b.lo : 0.5 * b.kappa);
            most = fmax(most, b.hi);
        }
        if (isfinite(b.other) && b.other > 0.0) {
            least = fmin(least, b.other);
            most = fmax(most, b.other);
        }
    }
    *last = 1.1 * most;
    return most > 20.0 * least ? 0.8 * least : 0.0;
}

/* A number of a data block, not below where the axis begins. */
static void put(FILE *to, double x, double least)
{
    if (isfinite(x))
        fprintf(to, " %.17g", fmax(x, least));
    else
        fputs(" NaN", to);
}

static void put_bars(FILE *to, const struct ordered *class, size_t n,
                     const struct choice *choice, double least)
{
    fputs("$bars << END\n", to);
    for (size_t c = 0; c < n; ++c) {
        const struct bar b = bar_of(class[c].fit, choice);
        fprintf(to, "%zu", c);
        put(to, b.kappa, least);
        put(to, b.lo, least);
        put(to, b.hi, least);
        put(to, b.other, least);
        putc('\n', to);
    }
    fputs("END\n", to);
}

static void put_labels(const struct plot *plot, const struct ordered *class, size_t n)
{
    enum { WIDTH = 20 };

    fputs("set ytics (", plot->script);
    for (size_t c = 0; c < n; ++c) {
        const struct bg_label *const label = class[c].fit->label;
        char number[32];
        snprintf(number, sizeof number, "%lld", (long long)label->integer);
        plot_tic(plot, label->text != NULL ? label->text : number, WIDTH);
        fprintf(plot->script, " %zu%s", c, c + 1 < n ? ", " : ")\n");
    }
}

/* What the line of a class cannot show. */
static const char *words_of(struct bar b)
{
    return isnan(b.kappa)   ? "undefined"
           : isinf(b.kappa) ? "infinite"
           : isinf(b.hi)    ? "no upper end"
                            : NULL;
}

static void put_words(FILE *to, const struct ordered *class, size_t n,
                      const struct choice *choice)
{
    for (size_t c = 0; c < n; ++c) {
        const char *const words = words_of(bar_of(class[c].fit, choice));
        if (words != NULL)
            fprintf(to, "set label \"%s\" at graph 0.02, first %zu textcolor rgb \"#606060\"\n",
                    words, c);
    }
}

bool plot_classes(const struct picture *to, const struct fits *fits)
{
    enum { ROOM = 130, LINE = 17 }; /* pixels of all but the classes, and of one */
    const struct choice *const choice = &fits->choice;
    const enum estimate within = estimate_within(choice->interval);
    struct ordered *const class = order_classes(fits);
    const size_t shown = order_shown(fits), n = shown < MOST ? shown : MOST;
    const int height = ROOM + LINE * (int)n;
    char some[40] = "";
    struct plot plot;

    if (class == NULL) {
        say("out of memory");
        return false;
    }
    if (!plot_begin(&plot, to->path, height > PLOT_HEIGHT ? height : PLOT_HEIGHT)) {
        free(class);
        return false;
    }
    double most;
    const double least = least_of(class, n, choice, &most);
    put_bars(plot.script, class, n, choice, least);
    put_labels(&plot, class, n);
    put_words(plot.script, class, n, choice);
    if (n < fits->classes)
        snprintf(some, sizeof some, "%zu of ", n);
    plot_title(&plot, fits->rows->file[0].name, "%s%zu rows in %zu dimensions, %s%zu class%s",
               fits->rows->files > 1 ? "and other files: " : "", fits->all.n, fits->rows->p,
               some, fits->classes, fits->classes == 1 ? "" : "es");
    fprintf(plot.script,
            "set xlabel \"concentration kappa\"\n"
            "set yrange [%zu.6:-0.6]\n"
            "set grid xtics lc rgb \"#d0d0d0\"\n",
            n - 1);
    if (least > 0.0)
        plot_log_axis(&plot, least, most);
    else
        plot_axis(&plot, most > 0.0 ? most : 1.0);
    fputs("plot $bars using 2:1:3:4 with xerrorbars lt 1 ps 0.8 title ", plot.script);
    plot_words(&plot, "%s, with its 95 %% interval", estimate_name(within));
    if (choice->estimate != within) {
        fputs(", $bars using 5:1 with points lt 2 pt 4 lw 1.5 ps 1.2 title ", plot.script);
        plot_words(&plot, "%s", estimate_name(choice->estimate));
    }
    putc('\n', plot.script);
    free(class);
    return plot_end(&plot, to->force);
}
