/* functions/vmf_law.def for one instruction set.  All functions are one body, compiled once,
 * which takes lanes by itself: a node sum stands between its loops. */
#include "core/vmf/vmf_law.h"

#include "isa.h"

static __attribute__((noinline)) void law(bg_law_kind kind, bg_law_given given, int regime,
                                          int n, const double *const *arg, double *value)
{
    for (int i = 0; i < n; i += BG_WIDTH)
        bg_law_run(kind, given, regime, arg[0] + i, arg[1] + i, arg[2] + i, value + i);
}

#define BURGI_RUN(name, ...)                                                                   \
    static void name##_run(const void *param, int regime, int n, const double *const *arg,     \
                           double *value)                                                      \
    {                                                                                          \
        (void)param;                                                                           \
        law(BG_LAW_##name, regime, n, arg, value);                                             \
    }
#include "function.h"
#include "functions/vmf_law.def"
