/* How good mixtures of different numbers of components are. */
#include <math.h>
#include <stddef.h>

#include "cli/plot.h"
#include "pictures.h"

/* The columns of the data, from 2 on. */
static const struct curve {
    const char *name;
    size_t at; /* in struct sweep_row */
} curves[] = { { "BIC", offsetof(struct sweep_row, bic) },
               { "AIC", offsetof(struct sweep_row, aic) },
               { "ICL", offsetof(struct sweep_row, icl) },
               { "log-likelihood held out", offsetof(struct sweep_row, held_out) } };
enum { CRITERIA = 3, CURVES = 4 };

static double value(const struct sweep_row *row, int curve)
{
    return *(const double *)((const char *)row + curves[curve].at);
}

static bool has(const struct sweep *s, int curve)
{
    size_t i = 0;
    while (i < s->n && !isfinite(value(&s->row[i], curve)))
        ++i;
    return i < s->n;
}

static void put_rows(FILE *to, const struct sweep *s)
{
    fputs("$sweep << END\n", to);
    for (size_t i = 0; i < s->n; ++i) {
        fprintf(to, "%zu", s->row[i].components);
        for (int c = 0; c < CURVES; ++c) {
            const double x = value(&s->row[i], c);
            if (isfinite(x))
                fprintf(to, " %.17g", x);
            else
                fputs(" NaN", to);
        }
        putc('\n', to);
    }
    fputs("END\n", to);
}

/* The curves from the first on before the end, those that there are.  BIC is wide, since that of ICL, drawn later,
 * is often on it. */
static void put_curves(FILE *to, const struct sweep *s, int first, int end)
{
    const char *before = "plot";
    for (int c = first; c < end; ++c) {
        if (!has(s, c))
            continue;
        fprintf(to, "%s $sweep using 1:%d with linespoints lt %d lw %d ps %g title \"%s\"",
                before, c + 2, c + 1, c == 0 ? 5 : 2, c == 0 ? 1.5 : 1.0, curves[c].name);
        before = ",";
    }
    putc('\n', to);
}

bool plot_sweep(const struct picture *to, const char *name, const struct sweep *s)
{
    const bool held_out = has(s, CRITERIA);
    const size_t first = s->row[0].components, last = s->row[s->n - 1].components;
    struct plot plot;

    if (!plot_begin(&plot, to->path, held_out ? PLOT_HEIGHT * 3 / 2 : PLOT_HEIGHT))
        return false;
    FILE *const script = plot.script;
    put_rows(script, s);
    plot_title(&plot, name, "%s chooses %zu component%s (dotted)", s->criterion, s->chosen,
               s->chosen == 1 ? "" : "s");
    fprintf(script,
            "set key below horizontal\n"
            "set offsets 0, 0, graph 0.05, graph 0.05\n"
            "set xlabel \"components K\"\n"
            "set xrange [%zu-0.5:%zu+0.5]\n"
            "set ylabel \"nats (lower is better)\"\n"
            "set arrow from %zu, graph 0 to %zu, graph 1 nohead lt 4 dt 3\n",
            first, last, s->chosen, s->chosen);
    if (last - first < 15) /* else gnuplot chooses */
        fputs("set xtics 1\n", script);
    if (held_out)
        fputs("set multiplot layout 2,1\nset lmargin 12\n", script);
    put_curves(script, s, 0, CRITERIA);
    if (held_out) {
        fputs("unset title\n"
              "set ylabel \"nats a row (higher is better)\"\n",
              script);
        put_curves(script, s, CRITERIA, CURVES);
        fputs("unset multiplot\n", script);
    }
    return plot_end(&plot, to->force);
}
