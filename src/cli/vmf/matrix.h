/* The rows of all files in memory, for what passes over them many times. */
#ifndef BURGI_CLI_VMF_MATRIX_H
#define BURGI_CLI_VMF_MATRIX_H

#include <burgi/rows.h>

#include "cli/rows.h"

struct matrix {
    struct rows rows;
    float *f32;     /* rows.n x rows.p, where all files are of floats, */
    double *f64;    /* or this */
    double *weight; /* of each row; NULL: 1 each */
    double *center; /* what was subtracted from each row, or NULL */
    size_t n, room; /* rows in them, and that they have room for */
    size_t most; /* so many are given to full, in order, and then forgotten; 0: all are kept */
    void (*full)(void *of, const burgi_rows *rows);
    void *of;
};

/* False, after one line on stderr, where a file can't be read or does not fit the others. */
bool matrix_read(struct matrix *m, const struct sources *from, bool center);

/* All rows in blocks, once more or for the first time: m has most, full and of, and the centre where there is one.
 * What is left after the last whole block is given, too. */
bool matrix_pass(struct matrix *m, const struct sources *from, unsigned pass, unsigned passes);
void matrix_free(struct matrix *m);

burgi_rows matrix_rows(const struct matrix *m);

#endif
