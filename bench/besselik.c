#include "besselik.h"

#include <string.h>

#include "core/bessel/bessel_regime.h"
#include "group.h"
#include "mixes.h"
#include "regimes.h"

/* Which of burgi_besselik's members are filled. */
enum { LOGS = 0x3, FIRST = 0xf3, ALL = 0xff };

/* log I goes where a bench wants a function's values, the others to room of their own. */
static void run(const struct bg_isa *k, unsigned members, size_t n, const double *const *arg,
                const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    static double other[BG_IK_VALUES][MAX_INPUTS];
    double *out[BG_IK_VALUES] = { y };
    if (n > MAX_INPUTS || inc_y != 1)
        return;
    for (int i = 1; i < BG_IK_VALUES; ++i)
        out[i] = members >> i & 1U ? other[i] : NULL;
    k->log_besselik_n(n, arg, inc, out, 1);
}

/* A batch function does not know its kernels: one for each that this machine may run. */
#define BATCH(name, i)                                                                         \
    static void name##_##i(size_t n, const double *const *arg, const ptrdiff_t *inc,           \
                           double *y, ptrdiff_t inc_y)                                         \
    {                                                                                          \
        run(bg_isa_here(i), name, n, arg, inc, y, inc_y);                                      \
    }
#define BATCHES(name)                                                                          \
    BATCH(name, 0)                                                                             \
    BATCH(name, 1)                                                                             \
    BATCH(name, 2)                                                                             \
    static bg_batch *name##_batch(const struct bg_isa *k)                                      \
    {                                                                                          \
        return k == bg_isa_here(0) ? name##_0 : k == bg_isa_here(1) ? name##_1 : name##_2;     \
    }
BATCHES(LOGS)
BATCHES(FIRST)
BATCHES(ALL)

static const struct function together[] = {
    { "log_besselik, log I and log K", "besselik", 2, { "nu", "x" }, NULL, LOGS_batch },
    { "log_besselik, with first derivatives", "besselik", 2, { "nu", "x" }, NULL, FIRST_batch },
    { "log_besselik, all", "besselik", 2, { "nu", "x" }, NULL, ALL_batch },
};

/* By the tiers of the expansion, where there is one evaluation. */
static void run_tiers(struct report *r, const struct field *field, const struct options *o)
{
    static const struct function log_i = { .name = "log_besseli" };
    for (int tier = BG_AT_DEBYE; tier < BG_AT_SMALL; ++tier) {
        const struct rows none = { .table = "no table", .regime = true };
        struct inputs in = group_inputs();
        char name[REGIME_NAME];
        regime_name(&log_i, tier, name);
        if (points_of_regime(&log_i, tier, MAX_INPUTS / 4, &in) > 0)
            group_run(r, field, name, &in, &none, o);
    }
}

size_t besselik_run(struct report *r, const struct options *o)
{
    const size_t count = sizeof together / sizeof *together;
    if (o->function != NULL && strcmp(o->function, "log_besselik") != 0)
        return 0;
    for (size_t i = 0; i < count; ++i) {
        const struct rows none = { .table = "no table" };
        struct field field = field_enter(&together[i], NULL, o);
        for (size_t k = 0; k < MIXES + 2; ++k) {
            const struct mix *m = k < MIXES    ? &mixes[k]
                                  : k == MIXES ? &mix_above112
                                               : &mix_above636;
            const struct inputs in = mix_inputs(m);
            group_run(r, &field, m->name, &in, &none, o);
        }
        if (!o->smoke)
            run_tiers(r, &field, o);
        field_leave(&field);
    }
    return count;
}
