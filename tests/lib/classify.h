/* The classifiers of functions.def, and the names of what they tell apart: the expressions that the
 * core evaluates there. */
#ifndef BURGI_TESTS_LIB_CLASSIFY_H
#define BURGI_TESTS_LIB_CLASSIFY_H

#include <stddef.h>

enum { REGIMES = 32 };

/* In the order of functions.h, which lists these functions first.  Regime 0 is what is special:
 * outside the domain, infinite. */
struct classifier {
    int (*regime)(const double *arg), (*quick)(const double *arg);
    const char *name[REGIMES];
};
extern const struct classifier classifiers[];
extern const size_t classifiers_count;

#endif
