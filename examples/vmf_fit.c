/* Fits a von Mises-Fisher law to rows in memory, as they come, in pieces.
 *
 *   cc vmf_fit.c $(pkg-config --cflags --libs burgi) -lm -o vmf_fit && ./vmf_fit
 *
 * The rows are 2000 directions about the north pole of the sphere in R^3, the quantiles of
 * the law of kappa = 50 turned by the golden angle: a sample without a random generator. */
#include <burgi.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { P = 3, ROWS = 2000, PIECE = 512 };
static const double true_kappa = 50.0;

/* Row i: in three dimensions the height's quantile is known in closed form. */
static void direction(int i, double row[P])
{
    const double golden = 2.39996322972865332, q = (i + 0.5) / ROWS;
    const double height = 1.0 + log(q + (1.0 - q) * exp(-2.0 * true_kappa)) / true_kappa;
    const double radius = sqrt((1.0 - height) * (1.0 + height));

    row[0] = radius * cos(golden * i);
    row[1] = radius * sin(golden * i);
    row[2] = height;
}

static int fit(burgi_vmf_result *fitted, double mu[P])
{
    burgi_vmf_stats *stats = burgi_vmf_stats_new(P);
    double piece[PIECE][P];
    burgi_status status = stats ? BURGI_OK : BURGI_ENOMEM;

    for (int start = 0; start < ROWS && status == BURGI_OK; start += PIECE) {
        const int n = ROWS - start < PIECE ? ROWS - start : PIECE;
        for (int i = 0; i < n; ++i)
            direction(start + i, piece[i]);
        status = burgi_vmf_stats_add_f64(stats, (size_t)n, piece[0], P, NULL);
    }
    if (status == BURGI_OK) {
        fitted->struct_size = sizeof *fitted; /* says which members this program knows */
        status = burgi_vmf_fit(stats, fitted, mu);
    }
    burgi_vmf_stats_free(stats);
    if (status != BURGI_OK)
        fprintf(stderr, "vmf_fit: %s\n", burgi_strerror(status));
    return status == BURGI_OK;
}

int main(void)
{
    burgi_vmf_result r;
    double mu[P];

    if (!fit(&r, mu))
        return EXIT_FAILURE;
    printf("rows      %g\nrbar      %.15g\nkappa     %.6g +- %.2g  [%.6g, %.6g]\n", r.n, r.rbar,
           r.kappa, r.kappa_se, r.kappa_lo, r.kappa_hi);
    printf("mu        (%.3g, %.3g, %.6g), 95 %% cone of %.2g rad\n", mu[0], mu[1], mu[2],
           r.mu_cone);

    /* In R^3 the estimate solves coth(kappa) - 1/kappa = rbar. */
    const double closed = 1.0 / tanh(r.kappa) - 1.0 / r.kappa;
    const int good = fabs(closed - r.rbar) < 1e-14 && r.n == ROWS && mu[2] > 0.99999 &&
                     fabs(r.kappa - true_kappa) < r.kappa_se && r.kappa_lo < true_kappa &&
                     true_kappa < r.kappa_hi;
    if (!good)
        fprintf(stderr, "vmf_fit: the fit is not that of kappa = %g\n", true_kappa);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
