/* The law that rows are drawn from. */
#ifndef BURGI_CLI_VMF_LAW_H
#define BURGI_CLI_VMF_LAW_H

#include <stdbool.h>
#include <stddef.h>

/* What the user says about it: a model, or the rest. */
struct law_words {
    const char *model, *mu; /* files, or NULL */
    double dim, kappa;      /* NaN where not given */
};

struct law {
    size_t p;
    double *mu, kappa; /* mu may be null: e1; else it is to be freed */
};

/* False after a line on stderr. */
bool law_find(const struct law_words *words, struct law *law);

#endif
