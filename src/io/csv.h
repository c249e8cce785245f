/* What the reader of a table keeps, and what is odd about it. */
#ifndef BURGI_IO_CSV_H
#define BURGI_IO_CSV_H

#include "cells.h"
#include "columns.h"
#include "format.h"
#include "lines.h"
#include "words.h"

struct bg_csv_table {
    struct bg_stream *s;
    uint64_t line;          /* the number of the last, from 1 */
    struct bg_lines *lines; /* after the first row, */
    struct bg_plain plain;  /* most of which look so */
    struct bg_cells cells;
    struct bg_columns columns; /* none before the first row */
    char delimiter, decimal;
    bool header;   /* the first line is one; else it is in cells, to be the first row, */
    bool numbered; /* or reads 0, 1, 2, ... */
    bool told;     /* it has shown something */
    size_t filled; /* its cells, less those at the end that are empty */
    struct bg_words labels;

    /* Of the features, over all rows so far: */
    size_t rows;
    struct bg_csv_feature {
        double first, last; /* of the last row: where it counts */
        bool varies;        /* it is not always the same */
        bool counts;        /* it goes up by 1 */
    } * feature;            /* columns->kept of them, */
    size_t *whole, wholes;  /* and those that hold integers only */
};

/* Whether the cell is a number, with the decimal sign of the table. */
bool bg_csv_number(const struct bg_csv_table *t, const char *cell, double *x);

/* What the first line shows: a header that may be a row, columns by the names of labels. */
void bg_csv_look_at_first(struct bg_reader *r, struct bg_csv_table *t);

/* Room for what rows show; false where there is none. */
bool bg_csv_look_begin(struct bg_csv_table *t);
void bg_csv_look_end(struct bg_csv_table *t);

/* Takes note of a row of features; and what all rows so far show. */
void bg_csv_look_at_row(struct bg_csv_table *t, const double *row);
void bg_csv_look_at_rows(struct bg_reader *r, const struct bg_csv_table *t);

/* Words of cells: no value; a truth value; "1,5"; "5 %", "$3" or "1 000", which have digits and no letter; the
 * name of what is seldom a feature. */
bool bg_csv_is_missing(const char *cell);
bool bg_csv_is_truth(const char *cell);
bool bg_csv_is_decimal_comma(const char *cell);
bool bg_csv_is_dressed(const char *cell);
bool bg_csv_is_telling(const struct bg_cells *header, size_t j);

/* What would make cell k a number, or the line one of n cells: " (...)", or "". */
const char *bg_csv_cure_cell(const struct bg_csv_table *t, size_t k);
const char *bg_csv_cure_line(const struct bg_csv_table *t);

#endif
