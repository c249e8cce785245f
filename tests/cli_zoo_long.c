#include <string.h>

#include "cli_zoo.h"

/* 10000 rows of 5, in tiles of 4096: multiples of one of seven directions, which is the label.
 * Rows 9001 and 9501 are zero. */
enum { ROWS = 10000, COLS = 5, CLASSES = 7 };

static int class_of(int i)
{
    return (i * i % 1009 + i / 4096) % CLASSES;
}

static double element(int i, int j)
{
    static const double direction[CLASSES][COLS] = { { 1, 2, 3, 4, 5 },  { 5, 1, 0, 2, 2 },
                                                     { 3, 3, 1, 1, 0 },  { 0, 0, 7, 1, 1 },
                                                     { 2, 0, 2, 0, 9 },  { 4, 4, 4, 1, 0 },
                                                     { 1, -5, 2, -3, 1 } };
    return i == 9000 || i == 9500 ? 0.0 : (1 + i % 5) * direction[class_of(i)][j];
}

static void elements(FILE *f, char kind, int size, bool big, bool fortran)
{
    for (int k = 0; k < ROWS * COLS; ++k)
        zoo_element(f, kind, size, big,
                    fortran ? element(k % ROWS, k / ROWS) : element(k / COLS, k % COLS));
    zoo_close(f);
}

static void npy(const char *name, const char *descr, bool fortran)
{
    char dictionary[120];
    FILE *f = zoo_open(name);
    snprintf(dictionary, sizeof dictionary,
             "{'descr': '%s', 'fortran_order': %s, 'shape': (10000, 5), }", descr,
             fortran ? "True" : "False");
    /* The elements lie at 128, so that they can be used where they are mapped. */
    char padded[160];
    snprintf(padded, sizeof padded, "%-117s", dictionary);
    zoo_npy_header(f, 1, padded);
    elements(f, descr[1], descr[2] - '0', descr[0] == '>', fortran);
    puts(name);
}

static void texts(void)
{
    FILE *rows = zoo_open("rows.csv"), *labels = zoo_open("labels.csv");
    for (int i = 0; i < ROWS; ++i) {
        for (int j = 0; j < COLS; ++j)
            fprintf(rows, "%g%c", element(i, j), j < COLS - 1 ? ',' : '\n');
        fprintf(labels, "%d\n", class_of(i));
    }
    zoo_close(rows);
    zoo_close(labels);
    puts("rows.csv");
}

void zoo_long(void)
{
    npy("f4.npy", "<f4", false);
    npy("f8.npy", "<f8", false);
    npy("i2.npy", ">i2", false);
    npy("fortran.npy", "<f4", true);
    FILE *f = zoo_open("i1.idx");
    fwrite("\0\0\x09\2\0\0\x27\x10\0\0\0\5", 1, 12, f);
    elements(f, 'i', 1, true, false);
    puts("i1.idx");
    texts();
}
