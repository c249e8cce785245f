#include "classify.h"

#include "core/all.h"

#define VALUE(k, a) x[k]
#define CLASSIFIERS(f, ...)                                                                    \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(BG_MAP(VALUE, __VA_ARGS__));                                    \
    }                                                                                          \
    static int f##_quick(const double *x)                                                      \
    {                                                                                          \
        return bg_##f##_quick(BG_MAP(VALUE, __VA_ARGS__));                                     \
    }
#define BURGI_FUNCTION(f, f32, ...) CLASSIFIERS(f, __VA_ARGS__)
#include "functions.def"
#define BURGI_FUNCTION(f, f32, ...) CLASSIFIERS(f, __VA_ARGS__)
#include "isa/elem.def"

#define NAME(regime, value) [regime] = #value,
#define ROW(f, ...)         { f##_regime, f##_quick, { BG_EACH_##f(NAME, __VA_ARGS__) } },
const struct classifier classifiers[] = {
#define BURGI_FUNCTION(f, f32, ...) ROW(f, __VA_ARGS__)
#include "functions.def"
#define BURGI_FUNCTION(f, f32, ...) ROW(f, __VA_ARGS__)
#include "isa/elem.def"
};
const size_t classifiers_count = sizeof classifiers / sizeof *classifiers;
