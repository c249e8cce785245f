/* What tells two laws apart: the likelihood ratio of one row. */
#include <burgi.h>
#include <math.h>

#include "cli/cli.h"
#include "cli/histograms.h"
#include "pictures.h"

/* Both laws about the plane of their mean directions: a row of law i has 1 - x'mu_i = d, and its component across
 * mu_i in that plane is sqrt(d (2 - d)) s, s that of a uniform direction in p - 1 dimensions. */
struct laws {
    double p, kappa[2], versine, angle;
};

/* The logarithm of a law's density, up to what both laws share. */
static double log_density(double p, double kappa, double d)
{
    return burgi_vmf_logpdf_compl(p, kappa, d) - 0.5 * (p - 3.0) * log(d * (2.0 - d));
}

/* log f_A/f_B of a row of law i. */
static double ratio(const struct laws *l, int i, double d, double s)
{
    const double across = sqrt(d * (2.0 - d)) * s,
                 other = l->versine + d * cos(l->angle) - across * sin(l->angle);
    const double sign = i == 0 ? 1.0 : -1.0;
    return sign * (log_density(l->p, l->kappa[i], d) -
                   log_density(l->p, l->kappa[1 - i], fmin(fmax(other, 1e-300), 2.0)));
}

/* Rows that fill the law evenly: the lattice of the golden ratio. */
static bool draw(const struct laws *l, int i, struct values *to)
{
    enum { ROWS = 16384 };
    const double golden = 0.6180339887498949;

    for (int k = 0; k < ROWS; ++k) {
        const double q = (k + 0.5) / ROWS, r = fmod((k + 0.5) * golden, 1.0);
        const double d = burgi_vmf_quantile_compl(l->p, l->kappa[i], q);
        const double s = l->p > 2.0 ? burgi_vmf_quantile(l->p - 1.0, 0.0, r)
                         : r < 0.5  ? -1.0
                                    : 1.0;
        const struct value v = { ratio(l, i, d, s), 1.0 };
        if (!values_add(to, &v, 1))
            return false;
    }
    values_sort(to);
    return true;
}

bool plot_laws(const struct picture *to, const char *const *name, const struct model *m,
               const struct gap *gap)
{
    const struct laws l = {
        (double)m->p, { m[0].kappa, m[1].kappa }, gap->versine, gap->angle
    };
    struct values side[2] = { { .value = NULL }, { .value = NULL } };
    char words[2][60];
    struct plot plot;

    for (int i = 0; i < 2; ++i)
        if (l.kappa[i] >= MODEL_KAPPA_END) {
            say("%s: kappa: %g; expected it below 2^200, for --plot", name[i], l.kappa[i]);
            return false;
        }
    bool ok = draw(&l, 0, &side[0]) && draw(&l, 1, &side[1]);

    for (int i = 0; i < 2; ++i)
        snprintf(words[i], sizeof words[i], "a row of %s, kappa %.6g", i == 0 ? "A" : "B",
                 m[i].kappa);
    const struct histograms two = { .side = { &side[0], &side[1] },
                                    .words = { words[0], words[1] },
                                    .name = { name[0], name[1] },
                                    .axis = "log(density by A / density by B), nats",
                                    .mark = { gap->kl_ab, -gap->kl_ba },
                                    .fold = true };
    if (!ok)
        say("out of memory");
    else if ((ok = plot_begin(&plot, to->path, PLOT_HEIGHT))) {
        plot_title(&plot, "What a row tells of two laws (dotted: on average)",
                   "%.4g degrees apart; KL(A, B) %.4g, KL(B, A) %.4g nats",
                   gap->angle * (180.0 / acos(-1.0)), gap->kl_ab, gap->kl_ba);
        histograms_write(&plot, &two);
        ok = plot_end(&plot, to->force);
    }
    values_free(&side[0]);
    values_free(&side[1]);
    return ok;
}
