/* The fits as text for a person. */
#include <math.h>
#include <stdio.h>

#include "cli/cli.h"
#include "fits.h"

/* A number in so many columns; "undefined" and "infinite" in words. */
static void put(FILE *to, int width, double x)
{
    if (isnan(x))
        fprintf(to, "%*s", width, "undefined");
    else if (isinf(x))
        fprintf(to, "%*s", width, x > 0 ? "infinite" : "-infinite");
    else
        fprintf(to, "%*.6g", width, x);
}

static void line(FILE *to, const char *name, double x, const char *unit)
{
    fprintf(to, "  %-28s", name);
    put(to, 0, x);
    fprintf(to, "%s\n", unit);
}

/* The estimates in the order of their columns: the one that leads, and the two that are always
 * shown. */
static int columns(const struct fits *fits, enum estimate *column)
{
    int n = 0;
    column[n++] = fits->choice.estimate;
    for (enum estimate e = MLE; e <= MARGINAL; ++e)
        if (e != column[0])
            column[n++] = e;
    return n;
}

/* An estimate, its standard error where it has one, and the interval if that is about it. */
static void kappa_line(FILE *to, const struct fits *fits, enum estimate e)
{
    const burgi_vmf_result *r = &fits->all.r;
    const bool within = estimate_within(fits->choice.interval) == e;

    fprintf(to, "  kappa, %-21s", estimate_name(e));
    put(to, 0, estimate_of(r, e));
    if (e == MLE) {
        fputs("  (standard error ", to);
        put(to, 0, r->kappa_se);
    }
    if (within) {
        double lo, hi;
        interval_of(r, fits->choice.interval, &lo, &hi);
        fputs(e == MLE ? "; 95 % from " : "  (95 % from ", to);
        put(to, 0, lo);
        fputs(" to ", to);
        put(to, 0, hi);
    }
    fputs(e == MLE || within ? ")\n" : "\n", to);
}

static void report_all(const struct fits *fits, FILE *to)
{
    const struct fit *f = &fits->all;
    const burgi_vmf_result *r = &f->r;
    enum estimate column[ESTIMATES];
    const int n = columns(fits, column);

    fprintf(to, "von Mises-Fisher fit of %zu row%s in %zu dimensions", f->n,
            f->n == 1 ? "" : "s", fits->rows->p);
    if (fits->rows->files > 1)
        fprintf(to, ", from %zu files", fits->rows->files);
    fputs("\n\n", to);
    if (fits->rows->weights.rows > 0)
        line(to, "effective number of rows", r->n_eff, "");
    if (fits->center == NULL)
        line(to, "mean resultant length", r->rbar, "");
    else {
        fprintf(to, "  %-28s", "mean resultant length");
        put(to, 0, r->rbar);
        fputs("  (", to);
        put(to, 0, fits->rbar_before);
        fputs(" before the mean row was subtracted)\n", to);
    }
    for (int i = 0; i < n; ++i)
        kappa_line(to, fits, column[i]);
    if (r->p == 2.0)
        line(to, "kappa, Best and Fisher", r->kappa_best_fisher, "");
    line(to, "mean direction, 95 % within", cone_degrees(f), " degrees");
    line(to, "log-likelihood", r->log_likelihood, " nats, by surface measure");
    line(to, "  above the uniform law's", r->log_likelihood_ratio, " nats");
    line(to, "entropy", r->entropy, " nats");
}

/* Columns that a label takes. */
static int label_width(const struct bg_label *label)
{
    return label->text != NULL ? show_text(NULL, label->text)
                               : snprintf(NULL, 0, "%lld", (long long)label->integer);
}

static void put_label(FILE *to, const struct bg_label *label, int width)
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
    const int n = columns(fits, column);
    double lo, hi;

    fputs("  ", to);
    put_label(to, f->label, width);
    fprintf(to, " %9zu ", f->n);
    put(to, 10, f->r.rbar);
    for (int i = 0; i < n; ++i) {
        putc(' ', to);
        put(to, 10, estimate_of(&f->r, column[i]));
    }
    interval_of(&f->r, fits->choice.interval, &lo, &hi);
    putc(' ', to);
    put(to, 10, lo);
    fputs(" -", to);
    put(to, 10, hi);
    putc(' ', to);
    put(to, 10, cone_degrees(f));
    putc('\n', to);
}

static void report_classes(const struct fits *fits, FILE *to)
{
    enum estimate column[ESTIMATES];
    const int n = columns(fits, column);
    const enum interval by = fits->choice.interval;
    int width = 5;

    for (size_t c = 0; c < fits->classes; ++c) {
        const int w = label_width(fits->of_class[c].label);
        width = w > width && w <= 24 ? w : width;
    }
    fprintf(to, "\n  %-*s %9s %10s", width, "class", "rows", "rbar");
    for (int i = 0; i < n; ++i)
        fprintf(to, " %10s", column[i] == MLE ? "kappa" : estimate_word(column[i]));
    fprintf(to, " %22s %10s\n",
            by == BY_MARGINAL ? "95 %"
            : by == BY_WALD   ? "95 %, Wald"
                              : "95 %, profile",
            "cone, deg");
    for (size_t c = 0; c < fits->classes; ++c)
        report_class(fits, &fits->of_class[c], width, to);
}

/* A warning that many classes share is one line with their labels, the first few of them. */
static void warn_classes(const struct fits *fits, enum warning w, FILE *to)
{
    enum { NAMED = 8 };
    size_t n = 0;

    for (size_t c = 0; c < fits->classes; ++c) {
        if (!(fits->of_class[c].warned >> w & 1u))
            continue;
        if (n < NAMED) {
            fputs(n == 0 ? "  * class " : ", ", to);
            put_label(to, fits->of_class[c].label, 0);
        }
        ++n;
    }
    if (n > NAMED)
        fprintf(to, " and %zu more", n - NAMED);
    if (n > 0)
        fprintf(to, ": %s\n", warning_text(w));
}

static void report_warnings(const struct fits *fits, FILE *to)
{
    unsigned any = fits->all.warned;
    for (size_t c = 0; c < fits->classes; ++c)
        any |= fits->of_class[c].warned;
    if (any == 0 && fits->rows->notes == 0)
        return;

    fputs("\nWarnings\n", to);
    for (size_t i = 0; i < fits->rows->notes; ++i) {
        fputs("  * ", to);
        show_text(to, fits->rows->note[i]);
        putc('\n', to);
    }
    for (enum warning w = 0; w < WARNINGS; ++w) {
        if (fits->all.warned >> w & 1u)
            fprintf(to, "  * %s\n", warning_text(w));
        warn_classes(fits, w, to);
    }
}

void report(const struct fits *fits, FILE *to)
{
    report_all(fits, to);
    if (fits->classes > 0)
        report_classes(fits, to);
    report_warnings(fits, to);
}
