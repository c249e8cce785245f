/* Files of 24 elements (or 6 labels) whose headers announce so many modulo 2^64: shapes that fit
 * the file to a reader that lets a product overflow. */
#include <string.h>

#include "cli_zoo.h"

#define OVERFLOWS "overflows; expected one that fits in memory"

static void element_bytes(FILE *f, size_t n)
{
    for (size_t k = 0; k < n; ++k)
        putc((int)(7 * k % 100 + 1), f);
}

/* As it is, and as gzip. */
static void finish(FILE *f, const char *name, const char *message)
{
    zoo_close(f);
    zoo_gzip(name);
    printf("%s\t%s\n%s.gz\t%s\n", name, message, name, message);
}

/* Elements of one type, descr, with a shape for each product that can overflow. */
static void npy(const char *name, const char *descr, const char *shape, size_t bytes,
                const char *message)
{
    char dictionary[200];
    FILE *f = zoo_open(name);
    snprintf(dictionary, sizeof dictionary,
             "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", descr, shape);
    zoo_npy_header(f, 1, dictionary);
    element_bytes(f, bytes);
    finish(f, name, message);
}

static void idx(const char *name, int type, const double *dim, int dims, size_t bytes)
{
    FILE *f = zoo_open(name);
    fprintf(f, "%c%c%c%c", 0, 0, type, dims);
    for (int k = 0; k < dims; ++k)
        zoo_element(f, 'i', 4, true, dim[k]);
    element_bytes(f, bytes);
    finish(f, name, OVERFLOWS);
}

void zoo_broken_shapes(void)
{
    /* 2^60 + 3 rows of 8; columns 2 (2^63 + 2) = 4; rows times columns 2 (2^63 + 12) = 24;
     * dimensions 2^64 + 4 and 2^64 + 3, the last of which overflows by its last digit. */
    npy("bytes.npy", "<f4", "1152921504606846979, 8", 96, OVERFLOWS);
    npy("columns.npy", "<f4", "6, 9223372036854775810, 2", 96, OVERFLOWS);
    npy("elements.npy", "|u1", "9223372036854775820, 2", 24, OVERFLOWS);
    npy("digit.npy", "<f4", "6, 18446744073709551620", 96, "a dimension that fits in memory");
    npy("last.npy", "<f4", "8, 18446744073709551619", 96, "a dimension that fits in memory");

    /* The products are 4 + 2^64, 24 + 6 2^64 and 24 + 2^62 (of 8 bytes). */
    idx("columns.idx", 0x08, (const double[]){ 6, 769546, 494770, 48448661 }, 4, 24);
    idx("elements.idx", 0x08, (const double[]){ 1539092, 1484310, 48448661 }, 3, 24);
    idx("bytes.idx", 0x0e, (const double[]){ 22809539, 373004, 542038 }, 3, 192);
}

void zoo_broken_label_shapes(void)
{
    /* 3 12297829382473034411 = 1 + 2^65. */
    npy("bytes.npy", "<i8", "2305843009213693958", 48, OVERFLOWS);
    npy("columns.npy", "|u1", "6, 3, 12297829382473034411", 6, OVERFLOWS);
    npy("digit.npy", "|u1", "18446744073709551622", 6, "a dimension that fits in memory");
    idx("columns.idx", 0x08, (const double[]){ 6, 7623851, 1229673, 3935371 }, 4, 6);
}
