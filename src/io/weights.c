#include "weights.h"

#include <stdlib.h>

#include "numbers.h"

static bool is_weight(double x)
{
    return x == 0.0 || (x >= BG_WEIGHT_MIN && x <= BG_WEIGHT_MAX);
}

bool bg_weights_read(const char *path, struct bg_weights *w, struct bg_fault *fault)
{
    static const struct bg_numbers_kind kind = { "weight", "a weight", is_weight,
                                                 "0 or from 1e-100 to 1e+100" };
    struct bg_numbers v;
    bool some = false, ok = bg_numbers_read(path, &kind, &v, fault);

    for (size_t i = 0; i < v.n; ++i)
        some |= v.x[i] != 0.0;
    if (ok && !some)
        ok =
            bg_fault(fault, "row 1: weight 0, as are all %zu; expected one that is not 0", v.n);
    *w = (struct bg_weights){ v.n, v.x };
    if (!ok)
        bg_weights_free(w);
    return ok;
}

void bg_weights_free(struct bg_weights *w)
{
    free(w->weight);
    *w = (struct bg_weights){ .rows = 0 };
}
