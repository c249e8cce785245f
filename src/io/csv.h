/* Rows of numbers from text: tab, ';', ',' or spaces between cells, with a header or not. */
#ifndef BURGI_IO_CSV_H
#define BURGI_IO_CSV_H

#include "cells.h"

struct bg_csv {
    struct bg_stream *s;
    struct bg_cells cells;
    size_t cols;
    char delimiter;
    bool waiting;   /* the first row has been read ahead into cells */
    char note[160]; /* what is odd about the file, or "" */
};

/* Reads up to the first row, which tells the number of columns. */
bool bg_csv_begin(struct bg_csv *csv, struct bg_stream *s, struct bg_fault *fault);
void bg_csv_end(struct bg_csv *csv);

/* Takes a row: 1, 0 at the end, -1 for a fault. */
int bg_csv_row(struct bg_csv *csv, double *row, struct bg_fault *fault);

#endif
