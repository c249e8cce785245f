#include "csv.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static unsigned long long number(const struct bg_csv *csv)
{
    return (unsigned long long)bg_stream_line_number(csv->s);
}

/* The next line, split.  Blank lines are fine at the end of the file only; comments (the
 * header of np.savetxt is one) before the first row only. */
static int next_line(struct bg_csv *csv, struct bg_fault *fault)
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
static size_t count_numbers(const struct bg_csv *csv, size_t *other)
{
    size_t n = 0;
    double x;

    *other = csv->cells.n;
    for (size_t k = 0; k < csv->cells.n; ++k)
        if (bg_cell_number(csv->cells.cell[k], &x))
            ++n;
        else if (*other == csv->cells.n)
            *other = k;
    return n;
}

/* Pandas' default column names are 0, 1, 2, ...; its index column has no name. */
static void look_at_first(struct bg_csv *csv, bool header)
{
    size_t k = 0;
    double x;

    while (k < csv->cells.n && bg_cell_number(csv->cells.cell[k], &x) && x == (double)k)
        ++k;
    if (!header && k == csv->cells.n && k > 2)
        snprintf(csv->note, sizeof csv->note,
                 "line %llu reads 0, 1, 2, ... and is taken for a row: if it is a header, "
                 "remove it",
                 number(csv));
    if (header && csv->cells.cell[0][0] == '\0')
        snprintf(csv->note, sizeof csv->note,
                 "line %llu: the first column has no name and is taken for a feature: if it "
                 "numbers the rows, remove it",
                 number(csv));
}

bool bg_csv_begin(struct bg_csv *csv, struct bg_stream *s, struct bg_fault *fault)
{
    *csv = (struct bg_csv){ .s = s };
    int got = next_line(csv, fault);
    if (got < 0)
        return false;
    if (got == 0)
        return bg_fault(fault, "line %llu: the file ends; expected a row of numbers",
                        number(csv) + 1);

    size_t other;
    const size_t numbers = count_numbers(csv, &other);
    csv->cols = csv->cells.n;
    look_at_first(csv, numbers == 0);
    if (numbers == csv->cols) {
        csv->waiting = true;
        return true;
    }
    if (numbers > 0)
        return bg_fault(fault,
                        "line %llu, cell %zu: '%.40s'; expected a number, as other cells of "
                        "this line are (or only names, for a header)",
                        number(csv), other + 1, csv->cells.cell[other]);
    return true;
}

void bg_csv_end(struct bg_csv *csv)
{
    bg_cells_free(&csv->cells);
}

int bg_csv_row(struct bg_csv *csv, double *row, struct bg_fault *fault)
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
        if (!bg_cell_number(csv->cells.cell[k], &row[k]))
            return bg_fault(fault, "line %llu, cell %zu: '%.40s'; expected a number",
                            number(csv), k + 1, csv->cells.cell[k]),
                   -1;
    return 1;
}
