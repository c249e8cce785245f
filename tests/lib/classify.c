#include "classify.h"

#include "core/all.h"

#define VALUE(k, a) x[k]
#define BURGI_FUNCTION(f, f32, ...)                                                            \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(BG_MAP(VALUE, __VA_ARGS__));                                    \
    }                                                                                          \
    static int f##_quick(const double *x)                                                      \
    {                                                                                          \
        return bg_##f##_quick(BG_MAP(VALUE, __VA_ARGS__));                                     \
    }
#include "functions.def"

#define NAME(regime, value) [regime] = #value,
#define BURGI_FUNCTION(f, f32, ...)                                                            \
    { f##_regime, f##_quick, { BG_EACH_##f(NAME, __VA_ARGS__) } },
const struct classifier classifiers[] = {
#include "functions.def"
};
const size_t classifiers_count = sizeof classifiers / sizeof *classifiers;
