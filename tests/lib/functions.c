#include "functions.h"

#define BATCH(name)                                                                            \
    static bg_batch *name##_batch(const struct bg_kernels *k)                                  \
    {                                                                                          \
        return k->name##_n;                                                                    \
    }
#define BURGI_2(name, p, q)                                                                    \
    static double name##_scalar(const struct bg_kernels *k, const double *arg)                 \
    {                                                                                          \
        return k->name(arg[0], arg[1]);                                                        \
    }                                                                                          \
    BATCH(name)
#define BURGI_3(name, p, q, r)                                                                 \
    static double name##_scalar(const struct bg_kernels *k, const double *arg)                 \
    {                                                                                          \
        return k->name(arg[0], arg[1], arg[2]);                                                \
    }                                                                                          \
    BATCH(name)
#include "functions.def"

/* Its sign is a matter of tests/besseli.c. */
static double log_abs_besseli_scalar(const struct bg_kernels *k, const double *arg)
{
    return k->log_abs_besseli(arg[0], arg[1], NULL);
}
BATCH(log_abs_besseli)

const struct function functions[] = {
#define BURGI_2(name, p, q)    { #name, 2, { #p, #q }, name##_scalar, name##_batch },
#define BURGI_3(name, p, q, r) { #name, 3, { #p, #q, #r }, name##_scalar, name##_batch },
#include "functions.def"
    { "log_abs_besseli", 2, { "nu", "x" }, log_abs_besseli_scalar, log_abs_besseli_batch },
};
const size_t functions_count = sizeof functions / sizeof *functions;
