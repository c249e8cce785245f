/* functions/stable.def for one instruction set.  All functions are one body, compiled once, which
 * takes points one by one: its vectors go along the nodes. */
#include "core/stable/stable.h"

#include "isa.h"

static __attribute__((noinline)) void law(bg_stable_kind kind, bg_stable_given given,
                                          int regime, int n, const double *const *arg,
                                          double *value)
{
    bg_stable_run(kind, given, regime, n, arg[0], arg[1], arg[2], value);
}

#define BURGI_RUN(name, ...)                                                                   \
    static void name##_run(const void *param, int regime, int n, const double *const *arg,     \
                           double *value)                                                      \
    {                                                                                          \
        (void)param;                                                                           \
        law(BG_STABLE_##name, regime, n, arg, value);                                          \
    }
#include "function.h"
#include "functions/stable.def"
