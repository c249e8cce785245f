/* burgi_log_besselik.  Where the expansion holds, all values of a point come from one
 * evaluation (core/bessel/log_besselik.h); elsewhere each from its own function.  A block most of which is
 * of one tier is evaluated where it stands; other elements are gathered by tier over the blocks,
 * and a full group is evaluated. */
#include "core/bessel/log_besselik.h"

#include "core/bessel/besseli.h"
#include "function.h"

/* The functions whose values these are, in the order of bg_besselik's members. */
#define BG_EACH_LOG(F)                                                                         \
    F(0, log_i, log_besseli)                                                                   \
    F(1, log_k, log_besselk)
#define BG_EACH_RATIO_OF(F)                                                                    \
    F(2, ratio_i, besseli_ratio)                                                               \
    F(3, ratio_k, besselk_ratio)
#define BG_EACH_SLOPE(F)                                                                       \
    F(4, log_i_dx, log_besseli_dx)                                                             \
    F(5, log_k_dx, log_besselk_dx)                                                             \
    F(6, log_i_dnu, log_besseli_dnu)                                                           \
    F(7, log_k_dnu, log_besselk_dnu)
#define BG_EACH_OUTPUT(F) BG_EACH_LOG(F) BG_EACH_RATIO_OF(F) BG_EACH_SLOPE(F)

/* Elements of one tier, or of none, which is group 0: their arguments and places. */
struct bg_ik_group {
    int n;
    double nu[BG_BLOCK], x[BG_BLOCK];
    size_t at[BG_BLOCK];
};

struct bg_ik {
    double *const *out; /* an array for each value, or null */
    ptrdiff_t inc;
    void (*run)(int tier, int n, const double *nu, const double *x, double *const *value);
    double value[BG_IK_VALUES][BG_BLOCK], *scratch[BG_IK_VALUES];
    struct bg_ik_group group[BG_AT_SMALL];
    struct bg_block block;
};

CLASSIFIER(log_besseli, quick, nu, x)

/* A tier's values of n elements, rounded up to vectors: the two logarithms, these and the first
 * derivatives, or all.  What is not stored is not computed. */
#define IK_LOOP(regime, STORE)                                                                 \
    case regime:                                                                               \
        for (int i = 0; i < n; i += BG_WIDTH)                                                  \
            BG_SIMD                                                                            \
        for (int j = i; j < i + BG_WIDTH; ++j) {                                               \
            STORE                                                                              \
        }                                                                                      \
        break;
#define IK_STORE(k, member, name) value[k][j] = b.member;
#define IK_LOGS(regime, point)                                                                 \
    IK_LOOP(regime, const bg_besselik b = point; BG_EACH_LOG(IK_STORE))
#define IK_FIRST(regime, point)                                                                \
    IK_LOOP(regime, const bg_besselik b = point; BG_EACH_LOG(IK_STORE) BG_EACH_SLOPE(IK_STORE))
#define IK_ALL(regime, point)                                                                  \
    IK_LOOP(regime, const bg_besselik b = point; BG_EACH_OUTPUT(IK_STORE))
#define IK_RUN(name, LOOP)                                                                     \
    static void name(int tier, int n, const double *nu, const double *x, double *const *value) \
    {                                                                                          \
        switch (tier) {                                                                        \
            BG_EACH_DEBYE(LOOP, bg_log_besselik_debye, nu[j], x[j])                            \
        }                                                                                      \
    }
IK_RUN(bg_ik_logs, IK_LOGS)
IK_RUN(bg_ik_first, IK_FIRST)
IK_RUN(bg_ik_all, IK_ALL)

