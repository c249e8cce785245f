/* What in a table speaks for another reading than the one it gets. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"

static unsigned long long number(const struct bg_csv_table *t)
{
    return (unsigned long long)t->line;
}

/* The column, from 1, of feature j. */
static size_t column_of(const struct bg_csv_table *t, size_t j)
{
    size_t k = 0;
    for (; t->columns.skip[k] || j > 0; ++k)
        j -= !t->columns.skip[k];
    return k + 1;
}

/* Whether cells from k on read so many as there are before them, or 0, 1, 2, ...: pandas' names of
 * columns.  As they are written: 0.0 is data. */
static bool counts_from(const struct bg_cells *c, size_t k)
{
    char name[24];
    for (size_t i = 0; k < c->n; ++i, ++k) {
        snprintf(name, sizeof name, "%zu", i);
        if (strcmp(c->cell[k], name) != 0)
            return false;
    }
    return true;
}

/* A header that is no header: missing values, decimal commas, numbers with signs. */
static bool doubt_header(struct bg_reader *r, const struct bg_csv_table *t)
{
    size_t missing = 0, commas = 0, odd = 0, first = SIZE_MAX;

    for (size_t j = 0; j < t->cells.n; ++j) {
        const char *const cell = t->cells.cell[j];
        if (t->columns.skip[j])
            continue;
        commas += bg_csv_is_decimal_comma(cell);
        missing += bg_csv_is_missing(cell);
        if (!bg_csv_is_missing(cell) && (bg_csv_is_dressed(cell) || bg_csv_is_truth(cell))) {
            first = first < j ? first : j;
            ++odd;
        }
    }
    if (commas > 0 && t->decimal == '.')
        snprintf(
            r->note, sizeof r->note,
            "line %llu is taken for a header, and has decimal commas: --decimal=, reads them",
            number(t));
    else if (missing == t->columns.kept)
        snprintf(
            r->note, sizeof r->note,
            "line %llu is taken for a header, and may be a row without values: remove it, or "
            "write nan",
            number(t));
    else if (odd + missing == t->columns.kept)
        snprintf(r->note, sizeof r->note,
                 "line %llu is taken for a header, and may be a row: '%.20s' is not read as a "
                 "number",
                 number(t), t->cells.cell[first]);
    return r->note[0] != '\0';
}

/* Pandas' index column has no name. */
static void look_at_names(struct bg_reader *r, const struct bg_csv_table *t)
{
    for (size_t j = 0; j < t->cells.n; ++j) {
        const char *const name = t->cells.cell[j];
        if (t->columns.skip[j])
            continue;
        if (j == 0 && *name == '\0')
            snprintf(
                r->note, sizeof r->note,
                "line %llu: the first column has no name and is taken for a feature: if it "
                "numbers the rows, --skip-columns 1 leaves it out",
                number(t));
        else if (bg_csv_is_telling(&t->cells, j))
            snprintf(r->note, sizeof r->note,
                     "line %llu: column %zu, %.20s, is taken for a feature: --skip-columns %zu "
                     "leaves it out, --label-column %zu takes it for labels",
                     number(t), j + 1, name, j + 1, j + 1);
        if (r->note[0] != '\0')
            return;
    }
}

static void note_numbered(struct bg_reader *r, unsigned long long line)
{
    snprintf(r->note, sizeof r->note,
             "line %llu reads 0, 1, 2, ... and is taken for a row: if it is a header, "
             "remove it",
             line);
}

/* Two columns named 0 and 1 look like a row: that is left to the rows. */
void bg_csv_look_at_first(struct bg_reader *r, struct bg_csv_table *t)
{
    t->numbered = !t->header && counts_from(&t->cells, 0);
    if (t->numbered && t->cells.n > 2)
        note_numbered(r, number(t));
    if (t->header && !doubt_header(r, t))
        look_at_names(r, t);
    t->told = r->note[0] != '\0';
}

bool bg_csv_look_begin(struct bg_csv_table *t)
{
    t->feature = calloc(t->columns.kept, sizeof *t->feature);
    t->whole = calloc(t->columns.kept, sizeof *t->whole);
    return t->feature != NULL && t->whole != NULL;
}

void bg_csv_look_end(struct bg_csv_table *t)
{
    free(t->feature);
    free(t->whole);
}

