#include "law.h"

#include <burgi/bessel.h>
#include <burgi/vmf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* C = kappa^nu / ((2 pi)^(p/2) I_nu(kappa)), nu = p/2 - 1.  Where kappa is large beside p, log C and kappa cancel
 * but for log I - kappa, which hi + lo gives. */
double bg_log_peak(double p, double kappa)
{
    static const double half_log_2pi = 0x1.d67f1c864beb5p-1;
    const double nu = 0.5 * p - 1.0;
    double lo;

    if (kappa <= 16.0 * p)
        return burgi_vmf_log_norm(p, kappa) + kappa;
    const double hi = burgi_log_besseli_dd(nu, kappa, &lo);
    return nu * log(kappa) - p * half_log_2pi - ((hi - kappa) + lo);
}

void bg_laws_of(const burgi_vmf_mixture *m, struct bg_law *law)
{
    const double p = (double)m->p;

    for (size_t c = 0; c < m->k; ++c) {
        const double kappa = m->component[c].kappa;
        law[c] = (struct bg_law){ log(m->component[c].weight) + bg_log_peak(p, kappa), kappa };
    }
    law[m->k] = (struct bg_law){ log(m->background) + burgi_vmf_log_norm(p, 0.0), 0.0 };
}

burgi_vmf_mixture *burgi_vmf_mixture_new(size_t p, size_t k)
{
    burgi_vmf_mixture *m;

    if (p < 2 || k == 0 || k > SIZE_MAX / sizeof(double) / p ||
        (m = calloc(1, sizeof *m)) == NULL)
        return NULL;
    m->p = p;
    m->k = k;
    m->component = calloc(k, sizeof *m->component);
    m->mu = calloc(k * p, sizeof *m->mu);
    if (m->component == NULL || m->mu == NULL) {
        burgi_vmf_mixture_free(m);
        return NULL;
    }
    for (size_t c = 0; c < k; ++c) {
        m->component[c] = (burgi_vmf_component){ .weight = 1.0 / (double)k, .delta = 1.0 };
        m->mu[c * p] = 1.0;
    }
    return m;
}

void burgi_vmf_mixture_free(burgi_vmf_mixture *m)
{
    if (m == NULL)
        return;
    free(m->component);
    free(m->mu);
    free(m);
}

void bg_mixture_copy(burgi_vmf_mixture *to, const burgi_vmf_mixture *from)
{
    burgi_vmf_component *const component = to->component;
    double *const mu = to->mu;

    *to = *from;
    to->component = component;
    to->mu = mu;
    memcpy(component, from->component, from->k * sizeof *component);
    memcpy(mu, from->mu, from->k * from->p * sizeof *mu);
}
