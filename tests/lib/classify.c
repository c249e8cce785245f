#include "classify.h"

#include "core/all.h"

#define BURGI_2(f, a, b)                                                                       \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(x[0], x[1]);                                                    \
    }
#define BURGI_3(f, a, b, c)                                                                    \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(x[0], x[1], x[2]);                                              \
    }
#include "functions.def"

#define NAME(regime, value) [regime] = #value,
#define BURGI_2(f, a, b)    { f##_regime, { BG_EACH_##f(NAME, a, b) } },
#define BURGI_3(f, a, b, c) { f##_regime, { BG_EACH_##f(NAME, a, b, c) } },
const struct classifier classifiers[] = {
#include "functions.def"
};
const size_t classifiers_count = sizeof classifiers / sizeof *classifiers;
