#include "law.h"

#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "io/numbers.h"
#include "io/stream.h"
#include "model.h"

static bool is_finite(double x)
{
    return isfinite(x);
}

static bool read_mu(const struct law_words *o, struct law *law, struct bg_fault *fault)
{
    static const struct bg_numbers_kind kind = { "component", "a component", is_finite,
                                                 "a finite number" };
    struct bg_numbers v;
    bool some = false;

    if (!bg_numbers_read(o->mu, &kind, &v, fault))
        return false;
    for (size_t j = 0; j < v.n; ++j)
        some |= v.x[j] != 0.0;
    law->p = v.n;
    law->mu = v.x;
    if (v.n < 2)
        return bg_fault(fault, "row 1: %zu component; expected at least 2", v.n);
    if (!isnan(o->dim) && o->dim != (double)v.n)
        return bg_fault(fault, "row %zu: %zu components; expected %.0f, by --dim", v.n, v.n,
                        o->dim);
    return some ||
           bg_fault(fault, "row 1: all %zu components are 0; expected a direction", v.n);
}

bool law_find(const struct law_words *o, struct law *law)
{
    struct bg_fault fault;
    bool ok = true;

    *law = (struct law){ .p = isnan(o->dim) ? 0 : (size_t)o->dim, .kappa = o->kappa };
    if (o->model != NULL) {
        struct model m;
        ok = model_read(o->model, &m, &fault);
        *law = (struct law){ m.p, m.mu, m.kappa };
        if (ok && m.center != NULL)
            say("%s: rows are of the law less its center, which is not added",
                bg_stream_name(o->model));
        free(m.center);
    } else if (o->mu != NULL)
        ok = read_mu(o, law, &fault);
    if (!ok)
        say("%s: %s", bg_stream_name(o->model != NULL ? o->model : o->mu), fault.text);
    return ok;
}
