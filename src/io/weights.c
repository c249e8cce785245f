#include "weights.h"

#include <stdlib.h>

#include "cells.h"
#include "column.h"

struct list {
    struct bg_weights w;
    size_t room;
    bool some; /* not 0 */
    bool header;
};

static bool append(struct list *l, double x, const char *where, uint64_t at,
                   struct bg_fault *fault)
{
    if (x != 0.0 && !(x >= BG_WEIGHT_MIN && x <= BG_WEIGHT_MAX))
        return bg_fault(fault, "%s %llu: weight %zu is %g; expected 0 or from %g to %g", where,
                        (unsigned long long)at, l->w.rows + 1, x, BG_WEIGHT_MIN, BG_WEIGHT_MAX);
    if (l->w.rows == l->room) {
        l->room = l->room > 0 ? 2 * l->room : 1024;
        double *grown = realloc(l->w.weight, l->room * sizeof *grown);
        if (grown == NULL)
            return bg_fault_memory(fault);
        l->w.weight = grown;
    }
    l->w.weight[l->w.rows++] = x;
    l->some |= x != 0.0;
    return true;
}

static bool take_element(void *to, const struct bg_array *a, const unsigned char *element,
                         uint64_t offset, struct bg_fault *fault)
{
    union {
        float f32;
        double f64;
    } x;
    bg_array_convert(a, element, 1, &x);
    return append(to, bg_array_is_wide(a) ? x.f64 : (double)x.f32, "offset", offset, fault);
}

/* A first line that is no number is a header. */
static bool take_cell(void *to, const char *text, uint64_t line, struct bg_fault *fault)
{
    struct list *l = to;
    double x;

    if (bg_is_number(text, &x))
        return append(l, x, "line", line, fault);
    if (l->w.rows > 0 || l->header)
        return bg_fault(fault, "line %llu: '%.40s'; expected a weight, a number",
                        (unsigned long long)line, text);
    l->header = true;
    return true;
}

bool bg_weights_read(const char *path, struct bg_weights *w, struct bg_fault *fault)
{
    struct list l = { .room = 0 };
    const struct bg_column column = { .noun = "weight",
                                      .expected = "a weight",
                                      .floats = true,
                                      .to = &l,
                                      .element = take_element,
                                      .cell = take_cell };
    bool text, ok = bg_column_read(path, &column, &text, fault);

    if (ok && l.w.rows == 0)
        ok = bg_fault(fault, "row 1: no weight; expected one for each row");
    if (ok && !l.some)
        ok = bg_fault(fault, "row 1: weight 0, as are all %zu; expected one that is not 0",
                      l.w.rows);
    *w = l.w;
    if (!ok)
        bg_weights_free(w);
    return ok;
}

void bg_weights_free(struct bg_weights *w)
{
    free(w->weight);
    *w = (struct bg_weights){ .rows = 0 };
}
