/* What the reader of a table keeps, and what is odd about it. */
#ifndef BURGI_IO_CSV_H
#define BURGI_IO_CSV_H

#include "cells.h"
#include "columns.h"
#include "format.h"
#include "words.h"

struct bg_csv_table {
    struct bg_stream *s;
    struct bg_cells cells;
    struct bg_columns columns; /* none before the first row */
    char delimiter, decimal;
    bool waiting; /* the first row has been read ahead into cells */
    bool header;
    struct bg_words labels;

    /* Of the first column of features and of the others, over all rows so far: */
    size_t rows;
    double first, last; /* the first number of the first column, and its last */
    bool counts;        /* it goes up by 1 */
    bool varies;        /* it is not always the same */
    bool whole;         /* it holds integers only, */
    bool others_whole;  /* and the others do */
};

/* Whether the cell is a number, with the decimal sign of the table. */
bool bg_csv_number(const struct bg_csv_table *t, const char *cell, double *x);

/* What the first line shows: a header that may be a row, columns by the names of labels. */
void bg_csv_look_at_first(struct bg_reader *r, const struct bg_csv_table *t);

/* Notes a row of features; and at the end what they show. */
void bg_csv_look_at_row(struct bg_csv_table *t, const double *row, size_t n);
void bg_csv_look_at_all(struct bg_reader *r, const struct bg_csv_table *t);

/* What would make the cell a number, or the line one of n cells: " (...)", or "". */
const char *bg_csv_cure_cell(const struct bg_csv_table *t, const char *cell);
const char *bg_csv_cure_line(const struct bg_csv_table *t);

#endif