/* Only columns that have held integers so far are looked at: soon few of them, or all. */
void bg_csv_look_at_row(struct bg_csv_table *t, const double *row)
{
    size_t left = 0;

    for (; t->rows == 0 && t->wholes < t->columns.kept; ++t->wholes) {
        t->whole[t->wholes] = t->wholes;
        t->feature[t->wholes] =
            (struct bg_csv_feature){ .last = row[t->wholes] - 1.0, .counts = true };
    }
    for (size_t k = 0; k < t->wholes; ++k) {
        const size_t j = t->whole[k];
        struct bg_csv_feature *const f = &t->feature[j];
        if (row[j] != floor(row[j]))
            continue;
        f->varies = f->varies || (t->rows > 0 && row[j] != f->last);
        f->counts = f->counts && row[j] == f->last + 1.0;
        f->last = row[j];
        t->whole[left++] = j;
    }
    t->wholes = left;
    ++t->rows;
}

/* Where few rows hold integers only, some count by chance; infinity and one are infinity. */
static bool note_counting(struct bg_reader *r, const struct bg_csv_table *t, size_t j)
{
    const struct bg_csv_feature *const f = &t->feature[j];
    const bool alone = t->wholes < t->columns.kept;
    const size_t k = column_of(t, j);

    if (!f->counts || !f->varies || t->rows < (alone ? 3 : 5))
        return false;
    snprintf(r->note, sizeof r->note,
             "column %zu counts the rows, %.0f to %.0f, and is taken for a feature: "
             "--skip-columns %zu leaves it out",
             k, f->last - (double)(t->rows - 1), f->last, k);
    return true;
}

/* Integers in the first column or the last, and in no other that varies. */
static void note_integers(struct bg_reader *r, const struct bg_csv_table *t)
{
    const size_t p = t->columns.kept;
    size_t found[2] = { 0, 0 }, n = 0;

    for (size_t k = 0; k < t->wholes; ++k) {
        const size_t j = t->whole[k];
        if (!t->feature[j].varies)
            continue;
        if (n == 2 || (j > 0 && j + 1 < p))
            return;
        found[n++] = column_of(t, j);
    }
    if (n == 0 || t->wholes == p || t->rows < 10)
        return;
    if (n == 1)
        snprintf(
            r->note, sizeof r->note,
            "column %zu alone holds integers only: if these are labels or ids, --label-column "
            "%zu or --skip-columns %zu takes it from the features",
            found[0], found[0], found[0]);
    else
        snprintf(r->note, sizeof r->note,
                 "columns %zu and %zu alone hold integers only: if these are labels or ids, "
                 "--label-column and --skip-columns take them from the features",
                 found[0], found[1]);
}

void bg_csv_look_at_rows(struct bg_reader *r, const struct bg_csv_table *t)
{
    if (t->told)
        return;
    r->note[0] = '\0'; /* which more rows may have disproved */
    if (t->numbered && t->cells.n == 2 && t->wholes == 0 && t->rows > 3) {
        note_numbered(r, 1);
        return;
    }
    for (size_t k = 0; k < t->wholes; ++k) {
        const size_t j = t->whole[k];
        if ((j == 0 || j + 1 == t->columns.kept) && note_counting(r, t, j))
            return;
    }
    note_integers(r, t);
}

/* An empty cell at the end, where the first line has one, too, is no missing value. */
static const char *cure_empty(const struct bg_csv_table *t, size_t k)
{
    if (t->filled > 0 && k >= t->filled)
        return " (a delimiter ends the lines: --skip-columns leaves the empty column out)";
    if (k == 0 && t->rows == 0 && t->cells.n > 2 && counts_from(&t->cells, 1))
        return " (pandas numbers columns and rows so: header=False, index=False leave that "
               "out)";
    return NULL;
}

const char *bg_csv_cure_cell(const struct bg_csv_table *t, size_t k)
{
    const char *const cell = t->cells.cell[k];
    const char *const empty = *cell == '\0' ? cure_empty(t, k) : NULL;

    if (empty != NULL)
        return empty;
    if (bg_csv_is_decimal_comma(cell) && t->decimal == '.')
        return " (--decimal=, reads decimal commas)";
    if (bg_csv_is_missing(cell))
        return " (nan where there is none: such rows are left out; pandas writes it by "
               "na_rep='nan', R by na='NaN'; --skip-columns leaves a column out)";
    if (bg_csv_is_truth(cell))
        return " (1 for true and 0 for false are)";
    if (bg_csv_is_dressed(cell))
        return t->decimal == ',' && strchr(cell, '.') != NULL
                   ? " (--decimal=, reads no points, not between thousands either)"
                   : " (write digits without other signs, --skip-columns leaves a column out)";
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
