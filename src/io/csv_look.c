/* What in a table speaks for another reading than the one it gets. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "csv.h"

static unsigned long long number(const struct bg_csv_table *t)
{
    return (unsigned long long)bg_stream_line_number(t->s);
}

static bool is_missing(const char *cell)
{
    static const char *const words[] = { "", "na", "n/a", "null", "none", "#n/a", "?", "-" };
    for (size_t k = 0; k < sizeof words / sizeof *words; ++k)
        if (strcasecmp(cell, words[k]) == 0)
            return true;
    return false;
}

/* "1,5". */
static bool is_decimal_comma(const char *cell)
{
    char text[64];
    char *comma;
    double x;

    if (strlen(cell) >= sizeof text)
        return false;
    strcpy(text, cell);
    comma = strchr(text, ',');
    if (comma == NULL)
        return false;
    *comma = '.';
    return bg_is_number(text, &x);
}

/* Names of what is seldom a feature. */
static bool is_telling(const char *name)
{
    static const char *const names[] = { "id",      "ids",        "index",    "idx",
                                         "row",     "rowid",      "rownames", "label",
                                         "labels",  "class",      "classes",  "target",
                                         "targets", "unnamed: 0", "level_0" };
    for (size_t k = 0; k < sizeof names / sizeof *names; ++k)
        if (strcasecmp(name, names[k]) == 0)
            return true;
    return false;
}

/* A header that is no header: missing values, decimal commas. */
static bool doubt_header(struct bg_reader *r, const struct bg_csv_table *t)
{
    size_t missing = 0, commas = 0;
    for (size_t j = 0; j < t->cells.n; ++j) {
        missing += t->cells.cell[j][0] != '\0' && is_missing(t->cells.cell[j]);
        commas += is_decimal_comma(t->cells.cell[j]);
    }
    if (commas > 0)
        snprintf(
            r->note, sizeof r->note,
            "line %llu is taken for a header, and has decimal commas: --decimal=, reads them",
            number(t));
    else if (missing == t->cells.n)
        snprintf(
            r->note, sizeof r->note,
            "line %llu is taken for a header, and may be a row without values: remove it, or "
            "write nan",
            number(t));
    return r->note[0] != '\0';
}

/* Pandas' default column names are 0, 1, 2, ...; its index column has no name. */
void bg_csv_look_at_first(struct bg_reader *r, const struct bg_csv_table *t)
{
    size_t k = 0;
    double x;

    while (k < t->cells.n && bg_csv_number(t, t->cells.cell[k], &x) && x == (double)k)
        ++k;
    if (!t->header && k == t->cells.n && k > 2)
        snprintf(r->note, sizeof r->note,
                 "line %llu reads 0, 1, 2, ... and is taken for a row: if it is a header, "
                 "remove it",
                 number(t));
    if (!t->header || doubt_header(r, t))
        return;
    for (size_t j = 0; j < t->cells.n; ++j) {
        const char *const name = t->cells.cell[j];
        if (t->columns.skip[j] || !(is_telling(name) || (j == 0 && *name == '\0')))
            continue;
        if (*name == '\0')
            snprintf(
                r->note, sizeof r->note,
                "line %llu: the first column has no name and is taken for a feature: if it "
                "numbers the rows, --skip-columns 1 leaves it out",
                number(t));
        else
            snprintf(r->note, sizeof r->note,
                     "line %llu: column %zu, %.20s, is taken for a feature: --skip-columns %zu "
                     "leaves "
                     "it out, --label-column %zu takes it for labels",
                     number(t), j + 1, name, j + 1, j + 1);
        return;
    }
}

void bg_csv_look_at_row(struct bg_csv_table *t, const double *row, size_t n)
{
    if (t->rows == 0) {
        t->first = row[0];
        t->counts = t->whole = t->others_whole = true;
    } else
        t->counts = t->counts && row[0] == t->last + 1.0;
    t->varies = t->varies || row[0] != t->first;
    t->whole = t->whole && row[0] == floor(row[0]);
    for (size_t j = 1; t->others_whole && j < n; ++j)
        t->others_whole = row[j] == floor(row[j]);
    t->last = row[0];
    ++t->rows;
}

void bg_csv_look_at_all(struct bg_reader *r, const struct bg_csv_table *t)
{
    size_t j = 0;
    while (t->columns.skip[j])
        ++j;
    if (r->note[0] != '\0' || !t->whole || t->rows < 3)
        return;
    if (t->counts && (t->rows >= 5 || !t->others_whole))
        snprintf(r->note, sizeof r->note,
                 "column %zu counts the rows, %.0f to %.0f, and is taken for a feature: "
                 "--skip-columns "
                 "%zu leaves it out",
                 j + 1, t->first, t->last, j + 1);
    else if (t->varies && !t->others_whole && t->rows >= 10)
        snprintf(
            r->note, sizeof r->note,
            "column %zu alone holds integers only: if these are labels or ids, --label-column "
            "%zu or --skip-columns %zu takes it from the features",
            j + 1, j + 1, j + 1);
}

const char *bg_csv_cure_cell(const struct bg_csv_table *t, const char *cell)
{
    if (is_decimal_comma(cell) && t->decimal == '.')
        return " (--decimal=, reads decimal commas)";
    if (is_missing(cell))
        return " (nan where there is none: such rows are left out; pandas writes it by "
               "na_rep='nan', R by na='NaN'; --skip-columns leaves a column out)";
    return " (--skip-columns leaves a column out, --label-column takes one for labels)";
}

const char *bg_csv_cure_line(const struct bg_csv_table *t)
{
    const struct bg_cells *const c = &t->cells;
    if (c->n == t->columns.n + 1 && c->cell[c->n - 1][0] == '\0')
        return " (remove the delimiter that ends the line)";
    if (c->n == t->columns.n + 1 && t->header)
        return " (the header lacks a name for one column; R's write.table writes row names so: "
               "row.names=FALSE leaves them out)";
    return "";
}
