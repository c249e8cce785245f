/* reading FILE THREADS: seconds to read a feature file as burgi's commands do, and no more: of each cache
 * line of its rows a number is added up, so that none stays unread, mapped ones neither.  For
 * bench/reading.py. */
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "io/reader.h"

static double sum_of(const struct bg_tile *t, size_t cols, bool sparse)
{
    enum { FLOATS = 16, DOUBLES = 8 };
    double sum = 0.0;

    if (sparse)
        for (size_t k = t->start[0]; k < t->start[t->rows]; k += DOUBLES)
            sum += t->value[k];
    for (size_t i = 0; !sparse && i < t->rows; ++i)
        for (size_t j = 0; j < cols; j += t->f32 != NULL ? FLOATS : DOUBLES)
            sum += t->f32 != NULL ? (double)t->f32[i * t->ld + j] : t->f64[i * t->ld + j];
    return sum;
}

int main(int n, char **argument)
{
    struct bg_fault fault = { "" };
    struct bg_input in = { .threads = n == 3 ? strtoul(argument[2], NULL, 10) : 0 };
    struct bg_tile tile;
    double sum = 0.0;
    int got;

    if (in.threads == 0)
        return fputs("reading: expected FILE THREADS\n", stderr), 2;
    const double start = clock_ns();
    struct bg_reader *const r = bg_reader_open(argument[1], &in, &fault);
    if (r == NULL)
        return fprintf(stderr, "reading: %s: %s\n", argument[1], fault.text), 1;
    while ((got = bg_reader_next(r, &tile, &fault)) == 1)
        sum += sum_of(&tile, bg_reader_cols(r), bg_reader_is_sparse(r));
    bg_reader_close(r);
    if (got < 0)
        return fprintf(stderr, "reading: %s: %s\n", argument[1], fault.text), 1;
    printf("%.4f s, sum of some %.17g\n", 1e-9 * (clock_ns() - start), sum);
    return 0;
}
