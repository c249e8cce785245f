/* The fits as text for a person. */
#include <math.h>
#include <stdio.h>

#include "cli/cli.h"
#include "report.h"

static void line(FILE *to, const char *name, double x, const char *unit)
{
    fprintf(to, "  %-28s", name);
    report_number(to, 0, x);
    fprintf(to, "%s\n", unit);
}

/* An estimate, its standard error where it has one, and the interval if that is about it. */
static void kappa_line(FILE *to, const struct fits *fits, enum estimate e)
{
    const burgi_vmf_result *r = &fits->all.r;
    const bool within = estimate_within(fits->choice.interval) == e;

    fprintf(to, "  kappa, %-21s", estimate_name(e));
    report_number(to, 0, estimate_of(r, e));
    if (e == MLE) {
        fputs("  (standard error ", to);
        report_number(to, 0, r->kappa_se);
    }
    if (within) {
        double lo, hi;
        interval_of(r, fits->choice.interval, &lo, &hi);
        fputs(e == MLE ? "; 95 % from " : "  (95 % from ", to);
        report_number(to, 0, lo);
        fputs(" to ", to);
        report_number(to, 0, hi);
    }
    fputs(e == MLE || within ? ")\n" : "\n", to);
}

static void report_all(const struct fits *fits, FILE *to)
{
    const struct fit *f = &fits->all;
    const burgi_vmf_result *r = &f->r;
    enum estimate column[ESTIMATES];
    const int n = report_columns(fits, column);

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
        report_number(to, 0, r->rbar);
        fputs("  (", to);
        report_number(to, 0, fits->rbar_before);
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
            report_label(to, fits->of_class[c].label, 0);
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
