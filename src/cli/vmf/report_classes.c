/* The table of classes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "order.h"
#include "report.h"

void report_number(FILE *to, int width, double x)
{
    if (isnan(x))
        fprintf(to, "%*s", width, "undefined");
    else if (isinf(x))
        fprintf(to, "%*s", width, x > 0 ? "infinite" : "-infinite");
    else
        fprintf(to, "%*.6g", width, x);
}

int report_columns(const struct fits *fits, enum estimate *column)
{
    int n = 0;
    column[n++] = fits->choice.estimate;
    for (enum estimate e = MLE; e <= MARGINAL; ++e)
        if (e != column[0])
            column[n++] = e;
    return n;
}

/* Columns that a label takes. */
static int label_width(const struct bg_label *label)
{
    return label->text != NULL ? show_text(NULL, label->text)
                               : snprintf(NULL, 0, "%lld", (long long)label->integer);
}

void report_label(FILE *to, const struct bg_label *label, int width)
{
    int n = label_width(label);

    if (label->text != NULL)
        show_text(to, label->text);
    else
        fprintf(to, "%lld", (long long)label->integer);
    for (; n < width; ++n)
        putc(' ', to);
}

static void report_class(const struct fits *fits, const struct fit *f, int width, FILE *to)
{
    enum estimate column[ESTIMATES];
    const int n = report_columns(fits, column);
    double lo, hi;

    fputs("  ", to);
    report_label(to, f->label, width);
    fprintf(to, " %9zu ", f->n);
    report_number(to, 10, f->r.rbar);
    for (int i = 0; i < n; ++i) {
        putc(' ', to);
        report_number(to, 10, estimate_of(&f->r, column[i]));
    }
    interval_of(&f->r, fits->choice.interval, &lo, &hi);
    putc(' ', to);
    report_number(to, 10, lo);
    fputs(" -", to);
    report_number(to, 10, hi);
    putc(' ', to);
    report_number(to, 10, cone_degrees(f));
    putc('\n', to);
}

static void head_line(const struct fits *fits, int width, FILE *to)
{
    enum estimate column[ESTIMATES];
    const int n = report_columns(fits, column);
    const enum interval by = fits->choice.interval;

    fprintf(to, "\n  %-*s %9s %10s", width, "class", "rows", "rbar");
    for (int i = 0; i < n; ++i)
        fprintf(to, " %10s", column[i] == MLE ? "kappa" : estimate_word(column[i]));
    fprintf(to, " %22s %10s\n",
            by == BY_MARGINAL ? "95 %"
            : by == BY_WALD   ? "95 %, Wald"
                              : "95 %, profile",
            "cone, deg");
}

void report_classes(const struct fits *fits, FILE *to)
{
    struct ordered *const class = order_classes(fits);
    const size_t shown = order_shown(fits);
    int width = 5;

    if (class == NULL) {
        fputs("\n  out of memory for the classes\n", to);
        return;
    }
    for (size_t c = 0; c < shown; ++c) {
        const int w = label_width(class[c].fit->label);
        width = w > width && w <= 24 ? w : width;
    }
    head_line(fits, width, to);
    for (size_t c = 0; c < shown; ++c)
        report_class(fits, class[c].fit, width, to);
    if (shown < fits->classes)
        fprintf(to, "  and %zu more classes (--top N shows N, --json all)\n",
                fits->classes - shown);
    free(class);
}
