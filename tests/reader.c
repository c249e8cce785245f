/* Ranges of rows of a feature file, and what steers a terminal. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/reader.h"
#include "io/utf8.h"

enum { N = 10000, P = 5 };

/* Element j of row i. */
static float element(size_t i, size_t j)
{
    return (float)(i * P + j);
}

/* A file with N rows of P elements: an array, first index fastest or not, or text. */
static void write_rows(const char *path, const char *order)
{
    FILE *f = fopen(path, "wb");
    cr_assert(f != NULL);
    if (order != NULL)
        fprintf(f, "\x93NUMPY%c%c%c%c{'descr':'=f4','fortran_order':%-5s,'shape':(10000,5)}\n",
                1, 0, 56, 0, order);
    for (size_t k = 0; k < (size_t)N * P; ++k) {
        const int fortran = order != NULL && strcmp(order, "True") == 0;
        const float x = fortran ? element(k % N, k / N) : element(k / P, k % P);
        if (order != NULL)
            fwrite(&x, sizeof x, 1, f);
        else
            fprintf(f, "%g%c", (double)x, k % P == P - 1 ? '\n' : ',');
    }
    cr_assert(fclose(f) == 0);
}

static double at(const struct bg_tile *t, size_t i, size_t j)
{
    return t->f32 != NULL ? (double)t->f32[i * t->ld + j] : t->f64[i * t->ld + j];
}

/* Whether what the reader gives from here on are the rows first .. end - 1. */
static bool gives(struct bg_reader *r, size_t first, size_t end)
{
    struct bg_fault fault;
    struct bg_tile t;
    int got;

    while ((got = bg_reader_next(r, &t, &fault)) == 1)
        for (size_t i = 0; i < t.rows; ++i, ++first)
            for (size_t j = 0; j < P; ++j)
                if (at(&t, i, j) != (double)element(first, j))
                    return false;
    return got == 0 && first == end;
}

static struct bg_reader *reader_of(const char *path)
{
    struct bg_fault fault;
    struct bg_reader *r = bg_reader_open(path, &fault);
    cr_assert(r != NULL, "%s", fault.text);
    return r;
}

/* In any order, across tiles, again, none and all. */
Test(reader, ranges)
{
    static const size_t range[][2] = { { 9000, 1000 }, { 0, 1 },   { 4095, 2 }, { 4000, 5000 },
                                       { 4000, 5000 }, { N, 0 },   { 17, 0 },   { 0, N },
                                       { 9999, 1 },    { 0, 4096 } };
    static const char *const order[] = { "False", "True" };
    char path[] = "/tmp/burgi-reader-XXXXXX";
    close(mkstemp(path));
    for (int k = 0; k < 2; ++k) {
        struct bg_fault fault;
        write_rows(path, order[k]);
        struct bg_reader *r = reader_of(path);
        for (size_t c = 0; c < sizeof range / sizeof *range; ++c) {
            cr_assert(bg_reader_range(r, range[c][0], range[c][1], &fault), "%s", fault.text);
            cr_expect(gives(r, range[c][0], range[c][0] + range[c][1]), "%s: %zu, %zu",
                      order[k], range[c][0], range[c][1]);
        }
        cr_expect(!bg_reader_range(r, 1, N, &fault));
        cr_expect(strstr(fault.text,
                         "10000 rows from row 2 on: the file has 10000; expected") != NULL,
                  "%s", fault.text);
        cr_expect(!bg_reader_range(r, N + 1, 0, &fault));
        cr_expect(!bg_reader_range(r, 1, SIZE_MAX, &fault));
        bg_reader_close(r);
        r = reader_of(path);
        cr_expect(gives(r, 0, N));
        bg_reader_close(r);
    }
    unlink(path);
}

/* Text comes in its order only, and a refusal does not disturb it. */
Test(reader, no_ranges)
{
    struct bg_fault fault;
    char path[] = "/tmp/burgi-reader-XXXXXX";
    close(mkstemp(path));
    write_rows(path, NULL);
    struct bg_reader *r = reader_of(path);
    cr_expect(!bg_reader_range(r, 0, 1, &fault));
    cr_expect(strstr(fault.text, "1 rows from row 1 on: those of a csv file come") != NULL,
              "%s", fault.text);
    cr_expect(gives(r, 0, N));
    bg_reader_close(r);
    unlink(path);
}

Test(reader, controls)
{
    static const char *const steer[] = { "\1",   "\t",       "\n",       "\33",     "\37",
                                         "\177", "\xc2\x80", "\xc2\x9b", "\xc2\x9f" };
    static const char *const plain[] = { " ",        "~",        "\xc2\xa0",
                                         "\xc3\x9b", "\xc3\xa9", "\xe2\x82\xac" };
    for (size_t k = 0; k < sizeof steer / sizeof *steer; ++k)
        cr_expect(bg_is_control(steer[k]), "%zu", k);
    for (size_t k = 0; k < sizeof plain / sizeof *plain; ++k)
        cr_expect(!bg_is_control(plain[k]), "%s", plain[k]);
}
