#include "gig.h"

#include <math.h>
#include <string.h>

#include "group.h"
#include "lib/points.h"

static double log_between(struct random *r, double a, double b)
{
    return a * exp(log(b / a) * random_uniform(r));
}

/* p of both signs, its size and a and b log-uniform. */
static struct inputs gig_inputs(void)
{
    struct inputs in = group_inputs();
    struct random r = { 2024 };
    for (size_t i = 0; i < in.n; ++i) {
        in.arg[0][i] = log_between(&r, 1e-2, 1e3) * (random_bits(&r) % 2 ? 1.0 : -1.0);
        in.arg[1][i] = log_between(&r, 1e-2, 1e3);
        in.arg[2][i] = log_between(&r, 1e-2, 1e3);
    }
    return in;
}

size_t gig_run(struct report *r, const struct options *o)
{
    const struct rows none = { .table = "no table" };
    size_t count = 0;
    for (size_t i = 0; i < functions_count; ++i) {
        const struct function *f = &functions[i];
        if (strncmp(f->name, "log_gig", 7) != 0 ||
            (o->function != NULL && strcmp(o->function, f->name) != 0))
            continue;
        struct field field = field_enter(f, NULL, o);
        const struct inputs in = gig_inputs();
        group_run(r, &field, "log-uniform", &in, &none, o);
        field_leave(&field);
        ++count;
    }
    return count;
}
