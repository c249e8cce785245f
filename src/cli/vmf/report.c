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

static void report_all(const struct fits *fits, FILE *to)
{
    const struct fit *f = &fits->all;
    const burgi_vmf_result *r = &f->r;

    fprintf(to, "von Mises-Fisher fit of %zu row%s in %zu dimensions\n\n", f->n,
            f->n == 1 ? "" : "s", fits->rows->p);
    line(to, "mean resultant length", r->rbar, "");
    fprintf(to, "  %-28s", "kappa, maximum likelihood");
    put(to, 0, r->kappa);
    fputs("  (standard error ", to);
    put(to, 0, r->kappa_se);
    fputs(")\n", to);
    fprintf(to, "  %-28s", "kappa, marginal likelihood");
    put(to, 0, r->kappa_marginal);
    fputs("  (95 % from ", to);
    put(to, 0, r->kappa_lo);
    fputs(" to ", to);
    put(to, 0, r->kappa_hi);
    fputs(")\n", to);
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

static void report_classes(const struct fits *fits, FILE *to)
{
    int width = 5;
    for (size_t c = 0; c < fits->classes; ++c) {
        const int w = label_width(fits->of_class[c].label);
        width = w > width && w <= 24 ? w : width;
    }
    fprintf(to, "\n  %-*s %9s %10s %10s %10s %22s %10s\n", width, "class", "rows", "rbar",
            "kappa", "marginal", "95 %", "cone, deg");
    for (size_t c = 0; c < fits->classes; ++c) {
        const struct fit *f = &fits->of_class[c];
        fputs("  ", to);
        put_label(to, f->label, width);
        fprintf(to, " %9zu ", f->n);
        put(to, 10, f->r.rbar);
        putc(' ', to);
        put(to, 10, f->r.kappa);
        putc(' ', to);
        put(to, 10, f->r.kappa_marginal);
        putc(' ', to);
        put(to, 10, f->r.kappa_lo);
        fputs(" -", to);
        put(to, 10, f->r.kappa_hi);
        putc(' ', to);
        put(to, 10, cone_degrees(f));
        putc('\n', to);
    }
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
