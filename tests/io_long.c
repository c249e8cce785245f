/* Files that no tile and no buffer holds whole. */
#include <stdint.h>
#include <stdio.h>
#include <zlib.h>

#include "io_file.h"

/* 5000 x (3, 7), big-endian doubles, first index fastest: many tiles, runs and column blocks. */
Test(io_long, fortran_order_tiles)
{
    enum { N = 5000, A = 3, B = 7 };
    unsigned char *b = malloc((size_t)N * A * B * 8), *at = b;
    for (int k = 0; k < B; ++k)
        for (int j = 0; j < A; ++j)
            for (int i = 0; i < N; ++i) {
                const double v = i * 100.0 + j * 10 + k;
                uint64_t bits;
                memcpy(&bits, &v, 8);
                for (int s = 56; s >= 0; s -= 8)
                    *at++ = (unsigned char)(bits >> s & 255);
            }
    char *name = npy_of("{'descr':'>f8','fortran_order':True,'shape':(5000,3,7)}", b,
                        (size_t)N * A * B * 8);
    size_t rows, cols, wrong = 0;
    double *x = all_rows(name, &rows, &cols);
    cr_assert(rows == N && cols == A * B);
    for (int i = 0; i < N; ++i)
        for (int j = 0; j < A; ++j)
            for (int k = 0; k < B; ++k)
                wrong += x[(i * A + j) * B + k] != i * 100.0 + j * 10 + k;
    cr_expect(wrong == 0, "%zu wrong", wrong);
    free(x);
    free(b);
    discard(name);
}

/* A row longer than every buffer, in plain text and in gzip. */
Test(io_long, long_lines)
{
    enum { P = 100000 };
    char *text = malloc(P * 12 * 2), *at = text;
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < P; ++j)
            at += sprintf(at, "%d%s", i + j, j < P - 1 ? "," : "\n");
    char *name = file_of(text, (size_t)(at - text));
    char packed[] = "/tmp/burgi-io-XXXXXX";
    gzFile z = gzdopen(mkstemp(packed), "wb");
    gzwrite(z, text, (unsigned)(at - text));
    gzclose(z);
    for (int k = 0; k < 2; ++k) {
        size_t rows, cols;
        double *x = all_rows(k ? packed : name, &rows, &cols);
        cr_assert(rows == 2 && cols == P);
        for (int j = 0; j < P; ++j)
            cr_assert(x[j] == j && x[P + j] == j + 1);
        free(x);
    }
    unlink(packed);
    free(text);
    discard(name);
}

/* The bytes as a gzip file, removed by discard(). */
static char *packed(const void *bytes, size_t n)
{
    char *name = file_of("", 0);
    gzFile z = gzopen(name, "wb");
    cr_assert(gzwrite(z, bytes, (unsigned)n) == (int)n && gzclose(z) == Z_OK);
    return name;
}

enum { ROWS = 10000, COLS = 5 }; /* more than two tiles of every way of reading */

static double element(size_t i, size_t j)
{
    return (double)(i * 3 % 20011 + 1) - 3000.0 * (double)j;
}

static void expect_rows(const char *how, char *name)
{
    size_t rows, cols, wrong = 0;
    double *x = all_rows(name, &rows, &cols);
    cr_assert(rows == ROWS && cols == COLS, "%s: %zu x %zu", how, rows, cols);
    for (size_t i = 0; i < rows; ++i)
        for (size_t j = 0; j < cols; ++j)
            wrong += x[i * cols + j] != element(i, j);
    cr_expect(wrong == 0, "%s: %zu wrong", how, wrong);
    free(x);
    discard(name);
}

static unsigned char *put_float(unsigned char *at, double x)
{
    const float v = (float)x;
    memcpy(at, &v, sizeof v);
    return at + sizeof v;
}

static unsigned char *put_big_int(unsigned char *at, double x)
{
    const uint32_t bits = (uint32_t)(int32_t)x;
    for (int s = 24; s >= 0; s -= 8)
        *at++ = (unsigned char)(bits >> s & 255);
    return at;
}

static unsigned char *put_text(unsigned char *at, double x)
{
    return at + sprintf((char *)at, "%g ", x);
}

/* Mapped where they are, mapped and converted, and text; and gzip of each. */
Test(io_long, tiles_after_the_first)
{
    static const struct {
        const char *how, *dictionary;
        unsigned char *(*put)(unsigned char *at, double x);
    } way[] = {
        { "float", "{'descr':'=f4','fortran_order':False,'shape':(10000,5)}  ", put_float },
        { "int", "{'descr':'>i4','fortran_order':False,'shape':(10000,5)}  ", put_big_int },
        { "text", NULL, put_text },
    };
    unsigned char *b = malloc(100 + ROWS * COLS * 10);
    for (size_t k = 0; k < sizeof way / sizeof *way; ++k) {
        unsigned char *at = b;
        if (way[k].dictionary != NULL)
            at += npy_head(way[k].dictionary, b);
        for (size_t i = 0; i < ROWS; ++i) {
            for (size_t j = 0; j < COLS; ++j)
                at = way[k].put(at, element(i, j));
            if (way[k].dictionary == NULL)
                at[-1] = '\n';
        }
        const size_t n = (size_t)(at - b);
        expect_rows(way[k].how, file_of(b, n));
        expect_rows(way[k].how, packed(b, n));
    }
    free(b);
}
