/* Rows of numbers from text: tab, ';', ',' or spaces between cells, with a header or not. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "cells.h"
#include "format.h"

/* What the reader of a text keeps. */
struct csv {
    struct bg_stream *s;
    struct bg_cells cells;
    size_t cols; /* 0 before the first row */
    char delimiter;
    bool waiting; /* the first row has been read ahead into cells */
};

static unsigned long long number(const struct csv *csv)
{
    return (unsigned long long)bg_stream_line_number(csv->s);
}

/* The next line, split.  Blank lines are fine at the end of the file only; comments (the
 * header of np.savetxt is one) before the first row only. */
static int next_line(struct csv *csv, struct bg_fault *fault)
{
    unsigned long long blank = 0;
    char *line;
    int got;

    while ((got = bg_text_line(csv->s, &line, fault)) == 1) {
        if (csv->cols == 0 && line[0] == '#')
            continue;
        if (!bg_is_blank(line))
            break;
        if (blank == 0)
            blank = number(csv);
    }
    if (got <= 0)
        return got;
    if (blank > 0)
        return bg_fault(fault, "line %llu: empty, with rows after it; expected numbers", blank),
               -1;
    if (csv->cols == 0)
        csv->delimiter = bg_delimiter(line);
    return bg_cells_split(&csv->cells, line, csv->delimiter, csv->s, fault) ? 1 : -1;
}

/* How many cells of the line are numbers; *other is the first that is not. */
static size_t count_numbers(const struct csv *csv, size_t *other)
{
    size_t n = 0;
    double x;

    *other = csv->cells.n;
    for (size_t k = 0; k < csv->cells.n; ++k)
        if (bg_is_number(csv->cells.cell[k], &x))
            ++n;
        else if (*other == csv->cells.n)
            *other = k;
    return n;
}

/* Pandas' default column names are 0, 1, 2, ...; its index column has no name. */
static void look_at_first(struct bg_reader *r, const struct csv *csv, bool header)
{
    size_t k = 0;
    double x;

    while (k < csv->cells.n && bg_is_number(csv->cells.cell[k], &x) && x == (double)k)
        ++k;
    if (!header && k == csv->cells.n && k > 2)
        snprintf(r->note, sizeof r->note,
                 "line %llu reads 0, 1, 2, ... and is taken for a row: if it is a header, "
                 "remove it",
                 number(csv));
    if (header && csv->cells.cell[0][0] == '\0')
        snprintf(r->note, sizeof r->note,
                 "line %llu: the first column has no name and is taken for a feature: if it "
                 "numbers the rows, remove it",
                 number(csv));
}

/* Reads up to the first row, which tells the number of columns. */
static bool read_first(struct bg_reader *r, struct csv *csv, struct bg_fault *fault)
{
    const int got = next_line(csv, fault);
    if (got < 0)
        return false;
    if (got == 0)
        return bg_fault(fault, "line %llu: the file ends; expected a row of numbers",
                        number(csv) + 1);

    size_t other;
    const size_t numbers = count_numbers(csv, &other);
    csv->cols = csv->cells.n;
    look_at_first(r, csv, numbers == 0);
    csv->waiting = numbers == csv->cols;
    if (numbers > 0 && !csv->waiting)
        return bg_fault(fault,
                        "line %llu, cell %zu: '%.40s'; expected a number, as other cells of "
                        "this line are (or only names, for a header)",
                        number(csv), other + 1, csv->cells.cell[other]);
    if (csv->cols < 2)
        return bg_fault(fault,
                        "line %llu: a single cell; expected at least 2, with tabs, ';', ',' "
                        "or spaces between them",
                        number(csv));
    return true;
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    struct csv *csv = r->own = calloc(1, sizeof *csv);
    if (csv == NULL)
        return bg_fault_memory(fault);
    csv->s = r->s;
    if (!read_first(r, csv, fault))
        return false;
    r->rows = SIZE_MAX;
    r->cols = csv->cols;
    r->wide = true;
    return true;
}

static void end(struct bg_reader *r)
{
    struct csv *csv = r->own;
    if (csv != NULL)
        bg_cells_free(&csv->cells);
    free(csv);
}

/* Takes a row: 1, 0 at the end, -1 for a fault. */
static int take_row(struct csv *csv, double *row, struct bg_fault *fault)
{
    if (!csv->waiting) {
        const int got = next_line(csv, fault);
        if (got <= 0)
            return got;
    }
    csv->waiting = false;
    if (csv->cells.n != csv->cols)
        return bg_fault(fault, "line %llu: %zu cells; expected %zu, as before", number(csv),
                        csv->cells.n, csv->cols),
               -1;
    for (size_t k = 0; k < csv->cols; ++k)
        if (!bg_is_number(csv->cells.cell[k], &row[k]))
            return bg_fault(fault, "line %llu, cell %zu: '%.40s'; expected a number",
                            number(csv), k + 1, csv->cells.cell[k]),
                   -1;
    return 1;
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    double *x = r->tile;
    size_t taken = 0;
    int got = 1;

    while (taken < n && (got = take_row(r->own, x + taken * r->cols, fault)) == 1)
        ++taken;
    if (got < 0)
        return -1;
    if (taken == 0 && r->at == 0)
        return bg_fault(fault, "line %llu: the file ends after its header; expected a row",
                        number(r->own) + 1),
               -1;
    *tile = bg_tile_at(r, taken, x);
    return taken > 0;
}

const struct bg_format bg_csv = { .name = "csv", .begin = begin, .take = take, .end = end };
