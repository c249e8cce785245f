#include "numbers.h"

#include <stdio.h>
#include <stdlib.h>

#include "cells.h"
#include "column.h"

struct list {
    const struct bg_numbers_kind *kind;
    struct bg_numbers v;
    size_t room;
    bool header;
    char first[41]; /* what the header says */
};

static bool append(struct list *l, double x, const char *where, uint64_t at,
                   struct bg_fault *fault)
{
    if (!l->kind->is_allowed(x))
        return bg_fault(fault, "%s %llu: %s %zu is %g; expected %s", where,
                        (unsigned long long)at, l->kind->noun, l->v.n + 1, x, l->kind->allowed);
    if (l->v.n == l->room) {
        l->room = l->room > 0 ? 2 * l->room : 1024;
        double *grown = realloc(l->v.x, l->room * sizeof *grown);
        if (grown == NULL)
            return bg_fault_memory(fault);
        l->v.x = grown;
    }
    l->v.x[l->v.n++] = x;
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
    if (l->v.n > 0 || l->header)
        return bg_fault(fault, "line %llu: '%.40s'; expected %s, a number",
                        (unsigned long long)line, text, l->kind->a);
    l->header = true;
    snprintf(l->first, sizeof l->first, "%s", text);
    return true;
}

bool bg_numbers_read(const char *path, const struct bg_numbers_kind *kind, struct bg_numbers *v,
                     struct bg_fault *fault)
{
    struct list l = { .kind = kind };
    const struct bg_column column = { .noun = kind->noun,
                                      .expected = kind->a,
                                      .floats = true,
                                      .to = &l,
                                      .element = take_element,
                                      .cell = take_cell };
    bool text, ok = bg_column_read(path, &column, &text, fault);

    if (ok && l.v.n == 0 && l.header)
        ok = bg_fault(fault, "line 1: '%s', and no line follows; expected %s a line, a number",
                      l.first, kind->a);
    else if (ok && l.v.n == 0)
        ok = bg_fault(fault, "row 1: no %s; expected one for each row", kind->noun);
    *v = l.v;
    if (!ok)
        bg_numbers_free(v);
    return ok;
}

void bg_numbers_free(struct bg_numbers *v)
{
    free(v->x);
    *v = (struct bg_numbers){ .n = 0 };
}
