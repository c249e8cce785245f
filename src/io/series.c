#include "series.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"

/* Which of the columns that the reader gives; text has left out the others. */
static bool choose(struct bg_series *s, const struct bg_input *in, struct bg_fault *fault)
{
    const size_t cols = bg_reader_cols(s->reader);
    const bool text = (s->reader->format->takes & BG_TAKES_COLUMNS) != 0;
    char *end;

    s->column = 0;
    if (text && cols == 1)
        return true;
    if (in->column == NULL)
        return cols == 1 || bg_fault(fault, "row 1: %zu columns; expected one, or --column %s",
                                     cols, text ? "NAME|N" : "N, from 1 on");
    const unsigned long long k = strtoull(in->column, &end, 10);
    if (in->column[strspn(in->column, "0123456789")] != '\0' || k < 1 || k > cols)
        return bg_fault(fault, "row 1: --column %.60s; expected a number from 1 to %zu",
                        in->column, cols);
    s->column = (size_t)k - 1;
    return true;
}

bool bg_series_open(struct bg_series *s, const char *path, const struct bg_input *in,
                    struct bg_fault *fault)
{
    struct bg_input one = *in;
    one.single = true;
    *s = (struct bg_series){ .reader = bg_reader_open(path, &one, fault) };
    if (s->reader == NULL)
        return false;
    if (bg_reader_is_sparse(s->reader)
            ? bg_fault(fault, "row 1: sparse rows; expected an array or a table")
            : choose(s, in, fault))
        return true;
    bg_series_close(s);
    return false;
}

void bg_series_close(struct bg_series *s)
{
    bg_reader_close(s->reader);
    free(s->x);
    *s = (struct bg_series){ .reader = NULL };
}

static double at(const struct bg_tile *t, size_t i)
{
    return t->f64 != NULL ? t->f64[i] : (double)t->f32[i];
}

ptrdiff_t bg_series_next(struct bg_series *s, const double **x, struct bg_fault *fault)
{
    struct bg_tile t;
    const int got = bg_reader_next(s->reader, &t, fault);

    if (got <= 0)
        return got;
    if (t.rows > s->room) {
        free(s->x);
        s->room = t.rows;
        s->x = bg_allocate(s->room, 1, sizeof *s->x);
        if (s->x == NULL) {
            bg_fault_memory(fault);
            return -1;
        }
    }
    for (size_t i = 0; i < t.rows; ++i)
        s->x[i] = at(&t, i * t.ld + s->column);
    *x = s->x;
    return (ptrdiff_t)t.rows;
}
