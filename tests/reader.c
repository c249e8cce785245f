/* Ranges of rows of a feature file, tiles judged and sorted, and what steers a terminal. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/sorter.h"
#include "cli/tile.h"
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
    struct bg_reader *r = bg_reader_open(path, NULL, &fault);
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

/* Rows of 3 columns in 4: the fourth is not theirs. */
Test(reader, rows_that_are_left_out)
{
    const float inf = HUGE_VALF,
                f32[][4] = { { 1, 2, 3, inf },           { 0, 0, 0, 1 },
                             { 0, -0.0f, 1e-45f, 0 },    { 1, 2, -inf, 0 },
                             { 3e38f, 3e38f, 3e38f, 0 }, { nanf(""), 2, 3, 0 } };
    double f64[6][4], weight[6];
    static const double want[] = { 1, 0, 1, 0, 1, 0 };
    static const char *const ill[] = { "zero", "zero",           "zero", "infinite in column 3",
                                       "zero", "NaN in column 1" };
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 4; ++j)
            f64[i][j] = (double)f32[i][j] * (i == 2 ? 0x1p-925 : i == 4 ? 0x1p895 : 1);
    const struct bg_tile tile[] = { { .rows = 6, .ld = 4, .f32 = f32[0] },
                                    { .rows = 6, .ld = 4, .f64 = f64[0] } };
    for (int k = 0; k < 2; ++k) {
        size_t first = 99;
        cr_expect(tile_judge(&tile[k], 3, NULL, weight, &first) == 3 && first == 1, "%d: %zu",
                  k, first);
        cr_expect(memcmp(weight, want, sizeof want) == 0, "%d", k);
        const double given[6] = { 1, 0, 1, 1, 1, 1 }; /* row 1 is not there: 2 are bad */
        double usable[6];
        cr_expect(tile_judge(&tile[k], 3, given, usable, &first) == 2 && usable[1] == 1, "%d",
                  k);
        for (size_t i = 0; i < 6; ++i) {
            char text[40];
            tile_name_ill(&tile[k], i, 3, text, sizeof text);
            cr_expect(want[i] == 1 || strcmp(text, ill[i]) == 0, "%d: row %zu: %s", k, i, text);
        }
    }
}

/* Class after class, chunk after chunk, with its rows in their order, less what is left out: those
 * of a tile, and those of two. */
Test(reader, sorter)
{
    enum { CLASSES = 300, ROWS = 8 }; /* so many that two chunks wait */
    static const size_t class_of[2 * CHUNK_ROWS] = { 2, 0, 2, 3, 0, 2, 1, 2 };
    static size_t twice[2 * CHUNK_ROWS];
    static const double weight[ROWS] = { 0, 1, 2, 1, 4, 5, 0, 7 };
    static const struct {
        size_t second; /* where the second tile begins, 0: none */
        const char *unweighted, *weighted;
    } want[] = { { 0, "20257 014 33 16", "2257 014 33" },
                 { ROWS, "202570257 01414 333 166", "2257257 01414 333" },
                 { CHUNK_ROWS, "20257 20257 014 014 33 33 16 16", "2257 2257 014 014 33 33" } };
    double x[ROWS][3];
    struct sorter s;
    for (int i = 0; i < ROWS; ++i)
        x[i][0] = x[i][1] = i;
    const struct rows of = {
        .p = 2, .labels = { .rows = 2 * CHUNK_ROWS, .classes = CLASSES, .class_of = twice }
    };
    cr_assert(sorter_begin(&s, &of));
    for (int k = 0; k < 12; ++k) { /* one after the other, twice */
        const size_t second = want[k / 2 % 3].second;
        const struct bg_tile tile = { .rows = ROWS, .ld = 3, .f64 = x[0] };
        struct part all = { ALL_CLASSES, 0, tile, k % 2 ? weight : NULL, 0 }, part;
        char got[100] = "", *at = got;
        memcpy(twice, class_of, sizeof twice);
        memcpy(twice + second, class_of, ROWS * sizeof *twice);
        cr_assert(sorter_take(&s, &all));
        all.row = second;
        cr_assert(second == 0 || sorter_take(&s, &all));
        while (sorter_next(&s, &part) == 1) {
            const struct bg_tile *rows = &part.tile;
            cr_assert(rows->ld == 2 && rows->f32 == NULL && rows->rows > 0);
            cr_expect((part.weight != NULL) == (k % 2 != 0));
            cr_expect(part.row % ROWS == (size_t)rows->f64[0]);
            if (at > got)
                *at++ = ' ';
            *at++ = (char)('0' + part.class);
            for (size_t n = 0; n < rows->rows; ++n) {
                const double number = rows->f64[n * rows->ld + 1];
                *at++ = (char)('0' + (int)number);
                cr_expect(part.weight == NULL || part.weight[n] == weight[(int)number]);
            }
        }
        *at = '\0';
        const char *const expected =
            k % 2 ? want[k / 2 % 3].weighted : want[k / 2 % 3].unweighted;
        cr_expect(strcmp(got, expected) == 0, "%d: %s, not %s", k, got, expected);
    }
    sorter_end(&s);
}

/* Rows less a centre, from either type; what is not finite stays so. */
Test(reader, subtract)
{
    const float f32[] = { 1, 2, 9, 4, INFINITY, 9 };
    const double f64[] = { 1, 2, 9, 4, HUGE_VAL, 9 }, center[] = { 0.25, -1 };
    const struct bg_tile tile[] = { { .rows = 2, .ld = 3, .f32 = f32 },
                                    { .rows = 2, .ld = 3, .f64 = f64 } };
    for (int k = 0; k < 2; ++k) {
        double x[4];
        struct bg_tile t;
        tile_subtract(&tile[k], 2, center, x, &t);
        cr_expect(t.rows == 2 && t.ld == 2 && t.f32 == NULL && t.f64 == x);
        cr_expect(x[0] == 0.75 && x[1] == 3 && x[2] == 3.75 && x[3] == HUGE_VAL);
    }
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
