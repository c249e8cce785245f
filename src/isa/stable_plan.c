/* Tables of one stable law (core/stable/stable_table.h) for one instruction set: the values that they are
 * made of, many quantities by one set of nodes, and what is read from them. */
#include "core/stable/stable_block.h"
#include "core/stable/stable_table_value.h"

#include "isa.h"

static __attribute__((noinline)) double value(const bg_stable_eval *e, bg_stable_kind kind,
                                              bg_stable_given given)
{
    return bg_stable_of(e, kind, given);
}

void ISA(stable_several)(double alpha, double beta, int s1, int kinds, const int *kind, int n,
                         const double *x, double *y)
{
    const bg_stable_given given = s1 ? BG_STABLE_S1 : BG_STABLE_S0;
    bg_stable_block b;
    bg_stable_eval e;
    bg_stable_block_begin(&b);
    for (int i = 0; i < n; ++i) {
        const int j = i % BG_STABLE_BLOCK, left = n - i;
        if (j == 0) {
            const int some = left < BG_STABLE_BLOCK ? left : BG_STABLE_BLOCK;
            for (int k = 0; k < some; ++k)
                bg_stable_block_put(&b, k, given, x[i + k], alpha, beta);
            bg_stable_block_of(&b, some);
        }
        bg_stable_block_eval(&e, &b, j);
        for (int k = 0; k < kinds; ++k)
            y[i * kinds + k] = value(&e, (bg_stable_kind)kind[k], given);
    }
}

void ISA(stable_table_slopes)(const struct bg_table *t, int n, const double *z,
                              double *const *out)
{
    bg_table_places p;
    bg_table_find(t, bg_table_four_of(t), n, z, &p);
    bg_table_slopes(t, n, &p, out);
}

void ISA(stable_table_value)(const struct bg_table *t, int kind, double gamma, double delta,
                             int n, const double *x, double *y)
{
    bg_table_four r = bg_table_four_of(t);
    if (t->edge[1] == BG_INF) { /* most laws have two regions: fewer choices */
        r.c = r.d = r.b;
        bg_table_ask(t, r, kind, gamma, delta, n, x, y);
    } else {
        bg_table_ask(t, r, kind, gamma, delta, n, x, y);
    }
}