/* By each function's own batch, where its values are asked for. */
static void bg_ik_each(struct bg_ik *b, int n, const double *nu, const double *x,
                       double *const *value)
{
    static const ptrdiff_t one[] = { 1, 1 };
    const double *const arg[] = { nu, x };
#define IK_EACH(k, member, name)                                                               \
    if (b->out[k] != NULL)                                                                     \
        ISA(name##_n)((size_t)n, arg, one, value[k], 1);
    BG_EACH_OUTPUT(IK_EACH)
}

/* n elements of one tier; vectors are whole, and value has room for that. */
static void bg_ik_run(struct bg_ik *b, int tier, int n, const double *nu, const double *x,
                      double *const *value)
{
    if (tier == 0)
        bg_ik_each(b, n, nu, x, value);
    else
        b->run(tier, bg_round_up(n, BG_WIDTH), nu, x, value);
}

static void bg_ik_empty(struct bg_ik *b, int tier)
{
    struct bg_ik_group *g = &b->group[tier];
    const int n = g->n;

    if (n == 0)
        return;
    bg_fill(n, BG_WIDTH, g->nu);
    bg_fill(n, BG_WIDTH, g->x);
    bg_ik_run(b, tier, n, g->nu, g->x, b->scratch);
    for (int k = 0; k < BG_IK_VALUES; ++k)
        for (int i = 0; i < n && b->out[k] != NULL; ++i)
            b->out[k][(ptrdiff_t)g->at[i] * b->inc] = b->value[k][i];
    g->n = 0;
}

/* Puts the block's elements of a tier, of which there are n, into its group; the block starts at
 * element first. */
static void bg_ik_put(struct bg_ik *b, int tier, int n, size_t first)
{
    struct bg_ik_group *g = &b->group[tier];

    if (g->n + n > BG_BLOCK)
        bg_ik_empty(b, tier);
    bg_block_select(&b->block, tier, 1);
    for (int i = 0; i < n; ++i) {
        const int j = b->block.rest[i];
        g->nu[g->n + i] = b->block.arg[0][j];
        g->x[g->n + i] = b->block.arg[1][j];
        g->at[g->n + i] = first + (size_t)j;
    }
    g->n += n;
}

/* A whole block as of one tier, straight to the caller's arrays: those left out go to scratch. */
static void bg_ik_whole(struct bg_ik *b, int tier, size_t first)
{
    double *value[BG_IK_VALUES];
    for (int k = 0; k < BG_IK_VALUES; ++k)
        value[k] = b->out[k] != NULL ? b->out[k] + first : b->scratch[k];
    bg_ik_run(b, tier, BG_BLOCK, b->block.arg[0], b->block.arg[1], value);
}

/* Elements of tiers other than most go to their groups, and are overwritten by the whole block's
 * results before their own.  Tier 0 is never evaluated as a block: its functions take a pass each
 * over arguments that a result may replace. */
static void bg_ik_block(struct bg_ik *b, size_t first)
{
    const struct bg_block *k = &b->block;
    const int most = k->regime[k->n / 2], like = bg_block_count(k, most);
    const int whole = most > 0 && k->n == BG_BLOCK && b->inc == 1 && 4 * like >= 3 * BG_BLOCK;

    for (int r = 0, left = whole ? k->n - like : k->n; left > 0; ++r) {
        const int some = whole && r == most ? 0 : bg_block_count(k, r);
        if (some > 0)
            bg_ik_put(b, r, some, first);
        left -= some;
    }
    if (whole)
        bg_ik_whole(b, most, first);
}

void ISA(log_besselik_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                         double *const *out, ptrdiff_t inc_out)
{
    struct bg_ik b;
    struct bg_block *const k = &b.block;

    b.out = out;
    b.inc = inc_out;
    const int slopes = out[4] != NULL || out[5] != NULL || out[6] != NULL || out[7] != NULL;
    b.run = out[2] != NULL || out[3] != NULL ? bg_ik_all : slopes ? bg_ik_first : bg_ik_logs;
    for (int i = 0; i < BG_IK_VALUES; ++i)
        b.scratch[i] = b.value[i];
    for (int tier = 0; tier < BG_AT_SMALL; ++tier)
        b.group[tier].n = 0;
    for (size_t i = 0; i < n; i += BG_BLOCK) {
        k->n = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        for (int a = 0; a < 2; ++a)
            k->arg[a] =
                bg_block_load(k->n, arg[a] + (ptrdiff_t)i * inc[a], inc[a], k->loaded[a]);
        log_besseli_quick(NULL, bg_round_up(k->n, BG_PAIR), k->arg, k->regime);
        bg_ik_block(&b, i);
    }
    for (int tier = 0; tier < BG_AT_SMALL; ++tier)
        bg_ik_empty(&b, tier);
}

void ISA(log_besselik)(double nu, double x, double *out)
{
    const int tier = bg_log_besseli_quick(nu, x);
    double v[BG_WIDTH], t[BG_WIDTH], lane[BG_IK_VALUES][BG_WIDTH], *value[BG_IK_VALUES];

    if (tier == 0) {
#define IK_ONE(k, member, name) out[k] = ISA(name)(nu, x);
        BG_EACH_OUTPUT(IK_ONE)
        return;
    }
    for (int i = 0; i < BG_WIDTH; ++i) {
        v[i] = nu;
        t[i] = x;
    }
    for (int k = 0; k < BG_IK_VALUES; ++k)
        value[k] = lane[k];
    bg_ik_all(tier, BG_WIDTH, v, t, value);
    for (int k = 0; k < BG_IK_VALUES; ++k)
        out[k] = lane[k][0];
}
