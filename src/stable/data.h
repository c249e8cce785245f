/* The numbers of a fit. */
#ifndef BURGI_STABLE_DATA_H
#define BURGI_STABLE_DATA_H

#include <burgi/base.h>
#include <stddef.h>

/* Different numbers in ascending order, with weights above 0, and the sum of these. */
struct bg_stable_data {
    size_t n;
    double *x, *w;
    double weight;
};

/* w is NULL or weights, at least one of them above 0.  Equal numbers become one. */
burgi_status bg_stable_data_make(struct bg_stable_data *d, size_t n, const double *x,
                                 const double *w);

/* Some that stand for all: so many outermost on either side themselves, of the others about so many means of
 * neighbours. */
burgi_status bg_stable_data_thin(struct bg_stable_data *to, const struct bg_stable_data *from,
                                 size_t outermost, size_t means);

void bg_stable_data_free(struct bg_stable_data *d);

/* The number below which, itself included, a part q of all weight is. */
double bg_stable_data_quantile(const struct bg_stable_data *d, double q);

#endif
