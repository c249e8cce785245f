#include "column.h"

#include "cells.h"
#include "format.h"
#include "utf8.h"

/* Nothing is said about such a file. */
static const struct bg_input as_it_is;

static bool read_elements(struct bg_stream *s, const struct bg_array *a, size_t rows,
                          const struct bg_column *c, struct bg_fault *fault)
{
    unsigned char element[8];

    for (size_t i = 0; i < rows; ++i) {
        const uint64_t at = bg_stream_offset(s);
        const ptrdiff_t got = bg_stream_read(s, element, a->size, fault);
        if (got < 0)
            return false;
        if ((size_t)got < a->size)
            return bg_fault(fault, "offset %llu: the file ends; expected %zu %ss, found %zu",
                            (unsigned long long)at, rows, c->noun, i);
        if (!c->element(c->to, a, element, at, fault))
            return false;
    }
    return bg_array_end(a, s, fault);
}

static bool read_array(struct bg_stream *s, const struct bg_format *format,
                       const struct bg_column *c, struct bg_fault *fault)
{
    struct bg_array a;
    char name[200];
    size_t rows, cols;

    if (!format->header(s, &as_it_is, &a, fault))
        return false;
    if ((bg_array_is_float(&a) && !c->floats) || a.dims == 0)
        return bg_fault(fault, "offset %llu: %s; expected %s for each row",
                        (unsigned long long)a.start, bg_array_name(&a, name, sizeof name),
                        c->expected);
    if (!bg_array_shape(&a, s, &rows, &cols, fault))
        return false;
    if (cols != 1)
        return bg_fault(fault, "offset %llu: %s; expected one %s for each row",
                        (unsigned long long)a.start, bg_array_name(&a, name, sizeof name),
                        c->noun);
    return read_elements(s, &a, rows, c, fault);
}

/* The cell that is all of a line; quotes and the spaces around it are no part of it. */
static const char *cell_of(struct bg_stream *s, char *line, struct bg_cells *cells,
                           const struct bg_column *c, struct bg_fault *fault)
{
    const unsigned long long number = (unsigned long long)bg_stream_line_number(s);
    const char found = bg_delimiter(line);

    if (!bg_cells_split(cells, line, found == ' ' ? '\t' : found, number, fault))
        return NULL;
    if (cells->n != 1)
        bg_fault(fault,
                 "line %llu: %zu cells; expected one %s, in quotes if '%c' belongs to it",
                 number, cells->n, c->noun, found);
    else if (!bg_is_utf8(cells->cell[0]))
        bg_fault(fault, "line %llu: expected a %s in UTF-8", number, c->noun);
    else
        return cells->cell[0];
    return NULL;
}

static bool read_lines(struct bg_stream *s, const struct bg_column *c, struct bg_cells *cells,
                       struct bg_fault *fault)
{
    unsigned long long blank = 0;
    char *line;
    int got;

    while ((got = bg_text_line(s, &line, fault)) == 1) {
        const uint64_t number = bg_stream_line_number(s);
        if (bg_is_blank(line)) {
            if (blank == 0)
                blank = (unsigned long long)number;
            continue;
        }
        if (blank > 0)
            return bg_fault(fault, "line %llu: empty; expected a %s", blank, c->noun);
        const char *text = cell_of(s, line, cells, c, fault);
        if (text == NULL || !c->cell(c->to, text, number, fault))
            return false;
    }
    return got == 0;
}

bool bg_column_read(const char *path, const struct bg_column *c, bool *text,
                    struct bg_fault *fault)
{
    struct bg_cells cells = { NULL, 0, 0 };
    struct bg_stream *s = bg_stream_open(path, fault);
    const struct bg_format *format = s != NULL ? bg_format_of(s, path, &as_it_is, fault) : NULL;
    bool ok = false;

    if (format != NULL && (*text = format == &bg_csv))
        ok = read_lines(s, c, &cells, fault);
    else if (format != NULL && format->header != NULL)
        ok = bg_format_enter(format, &s, &as_it_is, fault) && read_array(s, format, c, fault);
    else if (format != NULL)
        bg_fault(fault, "offset 0: %s; expected one %s for each row in .npy, IDX or csv",
                 format->name, c->noun);
    bg_cells_free(&cells);
    bg_stream_close(s);
    return ok;
}
