#include "functions.h"

#define BATCH(name)                                                                            \
    static bg_batch *name##_batch(const struct bg_isa *k)                                      \
    {                                                                                          \
        return k->name##_n;                                                                    \
    }
/* For BG_MAP. */
#define VALUE(k, a) arg[k]
#define NAME(k, a)  #a

#define CALLS(name, ...)                                                                       \
    _Static_assert(BG_COUNT(__VA_ARGS__) <= MAX_ARGS, "raise MAX_ARGS and POINT_ARGS");        \
    static double name##_scalar(const struct bg_isa *k, const double *arg)                     \
    {                                                                                          \
        return k->name(BG_MAP(VALUE, __VA_ARGS__));                                            \
    }                                                                                          \
    BATCH(name)
#define BURGI_FUNCTION(name, f32, ...) CALLS(name, __VA_ARGS__)
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...) CALLS(name, __VA_ARGS__)
#include "isa/elem.def"

/* Its sign is a matter of tests/besseli.c. */
static double log_abs_besseli_scalar(const struct bg_isa *k, const double *arg)
{
    return k->log_abs_besseli(arg[0], arg[1], NULL);
}
BATCH(log_abs_besseli)

#define ROW(name, ...)                                                                         \
    { #name,         BURGI_FAMILY, BG_COUNT(__VA_ARGS__), { BG_MAP(NAME, __VA_ARGS__) },       \
      name##_scalar, name##_batch },
const struct function functions[] = {
#define BURGI_FUNCTION(name, f32, ...) ROW(name, __VA_ARGS__)
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...) ROW(name, __VA_ARGS__)
#include "isa/elem.def"
    { "log_abs_besseli",
      "bessel",
      2,
      { "nu", "x" },
      log_abs_besseli_scalar,
      log_abs_besseli_batch },
};
const size_t functions_count = sizeof functions / sizeof *functions;
